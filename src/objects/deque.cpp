#include "objects/deque.h"

namespace natrix {
namespace {

bool is_full(const Deque* deque) { return deque->most.is_int() && deque->size >= deque->most.as_int(); }

void change(Cage& cage, Deque* deque) {
    cage.writing(deque);
    cage.writing(cage.at(deque->items));
    deque->changes++;
}

} // namespace

bool deque_make_room(Cage& cage, Deque* deque, uint64_t more) {
    uint32_t capacity = deque->items.is_bound() ? cage.as<Items>(deque->items)->capacity : 0;
    uint64_t wanted = deque->size + more;
    if (wanted <= capacity) return true;
    uint64_t grown = capacity < 8 ? 8 : capacity;
    while (grown < wanted) grown *= 2;
    auto* row = cage.make<Items>(KnownType::object, grown);
    if (!row) return false;
    for (uint32_t i = 0; i < deque->size; i++) row->items()[i] = deque_at(cage, deque, i);
    cage.poll.spent += deque->size / 64;
    cage.writing(deque);
    deque->items = cage.ref(row);
    deque->start = 0;
    return true;
}

bool deque_push(Cage& cage, Deque* deque, Value item) {
    if (is_full(deque)) {
        if (deque->size == 0) return true;
        (void)deque_pop_left(cage, deque);
    } else if (!deque_make_room(cage, deque, 1)) {
        return false;
    }
    change(cage, deque);
    deque->size++;
    deque_at(cage, deque, deque->size - 1) = item;
    return true;
}

bool deque_push_left(Cage& cage, Deque* deque, Value item) {
    if (is_full(deque)) {
        if (deque->size == 0) return true;
        (void)deque_pop(cage, deque);
    } else if (!deque_make_room(cage, deque, 1)) {
        return false;
    }
    change(cage, deque);
    deque->start = (deque->start - 1) & (cage.as<Items>(deque->items)->capacity - 1);
    deque->size++;
    deque_at(cage, deque, 0) = item;
    return true;
}

Value deque_pop(Cage& cage, Deque* deque) {
    if (deque->size == 0) return {};
    change(cage, deque);
    Value& place = deque_at(cage, deque, deque->size - 1);
    Value item = place;
    place = Value();
    deque->size--;
    return item;
}

Value deque_pop_left(Cage& cage, Deque* deque) {
    if (deque->size == 0) return {};
    change(cage, deque);
    Value& place = deque_at(cage, deque, 0);
    Value item = place;
    place = Value();
    deque->start = (deque->start + 1) & (cage.as<Items>(deque->items)->capacity - 1);
    deque->size--;
    return item;
}

void deque_clear(Cage& cage, Deque* deque) {
    cage.writing(deque);
    deque->items = Value();
    deque->start = deque->size = 0;
    deque->changes++;
}

} // namespace natrix
