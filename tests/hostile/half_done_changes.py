# Mistake 11: errors that leave a half-made change. Too large a request is refused and nothing has changed.
def refused(action):
    try:
        action()
    except (MemoryError, OverflowError, ValueError, TypeError, IndexError, KeyError, ZeroDivisionError, BufferError):
        return
    raise AssertionError("not refused")


class Raises:
    def __init__(self, after, items=range(10)):
        self.after = after
        self.items = items

    def __iter__(self):
        for i in self.items:
            if i == self.after:
                raise ValueError
            yield i

    def __hash__(self):
        raise ValueError

    def __index__(self):
        raise ValueError

    def __eq__(self, other):
        raise ValueError

    def __lt__(self, other):
        raise ValueError


a = [1, 2, 3]
for action in (lambda: a.__imul__(2**62), lambda: a.extend([0] * 2**62), lambda: a.__setitem__(slice(0, 1), [0] * 2**61),
               lambda: a.insert(Raises(0), 1), lambda: a.__setitem__(slice(0, 2), Raises(5)), lambda: a.__setitem__(slice(None, None, 2), [1]),
               lambda: a.pop(9), lambda: a.__delitem__(9), lambda: a.__delitem__(slice(Raises(1), None)), lambda: a.index(Raises(1)),
               lambda: a.remove(Raises(1)), lambda: a.count(Raises(1)), lambda: a.__iadd__(5), lambda: a.extend(5)):
    refused(action)
    assert a == [1, 2, 3], a
refused(lambda: a.extend(Raises(3)))
assert a == [1, 2, 3, 0, 1, 2]
a = [3, 1, 2]
refused(lambda: a.sort(key=lambda x: 1 / (x - 2)))
assert sorted(a) == [1, 2, 3]
a = [3, Raises(0), 2]
refused(lambda: a.sort())
assert len(a) == 3
d = {1: 1}
for action in (lambda: d.update(Raises(0)), lambda: d.update([(1, 2, 3)]), lambda: d.update([(Raises(0), 1)]), lambda: d.__setitem__([], 1),
               lambda: d.__delitem__(5), lambda: d.pop(5), lambda: d.setdefault([], 1), lambda: d.__ior__(5), lambda: dict(5)):
    refused(action)
    assert d == {1: 1}
refused(lambda: d.update([(2, 2), (3, 3), 4]))
assert d == {1: 1, 2: 2, 3: 3}
s = {1}
for action in (lambda: s.add([]), lambda: s.update(Raises(0)), lambda: s.remove(5), lambda: s.symmetric_difference_update([[]]),
               lambda: s.intersection_update([[]]), lambda: s.difference_update([[]])):
    refused(action)
    assert s == {1}
b = bytearray(b"abc")
for action in (lambda: b.__imul__(2**62), lambda: b.append(256), lambda: b.extend([1, 2, 300]), lambda: b.__setitem__(0, -1),
               lambda: b.__setitem__(slice(0, 1), [1, 300]), lambda: b.__setitem__(slice(None, None, 2), b"x"), lambda: b.insert(0, 999),
               lambda: b.pop(9), lambda: b.remove(9), lambda: b.extend(Raises(3)), lambda: b.__iadd__("x")):
    refused(action)
    assert b == b"abc", b
t = "abc"
for action in (lambda: t * 2**62, lambda: t.ljust(2**62), lambda: t.zfill(2**62), lambda: "{:{}}".format(1, 2**62), lambda: t.replace("", t * 2**61),
               lambda: t.join([t] * 2**61), lambda: t.expandtabs(2**62) and (t + "\t").expandtabs(2**62), lambda: "%*d" % (2**62, 1)):
    refused(action)
assert t == "abc"


class A:
    pass


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError

    def __mro_entries__(self, bases):
        raise ValueError


before = len(A.__subclasses__())
refused(lambda: type("B", (A,), {"x": Bad()}))
refused(lambda: type("B", (A, object, A), {}))
refused(lambda: type("B", (A, int, str), {}))
refused(lambda: setattr(A, "__bases__", (A,)))
refused(lambda: setattr(A, "__bases__", ()))
assert A.__mro__ == (A, object) and A.__bases__ == (object,)
x = A()
refused(lambda: setattr(x, "__class__", int))
refused(lambda: setattr(x, "__dict__", 5))
x.y = 1
assert x.__dict__ == {"y": 1} and type(x) is A

try:
    p, q, *r = Raises(5)
except ValueError:
    pass
try:
    p
    raise AssertionError("bound")
except NameError:
    pass
print("ok")
