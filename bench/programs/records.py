# Classes as dataclasses make them: __init__, __repr__, __eq__, __hash__, ordering, replacing.
def record(cls):
    names = list(cls.__annotations__)

    def __init__(self, *args):
        for name, value in zip(names, args):
            setattr(self, name, value)

    def __repr__(self):
        return cls.__name__ + "(" + ", ".join([f"{n}={getattr(self, n)!r}" for n in names]) + ")"

    def __eq__(self, other):
        return all(getattr(self, n) == getattr(other, n) for n in names)

    cls.__init__ = __init__
    cls.__repr__ = __repr__
    cls.__eq__ = __eq__
    return cls


@record
class Employee:
    name: str
    age: int
    city: str


class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount = amount
        self.currency = currency

    def __repr__(self):
        return f"Money(amount={self.amount!r}, currency={self.currency!r})"

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.amount, self.currency) == (other.amount, other.currency)

    def __lt__(self, other):
        return (self.amount, self.currency) < (other.amount, other.currency)

    def __hash__(self):
        return hash((self.amount, self.currency))

    def replace(self, **changes):
        return Money(**{"amount": self.amount, "currency": self.currency, **changes})


def main():
    total = 0
    for i in range(70000):
        person = Employee("Ada", i, "London")
        total += len(repr(person)) + (person == Employee("Ada", i, "London"))
    purse = {}
    for i in range(70000):
        money = Money(i % 200).replace(currency="USD")
        purse[money] = purse.get(money, 0) + 1
        total += (money < Money(100)) + (money == Money(5, "USD"))
    for money in sorted(purse):
        total += len(repr(money)) * purse[money]
    return total


print(main())
