# Frames as objects, and what f_locals gives for a function's.

FRAME_ENDED = 0
FRAME_RUNNING = 1
FRAME_CREATED = 2
FRAME_SUSPENDED = 3


class frame:
    """A call that runs, waits or has ended."""

    @property
    def f_back(self):
        return frame_back(self)

    @property
    def f_code(self):
        return frame_part(self, 1)

    @property
    def f_globals(self):
        return function_part(frame_part(self, 0), 1)

    @property
    def f_builtins(self):
        builtins = dict_get(function_part(frame_part(self, 0), 1), "__builtins__")
        if is_subtype(type_of(builtins), module):
            return module_dict(builtins)
        return builtins if is_subtype(type_of(builtins), dict) else builtins_dict()

    @property
    def f_locals(self):
        namespace = frame_namespace(self)
        return make_frame_locals(self) if namespace is MISSING else namespace

    @property
    def f_lineno(self):
        return frame_line(self)

    @f_lineno.setter
    def f_lineno(self, value):
        if not is_subtype(type_of(value), int):
            raise ValueError("lineno must be an integer")
        raise ValueError("f_lineno can only be set in a trace function")

    @f_lineno.deleter
    def f_lineno(self):
        raise AttributeError("cannot delete attribute")

    @property
    def f_lasti(self):
        return frame_lasti(self)

    @property
    def f_trace(self):
        return frame_part(self, 3)

    @f_trace.setter
    def f_trace(self, value):
        set_frame_trace(self, value)

    @f_trace.deleter
    def f_trace(self):
        set_frame_trace(self, None)

    @property
    def f_trace_lines(self):
        return True

    @f_trace_lines.setter
    def f_trace_lines(self, value):
        check_trace_switch(value)

    @f_trace_lines.deleter
    def f_trace_lines(self):
        raise TypeError("can't delete numeric/char attribute")

    @property
    def f_trace_opcodes(self):
        return False

    @f_trace_opcodes.setter
    def f_trace_opcodes(self, value):
        check_trace_switch(value)

    @f_trace_opcodes.deleter
    def f_trace_opcodes(self):
        check_trace_switch(None)

    @property
    def f_generator(self):
        return frame_part(self, 2)

    def clear(self):
        """Forget the local variables of a frame that has ended."""
        state = frame_state(self)
        if state == FRAME_RUNNING:
            raise RuntimeError("cannot clear an executing frame")
        if state == FRAME_SUSPENDED:
            raise RuntimeError("cannot clear a suspended frame")
        if state == FRAME_CREATED:
            generator_finish(frame_part(self, 2))
        else:
            clear_frame(self)

    def __repr__(self):
        code = frame_part(self, 1)
        return (f"<frame at {address_of(self)}, file {code_part(code, 2)!r}, line {frame_line(self)}, "
                f"code {code_part(code, 0)}>")


def check_trace_switch(value):
    """Nothing is traced, so that how it would be is no matter."""
    if type_of(value) is not bool:
        raise TypeError("attribute value type must be bool")


def make_frame_locals(frame):
    proxy = make_object(FrameLocalsProxy)
    set_own_attribute(proxy, ".frame", frame)
    return proxy


def frame_of_locals(proxy):
    return own_attribute(proxy, ".frame")


def frame_local(frame, key, default):
    """What f_locals has under this key."""
    if is_subtype(type_of(key), str):
        value = frame_variable(frame, key)
        if value is not MISSING:
            return value
    else:
        hash_of(key)
    extra = frame_extra(frame)
    return default if extra is None else dict.get(extra, key, default)


def frame_locals_dict(proxy):
    """All of f_locals as a plain dict."""
    frame = frame_of_locals(proxy)
    result = frame_variables(frame)
    extra = frame_extra(frame)
    if extra is not None:
        result.update(extra)
    return result


def set_frame_local(frame, key, value):
    if is_subtype(type_of(key), str) and has_frame_variable(frame, key):
        set_frame_variable(frame, key, value)
        return
    extra = frame_extra(frame)
    if extra is None:
        extra = {}
        extra[key] = value
        set_frame_extra(frame, extra)
    else:
        extra[key] = value


