#pragma once
#include <cstddef>

#include "memory/cage.h"
#include "vm/run.h"

namespace natrix {

// One file of the prelude.
struct BakeSource {
    const char* name; // for tracebacks
    const char* text;
    size_t size;
};

// Runs the files of the prelude, in order, in a booted cage that has no image. False: `report` said why.
[[nodiscard]] bool bake_prelude(Cage& cage, const NativeRow& natives, const BakeSource* files, size_t count,
                                void (*report)(const char* line));
// Where the bake finds modules.
struct BakeLibrary {
    struct Found {
        const char* filename = nullptr; // as tracebacks show it
        const char* text = nullptr;
        size_t size = 0;
        bool package = false;
        bool sealed = false; // compiled as the prelude is
    };
    // False: there is no such module.
    bool (*find)(void* context, const char* name, size_t size, Found& found) = nullptr;
    void* context = nullptr;
};

// Imports these modules and what they import, after the prelude was baked. False: `report` said why.
// `keep_going`: modules that cannot be imported are left out.
[[nodiscard]] bool bake_modules(Cage& cage, const BakeLibrary& library, const char* const* names,
                                size_t count, bool keep_going, void (*report)(const char* line),
                                void (*progress)(const char* name));
// Makes the names that prelude code uses constants, and everything ready to be an image.
[[nodiscard]] bool finish_bake(Cage& cage, void (*report)(const char* line));

} // namespace natrix
