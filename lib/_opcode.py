# _opcode: what dis asks of CPython's instructions. Natrix has others, and tells nothing of them.


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Raises ValueError: Natrix does not run these instructions."""
    raise ValueError("invalid opcode or oparg")


def is_valid(opcode):
    """False: Natrix does not run these instructions."""
    return False


def has_arg(opcode):
    return False


def has_const(opcode):
    return False


def has_name(opcode):
    return False


def has_jump(opcode):
    return False


def has_free(opcode):
    return False


def has_local(opcode):
    return False


def has_exc(opcode):
    return False


def get_specialization_stats():
    """None: there are no such figures."""
    return None


def get_nb_ops():
    """The binary operators: their names and how they are written."""
    return []


def get_intrinsic1_descs():
    return []


def get_intrinsic2_descs():
    return []


def get_special_method_names():
    return []


def get_executor(*, code, offset):
    """None: there is no such compiler."""
    return None


__all__ = {
    "stack_effect": stack_effect, "is_valid": is_valid, "has_arg": has_arg, "has_const": has_const, "has_name": has_name,
    "has_jump": has_jump, "has_free": has_free, "has_local": has_local, "has_exc": has_exc,
    "get_specialization_stats": get_specialization_stats, "get_nb_ops": get_nb_ops,
    "get_intrinsic1_descs": get_intrinsic1_descs, "get_intrinsic2_descs": get_intrinsic2_descs,
    "get_special_method_names": get_special_method_names, "get_executor": get_executor,
    "ENABLE_SPECIALIZATION": False, "ENABLE_SPECIALIZATION_FT": False,
}
