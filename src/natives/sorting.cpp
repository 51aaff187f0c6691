#include "natives/sorting.h"

#include "natives/list_operators.h"
#include "natives/sorting_merge.h"
#include "natives/sorting_steps.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

// What is sorted: the items themselves, or items with the keys that they are sorted by.
struct Keyed {
    Value key, item;
};
Value key_of(Value item) { return item; }
Value key_of(const Keyed& pair) { return pair.key; }

enum class Keys : uint8_t { ints, numbers, texts, tuples, others };

template<class Item> Keys classify(Cage& cage, const Item* items, size_t count) {
    size_t ints = 0, numbers = 0, texts = 0, tuples = 0;
    for (size_t i = 0; i < count; i++) {
        Value key = key_of(items[i]);
        if (key.is_int())
            ints++;
        else if (key.is_double() || key.is_bool())
            numbers++;
        else if (is_exact_str(cage, key))
            texts++;
        else if (cage.is_exact<Tuple>(key))
            tuples++;
        else
            return Keys::others;
    }
    if (ints == count) return Keys::ints;
    if (ints + numbers == count) return Keys::numbers;
    if (texts == count) return Keys::texts;
    return tuples == count ? Keys::tuples : Keys::others;
}

// Ints in the order of their bits.
int64_t int_order(Value value) { return static_cast<int64_t>(value.bits() << Value::int_shift); }

double number_of(Value value) {
    if (value.is_double()) return value.as_double();
    return value.is_int() ? static_cast<double>(value.as_int()) : value.is_true();
}

int decided(Value truth) { return truth.is_true() ? 1 : truth.is_false() ? 0 : -1; }

int less_tuple(Cage& cage, Value left, Value right) {
    auto *a = cage.as<Tuple>(left), *b = cage.as<Tuple>(right);
    uint32_t count = a->length < b->length ? a->length : b->length;
    for (uint32_t i = 0; i < count; i++) {
        Value x = a->items()[i], y = b->items()[i];
        if (x == y) continue;
        if (Value::both_int(x, y)) return int_order(x) < int_order(y);
        if (x.is_double() && y.is_double()) {
            if (x.as_double() == y.as_double()) continue;
            return x.as_double() < y.as_double();
        }
        if (is_exact_str(cage, x) && is_exact_str(cage, y)) {
            int order = str_compare(cage, x, y);
            if (order == 0) continue;
            return order < 0;
        }
        Answer equal = leaf_equal(cage, x, y);
        if (equal == Answer::yes) continue;
        return equal == Answer::no ? decided(ordered(cage, Comparison::lt, x, y)) : -1;
    }
    return a->length < b->length;
}

// Sorts a private row. `undecided`: only Python can compare these.
template<class Item> SortStatus sort_row(Cage& cage, Arena& arena, Item* items, size_t count, bool reverse) {
    auto turn = [&] {
        for (size_t i = 0, j = count; i + 1 < j; i++) std::swap(items[i], items[--j]);
    };
    if (reverse) turn(); // twice turned, equal items keep their order
    auto sort = [&](auto less) { return merge_sort(items, count, less, arena, cage.poll); };
    SortStatus status = SortStatus::done;
    switch (classify(cage, items, count)) {
    case Keys::ints:
        status = sort(
            [](const Item& a, const Item& b) { return int{int_order(key_of(a)) < int_order(key_of(b))}; });
        break;
    case Keys::numbers:
        status = sort(
            [](const Item& a, const Item& b) { return int{number_of(key_of(a)) < number_of(key_of(b))}; });
        break;
    case Keys::texts:
        status = sort(
            [&](const Item& a, const Item& b) { return int{str_compare(cage, key_of(a), key_of(b)) < 0}; });
        break;
    case Keys::tuples:
        status = sort([&](const Item& a, const Item& b) { return less_tuple(cage, key_of(a), key_of(b)); });
        break;
    case Keys::others:
        status = sort([&](const Item& a, const Item& b) {
            Value x = key_of(a), y = key_of(b);
            // Instances are Python's business; asking for each would only waste time.
            if (cage.is<Instance>(x) || cage.is<Instance>(y)) return -1;
            return decided(ordered(cage, Comparison::lt, x, y));
        });
        break;
    }
    if (reverse) turn();
    return status;
}

