#include "natives/int_operators.h"

#include <algorithm>

#include "natives/float_operators.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

// Below this many limbs each, multiplication and division by one limb take no scratch and no time worth a
// poll.
constexpr size_t short_limbs = 16;

__extension__ using Magnitude = unsigned __int128;

// An int of at most 128 bits, in registers.
struct ShortInteger {
    Magnitude magnitude;
    bool negative;
};

bool read_short(Cage& cage, Value value, ShortInteger& out) {
    if (!value.is_ref()) {
        int64_t number = value.is_int() ? value.as_int() : value.is_true();
        out.negative = number < 0;
        out.magnitude = static_cast<uint64_t>(out.negative ? -number : number);
        return true;
    }
    auto* object = cage.as<Int>(value);
    if (object->limbs > 2) return false;
    const bigint::Limb* limbs = limbs_of(object);
    out.magnitude = object->limbs == 0 ? 0 : limbs[0];
    if (object->limbs == 2) out.magnitude |= Magnitude{limbs[1]} << 64;
    out.negative = (object->aux & 1) != 0;
    return true;
}

bool fits(Cage& cage, Value value, int64_t& number) {
    if (value.is_int()) [[likely]] {
        number = value.as_int();
        return true;
    }
    if (!value.is_ref()) {
        number = value.is_true();
        return true;
    }
    auto* object = cage.as<Int>(value);
    if (object->limbs > 1) return false;
    uint64_t limb = object->limbs == 0 ? 0 : limbs_of(object)[0];
    bool negative = (object->aux & 1) != 0;
    number = static_cast<int64_t>(negative ? 0 - limb : limb);
    return limb <= static_cast<uint64_t>(INT64_MAX) || (negative && limb == uint64_t{1} << 63);
}

Value short_integer(Cage& cage, Magnitude magnitude, bool negative) {
    if (magnitude <= static_cast<uint64_t>(Value::int_max)) {
        auto number = static_cast<int64_t>(magnitude);
        return Value::integer(negative ? -number : number);
    }
    if (negative && magnitude == uint64_t{1} << 48) return Value::integer(Value::int_min);
    auto high = static_cast<uint64_t>(magnitude >> 64);
    Int* integer = make_integer(cage, high != 0 ? 2 : 1);
    if (!integer) return Value::reserve();
    integer->aux = negative;
    limbs_of(integer)[0] = static_cast<uint64_t>(magnitude);
    if (high != 0) limbs_of(integer)[1] = high;
    return cage.ref(integer);
}

Value short_sum(Cage& cage, ShortInteger a, ShortInteger b) {
    if (a.negative != b.negative) {
        if (a.magnitude < b.magnitude) std::swap(a, b);
        return short_integer(cage, a.magnitude - b.magnitude, a.negative);
    }
    Magnitude sum = a.magnitude + b.magnitude;
    return sum < a.magnitude ? Value() : short_integer(cage, sum, a.negative);
}

Value short_bits(Cage& cage, BinaryOperator op, ShortInteger a, ShortInteger b) {
    // In two's complement of 128 bits; the results of what fits in it do so too.
    if (((a.magnitude | b.magnitude) >> 127) != 0 && (a.negative || b.negative)) return {};
    Magnitude x = a.negative ? 0 - a.magnitude : a.magnitude, y = b.negative ? 0 - b.magnitude : b.magnitude;
    bool negative;
    switch (op) {
    case BinaryOperator::and_: x &= y, negative = a.negative && b.negative; break;
    case BinaryOperator::or_: x |= y, negative = a.negative || b.negative; break;
    default: x ^= y, negative = a.negative != b.negative; break;
    }
    return short_integer(cage, negative ? 0 - x : x, negative);
}

