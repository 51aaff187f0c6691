#include "natives/iterators.h"
#include "natives/str_format.h"

#include <cmath>

#include "natives/dict.h"
#include "natives/float_operators.h"
#include "natives/int_operators.h"
#include "natives/list_operators.h"
#include "natives/range.h"
#include "natives/set.h"
#include "natives/subscript.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

constexpr uint32_t stride = 1024;

bool is_missing(Value value) { return value == Value::tombstone(); }

// Goes on with a generator: what its next yield gives is the result.
Value resume(Cage& cage, Value generator, Value sent) {
    cage.tail_callable = generator;
    cage.tail_arguments = sent;
    cage.tail_keywords = Value();
    return Value::tail_call();
}

Value stop_iteration(Cage& cage) { return raise_with(cage, KnownType::StopIteration, Value()); }

Value length(Cage& cage, Value* a) { return leaf_length(cage, a[0]); }

// (object, sentinel or MISSING)
Value iterate(Cage& cage, Value* a) { return is_missing(a[1]) ? leaf_iter(cage, a[0]) : Value::defer(); }

bool is_plain_generator(Cage& cage, Value value) {
    if (!cage.is<Generator>(value)) return false;
    uint32_t type = cage.at(value)->type;
    for (KnownType known : {KnownType::generator, KnownType::map, KnownType::filter, KnownType::zip})
        if (type == cage.type(known).offset()) return true;
    return false;
}

// (iterator, default or MISSING)
Value next(Cage& cage, Value* a) {
    if (is_missing(a[1]) && is_plain_generator(cage, a[0])) return resume(cage, a[0], Value::none());
    Value item = leaf_next(cage, a[0]);
    if (item != Value::exhausted()) return item;
    return is_missing(a[1]) ? stop_iteration(cage) : a[1];
}

// (cls, args)
Value make_reversed(Cage& cage, Value* a) {
    auto* arguments = cage.as<Tuple>(a[1]);
    if (arguments->length != 1 || a[0] != cage.type(KnownType::reversed)) return Value::defer();
    return leaf_reversed(cage, arguments->items()[0]);
}

// (cls, iterable, start or MISSING)
Value make_enumerate(Cage& cage, Value* a) {
    Value start = is_missing(a[2]) ? Value::integer(0) : a[2];
    if (a[0] != cage.type(KnownType::enumerate) || is_missing(a[1]) || !start.is_int()) return Value::defer();
    Value inner = leaf_iter(cage, a[1]);
    if (inner.is_signal()) return inner;
    if (!is_leaf_iterator(cage, inner)) return Value::defer();
    auto* made = cage.make<NativeIter>(KnownType::enumerate);
    if (!made) return Value::reserve();
    made->what = native_iter::enumerate;
    made->counter = start.as_int();
    made->first = inner;
    return cage.ref(made);
}

// (cls, strict, iterables, keywords)
Value make_zip(Cage& cage, Value* a) {
    bool strict = !a[1].is_false() && !is_missing(a[1]);
    if (a[0] != cage.type(KnownType::zip) || strict || cage.as<Dict>(a[3])->live != 0) return Value::defer();
    auto* iterables = cage.as<Tuple>(a[2]);
    return leaf_zip(cage, iterables->items(), iterables->length);
}

// (cls, function or MISSING, strict, iterables, keywords)
Value make_map(Cage& cage, Value* a) {
    auto* iterables = cage.as<Tuple>(a[3]);
    if (a[0] != cage.type(KnownType::map) || iterables->length != 1 || !a[2].is_false() ||
        cage.as<Dict>(a[4])->live != 0)
        return Value::defer();
    return leaf_map(cage, a[1], iterables->items()[0]);
}

Value step(Cage& cage, Value* a) {
    if (cage.is<Generator>(a[0])) return resume(cage, a[0], Value::none());
    Value item = leaf_step(cage, a[0]);
    return item == Value::exhausted() ? stop_iteration(cage) : item;
}

// What a cursor has left, without asking it for each item where these lie in a row.
class ItemReader {
  public:
    explicit ItemReader(Cursor& cursor)
        : cursor_(cursor), row_(cursor.row()), count_(row_ ? cursor.left() : 0) {}
    Value next() {
        if (at_ < count_) return row_[at_++];
        if (!row_) return cursor_.next();
        cursor_.skip(count_);
        return Value::exhausted();
    }
    // Tells the cursor how far it came, before the end.
    void finish() {
        if (row_) cursor_.advance(at_);
    }

  private:
    Cursor& cursor_;
    const Value* row_;
    uint64_t count_;
    uint64_t at_ = 0;
};

// A sum of doubles with what rounding lost beside it.
struct Compensated {
    double high = 0, low = 0;
    void add(double x) {
        double total = high + x;
        low += std::fabs(high) >= std::fabs(x) ? (high - total) + x : (x - total) + high;
        high = total;
    }
    [[nodiscard]] double finish() const { return low != 0 && std::isfinite(low) ? high + low : high; }
};

