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

// Whether a function's frame can begin at once, its window on the stack as far as `stack_end`; then the call
// is counted.
inline bool begins_at_once(Vm& vm, const Function* function, uint64_t end, uint64_t stack_end) {
    return function->native == 0 && function->receiver == 0 && end <= stack_end && may_enter(vm, function);
}
inline bool begins_at_once(Vm& vm, const Function* function, uint64_t end) {
    return begins_at_once(vm, function, end, vm.stack_soft);
}

// Begins a frame above the running one for a function that takes exactly these arguments. False: it is
// something else, or has to be looked at first; nothing was done.
template<class... Values> [[gnu::always_inline]] inline bool
begin_exactly(Vm& vm, const Function* function, const CallSite& site, Values... values) {
    if (function->exact_args != sizeof...(values)) return false;
    Value* window = reinterpret_cast<Value*>(vm.base() + vm.header()->stack_top) + FrameHeader::words;
    uint64_t end = window_end(vm, function, window);
    if (!begins_at_once(vm, function, end)) return false;
    uint32_t at = 0;
    ((window[at++] = values), ...);
    vm.save_pc(site.resume);
    begin_frame(vm, function, window, end, site.kind, site.target, 0);
    return true;
}

// Binds the arguments, which may stand in the window itself. False: something is wrong with them, or there
// are too many for this, or memory is short; nothing was written.
bool bind_directly(Vm& vm, const Function* function, const Given& given, Value* window);

// Begins the frame of a call of a function, a method or a class with an __init__ of its own; the window of
// the one to come begins at `window`. False: nothing was done.
bool begin_call(Vm& vm, Value callee, Given given, Value* window, CallSite site);

} // namespace natrix
