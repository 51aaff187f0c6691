import _functools as F
import copy
import functools


def show(expression):
    try:
        text = repr(eval(expression))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    while " at 0x" in text:
        at = text.index(" at 0x")
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:at] + text[end:]
    print(expression, "->", text)


print([n for n in dir(F) if not n.startswith('__')])
P=F.Placeholder; partial=F.partial; reduce=F.reduce
def f(*a,**k): return a,k
class S(partial): pass
p=partial(f,1,x=2)
q=partial(f,P,2,P,4)
Info=functools._CacheInfo
def mk(n,typed=False): return F._lru_cache_wrapper(lambda *a,**k:(a,k),n,typed,Info)
c=mk(2)
for s in '''reduce()
reduce(f)
reduce(f,1)
reduce(f,[])
reduce(f,[1])
reduce(f,[],5)
reduce(lambda a,b:a+b,[1,2,3],initial=10)
reduce(lambda a,b:a+b,'abc')
reduce(f,[1],2,3)
reduce(f,iterable=[1])
partial()
partial(1)
partial(x=1)
p
p()
p(3,y=4)
p(x=9)
p.func is f,p.args,p.keywords
partial(p,5,z=1)
partial(p,5,z=1).func is f
q
q(1)
q(1,3)
q(1,3,5,k=1)
partial(f,P)
partial(f,1,P)
partial(f,x=P)
partial(q,10)
partial(q,P,11)
partial(q,10,11,12)
partial(q,10,11,12)()
partial(q,10,P)
S(f,1)
S(S(f,1),2).func is f
partial(S(f,1),2).args
P
type(P)
type(P)()
type(P)(1)
P is type(P)()
F._PlaceholderType
partial[int]
p.__dict__
p.__reduce__()
p.__setstate__(1)
p.__setstate__((f,(1,),{},None))
p()
F.cmp_to_key()
F.cmp_to_key(1)
F.cmp_to_key(1)(2)
sorted([3,1,2],key=F.cmp_to_key(lambda a,b:b-a))
F.cmp_to_key(f)(2)<1
F.cmp_to_key(lambda a,b:0)(2)==F.cmp_to_key(f)(3)
F.cmp_to_key(mycmp=f)
F.cmp_to_key(f)(obj=2).obj
F.cmp_to_key(f)()
type(F.cmp_to_key(f))
hash(F.cmp_to_key(f)(1))
F.cmp_to_key(f).obj
type(F.cmp_to_key(f))()
c(1)
c(1)
c(1.0)
c(1,2,x=3)
c.cache_info()
c(2)
c.cache_info()
c.cache_clear()
c.cache_info()
c([1])
c(x=[1])
c.cache_info()
c.cache_parameters
c.__wrapped__
c
F._lru_cache_wrapper
F._lru_cache_wrapper(1,2,3,4)
F._lru_cache_wrapper(f,'a',3,4)
F._lru_cache_wrapper(f,-5,False,Info).cache_info()
F._lru_cache_wrapper(f,0,False,Info)(1)
c.__reduce__()
partial.__doc__ is None
partial.__module__
F._lru_cache_wrapper.__module__
F.reduce.__module__
partial.__get__
p.__class__
partial(f).__call__
partial(int,base=2)('101')'''.splitlines():
    show(s)
class C:
    m=partial(f,1)
    g=F._lru_cache_wrapper(lambda self,x:x+1,10,False,Info)
x=C(); print(x.m(2)[0][0], len(x.m(2)[0])); print(x.g(2), type(x.g), type(C.g))
c=mk(None,True); print(c(1),c(1.0),c(1),c.cache_info())
c=mk(3,True); c(1);c(1.0);c(1,x=1);c(1,x=1.0); print(c.cache_info())
c=mk(0); c(1); c(1); print(c.cache_info())
print(copy.copy(c) is c, copy.deepcopy(c) is c)
p=partial(f); p2=partial(f,p); p.__setstate__((p2,(),{},{}))
print(repr(p)[:45])
@functools.lru_cache(maxsize=3)
def sq(x):
    """doc"""
    return x*x
for i in (1,2,3,1,4,2): sq(i)
print(sq.cache_info(), sq.cache_parameters(), sq.__name__, sq.__doc__, sq.__wrapped__(5))
def rec(a,b): raise StopIteration
try: reduce(rec,[1,2])
except StopIteration as e: print('SI')