Value sum_of_range(Cage& cage, const Range* range, int64_t start) {
    // Half the number of items times the sum of first and last: within 128 bits.
    __extension__ using Wide = __int128;
    int64_t first = range->start.as_int(), step_by = range->step.as_int(), count = range->length.as_int();
    Wide last = Wide{first} + Wide{count - 1} * step_by;
    Wide total = (Wide{first} + last) * count / 2 + start;
    if (total > INT64_MAX || total < INT64_MIN) return Value::defer();
    return integer_from(cage, static_cast<int64_t>(total));
}

// (iterable, start)
Value sum(Cage& cage, Value* a) {
    bool whole = a[1].is_int();
    if (!whole && !a[1].is_double()) return Value::defer();
    if (whole && cage.is_exact<Range>(a[0]) && is_small_range(cage.as<Range>(a[0])))
        return sum_of_range(cage, cage.as<Range>(a[0]), a[1].as_int());
    Cursor cursor(cage);
    if (!cursor.open(a[0])) return Value::defer();
    int64_t total = whole ? a[1].as_int() : 0;
    Compensated real;
    if (!whole) real.high = a[1].as_double();
    ItemReader items(cursor);
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
        Value item = items.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return item;
        if (item.is_int() || item.is_bool()) {
            int64_t number = item.is_int() ? item.as_int() : item.is_true();
            if (!whole)
                real.add(static_cast<double>(number));
            else if (__builtin_add_overflow(total, number, &total))
                return Value::defer();
        } else if (item.is_double()) {
            if (whole) {
                real.high = static_cast<double>(total);
                whole = false;
                // int + float, as the operator does it, begins the sum of floats.
                real.high += item.as_double();
            } else {
                real.add(item.as_double());
            }
        } else {
            return Value::defer();
        }
    }
    cursor.commit();
    return whole ? integer_from(cage, total) : Value::number(real.finish());
}

template<bool wanted> Value search_truth(Cage& cage, Value* a) {
    Cursor cursor(cage);
    if (!cursor.open(a[0])) return Value::defer();
    ItemReader items(cursor);
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
        Value item = items.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return item;
        Answer truth = leaf_truth(cage, item);
        if (truth != Answer::yes && truth != Answer::no) return signal_of(truth);
        if ((truth == Answer::yes) == wanted) {
            items.finish();
            cursor.commit();
            return Value::boolean(wanted);
        }
    }
    cursor.commit();
    return Value::boolean(!wanted);
}

// (key, default, args): the least, or the greatest.
template<Comparison op> Value extreme(Cage& cage, Value* a) {
    const char* name = op == Comparison::lt ? "min" : "max";
    auto* arguments = cage.as<Tuple>(a[2]);
    if (!a[0].is_none() || arguments->length == 0) return Value::defer();
    if (arguments->length > 1 && !is_missing(a[1])) return Value::defer();
    Cursor cursor(cage);
    if (!cursor.open(arguments->length == 1 ? arguments->items()[0] : a[2])) return Value::defer();
    Value best;
    ItemReader items(cursor);
    for (uint32_t i = 0;; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
        Value item = items.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return item;
        if (best.is_unbound()) {
            best = item;
            continue;
        }
        Value better = ordered(cage, op, item, best);
        if (better.is_true())
            best = item;
        else if (!better.is_false())
            return better == Value::raised() ? Value::defer() : better;
    }
    if (best.is_unbound()) {
        if (is_missing(a[1]))
            return raise(cage, KnownType::ValueError, "{}() iterable argument is empty", name);
        best = a[1];
    }
    cursor.commit();
    return best;
}

constexpr NativeEntry natives[] = {
    {"len", length},
    {"iter", iterate},
    {"next", next},
    {"reversed.__new__", make_reversed},
    {"enumerate.__new__", make_enumerate},
    {"zip.__new__", make_zip},
    {"map.__new__", make_map},
    {"sum", sum},
    {"any", search_truth<true>},
    {"all", search_truth<false>},
    {"min", extreme<Comparison::lt>},
    {"max", extreme<Comparison::gt>},
    {"enumerate.__next__", step},
    {"map.__next__", step},
    {"filter.__next__", step},
    {"zip.__next__", step},
    {"callable_iterator.__next__", step},
    {"iterator.__next__", step},
    {"str_iterator.__next__", step},
    {"str_ascii_iterator.__next__", step},
    {"bytes_iterator.__next__", step},
    {"bytearray_iterator.__next__", step},
    {"memory_iterator.__next__", step},
    {"reversed.__next__", step},
    {"list_iterator.__next__", step},
    {"list_reverseiterator.__next__", step},
    {"tuple_iterator.__next__", step},
    {"range_iterator.__next__", step},
    {"set_iterator.__next__", step},
    {"dict_keyiterator.__next__", step},
    {"dict_valueiterator.__next__", step},
    {"dict_itemiterator.__next__", step},
    {"dict_reversekeyiterator.__next__", step},
    {"dict_reversevalueiterator.__next__", step},
    {"dict_reverseitemiterator.__next__", step},
};

