class A:
    blech = 1
    def m(self):
        x = 1
        blec = 3
        del blec
        return blech
def f():
    val = 1
    return vall
def g():
    blec = 3
    del blec
    return blecx
for h in (A().m, f, g):
    try: h()
    except NameError as e:
        import sys; sys.excepthook(type(e), e, e.__traceback__)
