#pragma once
#include <cstdint>

#include "memory/value.h"

namespace natrix {

// What becomes of a frame's result. This is the whole vocabulary of continuations; each is one function in
// vm/returns.cpp.
enum class Return : uint8_t {
    store,     // into register `target` of the caller
    attribute, // the same, for GETATTR and GETMETHOD: an AttributeError learns what was asked of what
    keep_self, // __init__: must be None; the instance, which `locals` holds, goes to the register
    exit,      // leave the loop: the run is over
    discard,   // nothing
    truth,     // as a truth value into register `target`
    truth_not, // as its negation
    branch,    // the instruction is a conditional jump on this value
    binary,    // NotImplemented: go on with the protocol's rest in the prelude
    next,      // an item for the loop instruction; StopIteration ends the loop
    unpack,    // a tuple: its items go to the registers of an unpacking instruction
    generator, // result of a generator's body: StopIteration for whoever resumed it
    observed,  // as the frame's object says, which is told of the end (objects/frame.h)
    count
};

// The four words before each window of registers. The upper half of each word is never zero, so that none
// reads as a reference when a stale window is scanned.
struct FrameHeader {
    uint32_t function;
    uint32_t code;
    uint32_t pc;       // of the next instruction, in words from the start of the code
    uint32_t previous; // the caller's header; 1 for the outermost
    uint32_t owner;    // the Generator this window lies in; 0: the stack
    uint16_t target;
    Return on_return;
    uint8_t flags;      // always has `present`
    uint32_t locals;    // the namespace of a class body, module or exec; 0: registers only
    uint32_t stack_top; // the first free offset of the stack above this window

    static constexpr uint8_t present = 0x80;
    // The frame's code is the prelude's: not in tracebacks, not counted as depth.
    static constexpr uint8_t hidden = 1;
    // `target` and `on_return` were set by a host or native entry, not by an instruction.
    static constexpr uint8_t entry = 2;
    // The identity register holds the frame's object, or a traceback entry that stands for it
    // (objects/frame.h).
    static constexpr uint8_t known = 4;

    static constexpr uint32_t words = 4;
    static constexpr uint32_t outermost = 1;

    Value* registers() { return reinterpret_cast<Value*>(this + 1); }
};

static_assert(sizeof(FrameHeader) == 8 * FrameHeader::words);

} // namespace natrix