// Unbound: the general way.
Value short_binary(Cage& cage, BinaryOperator op, ShortInteger a, ShortInteger b) {
    switch (op) {
    case BinaryOperator::add: return short_sum(cage, a, b);
    case BinaryOperator::sub: return short_sum(cage, a, {b.magnitude, !b.negative});
    case BinaryOperator::mul:
        if (((a.magnitude | b.magnitude) >> 64) != 0) return {};
        return short_integer(cage, a.magnitude * b.magnitude, a.negative != b.negative);
    case BinaryOperator::floordiv:
    case BinaryOperator::mod: {
        if (b.magnitude == 0) return {};
        Magnitude quotient = a.magnitude / b.magnitude, rest = a.magnitude - quotient * b.magnitude;
        bool opposite = a.negative != b.negative;
        if (op == BinaryOperator::mod)
            return short_integer(cage, opposite && rest != 0 ? b.magnitude - rest : rest, b.negative);
        if (opposite && rest != 0 && ++quotient == 0) return {};
        return short_integer(cage, quotient, opposite);
    }
    case BinaryOperator::and_:
    case BinaryOperator::or_:
    case BinaryOperator::xor_: return short_bits(cage, op, a, b);
    default: return {};
    }
}

Value zero_division(Cage& cage) { return raise(cage, KnownType::ZeroDivisionError, "division by zero"); }

WideInt floor_quotient(int64_t a, int64_t b) {
    WideInt quotient = WideInt{a} / b;
    return quotient - (a % (b == -1 ? 1 : b) != 0 && (a < 0) != (b < 0));
}

