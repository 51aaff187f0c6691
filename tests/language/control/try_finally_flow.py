# return, break and continue through finally, and which of several results wins.
def a():
    try: return "try"
    finally: print("fin", end=" ")
def b():
    for i in range(3):
        try:
            if i == 1: break
            continue
        finally:
            print("fin", i, end=" ")
    return i
def c():
    try:
        try: return 1 / 0
        finally: print("inner", end=" ")
    except ZeroDivisionError: return "caught"
    finally: print("outer", end=" ")
def d():
    x = 1
    try: return x
    finally: x = 2
def e():
    l = [1]
    try: return l
    finally: l.append(2)
def f():
    try: pass
    except: print("no")
    else: return "else"
    finally: print("finally", end=" ")
def g():
    try: raise KeyError("a")
    except KeyError as error:
        return repr(error)
    finally:
        try: raise ValueError("inside finally")
        except ValueError: print("handled", end=" ")
def h():
    for i in range(2):
        for j in range(2):
            try:
                try:
                    if j: break
                finally:
                    print("a", i, j, end=" ")
            finally:
                print("b", end=" ")
    return "end"
def k():
    i = 0
    while True:
        try:
            i += 1
            if i < 3: continue
            return i
        finally:
            print("w", i, end=" ")
def l():
    try:
        try: raise ValueError("first")
        finally: raise KeyError("second")
    except KeyError as error:
        return repr(error), repr(error.__context__)
def m():
    try:
        return (yield 1)
    finally:
        yield "from finally"
def n():
    with_result = []
    try:
        with_result.append("try")
        try:
            raise IndexError
        except KeyError:
            with_result.append("wrong")
        else:
            with_result.append("else")
        finally:
            with_result.append("fin1")
    except IndexError:
        with_result.append("except")
    else:
        with_result.append("wrong else")
    finally:
        with_result.append("fin2")
    return with_result
for func in (a, b, c, d, e, f, g, h, k, l, n):
    print(func.__name__, func())
it = m()
print(next(it), it.send("sent"))
try: next(it)
except StopIteration as stop: print(stop.value)
def deep(n):
    try:
        if n: return deep(n - 1)
        return "bottom"
    finally:
        print(n, end=" ")
print(deep(5))
try:
    try: raise TypeError("one")
    except ValueError: print("no")
    finally: print("fin before outer")
except TypeError as error: print("outer", error)
