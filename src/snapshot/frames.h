#pragma once
#include <cstdint>
#include <span>

#include "compiler/instruction.h"
#include "vm/vm.h"

namespace natrix {

// Whether `pc` stands behind an instruction of the code, which is then `opcode`; the code itself is sound.
[[nodiscard]] bool instruction_before(Vm& vm, const Code* code, uint32_t pc, Opcode& opcode);

// Frames as a dump gave them, from the outermost inwards; their functions and codes are such. Null, or what
// the loop could not go on with. Counts the depth.
[[nodiscard]] const char* check_frames(Vm& vm, std::span<const uint32_t> frames);

} // namespace natrix
