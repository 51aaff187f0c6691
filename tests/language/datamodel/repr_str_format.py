# __repr__, __str__, __format__, __bytes__: which is asked by what.
class R:
    def __repr__(self): return "<R>"
class S:
    def __str__(self): return "S!"
    def __repr__(self): return "<S>"
class F(S):
    def __format__(self, spec): return f"F[{spec}]"
class B:
    def __bytes__(self): return b"bytes!"
class Str(str): pass
class RetSub:
    def __repr__(self): return Str("sub repr")
    def __str__(self): return Str("sub str")
    def __format__(self, s): return Str("sub fmt")


for o in (R(), S(), F(), RetSub()):
    print(o, repr(o), str(o), f"{o}", f"{o!r}", f"{o!s}", "%s %r" % (o, o), "{} {!r} {!s}".format(o, o, o), [o], (o,), {1: o}, ascii(o), type(str(o)).__name__, type(repr(o)).__name__, type(format(o)).__name__)
print(f"{F():>10}", format(F(), "x"), "{:{}}".format(F(), "spec"), f"{F()!s:>5}", bytes(B()), b"%b" % B(), "".join(map(str, [R(), S()])), str(R), repr(S))
for o, spec in [(R(), "5"), (S(), "x"), (object(), ">3"), ([], "5"), (None, "x"), ((1,), "2"), ({}, "z"), (R, "3"), (len, "x"), (R(), ""), (S(), "")]:
    try: print(format(o, spec), end=" ")
    except TypeError as error: print(error, end="; ")
print()
class Bad:
    def __repr__(self): return 5
    def __str__(self): return b"x"
    def __format__(self, s): return 1
    def __bytes__(self): return "s"
class Raises:
    def __repr__(self): raise ValueError("in repr")
class BadOnlyRepr:
    def __repr__(self): return None
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: format(Bad()), lambda: bytes(Bad()), lambda: f"{Bad()}", lambda: f"{Bad()!r}", lambda: "%s" % Bad(), lambda: "%r" % Bad(), lambda: "%a" % Bad(), lambda: print(Bad()), lambda: [Bad()].__repr__(), lambda: str(BadOnlyRepr()), lambda: repr(Raises()), lambda: str([Raises()]), lambda: f"{[Raises()]}", lambda: ascii(Bad()), lambda: str(Raises()), lambda: repr({1: Raises()}), lambda: "{!s}".format(Bad()), lambda: b"%s" % Bad()):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
class NotRaised:
    def __str__(self): return "é日"
    __repr__ = __str__
print(ascii(NotRaised()), NotRaised(), [NotRaised()], f"{NotRaised()!a}", "%a" % NotRaised())
class Inh(S): pass
class OnlyStrSub(str):
    def __str__(self): return "custom " + str.upper(self)
class OnlyRepr(int):
    def __repr__(self): return "OR"
print(Inh(), OnlyStrSub("x"), f"{OnlyStrSub('y')}", "%s" % OnlyStrSub("z"), repr(OnlyStrSub("w")), OnlyStrSub("q") + "!", OnlyRepr(5), f"{OnlyRepr(5)}", f"{OnlyRepr(5):3}", "%d" % OnlyRepr(5), str(OnlyRepr(5)), [OnlyRepr(5)], "{}".format(OnlyRepr(1)))
class I: pass
i = I(); i.__repr__ = lambda: "instance repr"; i.__str__ = lambda: "instance str"
print("instance" in repr(i), "instance" in str(i))
class Rec:
    def __init__(self): self.items = [self]
    def __repr__(self): return f"Rec({self.items!r})" if not hasattr(self, "busy") else "..."
r = Rec(); r.busy = 1; print(r, r.items)
print(object.__repr__(5).split(" at ")[0], object.__str__("s"), object.__format__(5, ""), str.__str__("a"), str.__repr__("a"), int.__repr__(True), int.__str__(False), object.__str__(True), float.__repr__(1.0), type.__repr__(int), object.__repr__(int).split(" at ")[0])
class SReprRaises:
    def __str__(self): return str(self.x)
    x = [1]
print(SReprRaises(), f"{SReprRaises()}" "ok", "%5s|%-5s|" % (S(), S()), "{:>4}|{:<4}|".format(str(S()), repr(S())), f"{S()!r:>6}", f"{S()!s:*^8}")
