#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// Items start, start+step, … of a sequence: `count` of them, all inside it.
struct Positions {
    int64_t start = 0;
    int64_t stop = 0; // as slice.indices() gives it
    int64_t step = 1;
    uint32_t count = 0;
};

// Applies slice(start, stop, step) to a sequence of `length` items. `defer` when a part is neither None nor
// an int (its __index__ is Python's business); `raised` when the step is zero.
Answer slice_positions(Cage& cage, const SliceObject* slice, uint32_t length, Positions& positions);

// An index of builtin int type as a machine int; too large ones saturate. False: not an int.
bool leaf_index(Cage& cage, Value value, int64_t& index);

SliceObject* make_slice(Cage& cage, Value start, Value stop, Value step);

} // namespace natrix
