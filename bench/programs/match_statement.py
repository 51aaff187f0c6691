# match: literals, sequences, mappings, classes, guards, captures, alternatives.
class Number:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Binary:
    __match_args__ = ("operator", "left", "right")

    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right


def evaluate(tree):
    match tree:
        case Number(value):
            return value
        case Binary("+", left, right):
            return evaluate(left) + evaluate(right)
        case Binary("-", left, right):
            return evaluate(left) - evaluate(right)
        case Binary("*", Number(0), _):
            return 0
        case Binary("*", left, right):
            return evaluate(left) * evaluate(right)


def command(parts):
    match parts:
        case ["go", ("north" | "south") as where]:
            return len(where)
        case ["take", item, *rest] if rest:
            return len(item) + len(rest)
        case ["drop", int(n)]:
            return n
        case []:
            return 0
        case [_, _]:
            return 2
        case _:
            return -1


def event(record):
    match record:
        case {"kind": "key", "code": int(code)} if code > 10:
            return code
        case {"kind": "click", "at": (x, y), **rest}:
            return x + y + len(rest)
        case {"kind": str(kind)}:
            return len(kind)
        case _:
            return 0


def classify(n):
    match n:
        case 0:
            return 1
        case 1 | 2 | 3:
            return 2
        case -1:
            return 3
        case int() if n % 2:
            return 4
        case None | True:
            return 5
        case _:
            return 6


def main():
    total = 0
    tree = Binary("+", Binary("*", Number(3), Number(4)), Binary("-", Number(10), Binary("*", Number(0), Number(9))))
    commands = [["go", "north"], ["go", "away"], ["take", "lamp", "now"], ["drop", 4], [], ["a", "b", "c"]]
    events = [
        {"kind": "key", "code": 65},
        {"kind": "key", "code": 5},
        {"kind": "click", "at": (3, 4), "button": 1},
        {"other": 1},
    ]
    for i in range(24000):
        total += evaluate(tree)
        for parts in commands:
            total += command(parts)
        for record in events:
            total += event(record)
        total += classify(i) + classify(i & 3) + classify(None)
    return total


print(main())
