# OSError: errno mapping to subclasses (Linux numbers, which the oracle's platform does not share), fields, text.
for args in [(), (1,), (2, "No such file"), (2, "msg", "file.txt"), (2, "msg", "a", None, "b"), (13, "denied", "f"), ("text",), ("x", "y"), (2, "msg", None), (99999, "odd"), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (2, "m", b"bytes"), (2, "m", 5)]:
    e = OSError(*args)
    print(type(e).__name__, repr(e), str(e), e.errno, e.strerror, e.filename, e.filename2, e.args)
for code in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115):
    print(code, type(OSError(code, "m")).__name__, end="; ")
print()
for cls in (FileNotFoundError, PermissionError, BlockingIOError, TimeoutError, ConnectionError):
    e = cls(2, "explicit class stays")
    print(type(e).__name__, e, e.errno)
e = BlockingIOError(11, "m", 7)
print(e.characters_written, e.args)


class MyOS(OSError): pass
class MyInit(OSError):
    def __init__(self, code): super().__init__(code, "from init"); self.code = code


print(type(MyOS(2, "m")).__name__, MyOS(2, "m"), MyInit(5), MyInit(5).code, MyInit(5).errno, MyInit(5).args)
e = OSError(2, "msg", "f")
e.errno, e.strerror, e.filename = 7, "changed", "g"
print(e, e.args, repr(e))
e.filename = None
print(e)
try:
    raise FileNotFoundError("just text")
except OSError as error:
    print(error, error.errno, error.args)
print(issubclass(FileNotFoundError, OSError), BrokenPipeError.__mro__[1].__name__, ConnectionResetError.__base__.__name__)
try:
    OSError(x=1)
except TypeError as error:
    print(error)
