# Parser combinators: closures, operators on functions in objects, lazy recursion, error positions.
class Fail(Exception):
    def __init__(self, at, wanted): super().__init__(f"at {at}: expected {wanted}"); self.at, self.wanted = at, wanted


class P:
    def __init__(self, f, name="?"): self.f, self.name = f, name
    def __call__(self, s, i): return self.f(s, i)
    def __or__(self, o):
        def f(s, i):
            try: return self(s, i)
            except Fail as a:
                if a.at > i: raise
                try: return o(s, i)
                except Fail as b: raise (Fail(i, f"{a.wanted} or {b.wanted}") if a.at == b.at == i else max(a, b, key=lambda e: e.at)) from None
        return P(f, f"{self.name}|{o.name}")
    def __add__(self, o):
        def f(s, i): a, i = self(s, i); b, i = o(s, i); return [a, b], i
        return P(f, f"{self.name} {o.name}")
    def __lshift__(self, o): return (self + o) >> (lambda p: p[0])
    def __rshift__(self, g):
        def f(s, i): v, i = self(s, i); return g(v), i
        return P(f, self.name)
    def __rpow__(self, o): return NotImplemented
    def many(self, least=0, sep=None):
        def f(s, i):
            out = []
            try:
                while True:
                    j = i
                    if out and sep: _, j = sep(s, i)
                    v, i = self(s, j); out.append(v)
            except Fail as e:
                if len(out) < least or e.at > (j if not sep else j): raise
            return out, i
        return P(f, self.name + "*")
    def parse(self, s):
        v, i = self(s, 0)
        if i < len(s): raise Fail(i, "end")
        return v
def lit(t): return P(lambda s, i: (t, i + len(t)) if s.startswith(t, i) else fail(i, repr(t)), repr(t))
def fail(i, w): raise Fail(i, w)
def chars(pred, name):
    def f(s, i):
        j = i
        while j < len(s) and pred(s[j]): j += 1
        return (s[i:j], j) if j > i else fail(i, name)
    return P(f, name)
def lazy(g): return P(lambda s, i: g()(s, i), "lazy")
ws = P(lambda s, i: (None, next((j for j in range(i, len(s)) if not s[j].isspace()), len(s))))
def tok(p): return p << ws
number = tok(chars(str.isdigit, "number") >> int)
name = tok(chars(str.isalpha, "name"))
expr = lazy(lambda: additive)
atom = number | name >> (lambda n: ("var", n)) | (tok(lit("(")) + (expr << tok(lit(")")))) >> (lambda p: p[1])
def binary(sub, *ops):
    op = ops[0]
    for o in ops[1:]: op = op | o
    def fold(p):
        left = p[0]
        for o, right in p[1]: left = (o, left, right)
        return left
    return (sub + (op + sub).many()) >> fold
term = binary(atom, tok(lit("*")), tok(lit("/")))
additive = binary(term, tok(lit("+")), tok(lit("-")))
for text in ("1", "1+2*3", "(1 + 2) * x", "a - b - c", "((7))", "1 +", "(1", "1 2", "*", "", "1 + * 2", "é+1"):
    try: print(repr(text), expr.parse(text))
    except Fail as e: print(repr(text), e)
value = lazy(lambda: json)
string = tok(lit('"') + P(lambda s, i: (s[i:s.index('"', i)], s.index('"', i)) if '"' in s[i:] else fail(len(s), "closing quote")) + lit('"')) >> (lambda t: t[0][1])
array = (tok(lit("[")) + (value.many(sep=tok(lit(","))) << tok(lit("]")))) >> (lambda p: p[1])
pair = string + ((tok(lit(":")) + value) >> (lambda p: p[1]))
obj = (tok(lit("{")) + (pair.many(sep=tok(lit(","))) << tok(lit("}")))) >> (lambda p: dict(p[1]))
json = number | string | array | obj | tok(lit("true")) >> (lambda _: True) | tok(lit("null")) >> (lambda _: None)
for text in ('[1, 2, [3, []]]', '{"a": 1, "b": {"c": [true, null]}}', '"text"', '[1, 2', '{"a" 1}', '"open', '[1,, 2]', "nul"):
    try: print(json.parse(text))
    except Fail as e: print(repr(text), e)
