# The first traceback: standard error and exit status 1.
def divide(a, b):
    return a / b


def middle(x):
    return divide(x, x - x)


print("before")
middle(7)
print("never")
