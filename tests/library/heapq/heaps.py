import _heapq as h, _bisect as b


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


for s in '''h.heappush(1,2)
h.heappush((),2)
h.heappop(1)
h.heappop([])
h.heapify(())
h.heapify(None)
h.heapreplace([],1)
h.heapreplace(1,1)
h.heappushpop([],1)
h.heappushpop({},1)
h.heappop_max([])
h.heappush_max(1,2)
h.heapify_max(1)
h.heappushpop_max([3],5)
h.heapreplace_max([3,1],2)
h.heappop()
h.heappush([1],'a')
h.heappush([])
b.bisect_left([1,2,3],2)
b.bisect_right([1,2,3],2,lo=1,hi=2)
b.bisect_left([1],1,-1)
b.bisect_left([5,3,1],-3,key=lambda x:-x)
b.bisect_left([1.5,2.5],2)'''.splitlines():
    show(s)
x=12345
def rnd():
    global x
    x=(x*1103515245+12345)%2**31
    return x%1000
heap=[]
for i in range(200): h.heappush(heap,rnd())
print(heap[:20]); print([h.heappop(heap) for _ in range(200)]==sorted([*heap]+[]), len(heap))
l=[rnd() for _ in range(100)]; h.heapify(l); print(l)
print(h.heapreplace(l,500),h.heappushpop(l,-5),h.heappushpop(l,10),l[:10])
l=[rnd() for _ in range(50)]; h.heapify_max(l); print(l); print([h.heappop_max(l) for _ in range(50)])
l=[(rnd(),str(i)) for i in range(30)]; h.heapify(l); print([h.heappop(l) for _ in range(30)])
class C:
    def __init__(s,v): s.v=v
    def __lt__(s,o): print('lt',s.v,o.v,end=';'); return s.v<o.v
l=[C(rnd()) for _ in range(10)]; h.heapify(l); print(); h.heappush(l,C(5)); print(); print([h.heappop(l).v for _ in range(11)])
l=[]
print(l); l=[]
for i in range(20): b.insort_left(l,rnd(),key=lambda v:-v)
print(l)
class L(list): pass
q=L(); h.heappush(q,3); h.heappush(q,1); print(q, h.heappop(q))
l=[1,2,3]
class Evil:
    def __lt__(s,o): l.clear(); return True
try: h.heappush(l,Evil())
except Exception as e: print(type(e).__name__,e)
for k in (float('nan'),): l=[3.0,k,1.0,2.0]; h.heapify(l); print(l)
