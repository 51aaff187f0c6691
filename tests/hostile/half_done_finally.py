# Mistake 11: after a limit no Python runs, neither except nor finally nor __del__ nor __exit__.
# limits: fuel=200000
# expect: limit fuel
class Loud:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        while True:
            print("never")

    def __del__(self):
        while True:
            print("never")


def generator():
    try:
        while True:
            yield
    finally:
        while True:
            print("never")


loud = Loud()
with Loud():
    try:
        for _ in generator():
            pass
    except BaseException:
        while True:
            print("never")
    finally:
        while True:
            print("never")
