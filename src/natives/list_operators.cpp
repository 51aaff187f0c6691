#include "natives/list_operators.h"

#include "base/numbers/bigint.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

constexpr uint64_t most_items = UINT32_MAX / 8 - 16;

Value too_large(Cage& cage) { return raise_with(cage, KnownType::MemoryError, Value()); }

template<class T> Value compared(Comparison op, T left, T right) {
    switch (op) {
    case Comparison::lt: return Value::boolean(left < right);
    case Comparison::le: return Value::boolean(left <= right);
    case Comparison::gt: return Value::boolean(left > right);
    case Comparison::ge: return Value::boolean(left >= right);
    case Comparison::eq: return Value::boolean(left == right);
    default: return Value::boolean(!(left == right));
    }
}

bool is_sequence(Kind kind) { return kind == Kind::List || kind == Kind::Tuple; }

bool is_plain(Cage& cage, Value value) {
    return value.is_ref() && (cage.at(value)->flags & Object::subclass) == 0;
}

} // namespace

ItemRow items_of(Cage& cage, Value sequence) {
    if (cage.is<Tuple>(sequence))
        return {cage.as<Tuple>(sequence)->items(), cage.as<Tuple>(sequence)->length};
    auto* list = cage.as<List>(sequence);
    return list->size ? ItemRow{list_items(cage, list), list->size} : ItemRow{};
}

Value sequence_concat(Cage& cage, Value sequence, Value other) {
    ItemRow a = items_of(cage, sequence), b = items_of(cage, other);
    uint64_t size = uint64_t{a.size} + b.size;
    bool tuple = cage.is<Tuple>(sequence);
    if (tuple && b.size == 0 && is_plain(cage, sequence)) return sequence;
    if (tuple && a.size == 0 && is_plain(cage, other)) return other;
    if (size > most_items) return too_large(cage);
    if (cage.poll.charge(static_cast<int64_t>(size / 64))) return Value::stopped();
    Value* to;
    Value made;
    if (tuple) {
        Tuple* result = make_tuple(cage, size);
        if (!result) return Value::reserve();
        to = result->items();
        made = cage.ref(result);
    } else {
        List* result = make_list(cage, size);
        if (!result) return Value::reserve();
        result->size = static_cast<uint32_t>(size);
        made = cage.ref(result);
        if (size == 0) return made;
        to = list_items(cage, result);
    }
    if (a.size) std::memcpy(static_cast<void*>(to), a.items, size_t{a.size} * 8);
    if (b.size) std::memcpy(static_cast<void*>(to + a.size), b.items, size_t{b.size} * 8);
    return made;
}

namespace {

void fill_repeated(Value* to, const Value* items, uint64_t size, uint64_t total) {
    if (total == 0) return;
    if (size == 1) {
        for (uint64_t i = 0; i < total; i++) to[i] = items[0];
        return;
    }
    if (to != items) std::memcpy(static_cast<void*>(to), items, size * 8);
    for (uint64_t done = size; done < total;) {
        uint64_t more = done < total - done ? done : total - done;
        std::memcpy(static_cast<void*>(to + done), to, more * 8);
        done += more;
    }
}

} // namespace

Value sequence_repeat(Cage& cage, Value sequence, Value count, bool in_place) {
    if (!is_integer(cage, count)) return Value::defer();
    int64_t times;
    if (!integer_fits(cage, count, times))
        return raise(cage, KnownType::OverflowError, "cannot fit '{}' into an index-sized integer",
                     type_name(cage, count));
    ItemRow row = items_of(cage, sequence);
    bool tuple = cage.is<Tuple>(sequence);
    if (times < 0) times = 0;
    uint64_t total;
    if (__builtin_mul_overflow(uint64_t{row.size}, static_cast<uint64_t>(times), &total) ||
        total > most_items)
        return too_large(cage);
    if (tuple && times == 1 && is_plain(cage, sequence)) return sequence;
    if (tuple && total == 0) return cage.empty_tuple;
    if (cage.poll.charge(static_cast<int64_t>(total / 64))) return Value::stopped();
    if (in_place && !tuple) {
        auto* list = cage.as<List>(sequence);
        if (total > row.size) {
            if (!list_make_room(cage, list, total - row.size)) return Value::reserve();
            cage.writing(cage.at(list->items));
            Value* items = list_items(cage, list);
            fill_repeated(items, items, row.size, total);
        }
        cage.writing(list);
        list->size = static_cast<uint32_t>(total);
        if (total == 0) list->items = Value();
        return sequence;
    }
    if (tuple) {
        Tuple* result = make_tuple(cage, total);
        if (!result) return Value::reserve();
        fill_repeated(result->items(), row.items, row.size, total);
        return cage.ref(result);
    }
    List* result = make_list(cage, total);
    if (!result) return Value::reserve();
    if (total) fill_repeated(list_items(cage, result), row.items, row.size, total);
    result->size = static_cast<uint32_t>(total);
    return cage.ref(result);
}

