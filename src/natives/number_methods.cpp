#include "natives/number_methods.h"

#include <cmath>

#include "base/numbers/float_text.h"
#include "natives/complex_operators.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "natives/number_text.h"
#include "objects/hash.h"

namespace natrix {
namespace number_methods {
namespace {

int64_t hash_of_double(Cage& cage, double number) {
    return number == number ? hash_float(number) : identity_hash(cage, Value::number(number));
}

} // namespace

Value number_hash(Cage& cage, Value* a) {
    Value value = a[0];
    if (is_integer(cage, value)) return integer_from(cage, bigint::hash(IntegerView(cage, value)));
    if (is_float(cage, value)) return integer_from(cage, hash_of_double(cage, double_of(cage, value)));
    ComplexNumber number = complex_of(cage, value);
    return integer_from(
        cage, hash_complex(hash_of_double(cage, number.real), hash_of_double(cage, number.imaginary)));
}

Value number_truth(Cage& cage, Value* a) {
    Value value = a[0];
    if (is_integer(cage, value)) return Value::boolean(!int_is_zero(cage, value));
    if (is_float(cage, value)) return Value::boolean(double_of(cage, value) != 0);
    ComplexNumber number = complex_of(cage, value);
    return Value::boolean(number.real != 0 || number.imaginary != 0);
}

Value number_absolute(Cage& cage, Value value) {
    if (is_integer(cage, value)) return int_absolute(cage, value);
    if (is_float(cage, value)) {
        double number = double_of(cage, value);
        return Value::number(std::signbit(number) ? -number : number);
    }
    double absolute;
    if (complex_absolute(complex_of(cage, value), absolute) != NumberStatus::ok)
        return raise(cage, KnownType::OverflowError, "absolute value too large");
    return Value::number(absolute);
}

} // namespace number_methods

namespace {

using namespace number_methods;

bool is_plain_number(Cage& cage, Value value) {
    return is_number(cage, value) && (!value.is_ref() || (cage.at(value)->flags & Object::subclass) == 0);
}

// The functions over numbers of the builtin classes; the bodies ask the classes of others.

Value absolute(Cage& cage, Value* a) {
    return is_plain_number(cage, a[0]) ? number_absolute(cage, a[0]) : Value::defer();
}

Value divide_modulo(Cage& cage, Value* a) {
    if (!is_plain_number(cage, a[0]) || !is_plain_number(cage, a[1])) return Value::defer();
    Value answer = number_divmod(cage, a[0], a[1]);
    return answer == Value::not_implemented() ? Value::defer() : answer;
}

Value power(Cage& cage, Value* a) {
    if (!is_plain_number(cage, a[0]) || !is_plain_number(cage, a[1])) return Value::defer();
    if (a[2].is_none()) return number_binary(cage, BinaryOperator::pow, a[0], a[1]);
    if (!is_plain_number(cage, a[2]) || !is_integer(cage, a[0]) || !is_integer(cage, a[1]) ||
        !is_integer(cage, a[2]))
        return Value::defer();
    return int_power_modulo(cage, a[0], a[1], a[2]);
}

Value round(Cage& cage, Value* a) {
    if (is_plain_number(cage, a[0]) && !cage.is<Complex>(a[0]))
        return is_float(cage, a[0]) ? float_round(cage, a) : int_round(cage, a);
    return Value::defer();
}

template<unsigned base> Value in_base(Cage& cage, Value* a) {
    return is_integer(cage, a[0]) ? int_to_text(cage, a[0], base, true, 0) : Value::defer();
}

// (int, base) with a prefix
Value prefixed_text(Cage& cage, Value* a) {
    return int_to_text(cage, a[0], static_cast<unsigned>(a[1].as_int()), true, 0);
}

Value is_int_kernel(Cage& cage, Value* a) { return Value::boolean(is_integer(cage, a[0])); }
Value is_float_kernel(Cage& cage, Value* a) { return Value::boolean(is_float(cage, a[0])); }
Value is_complex_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<Complex>(a[0])); }

Value number_absolute_kernel(Cage& cage, Value* a) { return number_absolute(cage, a[0]); }

constexpr NativeEntry native_entries[] = {
    {"abs", absolute},   {"divmod", divide_modulo}, {"pow", power},       {"round", round},
    {"bin", in_base<2>}, {"oct", in_base<8>},       {"hex", in_base<16>},
};

constexpr NativeEntry kernel_entries[] = {
    {"is_int", is_int_kernel},
    {"is_float", is_float_kernel},
    {"is_complex", is_complex_kernel},
    {"number_hash", number_hash},
    {"number_truth", number_truth},
    {"number_absolute", number_absolute_kernel},
    {"int_prefixed_text", prefixed_text},
};

} // namespace

const NativeTable number_natives = natives_of(native_entries);
const NativeTable number_kernels = kernels_of(kernel_entries);

} // namespace natrix
