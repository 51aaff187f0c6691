# Methods of str on short and middling texts.
LINES = (
    "  The quick brown fox jumps over the lazy dog  ",
    "name=value; other=thing; third=element",
    "ÀÉÎ unicode text with ñ and ß inside",
    "path/to/some/file.tar.gz",
    "UPPER lower Title 12345 mixed42",
)


def main(rounds):
    total = 0
    for r in range(rounds):
        for line in LINES:
            bare = line.strip()
            total += len(bare.upper()) + len(bare.lower()) + len(bare.title())
            total += bare.find("e") + bare.rfind("e") + bare.count("e")
            words = bare.split()
            total += len(words) + len(" ".join(words))
            total += len(bare.replace("e", "##"))
            total += bare.startswith("name") + bare.endswith("gz") + ("fox" in bare)
            head, _, tail = bare.partition("=")
            total += len(head) - len(tail)
            for word in words:
                total += word.isalpha() + word.isdigit() + word.isupper()
                total += len(word.center(12, ".")) + len(word.capitalize())
            total += len(bare.split("/")) + len(line.rjust(60)) + len(bare.zfill(50))
            total += bare.translate({101: "E"}).count("E")
    return total


print(main(5000))
