# Binary operators: left, reflected, subclass priority, NotImplemented, messages.
names = "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor".split()
symbols = "+ - * @ / // % ** << >> & | ^".split()


def make(name, bases, answer):
    body = {}
    for op in names:
        body[f"__{op}__"] = lambda self, other, op=op: (answer(name, op, "left"))
        body[f"__r{op}__"] = lambda self, other, op=op: (answer(name, "r" + op, "right"))
    return type(name, bases, body)


def full(*what): return "-".join(what)
def refuse(*what): return NotImplemented


A = make("A", (), full)
B = make("B", (), full)
Sub = make("Sub", (A,), full)
Plain = type("Plain", (A,), {})
No = make("No", (), refuse)
for symbol in symbols:
    f = eval(f"lambda x, y: x {symbol} y")
    print(symbol, f(A(), B()), f(A(), A()), f(A(), Sub()), f(Sub(), A()), f(A(), Plain()), f(Plain(), A()), f(1, A()), f(A(), 1), f(No(), A()), f("s" if symbol != "%" else [], A()), f([], A()))
for symbol in symbols:
    f = eval(f"lambda x, y: x {symbol} y")
    for x, y in [(No(), No()), (No(), 1), (1, No()), (object(), object()), (None, 1), (No, No)]:
        try:
            print(f(x, y))
        except TypeError as error:
            print(error, end="; ")
    print()


class OnlyRight:
    def __radd__(self, other): return ("radd", other)
    def __rpow__(self, other, mod=None): return ("rpow", other, mod)
    def __rdivmod__(self, other): return ("rdivmod", other)


class NoneOp:
    __add__ = None
    __radd__ = None


print(5 + OnlyRight(), [1] + OnlyRight(), 2 ** OnlyRight(), divmod(7, OnlyRight()), "s" + OnlyRight(), (1,) + OnlyRight(), OnlyRight() + OnlyRight() if 0 else "-")
print(pow(2, OnlyRight()), pow(2, OnlyRight(), 5))
for text in ["OnlyRight() + OnlyRight()", "OnlyRight() + 1", "NoneOp() + 1", "1 + NoneOp()", "NoneOp() + OnlyRight()", "OnlyRight() + NoneOp()", "divmod(OnlyRight(), 1)", "OnlyRight() ** 2"]:
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "->", error)


class SubRight(A):
    def __radd__(self, other): return "SubRight.radd"


class SubNot(A):
    def __radd__(self, other): return NotImplemented


print(A() + SubRight(), SubRight() + A(), A() + SubNot(), SubNot() + A())
instance = A()
instance.__add__ = lambda other: "instance attributes are not asked"
print(instance + 1)
