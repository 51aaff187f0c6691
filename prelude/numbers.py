# Builtin functions over numbers.


@native
def abs(x, /):
    """Return the absolute value of the argument."""
    method = special(x, "__abs__")
    if method is MISSING:
        raise TypeError(f"bad operand type for abs(): '{name_of(type_of(x))}'")
    return method()


@native
def divmod(x, y, /):
    """Return the tuple (x//y, x%y). Invariant: div*y + mod == x."""
    result = try_methods(x, y, "__divmod__", "__rdivmod__")
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for divmod(): '{name_of(type_of(x))}' and "
                        f"'{name_of(type_of(y))}'")
    return result


def try_methods(left, right, name, reflected_name):
    """A binary operation by its methods, or NotImplemented."""
    left_type = type_of(left)
    right_type = type_of(right)
    method = type_lookup(left_type, name)
    reflected = MISSING
    if left_type is not right_type:
        reflected = type_lookup(right_type, reflected_name)
        if reflected is not MISSING and is_subtype(right_type, left_type) and (
                reflected is not type_lookup(left_type, reflected_name)):
            result = invoke(reflected, right, left)
            if result is not NotImplemented:
                return result
            reflected = MISSING
    if method is not MISSING:
        result = invoke(method, left, right)
        if result is not NotImplemented:
            return result
    if reflected is not MISSING:
        return invoke(reflected, right, left)
    return NotImplemented


@native
def pow(base, exp, mod=None):
    """Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.

Some types, such as ints, are able to use a more efficient algorithm when invoked using the three argument form."""
    if mod is None:
        return base ** exp
    result = try_power(base, exp, mod)
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{name_of(type_of(base))}', "
                        f"'{name_of(type_of(exp))}', '{name_of(type_of(mod))}'")
    return result


def try_power(base, exp, mod):
    base_type = type_of(base)
    exp_type = type_of(exp)
    reflected = MISSING
    if base_type is not exp_type:
        reflected = type_lookup(exp_type, "__rpow__")
        if reflected is not MISSING and is_subtype(exp_type, base_type) and (
                reflected is not type_lookup(base_type, "__rpow__")):
            result = bind(reflected, exp, exp_type)(base, mod)
            if result is not NotImplemented:
                return result
            reflected = MISSING
    method = type_lookup(base_type, "__pow__")
    if method is not MISSING:
        result = bind(method, base, base_type)(exp, mod)
        if result is not NotImplemented:
            return result
    if reflected is not MISSING:
        result = bind(reflected, exp, exp_type)(base, mod)
        if result is not NotImplemented:
            return result
    # The modulus has a say as well, but only to refuse.
    if is_float(mod) and (is_int(base) or is_float(base)) and (is_int(exp) or is_float(exp)):
        raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
    if is_complex(mod) and is_number(base) and is_number(exp):
        raise ValueError("complex modulo")
    return NotImplemented


def is_number(value):
    return is_int(value) or is_float(value) or is_complex(value)


@native
def round(number, ndigits=None):
    """Round a number to a given precision in decimal digits.

The return value is an integer if ndigits is omitted or None. Otherwise the return value has the same type as the number.
ndigits may be negative."""
    method = special(number, "__round__")
    if method is MISSING:
        raise TypeError(f"type {name_of(type_of(number))} doesn't define __round__ method")
    if ndigits is None:
        return method()
    return method(ndigits)


@native
def bin(number, /):
    """Return the binary representation of an integer: bin(2796202) is '0b1010101010101010101010'."""
    return int_prefixed_text(index_of(number), 2)


@native
def oct(number, /):
    """Return the octal representation of an integer: oct(342391) is '0o1234567'."""
    return int_prefixed_text(index_of(number), 8)


@native
def hex(number, /):
    """Return the hexadecimal representation of an integer: hex(12648430) is '0xc0ffee'."""
    return int_prefixed_text(index_of(number), 16)
