#include "objects/list.h"

namespace natrix {

bool list_grow(Cage& cage, List* list, uint64_t wanted) {
    // Short lists grow by a half, as they are made so often; long ones by an eighth, as CPython's.
    constexpr uint64_t is_long = 512;
    uint64_t grown = wanted + (wanted < is_long ? wanted / 2 + 3 : wanted / 8 + 6);
    grown &= ~uint64_t{3};
    auto* items = grown > UINT32_MAX / 8 ? nullptr : cage.make_unfilled<Items>(KnownType::object, grown);
    if (!items) {
        grown = wanted;
        items = cage.make_unfilled<Items>(KnownType::object, grown);
        if (!items) return false;
    }
    Value* to = items->items();
    if (list->size) std::memcpy(static_cast<void*>(to), list_items(cage, list), size_t{list->size} * 8);
    std::memset(static_cast<void*>(to + list->size), 0, (grown - list->size) * 8);
    cage.writing(list);
    list->items = cage.ref(items);
    return true;
}

} // namespace natrix
