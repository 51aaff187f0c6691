# Properties, descriptors, __getattr__, __setattr__, slots, class attributes.
class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def fahrenheit(self):
        return self._degrees * 9 // 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._degrees = (value - 32) * 5 // 9


class Positive:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self.slot]

    def __set__(self, instance, value):
        instance.__dict__[self.slot] = value if value > 0 else 0


class Item:
    price = Positive()
    amount = Positive()

    def __init__(self, price, amount):
        self.price = price
        self.amount = amount


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


class Recorder:
    def __init__(self):
        object.__setattr__(self, "writes", 0)

    def __setattr__(self, name, value):
        object.__setattr__(self, "writes", self.writes + 1)
        object.__setattr__(self, name, value)


def main():
    total = 0
    celsius = Celsius(20)
    for i in range(1000000):
        celsius.fahrenheit = celsius.fahrenheit + (i & 1)
    total += celsius.fahrenheit
    item = Item(3, 4)
    for i in range(60000):
        item.price = i - 100
        item.amount = item.amount + 1
        total += item.price
    total += item.amount
    proxy = Proxy(celsius)
    for i in range(60000):
        total += proxy._degrees
    recorder = Recorder()
    for i in range(60000):
        recorder.value = i
    for i in range(60000):
        if hasattr(item, "price") and not hasattr(item, "missing"):
            setattr(item, "amount", i)
    return total + recorder.writes + recorder.value + item.amount


print(main())
