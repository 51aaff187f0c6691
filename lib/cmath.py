"""This module provides access to mathematical functions for complex
numbers."""

__all__ = ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "e", "exp", "inf", "infj", "isclose",
           "isfinite", "isinf", "isnan", "log", "log10", "nan", "nanj", "phase", "pi", "polar", "rect", "sin",
           "sinh", "sqrt", "tan", "tanh", "tau")

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")
infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def number_of(value):
    """The complex number that a function here makes of its argument."""
    number = complex_by_method(value)
    return complex_from_parts(real_number(value), 0.0) if number is MISSING else number


@native
def acos(z, /):
    """Return the arc cosine of z."""
    return cmath_acos(number_of(z))


@native
def acosh(z, /):
    """Return the inverse hyperbolic cosine of z."""
    return cmath_acosh(number_of(z))


@native
def asin(z, /):
    """Return the arc sine of z."""
    return cmath_asin(number_of(z))


@native
def asinh(z, /):
    """Return the inverse hyperbolic sine of z."""
    return cmath_asinh(number_of(z))


@native
def atan(z, /):
    """Return the arc tangent of z."""
    return cmath_atan(number_of(z))


@native
def atanh(z, /):
    """Return the inverse hyperbolic tangent of z."""
    return cmath_atanh(number_of(z))


@native
def cos(z, /):
    """Return the cosine of z."""
    return cmath_cos(number_of(z))


@native
def cosh(z, /):
    """Return the hyperbolic cosine of z."""
    return cmath_cosh(number_of(z))


@native
def exp(z, /):
    """Return the exponential value e**z."""
    return cmath_exp(number_of(z))


@native
def isfinite(z, /):
    """Return True if both the real and imaginary parts of z are finite, else False."""
    return cmath_isfinite(number_of(z))


@native
def isinf(z, /):
    """Checks if the real or imaginary part of z is infinite."""
    return cmath_isinf(number_of(z))


@native
def isnan(z, /):
    """Checks if the real or imaginary part of z not a number (NaN)."""
    return cmath_isnan(number_of(z))


@native
def log10(z, /):
    """Return the base-10 logarithm of z."""
    return cmath_log10(number_of(z))


@native
def phase(z, /):
    """Return argument, also known as the phase angle, of a complex."""
    return cmath_phase(number_of(z))


@native
def polar(z, /):
    """Convert a complex from rectangular coordinates to polar coordinates.

r is the distance from 0 and phi the phase angle."""
    return cmath_polar(number_of(z))


@native
def sin(z, /):
    """Return the sine of z."""
    return cmath_sin(number_of(z))


@native
def sinh(z, /):
    """Return the hyperbolic sine of z."""
    return cmath_sinh(number_of(z))


@native
def sqrt(z, /):
    """Return the square root of z."""
    return cmath_sqrt(number_of(z))


@native
def tan(z, /):
    """Return the tangent of z."""
    return cmath_tan(number_of(z))


@native
def tanh(z, /):
    """Return the hyperbolic tangent of z."""
    return cmath_tanh(number_of(z))


def log(z, base=MISSING, /):
    """log(z[, base]) -> the logarithm of z to the given base.

If the base is not specified, returns the natural logarithm (base e) of z."""
    number = number_of(z)
    if base is MISSING:
        return cmath_log(number)
    base = number_of(base)
    try:
        divisor = cmath_log(base)
        if number == 0:
            # The error of this logarithm is forgotten over the division.
            return complex(-inf, 0.0) / divisor
        return cmath_log(number) / divisor
    except ZeroDivisionError:
        raise ValueError("math domain error") from None


@native
def rect(r, phi, /):
    """Convert from polar coordinates to rectangular coordinates."""
    return cmath_rect(real_number(r), real_number(phi))


@native
def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Determine whether two complex numbers are close in value.

  rel_tol
    maximum difference for being considered "close", relative to the
    magnitude of the input values
  abs_tol
    maximum difference for being considered "close", regardless of the
    magnitude of the input values"""
    return cmath_isclose(number_of(a), number_of(b), real_number(rel_tol), real_number(abs_tol))
