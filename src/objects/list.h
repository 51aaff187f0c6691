#pragma once
#include "memory/cage.h"

namespace natrix {

inline Value* list_items(Cage& cage, List* list) { return cage.as<Items>(list->items)->items(); }

// A list with room for `capacity` items, size 0; nullptr: reserve.
inline List* make_list(Cage& cage, uint64_t capacity = 0) {
    auto* list = cage.make<List>(KnownType::list);
    if (!list || capacity == 0) return list;
    auto* items = cage.make<Items>(KnownType::object, capacity);
    if (!items) return nullptr;
    list->items = cage.ref(items);
    return list;
}

// A larger row for a list, with room for `wanted` items at least; false: reserve.
bool list_grow(Cage& cage, List* list, uint64_t wanted);

// Room for `more` items behind the present ones; false: reserve.
inline bool list_make_room(Cage& cage, List* list, uint64_t more) {
    uint32_t capacity = list->items.is_bound() ? cage.as<Items>(list->items)->capacity : 0;
    uint64_t wanted = list->size + more;
    return wanted <= capacity || list_grow(cage, list, wanted);
}

inline bool list_append(Cage& cage, List* list, Value value) {
    if (!list_make_room(cage, list, 1)) return false;
    cage.writing(list);
    cage.writing(cage.at(list->items));
    list_items(cage, list)[list->size++] = value;
    return true;
}

inline Value list_from(Cage& cage, const Value* items, uint32_t count) {
    List* list = make_list(cage, count);
    if (!list) return Value::reserve();
    if (count) std::memcpy(list_items(cage, list), items, size_t{count} * 8);
    list->size = count;
    return cage.ref(list);
}

} // namespace natrix
