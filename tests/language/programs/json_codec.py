# A JSON encoder and decoder in plain Python.
class JSONError(ValueError): pass
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def encode(value, indent=None, level=0, sort=False):
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    comma = "," if indent is not None else ", "
    match value:
        case None: return "null"
        case True: return "true"
        case False: return "false"
        case str(): return '"' + "".join(ESCAPES.get(c, c if " " <= c < "\x7f" else "".join(f"\\u{u:04x}" for u in utf16(c))) for c in value) + '"'
        case int(): return str(value)
        case float():
            if value != value or value in (float("inf"), -float("inf")): raise JSONError(f"out of range: {value}")
            return repr(value)
        case list() | tuple():
            if not value: return "[]"
            return "[" + pad + (comma + pad).join(encode(v, indent, level + 1, sort) for v in value) + end + "]"
        case dict():
            if not value: return "{}"
            items = sorted(value.items()) if sort else value.items()
            return "{" + pad + (comma + pad).join(f"{encode(str(k))}: {encode(v, indent, level + 1, sort)}" for k, v in items) + end + "}"
        case _: raise TypeError(f"{type(value).__name__} is not JSON serializable")


def utf16(c):
    n = ord(c)
    if n < 0x10000: return [n]
    n -= 0x10000
    return [0xD800 + (n >> 10), 0xDC00 + (n & 0x3FF)]


class Decoder:
    def __init__(self, text): self.t, self.i = text, 0
    def fail(self, what): raise JSONError(f"{what} at {self.i}")
    def ws(self):
        while self.i < len(self.t) and self.t[self.i] in " \t\n\r": self.i += 1
    def decode(self):
        v = self.value(); self.ws()
        if self.i != len(self.t): self.fail("extra data")
        return v
    def value(self):
        self.ws()
        rest = self.t[self.i:self.i + 5]
        for word, v in (("null", None), ("true", True), ("false", False)):
            if rest.startswith(word): self.i += len(word); return v
        match rest[:1]:
            case '"': return self.string()
            case "[": return self.array()
            case "{": return self.object()
            case c if c and c in "-0123456789": return self.number()
            case "": self.fail("unexpected end")
            case c: self.fail(f"unexpected {c!r}")
    def number(self):
        j = self.i
        while j < len(self.t) and self.t[j] in "+-0123456789.eE": j += 1
        text, self.i = self.t[self.i:j], j
        try: return float(text) if any(c in text for c in ".eE") else int(text)
        except ValueError: self.fail(f"bad number {text!r}")
    def string(self):
        self.i += 1; out = []
        while True:
            if self.i >= len(self.t): self.fail("unterminated string")
            c = self.t[self.i]; self.i += 1
            if c == '"': return "".join(out)
            if c != "\\": out.append(c); continue
            e = self.t[self.i:self.i + 1]; self.i += 1
            if e == "u":
                n = int(self.t[self.i:self.i + 4], 16); self.i += 4
                if 0xD800 <= n < 0xDC00 and self.t[self.i:self.i + 2] == "\\u":
                    low = int(self.t[self.i + 2:self.i + 6], 16); self.i += 6
                    n = 0x10000 + ((n - 0xD800) << 10) + (low - 0xDC00)
                out.append(chr(n))
            elif e in '"\\/bfnrt' and e: out.append({"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(e, e))
            else: self.fail(f"bad escape {e!r}")
    def array(self):
        self.i += 1; out = []; self.ws()
        if self.t[self.i:self.i + 1] == "]": self.i += 1; return out
        while True:
            out.append(self.value()); self.ws()
            c = self.t[self.i:self.i + 1]; self.i += 1
            if c == "]": return out
            if c != ",": self.i -= 1; self.fail("expected , or ]")
    def object(self):
        self.i += 1; out = {}; self.ws()
        if self.t[self.i:self.i + 1] == "}": self.i += 1; return out
        while True:
            self.ws()
            if self.t[self.i:self.i + 1] != '"': self.fail("expected a key")
            k = self.string(); self.ws()
            if self.t[self.i:self.i + 1] != ":": self.fail("expected :")
            self.i += 1; out[k] = self.value(); self.ws()
            c = self.t[self.i:self.i + 1]; self.i += 1
            if c == "}": return out
            if c != ",": self.i -= 1; self.fail("expected , or }")


doc = {"name": "Ünï \"quoted\"\n", "n": [1, -2.5, 1e100, 10**20], "nested": {"a": {"b": [[], {}, [None, True, False]]}}, "emoji": "😀", "": ""}
text = encode(doc)
print(text)
print(Decoder(text).decode() == doc, encode(doc, indent=2, sort=True))
for bad in ["", "[1,", "{", '{"a"}', '{"a":}', "[1 2]", '"abc', '"\\x"', "nul", "1.2.3", "[1]]", "{1: 2}", "-", '{"a": 1,}', "tru", "\u00e9"]:
    try: print(bad, "->", Decoder(bad).decode())
    except JSONError as e: print(ascii(bad), "->", e)
for bad in (float("nan"), {1}, object, [1, b"x"]):
    try: print(encode(bad))
    except (JSONError, TypeError) as e: print(type(e).__name__, e)
deep = "[" * 100 + "]" * 100
print(encode(Decoder(deep).decode()) == deep, Decoder(' [ 1 , { "k" : "\\u00e9\\ud83d\\ude00\\/" } ] ').decode())
