# SystemExit inside functions, its code, and that it may be caught.
import sys
for args in [(), (0,), (5,), ("text",), (None,), (1, 2), (True,), ([1],), (1.5,)]:
    try: sys.exit(*args)
    except SystemExit as e: print(repr(e), e.code, e.args)
    except TypeError as e: print(e)
try: raise SystemExit("message")
except Exception: print("no")
except BaseException as e: print(type(e).__name__, e)
def f():
    try: sys.exit(7)
    finally: print("finally on the way out")
print("leaving")
f()
