# An uncaught exception from a finally block inside an except block, at module level.
class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise OSError("closing failed")


def process(items):
    for item in items:
        with Resource():
            print("item", item)
            yield 10 / item


print(list(process([2, 0])))
