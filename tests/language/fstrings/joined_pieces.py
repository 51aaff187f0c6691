# Pieces of f-strings that are their own text, or ints that are written in place.
class Text(str):
    def __str__(self):
        return "as text"

    def __format__(self, spec):
        return "formatted <" + spec + ">"


class Number(int):
    def __str__(self):
        return "number"

    def __format__(self, spec):
        return "as number <" + spec + ">"


def pieces(value):
    return f"a{value}b{value!s}c{value!r}d{value!a}e"


edges = [0, 1, 9, 10, 11, 99, 100, 101, 999, 1000, 65535, 99999, 100000, 2**31, 10**14 - 1, 10**14, 2**48 - 1, 2**48, 10**15]
for number in edges:
    assert pieces(number) == "a" + str(number) + "b" + str(number) + "c" + repr(number) + "d" + ascii(number) + "e"
    print(f"{number}|{-number}", f"{number}", "%s,%r" % (number, -number), "%s" % (number,))
for value in (True, None, 1.5, "text", "日本", "é", Text("x"), Number(3), (1, 2), b"x"):
    print(pieces(value))
print(f"{1}{2}{3}", f"é{12}日{-7}", f"{'é'}{12}", f"{''}{''}{5}")
x = 5
print(f"{x}{(x := x + 1)}{x}", f"{x!r:>5}|{x:>5}|{x!s:<5}|")
