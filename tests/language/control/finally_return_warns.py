# 'return', 'break' and 'continue' in a finally clause: they still win, with a SyntaxWarning.
def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"


def override():
    try:
        return "try"
    finally:
        return "finally"


def loop():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            print("continue", i)
            continue
    while True:
        try:
            raise KeyError
        finally:
            break
    return "after"


def fine():
    try:
        pass
    finally:
        for i in range(2):
            if i: break
            continue
        def inner():
            return 5
        return_value = inner()
    return return_value


print(swallow(), override(), loop(), fine())
