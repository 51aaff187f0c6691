#include "natives/set.h"

#include "natives/list_operators.h"
#include "natives/list_repr.h"
#include "natives/subscript.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/set.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

Set* self_set(Cage& cage, Value* a) { return cage.as<Set>(a[0]); }

Set* make_of_class(Cage& cage, Value type, bool frozen) {
    Set* set = make_instance_of<Set>(cage, type);
    if (!set) return nullptr;
    set->aux = frozen ? set_aux::frozen : 0;
    set->mask = 7;
    return set;
}

Answer answer_of(Value signal) {
    if (signal == Value::raised()) return Answer::raised;
    if (signal == Value::reserve()) return Answer::reserve;
    return signal == Value::stopped() ? Answer::stopped : Answer::defer;
}

// Calls visit(key) for all items of an iterable until it answers something other than `yes`.
template<class Visit> Answer for_each(Cage& cage, Value iterable, Visit visit) {
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Answer::defer;
    for (uint32_t i = 0;; i++) {
        if (i % 1024 == 1023 && cage.poll.charge(64)) return Answer::stopped;
        Value item = cursor.next();
        if (item == Value::exhausted()) break;
        if (item.is_signal()) return answer_of(item);
        Answer answer = visit(item);
        if (answer != Answer::yes) return answer;
    }
    cursor.commit();
    return Answer::yes;
}

// Adds all items. What was added stays when a later one must defer: adding it again changes nothing.
Answer add_all(Cage& cage, Set* set, Value iterable) {
    if (cage.is<Set>(iterable)) return set_merge(cage, set, cage.as<Set>(iterable));
    if (cage.is_exact<Dict>(iterable) && !set_make_room(cage, set, cage.as<Dict>(iterable)->live))
        return Answer::reserve;
    return for_each(cage, iterable, [&](Value item) { return set_add(cage, set, item); });
}

Answer discard(Cage& cage, Set* set, Value key) {
    int64_t hash;
    uint32_t slot;
    Answer found = set_find(cage, set, key, hash, slot);
    if (found == Answer::yes) set_delete_slot(cage, set, slot);
    return found == Answer::no ? Answer::yes : found;
}

Value settled(Answer answer) { return answer == Answer::yes ? Value::none() : signal_of(answer); }

// (cls, *args, **kwargs)
Value make(Cage& cage, Value* a) {
    if (!may_make(cage, a[0], KnownType::set)) return Value::defer();
    Set* set = make_of_class(cage, a[0], false);
    return set ? cage.ref(set) : Value::reserve();
}

// (self, args, kwargs)
Value initialize(Cage& cage, Value* a) {
    auto* arguments = cage.as<Tuple>(a[1]);
    if (cage.as<Dict>(a[2])->live != 0 || arguments->length > 1) return Value::defer();
    Set* set = self_set(cage, a);
    if (arguments->length == 1 && arguments->items()[0] == a[0]) return Value::defer();
    if (set->fill != 0) set_clear(cage, set);
    return arguments->length == 1 ? settled(add_all(cage, set, arguments->items()[0])) : Value::none();
}

// (cls, iterable, args, kwargs)
Value make_frozen(Cage& cage, Value* a) {
    if (cage.as<Tuple>(a[2])->length != 0 || cage.as<Dict>(a[3])->live != 0) return Value::defer();
    if (!may_make(cage, a[0], KnownType::frozenset)) return Value::defer();
    bool plain = a[0] == cage.type(KnownType::frozenset);
    if (plain && is_frozenset(cage, a[1]) && cage.is_exact<Set>(a[1])) return a[1];
    Set* set = make_of_class(cage, a[0], true);
    if (!set) return Value::reserve();
    Answer done = add_all(cage, set, a[1]);
    return done == Answer::yes ? cage.ref(set) : signal_of(done);
}

Value add(Cage& cage, Value* a) { return settled(set_add(cage, self_set(cage, a), a[1])); }

Value remove(Cage& cage, Value* a) {
    if (is_mutable_set(cage, a[1])) return Value::defer();
    int64_t hash;
    uint32_t slot;
    Answer found = set_find(cage, self_set(cage, a), a[1], hash, slot);
    if (found == Answer::no) return raise_value(cage, KnownType::KeyError, a[1]);
    if (found == Answer::yes) set_delete_slot(cage, self_set(cage, a), slot);
    return settled(found);
}

