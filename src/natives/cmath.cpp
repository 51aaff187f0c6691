#include <cmath>
#include <complex>

#include "natives/int_operators.h"
#include "natives/math.h"
#include "objects/tuple.h"

// cmath: natives of complex numbers, floats and ints; the kernels "cmath_…" of their bodies.
namespace natrix {
namespace {

using Number = std::complex<double>;

RealArgument number_argument(Cage& cage, Value value, Number& number) {
    if (cage.is<Complex>(value)) {
        auto* object = cage.as<Complex>(value);
        // An instance of a subclass may have a __complex__ of its own.
        if (!cage.is_exact<Complex>(value)) return RealArgument::defer;
        number = {object->real, object->imag};
        return RealArgument::yes;
    }
    double real;
    RealArgument answer = real_argument(cage, value, real);
    if (answer == RealArgument::yes) number = {real, 0.0};
    return answer;
}

Value from_number(Cage& cage, Number number) {
    auto* made = cage.make<Complex>(KnownType::complex);
    if (!made) return Value::reserve();
    made->real = number.real();
    made->imag = number.imag();
    return cage.ref(made);
}

bool finite(Number z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }
bool any_infinite(Number z) { return std::isinf(z.real()) || std::isinf(z.imag()); }

Value raise_domain(Cage& cage) { return raise(cage, KnownType::ValueError, "math domain error"); }
Value raise_range(Cage& cage) { return raise(cage, KnownType::OverflowError, "math range error"); }

// Where a function has no value.
bool anywhere(Number) { return false; }
bool at_zero(Number z) { return z.real() == 0.0 && z.imag() == 0.0; }
bool at_unit_real(Number z) { return std::fabs(z.real()) == 1.0 && z.imag() == 0.0; }
bool at_unit_imaginary(Number z) { return std::fabs(z.imag()) == 1.0 && z.real() == 0.0; }
bool turned_endlessly(Number z) { return std::isinf(z.imag()) && !std::isnan(z.real()); }
bool turned_and_real(Number z) { return std::isinf(z.real()) && !std::isnan(z.imag()); }
bool exp_undefined(Number z) { return turned_endlessly(z) && z.real() != -INFINITY; }
bool tanh_undefined(Number z) { return std::isinf(z.imag()) && std::isfinite(z.real()); }
bool tan_undefined(Number z) { return std::isinf(z.real()) && std::isfinite(z.imag()); }

template<Number (*function)(Number), bool (*undefined)(Number)> Value of_one(Cage& cage, Value* a) {
    Number z;
    RealArgument answer = number_argument(cage, a[0], z);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (undefined(z)) return raise_domain(cage);
    Number result = function(z);
    if (finite(z) && any_infinite(result)) return raise_range(cage);
    return from_number(cage, result);
}

#define FUNCTION(name)                                                                                       \
    Number name##_of(Number z) { return std::name(z); }
FUNCTION(acos)
FUNCTION(acosh)
FUNCTION(asin)
FUNCTION(asinh)
FUNCTION(atan)
FUNCTION(atanh)
FUNCTION(cos)
FUNCTION(cosh)
FUNCTION(exp)
FUNCTION(log)
FUNCTION(sin)
FUNCTION(sinh)
FUNCTION(sqrt)
FUNCTION(tan)
FUNCTION(tanh)
#undef FUNCTION
constexpr double log_of_ten = 2.302585092994045684017991454684364208;
Number log10_of(Number z) {
    // The real part as C has it: powers of ten are exact.
    Number natural = std::log(z);
    bool plain = z.imag() == 0.0 && z.real() != 0.0 && std::isfinite(z.real());
    return {plain ? std::log10(std::fabs(z.real())) : natural.real() / log_of_ten,
            natural.imag() / log_of_ten};
}

Value phase(Cage& cage, Value* a) {
    Number z;
    RealArgument answer = number_argument(cage, a[0], z);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    return Value::number(std::atan2(z.imag(), z.real()));
}

Value polar(Cage& cage, Value* a) {
    Number z;
    RealArgument answer = number_argument(cage, a[0], z);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    double length = std::hypot(z.real(), z.imag());
    if (std::isinf(length) && finite(z)) return raise_range(cage);
    return tuple_of(cage, {Value::number(length), Value::number(std::atan2(z.imag(), z.real()))});
}

Value rect(Cage& cage, Value* a) {
    double r, phi;
    RealArgument answer = real_argument(cage, a[0], r);
    if (answer == RealArgument::yes) answer = real_argument(cage, a[1], phi);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (std::isinf(phi) && r != 0.0 && !std::isnan(r)) return raise_domain(cage);
    if (r == 0.0 && !std::isfinite(phi)) return from_number(cage, {0.0, 0.0});
    if (phi == 0.0) return from_number(cage, {r, r * phi});
    auto part = [&](double turned) {
        return std::isinf(r) ? std::copysign(INFINITY, r * turned) : r * turned;
    };
    if (std::isinf(r) && std::isnan(phi)) return from_number(cage, {INFINITY, phi});
    return from_number(cage, {part(std::cos(phi)), part(std::sin(phi))});
}

template<bool (*of_double)(double), bool both> Value test(Cage& cage, Value* a) {
    Number z;
    RealArgument answer = number_argument(cage, a[0], z);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    bool first = of_double(z.real()), second = of_double(z.imag());
    return Value::boolean(both ? first && second : first || second);
}
bool nan_test(double x) { return std::isnan(x); }
bool infinite_test(double x) { return std::isinf(x); }
bool finite_test(double x) { return std::isfinite(x); }

// (a, b, rel_tol, abs_tol)
Value is_close(Cage& cage, Value* a) {
    Number x, y;
    double relative, absolute;
    RealArgument answer = number_argument(cage, a[0], x);
    if (answer == RealArgument::yes) answer = number_argument(cage, a[1], y);
    if (answer == RealArgument::yes) answer = real_argument(cage, a[2], relative);
    if (answer == RealArgument::yes) answer = real_argument(cage, a[3], absolute);
    if (answer != RealArgument::yes) return signal_of(cage, answer);
    if (relative < 0.0 || absolute < 0.0)
        return raise(cage, KnownType::ValueError, "tolerances must be non-negative");
    if (x == y) return Value::true_();
    if (any_infinite(x) || any_infinite(y)) return Value::false_();
    double difference = std::abs(x - y);
    return Value::boolean(difference <= relative * std::abs(y) || difference <= relative * std::abs(x) ||
                          difference <= absolute);
}

// clang-format off
#define ROWS(prefix)                                          \
    {prefix "acos", of_one<acos_of, anywhere>},               \
    {prefix "acosh", of_one<acosh_of, anywhere>},             \
    {prefix "asin", of_one<asin_of, anywhere>},               \
    {prefix "asinh", of_one<asinh_of, anywhere>},             \
    {prefix "atan", of_one<atan_of, at_unit_imaginary>},      \
    {prefix "atanh", of_one<atanh_of, at_unit_real>},         \
    {prefix "cos", of_one<cos_of, turned_and_real>},          \
    {prefix "cosh", of_one<cosh_of, turned_endlessly>},       \
    {prefix "exp", of_one<exp_of, exp_undefined>},            \
    {prefix "log10", of_one<log10_of, at_zero>},              \
    {prefix "sin", of_one<sin_of, turned_and_real>},          \
    {prefix "sinh", of_one<sinh_of, turned_endlessly>},       \
    {prefix "sqrt", of_one<sqrt_of, anywhere>},               \
    {prefix "tan", of_one<tan_of, tan_undefined>},            \
    {prefix "tanh", of_one<tanh_of, tanh_undefined>},         \
    {prefix "phase", phase},                                  \
    {prefix "polar", polar},                                  \
    {prefix "rect", rect},                                    \
    {prefix "isnan", test<nan_test, false>},                  \
    {prefix "isinf", test<infinite_test, false>},             \
    {prefix "isfinite", test<finite_test, true>},             \
    {prefix "isclose", is_close}
// clang-format on

constexpr NativeEntry native_entries[] = {ROWS("cmath.")};
constexpr NativeEntry kernel_entries[] = {ROWS("cmath_"), {"cmath_log", of_one<log_of, at_zero>}};

} // namespace

const NativeTable cmath_natives = natives_of(native_entries), cmath_kernels = kernels_of(kernel_entries);

} // namespace natrix
