# Counting words of a text that the program makes; letters and pairs of letters too.
def text_of(words, count):
    seed = 99
    out = []
    for i in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(words[(seed >> 12) % len(words)])
        if i % 11 == 10:
            out[-1] += "." if i % 3 else ",\n"
    return " ".join(out)


def words_of(text):
    counts = {}
    for line in text.splitlines():
        for word in line.lower().split():
            word = word.strip(".,")
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def letters_of(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return counts


def pairs_of(text):
    counts = {}
    for i in range(len(text) - 1):
        pair = text[i:i + 2]
        counts[pair] = counts.get(pair, 0) + 1
    return counts


text = text_of("The snake sleeps Under a stone near the Old river while größer fish swim by".split(), 120000)
words = words_of(text)
letters = letters_of(text)
pairs = pairs_of(text)
top = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:3]
caesar = "".join([chr((ord(c) - 97 + 3) % 26 + 97) if "a" <= c <= "z" else c for c in text])
print(top, len(letters), len(pairs), max(pairs.values()), sum(map(ord, caesar)))
