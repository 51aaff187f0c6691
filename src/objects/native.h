#pragma once
#include "memory/cage.h"

namespace natrix {

// A leaf of the runtime: gets the arguments as the prelude's declaration binds them (one value for each
// parameter, in the order of the code's locals; *args a tuple, **kwargs a dict) and answers a value or a
// signal (value.h). It calls no Python, collects nothing, writes nothing that existed before until nothing
// can fail any more.
using NativeFunction = Value (*)(Cage& cage, Value* arguments);

struct NativeEntry {
    // Of a @native: the qualified name in the prelude ("list.append", "len"). Of a kernel: its name there.
    const char* name;
    NativeFunction function;
};

struct NativeTable {
    const NativeEntry* entries;
    uint32_t count;
    bool kernels;
};

template<uint32_t n> constexpr NativeTable natives_of(const NativeEntry (&entries)[n]) {
    return {entries, n, false};
}
template<uint32_t n> constexpr NativeTable kernels_of(const NativeEntry (&entries)[n]) {
    return {entries, n, true};
}

} // namespace natrix
