#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/tuple.h"

// The steps of itertools' iterators over builtin ones. A step that answers with a signal has changed nothing,
// or what it changed is as if a part of it had run: done again, it goes on from there.
namespace natrix {
namespace {

constexpr uint32_t stride = 1024;

Value step_repeat(Cage& cage, NativeIter* it) {
    if (it->counter == 0) return Value::exhausted();
    if (it->counter > 0) {
        cage.writing(it);
        it->counter--;
    }
    return it->first;
}

Value step_count(Cage& cage, NativeIter* it) {
    if (it->first.is_bound() || !it->second.is_int() || !Value::fits_int(it->counter)) return Value::defer();
    int64_t next = it->counter + it->second.as_int();
    if (!Value::fits_int(next)) return Value::defer();
    cage.writing(it);
    Value item = Value::integer(it->counter);
    it->counter = next;
    return item;
}

Value step_chain(Cage& cage, NativeIter* it, uint32_t depth) {
    cage.writing(it);
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride)) return Value::stopped();
        if (it->second.is_bound()) {
            Value item = leaf_next_within(cage, it->second, depth + 1);
            if (item != Value::exhausted()) return item;
            it->second = Value();
        }
        if (it->first.is_unbound()) return Value::exhausted();
        // The next iterable leaves its iterator when its own iterator is there.
        Cursor cursor(cage);
        if (!cursor.open(it->first)) return Value::defer();
        Value iterable = cursor.next();
        if (iterable == Value::exhausted()) {
            it->first = Value();
            return iterable;
        }
        if (iterable.is_signal()) return iterable;
        if (!is_leaf_iterable(cage, iterable)) return Value::defer();
        Value inner = leaf_iter(cage, iterable);
        if (inner.is_signal()) return inner;
        it->second = inner;
        cursor.commit();
    }
}

// The three ints of an islice: the next item to give, where to stop (-1: nowhere), the step.
Value step_islice(Cage& cage, NativeIter* it, uint32_t depth) {
    if (it->first.is_unbound()) return Value::exhausted();
    if (!cage.is<Items>(it->second) || cage.as<Items>(it->second)->capacity != 3) return Value::defer();
    auto* state = cage.as<Items>(it->second);
    for (int i = 0; i < 3; i++)
        if (!state->items()[i].is_int()) return Value::defer();
    int64_t next = state->items()[0].as_int(), stop = state->items()[1].as_int();
    cage.writing(it);
    cage.writing(state);
    // What lies before the next item is taken and dropped.
    int64_t until = stop >= 0 && stop < next ? stop : next;
    for (uint32_t i = 0; it->counter < until; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        Value dropped = leaf_next_within(cage, it->first, depth + 1);
        if (dropped == Value::exhausted()) it->first = Value();
        if (dropped.is_signal()) return dropped;
        it->counter++;
    }
    if (stop >= 0 && it->counter >= stop) {
        it->first = Value();
        return Value::exhausted();
    }
    Value item = leaf_next_within(cage, it->first, depth + 1);
    if (item == Value::exhausted()) it->first = Value();
    if (item.is_signal()) return item;
    it->counter++;
    int64_t step = state->items()[2].as_int();
    next = Value::fits_int(next + step) ? next + step : Value::int_max;
    state->items()[0] = Value::integer(stop >= 0 && next > stop ? stop : next);
    return item;
}

Value step_pairwise(Cage& cage, NativeIter* it, uint32_t depth) {
    if (it->first.is_unbound()) return Value::exhausted();
    Tuple* pair = make_tuple(cage, 2);
    if (!pair) return Value::reserve();
    cage.writing(it);
    for (;;) {
        Value item = leaf_next_within(cage, it->first, depth + 1);
        if (item == Value::exhausted()) it->first = it->second = Value();
        if (item.is_signal()) return item;
        Value before = it->second;
        it->second = item;
        if (before.is_unbound()) continue;
        pair->items()[0] = before;
        pair->items()[1] = item;
        return cage.ref(pair);
    }
}

Value step_accumulate(Cage& cage, NativeIter* it) {
    Cursor cursor(cage);
    if (!cursor.open(it->first)) return Value::defer();
    Value item = cursor.next();
    if (item == Value::exhausted()) cursor.commit();
    if (item.is_signal()) return item;
    Value total = item;
    if (it->second.is_bound()) {
        if (Value::both_int(it->second, item)) {
            int64_t sum = it->second.as_int() + item.as_int();
            if (!Value::fits_int(sum)) return Value::defer();
            total = Value::integer(sum);
        } else if (it->second.is_double() && item.is_double()) {
            total = Value::number(it->second.as_double() + item.as_double());
        } else {
            return Value::defer();
        }
    }
    cage.writing(it);
    it->second = total;
    cursor.commit();
    return total;
}

