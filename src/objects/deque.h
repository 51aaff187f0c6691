#pragma once
#include "memory/cage.h"

namespace natrix {

// Item `index` from the left, of those it has.
inline Value& deque_at(Cage& cage, Deque* deque, uint32_t index) {
    auto* row = cage.as<Items>(deque->items);
    return row->items()[(deque->start + index) & (row->capacity - 1)];
}

// Room for `more` items; false: reserve.
bool deque_make_room(Cage& cage, Deque* deque, uint64_t more);
// An item at an end; where the deque is full, one goes at the other end. False: reserve.
bool deque_push(Cage& cage, Deque* deque, Value item);
bool deque_push_left(Cage& cage, Deque* deque, Value item);
// Takes an item away; unbound: there is none.
Value deque_pop(Cage& cage, Deque* deque);
Value deque_pop_left(Cage& cage, Deque* deque);
void deque_clear(Cage& cage, Deque* deque);

} // namespace natrix
