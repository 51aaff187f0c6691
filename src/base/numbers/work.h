#pragma once
#include "base/arena.h"
#include "base/poll.h"

namespace natrix {

// How a numeric kernel ended. Only `ok` leaves a result.
enum class NumberStatus : uint8_t {
    ok,
    stopped,        // the poll said so
    no_memory,      // the arena is at its limit
    zero_division,  // ZeroDivisionError
    overflow,       // OverflowError; which one, the function's comment says
    not_invertible, // ValueError: base is not invertible for the given modulus
    negative,       // ValueError: the argument must not be negative
    not_finite,     // from_double: OverflowError for an infinity, ValueError for a NaN
    bad_text,       // ValueError: the text is not a number
    complex_result, // float ** float that has no real result: compute it as complex
    zero_to_negative_power,
    bad_underscores, // ValueError: complex() words this differently from other malformed text
};

// What long work needs: scratch, and somebody to report to. Kernels give their scratch back before they
// return (functions whose result lives in the arena say so).
struct Work {
    Arena& arena;
    Poll& poll;
};

} // namespace natrix
