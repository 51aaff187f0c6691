#pragma once
#include "memory/cage.h"
#include "natives/arithmetic.h"

// Operators between numbers of any mix, whatever their classes say: what int.__add__, float.__radd__ and the
// like do.
namespace natrix {

// int, bool, float, complex, and instances of their subclasses.
inline bool is_number(Cage& cage, Value value) {
    if (value.is_int() || value.is_double() || value.is_bool()) return true;
    if (!value.is_ref()) return false;
    Kind kind = cage.at(value)->kind;
    return kind == Kind::Int || kind == Kind::Float || kind == Kind::Complex;
}

// NotImplemented where numbers of these sorts have no such operator.
Value number_binary(Cage& cage, BinaryOperator op, Value left, Value right);
Value number_unary(Cage& cage, UnaryOperator op, Value operand);
Value number_compare(Cage& cage, Comparison op, Value left, Value right);
Value number_divmod(Cage& cage, Value left, Value right);

} // namespace natrix
