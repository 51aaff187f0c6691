#include "natives/arithmetic.h"

#include "natives/complex_operators.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "natives/list_operators.h"
#include "natives/number_operators.h"
#include "natives/str_format.h"
#include "natives/str_items.h"
#include "objects/str.h"
#include "objects/type.h"

namespace natrix {
namespace {

struct BinaryNames {
    KnownName method, reflected, in_place;
};

constexpr BinaryNames binary_names[] = {
    {KnownName::add, KnownName::radd, KnownName::iadd},
    {KnownName::sub, KnownName::rsub, KnownName::isub},
    {KnownName::mul, KnownName::rmul, KnownName::imul},
    {KnownName::truediv, KnownName::rtruediv, KnownName::itruediv},
    {KnownName::floordiv, KnownName::rfloordiv, KnownName::ifloordiv},
    {KnownName::mod, KnownName::rmod, KnownName::imod},
    {KnownName::pow, KnownName::rpow, KnownName::ipow},
    {KnownName::matmul, KnownName::rmatmul, KnownName::imatmul},
    {KnownName::lshift, KnownName::rlshift, KnownName::ilshift},
    {KnownName::rshift, KnownName::rrshift, KnownName::irshift},
    {KnownName::and_, KnownName::rand, KnownName::iand},
    {KnownName::or_, KnownName::ror, KnownName::ior},
    {KnownName::xor_, KnownName::rxor, KnownName::ixor},
};

constexpr KnownName unary_names[] = {KnownName::neg, KnownName::pos, KnownName::invert};

struct ComparisonNames {
    KnownName method, swapped;
};

constexpr ComparisonNames comparison_names[] = {
    {KnownName::lt, KnownName::gt}, {KnownName::le, KnownName::ge}, {KnownName::gt, KnownName::lt},
    {KnownName::ge, KnownName::le}, {KnownName::eq, KnownName::eq}, {KnownName::ne, KnownName::ne},
};

bool is_subclassed(Cage& cage, Value value) {
    return value.is_ref() && (cage.at(value)->flags & Object::subclass) != 0;
}

// Whether an instance of a subclass leaves this operator to the builtin.
bool inherits(Cage& cage, Value value, KnownName name) {
    return !is_subclassed(cage, value) || inherits_builtin(cage, value, name);
}

bool is_plain_integer(Cage& cage, Value value) {
    return value.is_int() || value.is_bool() || cage.is_exact<Int>(value);
}

// An operator that has a str, bytes or bytearray on its left, or on the right of `*`.
Value text_binary(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place) {
    if (is_subclassed(cage, left) || is_subclassed(cage, right)) return Value::defer();
    switch (op) {
    case BinaryOperator::add:
        if (in_place && cage.is<ByteArray>(left)) return Value::defer();
        return text_concat(cage, left, right);
    case BinaryOperator::mul:
        if (in_place && cage.is<ByteArray>(left)) return Value::defer();
        if (!is_text(cage, left))
            return is_plain_integer(cage, left) ? text_repeat(cage, right, left) : Value::defer();
        return is_plain_integer(cage, right) ? text_repeat(cage, left, right) : Value::defer();
    case BinaryOperator::mod: return is_str(cage, left) ? str_modulo(cage, left, right) : Value::defer();
    default: return Value::defer();
    }
}

bool order_holds(Comparison op, int order) {
    switch (op) {
    case Comparison::lt: return order < 0;
    case Comparison::le: return order <= 0;
    case Comparison::gt: return order > 0;
    case Comparison::ge: return order >= 0;
    case Comparison::eq: return order == 0;
    default: return order != 0;
    }
}

} // namespace

Value leaf_binary(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place) {
    auto is_whole = [&](Value value) { return value.is_int() || cage.is_exact<Int>(value); };
    if (is_whole(left) && is_whole(right) && op != BinaryOperator::matmul)
        return int_binary(cage, op, left, right);
    if (is_number(cage, left) && is_number(cage, right)) {
        const BinaryNames& names = binary_names[static_cast<int>(op)];
        if (is_subclassed(cage, left)) {
            if (!inherits_builtin(cage, left, names.method)) return Value::defer();
            if (in_place && type_lookup(cage, class_of(cage, left), names.in_place).is_bound())
                return Value::defer();
        }
        if (!inherits(cage, right, names.reflected)) return Value::defer();
        Value answer = number_binary(cage, op, left, right);
        return answer == Value::not_implemented() ? Value::defer() : answer;
    }
    if (is_text(cage, left) || (op == BinaryOperator::mul && is_text(cage, right)))
        return text_binary(cage, op, left, right, in_place);
    return container_binary(cage, op, left, right, in_place);
}

Value leaf_unary(Cage& cage, UnaryOperator op, Value operand) {
    if (!is_number(cage, operand) || !inherits(cage, operand, unary_names[static_cast<int>(op)]))
        return Value::defer();
    // ~True is due to be warned about.
    if (op == UnaryOperator::invert && operand.is_bool()) return Value::defer();
    Value answer = number_unary(cage, op, operand);
    return answer == Value::not_implemented() ? Value::defer() : answer;
}

Value leaf_compare(Cage& cage, Comparison op, Value left, Value right) {
    const ComparisonNames& names = comparison_names[static_cast<int>(op)];
    if (is_number(cage, left) && is_number(cage, right)) {
        if (!inherits(cage, left, names.method) || !inherits(cage, right, names.swapped))
            return Value::defer();
        Value answer = number_compare(cage, op, left, right);
        return answer == Value::not_implemented() ? Value::defer() : answer;
    }
    if (op == Comparison::eq) return signal_of(leaf_equal(cage, left, right));
    if (op == Comparison::ne) {
        if ((left.is_ref() && !inherits_builtin(cage, left, KnownName::ne)) ||
            (right.is_ref() && !inherits_builtin(cage, right, KnownName::ne)))
            return Value::defer();
        Answer equal = leaf_equal(cage, left, right);
        if (equal == Answer::yes) return Value::false_();
        return equal == Answer::no ? Value::true_() : signal_of(equal);
    }
    if (is_text(cage, left)) {
        int order;
        if (is_subclassed(cage, left) || is_subclassed(cage, right) || !text_order(cage, left, right, order))
            return Value::defer();
        return Value::boolean(order_holds(op, order));
    }
    return container_compare(cage, op, left, right);
}

} // namespace natrix
