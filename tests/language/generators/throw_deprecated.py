# The three-argument form of throw still works, with a DeprecationWarning.
def g():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


for args in [(ValueError, "text"), (ValueError, ValueError("made")), (ValueError, None), (ValueError, (1, 2)), (ValueError, "x", None)]:
    it = g()
    next(it)
    print(it.throw(*args))
