#pragma once
#include "vm/quick.h"
#include "vm/vm.h"

namespace natrix {

// Lets the instruction in progress take a quick form with these cache words, where its code may be written:
// code of the image is shared and read-only, and runs cold.
inline void remember(Vm& vm, uint64_t instruction, LoopOpcode quick, uint64_t first, uint64_t second) {
    if (vm.offset_of(vm.words) < vm.image_end) return;
    auto* word = const_cast<uint64_t*>(vm.pc - 1);
    word[0] = with_opcode(instruction, quick);
    word[1] = first;
    word[2] = second;
}

} // namespace natrix
