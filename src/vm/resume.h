#pragma once
#include "objects/generator.h"
#include "vm/flow.h"

namespace natrix {

inline FrameHeader* header_of(Generator* generator) {
    return reinterpret_cast<FrameHeader*>(&generator->frame0);
}

// The stack that a generator asks for above its resumer: its own window is on the heap, so this is room for
// the windows of what it calls, which look for themselves beyond it.
constexpr uint64_t resume_room = 64 * 8;

// The generator's frame becomes the running one, on top of `resumer`, the present one, which will go on at
// `site.resume`. All that can go wrong has been looked at. Answers where the generator goes on.
[[gnu::always_inline]] inline const uint64_t* switch_to(Vm& vm, FrameHeader* resumer, Generator* generator,
                                                        bool hidden, const CallSite& site) {
    resumer->pc = static_cast<uint32_t>(site.resume - vm.words);
    uint32_t offset = vm.offset_of(generator), pc = generator->pc;
    uint64_t flags = FrameHeader::present | (hidden ? FrameHeader::hidden : 0u);
    const uint64_t words[FrameHeader::words] = {
        generator->function.offset() | uint64_t{generator->code.offset()} << 32,
        pc | uint64_t{vm.frame} << 32,
        offset | uint64_t{site.target} << 32 | static_cast<uint64_t>(site.kind) << 48 | flags << 56,
        uint64_t{resumer->stack_top} << 32,
    };
    FrameHeader* header = header_of(generator);
    std::memcpy(static_cast<void*>(header), words, sizeof words);
    generator->state = static_cast<uint8_t>(GeneratorState::running);
    // While it runs, `handled` keeps the caller's; what it was handling itself is the handled exception.
    if ((generator->handled.bits() | vm.handled.bits()) != 0) [[unlikely]] {
        Value own = generator->handled;
        generator->handled = vm.handled;
        if (own.is_bound()) vm.handled = own;
    }
    auto* code = vm.as<Code>(generator->code);
    vm.frame = vm.offset_of(header);
    vm.registers = header->registers();
    vm.words = vm.words_of(code);
    vm.constants = vm.as<Tuple>(code->constants)->items();
    return vm.words + pc;
}

// The common case of resuming: nothing to refuse and nothing that the poll has to look at. Null: nothing was
// changed, and resume_generator() finds out.
[[gnu::always_inline]] inline const uint64_t*
resume_at_once(Vm& vm, FrameHeader* resumer, Generator* generator, Value value, const CallSite& site) {
    if (generator->state > static_cast<uint8_t>(GeneratorState::suspended)) return nullptr;
    bool first = generator->state == static_cast<uint8_t>(GeneratorState::created);
    if ((first && !value.is_none()) || vm.offset_of(generator) < vm.image_end) return nullptr;
    if (resumer->stack_top + FrameHeader::words * 8 + resume_room > vm.stack_soft) return nullptr;
    bool hidden = vm.as<Function>(generator->function)->builtin != 0;
    if (!hidden) {
        if (vm.depth >= vm.frame_limit) return nullptr;
        if (vm.poll.spent + 1 >= vm.poll.until.load(std::memory_order_relaxed)) return nullptr;
        vm.depth++;
        vm.poll.spent++;
    }
    const uint64_t* pc = switch_to(vm, resumer, generator, hidden, site);
    if (!first) vm.registers[field_a(pc[-1])] = value;
    return pc;
}

// The same for what finishes an instruction.
bool resume_quickly(Vm& vm, Generator* generator, Value value, CallSite site);

// The running generator is suspended at `pc`, and its resumer runs again. Answers where that goes on.
[[gnu::always_inline]] inline const uint64_t* suspend(Vm& vm, FrameHeader* header, const uint64_t* pc) {
    auto* generator = static_cast<Generator*>(vm.at(header->owner));
    generator->pc = static_cast<uint32_t>(pc - vm.words);
    generator->state = static_cast<uint8_t>(GeneratorState::suspended);
    if ((generator->handled.bits() | vm.handled.bits()) != 0) [[unlikely]] {
        Value callers = generator->handled;
        generator->handled = vm.handled == callers ? Value() : vm.handled;
        vm.handled = callers;
    }
    vm.depth -= (header->flags & FrameHeader::hidden) == 0;
    header->flags = 0;
    uint32_t previous = header->previous;
    vm.frame = previous;
    FrameHeader* resumer = vm.header_at(previous);
    auto* code = static_cast<Code*>(vm.at(resumer->code));
    vm.registers = resumer->registers();
    vm.words = vm.words_of(code);
    vm.constants = vm.as<Tuple>(code->constants)->items();
    return vm.words + resumer->pc;
}

// The step of an asynchronous generator that the SEND before vm.pc drives; null: it drives something else.
inline AsyncStep* step_of_send(Vm& vm) {
    uint64_t word = vm.pc[-1];
    if (base_opcode(word) != Opcode::SEND) return nullptr;
    Value receiver = vm.registers[field_b(word)];
    return vm.is<AsyncStep>(receiver) ? vm.as<AsyncStep>(receiver) : nullptr;
}

} // namespace natrix
