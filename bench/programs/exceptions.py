# Raising and catching: builtin errors, own classes, finally, re-raising, deep unwinding, with.
class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Guard:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, trace):
        self.depth -= 1
        return kind is Refused


def check(i):
    if i % 3 == 0:
        raise Refused(i)
    return i


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    return deep(n - 1) + 1


def cleanup(i, log):
    try:
        return check(i)
    finally:
        log[0] += 1


def main():
    total = 0
    log = [0]
    table = {1: 2}
    for i in range(60000):
        try:
            total += table[i & 1]
        except KeyError:
            total += 3
        try:
            total += cleanup(i, log)
        except Refused as error:
            total += error.code
        try:
            int("x" if i % 4 == 0 else "7")
        except (TypeError, ValueError):
            total += 1
    for i in range(4000):
        try:
            deep(20)
        except ValueError:
            total += 1
    guard = Guard()
    for i in range(60000):
        with guard:
            total += check(i)
    for i in range(20000):
        try:
            try:
                raise Refused(i)
            except Refused:
                raise
        except Exception as error:
            total += error.args[0]
    for i in range(200000):
        try:
            total += i
        except ValueError:
            total = 0
    return total + log[0] + guard.depth


print(main())
