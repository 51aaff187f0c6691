# Lists: append, pop, index, slices, insertion, reversal, membership, concatenation, unpacking.
def rotate(values, k):
    return values[k:] + values[:k]


def insertion_sort(values):
    for i in range(1, len(values)):
        value = values[i]
        j = i - 1
        while j >= 0 and values[j] > value:
            values[j + 1] = values[j]
            j -= 1
        values[j + 1] = value
    return values


def main():
    total = 0
    stack = []
    for i in range(800000):
        stack.append(i * 7 % 1000)
        if i % 3 == 0:
            total += stack.pop()
    total += len(stack)
    for i in range(len(stack)):
        stack[i] += 1
    total += sum(stack) + max(stack) + min(stack)
    small = list(range(40))
    for i in range(100000):
        small = rotate(small, i % 40)
        total += small[0] + small[-1]
        first, *rest = small[:5]
        total += first - rest[-1]
    for i in range(80):
        total += insertion_sort([(j * 37 + i) % 101 for j in range(100)])[50]
    for i in range(60000):
        total += (i % 50) in small
        small.insert(3, i)
        small.remove(i)
        small.reverse()
    for a, b in zip(stack, stack[1:]):
        total += a ^ b
    return total


print(main())