int64_t floor_remainder(int64_t a, int64_t b) {
    if (b == -1) return 0;
    int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

// Both fit 53 bits: the quotient of the doubles is rounded once.
bool exact_doubles(int64_t a, int64_t b) {
    constexpr int64_t most = int64_t{1} << 53;
    return a <= most && a >= -most && b <= most && b >= -most;
}

Value power_of_floats(Cage& cage, Value base, Value exponent) {
    double a, b;
    if (!int_to_double(cage, base, a) || !int_to_double(cage, exponent, b))
        return raise_too_large_for_float(cage);
    return float_binary(cage, BinaryOperator::pow, a, b);
}

Value power(Cage& cage, Value base, Value exponent) {
    if (int_is_negative(cage, exponent)) return power_of_floats(cage, base, exponent);
    int64_t small = 0;
    bool is_small = fits(cage, base, small);
    IntegerView exponent_view(cage, exponent);
    uint64_t times;
    if (!bigint::to_uint64(exponent_view, times)) {
        if (is_small && (small == 0 || small == 1)) return Value::integer(small);
        if (is_small && small == -1)
            return Value::integer((exponent_view.integer.limbs[0] & 1) != 0 ? -1 : 1);
        return raise_with(cage, KnownType::MemoryError, Value());
    }
    if (is_small) {
        int64_t result = 1, square = small;
        bool overflow = false;
        for (uint64_t rest = times; rest != 0 && !overflow;) {
            if ((rest & 1) != 0) overflow = __builtin_mul_overflow(result, square, &result);
            rest >>= 1;
            if (rest != 0 && square != 0 && square != 1)
                overflow = overflow || __builtin_mul_overflow(square, square, &square);
        }
        if (!overflow) return integer_from(cage, result);
    }
    IntegerView view(cage, base);
    return compute_integer(cage, bigint::power_size(view, times), false, [&](bigint::Result& out, Work work) {
        return bigint::power(view, times, out, work);
    });
}

Value left_shift(Cage& cage, Value left, Value right) {
    if (int_is_negative(cage, right)) return raise(cage, KnownType::ValueError, "negative shift count");
    if (int_is_zero(cage, left)) return Value::integer(0);
    int64_t bits, small;
    if (!fits(cage, right, bits)) return raise(cage, KnownType::OverflowError, "too many digits in integer");
    if (bits < 64 && fits(cage, left, small))
        return integer_from_wide(cage, static_cast<WideInt>(static_cast<Magnitude>(WideInt{small}) << bits));
    IntegerView view(cage, left);
    auto count = static_cast<uint64_t>(bits);
    return compute_integer(
        cage, bigint::shift_left_size(view.integer.size, count), true,
        [&](bigint::Result& out, Work work) { return bigint::shift_left(view, count, out, work); });
}

Value right_shift(Cage& cage, Value left, Value right) {
    if (int_is_negative(cage, right)) return raise(cage, KnownType::ValueError, "negative shift count");
    int64_t bits, small;
    if (!fits(cage, right, bits)) return Value::integer(int_is_negative(cage, left) ? -1 : 0);
    if (fits(cage, left, small)) return integer_from(cage, small >> (bits < 63 ? bits : 63));
    IntegerView view(cage, left);
    auto count = static_cast<uint64_t>(bits);
    return compute_integer(
        cage, bigint::shift_right_size(view.integer.size, count), true,
        [&](bigint::Result& out, Work work) { return bigint::shift_right(view, count, out, work); });
}

Value true_divide(Cage& cage, Value left, Value right) {
    double quotient;
    NumberStatus status;
    {
        IntegerView a(cage, left), b(cage, right);
        Scratch scratch(cage);
        status = bigint::true_divide(a, b, quotient, {scratch, cage.poll});
    }
    if (status == NumberStatus::ok) return Value::number(quotient);
    if (status == NumberStatus::overflow)
        return raise(cage, KnownType::OverflowError, "integer division result too large for a float");
    return raise_number_status(cage, status);
}

// Operands that are immediate. Unbound: the general way.
Value small_binary(Cage& cage, BinaryOperator op, int64_t a, int64_t b) {
    switch (op) {
    case BinaryOperator::add: return integer_from_wide(cage, WideInt{a} + b);
    case BinaryOperator::sub: return integer_from_wide(cage, WideInt{a} - b);
    case BinaryOperator::mul: return integer_from_wide(cage, WideInt{a} * b);
    case BinaryOperator::truediv:
        if (b == 0) return zero_division(cage);
        if (!exact_doubles(a, b)) return {};
        return Value::number(static_cast<double>(a) / static_cast<double>(b));
    case BinaryOperator::floordiv:
        if (b == 0) return zero_division(cage);
        return integer_from_wide(cage, floor_quotient(a, b));
    case BinaryOperator::mod:
        if (b == 0) return zero_division(cage);
        return integer_from(cage, floor_remainder(a, b));
    case BinaryOperator::and_: return integer_from(cage, a & b);
    case BinaryOperator::or_: return integer_from(cage, a | b);
    case BinaryOperator::xor_: return integer_from(cage, a ^ b);
    default: return {};
    }
}

} // namespace

void FreshInteger::abandon() {
    uint64_t start = cage_.offset_of(object_);
    if (start + object_bytes(object_) == cage_.top) {
        cage_.top = start;
        return;
    }
    // Something was made behind it: it stays, as bytes without a meaning.
    uint32_t bytes = object_->bytes;
    auto* blob = reinterpret_cast<Blob*>(static_cast<Object*>(object_));
    blob->kind = Kind::Blob;
    blob->type = cage_.type(KnownType::object).offset();
    blob->bytes = bytes;
    blob->spare = 0;
}

Value FreshInteger::finish() {
    int64_t number;
    if (bigint::to_int64(result.view(), number) && Value::fits_int(number)) {
        abandon();
        return Value::integer(number);
    }
    return integer_finish(cage_, object_, result);
}

Value raise_number_status(Cage& cage, NumberStatus status) {
    switch (status) {
    case NumberStatus::stopped: return Value::stopped();
    case NumberStatus::no_memory: return Value::reserve();
    case NumberStatus::zero_division: return zero_division(cage);
    case NumberStatus::not_invertible:
        return raise(cage, KnownType::ValueError, "base is not invertible for the given modulus");
    case NumberStatus::zero_to_negative_power:
        return raise(cage, KnownType::ZeroDivisionError, "zero to a negative power");
    default: return raise_with(cage, KnownType::OverflowError, Value());
    }
}

