# Little data that stands for much: the memory limit ends it, or its length is asked for in pieces.
# limits: time=6 memory=33554432
# expect: any clean end
import zlib

compressor = zlib.compressobj(9)
parts = [compressor.compress(bytes(1 << 20)) for _ in range(64)]
parts.append(compressor.flush())
bomb = b"".join(parts)
stream = zlib.decompressobj()
made = len(stream.decompress(bomb, 1000))
while stream.unconsumed_tail:
    made += len(stream.decompress(stream.unconsumed_tail, 100000))
if made != 64 << 20:
    raise SystemExit("too little came out")
for position in range(0, len(bomb), 97):
    broken = bytearray(bomb[:2000])
    broken[position % 2000] ^= 0x55
    try:
        zlib.decompress(bytes(broken))
    except zlib.error:
        pass
zlib.decompress(bomb)
