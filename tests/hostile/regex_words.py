# expect: any clean end
# _sre.compile() is handed words that no compiler has made: they are refused, or run without harm.
import _sre
import re._compiler
import re._parser

PATTERNS = [
    "(a|b)*?c(?=x)", r"(?:a(b)?|[^x-z]\d)+\1", "(?>ab*)++x(?<=b)", r"[\w\-\xe9]{2,5}(?i:stra\xdfe|x)", "(a)?(?(1)b|c)",
    "(?P<n>[0-9]+)-(?P=n)|foo|bar(?!z)", "[\u0100-\u0300\u4e00-\u5000ab\u0555]+", "a{3,4}?b{2}(?:cd){3,}?",
]
TEXTS = ["", "aabbcx", "ab12ababxx", "barfoo-foo", "\u0155\u4e01aab"]
state = 12345


def random(limit):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % limit


words = []
for pattern in PATTERNS:
    parsed = re._parser.parse(pattern)
    words.append((re._compiler._code(parsed, 0), parsed.state.groups - 1))
refused = accepted = 0
for number in range(1500):
    code, groups = words[random(len(words))]
    code = list(code)
    for _ in range(1 + random(3)):
        at = random(len(code))
        what = random(5)
        if what < 3:
            code[at] = (random(45), random(len(code) + 3), 0, 1, 2**32 - 1, 2**31, random(300))[random(7)]
        elif what == 3:
            code.insert(at, random(45))
        elif len(code) > 1:
            del code[at]
    try:
        pattern = _sre.compile(None, 0, code, groups, {}, (None,) * (groups + 1))
    except RuntimeError:
        refused += 1
        continue
    accepted += 1
    for text in TEXTS:
        pattern.match(text)
        pattern.search(text, 1)
        pattern.fullmatch(text)
for code in ([], [1, 1], [16], [24, 0, 0, 1, 2, 1, 1], [7, 5, 16, 97, 15, 9, 0, 1], [13, 9, 0, 1], [15, 1, 1], [6, 12, 1], [43, 1]):
    try:
        _sre.compile("a", 0, code, 0, {}, ())
        print("accepted", code)
    except RuntimeError as error:
        pass
print(refused > accepted > 50)
