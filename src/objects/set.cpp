#include "objects/set.h"

#include "objects/dict.h"

namespace natrix {
namespace {

constexpr uint64_t least_slots = 8;
constexpr uint32_t linear_probes = 9;
constexpr uint32_t free_probes = 16; // beyond these, each costs fuel
constexpr uint64_t most_slots = 1u << 27;
constexpr uint32_t large = 50000; // sets beyond this grow by two instead of four

// CPython's walk: a place and its nine neighbours, unless they pass the table's end, then a jump that lets
// further bits of the hash decide.
struct Walk {
    uint64_t perturb;
    uint64_t group;
    uint32_t mask;
    uint32_t offset = 0;

    Walk(int64_t hash, uint32_t table_mask)
        : perturb(static_cast<uint64_t>(hash)), group(perturb & table_mask), mask(table_mask) {}
    [[nodiscard]] uint32_t slot() const { return static_cast<uint32_t>(group) + offset; }
    void next() {
        if (offset < linear_probes && group + linear_probes <= mask) {
            offset++;
            return;
        }
        perturb >>= 5;
        group = (group * 5 + 1 + perturb) & mask;
        offset = 0;
    }
};

// The hash that decides the walk. Of numbers all bits count, as their order in CPython's sets is known to
// everybody; of others those that are kept.
int64_t walking_hash(Cage& cage, Value key, int64_t kept) {
    if (is_whole_hash(kept)) return kept;
    if (key.is_int() || key.is_double() || cage.is<Int>(key)) {
        int64_t whole;
        if (leaf_hash(cage, key, whole) == Answer::yes) return whole;
    }
    return kept < 0 ? kept + set_hash_bound : kept - set_hash_bound;
}

void charge_probes(Cage& cage, uint32_t probes) {
    if (probes > free_probes) cage.poll.spent += probes - free_probes;
}

// The same, for who can stop; true: stop.
[[nodiscard]] bool walked_far(Cage& cage, uint32_t probes) {
    return probes > free_probes && cage.poll.charge(probes - free_probes);
}

// False: a limit was reached, as Cage::stop says.
bool place_all(Cage& cage, Value* slots, uint32_t mask, Set* from) {
    uint32_t probes = 0;
    for (auto entry : SetRange(cage, from)) {
        Walk walk(walking_hash(cage, entry.key, entry.hash), mask);
        for (; slots[2 * size_t{walk.slot()}].is_bound(); walk.next()) probes++;
        slots[2 * size_t{walk.slot()}] = entry.key;
        slots[2 * size_t{walk.slot()} + 1] = Value::integer(entry.hash);
        if (probes < 16384) continue;
        if (cage.poll.charge(probes / 4)) return false;
        probes = 0;
    }
    cage.poll.spent += from->live / 16;
    return true;
}

// The number of slots for more than `wanted` keys; 0: no cage holds so many.
uint64_t slots_for(uint64_t wanted) {
    uint64_t slots = least_slots;
    while (slots <= wanted && slots <= most_slots) slots *= 2;
    return slots <= most_slots ? slots : 0;
}

Items* make_table(Cage& cage, uint64_t wanted) {
    uint64_t slots = slots_for(wanted);
    return slots == 0 ? cage.too_large<Items>() : cage.make<Items>(KnownType::object, slots * 2);
}

uint64_t growth(const Set* set) {
    return set->live > large ? uint64_t{set->live} * 2 : uint64_t{set->live} * 4;
}

// Moves all keys to a new table, in the order of their slots. False: a limit was reached, and nothing was
// changed.
bool move_to(Cage& cage, Set* set, Items* table) {
    uint32_t mask = table->capacity / 2 - 1;
    if (!place_all(cage, table->items(), mask, set)) return false;
    cage.writing(set);
    set->table = cage.ref(table);
    set->mask = mask;
    set->fill = set->live;
    return true;
}

} // namespace

Set* make_set(Cage& cage, bool frozen) {
    auto* set = cage.make<Set>(frozen ? KnownType::frozenset : KnownType::set);
    if (!set) return nullptr;
    set->aux = frozen ? set_aux::frozen : 0;
    set->mask = least_slots - 1;
    return set;
}

Answer set_match(Cage& cage, Set* set, Value key, int64_t hash, const KeyTest& test) {
    if (set->live == 0) return Answer::no;
    const Value* slots = set_slots(cage, set);
    Walk walk(walking_hash(cage, key, hash), set->mask);
    Value kept = Value::integer(hash);
    for (uint32_t probes = 0;; probes++, walk.next()) {
        size_t at = 2 * size_t{walk.slot()};
        if (slots[at].is_unbound()) return walked_far(cage, probes) ? Answer::stopped : Answer::no;
        if (slots[at + 1] != kept || slots[at] == Value::tombstone()) continue;
        Answer equal = test.same(test.context, slots[at]);
        if (equal == Answer::no) continue;
        return walked_far(cage, probes) ? Answer::stopped : equal;
    }
}

namespace {

// A cursor: the slot, which neighbour of its group that is, and how often the hash has been shifted to get
// there.
constexpr int walk_slot_bits = 28, walk_offset_bits = 4;
constexpr uint32_t walk_shifts = 13; // after which nothing of the hash is left

} // namespace

int64_t set_walk(Cage& cage, Set* set, Value key, int64_t hash, int64_t cursor) {
    if (set->live == 0) return -1;
    const Value* slots = set_slots(cage, set);
    Value kept = Value::integer(hash);
    hash = walking_hash(cage, key, hash);
    Walk walk(hash, set->mask);
    uint32_t shifts = 0;
    auto step = [&] {
        walk.next();
        if (walk.offset == 0 && shifts < walk_shifts) shifts++;
    };
    if (cursor >= 0) {
        shifts = static_cast<uint32_t>(cursor >> (walk_slot_bits + walk_offset_bits));
        walk.offset = static_cast<uint32_t>(cursor >> walk_slot_bits) & 15;
        walk.group = (set_walk_slot(cursor) & set->mask) - walk.offset;
        walk.perturb = shifts < walk_shifts ? static_cast<uint64_t>(hash) >> 5 * shifts : 0;
        step();
    }
    for (uint32_t probes = 0;; probes++, step()) {
        size_t at = 2 * size_t{walk.slot()};
        bool match = slots[at + 1] == kept && slots[at].is_bound() && slots[at] != Value::tombstone();
        if (!match && slots[at].is_bound()) continue;
        charge_probes(cage, probes);
        if (!match) return -1;
        return (int64_t{shifts} << walk_offset_bits | walk.offset) << walk_slot_bits | walk.slot();
    }
}

Answer set_find_hashed(Cage& cage, Set* set, Value key, int64_t hash, uint32_t& slot) {
    slot = set_missing;
    if (set->live == 0) return Answer::no;
    const Value* slots = set_slots(cage, set);
    Walk walk(walking_hash(cage, key, hash), set->mask);
    // Most searches end where they begin.
    Value first = slots[2 * walk.group];
    if (first.is_unbound()) return Answer::no;
    if (first == key) {
        slot = walk.slot();
        return Answer::yes;
    }
    Value kept = Value::integer(hash);
    for (uint32_t probes = 0;; probes++, walk.next()) {
        size_t at = 2 * size_t{walk.slot()};
        Value candidate = slots[at];
        if (candidate.is_unbound()) {
            return walked_far(cage, probes) ? Answer::stopped : Answer::no;
        }
        if (slots[at + 1] != kept || candidate == Value::tombstone()) continue;
        Answer equal = candidate == key ? Answer::yes : leaf_equal(cage, candidate, key);
        if (equal == Answer::no) continue;
        if (equal != Answer::yes) return equal;
        slot = walk.slot();
        return walked_far(cage, probes) ? Answer::stopped : Answer::yes;
    }
}

namespace {

Answer element_hash(Cage& cage, Value key, int64_t& hash, const char* wording) {
    if (key.is_int()) {
        hash = small_int_hash(key.as_int());
        return Answer::yes;
    }
    if (uint32_t kept = known_str_hash(cage, key)) {
        hash = unfolded_hash(kept);
        return Answer::yes;
    }
    return leaf_hash(cage, key, hash, wording);
}

} // namespace

Answer set_find(Cage& cage, Set* set, Value key, int64_t& hash, uint32_t& slot, const char* wording) {
    slot = set_missing;
    int64_t whole;
    Answer hashed = element_hash(cage, key, whole, wording);
    if (hashed != Answer::yes) return hashed;
    hash = set_hash(whole);
    return set_find_hashed(cage, set, key, hash, slot);
}

namespace {

void put_at(Cage& cage, Set* set, Value key, int64_t hash, size_t slot) {
    cage.writing(set);
    cage.writing(cage.at(set->table));
    Value* slots = set_slots(cage, set);
    slots[2 * slot] = key;
    slots[2 * slot + 1] = Value::integer(hash);
    set->live++;
    set->changes++;
}

// The same at a free slot of a table that is too small for it.
bool put_and_grow(Cage& cage, Set* set, Value key, int64_t hash, uint32_t slot) {
    // The key itself counts among those that the new table is made for.
    uint64_t live = uint64_t{set->live} + 1;
    Items* bigger = make_table(cage, live > large ? live * 2 : live * 4);
    if (!bigger) return false;
    put_at(cage, set, key, hash, slot);
    set->fill++;
    if (move_to(cage, set, bigger)) return true;
    Value* slots = set_slots(cage, set);
    slots[2 * size_t{slot}] = Value::tombstone();
    slots[2 * size_t{slot} + 1] = Value::integer(-1);
    set->live--;
    return false;
}

// Puts a new key where its walk has ended: at `reused`, a tombstone on the way, or else at the free slot
// `end`.
bool insert_at(Cage& cage, Set* set, Value key, int64_t hash, uint32_t reused, uint32_t end) {
    if (reused != set_missing) {
        put_at(cage, set, key, hash, reused);
        return true;
    }
    if ((uint64_t{set->fill} + 1) * 5 >= uint64_t{set->mask} * 3)
        return put_and_grow(cage, set, key, hash, end);
    put_at(cage, set, key, hash, end);
    set->fill++;
    return true;
}

bool make_first_table(Cage& cage, Set* set) {
    if (set->table.is_bound()) return true;
    auto* table = cage.make<Items>(KnownType::object, least_slots * 2);
    if (!table) return false;
    cage.writing(set);
    set->table = cage.ref(table);
    set->mask = least_slots - 1;
    return true;
}

} // namespace

bool set_insert_new(Cage& cage, Set* set, Value key, int64_t hash) {
    if (!make_first_table(cage, set)) return false;
    const Value* slots = set_slots(cage, set);
    // The last tombstone on the way is used again.
    Walk walk(walking_hash(cage, key, hash), set->mask);
    uint32_t reused = set_missing;
    for (; slots[2 * size_t{walk.slot()}].is_bound(); walk.next())
        if (slots[2 * size_t{walk.slot()}] == Value::tombstone()) reused = walk.slot();
    return insert_at(cage, set, key, hash, reused, walk.slot());
}

Answer set_add(Cage& cage, Set* set, Value key) {
    int64_t whole;
    Answer hashed = element_hash(cage, key, whole, "a set element");
    return hashed == Answer::yes ? set_add_hashed(cage, set, key, set_hash(whole)) : hashed;
}

Answer set_add_hashed(Cage& cage, Set* set, Value key, int64_t hash) {
    if (!make_first_table(cage, set)) return Answer::reserve;
    const Value* slots = set_slots(cage, set);
    Walk walk(walking_hash(cage, key, hash), set->mask);
    Value kept = Value::integer(hash);
    uint32_t reused = set_missing;
    for (uint32_t probes = 0;; probes++, walk.next()) {
        size_t at = 2 * size_t{walk.slot()};
        Value candidate = slots[at];
        if (candidate.is_unbound()) {
            if (walked_far(cage, probes)) return Answer::stopped;
            return insert_at(cage, set, key, hash, reused, walk.slot()) ? Answer::yes : Answer::reserve;
        }
        if (candidate == key) return walked_far(cage, probes) ? Answer::stopped : Answer::yes;
        if (candidate == Value::tombstone()) {
            reused = walk.slot();
            continue;
        }
        if (slots[at + 1] != kept) continue;
        Answer equal = leaf_equal(cage, candidate, key);
        if (equal == Answer::no) continue;
        return walked_far(cage, probes) ? Answer::stopped : equal;
    }
}

void set_delete_slot(Cage& cage, Set* set, uint32_t slot) {
    cage.writing(set);
    cage.writing(cage.at(set->table));
    Value* at = set_slots(cage, set) + 2 * size_t{slot};
    at[0] = Value::tombstone();
    at[1] = Value::integer(-1);
    set->live--;
    set->changes++;
}

void set_clear(Cage& cage, Set* set) {
    cage.writing(set);
    set->live = set->fill = set->finger = 0;
    set->mask = least_slots - 1;
    set->table = Value();
    set->changes++;
}

bool set_resize(Cage& cage, Set* set, uint64_t wanted) {
    Items* table = make_table(cage, wanted);
    if (!table) return false;
    if (!move_to(cage, set, table)) return false;
    set->changes++;
    return true;
}

bool set_make_room(Cage& cage, Set* set, uint64_t more) {
    if ((uint64_t{set->fill} + more) * 5 < uint64_t{set->mask} * 3) return true;
    return set_resize(cage, set, (uint64_t{set->live} + more) * 2);
}

bool set_shrink(Cage& cage, Set* set) {
    return set->fill - set->live <= set->mask / 4 || set_resize(cage, set, growth(set));
}

namespace {

// The keys of `other` into a set that has no slot in use; false: reserve.
bool fill_empty(Cage& cage, Set* set, Set* other) {
    cage.writing(set);
    if (set->table.is_unbound()) {
        auto* table = cage.make<Items>(KnownType::object, (size_t{set->mask} + 1) * 2);
        if (!table) return false;
        set->table = cage.ref(table);
    }
    cage.writing(cage.at(set->table));
    Value* slots = set_slots(cage, set);
    if (set->mask == other->mask && other->fill == other->live) {
        std::memcpy(static_cast<void*>(slots), set_slots(cage, other), (size_t{set->mask} + 1) * 16);
        cage.poll.spent += other->live / 16;
    } else if (!place_all(cage, slots, set->mask, other)) {
        std::memset(static_cast<void*>(slots), 0, (size_t{set->mask} + 1) * 16);
        return false;
    }
    set->fill = set->live = other->live;
    set->changes++;
    return true;
}

} // namespace

Answer set_merge(Cage& cage, Set* set, Set* other) {
    if (set == other || other->live == 0) return Answer::yes;
    if (cage.poll.charge(other->live / 16)) return Answer::stopped;
    if (!set_make_room(cage, set, other->live)) return Answer::reserve;
    if (set->fill == 0) return fill_empty(cage, set, other) ? Answer::yes : Answer::reserve;
    for (auto entry : SetRange(cage, other)) {
        Answer added = set_add_hashed(cage, set, entry.key, entry.hash);
        if (added != Answer::yes) return added;
    }
    return Answer::yes;
}

Set* set_copy(Cage& cage, Set* other, bool frozen) {
    Set* copy = make_set(cage, frozen);
    if (!copy || other->live == 0) return copy;
    return set_make_room(cage, copy, other->live) && fill_empty(cage, copy, other) ? copy : nullptr;
}

Set* set_clone(Cage& cage, Set* set) {
    Set* clone = make_set(cage, is_frozen(set));
    if (!clone || set->table.is_unbound()) return clone;
    uint64_t values = (uint64_t{set->mask} + 1) * 2;
    auto* table = cage.make<Items>(KnownType::object, values);
    if (!table) return nullptr;
    std::memcpy(static_cast<void*>(table->items()), set_slots(cage, set), values * 8);
    cage.poll.spent += set->mask / 64;
    clone->table = cage.ref(table);
    clone->mask = set->mask;
    clone->fill = set->fill;
    clone->live = set->live;
    return clone;
}

void set_take(Cage& cage, Set* set, Set* from) {
    cage.writing(set);
    set->live = from->live;
    set->fill = from->fill;
    set->mask = from->mask;
    set->table = from->table;
    set->changes++;
    // Some register may still hold it.
    from->live = from->fill = 0;
    from->table = Value();
}

} // namespace natrix