namespace {

Value compare_rows(Cage& cage, Comparison op, ItemRow left, ItemRow right, uint32_t depth) {
    uint32_t count = left.size < right.size ? left.size : right.size;
    if (cage.poll.charge(count / 64)) return Value::stopped();
    for (uint32_t i = 0; i < count; i++) {
        Value a = left.items[i], b = right.items[i];
        if (a == b) continue;
        if (!Value::both_int(a, b)) {
            Answer equal = leaf_equal(cage, a, b);
            if (equal == Answer::yes) continue;
            if (equal != Answer::no) return signal_of(equal);
        }
        if (op == Comparison::eq) return Value::false_();
        if (op == Comparison::ne) return Value::true_();
        return ordered(cage, op, a, b, depth);
    }
    return compared(op, left.size, right.size);
}

} // namespace

Value ordered(Cage& cage, Comparison op, Value left, Value right, uint32_t depth) {
    if (Value::both_int(left, right)) return compared(op, left.as_int(), right.as_int());
    if (left.is_double() && right.is_double()) return compared(op, left.as_double(), right.as_double());
    if (left.is_ref() && right.is_ref()) {
        Kind kind = cage.at(left)->kind, other = cage.at(right)->kind;
        if (is_sequence(kind) || is_sequence(other)) {
            if (kind != other || depth == 0 || !is_plain(cage, left) || !is_plain(cage, right))
                return Value::defer();
            return compare_rows(cage, op, items_of(cage, left), items_of(cage, right), depth - 1);
        }
        if (is_exact_str(cage, left) && is_exact_str(cage, right))
            return compared(op, str_compare(cage, left, right), 0);
    }
    return leaf_compare(cage, op, left, right);
}

Value sequence_compare(Cage& cage, Comparison op, Value left, Value right) {
    ItemRow a = items_of(cage, left), b = items_of(cage, right);
    // Only lists look at their sizes first.
    if (cage.is<List>(left) && a.size != b.size && (op == Comparison::eq || op == Comparison::ne))
        return Value::boolean(op == Comparison::ne);
    return compare_rows(cage, op, a, b, max_leaf_depth);
}

namespace {

// The members of a set or of a dict's keys, with the hashes that sets keep; dicts keep less, so theirs are
// computed.
Answer other_has(Cage& cage, Set* other, Value key, int64_t hash) {
    uint32_t slot;
    return set_find_hashed(cage, other, key, hash, slot);
}

struct SetBuilder {
    Cage& cage;
    Set* set;
    Answer answer = Answer::yes;

