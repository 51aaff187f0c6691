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

// The generator's frame becomes the running one, on top of the present one, which will go on at
// `site.resume`. All that can go wrong has been looked at.
inline void switch_to(Vm& vm, Generator* generator, bool hidden, CallSite site) {
    FrameHeader* resumer = vm.header();
    FrameHeader* header = header_of(generator);
    resumer->pc = static_cast<uint32_t>(site.resume - vm.words);
    header->function = generator->function.offset();
    header->code = generator->code.offset();
    header->pc = generator->pc;
    header->previous = vm.frame;
    header->owner = vm.offset_of(generator);
    header->target = site.target;
    header->on_return = site.kind;
    header->flags = static_cast<uint8_t>(FrameHeader::present | (hidden ? FrameHeader::hidden : 0));
    header->locals = 0;
    header->stack_top = resumer->stack_top;
    generator->state = static_cast<uint8_t>(GeneratorState::running);
    // While it runs, `handled` keeps the caller's; what it was handling itself is the handled exception.
    Value own = generator->handled;
    generator->handled = vm.handled;
    if (own.is_bound()) vm.handled = own;
    auto* code = vm.as<Code>(generator->code);
    vm.frame = vm.offset_of(header);
    vm.registers = header->registers();
    vm.words = reinterpret_cast<const uint64_t*>(vm.as<Blob>(code->words)->data());
    vm.pc = vm.words + generator->pc;
    vm.constants = vm.as<Tuple>(code->constants)->items();
}

// The common case of resuming: nothing to refuse and nothing that the poll has to look at. False: nothing was
// changed, and resume_generator() finds out.
inline bool resume_quickly(Vm& vm, Generator* generator, Value value, CallSite site) {
    if (generator->state > static_cast<uint8_t>(GeneratorState::suspended)) return false;
    bool first = generator->state == static_cast<uint8_t>(GeneratorState::created);
    if ((first && !value.is_none()) || vm.offset_of(generator) < vm.image_end) return false;
    if (vm.header()->stack_top + FrameHeader::words * 8 + resume_room > vm.stack_soft) return false;
    bool hidden = vm.as<Function>(generator->function)->builtin != 0;
    if (!hidden) {
        if (vm.depth >= vm.frame_limit) return false;
        if (vm.poll.spent + 1 >= vm.poll.until.load(std::memory_order_relaxed)) return false;
        vm.depth++;
        vm.poll.spent++;
    }
    switch_to(vm, generator, hidden, site);
    if (!first) vm.registers[field_a(vm.pc[-1])] = value;
    return true;
}

// The running generator is suspended at vm.pc, and its resumer runs again.
inline void suspend(Vm& vm, Generator* generator, FrameHeader* header) {
    generator->pc = static_cast<uint32_t>(vm.pc - vm.words);
    generator->state = static_cast<uint8_t>(GeneratorState::suspended);
    Value callers = generator->handled;
    generator->handled = vm.handled == callers ? Value() : vm.handled;
    vm.handled = callers;
    if ((header->flags & FrameHeader::hidden) == 0) vm.depth--;
    uint32_t previous = header->previous;
    generator->frame0 = generator->frame1 = generator->frame2 = generator->frame3 = Value();
    vm.frame = previous;
    FrameHeader* resumer = vm.header_at(previous);
    auto* code = static_cast<Code*>(vm.at(resumer->code));
    vm.registers = resumer->registers();
    vm.words = reinterpret_cast<const uint64_t*>(vm.as<Blob>(code->words)->data());
    vm.pc = vm.words + resumer->pc;
    vm.constants = vm.as<Tuple>(code->constants)->items();
}

// The step of an asynchronous generator that the SEND before vm.pc drives; null: it drives something else.
inline AsyncStep* step_of_send(Vm& vm) {
    uint64_t word = vm.pc[-1];
    if (base_opcode(word) != Opcode::SEND) return nullptr;
    Value receiver = vm.registers[field_b(word)];
    return vm.is<AsyncStep>(receiver) ? vm.as<AsyncStep>(receiver) : nullptr;
}

} // namespace natrix
