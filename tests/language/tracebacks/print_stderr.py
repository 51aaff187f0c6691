# print to sys.stderr and writes to both streams.
import sys
print("error text", file=sys.stderr)
print("out text", file=sys.stdout)
sys.stderr.write("written é\n")
print(sys.stdout.write("abc"), file=sys.stderr)
print("a", "b", sep="|", end="$\n", file=sys.stderr, flush=True)
class W:
    def write(self, s): parts.append(s)
parts = []
print("x", 1, sep="-", end="!", file=W())
print(parts)
class NoWrite: pass
class BadFlush(W):
    pass
for call in (lambda: print("x", file=NoWrite()), lambda: print("x", file=5), lambda: print("x", file=W(), flush=True), lambda: print("x", file=None, end="none means stdout\n")):
    try: call()
    except Exception as e: print(type(e).__name__, e)
saved = sys.stdout
sys.stdout = W(); parts.clear()
print("captured"); 
sys.stdout = saved
print(parts)
sys.stdout = None
print("goes nowhere")
sys.stdout = saved
del sys.stdout
try: print("lost")
except RuntimeError as e: sys.stdout = saved; print(e)
