import _operator as o, _operator


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


class A:
    class b: c=5
    def m(self,*a,**k): return a,k
for s in '''o.itemgetter()
o.itemgetter(1)
o.itemgetter(1,'a')
o.itemgetter(1)([1,2])
o.itemgetter(1,0)([1,2])
o.itemgetter(5)([1])
o.itemgetter(1)()
o.itemgetter(1)([1],2)
o.itemgetter(x=1)
o.itemgetter(1)(x=1)
o.itemgetter(slice(1))('abc')
o.attrgetter()
o.attrgetter(1)
o.attrgetter('b.c')
o.attrgetter('b.c','b')(A).__class__
o.attrgetter('b.c')(A)
o.attrgetter('b.x')(A)
o.attrgetter('b.c')()
o.attrgetter(x='b')
o.methodcaller()
o.methodcaller(1)
o.methodcaller('m')
o.methodcaller('m',1,x=2)
o.methodcaller('m',1,x=2)(A())
o.methodcaller('m')()
o.methodcaller('m')(1)
o.methodcaller(name='m')
o.methodcaller('m',name=3)(A())
o.methodcaller('m',1)(A())
o.add(1,'a')
o.add(1)
o.add(1,2)
o.not_(1)
o.truth([])
o.index(1.5)
o.concat(1,2)
o.concat([1],[2])
o.concat([1],'a')
o.iconcat([1],[2])
o.iconcat(1,2)
o.countOf([1,2,1],1)
o.countOf(1,1)
o.indexOf([1,2],2)
o.indexOf([1,2],3)
o.contains([1],1)
o.contains(1,1)
o.length_hint(1)
o.length_hint([1])
o.length_hint(1,'a')
o.length_hint(1,default=3)
o.length_hint(iter([1,2]),5)
o.is_none(None)
o.is_not_none(None)
o.call(print,1,sep='x')
o.call()
o._compare_digest('a','a')
o._compare_digest(b'a',b'b')
o._compare_digest('é','a')
o.setitem([1],0,2)
o.delitem([1],5)
o.getitem({},1)
o.inv(5)
o.invert('a')
o.neg('a')
o.lt(1,'a')
o.eq(1,1.0)
o.ipow(2,3)
o.iadd([1],[2])
o.matmul(1,2)
o.is_(1,1)
o.abs(-1)
o.pos(True)
o.floordiv(1,0)
o.itemgetter.__module__
o.add.__module__
o.add
o.add.__doc__
o.itemgetter(1).__call__
o.itemgetter.__doc__[:30]'''.splitlines():
    show(s)
for x in (o.itemgetter(1,2),o.attrgetter('a','b.c'),o.methodcaller('m',1,x=2),o.methodcaller('m'),o.itemgetter(1)):
