# Reading arithmetic and configuration text: split, isdigit, slices, precedence climbing.
def tokens(source):
    result = []
    i = 0
    n = len(source)
    while i < n:
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < n and source[i].isdigit():
                i += 1
            result.append(int(source[start:i]))
        elif c.isalpha() or c == "_":
            start = i
            while i < n and (source[i].isalnum() or source[i] == "_"):
                i += 1
            result.append(source[start:i])
        else:
            result.append(c)
            i += 1
    return result


RANK = {"+": 1, "-": 1, "*": 2, "/": 2}


def parse(stream, at, rank, names):
    left = stream[at]
    at += 1
    if left == "(":
        left, at = parse(stream, at, 0, names)
        at += 1
    elif isinstance(left, str):
        left = names[left]
    while at < len(stream) and RANK.get(stream[at], 0) > rank:
        operator = stream[at]
        right, at = parse(stream, at + 1, RANK[operator], names)
        if operator == "+":
            left += right
        elif operator == "-":
            left -= right
        elif operator == "*":
            left *= right
        else:
            left //= right or 1
    return left, at


def settings(text):
    result = {}
    section = ""
    for line in text.splitlines():
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line[0] == "[" and line[-1] == "]":
            section = line[1:-1]
        else:
            key, _, value = line.partition("=")
            result[section + "." + key.strip().lower()] = value.strip()
    return result


source = "(alpha + 12) * 3 - beta_2 / 7 + (100 - 45 * 2) * alpha"
config = "[server]\nHost = example # name\nPort = 8080\n\n[paths]\nRoot = /srv/data\nTmp=/tmp\n" * 8
total = 0
for i in range(12000):
    total += parse(tokens(source), 0, 0, {"alpha": i, "beta_2": i * 3})[0]
for i in range(5000):
    total += sum(map(len, settings(config).values()))
print(total)
