"""Values into a script and out of it."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import math
import pathlib
import sys
import uuid
import zoneinfo
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import natrix

from conftest import has_module

ECHO = natrix.Program("x", ["x"])
THROUGH_CALL = natrix.Program("f(x)", ["x"])


def echo(value, **options):
    return ECHO.run({"x": value}, **options)


def same(one, other):
    """Equal, of the same types, in the same order, with NaN and the sign of zero."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return (math.isnan(one) and math.isnan(other)) or (one == other and math.copysign(1, one) == math.copysign(1, other))
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one.items(), other.items()))
    if isinstance(one, (set, frozenset)):
        return one == other and sorted(type(item).__name__ for item in one) == sorted(type(item).__name__ for item in other)
    if isinstance(one, datetime.datetime):
        return one == other and one.fold == other.fold and repr(one) == repr(other)
    return one == other


# ---- round trips

hashable_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=-(2**70), max_value=2**70),
    st.floats(allow_nan=False),
    st.text(alphabet=st.characters(codec=None), max_size=20),
    st.binary(max_size=20),
    st.just(...),
)
rich_scalars = [st.complex_numbers(allow_nan=False)]
if has_module("datetime"):
    rich_scalars += [
        st.dates(),
        st.times(),
        st.datetimes(),
        st.datetimes(timezones=st.just(datetime.timezone.utc)),
        st.timedeltas(),
    ]
if has_module("uuid"):
    rich_scalars.append(st.uuids())
if has_module("decimal"):
    rich_scalars.append(st.decimals(allow_nan=False))
hashables = st.recursive(
    hashable_scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4).map(tuple), st.frozensets(inner, max_size=4)),
    max_leaves=8,
)
values = st.recursive(
    st.one_of(hashable_scalars, *rich_scalars, st.just(math.nan)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.lists(inner, max_size=5).map(tuple),
        st.dictionaries(hashables, inner, max_size=5),
        st.sets(hashables, max_size=5),
        st.frozensets(hashables, max_size=5),
    ),
    max_leaves=30,
)


@settings(max_examples=1000)
@given(values)
def test_round_trip(value):
    assert same(echo(value), value)


@settings(max_examples=200)
@given(values)
def test_round_trip_through_a_call(value):
    seen = []

    def f(given):
        seen.append(given)
        return given

    assert same(THROUGH_CALL.run({"x": value}, functions={"f": f}), value)
    assert same(seen[0], value)


@given(st.integers(min_value=0, max_value=5000), st.sampled_from([-1, 1]), st.integers(min_value=-2, max_value=2))
def test_integers_around_powers_of_two(bits, sign, off):
    value = sign * (1 << bits) + off
    assert echo(value) == value


@pytest.mark.parametrize("value", [10**5000, -(10**5000), 2**63, -(2**63), 2**63 - 1, -(2**63) - 1, 2**64, 1 << 1_000_000], ids=lambda v: f"{v.bit_length()} bits")
def test_large_integers(value):
    assert echo(value) == value


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "é", "\u20ac", "\U0001f600", "\ud800", "a\udfff", "\ud83d\ude00", "\ud800" * 1000])
def test_text(text):
    assert echo(text) == text
    assert natrix.run("[ord(c) for c in x]", {"x": text}) == [ord(c) for c in text]


class Named(NamedTuple):
    a: int
    b: str = "b"


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0

    def moved(self, by):
        return Point(self.x + by, self.y)

    def _hidden(self):
        return "hidden"


@dataclasses.dataclass(frozen=True)
class Frozen:
    name: str
    tags: tuple = ()


class Color(enum.Enum):
    RED = 1
    BLUE = "blue"


RICH = [
    datetime.date(1, 1, 1),
    datetime.date(9999, 12, 31),
    datetime.time(23, 59, 59, 999999, fold=1),
    datetime.time(1, tzinfo=datetime.timezone.utc),
    datetime.datetime(2024, 2, 29, 12, 30, 15, 123456),
    datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=-5, minutes=-30), "X")),
    datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Madrid")),
    datetime.timedelta(days=-999999999),
    datetime.timedelta(days=1, seconds=2, microseconds=3),
    datetime.timezone.utc,
    datetime.timezone(datetime.timedelta(hours=1)),
    datetime.timezone(datetime.timedelta(hours=1), "CET"),
    zoneinfo.ZoneInfo("Asia/Tokyo"),
    decimal.Decimal("1.10"),
    decimal.Decimal("-Infinity"),
    decimal.Decimal("1E+999999"),
    uuid.UUID(int=2**128 - 1),
    pathlib.PurePosixPath("/a/b c"),
    pathlib.PurePosixPath("."),
    complex(1, -0.0),
    range(10),
    range(5, -(10**30), -3),
    NotImplemented,
    int,
    dict,
    datetime.datetime,
    ValueError,
    len,
    Named(1, "x"),
    Point(1, 2),
    Frozen("a", (1, 2)),
    Color.RED,
    Color.BLUE,
]


