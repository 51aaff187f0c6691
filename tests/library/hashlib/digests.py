import _md5,_sha1,_sha2,_sha3,_blake2


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


for c in ('_md5.md5','_sha1.sha1','_sha2.sha256','_sha3.sha3_256','_sha3.shake_128','_blake2.blake2b'):
    for s in ('%s()','%s(b"abc").digest_size','%s().block_size','%s().name','%s(1)','%s("a")','%s(string=b"abc").name','%s(data=b"a",usedforsecurity=False).name','%s(b"a",string=b"b")','%s().update(1)','%s().update("a")','%s().update()','%s().hexdigest(1)','%s().digest()','%s().hexdigest()','%s(memoryview(b"xyz")).hexdigest()','%s(bytearray(b"xyz")).hexdigest()','type(%s())','%s().copy().digest()','%s','type(%s())()'):
        show(s%c)
for n in range(0,300,37):
    d=bytes(i*7%256 for i in range(n))
    for f in (_md5.md5,_sha1.sha1,_sha2.sha224,_sha2.sha256,_sha2.sha384,_sha2.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512,_blake2.blake2b,_blake2.blake2s):
        h=f(d); a=h.hexdigest(); h2=f()
        for i in range(0,n,13): h2.update(d[i:i+13])
        print(n,h.name,a,h2.hexdigest()==a)
    print(_sha3.shake_128(d).hexdigest(200),_sha3.shake_256(d).hexdigest(150))
B='_blake2.blake2b'
for s in '''%s(digest_size=0)
%s(digest_size=65)
%s(digest_size=20).hexdigest()
%s(key=b'k'*65)
%s(b'abc',key=b'key').hexdigest()
%s(salt=b's'*17)
%s(b'abc',salt=b'salt',person=b'per').hexdigest()
%s(person=b's'*17)
%s(fanout=256)
%s(depth=0)
%s(depth=256)
%s(leaf_size=-1)
%s(leaf_size=2**32)
%s(node_offset=2**64)
%s(node_offset=-1)
%s(node_depth=256)
%s(inner_size=65)
%s(b'x',fanout=3,depth=4,leaf_size=5,node_offset=6,node_depth=7,inner_size=8,last_node=True).hexdigest()
%s.MAX_DIGEST_SIZE,%s.MAX_KEY_SIZE,%s.SALT_SIZE,%s.PERSON_SIZE
%s(digest_size='a')
%s(key='a')
%s(salt=1)
%s(1,2,3)'''.splitlines():
    show(s.replace('%s','_blake2.blake2b')); show(s.replace('%s','_blake2.blake2s'))
for s in ['_sha3.shake_128().digest(-1)','_sha3.shake_128().digest("a")','_sha3.shake_128().hexdigest()','_sha3.shake_128(b"a").digest(0)','_sha3.shake_128(b"a").digest(length=3)','_blake2.blake2s(node_offset=2**48)','_sha3.sha3_256()._capacity_bits','_sha3.sha3_256()._rate_bits','_sha3.sha3_256()._suffix','_sha3.shake_256()._suffix','_sha2.SHA256Type','_sha2.sha256','_sha3.shake_128().digest(2**30)']: show(s)
