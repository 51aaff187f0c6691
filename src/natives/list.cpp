#include "natives/list.h"

#include "natives/list_operators.h"
#include "natives/list_repr.h"
#include "natives/subscript.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/slice.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

namespace natrix {

Value find_in_row(Cage& cage, Value sequence, Value wanted, int64_t start, int64_t stop,
                  const char* missing) {
    ItemRow row = items_of(cage, sequence);
    for (int64_t i = start; i < stop && i < row.size; i++) {
        if (i % 8192 == 8191 && cage.poll.charge(256)) return Value::stopped();
        if (row.items[i] == wanted) return Value::integer(i);
        if (Value::both_int(row.items[i], wanted)) continue;
        Answer equal = leaf_equal(cage, row.items[i], wanted);
        if (equal == Answer::yes) return Value::integer(i);
        if (equal != Answer::no) return signal_of(equal);
    }
    cage.poll.spent += row.size % 8192 / 32;
    return raise(cage, KnownType::ValueError, "{}", missing);
}

Value count_in_row(Cage& cage, Value sequence, Value wanted) {
    ItemRow row = items_of(cage, sequence);
    int64_t count = 0;
    for (uint32_t i = 0; i < row.size; i++) {
        if (i % 8192 == 8191 && cage.poll.charge(256)) return Value::stopped();
        if (row.items[i] == wanted) {
            count++;
            continue;
        }
        if (Value::both_int(row.items[i], wanted)) continue;
        Answer equal = leaf_equal(cage, row.items[i], wanted);
        if (equal == Answer::yes)
            count++;
        else if (equal != Answer::no)
            return signal_of(equal);
    }
    cage.poll.spent += row.size % 8192 / 32;
    return Value::integer(count);
}

bool clamp_bounds(Cage& cage, Value from, Value to, uint32_t size, int64_t& start, int64_t& stop) {
    if (!leaf_index(cage, from, start) || !leaf_index(cage, to, stop)) return false;
    for (int64_t* bound : {&start, &stop}) {
        if (*bound < 0) *bound = *bound < -int64_t{size} ? 0 : *bound + size;
        if (*bound > size) *bound = size;
    }
    return true;
}

namespace {

// An int of 64 bits; others are Python's to refuse.
bool size_argument(Cage& cage, Value value, int64_t& number) {
    return is_integer(cage, value) && integer_fits(cage, value, number);
}

List* self_list(Cage& cage, Value* a) { return cage.as<List>(a[0]); }

Value append(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    if (list->items.is_bound() && list->items.offset() >= cage.image_end) [[likely]] {
        auto* items = cage.as<Items>(list->items);
        if (list->size < items->capacity) [[likely]] {
            items->items()[list->size++] = a[1];
            return Value::none();
        }
    }
    return list_append(cage, self_list(cage, a), a[1]) ? Value::none() : Value::reserve();
}

Value insert_at(Cage& cage, List* list, int64_t index, Value value) {
    if (!list_make_room(cage, list, 1)) return Value::reserve();
    int64_t size = list->size;
    if (index < 0) index = index < -size ? 0 : index + size;
    if (index > size) index = size;
    cage.writing(list);
    cage.writing(cage.at(list->items));
    Value* items = list_items(cage, list) + index;
    std::memmove(static_cast<void*>(items + 1), items, static_cast<size_t>(size - index) * 8);
    cage.poll.spent += (size - index) / 512;
    items[0] = value;
    list->size++;
    return Value::none();
}

Value insert(Cage& cage, Value* a) {
    int64_t index;
    return size_argument(cage, a[1], index) ? insert_at(cage, self_list(cage, a), index, a[2])
                                            : Value::defer();
}

Value remove_at(Cage& cage, List* list, uint32_t at) {
    cage.writing(list);
    cage.writing(cage.at(list->items));
    Value* items = list_items(cage, list);
    Value removed = items[at];
    list->size--;
    std::memmove(static_cast<void*>(items + at), items + at + 1, size_t{list->size - at} * 8);
    items[list->size] = Value();
    cage.poll.spent += (list->size - at) / 512;
    constexpr uint32_t worth_keeping = 64;
    if (list->size == 0 && cage.as<Items>(list->items)->capacity > worth_keeping) list->items = Value();
    return removed;
}

Value pop(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    int64_t index;
    if (!size_argument(cage, a[1], index)) return Value::defer();
    if (list->size == 0) return raise(cage, KnownType::IndexError, "pop from empty list");
    if (index < 0) index += list->size;
    if (index < 0 || index >= list->size) return raise(cage, KnownType::IndexError, "pop index out of range");
    return remove_at(cage, list, static_cast<uint32_t>(index));
}

Value remove(Cage& cage, Value* a) {
    Value at = find_in_row(cage, a[0], a[1], 0, INT64_MAX, "list.remove(x): x not in list");
    if (at.is_signal()) return at;
    remove_at(cage, self_list(cage, a), static_cast<uint32_t>(at.as_int()));
    return Value::none();
}

Value index(Cage& cage, Value* a) {
    int64_t start, stop;
    if (!clamp_bounds(cage, a[2], a[3], self_list(cage, a)->size, start, stop)) return Value::defer();
    return find_in_row(cage, a[0], a[1], start, stop, "list.index(x): x not in list");
}

Value count(Cage& cage, Value* a) { return count_in_row(cage, a[0], a[1]); }

Value clear(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    cage.writing(list);
    list->size = 0;
    list->items = Value();
    return Value::none();
}

Value copy(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    if (cage.poll.charge(row.size / 64)) return Value::stopped();
    return list_from(cage, row.items, row.size);
}

Value reverse(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    if (row.size < 2) return Value::none();
    if (cage.poll.charge(row.size / 64)) return Value::stopped();
    cage.writing(cage.at(self_list(cage, a)->items));
    for (uint32_t i = 0, j = row.size - 1; i < j; i++, j--) std::swap(row.items[i], row.items[j]);
    return Value::none();
}

Value extend(Cage& cage, Value* a) { return leaf_extend(cage, a[0], a[1]); }

// (cls, *args, **kwargs); for list itself, __init__ follows.
Value make(Cage& cage, Value* a) {
    if (!may_make(cage, a[0], KnownType::list)) return Value::defer();
    List* list = make_instance_of<List>(cage, a[0]);
    return list ? cage.ref(list) : Value::reserve();
}

// (self, args, kwargs)
Value initialize(Cage& cage, Value* a) {
    auto* arguments = cage.as<Tuple>(a[1]);
    if (cage.as<Dict>(a[2])->live != 0 || arguments->length > 1) return Value::defer();
    if (arguments->length == 0) return clear(cage, a);
    if (arguments->items()[0] == a[0]) return Value::defer();
    Value made = leaf_list(cage, arguments->items()[0]);
    if (made.is_signal()) return made;
    List *list = self_list(cage, a), *from = cage.as<List>(made);
    cage.writing(list);
    list->items = from->items;
    list->size = from->size;
    return Value::none();
}

Value length(Cage& cage, Value* a) { return container_length(cage, a[0]); }
Value get_item(Cage& cage, Value* a) { return list_get_item(cage, a[0], a[1]); }
Value set_item(Cage& cage, Value* a) { return list_set_item(cage, a[0], a[1], a[2]); }
Value delete_item(Cage& cage, Value* a) { return list_delete_item(cage, a[0], a[1]); }
Value contains(Cage& cage, Value* a) { return container_contains(cage, a[1], a[0]); }
Value iterate(Cage& cage, Value* a) { return make_seq_iter(cage, KnownType::list_iterator, a[0], 0, false); }
Value iterate_backwards(Cage& cage, Value* a) {
    return make_seq_iter(cage, KnownType::list_reverseiterator, a[0], int64_t{self_list(cage, a)->size} - 1,
                         true);
}

template<Comparison op> Value compare(Cage& cage, Value* a) {
    return cage.is<List>(a[1]) ? sequence_compare(cage, op, a[0], a[1]) : Value::not_implemented();
}

Value add(Cage& cage, Value* a) {
    if (cage.is<List>(a[1])) return sequence_concat(cage, a[0], a[1]);
    return raise(cage, KnownType::TypeError, "can only concatenate list (not \"{}\") to list",
                 type_name(cage, a[1]));
}
Value add_in_place(Cage& cage, Value* a) {
    Value done = leaf_extend(cage, a[0], a[1]);
    return done.is_none() ? a[0] : done;
}
Value multiply(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], false); }
Value multiply_in_place(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], true); }
Value repr(Cage& cage, Value* a) { return container_repr(cage, a[0]); }