@pytest.mark.parametrize("value", RICH, ids=repr)
def test_rich_values(value):
    # The library's modules that the engine makes such a value with.
    if isinstance(value, Named) and not has_module("collections"):
        pytest.skip("the engine has no such module")
    module = (value if isinstance(value, type) else type(value)).__module__.split(".")[0]
    needed = [module] if module in ("datetime", "decimal", "uuid", "pathlib", "zoneinfo") else []
    if isinstance(getattr(value, "tzinfo", None), zoneinfo.ZoneInfo):
        needed.append("zoneinfo")
    if not all(map(has_module, needed)):
        pytest.skip("the engine has no such module")
    assert same(echo(value), value)
    assert same(echo([value, {"k": value}])[1]["k"], value)


@pytest.mark.parametrize("value", [pathlib.Path("/a/b"), bytearray(b"ab"), memoryview(b"ab")], ids=repr)
def test_values_that_come_back_as_a_plainer_type(value):
    if isinstance(value, pathlib.Path) and not has_module("pathlib"):
        pytest.skip("the engine has no such module")
    expected = pathlib.PurePosixPath(value) if isinstance(value, pathlib.Path) else bytes(value)
    assert same(echo(value), expected)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("import datetime\ndatetime.date(2024, 5, 6)", datetime.date(2024, 5, 6)),
        ("from decimal import Decimal\nDecimal('2.50') * 2", decimal.Decimal("5.00")),
        ("from pathlib import Path\nPath('/a') / 'b'", pathlib.PurePosixPath("/a/b")),
        ("ValueError('x', 1).args", ("x", 1)),
        ("{3, 1, 2}", {1, 2, 3}),
        ("bytearray(b'x')", b"x"),
        ("type(1)", int),
        ("x = 1", None),
        ("print", print),
    ],
)
def test_values_that_a_script_makes(code, expected):
    imported = code.partition("import ")[0].removeprefix("from ").strip() or code.partition("import ")[2].split("\n")[0]
    if "import" in code and not has_module(imported):
        pytest.skip("the engine has no such module")
    assert same(natrix.run(code), expected)


def test_exceptions_as_values():
    error = natrix.run("ValueError('bad', 7)")
    assert type(error) is ValueError and error.args == ("bad", 7)
    assert natrix.run("type(e).__name__, e.args", {"e": KeyError("k")}) == ("KeyError", ("k",))
    made = natrix.run("class Odd(LookupError): pass\nOdd('x')")
    assert isinstance(made, natrix.ScriptException)
    assert made.class_name == "Odd" and made.args == ("x",) and "LookupError" in made.bases


# ---- dataclasses, named tuples, enumerations


def test_dataclass_fields_and_methods():
    assert natrix.run("p.x + p.y", {"p": Point(1, 2)}) == 3
    assert natrix.run("p.x = 5\np", {"p": Point(1, 2)}) == Point(5, 2)
    assert natrix.run("p.moved(10)", {"p": Point(1, 2)}) == Point(11, 2)
    assert natrix.run("hasattr(p, '_hidden')", {"p": Point(1)}) is False


def test_the_original_does_not_change():
    point = Point(1, 2)
    natrix.run("p.x = 100", {"p": point})
    assert point == Point(1, 2)


def test_a_method_runs_on_the_original():
    @dataclasses.dataclass
    class Counter:
        name: str

        def count(self):
            calls.append(self)
            return len(calls)

    calls = []
    counter = Counter("c")
    assert natrix.run("c.count() + c.count()", {"c": counter}) == 3
    assert calls[0].name == "c"


def test_frozen_dataclasses():
    value = Frozen("a")
    assert echo(value) == value and natrix.run("{x: 1}[x]", {"x": value}) == 1
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("x.name = 'b'", {"x": value})
    assert "cannot assign to field" in str(caught.value)


