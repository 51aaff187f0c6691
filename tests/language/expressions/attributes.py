# Attribute access: instance, class, missing, on numbers and through odd names.
class A:
    cls = "class"
    def __init__(self): self.own = 1
    def meth(self): return self


a = A()
a.cls2 = 2
print(a.own, a.cls, a.meth().meth().own, A.cls, a.__class__.__name__, a.__dict__, (lambda: a)().own)
a.cls = "instance"
print(a.cls, A.cls)
del a.cls
print(a.cls)
setattr(a, "not an identifier", 1)
setattr(a, "", 2)
print(getattr(a, "not an identifier"), getattr(a, ""), a.__dict__, hasattr(a, "no"))
print(1 .real, 1.5.imag, 1j.imag, "s".upper(), [].append.__name__, (1).__add__(2), 1..__class__, True.real, 2 .__mul__(3), -1 .real)
print(a.__doc__, a.__module__, type(a).__qualname__, A.meth.__name__, a.meth.__func__ is A.meth, a.meth.__self__ is a, a.meth == a.meth, a.meth is a.meth)
for bad in ["a.nope", "A.nope", "a.own.nope", "None.x", "(5).x", "'s'.x", "[].x", "len.x", "A.meth.x.y", "a.meth.x", "object().x", "int.x", "type.x", "print.x", "...".join([]) or "Ellipsis.x", "NotImplemented.x", "(lambda: 0).x", "(x for x in []).x", "range(3).x", "{}.x", "b''.x", "slice(1).x", "Exception().x", "super.x", "a.__nope__", "getattr(a, 5)", "setattr(a, 5, 6)", "hasattr(a, None)", "delattr(a, 5)", "delattr(a, 'zz')", "setattr(5, 'x', 1)", "setattr(None, 'x', 1)", "setattr([], 'x', 1)", "setattr(object(), 'x', 1)", "setattr(len, 'x', 1)", "setattr(int, 'x', 1)", "setattr('s', 'upper', 1)", "delattr(int, 'real')", "delattr('s', 'upper')", "setattr(5, 'real', 1)", "setattr(1.5, 'imag', 1)", "setattr(a.meth, 'x', 1)", "setattr((1).__add__, 'x', 1)", "setattr(range(3), 'start', 1)", "setattr(a, '__class__', 5)", "setattr(a, '__dict__', 5)", "setattr(a, '__class__', int)", "delattr(a, '__class__')", "setattr(A, '__name__', 5)", "setattr(A, '__bases__', ())", "setattr(A, '__mro__', ())", "setattr(A, '__dict__', {})", "delattr(A, '__name__')", "setattr(type, 'x', 1)"]:
    try:
        print(bad, "->", eval(bad))
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
A.meth.tag = "functions take attributes"
print(A.meth.tag, a.meth.tag, A.meth.__dict__)
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "own"))
a.__dict__["via dict"] = 2
print(vars(a), getattr(a, "via dict"), getattr(a, "gone", "default"), getattr(a, "gone", None))
