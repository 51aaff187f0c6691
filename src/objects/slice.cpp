#include "objects/slice.h"

#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/range.h"

namespace natrix {

bool leaf_index(Cage& cage, Value value, int64_t& index) {
    if (value.is_int()) [[likely]] {
        index = value.as_int();
        return true;
    }
    if (!is_integer(cage, value)) return false;
    if (!integer_fits(cage, value, index))
        index = IntegerView(cage, value).integer.negative ? INT64_MIN : INT64_MAX;
    return true;
}

Answer slice_positions(Cage& cage, const SliceObject* slice, uint32_t length, Positions& positions) {
    int64_t step = 1, start, stop, size = length;
    if (!slice->step.is_none()) {
        if (!leaf_index(cage, slice->step, step)) return Answer::defer;
        if (step == 0) {
            Value raised = raise(cage, KnownType::ValueError, "slice step cannot be zero");
            return raised == Value::reserve() ? Answer::reserve : Answer::raised;
        }
        if (step == INT64_MIN) step = -INT64_MAX;
    }
    bool backwards = step < 0;
    int64_t lowest = backwards ? -1 : 0, highest = backwards ? size - 1 : size;
    auto place = [&](Value part, int64_t otherwise, int64_t& position) {
        if (part.is_none()) {
            position = otherwise;
            return true;
        }
        if (!leaf_index(cage, part, position)) return false;
        if (position < 0)
            position = position < -size ? lowest : position + size;
        else if (position > highest)
            position = highest;
        if (position < lowest) position = lowest;
        return true;
    };
    if (!place(slice->start, backwards ? highest : lowest, start)) return Answer::defer;
    if (!place(slice->stop, backwards ? lowest : highest, stop)) return Answer::defer;
    positions = {start, stop, step, static_cast<uint32_t>(range_count(start, stop, step))};
    return Answer::yes;
}

SliceObject* make_slice(Cage& cage, Value start, Value stop, Value step) {
    auto* slice = cage.make<SliceObject>(KnownType::slice);
    if (!slice) return nullptr;
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return slice;
}

} // namespace natrix
