# Method resolution order: diamonds, C3, conflicts, lookup.
class O1:
    def who(self): return "O1"
class A(O1):
    def who(self): return "A>" + super().who()
class B(O1):
    def who(self): return "B>" + super().who()
class C(A, B):
    def who(self): return "C>" + super().who()
class D(B, A):
    def who(self): return "D>" + super().who()
class E(C): pass
print([k.__name__ for k in C.__mro__], C().who(), D().who(), E().who(), C.mro() == list(C.__mro__))
try:
    class F(C, D): pass
except TypeError as error:
    print(error)
try:
    class G(O1, A): pass
except TypeError as error:
    print(error)
class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass
try:
    type("Bad", (XY, YX), {})
except TypeError as error:
    print(error)
class K1(A, X): pass
class K2(B, X): pass
class K3(K1, K2, Y): pass
print([k.__name__ for k in K3.__mro__])
class P: attr = "P"
class Q(P): pass
class R(P): attr = "R"
class S(Q, R): pass
print(S.attr, S().attr, Q.attr, [k.__name__ for k in S.__mro__])
R.attr = "R changed"
print(S.attr)
del R.attr
print(S.attr)
Q.attr = "Q"
print(S.attr, isinstance(S(), R), issubclass(S, P), issubclass(S, (X, Q)), S.__subclasses__(), sorted(c.__name__ for c in P.__subclasses__()))
class Base:
    def template(self): return self.step() + self.__private()
    def step(self): return "base step "
    def __private(self): return "base private"
class Derived(Base):
    def step(self): return "derived " + super().step()
    def __private(self): return "derived private"
print(Derived().template(), [n for n in dir(Derived()) if "private" in n])
S.__bases__ = (R,)
print([k.__name__ for k in S.__mro__], hasattr(S, "nope"))
for bases in [(5,), (), (S,), (int,), 5, [R], (S, R)]:
    try:
        S.__bases__ = bases; print("set")
    except TypeError as error:
        print(error)
class M1:
    def __init__(self, **kw): self.log = ["M1"]; super().__init__(**kw)
class M2:
    def __init__(self, x=0, **kw): super().__init__(**kw); self.x = x
class Co(M1, M2):
    def __init__(self, **kw): super().__init__(**kw); self.log.append("Co")
print(vars(Co(x=5)))
try: Co(y=1)
except TypeError as error: print(error)
class MyList(list):
    def append(self, x): super().append(x * 2)
    def __getitem__(self, i): return ("got", super().__getitem__(i))
    def __len__(self): return 100 + super().__len__()
l = MyList([1])
l.append(5)
print(l, l[0], len(l), list(l), l == [1, 10], l + [1], type(l + [1]), l[0:1], bool(MyList()), sum(l))
class MyDict(dict):
    def __missing__(self, k): return f"missing {k}"
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = MyDict(a=1)
d["b"] = 1
d.update(c=1)
print(d, d["z"], d.get("z"), "z" in d, {**d}, type(d | {}), dict(d))
class MyStr(str):
    def upper(self): return "custom"
    def __len__(self): return 42
s = MyStr("abc")
print(s, repr(s), s.upper(), len(s), s + "d", type(s + "d"), s[0:2], s == "abc", {s: 1}["abc"], f"{s}", "%s" % s, s * 2, str(s), type(str(s)))
class MyInt(int):
    def __add__(self, o): return "added"
    def __repr__(self): return f"MyInt({int(self)})"
i = MyInt(5)
print(i, i + 1, 1 + i, i * 2, type(i * 2), -i, [i], int(i), f"{i}", "%d" % i, i == 5, hash(i) == hash(5), [1, 2, 3, 4, 5, 6][i], str(i), i.real, type(i.real))
