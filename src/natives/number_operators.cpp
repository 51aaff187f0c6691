#include "natives/number_operators.h"

#include "natives/complex_operators.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"

namespace natrix {
namespace {

// A float operand, or an int as one. False: too large for a float.
bool as_double(Cage& cage, Value value, double& number) {
    if (is_float(cage, value)) {
        number = double_of(cage, value);
        return true;
    }
    return int_to_double(cage, value, number);
}

Value order_of_doubles(Comparison op, double a, double b) {
    switch (op) {
    case Comparison::lt: return Value::boolean(a < b);
    case Comparison::le: return Value::boolean(a <= b);
    case Comparison::gt: return Value::boolean(a > b);
    case Comparison::ge: return Value::boolean(a >= b);
    case Comparison::eq: return Value::boolean(a == b);
    default: return Value::boolean(a != b);
    }
}

Value order(Comparison op, int order) {
    if (order == bigint::unordered) return Value::boolean(op == Comparison::ne);
    return order_of_doubles(op, order, 0);
}

} // namespace

Value number_binary(Cage& cage, BinaryOperator op, Value left, Value right) {
    if (is_integer(cage, left) && is_integer(cage, right)) {
        if (left.is_bool() && right.is_bool()) {
            if (op == BinaryOperator::and_) return Value::boolean(left.is_true() && right.is_true());
            if (op == BinaryOperator::or_) return Value::boolean(left.is_true() || right.is_true());
            if (op == BinaryOperator::xor_) return Value::boolean(left != right);
        }
        return int_binary(cage, op, left, right);
    }
    if (cage.is<Complex>(left) || cage.is<Complex>(right)) return complex_binary(cage, op, left, right);
    if (op >= BinaryOperator::matmul) return Value::not_implemented();
    double a, b;
    if (!as_double(cage, left, a) || !as_double(cage, right, b)) return raise_too_large_for_float(cage);
    return float_binary(cage, op, a, b);
}

Value number_unary(Cage& cage, UnaryOperator op, Value operand) {
    if (is_integer(cage, operand)) return int_unary(cage, op, operand);
    if (cage.is<Complex>(operand)) return complex_unary(cage, op, operand);
    if (op == UnaryOperator::invert) return Value::not_implemented();
    double number = double_of(cage, operand);
    return Value::number(op == UnaryOperator::neg ? -number : number);
}

Value number_compare(Cage& cage, Comparison op, Value left, Value right) {
    if (cage.is<Complex>(left) || cage.is<Complex>(right)) {
        if (op != Comparison::eq && op != Comparison::ne) return Value::not_implemented();
        if (!cage.is<Complex>(left)) std::swap(left, right);
        ComplexNumber number = complex_of(cage, left);
        if (cage.is<Complex>(right)) {
            ComplexNumber other = complex_of(cage, right);
            bool equal = number.real == other.real && number.imaginary == other.imaginary;
            return Value::boolean(equal == (op == Comparison::eq));
        }
        if (number.imaginary != 0) return Value::boolean(op == Comparison::ne);
        left = Value::number(number.real);
    }
    bool left_float = is_float(cage, left), right_float = is_float(cage, right);
    if (left_float && right_float) return order_of_doubles(op, double_of(cage, left), double_of(cage, right));
    if (left_float) {
        double number = double_of(cage, left);
        if (right.is_int()) return order_of_doubles(op, number, static_cast<double>(right.as_int()));
        int turned = bigint::compare_double(IntegerView(cage, right), number);
        return order(op, turned == bigint::unordered ? turned : -turned);
    }
    if (right_float) {
        double number = double_of(cage, right);
        if (left.is_int()) return order_of_doubles(op, static_cast<double>(left.as_int()), number);
        return order(op, bigint::compare_double(IntegerView(cage, left), number));
    }
    return order(op, int_compare(cage, left, right));
}

Value number_divmod(Cage& cage, Value left, Value right) {
    if (is_integer(cage, left) && is_integer(cage, right)) return int_divmod(cage, left, right);
    if (cage.is<Complex>(left) || cage.is<Complex>(right)) return Value::not_implemented();
    double a, b;
    if (!as_double(cage, left, a) || !as_double(cage, right, b)) return raise_too_large_for_float(cage);
    return float_divmod(cage, a, b);
}

} // namespace natrix
