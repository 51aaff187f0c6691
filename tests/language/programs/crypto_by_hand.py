# SHA-256, MD5, CRC-32, base64, RC4 in integer arithmetic, checked against known answers.
MASK = 0xFFFFFFFF
def primes():
    found, n = [], 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
def iroot_frac(n, k, bits=32):
    """The first bits of the fraction of the k-th root of n, exactly."""
    target = n << (bits * k)
    low, high = 0, 1 << (bits + 16)
    while low < high:
        mid = (low + high + 1) // 2
        if mid ** k <= target: low = mid
        else: high = mid - 1
    return low & ((1 << bits) - 1)
first = [p for p, _ in zip(primes(), range(64))]
K = [iroot_frac(p, 3) for p in first]
H = [iroot_frac(p, 2) for p in first[:8]]
def rotr(x, n): return (x >> n | x << 32 - n) & MASK
def rotl(x, n): return (x << n | x >> 32 - n) & MASK
def pad(data, order): return data + b"\x80" + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, order)
def sha256(data):
    state = H[:]
    data = pad(data, "big")
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[i:i + 4], "big") for i in range(at, at + 64, 4)]
        for i in range(16, 64):
            s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3
            s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10
            w.append((w[i - 16] + s0 + w[i - 7] + s1) & MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            t1 = h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i]
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c)
            h, g, f, e, d, c, b, a = g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK
        state = [(x + y) & MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in state).hex()
def crc32(data):
    table = []
    for n in range(256):
        for _ in range(8): n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    crc = MASK
    for byte in data: crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ MASK
def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64encode(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        out.append("".join(ALPHABET[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1].ljust(4, "="))
    return "".join(out)
def b64decode(text):
    n = 0
    text, missing = text.rstrip("="), text.count("=")
    for c in text + "A" * missing: n = n << 6 | ALPHABET.index(c)
    return n.to_bytes(len(text + "A" * missing) * 3 // 4, "big")[:-missing or None]
def rc4(key, data):
    s, j = list(range(256)), 0
    for i in range(256): j = (j + s[i] + key[i % len(key)]) % 256; s[i], s[j] = s[j], s[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256; j = (j + s[i]) % 256; s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)
print(hex(K[0]), hex(K[63]), [hex(h) for h in H])
for text in (b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(200)), "é日😀".encode()): print(len(text), sha256(text), f"{crc32(text):08x}", f"{adler(text):08x}", b64encode(text)[:44], b64decode(b64encode(text)) == text)
print(sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", crc32(b"123456789") == 0xCBF43926, rc4(b"Key", b"Plaintext").hex() == "bbf316e8d940af0ad3", rc4(b"k", rc4(b"k", b"round trip")))
def modinv(a, m):
    g, x, y, b = a, 1, 0, m
    while b: q = g // b; g, b, x, y = b, g - q * b, y, x - q * y
    return x % m
p, q, e = 2**89 - 1, 2**107 - 1, 65537
n, d = p * q, modinv(e, (p - 1) * (q - 1))
m = int.from_bytes(b"secret message", "big")
print(pow(pow(m, e, n), d, n).to_bytes(14, "big"), hex(pow(m, e, n)), d == pow(e, -1, (p - 1) * (q - 1)))
def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    return all(pow(a, d, n) in (1, n - 1) or any(pow(a, d << r, n) == n - 1 for r in range(1, s)) for a in (2, 3, 5, 7, 11, 13, 17) if a < n)
print([k for k in range(2, 130) if is_prime(2 ** k - 1)], is_prime(10**18 + 9), is_prime(10**18 + 7))
