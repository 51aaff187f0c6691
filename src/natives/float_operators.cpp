#include "natives/float_operators.h"

#include "base/numbers/float_text.h"
#include "natives/complex_operators.h"
#include "natives/int_operators.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix {

Value raise_out_of_range(Cage& cage) {
    constexpr int64_t erange = 34;
    Value text = str_from_ascii(cage, "Numerical result out of range");
    if (text.is_signal()) return text;
    Value arguments = tuple_of(cage, {Value::integer(erange), text});
    return arguments.is_signal() ? arguments : raise_with(cage, KnownType::OverflowError, arguments);
}

Value float_binary(Cage& cage, BinaryOperator op, double left, double right) {
    double result = 0;
    NumberStatus status = NumberStatus::ok;
    switch (op) {
    case BinaryOperator::add: return Value::number(left + right);
    case BinaryOperator::sub: return Value::number(left - right);
    case BinaryOperator::mul: return Value::number(left * right);
    case BinaryOperator::truediv: status = float_divide(left, right, result); break;
    case BinaryOperator::floordiv: status = float_floor_divide(left, right, result); break;
    case BinaryOperator::mod: status = float_modulo(left, right, result); break;
    case BinaryOperator::pow:
        status = float_power(left, right, result);
        if (status == NumberStatus::complex_result)
            return complex_arithmetic(cage, BinaryOperator::pow, {left, 0.0}, {right, 0.0});
        if (status == NumberStatus::overflow) return raise_out_of_range(cage);
        break;
    default: return Value::not_implemented();
    }
    return status == NumberStatus::ok ? Value::number(result) : raise_number_status(cage, status);
}

Value float_divmod(Cage& cage, double left, double right) {
    double quotient, remainder;
    NumberStatus status = float_divide_modulo(left, right, quotient, remainder);
    if (status != NumberStatus::ok) return raise_number_status(cage, status);
    return tuple_of(cage, {Value::number(quotient), Value::number(remainder)});
}

} // namespace natrix
