#include <cmath>

#include "base/numbers/float_text.h"
#include "natives/complex_operators.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "natives/number_methods.h"
#include "natives/number_text.h"
#include "natives/str_support.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

using namespace number_methods;

bool is_real(Cage& cage, Value value) { return is_float(cage, value) || is_integer(cage, value); }

// Both operands as floats, even when both are ints.
Value float_operation(Cage& cage, BinaryOperator op, Value left, Value right) {
    return number_binary(cage, op, left, right);
}

Value absolute(Cage& cage, Value* a) { return number_absolute(cage, a[0]); }

// (cls, float): an instance of cls, a subclass of float.
Value make_subclass(Cage& cage, Value* a) {
    auto* made = make_instance_of<Float>(cage, a[0]);
    if (!made) return Value::reserve();
    made->number = double_of(cage, a[1]);
    return cage.ref(made);
}

// float.__new__(cls, x)
Value make_native(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::float_)) return Value::defer();
    Value value = a[1];
    if (value.is_double()) return value;
    if (value.is_ref() && (cage.at(value)->flags & Object::subclass) != 0) return Value::defer();
    if (is_integer(cage, value)) {
        double number;
        return int_to_double(cage, value, number) ? Value::number(number) : raise_too_large_for_float(cage);
    }
    if (!is_str(cage, value) && !cage.is<Bytes>(value) && !cage.is<ByteArray>(value)) return Value::defer();
    Value made = float_from_text(cage, value);
    return made == Value::tombstone() ? Value::defer() : made;
}

Value from_text(Cage& cage, Value* a) { return float_from_text(cage, a[0]); }

Value repr(Cage& cage, Value* a) {
    char text[float_repr_size];
    size_t size = float_repr(double_of(cage, a[0]), text);
    return str_from_text(cage, {text, static_cast<uint32_t>(size), 1});
}

Value plain(Cage& cage, Value* a) { return Value::number(double_of(cage, a[0])); }

Value divide_modulo(Cage& cage, Value* a) {
    return is_real(cage, a[1]) ? number_divmod(cage, a[0], a[1]) : Value::not_implemented();
}
Value reflected_divide_modulo(Cage& cage, Value* a) {
    return is_real(cage, a[1]) ? number_divmod(cage, a[1], a[0]) : Value::not_implemented();
}

Value no_modulus(Cage& cage) {
    return raise(cage, KnownType::TypeError,
                 "pow() 3rd argument not allowed unless all arguments are integers");
}
Value power(Cage& cage, Value* a) {
    if (!a[2].is_none()) return no_modulus(cage);
    return is_real(cage, a[1]) ? number_binary(cage, BinaryOperator::pow, a[0], a[1])
                               : Value::not_implemented();
}
Value reflected_power(Cage& cage, Value* a) {
    if (!a[2].is_none()) return no_modulus(cage);
    return is_real(cage, a[1]) ? number_binary(cage, BinaryOperator::pow, a[1], a[0])
                               : Value::not_implemented();
}

Value truncate(Cage& cage, Value* a) { return integer_from_double(cage, double_of(cage, a[0])); }
Value floor(Cage& cage, Value* a) { return integer_from_double(cage, std::floor(double_of(cage, a[0]))); }
Value ceil(Cage& cage, Value* a) { return integer_from_double(cage, std::ceil(double_of(cage, a[0]))); }

Value is_whole(Cage& cage, Value* a) { return Value::boolean(float_is_integer(double_of(cage, a[0]))); }

Value as_ratio(Cage& cage, Value* a) {
    double number = double_of(cage, a[0]);
    if (number != number) return raise(cage, KnownType::ValueError, "cannot convert NaN to integer ratio");
    if (number - number != 0)
        return raise(cage, KnownType::OverflowError, "cannot convert Infinity to integer ratio");
    int64_t mantissa;
    int exponent;
    float_ratio_parts(number, mantissa, exponent);
    Value numerator = integer_from(cage, mantissa), denominator = Value::integer(1);
    if (numerator.is_signal()) return numerator;
    Value& shifted = exponent > 0 ? numerator : denominator;
    shifted = int_binary(cage, BinaryOperator::lshift, shifted,
                         Value::integer(exponent > 0 ? exponent : -exponent));
    return shifted.is_signal() ? shifted : tuple_of(cage, {numerator, denominator});
}

Value hex(Cage& cage, Value* a) {
    char text[float_hex_size];
    size_t size = float_hex(double_of(cage, a[0]), text);
    return str_from_text(cage, {text, static_cast<uint32_t>(size), 1});
}

