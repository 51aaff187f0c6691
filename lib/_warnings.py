# _warnings: filtering of warnings, as the prelude does it.
import _contextvars

_warnings_context = _contextvars.ContextVar("warnings_context")


def fill():
    names = {"filters": WARNING_FILTERS, "_onceregistry": ONCE_REGISTRY, "_defaultaction": "default",
             "_warnings_context": _warnings_context}
    for function in (warn, warn_explicit, _acquire_lock, _release_lock, _filters_mutated_lock_held):
        names[function_part(function, 5)] = make_builtin_function(function)
        set_function_part(function, 7, "_warnings")
    return names


__all__ = fill()
