# A reader of JSON written by hand: scans a text character by character, builds values.
class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        while self.at < len(text) and text[self.at] in " \n\t":
            self.at += 1

    def value(self):
        self.skip()
        c = self.text[self.at]
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c in "-0123456789":
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise ValueError("bad character " + c)

    def object(self):
        result = {}
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "}":
                self.at += 1
                return result
            key = self.string()
            self.skip()
            self.at += 1
            result[key] = self.value()
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
                self.skip()

    def array(self):
        result = []
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "]":
                self.at += 1
                return result
            result.append(self.value())
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1

    def string(self):
        self.at += 1
        parts = []
        while True:
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c == "\\":
                c = {"n": "\n", "t": "\t"}.get(self.text[self.at], self.text[self.at])
                self.at += 1
            parts.append(c)

    def number(self):
        start = self.at
        text = self.text
        self.at += 1
        while self.at < len(text) and text[self.at] in "0123456789.eE+-":
            self.at += 1
        word = text[start:self.at]
        return float(word) if "." in word or "e" in word else int(word)


def size(value):
    if isinstance(value, dict):
        return sum([len(k) + size(v) for k, v in value.items()])
    if isinstance(value, list):
        return sum(size(v) for v in value)
    if isinstance(value, str):
        return len(value)
    return int(value or 0)


record = '{"id": 17, "name": "grass \\"snake\\"", "tags": ["a", "bc", "d\\n"], "price": 12.5, "more": {"ok": true, "x": null}}'
text = "[" + ", ".join([record] * 60) + "]"
total = 0
for _ in range(110):
    total += size(Reader(text).value())
print(total)
