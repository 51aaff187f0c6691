# faulthandler: nothing that a script does can crash the process, so there is little to handle.

ENABLED = [False]


def enable(file=None, all_threads=True, c_stack=True):
    """Note that crashes are to be reported: there are none."""
    ENABLED[0] = True


def disable():
    """Note that crashes are not to be reported."""
    was = ENABLED[0]
    ENABLED[0] = False
    return was


def is_enabled():
    """Whether enable() was called."""
    return ENABLED[0]


def dump_traceback(file=None, all_threads=True):
    """Write where the program is, the innermost call first."""
    lines = ["Stack (most recent call first):\n"]
    depth = 0
    while True:
        frame = script_frame_object(depth)
        if frame is MISSING:
            break
        code = frame_part(frame, 1)
        lines.append(f"  File \"{code_part(code, 2)}\", line {frame_line(frame)} in {code_part(code, 0)}\n")
        depth += 1
    if file is None:
        write_standard_error("".join(lines))
    else:
        file.write("".join(lines))


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Raises RuntimeError: there is no thread that could do so."""
    raise RuntimeError("there are no threads in this sandbox")


def cancel_dump_traceback_later():
    """Nothing is to be cancelled."""


__all__ = ("enable", "disable", "is_enabled", "dump_traceback", "dump_traceback_later", "cancel_dump_traceback_later")
