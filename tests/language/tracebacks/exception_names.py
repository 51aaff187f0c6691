# How the last line is made: module, qualified name, empty and odd messages.
import sys
def show(e): sys.excepthook(type(e), e, None)
class A(Exception): pass
class Outer:
    class Inner(Exception): pass
def local():
    class Local(Exception): pass
    return Local("in function")
class StrFails(Exception):
    def __str__(self): raise KeyError("in str")
class StrNotStr(Exception):
    def __str__(self): return 5
class Multi(Exception):
    def __str__(self): return "first\nsecond\n\nfourth"
class Empty(Exception):
    def __str__(self): return ""
class Renamed(Exception): pass
Renamed.__name__ = "NewName"; Renamed.__qualname__ = "New.Qual"
class Mod(Exception): __module__ = "some.module"
class NoMod(Exception): __module__ = 5
for e in (A(), A("msg"), A(1, 2), A(None), A(""), Outer.Inner("nested"), local(), StrFails(), StrNotStr(), Multi(), Empty("x"), Renamed("r"), Mod("m"), NoMod("n"), KeyError("k"), KeyError(), ValueError("a\nb"), SystemExit(3), KeyboardInterrupt(), GeneratorExit("g"), StopIteration(5), OSError("plain"), ImportError("imp"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "reason"), ValueError("\ud800 surrogate"), ValueError("\x00\x1b[31m control"), MemoryError(), RecursionError("r"), AssertionError(), Exception("trailing space ")): show(e)
e = ValueError("with notes")
for n in ("note", "two\nlines", "", "  spaces", "\n"): e.add_note(n)
show(e)
e = ValueError("odd notes"); e.__notes__ = ["ok", 5, None, b"x"]; show(e)
e = ValueError("notes str"); e.__notes__ = "text"; show(e)
e = ValueError("notes tuple"); e.__notes__ = ("a", "b"); show(e)
e = ValueError("notes int"); e.__notes__ = 5; show(e)
a, b = ValueError("a"), ValueError("b"); a.__cause__ = b; b.__cause__ = a; show(a)
a, b = ValueError("ctx a"), ValueError("ctx b"); a.__context__ = b; b.__context__ = a; show(a)
a = ValueError("self cause"); a.__cause__ = a; show(a)
