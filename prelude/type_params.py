# Type parameters, type aliases, Generic, list[int] and int | str: what the module typing is built on. Where CPython
# asks that module, so does this; without it simpler rules hold.


def typing_function(name):
    """A function of the module typing, or MISSING."""
    module = find_module("typing")
    if module is MISSING:
        return MISSING
    return get_attribute_or(module, name, MISSING)


def caller_module():
    frame = frame_info(0)
    if frame is MISSING:
        return None
    name = dict_get(frame[3], "__name__")
    return None if name is MISSING else name


def typing_repr(item):
    """A type as it stands in the text of another."""
    if item is ...:
        return "..."
    if item is NoneType:
        return "None"
    if type_of(item) is list or type_of(item) is tuple:
        return f"[{', '.join([typing_repr(part) for part in item])}]"
    if get_attribute_or(item, "__origin__", MISSING) is not MISSING and get_attribute_or(item, "__args__", MISSING) is not MISSING:
        return repr(item)
    qualname = get_attribute_or(item, "__qualname__", MISSING)
    module = get_attribute_or(item, "__module__", MISSING)
    if qualname is MISSING or module is MISSING or module is None:
        return repr(item)
    if module == "builtins":
        return str(qualname)
    return f"{module}.{qualname}"


def as_tuple(value):
    return value if is_subtype(type_of(value), tuple) else (value,)


# Generic aliases.

ALIAS_OWN = {name: True for name in (
    "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__", "__reduce__", "__bases__", "__copy__", "__deepcopy__")}


def generic_alias(cls, key):
    return make_alias(GenericAlias, cls, as_tuple(key), False)


def make_alias(cls, origin, args, starred):
    self = make_object(cls)
    set_own_attribute(self, ".origin", origin)
    set_own_attribute(self, ".args", args)
    set_own_attribute(self, ".starred", starred)
    return self


def add_parameter(found, parameter):
    for known in found:
        if known is parameter:
            return
    list_append(found, parameter)


def collect_parameters(args, found):
    """The type variables in arguments, each once, in order."""
    for arg in args:
        if is_type(arg):
            continue
        if type_of(arg) is tuple or type_of(arg) is list:
            collect_parameters(arg, found)
        elif get_attribute_or(arg, "__typing_subst__", MISSING) is not MISSING:
            add_parameter(found, arg)
        else:
            inner = get_attribute_or(arg, "__parameters__", MISSING)
            if inner is not MISSING and is_subtype(type_of(inner), tuple):
                for parameter in inner:
                    add_parameter(found, parameter)


def parameters_of(args):
    found = []
    collect_parameters(args, found)
    return list_to_tuple(found)


def is_unpacked(arg):
    if is_type(arg):
        return False
    value = get_attribute_or(arg, "__typing_is_unpacked_typevartuple__", False)
    return value is True


def unpacked_items(item):
    """The items of a subscript, with *tuple[…] spread."""
    result = []
    for arg in as_tuple(item):
        inner = MISSING if is_type(arg) else get_attribute_or(arg, "__typing_unpacked_tuple_args__", MISSING)
        if inner is not MISSING and inner is not None and not (inner and inner[-1] is ...):
            for part in inner:
                list_append(result, part)
        else:
            list_append(result, arg)
    return list_to_tuple(result)


def substituted(owner, args, parameters, item):
    """Arguments with their type variables replaced by the items of a subscript."""
    if not parameters:
        raise TypeError(f"{owner!r} is not a generic class")
    items = unpacked_items(item)
    for parameter in parameters:
        prepare = get_attribute_or(parameter, "__typing_prepare_subst__", MISSING)
        if prepare is not MISSING and prepare is not None:
            items = as_tuple(prepare(owner, items))
    if len(items) != len(parameters):
        raise TypeError(f"Too {'many' if len(items) > len(parameters) else 'few'} arguments for {owner!r}; "
                        f"actual {len(items)}, expected {len(parameters)}")
    return replaced_arguments(args, parameters, items)


def replaced_arguments(args, parameters, items):
    result = []
    for arg in args:
        if is_type(arg):
            list_append(result, arg)
            continue
        if type_of(arg) is tuple:
            list_append(result, replaced_arguments(arg, parameters, items))
            continue
        if type_of(arg) is list:
            list_append(result, list(replaced_arguments(arg, parameters, items)))
            continue
        unpack = is_unpacked(arg)
        subst = get_attribute_or(arg, "__typing_subst__", MISSING)
        if subst is not MISSING:
            at = 0
            while parameters[at] is not arg:
                at += 1
            value = subst(items[at])
        else:
            value = replaced_in(arg, parameters, items)
        if unpack:
            for part in value:
                list_append(result, part)
        else:
            list_append(result, value)
    return list_to_tuple(result)


