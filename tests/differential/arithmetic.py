"""Compares the operators' leaves between numbers with Python's own answers: random operands of every mix.

usage: arithmetic.py DRIVER [--seed N] [--count N] [--oracle COMMAND]

DRIVER is the unit test arithmetic_test, run as its driver. The answers come from the Python that runs this script, or
from the command after --oracle, which takes a script's path and runs it with Python 3.14. Older versions differ in
complex numbers and in wordings: with these exceptions are compared by their class, and complex operands are left out of
mixed arithmetic.
"""
import operator
import random
import re
import struct
import subprocess
import sys
import tempfile

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
is_oracle = sys.version_info >= (3, 14)

binary = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
          "%": operator.mod, "&": operator.and_, "|": operator.or_, "^": operator.xor, "<": operator.lt,
          "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne, "divmod": divmod}
unary = {"neg": operator.neg, "pos": operator.pos, "invert": operator.invert}
corner_ints = [0, 1, -1, 2, -2, 3, 7, 10, 2**31, 2**32, 2**47, 2**48 - 1, 2**48, -2**48, -2**48 - 1, 2**53, 2**53 + 1, 2**62,
               2**63 - 1, 2**63, -2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**127, 2**128 - 1, 2**128, 10**18, 10**19, 2**1023,
               2**1024, 2**1024 - 2**970, 2**1024 - 2**970 - 1]
corner_floats = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.0**48, 2.0**53, 2.0**63, -2.0**63, 2.0**64, 1e308, -1e308, 5e-324, 1e-310,
                 float("inf"), float("-inf"), float("nan"), 1e16, 0.1]


def random_int():
    choice = random.random()
    if choice < 0.3:
        n = random.choice(corner_ints) + random.choice((-1, 0, 0, 1))
    else:
        size = random.choice((4, 20, 48, 50, 62, 64, 66, 100, 128, 130, 200, 700, 1100, 3000))
        n = random.getrandbits(random.randint(1, size))
    return -n if random.random() < 0.4 else n


def random_float():
    choice = random.random()
    if choice < 0.3:
        return random.choice(corner_floats)
    if choice < 0.6:
        return random.uniform(-1000, 1000)
    if choice < 0.8:
        return float(random.randint(-1000, 1000))
    return struct.unpack("<d", struct.pack("<Q", random.getrandbits(64)))[0]


def random_operand(complex_too):
    choice = random.random()
    if choice < 0.55:
        return random_int()
    if choice < 0.65:
        return random.random() < 0.5
    if choice < 0.9 or not complex_too:
        return random_float()
    return complex(random_float(), random_float())


def bits(x):
    return "nan" if x != x else "%x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def text(value):
    if value is True:
        return "t"
    if value is False:
        return "n"
    if isinstance(value, int):
        return "i%x" % value if value >= 0 else "i-%x" % -value
    if isinstance(value, float):
        return "f" + ("7ff8000000000000" if value != value else bits(value))
    if isinstance(value, complex):
        return f"c{bits(value.real)}:{bits(value.imag)}".replace("nan", "7ff8000000000000")
    return ",".join(text(item) for item in value)


def answer(function, *operands):
    try:
        result = function(*operands)
    except TypeError:
        return "defer"
    except Exception as error:
        return f"!{type(error).__name__}:" + "".join(f" {text(a) if isinstance(a, int) else a}" for a in error.args)
    return re.sub("(^f|,f|^c|,c|:)7ff8000000000000", r"\1nan", text(result))


def cases(count):
    for _ in range(count):
        complex_too = is_oracle or random.random() < 0.1
        left, right = random_operand(complex_too), random_operand(complex_too)
        if isinstance(left, complex) or isinstance(right, complex):
            op = random.choice(list(binary)[:10] if is_oracle else ["==", "!="])
            if op in ("//", "%", "&", "|", "^"):
                op = "=="
        else:
            op = random.choice(list(binary))
        if op == "divmod" and not (isinstance(left, int) and isinstance(right, int)):
            op = "//"
        yield op, (left, right), binary[op]
        if random.random() < 0.1:
            op = random.choice(list(unary))
            if not (op == "invert" and isinstance(left, bool)):
                yield op, (left,), unary[op]
        if random.random() < 0.2:
            shift = random.choice((random.randint(0, 70), random.randint(0, 300), -1, 63, 64, 128))
            op, function = random.choice((("<<", operator.lshift), (">>", operator.rshift)))
            yield op, (random_int(), shift), function
        if random.random() < 0.2:
            base = random.choice((random_int() % 1000 - 500, random.choice((0, 1, -1, 2, 10)), random_int()))
            exponent = random.choice((random.randint(0, 5), random.randint(0, 40), random.randint(-3, 200)))
            yield "**", (base, exponent), operator.pow
        if random.random() < 0.1:
            yield "powmod", (random_int(), random_int(), random_int()), pow


def emit(seed, count):
    """The cases and their answers, a line for each."""
    random.seed(seed)
    for op, operands, function in cases(count):
        print(" ".join([op, *map(text, operands)]), answer(function, *operands), sep="\t")


def emitted(oracle, seed, count):
    source = open(__file__).read().replace("\nmain()\n", f"\nemit({seed}, {count})\n")
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(source)
        script.flush()
        command = [*oracle, script.name] if oracle else [sys.executable, script.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def main():
    options = {"--seed": "1", "--count": "20000", "--oracle": ""}
    options.update(zip(sys.argv[2::2], sys.argv[3::2]))
    oracle = options["--oracle"].split()
    rows = [row.split("\t") for row in emitted(oracle, options["--seed"], int(options["--count"]))]
    lines = "".join(row[0] + "\n" for row in rows)
    done = subprocess.run([sys.argv[1], "drive"], input=lines, capture_output=True, text=True)
    answers = done.stdout.splitlines()
    if done.returncode or len(answers) != len(rows):
        print(f"the driver ended early: {done.returncode} {done.stderr[-3000:]}")
        sys.exit(1)
    wrong = 0
    for (line, expected), got in zip(rows, answers):
        got = got.strip()
        if not oracle and not is_oracle and expected.startswith("!"):
            got, expected = got.split(":")[0], expected.split(":")[0]
        if got != expected:
            wrong += 1
            if wrong < 20:
                print(f"{line}\n  expected {expected}\n  got      {got}")
    print(f"{len(rows)} compared, {wrong} differ")
    sys.exit(wrong != 0)


main()
