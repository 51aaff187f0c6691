#include "objects/range.h"

namespace natrix {

void range_identity(Cage&, const Range* range, Value (&parts)[3]) {
    bool none = range->length == Value::integer(0), one = range->length == Value::integer(1);
    parts[0] = range->length;
    parts[1] = none ? Value::none() : range->start;
    parts[2] = none || one ? Value::none() : range->step;
}

bool is_small_range(const Range* range) {
    return Value::both_int(range->start, range->stop) && Value::both_int(range->step, range->length);
}

Range* make_small_range(Cage& cage, int64_t start, int64_t stop, int64_t step) {
    auto* range = cage.make<Range>(KnownType::range);
    if (!range) return nullptr;
    range->start = Value::integer(start);
    range->stop = Value::integer(stop);
    range->step = Value::integer(step);
    range->length = Value::integer(static_cast<int64_t>(range_count(start, stop, step)));
    return range;
}

int64_t small_range_index(const Range* range, int64_t number) {
    int64_t start = range->start.as_int(), step = range->step.as_int();
    int64_t distance = number - start;
    if (distance % step != 0) return -1;
    int64_t index = distance / step;
    return index >= 0 && index < range->length.as_int() ? index : -1;
}

} // namespace natrix