Value step_cycle(Cage& cage, NativeIter* it, uint32_t depth) {
    if (!cage.is<List>(it->first)) return Value::exhausted();
    auto* saved = cage.as<List>(it->first);
    cage.writing(it);
    if (it->second.is_bound()) {
        if (!list_make_room(cage, saved, 1)) return Value::reserve();
        Value item = leaf_next_within(cage, it->second, depth + 1);
        if (item != Value::exhausted()) {
            if (!item.is_signal()) (void)list_append(cage, saved, item);
            return item;
        }
        it->second = Value();
        it->counter = 0;
    }
    if (saved->size == 0) return Value::exhausted();
    auto at = static_cast<uint64_t>(it->counter) % saved->size;
    it->counter = static_cast<int64_t>(at + 1);
    return list_items(cage, saved)[at];
}

Value step_batched(Cage& cage, NativeIter* it) {
    constexpr int64_t most = 4096;
    if (it->first.is_unbound()) return Value::exhausted();
    if (it->counter < 1 || it->counter > most) return Value::defer();
    auto size = static_cast<uint32_t>(it->counter);
    Cursor cursor(cage);
    if (!cursor.open(it->first)) return Value::defer();
    if (cage.poll.charge(size / 64)) return Value::stopped();
    Tuple* batch = make_tuple(cage, size);
    if (!batch) return Value::reserve();
    uint32_t count = 0;
    Value failure;
    while (count < size) {
        Value item = cursor.next();
        if (item.is_signal()) {
            failure = item;
            break;
        }
        batch->items()[count++] = item;
    }
    Value answer = cage.ref(batch);
    if (failure.is_bound()) {
        if (failure != Value::exhausted()) return failure;
        // An incomplete batch is an error of a strict one.
        if (count != 0 && it->flags != 0) return Value::defer();
        answer = failure;
        if (count != 0) {
            answer = tuple_from(cage, batch->items(), count);
            if (answer.is_signal()) return answer;
        }
        cage.writing(it);
        it->first = Value();
    }
    cursor.commit();
    return answer;
}

Value step_compress(Cage& cage, NativeIter* it) {
    Cursor data(cage), selectors(cage);
    if (!data.open(it->first) || !selectors.open(it->second)) return Value::defer();
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 8)) return Value::stopped();
        Value item = data.next();
        Value selector = item.is_signal() ? Value::false_() : selectors.next();
        Value end = item.is_signal() ? item : selector;
        if (end.is_signal()) {
            if (end == Value::exhausted()) {
                data.commit();
                selectors.commit();
            }
            return end;
        }
        Answer wanted = leaf_truth(cage, selector);
        if (wanted == Answer::no) continue;
        if (wanted != Answer::yes) return signal_of(wanted);
        data.commit();
        selectors.commit();
        return item;
    }
}

// Rows that count through the items of pools. An index is an immediate int; one that is none, or out of its
// pool, comes from a forged dump and ends the iteration.

constexpr int64_t fresh = 0, running = 1, ended = 2;

Value end_rows(Cage& cage, NativeIter* it) {
    cage.writing(it);
    it->counter = ended;
    return Value::exhausted();
}

// A row made of an empty tuple of this length, before anything changes. Long rows are charged.
Tuple* make_row(Cage& cage, uint32_t length, Value& failure) {
    if (length >= stride && cage.poll.charge(length / 64)) {
        failure = Value::stopped();
        return nullptr;
    }
    auto* row = length != 0 ? make_tuple(cage, length) : cage.as<Tuple>(cage.empty_tuple);
    if (!row) failure = Value::reserve();
    return row;
}

bool in_pool(Cage& cage, Value pool, Value index) {
    return cage.is<Tuple>(pool) && index.is_int() &&
           static_cast<uint64_t>(index.as_int()) < cage.as<Tuple>(pool)->length;
}

Value step_product(Cage& cage, NativeIter* it) {
    if (it->counter == ended || !cage.is<Tuple>(it->first) || !cage.is<Items>(it->second))
        return Value::exhausted();
    auto* pools = cage.as<Tuple>(it->first);
    auto* indices = cage.as<Items>(it->second);
    if (indices->capacity < pools->length) return end_rows(cage, it);
    Value failure;
    Tuple* row = make_row(cage, pools->length, failure);
    if (!row) return failure;
    cage.writing(it);
    cage.writing(indices);
    Value* at = indices->items();
    if (it->counter == fresh) {
        it->counter = running;
        for (uint32_t i = 0; i < pools->length; i++) at[i] = Value::integer(0);
    } else {
        uint32_t place = pools->length;
        for (;;) {
            if (place-- == 0) return end_rows(cage, it);
            if (!in_pool(cage, pools->items()[place], at[place])) return end_rows(cage, it);
            int64_t next = at[place].as_int() + 1;
            if (next < cage.as<Tuple>(pools->items()[place])->length) {
                at[place] = Value::integer(next);
                break;
            }
            at[place] = Value::integer(0);
        }
    }
    for (uint32_t i = 0; i < pools->length; i++) {
        if (!in_pool(cage, pools->items()[i], at[i])) return end_rows(cage, it);
        row->items()[i] = cage.as<Tuple>(pools->items()[i])->items()[at[i].as_int()];
    }
    return cage.ref(row);
}

