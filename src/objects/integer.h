#pragma once
#include "base/numbers/bigint.h"
#include "memory/cage.h"

namespace natrix {

inline bool is_integer(Cage& cage, Value value) {
    return value.is_int() || value.is_bool() || cage.is<Int>(value);
}

// Any int (bool and instances of subclasses included) as limbs; `small` keeps those of immediates.
struct IntegerView {
    IntegerView(Cage& cage, Value value);
    operator bigint::Integer() const { return integer; }
    bigint::Limb limb = 0;
    bigint::Integer integer;
};

// The int of this value: immediate when it fits.
Value integer_from(Cage& cage, bigint::Integer integer);
Value integer_from(Cage& cage, int64_t number);
Value integer_from_unsigned(Cage& cage, uint64_t number);
// An Int with room for `limbs`, to be filled and then given to integer_finish().
Int* make_integer(Cage& cage, uint64_t limbs);
inline bigint::Limb* limbs_of(Int* integer) { return reinterpret_cast<bigint::Limb*>(integer->data()); }
// Trims the fresh Int to what a kernel left in it, and gives the value (immediate when it fits).
Value integer_finish(Cage& cage, Int* integer, const bigint::Result& result);

// The value of an int that fits 64 bits.
bool integer_fits(Cage& cage, Value value, int64_t& number);
// Digits as the parser leaves them (no prefix, no underscores). Unbound: more than 4300 decimal digits.
Value integer_from_digits(Cage& cage, Arena& scratch, const char* digits, size_t size, unsigned base);

} // namespace natrix
