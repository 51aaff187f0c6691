#pragma once
#include <cstdint>

#include "memory/cage.h"

namespace natrix {

// The first thing that is wrong with a cage; no text: it is sound.
struct Fault {
    uint32_t offset = 0; // the object, or 0 for a root
    const char* where = nullptr;
    const char* text = nullptr;
    explicit operator bool() const { return text != nullptr; }
};

enum class Completeness : uint8_t {
    // At any instruction boundary: there may be objects that a native began and then abandoned, never to be
    // seen.
    running,
    // After a collection and for what is loaded: whatever is there is alive and keeps every invariant.
    compacted,
};

// Goes through image and heap, trusting nothing in them: kinds and sizes, each value a legal pattern, each
// reference the start of an object, classes, roots, the chain of frames, then the invariants of each kind.
// Uses the collector's tables; never at the same time.
[[nodiscard]] Fault verify(Cage& cage, Completeness completeness = Completeness::running);

// What is wrong with one object whose values are known to be sound, or null (invariants.cpp).
[[nodiscard]] const char* broken_invariant(Cage& cage, Object* object, Completeness completeness);

} // namespace natrix