// Makes the row of the pool's items at the first `length` indices.
Value fill_row(Cage& cage, NativeIter* it, Tuple* row, const Value* at, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        if (!in_pool(cage, it->first, at[i])) return end_rows(cage, it);
        row->items()[i] = cage.as<Tuple>(it->first)->items()[at[i].as_int()];
    }
    return cage.ref(row);
}

Value step_combinations(Cage& cage, NativeIter* it) {
    if (it->counter == ended || !cage.is<Tuple>(it->first) || !cage.is<Items>(it->second))
        return Value::exhausted();
    bool replaced = it->what == native_iter::replaced;
    auto* indices = cage.as<Items>(it->second);
    uint32_t length = indices->capacity, size = cage.as<Tuple>(it->first)->length;
    Value failure;
    Tuple* row = make_row(cage, length, failure);
    if (!row) return failure;
    Value* at = indices->items();
    cage.writing(it);
    cage.writing(indices);
    if (it->counter == fresh) {
        if (replaced ? length != 0 && size == 0 : length > size) return end_rows(cage, it);
        it->counter = running;
        for (uint32_t i = 0; i < length; i++) at[i] = Value::integer(replaced ? 0 : i);
    } else {
        int64_t place = int64_t{length} - 1;
        auto last = [&](int64_t i) { return replaced ? int64_t{size} - 1 : int64_t{size} - length + i; };
        while (place >= 0 && (!at[place].is_int() || at[place].as_int() >= last(place))) place--;
        if (place < 0) return end_rows(cage, it);
        int64_t index = at[place].as_int() + 1;
        for (int64_t i = place; i < length; i++) {
            at[i] = Value::integer(index);
            if (!replaced) index++;
        }
    }
    return fill_row(cage, it, row, at, length);
}

// `second` holds the pool's size in indices, and then as many cycles as a row is long.
Value step_permutations(Cage& cage, NativeIter* it) {
    if (it->counter == ended || !cage.is<Tuple>(it->first) || !cage.is<Items>(it->second))
        return Value::exhausted();
    auto* state = cage.as<Items>(it->second);
    uint32_t size = cage.as<Tuple>(it->first)->length;
    if (state->capacity < size || state->capacity - size > size) return end_rows(cage, it);
    uint32_t length = state->capacity - size;
    Value failure;
    Tuple* row = make_row(cage, length, failure);
    if (!row) return failure;
    Value *at = state->items(), *cycles = at + size;
    cage.writing(it);
    cage.writing(state);
    if (it->counter == fresh) {
        it->counter = running;
        for (uint32_t i = 0; i < size; i++) at[i] = Value::integer(i);
        for (uint32_t i = 0; i < length; i++) cycles[i] = Value::integer(int64_t{size} - i);
        return fill_row(cage, it, row, at, length);
    }
    for (int64_t place = int64_t{length} - 1; place >= 0; place--) {
        int64_t left = (cycles[place].is_int() ? cycles[place].as_int() : 0) - 1;
        if (left <= 0) {
            // This place has had them all: back in order.
            Value moved = at[place];
            std::memmove(static_cast<void*>(at + place), at + place + 1,
                         (size - static_cast<size_t>(place) - 1) * sizeof(Value));
            at[size - 1] = moved;
            cycles[place] = Value::integer(int64_t{size} - place);
            continue;
        }
        if (left >= size) break;
        cycles[place] = Value::integer(left);
        std::swap(at[place], at[size - left]);
        return fill_row(cage, it, row, at, length);
    }
    return end_rows(cage, it);
}

} // namespace

Value step_tool(Cage& cage, NativeIter* it, uint32_t depth) {
    switch (it->what) {
    case native_iter::repeat: return step_repeat(cage, it);
    case native_iter::count: return step_count(cage, it);
    case native_iter::chain: return step_chain(cage, it, depth);
    case native_iter::islice: return step_islice(cage, it, depth);
    case native_iter::pairwise: return step_pairwise(cage, it, depth);
    case native_iter::accumulate: return step_accumulate(cage, it);
    case native_iter::cycle: return step_cycle(cage, it, depth);
    case native_iter::batched: return step_batched(cage, it);
    case native_iter::compress: return step_compress(cage, it);
    case native_iter::product: return step_product(cage, it);
    case native_iter::combinations:
    case native_iter::replaced: return step_combinations(cage, it);
    case native_iter::permutations: return step_permutations(cage, it);
    default: return Value::defer();
    }
}

} // namespace natrix
