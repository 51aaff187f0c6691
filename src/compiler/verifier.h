#pragma once
#include "memory/cage.h"

namespace natrix {

// What is wrong with a Code, and at which word. `message` is null when nothing is.
struct CodeFault {
    const char* message = nullptr;
    uint32_t word = 0;

    explicit operator bool() const { return message != nullptr; }
};

// Whether the loop may run this code: every operand in range, every jump to an instruction's first word, only
// polling jumps backwards, handlers behind what they cover, no way to fall off the end. A linear scan that
// trusts nothing beyond the kinds of objects (generic verification comes first). `arena` holds a bit for each
// word; when it is used up, that is reported as a fault. Constants that are code objects are not followed:
// whoever loads a heap verifies each Code in it.
CodeFault verify_code(Cage& cage, Arena& arena, const Code* code);

} // namespace natrix
