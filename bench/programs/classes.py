# Objects: attributes, methods, inheritance, super(), class and static methods, isinstance.
class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        return 0

    def describe(self):
        return len(self.name) + self.area()


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    @classmethod
    def square(cls, side):
        return cls(side, side)

    @staticmethod
    def clamp(value, limit):
        return value if value < limit else limit


class Box(Rectangle):
    def __init__(self, width, height, depth):
        super().__init__(width, height)
        self.depth = depth

    def area(self):
        return super().area() * 2 + self.depth


class Account:
    __slots__ = ("balance", "moves")

    def __init__(self):
        self.balance = 0
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        self.moves += 1
        return True


def main():
    total = 0
    for i in range(50000):
        shapes = (Rectangle(i, 2), Rectangle.square(3), Box(1, 2, i))
        for shape in shapes:
            total += shape.describe()
            if isinstance(shape, Box):
                total += shape.depth
        total += Rectangle.clamp(i, 100)
    account = Account()
    for i in range(120000):
        account.deposit(i & 15)
        if not account.withdraw(i & 31):
            total += 1
    return total + Shape.count + account.balance + account.moves


print(main())