Value discard_native(Cage& cage, Value* a) {
    return is_mutable_set(cage, a[1]) ? Value::defer() : settled(discard(cage, self_set(cage, a), a[1]));
}

Value pop(Cage& cage, Value* a) {
    Set* set = self_set(cage, a);
    if (set->live == 0) return raise(cage, KnownType::KeyError, "pop from an empty set");
    const Value* slots = set_slots(cage, set);
    uint32_t slot = set->finger & set->mask, walked = 0;
    auto is_free = [&](Value key) { return key.is_unbound() || key == Value::tombstone(); };
    while (is_free(slots[2 * size_t{slot}])) {
        slot = slot == set->mask ? 0 : slot + 1;
        walked++;
    }
    cage.poll.spent += walked / 64;
    Value key = slots[2 * size_t{slot}];
    set_delete_slot(cage, set, slot);
    set->finger = slot + 1;
    return key;
}

Value clear(Cage& cage, Value* a) {
    set_clear(cage, self_set(cage, a));
    return Value::none();
}

Value copy(Cage& cage, Value* a) {
    if (is_frozenset(cage, a[0]) && cage.is_exact<Set>(a[0])) return a[0];
    Set* made = set_copy(cage, self_set(cage, a), is_frozen(self_set(cage, a)));
    return made ? cage.ref(made) : Value::reserve();
}

// (self, others)
Value update(Cage& cage, Value* a) {
    auto* others = cage.as<Tuple>(a[1]);
    for (uint32_t i = 0; i < others->length; i++) {
        Answer done = add_all(cage, self_set(cage, a), others->items()[i]);
        if (done != Answer::yes) return signal_of(done);
    }
    return Value::none();
}

Value union_native(Cage& cage, Value* a) {
    Set* result = set_copy(cage, self_set(cage, a), is_frozen(self_set(cage, a)));
    if (!result) return Value::reserve();
    auto* others = cage.as<Tuple>(a[1]);
    for (uint32_t i = 0; i < others->length; i++) {
        if (others->items()[i] == a[0]) continue;
        Answer done = add_all(cage, result, others->items()[i]);
        if (done != Answer::yes) return signal_of(done);
    }
    return cage.ref(result);
}

// A new set: self & other for any iterable.
Value intersect(Cage& cage, Value self, Value other, bool frozen) {
    if (cage.is<Set>(other)) {
        // The result is of self's sort, which in a row of operations is that of the first.
        Value result = set_operation(cage, BinaryOperator::and_, self, other, false);
        return result;
    }
    Set *from = cage.as<Set>(self), *result = make_set(cage, frozen);
    if (!result) return Value::reserve();
    Answer done = for_each(cage, other, [&](Value item) {
        int64_t hash;
        uint32_t slot;
        Answer found = set_find(cage, from, item, hash, slot, nullptr);
        if (found == Answer::no) return Answer::yes;
        return found == Answer::yes ? set_add(cage, result, item) : found;
    });
    return done == Answer::yes ? cage.ref(result) : signal_of(done);
}

Value intersection(Cage& cage, Value* a) {
    auto* others = cage.as<Tuple>(a[1]);
    bool frozen = is_frozen(self_set(cage, a));
    if (others->length == 0) return copy(cage, a);
    Value result = a[0];
    for (uint32_t i = 0; i < others->length && !result.is_signal(); i++)
        result = intersect(cage, result, others->items()[i], frozen);
    return result;
}

Value intersection_update(Cage& cage, Value* a) {
    Value result = intersection(cage, a);
    if (result.is_signal() || result == a[0]) return result.is_signal() ? result : Value::none();
    set_take(cage, self_set(cage, a), cage.as<Set>(result));
    return Value::none();
}

// result -= other for any iterable; `result` is the native's own.
Answer subtract(Cage& cage, Set* result, Value other) {
    if (cage.is<Set>(other)) {
        Value done = set_operation(cage, BinaryOperator::sub, cage.ref(result), other, true);
        return done.is_signal() ? answer_of(done) : Answer::yes;
    }
    Answer done = for_each(cage, other, [&](Value item) { return discard(cage, result, item); });
    if (done == Answer::yes && !set_shrink(cage, result)) return Answer::reserve;
    return done;
}

