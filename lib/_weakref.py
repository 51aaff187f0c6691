# _weakref: weak references and proxies.


class ProxyReference(ReferenceType):
    """What a proxy refers by; it knows its proxy."""

    __slots__ = (".proxy",)


def referent_of(proxy):
    found = weakref_referent(own_attribute(proxy, ".reference"))
    if found is MISSING:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def forwarding(name, function):
    """A method that does the same with what the proxies among its arguments stand for."""
    def method(self, /, *args):
        return function(*[unwrapped(value) for value in (self, *args)])
    set_function_part(method, 5, name)
    set_function_part(method, 6, name)
    set_function_part(method, 8, None)
    return method


def proxy_repr(self):
    reference = own_attribute(self, ".reference")
    found = weakref_referent(reference)
    if found is MISSING:
        return f"<weakproxy at {address_of(self)}; dead>"
    return f"<weakproxy at {address_of(self)}; to '{qualified_name(type_of(found))}' at {address_of(found)}>"


def proxy_next(self):
    found = referent_of(self)
    if type_lookup(type_of(found), "__next__") is MISSING:
        raise TypeError(f"Weakref proxy referenced a non-iterator '{name_of(type_of(found))}' object")
    return next(found)


def proxy_reversed(self):
    return get_attribute(referent_of(self), "__reversed__")()


def proxy_bytes(self):
    return get_attribute(referent_of(self), "__bytes__")()


def proxy_power(left, right, modulo=None):
    return pow(left, right) if modulo is None else pow(left, right, modulo)


def inplace(which):
    def operate(left, right):
        return inplace_operation(which, left, right)
    return operate


def operation(which):
    def operate(left, right):
        return binary_operation(which, left, right)
    return operate


def reflected(which):
    def operate(left, right):
        return binary_operation(which, right, left)
    return operate


def forwarded():
    """The methods that both classes of proxies have."""
    methods = {
        "__str__": str, "__getattribute__": getattr, "__setattr__": setattr, "__delattr__": delattr,
        "__lt__": lambda a, b: a < b, "__le__": lambda a, b: a <= b, "__eq__": lambda a, b: a == b,
        "__ne__": lambda a, b: a != b, "__gt__": lambda a, b: a > b, "__ge__": lambda a, b: a >= b,
        "__iter__": iter, "__divmod__": divmod, "__rdivmod__": lambda a, b: divmod(b, a), "__pow__": proxy_power,
        "__rpow__": lambda a, b: pow(b, a), "__neg__": lambda a: -a, "__pos__": lambda a: +a, "__abs__": abs,
        "__bool__": bool, "__invert__": lambda a: ~a, "__int__": int, "__float__": float, "__index__": index_of,
        "__len__": len, "__getitem__": get_item, "__setitem__": set_item, "__delitem__": delete_item,
        "__contains__": lambda container, item: item in container,
    }
    for which, method in enumerate(BINARY_METHODS):
        methods.setdefault(method, operation(which))
        methods.setdefault(f"__r{method[2:]}", reflected(which))
        methods[f"__i{method[2:]}"] = inplace(which)
    return {name: forwarding(name, function) for name, function in methods.items()}


def proxy_class(name, more):
    methods = forwarded()
    for method, function in more.items():
        set_function_part(function, 5, method)
        set_function_part(function, 6, f"{name}.{method}")
        methods[method] = function
    methods["__module__"] = "weakref"
    methods["__slots__"] = ()
    methods["__hash__"] = None
    cls = type(name, (object,), methods)
    delete_type_attribute(cls, "__slots__")
    seal_class(cls, f"weakref.{name}")
    for flag in (2, 4):
        set_type_flag(cls, flag, True)
    return cls


def own_methods():
    """Functions of their own for each class: a method belongs to one."""
    def __repr__(self):
        return proxy_repr(self)

    def __next__(self):
        return proxy_next(self)

    def __reversed__(self):
        return proxy_reversed(self)

    def __bytes__(self):
        return proxy_bytes(self)

    return {"__repr__": __repr__, "__next__": __next__, "__reversed__": __reversed__, "__bytes__": __bytes__}


def call_of_proxy(self, /, *args, **kwargs):
    return referent_of(self)(*args, **kwargs)


ProxyType = proxy_class("ProxyType", own_methods())
CallableProxyType = proxy_class("CallableProxyType", {**own_methods(), "__call__": call_of_proxy})
PROXIES = (ProxyType, CallableProxyType)


def is_proxy(value):
    return type_of(value) in PROXIES


def unwrapped(value):
    return referent_of(value) if is_proxy(value) else value


def proxy(object, callback=None, /):
    """A stand-in for an object that does not keep it alive."""
    if callback is None:
        for reference in weakref_list(object):
            if type_of(reference) is ProxyReference and weakref_callback(reference) is None:
                return own_attribute(reference, ".proxy")
    self = make_object(CallableProxyType if callable(object) else ProxyType)
    if callback is None:
        reference = make_weakref(ProxyReference, object, None)
    else:
        def called(reference):
            callback(self)
        reference = make_weakref(ProxyReference, object, called)
    set_own_attribute(self, ".reference", reference)
    set_own_attribute(reference, ".proxy", self)
    return self


def getweakrefcount(object, /):
    """How many weak references and proxies refer to an object."""
    return list_size(weakref_list(object))


def getweakrefs(object, /):
    """The weak references and proxies that refer to an object, the oldest first."""
    found = []
    for reference in reversed(weakref_list(object)):
        list_append(found, own_attribute(reference, ".proxy") if type_of(reference) is ProxyReference else reference)
    return found


def _remove_dead_weakref(dct, key, /):
    """Delete a key of a dict whose value is a weak reference that is dead."""
    reference = dct.get(key)
    if is_weakref(reference) and weakref_referent(reference) is MISSING:
        del dct[key]


__all__ = {
    "ref": ReferenceType, "ReferenceType": ReferenceType, "ProxyType": ProxyType, "CallableProxyType": CallableProxyType,
    "proxy": proxy, "getweakrefcount": getweakrefcount, "getweakrefs": getweakrefs,
    "_remove_dead_weakref": _remove_dead_weakref,
}
