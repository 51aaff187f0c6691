# t-strings: Template and Interpolation objects.
name, n = "World", 5
t = t"Hello {name}!"
print(type(t).__name__, type(t).__module__, t.strings, t.values, repr(t))
i = t.interpolations[0]
print(type(i).__name__, i.value, i.expression, i.conversion, i.format_spec, repr(i), list(t))
print(t"", t"".strings, t"".interpolations, t"plain".strings, list(t"plain"), list(t""), t"{n}".strings, list(t"{n}{name}"), t"{{}}".strings)
t = t"{n!r}{n!s:>5}{n:{name}}{ n + 1 }{n=}{n = }{n=!s}{n=:3}{name[0]}{ {'a': 1}['a'] }{n,}"
for x in t.interpolations: print((x.value, x.expression, x.conversion, x.format_spec), end=" ")
print(t.strings)
a = t"a{1}" t"b{2}c"
b = t"x{n}" + t"y{name}"
print(a.strings, a.values, b.strings, b.values, (t"" + t"").strings, (t"{1}" + t"{2}").strings, (t"a" + t"b").strings)
print(t'{t"{n}"}'.values[0].values, t"{'nested' + f'{n}'}".values, t"""multi
{n}
line""".strings, rt"\n{n}".strings, tr"\d".strings, Rt"{n}\x".strings, t"\x41\N{BULLET}{n}".strings, t'{"q"}'.interpolations[0].expression)
for code in ["t'a' 'b'", "'a' t'b'", "t'a' f'b'", "f'a' t'b'", "t'a' b'b'", "tb''", "bt''", "tu''", "ft''", "tf''", "t'{}'", "t'{a!x}'", "t'{'", "t'}'", "t'{a b}'", "t'{a!}'", "t'{lambda x: 1}'", "t'{a' ", "t'{*a}'", "t'{a:{b}'", "t'{yield}'", "t'{(yield)}'", "del t'{a}'", "t'a' = 1", "t'\\N'", "t'{a", "t'{'''a'''}'", "t'{a:{b:{c}}}'", "t'{a=!r:5}'", "match x:\n case t'a': 0", "match x:\n case {t'a': 1}: 0"]:
    try: compile(code, "f", "exec"); print(code, "ok")
    except SyntaxError as e: print(repr(code), "->", e.msg, e.lineno, e.offset)
Template, Interpolation = type(t), type(i)
m = Template("a", Interpolation(1, "x", "r", "spec"), "b", "c", Interpolation(2), Interpolation(3))
print(m.strings, m.values, m.interpolations, repr(m))
print(Interpolation(5), Interpolation(5, "e"), Interpolation(value=1, expression="x", conversion="s", format_spec=".2"), Interpolation.__match_args__)
for f in (lambda: Template(5), lambda: Template("a", None), lambda: Template(x=1), lambda: Interpolation(), lambda: Interpolation(1, 2), lambda: Interpolation(1, "a", "x"), lambda: Interpolation(1, "a", 5), lambda: Interpolation(1, "a", None, 5), lambda: t"a" + "b", lambda: "b" + t"a", lambda: t"a" + 5, lambda: t"a" % 1, lambda: t"a" * 2, lambda: len(t"a"), lambda: t"a"[0], lambda: setattr(t"a", "strings", ()), lambda: setattr(i, "value", 1), lambda: setattr(i, "nope", 1), lambda: t"{undefined}", lambda: t"{1 / 0}", lambda: t"{n:{1/0}}", lambda: type("S", (Template,), {}), lambda: type("S", (Interpolation,), {}), lambda: t"a" < t"b", lambda: (lambda x: hash(x) == hash(x))(t"a"), lambda: t"a" == t"a", lambda: i == i, lambda: Template[int], lambda: Interpolation[int]):
    try: r = f(); print(r if not isinstance(r, bool) or True else 0)
    except Exception as e: print(type(e).__name__, e)
def html(t):
    out = []
    for part in t:
        match part:
            case str() as s: out.append(s)
            case Interpolation(value, _, conv, spec):
                if conv == "r": value = repr(value)
                out.append(format(value, spec).replace("&", "&amp;").replace("<", "&lt;"))
    return "".join(out)
evil = "<script>&"
print(html(t"<p>{evil}</p>{evil!r}{n:03}{3.14159:.{n - 3}f}"))
def f(t): return "".join(s if isinstance(s, str) else format({"r": repr, "s": str, "a": ascii, None: lambda v: v}[s.conversion](s.value), s.format_spec) for s in t)
print(f(t"{name!r:>10}|{n:+}|{n=}") == f"{name!r:>10}|{n:+}|{n=}")
order = []
def o(x): order.append(x); return x
t"{o(1)}{o(2):{o('s')}}{o(3)!r}"; print(order)
class Raises:
    def __str__(self): raise ValueError
    __repr__ = __format__ = __str__
print(len(t"{Raises()}{Raises():x}".values), "lazy")
it = iter(t"a{1}b"); print(type(it).__name__, next(it), next(it).value, next(it), next(it, "end"))
