# 'Did you mean' for attributes, names and imports, as the uncaught or hooked traceback shows it.
import sys


def show(f):
    try: f()
    except Exception as e:
        sys.excepthook(type(e), e, None)
        print(str(e))


class A:
    blech = bluch = attribute_one = None
    def method_name(self): pass
    def __init__(self): self.instance_value = 1; self._private = 2
class Slots:
    __slots__ = ("first_slot", "second")
class B(A): inherited_thing = 1
a = A()
for f in (lambda: a.bluhc, lambda: a.blach, lambda: a.method_nam, lambda: a.methodname, lambda: a.instance_valu, lambda: a.private, lambda: a._privat, lambda: a.x, lambda: a.completely_different, lambda: A.blec, lambda: B().inherited_thin, lambda: B().blec, lambda: Slots().first_slo, lambda: "abc".uper, lambda: "".jion, lambda: [].apend, lambda: [].length, lambda: [].push, lambda: {}.key, lambda: {}.iteritems, lambda: {}.has_key, lambda: (1).reall, lambda: (1).bit_lenght, lambda: (1.5).is_integr, lambda: a.ATTRIBUTE_ONE, lambda: a.Blech, lambda: a.__int__, lambda: a.__inti__, lambda: sys.exi, lambda: sys.stdot, lambda: sys.pathh, lambda: type(a).__nam__, lambda: (lambda: 0).__nme__, lambda: None.foo, lambda: print.__nam__, lambda: a.method_name.__sel__, lambda: b"".decod, lambda: set().ad, lambda: ().cout, lambda: range(3).strat, lambda: "a".lenght, lambda: a.blech.foo, lambda: [1].add, lambda: {1}.append, lambda: {}.add, lambda: "a".contains, lambda: [].size, lambda: "a".trim, lambda: (1).toString, lambda: a.a, lambda: a.bl, lambda: a.bleech, lambda: a.blechhh, lambda: a.hcelb): show(f)
for f in (lambda: setattr(5, "reall", 1), lambda: delattr(a, "instance_valu"), lambda: getattr(a, "bluhc"), lambda: getattr(5, "reall"), lambda: a.__getattribute__("bluhc"), lambda: object.__getattribute__(a, "bluhc"), lambda: Slots().__setattr__("first_slo", 1)): show(f)
class G:
    def __getattr__(self, n): raise AttributeError(n)
    real_name = 1
class H:
    def __getattr__(self, n): raise AttributeError(f"no {n}", name=n, obj=self)
    real_name = 1
class D:
    real_name = 1
    def __dir__(self): return ["custom_name"]
class E:
    real_name = 1
    def __dir__(self): raise ValueError
for f in (lambda: G().real_nam, lambda: H().real_nam, lambda: D().custom_nam, lambda: D().real_nam, lambda: E().real_nam): show(f)
class Many: pass
for i in range(800): setattr(Many, f"name_{i}", i)
show(lambda: Many().name_79x)
class Inner:
    class Deep: value = 1
    deep = Deep()
    def wrapped(self): return self.value
i = Inner()
show(lambda: i.value); show(lambda: i.wrapped())
