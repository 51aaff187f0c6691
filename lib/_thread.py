# _thread: locks, and the one thread that there is.

TIMEOUT_MAX = 9223372036.0
MAIN = 1  # identity of the only thread


def refuse_waiting():
    raise RuntimeError("the lock is held, and there is no other thread that could release it")


def wait_arguments(blocking, timeout):
    """Whether to wait, after the arguments of acquire() are checked."""
    blocking = truth_of(blocking)
    if type_of(timeout) is not int and type_of(timeout) is not float:
        timeout = float(timeout) if is_subtype(type_of(timeout), float) else index_of(timeout)
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return blocking and timeout == -1


class lock(final=True, weakref=True):
    """A lock. Nobody else can hold it, so whoever waits for it without a time limit would wait for ever."""

    def __new__(cls, /):
        self = make_object(lock)
        set_own_attribute(self, ".locked", False)
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock; False when it is taken."""
        wait = wait_arguments(blocking, timeout)
        if own_attribute(self, ".locked"):
            if wait:
                refuse_waiting()
            return False
        set_own_attribute(self, ".locked", True)
        return True

    def acquire_lock(self, blocking=True, timeout=-1):
        """Another name of acquire()."""
        return acquire_of(self, blocking, timeout)

    def release(self):
        """Give the lock back."""
        if not own_attribute(self, ".locked"):
            raise RuntimeError("release unlocked lock")
        set_own_attribute(self, ".locked", False)

    def release_lock(self):
        """Another name of release()."""
        release_of(self)

    def locked(self):
        """Whether the lock is taken."""
        return own_attribute(self, ".locked")

    def locked_lock(self):
        """Another name of locked()."""
        return own_attribute(self, ".locked")

    def __enter__(self):
        return acquire_of(self, True, -1)

    def __exit__(self, /, *args):
        release_of(self)

    def _at_fork_reinit(self):
        set_own_attribute(self, ".locked", False)

    def __repr__(self):
        return f"<{'locked' if own_attribute(self, '.locked') else 'unlocked'} _thread.lock object at {address_of(self)}>"


acquire_of = type_dict(lock)["acquire"]
release_of = type_dict(lock)["release"]


class RLock(weakref=True):
    """A lock that its owner may take several times."""

    __slots__ = (".count",)

    def __new__(cls, /, *args, **kwargs):
        self = make_object(cls)
        set_own_attribute(self, ".count", 0)
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock, once more."""
        wait_arguments(blocking, timeout)
        set_own_attribute(self, ".count", own_attribute(self, ".count") + 1)
        return True

    def release(self):
        """Give the lock back, once."""
        count = own_attribute(self, ".count")
        if count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        set_own_attribute(self, ".count", count - 1)

    def locked(self):
        """Whether the lock is taken."""
        return own_attribute(self, ".count") > 0

    def __enter__(self):
        set_own_attribute(self, ".count", own_attribute(self, ".count") + 1)
        return True

    def __exit__(self, /, *args):
        release_of_owner(self)

    def _is_owned(self):
        return own_attribute(self, ".count") > 0

    def _recursion_count(self):
        return own_attribute(self, ".count")

    def _acquire_restore(self, state, /):
        set_own_attribute(self, ".count", state[0])

    def _release_save(self):
        count = own_attribute(self, ".count")
        if count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        set_own_attribute(self, ".count", 0)
        return (count, MAIN)

    def _at_fork_reinit(self):
        set_own_attribute(self, ".count", 0)

    def __repr__(self):
        count = own_attribute(self, ".count")
        return (f"<{'locked' if count else 'unlocked'} {qualified_name(type_of(self))} object owner={MAIN if count else 0} "
                f"count={count} at {address_of(self)}>")


release_of_owner = type_dict(RLock)["release"]


class _local(weakref=True):
    """Attributes that each thread has for itself."""

    __slots__ = ("__dict__",)

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and type_lookup(cls, "__init__") is type_lookup(object, "__init__"):
            raise TypeError("Initialization arguments are not supported")
        return make_object(cls)


