# Functions, methods, code, cells and modules.

CODE, GLOBALS, CLOSURE, DEFAULTS, KWDEFAULTS, NAME, QUALNAME, MODULE, DOC, OWNER, DICT, ANNOTATIONS, ANNOTATE, TYPE_PARAMS = \
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13


class function:
    """A function that a def statement or lambda expression made."""

    def __new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None):
        if not is_code(code):
            raise TypeError(f"function() argument 'code' must be code, not {argument_name(code)}")
        if not is_subtype(type_of(globals), dict):
            raise TypeError(f"function() argument 'globals' must be dict, not {argument_name(globals)}")
        if name is not None and not is_subtype(type_of(name), str):
            raise TypeError("arg 3 (name) must be None or string")
        if argdefs is not None and not is_subtype(type_of(argdefs), tuple):
            raise TypeError("arg 4 (defaults) must be None or tuple")
        if kwdefaults is not None and not is_subtype(type_of(kwdefaults), dict):
            raise TypeError("arg 6 (kwdefaults) must be None or dict")
        free = tuple_size(code_part(code, 10))
        if closure is not None and not is_subtype(type_of(closure), tuple):
            raise TypeError("arg 5 (closure) must be None or tuple")
        if closure is None and free:
            raise TypeError("arg 5 (closure) must be tuple")
        given = 0 if closure is None else tuple_size(closure)
        if given != free:
            raise ValueError(f"{code_part(code, 0)} requires closure of length {free}, not {given}")
        for item in closure or ():
            if not is_cell(item):
                raise TypeError(f"arg 5 (closure) expected cell, found {name_of(type_of(item))}")
        return make_function_object(code, globals, name, argdefs, closure, kwdefaults)

    def __get__(self, instance, owner=None, /):
        if instance is None and owner is not NoneType:
            if owner is None:
                raise get_of_nothing()
            return self
        return bound_method(self, instance)

    def __call__(self, /, *args, **kwargs):
        return self(*args, **kwargs)

    def __repr__(self):
        return f"<function {function_part(self, 6)} at {address_of(self)}>"

    @property
    def __name__(self):
        return function_part(self, 5)

    @__name__.setter
    def __name__(self, value):
        if not isinstance(value, str):
            raise TypeError("__name__ must be set to a string object")
        set_function_part(self, 5, value)

    @__name__.deleter
    def __name__(self):
        raise TypeError("__name__ must be set to a string object")

    @property
    def __qualname__(self):
        return function_part(self, 6)

    @__qualname__.setter
    def __qualname__(self, value):
        if not isinstance(value, str):
            raise TypeError("__qualname__ must be set to a string object")
        set_function_part(self, 6, value)

    @__qualname__.deleter
    def __qualname__(self):
        raise TypeError("__qualname__ must be set to a string object")

    __module__ = member(lambda self: function_part(self, 7), lambda self, value: set_function_part(self, 7, value))

    __doc__ = member(lambda self: function_part(self, 8), lambda self, value: set_function_part(self, 8, value))

    @property
    def __code__(self):
        return function_part(self, 0)

    @__code__.setter
    def __code__(self, value):
        if not is_code(value):
            raise TypeError("__code__ must be set to a code object")
        free = len(code_part(value, 10))
        closure = function_part(self, 2)
        have = 0 if closure is None else len(closure)
        if free != have:
            raise ValueError(f"{function_part(self, 5)}() requires a code object with {have} free vars, not {free}")
        set_function_part(self, 0, value)

    @__code__.deleter
    def __code__(self):
        raise TypeError("__code__ must be set to a code object")

    @member
    def __globals__(self):
        return function_part(self, 1)

    @member
    def __builtins__(self):
        return builtins_dict()

    @member
    def __closure__(self):
        return function_part(self, 2)

    @property
    def __defaults__(self):
        return function_part(self, 3)

    @__defaults__.setter
    def __defaults__(self, value):
        if value is not None and not isinstance(value, tuple):
            raise TypeError("__defaults__ must be set to a tuple object")
        set_function_part(self, 3, value)

    @__defaults__.deleter
    def __defaults__(self):
        set_function_part(self, 3, None)

    @property
    def __kwdefaults__(self):
        return function_part(self, 4)

    @__kwdefaults__.setter
    def __kwdefaults__(self, value):
        if value is not None and not isinstance(value, dict):
            raise TypeError("__kwdefaults__ must be set to a dict object")
        set_function_part(self, 4, value)

    @__kwdefaults__.deleter
    def __kwdefaults__(self):
        set_function_part(self, 4, None)

    @property
    def __dict__(self):
        return own_dict(self)

    @__dict__.setter
    def __dict__(self, value):
        if not isinstance(value, dict):
            raise TypeError(f"__dict__ must be set to a dictionary, not a '{name_of(type_of(value))}'")
        set_own_dict(self, value)

    @__dict__.deleter
    def __dict__(self):
        raise TypeError("cannot delete __dict__")

    @property
    def __annotations__(self):
        value = function_part(self, 11)
        if value is None:
            annotate = function_part(self, 12)
            value = {} if annotate is None else checked_annotations(annotate(1))
            set_function_part(self, 11, value)
        return value

    @__annotations__.setter
    def __annotations__(self, value):
        if value is not None and not isinstance(value, dict):
            raise TypeError("__annotations__ must be set to a dict object")
        set_function_part(self, 12, None)
        set_function_part(self, 11, value)

    @__annotations__.deleter
    def __annotations__(self):
        set_function_part(self, 12, None)
        set_function_part(self, 11, None)

    @property
    def __annotate__(self):
        return function_part(self, 12)

    @__annotate__.setter
    def __annotate__(self, value):
        if value is not None and not callable(value):
            raise TypeError("__annotate__ must be callable or None")
        set_function_part(self, 12, value)
        if value is not None:
            set_function_part(self, 11, None)

    @__annotate__.deleter
    def __annotate__(self):
        raise TypeError("__annotate__ cannot be deleted")

    @property
    def __type_params__(self):
        value = function_part(self, 13)
        return () if value is None else value

    @__type_params__.setter
    def __type_params__(self, value):
        if not isinstance(value, tuple):
            raise TypeError("__type_params__ must be set to a tuple")
        set_function_part(self, 13, value)

    @__type_params__.deleter
    def __type_params__(self):
        raise TypeError("__type_params__ must be set to a tuple")


