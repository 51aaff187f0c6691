# Recursive calls of module functions: Fibonacci, Ackermann, mutual recursion, Hanoi.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)


total = fib(29) + ackermann(2, 300)
for n in range(0, 900):
    total += is_even(n)
total += hanoi(18, 1, 2, 3)
print(total)
