# A program's own sys.excepthook replaces the printing.
import sys
def hook(t, v, tb):
    print("hook:", t.__name__, v, tb.tb_lineno, file=sys.stderr)
    print("to stdout too")
sys.excepthook = hook
def f():
    raise ValueError("hooked")
f()
