# A view that is released by the __index__ it asks, and buffers released by what is no view.
class Releasing:
    def __index__(self):
        m.release()
        return 1
for action in (lambda: m[Releasing()], lambda: m.__setitem__(0, Releasing()), lambda: m.__setitem__(Releasing(), 1),
               lambda: m.__setitem__(slice(Releasing(), 3), b"ab")):
    m = memoryview(bytearray(b"abcdef"))
    try: print(action())
    except ValueError as e: print(e)
for owner in (bytearray(b"abc"), memoryview(b"abc")):
    for buffer in (1, None, b"x", memoryview(b"abc")):
        try: print(owner.__release_buffer__(buffer))
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
s = {1, 2, 3}
i = iter(s)
next(i)
s.clear()
try: list(i)
except RuntimeError as e: print(e)