def replaced_in(arg, parameters, items):
    inner = get_attribute_or(arg, "__parameters__", MISSING)
    if inner is MISSING or not is_subtype(type_of(inner), tuple) or not inner:
        return arg
    wanted = []
    for parameter in inner:
        at = 0
        while at < len(parameters) and parameters[at] is not parameter:
            at += 1
        if at == len(parameters):
            list_append(wanted, parameter)
        elif type_of(parameter) is TypeVarTuple and type_of(items[at]) is tuple:
            for part in items[at]:
                list_append(wanted, part)
        else:
            list_append(wanted, items[at])
    return arg[list_to_tuple(wanted)]


class GenericAlias:
    """Represent a PEP 585 generic type."""

    def __new__(cls, /, *args, **kwargs):
        if kwargs:
            raise TypeError("GenericAlias() takes no keyword arguments")
        if tuple_size(args) != 2:
            raise TypeError(f"GenericAlias expected 2 arguments, got {tuple_size(args)}")
        return make_alias(cls, args[0], as_tuple(args[1]), False)

    def __repr__(self):
        star = "*" if own_attribute(self, ".starred") else ""
        args = own_attribute(self, ".args")
        inner = ", ".join([typing_repr(arg) for arg in args]) if args else "()"
        return f"{star}{typing_repr(own_attribute(self, '.origin'))}[{inner}]"

    def __hash__(self):
        return fold_hash(hash(own_attribute(self, ".origin")) ^ hash(own_attribute(self, ".args")))

    def __eq__(self, other, /):
        if not is_subtype(type_of(other), GenericAlias):
            return NotImplemented
        return (own_attribute(self, ".starred") is own_attribute(other, ".starred")
                and own_attribute(self, ".origin") == own_attribute(other, ".origin")
                and own_attribute(self, ".args") == own_attribute(other, ".args"))

    def __call__(self, /, *args, **kwargs):
        result = own_attribute(self, ".origin")(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __getattribute__(self, name, /):
        if name not in ALIAS_OWN:
            return get_attribute(own_attribute(self, ".origin"), name)
        return generic_get_attribute(self, name)

    def __getitem__(self, item, /):
        args = own_attribute(self, ".args")
        return make_alias(type_of(self) if type_of(self) is GenericAlias else GenericAlias, own_attribute(self, ".origin"),
                          substituted(self, args, parameters_of(args), item), own_attribute(self, ".starred"))

    def __iter__(self):
        iterator = make_object(generic_alias_iterator)
        set_own_attribute(iterator, ".alias", self)
        return iterator

    def __or__(self, other, /):
        return make_union(self, other)

    def __ror__(self, other, /):
        return make_union(other, self)

    def __mro_entries__(self, bases, /):
        return (own_attribute(self, ".origin"),)

    def __instancecheck__(self, instance, /):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls, /):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __reduce__(self):
        if own_attribute(self, ".starred"):
            return (next, (iter(make_alias(GenericAlias, own_attribute(self, ".origin"), own_attribute(self, ".args"),
                                           False)),))
        return (GenericAlias, (own_attribute(self, ".origin"), own_attribute(self, ".args")))

    def __dir__(self):
        names = {name: True for name in dir(own_attribute(self, ".origin"))}
        for name in ALIAS_OWN:
            if name != "__bases__" and name != "__copy__" and name != "__deepcopy__":
                names[name] = True
        return list(names)

    @member
    def __origin__(self):
        return own_attribute(self, ".origin")

    @member
    def __args__(self):
        return own_attribute(self, ".args")

    @property
    def __parameters__(self):
        return parameters_of(own_attribute(self, ".args"))

    @member
    def __unpacked__(self):
        return own_attribute(self, ".starred")

    @property
    def __typing_unpacked_tuple_args__(self):
        if own_attribute(self, ".starred") and own_attribute(self, ".origin") is tuple:
            return own_attribute(self, ".args")
        return None


