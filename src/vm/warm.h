#pragma once
#include "vm/quick.h"
#include "vm/vm.h"

namespace natrix {

// Lets the instruction in progress take a quick form with these cache words, where its code may be written.
inline void remember(Vm& vm, uint64_t instruction, LoopOpcode quick, uint64_t first, uint64_t second) {
    if (vm.runs_shared_words()) return;
    auto* word = const_cast<uint64_t*>(vm.pc - 1);
    word[0] = with_opcode(instruction, quick);
    word[1] = first;
    word[2] = second;
}

// The running frame's code, of the image and without a copy, has been called, or has looped. It gets its copy
// when that has happened often enough, and the frame goes on in it.
void warm_up(Vm& vm, uint32_t heat);
constexpr uint32_t heat_of_call = 8;
constexpr uint32_t heat_of_loop = 1;

} // namespace natrix
