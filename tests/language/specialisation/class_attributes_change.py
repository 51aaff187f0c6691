# What was remembered about a class where an attribute was asked holds no longer once the class has changed.
class Base:
    limit = 1

    def kind(self):
        return "base"


class Middle(Base):
    pass


class Thing(Middle):
    @property
    def size(self):
        return 10

    @staticmethod
    def plain(x):
        return x + 1

    @classmethod
    def made(cls):
        return cls.__name__


def read_class():
    return Thing.limit


def read_instance(thing):
    return thing.limit


def read_size(thing):
    return thing.size


def call_plain():
    return Thing.plain(1)


def call_made():
    return Thing.made()


def call_kind(thing):
    return thing.kind()


thing = Thing()


def show(label):
    results = []
    for _ in range(3):
        results.append((read_class(), read_instance(thing), read_size(thing), call_plain(), call_made(), call_kind(thing)))
    assert results[0] == results[1] == results[2]
    print(label, results[0])


show("at first")
Base.limit = 2
show("another value in the base")
Middle.limit = 3
show("a value in between")
Thing.limit = 4
show("a value of its own")
thing.limit = 5
show("a value of the instance")
del thing.limit
del Thing.limit
show("taken away again")
Middle.limit = property(lambda self: "asked")
show_type = type(read_class()).__name__
print(show_type, read_instance(thing))
Middle.limit = 6
show("plain again")
Thing.size = property(lambda self: 20)
show("another property")
Thing.size = 30
show("no property")
thing.size = 40
show("hidden by the instance")
Thing.size = property(lambda self: 50)
show("a property again")
Thing.plain = staticmethod(lambda x: x + 100)
Thing.made = classmethod(lambda cls: cls.__mro__[1].__name__)
show("other methods")
Base.kind = lambda self: "other base"
show("another method of the base")
Middle.kind = lambda self: "middle"
show("a method in between")
thing.kind = lambda: "own"
show("a method of the instance")
del thing.kind
del Middle.kind
show("the base's again")


class Other:
    limit = 7

    def kind(self):
        return "other"


Middle.__bases__ = (Other,)
show("other bases")


# Counters in a class, read and written through the class and through instances.
class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        type(self).last = self.total


for _ in range(5):
    Counter()
print(Counter.total, Counter.last)
Counter.total = "text"
try:
    Counter()
except TypeError as error:
    print(error)


# Getters that raise AttributeError tell what was asked; __getattr__ takes it.
class Failing:
    @property
    def value(self):
        raise AttributeError("inner")


try:
    Failing().value
except AttributeError as error:
    print(error, error.name, type(error.obj).__name__)


def ask(object):
    return object.value


failing = Failing()
for step in range(4):
    if step == 2:
        Failing.__getattr__ = lambda self, name: "fallback " + name
    try:
        print(ask(failing))
    except AttributeError as error:
        print("raised", error)
Failing.__getattribute__ = lambda self, name: "all " + name
print(ask(failing))
del Failing.__getattribute__
print(ask(failing))
del Failing.__getattr__
try:
    ask(failing)
except AttributeError as error:
    print("raised", error)


# Descriptors of the script.
class Descriptor:
    def __init__(self, answer):
        self.answer = answer

    def __get__(self, instance, owner):
        return self.answer, instance is not None, owner.__name__


class Holder:
    field = Descriptor(1)


def field(holder):
    return holder.field


def put(holder, value):
    holder.field = value


holder = Holder()
for _ in range(3):
    print(field(holder), Holder.field)
holder.__dict__["field"] = "hides"
print(field(holder))
Descriptor.__set__ = lambda self, instance, value: print("set", value)
for _ in range(3):
    print(field(holder))
    put(holder, _)
Descriptor.__set__ = lambda self, instance, value: print("set otherwise", value)
put(holder, 9)
del Descriptor.__set__
put(holder, "stored")
print(field(holder), holder.__dict__)
Descriptor.__get__ = lambda self, instance, owner: "other get"
del holder.field
print(field(holder))


# super() with a class whose bases and methods change.
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    def who(self):
        return "C" + super().who()


class D(C):
    pass


for object in (C(), D(), C()):
    for _ in range(2):
        print(object.who())
A.who = lambda self: "a"
print(C().who())
C.__bases__ = (B,)
print(C().who(), D().who())


def make(base):
    class Made(base):
        def who(self):
            return "made " + super().who()
    return Made


for base in (A, B, A, C):
    print(make(base)().who())
