# A toy record layer: descriptors, metaclass, query objects with operator overloading, generators.
class Column:
    def __init__(self, kind, default=None, required=False): self.kind, self.default, self.required = kind, default, required
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t): return self if o is None else o.__dict__.get(self.name, self.default)
    def __set__(self, o, v):
        if v is not None and not isinstance(v, self.kind): raise TypeError(f"{type(o).__name__}.{self.name} takes {self.kind.__name__}, got {v!r}")
        o.__dict__[self.name] = v
    def compare(op):
        def f(self, other): return Where(lambda r: op(getattr(r, self.name), other), f"{self.name} {op.__doc__} {other!r}")
        return f
    def _op(symbol, f): f.__doc__ = symbol; return f
    __eq__ = compare(_op("==", lambda a, b: a == b)); __ne__ = compare(_op("!=", lambda a, b: a != b))
    __lt__ = compare(_op("<", lambda a, b: a is not None and a < b)); __gt__ = compare(_op(">", lambda a, b: a is not None and a > b))
    __hash__ = object.__hash__
    del compare, _op
    def contains(self, x): return Where(lambda r: x in (getattr(r, self.name) or ""), f"{x!r} in {self.name}")


class Where:
    def __init__(self, test, text): self.test, self.text = test, text
    def __call__(self, r): return bool(self.test(r))
    def __and__(self, o): return Where(lambda r: self(r) and o(r), f"({self.text} and {o.text})")
    def __or__(self, o): return Where(lambda r: self(r) or o(r), f"({self.text} or {o.text})")
    def __invert__(self): return Where(lambda r: not self(r), f"not {self.text}")
    def __bool__(self): raise TypeError("use & | ~ instead of and, or, not")


class Meta(type):
    tables = {}
    def __new__(m, name, bases, ns, table=None):
        cls = super().__new__(m, name, bases, ns)
        cls.columns = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Column)}
        if bases: m.tables[table or name.lower() + "s"] = cls; cls.rows = []
        return cls
    def __iter__(cls): return iter(cls.rows)
    def __len__(cls): return len(cls.rows)
    def where(cls, w): return Query(cls, w)


class Query:
    def __init__(self, cls, w=None, key=None, n=None): self.cls, self.w, self.key, self.n = cls, w, key, n
    def where(self, w): return Query(self.cls, self.w & w if self.w else w, self.key, self.n) if self.w is None else Query(self.cls, self.w & w, self.key, self.n)
    def order(self, col, desc=False): return Query(self.cls, self.w, (col.name, desc), self.n)
    def __getitem__(self, k): return Query(self.cls, self.w, self.key, k.stop) if isinstance(k, slice) else list(self)[k]
    def __iter__(self):
        rows = [r for r in self.cls if self.w is None or self.w(r)]
        if self.key: rows.sort(key=lambda r: getattr(r, self.key[0]), reverse=self.key[1])
        yield from rows[:self.n]
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return f"<{self.cls.__name__} where {self.w.text if self.w is not None else 'all'}{' order ' + self.key[0] if self.key else ''}>"


class Model(metaclass=Meta):
    id = Column(int)
    def __init__(self, **kw):
        for n, c in self.columns.items():
            if c.required and n not in kw: raise ValueError(f"{n} is required")
        for n, v in kw.items():
            if n not in self.columns: raise AttributeError(f"{type(self).__name__} has no column {n}")
            setattr(self, n, v)
        self.id = len(type(self).rows) + 1; type(self).rows.append(self)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.columns)})"


class Author(Model):
    name = Column(str, required=True)
    born = Column(int)
class Book(Model, table="library"):
    title = Column(str, "untitled"); author = Column(Author); price = Column(float, 0.0); tags = Column(list)
a, b = Author(name="Ann", born=1950), Author(name="Bob")
for t, w, p, g in [("Snakes", a, 12.5, ["animals"]), ("Grass", a, 7.0, ["plants", "green"]), ("Ponds", b, 20.0, ["water"]), ("Mud", b, 3.25, None)]: Book(title=t, author=w, price=p, tags=g)
print(a, b, list(Meta.tables), len(Book), Book.columns.keys(), Book.rows[0].author is a)
q = Book.where((Book.price > 5.0) & ~(Book.author == b))
print(q, [r.title for r in q], [r.title for r in Book.where(Book.price < 10.0).order(Book.price)], [r.title for r in Book.where(Book.title != "Mud").order(Book.price, desc=True)[:2]], Book.where(Book.tags.contains("green") | (Book.title == "Mud")), len(Book.where(Book.tags.contains("green"))), Book.where(Author.id == 2)[0].title)
for f in (lambda: Author(), lambda: Author(name=5), lambda: Author(name="C", age=1), lambda: setattr(a, "born", "x"), lambda: Book.where(Book.price > 1.0 and Book.price < 5.0), lambda: Book.where(Book.price > 1)[99], lambda: not (Book.price > 1), lambda: bool(Book.id == 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print([r.price for r in Book], isinstance(Book.price, Column), hash(Book.price) == hash(Book.price), sorted((x.name for x in Author)), {x.title: x.author.name for x in Book}, sum(x.price for x in Book.where(Book.author == a)))