// A set of any sort with these contents becomes one of `frozen`'s.
void set_frozen(Set* set, Cage& cage, bool frozen) {
    set->aux = frozen ? set_aux::frozen : 0;
    set->type = cage.type(frozen ? KnownType::frozenset : KnownType::set).offset();
}

Value difference(Cage& cage, Value* a) {
    auto* others = cage.as<Tuple>(a[1]);
    bool frozen = is_frozen(self_set(cage, a));
    if (others->length == 0) return copy(cage, a);
    Set* result;
    uint32_t from = 0;
    if (cage.is<Set>(others->items()[0])) {
        Value first = set_operation(cage, BinaryOperator::sub, a[0], others->items()[0], false);
        if (first.is_signal()) return first;
        result = cage.as<Set>(first);
        from = 1;
    } else {
        result = set_copy(cage, self_set(cage, a), false);
    }
    if (!result) return Value::reserve();
    set_frozen(result, cage, false); // to be changed in place
    for (uint32_t i = from; i < others->length; i++) {
        Answer done = subtract(cage, result, others->items()[i]);
        if (done != Answer::yes) return signal_of(done);
    }
    set_frozen(result, cage, frozen);
    return cage.ref(result);
}

// Discarding again changes nothing, so a defer half-way does no harm.
Value difference_update(Cage& cage, Value* a) {
    auto* others = cage.as<Tuple>(a[1]);
    for (uint32_t i = 0; i < others->length; i++) {
        Answer done = subtract(cage, self_set(cage, a), others->items()[i]);
        if (done != Answer::yes) return signal_of(done);
    }
    return Value::none();
}

// The members of any iterable as a set; nullptr: `answer` says why not.
Set* gathered(Cage& cage, Value iterable, Answer& answer) {
    answer = Answer::yes;
    if (cage.is<Set>(iterable)) return cage.as<Set>(iterable);
    Set* set = make_set(cage, false);
    answer = set ? add_all(cage, set, iterable) : Answer::reserve;
    return answer == Answer::yes ? set : nullptr;
}

Value symmetric_difference(Cage& cage, Value* a) {
    Answer answer;
    Set* other = gathered(cage, a[1], answer);
    return other ? set_operation(cage, BinaryOperator::xor_, a[0], cage.ref(other), false)
                 : signal_of(answer);
}

Value symmetric_difference_update(Cage& cage, Value* a) {
    Answer answer;
    Set* other = gathered(cage, a[1], answer);
    if (!other) return signal_of(answer);
    Value done = set_operation(cage, BinaryOperator::xor_, a[0], cage.ref(other), true);
    return done.is_signal() ? done : Value::none();
}

Value is_subset(Cage& cage, Value* a) {
    if (cage.is<Set>(a[1])) return set_compare(cage, Comparison::le, a[0], a[1]);
    Value common = intersect(cage, a[0], a[1], false);
    return common.is_signal() ? common
                              : Value::boolean(cage.as<Set>(common)->live == self_set(cage, a)->live);
}

// Whether the first item that is in the set (or is not) ends the walk: True when none did.
Value none_is(Cage& cage, Value* a, Answer ending) {
    bool ended = false;
    Answer done = for_each(cage, a[1], [&](Value item) {
        int64_t hash;
        uint32_t slot;
        Answer found = set_find(cage, self_set(cage, a), item, hash, slot);
        if (found != Answer::yes && found != Answer::no) return found;
        ended = found == ending;
        return ended ? Answer::no : Answer::yes;
    });
    if (done != Answer::yes && done != Answer::no) return signal_of(done);
    return Value::boolean(!ended);
}

Value is_superset(Cage& cage, Value* a) {
    if (cage.is<Set>(a[1])) return set_compare(cage, Comparison::ge, a[0], a[1]);
    return none_is(cage, a, Answer::no);
}