class _ThreadHandle(final=True):
    """What stands for a thread."""

    def __new__(cls, /):
        return handle_of(None)

    @property
    def ident(self):
        return own_attribute(self, ".ident")

    def join(self, timeout=None):
        """Wait for the thread's end."""
        if own_attribute(self, ".ident") is None:
            raise RuntimeError("thread not started")
        if own_attribute(self, ".ident") == MAIN and not own_attribute(self, ".done"):
            raise RuntimeError("Cannot join current thread")

    def is_done(self):
        """Whether the thread has ended."""
        return own_attribute(self, ".done")

    def _set_done(self):
        set_own_attribute(self, ".done", True)

    def __repr__(self):
        return f"<_ThreadHandle object: ident={own_attribute(self, '.ident') or 0}>"


def handle_of(ident):
    self = make_object(_ThreadHandle)
    set_own_attribute(self, ".ident", ident)
    set_own_attribute(self, ".done", False)
    return self


def refuse_threads():
    raise RuntimeError("can't start new thread: there are no threads in this sandbox")


def start_new_thread(function, args, kwargs=MISSING, /):
    """Raises RuntimeError: there are no threads."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not is_subtype(type_of(args), tuple):
        raise TypeError("2nd arg must be a tuple")
    if kwargs is not MISSING and not is_subtype(type_of(kwargs), dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    refuse_threads()


def start_joinable_thread(function, handle=None, daemon=True):
    """Raises RuntimeError: there are no threads."""
    refuse_threads()


def daemon_threads_allowed():
    """Whether threads may be daemons."""
    return True


def allocate_lock():
    """A new lock."""
    return lock()


def get_ident():
    """The number of the thread that runs."""
    return MAIN


def get_native_id():
    """The number of the thread that runs."""
    return MAIN


def _get_main_thread_ident():
    return MAIN


def _is_main_interpreter():
    return True


def _make_thread_handle(ident, /):
    return handle_of(ident)


def _count():
    return 0


def _shutdown():
    """There are no threads to wait for."""


def stack_size(size=0, /):
    """The size of the stack of new threads: none is ever made."""
    size = index_of(size)
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


def set_name(name):
    """The thread's name as the system shows it: nowhere."""


def exit():
    """End the thread by raising SystemExit."""
    raise SystemExit


def interrupt_main(signum=2, /):
    """Simulate the arrival of a signal."""
    import_module_for(SIGNAL_NAMESPACE, "_signal", ("raise_signal",), 0).raise_signal(signum)


SIGNAL_NAMESPACE = {"__name__": "_thread"}


_ExceptHookArgs = struct_sequence_type("_thread._ExceptHookArgs", "Type used to pass arguments to threading.excepthook.",
                                       ("exc_type", "exc_value", "exc_traceback", "thread"))


def _excepthook(args, /):
    """Show an exception that ended a thread."""
    if type_of(args) is not _ExceptHookArgs:
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    name = get_attribute_or(args.thread, "name", None) if args.thread is not None else None
    write_standard_error(f"Exception in thread {MAIN if name is None else name}:\n")
    excepthook(args.exc_type, args.exc_value, args.exc_traceback)


__all__ = {
    "lock": lock, "LockType": lock, "RLock": RLock, "_local": _local, "_ThreadHandle": _ThreadHandle,
    "_ExceptHookArgs": _ExceptHookArgs, "TIMEOUT_MAX": TIMEOUT_MAX, "error": RuntimeError,
    "start_new_thread": start_new_thread, "start_new": start_new_thread, "start_joinable_thread": start_joinable_thread,
    "daemon_threads_allowed": daemon_threads_allowed, "allocate_lock": allocate_lock, "allocate": allocate_lock,
    "get_ident": get_ident, "get_native_id": get_native_id, "_get_main_thread_ident": _get_main_thread_ident,
    "_is_main_interpreter": _is_main_interpreter, "_make_thread_handle": _make_thread_handle, "_count": _count,
    "_shutdown": _shutdown, "stack_size": stack_size, "set_name": set_name, "exit": exit, "exit_thread": exit,
    "interrupt_main": interrupt_main, "_excepthook": _excepthook,
}
