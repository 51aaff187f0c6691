# Comparisons and hashes of the script's own that change what they are asked about.
class Clears:
    def __init__(self, which, answer):
        self.which, self.answer = which, answer

    def __eq__(self, other):
        self.which.clear()
        return self.answer

    def __lt__(self, other):
        return "less"

    __hash__ = None


for answer in (True, False):
    for cleared in (0, 1):
        for compare in ("a < b", "a <= b", "a > b", "a >= b", "a == b", "a != b", "b < a", "b == a"):
            a, b = [], []
            target = (a, b)[cleared]
            a[:] = [Clears(target, answer), 1]
            b[:] = [Clears(target, answer), 2]
            print(answer, cleared, compare, eval(compare), len(a), len(b))

hashes = 0


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        global hashes
        hashes += 1
        return self.number

    def __eq__(self, other):
        return self is other


table = {Key(5): 1, Key(5): 2, Key(6): 3}
hashes = 0
for make in (lambda: dict(table), lambda: dict.fromkeys(table), lambda: dict.fromkeys(table, 7), lambda: {**table},
             lambda: table.copy(), lambda: table | {}, lambda: set(set(table)) and None):
    hashes = 0
    made = make()
    if made is not None:
        print(len(made), [key.number for key in made], list(made.values()), hashes)


class Grows:
    """Equal to nothing, and makes the dict another one while it is asked."""

    def __init__(self, number, target):
        self.number, self.target = number, target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if len(self.target) < 40:
            for i in range(20):
                self.target[len(self.target) + 100] = i
        return self.number == other.number


grown = {}
keys = [Grows(i, grown) for i in range(3)]
for key in keys:
    grown[key] = key.number
print([grown[Grows(i, grown)] for i in range(3)], Grows(9, grown) in grown, len(grown))
seen = set()


class Member(Grows):
    def __eq__(self, other):
        if len(seen) < 40:
            seen.update(range(100, 140))
        return self.number == other.number

    __hash__ = Grows.__hash__


for i in range(3):
    seen.add(Member(i, grown))
print(sorted(m.number for m in seen if isinstance(m, Member)), Member(1, grown) in seen, Member(9, grown) in seen, len(seen))
print({Member(1, grown), Member(1, grown), 5}.__len__(), len(set(Member(i % 2, grown) for i in range(6))))