// (str)
Value from_hex(Cage& cage, Value* a) {
    TextView text = text_of(cage, a[0]);
    double number = 0;
    NumberStatus status = NumberStatus::bad_text;
    // What is wider than a byte is no ASCII either; the parser refuses the rest.
    if (is_ascii_str(cage, a[0]) && text.width == 1)
        status = parse_float_hex(static_cast<const char*>(text.data), text.length, number, cage.poll);
    switch (status) {
    case NumberStatus::ok: return Value::number(number);
    case NumberStatus::stopped: return Value::stopped();
    case NumberStatus::overflow:
        return raise(cage, KnownType::OverflowError, "hexadecimal value too large to represent as a float");
    default: return raise(cage, KnownType::ValueError, "invalid hexadecimal floating-point string");
    }
}

Value new_arguments(Cage& cage, Value* a) { return tuple_of(cage, {plain(cage, a)}); }

// clang-format off
#define OPERATORS(prefix, suffix) \
    NATRIX_BINARY(prefix, suffix, "add", add, float_operation, is_real), \
    NATRIX_BINARY(prefix, suffix, "sub", sub, float_operation, is_real), \
    NATRIX_BINARY(prefix, suffix, "mul", mul, float_operation, is_real), \
    NATRIX_BINARY(prefix, suffix, "truediv", truediv, float_operation, is_real), \
    NATRIX_BINARY(prefix, suffix, "floordiv", floordiv, float_operation, is_real), \
    NATRIX_BINARY(prefix, suffix, "mod", mod, float_operation, is_real), \
    NATRIX_COMPARE(prefix, suffix, is_real), \
    {prefix "neg" suffix, unary<UnaryOperator::neg>}, \
    {prefix "pos" suffix, unary<UnaryOperator::pos>}, \
    {prefix "abs" suffix, absolute}, \
    {prefix "divmod" suffix, divide_modulo}, \
    {prefix "rdivmod" suffix, reflected_divide_modulo}, \
    {prefix "pow" suffix, power}, \
    {prefix "rpow" suffix, reflected_power}, \
    {prefix "repr" suffix, repr}, \
    {prefix "int" suffix, truncate}, \
    {prefix "floor" suffix, floor}, \
    {prefix "ceil" suffix, ceil}, \
    {prefix "round" suffix, float_round}, \
    {prefix "float" suffix, plain}, \
    {prefix "getnewargs" suffix, new_arguments}
// clang-format on

// To the nearest, and to the even one of two: whatever the mode of the host's unit.
double rounded_even(double number) {
    double down = std::floor(number), rest = number - down;
    if (rest > 0.5 || (rest == 0.5 && std::fmod(down, 2.0) != 0)) down += 1;
    return down;
}

} // namespace

Value number_methods::float_round(Cage& cage, Value* a) {
    double number = double_of(cage, a[0]);
    if (a[1].is_none()) {
        if (number - number != 0) return integer_from_double(cage, number);
        return integer_from_double(cage, rounded_even(number));
    }
    if (!is_integer(cage, a[1])) return Value::defer();
    int64_t places;
    if (!integer_fits(cage, a[1], places)) places = int_is_negative(cage, a[1]) ? INT64_MIN : INT64_MAX;
    double result;
    if (natrix::round_float(number, places, result) != NumberStatus::ok)
        return raise(cage, KnownType::OverflowError, "rounded value too large to represent");
    return Value::number(result);
}

namespace {

constexpr NativeEntry native_entries[] = {
    OPERATORS("float.__", "__"),      {"float.__new__", make_native},       {"float.__hash__", number_hash},
    {"float.__bool__", number_truth}, {"float.__trunc__", truncate},        {"float.conjugate", plain},
    {"float.is_integer", is_whole},   {"float.as_integer_ratio", as_ratio}, {"float.hex", hex},
};

constexpr NativeEntry kernel_entries[] = {
    OPERATORS("float_", ""),        {"float_subclass", make_subclass}, {"float_from_text", from_text},
    {"float_is_integer", is_whole}, {"float_ratio", as_ratio},         {"float_hex", hex},
    {"float_from_hex", from_hex},
};

} // namespace

Value leaf_float(Cage& cage, Value value) {
    Value arguments[2] = {cage.type(KnownType::float_), value};
    return make_native(cage, arguments);
}

const NativeTable float_natives = natives_of(native_entries);
const NativeTable float_kernels = kernels_of(kernel_entries);

} // namespace natrix