Value raise_too_large_for_float(Cage& cage) {
    return raise(cage, KnownType::OverflowError, "int too large to convert to float");
}

bool int_is_negative(Cage& cage, Value value) {
    if (value.is_int()) return value.as_int() < 0;
    return !value.is_bool() && (cage.as<Int>(value)->aux & 1) != 0;
}

bool int_is_zero(Cage& cage, Value value) {
    if (value.is_int()) return value.as_int() == 0;
    return value.is_bool() ? value.is_false() : cage.as<Int>(value)->limbs == 0;
}

bool int_to_double(Cage& cage, Value value, double& number) {
    if (value.is_int()) {
        number = static_cast<double>(value.as_int());
        return true;
    }
    return bigint::to_double(IntegerView(cage, value), number);
}

Value integer_from_wide(Cage& cage, WideInt number) {
    bool negative = number < 0;
    auto magnitude = static_cast<Magnitude>(number);
    return short_integer(cage, negative ? 0 - magnitude : magnitude, negative);
}

Value integer_from_double(Cage& cage, double number) {
    if (number > -9e18 && number < 9e18) return integer_from(cage, static_cast<int64_t>(number));
    if (number != number) return raise(cage, KnownType::ValueError, "cannot convert float NaN to integer");
    if (number - number != 0)
        return raise(cage, KnownType::OverflowError, "cannot convert float infinity to integer");
    return compute_integer(cage, bigint::from_double_size, true,
                           [&](bigint::Result& out, Work) { return bigint::from_double(number, out); });
}

Value int_binary(Cage& cage, BinaryOperator op, Value left, Value right) {
    if (Value::both_int(left, right)) {
        Value answer = small_binary(cage, op, left.as_int(), right.as_int());
        if (answer.is_bound()) return answer;
    } else if (ShortInteger a, b; read_short(cage, left, a) && read_short(cage, right, b)) {
        Value answer = short_binary(cage, op, a, b);
        if (answer.is_bound()) return answer;
    }
    switch (op) {
    case BinaryOperator::truediv: return true_divide(cage, left, right);
    case BinaryOperator::pow: return power(cage, left, right);
    case BinaryOperator::lshift: return left_shift(cage, left, right);
    case BinaryOperator::rshift: return right_shift(cage, left, right);
    case BinaryOperator::matmul:
    case BinaryOperator::count: return Value::not_implemented();
    default: break;
    }
    IntegerView a(cage, left), b(cage, right);
    size_t m = a.integer.size, n = b.integer.size;
    bool brief = m < short_limbs && n < short_limbs;
    switch (op) {
    case BinaryOperator::add:
        return compute_integer(cage, bigint::add_size(m, n), true,
                               [&](bigint::Result& out, Work work) { return bigint::add(a, b, out, work); });
    case BinaryOperator::sub:
        return compute_integer(cage, bigint::add_size(m, n), true, [&](bigint::Result& out, Work work) {
            return bigint::subtract(a, b, out, work);
        });
    case BinaryOperator::mul:
        return compute_integer(cage, bigint::multiply_size(m, n), brief, [&](bigint::Result& out, Work work) {
            return bigint::multiply(a, b, out, work);
        });
    case BinaryOperator::floordiv:
        return compute_integer(cage, bigint::quotient_size(m, n), false, [&](bigint::Result& out, Work work) {
            return bigint::divide_modulo(a, b, &out, nullptr, work);
        });
    case BinaryOperator::mod:
        return compute_integer(
            cage, bigint::remainder_size(m, n), false,
            [&](bigint::Result& out, Work work) { return bigint::divide_modulo(a, b, nullptr, &out, work); });
    case BinaryOperator::and_:
        return compute_integer(cage, bigint::bitwise_size(m, n), true, [&](bigint::Result& out, Work work) {
            return bigint::bitwise_and(a, b, out, work);
        });
    case BinaryOperator::or_:
        return compute_integer(cage, bigint::bitwise_size(m, n), true, [&](bigint::Result& out, Work work) {
            return bigint::bitwise_or(a, b, out, work);
        });
    default:
        return compute_integer(cage, bigint::bitwise_size(m, n), true, [&](bigint::Result& out, Work work) {
            return bigint::bitwise_xor(a, b, out, work);
        });
    }
}

