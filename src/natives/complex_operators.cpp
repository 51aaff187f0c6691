#include "natives/complex_operators.h"

#include "natives/float_operators.h"
#include "natives/int_operators.h"

namespace natrix {
namespace {

Value settle(Cage& cage, NumberStatus status, ComplexNumber result) {
    switch (status) {
    case NumberStatus::ok: return make_complex(cage, result);
    case NumberStatus::zero_to_negative_power:
        return raise(cage, KnownType::ZeroDivisionError, "zero to a negative or complex power");
    case NumberStatus::overflow: return raise(cage, KnownType::OverflowError, "complex exponentiation");
    default: return raise_number_status(cage, status);
    }
}

} // namespace

Value make_complex(Cage& cage, ComplexNumber number) {
    auto* object = cage.make<Complex>(KnownType::complex);
    if (!object) return Value::reserve();
    object->real = number.real;
    object->imag = number.imaginary;
    return cage.ref(object);
}

Value complex_arithmetic(Cage& cage, BinaryOperator op, ComplexNumber a, ComplexNumber b) {
    ComplexNumber result{0, 0};
    NumberStatus status = NumberStatus::ok;
    switch (op) {
    case BinaryOperator::add: result = {a.real + b.real, a.imaginary + b.imaginary}; break;
    case BinaryOperator::sub: result = {a.real - b.real, a.imaginary - b.imaginary}; break;
    case BinaryOperator::mul: result = complex_multiply(a, b); break;
    case BinaryOperator::truediv: status = complex_divide(a, b, result); break;
    case BinaryOperator::pow: status = complex_power(a, b, result); break;
    default: return Value::not_implemented();
    }
    return settle(cage, status, result);
}

Value complex_binary(Cage& cage, BinaryOperator op, Value left, Value right) {
    bool left_complex = cage.is<Complex>(left), right_complex = cage.is<Complex>(right);
    if (left_complex && right_complex)
        return complex_arithmetic(cage, op, complex_of(cage, left), complex_of(cage, right));
    Value other = left_complex ? right : left;
    double real;
    if (is_float(cage, other))
        real = double_of(cage, other);
    else if (!int_to_double(cage, other, real))
        return raise_too_large_for_float(cage);
    ComplexNumber number = complex_of(cage, left_complex ? left : right), result{0, 0};
    NumberStatus status = NumberStatus::ok;
    switch (op) {
    case BinaryOperator::add: result = complex_add_real(number, real); break;
    case BinaryOperator::sub:
        result = left_complex ? complex_subtract_real(number, real) : real_subtract_complex(real, number);
        break;
    case BinaryOperator::mul: result = complex_multiply_real(number, real); break;
    case BinaryOperator::truediv:
        status = left_complex ? complex_divide_real(number, real, result)
                              : real_divide_complex(real, number, result);
        break;
    case BinaryOperator::pow:
        if (left_complex) return complex_arithmetic(cage, op, number, {real, 0.0});
        return complex_arithmetic(cage, op, {real, 0.0}, number);
    default: return Value::not_implemented();
    }
    return settle(cage, status, result);
}

Value complex_unary(Cage& cage, UnaryOperator op, Value operand) {
    ComplexNumber number = complex_of(cage, operand);
    switch (op) {
    case UnaryOperator::neg: return make_complex(cage, {-number.real, -number.imaginary});
    case UnaryOperator::pos: return cage.is_exact<Complex>(operand) ? operand : make_complex(cage, number);
    default: return Value::not_implemented();
    }
}

} // namespace natrix
