"""Heap queue algorithm (a.k.a. priority queue).

Heaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.  The smallest element is always a[0]."""

__all__ = ("heapify", "heapify_max", "heappop", "heappop_max", "heappush", "heappush_max", "heappushpop",
           "heappushpop_max", "heapreplace", "heapreplace_max")


def check_heap(heap, name):
    if not is_subtype(type_of(heap), list):
        raise TypeError(f"{name} must be list, not {argument_name(heap)}")


# The order of comparisons is CPython's: an item sinks to a leaf along the lesser children, then rises. `size` is the
# heap's length throughout: a comparison must not change it.

def sift_down(heap, start, at, size):
    """The item at `at` rises to where its parent is not greater."""
    item = list_get(heap, at)
    while at > start:
        parent = (at - 1) >> 1
        other = list_get(heap, parent)
        if not item < other:
            break
        check_size(heap, size)
        list_put(heap, at, list_get(heap, parent))
        list_put(heap, parent, item)
        at = parent
    check_size(heap, size)


def sift_up(heap, at, size):
    """The item at `at` sinks to a leaf, and rises from there."""
    start = at
    limit = size >> 1
    while at < limit:
        child = 2 * at + 1
        if child + 1 < size:
            if not list_get(heap, child) < list_get(heap, child + 1):
                child += 1
            check_size(heap, size)
        moved = list_get(heap, child)
        list_put(heap, child, list_get(heap, at))
        list_put(heap, at, moved)
        at = child
    sift_down(heap, start, at, size)


def sift_down_max(heap, start, at, size):
    item = list_get(heap, at)
    while at > start:
        parent = (at - 1) >> 1
        other = list_get(heap, parent)
        if not other < item:
            break
        check_size(heap, size)
        list_put(heap, at, list_get(heap, parent))
        list_put(heap, parent, item)
        at = parent
    check_size(heap, size)


def sift_up_max(heap, at, size):
    start = at
    limit = size >> 1
    while at < limit:
        child = 2 * at + 1
        if child + 1 < size:
            if not list_get(heap, child + 1) < list_get(heap, child):
                child += 1
            check_size(heap, size)
        moved = list_get(heap, child)
        list_put(heap, child, list_get(heap, at))
        list_put(heap, at, moved)
        at = child
    sift_down_max(heap, start, at, size)


def check_size(heap, size):
    if list_size(heap) != size:
        raise RuntimeError("list changed size during iteration")


@native
def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    check_heap(heap, "heappush() argument 1")
    list_append(heap, item)
    size = list_size(heap)
    sift_down(heap, 0, size - 1, size)


@native
def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    check_heap(heap, "heappop() argument")
    if list_size(heap) == 0:
        raise IndexError("index out of range")
    last = list_pop_at(heap, list_size(heap) - 1)
    size = list_size(heap)
    if size == 0:
        return last
    result = list_get(heap, 0)
    list_put(heap, 0, last)
    sift_up(heap, 0, size)
    return result


@native
def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item.

This is more efficient than heappop() followed by heappush(), and can be
more appropriate when using a fixed-size heap.  Note that the value
returned may be larger than item!"""
    check_heap(heap, "heapreplace() argument 1")
    size = list_size(heap)
    if size == 0:
        raise IndexError("index out of range")
    result = list_get(heap, 0)
    list_put(heap, 0, item)
    sift_up(heap, 0, size)
    return result


@native
def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap.

The combined action runs more efficiently than heappush() followed by
a separate call to heappop()."""
    check_heap(heap, "heappushpop() argument 1")
    size = list_size(heap)
    if size == 0:
        return item
    if not list_get(heap, 0) < item:
        return item
    if list_size(heap) == 0:
        raise IndexError("index out of range")
    result = list_get(heap, 0)
    list_put(heap, 0, item)
    sift_up(heap, 0, list_size(heap))
    return result


@native
def heapify(heap, /):
    """Transform list into a heap, in-place, in linear time."""
    check_heap(heap, "heapify() argument")
    size = list_size(heap)
    at = (size >> 1) - 1
    while at >= 0:
        sift_up(heap, at, size)
        at -= 1


def heappush_max(heap, item, /):
    """Push item onto max heap, maintaining the heap invariant."""
    check_heap(heap, "heappush_max() argument 1")
    list_append(heap, item)
    size = list_size(heap)
    sift_down_max(heap, 0, size - 1, size)


def heappop_max(heap, /):
    """Maxheap variant of heappop."""
    check_heap(heap, "heappop_max() argument")
    if list_size(heap) == 0:
        raise IndexError("index out of range")
    last = list_pop_at(heap, list_size(heap) - 1)
    size = list_size(heap)
    if size == 0:
        return last
    result = list_get(heap, 0)
    list_put(heap, 0, last)
    sift_up_max(heap, 0, size)
    return result


def heapreplace_max(heap, item, /):
    """Maxheap variant of heapreplace."""
    check_heap(heap, "heapreplace_max() argument 1")
    size = list_size(heap)
    if size == 0:
        raise IndexError("index out of range")
    result = list_get(heap, 0)
    list_put(heap, 0, item)
    sift_up_max(heap, 0, size)
    return result


def heappushpop_max(heap, item, /):
    """Maxheap variant of heappushpop.

The combined action runs more efficiently than heappush_max() followed by
a separate call to heappop_max()."""
    check_heap(heap, "heappushpop_max() argument 1")
    size = list_size(heap)
    if size == 0:
        return item
    if not item < list_get(heap, 0):
        return item
    if list_size(heap) == 0:
        raise IndexError("index out of range")
    result = list_get(heap, 0)
    list_put(heap, 0, item)
    sift_up_max(heap, 0, list_size(heap))
    return result


def heapify_max(heap, /):
    """Maxheap variant of heapify."""
    check_heap(heap, "heapify_max() argument")
    size = list_size(heap)
    at = (size >> 1) - 1
    while at >= 0:
        sift_up_max(heap, at, size)
        at -= 1
