# Linked list, stack, deque, binary search tree, trie, disjoint sets, LRU cache, skip of iteration.
class LinkedList:
    class Node:
        __slots__ = ("value", "next")
        def __init__(self, value, next=None): self.value, self.next = value, next
    def __init__(self, items=()):
        self.head = self.tail = None; self.n = 0
        for i in items: self.append(i)
    def append(self, v):
        node = self.Node(v)
        if self.tail: self.tail.next = node
        else: self.head = node
        self.tail = node; self.n += 1
    def __iter__(self):
        node = self.head
        while node: yield node.value; node = node.next
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += self.n
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(i)
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
    def reverse(self):
        prev, node, self.tail = None, self.head, self.head
        while node: node.next, prev, node = prev, node, node.next
        self.head = prev
        return self
    def __add__(self, o): return LinkedList([*self, *o])
    def __contains__(self, v): return any(v == x for x in self)
    def __eq__(self, o): return list(self) == list(o)


l = LinkedList("abcd")
print(l, len(l), l[0], l[-1], l[1:3], list(l.reverse()), l + [1], "b" in l, "z" in l, l == "dcba", LinkedList(), bool(LinkedList()), [*l][::2], max(l))
try: l[9]
except IndexError as e: print("IndexError", e)
class Tree:
    def __init__(self): self.root, self.n = None, 0
    def insert(self, k, v=None):
        where, side, node = None, None, self.root
        while node:
            if k == node[0]: node[1] = v; return
            where, side, node = node, 2 if k < node[0] else 3, node[2 if k < node[0] else 3]
        new = [k, v, None, None]; self.n += 1
        if where: where[side] = new
        else: self.root = new
    __setitem__ = insert
    def __getitem__(self, k):
        node = self.root
        while node:
            if node[0] == k: return node[1]
            node = node[2] if k < node[0] else node[3]
        raise KeyError(k)
    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node: stack.append(node); node = node[2]
            node = stack.pop(); yield node[0]; node = node[3]
    def depth(self):
        def d(n): return 0 if n is None else 1 + max(d(n[2]), d(n[3]))
        return d(self.root)
    def between(self, a, b):
        def walk(n):
            if n:
                if n[0] > a: yield from walk(n[2])
                if a <= n[0] <= b: yield n[0]
                if n[0] < b: yield from walk(n[3])
        return list(walk(self.root))
t = Tree()
for i in range(100): t[i * 37 % 101] = i
print(list(t)[:12], t.n, t.depth(), t[74], t.between(10, 20), sorted(t) == list(t))
try: t[1000]
except KeyError as e: print("KeyError", e)
class Trie:
    def __init__(self): self.root = {}
    def add(self, word):
        node = self.root
        for c in word: node = node.setdefault(c, {})
        node[None] = True
    def complete(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node: return []
            node = node[c]
        def walk(n, acc):
            if None in n: yield acc
            for c in sorted(k for k in n if k): yield from walk(n[c], acc + c)
        return list(walk(node, prefix))
tr = Trie()
for w in "car card care cart cat dog do done été étage".split(): tr.add(w)
print(tr.complete("car"), tr.complete("d"), tr.complete("é"), tr.complete("x"), len(tr.complete("")))
class LRU:
    def __init__(self, size): self.size, self.d, self.hits, self.misses = size, {}, 0, 0
    def __call__(self, f):
        def wrapped(*a):
            if a in self.d: self.hits += 1; self.d[a] = self.d.pop(a)
            else:
                self.misses += 1; self.d[a] = f(*a)
                if len(self.d) > self.size: del self.d[next(iter(self.d))]
            return self.d[a]
        wrapped.cache = self
        return wrapped
@LRU(3)
def square(x): return x * x
print([square(x) for x in (1, 2, 3, 1, 4, 2, 1, 1)], square.cache.hits, square.cache.misses, square.cache.d)
class Deque:
    def __init__(self, cap=4): self.a, self.head, self.n = [None] * cap, 0, 0
    def grow(self): self.a, self.head = self.a[self.head:] + self.a[:self.head] + [None] * len(self.a), 0
    def push(self, v):
        if self.n == len(self.a): self.grow()
        self.a[(self.head + self.n) % len(self.a)] = v; self.n += 1
    def push_left(self, v):
        if self.n == len(self.a): self.grow()
        self.head = (self.head - 1) % len(self.a); self.a[self.head] = v; self.n += 1
    def pop(self): self.n -= 1; i = (self.head + self.n) % len(self.a); v, self.a[i] = self.a[i], None; return v
    def pop_left(self): v, self.a[self.head] = self.a[self.head], None; self.head = (self.head + 1) % len(self.a); self.n -= 1; return v
    def __iter__(self): return (self.a[(self.head + i) % len(self.a)] for i in range(self.n))
d = Deque()
for i in range(10): d.push(i) if i % 3 else d.push_left(-i)
print(list(d), d.pop(), d.pop_left(), list(d), len(d.a), d.n)
while d.n > 2: d.pop_left() if d.n % 2 else d.pop()
print(list(d))