def checked_annotations(value):
    """What an annotate function has answered."""
    if not is_subtype(type_of(value), dict):
        raise TypeError(f"__annotate__ returned non-dict of type '{name_of(type_of(value))}'")
    return value


def set_type_params(function, params):
    set_function_part(function, 13, params)
    return function


class builtin_function_or_method:
    def __call__(self, /, *args, **kwargs):
        return self(*args, **kwargs)

    def __repr__(self):
        owner = method_self(self) if is_method(self) else function_part(self, 9)
        if owner is None:
            return f"<built-in function {self.__name__}>"
        return f"<built-in method {self.__name__} of {name_of(type_of(owner))} object at {address_of(owner)}>"

    @property
    def __name__(self):
        return function_part(method_function(self) if is_method(self) else self, 5)

    @property
    def __qualname__(self):
        if is_method(self):
            owner = method_self(self)
            cls = owner if is_type(owner) else type_of(owner)
            return f"{type_qualname(cls)}.{function_part(method_function(self), 5)}"
        return function_part(self, 6)

    @member
    def __module__(self):
        return None if is_method(self) or function_part(self, 9) is not None else function_part(self, 7)

    @property
    def __doc__(self):
        return function_part(method_function(self) if is_method(self) else self, 8)

    @property
    def __self__(self):
        if is_method(self):
            return method_self(self)
        owner = function_part(self, 9)
        return modules_dict()["builtins"] if owner is None else owner

    @property
    def __text_signature__(self):
        return None

    def __eq__(self, value, /):
        if not is_method(self) or not is_method(value):
            return True if self is value else NotImplemented
        return method_self(self) is method_self(value) and method_function(self) is method_function(value)

    def __hash__(self):
        if is_method(self):
            return identity(method_self(self)) ^ identity(method_function(self))
        return identity(self)


