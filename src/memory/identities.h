#pragma once
#include "memory/cage.h"

namespace natrix {

// Cage::identities: the numbers of objects without a field for theirs. A List which begins with the lengths
// of its runs, in pairs; 0 stands behind the last one. Then the runs follow: pairs of an object and its
// number, in the order of the objects' offsets, which sliding keeps.
constexpr uint32_t identity_runs = 32;

// Visits each run: its length as it stands in the list, its first pair. Nothing for a list of another form.
template<class Visit> void each_identity_run(Cage& cage, const List* list, Visit visit) {
    if (list->size < identity_runs || !cage.is<Items>(list->items)) return;
    Value* items = cage.as<Items>(list->items)->items();
    Value* first = items + identity_runs;
    for (uint32_t i = 0; i < identity_runs && items[i] != Value::integer(0); ++i) {
        auto length = static_cast<uint32_t>(items[i].as_int());
        visit(items[i], first);
        first += 2 * size_t{length};
    }
}

// Whether the list has this form; what its pairs hold is not looked at.
inline bool are_identities(Cage& cage, const List* list) {
    if (list->size < identity_runs || list->size % 2 != 0 || !cage.is<Items>(list->items)) return false;
    const Value* items = cage.as<Items>(list->items)->items();
    uint64_t left = (list->size - identity_runs) / 2;
    bool over = false;
    for (uint32_t i = 0; i < identity_runs; ++i) {
        if (!items[i].is_int() || items[i].as_int() < 0) return false;
        auto length = static_cast<uint64_t>(items[i].as_int());
        if (length > left || (over && length != 0)) return false;
        over = length == 0;
        left -= length;
    }
    return left == 0;
}

} // namespace natrix
