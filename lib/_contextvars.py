# _contextvars: variables that each context has values of its own for.

# The context that code runs in; it is made when first asked for.
CURRENT = [None]


class Context(final=True, weakref=True):
    """The values of context variables."""

    def __new__(cls, /, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        return context_of({})

    def run(self, /, *args, **kwargs):
        """Call a function in this context."""
        if not args:
            raise TypeError("run() missing 1 required positional argument")
        if own_attribute(self, ".entered"):
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        before = CURRENT[0]
        set_own_attribute(self, ".entered", True)
        CURRENT[0] = self
        try:
            return args[0](*args[1:], **kwargs)
        finally:
            CURRENT[0] = before
            set_own_attribute(self, ".entered", False)

    def copy(self):
        """A shallow copy."""
        return copy_of(self)

    def get(self, key, default=None, /):
        """The value of a variable, else the default."""
        check_key(key)
        return values_of(self).get(key, default)

    def __getitem__(self, key, /):
        check_key(key)
        return values_of(self)[key]

    def __contains__(self, key, /):
        check_key(key)
        return key in values_of(self)

    def keys(self):
        """A list of the variables."""
        return list(values_of(self))

    def values(self):
        """A list of the values."""
        return list(values_of(self).values())

    def items(self):
        """A list of (variable, value)."""
        return list(values_of(self).items())

    def __iter__(self):
        return iter(values_of(self))

    def __len__(self):
        return len(values_of(self))

    def __eq__(self, other, /):
        if type_of(other) is not Context:
            return NotImplemented
        return values_of(self) == values_of(other)


class Token(final=True):
    """What ContextVar.set() gives, for ContextVar.reset()."""

    def __new__(cls, /, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return own_attribute(self, ".var")

    @property
    def old_value(self):
        old = own_attribute(self, ".old")
        return MISSING_VALUE if old is NOTHING else old

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback, /):
        reset(own_attribute(self, ".var"), self)

    def __repr__(self):
        used = " used" if own_attribute(self, ".used") else ""
        return f"<Token{used} var={own_attribute(self, '.var')!r} at {address_of(self)}>"

    def __class_getitem__(cls, item, /):
        return generic_alias(cls, item)


class token_missing(final=True, new=False):
    """The type of Token.MISSING."""

    def __repr__(self):
        return "<Token.MISSING>"


set_type_name(token_missing, "Token.MISSING")
MISSING_VALUE = make_object(token_missing)
set_type_attribute(Token, "MISSING", MISSING_VALUE)
# What stands for no value; no script sees it.
NOTHING = make_object(token_missing)


class ContextVar(final=True):
    """A variable with a value for each context."""

    def __new__(cls, name, /, *, default=NOTHING):
        if not is_subtype(type_of(name), str):
            raise TypeError("context variable name must be a str")
        self = make_object(ContextVar)
        set_own_attribute(self, ".name", name)
        set_own_attribute(self, ".default", default)
        return self

    def get(self, /, *args):
        """The value in the current context; else the argument, else the default."""
        if tuple_size(args) > 1:
            raise TypeError(f"get expected at most 1 argument, got {tuple_size(args)}")
        value = NOTHING if CURRENT[0] is None else values_of(CURRENT[0]).get(self, NOTHING)
        if value is NOTHING:
            value = args[0] if args else own_attribute(self, ".default")
            if value is NOTHING:
                raise LookupError(self)
        return value

    def set(self, value, /):
        """Set the value in the current context; gives a token to undo that with."""
        context = current_context()
        token = make_object(Token)
        set_own_attribute(token, ".var", self)
        set_own_attribute(token, ".context", context)
        set_own_attribute(token, ".old", values_of(context).get(self, NOTHING))
        set_own_attribute(token, ".used", False)
        put(context, self, value)
        return token

    def reset(self, token, /):
        """Bring back the value from before the set() that gave the token."""
        if type_of(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        reset(self, token)

    @member
    def name(self):
        return own_attribute(self, ".name")

    def __class_getitem__(cls, item, /):
        return generic_alias(cls, item)

    def __repr__(self):
        default = own_attribute(self, ".default")
        shown = "" if default is NOTHING else f" default={default!r}"
        return f"<ContextVar name={own_attribute(self, '.name')!r}{shown} at {address_of(self)}>"


def context_of(values):
    self = make_object(Context)
    set_own_attribute(self, ".values", values)
    # Copies share the dict until one of them changes it.
    set_own_attribute(self, ".shared", False)
    set_own_attribute(self, ".entered", False)
    return self


def values_of(context):
    return own_attribute(context, ".values")


def check_key(key):
    if type_of(key) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {key!r}")


def current_context():
    if CURRENT[0] is None:
        CURRENT[0] = context_of({})
    return CURRENT[0]


def copy_of(context):
    set_own_attribute(context, ".shared", True)
    result = context_of(values_of(context))
    set_own_attribute(result, ".shared", True)
    return result


def unshare(context):
    if own_attribute(context, ".shared"):
        set_own_attribute(context, ".values", values_of(context).copy())
        set_own_attribute(context, ".shared", False)


def put(context, variable, value):
    unshare(context)
    values_of(context)[variable] = value


def reset(variable, token):
    if own_attribute(token, ".used"):
        raise RuntimeError(f"{token!r} has already been used once")
    if own_attribute(token, ".var") is not variable:
        raise ValueError(f"{token!r} was created by a different ContextVar")
    context = current_context()
    if own_attribute(token, ".context") is not context:
        raise ValueError(f"{token!r} was created in a different Context")
    set_own_attribute(token, ".used", True)
    old = own_attribute(token, ".old")
    if old is NOTHING:
        unshare(context)
        values_of(context).pop(variable, None)
    else:
        put(context, variable, old)


def copy_context():
    """A copy of the current context."""
    return copy_of(current_context())


__all__ = ("Context", "ContextVar", "Token", "copy_context")