class method_descriptor:
    def __get__(self, instance, owner=None, /):
        return bind_builtin(self, instance, owner)

    def __call__(self, /, *args, **kwargs):
        return self(*args, **kwargs)

    def __repr__(self):
        return f"<method '{function_part(self, 5)}' of '{name_of(function_part(self, 9))}' objects>"

    @member
    def __name__(self):
        return function_part(self, 5)

    @property
    def __qualname__(self):
        return f"{type_qualname(function_part(self, 9))}.{function_part(self, 5)}"

    @property
    def __doc__(self):
        return function_part(self, 8)

    @member
    def __objclass__(self):
        return function_part(self, 9)

    @property
    def __text_signature__(self):
        return None


class wrapper_descriptor:
    def __get__(self, instance, owner=None, /):
        return bind_builtin(self, instance, owner)

    def __call__(self, /, *args, **kwargs):
        return self(*args, **kwargs)

    def __repr__(self):
        return f"<slot wrapper '{function_part(self, 5)}' of '{name_of(function_part(self, 9))}' objects>"

    @member
    def __name__(self):
        return function_part(self, 5)

    @property
    def __qualname__(self):
        return f"{type_qualname(function_part(self, 9))}.{function_part(self, 5)}"

    @property
    def __doc__(self):
        return function_part(self, 8)

    @member
    def __objclass__(self):
        return function_part(self, 9)

    @property
    def __text_signature__(self):
        return None


def bind_builtin(self, instance, owner):
    """__get__ of the methods of builtin classes."""
    if instance is None and owner is not NoneType:
        if owner is None:
            raise get_of_nothing()
        return self
    check_method_receiver(self, instance)
    return bound_method(self, instance)


def check_method_receiver(self, instance):
    owner = function_part(self, 9)
    if not is_subtype(type_of(instance), owner):
        raise TypeError(f"descriptor '{function_part(self, 5)}' for '{name_of(owner)}' objects doesn't apply to a "
                        f"'{name_of(type_of(instance))}' object")


class method:
    """A function bound to an instance."""

    def __new__(cls, function, instance, /):
        if not callable(function):
            raise TypeError("first argument must be callable")
        if instance is None:
            raise TypeError("instance must not be None")
        return bound_method(function, instance)

    def __call__(self, /, *args, **kwargs):
        return method_function(self)(method_self(self), *args, **kwargs)

    def __get__(self, instance, owner=None, /):
        if instance is None and owner is None:
            raise get_of_nothing()
        return self

    def __repr__(self):
        function = method_function(self)
        name = get_attribute_or(function, "__qualname__", MISSING)
        if name is MISSING:
            name = get_attribute_or(function, "__name__", "?")
        return f"<bound method {name} of {method_self(self)!r}>"

    def __eq__(self, value, /):
        if not is_method(value):
            return NotImplemented
        return method_self(self) is method_self(value) and method_function(self) == method_function(value)

    def __hash__(self):
        return identity(method_self(self)) ^ hash(method_function(self))

    def __getattribute__(self, name, /):
        found = type_lookup(type_of(self), name)
        if found is not MISSING:
            return bind(found, self, type_of(self))
        return get_attribute(method_function(self), name)

    @member
    def __func__(self):
        return method_function(self)

    @member
    def __self__(self):
        return method_self(self)

    @property
    def __doc__(self):
        return get_attribute_or(method_function(self), "__doc__", None)


class cell:
    def __new__(cls, contents=MISSING, /):
        return make_cell(contents)

    @property
    def cell_contents(self):
        value = cell_contents(self)
        if value is MISSING:
            raise ValueError("Cell is empty")
        return value

    @cell_contents.setter
    def cell_contents(self, value):
        set_cell_contents(self, value)

    @cell_contents.deleter
    def cell_contents(self):
        set_cell_contents(self, MISSING)

    def __repr__(self):
        value = cell_contents(self)
        if value is MISSING:
            return f"<cell at {address_of(self)}: empty>"
        return f"<cell at {address_of(self)}: {name_of(type_of(value))} object at {address_of(value)}>"


