#pragma once
#include "vm/enter.h"
#include "vm/flow.h"

namespace natrix {

// Calls in the cases where nothing can be wrong with them: a script's or the prelude's own frame begins at
// once, its arguments bound from where the caller has them.

// The arguments of a call: `self`, when bound, before `count` others, then `named` values with their names.
struct Given {
    const Value* positional;
    uint32_t count;
    const Value* values = nullptr;
    const Value* names = nullptr;
    uint32_t named = 0;
    Value self = {};

    [[nodiscard]] uint32_t positional_count() const { return count + self.is_bound(); }
};

// Whether so many positional arguments need no binding, but for defaults.
inline bool takes_plainly(const Function* function, uint32_t count) {
    return function->exact_args == count || (count < function->exact_args && count >= function->required);
}

// Whether a function's frame can begin at once, its window on the stack; then the call is counted.
inline bool begins_at_once(Vm& vm, const Function* function, uint64_t end) {
    return function->native == 0 && function->receiver == 0 && end <= vm.stack_soft &&
           may_enter(vm, function);
}

// Binds the arguments, which may stand in the window itself. False: something is wrong with them, or there
// are too many for this, or memory is short; nothing was written.
bool bind_directly(Vm& vm, const Function* function, const Given& given, Value* window);

// Begins the frame of a call of a function, a method or a class with an __init__ of its own; the window of
// the one to come begins at `window`. False: nothing was done.
bool begin_call(Vm& vm, Value callee, Given given, Value* window, CallSite site);

} // namespace natrix
