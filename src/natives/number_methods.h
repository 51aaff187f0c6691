#pragma once
#include "natives/all.h"
#include "natives/number_operators.h"

// What int, float and complex share: operators as methods. `accepts` says whether the other operand is one
// the class deals with; else the answer is NotImplemented.
namespace natrix::number_methods {

using Accepts = bool (*)(Cage& cage, Value value);
using Operation = Value (*)(Cage& cage, BinaryOperator op, Value left, Value right);

template<BinaryOperator op, Operation operation, Accepts accepts> Value binary(Cage& cage, Value* a) {
    return accepts(cage, a[1]) ? operation(cage, op, a[0], a[1]) : Value::not_implemented();
}
template<BinaryOperator op, Operation operation, Accepts accepts> Value reflected(Cage& cage, Value* a) {
    return accepts(cage, a[1]) ? operation(cage, op, a[1], a[0]) : Value::not_implemented();
}
template<Comparison op, Accepts accepts> Value compare(Cage& cage, Value* a) {
    return accepts(cage, a[1]) ? number_compare(cage, op, a[0], a[1]) : Value::not_implemented();
}
template<UnaryOperator op> Value unary(Cage& cage, Value* a) { return number_unary(cage, op, a[0]); }

// hash(number) whatever its class says.
Value number_hash(Cage& cage, Value* a);
// False for zero.
Value number_truth(Cage& cage, Value* a);
// (number, places or None): places is an int, else the answer is defer.
Value int_round(Cage& cage, Value* a);
Value float_round(Cage& cage, Value* a);
// abs(number)
Value number_absolute(Cage& cage, Value value);

} // namespace natrix::number_methods

// Rows of a native or kernel table: NATRIX_BINARY("int.__", "__", add, …) or NATRIX_BINARY("int_", "", add,
// …).
#define NATRIX_BINARY(prefix, suffix, name, op, operation, accepts)                                          \
    {prefix name suffix, number_methods::binary<BinaryOperator::op, operation, accepts>}, {                  \
        prefix "r" name suffix, number_methods::reflected<BinaryOperator::op, operation, accepts>            \
    }
#define NATRIX_COMPARE(prefix, suffix, accepts)                                                              \
    {prefix "lt" suffix, number_methods::compare<Comparison::lt, accepts>},                                  \
        {prefix "le" suffix, number_methods::compare<Comparison::le, accepts>},                              \
        {prefix "gt" suffix, number_methods::compare<Comparison::gt, accepts>},                              \
        {prefix "ge" suffix, number_methods::compare<Comparison::ge, accepts>},                              \
        {prefix "eq" suffix, number_methods::compare<Comparison::eq, accepts>}, {                            \
        prefix "ne" suffix, number_methods::compare<Comparison::ne, accepts>                                 \
    }