class generic_alias_iterator:
    def __next__(self):
        alias = own_attribute(self, ".alias")
        if alias is None:
            raise StopIteration
        set_own_attribute(self, ".alias", None)
        return make_alias(GenericAlias, own_attribute(alias, ".origin"), own_attribute(alias, ".args"), True)

    def __iter__(self):
        return self


# Unions.

def is_unionable(value):
    return (value is None or is_type(value) or is_subtype(type_of(value), GenericAlias) or type_of(value) is Union
            or type_of(value) is TypeAliasType)


def make_union(left, right):
    """left | right, where one of them is a class or the like."""
    if not is_unionable(left) or not is_unionable(right):
        return NotImplemented
    return union_of((left, right))


def union_of(parts):
    args = []
    for part in parts:
        if type_of(part) is Union:
            for arg in own_attribute(part, ".args"):
                add_union_part(args, arg)
        else:
            if is_subtype(type_of(part), str):
                convert = typing_function("_type_convert")
                if convert is not MISSING:
                    part = convert(part)
            add_union_part(args, NoneType if part is None else part)
    if not args:
        raise TypeError("Cannot take a Union of no types.")
    if list_size(args) == 1:
        return args[0]
    self = make_object(Union)
    set_own_attribute(self, ".args", list_to_tuple(args))
    return self


def add_union_part(args, part):
    for known in args:
        if known is part or type_of(known) is type_of(part) and known == part:
            return
    list_append(args, part)


class Union:
    """Represent a union type, as int | str gives it."""

    def __repr__(self):
        return " | ".join([typing_repr(arg) for arg in own_attribute(self, ".args")])

    def __hash__(self):
        return hash(frozenset(own_attribute(self, ".args")))

    def __eq__(self, other, /):
        if type_of(other) is not Union:
            return NotImplemented
        mine = own_attribute(self, ".args")
        theirs = own_attribute(other, ".args")
        if len(mine) != len(theirs):
            return False
        for arg in mine:
            if arg not in theirs:
                return False
        return True

    def __or__(self, other, /):
        return union_of((self, other))

    def __ror__(self, other, /):
        return union_of((other, self))

    def __getitem__(self, item, /):
        args = own_attribute(self, ".args")
        return union_of(substituted(self, args, parameters_of(args), item))

    def __mro_entries__(self, bases, /):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance, /):
        return isinstance(instance, own_attribute(self, ".args"))

    def __subclasscheck__(self, cls, /):
        return issubclass(cls, own_attribute(self, ".args"))

    @classmethod
    def __class_getitem__(cls, args, /):
        return union_of(as_tuple(args))

    @member
    def __args__(self):
        return own_attribute(self, ".args")

    @property
    def __parameters__(self):
        return parameters_of(own_attribute(self, ".args"))

    @property
    def __origin__(self):
        return Union

    @property
    def __name__(self):
        return "Union"

    @property
    def __qualname__(self):
        return "Union"


# Type variables. Bounds, constraints and defaults are evaluated when they are first asked for.

class NoDefaultType:
    """The type of the NoDefault singleton."""

    def __new__(cls, /):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = make_object(NoDefaultType)


class ConstEvaluator:
    """An evaluate function whose value is known."""

    def __init__(self, value):
        self.value = value

    def __call__(self, format=1, /):
        return typing_repr(self.value) if format == 4 else self.value

    def __repr__(self):
        return f"<constevaluator {self.value!r}>"


def evaluator_of(self, name, value_name):
    evaluate = own_attribute(self, name)
    if evaluate is not MISSING and evaluate is not None:
        return evaluate
    value = own_attribute(self, value_name)
    if value is MISSING or value is None or value is NoDefault or type_of(value) is tuple and not value:
        return None
    return ConstEvaluator(value)


def lazy_value(self, name, value_name, absent):
    value = own_attribute(self, value_name)
    if value is MISSING:
        evaluate = own_attribute(self, name)
        value = absent if evaluate is MISSING or evaluate is None else evaluate(1)
        set_own_attribute(self, value_name, value)
    return value


def checked_type(value, message):
    check = typing_function("_type_check")
    return value if check is MISSING else check(value, message)


def has_default_value(self):
    return evaluator_of(self, ".evaluate_default", ".default") is not None


