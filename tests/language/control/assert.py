# assert: condition, message evaluated only on failure, exception arguments.
def msg(text):
    print("evaluated", end=" ")
    return text


assert True
assert 1, msg("not evaluated")
assert (1, 2)[0] == 1
assert not []
for code in ["assert False", "assert 0, 'message'", "assert None, 5", "assert [], [1, 2]", "assert 1 == 2, msg('lazy')", "assert '', ('a', 'b')", "assert False, None", "assert 0, AssertionError('nested')", "assert x", "assert 1 / 0", "assert 0, 1 / 0", "assert 0, f'{1 + 1}'"]:
    try:
        exec(code)
        print(code, "passed")
    except AssertionError as error:
        print(code, "->", repr(error), error.args, str(error))
    except Exception as error:
        print(code, "->", type(error).__name__, error, repr(error.__context__))


class B:
    def __bool__(self): raise ValueError("truth")


try:
    assert B()
except ValueError as error:
    print(error)
AssertionError_ = AssertionError
AssertionError = KeyError
try:
    assert 0, "builtin, not the global"
except AssertionError_ as error:
    print("real", error)
del AssertionError
def f():
    assert (yield 1), "yielded false"
g = f()
next(g)
try:
    g.send(0)
except AssertionError_ as error:
    print(error)
