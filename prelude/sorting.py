# Sorting of what only Python can compare. It asks `<` and nothing else, in the order in which CPython's sort asks on rows
# of up to 63 items.

def sort_list(self, key, reverse):
    reverse = truth_of(reverse)
    # What is asked on the way finds the list empty.
    items = list_copy(self)
    list_clear(self)
    try:
        if key is None:
            if not sort_plain(items, reverse):
                items = sort_by_comparing(items, items, reverse)
        else:
            keys = []
            for item in items:
                list_append(keys, key(item))
            if not sort_by_keys(keys, items, reverse):
                items = sort_by_comparing(keys, items, reverse)
    finally:
        modified = list_size(self) != 0
        list_take(self, items)
    if modified:
        raise ValueError("list modified during sort")


@native
def sorted(iterable, /, *, key=None, reverse=False):
    """Return a new list containing all items from the iterable in ascending order.

A custom key function can be supplied to customize the sort order, and the
reverse flag can be set to request the result in descending order."""
    result = list_of(iterable)
    sort_list(result, key, reverse)
    return result


def sort_by_comparing(keys, items, reverse):
    """The items in the order of their keys, as a new list."""
    order = []
    count = list_size(keys)
    while list_size(order) < count:
        list_append(order, list_size(order))
    if reverse:
        list_reverse(order)
    runs = []
    least = least_run(count)
    start = 0
    while start < count:
        length = order_run(keys, order, start, count)
        if length < least:
            forced = count - start if count - start < least else least
            insert_rest(keys, order, start, start + length, start + forced)
            length = forced
        while list_size(runs) > 0:
            last = list_get(runs, list_size(runs) - 1)
            power = power_between(last[0], last[1], length, count)
            if list_size(runs) > 1 and list_get(runs, list_size(runs) - 2)[2] > power:
                merge_last_runs(keys, order, runs)
                continue
            list_put(runs, list_size(runs) - 1, (last[0], last[1], power))
            break
        list_append(runs, (start, length, 0))
        start += length
    while list_size(runs) > 1:
        merge_last_runs(keys, order, runs)
    if reverse:
        list_reverse(order)
    return list_picked(items, order)


def least_run(count):
    odd = 0
    while count >= 64:
        odd |= count & 1
        count >>= 1
    return count + odd


def power_between(start, length, next_length, count):
    a = 2 * start + length
    b = a + length + next_length
    power = 0
    while True:
        power += 1
        if a >= count:
            a -= count
            b -= count
        elif b >= count:
            return power
        a <<= 1
        b <<= 1


def is_less(keys, order, left, right):
    if list_get(keys, list_get(order, left)) < list_get(keys, list_get(order, right)):
        return True
    return False


def reverse_part(order, start, end):
    end -= 1
    while start < end:
        kept = list_get(order, start)
        list_put(order, start, list_get(order, end))
        list_put(order, end, kept)
        start += 1
        end -= 1


def order_run(keys, order, start, end):
    """The length of the run that begins at `start`, turned when it descends."""
    at = start + 1
    while at < end and not is_less(keys, order, at, at - 1):
        at += 1
    if at == end:
        return at - start
    if at > start + 1:
        if is_less(keys, order, start, at - 1):
            return at - start
        reverse_part(order, start, at)
    at += 1
    equal = 0
    while at < end:
        if is_less(keys, order, at, at - 1):
            if equal:
                reverse_part(order, at - equal - 1, at)
            equal = 0
        elif is_less(keys, order, at - 1, at):
            break
        else:
            equal += 1
        at += 1
    if equal:
        reverse_part(order, at - equal - 1, at)
    reverse_part(order, start, at)
    while at < end and not is_less(keys, order, at, at - 1):
        at += 1
    return at - start


def insert_rest(keys, order, start, at, end):
    while at < end:
        place = list_get(order, at)
        pivot = list_get(keys, place)
        low = start
        high = at
        while low < high:
            middle = (low + high) >> 1
            if pivot < list_get(keys, list_get(order, middle)):
                high = middle
            else:
                low = middle + 1
        list_move(order, at, low)
        at += 1


def merge_last_runs(keys, order, runs):
    right = list_pop_at(runs, list_size(runs) - 1)
    left = list_get(runs, list_size(runs) - 1)
    list_put(runs, list_size(runs) - 1, (left[0], left[1] + right[1], left[2]))
    start = left[0]
    middle = right[0]
    end = middle + right[1]
    # What stands in its place already.
    first = list_get(keys, list_get(order, middle))
    low = start
    high = middle
    while low < high:
        half = (low + high) >> 1
        if first < list_get(keys, list_get(order, half)):
            high = half
        else:
            low = half + 1
    start = low
    if start == middle:
        return
    last = list_get(keys, list_get(order, middle - 1))
    low = middle
    high = end
    while low < high:
        half = (low + high) >> 1
        if list_get(keys, list_get(order, half)) < last:
            low = half + 1
        else:
            high = half
    end = low
    copy = []
    at = start
    while at < middle:
        list_append(copy, list_get(order, at))
        at += 1
    to = start
    at = 0
    count = list_size(copy)
    while at < count and middle < end:
        if list_get(keys, list_get(order, middle)) < list_get(keys, list_get(copy, at)):
            list_put(order, to, list_get(order, middle))
            middle += 1
        else:
            list_put(order, to, list_get(copy, at))
            at += 1
        to += 1
    while at < count:
        list_put(order, to, list_get(copy, at))
        at += 1
        to += 1
