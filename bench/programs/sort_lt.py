# Sorting and comparing objects whose __lt__ is the program's own; a heap of them too.
class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def __lt__(self, other):
        if self.major != other.major:
            return self.major < other.major
        return self.minor < other.minor


def push(heap, item):
    heap.append(item)
    child = len(heap) - 1
    while child > 0:
        parent = (child - 1) >> 1
        if not item < heap[parent]:
            break
        heap[child] = heap[parent]
        child = parent
    heap[child] = item


def pop(heap):
    last = heap.pop()
    if not heap:
        return last
    top = heap[0]
    position = 0
    end = len(heap)
    while True:
        child = 2 * position + 1
        if child >= end:
            break
        if child + 1 < end and heap[child + 1] < heap[child]:
            child += 1
        if not heap[child] < last:
            break
        heap[position] = heap[child]
        position = child
    heap[position] = last
    return top


def main():
    seed = 42
    versions = []
    for _ in range(40000):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        versions.append(Version(seed >> 8 & 31, seed >> 16 & 1023))
    ordered = sorted(versions)
    total = ordered[20000].major * 1000 + ordered[20000].minor
    total += min(versions).minor + max(versions).minor
    heap = []
    for version in versions[:15000]:
        push(heap, version)
    while heap:
        version = pop(heap)
        total = (total * 31 + version.minor) % 1000003
    return total


print(main())