// Kernels.

// Whether __next__ of a builtin iterator needs no Python, and the next item of such a one, MISSING at its
// end.
Value is_leaf_kernel(Cage& cage, Value* a) { return Value::boolean(is_leaf_step(cage, a[0])); }
Value step_kernel(Cage& cage, Value* a) {
    Value item = leaf_step(cage, a[0]);
    return item == Value::exhausted() || item == Value::defer() ? Value::tombstone() : item;
}

// leaf_iter, or MISSING.
Value iterator_kernel(Cage& cage, Value* a) {
    Value iterator = leaf_iter(cage, a[0]);
    return iterator == Value::defer() ? Value::tombstone() : iterator;
}
Value reversed_kernel(Cage& cage, Value* a) {
    Value iterator = leaf_reversed(cage, a[0]);
    return iterator == Value::defer() ? Value::tombstone() : iterator;
}

// (generator, value to send)
Value resume_kernel(Cage& cage, Value* a) { return resume(cage, a[0], a[1]); }
Value is_generator_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<Generator>(a[0])); }

// How many items a builtin iterator has left.
Value left_kernel(Cage& cage, Value* a) {
    Cursor cursor(cage);
    return Value::integer(cursor.open(a[0]) ? static_cast<int64_t>(cursor.left()) : 0);
}

// (class, sequence, index, reversed): a SeqIter.
Value sequence_iterator_kernel(Cage& cage, Value* a) {
    auto* made = make_instance_of<SeqIter>(cage, a[0]);
    if (!made) return Value::reserve();
    made->aux = a[3].is_true();
    made->index = a[2].as_int();
    made->sequence = a[1];
    return cage.ref(made);
}
// What a SeqIter iterates; MISSING once it is exhausted.
Value sequence_kernel(Cage& cage, Value* a) {
    Value sequence = cage.as<SeqIter>(a[0])->sequence;
    return sequence.is_bound() ? sequence : Value::tombstone();
}
Value index_kernel(Cage& cage, Value* a) { return Value::integer(cage.as<SeqIter>(a[0])->index); }
Value set_index_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    cage.writing(iterator);
    iterator->index = a[1].as_int();
    return Value::none();
}
Value exhaust_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    cage.writing(iterator);
    iterator->sequence = Value();
    return Value::none();
}

Value is_reversed_kernel(Cage& cage, Value* a) { return Value::boolean(cage.at(a[0])->aux != 0); }

// Another iterator at the same place: of a dict or a set.
Value copy_kernel(Cage& cage, Value* a) {
    if (cage.is<SetIter>(a[0])) {
        auto* from = cage.as<SetIter>(a[0]);
        auto* copy = cage.make<SetIter>(KnownType::set_iterator);
        if (!copy) return Value::reserve();
        copy->index = from->index;
        copy->live = from->live;
        copy->set = from->set;
        return cage.ref(copy);
    }
    auto* from = cage.as<DictIter>(a[0]);
    auto* copy = cage.make<DictIter>(KnownType::dict_keyiterator);
    if (!copy) return Value::reserve();
    copy->Object::type = from->Object::type;
    copy->aux = from->aux;
    copy->index = from->index;
    copy->live = from->live;
    copy->left = from->left;
    copy->dict = from->dict;
    return cage.ref(copy);
}

// (generator, class): the fresh generator as an instance of a subclass of its class.
Value generator_as_kernel(Cage& cage, Value* a) {
    auto* from = cage.as<Generator>(a[0]);
    auto* made = make_instance_of<Generator>(cage, a[1], from->window);
    if (!made) return Value::reserve();
    size_t head = sizeof(Object);
    std::memcpy(reinterpret_cast<std::byte*>(made) + head, reinterpret_cast<std::byte*>(from) + head,
                sizeof(Generator) - head + size_t{from->window} * 8);
    return cage.ref(made);
}

