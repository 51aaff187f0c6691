#include "natives/tuple.h"

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
namespace {

// An instance of `type`, a subclass of tuple, with these items.
Value make_subclass(Cage& cage, Value type, Value items) {
    auto* from = cage.as<Tuple>(items);
    auto* made = make_instance_of<Tuple>(cage, type, from->length);
    if (!made) return Value::reserve();
    if (from->length) std::memcpy(static_cast<void*>(made->items()), from->items(), size_t{from->length} * 8);
    return cage.ref(made);
}

// (cls, iterable, args, kwargs)
Value make(Cage& cage, Value* a) {
    if (cage.as<Tuple>(a[2])->length != 0 || cage.as<Dict>(a[3])->live != 0) return Value::defer();
    if (!may_make(cage, a[0], KnownType::tuple)) return Value::defer();
    Value items = leaf_tuple(cage, a[1]);
    if (items.is_signal() || a[0] == cage.type(KnownType::tuple)) return items;
    return make_subclass(cage, a[0], items);
}

Value index(Cage& cage, Value* a) {
    int64_t start, stop;
    if (!clamp_bounds(cage, a[2], a[3], cage.as<Tuple>(a[0])->length, start, stop)) return Value::defer();
    return find_in_row(cage, a[0], a[1], start, stop, "tuple.index(x): x not in tuple");
}

Value count(Cage& cage, Value* a) { return count_in_row(cage, a[0], a[1]); }
Value length(Cage& cage, Value* a) { return container_length(cage, a[0]); }
Value get_item(Cage& cage, Value* a) { return tuple_get_item(cage, a[0], a[1]); }
Value contains(Cage& cage, Value* a) { return container_contains(cage, a[1], a[0]); }
Value iterate(Cage& cage, Value* a) { return make_seq_iter(cage, KnownType::tuple_iterator, a[0], 0, false); }
template<Comparison op> Value compare(Cage& cage, Value* a) {
    return cage.is<Tuple>(a[1]) ? sequence_compare(cage, op, a[0], a[1]) : Value::not_implemented();
}
Value add(Cage& cage, Value* a) {
    if (cage.is<Tuple>(a[1])) return sequence_concat(cage, a[0], a[1]);
    return raise(cage, KnownType::TypeError, "can only concatenate tuple (not \"{}\") to tuple",
                 type_name(cage, a[1]));
}
Value multiply(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], false); }
Value repr(Cage& cage, Value* a) { return container_repr(cage, a[0]); }

Value hash(Cage& cage, Value* a) {
    // Of the items, whatever __hash__ a subclass has.
    auto* tuple = cage.as<Tuple>(a[0]);
    TupleHash items;
    if (cage.poll.charge(tuple->length / 32)) return Value::stopped();
    for (uint32_t i = 0; i < tuple->length; i++) {
        int64_t item;
        Answer answer = leaf_hash(cage, tuple->items()[i], item);
        if (answer != Answer::yes) return signal_of(answer);
        items.add(item);
    }
    return integer_from(cage, items.finish());
}

constexpr NativeEntry natives[] = {
    {"tuple.__new__", make},
    {"tuple.index", index},
    {"tuple.count", count},
    {"tuple.__len__", length},
    {"tuple.__getitem__", get_item},
    {"tuple.__contains__", contains},
    {"tuple.__iter__", iterate},
    {"tuple.__eq__", compare<Comparison::eq>},
    {"tuple.__ne__", compare<Comparison::ne>},
    {"tuple.__lt__", compare<Comparison::lt>},
    {"tuple.__le__", compare<Comparison::le>},
    {"tuple.__gt__", compare<Comparison::gt>},
    {"tuple.__ge__", compare<Comparison::ge>},
    {"tuple.__add__", add},
    {"tuple.__mul__", multiply},
    {"tuple.__rmul__", multiply},
    {"tuple.__repr__", repr},
    {"tuple.__hash__", hash},
};

Value size_kernel(Cage& cage, Value* a) { return Value::integer(cage.as<Tuple>(a[0])->length); }
Value get_kernel(Cage& cage, Value* a) {
    auto* tuple = cage.as<Tuple>(a[0]);
    auto at = static_cast<uint64_t>(a[1].as_int());
    return at < tuple->length ? tuple->items()[at] : Value::tombstone();
}
// A plain tuple of the items of a list.
Value from_list_kernel(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    return tuple_from(cage, row.items, row.size);
}
Value subclass_kernel(Cage& cage, Value* a) { return make_subclass(cage, a[0], a[1]); }
// A plain tuple with the items of this one, of a subclass perhaps.
Value plain_kernel(Cage& cage, Value* a) {
    if (cage.is_exact<Tuple>(a[0])) return a[0];
    ItemRow row = items_of(cage, a[0]);
    return tuple_from(cage, row.items, row.size);
}
Value item_kernel(Cage& cage, Value* a) { return tuple_get_item(cage, a[0], a[1]); }
Value concat_kernel(Cage& cage, Value* a) { return sequence_concat(cage, a[0], a[1]); }
Value repeat_kernel(Cage& cage, Value* a) { return sequence_repeat(cage, a[0], a[1], false); }

// (list of hashes, whether of a slice) -> the hash of the tuple (or the slice) with items of these hashes.
Value hash_kernel(Cage& cage, Value* a) {
    ItemRow row = items_of(cage, a[0]);
    TupleHash items;
    for (uint32_t i = 0; i < row.size; i++) {
        int64_t item = 0;
        integer_fits(cage, row.items[i], item);
        items.add(item);
    }
    return integer_from(cage, a[1].is_true() ? items.finish_slice() : items.finish());
}

constexpr NativeEntry kernels[] = {
    {"tuple_size", size_kernel},         {"tuple_get", get_kernel},       {"list_to_tuple", from_list_kernel},
    {"tuple_subclass", subclass_kernel}, {"tuple_plain", plain_kernel},   {"tuple_item", item_kernel},
    {"tuple_concat", concat_kernel},     {"tuple_repeat", repeat_kernel}, {"tuple_hash", hash_kernel},
    {"tuple_iterate", iterate},
};

} // namespace

const NativeTable tuple_natives = natives_of(natives), tuple_kernels = kernels_of(kernels);

} // namespace natrix