def update_frame_locals(proxy, other):
    """False: the other is nothing to update from."""
    if type_of(other) is FrameLocalsProxy:
        other = frame_locals_dict(other)
    elif not is_subtype(type_of(other), dict):
        return False
    frame = frame_of_locals(proxy)
    for key in list(dict.items(other)):
        set_frame_local(frame, key[0], key[1])
    return True


def check_default_arguments(name, args):
    if tuple_size(args) < 1 or tuple_size(args) > 2:
        raise TypeError(f"{name} expected 1 or 2 arguments")


class FrameLocalsProxy:
    """The local variables of a function's frame: reads and writes them in place."""

    def __new__(cls, /, *args, **kwargs):
        if tuple_size(args) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {tuple_size(args)}")
        if not is_frame(args[0]):
            raise TypeError(f"expect frame, not {name_of(type_of(args[0]))}")
        if kwargs:
            raise TypeError("FrameLocalsProxy takes no keyword arguments")
        return make_frame_locals(args[0])

    def __getitem__(self, key, /):
        value = frame_local(frame_of_locals(self), key, MISSING)
        if value is MISSING:
            raise KeyError(f"local variable '{key!r}' is not defined")
        return value

    def __setitem__(self, key, value, /):
        set_frame_local(frame_of_locals(self), key, value)

    def __delitem__(self, key, /):
        raise ValueError("cannot remove local variables from FrameLocalsProxy")

    def pop(self, /, *args):
        """Raises ValueError: variables cannot be removed."""
        if tuple_size(args) == 0:
            raise TypeError("pop expected at least 1 argument, got 0")
        if tuple_size(args) > 2:
            raise TypeError(f"pop expected at most 2 arguments, got {tuple_size(args)}")
        raise ValueError("cannot remove local variables from FrameLocalsProxy")

    def __contains__(self, key, /):
        return frame_local(frame_of_locals(self), key, MISSING) is not MISSING

    def __len__(self):
        return len(frame_locals_dict(self))

    def __iter__(self):
        return iter(list(frame_locals_dict(self)))

    def __reversed__(self):
        return iter(list(reversed(frame_locals_dict(self))))

    def keys(self):
        """A list of the names."""
        return list(frame_locals_dict(self))

    def values(self):
        """A list of the values."""
        return list(frame_locals_dict(self).values())

    def items(self):
        """A list of (name, value)."""
        return list(frame_locals_dict(self).items())

    def copy(self):
        """A dict of what the variables are now."""
        return frame_locals_dict(self)

    def get(self, /, *args):
        """The value of a name, else the default."""
        check_default_arguments("get", args)
        return frame_local(frame_of_locals(self), args[0], args[1] if tuple_size(args) > 1 else None)

    def setdefault(self, /, *args):
        """The value of a name, which is set to the default if it has none."""
        check_default_arguments("setdefault", args)
        frame = frame_of_locals(self)
        value = frame_local(frame, args[0], MISSING)
        if value is MISSING:
            value = args[1] if tuple_size(args) > 1 else None
            set_frame_local(frame, args[0], value)
        return value

    def update(self, other, /):
        """Set the variables that a dict names."""
        if not update_frame_locals(self, other):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")

    def __or__(self, other, /):
        return merge_frame_locals(self, other)

    def __ror__(self, other, /):
        return merge_frame_locals(other, self)

    def __ior__(self, other, /):
        return self if update_frame_locals(self, other) else NotImplemented

    def __eq__(self, other, /):
        if type_of(other) is FrameLocalsProxy:
            return frame_of_locals(self) is frame_of_locals(other)
        if is_subtype(type_of(other), dict):
            return frame_locals_dict(self) == other
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        frame = frame_of_locals(self)
        if not repr_begins(frame):
            return "{...}"
        try:
            return repr_of(frame_locals_dict(self))
        finally:
            repr_ends(frame)


def merge_frame_locals(left, right):
    result = {}
    for part in (left, right):
        if type_of(part) is FrameLocalsProxy:
            part = frame_locals_dict(part)
        elif not is_subtype(type_of(part), dict):
            return NotImplemented
        result.update(part)
    return result


def getframe(depth=0, /):
    """The frame of the caller, or of who called it so many calls before."""
    depth = index_of(depth)
    frame = script_frame_object(depth if depth > 0 else 0)
    if frame is MISSING:
        raise ValueError("call stack is not deep enough")
    return frame
