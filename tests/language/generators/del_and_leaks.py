# A generator that is dropped half-way must not disturb what follows.
def g(n):
    for i in range(n):
        yield i


for i in range(50):
    it = g(10)
    next(it)
    next(it)
    it = None
print(next(g(3)))
first = [next(g(i)) for i in range(1, 100)]
print(sum(first))
def pairs():
    a = g(5)
    b = g(5)
    for x in a:
        yield x, next(b)
        if x == 2:
            return
print(list(pairs()), next(iter(pairs())))
def infinite():
    n = 0
    while True:
        yield n
        n += 1
total = 0
for i in range(100):
    for x in infinite():
        if x > i: break
        total += x
print(total)
holder = []
def cyc():
    me = holder[0]
    yield me is holder[0]
    yield 2
holder.append(cyc())
print(next(holder[0]))
holder.clear()
def keeps(data):
    try:
        yield len(data)
    except ZeroDivisionError:
        yield "?"
gens = [keeps([0] * i) for i in range(20)]
print([next(x) for x in gens], [x.throw(ZeroDivisionError) for x in gens[:3]])
class Holder:
    def __init__(self): self.gen = self.run()
    def run(self):
        while True: yield self
h = Holder()
print(next(h.gen) is h)
h = None
print([x for x, in zip(infinite())][:0] if 0 else [next(infinite()) for _ in range(3)])