@pytest.mark.needs("dataclasses")
def test_dataclasses_of_the_script():
    code = "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: str\n"
    made = natrix.run(code + "P(1, 'a')")
    assert isinstance(made, natrix.Record)
    assert made.class_name == "P" and made.x == 1 and made.asdict() == {"x": 1, "y": "a"} and repr(made) == "P(x=1, y='a')"

    @dataclasses.dataclass
    class P:
        x: int
        y: str

    assert natrix.run(code + "P(1, 'a')", classes=[P]) == P(1, "a")


@pytest.mark.needs("collections")
def test_named_tuples_of_the_script():
    made = natrix.run("from collections import namedtuple\nP = namedtuple('P', 'x y')\nP(1, 2)")
    assert type(made).__name__ == "P" and made._fields == ("x", "y") and made == (1, 2)


@pytest.mark.needs("collections")
def test_named_tuples():
    assert natrix.run("(n.a, n[1], isinstance(n, tuple))", {"n": Named(1)}) == (1, "b", True)


def test_enumerations_of_the_host():
    assert natrix.run("(c.name, c.value)", {"c": Color.BLUE}) == ("BLUE", "blue")
    assert echo([Color.RED, {Color.BLUE: 1}]) == [Color.RED, {Color.BLUE: 1}]

    class Level(enum.IntEnum):
        LOW = 1

    assert same(echo(Level.LOW), 1)


@pytest.mark.needs("enum")
def test_enumerations():
    made = natrix.run("from enum import Enum\nclass E(Enum):\n    A = 1\nE.A")
    assert made == natrix.Member("E", "A", 1)
    assert natrix.run("from enum import Enum\nclass Color(Enum):\n    RED = 1\nColor.RED", classes=[Color]) is Color.RED


# ---- shared and cyclic values


def test_shared_parts_stay_shared():
    part = [1]
    assert natrix.run("x[0] is x[1]", {"x": [part, part]}) is True
    out = natrix.run("a = []\n[a, a, {'k': a}]")
    assert out[0] is out[1] is out[2]["k"]


def test_cycles_into_a_script():
    value = [1]
    value.append(value)
    assert natrix.run("x[1] is x and x[1][1][0] == 1", {"x": value}) is True
    table = {}
    table["self"] = (table,)
    assert natrix.run("x['self'][0] is x", {"x": table}) is True
    back = echo(value)
    assert back[1] is back and back[0] == 1


def test_cycles_out_of_a_script():
    out = natrix.run("a = [1]\na.append((a, {'a': a}))\na")
    assert out[1][0] is out and out[1][1]["a"] is out
    out = natrix.run("a = []\nt = (a, 2)\na.append(t)\nt")
    assert out[0][0] is out
    out = natrix.run("a = []\nt = (a,)\na.append((t, a))\nt")
    assert out[0][0][0] is out and out[0][0][1] is out[0]


def test_parts_in_cycles_that_are_shared():
    root = {}
    child = {"parent": root}
    root["first"] = root["second"] = child
    assert natrix.run("x['first']['parent'] is x and x['second']['parent'] is x", {"x": root}) is True


def test_shared_parts_do_not_multiply():
    value = []
    for _ in range(100):
        value = [value, value]
    assert natrix.run("x[0] is x[1]", {"x": value}) is True
    out = natrix.run("v = []\nfor _ in range(100): v = [v, v]\nv")
    assert out[0] is out[1]


# ---- what cannot cross


class Unknown:
    pass


@pytest.mark.parametrize("value", [Unknown(), iter([]), pathlib.PureWindowsPath("c:/x"), object()], ids=repr)
def test_values_that_cannot_cross(value):
    with pytest.raises(natrix.ConversionError, match="cross|POSIX"):
        echo(value)
    with pytest.raises(natrix.ConversionError):
        echo([{"a": value}])


def test_an_answer_that_cannot_cross_is_the_scripts_error():
    code = "try:\n    f()\nexcept TypeError as e:\n    r = str(e)\nr"
    assert "cannot cross" in natrix.run(code, functions={"f": Unknown})


