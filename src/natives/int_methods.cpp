#include "natives/complex_operators.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "natives/number_methods.h"
#include "natives/number_text.h"
#include "natives/str_format.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

// int and bool.
namespace natrix {
namespace {

using namespace number_methods;

// What str(int) takes and int(str) gives without asking how many digits are allowed: the least limit there
// may be.
constexpr int64_t free_digits = 640;

Value bool_binary(Cage& cage, BinaryOperator op, Value left, Value right) {
    return number_binary(cage, op, left, right);
}

// (cls, int): an instance of cls, a subclass of int.
Value make_subclass(Cage& cage, Value* a) {
    IntegerView view(cage, a[1]);
    size_t limbs = view.integer.size;
    auto* made = make_instance_of<Int>(cage, a[0], limbs * 8);
    if (!made) return Value::reserve();
    made->limbs = static_cast<uint32_t>(limbs);
    made->aux = view.integer.negative;
    if (limbs) std::memcpy(made->data(), view.integer.limbs, limbs * 8);
    return cage.ref(made);
}

bool is_buffer_text(Cage& cage, Value value) {
    return is_str(cage, value) || cage.is<Bytes>(value) || cage.is<ByteArray>(value);
}

bool is_plain(Cage& cage, Value value) {
    return !value.is_ref() || (cage.at(value)->flags & Object::subclass) == 0;
}

// The int that a few decimal digits give, with or without a sign; unbound: this is something else.
Value int_from_few_digits(Cage& cage, Value value) {
    if (!is_exact_str(cage, value) || !is_ascii_str(cage, value)) return {};
    TextView text = text_of(cage, value);
    constexpr uint32_t few = 14;
    const uint8_t *at = text.units8(), *end = at + text.length;
    bool negative = text.length != 0 && *at == '-';
    if (negative || (text.length != 0 && *at == '+')) at++;
    if (at == end || end - at > few) return {};
    int64_t number = 0;
    for (; at != end; at++) {
        unsigned digit = unsigned{*at} - '0';
        if (digit > 9) return {};
        number = number * 10 + digit;
    }
    return Value::integer(negative ? -number : number);
}

// int.__new__(cls, x, base)
Value make_native(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::int_)) return Value::defer();
    Value missing = Value::tombstone();
    if (a[2] == missing) {
        Value made = int_from_few_digits(cage, a[1]);
        if (made.is_bound()) return made;
    }
    if (!is_plain(cage, a[1])) return Value::defer();
    unsigned base = 10;
    if (a[2] != missing) {
        if (!a[2].is_int() || !is_buffer_text(cage, a[1])) return Value::defer();
        int64_t number = a[2].as_int();
        if (number < 0 || number > 36 || number == 1) return Value::defer();
        base = static_cast<unsigned>(number);
    } else {
        if (a[1] == missing) return Value::integer(0);
        if (is_integer(cage, a[1])) return int_unary(cage, UnaryOperator::pos, a[1]);
        if (a[1].is_double()) return integer_from_double(cage, a[1].as_double());
    }
    if (!is_buffer_text(cage, a[1])) return Value::defer();
    if (view_of(cage, a[1]).length > free_digits) return Value::defer();
    Value made = int_from_text(cage, a[1], base, 0);
    return made == missing ? Value::defer() : made;
}

// bool.__new__(cls, object)
Value make_bool(Cage& cage, Value* a) {
    return a[0] == cage.type(KnownType::bool_) ? signal_of(leaf_truth(cage, a[1])) : Value::defer();
}

// (text, base, digits allowed or 0) -> int or MISSING
Value from_text(Cage& cage, Value* a) {
    return int_from_text(cage, a[0], static_cast<unsigned>(a[1].as_int()), a[2].as_int());
}
// (int, base, digits allowed or 0)
Value to_text(Cage& cage, Value* a) {
    return int_to_text(cage, a[0], static_cast<unsigned>(a[1].as_int()), false, a[2].as_int());
}
// (int, digits allowed or 0)
Value digits_checked(Cage& cage, Value* a) { return check_digits(cage, a[0], a[1].as_int()); }

Value repr(Cage& cage, Value* a) {
    IntegerView view(cage, a[0]);
    return view.integer.size <= leaf_digit_limbs ? int_to_text(cage, a[0], 10, false, 0) : Value::defer();
}

Value bool_repr(Cage& cage, Value* a) { return str_from_ascii(cage, a[0].is_true() ? "True" : "False"); }

Value plain(Cage& cage, Value* a) { return int_unary(cage, UnaryOperator::pos, a[0]); }

