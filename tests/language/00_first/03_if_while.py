# if, elif, else, while, break, continue and their else clauses.
def sign(n):
    if n > 0:
        return "positive"
    elif n < 0:
        return "negative"
    else:
        return "zero"


print(sign(5), sign(-5), sign(0))

n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("n", n)
else:
    print("not reached")

while n < 6:
    n += 1
else:
    print("loop ended normally", n)

for i in range(10):
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
print()

for i in []:
    print("never")
else:
    print("empty for else")

for a in range(3):
    for b in range(3):
        if a == b:
            break
        print(a, b, end="; ")
    else:
        print("no break", a, end="; ")
print()

x = 5
print("yes" if x > 3 else "no", "a" if x < 3 else "b" if x < 4 else "c")
if x and not None or 0:
    print("truth")
if 0: print("no")
elif "": print("no")
elif []: print("no")
elif {} or () or 0.0 or 0j or None: print("no")
else: print("all false")
