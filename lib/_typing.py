# _typing: what typing needs of the interpreter.


def _idfunc(object, /):
    return object


__all__ = ("_idfunc", "TypeVar", "ParamSpec", "TypeVarTuple", "ParamSpecArgs", "ParamSpecKwargs", "TypeAliasType", "Generic",
           "Union", "NoDefault")
