# atexit: what is called when a program has ended.


def register(func, /, *args, **kwargs):
    """Have a function called when the program has ended."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    EXIT_FUNCTIONS.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget a function that was registered."""
    kept = [entry for entry in EXIT_FUNCTIONS if entry[0] != func]
    EXIT_FUNCTIONS[:] = kept


def _run_exitfuncs():
    """Call what was registered, the last first."""
    run_exit_functions()


def _clear():
    """Forget all that was registered."""
    EXIT_FUNCTIONS.clear()


def _ncallbacks():
    """How many functions are registered."""
    return len(EXIT_FUNCTIONS)


__all__ = ("register", "unregister", "_run_exitfuncs", "_clear", "_ncallbacks")
