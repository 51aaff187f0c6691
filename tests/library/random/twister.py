import _random


def show(expression):
    try:
        text = repr(eval(expression))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    while " at 0x" in text:
        at = text.index(" at 0x")
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:at] + text[end:]
    print(expression, "->", text)


R=_random.Random
r=R(5)
for s in '''R(1).random()
R('a')
R(-5).random()==R(5).random()
R(10**40).random()
R((1,2))
R([])
R(1,2)
R(x=1)
R(True).random()
r.random()
r.getrandbits(0)
r.getrandbits(-1)
r.getrandbits(1)
r.getrandbits(31)
r.getrandbits(32)
r.getrandbits(33)
r.getrandbits(100)
r.getrandbits('a')
r.getrandbits(10**30)
r.getrandbits()
r.getstate()[:5]
len(r.getstate())
r.getstate()[-1]
r.setstate(1)
r.setstate((1,2))
r.setstate((1,)*625)
r.setstate(('a',)*625)
r.setstate((0,)*624+(625,))
r.setstate((0,)*624+(-1,))
r.setstate((0,)*624+(600,))
r.random()
r.seed(3)
r.random()
r.seed(b'abc')
r.seed([1])
r.seed(1,2)
r.seed(2**64+7)
r.random()
r.seed(0)
[r.random() for _ in range(3)]
r.getrandbits(64)
R.__module__
r.seed("x") if 0 else 1
R(1).__reduce__()'''.splitlines():
    show(s)
r=R(42); print([r.random() for _ in range(700)][-3:], [r.getrandbits(k) for k in range(1,80)][-3:])
s=r.getstate(); a=r.random(); r.setstate(s); print(a==r.random())
