# json.dumps(): every sort of value in every layout, default(), what is refused and the notes on it.
import collections
import json
from json import encoder


def t(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}")


D = json.dumps
class A: pass
class I(int):
    def __repr__(self): return 'X'
class F(float):
    def __repr__(self): return 'X'
class S(str): pass
class Li(list): pass
class Di(dict):
    def items(self): return [('z',1),('y',2)]
a=[]; a.append(a); dd={}; dd['x']=[dd]
vals=[1,-5,0,2**70,-2**70,1.5,1e100,0.1,float('nan'),float('inf'),float('-inf'),True,False,None,'','abc','é\u2028\U0001F600\x00\x1f\x7f"\\/\b\f\n\r\t\ud800',[],{},(),[1,[2,[3]]],(1,2),{'a':1,'b':[1,2,{'c':None}]},{1:2,1.5:3,True:4,None:5,float('nan'):6},{(1,2):3},[A()],{'k':[1,A()]},I(5),F(2.5),S('q'),Li([1,2]),Di(a=1),Di(),a,dd,{'b':1,'a':2},{1:1,'a':2},set(),b'x',1j,collections.OrderedDict(b=1,a=2),[1,{'a':[]},'x'],10**5000,{10**5000:1}, {'a':float('inf')}, [Li(), Di(a=[A()])]]
for v in vals:
    t(lambda: D(v)); t(lambda: D(v,indent=2)); t(lambda: D(v,sort_keys=True,separators=(',',':'),ensure_ascii=False)); t(lambda: D(v,allow_nan=False,skipkeys=True,indent='\t'))
    t(lambda: D(v,default=lambda o: ['d', str(type(o).__name__)]))
t(lambda: D([A(), [A(), {'x': A()}], A()], default=lambda o: {'a': [1]}, indent=1))
t(lambda: D(A(), default=lambda o: o))
t(lambda: D(A(), default=lambda o: [o]))
t(lambda: D(A(), default=lambda o: 1/0))
t(lambda: D([{'a':(1,A())}], default=lambda o: 1/0))
t(lambda: D({'a':1,'b':A()}, default=lambda o: None))
def nest(n):
    r=[]
    for _ in range(n): r=[r]
    return r
t(lambda: len(D(nest(500))))
t(lambda: D([1,2],indent=0))
t(lambda: D({'a':{}},indent=0))
t(lambda: D({(1,):1},skipkeys=True,indent=2))
t(lambda: D({(1,):1,'a':2},skipkeys=True,indent=2))
t(lambda: D({'x':1,(1,):1,'a':2},skipkeys=True))
e = encoder.encode_basestring_ascii
t(lambda: e('aé"'))
t(lambda: encoder.encode_basestring('aé"\x01'))
t(lambda: e(b'x'))
t(lambda: encoder.encode_basestring(5))
t(lambda: list(json.JSONEncoder(indent=1).iterencode([1,{'a':2}])))
t(lambda: encoder.c_make_encoder(None, None, lambda o: '<'+o+'>', None, ':', ',', False, False, False)(['a',{'b':1}],0))
t(lambda: encoder.c_make_encoder(1, None, encoder.encode_basestring, None, ':', ',', False, False, False))
t(lambda: encoder.c_make_encoder(None, None, encoder.encode_basestring, None, ':', ',', False, False, False)('a',0))