Value failure(Cage& cage, SortStatus status) {
    // A comparison that raised is made again by Python, where it says more.
    cage.pending = Value();
    if (status == SortStatus::stopped) return Value::stopped();
    return status == SortStatus::no_room ? Value::reserve() : Value::defer();
}

// Sorts the items at `items` in place, by a copy; None, or a signal.
Value sort_items(Cage& cage, Value* items, uint32_t count, bool reverse) {
    if (count < 2) return Value::none();
    if (cage.poll.charge(count / 64)) return Value::stopped();
    Scratch scratch(cage);
    auto* copy = static_cast<Value*>(scratch->take(size_t{count} * 8));
    if (!copy) return Value::reserve();
    std::memcpy(static_cast<void*>(copy), items, size_t{count} * 8);
    SortStatus status = sort_row(cage, scratch, copy, count, reverse);
    if (status != SortStatus::done) return failure(cage, status);
    std::memcpy(static_cast<void*>(items), copy, size_t{count} * 8);
    return Value::none();
}

bool flag_argument(Cage& cage, Value value, bool& flag) {
    Answer truth = leaf_truth(cage, value);
    flag = truth == Answer::yes;
    return truth == Answer::yes || truth == Answer::no;
}

// (self, key, reverse)
Value sort(Cage& cage, Value* a) {
    bool reverse;
    if (!a[1].is_none() || !flag_argument(cage, a[2], reverse)) return Value::defer();
    ItemRow row = items_of(cage, a[0]);
    if (row.size == 0) return Value::none();
    cage.writing(cage.at(cage.as<List>(a[0])->items));
    return sort_items(cage, row.items, row.size, reverse);
}

// (iterable, key, reverse)
Value sorted(Cage& cage, Value* a) {
    bool reverse;
    if (!a[1].is_none() || !flag_argument(cage, a[2], reverse)) return Value::defer();
    // An iterator is used up only when the sort can be finished here.
    if (!cage.is<List>(a[0]) && !cage.is<Tuple>(a[0]) && !cage.is<Dict>(a[0]) && !cage.is<Set>(a[0]) &&
        !cage.is<Range>(a[0]) && !cage.is<DictView>(a[0]) && !is_str(cage, a[0]))
        return Value::defer();
    Value list = leaf_list(cage, a[0]);
    if (list.is_signal()) return list;
    ItemRow row = items_of(cage, list);
    Value done = sort_items(cage, row.items, row.size, reverse);
    return done.is_none() ? list : done;
}

constexpr NativeEntry natives[] = {
    {"list.sort", sort},
    {"sorted", sorted},
};

// (list of keys, list of items, reverse): sorts the items, a private list, by their keys. False: only Python
// can.
Value sort_by_keys(Cage& cage, Value* a) {
    ItemRow keys = items_of(cage, a[0]), items = items_of(cage, a[1]);
    uint32_t count = items.size;
    if (count != keys.size || count < 2) return Value::true_();
    if (cage.poll.charge(count / 32)) return Value::stopped();
    Scratch scratch(cage);
    auto* pairs = static_cast<Keyed*>(scratch->take(size_t{count} * sizeof(Keyed)));
    if (!pairs) return Value::reserve();
    for (uint32_t i = 0; i < count; i++) pairs[i] = {keys.items[i], items.items[i]};
    SortStatus status = sort_row(cage, scratch, pairs, count, a[2].is_true());
    if (status != SortStatus::done) {
        Value answer = failure(cage, status);
        return answer == Value::defer() ? Value::false_() : answer;
    }
    for (uint32_t i = 0; i < count; i++) items.items[i] = pairs[i].item;
    return Value::true_();
}

// The same without keys.
Value sort_plain(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    Value done = sort_items(cage, row.items, row.size, a[1].is_true());
    return done.is_none() ? Value::true_() : done == Value::defer() ? Value::false_() : done;
}

constexpr NativeEntry kernels[] = {
    {"sort_by_keys", sort_by_keys}, {"sort_plain", sort_plain}, {"sort_begin", sort_begin},
    {"sort_next", sort_next},       {"sort_right", sort_right}, {"sort_result", sort_result},
};

} // namespace

const NativeTable sorting_natives = natives_of(natives), sorting_kernels = kernels_of(kernels);

} // namespace natrix
