#include "natives/range.h"

#include "natives/subscript.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/range.h"

namespace natrix {
namespace {

// Machine ints whose range can be counted in an immediate int.
bool is_small(int64_t start, int64_t stop, int64_t step) {
    return step != 0 && range_count(start, stop, step) <= static_cast<uint64_t>(Value::int_max);
}

// (cls, *arguments, **keywords)
Value make(Cage& cage, Value* a) {
    if (cage.as<Dict>(a[2])->live != 0) return Value::defer();
    auto* arguments = cage.as<Tuple>(a[1]);
    return make_range_from(cage, arguments->items(), arguments->length);
}

Range* self_range(Cage& cage, Value* a) { return cage.as<Range>(a[0]); }

Value length(Cage& cage, Value* a) { return container_length(cage, a[0]); }
Value get_item(Cage& cage, Value* a) { return range_get_item(cage, a[0], a[1]); }
Value contains(Cage& cage, Value* a) { return container_contains(cage, a[1], a[0]); }
Value iterate(Cage& cage, Value* a) { return leaf_iter(cage, a[0]); }
Value iterate_backwards(Cage& cage, Value* a) { return leaf_reversed(cage, a[0]); }

Value equal(Cage& cage, Value* a) {
    return cage.is<Range>(a[1]) ? signal_of(leaf_equal(cage, a[0], a[1])) : Value::not_implemented();
}

Value hash(Cage& cage, Value* a) {
    int64_t value;
    Answer answer = leaf_hash(cage, a[0], value);
    return answer == Answer::yes ? integer_from(cage, value) : signal_of(answer);
}

Value index(Cage& cage, Value* a) {
    Range* range = self_range(cage, a);
    if (!is_small_range(range) || !(a[1].is_int() || a[1].is_bool())) return Value::defer();
    int64_t at = small_range_index(range, a[1].is_int() ? a[1].as_int() : a[1].is_true());
    return at >= 0 ? Value::integer(at)
                   : raise(cage, KnownType::ValueError, "range.index(x): x not in range");
}

Value count(Cage& cage, Value* a) {
    Range* range = self_range(cage, a);
    if (!is_small_range(range) || !(a[1].is_int() || a[1].is_bool())) return Value::defer();
    return Value::integer(small_range_index(range, a[1].is_int() ? a[1].as_int() : a[1].is_true()) >= 0);
}

constexpr NativeEntry natives[] = {
    {"range.__new__", make},          {"range.__len__", length},   {"range.__getitem__", get_item},
    {"range.__contains__", contains}, {"range.__iter__", iterate}, {"range.__reversed__", iterate_backwards},
    {"range.__eq__", equal},          {"range.__hash__", hash},    {"range.index", index},
    {"range.count", count},
};

// (start, stop, step, length): ints of any size that belong together.
Value make_kernel(Cage& cage, Value* a) {
    auto* range = cage.make<Range>(KnownType::range);
    if (!range) return Value::reserve();
    range->start = a[0];
    range->stop = a[1];
    range->step = a[2];
    range->length = a[3];
    return cage.ref(range);
}

Value start_kernel(Cage& cage, Value* a) { return self_range(cage, a)->start; }
Value stop_kernel(Cage& cage, Value* a) { return self_range(cage, a)->stop; }
Value step_kernel(Cage& cage, Value* a) { return self_range(cage, a)->step; }
Value length_kernel(Cage& cage, Value* a) { return self_range(cage, a)->length; }
// Whether it is iterated in machine ints.
Value small_kernel(Cage& cage, Value* a) { return Value::boolean(is_small_range(self_range(cage, a))); }

// A RangeIter over `left` items (immediate ints, all three).
Value iterator_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.make<RangeIter>(KnownType::range_iterator);
    if (!iterator) return Value::reserve();
    iterator->next = a[0].as_int();
    iterator->step = a[1].as_int();
    iterator->left = a[2].as_int();
    return cage.ref(iterator);
}

// An int of a subclass as a plain one.
Value plain_int_kernel(Cage& cage, Value* a) { return integer_from(cage, IntegerView(cage, a[0])); }

// (RangeIter, count): past that many items.
Value skip_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<RangeIter>(a[0]);
    cage.writing(iterator);
    iterator->next += a[1].as_int() * iterator->step;
    iterator->left -= a[1].as_int();
    return Value::none();
}

constexpr NativeEntry kernels[] = {
    {"int_plain", plain_int_kernel}, {"rangeiter_skip", skip_kernel},  {"range_make", make_kernel},
    {"range_start", start_kernel},   {"range_stop", stop_kernel},      {"range_step", step_kernel},
    {"range_length", length_kernel}, {"range_is_small", small_kernel}, {"range_iterator_of", iterator_kernel},
};

} // namespace

Value make_range_from(Cage& cage, const Value* arguments, uint32_t count) {
    if (count < 1 || count > 3) return Value::defer();
    for (uint32_t i = 0; i < count; i++)
        if (!arguments[i].is_int()) return Value::defer();
    int64_t start = count == 1 ? 0 : arguments[0].as_int();
    int64_t stop = count == 1 ? arguments[0].as_int() : arguments[1].as_int();
    int64_t step = count == 3 ? arguments[2].as_int() : 1;
    if (!is_small(start, stop, step)) return Value::defer();
    Range* range = make_small_range(cage, start, stop, step);
    return range ? cage.ref(range) : Value::reserve();
}

const NativeTable range_natives = natives_of(natives), range_kernels = kernels_of(kernels);

} // namespace natrix
