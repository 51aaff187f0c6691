# Generators, and what coroutines and asynchronous generators share with them.

GENERATOR_CREATED = 0
GENERATOR_SUSPENDED = 1
GENERATOR_RUNNING = 2
GENERATOR_CLOSED = 3
GENERATOR_WHAT = ("generator", "coroutine", "async generator")
GENERATOR_BUSY = 1
GENERATOR_CLASSES = (generator, coroutine)
ITERABLE_COROUTINE = 0x100


def thrown_exception(args):
    """The exception that the arguments of throw() stand for."""
    count = tuple_size(args)
    if count > 1:
        issue_warning("the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
                      DeprecationWarning)
    given = args[0]
    value = args[1] if count > 1 else None
    traceback = args[2] if count > 2 else None
    if traceback is not None and not is_traceback(traceback):
        raise TypeError("throw() third argument must be a traceback object")
    if is_type(given) and is_subtype(given, BaseException):
        if value is None:
            exception = given()
        elif is_subtype(type_of(value), given):
            exception = value
        elif is_subtype(type_of(value), tuple):
            exception = given(*value)
        else:
            exception = given(value)
        if not is_exception(exception):
            raise TypeError(f"calling {given!r} should have returned an instance of BaseException, not {type_of(exception)!r}")
    elif is_exception(given):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        exception = given
    else:
        raise TypeError("exceptions must be classes or instances deriving from BaseException, not "
                        f"{name_of(type_of(given))}")
    if traceback is not None:
        set_exception_traceback(exception, traceback)
    return exception


def check_throw_arguments(args):
    count = tuple_size(args)
    if count == 0:
        raise TypeError("throw expected at least 1 argument, got 0")
    if count > 3:
        raise TypeError(f"throw expected at most 3 arguments, got {count}")


def means_generator_exit(given):
    return is_subtype(given if is_type(given) else type_of(given), GeneratorExit)


def throw_into(generator, args, close_delegate):
    """generator.throw(*args), with close_delegate False for an asynchronous generator that is closed: what it awaits
    gets the GeneratorExit itself then."""
    if generator_state(generator) == GENERATOR_RUNNING or generator_flag(generator, GENERATOR_BUSY):
        raise ValueError(f"{GENERATOR_WHAT[generator_what(generator)]} already executing")
    delegate = generator_delegate(generator)
    if delegate is MISSING:
        return generator_throw(generator, thrown_exception(args))
    if close_delegate and means_generator_exit(args[0]):
        failure = close_delegate_of(generator, delegate)
        return generator_throw(generator, thrown_exception(args) if failure is None else failure)
    throw = MISSING
    plain = type_of(delegate) is GENERATOR_CLASSES[0] or type_of(delegate) is GENERATOR_CLASSES[1]
    if not plain:
        throw = get_attribute_or(delegate, "throw", MISSING)
        if throw is MISSING:
            return generator_throw(generator, thrown_exception(args))
    set_generator_flag(generator, GENERATOR_BUSY, True)
    failure = None
    result = None
    ended = False
    try:
        result = throw_into(delegate, args, close_delegate) if plain else throw(*args)
    except StopIteration as stop:
        result = stop.value
        ended = True
    except BaseException as error:
        failure = error
    set_generator_flag(generator, GENERATOR_BUSY, False)
    if failure is not None:
        return generator_throw(generator, failure)
    if ended:
        # The delegation gives this value: what is asked next of the delegate's place is its end.
        set_generator_delegate(generator, returning(result))
        return generator_next(generator)
    return result


def returning(value):
    """A generator that ends with this value at once."""
    return value
    yield


def close_delegate_of(generator, delegate):
    """Closes what a generator delegates to. The exception that this raised, or None."""
    set_generator_flag(generator, GENERATOR_BUSY, True)
    failure = None
    try:
        if type_of(delegate) is GENERATOR_CLASSES[0] or type_of(delegate) is GENERATOR_CLASSES[1]:
            close_generator(delegate)
        else:
            close = get_attribute_or(delegate, "close", MISSING)
            if close is not MISSING:
                close()
    except BaseException as error:
        failure = error
    set_generator_flag(generator, GENERATOR_BUSY, False)
    return failure