constexpr NativeEntry natives[] = {
    {"list.__new__", make},
    {"list.__init__", initialize},
    {"list.append", append},
    {"list.extend", extend},
    {"list.insert", insert},
    {"list.pop", pop},
    {"list.remove", remove},
    {"list.index", index},
    {"list.count", count},
    {"list.clear", clear},
    {"list.copy", copy},
    {"list.reverse", reverse},
    {"list.__len__", length},
    {"list.__getitem__", get_item},
    {"list.__setitem__", set_item},
    {"list.__delitem__", delete_item},
    {"list.__contains__", contains},
    {"list.__iter__", iterate},
    {"list.__reversed__", iterate_backwards},
    {"list.__eq__", compare<Comparison::eq>},
    {"list.__ne__", compare<Comparison::ne>},
    {"list.__lt__", compare<Comparison::lt>},
    {"list.__le__", compare<Comparison::le>},
    {"list.__gt__", compare<Comparison::gt>},
    {"list.__ge__", compare<Comparison::ge>},
    {"list.__add__", add},
    {"list.__iadd__", add_in_place},
    {"list.__mul__", multiply},
    {"list.__rmul__", multiply},
    {"list.__imul__", multiply_in_place},
    {"list.__repr__", repr},
};

// Kernels. What they are given is of the kind they name; positions are ints.

