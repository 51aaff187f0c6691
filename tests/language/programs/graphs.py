# Graph algorithms: breadth and depth first, Dijkstra with a hand-made heap, topological order, components.
class Heap:
    def __init__(self): self.a = []
    def push(self, x):
        a = self.a; a.append(x); i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
    def pop(self):
        a = self.a; a[0], a[-1] = a[-1], a[0]; out = a.pop(); i = 0
        while True:
            c = 2 * i + 1
            if c >= len(a): return out
            if c + 1 < len(a) and a[c + 1] < a[c]: c += 1
            if a[i] <= a[c]: return out
            a[i], a[c] = a[c], a[i]; i = c
    def __len__(self): return len(self.a)


class Graph:
    def __init__(self, edges, directed=False):
        self.adj = {}
        for u, v, *w in edges:
            self.adj.setdefault(u, {})[v] = w[0] if w else 1
            self.adj.setdefault(v, {})
            if not directed: self.adj[v][u] = w[0] if w else 1
    def bfs(self, start):
        seen, queue, order = {start}, [start], []
        for u in queue:
            order.append(u)
            for v in sorted(self.adj[u]):
                if v not in seen: seen.add(v); queue.append(v)
        return order
    def dfs(self, u, seen=None):
        seen = set() if seen is None else seen
        seen.add(u)
        yield u
        for v in sorted(self.adj[u]):
            if v not in seen: yield from self.dfs(v, seen)
    def dijkstra(self, start):
        dist, prev, heap = {start: 0}, {}, Heap()
        heap.push((0, start))
        while heap:
            d, u = heap.pop()
            if d > dist[u]: continue
            for v, w in self.adj[u].items():
                if d + w < dist.get(v, float("inf")): dist[v] = d + w; prev[v] = u; heap.push((d + w, v))
        return dist, prev
    def path(self, a, b):
        _, prev = self.dijkstra(a)
        out = [b]
        while out[-1] != a:
            if out[-1] not in prev: return None
            out.append(prev[out[-1]])
        return out[::-1]
    def components(self):
        left, out = set(self.adj), []
        while left: c = sorted(self.dfs(min(left))); out.append(c); left -= set(c)
        return out
    def topological(self):
        indeg = {u: 0 for u in self.adj}
        for u in self.adj:
            for v in self.adj[u]: indeg[v] += 1
        ready, out = sorted(u for u in indeg if not indeg[u]), []
        while ready:
            u = ready.pop(0); out.append(u)
            for v in sorted(self.adj[u]):
                indeg[v] -= 1
                if not indeg[v]: ready.append(v)
        if len(out) != len(self.adj): raise ValueError("cycle among " + ", ".join(sorted(u for u in indeg if indeg[u])))
        return out
    def mst(self):
        parent = {u: u for u in self.adj}
        def find(u):
            while parent[u] != u: parent[u] = parent[parent[u]]; u = parent[u]
            return u
        out = []
        for w, u, v in sorted((w, u, v) for u in self.adj for v, w in self.adj[u].items() if u < v):
            if find(u) != find(v): parent[find(u)] = find(v); out.append((u, v, w))
        return out


g = Graph([("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)])
print(g.bfs("a"), list(g.dfs("a")), g.dijkstra("a")[0], g.path("a", "e"), g.path("a", "x"), g.components(), g.mst(), sep="\n")
t = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(t.topological())
try: Graph([(1, 2), (2, 3), (3, 1), (0, 1)], directed=True).topological()
except (ValueError, TypeError) as e: print(type(e).__name__, e)
try: Graph([("p", "q"), ("q", "p")], directed=True).topological()
except ValueError as e: print(e)
h = Heap()
for x in [(i * 7919) % 1000 for i in range(200)]: h.push(x)
out = [h.pop() for _ in range(200)]
print(out == sorted(out), out[:10])
big = Graph([(i, (i * 37 + 11) % 300, i % 17 + 1) for i in range(300)] + [(i, i + 1, 5) for i in range(299)])
d, _ = big.dijkstra(0)
print(len(d), sum(d.values()), max(d.values()), len(big.path(0, 299)), sum(w for _, _, w in big.mst()))
def floyd(n, edges):
    m = [[0 if i == j else 10**9 for j in range(n)] for i in range(n)]
    for u, v, w in edges: m[u][v] = min(m[u][v], w)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if m[i][k] + m[k][j] < m[i][j]: m[i][j] = m[i][k] + m[k][j]
    return m
print(floyd(5, [(0, 1, 3), (1, 2, -2), (2, 3, 4), (3, 4, 1), (0, 4, 10), (4, 0, 2)]))