def prepare_variance(self, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    set_own_attribute(self, ".covariant", truth_of(covariant))
    set_own_attribute(self, ".contravariant", truth_of(contravariant))
    set_own_attribute(self, ".infer_variance", truth_of(infer_variance))


def new_type_variable(cls, name, function):
    if name is MISSING:
        raise TypeError(f"{function}() missing required argument 'name' (pos 1)")
    if not is_subtype(type_of(name), str):
        raise TypeError(f"{function}() argument 'name' must be str, not {name_of(type_of(name))}")
    self = make_object(cls)
    set_own_attribute(self, ".name", name)
    return self


def with_module(self):
    """A type variable that was made by a call belongs to the caller's module."""
    module = caller_module()
    if module is not None:
        set_own_attribute(self, "__module__", module)
    return self


def make_type_var(name, bound, constraints, default):
    self = new_type_variable(TypeVar, name, "typevar")
    prepare_variance(self, False, False, True)
    set_own_attribute(self, ".evaluate_bound", bound)
    set_own_attribute(self, ".evaluate_constraints", constraints)
    set_own_attribute(self, ".evaluate_default", default)
    return self


def make_param_spec(name, default):
    self = new_type_variable(ParamSpec, name, "paramspec")
    prepare_variance(self, False, False, True)
    set_own_attribute(self, ".bound", None)
    set_own_attribute(self, ".evaluate_default", default)
    return self


def make_type_var_tuple(name, default):
    self = new_type_variable(TypeVarTuple, name, "typevartuple")
    set_own_attribute(self, ".evaluate_default", default)
    return self


def variance_repr(self):
    name = own_attribute(self, ".name")
    if own_attribute(self, ".infer_variance"):
        return name
    if own_attribute(self, ".covariant"):
        return "+" + name
    return ("-" if own_attribute(self, ".contravariant") else "~") + name


def variable_union(left, right):
    return union_of((left, right))


def cannot_subclass(kind):
    raise TypeError(f"Cannot subclass an instance of {kind}")


class TypeVar:
    """Type variable."""

    def __new__(cls, name=MISSING, /, *constraints, bound=None, default=MISSING, covariant=False, contravariant=False,
                infer_variance=False, **kwargs):
        check_keywords("typevar", kwargs)
        self = new_type_variable(TypeVar, name, "typevar")
        prepare_variance(self, covariant, contravariant, infer_variance)
        if bound is not None:
            bound = checked_type(bound, "Bound must be a type.")
        if tuple_size(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        set_own_attribute(self, ".bound", bound)
        set_own_attribute(self, ".constraints", constraints)
        set_own_attribute(self, ".default", NoDefault if default is MISSING else default)
        return with_module(self)

    def __repr__(self):
        return variance_repr(self)

    def __or__(self, other, /):
        return variable_union(self, other)

    def __ror__(self, other, /):
        return variable_union(other, self)

    def __typing_subst__(self, arg, /):
        function = typing_function("_typevar_subst")
        return arg if function is MISSING else function(self, arg)

    def __typing_prepare_subst__(self, alias, args, /):
        parameters = alias.__parameters__
        index = 0
        while parameters[index] is not self:
            index += 1
        if index < len(args):
            return args
        default = self.__default__
        if index > len(args) or default is NoDefault:
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {index + 1}")
        return (*args, default)

    def __reduce__(self):
        return own_attribute(self, ".name")

    def __mro_entries__(self, bases, /):
        cannot_subclass("TypeVar")

    def has_default(self):
        return has_default_value(self)

    __name__ = read_only_slot(".name")
    __covariant__ = read_only_slot(".covariant")
    __contravariant__ = read_only_slot(".contravariant")
    __infer_variance__ = read_only_slot(".infer_variance")

    @property
    def __bound__(self):
        return lazy_value(self, ".evaluate_bound", ".bound", None)

    @property
    def __constraints__(self):
        return lazy_value(self, ".evaluate_constraints", ".constraints", ())

    @property
    def __default__(self):
        return lazy_value(self, ".evaluate_default", ".default", NoDefault)

    @property
    def evaluate_bound(self):
        return evaluator_of(self, ".evaluate_bound", ".bound")

    @property
    def evaluate_constraints(self):
        return evaluator_of(self, ".evaluate_constraints", ".constraints")

    @property
    def evaluate_default(self):
        return evaluator_of(self, ".evaluate_default", ".default")


class ParamSpec:
    """Parameter specification variable."""

    def __new__(cls, name=MISSING, *, bound=None, default=MISSING, covariant=False, contravariant=False,
                infer_variance=False):
        self = new_type_variable(ParamSpec, name, "paramspec")
        prepare_variance(self, covariant, contravariant, infer_variance)
        if bound is not None:
            bound = checked_type(bound, "Bound must be a type.")
        set_own_attribute(self, ".bound", bound)
        set_own_attribute(self, ".default", NoDefault if default is MISSING else default)
        return with_module(self)

    def __repr__(self):
        return variance_repr(self)

    def __or__(self, other, /):
        return variable_union(self, other)

    def __ror__(self, other, /):
        return variable_union(other, self)

    def __typing_subst__(self, arg, /):
        function = typing_function("_paramspec_subst")
        if function is not MISSING:
            return function(self, arg)
        return tuple(arg) if is_subtype(type_of(arg), list) else arg

    def __typing_prepare_subst__(self, alias, args, /):
        function = typing_function("_paramspec_prepare_subst")
        return prepare_param_spec(self, alias, args) if function is MISSING else function(self, alias, args)

    def __reduce__(self):
        return own_attribute(self, ".name")

    def __mro_entries__(self, bases, /):
        cannot_subclass("ParamSpec")

    def has_default(self):
        return has_default_value(self)

    __name__ = read_only_slot(".name")
    __bound__ = read_only_slot(".bound")
    __covariant__ = read_only_slot(".covariant")
    __contravariant__ = read_only_slot(".contravariant")
    __infer_variance__ = read_only_slot(".infer_variance")

    @property
    def args(self):
        return new_param_part(ParamSpecArgs, self)

    @property
    def kwargs(self):
        return new_param_part(ParamSpecKwargs, self)

    @property
    def __default__(self):
        return lazy_value(self, ".evaluate_default", ".default", NoDefault)

    @property
    def evaluate_default(self):
        return evaluator_of(self, ".evaluate_default", ".default")


def new_param_part(cls, origin):
    part = make_object(cls)
    set_own_attribute(part, ".origin", origin)
    return part


def param_part_repr(self, name):
    origin = own_attribute(self, ".origin")
    if type_of(origin) is ParamSpec:
        return f"{own_attribute(origin, '.name')}.{name}"
    return f"{origin!r}.{name}"


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    def __new__(cls, origin):
        return new_param_part(ParamSpecArgs, origin)

    def __repr__(self):
        return param_part_repr(self, "args")

    def __eq__(self, other, /):
        if type_of(other) is not ParamSpecArgs:
            return NotImplemented
        return own_attribute(self, ".origin") == own_attribute(other, ".origin")

    def __mro_entries__(self, bases, /):
        cannot_subclass("ParamSpecArgs")

    __origin__ = read_only_slot(".origin")


class ParamSpecKwargs:
    """The kwargs for a ParamSpec object."""

    def __new__(cls, origin):
        return new_param_part(ParamSpecKwargs, origin)

    def __repr__(self):
        return param_part_repr(self, "kwargs")

    def __eq__(self, other, /):
        if type_of(other) is not ParamSpecKwargs:
            return NotImplemented
        return own_attribute(self, ".origin") == own_attribute(other, ".origin")

    def __mro_entries__(self, bases, /):
        cannot_subclass("ParamSpecKwargs")

    __origin__ = read_only_slot(".origin")


def unpacked_variable(variable):
    """typing.Unpack[Ts]"""
    module = find_module("typing")
    if module is MISSING:
        return make_alias(UnpackedAlias, UnpackedAlias, (variable,), False)
    return module.Unpack[variable]


class UnpackedAlias(GenericAlias):
    """typing.Unpack[Ts] where there is no typing."""

    def __repr__(self):
        return f"typing.Unpack[{own_attribute(self, '.args')[0]!r}]"

    def __getattribute__(self, name, /):
        if name == "__typing_is_unpacked_typevartuple__":
            return True
        return GenericAlias.__getattribute__(self, name)


class TypeVarTuple:
    """Type variable tuple."""

    def __new__(cls, name=MISSING, *, default=MISSING):
        self = new_type_variable(TypeVarTuple, name, "typevartuple")
        set_own_attribute(self, ".default", NoDefault if default is MISSING else default)
        return with_module(self)

    def __repr__(self):
        return own_attribute(self, ".name")

    def __iter__(self):
        yield unpacked_variable(self)

    def __typing_subst__(self, arg, /):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args, /):
        function = typing_function("_typevartuple_prepare_subst")
        return prepare_type_var_tuple(self, alias, args) if function is MISSING else function(self, alias, args)

    def __reduce__(self):
        return own_attribute(self, ".name")

    def __mro_entries__(self, bases, /):
        cannot_subclass("TypeVarTuple")

    def has_default(self):
        return has_default_value(self)

    __name__ = read_only_slot(".name")

    @property
    def __default__(self):
        return lazy_value(self, ".evaluate_default", ".default", NoDefault)

    @property
    def evaluate_default(self):
        return evaluator_of(self, ".evaluate_default", ".default")


# Type aliases.

def make_type_alias(name, params, evaluate):
    self = make_object(TypeAliasType)
    set_own_attribute(self, ".name", name)
    set_own_attribute(self, ".type_params", () if params is None else params)
    set_own_attribute(self, ".evaluate_value", evaluate)
    set_own_attribute(self, "__module__", caller_module())
    return self


class TypeAliasType:
    """Type alias."""

    def __new__(cls, /, *args, **kwargs):
        if tuple_size(args) > 2:
            raise TypeError(f"typealias() takes exactly 2 positional arguments ({tuple_size(args)} given)")
        name = args[0] if tuple_size(args) > 0 else pop_keyword(kwargs, "name")
        value = args[1] if tuple_size(args) > 1 else pop_keyword(kwargs, "value")
        type_params = pop_keyword(kwargs, "type_params")
        if name is MISSING:
            raise TypeError("typealias() missing required argument 'name' (pos 1)")
        if value is MISSING:
            raise TypeError("typealias() missing required argument 'value' (pos 2)")
        check_keywords("typealias", kwargs)
        if type_params is MISSING:
            type_params = ()
        if not is_subtype(type_of(name), str):
            raise TypeError(f"typealias() argument 'name' must be str, not {name_of(type_of(name))}")
        if not is_subtype(type_of(type_params), tuple):
            raise TypeError("type_params must be a tuple")
        seen_default = False
        for param in type_params:
            if type_of(param) is not TypeVar and type_of(param) is not ParamSpec and type_of(param) is not TypeVarTuple:
                raise TypeError(f"Expected a type param, got {param!r}")
            if has_default_value(param):
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default type parameter '{param!r}' follows default type parameter")
        self = make_type_alias(name, type_params, None)
        set_own_attribute(self, ".value", value)
        return self

    def __repr__(self):
        return own_attribute(self, ".name")

    def __getitem__(self, item, /):
        if not own_attribute(self, ".type_params"):
            raise TypeError("Only generic type aliases are subscriptable")
        return make_alias(GenericAlias, self, as_tuple(item), False)

    def __iter__(self):
        yield unpacked_variable(self)

    def __or__(self, other, /):
        return make_union(self, other)

    def __ror__(self, other, /):
        return make_union(other, self)

    def __reduce__(self):
        return own_attribute(self, ".name")

    __name__ = read_only_slot(".name")
    __type_params__ = read_only_slot(".type_params")

    @property
    def __parameters__(self):
        params = []
        for param in own_attribute(self, ".type_params"):
            list_append(params, unpacked_variable(param) if type_of(param) is TypeVarTuple else param)
        return list_to_tuple(params)

    @property
    def __value__(self):
        return lazy_value(self, ".evaluate_value", ".value", None)

    @property
    def evaluate_value(self):
        evaluate = own_attribute(self, ".evaluate_value")
        return ConstEvaluator(own_attribute(self, ".value")) if evaluate is None else evaluate


# Generic.

def make_generic(params):
    unpacked = []
    for param in params:
        list_append(unpacked, unpacked_variable(param) if type_of(param) is TypeVarTuple else param)
    return Generic[list_to_tuple(unpacked)]


def is_type_variable(value):
    return type_of(value) is TypeVar or type_of(value) is ParamSpec or type_of(value) is TypeVarTuple


class _GenericAlias(GenericAlias):
    """A user's generic class with arguments, where there is no typing."""

    __module__ = "typing"

    def __instancecheck__(self, instance, /):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls, /):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def parameter_index(parameters, parameter):
    index = 0
    while parameters[index] is not parameter:
        index += 1
    return index


