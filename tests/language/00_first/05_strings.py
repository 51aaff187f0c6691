# Strings: indexing, slicing, a few methods, simple f-strings.
s = "Hello, World"
print(len(s), s[0], s[-1], s[7:], s[:5], s[::2], s[::-1], s[-5:-1])
print(s + "!", "ab" * 3, 3 * "xy", "a" in s, "lo, W" in s, "z" not in s)
print(s.upper(), s.lower(), s.replace("l", "L"), s.split(", "), s.find("o"), s.count("l"))
print(",".join(["a", "b", "c"]), "  pad ".strip(), "a b  c".split())
print(s.startswith("Hell"), s.endswith("x"), "abc" < "abd", "Z" < "a", "" < "a")
name, n = "Ann", 3
print(f"{name} has {n} items, {n + 1} next, {name!r} {n:03d} {n / 7:.3f}")
print("%s is %d years and %.2f m" % ("Bob", 42, 1.756))
print("{} {1}".replace("{1}", "{}").format("x", "y"), "{0}{1}{0}".format("a", "b"))
for c in "abc":
    print(c, ord(c), chr(ord(c) + 1), end=" ")
print()
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00é\x7f"))
print(str(12) + str(3.5) + str(None), int("42") + 1, float("2.5") * 2, int("ff", 16))
text = ""
for i in range(10):
    text += str(i)
print(text, len(text), text[::-1])
print("é" + "日" + "😀", len("é日😀"), "é日😀"[1], "é日😀"[::-1])
print('single' "double" '''triple
line''')
print("abc"[5:], "abc"[1:1] == "", "x".isdigit(), "5".isdigit(), "abc".isalpha())
