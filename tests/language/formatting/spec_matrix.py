# Format specifications in all combinations on ints, floats, strings.
def attempt(v, spec):
    try: return format(v, spec)
    except (ValueError, OverflowError) as e: return "!" + str(e)[:40]


for fill in ("", "*", "0", "é"):
    for align in ("", "<", ">", "^", "="):
        if fill and not align: continue
        print([attempt(v, f"{fill}{align}{w}") for v in (7, -7, 2.5, "s", True, 1j) for w in ("", "6", "06", "1")])
for sign in ("", "+", "-", " "):
    for alt in ("", "#"):
        for t in ("", "d", "x", "X", "o", "b", "e", "f", "g", "%", "c", "s", "n", "E", "G", "F"):
            print(sign + alt + t, [attempt(v, f"{sign}{alt}8{t}") for v in (65, -65, 1.5, "s")], end=" ")
        print()
for group in (",", "_"):
    for w in ("", "12", "012", "<12", "^12", "=+14"):
        print([attempt(v, f"{w}{group}{t}") for v in (1234567, -1234567, 1234567.891) for t in ("", "d", "x", "b", "f", ".2f", "e", "%", "g", "n")])
for p in (".0", ".1", ".3", ".10", ".20"):
    print([attempt(v, f"{p}{t}") for v in (1234.5678, 0.00012345, 1e20, 0.5, 99.995, "text") for t in ("", "e", "f", "g", "%", "s")])
