# Exception groups are drawn as trees.
import sys
def make(e):
    try: raise e
    except Exception as caught: return caught
g = ExceptionGroup("outer", [make(ValueError("one")), ExceptionGroup("inner", [make(KeyError("k")), TypeError("never raised")]), OSError(9999, "os")])
g.add_note("note on the group")
try: raise g
except ExceptionGroup as e: sys.excepthook(type(e), e, e.__traceback__)
def chain():
    try:
        try: raise ValueError("cause")
        except ValueError as v: raise KeyError("leaf with cause") from v
    except KeyError as k: return k
try: raise ExceptionGroup("with chain", [chain(), ExceptionGroup("empty notes", [make(IndexError("i"))])])
except ExceptionGroup as e: sys.excepthook(type(e), e, e.__traceback__)
many = ExceptionGroup("many", [ValueError(i) for i in range(20)])
sys.excepthook(type(many), many, None)
deep = ValueError("leaf")
for i in range(14): deep = ExceptionGroup(f"level {i}", [deep])
sys.excepthook(type(deep), deep, None)
try:
    try: raise ExceptionGroup("first", [ValueError(1)])
    except ExceptionGroup: raise TypeError("second")
except TypeError as e: sys.excepthook(type(e), e, e.__traceback__)
def star():
    try: raise ExceptionGroup("split", [ValueError("v"), KeyError("k")])
    except* ValueError as e: raise OSError("from star")
star()