def close_generator(generator):
    state = generator_state(generator)
    if state == GENERATOR_CREATED:
        generator_finish(generator)
        return None
    if state == GENERATOR_CLOSED:
        return None
    if state == GENERATOR_RUNNING or generator_flag(generator, GENERATOR_BUSY):
        raise ValueError(f"{GENERATOR_WHAT[generator_what(generator)]} already executing")
    exception = None
    delegate = generator_delegate(generator)
    if delegate is not MISSING:
        exception = close_delegate_of(generator, delegate)
    if exception is None:
        exception = GeneratorExit()
    try:
        generator_throw(generator, exception)
    except StopIteration as stop:
        return stop.value
    except GeneratorExit:
        return None
    raise RuntimeError(f"{GENERATOR_WHAT[generator_what(generator)]} ignored GeneratorExit")


def finalize_generator(generator):
    """What becomes of a suspended generator that nobody can reach any more."""
    if generator_state(generator) == GENERATOR_SUSPENDED:
        try:
            if generator_what(generator) == 2 and ASYNC_HOOKS[1] is not None:
                ASYNC_HOOKS[1](generator)
            else:
                close_generator(generator)
        except BaseException as error:
            report_unraisable(error, "Exception ignored while closing generator", generator)


def generator_repr(generator, what):
    return f"<{what} object {generator_part(generator, 1)} at {address_of(generator)}>"


def put_generator_name(generator, which, name, value):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"{name} must be set to a string object")
    set_generator_part(generator, which, value)


def delegate_or_none(generator):
    delegate = generator_delegate(generator)
    return None if delegate is MISSING else delegate


class generator:
    @native
    def send(self, value, /):
        """Resume the generator; its pending yield gives the value. Returns the next item that it yields."""
        return generator_send(self, value)

    def throw(self, /, *args):
        """Raise an exception in the generator; returns the next item that it yields."""
        check_throw_arguments(args)
        return throw_into(self, args, True)

    def close(self):
        """Raise GeneratorExit in the generator; gives what it returns."""
        return close_generator(self)

    @native
    def __next__(self):
        return generator_next(self)

    def __iter__(self):
        return self

    def __repr__(self):
        return generator_repr(self, "generator")

    def __del__(self):
        finalize_generator(self)

    @classmethod
    def __class_getitem__(cls, object, /):
        return generic_alias(cls, object)

    @property
    def __name__(self):
        return generator_part(self, 0)

    @__name__.setter
    def __name__(self, value):
        put_generator_name(self, 0, "__name__", value)

    @property
    def __qualname__(self):
        return generator_part(self, 1)

    @__qualname__.setter
    def __qualname__(self, value):
        put_generator_name(self, 1, "__qualname__", value)

    @property
    def gi_yieldfrom(self):
        return delegate_or_none(self)

    @property
    def gi_running(self):
        return generator_state(self) == GENERATOR_RUNNING or generator_flag(self, GENERATOR_BUSY)

    @property
    def gi_suspended(self):
        return generator_state(self) == GENERATOR_SUSPENDED and not generator_flag(self, GENERATOR_BUSY)

    @property
    def gi_frame(self):
        return generator_frame(self)

    @property
    def gi_code(self):
        return generator_part(self, 2)


# What the engine asks for `yield from`.

def get_yield_from(iterable):
    if is_generator(iterable) and generator_what(iterable) == 1:
        frame = frame_info(0)
        if frame is MISSING or code_part(frame[1], 7) & (0x80 | ITERABLE_COROUTINE) == 0:
            raise TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
        return iterable
    return iter(iterable)


def send(iterator, value):
    if value is None:
        return next_item(iterator)
    return get_attribute(iterator, "send")(value)


for generator_type in (frame, generator, coroutine, async_generator, coroutine_wrapper, async_generator_asend,
                       async_generator_athrow):
    set_type_flag(generator_type, 4, True)
