"""This module provides access to the mathematical functions
defined by the C standard."""

__all__ = ("acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "comb", "copysign", "cos", "cosh",
           "degrees", "dist", "e", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "factorial", "floor", "fma", "fmod",
           "frexp", "fsum", "gamma", "gcd", "hypot", "inf", "isclose", "isfinite", "isinf", "isnan", "isqrt", "lcm", "ldexp",
           "lgamma", "log", "log10", "log1p", "log2", "modf", "nan", "nextafter", "perm", "pi", "pow", "prod", "radians",
           "remainder", "sin", "sinh", "sqrt", "sumprod", "tan", "tanh", "tau", "trunc", "ulp")

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")


@native
def acos(x, /):
    """Return the arc cosine (measured in radians) of x.

The result is between 0 and pi."""
    return math_acos(real_number(x))


@native
def acosh(x, /):
    """Return the inverse hyperbolic cosine of x."""
    return math_acosh(real_number(x))


@native
def asin(x, /):
    """Return the arc sine (measured in radians) of x.

The result is between -pi/2 and pi/2."""
    return math_asin(real_number(x))


@native
def asinh(x, /):
    """Return the inverse hyperbolic sine of x."""
    return math_asinh(real_number(x))


@native
def atan(x, /):
    """Return the arc tangent (measured in radians) of x.

The result is between -pi/2 and pi/2."""
    return math_atan(real_number(x))


@native
def atan2(y, x, /):
    """Return the arc tangent (measured in radians) of y/x; the signs of both are considered."""
    return math_atan2(real_number(y), real_number(x))


@native
def atanh(x, /):
    """Return the inverse hyperbolic tangent of x."""
    return math_atanh(real_number(x))


@native
def cbrt(x, /):
    """Return the cube root of x."""
    return math_cbrt(real_number(x))


@native
def ceil(x, /):
    """Return the ceiling of x as an Integral: the smallest integer >= x."""
    if type_of(x) is not float:
        method = special(x, "__ceil__")
        if method is not MISSING:
            return method()
    return float_ceil(real_number(x))


@native
def comb(n, k, /):
    """Number of ways to choose k items from n items without repetition and without order.

Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
to zero when k > n."""
    return math_comb(index_of(n), index_of(k))


@native
def copysign(x, y, /):
    """Return a float with the magnitude (absolute value) of x but the sign of y."""
    return math_copysign(real_number(x), real_number(y))


@native
def cos(x, /):
    """Return the cosine of x (measured in radians)."""
    return math_cos(real_number(x))


@native
def cosh(x, /):
    """Return the hyperbolic cosine of x."""
    return math_cosh(real_number(x))


@native
def degrees(x, /):
    """Convert angle x from radians to degrees."""
    return math_degrees(real_number(x))


@native
def dist(p, q, /):
    """Return the Euclidean distance between two points p and q.

The points should be specified as sequences (or iterables) of
coordinates.  Both inputs must have the same dimension."""
    p = tuple(p)
    q = tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return math_dist(tuple([real_number(x) for x in p]), tuple([real_number(x) for x in q]))


@native
def erf(x, /):
    """Error function at x."""
    return math_erf(real_number(x))


@native
def erfc(x, /):
    """Complementary error function at x."""
    return math_erfc(real_number(x))


@native
def exp(x, /):
    """Return e raised to the power of x."""
    return math_exp(real_number(x))


@native
def exp2(x, /):
    """Return 2 raised to the power of x."""
    return math_exp2(real_number(x))


@native
def expm1(x, /):
    """Return exp(x)-1, without the loss of precision that computing it so has for small x."""
    return math_expm1(real_number(x))


@native
def fabs(x, /):
    """Return the absolute value of the float x."""
    return math_fabs(real_number(x))


@native
def factorial(n, /):
    """Find n!, the product of the integers from 1 to n."""
    return math_factorial(index_of(n))


@native
def floor(x, /):
    """Return the floor of x as an Integral: the largest integer <= x."""
    if type_of(x) is not float:
        method = special(x, "__floor__")
        if method is not MISSING:
            return method()
    return float_floor(real_number(x))


@native
def fma(x, y, z, /):
    """Compute (x * y) + z with a single round."""
    return math_fma(real_number(x), real_number(y), real_number(z))


@native
def fmod(x, y, /):
    """Return fmod(x, y), according to platform C.  x % y may differ."""
    return math_fmod(real_number(x), real_number(y))


@native
def frexp(x, /):
    """Return the mantissa and exponent of x, as pair (m, e).

m is a float and e is an int, such that x = m * 2.**e.
If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."""
    return math_frexp(real_number(x))


@native
def fsum(seq, /):
    """Return an accurate floating-point sum of values in the iterable seq, free of loss of precision."""
    return math_fsum([real_number(x) for x in seq])


@native
def gamma(x, /):
    """Gamma function at x."""
    return math_gamma(real_number(x))


@native
def gcd(*integers):
    """Greatest Common Divisor."""
    return math_gcd(tuple([index_of(x) for x in integers]))


@native
def hypot(*coordinates):
    """Multidimensional Euclidean distance from the origin to a point: sqrt(sum(x**2 for x in coordinates))."""
    return math_hypot(tuple([real_number(x) for x in coordinates]))


@native
def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Determine whether two floating-point numbers are close in value.

  rel_tol
    maximum difference for being considered "close", relative to the
    magnitude of the input values
  abs_tol
    maximum difference for being considered "close", regardless of the
    magnitude of the input values

