import _collections as C
import copy


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


deque=C.deque; dd=C.defaultdict
d=deque([1,2,3]); m=deque('abcde',3)
for s in '''deque()
deque(1)
deque([1],-1)
deque([1],'a')
deque([1],2.0)
deque([1],None)
deque([1,2,3],maxlen=2)
deque(iterable=[1],maxlen=10**30)
deque([1],2,3)
m
m.maxlen
d.maxlen
m.append('f')
m
m.appendleft('z')
m
d.append()
d.append(4),d.appendleft(0),d
d.extend([5,6]),d.extendleft([7,8]),d
d.extend(1)
d.extendleft(1)
d.pop(),d.popleft(),d
deque().pop()
deque().popleft()
d.rotate(2),d
d.rotate(-1),d
d.rotate(),d
d.rotate('a')
d.rotate(10**30)
d.count(1)
d.index(5)
d.index(99)
d.index(5,100)
d.index(5,-100,100)
d.index(5,0,1)
d.insert(1,'x'),d
d.insert(100,'y'),d
d.insert(-1,'z'),d
d.insert('a',1)
m.insert(0,1)
d.remove('x'),d
d.remove('x')
d.reverse(),d
d[0],d[-1],d[2]
d[100]
d['a']
d[0:2]
d.__setitem__(0,'A'),d
d.__setitem__(100,1)
d.__delitem__(0),d
d.__delitem__(100)
len(d)
bool(deque())
5 in d
99 in d
d==deque(d)
d==list(d)
d<deque([1])
deque([1,2])<deque([1,3])
deque([1])<=[1]
deque([1,2])!=deque([1,2])
d+deque([1])
d+[1]
deque([1],5)+deque([2,3])
deque([1,2])*2
2*deque([1,2])
deque([1,2],3)*4
deque([1])*-1
deque([1])*'a'
deque([1])*10**30
d.copy() is d
copy.copy(m)
copy.deepcopy(m)
m.__reduce__()
d.__reduce__()
list(reversed(deque([1,2,3])))
iter(d)
reversed(d)
iter(deque([1,2])).__length_hint__()
iter(deque([1,2])).__reduce__()
hash(d)
deque[int]
[n for n in dir(deque) if n not in dir(object)]
deque.__module__
deque.maxlen
deque.append
deque.__init__
d.clear(),d
dd()
dd(1)
dd(list)
dd(list,{1:2})
dd(None,[(1,2)],x=3)
dd(list)[5]
dd()[5]
dd(None)[5]
dd(lambda:1/0)[5]
dd(list).default_factory
dd(list).__missing__(3)
dd(int,a=1)|{'b':2}
{'b':2}|dd(int,a=1)
dd(int,a=1)|1
dd(int).copy()
copy.copy(dd(int,a=1))
dd(int,a=1).__reduce__()
dd(int,{1:2})=={1:2}
dd.__module__
dd.__missing__
dd(dd)
type(dd(int).copy())
dd(int).get(1)
1 in dd(int)
dd(int,5)
C._count_elements({},'abca')
C._count_elements(1,'a')
C._tuplegetter(0,'doc')
C._tuplegetter(0,'doc').__doc__
C._tuplegetter(1,'doc').__get__((1,2),tuple)
C._tuplegetter(1,'doc').__get__([1,2])
C._tuplegetter(5,'doc').__get__((1,2))
C._tuplegetter(1,'doc').__get__(None,int)
C._tuplegetter(1,'doc').__set__((1,),2)
C._tuplegetter(1,'doc').__reduce__()
C._tuplegetter('a','doc')
C._deque_iterator
C._deque_iterator(d)
C._deque_iterator(deque([1,2,3]),1)
list(C._deque_iterator(deque([1,2,3]),1))
C._deque_iterator([1])
C.OrderedDict
C.OrderedDict([(1,2)])'''.splitlines():
    show(s)
d=deque([1,2,3])
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
it=iter(d); d.append(1)
for _ in range(2):
    try: next(it); print('no')
    except RuntimeError as e: print(e)
    except StopIteration: print('SI')
it=iter(d); d[0]=5; print(next(it))
class D(deque):
    def __init__(self,*a): super().__init__(*a); self.x=1
e=D([1,2]); print(e, e.x, e.copy(), type(e.copy()), copy.copy(e).x, e+deque([1]), type(e*2), e.__reduce__()[:3])
d=deque(); d.append(d); print(d)
d=deque([1,2]); d.__init__([9],5); print(d)
d=deque([1,2,3],3); d+=[4,5]; print(d); d*=2; print(d)
x=dd(list); x['a'].append(1); x['b'].append(2); x['a'].append(3); print(x, x.items())
y=dd(int)
for ch in 'hello': y[ch]+=1
print(y, dict(y))
z=dd(None); z['self']=z; print(z)
class Bad:
    def __eq__(self,o): d.clear(); return True
d=deque([Bad(),1,2])
for f in (lambda:d.index(1), lambda:d.remove(1), lambda:d.count(1), lambda: 1 in d):
    d=deque([Bad(),1,2])
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
import weakref; print(weakref.ref(d)() is d)
match deque([1,2]):
    case [a,b]: print('seq',a,b)
