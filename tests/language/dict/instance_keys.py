# Dicts and sets keyed by instances: what __hash__ and __eq__ may do, and when they are asked.
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


log = []


class Key:
    def __init__(self, name, hash=1):
        self.name = name
        self.hash = hash

    def __hash__(self):
        log.append(f"hash {self.name}")
        return self.hash

    def __eq__(self, other):
        log.append(f"{self.name} == {getattr(other, 'name', other)}")
        return isinstance(other, Key) and self.name[0] == other.name[0]

    def __repr__(self):
        return self.name


def told(label, value):
    print(label, value, log)
    log.clear()


a, b, a2 = Key("a1"), Key("b1"), Key("a2")
table = {}
table[a] = 1
told("set", table)
table[b] = 2
told("set, same hash", table)
table[a2] = 3
told("set, equal", table)
told("get", table.get(Key("b2")))
told("get nothing", table.get(Key("c1"), "none"))
told("item", table[a2])
told("item", table[a])
told("missing", attempt(lambda: table[Key("c2")]))
told("in", (Key("a3") in table, Key("c3") in table, Key("c4") not in table, a in table))
told("default", (table.setdefault(Key("b3"), 7), table.setdefault(Key("d1"), 8)))
told("pop", (table.pop(Key("a4")), table.pop(Key("a5"), "gone"), attempt(table.pop, Key("a6"))))
del table[Key("d2")]
told("del", table)
table[b] += 10
told("add", table)
told("int in", (1 in table, "x" in table, table.get(1)))
table[1] = "one"
told("int key", table)
told("found by int", (table[1], table[Key("b5")]))
members = {Key("x1"), Key("y1"), Key("x2")}
told("set of", sorted(map(repr, members)))
told("in set", (Key("x3") in members, Key("z1") in members, Key("y2") not in members))
members.add(Key("x4"))
members.add(Key("z2"))
told("added", len(members))
members.discard(Key("x5"))
told("discarded", (len(members), attempt(members.remove, Key("q1"))))
told("built", len({Key("m1"): 1, Key("m2"): 2, Key("n1", 5): 3}))
told("comprehension", len({Key(c + "1"): c for c in "aab"}))


class Hash:
    def __init__(self, result):
        self.result = result

    def __hash__(self):
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


class SubError(TypeError):
    pass


class Small(int):
    pass


for result in (True, -1, 2**61 - 1, 2**70, -(2**64), Small(5), "no", None, 1.5, TypeError("mine"), SubError("sub"), ValueError("v")):
    key = Hash(result)
    print(repr(result), attempt(lambda: {key: 1}[key]), attempt(lambda: key in {}), attempt(lambda: {}.get(key)), attempt(lambda: len({key})),
          attempt(lambda: key in set()))


class Unhashable:
    __hash__ = None


class OnlyEq:
    def __eq__(self, other):
        return True


class Bound:
    class Descriptor:
        def __get__(self, instance, owner=None):
            return lambda: 11

    __hash__ = Descriptor()


for cls in (Unhashable, OnlyEq):
    print(attempt(lambda: {cls(): 1}), attempt(lambda: cls() in {1: 2}), attempt(lambda: {}[cls()]), attempt(lambda: {cls()}), attempt(lambda: cls() in {1}))
    print(attempt({}.__setitem__, cls(), 1), attempt({}.setdefault, cls()), attempt(set().add, cls()))
print(hash(Bound()), len({Bound(): 1, Bound(): 2}))


# Keys that change the table they are looked up in.
class Meddler:
    def __init__(self, action):
        self.action = action

    def __hash__(self):
        return 3

    def __repr__(self):
        return "meddler"

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return self is other


def meddle(action):
    table = {}
    key = Meddler(None)
    table[key] = "first"
    table[3] = "three"
    other = Meddler(lambda: action(table, key))
    result = attempt(lambda: table[other])
    return result, len(table)


print(meddle(lambda t, k: t.clear()), meddle(lambda t, k: t.pop(k)), meddle(lambda t, k: [t.__setitem__(i, i) for i in range(50)]))
print(meddle(lambda t, k: t.update({k: "again"})))


def meddle_set(action):
    members = set()
    key = Meddler(None)
    members.add(key)
    members.add(3)
    other = Meddler(lambda: action(members, key))
    result = attempt(lambda: other in members)
    return result, len(members)


print(meddle_set(lambda s, k: s.clear()), meddle_set(lambda s, k: s.remove(k)), meddle_set(lambda s, k: s.update(range(50))))


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __hash__(self):
        return 9

    def __eq__(self, other):
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


for answer in (True, False, 0, "yes", Truth(True), Truth(False), NotImplemented, ZeroDivisionError("eq")):
    table = {Odd(answer): "found"}
    print(attempt(lambda: table.get(Odd(False), "none")), attempt(lambda: Odd(False) in table), attempt(lambda: Odd(False) in {Odd(answer)}))


class Table(dict):
    def __missing__(self, key):
        return f"missing {key!r}"

    def __contains__(self, key):
        return "asked"


table = Table()
told("subclass", (table[Key("a1")], Key("a1") in table, table.get(Key("a1"))))


class Shout(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, other):
        return self.lower() == other.lower()


names = {"ada": 1}
print(names.get(Shout("ADA")), Shout("Ada") in names, names[Shout("aDa")], attempt(lambda: names[Shout("bob")]))
many = {Key(chr(97 + i % 26) + str(i), i % 7): i for i in range(100)}
log.clear()
print(len(many), many[Key("c", 2)] if Key("c", 2) in many else "no", sum(many.values()))
small = {i: i * i for i in range(-20, 20)}
print([small[i] for i in (-20, -1, 0, 7)], small.get(True), small.get(7.0), small.get(2**53), 1e300 in small, (-2) in small)
big = {i << 40: i for i in range(200)} | {float(i) / 8: i for i in range(200)} | {-i: i for i in range(2**31, 2**31 + 50)}
print(len(big), all(big[i << 40] == i for i in range(200) if i), big[0.5], big[-(2**31) - 7])
queue = {}
for i in range(1000):
    queue[i] = i
    if i >= 10:
        del queue[i - 10]
print(len(queue), list(queue)[:3], next(iter(queue)), queue.popitem())
