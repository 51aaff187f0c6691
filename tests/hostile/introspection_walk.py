# Mistake 12: ways out through introspection. Everything reachable from a few objects is walked, and each method and
# class found is called with odd arguments, in a fixed order. Whatever it answers, the engine stays whole.
# limits: time=6 memory=268435456
# expect: any clean end
import sys

SKIP = {"print", "input", "breakpoint", "exit", "quit", "help", "__breakpointhook__", "breakpointhook", "setrecursionlimit",
        "_exit", "displayhook", "__displayhook__", "excepthook", "__excepthook__", "unraisablehook", "write", "flush", "exec", "license", "credits", "copyright"}


class Odd:
    """Answers to whatever protocol, with something strange."""

    def __index__(self):
        return -1

    def __len__(self):
        return 3

    def __iter__(self):
        return iter((1, "a", None))

    def __getitem__(self, key):
        if isinstance(key, int) and key > 5:
            raise IndexError
        return key

    def __eq__(self, other):
        return NotImplemented

    def __hash__(self):
        return -2

    def __repr__(self):
        return "Odd"

    def keys(self):
        return ["a", 1]

    def __call__(self, *arguments, **keywords):
        return self


class Plain:
    pass


class Sub(list, metaclass=type("M", (type,), {})):
    pass


def generator():
    received = yield 1
    yield received


def function(a, b=1, *c, d=2, **e):
    return a


async def coroutine():
    return 1


async def async_generator():
    yield 1


def samples():
    g = generator()
    next(g)
    try:
        raise ValueError(1)
    except ValueError as error:
        caught = error
    c = coroutine()
    c.close()
    return [None, True, 0, -1, 2**63, -(2**200), 1.5, float("nan"), float("inf"), 1j, "", "abc\u1234", "\ud800", b"", b"abc", bytearray(b"xyz"),
            memoryview(b"abc"), memoryview(bytearray(8)).cast("d"), (), (1, "a"), [], [1, 2, 3], {}, {"a": 1, 2: 3}, set(), {1, 2}, frozenset({1}), range(5), range(10**30),
            slice(1, None, 2), Ellipsis, NotImplemented, int, type, object, Plain, Sub, Plain(), Sub([1]), Odd(), function, len, [].append, "".join,
            generator(), g, c, async_generator(), caught, ExceptionGroup("g", [ValueError()]), iter([1]), iter("ab"), iter({1: 2}), iter({1}), iter(range(3)), reversed([1, 2]),
            zip([1], [2]), map(len, ["a"]), filter(None, [1]), enumerate("ab"), iter(int, 0), {}.keys(), {1: 2}.items(), {1: 2}.values(), property(len), staticmethod(len),
            classmethod(len), super(Sub, Sub()), int | str, list[int], function.__code__, caught.__traceback__, caught.__traceback__.tb_frame, type.__dict__["__dict__"],
            int.__add__, (1).__add__, dict.__dict__["fromkeys"], sys, type(sys)("m"), Plain.__dict__, sys.flags if hasattr(sys, "flags") else 1]


ARGUMENTS = [(), (None,), (-1,), (2**70,), ("a",), (b"a",), ([1, 2],), (Odd(),), (int,), (1, 2), ("a", None), (slice(None, None, -1),), (slice(0, 9, 2), [1]), (Odd(), Odd()),
             (len, [1, "a"]), (0, -1, 2**63), ("a", (), {}), (None, None, None), (Plain(), 1, 2, 3), (1, 2, 3, 4, 5), ((),), ({"a": 1},), (float("nan"),), (1.5, 0.5)]
KEYWORDS = [{}, {"key": len}, {"a": 1, "b": Odd()}, {"sep": 1}, {"default": None, "key": 5}, {"encoding": "utf-8", "errors": "strict"}, {"reverse": Odd()}, {"strict": True}]

calls = 0
kinds = {}


def call(callee, arguments, keywords):
    global calls
    calls += 1
    try:
        result = callee(*arguments, **keywords)
    except BaseException as error:
        kinds[type(error).__name__] = kinds.get(type(error).__name__, 0) + 1
        return
    try:
        hash(result), bool(result), result == result
        if type(result).__name__.endswith(("iterator", "generator")) or isinstance(result, (map, filter, zip)):
            for i, _ in enumerate(result):
                if i > 10:
                    break
        else:
            repr(result)[:10]
    except BaseException as error:
        kinds[type(error).__name__] = kinds.get(type(error).__name__, 0) + 1


count = len(samples())
for number in range(count):
    x = samples()[number]
    for name in dir(x) + ["__class__", "__bases__", "__mro__", "__name__", "__subclasses__", "__abstractmethods__", "mro"]:
        if name in SKIP:
            continue
        try:
            attribute = getattr(x, name)
        except BaseException:
            continue
        for bad in (None, 5, "a", (), Odd()):
            try:
                setattr(samples()[number], name, bad)
            except BaseException:
                pass
            if type(x) in (type, type(Sub), type(sys), type(function)):
                break
        if x in (int, type, object, Plain, Sub) and name in ("__setattr__", "__delattr__", "__init__"):
            continue
        if x is sys and name not in ("getsizeof", "intern", "getrefcount", "exc_info", "exception", "getrecursionlimit", "_getframe"):
            continue
        if not callable(attribute) or name in ("__subclasscheck__",) and number > 40:
            continue
        for arguments in ARGUMENTS:
            try:
                fresh = getattr(samples()[number], name)
            except BaseException:
                break
            call(fresh, arguments, {})
        for keywords in KEYWORDS[1:]:
            call(getattr(samples()[number], name, len), (1,), keywords)

import builtins

for name in sorted(dir(builtins)):
    callee = getattr(builtins, name)
    if name in SKIP or not callable(callee) or name in ("eval", "compile", "__build_class__"):
        continue
    for sample in samples():
        call(callee, (sample,), {})
        call(callee, (sample, sample), {})
    for arguments in ARGUMENTS:
        call(callee, arguments, {})
        for keywords in KEYWORDS:
            call(callee, arguments[:1], keywords)
assert calls > 20000
OPERATORS = ["+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "in", "is", "and", "[", "not in", "divmod"]
for operator in OPERATORS:
    code = compile("a[b]" if operator == "[" else "divmod(a, b)" if operator == "divmod" else f"a {operator} b", "o", "eval")
    for i, a in enumerate(samples()):
        for b in samples():
            if operator == "*" and (a in (2**63, -(2**200)) or b in (2**63, -(2**200))) or operator == "in" and type(b) is range or operator == "not in":
                continue
            call(eval, (code, {"a": a, "b": b}), {})
print("whole")
