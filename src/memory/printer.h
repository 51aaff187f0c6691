#pragma once
#include <cstdio>

#include "memory/cage.h"

namespace natrix {

// For debuggers and failing tests: objects as the kind table describes them, a line for each field. Nothing
// is followed further than to name the kind it refers to.
void print_value(Cage& cage, Value value, FILE* to);
void print_object(Cage& cage, Object* object, FILE* to);
void print_heap(Cage& cage, FILE* to);
void print_frames(Cage& cage, FILE* to);

} // namespace natrix
