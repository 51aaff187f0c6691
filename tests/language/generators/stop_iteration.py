# StopIteration inside generators becomes RuntimeError; elsewhere it just passes.
def raises(): 
    yield 1
    raise StopIteration("inside")


it = raises()
next(it)
try:
    next(it)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
def via_next():
    yield 1
    yield next(iter([]))
try: list(via_next())
except RuntimeError as error: print(error, repr(error.__cause__))
try: list(next(iter([])) for _ in [1])
except RuntimeError as error: print(error)
try: list(map(lambda x: next(iter([])), [1, 2]))
except StopIteration: print("escaped")
else: print("map ended quietly")
print(list(map(lambda x: next(iter([])), [1, 2])), [*filter(lambda x: next(iter([])), [1])])
def caught():
    try: raise StopIteration
    except StopIteration: yield "caught inside"
print(list(caught()))
def deleg(): yield from raises()
try: list(deleg())
except RuntimeError as error: print(error)
def thrown():
    try: yield 1
    finally: print("finally", end=" ")
t = thrown(); next(t)
try: t.throw(StopIteration("thrown in"))
except RuntimeError as error: print(error, repr(error.__cause__))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(1, 2, 3)
print(list(It()), [x for x in It()])
try: next(It())
except StopIteration as stop: print(stop.value, stop.args)
for args in [(), (1,), (None,), (1, 2), ((1, 2),)]:
    stop = StopIteration(*args)
    print(stop.value, stop.args, repr(stop), str(stop))
stop = StopIteration(5); stop.value = "changed"; print(stop.value, stop.args)
def ret_tuple(): return (1, 2); yield
def ret_exc(): return ValueError("as value"); yield
def ret_stop(): return StopIteration(5); yield
for f in (ret_tuple, ret_exc, ret_stop):
    try: next(f())
    except StopIteration as stop: print(repr(stop), repr(stop.value))
def use(f): return (yield from f())
for f in (ret_tuple, ret_exc, ret_stop):
    try: next(use(f))
    except StopIteration as stop: print(repr(stop.value))
def loop():
    for x in It2(): yield x
class It2:
    def __iter__(self): return self
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
print(list(loop()))
def unpack():
    a, b = (next(iter([])) for _ in range(2))
    yield a
try: list(unpack())
except RuntimeError as error: print(error)
async def coro(): raise StopIteration("in coroutine")
c = coro()
try: c.send(None)
except RuntimeError as error: print(error, repr(error.__cause__))
async def acoro(): raise StopAsyncIteration("async in coroutine")
c = acoro()
try: c.send(None)
except StopAsyncIteration as error: print("passes", error)
