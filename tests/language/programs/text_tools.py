# Word wrap, justification, diff, edit distance, anagrams, roman numerals, number words, templates.
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width: lines.append(line); line = word
        else: line = f"{line} {word}".strip()
    return lines + [line] if line else lines
def justify(line, width):
    words = line.split()
    if len(words) < 2: return line
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    return "".join(w + " " * (spaces // gaps + (i < spaces % gaps)) * (i < gaps) for i, w in enumerate(words))
text = "The grass snake is a harmless colubrid and plays dead when it must, which is often enough to be remarked upon by naturalists and their dogs."
for line in wrap(text, 32): print("|" + justify(line, 32) + "|")
def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1): cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
print([edit(*p) for p in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"), ("日本語", "日語"))])
def diff(a, b):
    n, m = len(a), len(b)
    t = [[0] * (m + 1) for _ in range(n + 1)]
    for i in reversed(range(n)):
        for j in reversed(range(m)): t[i][j] = t[i + 1][j + 1] + 1 if a[i] == b[j] else max(t[i + 1][j], t[i][j + 1])
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and a[i] == b[j]: yield "  " + a[i]; i += 1; j += 1
        elif j >= m or i < n and t[i + 1][j] >= t[i][j + 1]: yield "- " + a[i]; i += 1
        else: yield "+ " + b[j]; j += 1
print("\n".join(diff("a b c d e f".split(), "a c d x e g".split())))
def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v: out += s; n -= v
    return out
def unroman(s):
    v = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in s]
    return sum(-a if a < b else a for a, b in zip(v, v[1:] + [0]))
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(unroman(roman(n)) == n for n in range(1, 500)))
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 0: return "minus " + words(-n)
    if n < 20: return ONES[n]
    if n < 100: return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, unit in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size: return words(n // size) + " " + unit + (" " + ("and " if n % size < 100 else "") + words(n % size) if n % size else "")
print([words(n) for n in (0, 7, 13, 21, 100, 342, 1000, 12345, 1000001, -5, 999999999)])
def anagrams(ws):
    out = {}
    for w in ws: out.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in out.values() if len(g) > 1]
print(anagrams("listen silent enlist google elgoog abc cab tar rat art".split()))
def render(template, **env):
    out, i = [], 0
    while (j := template.find("{{", i)) >= 0:
        out.append(template[i:j]); k = template.index("}}", j)
        expr, _, filters = template[j + 2:k].partition("|")
        v = eval(expr.strip(), {}, env)
        for f in filters.split("|") if filters else []: v = {"upper": str.upper, "title": str.title, "len": len, "join": ", ".join, "str": str}[f.strip()](v)
        out.append(str(v)); i = k + 2
    return "".join(out) + template[i:]
print(render("Dear {{ name|title }}, you owe {{ amount * 1.1 }} for {{ items|join|upper }} ({{ items|len }}).", name="ann lee", amount=10, items=["pens", "ink"]))
def frequency(t): return sorted(((t.lower().count(c), c) for c in set(t.lower()) if c.isalpha()), key=lambda p: (-p[0], p[1]))[:6]
print(frequency(text), sorted(set(len(w.strip(",.")) for w in text.split())), max(text.split(), key=len), text.title()[:30], text.split(",")[1].strip().capitalize(), "".join(w[0] for w in text.split()).upper())
def soundex(s):
    codes = {c: d for d, cs in {"1": "bfpv", "2": "cgjkqsxz", "3": "dt", "4": "l", "5": "mn", "6": "r"}.items() for c in cs}
    out, last = s[0].upper(), codes.get(s[0].lower())
    for c in s[1:].lower():
        d = codes.get(c)
        if d and d != last: out += d
        if c not in "hw": last = d
    return (out + "000")[:4]
print([soundex(n) for n in ("Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman")], ["fizz" * (n % 3 == 0) + "buzz" * (n % 5 == 0) or n for n in range(1, 16)])
def pig(w): i = next((k for k, c in enumerate(w) if c in "aeiou"), 0); return w[i:] + w[:i] + ("way" if i == 0 else "ay")
print(" ".join(map(pig, "the quick apple string".split())), [s for s in ("racecar", "level", "python", "noon") if s == s[::-1]], "".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.islower() else c for c in "uryyb jbeyq"))
