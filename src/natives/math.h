#pragma once
#include "natives/all.h"
#include "objects/errors.h"
#include "objects/integer.h"

namespace natrix {

// An argument of a function that wants a real number.
enum class RealArgument : uint8_t {
    yes,
    too_large, // an int beyond all floats
    defer,     // only Python can make a float of it
};
RealArgument real_argument(Cage& cage, Value value, double& number);
Value signal_of(Cage& cage, RealArgument answer);

} // namespace natrix