Value is_disjoint(Cage& cage, Value* a) {
    if (cage.is<Set>(a[1])) {
        if (a[0] == a[1]) return Value::boolean(self_set(cage, a)->live == 0);
        Set *walked = cage.as<Set>(a[1]), *asked = self_set(cage, a);
        if (walked->live > asked->live) std::swap(walked, asked);
        if (cage.poll.charge(walked->live / 16)) return Value::stopped();
        for (auto entry : SetRange(cage, walked)) {
            uint32_t slot;
            Answer found = set_find_hashed(cage, asked, entry.key, entry.hash, slot);
            if (found == Answer::yes) return Value::false_();
            if (found != Answer::no) return signal_of(found);
        }
        return Value::true_();
    }
    return none_is(cage, a, Answer::yes);
}

Value length(Cage& cage, Value* a) { return container_length(cage, a[0]); }
Value contains(Cage& cage, Value* a) { return container_contains(cage, a[1], a[0]); }
Value repr(Cage& cage, Value* a) { return container_repr(cage, a[0]); }

Value iterate(Cage& cage, Value* a) {
    auto* iterator = cage.make<SetIter>(KnownType::set_iterator);
    if (!iterator) return Value::reserve();
    iterator->live = self_set(cage, a)->live;
    iterator->set = a[0];
    return cage.ref(iterator);
}

template<Comparison op> Value compare(Cage& cage, Value* a) {
    return cage.is<Set>(a[1]) ? set_compare(cage, op, a[0], a[1]) : Value::not_implemented();
}
template<BinaryOperator op, bool in_place> Value operate(Cage& cage, Value* a) {
    return cage.is<Set>(a[1]) ? set_operation(cage, op, a[0], a[1], in_place) : Value::not_implemented();
}
template<BinaryOperator op> Value operate_reflected(Cage& cage, Value* a) {
    return cage.is<Set>(a[1]) ? set_operation(cage, op, a[1], a[0], false) : Value::not_implemented();
}

Value hash(Cage& cage, Value* a) {
    SetHash members;
    Set* set = self_set(cage, a);
    if (cage.poll.charge(set->live / 32)) return Value::stopped();
    for (auto entry : SetRange(cage, set)) {
        int64_t item = entry.hash;
        if (!is_whole_hash(item)) {
            Answer answer = leaf_hash(cage, entry.key, item);
            if (answer != Answer::yes) return signal_of(answer);
        }
        members.add(item);
    }
    return integer_from(cage, members.finish());
}

constexpr NativeEntry natives[] = {
    {"set.__new__", make},
    {"set.__init__", initialize},
    {"set.add", add},
    {"set.remove", remove},
    {"set.discard", discard_native},
    {"set.pop", pop},
    {"set.clear", clear},
    {"set.update", update},
    {"set.intersection_update", intersection_update},
    {"set.difference_update", difference_update},
    {"set.symmetric_difference_update", symmetric_difference_update},
    {"set.__ior__", operate<BinaryOperator::or_, true>},
    {"set.__iand__", operate<BinaryOperator::and_, true>},
    {"set.__isub__", operate<BinaryOperator::sub, true>},
    {"set.__ixor__", operate<BinaryOperator::xor_, true>},
    {"frozenset.__new__", make_frozen},
    {"frozenset.__hash__", hash},
#define BOTH(name, function)                                                                                 \
    {"set." name, function}, { "frozenset." name, function }
    BOTH("copy", copy),
    BOTH("union", union_native),
    BOTH("intersection", intersection),
    BOTH("difference", difference),
    BOTH("symmetric_difference", symmetric_difference),
    BOTH("issubset", is_subset),
    BOTH("issuperset", is_superset),
    BOTH("isdisjoint", is_disjoint),
    BOTH("__len__", length),
    BOTH("__contains__", contains),
    BOTH("__iter__", iterate),
    BOTH("__repr__", repr),
    BOTH("__eq__", compare<Comparison::eq>),
    BOTH("__ne__", compare<Comparison::ne>),
    BOTH("__lt__", compare<Comparison::lt>),
    BOTH("__le__", compare<Comparison::le>),
    BOTH("__gt__", compare<Comparison::gt>),
    BOTH("__ge__", compare<Comparison::ge>),
    {"set.__or__", operate<BinaryOperator::or_, false>},
    {"set.__and__", operate<BinaryOperator::and_, false>},
    {"set.__sub__", operate<BinaryOperator::sub, false>},
    {"set.__xor__", operate<BinaryOperator::xor_, false>},
    {"frozenset.__or__", operate<BinaryOperator::or_, false>},
    {"frozenset.__and__", operate<BinaryOperator::and_, false>},
    {"frozenset.__sub__", operate<BinaryOperator::sub, false>},
    {"frozenset.__xor__", operate<BinaryOperator::xor_, false>},
    BOTH("__ror__", operate_reflected<BinaryOperator::or_>),
    BOTH("__rand__", operate_reflected<BinaryOperator::and_>),
    BOTH("__rsub__", operate_reflected<BinaryOperator::sub>),
    BOTH("__rxor__", operate_reflected<BinaryOperator::xor_>),
#undef BOTH
};

