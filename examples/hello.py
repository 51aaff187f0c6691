"""A little of everything: what Natrix runs is plain Python 3.14."""


class Snake:
    def __init__(self, name, length):
        self.name = name
        self.length = length

    def __lt__(self, other):
        return self.length < other.length

    def __repr__(self):
        return f"{self.name} ({self.length} cm)"


def describe(thing):
    match thing:
        case Snake(name="Natrix", length=cm) if cm > 100:
            return "a grown grass snake"
        case Snake():
            return "a snake"
        case [first, *rest]:
            return f"{first}, and {len(rest)} more"
        case _:
            return "something else"


def primes():
    found = []
    number = 2
    while True:
        if all(number % prime for prime in found):
            found.append(number)
            yield number
        number += 1


snakes = sorted([Snake("Natrix", 120), Snake("Adder", 65), Snake("Coronella", 70)])
print("Hello from Natrix.")
print(describe(snakes))
print(describe(snakes[-1]))
print([prime for prime, _ in zip(primes(), range(10))])
print(f"{2**100 = :,}")
try:
    open("/etc/passwd")
except Exception as error:
    print(f"No way out: {type(error).__name__}")
