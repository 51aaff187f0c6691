# while with every way out.
n = 10
while True:
    n -= 1
    if n == 7: continue
    if n < 5: break
    print(n, end=" ")
print("|", n)
while n: n -= 1
else: print("else", n)
while 0: print("never")
else: print("else of while 0")
while []: pass
def find(limit):
    i = 0
    while i < limit:
        i += 1
        try:
            if i == 3: return "found"
            if i == 2: continue
        finally:
            print("f", i, end=" ")
    else:
        return "exhausted"
print(find(2), find(5))
def nested():
    out = []
    a = 0
    while a < 4:
        a += 1
        b = 0
        while True:
            b += 1
            if b > a: break
            if (a + b) % 2: continue
            out.append((a, b))
        else:
            out.append("never")
        if a == 3: break
    else:
        out.append("not here")
    return out
print(nested())
class Falling:
    def __init__(self, n): self.n = n
    def __bool__(self):
        self.n -= 1
        return self.n > 0
f = Falling(4)
count = 0
while f: count += 1
print(count, f.n)
f = Falling(3)
while not (not f): count += 1
print(count)
x = 5
while x > 0 and (x := x - 1) != 2 or x == 1: print(x, end=" ")
print("end", x)
i = 0
while (i := i + 1) < 10:
    if i % 2: continue
    elif i == 6: break
    else: print(i, end=" ")
else:
    print("never")
print(i)
def gen():
    while (yield) is not None: pass
    else: yield "done"
g = gen(); next(g); g.send(1); print(g.send(None))
total = 0
a, b = 27, 0
while a != 1:
    a = a * 3 + 1 if a & 1 else a >> 1
    b += 1
print(b)
while True:
    while True:
        break
    break
print("out")
