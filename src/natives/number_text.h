#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// Numbers out of strs, bytes and bytearrays as int(), float() and complex() read them: white space around
// them, any script's digits. The answer is Value::tombstone() for what is no number.

// `limit`: how many digits are taken in bases that are no power of two; 0: any number. More raise ValueError.
Value int_from_text(Cage& cage, Value text, unsigned base, int64_t limit);
Value float_from_text(Cage& cage, Value text);
// ComplexNumber or a signal; bad underscores are worded by the caller, who finds `underscores` set.
Value complex_from_text(Cage& cage, Value text, bool& underscores);

// Digits of an int, with a sign, and with "0x" and the like when `prefixed`. `limit` as above, for base 10
// only.
Value int_to_text(Cage& cage, Value integer, unsigned base, bool prefixed, int64_t limit);
// For callers who have scratch memory open.
Value int_to_text(Cage& cage, Arena& scratch, Value integer, unsigned base, bool prefixed, int64_t limit);
// ValueError when the int has more decimal digits than `limit`; else None.
Value check_digits(Cage& cage, Value integer, int64_t limit);

} // namespace natrix
