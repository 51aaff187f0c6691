# f-strings: conversions, specs, nesting, self-documenting, quotes inside.
x, y, name, pi = 5, -3, "Ann", 3.14159
d = {"k": "v", 'q"': 1}
print(f"{x}", f"{x}{y}", f"a{x}b{y}c", f"{x!r}{name!r}{name!s}{'é'!a}", f"{{}}{{{x}}}", f"", f"no fields", f'{x}' "plain" f"{y}")
print(f"{x:5}|{x:<5}|{x:^5}|{x:>5}|{x:05}|{x:+}|{x: }|{x:#x}|{x:b}|{pi:.2f}|{pi:10.3e}|{name:>6}|{name:*^9}|{name!r:>8}|{name:.2}")
w, p, fill = 8, 3, "-"
print(f"{pi:{w}.{p}}|{pi:{w}.{p}f}|{name:{fill}^{w}}|{name:{'>'}{w + 2}}|{x:{'0'}{4}d}|{pi:{f'{w}'}.{p}}|{x:{''}}|{name!r:{fill}>{w}}")
print(f"{x=}", f"{x = }", f"{ x= }", f"{x=!r}", f"{name=}", f"{name=!s}", f"{x=:5}|", f"{name=:>6}", f"{pi=:.2f}", f"{x+y=}", f"{ x + y = }", f"{d['k']=}", f"{f'{x}'=}", f"{x=}{y=}", f"{len(name)=}", f"{x==5=}" if 0 else f"{x==5}", f"{x!=5}", f"{x>=5}", f"{(x:=6)}", f"{x=!r:^5}")
print(f"{'a' if x else 'b'}", f"{x if x > 3 else y:>3}", f"{(lambda v: v * 2)(4)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{ {1, 2} }", f"{d['k']}", f"{d["k"]}", f'{d['q"']}', f"{name[0]}{name[1:]!r}", f"{x, y}", f"{*[1, 2], 3}", f"{x,}", f"{not x}", f"{-x}", f"{x**2}", f"{x:=+5}" if 0 else f"{x:^+5}")
print(f"{"nested " + f"{"double " + f"{'triple'}"}"}", f'{f'{f'{x}'}'}', f"{'\n'.join(['a', 'b'])}", f"{'\\'}", f"{'{'}{'}'}", f"{"#"}", f"{'a' 'b'}", f"{f'{{}}'}", f"{'''x'''}")
print(f"""multi
{x}
{
    x
    +
    y   # comment inside
}
{'''inner
lines'''}""", f'''{
x:>5}|{x!r
}''')
print(rf"\n{x}\d", fr"{x}\{y}", Rf"{x!r}", f"\x41\u00e9\N{BULLET}{x}\t|", f"{x}\\{y}", f"\N{LATIN SMALL LETTER A}{{\N{BULLET}}}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
o = F()
print(f"{o}", f"{o:abc}", f"{o!r}", f"{o!s:>5}", f"{o:{x}{y}}", f"{o:{{}}}" if 0 else f"{o:{'{'}x{'}'}}", f"{o=}", f"{o=:z}", f"{o=!s}", f"{o:%H:%M}", f"{o: }", f"{o:!r}", f"{o::}", f"{o:a'b\"c}", f"{o:\n}" == "<\n>", f"{o:{'a' 'b'}}", f"{o:é}")
def g(): return f"{(yield 1)}-{(yield 2)!r}"
it = g(); next(it); it.send("a")
try: it.send("b")
except StopIteration as s: print(s.value)
print(f"{f'{x}' f'{y}'}", "".join(f"{i}{c}" for i, c in enumerate("ab")), f"{max(f'{x}', f'{y}')}", [f"{i:02}" for i in (1, 22)], {f"k{i}": i for i in range(2)}, f"{x}" == "6", f"{'x' * 3:>{w}}", f"{x!s}{x!r}{x!a}", f"{None}{True}{...}{[]}{()}")
print(f"{lambda_}" if (lambda_ := 1) else 0, f"{(lambda: 5)()}", f"{x:{w}}" f"{y:{w}}", len(f"{'a' * 1000}{'b' * 1000}"), f"{x}" * 3, f"{x}".join("ab"), f"{x}"[0], f"%s {x}" % "old", f"{{{x}}}".format(6) if 0 else f"{{x}}".format(x=1), f"{'é日😀'}{'é':>3}{'日':^5}")
def nodoc(): f"not {x} doc"
print(nodoc.__doc__, type(f""), f"{''}" == "", f"{x:}{x!r:}")
