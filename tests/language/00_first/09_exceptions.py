# try, except, else, finally, raise.
def attempt(f):
    try:
        value = f()
    except ZeroDivisionError:
        print("division", end=" ")
    except (KeyError, IndexError) as error:
        print("lookup", type(error).__name__, error, end=" ")
    except Exception as error:
        print("other", type(error).__name__, error, end=" ")
    else:
        print("value", value, end=" ")
    finally:
        print("finally")


attempt(lambda: 1 / 0)
attempt(lambda: {}["k"])
attempt(lambda: [][3])
attempt(lambda: int("x"))
attempt(lambda: 42)
attempt(lambda: undefined_name)
attempt(lambda: None.attribute)
attempt(lambda: 1 + "a")
attempt(lambda: len(5))


class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def thrower(code):
    if code > 2:
        raise MyError(code)
    return code


for code in (1, 3):
    try:
        print(thrower(code))
    except ValueError as error:
        print(error, error.code, error.args, repr(error))

try:
    try:
        raise KeyError("inner")
    except KeyError:
        raise RuntimeError("outer")
except RuntimeError as error:
    print(repr(error), repr(error.__context__), error.__cause__)


def returns():
    try:
        return "try"
    finally:
        print("cleanup", end=" ")


print(returns())
for i in range(3):
    try:
        if i == 1:
            continue
        print("loop", i)
    finally:
        print("end", i)
try:
    raise
except RuntimeError as error:
    print(error)
assert True
try:
    assert 1 == 2, "message"
except AssertionError as error:
    print("assert", error)
