#include "natives/all.h"
#include "natives/list_operators.h"
#include "objects/errors.h"
#include "objects/list.h"
#include "objects/tuple.h"

// _heapq and _bisect over items that compare without Python, in CPython's order of comparisons. All of them
// are made before anything moves.
namespace natrix {
namespace {

constexpr uint32_t deepest = 32; // levels of a heap

// left < right: true, false, or why not (an error is the body's to raise).
Value less(Cage& cage, Value left, Value right) {
    if (Value::both_int(left, right)) return Value::boolean(left.as_int() < right.as_int());
    Value answer = ordered(cage, Comparison::lt, left, right);
    if (answer != Value::raised()) return answer;
    cage.pending = Value();
    return Value::defer();
}

// Where an item comes to stand, and the places that it passes, outermost first: each item there moves to the
// place before.
struct Path {
    uint32_t places[deepest + 1];
    uint32_t count = 0;
};

// An item at `at` rises while its parents, down to `start`, are greater.
Value rise(Cage& cage, const Value* items, uint32_t start, uint32_t at, Value item, Path& path) {
    path.places[path.count++] = at;
    while (at > start) {
        uint32_t parent = (at - 1) >> 1;
        Value answer = less(cage, item, items[parent]);
        if (!answer.is_bool()) return answer;
        if (answer.is_false()) break;
        path.places[path.count++] = at = parent;
    }
    return Value::none();
}

void place(Value* items, const Path& path, Value item) {
    for (uint32_t i = 0; i + 1 < path.count; i++) items[path.places[i]] = items[path.places[i + 1]];
    items[path.places[path.count - 1]] = item;
}

// An item that goes in at `at`: it sinks to a leaf along the lesser children, and rises again. `path` is
// where it passes.
Value sink(Cage& cage, Value* items, uint32_t size, uint32_t at, Value item, Path& path) {
    Path down;
    down.places[down.count++] = at;
    for (uint32_t limit = size >> 1; at < limit;) {
        uint32_t child = 2 * at + 1;
        if (child + 1 < size) {
            Value answer = less(cage, items[child], items[child + 1]);
            if (!answer.is_bool()) return answer;
            if (answer.is_false()) child++;
        }
        down.places[down.count++] = at = child;
    }
    // Of the items that would have moved up, the last ones that are greater than it stay.
    uint32_t kept = down.count;
    while (kept > 1) {
        Value answer = less(cage, item, items[down.places[kept - 1]]);
        if (!answer.is_bool()) return answer;
        if (answer.is_false()) break;
        kept--;
    }
    path = down;
    path.count = kept;
    return Value::none();
}

Value push(Cage& cage, Value* a) {
    if (!cage.is<List>(a[0])) return Value::defer();
    auto* list = cage.as<List>(a[0]);
    if (!list_make_room(cage, list, 1)) return Value::reserve();
    Path path;
    Value answer = rise(cage, list_items(cage, list), 0, list->size, a[1], path);
    if (answer.is_signal()) return answer;
    (void)list_append(cage, list, a[1]);
    place(list_items(cage, list), path, a[1]);
    return Value::none();
}

Value pop(Cage& cage, Value* a) {
    if (!cage.is<List>(a[0]) || cage.as<List>(a[0])->size == 0) return Value::defer();
    auto* list = cage.as<List>(a[0]);
    Value* items = list_items(cage, list);
    uint32_t size = list->size - 1;
    Value last = items[size], least = items[0];
    Path path;
    if (size != 0) {
        Value answer = sink(cage, items, size, 0, last, path);
        if (answer.is_signal()) return answer;
    }
    cage.writing(list);
    cage.writing(cage.at(list->items));
    if (size != 0) place(items, path, last);
    items[size] = Value();
    list->size = size;
    return least;
}

Value replace(Cage& cage, Value* a) {
    if (!cage.is<List>(a[0]) || cage.as<List>(a[0])->size == 0) return Value::defer();
    auto* list = cage.as<List>(a[0]);
    Value* items = list_items(cage, list);
    Path path;
    Value answer = sink(cage, items, list->size, 0, a[1], path), least = items[0];
    if (answer.is_signal()) return answer;
    cage.writing(cage.at(list->items));
    place(items, path, a[1]);
    return least;
}

Value push_pop(Cage& cage, Value* a) {
    if (!cage.is<List>(a[0])) return Value::defer();
    auto* list = cage.as<List>(a[0]);
    if (list->size == 0) return a[1];
    Value answer = less(cage, list_items(cage, list)[0], a[1]);
    if (!answer.is_bool()) return answer;
    return answer.is_true() ? replace(cage, a) : a[1];
}

Value heapify(Cage& cage, Value* a) {
    if (!cage.is<List>(a[0])) return Value::defer();
    auto* list = cage.as<List>(a[0]);
    if (list->size < 2) return Value::none();
    // In a row of its own, which becomes the list's.
    auto* row = cage.make<Items>(KnownType::object, list->size);
    if (!row) return Value::reserve();
    std::memcpy(static_cast<void*>(row->items()), list_items(cage, list), size_t{list->size} * 8);
    for (uint32_t at = list->size >> 1; at-- > 0;) {
        if (at % 1024 == 0 && cage.poll.charge(64)) return Value::stopped();
        Path path;
        Value item = row->items()[at], answer = sink(cage, row->items(), list->size, at, item, path);
        if (answer.is_signal()) return answer;
        place(row->items(), path, item);
    }
    cage.writing(list);
    list->items = cage.ref(row);
    return Value::none();
}

// (a, x, lo, hi, key)
template<bool right> Value bisect(Cage& cage, Value* a) {
    bool sequence = cage.is_exact<List>(a[0]) || cage.is_exact<Tuple>(a[0]);
    if (!sequence || !a[2].is_int() || a[2].as_int() < 0 || !a[4].is_none()) return Value::defer();
    ItemRow row = items_of(cage, a[0]);
    int64_t low = a[2].as_int(), high = row.size;
    if (a[3].is_int()) {
        high = a[3].as_int();
        if (high > row.size) return Value::defer();
    } else if (!a[3].is_none()) {
        return Value::defer();
    }
    while (low < high) {
        int64_t middle = (low + high) / 2;
        Value item = row.items[middle];
        Value answer = right ? less(cage, a[1], item) : less(cage, item, a[1]);
        if (!answer.is_bool()) return answer;
        if (answer.is_true() == right)
            high = middle;
        else
            low = middle + 1;
    }
    return Value::integer(low);
}

constexpr NativeEntry native_entries[] = {
    {"_heapq.heappush", push},
    {"_heapq.heappop", pop},
    {"_heapq.heapreplace", replace},
    {"_heapq.heappushpop", push_pop},
    {"_heapq.heapify", heapify},
    {"_bisect.bisect_right", bisect<true>},
    {"_bisect.bisect_left", bisect<false>},
};

} // namespace

const NativeTable heap_natives = natives_of(native_entries);

} // namespace natrix
