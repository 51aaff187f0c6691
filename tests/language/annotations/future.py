# from __future__ import annotations turns them into strings.
from __future__ import annotations
x: int = 1
y: list[undefined] | None
def f(a: int, b: "quoted", c: x + 1 = 5, *d: print(1), e: lambda z: z, **g: {1: 2}) -> (yield_ if 1 else 0): pass
class A:
    attr: Undefined.name["k"][1:2]
    other: (1, 2)
    neg: -x ** 2
    call: f(1, *a, k=2, **b)
    cmp: a < b <= c
    comp: [i for i in range(3) if i]
    fs: f"{x!r:>5}"
    tern: a if b else c
    star: tuple[*Ts]
    boolop: a and b or not c
    st: 'it\'s'
    by: b"x"
    num: 1_000 + 0x10 + 1e10 + 2j
    el: ...
    sl: x[::2, 1:]
    d: {**a, "k": v}
    s: {1, *b}
    lam: lambda a, /, b=1, *c, d, **e: (a, b)
    aw: x @ y // z % w << 1 >> 2 & 3 | 4 ^ 5
    un: ~x + -y - +z
    paren: (a + b) * c
    attrcall: a.b.c().d[0](1)
    gen: (i for i in x)
    dictc: {k: v for k, v in x}
    setc: {k for k in x}
    empty: ()
    one: (1,)
    lst: [1, *b]
    isnt: a is not b not in c
    pw: a ** -b ** c
print(__annotations__, f.__annotations__)
for k, v in A.__annotations__.items(): print(k, "=", v)
