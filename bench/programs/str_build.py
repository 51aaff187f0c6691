# Building text: += in a loop, join, repetition, f-strings, slices.
def main(rounds):
    checksum = 0
    for r in range(rounds):
        text = ""
        for i in range(1000):
            text += "abcdefghij"[i % 10]
        checksum += len(text) + text.count("c")
        parts = []
        for i in range(500):
            parts.append("item" + str(i))
        joined = ",".join(parts)
        checksum += len(joined)
        line = "-" * 60
        for i in range(300):
            line = line[1:] + chr(97 + i % 26)
        checksum += ord(line[r % 60])
        accents = ""
        for i in range(300):
            accents += "é" if i & 1 else "日"
        checksum += len(accents)
        for i in range(300):
            piece = f"{i}:{r}-{joined[i]}"
            checksum += len(piece)
    return checksum


print(main(500))
