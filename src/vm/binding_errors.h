#pragma once
#include "objects/errors.h"
#include "vm/vm.h"

namespace natrix {

// A call's arguments, as binding.cpp has them: first `positional` values, then one for each name in
// `keywords`.
struct GivenArguments {
    Function* function;
    const Value* values;
    uint32_t positional;
    Value keywords; // a tuple of strs, or unbound
};

// Raises what is wrong with arguments that do not fit a builtin's parameters.
Value raise_builtin_binding(Vm& vm, const GivenArguments& given);
// Raises that a function has no parameter of this name, and which one may be meant.
Value raise_unexpected_keyword(Vm& vm, Function* function, Piece name, Value keyword);
// Raises that a builtin class' method was given another class' object.
Value raise_wrong_receiver(Vm& vm, Function* function, Value receiver);

} // namespace natrix
