# Nothing runs when the source is wrong.
print("never printed")
def f(:
    pass
