import array


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


A=array.array
a=A('i',[1,2,3]); d=A('d',[1.5,2.5]); w=A('w','a\U0001F600'); b=A('b',b'\x01\xff')
for s in '''A()
A('x')
A('ii')
A(1)
A('i')
A('i',5)
A('i','abc')
A('i',[1.5])
A('i',['a'])
A('b',[128])
A('B',[256])
A('B',[-1])
A('h',[40000])
A('H',[70000])
A('H',[-1])
A('I',[-1])
A('q',[2**63])
A('Q',[2**64])
A('Q',[-1])
A('f',['a'])
A('f',[1,2.1])
A('d',[1])
A('i',A('d',[1]))
A('d',A('i',[1]))
A('i',b'\\x01\\x00\\x00\\x00')
A('i',b'123')
A('i',(1,2),3)
A('i',x=1)
a
d
w
b
a.typecode,a.itemsize,len(a)
[A(c).itemsize for c in 'bBwhHiIqQfd']
a[0],a[-1],a[1:],a[::2]
a[5]
a['x']
a[0:2]
a.append(4),a
a.append('x')
a.extend([5,6]),a
a.extend(A('i',[7])),a
a.extend(A('h',[7]))
a.extend(5)
a.insert(0,9),a
a.insert(-1,8),a
a.insert(100,1),a
a.pop(),a.pop(0),a
a.pop(100)
A('i').pop()
a.remove(8),a
a.remove(99)
a.index(4)
a.index(99)
a.index(4,1)
a.index(4,10)
a.count(4)
a.count('x')
a.reverse(),a
a.tolist()
a.tobytes()
A('h',[1,2]).tobytes()
a.frombytes(b'\\x01\\x00\\x00\\x00'),a
a.frombytes(b'123')
a.frombytes('x')
a.fromlist([1,2]),a
a.fromlist((1,))
a.fromlist([1,'x'])
a
a.tounicode()
w.tounicode()
w.append('ab')
w.fromunicode('zz'),w
a.fromunicode('z')
a.byteswap(),a
A('b',[1]).byteswap()
a.buffer_info()[1]
a.__setitem__(0,5),a
a.__setitem__(100,5)
a.__setitem__(slice(0,2),A('i',[9,9,9])),a
a.__setitem__(slice(0,2),[1])
a.__setitem__(slice(0,2),A('h',[1]))
a.__setitem__(slice(0,4,2),A('i',[1,2])),a
a.__setitem__(slice(0,4,2),A('i',[1]))
a.__delitem__(0),a
a.__delitem__(slice(0,2)),a
a.__delitem__(100)
A('i',[1,2])+A('i',[3])
A('i',[1])+A('h',[3])
A('i',[1])+[1]
A('i',[1])*3
3*A('i',[1])
A('i',[1])*-1
A('i',[1])*'a'
A('i',[1,2])==A('i',[1,2])
A('i',[1,2])==A('d',[1,2])
A('i',[1,2])==[1,2]
A('i',[1,2])<A('i',[1,3])
A('i',[1,2])<[1]
1 in A('i',[1])
hash(A('i'))
iter(A('i',[1]))
list(A('i',[1,2]))
list(reversed(A('i',[1,2])))
bytes(A('h',[1,2]))
memoryview(A('h',[1,2])).tolist()
memoryview(A('h',[1,2])).format
memoryview(A('d',[1,2])).nbytes
memoryview(A('i',[1,2])).cast('B').tolist()
bytearray(A('b',[1,2]))
b''.join([A('b',[65])])
A('i',[1]).__reduce_ex__(2)
A('i',[1]).__reduce_ex__(3)
copy.copy(A('i',[1]))
copy.deepcopy(A('i',[1]))
A('i',[1]).__copy__()
A.__module__
array.ArrayType is A
A[int]
A('i',range(3))
A('i',(x for x in (1,2)))
A('f',[0.1,1e40])
A('d',[float('nan')])
A('i',[True])
A('w',['a','b'])
A('d',[1])==A('i',[1])
A('B',b'abc').tobytes().decode()
sum(A('d',[1.5,2.5]))
max(A('i',[1,5,3]))
sorted(A('i',[3,1,2]))
A('i',[1,2,3]).clear()'''.splitlines():
    show(s)
import copy
show('copy.copy(A("i",[1]))'); show('copy.deepcopy(A("i",[1]))')
a=A('i',[1,2,3]); m=memoryview(a); m[0]=100; print(a)
for f in (lambda:a.append(1),lambda:a.pop(),lambda:a.extend([1]),lambda:a.frombytes(b'1234')):
    try: f()
    except Exception as e: print(type(e).__name__,e)
m.release(); a.append(5); print(a)
class S(A): pass
s=S('i',[1]); s.x=1; print(s,type(s+s),type(s*2),type(s[0:1]),s.__reduce_ex__(2))
a=A('i',[1,2]); a+=A('i',[3]); a*=2; print(a)
try: a+=[1]
except Exception as e: print(type(e).__name__,e)
print(a)
it=iter(A('i',[1,2,3])); next(it); print(list(it))
match A('i',[1,2]):
    case [x,y]: print('seq')
    case _: print('no')