    // False: stop, `answer` says why. What is added comes from one set, so no key is there already.
    bool add(Value key, int64_t hash) {
        answer = set_insert_new(cage, set, key, hash) ? Answer::yes : Answer::reserve;
        return answer == Answer::yes;
    }
    bool toggle(Value key, int64_t hash) {
        uint32_t slot;
        Answer found = set_find_hashed(cage, set, key, hash, slot);
        if (found == Answer::yes)
            set_delete_slot(cage, set, slot);
        else if (found == Answer::no)
            found = set_insert_new(cage, set, key, hash) ? Answer::yes : Answer::reserve;
        answer = found;
        return found == Answer::yes;
    }
};

// New sets only; the commit of in-place operators comes after. nullptr: `answer` says why.
Set* intersection(Cage& cage, Set* left, Set* right, bool frozen, Answer& answer) {
    Set* result = make_set(cage, frozen);
    answer = Answer::reserve;
    if (!result) return nullptr;
    Set *walked = right, *asked = left;
    if (right->live > left->live) std::swap(walked, asked);
    SetBuilder builder{cage, result};
    for (auto entry : SetRange(cage, walked)) {
        Answer found = other_has(cage, asked, entry.key, entry.hash);
        if (found == Answer::yes && !builder.add(entry.key, entry.hash)) found = builder.answer;
        if (found != Answer::yes && found != Answer::no) {
            answer = found;
            return nullptr;
        }
    }
    answer = Answer::yes;
    return result;
}

Set* difference(Cage& cage, Set* left, Set* right, bool frozen, Answer& answer) {
    answer = Answer::reserve;
    // A large set minus a small one is copied; else the members to keep are added one by one. Which of them
    // it is shows in the order of the result.
    if (left->live >> 2 > right->live) {
        Set* result = set_copy(cage, left, frozen);
        if (!result) return nullptr;
        for (auto entry : SetRange(cage, right)) {
            uint32_t slot;
            Answer found = set_find_hashed(cage, result, entry.key, entry.hash, slot);
            if (found == Answer::yes)
                set_delete_slot(cage, result, slot);
            else if (found != Answer::no) {
                answer = found;
                return nullptr;
            }
        }
        if (!set_shrink(cage, result)) return nullptr;
        answer = Answer::yes;
        return result;
    }
    Set* result = make_set(cage, frozen);
    if (!result) return nullptr;
    SetBuilder builder{cage, result};
    for (auto entry : SetRange(cage, left)) {
        Answer found = other_has(cage, right, entry.key, entry.hash);
        if (found == Answer::no) found = builder.add(entry.key, entry.hash) ? Answer::yes : builder.answer;
        if (found != Answer::yes) {
            answer = found;
            return nullptr;
        }
    }
    answer = Answer::yes;
    return result;
}

// What `changed`, a set of the caller's own, becomes by the members of `walked`.
Answer toggle_all(Cage& cage, Set* changed, Set* walked) {
    SetBuilder builder{cage, changed};
    for (auto entry : SetRange(cage, walked))
        if (!builder.toggle(entry.key, entry.hash)) return builder.answer;
    return Answer::yes;
}

// Whether all members of `from` can be looked up in `set` without Python, so that changing it will not stop
// half-way.
Answer can_look_up(Cage& cage, Set* set, Set* from) {
    for (auto entry : SetRange(cage, from)) {
        Answer found = other_has(cage, set, entry.key, entry.hash);
        if (found != Answer::yes && found != Answer::no) return found;
    }
    return Answer::yes;
}

// set |= from, set -= from: in its own table, as CPython does it; the order of the members shows that.
Answer change_in_place(Cage& cage, BinaryOperator op, Set* set, Set* from) {
    if (set == from) {
        if (op != BinaryOperator::or_) set_clear(cage, set);
        return Answer::yes;
    }
    Answer answer = can_look_up(cage, set, from);
    if (answer != Answer::yes) return answer;
    if (op == BinaryOperator::or_) return set_merge(cage, set, from);
    if (op == BinaryOperator::xor_) {
        Set* copy = set_clone(cage, set);
        if (!copy) return Answer::reserve;
        answer = toggle_all(cage, copy, from);
        if (answer == Answer::yes) set_take(cage, set, copy);
        return answer;
    }
    for (auto entry : SetRange(cage, from)) {
        uint32_t slot;
        if (set_find_hashed(cage, set, entry.key, entry.hash, slot) == Answer::yes)
            set_delete_slot(cage, set, slot);
    }
    // No room for a smaller table is no reason to fail.
    (void)set_shrink(cage, set);
    return Answer::yes;
}

Set* set_union(Cage& cage, Set* left, Set* right, bool frozen, Answer& answer) {
    answer = Answer::reserve;
    Set* result = set_copy(cage, left, frozen);
    if (!result) return nullptr;
    answer = set_merge(cage, result, right);
    return answer == Answer::yes ? result : nullptr;
}

} // namespace

Value set_operation(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place) {
    auto *a = cage.as<Set>(left), *b = cage.as<Set>(right);
    bool frozen = is_frozen(a);
    if (frozen) in_place = false;
    if (cage.poll.charge((int64_t{a->live} + b->live) / 16)) return Value::stopped();
    Answer answer = Answer::yes;
    if (in_place && op != BinaryOperator::and_) {
        answer = change_in_place(cage, op, a, b);
        return answer == Answer::yes ? left : signal_of(answer);
    }
    Set* result;
    switch (op) {
    case BinaryOperator::or_: result = set_union(cage, a, b, frozen, answer); break;
    case BinaryOperator::and_:
        result = a == b ? set_copy(cage, a, frozen) : intersection(cage, a, b, frozen, answer);
        if (!result && answer == Answer::yes) answer = Answer::reserve;
        break;
    case BinaryOperator::sub: result = difference(cage, a, b, frozen, answer); break;
    case BinaryOperator::xor_:
        result = set_copy(cage, b, frozen);
        answer = result ? toggle_all(cage, result, a) : Answer::reserve;
        if (answer != Answer::yes) result = nullptr;
        break;
    default: return Value::defer();
    }
    if (!result) return signal_of(answer);
    if (!in_place) return cage.ref(result);
    set_take(cage, a, result);
    return left;
}