class code:
    @member
    def co_name(self):
        return code_part(self, 0)

    @member
    def co_qualname(self):
        return code_part(self, 1)

    @member
    def co_filename(self):
        return code_part(self, 2)

    @member
    def co_firstlineno(self):
        return code_part(self, 3)

    @member
    def co_argcount(self):
        return code_part(self, 4)

    @member
    def co_posonlyargcount(self):
        return code_part(self, 5)

    @member
    def co_kwonlyargcount(self):
        return code_part(self, 6)

    @member
    def co_flags(self):
        return code_part(self, 7)

    @property
    def co_varnames(self):
        hidden = set(code_part(self, 10))
        cells = set(code_part(self, 9))
        arguments = code_part(self, 4) + code_part(self, 6) + (self.co_flags & 4 != 0) + (self.co_flags & 8 != 0)
        names = code_part(self, 8)
        return tuple([name for at, name in enumerate(names) if name not in hidden and (name not in cells or at < arguments)])

    @property
    def co_cellvars(self):
        return code_part(self, 9)

    @property
    def co_freevars(self):
        return code_part(self, 10)

    @member
    def co_consts(self):
        return code_part(self, 11)

    @member
    def co_names(self):
        return code_part(self, 12)

    @member
    def co_nlocals(self):
        return len(self.co_varnames)

    @member
    def co_stacksize(self):
        return code_part(self, 13)

    def co_positions(self):
        """Where each instruction comes from: (line, end line, column, end column)."""
        return iter(code_positions(self))

    def co_lines(self):
        """The lines, as (first instruction, the one after the last, line)."""
        return lines_of_code(self)

    def replace(self, /, **changes):
        """A copy of the code with other parts: names, file name, first line, the flags that say what calling gives."""
        result = self
        for name, value in changes.items():
            if name not in CODE_PARTS:
                if not name.startswith("co_") or get_attribute_or(self, name, MISSING) is MISSING:
                    raise TypeError(f"replace() got an unexpected keyword argument {name!r}")
                if get_attribute(self, name) == value:
                    continue
                raise ValueError(f"code.replace() cannot change {name} here")
            part = CODE_PARTS[name]
            if part in (3, 7):
                value = index_of(value)
                if value < 0 or value > 0x7FFFFFFF:
                    raise ValueError(f"code: {name[3:]} is out of range")
            elif not is_subtype(type_of(value), str):
                raise TypeError(f"replace() argument {name!r} must be str, not {argument_name(value)}")
            result = code_with(result, part, value)
        return result

    def __replace__(self, /, **changes):
        """The same as replace()."""
        return self.replace(**changes)

    def __repr__(self):
        return f"<code object {code_part(self, 0)} at {address_of(self)}, file \"{code_part(self, 2)}\", line {code_part(self, 3)}>"


def lines_of_code(code):
    begin = at = 0
    line = None
    for position in code_positions(code):
        if position[0] != line:
            if at > begin:
                yield (begin, at, line)
            begin = at
            line = position[0]
        at += 2
    yield (begin, at, line)


# What code.replace() can change, by the numbers of code_part().
CODE_PARTS = {"co_name": 0, "co_qualname": 1, "co_filename": 2, "co_firstlineno": 3, "co_flags": 7}


class module:
    """A module."""

    def __new__(cls, /, *args, **kwargs):
        check_new(cls, module)
        return make_module_of(cls, {})

    def __init__(self, name, doc=None):
        if not isinstance(name, str):
            raise TypeError(f"module() argument 'name' must be str, not {argument_name(name)}")
        namespace = module_dict(self)
        namespace["__name__"] = name
        namespace["__doc__"] = doc
        namespace["__package__"] = None
        namespace["__loader__"] = None
        namespace["__spec__"] = None

    def __repr__(self):
        name = dict_get(module_dict(self), "__name__")
        file = dict_get(module_dict(self), "__file__")
        if file is not MISSING:
            return f"<module {name!r} from {file!r}>"
        built_in = dict_get(module_dict(self), "__package__") == ""
        return f"<module {name!r} (built-in)>" if built_in else f"<module {name!r}>"

    def __dir__(self):
        own = dict_get(module_dict(self), "__dir__")
        if own is not MISSING:
            return own()
        return list(module_dict(self))

    @member
    def __dict__(self):
        return module_dict(self)


def new_module(name, doc, names):
    """A module of the prelude's making."""
    result = make_module({})
    namespace = module_dict(result)
    namespace["__name__"] = name
    namespace["__doc__"] = doc
    namespace["__package__"] = ""
    namespace["__loader__"] = None
    namespace["__spec__"] = None
    namespace.update(names)
    modules_dict()[name] = result
    return result