@pytest.mark.parametrize("depth", [500, 5_000, 100_000])
@pytest.mark.parametrize("wrap", [lambda v: [v], lambda v: (v,), lambda v: {"k": v}, lambda v: frozenset([v])], ids=["list", "tuple", "dict", "frozenset"])
def test_deep_values_are_refused_clearly(depth, wrap):
    if sys.version_info < (3, 12) and wrap(1) == frozenset([1]) and depth > 5_000:
        pytest.skip("hashing a deep frozenset overflows CPython's own stack")
    value = 1
    try:
        for _ in range(depth):
            value = wrap(value)
    except RecursionError:
        pytest.skip("CPython itself cannot make it")
    with pytest.raises((natrix.ConversionError, natrix.RefusedError), match="deep|nested|depth"):
        echo(value)


def test_deep_values_out_of_a_script():
    for code in ("v = [v]", "v = (v,)", "v = {'k': v}"):
        with pytest.raises(natrix.Error, match="deep|nested|depth"):
            natrix.run(f"v = 1\nfor _ in range(100000): {code}\nv")


class LyingList(list):
    def __len__(self):
        return 10**9

    def __iter__(self):
        raise RuntimeError("asked")

    def __getitem__(self, index):
        raise RuntimeError("asked")


class LyingDict(dict):
    def items(self):
        raise RuntimeError("asked")

    def __iter__(self):
        raise RuntimeError("asked")

    def __len__(self):
        return -1


class LyingInt(int):
    def __int__(self):
        raise RuntimeError("asked")

    def __index__(self):
        raise RuntimeError("asked")

    def bit_length(self):
        return 0


class LyingStr(str):
    def __str__(self):
        raise RuntimeError("asked")

    def __len__(self):
        return 0

    def encode(self, *args):
        raise RuntimeError("asked")


class LyingSet(set):
    def __iter__(self):
        raise RuntimeError("asked")


class LyingTuple(tuple):
    def __getitem__(self, index):
        raise RuntimeError("asked")

    def __len__(self):
        return 0


@pytest.mark.parametrize(
    "value, expected",
    [
        (LyingList([1, 2]), [1, 2]),
        (LyingDict(a=1), {"a": 1}),
        (LyingInt(7), 7),
        (LyingInt(10**40), 10**40),
        (LyingStr("abc"), "abc"),
        (LyingSet([1]), {1}),
        (LyingTuple((1, 2)), (1, 2)),
        (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (collections.defaultdict(list, a=1), {"a": 1}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
    ],
    ids=lambda v: type(v).__name__,
)
def test_subclasses_cross_as_what_they_are_underneath(value, expected):
    assert same(echo(value), expected)


def test_a_list_that_changes_while_it_is_converted():
    @dataclasses.dataclass
    class Sly:
        value: int = 1

        def __getattribute__(self, name):
            if name == "value":
                target.clear()
            return object.__getattribute__(self, name)

    target = [Sly(), 1, 2, 3]
    assert len(echo(target)) == 1


def test_a_dict_that_changes_while_it_is_converted():
    @dataclasses.dataclass
    class Sly:
        value: int = 1

        def __getattribute__(self, name):
            if name == "value":
                target["more"] = 1
            return object.__getattribute__(self, name)

    target = {"a": Sly(), "b": 2}
    with pytest.raises(RuntimeError, match="changed its size"):
        echo(target)


# ---- functions, classes and instances of a script


def test_functions_of_a_script_can_be_called():
    add = natrix.run("def add(a, b=1):\n    return a + b\nadd")
    assert isinstance(add, natrix.Object) and add.name == "add"
    assert add(1) == 2 and add(1, b=5) == 6
    with pytest.raises(natrix.ScriptError, match="TypeError"):
        add("x")
    assert add(3) == 4


def test_objects_go_back_into_their_session():
    session = natrix.Session()
    counter = session.run("class Counter:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n\nc = Counter()\nc")
    assert isinstance(counter, natrix.Object) and counter.class_name == "Counter"
    assert session.run("x is c", {"x": counter}) is True
    with pytest.raises(natrix.ConversionError, match="only to the run or session"):
        natrix.run("x", {"x": counter})


def test_a_callback_is_called_while_the_script_waits():
    code = "def double(n):\n    return n * 2\napply(double, 21)"
    assert natrix.run(code, functions={"apply": lambda f, n: f(n)}) == 42


def test_functions_as_values():
    assert natrix.run("f(20) + g(1)", {"f": lambda n: n * 2, "g": abs}) == 41
    assert natrix.run("[f(1) for f in fs]", {"fs": [lambda n: n + 1, lambda n: n + 2]}) == [2, 3]
    assert natrix.run("make()(3)", functions={"make": lambda: lambda n: n**2}) == 9

    def f():
        pass

    assert echo(f) is f
