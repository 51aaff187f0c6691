# _signal: no signal arrives in a sandbox, but a program may raise one for itself.

NUMBERS = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6, "SIGBUS": 7,
    "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14,
    "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21,
    "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28,
    "SIGIO": 29, "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64,
}
TEXTS = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted",
    7: "Bus error", 8: "Floating point exception", 9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
    12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 16: "Stack fault",
    17: "Child exited", 18: "Continued", 19: "Stopped (signal)", 20: "Stopped", 21: "Stopped (tty input)",
    22: "Stopped (tty output)", 23: "Urgent I/O condition", 24: "CPU time limit exceeded",
    25: "File size limit exceeded", 26: "Virtual timer expired", 27: "Profiling timer expired", 28: "Window changed",
    29: "I/O possible", 30: "Power failure", 31: "Bad system call",
}
COUNT = 65
DEFAULT = 0
IGNORE = 1
# What signal() has set.
HANDLERS = {}


def checked_number(value):
    value = index_of(value)
    if value < 1 or value >= COUNT:
        raise ValueError("signal number out of range")
    return value


def default_int_handler(signalnum, frame, /):
    """What SIGINT does if nothing else was set: raises KeyboardInterrupt."""
    raise KeyboardInterrupt


def handler_of(number):
    return HANDLERS.get(number, default_int_handler if number == 2 else DEFAULT)


def signal(signalnum, handler, /):
    """Set what a signal does; gives what it did before."""
    number = checked_number(signalnum)
    if not callable(handler) and handler != DEFAULT and handler != IGNORE:
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    before = handler_of(number)
    HANDLERS[number] = handler
    return before


def getsignal(signalnum, /):
    """What a signal does."""
    return handler_of(checked_number(signalnum))


def raise_signal(signalnum, /):
    """Have a signal do what it does."""
    number = index_of(signalnum)
    if number < 0 or number >= COUNT:
        raise OSError(22, "Invalid argument")
    handler = handler_of(number)
    if callable(handler):
        frame = script_frame_object(0)
        handler(number, None if frame is MISSING else frame)
    elif handler == DEFAULT and number not in (0, 17, 18, 23, 28):
        raise SystemExit(128 + number)


def strsignal(signalnum, /):
    """What a signal means, in words."""
    return TEXTS.get(checked_number(signalnum))


def valid_signals():
    """The numbers that signals have."""
    return {number for number in range(1, COUNT) if number not in (32, 33)}


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """-1: no signal arrives that could wake anything."""
    return -1


def siginterrupt(signalnum, flag, /):
    """No signal interrupts a call."""
    checked_number(signalnum)


def pthread_sigmask(how, mask, /):
    """An empty set: no signal arrives that could be blocked."""
    return set()


def sigpending():
    """An empty set: no signal arrives."""
    return set()


__all__ = {
    **NUMBERS, "NSIG": COUNT, "SIG_DFL": DEFAULT, "SIG_IGN": IGNORE, "SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2,
    "default_int_handler": default_int_handler, "signal": signal, "getsignal": getsignal, "raise_signal": raise_signal,
    "strsignal": strsignal, "valid_signals": valid_signals, "set_wakeup_fd": set_wakeup_fd, "siginterrupt": siginterrupt,
    "pthread_sigmask": pthread_sigmask, "sigpending": sigpending,
}
