# Compression: Huffman codes, LZ77, run lengths, Burrows-Wheeler.
def huffman(text):
    freq = {}
    for c in text: freq[c] = freq.get(c, 0) + 1
    nodes = sorted((n, i, c) for i, (c, n) in enumerate(sorted(freq.items())))
    serial = len(nodes)
    while len(nodes) > 1:
        a, b, *nodes = nodes
        nodes.append((a[0] + b[0], serial, (a, b))); serial += 1
        nodes.sort(key=lambda t: t[:2])
    codes = {}
    def walk(node, prefix):
        if isinstance(node[2], tuple): walk(node[2][0], prefix + "0"); walk(node[2][1], prefix + "1")
        else: codes[node[2]] = prefix or "0"
    if nodes: walk(nodes[0], "")
    return codes
def pack(text, codes):
    bits = "".join(codes[c] for c in text)
    return len(bits), int("1" + bits, 2).to_bytes((len(bits) + 8) // 8, "big")
def unpack(data, codes):
    bits, back, out, cur = bin(int.from_bytes(data, "big"))[3:], {v: k for k, v in codes.items()}, [], ""
    for b in bits:
        cur += b
        if cur in back: out.append(back[cur]); cur = ""
    assert not cur
    return "".join(out)
def lz(data, window=64):
    i, out = 0, []
    while i < len(data):
        best = (0, 0)
        for back in range(1, min(i, window) + 1):
            n = 0
            while i + n < len(data) - 1 and data[i - back + n] == data[i + n] and n < 15: n += 1
            if n > best[1]: best = (back, n)
        out.append((*best, data[i + best[1]])); i += best[1] + 1
    return out
def unlz(tokens):
    out = bytearray()
    for back, n, byte in tokens:
        for _ in range(n): out.append(out[-back])
        out.append(byte)
    return bytes(out)
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append((s[i], j - i)); i = j
    return out
def bwt(s):
    s += "\0"
    rows = sorted(range(len(s)), key=lambda i: s[i:] + s[:i])
    return "".join(s[i - 1] for i in rows)
def unbwt(t):
    order = sorted(range(len(t)), key=lambda i: (t[i], i))
    i, out = order[0], []
    for _ in range(len(t)): i = order[i] if out else order[t.index("\0")]; out.append(t[i])
    return "".join(out).replace("\0", "")
def mtf(s):
    alphabet, out = sorted(set(s)), []
    for c in s: i = alphabet.index(c); out.append(i); alphabet.insert(0, alphabet.pop(i))
    return out
texts = ["abracadabra", "a", "aaaa", "the quick brown fox jumps over the lazy dog " * 5, "mississippi", "日本日本語", "".join(chr(97 + i * i % 26) for i in range(300))]
for t in texts:
    codes = huffman(t); n, data = pack(t, codes)
    print(len(t), n, len(data), unpack(data, codes) == t, sorted(codes.items(), key=lambda p: (len(p[1]), p[1]))[:4])
    raw = t.encode(); tokens = lz(raw)
    print(len(raw), len(tokens), unlz(tokens) == raw, tokens[:3], len(rle(t)), "".join(c * n for c, n in rle(t)) == t, unbwt(bwt(t)) == t, len(rle(bwt(t))), sum(mtf(t)), ascii(bwt(t))[:30])
print(huffman(""), lz(b""), rle(""), rle("aaabccd"), lz(b"aaaaaaaaaa"))
