# __del__ at the end of a program that still holds the object, and what a suspended generator has left to do.
class A:
    def __init__(self, name): self.name = name
    def __del__(self): print("finalised", self.name, GLOBAL)


class Plain:
    def __del__(self): print("plain", type(self).__name__)


class Failed(Exception):
    def __del__(self): print("exception", self.args)


class Row(list):
    def __del__(self): print("row", list(self))


class Back:
    def __del__(self):
        global back
        back = self
        print("resurrected, once")


def guarded():
    with_value = None
    try:
        with_value = yield 1
    except GeneratorExit:
        print("generator told to exit")
        raise
    finally:
        print("generator finishes", with_value)


def unguarded():
    yield 1
    print("never")


async def coroutine():
    try:
        await Waiting()
    finally:
        print("coroutine finishes")


class Waiting:
    def __await__(self):
        try:
            yield 1
        finally:
            print("awaited finishes")


GLOBAL = "with its globals"
keep = A("kept until the end")
ring = A("in a ring")
ring.me = ring
plain = Plain()
error = Failed(1, 2)
row = Row([1, 2])
back = Back()
running = guarded()
next(running)
never = guarded()
done = guarded()
for _ in done: pass
other = unguarded()
next(other)
task = coroutine()
task.send(None)
print("end of program")
