def f(): f()
print("é\ud800".encode("utf-8","surrogatepass"), "abc", end="")
import sys
print(sys.argv, __name__, __file__)
def g():
    try: 1/0
    except E: pass
g()
