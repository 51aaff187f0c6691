#pragma once
#include <cstddef>

#include "memory/cage.h"
#include "vm/run.h"

namespace natrix {

// One file of the prelude or of a baked module.
struct BakeSource {
    const char* name; // for tracebacks
    const char* text;
    size_t size;
};

// Runs the files of the prelude, in order, in a booted cage that has no image. False: `report` said why.
[[nodiscard]] bool bake_prelude(Cage& cage, const NativeRow& natives, const BakeSource* files, size_t count,
                                void (*report)(const char* line));
// Makes the names that prelude code uses constants, and everything ready to be an image.
[[nodiscard]] bool finish_bake(Cage& cage, void (*report)(const char* line));

} // namespace natrix