def prepare_type_var_tuple(self, alias, args):
    """All the arguments that other parameters do not take, as one."""
    parameters = alias.__parameters__
    left = parameter_index(parameters, self)
    right = len(parameters) - left - 1
    for parameter in parameters[left + 1:]:
        if type_of(parameter) is TypeVarTuple:
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    count = len(args)
    if left + right > count:
        raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(parameters) - 1}")
    return (*args[:left], tuple(args[left:count - right]), *args[count - right:])


def prepare_param_spec(self, alias, args):
    parameters = alias.__parameters__
    index = parameter_index(parameters, self)
    if index == len(args) and has_default_value(self):
        args = (*args, self.__default__)
    if index >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(parameters) == 1 and not (args and (is_subtype(type_of(args[0]), tuple) or is_subtype(type_of(args[0]), list)
                                               or args[0] is ... or type_of(args[0]) is ParamSpec)):
        return (tuple(args),)
    if is_subtype(type_of(args[index]), list):
        return (*args[:index], tuple(args[index]), *args[index + 1:])
    return args


def plain_class_getitem(cls, args):
    """Generic.__class_getitem__ where there is no typing."""
    args = as_tuple(args)
    if cls is Generic:
        if not args:
            raise TypeError("Parameter list to Generic[...] cannot be empty")
        for arg in args:
            if not is_type_variable(arg) and type_of(arg) is not UnpackedAlias:
                raise TypeError("Parameters to Generic[...] must all be type variables or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError("Parameters to Generic[...] must all be unique")
        return make_alias(_GenericAlias, cls, args, False)
    parameters = get_attribute_or(cls, "__parameters__", ())
    if not parameters:
        raise TypeError(f"{cls!r} is not a generic class")
    for parameter in parameters:
        args = as_tuple(parameter.__typing_prepare_subst__(cls, args))
    if len(args) != len(parameters):
        raise TypeError(f"Too {'many' if len(args) > len(parameters) else 'few'} arguments for {cls!r}; "
                        f"actual {len(args)}, expected {len(parameters)}")
    flat = []
    index = 0
    for arg in args:
        if type_of(parameters[index]) is TypeVarTuple:
            for part in arg:
                list_append(flat, part)
        else:
            list_append(flat, arg)
        index += 1
    return make_alias(_GenericAlias, cls, list_to_tuple(flat), False)


def plain_init_subclass(cls):
    """Generic.__init_subclass__ where there is no typing."""
    found = []
    generic_parameters = MISSING
    for base in dict_get(type_dict(cls), "__orig_bases__") if "__orig_bases__" in type_dict(cls) else ():
        if is_subtype(type_of(base), GenericAlias):
            args = own_attribute(base, ".args")
            if own_attribute(base, ".origin") is Generic:
                generic_parameters = parameters_of(args)
            collect_parameters(args, found)
    parameters = list_to_tuple(found) if generic_parameters is MISSING else generic_parameters
    set_type_attribute(cls, "__parameters__", parameters)


class Generic:
    """Abstract base class for generic types."""

    @classmethod
    def __class_getitem__(cls, args, /):
        function = typing_function("_generic_class_getitem")
        return plain_class_getitem(cls, args) if function is MISSING else function(cls, args)

    @classmethod
    def __init_subclass__(cls, /, *args, **kwargs):
        function = typing_function("_generic_init_subclass")
        if function is not MISSING:
            return function(cls, *args, **kwargs)
        super_attribute(super, Generic, cls, "__init_subclass__")(*args, **kwargs)
        plain_init_subclass(cls)


# What CPython has in a module is named with it in error messages.
for typing_class, typing_module in (
        (GenericAlias, "types"), (TypeVar, "typing"), (ParamSpec, "typing"), (ParamSpecArgs, "typing"),
        (ParamSpecKwargs, "typing"), (TypeVarTuple, "typing"), (TypeAliasType, "typing"), (Union, "typing"),
        (Generic, "typing"), (Template, "string.templatelib"),
        (Interpolation, "string.templatelib"), (TemplateIter, "string.templatelib")):
    set_type_attribute(typing_class, "__module__", typing_module)
    set_type_name(typing_class, f"{typing_module}.{type_name(typing_class)}")
for typing_class in (TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple, TypeAliasType, Union, Template,
                     Interpolation, TemplateIter):
    set_type_flag(typing_class, FINAL_TYPE, True)
    set_type_flag(typing_class, WITH_WEAKREF, True)
set_type_flag(TypeVar, WITH_DICT, True)
set_type_flag(ParamSpec, WITH_DICT, True)
set_type_flag(TypeVarTuple, WITH_DICT, True)
set_type_flag(generic_alias_iterator, NOT_INSTANTIABLE, True)
set_type_flag(Union, NOT_INSTANTIABLE, True)
