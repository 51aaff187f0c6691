# Asynchronous generators, and the awaitables that their methods give.

# Flags of the generator.
ASYNC_RUNNING = 2
ASYNC_CLOSED = 4

# States of an awaitable.
AWAITABLE_NEW = 0
AWAITABLE_STARTED = 1
AWAITABLE_CLOSED = 2


class async_generator:
    def asend(self, value, /):
        """Give the next item; the pending yield gives the value."""
        return make_asend(self, value)

    def athrow(self, /, *args):
        """Raise an exception in the asynchronous generator."""
        if tuple_size(args) > 1:
            issue_warning("the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.",
                          DeprecationWarning)
        return make_athrow(self, args)

    def aclose(self):
        """Raise GeneratorExit in the asynchronous generator."""
        return make_athrow(self, None)

    def __aiter__(self):
        return self

    def __anext__(self):
        return make_asend(self, None)

    def __repr__(self):
        return generator_repr(self, "async_generator")

    def __del__(self):
        """An asynchronous generator is closed by the event loop, if by anyone."""

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
    def ag_await(self):
        return delegate_or_none(self)

    @member
    def ag_running(self):
        return generator_flag(self, ASYNC_RUNNING)

    @property
    def ag_suspended(self):
        return generator_state(self) == GENERATOR_SUSPENDED

    @property
    def ag_frame(self):
        return generator_frame(self)

    @property
    def ag_code(self):
        return generator_part(self, 2)


# One step: what the generator yields itself ends the awaitable, by StopIteration; what it awaits is passed on.

def async_step(generator, result):
    item = async_item_contents(result)
    if item is MISSING:
        return result
    set_generator_flag(generator, ASYNC_RUNNING, False)
    return stop_iteration(item)


def async_failed(generator, error):
    if is_subtype(type_of(error), StopAsyncIteration) or is_subtype(type_of(error), GeneratorExit):
        set_generator_flag(generator, ASYNC_CLOSED, True)
    set_generator_flag(generator, ASYNC_RUNNING, False)


# __anext__() and asend().

def make_asend(generator, value):
    init_async_hooks(generator)
    return make_async_step(generator, value)


# What sys.set_asyncgen_hooks() was given: (firstiter, finalizer).
ASYNC_HOOKS = [None, None]
ASYNC_HOOKED = 8


def init_async_hooks(generator):
    if not generator_flag(generator, ASYNC_HOOKED):
        set_generator_flag(generator, ASYNC_HOOKED, True)
        first = ASYNC_HOOKS[0]
        if first is not None:
            first(generator)


def asend_begin(self):
    """Whether this is the first step; the awaitable may run."""
    state = async_step_state(self)
    if state == AWAITABLE_CLOSED:
        raise RuntimeError("cannot reuse already awaited __anext__()/asend()")
    generator = async_step_generator(self)
    if state == AWAITABLE_NEW:
        if generator_flag(generator, ASYNC_RUNNING):
            set_async_step_state(self, AWAITABLE_CLOSED)
            raise RuntimeError("anext(): asynchronous generator is already running")
        set_async_step_state(self, AWAITABLE_STARTED)
        return True
    return False


class async_generator_asend:
    def send(self, value, /):
        if asend_begin(self) and value is None:
            value = async_step_value(self)
        generator = async_step_generator(self)
        set_generator_flag(generator, ASYNC_RUNNING, True)
        try:
            result = generator_send(generator, value)
        except BaseException as error:
            async_failed(generator, error)
            set_async_step_state(self, AWAITABLE_CLOSED)
            raise
        item = async_item_contents(result)
        if item is MISSING:
            return result
        set_generator_flag(generator, ASYNC_RUNNING, False)
        set_async_step_state(self, AWAITABLE_CLOSED)
        return stop_iteration(item)

    def __next__(self):
        return async_generator_asend.send(self, None)

    def throw(self, /, *args):
        check_throw_arguments(args)
        asend_begin(self)
        generator = async_step_generator(self)
        set_generator_flag(generator, ASYNC_RUNNING, True)
        try:
            result = throw_into(generator, args, True)
        except BaseException as error:
            async_failed(generator, error)
            set_async_step_state(self, AWAITABLE_CLOSED)
            raise
        if async_item_contents(result) is not MISSING:
            set_async_step_state(self, AWAITABLE_CLOSED)
        return async_step(generator, result)

    def close(self):
        if async_step_state(self) == AWAITABLE_CLOSED:
            return
        try:
            async_generator_asend.throw(self, GeneratorExit())
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    def __iter__(self):
        return self

    def __await__(self):
        return self


