#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// The binary operators, numbered as the opcodes ADD … XOR are; prelude functions get this number too.
enum class BinaryOperator : uint8_t {
    add,
    sub,
    mul,
    truediv,
    floordiv,
    mod,
    pow,
    matmul,
    lshift,
    rshift,
    and_,
    or_,
    xor_,
    count
};

// The comparisons, numbered as the opcodes LT … NE are.
enum class Comparison : uint8_t { lt, le, gt, ge, eq, ne, count };

enum class UnaryOperator : uint8_t { neg, pos, invert, count };

// What the operator gives for operands of builtin classes (numbers, and `+` and `*` of sequences, `%` of
// strs, set and dict operators): a value, raised, defer (a class that Python must be asked, or no such
// operation: the prelude's protocol decides and words the error), reserve, stopped. Instances of subclasses
// of builtins defer when their class overrides the operator. `in_place` lets lists, sets, dicts and
// bytearrays be extended.
Value leaf_binary(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place);
Value leaf_unary(Cage& cage, UnaryOperator op, Value operand);
// True, False, raised, defer, …
Value leaf_compare(Cage& cage, Comparison op, Value left, Value right);

} // namespace natrix
