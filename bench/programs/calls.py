# Calls of every shape: positional, keyword, defaults, *args, **kwargs, spread arguments, builtins.
def three(a, b, c):
    return a + b - c


def defaults(a, b=2, c=3):
    return a * b + c


def keyword_only(a, *, scale=1, offset=0):
    return a * scale + offset


def positional_only(a, b, /, c=1):
    return a - b + c


def variadic(*args):
    return len(args) + args[0]


def named(**kwargs):
    return kwargs["x"] + kwargs["y"]


def everything(a, /, b, *rest, c=4, **more):
    return a + b + len(rest) + c + len(more)


def forward(*args, **kwargs):
    return everything(*args, **kwargs)


def main(rounds):
    total = 0
    triple = (1, 2, 3)
    options = {"scale": 3, "offset": 1}
    for i in range(rounds):
        total += three(i, 2, 3)
        total += three(a=i, c=1, b=2)
        total += defaults(i)
        total += defaults(i, 5)
        total += defaults(i, c=7)
        total += keyword_only(i, scale=2)
        total += keyword_only(i, **options)
        total += positional_only(i, 1)
        total += variadic(i, 1, 2)
        total += variadic(*triple)
        total += named(x=i, y=2)
        total += everything(i, 2, 3, 4, c=5, d=6)
        total += forward(i, 2, 3, d=4)
        total += max(i, 5) + min(i, 3) + abs(-i) + len(triple)
    return total


print(main(120000))