// (class, iterator, number): an enumerate over any iterator; the number is an int of any size.
Value enumerate_kernel(Cage& cage, Value* a) {
    auto* made = make_instance_of<NativeIter>(cage, a[0]);
    if (!made) return Value::reserve();
    made->what = native_iter::enumerate;
    made->first = a[1];
    if (a[2].is_int())
        made->counter = a[2].as_int();
    else
        made->second = a[2];
    return cage.ref(made);
}
// What an enumerate, a map or a zip goes through (of a zip: a tuple); the function of a map.
Value enumerated_kernel(Cage& cage, Value* a) { return cage.as<NativeIter>(a[0])->first; }
Value mapped_kernel(Cage& cage, Value* a) { return cage.as<NativeIter>(a[0])->second; }
Value number_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<NativeIter>(a[0]);
    return iterator->second.is_bound() ? iterator->second : integer_from(cage, iterator->counter);
}
Value set_number_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<NativeIter>(a[0]);
    cage.writing(iterator);
    iterator->second = a[1].is_int() ? Value() : a[1];
    if (a[1].is_int()) iterator->counter = a[1].as_int();
    return Value::none();
}

// (generator function, class): what calling the function gives is an iterator of this builtin class.
Value mark_generator(Cage& cage, Value* a, uint8_t how) {
    auto* function = cage.as<Function>(a[0]);
    cage.writing(function);
    function->builtin = how;
    function->owner = a[1];
    return Value::none();
}
Value mark_generator_kernel(Cage& cage, Value* a) { return mark_generator(cage, a, iterator_function); }
Value mark_steady_kernel(Cage& cage, Value* a) { return mark_generator(cage, a, steady_iterator_function); }

// (RangeIter) -> (next, step, left)
Value range_iterator_kernel(Cage& cage, Value* a) {
    auto* iterator = cage.as<RangeIter>(a[0]);
    return tuple_of(cage, {integer_from(cage, iterator->next), integer_from(cage, iterator->step),
                           integer_from(cage, iterator->left)});
}

constexpr NativeEntry kernels[] = {
    {"iterator_is_leaf", is_leaf_kernel},
    {"iterator_step", step_kernel},
    {"builtin_iterator", iterator_kernel},
    {"builtin_reversed", reversed_kernel},
    {"iterator_resume", resume_kernel},
    {"is_generator_object", is_generator_kernel},
    {"iterator_left", left_kernel},
    {"seqiter_make", sequence_iterator_kernel},
    {"seqiter_sequence", sequence_kernel},
    {"seqiter_index", index_kernel},
    {"seqiter_set_index", set_index_kernel},
    {"seqiter_exhaust", exhaust_kernel},
    {"seqiter_is_reversed", is_reversed_kernel},
    {"iterator_copy", copy_kernel},
    {"generator_as", generator_as_kernel},
    {"enumerate_make", enumerate_kernel},
    {"enumerate_inner", enumerated_kernel},
    {"zip_parts", enumerated_kernel},
    {"map_function", mapped_kernel},
    {"enumerate_number", number_kernel},
    {"enumerate_set_number", set_number_kernel},
    {"generator_of", mark_generator_kernel},
    {"steady_generator_of", mark_steady_kernel},
    {"rangeiter_parts", range_iterator_kernel},
};

} // namespace

Value leaf_construct(Cage& cage, Value type, Value* arguments, uint32_t count) {
    auto is = [&](KnownType known) { return type == cage.type(known); };
    if (count == 0) {
        if (is(KnownType::list)) {
            List* list = make_list(cage);
            return list ? cage.ref(list) : Value::reserve();
        }
        if (is(KnownType::dict)) {
            Dict* dict = make_dict(cage);
            return dict ? cage.ref(dict) : Value::reserve();
        }
        if (is(KnownType::set)) {
            Set* set = make_set(cage, false);
            return set ? cage.ref(set) : Value::reserve();
        }
        return is(KnownType::tuple) ? cage.empty_tuple : Value::defer();
    }
    if (is(KnownType::range)) return make_range_from(cage, arguments, count);
    if (is(KnownType::enumerate) && count <= 2) {
        Value all[3] = {type, arguments[0], count == 2 ? arguments[1] : Value::integer(0)};
        return make_enumerate(cage, all);
    }
    if (is(KnownType::zip)) return leaf_zip(cage, arguments, count);
    if (is(KnownType::map) && count == 2) return leaf_map(cage, arguments[0], arguments[1]);
    if (count != 1) return Value::defer();
    if (is(KnownType::str)) return leaf_str(cage, arguments[0]);
    if (is(KnownType::int_)) return leaf_int(cage, arguments[0]);
    if (is(KnownType::float_)) return leaf_float(cage, arguments[0]);
    if (is(KnownType::list)) return leaf_list(cage, arguments[0]);
    if (is(KnownType::tuple)) return leaf_tuple(cage, arguments[0]);
    if (is(KnownType::dict)) return make_dict_from(cage, arguments[0]);
    if (is(KnownType::set)) return make_set_from(cage, arguments[0], false);
    if (is(KnownType::frozenset)) return make_set_from(cage, arguments[0], true);
    if (is(KnownType::reversed)) return leaf_reversed(cage, arguments[0]);
    return Value::defer();
}

const NativeTable iterator_natives = natives_of(natives), iterator_kernels = kernels_of(kernels);

} // namespace natrix
