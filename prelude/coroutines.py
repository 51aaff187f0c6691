# Coroutines, and what `await` and its kin ask of objects.


class coroutine:
    @native
    def send(self, value, /):
        """Resume the coroutine; its pending await gives the value."""
        return generator_send(self, value)

    def throw(self, /, *args):
        """Raise an exception in the coroutine."""
        check_throw_arguments(args)
        return throw_into(self, args, True)

    def close(self):
        """Raise GeneratorExit in the coroutine."""
        return close_generator(self)

    def __await__(self):
        wrapper = make_object(coroutine_wrapper)
        set_own_attribute(wrapper, ".coroutine", self)
        return wrapper

    def __repr__(self):
        return generator_repr(self, "coroutine")

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
    def cr_await(self):
        return delegate_or_none(self)

    @property
    def cr_running(self):
        return generator_state(self) == GENERATOR_RUNNING

    @property
    def cr_suspended(self):
        return generator_state(self) == GENERATOR_SUSPENDED

    @property
    def cr_frame(self):
        return generator_frame(self)

    @property
    def cr_code(self):
        return generator_part(self, 2)

    @property
    def cr_origin(self):
        return generator_part(self, 4)


class coroutine_wrapper:
    """A wrapper object implementing __await__ for coroutines."""

    def send(self, value, /):
        return generator_send(own_attribute(self, ".coroutine"), value)

    def throw(self, /, *args):
        check_throw_arguments(args)
        return throw_into(own_attribute(self, ".coroutine"), args, True)

    def close(self):
        return close_generator(own_attribute(self, ".coroutine"))

    def __next__(self):
        return generator_next(own_attribute(self, ".coroutine"))

    def __iter__(self):
        return self


# Awaiting.

def is_coroutine_like(object):
    """Coroutines, and generators that types.coroutine() has marked."""
    if not is_generator(object):
        return False
    what = generator_what(object)
    return what == 1 or what == 0 and code_part(generator_part(object, 2), 7) & ITERABLE_COROUTINE != 0


def get_awaitable(object, how):
    if is_coroutine_like(object):
        if generator_what(object) == 1 and generator_delegate(object) is not MISSING:
            raise RuntimeError("coroutine is being awaited already")
        return object
    method = special(object, "__await__")
    if method is MISSING:
        name = name_of(type_of(object))
        if how == 0:
            raise TypeError(f"'{name}' object can't be awaited")
        raise TypeError(f"'async with' received an object from {'__aenter__' if how == 1 else '__aexit__'} that does not "
                        f"implement __await__: {name}")
    return awaited_iterator(method())


def awaited_iterator(iterator):
    if is_coroutine_like(iterator):
        raise TypeError("__await__() returned a coroutine")
    if type_lookup(type_of(iterator), "__next__") is MISSING:
        raise TypeError(f"__await__() returned non-iterator of type '{name_of(type_of(iterator))}'")
    return iterator


def get_aiter(object):
    method = special(object, "__aiter__")
    if method is MISSING:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {name_of(type_of(object))}")
    iterator = method()
    if type_lookup(type_of(iterator), "__anext__") is MISSING:
        raise TypeError("'async for' received an object from __aiter__ that does not implement __anext__: "
                        f"{name_of(type_of(iterator))}")
    return iterator


def get_anext(iterator):
    if type_of(iterator) is async_generator:
        return make_asend(iterator, None)
    method = special(iterator, "__anext__")
    if method is MISSING:
        raise TypeError(f"'async for' requires an iterator with __anext__ method, got {name_of(type_of(iterator))}")
    awaitable = method()
    try:
        return get_awaitable(awaitable, 0)
    except BaseException as error:
        raise TypeError("'async for' received an invalid object from __anext__: "
                        f"{name_of(type_of(awaitable))}") from error
