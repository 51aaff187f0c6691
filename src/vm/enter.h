#pragma once
#include <cstring>

#include "vm/quick.h"
#include "vm/vm.h"

namespace natrix {

// How frames begin: shared by the loop's handlers and the functions that finish for them.

// Counts a call that is about to be made; false: something has to be looked at first, and nothing is counted.
// The prelude's frames are neither depth nor fuel.
inline bool may_enter(Vm& vm, const Function* function) {
    if (function->builtin != 0) return true;
    int64_t spent = vm.poll.spent + 1;
    if (vm.depth >= vm.frame_limit || spent >= vm.poll.until.load(std::memory_order_relaxed)) return false;
    vm.poll.spent = spent;
    vm.depth++;
    return true;
}

// Takes that back: the call will be made another way.
inline void leave_uncounted(Vm& vm, const Function* function) {
    if (function->builtin != 0) return;
    vm.poll.spent--;
    vm.depth--;
}

// Where a function's window on the stack ends.
inline uint64_t window_end(Vm& vm, const Function* function, const Value* window) {
    return vm.offset_of(window) + uint64_t{function->registers} * 8;
}

// Where cold code of the image begins: it may get a copy that warms up.
inline constexpr uint64_t warm_up_word = static_cast<uint64_t>(LoopOpcode::WARMUP);

// A frame for a function whose arguments are bound at `window`; its registers, up to `end`, are free. The
// caller's pc has been saved.
[[gnu::always_inline]] inline void begin_frame(Vm& vm, const Function* function, Value* window, uint64_t end,
                                               Return kind, uint32_t target, uint32_t locals) {
    uint64_t flags = FrameHeader::present | (function->builtin != 0 ? FrameHeader::hidden : 0u);
    uint32_t code_offset = function->code.offset();
    const uint64_t words[FrameHeader::words] = {
        vm.offset_of(function) | uint64_t{code_offset} << 32,
        uint64_t{vm.frame} << 32,
        uint64_t{target} << 32 | static_cast<uint64_t>(kind) << 48 | flags << 56,
        locals | end << 32,
    };
    Value* header = window - FrameHeader::words;
    std::memcpy(static_cast<void*>(header), words, sizeof words);
    vm.frame = vm.offset_of(header);
    for (uint32_t i = function->bound; i < function->locals; i++) {
        window[i] = Value();
        asm volatile("" : : : "memory"); // a call of memset costs more than the few words
    }
    auto* code = static_cast<Code*>(vm.at(code_offset));
    vm.registers = window;
    vm.words = vm.pc = reinterpret_cast<const uint64_t*>(vm.as<Blob>(code->words)->data());
    if (code->number != 0) {
        const uint64_t* copy = vm.warm_copies[code->number];
        if (copy) [[likely]]
            vm.words = vm.pc = copy;
        else
            vm.pc = &warm_up_word;
    }
    vm.constants = vm.as<Tuple>(code->constants)->items();
}

static_assert(offsetof(FrameHeader, function) == 0 && offsetof(FrameHeader, code) == 4 &&
              offsetof(FrameHeader, pc) == 8 && offsetof(FrameHeader, previous) == 12 &&
              offsetof(FrameHeader, owner) == 16 && offsetof(FrameHeader, target) == 20 &&
              offsetof(FrameHeader, on_return) == 22 && offsetof(FrameHeader, flags) == 23 &&
              offsetof(FrameHeader, locals) == 24 && offsetof(FrameHeader, stack_top) == 28);

// Fills in the defaults that a call of `count` positional arguments leaves to; the function takes that many.
inline void fill_defaults(Vm& vm, const Function* function, Value* window, uint32_t count) {
    auto* tuple = vm.as<Tuple>(function->defaults);
    const Value* defaults = tuple->items() + tuple->length - function->exact_args;
    for (uint32_t i = count, end = function->exact_args; i < end; i++) {
        window[i] = defaults[i];
        asm volatile(""
                     :
                     :
                     : "memory"); // (unrolled, the loop would take the registers of what stands around it)
    }
}

} // namespace natrix
