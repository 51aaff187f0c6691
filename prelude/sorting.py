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
    state = sort_begin(keys, reverse)
    left = sort_next(state, False)
    while left is not MISSING:
        if left < sort_right(state):
            left = sort_next(state, True)
        else:
            left = sort_next(state, False)
    return sort_result(state, items)
