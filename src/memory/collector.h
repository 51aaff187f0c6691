#pragma once
#include <cstdint>

#include "memory/cage.h"

namespace natrix {

// Mark and slide. Runs between instructions only, when no native is live: afterwards every object may lie
// elsewhere, in the same order. Nothing below heap_begin moves.
enum class Collection : uint8_t {
    // By bytes allocated, and gc.collect(): clears weak references to what died, and moves to finalize_queue
    // what dies
    // with a __del__ and the weak references whose callback is due.
    scheduled,
    // For room, dumps and stress: whatever a weak reference or a finaliser could notice stays alive, so that
    // it does
    // not show when these run.
    forced,
};

// False: Poll::must_stop said so while marking, and nothing has changed. The caller restores Poll::until.
[[nodiscard]] bool collect(Cage& cage, Collection collection);

enum class Room : uint8_t {
    made,      // run the instruction again
    too_large, // no cage could ever hold it: MemoryError
    stopped,   // Cage::stop says which limit
    abandoned, // Poll::must_stop said so
};

// What Value::reserve() asks for. A limit that is hit is only forgiven when at least a sixteenth of it comes
// free, so that no run spends its time collecting. `again`: for the same instruction as the last time, which
// needs more room than it had then, because all that it does before it asks is done anew.
[[nodiscard]] Room make_room(Cage& cage, bool again = false);

// For Cage::collect_wanted.
[[nodiscard]] Room collect_as_wanted(Cage& cage);

// The first offset of the stack that no window of a live frame reaches.
[[nodiscard]] uint32_t stack_used(Cage& cage);

} // namespace natrix