// Kernels. A `kept` hash is what set_kept() makes of a Python hash; cursors are what set_walk gives.

Value is_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<Set>(a[0])); }
Value is_frozen_kernel(Cage& cage, Value* a) { return Value::boolean(is_frozenset(cage, a[0])); }
Value size_kernel(Cage& cage, Value* a) { return Value::integer(self_set(cage, a)->live); }
Value make_kernel(Cage& cage, Value* a) {
    Set* set = make_of_class(cage, a[0], a[1].is_true());
    return set ? cage.ref(set) : Value::reserve();
}
Value kept_kernel(Cage& cage, Value* a) {
    int64_t hash;
    Answer answer = hash_of_result(cage, a[0], hash);
    return answer == Answer::yes ? Value::integer(set_hash(hash)) : signal_of(answer);
}
Value table_kernel(Cage& cage, Value* a) {
    Value table = self_set(cage, a)->table;
    return table.is_bound() ? table : Value::none();
}
Value key_at(Cage& cage, Set* set, uint64_t slot) {
    if (slot >= set_slot_count(set)) return Value::tombstone();
    Value key = set_slots(cage, set)[2 * slot];
    return key.is_bound() ? key : Value::tombstone();
}
// (set, key, kept, cursor): as dict_seek.
constexpr int64_t asked_cursor(int64_t answer) { return -2 - answer; }
Value seek_kernel(Cage& cage, Value* a) {
    Set* set = self_set(cage, a);
    int64_t cursor = a[3].as_int() < -1 ? asked_cursor(a[3].as_int()) : -1;
    for (;;) {
        cursor = set_walk(cage, set, a[1], a[2].as_int(), cursor);
        if (cursor < 0) return Value::integer(-1);
        Value candidate = key_at(cage, set, set_walk_slot(cursor));
        Answer equal = candidate == a[1] ? Answer::yes : leaf_equal(cage, candidate, a[1]);
        if (equal == Answer::yes) return Value::integer(cursor);
        if (equal != Answer::no) return Value::integer(asked_cursor(cursor));
    }
}
Value asked_key_kernel(Cage& cage, Value* a) {
    return key_at(cage, self_set(cage, a), set_walk_slot(asked_cursor(a[1].as_int())));
}
// (set, table, cursor, key): whether the key still stands where it was asked about, in the same table.
Value still_has_kernel(Cage& cage, Value* a) {
    Set* set = self_set(cage, a);
    uint32_t slot = set_walk_slot(asked_cursor(a[2].as_int()));
    return Value::boolean(set->table == a[1] && key_at(cage, set, slot) == a[3]);
}
Value cursor_delete_kernel(Cage& cage, Value* a) {
    uint32_t slot = set_walk_slot(a[1].as_int());
    if (key_at(cage, self_set(cage, a), slot) != Value::tombstone())
        set_delete_slot(cage, self_set(cage, a), slot);
    return Value::none();
}
// (set, key, kept): a key that is not in the set.
Value add_kernel(Cage& cage, Value* a) {
    return set_insert_new(cage, self_set(cage, a), a[1], a[2].as_int()) ? Value::none() : Value::reserve();
}
// Slots by their number: (set, number) -> the next number that is taken, or -1.
Value next_slot_kernel(Cage& cage, Value* a) {
    Set* set = self_set(cage, a);
    SetRange range(cage, set);
    int64_t from = a[1].as_int();
    if (from >= range.count) return Value::integer(-1);
    SetRange::Iterator it{range.slots, static_cast<uint32_t>(from), range.count};
    it.skip();
    return Value::integer(it.at < it.count ? int64_t{it.at} : -1);
}
Value slot_key_kernel(Cage& cage, Value* a) {
    return key_at(cage, self_set(cage, a), static_cast<uint64_t>(a[1].as_int()));
}
Value slot_hash_kernel(Cage& cage, Value* a) {
    auto slot = static_cast<uint64_t>(a[1].as_int());
    return slot < set_slot_count(self_set(cage, a)) ? set_slots(cage, self_set(cage, a))[2 * slot + 1]
                                                    : Value::integer(0);
}
// Whether a kept hash is all of the Python hash.
Value whole_kernel(Cage&, Value* a) { return Value::boolean(is_whole_hash(a[0].as_int())); }
Value copy_kernel(Cage& cage, Value* a) {
    Set* made = set_copy(cage, self_set(cage, a), a[1].is_true());
    return made ? cage.ref(made) : Value::reserve();
}
Value clone_kernel(Cage& cage, Value* a) {
    Set* made = set_clone(cage, self_set(cage, a));
    return made ? cage.ref(made) : Value::reserve();
}
Value take_kernel(Cage& cage, Value* a) {
    set_take(cage, self_set(cage, a), cage.as<Set>(a[1]));
    return Value::none();
}
Value make_room_kernel(Cage& cage, Value* a) {
    return set_make_room(cage, self_set(cage, a), static_cast<uint64_t>(a[1].as_int())) ? Value::none()
                                                                                        : Value::reserve();
}
Value shrink_kernel(Cage& cage, Value* a) {
    return set_shrink(cage, self_set(cage, a)) ? Value::none() : Value::reserve();
}
// (set, frozen): the prelude's own set as a frozenset, or as a set.
Value frozen_kernel(Cage& cage, Value* a) {
    set_frozen(self_set(cage, a), cage, a[1].is_true());
    return a[0];
}
// (list of hashes) -> the hash of a frozenset whose members have these.
Value hash_kernel(Cage& cage, Value* a) {
    SetHash members;
    ItemRow row = items_of(cage, a[0]);
    for (uint32_t i = 0; i < row.size; i++) {
        int64_t item = 0;
        integer_fits(cage, row.items[i], item);
        members.add(item);
    }
    return integer_from(cage, members.finish());
}

