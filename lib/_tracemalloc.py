# _tracemalloc: memory is not traced by where it was allocated.


def start(nframe=1, /):
    """Raises RuntimeError."""
    raise RuntimeError("Natrix does not trace where memory was allocated")


def stop():
    """Nothing is traced."""


def is_tracing():
    """False: nothing is traced."""
    return False


def clear_traces():
    """Nothing is traced."""


def reset_peak():
    """Nothing is traced."""


def get_traceback_limit():
    return 1


def get_traced_memory():
    return (0, 0)


def get_tracemalloc_memory():
    return 0


def _get_traces():
    return []


def _get_object_traceback(obj, /):
    return None


__all__ = ("start", "stop", "is_tracing", "clear_traces", "reset_peak", "get_traceback_limit", "get_traced_memory",
           "get_tracemalloc_memory", "_get_traces", "_get_object_traceback")
