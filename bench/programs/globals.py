# A script without functions: everything at module level, in global variables.
total = 0
limit = 400000
data = []
i = 0
while i < limit:
    if i % 3 == 0 and i % 5 == 0:
        total += 15
    elif i % 3 == 0:
        total += 3
    elif i % 5 == 0:
        total += 5
    else:
        total -= 1
    data.append(i ^ 5)
    i += 1
for value in data:
    total += value & 3
    if value > limit // 2:
        total -= 1
table = {}
for i in range(limit):
    key = i % 1000
    if key in table:
        table[key] = table[key] + i
    else:
        table[key] = i
a, b, c = 1, 2, 3
for i in range(limit):
    a, b, c = b, c, (a + i) % 1000
text = ""
for i in range(60000):
    text += str(i % 10)
print(total, sum(table.values()), a, b, c, len(text), text[12345])