Value int_unary(Cage& cage, UnaryOperator op, Value operand) {
    if (operand.is_int() || operand.is_bool()) {
        int64_t number = operand.is_bool() ? operand.is_true() : operand.as_int();
        if (op == UnaryOperator::pos) return Value::integer(number);
        return integer_from(cage, op == UnaryOperator::neg ? -number : ~number);
    }
    IntegerView view(cage, operand);
    if (op == UnaryOperator::pos) return cage.is_exact<Int>(operand) ? operand : integer_from(cage, view);
    if (op == UnaryOperator::neg) {
        bool negative = view.integer.size != 0 && !view.integer.negative;
        return integer_from(cage, bigint::Integer{view.integer.limbs, view.integer.size, negative});
    }
    return compute_integer(cage, bigint::bitwise_size(view.integer.size, 0), true,
                           [&](bigint::Result& out, Work work) { return bigint::invert(view, out, work); });
}

Value int_absolute(Cage& cage, Value operand) {
    return int_unary(cage, int_is_negative(cage, operand) ? UnaryOperator::neg : UnaryOperator::pos, operand);
}

Value int_divmod(Cage& cage, Value left, Value right) {
    int64_t small_left, small_right;
    if (int_is_zero(cage, right)) return zero_division(cage);
    if (fits(cage, left, small_left) && fits(cage, right, small_right)) {
        Value quotient = integer_from_wide(cage, floor_quotient(small_left, small_right));
        Value remainder = integer_from(cage, floor_remainder(small_left, small_right));
        if (quotient.is_signal()) return quotient;
        return remainder.is_signal() ? remainder : tuple_of(cage, {quotient, remainder});
    }
    IntegerView a(cage, left), b(cage, right);
    FreshInteger quotient(cage, bigint::quotient_size(a.integer.size, b.integer.size));
    if (quotient.failed()) return quotient.failure();
    FreshInteger remainder(cage, bigint::remainder_size(a.integer.size, b.integer.size));
    if (remainder.failed()) {
        quotient.abandon();
        return remainder.failure();
    }
    NumberStatus status;
    {
        Scratch scratch(cage);
        status = bigint::divide_modulo(a, b, &quotient.result, &remainder.result, {scratch, cage.poll});
    }
    if (status != NumberStatus::ok) {
        remainder.abandon();
        quotient.abandon();
        return raise_number_status(cage, status);
    }
    Value rest = remainder.finish();
    return tuple_of(cage, {quotient.finish(), rest});
}

Value int_power_modulo(Cage& cage, Value base, Value exponent, Value modulus) {
    if (int_is_zero(cage, modulus))
        return raise(cage, KnownType::ValueError, "pow() 3rd argument cannot be 0");
    IntegerView a(cage, base), e(cage, exponent), m(cage, modulus);
    return compute_integer(cage, m.integer.size, false, [&](bigint::Result& out, Work work) {
        return bigint::power_modulo(a, e, m, out, work);
    });
}

int int_compare(Cage& cage, Value left, Value right) {
    int64_t a, b;
    if (fits(cage, left, a) && fits(cage, right, b)) return a < b ? -1 : a > b;
    IntegerView x(cage, left), y(cage, right);
    cage.poll.spent += static_cast<int64_t>(std::min(x.integer.size, y.integer.size) / 128);
    return bigint::compare(x, y);
}

} // namespace natrix
