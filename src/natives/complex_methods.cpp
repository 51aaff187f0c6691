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

Value absolute(Cage& cage, Value* a) { return number_absolute(cage, a[0]); }

// (cls, complex): an instance of cls, a subclass of complex.
Value make_subclass(Cage& cage, Value* a) {
    auto* made = make_instance_of<Complex>(cage, a[0]);
    if (!made) return Value::reserve();
    made->real = cage.as<Complex>(a[1])->real;
    made->imag = cage.as<Complex>(a[1])->imag;
    return cage.ref(made);
}

// (real, imag), both floats
Value from_parts(Cage& cage, Value* a) {
    return make_complex(cage, {double_of(cage, a[0]), double_of(cage, a[1])});
}

// A plain float or int. False: anything else, or too large.
bool plain_part(Cage& cage, Value value, double& number) {
    if (value.is_double()) {
        number = value.as_double();
        return true;
    }
    return (value.is_int() || value.is_bool() || cage.is_exact<Int>(value)) &&
           int_to_double(cage, value, number);
}

// complex.__new__(cls, real, imag)
Value make_native(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::complex)) return Value::defer();
    Value missing = Value::tombstone();
    ComplexNumber number{0, 0};
    if (a[2] == missing && cage.is_exact<Complex>(a[1])) return a[1];
    if (a[1] != missing && !plain_part(cage, a[1], number.real)) return Value::defer();
    if (a[2] != missing && !plain_part(cage, a[2], number.imaginary)) return Value::defer();
    return make_complex(cage, number);
}

// (str) -> complex, MISSING, or None when it is underscores that are wrong
Value from_text(Cage& cage, Value* a) {
    bool underscores;
    Value made = complex_from_text(cage, a[0], underscores);
    return underscores ? Value::none() : made;
}

Value repr(Cage& cage, Value* a) {
    char text[complex_repr_size];
    size_t size = complex_repr(complex_of(cage, a[0]), text);
    return str_from_text(cage, {text, static_cast<uint32_t>(size), 1});
}

Value no_modulus(Cage& cage) { return raise(cage, KnownType::ValueError, "complex modulo"); }
Value power(Cage& cage, Value* a) {
    if (!is_number(cage, a[1])) return Value::not_implemented();
    return a[2].is_none() ? number_binary(cage, BinaryOperator::pow, a[0], a[1]) : no_modulus(cage);
}
Value reflected_power(Cage& cage, Value* a) {
    if (!is_number(cage, a[1])) return Value::not_implemented();
    return a[2].is_none() ? number_binary(cage, BinaryOperator::pow, a[1], a[0]) : no_modulus(cage);
}

Value real(Cage& cage, Value* a) { return Value::number(cage.as<Complex>(a[0])->real); }
Value imaginary(Cage& cage, Value* a) { return Value::number(cage.as<Complex>(a[0])->imag); }
Value conjugate(Cage& cage, Value* a) {
    ComplexNumber number = complex_of(cage, a[0]);
    return make_complex(cage, {number.real, -number.imaginary});
}
Value new_arguments(Cage& cage, Value* a) { return tuple_of(cage, {real(cage, a), imaginary(cage, a)}); }

// clang-format off
#define OPERATORS(prefix, suffix) \
    NATRIX_BINARY(prefix, suffix, "add", add, complex_binary, is_number), \
    NATRIX_BINARY(prefix, suffix, "sub", sub, complex_binary, is_number), \
    NATRIX_BINARY(prefix, suffix, "mul", mul, complex_binary, is_number), \
    NATRIX_BINARY(prefix, suffix, "truediv", truediv, complex_binary, is_number), \
    {prefix "eq" suffix, compare<Comparison::eq, is_number>}, \
    {prefix "ne" suffix, compare<Comparison::ne, is_number>}, \
    {prefix "neg" suffix, unary<UnaryOperator::neg>}, \
    {prefix "pos" suffix, unary<UnaryOperator::pos>}, \
    {prefix "abs" suffix, absolute}, \
    {prefix "pow" suffix, power}, \
    {prefix "rpow" suffix, reflected_power}, \
    {prefix "repr" suffix, repr}, \
    {prefix "getnewargs" suffix, new_arguments}
// clang-format on

constexpr NativeEntry native_entries[] = {
    OPERATORS("complex.__", "__"),
    {"complex.__new__", make_native},
    {"complex.__hash__", number_hash},
    {"complex.__bool__", number_truth},
    {"complex.__complex__", unary<UnaryOperator::pos>},
    {"complex.conjugate", conjugate},
};

constexpr NativeEntry kernel_entries[] = {
    OPERATORS("complex_", ""),        {"complex_subclass", make_subclass},
    {"complex_from_text", from_text}, {"complex_from_parts", from_parts},
    {"complex_real", real},           {"complex_imag", imaginary},
    {"complex_conjugate", conjugate},
};

} // namespace

const NativeTable complex_natives = natives_of(native_entries);
const NativeTable complex_kernels = kernels_of(kernel_entries);

} // namespace natrix
