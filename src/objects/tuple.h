#pragma once
#include <initializer_list>

#include "memory/cage.h"

namespace natrix {

inline Tuple* make_tuple(Cage& cage, uint64_t length) { return cage.make<Tuple>(KnownType::tuple, length); }

// A tuple of these, or Value::reserve().
inline Value tuple_of(Cage& cage, std::initializer_list<Value> items) {
    if (items.size() == 0) return cage.empty_tuple;
    Tuple* tuple = make_tuple(cage, items.size());
    if (!tuple) return Value::reserve();
    uint32_t at = 0;
    for (Value item : items) tuple->items()[at++] = item;
    return cage.ref(tuple);
}

inline Value tuple_from(Cage& cage, const Value* items, uint32_t count) {
    if (count == 0) return cage.empty_tuple;
    Tuple* tuple = make_tuple(cage, count);
    if (!tuple) return Value::reserve();
    std::memcpy(tuple->items(), items, size_t{count} * 8);
    return cage.ref(tuple);
}

} // namespace natrix