# athrow() and aclose(), whose arguments are None.

def make_athrow(generator, args):
    init_async_hooks(generator)
    self = make_object(async_generator_athrow)
    set_own_attribute(self, ".state", AWAITABLE_NEW)
    set_own_attribute(self, ".generator", generator)
    set_own_attribute(self, ".arguments", args)
    return self


def athrow_check(self):
    if own_attribute(self, ".state") == AWAITABLE_CLOSED:
        raise RuntimeError("cannot reuse already awaited aclose()/athrow()")


def athrow_begin(self, generator, closing):
    if generator_flag(generator, ASYNC_RUNNING):
        set_own_attribute(self, ".state", AWAITABLE_CLOSED)
        raise RuntimeError(f"{'aclose' if closing else 'athrow'}(): asynchronous generator is already running")


def athrow_step(self, generator, closing, throw, argument):
    """One step of the generator for athrow() or aclose(): what it gives, or how that ends."""
    try:
        if throw is MISSING:
            result = generator_send(generator, argument)
        else:
            result = throw_into(generator, argument, throw)
    except BaseException as error:
        set_own_attribute(self, ".state", AWAITABLE_CLOSED)
        if not closing:
            async_failed(generator, error)
            raise
        set_generator_flag(generator, ASYNC_RUNNING, False)
        if not is_subtype(type_of(error), StopAsyncIteration) and not is_subtype(type_of(error), GeneratorExit):
            raise
        result = MISSING
    if result is MISSING:
        return stop_iteration(None)
    item = async_item_contents(result)
    if item is MISSING:
        return result
    set_generator_flag(generator, ASYNC_RUNNING, False)
    set_own_attribute(self, ".state", AWAITABLE_CLOSED)
    if closing:
        raise RuntimeError("async generator ignored GeneratorExit")
    return stop_iteration(item)


class async_generator_athrow:
    def send(self, value, /):
        athrow_check(self)
        generator = own_attribute(self, ".generator")
        args = own_attribute(self, ".arguments")
        if generator_state(generator) == GENERATOR_CLOSED:
            set_own_attribute(self, ".state", AWAITABLE_CLOSED)
            return stop_iteration(None)
        if own_attribute(self, ".state") == AWAITABLE_STARTED:
            return athrow_step(self, generator, args is None, MISSING, value)
        athrow_begin(self, generator, args is None)
        if generator_flag(generator, ASYNC_CLOSED):
            set_own_attribute(self, ".state", AWAITABLE_CLOSED)
            raise StopAsyncIteration
        if value is not None:
            raise RuntimeError("can't send non-None value to a just-started coroutine")
        set_own_attribute(self, ".state", AWAITABLE_STARTED)
        set_generator_flag(generator, ASYNC_RUNNING, True)
        if args is None:
            set_generator_flag(generator, ASYNC_CLOSED, True)
            return athrow_step(self, generator, True, False, (GeneratorExit,))
        if tuple_size(args) == 0 or tuple_size(args) > 3:
            check_throw_arguments(args)
        return athrow_step(self, generator, False, False, args)

    def __next__(self):
        return async_generator_athrow.send(self, None)

    def throw(self, /, *args):
        check_throw_arguments(args)
        athrow_check(self)
        generator = own_attribute(self, ".generator")
        closing = own_attribute(self, ".arguments") is None
        if own_attribute(self, ".state") == AWAITABLE_NEW:
            athrow_begin(self, generator, closing)
            set_own_attribute(self, ".state", AWAITABLE_STARTED)
            set_generator_flag(generator, ASYNC_RUNNING, True)
        return athrow_step(self, generator, closing, True, args)

    def close(self):
        if own_attribute(self, ".state") == AWAITABLE_CLOSED:
            return
        try:
            async_generator_athrow.throw(self, GeneratorExit())
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    def __iter__(self):
        return self

    def __await__(self):
        return self