// (set, item): adds it, where nothing of it needs Python and it has a hash. Whether it did.
Value put_kernel(Cage& cage, Value* a) {
    Answer added = set_add(cage, self_set(cage, a), a[1]);
    if (added == Answer::defer || added == Answer::raised) {
        cage.pending = Value();
        return Value::false_();
    }
    return signal_of(added);
}

constexpr NativeEntry kernels[] = {
    {"is_set", is_kernel},
    {"is_frozen_set", is_frozen_kernel},
    {"set_size", size_kernel},
    {"set_make", make_kernel},
    {"set_kept", kept_kernel},
    {"set_table", table_kernel},
    {"set_seek", seek_kernel},
    {"set_asked_key", asked_key_kernel},
    {"set_still_has", still_has_kernel},
    {"set_cursor_delete", cursor_delete_kernel},
    {"set_put", put_kernel},
    {"set_add_new", add_kernel},
    {"set_next_slot", next_slot_kernel},
    {"set_slot_key", slot_key_kernel},
    {"set_slot_hash", slot_hash_kernel},
    {"set_hash_is_whole", whole_kernel},
    {"set_copy_of", copy_kernel},
    {"set_clone", clone_kernel},
    {"set_take", take_kernel},
    {"set_make_room", make_room_kernel},
    {"set_shrink", shrink_kernel},
    {"set_clear", clear},
    {"set_pop", pop},
    {"set_frozen", frozen_kernel},
    {"set_hash", hash_kernel},
    {"set_iterate", iterate},
};

} // namespace

Value make_set_from(Cage& cage, Value from, bool frozen) {
    if (frozen && is_frozenset(cage, from) && cage.is_exact<Set>(from)) return from;
    Set* set = make_set(cage, frozen);
    if (!set) return Value::reserve();
    Answer done = add_all(cage, set, from);
    return done == Answer::yes ? cage.ref(set) : signal_of(done);
}

const NativeTable set_natives = natives_of(natives), set_kernels = kernels_of(kernels);

} // namespace natrix
