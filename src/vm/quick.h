#pragma once
#include "compiler/instruction.h"
#include "memory/frame.h"

namespace natrix {

// Opcodes as the loop numbers them: those of opcodes.def, then their quick forms.
enum class LoopOpcode : uint8_t {
#define OP(name, a, b, c, follow, caches) name,
#include "compiler/opcodes.def"
#define QUICK(name, base) name,
#include "vm/quick.def"
    count
};

constexpr uint32_t loop_opcodes = static_cast<uint32_t>(LoopOpcode::count);

inline constexpr Opcode base_opcodes[loop_opcodes] = {
#define OP(name, a, b, c, follow, caches) Opcode::name,
#include "compiler/opcodes.def"
#define QUICK(name, base) Opcode::base,
#include "vm/quick.def"
};

// The instruction that a word of running code stands for.
constexpr Opcode base_opcode(uint64_t word) { return base_opcodes[word & 0xFF]; }

constexpr uint64_t with_opcode(uint64_t word, LoopOpcode opcode) {
    return (word & ~uint64_t{0xFF}) | static_cast<uint64_t>(opcode);
}

// Words after the instruction's first: operands that follow, and caches.
constexpr uint32_t trailing_words(uint64_t word) { return facts_of(base_opcode(word)).words() - 1; }

// Conditional jumps and comparisons have no quick forms.
constexpr bool is_fused_comparison(uint64_t word) {
    auto opcode = static_cast<uint8_t>(word);
    return opcode >= static_cast<uint8_t>(Opcode::JLT) && opcode <= static_cast<uint8_t>(Opcode::JNEI);
}
constexpr bool is_small_comparison(uint64_t word) {
    auto opcode = static_cast<uint8_t>(word);
    return opcode >= static_cast<uint8_t>(Opcode::JLTI) && opcode <= static_cast<uint8_t>(Opcode::JNEI);
}

// How far the conditional jump `word` goes by this truth.
constexpr int64_t jump_distance(uint64_t word, bool truth) {
    switch (static_cast<Opcode>(word & 0xFF)) {
    case Opcode::JTRUE: return truth ? static_cast<int32_t>(word >> 32) : 0;
    case Opcode::JFALSE: return truth ? 0 : static_cast<int32_t>(word >> 32);
    default: return truth == ((word >> 8 & 0xFF) != 0) ? static_cast<int16_t>(word >> 48) : 0;
    }
}

// Whether a frame's result is taken as a truth, or is one of an operator's method that may be.
constexpr bool is_truth_return(Return kind) {
    return kind == Return::binary || kind == Return::branch || kind == Return::truth ||
           kind == Return::truth_not;
}

} // namespace natrix
