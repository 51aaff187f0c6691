import sys
fr = sys._getframe()
for n in ('f_lineno','f_lasti','f_code','f_globals','f_builtins','f_locals','f_back','f_trace','f_trace_lines','f_trace_opcodes','f_generator', 'zzz'):
    try: setattr(fr, n, 5); print(n, 'set', getattr(fr, n))
    except Exception as e: print(n, type(e), e)
    try: delattr(fr, n); print(n, 'deleted', getattr(fr, n))
    except Exception as e: print(n, type(e), e)
print([n for n in dir(fr) if n not in dir(object)])
fr.f_trace_lines = True
try: fr.f_lineno = 'a'
except Exception as e: print(type(e), e)
try: type(fr)()
except Exception as e: print(type(e), e)
try:
    class F(type(fr)): pass
except Exception as e: print(type(e), e)
print(type(fr), type(fr).__module__)
def try_(o):
    try: setattr(o, 'zzz', 1); print('set', type(o))
    except Exception as e: print(type(e), e)
    try: delattr(o, 'zzz'); print('deleted', type(o))
    except Exception as e: print(type(e), e)
class S: __slots__ = ('a',)
class D: pass
for o in (1, 's', [], iter([]), (i for i in 'a'), object(), S(), D(), len, None, sys._getframe(), sys._getframe().f_code, lambda: 0, int, Exception(), slice(1)): try_(o)
