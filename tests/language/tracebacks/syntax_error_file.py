# A syntax error far down in the file.
x = 1


def f(a, b):
    return a +


print("never")
