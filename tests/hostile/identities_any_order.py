# Identities of many objects, asked for in orders that are bad for a sorted table; they stay while others die.
# only: normal, twin


def collect():
    for _ in range(40):
        [[i] for i in range(20_000)]


made = [[] for _ in range(200_000)]
backwards = {id(x) for x in reversed(made)}
print(len(backwards), backwards == {id(x) for x in made})

order = list(range(200_000))
for i in range(len(order) - 1, 0, -1):
    j = i * 7919 % (i + 1) if i % 3 else i * 104729 % (i + 1)
    order[i], order[j] = order[j], order[i]
others = [(i,) for i in range(200_000)]
first = {}
for i in order:
    first[i] = id(others[i])
print(len(set(first.values())), backwards.isdisjoint(first.values()))

kept = others[::7]
known = [first[i] for i in range(0, 200_000, 7)]
del others, made
collect()
print([id(x) for x in kept] == known)
more = [{} for _ in range(1000)]
new = [id(x) for x in more[::-1]]
print(len(set(new)), set(new).isdisjoint(known), [id(x) for x in kept] == known, [id(x) for x in more[::-1]] == new)