-inf, inf and NaN behave as in IEEE 754: NaN is close to nothing, and
infinities only to themselves."""
    return math_isclose(real_number(a), real_number(b), real_number(rel_tol), real_number(abs_tol))


@native
def isfinite(x, /):
    """Return True if x is neither an infinity nor a NaN, and False otherwise."""
    return math_isfinite(real_number(x))


@native
def isinf(x, /):
    """Return True if x is a positive or negative infinity, and False otherwise."""
    return math_isinf(real_number(x))


@native
def isnan(x, /):
    """Return True if x is a NaN (not a number), and False otherwise."""
    return math_isnan(real_number(x))


@native
def isqrt(n, /):
    """Return the integer part of the square root of the input."""
    return math_isqrt(index_of(n))


@native
def lcm(*integers):
    """Least Common Multiple."""
    return math_lcm(tuple([index_of(x) for x in integers]))


@native
def ldexp(x, i, /):
    """Return x * (2**i), the inverse of frexp()."""
    return math_ldexp(real_number(x), i)


@native
def lgamma(x, /):
    """Natural logarithm of absolute value of Gamma function at x."""
    return math_lgamma(real_number(x))


@native
def log(x, base=MISSING, /):
    """log(x, [base=math.e])
Return the logarithm of x to the given base.

If the base is not specified, returns the natural logarithm (base e) of x."""
    number = math_log(logarithm_argument(x))
    if base is MISSING:
        return number
    return number / math_log(logarithm_argument(base))


def logarithm_argument(x):
    """Logarithms of ints are taken without making floats of them."""
    return int_pos(x) if is_subtype(type_of(x), int) else real_number(x)


@native
def log10(x, /):
    """Return the base 10 logarithm of x."""
    return math_log10(logarithm_argument(x))


@native
def log1p(x, /):
    """Return the natural logarithm of 1+x (base e), accurate for x near zero."""
    return math_log1p(real_number(x))


@native
def log2(x, /):
    """Return the base 2 logarithm of x."""
    return math_log2(logarithm_argument(x))


@native
def modf(x, /):
    """Return the fractional and integer parts of x.

Both results carry the sign of x and are floats."""
    return math_modf(real_number(x))


@native
def nextafter(x, y, /, *, steps=None):
    """Return the floating-point value the given number of steps after x towards y.

If steps is not specified or is None, it defaults to 1.

Raises a TypeError, if x or y is not a double, or if steps is not an integer.
Raises ValueError if steps is negative."""
    return math_nextafter(real_number(x), real_number(y), None if steps is None else index_of(steps))


@native
def perm(n, k=None, /):
    """Number of ways to choose k items from n items without repetition and with order.

Evaluates to n! / (n - k)! when k <= n and evaluates
to zero when k > n.

If k is not specified or is None, then k defaults to n
and the function returns n!."""
    return math_perm(index_of(n), None if k is None else index_of(k))


@native
def pow(x, y, /):
    """Return x**y (x to the power of y)."""
    return math_pow(real_number(x), real_number(y))


@native
def prod(iterable, /, *, start=1):
    """Calculate the product of all the elements in the input iterable.

The default start value for the product is 1.

When the iterable is empty, return the start value.  This function is
intended specifically for use with numeric values and may reject
non-numeric types."""
    product = start
    for item in iterable:
        product = product * item
    return product


@native
def radians(x, /):
    """Convert angle x from degrees to radians."""
    return math_radians(real_number(x))


@native
def remainder(x, y, /):
    """Difference between x and the closest integer multiple of y.

Return x - n*y where n*y is the closest integer multiple of y.
In the case where x is exactly halfway between two multiples of
y, the nearest even value of n is used. The result is always exact."""
    return math_remainder(real_number(x), real_number(y))


@native
def sin(x, /):
    """Return the sine of x (measured in radians)."""
    return math_sin(real_number(x))


@native
def sinh(x, /):
    """Return the hyperbolic sine of x."""
    return math_sinh(real_number(x))


@native
def sqrt(x, /):
    """Return the square root of x."""
    return math_sqrt(real_number(x))


@native
def sumprod(p, q, /):
    """Return the sum of products of values from two iterables p and q.

For float and mixed int/float inputs, the intermediate products and sums
are computed with extended precision."""
    left = plain_iterator(p)
    right = plain_iterator(q)
    total = 0
    long = [0.0, 0.0, 0.0]
    is_long = False
    in_whole = True
    while True:
        for x in left:
            break
        else:
            for y in right:
                raise ValueError("Inputs are not the same length")
            break
        for y in right:
            break
        else:
            raise ValueError("Inputs are not the same length")
        x_type = type_of(x)
        y_type = type_of(y)
        if in_whole and x_type is int and y_type is int:
            total += x * y
            continue
        in_whole = False
        if x_type is float and is_plain_factor(y, y_type) or y_type is float and is_plain_factor(x, x_type):
            if math_long_add(long, float(x), float(y)):
                is_long = True
                continue
        if is_long:
            total = total + math_long_total(long)
            long = [0.0, 0.0, 0.0]
            is_long = False
        total = total + x * y
    if is_long:
        total = total + math_long_total(long)
    return total


def is_plain_factor(value, cls):
    if cls is float or cls is bool:
        return True
    return cls is int and -9223372036854775808 <= value <= 9223372036854775807


@native
def tan(x, /):
    """Return the tangent of x (measured in radians)."""
    return math_tan(real_number(x))


@native
def tanh(x, /):
    """Return the hyperbolic tangent of x."""
    return math_tanh(real_number(x))


@native
def trunc(x, /):
    """Truncates the Real x to the nearest Integral toward 0.

Uses the __trunc__ magic method."""
    if type_of(x) is float:
        return float_int(x)
    method = special(x, "__trunc__")
    if method is MISSING:
        raise TypeError(f"type {name_of(type_of(x))} doesn't define __trunc__ method")
    return method()


@native
def ulp(x, /):
    """Return the value of the least significant bit of the float x."""
    return math_ulp(real_number(x))
