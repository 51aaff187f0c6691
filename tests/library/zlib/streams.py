import zlib


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


c=zlib.compress(b'hello hello hello hello')
raw=zlib.compressobj(wbits=-15); rawd=raw.compress(b'abc'*100)+raw.flush()
gz=zlib.compressobj(wbits=31); gzd=gz.compress(b'abc'*100)+gz.flush()
d=zlib.decompressobj()
for s in '''zlib.crc32(b'abc')
zlib.crc32(b'abc',5)
zlib.crc32(b'')
zlib.crc32('a')
zlib.crc32(b'a',-1)
zlib.adler32(b'abc')
zlib.adler32(b'abc',5)
zlib.adler32(b'')
zlib.adler32(b'a'*100000)
zlib.crc32(b'ab'*100000)
zlib.decompress(c)
zlib.decompress(c[:-1])
zlib.decompress(b'')
zlib.decompress(b'xxxx')
zlib.decompress(c[:2]+b'zzzzzz')
zlib.decompress(c[:-4]+b'aaaa')
zlib.decompress(c+b'x')
zlib.decompress(rawd)
zlib.decompress(rawd,-15)[:9]
zlib.decompress(rawd,wbits=-15)[:9]
zlib.decompress(gzd,31)[:9]
zlib.decompress(gzd,47)[:9]
zlib.decompress(c,47)
zlib.decompress(c,bufsize=1)
zlib.decompress(c,bufsize=0)
zlib.decompress(c,bufsize=-1)
zlib.decompress(c,wbits=100)
zlib.decompress(c,wbits=8)
zlib.decompress(gzd,wbits=15)
zlib.decompress('x')
zlib.compress('x')
zlib.compress(b'x',10)
zlib.compress(b'x',-2)
zlib.compress(b'x',level=0)
zlib.compress(b'x',level='a')
zlib.compress(b'x',wbits=100)
zlib.compressobj(level=100)
zlib.compressobj(method=7)
zlib.compressobj(wbits=1)
zlib.compressobj(memLevel=0)
zlib.compressobj(strategy=9)
zlib.compressobj(zdict=1)
zlib.compressobj()
zlib.decompressobj(wbits=100)
zlib.decompressobj(zdict=1)
d
d.unused_data,d.unconsumed_tail,d.eof
d.decompress(c+b'tail',5)
d.unused_data,d.unconsumed_tail,d.eof
d.decompress(d.unconsumed_tail)
d.unused_data,d.unconsumed_tail,d.eof
d.decompress(b'more')
d.unused_data
d.flush()
d.decompress(b'x',-1)
d.decompress('x')
d.flush(0)
d.flush(-1)
zlib.decompressobj().decompress(c[:5])
zlib.decompressobj().flush()
zlib.error
zlib.ZLIB_VERSION.__class__
type(zlib.compressobj())
type(zlib.decompressobj())
zlib._ZlibDecompressor
zlib._ZlibDecompressor().decompress(c,max_length=5)
zlib.compressobj().flush(99)
zlib.compressobj().copy().__class__
c[:2].hex()'''.splitlines():
    show(s)
state = 1


def pick(count):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % count


words = [bytes(b"abcdefgh"[pick(8)] for _ in range(2 + pick(8))) for _ in range(200)]
data=b' '.join(words[pick(200)] for _ in range(20000))
for lev in (0,1,6,9,-1):
    for w in (15,-15,31,9):
        z=zlib.compress(data,lev,wbits=w)
        print(lev,w,zlib.decompress(z,w)==data, len(z) if lev > 0 else 0, zlib.crc32(z) if lev > 0 else 0)
co=zlib.compressobj(6,zlib.DEFLATED,-15,9,zlib.Z_DEFAULT_STRATEGY,b'dictionary words')
x=co.compress(data[:1000])+co.flush(zlib.Z_SYNC_FLUSH); k=co.copy(); y=co.compress(data[1000:])+co.flush(); print(x.endswith(b'\0\0\xff\xff'))
do=zlib.decompressobj(-15,zdict=b'dictionary words'); a=do.decompress(x); print(a==data[:1000]); do2=do.copy(); print(do.decompress(y)==data[1000:], do2.decompress(y)+do2.flush()==data[1000:], do.eof)
do=zlib.decompressobj(); z=zlib.compress(data); out=b''
for i in range(0,len(z),7): out+=do.decompress(z[i:i+7])
out+=do.flush(); print(out==data, do.eof)
do=zlib.decompressobj(); out=do.decompress(z,100); n=0
while do.unconsumed_tail: out+=do.decompress(do.unconsumed_tail,1000); n+=1
print(out==data,len(out),do.eof)
z=zlib.compressobj(zdict=b'hello'); zz=z.compress(b'hello hello')+z.flush()
try: zlib.decompress(zz)
except zlib.error as e: print(e)
print(zlib.decompressobj(zdict=b'hello').decompress(zz))
try: zlib.decompressobj(zdict=b'wrong').decompress(zz)
except zlib.error as e: print(e)
