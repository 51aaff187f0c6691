# A small Lisp: reader, evaluator with closures, tail calls, macros.
class Symbol(str):
    table = {}
    def __new__(cls, name):
        if name not in cls.table: cls.table[name] = super().__new__(cls, name)
        return cls.table[name]
    __repr__ = str.__str__
S = Symbol
class LispError(Exception): pass


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def form():
        if not tokens: raise LispError("unexpected end")
        t = tokens.pop(0)
        if t == "(":
            out = []
            while tokens and tokens[0] != ")": out.append(form())
            if not tokens: raise LispError("missing )")
            tokens.pop(0)
            return out
        if t == ")": raise LispError("unexpected )")
        if t == "'": return [S("quote"), form()]
        for kind in (int, float):
            try: return kind(t)
            except ValueError: pass
        return {"#t": True, "#f": False, "nil": []}.get(t, S(t))
    forms = []
    while tokens: forms.append(form())
    return forms


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values)); self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise LispError(f"unbound {name}")


class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __repr__(self): return f"#<lambda ({' '.join(self.params)})>"


macros = {}
def ev(x, env):
    while True:
        if isinstance(x, Symbol): return env.find(x)[x]
        if not isinstance(x, list) or not x: return x
        match x:
            case ["quote", v]: return v
            case ["if", c, a, *b]: x = a if ev(c, env) is not False else b[0] if b else []; continue
            case ["define", [name, *params], *body]: env[name] = Lambda(params, body, env); return name
            case ["define", name, v]: env[name] = ev(v, env); return name
            case ["set!", name, v]: env.find(name)[name] = value = ev(v, env); return value
            case ["lambda", params, *body]: return Lambda(params, body, env)
            case ["begin", *body]:
                for e in body[:-1]: ev(e, env)
                x = body[-1]; continue
            case ["let", bindings, *body]: x = [[S("lambda"), [b[0] for b in bindings], *body], *[b[1] for b in bindings]]; continue
            case ["cond", *clauses]:
                for test, *body in clauses:
                    if test == "else" or ev(test, env) is not False: x = [S("begin"), *body]; break
                else: return []
                continue
            case ["defmacro", [name, *params], body]: macros[name] = Lambda(params, [body], env); return name
            case [head, *args] if isinstance(head, Symbol) and head in macros:
                m = macros[head]; x = ev(m.body[0], Env(m.params, args, m.env)); continue
        f, *args = [ev(e, env) for e in x]
        if isinstance(f, Lambda):
            if len(args) != len(f.params): raise LispError(f"{f} got {len(args)} arguments")
            env = Env(f.params, args, f.env)
            for e in f.body[:-1]: ev(e, env)
            x = f.body[-1]
        elif callable(f): return f(*args)
        else: raise LispError(f"not callable: {show(f)}")


def show(v):
    if v is True: return "#t"
    if v is False: return "#f"
    if isinstance(v, list): return "(" + " ".join(map(show, v)) + ")"
    return str(v)


def chain(op): return lambda a, *r: (lambda acc: acc)(a if r == () else __import_free_reduce(op, a, r))
def __import_free_reduce(op, a, rest):
    for b in rest: a = op(a, b)
    return a
base = Env()
base.update({S("+"): chain(lambda a, b: a + b), S("-"): lambda a, *r: -a if not r else __import_free_reduce(lambda p, q: p - q, a, r), S("*"): chain(lambda a, b: a * b), S("/"): lambda a, b: a / b, S("="): lambda a, b: a == b, S("<"): lambda a, b: a < b, S("car"): lambda l: l[0], S("cdr"): lambda l: l[1:], S("cons"): lambda a, l: [a] + l, S("list"): lambda *a: list(a), S("null?"): lambda l: l == [], S("not"): lambda v: v is False, S("map"): lambda f, l: [ev([f, [S("quote"), i]], base) for i in l], S("length"): len, S("append"): lambda *ls: sum(ls, []), S("modulo"): lambda a, b: a % b})
program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20)
(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))) (loop 5000 0)
(define (make-counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (make-counter)) (c) (c) (list (c) (c))
(define (fib n) (cond ((< n 2) n) (else (+ (fib (- n 1)) (fib (- n 2)))))) (map fib '(1 2 3 4 5 10))
(define (compose f g) (lambda (x) (f (g x)))) ((compose fact (lambda (x) (+ x 1))) 4)
(defmacro (unless c body) (list 'if c ''skipped body)) (unless #f 42) (unless #t 42)
(define (filter p l) (cond ((null? l) nil) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(filter (lambda (x) (= 0 (modulo x 3))) '(1 2 3 4 5 6 7 8 9))
(define (sort l) (if (null? l) nil (let ((p (car l))) (append (sort (filter (lambda (x) (< x p)) (cdr l))) (list p) (sort (filter (lambda (x) (not (< x p))) (cdr l)))))))
(sort '(5 3 8 1 9 2 7)) (let ((x 1) (y 2)) (list x y (+ x y))) '(a (b c) 1.5 #t) (if #f 1) fact
"""
for form in read(program):
    print(show(ev(form, base)), end="; ")
print()
for bad in ["(", ")", "(undefined 1)", "(1 2)", "(fact)", "(car nil)", "(set! zz 1)", "(+ 1 'a)", "((lambda (x) x))"]:
    try: print([show(ev(f, base)) for f in read(bad)])
    except (LispError, IndexError, TypeError) as e: print(type(e).__name__, e)