namespace {

Answer is_subset(Cage& cage, Set* left, Set* right) {
    if (left->live > right->live) return Answer::no;
    if (cage.poll.charge(left->live / 16)) return Answer::stopped;
    for (auto entry : SetRange(cage, left)) {
        Answer found = other_has(cage, right, entry.key, entry.hash);
        if (found != Answer::yes) return found;
    }
    return Answer::yes;
}

} // namespace

Value set_compare(Cage& cage, Comparison op, Value left, Value right) {
    auto *a = cage.as<Set>(left), *b = cage.as<Set>(right);
    switch (op) {
    case Comparison::eq:
    case Comparison::ne: {
        Answer equal = a->live == b->live ? is_subset(cage, a, b) : Answer::no;
        if (op == Comparison::ne)
            equal = equal == Answer::yes ? Answer::no : equal == Answer::no ? Answer::yes : equal;
        return signal_of(equal);
    }
    case Comparison::lt: return a->live < b->live ? signal_of(is_subset(cage, a, b)) : Value::false_();
    case Comparison::le: return signal_of(is_subset(cage, a, b));
    case Comparison::gt: return a->live > b->live ? signal_of(is_subset(cage, b, a)) : Value::false_();
    case Comparison::ge: return signal_of(is_subset(cage, b, a));
    default: return Value::defer();
    }
}

Value container_binary(Cage& cage, BinaryOperator op, Value left, Value right, bool in_place) {
    // A sequence may stand on the right of `*`.
    if (op == BinaryOperator::mul && is_integer(cage, left) && is_plain(cage, right) &&
        is_sequence(cage.at(right)->kind) && !(cage.is<Int>(left) && !is_plain(cage, left)))
        return sequence_repeat(cage, right, left, false);
    if (!is_plain(cage, left)) return Value::defer();
    Kind kind = cage.at(left)->kind;
    if (is_sequence(kind)) {
        if (op == BinaryOperator::mul) {
            if (right.is_ref() && !is_plain(cage, right)) return Value::defer();
            return sequence_repeat(cage, left, right, in_place);
        }
        if (op != BinaryOperator::add) return Value::defer();
        if (in_place && kind == Kind::List) {
            Value done = leaf_extend(cage, left, right);
            return done.is_none() ? left : done;
        }
        if (!is_plain(cage, right) || cage.at(right)->kind != kind) return Value::defer();
        return sequence_concat(cage, left, right);
    }
    if (kind == Kind::Set) {
        bool defined = op == BinaryOperator::or_ || op == BinaryOperator::and_ ||
                       op == BinaryOperator::xor_ || op == BinaryOperator::sub;
        if (!defined || !is_plain(cage, right) || !cage.is<Set>(right)) return Value::defer();
        return set_operation(cage, op, left, right, in_place);
    }
    if (kind == Kind::Dict && op == BinaryOperator::or_) {
        if (!cage.is_exact<Dict>(right)) return Value::defer();
        Dict *from = cage.as<Dict>(right), *into = cage.as<Dict>(left);
        if (cage.poll.charge((int64_t{from->live} + into->live) / 16)) return Value::stopped();
        if (in_place) {
            // One key that needs Python, and nothing must have been changed: look before.
            for (auto entry : DictRange(cage, from)) {
                uint32_t hash, at;
                Answer found = dict_find(cage, into, entry.key, hash, at);
                if (found != Answer::yes && found != Answer::no) return signal_of(found);
            }
            if (!dict_make_room(cage, into, from->live)) return Value::reserve();
        } else {
            into = dict_copy(cage, into);
            if (!into || !dict_make_room(cage, into, from->live)) return Value::reserve();
        }
        if (from == into) return left;
        for (auto entry : DictRange(cage, from)) {
            Answer set = dict_set(cage, into, entry.key, entry.value);
            if (set != Answer::yes) return signal_of(set);
        }
        return cage.ref(into);
    }
    return Value::defer();
}

Value container_compare(Cage& cage, Comparison op, Value left, Value right) {
    if (!is_plain(cage, left) || !is_plain(cage, right)) return Value::defer();
    Kind kind = cage.at(left)->kind;
    if (kind != cage.at(right)->kind) return Value::defer();
    if (is_sequence(kind)) return sequence_compare(cage, op, left, right);
    if (kind == Kind::Set) return set_compare(cage, op, left, right);
    return Value::defer();
}

} // namespace natrix
