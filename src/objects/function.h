#pragma once
#include "memory/cage.h"

namespace natrix {

constexpr uint16_t never_exact = 0xFFFF; // of `exact_args` and `required`

// Function::builtin.
constexpr uint8_t script_function = 0;
constexpr uint8_t prelude_function = 1;
// Of the prelude; a call gives a generator whose class is the function's `owner`.
constexpr uint8_t iterator_function = 2;
// The same, of iterators like map(), whose state is all in their parameters: neither an exception nor its end
// closes the generator, which begins again with what its parameters hold.
constexpr uint8_t steady_iterator_function = 3;

// A function over this code and globals; nullptr: reserve.
Function* make_function(Cage& cage, Value code, Value globals);
// Repeats in the function what its code and its defaults say, after one of them has changed.
void function_refresh(Cage& cage, Function* function);

} // namespace natrix