Value size_kernel(Cage& cage, Value* a) { return Value::integer(self_list(cage, a)->size); }

// The item, or MISSING.
Value get_kernel(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    auto at = static_cast<uint64_t>(a[1].as_int());
    return at < list->size ? list_items(cage, list)[at] : Value::tombstone();
}

// Does nothing when there is no such item any more.
Value put_kernel(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    auto at = static_cast<uint64_t>(a[1].as_int());
    if (at >= list->size) return Value::none();
    cage.writing(cage.at(list->items));
    list_items(cage, list)[at] = a[2];
    return Value::none();
}

Value pop_kernel(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    auto at = static_cast<uint64_t>(a[1].as_int());
    return at < list->size ? remove_at(cage, list, static_cast<uint32_t>(at)) : Value::tombstone();
}

// (list, object) -> where that very object stands, the last such place; or -1.
Value find_kernel(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    uint32_t at = row.size;
    while (at > 0 && row.items[at - 1] != a[1]) at--;
    cage.poll.spent += (row.size - at) / 256;
    return Value::integer(int64_t{at} - 1);
}

Value insert_kernel(Cage& cage, Value* a) {
    int64_t at = 0;
    leaf_index(cage, a[1], at);
    return insert_at(cage, self_list(cage, a), at, a[2]);
}

// (list, start, stop) -> the bounds as list.index() takes them.
Value clamp_kernel(Cage& cage, Value* a) {
    int64_t start = 0, stop = 0;
    clamp_bounds(cage, a[1], a[2], items_of(cage, a[0]).size, start, stop);
    return tuple_of(cage, {Value::integer(start), Value::integer(stop)});
}

// (list, slice of ints and Nones, list): list[slice] = list.
Value assign_kernel(Cage& cage, Value* a) { return list_set_item(cage, a[0], a[1], a[2]); }
Value item_kernel(Cage& cage, Value* a) { return list_get_item(cage, a[0], a[1]); }
Value remove_kernel(Cage& cage, Value* a) { return list_delete_item(cage, a[0], a[1]); }
Value concat_kernel(Cage& cage, Value* a) { return sequence_concat(cage, a[0], a[1]); }
Value repeat_kernel(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], false); }
Value repeat_in_place_kernel(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], true); }

// (list, other): list gets the other's items; the other is the prelude's own and becomes empty.
Value take_kernel(Cage& cage, Value* a) {
    List *list = self_list(cage, a), *other = cage.as<List>(a[1]);
    cage.writing(list);
    list->items = other->items;
    list->size = other->size;
    other->items = Value();
    other->size = 0;
    return Value::none();
}

// (list) -> another list with the items, and the list is empty: what a sort leaves behind while it works.
Value detach_kernel(Cage& cage, Value* a) {
    List* list = self_list(cage, a);
    List* detached = make_list(cage);
    if (!detached) return Value::reserve();
    detached->items = list->items;
    detached->size = list->size;
    clear(cage, a);
    return cage.ref(detached);
}

constexpr NativeEntry kernels[] = {
    {"list_new", make},
    {"list_size", size_kernel},
    {"list_get", get_kernel},
    {"list_put", put_kernel},
    {"list_append", append},
    {"list_pop_at", pop_kernel},
    {"list_find", find_kernel},
    {"list_insert", insert_kernel},
    {"list_clear", clear},
    {"list_copy", copy},
    {"list_reverse", reverse},
    {"list_clamp", clamp_kernel},
    {"list_item", item_kernel},
    {"list_assign", assign_kernel},
    {"list_remove", remove_kernel},
    {"list_concat", concat_kernel},
    {"list_repeat", repeat_kernel},
    {"list_repeat_in_place", repeat_in_place_kernel},
    {"list_take", take_kernel},
    {"list_detach", detach_kernel},
    {"list_iterate", iterate},
    {"list_iterate_backwards", iterate_backwards},
};

} // namespace

const NativeTable list_natives = natives_of(natives), list_kernels = kernels_of(kernels);

} // namespace natrix
