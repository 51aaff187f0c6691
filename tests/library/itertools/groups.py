from itertools import groupby
g = groupby('AAAABBBCCD')
print([(k, list(v)) for k, v in g])
g = groupby([1,1,1,2,2,3])
k1, a = next(g); print(next(a)); k2, b = next(g); print(list(a), list(b), k1, k2); k3, c = next(g); print(next(c), next(c,'end'), next(g,'end'))
g = groupby(range(10), key=lambda x: x//4)
out=[]
for k, v in g:
    out.append((k, next(v), next(v)))
print(out)
k=[]
g=groupby([1,1,2]); key, grp = next(g)
it1=iter(grp); print(next(it1), next(it1), next(it1,'x'), next(it1,'x')); print([(k,list(v)) for k,v in g])
def boom(x):
    if x==3: raise ValueError('three')
    return x%2
g=groupby([1,1,3,4],boom)
k,v=next(g)
try: print(next(v), next(v), next(v))
except ValueError as e: print(e)
class K:
    def __init__(s,v): s.v=v
    def __eq__(s,o): print('eq',s.v,o.v); return s.v==o.v
for k,v in groupby([K(1),K(1),K(2)]): print(k.v,len(list(v)))
keys=[k for k,g in groupby('aabbcc')]; print(keys)
gs=[g for k,g in groupby('aabbcc')]; print([list(g) for g in gs])
