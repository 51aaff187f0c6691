#include "natives/all.h"
#include "natives/subscript.h"
#include "objects/attributes.h"
#include "objects/deque.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

// _collections. What never needs Python is a native and, for its body, a kernel.
namespace natrix {
namespace {

constexpr uint32_t stride = 1024;

Deque* self_deque(Cage& cage, Value* a) { return cage.as<Deque>(a[0]); }

Value make(Cage& cage, Value* a) {
    if (!may_make(cage, a[0], KnownType::collections_deque)) return Value::defer();
    auto* made = make_instance_of<Deque>(cage, a[0]);
    return made ? cage.ref(made) : Value::reserve();
}

Value append(Cage& cage, Value* a) {
    return deque_push(cage, self_deque(cage, a), a[1]) ? Value::none() : Value::reserve();
}
Value append_left(Cage& cage, Value* a) {
    return deque_push_left(cage, self_deque(cage, a), a[1]) ? Value::none() : Value::reserve();
}
Value pop(Cage& cage, Value* a) {
    Value item = deque_pop(cage, self_deque(cage, a));
    return item.is_bound() ? item : raise(cage, KnownType::IndexError, "pop from an empty deque");
}
Value pop_left(Cage& cage, Value* a) {
    Value item = deque_pop_left(cage, self_deque(cage, a));
    return item.is_bound() ? item : raise(cage, KnownType::IndexError, "pop from an empty deque");
}
Value clear(Cage& cage, Value* a) {
    deque_clear(cage, self_deque(cage, a));
    return Value::none();
}
Value size(Cage& cage, Value* a) { return Value::integer(self_deque(cage, a)->size); }

Value reverse(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    if (cage.poll.charge(deque->size / 64)) return Value::stopped();
    if (deque->size < 2) return Value::none();
    cage.writing(cage.at(deque->items));
    for (uint32_t i = 0, j = deque->size - 1; i < j; i++, j--)
        std::swap(deque_at(cage, deque, i), deque_at(cage, deque, j));
    return Value::none();
}

// (deque, steps to the right)
Value rotate(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    if (!a[1].is_int()) return Value::defer();
    if (deque->size < 2) return Value::none();
    auto length = int64_t{deque->size};
    int64_t steps = a[1].as_int() % length;
    if (steps < 0) steps += length;
    if (steps == 0) return Value::none();
    if (cage.poll.charge(length / 64)) return Value::stopped();
    cage.writing(deque);
    cage.writing(cage.at(deque->items));
    deque->changes++;
    auto* row = cage.as<Items>(deque->items);
    uint32_t mask = row->capacity - 1;
    // The shorter way round; a full ring only turns.
    bool right = steps <= length / 2;
    for (int64_t i = right ? steps : length - steps; i > 0; i--) {
        if (right) {
            uint32_t last = (deque->start + deque->size - 1) & mask;
            deque->start = (deque->start - 1) & mask;
            Value moved = row->items()[last];
            if (deque->size <= mask) row->items()[last] = Value();
            row->items()[deque->start] = moved;
        } else {
            Value moved = row->items()[deque->start];
            if (deque->size <= mask) row->items()[deque->start] = Value();
            uint32_t end = (deque->start + deque->size) & mask;
            deque->start = (deque->start + 1) & mask;
            row->items()[end] = moved;
        }
    }
    return Value::none();
}

Value get_item(Cage& cage, Value* a) { return deque_get_item(cage, a[0], a[1]); }
Value set_item(Cage& cage, Value* a) { return deque_set_item(cage, a[0], a[1], a[2]); }
Value iterate(Cage& cage, Value* a) { return make_deque_iter(cage, a[0], false); }
Value iterate_backwards(Cage& cage, Value* a) { return make_deque_iter(cage, a[0], true); }

// Moves the items behind `index` by one place: to the right, where there is room, or to the left over it.
void move_rest(Cage& cage, Deque* deque, uint32_t index, bool right) {
    cage.writing(deque);
    cage.writing(cage.at(deque->items));
    deque->changes++;
    if (right) {
        deque->size++;
        for (uint32_t i = deque->size - 1; i > index; i--)
            deque_at(cage, deque, i) = deque_at(cage, deque, i - 1);
    } else {
        for (uint32_t i = index; i + 1 < deque->size; i++)
            deque_at(cage, deque, i) = deque_at(cage, deque, i + 1);
        deque_at(cage, deque, deque->size - 1) = Value();
        deque->size--;
    }
}

// (deque, position from 0 to its size, item)
Value insert_at(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    auto index = static_cast<uint32_t>(a[1].as_int());
    if (index > deque->size) index = deque->size;
    if (cage.poll.charge(deque->size / 64)) return Value::stopped();
    if (!deque_make_room(cage, deque, 1)) return Value::reserve();
    move_rest(cage, deque, index, true);
    deque_at(cage, deque, index) = a[2];
    return Value::none();
}
// (deque, position of an item)
Value delete_at(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    auto index = static_cast<uint32_t>(a[1].as_int());
    if (index >= deque->size) return Value::none();
    if (cage.poll.charge(deque->size / 64)) return Value::stopped();
    move_rest(cage, deque, index, false);
    return Value::none();
}
Value insert(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    if (!a[1].is_int() || deque->most.is_bound()) return Value::defer();
    int64_t at = a[1].as_int();
    if (at < 0) at = at + deque->size < 0 ? 0 : at + deque->size;
    if (at > deque->size) at = deque->size;
    Value arguments[] = {a[0], Value::integer(at), a[2]};
    return insert_at(cage, arguments);
}

// From a container whose items are there: what may fail comes before the first is added.
template<bool left> Value extend(Cage& cage, Value* a) {
    constexpr uint64_t most_at_once = 1 << 24;
    auto* deque = self_deque(cage, a);
    bool plain = cage.is<List>(a[1]) || cage.is<Tuple>(a[1]) || cage.is<Range>(a[1]) || cage.is<Deque>(a[1]);
    Cursor cursor(cage);
    if (!plain || a[1] == a[0] || !cursor.open(a[1])) return Value::defer();
    uint64_t count = cursor.left(), wanted = count;
    if (count > most_at_once) return Value::defer();
    if (deque->most.is_int()) {
        auto free = static_cast<uint64_t>(deque->most.as_int() - deque->size);
        if (wanted > free) wanted = free;
    }
    if (!deque_make_room(cage, deque, wanted)) return Value::reserve();
    if (cage.poll.charge(static_cast<int64_t>(count / 32))) return Value::stopped();
    for (uint64_t i = 0; i < count; i++) {
        Value item = cursor.next();
        (void)(left ? deque_push_left(cage, deque, item) : deque_push(cage, deque, item));
    }
    return Value::none();
}

// (deque, value, from, to): where an item is that needs no Python to compare; -1; or the body asks.
Value find(Cage& cage, Deque* deque, Value wanted, uint32_t from, uint32_t to, Answer& answer, uint32_t& at) {
    for (uint32_t i = from; i < to; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
        Value item = deque_at(cage, deque, i);
        answer = item == wanted ? Answer::yes : leaf_equal(cage, item, wanted);
        if (answer == Answer::no) continue;
        at = i;
        return answer == Answer::yes ? Value::none() : signal_of(answer);
    }
    answer = Answer::no;
    return Value::none();
}

Value contains(Cage& cage, Value* a) {
    Answer answer;
    uint32_t at = 0;
    Value done = find(cage, self_deque(cage, a), a[1], 0, self_deque(cage, a)->size, answer, at);
    return done.is_signal() ? done : Value::boolean(answer == Answer::yes);
}

Value count(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    int64_t found = 0;
    for (uint32_t from = 0; from < deque->size;) {
        Answer answer;
        uint32_t at = 0;
        Value done = find(cage, deque, a[1], from, deque->size, answer, at);
        if (done.is_signal()) return done;
        if (answer != Answer::yes) break;
        found++;
        from = at + 1;
    }
    return Value::integer(found);
}

Value remove(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    Answer answer;
    uint32_t at = 0;
    Value done = find(cage, deque, a[1], 0, deque->size, answer, at);
    if (done.is_signal()) return done;
    if (answer == Answer::no) return raise(cage, KnownType::ValueError, "deque.remove(x): x not in deque");
    move_rest(cage, deque, at, false);
    return Value::none();
}

Value step(Cage& cage, Value* a) {
    Value item = leaf_step(cage, a[0]);
    return item == Value::exhausted() ? raise_with(cage, KnownType::StopIteration, Value()) : item;
}

Value get_most(Cage& cage, Value* a) {
    Value most = self_deque(cage, a)->most;
    return most.is_bound() ? most : Value::none();
}
// (deque, None or an int that is not negative)
Value set_most(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    cage.writing(deque);
    deque->most = a[1].is_none() ? Value() : a[1];
    return Value::none();
}
Value changes(Cage& cage, Value* a) { return Value::integer(self_deque(cage, a)->changes); }
// (deque, index): the item, or MISSING.
Value item_kernel(Cage& cage, Value* a) {
    auto index = static_cast<uint64_t>(a[1].as_int());
    auto* deque = self_deque(cage, a);
    return index < deque->size ? deque_at(cage, deque, static_cast<uint32_t>(index)) : Value::tombstone();
}
Value put_kernel(Cage& cage, Value* a) {
    auto* deque = self_deque(cage, a);
    cage.writing(cage.at(deque->items));
    deque_at(cage, deque, static_cast<uint32_t>(a[1].as_int())) = a[2];
    return Value::none();
}
// (iterator of a deque): how many items it has left; the deque, or MISSING; how many it has given.
Value left_kernel(Cage& cage, Value* a) {
    auto* it = cage.as<NativeIter>(a[0]);
    if (!cage.is<Deque>(it->first)) return Value::integer(0);
    return Value::integer(int64_t{cage.as<Deque>(it->first)->size} - it->counter);
}

// (dict, builtin iterator): counts items into the dict until the iterator ends (MISSING), or one comes that
// only Python can count, which is the answer. Each item is counted by itself, so that it can go on anywhere.
Value count_items(Cage& cage, Value* a) {
    auto* dict = cage.as<Dict>(a[0]);
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        if (!dict_make_room(cage, dict)) return Value::reserve();
        Value item = leaf_next(cage, a[1]);
        if (item == Value::exhausted()) return Value::tombstone();
        if (item.is_signal()) return item;
        uint32_t hash = 0, entry = 0;
        Answer answer = dict_find(cage, dict, item, hash, entry);
        if (answer == Answer::raised) cage.pending = Value(); // it is raised again where the body counts it
        if (answer == Answer::no) {
            dict_insert_new(cage, dict, item, hash, Value::integer(1));
            continue;
        }
        if (answer != Answer::yes) return item;
        Value& number = dict_entries(cage, dict)[2 * size_t{entry} + 1];
        if (!number.is_int() || number == Value::integer(Value::int_max)) return item;
        cage.writing(cage.at(dict->table));
        number = Value::integer(number.as_int() + 1);
    }
}

// Of a dict: its first entries gone, so that finding the first key stays cheap; and the last entry as the
// first.
Value reorder(Cage& cage, Value value, bool last_first) {
    auto* dict = cage.as<Dict>(value);
    if (dict->live == 0) return Value::none();
    if (cage.poll.charge(dict->used / 16)) return Value::stopped();
    Dict* copy = make_dict(cage, dict->live + 1);
    if (!copy) return Value::reserve();
    const uint32_t* hashes = dict_hashes(cage, dict);
    if (!dict_make_room(cage, copy, dict->live)) return Value::reserve();
    const Value* entries = dict_entries(cage, dict);
    uint32_t last = dict->used;
    while (last_first && last > 0 && entries[2 * size_t{last} - 2] == Value::tombstone()) last--;
    auto add = [&](uint32_t i) {
        dict_insert_new(cage, copy, entries[2 * size_t{i}], hashes[i], entries[2 * size_t{i} + 1]);
    };
    if (last_first) add(last - 1);
    for (auto entry : DictRange(cage, dict))
        if (!last_first || entry.index != last - 1) add(entry.index);
    cage.writing(dict);
    dict->table = copy->table;
    dict->used = copy->used;
    dict->version = 0;
    dict->changes++;
    return Value::none();
}
// (OrderedDict, part): its keys, values or items.
Value ordered_view(Cage& cage, Value* a) {
    constexpr KnownType types[] = {KnownType::odict_keys, KnownType::odict_values, KnownType::odict_items};
    auto part = static_cast<uint16_t>(a[1].as_int());
    auto* view = cage.make<DictView>(types[part % 3]);
    if (!view) return Value::reserve();
    view->aux = part;
    view->dict = a[0];
    return cage.ref(view);
}
Value last_first(Cage& cage, Value* a) { return reorder(cage, a[0], true); }
// The number of the first entry of a dict that is not empty.
Value first_entry(Cage& cage, Value* a) {
    constexpr uint32_t many = 64;
    auto* dict = cage.as<Dict>(a[0]);
    const Value* entries = dict_entries(cage, dict);
    uint32_t at = 0;
    while (at < dict->used && entries[2 * size_t{at}] == Value::tombstone()) at++;
    if (at < many || at < dict->used / 2) return Value::integer(at);
    Value done = reorder(cage, a[0], false);
    return done.is_signal() ? done : Value::integer(0);
}

// A field of a named tuple: (self, instance, owner)
Value tuple_field(Cage& cage, Value* a) {
    if (!cage.is<Tuple>(a[1]) || cage.at(a[0])->kind != Kind::Instance) return Value::defer();
    Value index = attribute_slot(cage, cage.at(a[0]), 1);
    auto* tuple = cage.as<Tuple>(a[1]);
    if (!index.is_int() || static_cast<uint64_t>(index.as_int()) >= tuple->length) return Value::defer();
    return tuple->items()[index.as_int()];
}

constexpr NativeEntry native_entries[] = {
    {"_collections.deque.append", append},
    {"_collections.deque.appendleft", append_left},
    {"_collections.deque.pop", pop},
    {"_collections.deque.popleft", pop_left},
    {"_collections.deque.clear", clear},
    {"_collections.deque.reverse", reverse},
    {"_collections.deque.rotate", rotate},
    {"_collections.deque.insert", insert},
    {"_collections.deque.extend", extend<false>},
    {"_collections.deque.extendleft", extend<true>},
    {"_collections.deque.count", count},
    {"_collections.deque.remove", remove},
    {"_collections.deque.__len__", size},
    {"_collections.deque.__getitem__", get_item},
    {"_collections.deque.__setitem__", set_item},
    {"_collections.deque.__contains__", contains},
    {"_collections.deque.__iter__", iterate},
    {"_collections.deque.__reversed__", iterate_backwards},
    {"_collections._deque_iterator.__next__", step},
    {"_collections._deque_reverse_iterator.__next__", step},
    {"_collections._tuplegetter.__get__", tuple_field},
};
constexpr NativeEntry kernel_entries[] = {
    {"deque_make", make},
    {"deque_push", append},
    {"deque_push_left", append_left},
    {"deque_take", pop},
    {"deque_take_left", pop_left},
    {"deque_clear", clear},
    {"deque_reverse", reverse},
    {"deque_rotate", rotate},
    {"deque_size", size},
    {"deque_item", item_kernel},
    {"deque_put", put_kernel},
    {"deque_insert", insert_at},
    {"deque_delete", delete_at},
    {"deque_most", get_most},
    {"deque_set_most", set_most},
    {"deque_changes", changes},
    {"deque_iterate", iterate},
    {"deque_iterate_backwards", iterate_backwards},
    {"deque_step", step},
    {"deque_left", left_kernel},
    {"count_items", count_items},
    {"dict_last_first", last_first},
    {"ordered_view", ordered_view},
    {"dict_first_entry", first_entry},
};

} // namespace

const NativeTable collections_natives = natives_of(native_entries),
                  collections_kernels = kernels_of(kernel_entries);

} // namespace natrix
