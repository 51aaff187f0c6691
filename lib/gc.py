# gc: the collector. It is not CPython's, so most figures say little; gc.collect() is what counts.

STATE = [True, 0, (2000, 10, 0)]  # enabled, debug flags, thresholds
ENABLED = 0
DEBUG = 1
THRESHOLD = 2


def collect(generation=2):
    """Run the collector. How many objects were unreachable is not known: 0."""
    generation = index_of(generation)
    if generation < 0 or generation > 2:
        raise ValueError("invalid generation")
    for callback in list(CALLBACKS):
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    collect_garbage()
    for callback in list(CALLBACKS):
        callback("stop", {"generation": generation, "collected": 0, "uncollectable": 0})
    return 0


def enable():
    """Note that automatic collections are wanted: they happen in any case."""
    STATE[ENABLED] = True


def disable():
    """Note that automatic collections are not wanted: they happen in any case."""
    STATE[ENABLED] = False


def isenabled():
    """Whether enable() or disable() was called last."""
    return STATE[ENABLED]


def set_debug(flags, /):
    """Keep the flags: nothing is printed."""
    STATE[DEBUG] = index_of(flags)


def get_debug():
    """What set_debug() was given."""
    return STATE[DEBUG]


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    """Keep the thresholds: they change nothing."""
    STATE[THRESHOLD] = (index_of(threshold0), index_of(threshold1), index_of(threshold2))


def get_threshold():
    """What set_threshold() was given."""
    return STATE[THRESHOLD]


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_objects(generation=None):
    """An empty list: the collector keeps none of what it knows."""
    return []


def get_referrers(*objs):
    """An empty list: the collector knows no ways back."""
    return []


def get_referents(*objs):
    """What objects refer to, as far as containers, instances, functions and classes go."""
    found = []
    for object in objs:
        cls = type_of(object)
        if is_subtype(cls, dict):
            for key, value in dict.items(object):
                found.extend((key, value))
        elif is_subtype(cls, list) or is_subtype(cls, tuple) or is_subtype(cls, set) or is_subtype(cls, frozenset):
            found.extend(object)
        elif is_type(object):
            found.extend((type_mro(object), type_bases(object)))
        elif is_function(object):
            found.extend([part for part in (function_part(object, 1), function_part(object, 2), function_part(object, 3))
                          if part is not None])
        if takes_attributes(object) and not is_type(object):
            found.extend(own_dict(object).values())
    return found


def is_tracked(object, /):
    """Whether CPython's collector would know the object."""
    cls = type_of(object)
    return not (object is None or cls in (bool, int, float, complex, str, bytes, range, type_of(NotImplemented), type_of(...)))


def is_finalized(object, /):
    return False


def freeze():
    """There are no generations to freeze."""


def unfreeze():
    """There are no generations to thaw."""


def get_freeze_count():
    return 0


CALLBACKS = []
__all__ = {
    "collect": collect, "enable": enable, "disable": disable, "isenabled": isenabled, "set_debug": set_debug,
    "get_debug": get_debug, "set_threshold": set_threshold, "get_threshold": get_threshold, "get_count": get_count,
    "get_stats": get_stats, "get_objects": get_objects, "get_referrers": get_referrers, "get_referents": get_referents,
    "is_tracked": is_tracked, "is_finalized": is_finalized, "freeze": freeze, "unfreeze": unfreeze,
    "get_freeze_count": get_freeze_count, "garbage": [], "callbacks": CALLBACKS, "DEBUG_STATS": 1,
    "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32, "DEBUG_LEAK": 38,
}
