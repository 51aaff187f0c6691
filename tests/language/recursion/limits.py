# The recursion limit: caught, raised, lowered; deep but legal recursion works.
# only: normal, twin, slices, memory
import sys
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n
first = depth(); print(900 < first < 1000, depth() == first)
def down(n): return n if n == 0 else down(n - 1)
print(down(950))
for limit in (50, 200, 500):
    sys.setrecursionlimit(limit)
    d = depth(); print(limit, limit - 10 < d < limit)
sys.setrecursionlimit(1000)
for bad in (0, -1, "x", 1.5, None):
    try: sys.setrecursionlimit(bad); print("ok", bad)
    except (ValueError, RecursionError, OverflowError, TypeError) as e: print(type(e).__name__, str(e)[:60])
sys.setrecursionlimit(1000)
sys.setrecursionlimit(3000); print(down(2900)); sys.setrecursionlimit(1000)
try: down(1500)
except RecursionError as e: print(e)
def mutual_a(n): return mutual_b(n) if n else "done"
def mutual_b(n): return mutual_a(n - 1)
print(mutual_a(400))
try: mutual_a(10**6)
except RecursionError: print("RecursionError")
count = 0
def catching(n):
    global count
    try: catching(n + 1)
    except RecursionError: count += 1; raise
try: catching(0)
except RecursionError: print(count > 900)
def finally_count():
    global fin
    try: finally_count()
    finally: fin += 1
fin = 0
try: finally_count()
except RecursionError: print(fin > 900)
class Node:
    def __init__(self, next_): self.next = next_
    def length(self): return 1 + (self.next.length() if self.next else 0)
head = None
for _ in range(900): head = Node(head)
print(head.length())
for _ in range(200): head = Node(head)
try: print(head.length())
except RecursionError: print("too long for recursion")
n, node = 0, head
while node: n += 1; node = node.next
print(n)
def gen(n):
    if n: yield from gen(n - 1)
    yield n
print(sum(1 for _ in gen(300)))
try: print(sum(1 for _ in gen(5000)))
except RecursionError: print("RecursionError in generators")
print(sorted(range(5), key=lambda x: down(x * 100)), list(map(down, [1, 100, 900])), max([3, 1], key=lambda v: down(500)), [down(i) for i in (10, 800)], (lambda f: f(f, 500))(lambda f, k: k if k == 0 else f(f, k - 1)))
memo = {}
def collatz(k):
    if k == 1: return 1
    if k not in memo: memo[k] = 1 + collatz(k // 2 if k % 2 == 0 else 3 * k + 1)
    return memo[k]
print(max(range(1, 1000), key=collatz), collatz(871))
nested = 0
for _ in range(100000): nested = [nested]
k = 0
while isinstance(nested, list): nested = nested[0]; k += 1
print(k)
try: eval("(" * 150 + ")" * 150); print("parsed")
except (SyntaxError, RecursionError, MemoryError) as e: print(type(e).__name__)
print(eval("+".join(["1"] * 5000)), len(eval("[" + "[],"* 5000 + "]")), eval("0" + " or 0" * 3000 + " or 7"), eval("1" + " and 1" * 3000), eval("(0," * 90 + ")" * 90) is not None, eval("not " * 100 + "1"), eval("-" * 100 + "1"), eval("a" + ".b" * 500, {"a": (B := type("B", (), {}))()} | {"B": setattr(B, "b", property(lambda s: s))}).__class__.__name__, eval("f" + "()" * 300, {"f": (f := lambda: f)}) is f, eval("x" + "[0]" * 100, {"x": (l := [], l.append(l))[0]}) is l, eval("1" + " if 1 else 0" * 80), eval("'a'" + " 'a'" * 1000)[-1])
