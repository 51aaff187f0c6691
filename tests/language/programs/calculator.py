# Tokenizer, recursive-descent parser and evaluator for arithmetic.
class Token:
    def __init__(self, kind, value, at): self.kind, self.value, self.at = kind, value, at
    def __repr__(self): return f"{self.kind}:{self.value}"


class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            try: yield Token("num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]), i)
            except ValueError: raise ParseError(f"bad number {text[i:j]!r}", i) from None
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"): j += 1
            yield Token("name", text[i:j], i)
            i = j
        elif text[i:i + 2] in ("**", "//", "<=", ">=", "==", "!="): yield Token("op", text[i:i + 2], i); i += 2
        elif c in "+-*/%()<>=,": yield Token("op", c, i); i += 1
        else: raise ParseError(f"unexpected {c!r}", i)
    yield Token("end", None, len(text))


class Parser:
    LEVELS = [("<", ">", "<=", ">=", "==", "!="), ("+", "-"), ("*", "/", "//", "%")]
    OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
           "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}

    def __init__(self, text, env): self.tokens, self.env = tokenize(text), env; self.next()
    def next(self): self.tok = next(self.tokens)
    def accept(self, *ops):
        if self.tok.kind == "op" and self.tok.value in ops:
            value = self.tok.value
            self.next()
            return value
    def expect(self, op):
        if not self.accept(op): raise ParseError(f"expected {op!r}, got {self.tok}", self.tok.at)
    def statement(self):
        value = self.binary(0)
        if self.tok.kind != "end": raise ParseError(f"unexpected {self.tok}", self.tok.at)
        return value
    def binary(self, level):
        if level == len(self.LEVELS): return self.unary()
        left = self.binary(level + 1)
        while op := self.accept(*self.LEVELS[level]): left = self.OPS[op](left, self.binary(level + 1))
        return left
    def unary(self):
        if self.accept("-"): return -self.unary()
        if self.accept("+"): return self.unary()
        return self.power()
    def power(self):
        base = self.atom()
        return base ** self.unary() if self.accept("**") else base
    def atom(self):
        tok = self.tok
        match tok.kind, tok.value:
            case "num", n: self.next(); return n
            case "name", name:
                self.next()
                if self.accept("("):
                    args = []
                    if not self.accept(")"):
                        args.append(self.binary(0))
                        while self.accept(","): args.append(self.binary(0))
                        self.expect(")")
                    return self.env[name](*args)
                return self.env[name]
            case "op", "(":
                self.next(); value = self.binary(0); self.expect(")"); return value
        raise ParseError(f"unexpected {tok}", tok.at)


env = {"x": 5, "pi": 3.25, "max": max, "sum": lambda *a: sum(a), "half": lambda v: v / 2}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "2 ** -1", "10 / 4", "10 // 4", "10 % 4", "x * (x - 1) / 2", "max(1, x, 3) + half(9)", "sum()", "1 < 2", "1 + 1 == 2", "3.5 * 2", "((((7))))", "1 - 2 - 3", "--5", "+-+5",
             "1 +", "(1", "1 2", "y + 1", "1 / 0", "max()", "1..2", "$", "half(1, 2)", "x(1)", "", "1 + * 2", "2 ** 0.5 > 1.4"]:
    try: print(f"{text:<24} = {Parser(text, env).statement()}")
    except ParseError as e: print(f"{text:<24} ParseError {e} (column {e.at})")
    except Exception as e: print(f"{text:<24} {type(e).__name__} {e}")
