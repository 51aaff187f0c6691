# 'Did you mean' for imported names, keyword arguments and keywords in syntax errors.
import sys


def show(f):
    try: f()
    except Exception as e:
        sys.excepthook(type(e), e, None)


def i1():
    from sys import exi
def i2():
    from sys import stdot
def i3():
    from sys import completely_unknown
def i4(): import sy
def i5(): import sys.path
def i6():
    from builtins import pritn
for f in (i1, i2, i3, i4, i5, i6): show(f)
def f(alpha, beta=1, *, gamma_long=2, **rest_unused): pass
def g(alpha, beta=1, *, gamma_long=2): pass
for h in (lambda: g(1, betta=2), lambda: g(1, gama_long=2), lambda: g(1, zzz=2), lambda: g(alph=1), lambda: g(1, Beta=2), lambda: g(1, gamma=2), lambda: f(1, betta=2) and 1, lambda: f(alph=1), lambda: print(1, spe="x"), lambda: print(1, fil=None), lambda: sorted([1], revers=True), lambda: sorted([1], keyy=1), lambda: int("1", bass=2), lambda: open_("x") if 0 else max(1, 2, kye=1), lambda: "a".encode(encodng="utf-8"), lambda: "a b".split(seperator=" "), lambda: "a".split(spe=1), lambda: enumerate([], strat=1), lambda: [1].sort(rev=1), lambda: round(1.5, ndigts=1), lambda: sum([1], strt=1), lambda: dict.fromkeys([1], valu=1), lambda: pow(2, 3, mdo=5), lambda: str(b"a", encdoing="utf-8"), lambda: bytes("a", encodin="x"), lambda: property(fgett=1), lambda: type("A", (), {}, metaclas=1), lambda: zip([1], stric=True), lambda: "x".expandtabs(tabsiz=1), lambda: (5).to_bytes(lenght=1), lambda: int.from_bytes(b"a", byteordr="big"), lambda: compile("1", "f", "exec", flag=1)): show(h)
for source in ["whille True:\n    pass", "fro i in range(3):\n    pass", "iff x:\n  pass", "deff f():\n  pass", "clas A:\n  pass", "improt sys", "form a import b", "def f():\n  retrun 1", "elf x:\n  y", "if x:\n  pass\nelfi y:\n  pass", "if x:\n  pass\nesle:\n  pass", "tyr:\n  pass\nexcept:\n  pass", "try:\n  pass\nexcpet:\n  pass", "wiht open(x) as f:\n  pass", "import a sa b", "from a imprt b", "for x ni y:\n  pass", "x = a fi b else c", "x = lamda y: y", "rasie ValueError", "asert x", "dle x", "globl x", "yeild x", "async dfe f():\n  pass", "asynch def f():\n  pass", "whle x:\n  pass", "a adn b", "x = nott y", "a si not b", "For x in y:\n  pass", "While x:\n  pass", "mtach x:\n  case 1: pass", "foo bar", "foo bar:\n  pass", "x y", "class_ A:\n  pass", "with open(x) a f:\n  pass", "for x inn y: pass", "retur 5"]:
    show(lambda: compile(source, "<typo>", "exec"))
    show(lambda: exec(source))
