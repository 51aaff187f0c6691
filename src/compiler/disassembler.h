#pragma once
#include "memory/cage.h"

namespace natrix {

// Where text goes: pieces of UTF-8, in order.
struct TextSink {
    void (*write)(void* context, const char* text, size_t size) = nullptr;
    void* context = nullptr;
};

// The instructions of verified code as text, one a line, and its handlers. Not the code of its constants:
// disassemble those that are Codes one by one.
void disassemble(Cage& cage, const Code* code, TextSink sink);

} // namespace natrix
