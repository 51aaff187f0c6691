# Message digests of texts small and large.
from hashlib import md5, sha1, sha256, sha512

data = bytes(range(256)) * 256
total = 0
for n in range(6):
    for function in (md5, sha1, sha256, sha512):
        total += function(data).digest()[n]
for n in range(3000):
    total += sha256(b"record %d" % n).digest()[0]
    total += int(md5(b"key %d" % n).hexdigest()[:4], 16)
print(total)
