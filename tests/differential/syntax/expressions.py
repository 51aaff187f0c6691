not a == b
not not a
a < b <= c != d is not e is f not in g in h
a and b or c and not d or e
-a ** -b ** c
a ** b ** c
~-+a
a if b else c if d else e
a if b else lambda: c if d else e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
a @ b
(a)
((a) + (b))
(a).b(c)[d]
(yield)
(yield a, *b)
(yield from a)
(a, b)
(a,)
(*a, b)
(a for a in b)
(a := b for c in d)
1_000 + 0x_ff + 0o17 + 0b1_0 + 1e10 + 1.5j + .5 + 5. + 1E-5 + 0_0 + 00 + 1_0.0_1e1_0 + 0J
0xFFFFFFFFFFFFFFFFFFFFFFFFFF
"a" 'b' r"\c" "\d\n\x41\u1234\U00012345\N{BULLET}\101\7"
b"a" b'\x00\xff"' rb'\x' Rb"x"
u'x' 'y'
'''a
b''' """c
d"""
"\ud800 \udc00"
"a\
b"
é = ª = ﬁ = 1
t"a{b}c{d!r:x{e}y}" t'z{f=}{g = !s}'
t"{ x }{y:>3}"
f"{x!r}{x:}{x!a:>{y}}{x=}{x=!r}{x=:>3}{ x = }{x:{y}{z}}"
f"{x:%Y-%m-%d}" f"{lambda_}" f"{(lambda: 1)}" f"{ {1: 2}[1] }" f"{x, y}" f"{*a, b}" f"{yield_}"
f'{x:a{y:b}c}'
f"""{
x  # comment
}
 {y
 =}"""
f"\n{x}\t\N{BULLET}{y}\{z}" if 0 else 0
rf"\{x}\N{y}"
f"{'a' 'b'}{f'{x}'}"
f''
f'' ''
'' f'{x}' ''
f"{x!s:{'>'}{10}}"
import a, b.c as d, e . f
from a import b, c as d
from . import a
from .. import a
from ... import a
from .... a . b import (c, d as e,)
from .a import *
global_ = 1
def f():
    global a, b
    nonlocal_ = 1
assert a, b
assert a
raise
raise a
raise a from b
return_ = 1
pass; pass
x = 1; y = 2;
if 1: pass; pass;
if 1:
    pass; 
    # comment

class A:

    def f(self):
        pass

    # trailing
x = (
  1 +

  2)
if x:
	if y:
		pass
print (a)
a.b.c.d()
