# Class statements: bodies, attributes, bases, names, and how classes print.
class A:
    """Doc of A"""
    x = 1
    y = x + 1
    def f(self): return self.x


class B(A): pass
class C(B, object): x = 3
class D(*[A], **{}): pass
print(A, B, A.__name__, A.__qualname__, A.__module__, A.__doc__, B.__doc__, A.__bases__, C.__bases__, B.__base__, C.__mro__, D.__bases__)
print(A.x, B.x, C.x, B.y, A().f(), C().f(), B.__dict__.get("x"), "x" in vars(A), sorted(k for k in vars(A) if k[0] != "_"))
a = A()
a.x = 10
A.x = 20
print(a.x, A().x, B.x, C.x, B().f())
B.new = property(lambda self: "added later")
print(B().new, C().new, hasattr(A(), "new"))
class Outer:
    class Inner:
        class Deep: pass
        def m(self): return __class__.__qualname__
def func():
    class Local:
        def m(self): pass
    return Local
print(Outer.Inner.Deep.__qualname__, Outer.Inner().m(), func().__qualname__, func().m.__qualname__, func() is func(), repr(Outer.Inner.Deep), repr(func()))
class Empty: pass
e = Empty()
e.a, e.b = 1, 2
print(vars(e), e.__dict__ is vars(e), e.__class__ is Empty, type(e) is Empty, isinstance(e, object), e == e, e != Empty(), bool(e), hash(e) == hash(e))
print(str(e).split(" at ")[0], repr(e).split(" at ")[0], isinstance(Empty, type), type(Empty), callable(Empty))
Empty.__name__ = "Renamed"
print(Empty, Empty.__qualname__, type(e).__name__)
Empty.__qualname__ = "Other.Name"
Empty.__module__ = "some.module"
print(Empty, repr(e).split(" at ")[0])
del e.a
class Dup:
    def m(self): return 1
    def m(self): return 2
    x = 1
    x = 2
print(Dup().m(), Dup.x)
class Body:
    total = 0
    for i in range(4): total += i
    def helper(n): return n * 2
    value = helper(21)
    lst = [helper for _ in range(0)]
    if value > 40: big = True
    else: small = True
    print("body runs", total)
    del i
print(Body.total, Body.value, hasattr(Body, "i"), hasattr(Body, "small"))
for code in ["class A(5): pass", "class A(None): pass", "class A('s'): pass", "class A(int, str): pass", "class A(A1, A1): pass", "class A(object, A1): pass", "class A(bool): pass", "class A(type(None)): pass", "class A(range): pass", "class A(slice): pass", "class A(type(...)): pass", "class A(type(lambda: 0)): pass", "class A(memoryview): pass", "class A(type(x for x in [])): pass", "class A(A1, B1, A1): pass", "class A(undefined): pass", "class A(1, 2): pass", "class A(len): pass", "class A(int, float): pass", "class A(list, dict): pass", "class A(Exception, list): pass", "class A(int, object): pass", "class A(A1, x=1): pass", "class A(metaclass=5): pass", "class A(metaclass=int): pass", "class A(a=1, a=2): pass", "class A(type(print)): pass", "class A(type(type(1).__add__)): pass", "class A(str, A1): pass", "class A(ValueError, KeyError): pass", "class A(OSError, ValueError): pass", "class A(OSError, SyntaxError): pass", "class A(type(NotImplemented)): pass"]:
    space = {"A1": type("A1", (), {})}
    space["B1"] = type("B1", (space["A1"],), {})
    try:
        exec(code, space); print(code, "->", space["A"].__mro__)
    except Exception as error:
        print(code, "->", type(error).__name__, error)