Value absolute(Cage& cage, Value* a) { return int_absolute(cage, a[0]); }

Value divide_modulo(Cage& cage, Value* a) {
    return is_integer(cage, a[1]) ? int_divmod(cage, a[0], a[1]) : Value::not_implemented();
}
Value reflected_divide_modulo(Cage& cage, Value* a) {
    return is_integer(cage, a[1]) ? int_divmod(cage, a[1], a[0]) : Value::not_implemented();
}

Value power_of(Cage& cage, Value base, Value exponent, Value modulus) {
    if (modulus.is_none()) return int_binary(cage, BinaryOperator::pow, base, exponent);
    return is_integer(cage, modulus) ? int_power_modulo(cage, base, exponent, modulus)
                                     : Value::not_implemented();
}
Value power(Cage& cage, Value* a) {
    return is_integer(cage, a[1]) ? power_of(cage, a[0], a[1], a[2]) : Value::not_implemented();
}
Value reflected_power(Cage& cage, Value* a) {
    return is_integer(cage, a[1]) ? power_of(cage, a[1], a[0], a[2]) : Value::not_implemented();
}

Value to_float(Cage& cage, Value* a) {
    double number;
    return int_to_double(cage, a[0], number) ? Value::number(number) : raise_too_large_for_float(cage);
}

Value bit_length(Cage& cage, Value* a) {
    return Value::integer(static_cast<int64_t>(bigint::bit_length(IntegerView(cage, a[0]))));
}
Value bit_count(Cage& cage, Value* a) {
    IntegerView view(cage, a[0]);
    if (cage.poll.charge(static_cast<int64_t>(view.integer.size / 64))) return Value::stopped();
    return Value::integer(static_cast<int64_t>(bigint::bit_count(view)));
}

Value as_ratio(Cage& cage, Value* a) {
    Value number = plain(cage, a);
    return number.is_signal() ? number : tuple_of(cage, {number, Value::integer(1)});
}
Value new_arguments(Cage& cage, Value* a) {
    Value number = plain(cage, a);
    return number.is_signal() ? number : tuple_of(cage, {number});
}

// (int, length, little, signed) with a length that fits 64 bits and is not negative
Value to_bytes(Cage& cage, Value* a) {
    int64_t length;
    (void)integer_fits(cage, a[1], length);
    if (static_cast<uint64_t>(length) > max_text_bytes) return raise_memory_error(cage);
    IntegerView view(cage, a[0]);
    Bytes* bytes = make_bytes(cage, static_cast<uint64_t>(length));
    if (!bytes) return Value::reserve();
    NumberStatus status;
    {
        Scratch scratch(cage);
        status = bigint::to_bytes(view, reinterpret_cast<uint8_t*>(bytes->data()), bytes->length,
                                  a[2].is_true(), a[3].is_true(), {scratch, cage.poll});
    }
    if (status == NumberStatus::ok) return cage.ref(bytes);
    if (status != NumberStatus::overflow) return raise_number_status(cage, status);
    return raise(cage, KnownType::OverflowError,
                 view.integer.negative && !a[3].is_true() ? "can't convert negative int to unsigned"
                                                          : "int too big to convert");
}

// (buffer, little, signed)
Value from_bytes(Cage& cage, Value* a) {
    ByteView bytes;
    if (!byte_view(cage, a[0], bytes)) return Value::integer(0);
    return compute_integer(
        cage, bigint::from_bytes_size(bytes.length), true, [&](bigint::Result& out, Work work) {
            return bigint::from_bytes(bytes.data, bytes.length, a[1].is_true(), a[2].is_true(), out, work);
        });
}

bool read_byte_order(Cage& cage, Value order, Value& little) {
    if (!is_str(cage, order)) return false;
    bool is_little = str_equals(cage, order, "little");
    little = Value::boolean(is_little);
    return is_little || str_equals(cage, order, "big");
}

// int.to_bytes(self, length, byteorder, signed)
Value to_bytes_native(Cage& cage, Value* a) {
    Value little;
    if (!a[1].is_int() || a[1].as_int() < 0 || !a[3].is_bool() || !read_byte_order(cage, a[2], little))
        return Value::defer();
    Value arguments[] = {a[0], a[1], little, a[3]};
    return to_bytes(cage, arguments);
}

// int.from_bytes(cls, bytes, byteorder, signed)
Value from_bytes_native(Cage& cage, Value* a) {
    Value little;
    if (a[0] != cage.type(KnownType::int_) ||
        !(cage.is_exact<Bytes>(a[1]) || cage.is_exact<ByteArray>(a[1])) || !a[3].is_bool() ||
        !read_byte_order(cage, a[2], little))
        return Value::defer();
    Value arguments[] = {a[1], little, a[3]};
    return from_bytes(cage, arguments);
}

