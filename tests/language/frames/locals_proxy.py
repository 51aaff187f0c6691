import builtins
def print(*values):
    # (Addresses are nobody's business.)
    first, *rest = " ".join([str(value) for value in values]).split(" 0x")
    builtins.print(first + "".join([" 0x" + part.lstrip("0123456789abcdef") for part in rest]))
import sys
def f(a, b=2):
    fr = sys._getframe()
    c = 3
    p = fr.f_locals
    print(type(p), p, len(p), list(p), p.keys(), p.values(), p.items())
    p['a'] = 100
    print(a, locals())
    p['new'] = 5
    print(p, 'new' in p, p.get('zz'), p.get('zz', 9), locals())
    try: del p['a']
    except Exception as e: print(type(e), e)
    try: p.pop('a')
    except Exception as e: print(type(e), e)
    try: p['nope']
    except Exception as e: print(type(e), e)
    for m in ('popitem','clear','__delitem__','__reversed__','copy','update','setdefault','__or__','__ior__','__ror__','fromkeys','__hash__', '__lt__', '__reduce__', '__class_getitem__'):
        print(m, hasattr(p, m))
    print(p.copy(), type(p.copy()))
    print(list(reversed(p)))
    print(p.setdefault('c', 4), p.setdefault('q', 4), p)
    p.update({'b': 7, 'r': 8}); print(b, p)
    p |= {'b': 1}; print(b, type(p))
    print(type(p | {'z': 1}), p | {'z': 1}, {'z': 1} | p)
    print(p == fr.f_locals, p == dict(p), p == sys._getframe().f_locals, p != {}, p is fr.f_locals)
    try: p < p
    except Exception as e: print(type(e), e)
    try: hash(p)
    except Exception as e: print(type(e), e)
    try: p[1] = 3; print(p[1], p)
    except Exception as e: print(type(e), e)
    try: p[[]]
    except Exception as e: print(type(e), e)
    try: [] in p
    except Exception as e: print(type(e), e)
    try: p | 3
    except Exception as e: print(type(e), e)
    try: p.update(3)
    except Exception as e: print(type(e), e)
    try: p |= 3
    except Exception as e: print(type(e), e)
    try: p.get()
    except Exception as e: print(type(e), e)
    try: p.get(1,2,3)
    except Exception as e: print(type(e), e)
    try: p.pop()
    except Exception as e: print(type(e), e)
    try: type(p)()
    except Exception as e: print(type(e), e)
    try: type(p)(3)
    except Exception as e: print(type(e), e)
    try: print(type(p)(fr) == p)
    except Exception as e: print(type(e), e)
    try:
        class X(type(p)): pass
    except Exception as e: print(type(e), e)
    print([n for n in dir(p)])
    print(type(p).__name__, type(p).__qualname__, type(p).__module__, repr(type(p)), str(p)[:5])
    it = iter(p); print(type(it)); 
    match p:
        case {'a': 100}: print('mapping')
        case _: print('not')
    try: f(**p)
    except Exception as e: print(type(e), e)
    print(bool(p), isinstance(p, dict))
f(1)
def g():
    x = 1
    def h(): return x
    fr = sys._getframe()
    fr.f_locals['x'] = 9
    print(h(), x)
    fr.f_locals['h'] = 3
    print(h)
    return fr
fr = g()
print(fr, fr.f_locals, fr.f_lineno, fr.f_back)
print(fr.f_back is sys._getframe(), fr.f_back.f_code.co_name, fr.f_code.co_name, fr.f_globals is globals(), fr.f_builtins is vars(__builtins__) )
fr.f_locals['x'] = 22
print(fr.f_locals)
fr.clear(); print(fr.f_locals)
print(sys._getframe().f_locals is globals())
class C:
    y = 1
    print(sorted(k for k in locals() if k[:1]!='_'), locals() is sys._getframe().f_locals, type(locals()))
    fr = sys._getframe()
    z = [sorted(k for k in locals()) for i in range(1)]
    print(z)
print(C.fr.f_locals['y'], C.fr.f_code.co_name, C.fr.f_back)
def k(a):
    return [(sorted(locals()), b) for b in range(2)], sorted(locals()), {b: locals() for b in 'x'}, list(locals() for b in 'q'), [ [ (sorted(locals())) for c in [1]] for b in [2]]
print(k(1)[:3], [list(d) for d in k(1)[3]])
def kk(b):
    r = [dict(locals()) for b in range(2)]
    return locals()
print(kk(5))
print([sorted(set(locals()) & {'qq','fr'}) for qq in range(1)])
lam = lambda q: (locals(), sys._getframe().f_locals)
print(lam(2))
try: sys._getframe(100)
except Exception as e: print(type(e), e)
try: sys._getframe(-1).f_code.co_name
except Exception as e: print(type(e), e)
try: sys._getframe('a')
except Exception as e: print(type(e), e)
