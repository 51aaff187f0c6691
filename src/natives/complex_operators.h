#pragma once
#include "base/numbers/complex_text.h"
#include "memory/cage.h"
#include "natives/arithmetic.h"

namespace natrix {

Value make_complex(Cage& cage, ComplexNumber number);
inline ComplexNumber complex_of(Cage& cage, Value value) {
    return {cage.as<Complex>(value)->real, cage.as<Complex>(value)->imag};
}
// NotImplemented for operators that complex numbers do not have.
Value complex_arithmetic(Cage& cage, BinaryOperator op, ComplexNumber left, ComplexNumber right);
// Operands are complex, float or int of any sort, one of them complex at least.
Value complex_binary(Cage& cage, BinaryOperator op, Value left, Value right);
Value complex_unary(Cage& cage, UnaryOperator op, Value operand);

} // namespace natrix
