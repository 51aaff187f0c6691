#include "snapshot/frames.h"

#include "memory/walk.h"
#include "objects/code.h"
#include "objects/frame.h"
#include "objects/generator.h"
#include "vm/quick.h"

namespace natrix {

bool instruction_before(Vm& vm, const Code* code, uint32_t pc, Opcode& opcode) {
    auto* blob = vm.as<Blob>(code->words);
    auto* words = reinterpret_cast<const uint64_t*>(blob->data());
    uint32_t count = blob->bytes / 8;
    for (uint32_t at = 0; at < pc && at < count;) {
        opcode = base_opcode(words[at]);
        at += facts_of(opcode).words();
        if (at == pc) return at < count;
    }
    return false;
}

namespace {

bool is_operator(Opcode opcode) {
    return (opcode >= Opcode::ADD && opcode <= Opcode::SUBI) ||
           (opcode >= Opcode::LT && opcode <= Opcode::NE) ||
           (opcode >= Opcode::JLT && opcode <= Opcode::JNEI);
}

// Whether the caller, which goes on behind this instruction, can take a result in this way.
bool takes(Return kind, Opcode before) {
    switch (kind) {
    case Return::store:
    case Return::discard:
    case Return::keep_self:
    case Return::truth:
    case Return::truth_not: return true;
    case Return::branch:
        return before == Opcode::JTRUE || before == Opcode::JFALSE ||
               (before >= Opcode::JLT && before <= Opcode::JIN);
    case Return::attribute: return before == Opcode::GETATTR || before == Opcode::GETMETHOD;
    case Return::binary: return is_operator(before);
    case Return::next: return before == Opcode::FORITER || before == Opcode::SEND;
    case Return::unpack: return before == Opcode::UNPACK || before == Opcode::UNPACKEX;
    case Return::exit:
    case Return::generator:
    case Return::observed:
    case Return::count: break;
    }
    return false;
}

// What the identity register of a frame on the stack holds, and what its end does: `kind` gets what this is
// for the caller.
const char* check_identity(Vm& vm, FrameHeader* header, Return& kind) {
    kind = header->on_return;
    bool known = (header->flags & FrameHeader::known) != 0;
    if (!known && kind != Return::observed) return nullptr;
    if (!known || header->owner != 0) return "a frame that is known to nobody";
    Value identity = identity_register(vm, header);
    if (kind != Return::observed)
        return vm.is<Traceback>(identity) ? nullptr : "a frame that no entry stands for";
    if (!vm.is<Frame>(identity) || vm.as<Frame>(identity)->live != vm.offset_of(header) ||
        vm.as<Frame>(identity)->code.offset() != header->code)
        return "a frame without its object";
    kind = static_cast<Return>(vm.as<Frame>(identity)->on_return);
    return kind < Return::observed ? nullptr : "a frame whose end is unknown";
}

// A generator whose frame is known has its object, and no object takes a place on the stack for its frame's
// that is another's.
const char* check_objects(Vm& vm, std::span<const uint32_t> frames) {
    const char* wrong = nullptr;
    each_object(vm, vm.heap_begin, vm.top, [&](Object* object) {
        if (object->kind == Kind::Generator) {
            auto* generator = static_cast<Generator*>(object);
            if ((generator->flags & generator_flag::frame_known) == 0) return;
            Value frame = generator->registers()[vm.as<Code>(generator->code)->locals];
            if (!vm.is<Frame>(frame) || vm.as<Frame>(frame)->generator != vm.ref(object))
                wrong = "a generator without its frame's object";
        }
        if (object->kind != Kind::Frame || static_cast<Frame*>(object)->live == 0) return;
        bool found = false;
        for (uint32_t frame : frames)
            found |= frame == static_cast<Frame*>(object)->live &&
                     identity_register(vm, vm.header_at(frame)) == vm.ref(object);
        if (!found) wrong = "an object of no frame";
    });
    return wrong;
}

} // namespace

const char* check_frames(Vm& vm, std::span<const uint32_t> frames) {
    constexpr uint8_t all_flags =
        FrameHeader::present | FrameHeader::hidden | FrameHeader::entry | FrameHeader::known;
    vm.depth = 0;
    for (size_t i = 0; i < frames.size(); ++i) {
        FrameHeader* frame = vm.header_at(frames[i]);
        auto* function = static_cast<Function*>(vm.at(frame->function));
        auto* code = static_cast<Code*>(vm.at(frame->code));
        bool hidden = (frame->flags & FrameHeader::hidden) != 0;
        if ((frame->flags & ~all_flags) != 0 || hidden != (function->builtin != 0))
            return "a frame with wrong flags";
        if (((code->flags & code_flag::prelude) != 0) != hidden) return "a frame over code of another sort";
        if (!hidden) vm.depth++;
        Opcode before = Opcode::NOP;
        if (frame->pc != 0 && !instruction_before(vm, code, frame->pc, before))
            return "a frame between instructions";
        Return own_kind = Return::count;
        if (const char* wrong = check_identity(vm, frame, own_kind)) return wrong;
        // What the callee's end does to this frame.
        if (i + 1 < frames.size()) {
            FrameHeader* callee = vm.header_at(frames[i + 1]);
            Return kind = Return::count;
            if (const char* wrong = check_identity(vm, callee, kind)) return wrong;
            if (frame->pc == 0 || !takes(kind, before)) return "a call that returns to no call";
            if (callee->target >= code->registers) return "a call whose result has no register";
            if (kind == Return::keep_self && callee->locals == 0) return "an __init__ without its instance";
        } else if (vm.request.is_bound() && vm.pause_target >= code->registers) {
            return "an answer without a register";
        }
        if (i == 0 && (own_kind != Return::exit || frame->owner != 0))
            return "an outermost frame that is none";
        // The free stack begins behind each window.
        if (frame->stack_top % 8 != 0 || frame->stack_top > region::stack_end)
            return "a frame without a stack";
        if (frame->owner == 0) {
            uint64_t window_end = vm.offset_of(frame->registers()) + uint64_t{code->registers} * 8;
            if (frame->stack_top < window_end) return "a window beyond its top";
        } else {
            auto* generator = static_cast<Generator*>(vm.at(frame->owner));
            if (generator->window < code->registers) return "a window too small for its code";
            if (generator->state != static_cast<uint8_t>(GeneratorState::running))
                return "a generator that does not run";
            if (i == 0 || frame->stack_top != vm.header_at(frames[i - 1])->stack_top)
                return "a window beyond its top";
        }
    }
    return check_objects(vm, frames);
}

} // namespace natrix
