# Fluent builders, __getattr__ chains, context managers as structure, decorators with state, generators as templates.
class Tag:
    void = {"br", "img"}
    def __init__(self, name, *kids, **attrs): self.name, self.kids, self.attrs = name, list(kids), attrs
    def __call__(self, *kids, **attrs): return Tag(self.name, *self.kids, *kids, **self.attrs | attrs)
    def __getattr__(self, cls):
        if cls.startswith("__"): raise AttributeError(cls)
        old = self.attrs.get("class_", "")
        return Tag(self.name, *self.kids, **self.attrs | {"class_": f"{old} {cls.replace('_', '-')}".strip()})
    def __getitem__(self, kids): return self(*(kids if isinstance(kids, tuple) else (kids,)))
    def __add__(self, o): return Tag("", self, o)
    def render(self, depth=0):
        pad = "  " * depth
        attrs = "".join(f' {k.rstrip("_")}' if v is True else f' {k.rstrip("_")}="{v}"' for k, v in self.attrs.items() if v not in (None, False))
        if self.name in self.void: return f"{pad}<{self.name}{attrs}>"
        if not self.name: return "\n".join(k.render(depth) for k in self.kids)
        if not self.kids: return f"{pad}<{self.name}{attrs}></{self.name}>"
        if all(not isinstance(k, Tag) for k in self.kids): return f"{pad}<{self.name}{attrs}>{''.join(str(k).replace('<', '&lt;') for k in self.kids)}</{self.name}>"
        return f"{pad}<{self.name}{attrs}>\n" + "\n".join(k.render(depth + 1) if isinstance(k, Tag) else pad + "  " + str(k) for k in self.kids) + f"\n{pad}</{self.name}>"
    def __str__(self): return self.render()
class H:
    def __getattr__(self, name): return Tag(name)
h = H()
print(h.div.card.big_one(id="x")[h.h1["Title <b>"], h.p["text ", 5, " ", 1.5], h.br, h.ul[tuple(h.li(f"item {i}", class_="odd" if i % 2 else None) for i in range(3))], h.input(disabled=True, value=0)])
print((h.a(href="#")["x"] + h.b["y"]).render())
class Doc:
    def __init__(self): self.lines, self.level = [], 0
    def block(self, title):
        doc = self
        class Block:
            def __enter__(self): doc.lines.append("  " * doc.level + title + " {"); doc.level += 1; return doc
            def __exit__(self, t, v, tb):
                doc.level -= 1; doc.lines.append("  " * doc.level + "}" + (f" // {t.__name__}" if t else ""))
                return t is ValueError
        return Block()
    def __lshift__(self, line): self.lines.append("  " * self.level + str(line)); return self
d = Doc()
with d.block("server"):
    d << "port 80" << "host x"
    for i in range(2):
        with d.block(f"route {i}") as inner:
            inner << f"path /{i}"
            if i: raise ValueError("swallowed by the block")
print("\n".join(d.lines))
class Pipeline:
    def __init__(self, f=lambda x: x): self.f = f
    def __or__(self, g): return Pipeline(lambda x: g(self.f(x)))
    def __ror__(self, x): return self.f(x)
    def __rmatmul__(self, xs): return [self.f(x) for x in xs]
pipe = Pipeline() | str.strip | str.title | (lambda s: s + "!")
print("  hello world " | pipe, [" a ", "b "] @ pipe)
class Expr:
    def __init__(self, text, f): self.text, self.f = text, f
    def __repr__(self): return self.text
    def __call__(self, **env): return self.f(env)
def make(op, fmt):
    def method(self, *o):
        args = [self] + [x if isinstance(x, Expr) else Expr(repr(x), lambda env, x=x: x) for x in o]
        return Expr(fmt.format(*args), lambda env: op(*(a.f(env) for a in args)))
    return method
for name, fmt, op in [("add", "({} + {})", lambda a, b: a + b), ("sub", "({} - {})", lambda a, b: a - b), ("mul", "{} * {}", lambda a, b: a * b), ("pow", "{} ** {}", lambda a, b: a ** b), ("lt", "{} < {}", lambda a, b: a < b), ("neg", "-{}", lambda a: -a), ("getitem", "{}[{}]", lambda a, b: a[b]), ("eq", "{} == {}", lambda a, b: a == b)]:
    setattr(Expr, f"__{name}__", make(op, fmt))
    if name in ("add", "mul", "sub"): setattr(Expr, f"__r{name}__", make(lambda a, b, op=op: op(b, a), fmt.replace("{}", "{1}", 1).replace("{}", "{0}", 1)))
class Vars:
    def __getattr__(self, n): return Expr(n, lambda env: env[n])
v = Vars()
for e in (v.x + 1, 2 * v.x - v.y ** 2, -v.x * (v.y + 3), v.x < v.y, v.items[0] + v.x, 10 - v.x, v.x == 5): print(e, "=", e(x=5, y=7, items=[100]))
class Events:
    def __init__(self): self.handlers = {}
    def on(self, name, priority=0):
        def deco(f): self.handlers.setdefault(name, []).append((-priority, len(self.handlers.get(name, [])), f)); return f
        return deco
    def emit(self, name, *a, **k):
        results = []
        for _, _, f in sorted(self.handlers.get(name, []), key=lambda t: t[:2]):
            r = f(*a, **k)
            if r is StopIteration: break
            results.append(r)
        return results
ev = Events()
@ev.on("greet")
def first(n): return f"hello {n}"
@ev.on("greet", priority=5)
@ev.on("leave")
def second(n): return f"[{n}]"
@ev.on("greet", priority=-1)
def last(n): return StopIteration if n == "stop" else "last"
print(ev.emit("greet", "ann"), ev.emit("greet", "stop"), ev.emit("leave", n="x"), ev.emit("nothing"))
