#pragma once
#include "memory/cage.h"
#include "natives/arithmetic.h"

namespace natrix {

inline bool is_float(Cage& cage, Value value) { return value.is_double() || cage.is<Float>(value); }
inline double double_of(Cage& cage, Value value) {
    return value.is_double() ? value.as_double() : cage.as<Float>(value)->number;
}

// NotImplemented for operators that floats do not have.
Value float_binary(Cage& cage, BinaryOperator op, double left, double right);
Value float_divmod(Cage& cage, double left, double right);
// The OverflowError that C's errno leads to: (34, 'Numerical result out of range').
Value raise_out_of_range(Cage& cage);

// float(value) where no Python need run.
Value leaf_float(Cage& cage, Value value);

} // namespace natrix