Value size_of(Cage& cage, Value* a) {
    return Value::integer(a[0].is_ref() ? static_cast<int64_t>(object_bytes(cage.at(a[0]))) : 8);
}

// clang-format off
#define OPERATORS(prefix, suffix) \
    NATRIX_BINARY(prefix, suffix, "add", add, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "sub", sub, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "mul", mul, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "truediv", truediv, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "floordiv", floordiv, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "mod", mod, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "lshift", lshift, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "rshift", rshift, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "and", and_, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "or", or_, int_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "xor", xor_, int_binary, is_integer), \
    NATRIX_COMPARE(prefix, suffix, is_integer), \
    {prefix "neg" suffix, unary<UnaryOperator::neg>}, \
    {prefix "pos" suffix, unary<UnaryOperator::pos>}, \
    {prefix "invert" suffix, unary<UnaryOperator::invert>}, \
    {prefix "abs" suffix, absolute}, \
    {prefix "divmod" suffix, divide_modulo}, \
    {prefix "rdivmod" suffix, reflected_divide_modulo}, \
    {prefix "pow" suffix, power}, \
    {prefix "rpow" suffix, reflected_power}, \
    {prefix "float" suffix, to_float}, \
    {prefix "getnewargs" suffix, new_arguments}, \
    {prefix "sizeof" suffix, size_of}
// clang-format on

// clang-format off
#define BOOL_OPERATORS(prefix, suffix) \
    NATRIX_BINARY(prefix, suffix, "and", and_, bool_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "or", or_, bool_binary, is_integer), \
    NATRIX_BINARY(prefix, suffix, "xor", xor_, bool_binary, is_integer), \
    {prefix "repr" suffix, bool_repr}
// clang-format on

} // namespace

// round() of an int of 64 bits to 10**18 at most.
Value number_methods::int_round(Cage& cage, Value* a) {
    int64_t number, places;
    if (a[1].is_none()) return int_unary(cage, UnaryOperator::pos, a[0]);
    if (!is_integer(cage, a[1]) || !integer_fits(cage, a[1], places)) return Value::defer();
    if (places >= 0) return int_unary(cage, UnaryOperator::pos, a[0]);
    if (places < -18 || !integer_fits(cage, a[0], number)) return Value::defer();
    int64_t unit = 1;
    for (; places < 0; places++) unit *= 10;
    int64_t rest = number % unit;
    if (rest < 0) rest += unit;
    WideInt down = WideInt{number} - rest;
    bool odd = (down / unit) % 2 != 0;
    bool up = rest > unit - rest || (rest == unit - rest && odd);
    return integer_from_wide(cage, up ? down + unit : down);
}

namespace {

constexpr NativeEntry native_entries[] = {
    OPERATORS("int.__", "__"),
    BOOL_OPERATORS("bool.__", "__"),
    {"int.__new__", make_native},
    {"int.__repr__", repr},
    {"int.__hash__", number_hash},
    {"int.__bool__", number_truth},
    {"int.__int__", plain},
    {"int.__index__", plain},
    {"int.__trunc__", plain},
    {"int.__floor__", plain},
    {"int.__ceil__", plain},
    {"int.__round__", int_round},
    {"int.conjugate", plain},
    {"int.bit_length", bit_length},
    {"int.bit_count", bit_count},
    {"int.as_integer_ratio", as_ratio},
    {"int.to_bytes", to_bytes_native},
    {"int.from_bytes", from_bytes_native},
    {"bool.__new__", make_bool},
};

constexpr NativeEntry kernel_entries[] = {
    OPERATORS("int_", ""),          BOOL_OPERATORS("bool_", ""),    {"int_subclass", make_subclass},
    {"int_from_text", from_text},   {"int_to_text", to_text},       {"int_check_digits", digits_checked},
    {"int_bit_length", bit_length}, {"int_bit_count", bit_count},   {"int_ratio", as_ratio},
    {"int_to_bytes", to_bytes},     {"int_from_bytes", from_bytes},
};

} // namespace

Value leaf_int(Cage& cage, Value value) {
    Value arguments[3] = {cage.type(KnownType::int_), value, Value::tombstone()};
    return make_native(cage, arguments);
}

const NativeTable int_natives = natives_of(native_entries);
const NativeTable int_kernels = kernels_of(kernel_entries);

} // namespace natrix
