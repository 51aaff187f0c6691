#include "natives/math.h"

#include <cmath>
#include <limits>

#include "base/numbers/float_text.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "objects/list.h"
#include "objects/tuple.h"

// Functions of math over floats. Each is a native, which takes ints too, and the kernel "math_…" of its body.
namespace natrix {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

RealArgument real_argument(Cage& cage, Value value, double& number) {
    if (value.is_double()) {
        number = value.as_double();
        return RealArgument::yes;
    }
    if (value.is_int()) {
        number = static_cast<double>(value.as_int());
        return RealArgument::yes;
    }
    if (value.is_bool()) {
        number = value.is_true() ? 1.0 : 0.0;
        return RealArgument::yes;
    }
    if (cage.is<Float>(value)) {
        number = cage.as<Float>(value)->number;
        return RealArgument::yes;
    }
    if (!cage.is_exact<Int>(value)) return RealArgument::defer;
    return int_to_double(cage, value, number) ? RealArgument::yes : RealArgument::too_large;
}

Value signal_of(Cage& cage, RealArgument answer) {
    return answer == RealArgument::too_large ? raise_too_large_for_float(cage) : Value::defer();
}

namespace {

Value raise_domain(Cage& cage, const char* words, double x) {
    char text[float_repr_size + 1];
    text[float_repr(x, text)] = 0;
    return raise(cage, KnownType::ValueError, words, static_cast<const char*>(text));
}

Value raise_domain(Cage& cage) { return raise(cage, KnownType::ValueError, "math domain error"); }
Value raise_range(Cage& cage) { return raise(cage, KnownType::OverflowError, "math range error"); }

// What a function gives for x, or the error that a result which is no number or not finite stands for.
// `words` tell of an argument out of its domain; a function with `overflows` has large results as well.
Value checked(Cage& cage, double x, double result, bool overflows, const char* words) {
    if (std::isfinite(result)) [[likely]]
        return Value::number(result);
    if (std::isnan(result) && !std::isnan(x))
        return words ? raise_domain(cage, words, x) : raise_domain(cage);
    if (std::isinf(result) && std::isfinite(x)) {
        if (overflows) return raise_range(cage);
        return words ? raise_domain(cage, words, x) : raise_domain(cage);
    }
    return Value::number(result);
}

constexpr const char* no_words = nullptr;
constexpr const char* finite_words = "expected a finite input, got {}";
constexpr const char* arc_words = "expected a number in range from -1 up to 1, got {}";
constexpr const char* positive_words = "expected a positive input, got {}";
constexpr const char* gamma_words = "expected a noninteger or positive integer, got {}";

double log1p_signed(double x) { return x == 0.0 ? x : std::log1p(x); }

template<double (*function)(double), bool overflows, const char* const* words>
Value of_one(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    return checked(cage, x, function(x), overflows, *words);
}

constexpr const char* acosh_words = "expected argument value not less than 1, got {}";
constexpr const char* atanh_words = "expected a number between -1 and 1, got {}";
constexpr const char* log1p_words = "expected argument value > -1, got {}";
constexpr const char* sqrt_words = "expected a nonnegative input, got {}";

bool is_pole(double x) { return x == std::floor(x) && x <= 0.0; }

Value gamma(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (std::isnan(x) || x == infinity) return Value::number(x);
    if (is_pole(x) || x == -infinity) return raise_domain(cage, gamma_words, x);
    // Products are exact where the factorial is.
    if (x == std::floor(x) && x <= 23.0) {
        double product = 1.0;
        for (double factor = 2.0; factor < x; factor += 1.0) product *= factor;
        return Value::number(product);
    }
    double result = std::tgamma(x);
    return std::isinf(result) ? raise_range(cage) : Value::number(result);
}

Value log_gamma(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (std::isnan(x)) return Value::number(x);
    if (std::isinf(x)) return Value::number(infinity);
    if (is_pole(x)) return raise_domain(cage, gamma_words, x);
    if (x == 1.0 || x == 2.0) return Value::number(0.0);
    int sign;
    double result = lgamma_r(x, &sign);
    return std::isinf(result) ? raise_range(cage) : Value::number(result);
}

// Without errors.
template<double (*function)(double)> Value plain(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    return answer == RealArgument::yes ? Value::number(function(x)) : signal_of(cage, answer);
}

template<double (*function)(double)> Value test(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    return answer == RealArgument::yes ? Value::boolean(function(x) != 0.0) : signal_of(cage, answer);
}
double is_nan(double x) { return std::isnan(x) ? 1.0 : 0.0; }
double is_infinite(double x) { return std::isinf(x) ? 1.0 : 0.0; }
double is_finite(double x) { return std::isfinite(x) ? 1.0 : 0.0; }

constexpr double pi = 3.141592653589793238462643383279502884;
double degrees_of(double x) { return x * (180.0 / pi); }
double radians_of(double x) { return x * (pi / 180.0); }

// Logarithms take ints of any size.
template<double (*function)(double)> Value logarithm(Cage& cage, Value* a) {
    double x;
    if (is_integer(cage, a[0])) {
        if (cage.is<Int>(a[0]) && !cage.is_exact<Int>(a[0])) return Value::defer();
        IntegerView view(cage, a[0]);
        if (view.integer.size == 0 || view.integer.negative)
            return raise(cage, KnownType::ValueError, "expected a positive input");
        if (bigint::to_double(view, x)) return Value::number(function(x));
        uint64_t exponent;
        x = bigint::to_fraction(view, exponent);
        return Value::number(function(x) + function(2.0) * static_cast<double>(exponent));
    }
    if (!is_float(cage, a[0])) return Value::defer();
    x = double_of(cage, a[0]);
    if (std::isnan(x) || x == infinity) return Value::number(x);
    if (x <= 0.0) return raise_domain(cage, positive_words, x);
    return Value::number(function(x));
}
double log_e(double x) { return std::log(x); }
double log_2(double x) { return std::log2(x); }
double log_10(double x) { return std::log10(x); }

// (x, base or MISSING)
Value log(Cage& cage, Value* a) {
    Value numerator = logarithm<log_e>(cage, a);
    if (a[1] == Value::tombstone() || numerator.is_signal()) return numerator;
    Value denominator = logarithm<log_e>(cage, a + 1);
    if (denominator.is_signal()) return denominator;
    return float_binary(cage, BinaryOperator::truediv, numerator.as_double(), denominator.as_double());
}

bool two_reals(Cage& cage, Value* a, double& x, double& y, Value& failure) {
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer == RealArgument::yes) answer = real_argument(cage, a[1], y);
    if (answer == RealArgument::yes) return true;
    failure = signal_of(cage, answer);
    return false;
}

// Functions of two that are total.
template<double (*function)(double, double)> Value of_two(Cage& cage, Value* a) {
    double x, y;
    Value failure;
    return two_reals(cage, a, x, y, failure) ? Value::number(function(x, y)) : failure;
}
double arc_tangent(double y, double x) { return std::atan2(y, x); }
double with_sign(double x, double y) { return std::copysign(x, y); }

Value modulo(Cage& cage, Value* a) {
    double x, y;
    Value failure;
    if (!two_reals(cage, a, x, y, failure)) return failure;
    if (std::isinf(y) && std::isfinite(x)) return Value::number(x);
    double result = std::fmod(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return raise_domain(cage);
    return Value::number(result);
}

Value remainder(Cage& cage, Value* a) {
    double x, y;
    Value failure;
    if (!two_reals(cage, a, x, y, failure)) return failure;
    if (std::isinf(y) && std::isfinite(x)) return Value::number(x);
    double result = std::remainder(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return raise_domain(cage);
    return Value::number(result);
}

Value power(Cage& cage, Value* a) {
    double x, y;
    Value failure;
    if (!two_reals(cage, a, x, y, failure)) return failure;
    double result = std::pow(x, y);
    if (std::isfinite(x) && std::isfinite(y)) {
        if (std::isnan(result)) return raise_domain(cage);
        if (std::isinf(result)) return x == 0.0 ? raise_domain(cage) : raise_range(cage);
    }
    return Value::number(result);
}

Value fused_multiply_add(Cage& cage, Value* a) {
    double x[3];
    for (int i = 0; i < 3; i++) {
        RealArgument answer = real_argument(cage, a[i], x[i]);
        if (answer != RealArgument::yes) return signal_of(cage, answer);
    }
    double result = std::fma(x[0], x[1], x[2]);
    if (std::isfinite(result)) return Value::number(result);
    if (std::isnan(result)) {
        if (!std::isnan(x[0]) && !std::isnan(x[1]) && !std::isnan(x[2]))
            return raise(cage, KnownType::ValueError, "invalid operation in fma");
    } else if (std::isfinite(x[0]) && std::isfinite(x[1]) && std::isfinite(x[2])) {
        return raise(cage, KnownType::OverflowError, "overflow in fma");
    }
    return Value::number(result);
}

Value fraction_and_exponent(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    int exponent = 0;
    if (std::isfinite(x)) x = std::frexp(x, &exponent);
    return tuple_of(cage, {Value::number(x), Value::integer(exponent)});
}

Value parts(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    double whole = x, fraction = x;
    if (std::isinf(x))
        fraction = std::copysign(0.0, x);
    else if (!std::isnan(x))
        fraction = std::modf(x, &whole);
    return tuple_of(cage, {Value::number(fraction), Value::number(whole)});
}

// (x, i): i is an int
Value scale(Cage& cage, Value* a) {
    double x;
    RealArgument answer = real_argument(cage, a[0], x);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (!is_integer(cage, a[1]))
        return raise(cage, KnownType::TypeError, "Expected an int as second argument to ldexp.");
    if (x == 0.0 || !std::isfinite(x)) return Value::number(x);
    int64_t exponent;
    bool fits = integer_fits(cage, a[1], exponent) && exponent <= INT32_MAX && exponent >= INT32_MIN;
    if (!fits) {
        if (!IntegerView(cage, a[1]).integer.negative) return raise_range(cage);
        return Value::number(std::copysign(0.0, x));
    }
    double result = std::ldexp(x, static_cast<int>(exponent));
    return std::isinf(result) ? raise_range(cage) : Value::number(result);
}

double unit_in_last_place(double x) {
    if (std::isnan(x)) return x;
    x = std::fabs(x);
    if (std::isinf(x)) return x;
    double next = std::nextafter(x, infinity);
    return std::isinf(next) ? x - std::nextafter(x, -infinity) : next - x;
}

// Floats in order, as whole numbers: neighbours differ by 1.
int64_t ordinal(double x) {
    auto bits = std::bit_cast<int64_t>(x);
    return bits < 0 ? INT64_MIN - bits : bits;
}

// (x, y, steps or None)
Value next_after(Cage& cage, Value* a) {
    double x, y;
    Value failure;
    if (!two_reals(cage, a, x, y, failure)) return failure;
    if (a[2].is_none()) return Value::number(std::nextafter(x, y));
    if (!is_integer(cage, a[2])) return Value::defer();
    IntegerView view(cage, a[2]);
    if (view.integer.negative)
        return raise(cage, KnownType::ValueError, "steps must be a non-negative integer");
    uint64_t steps;
    if (!bigint::to_uint64(view, steps)) steps = UINT64_MAX;
    if (steps == 0 || std::isnan(x)) return Value::number(x);
    if (std::isnan(y) || x == y) return Value::number(y);
    int64_t from = ordinal(x), to = ordinal(y);
    uint64_t distance = from < to ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from)
                                  : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
    if (steps >= distance) return Value::number(y);
    auto there = static_cast<int64_t>(from < to ? static_cast<uint64_t>(from) + steps
                                                : static_cast<uint64_t>(from) - steps);
    bool negative = there < 0 || (there == 0 && std::signbit(x));
    int64_t magnitude = there < 0 ? -there : there;
    double result = std::bit_cast<double>(magnitude);
    return Value::number(negative ? -result : result);
}

// (a, b, rel_tol, abs_tol)
Value is_close(Cage& cage, Value* a) {
    double x[4];
    for (int i = 0; i < 4; i++) {
        RealArgument answer = real_argument(cage, a[i], x[i]);
        if (answer != RealArgument::yes) return signal_of(cage, answer);
    }
    if (x[2] < 0.0 || x[3] < 0.0)
        return raise(cage, KnownType::ValueError, "tolerances must be non-negative");
    if (x[0] == x[1]) return Value::true_();
    if (std::isinf(x[0]) || std::isinf(x[1])) return Value::false_();
    double difference = std::fabs(x[1] - x[0]);
    return Value::boolean(difference <= std::fabs(x[2] * x[1]) || difference <= std::fabs(x[2] * x[0]) ||
                          difference <= x[3]);
}

template<double (*rounded)(double)> Value to_whole(Cage& cage, Value* a) {
    if (a[0].is_int()) return a[0];
    if (!a[0].is_double()) return Value::defer();
    return integer_from_double(cage, rounded(a[0].as_double()));
}
double floor_of(double x) { return std::floor(x); }
double ceil_of(double x) { return std::ceil(x); }
double trunc_of(double x) { return std::trunc(x); }

// The C library's root, corrected by a step of Newton's: cubes have exact roots.
double cbrt_of(double x) {
    double root = std::cbrt(x);
    if (!std::isfinite(root) || std::fabs(x) < 0x1p-900 || std::fabs(x) > 0x1p900) return root;
    double square = root * root, lost = std::fma(root, root, -square);
    double excess = std::fma(square, root, -x) + lost * root;
    return root - excess / (3.0 * square);
}

#define FUNCTION(name, expression)                                                                           \
    double name##_of(double x) { return expression; }
FUNCTION(acos, std::acos(x))
FUNCTION(acosh, std::acosh(x))
FUNCTION(asin, std::asin(x))
FUNCTION(asinh, std::asinh(x))
FUNCTION(atan, std::atan(x))
FUNCTION(atanh, std::atanh(x))
FUNCTION(cos, std::cos(x))
FUNCTION(cosh, std::cosh(x))
FUNCTION(erf, std::erf(x))
FUNCTION(erfc, std::erfc(x))
FUNCTION(exp, std::exp(x))
FUNCTION(exp2, std::exp2(x))
FUNCTION(expm1, std::expm1(x))
FUNCTION(fabs, std::fabs(x))
FUNCTION(sin, std::sin(x))
FUNCTION(sinh, std::sinh(x))
FUNCTION(sqrt, std::sqrt(x))
FUNCTION(tan, std::tan(x))
FUNCTION(tanh, std::tanh(x))
#undef FUNCTION

// clang-format off
#define ROWS(prefix)                                                  \
    {prefix "acos", of_one<acos_of, false, &arc_words>},              \
    {prefix "acosh", of_one<acosh_of, false, &acosh_words>},          \
    {prefix "asin", of_one<asin_of, false, &arc_words>},              \
    {prefix "asinh", plain<asinh_of>},               \
    {prefix "atan", plain<atan_of>},                 \
    {prefix "atanh", of_one<atanh_of, false, &atanh_words>},          \
    {prefix "cbrt", plain<cbrt_of>},                 \
    {prefix "cos", of_one<cos_of, false, &finite_words>},             \
    {prefix "cosh", of_one<cosh_of, true, &no_words>},                  \
    {prefix "erf", plain<erf_of>},                   \
    {prefix "erfc", plain<erfc_of>},                 \
    {prefix "exp", of_one<exp_of, true, &no_words>},                    \
    {prefix "exp2", of_one<exp2_of, true, &no_words>},                  \
    {prefix "expm1", of_one<expm1_of, true, &no_words>},                \
    {prefix "fabs", plain<fabs_of>},                 \
    {prefix "log1p", of_one<log1p_signed, false, &log1p_words>},      \
    {prefix "sin", of_one<sin_of, false, &finite_words>},             \
    {prefix "sinh", of_one<sinh_of, true, &no_words>},                  \
    {prefix "sqrt", of_one<sqrt_of, false, &sqrt_words>},             \
    {prefix "tan", of_one<tan_of, false, &finite_words>},             \
    {prefix "tanh", plain<tanh_of>},                 \
    {prefix "degrees", plain<degrees_of>},            \
    {prefix "radians", plain<radians_of>},            \
    {prefix "ulp", plain<unit_in_last_place>},        \
    {prefix "gamma", gamma},                                          \
    {prefix "lgamma", log_gamma},                                     \
    {prefix "isnan", test<is_nan>},                                   \
    {prefix "isinf", test<is_infinite>},                              \
    {prefix "isfinite", test<is_finite>},                             \
    {prefix "atan2", of_two<arc_tangent>},                            \
    {prefix "copysign", of_two<with_sign>},                           \
    {prefix "fmod", modulo},                                          \
    {prefix "remainder", remainder},                                  \
    {prefix "pow", power},                                            \
    {prefix "fma", fused_multiply_add},                               \
    {prefix "frexp", fraction_and_exponent},                          \
    {prefix "modf", parts},                                           \
    {prefix "ldexp", scale},                                          \
    {prefix "nextafter", next_after},                                 \
    {prefix "isclose", is_close}
// clang-format on

constexpr NativeEntry native_entries[] = {
    ROWS("math."),
    {"math.log", log},
    {"math.log2", logarithm<log_2>},
    {"math.log10", logarithm<log_10>},
    {"math.floor", to_whole<floor_of>},
    {"math.ceil", to_whole<ceil_of>},
    {"math.trunc", to_whole<trunc_of>},
};

constexpr NativeEntry kernel_entries[] = {
    ROWS("math_"),
    {"math_log", logarithm<log_e>},
    {"math_log2", logarithm<log_2>},
    {"math_log10", logarithm<log_10>},
};

} // namespace

const NativeTable math_natives = natives_of(native_entries), math_kernels = kernels_of(kernel_entries);

} // namespace natrix
