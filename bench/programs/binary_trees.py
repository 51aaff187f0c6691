# Binary trees: of tuples, and of objects; making, walking and dropping many of them.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def pair(depth):
    return (pair(depth - 1), pair(depth - 1)) if depth else (None, None)


def count(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + count(left) + count(right)


def insert(tree, key):
    if tree is None:
        return [key, None, None]
    node = tree
    while True:
        side = 1 if key < node[0] else 2
        if node[side] is None:
            node[side] = [key, None, None]
            return tree
        node = node[side]


def depth_of(tree):
    if tree is None:
        return 0
    return 1 + max(depth_of(tree[1]), depth_of(tree[2]))


lasting = grow(15)
total = lasting.check()
for depth in range(4, 15, 2):
    for _ in range(1 << (14 - depth)):
        total += grow(depth).check() + count(pair(depth))
tree = None
seed = 7
for _ in range(20000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    tree = insert(tree, seed)
print(total, depth_of(tree))
