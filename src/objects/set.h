#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// set and frozenset share one layout and one table: CPython's own, so that sets print in CPython's order.
// Slot i of `table` (Items, unbound while nothing was ever added) is the key and the kept hash; an unbound
// key is a free slot, a tombstone a deleted one.

namespace set_aux {
constexpr uint16_t frozen = 1;
} // namespace set_aux

inline bool is_frozen(const Set* set) { return (set->aux & set_aux::frozen) != 0; }
inline bool is_frozenset(Cage& cage, Value value) {
    return cage.is<Set>(value) && is_frozen(cage.as<Set>(value));
}
inline bool is_mutable_set(Cage& cage, Value value) {
    return cage.is<Set>(value) && !is_frozen(cage.as<Set>(value));
}

// What a slot keeps of a Python hash: all of it when it fits 48 bits, else its sign and low 47 bits, beyond
// those. Who wants the whole hash must then compute it again.
constexpr int64_t set_hash_bound = int64_t{1} << 47;
constexpr bool is_whole_hash(int64_t kept) { return kept >= -set_hash_bound && kept < set_hash_bound; }
constexpr int64_t set_hash(int64_t python_hash) {
    if (is_whole_hash(python_hash)) return python_hash;
    int64_t low = python_hash & (set_hash_bound - 1);
    return python_hash < 0 ? low - 2 * set_hash_bound : low + set_hash_bound;
}

constexpr uint32_t set_missing = UINT32_MAX;

// An empty set; nullptr: reserve.
Set* make_set(Cage& cage, bool frozen);
inline Value* set_slots(Cage& cage, const Set* set) { return cage.as<Items>(set->table)->items(); }
inline uint32_t set_slot_count(const Set* set) { return set->table.is_bound() ? set->mask + 1 : 0; }

// Whether a key that is an int, or a str whose hash is known, is in the set, as far as one look tells;
// `defer`: a search must find out.
inline Answer set_glance(Cage& cage, const Set* set, Value key) {
    int64_t hash;
    if (key.is_int()) {
        hash = small_int_hash(key.as_int());
    } else {
        uint32_t kept = known_str_hash(cage, key);
        if (kept == 0) return Answer::defer;
        hash = unfolded_hash(kept);
    }
    if (set->live == 0) return Answer::no;
    Value found = set_slots(cage, set)[2 * (static_cast<uint64_t>(hash) & set->mask)];
    return found.is_unbound() ? Answer::no : found == key ? Answer::yes : Answer::defer;
}

// The answer of a test about the first key with this kept hash that it does not answer `no` to. `key`: the
// one looked for.
Answer set_match(Cage& cage, Set* set, Value key, int64_t hash, const KeyTest& test);
// For loops in Python, as dict_walk() is for dicts.
int64_t set_walk(Cage& cage, Set* set, Value key, int64_t hash, int64_t cursor);
inline uint32_t set_walk_slot(int64_t cursor) { return static_cast<uint32_t>(cursor) & 0x0FFF'FFFF; }
// `yes` with its slot, `no` with the kept hash for a following insert, or why not. `wording`: see leaf_hash.
Answer set_find(Cage& cage, Set* set, Value key, int64_t& hash, uint32_t& slot,
                const char* wording = "a set element");
Answer set_find_hashed(Cage& cage, Set* set, Value key, int64_t hash, uint32_t& slot);
// Adds a key known to be absent; false: reserve, and nothing was changed.
bool set_insert_new(Cage& cage, Set* set, Value key, int64_t hash);
// `yes`: is in the set now.
Answer set_add(Cage& cage, Set* set, Value key);
// The same with the hash that sets keep of it.
Answer set_add_hashed(Cage& cage, Set* set, Value key, int64_t hash);
void set_delete_slot(Cage& cage, Set* set, uint32_t slot);
void set_clear(Cage& cage, Set* set);
// Makes the table as large as CPython does for `wanted` keys and drops the tombstones; false: reserve.
bool set_resize(Cage& cage, Set* set, uint64_t wanted);
// The resize that stands at the beginning of an update by `more` keys.
bool set_make_room(Cage& cage, Set* set, uint64_t more);
// What CPython does after removing many.
bool set_shrink(Cage& cage, Set* set);
// Adds the keys of another set that are not in `set`. Not atomic: `set` is the caller's own until done.
Answer set_merge(Cage& cage, Set* set, Set* other);
// A copy as set(other) makes it; nullptr: reserve.
Set* set_copy(Cage& cage, Set* other, bool frozen);
// A copy slot by slot, tombstones included, to be changed and then taken; nullptr: reserve.
Set* set_clone(Cage& cage, Set* set);
// Gives `set` the contents of `from`, a fresh set that is empty then.
void set_take(Cage& cage, Set* set, Set* from);

// for (SetRange::Entry e : SetRange(cage, set)): the keys in order of the slots.
struct SetRange {
    struct Entry {
        Value key;
        int64_t hash;
        uint32_t slot;
    };
    struct Iterator {
        const Value* slots;
        uint32_t at, count;
        void skip() {
            while (at < count &&
                   (slots[2 * size_t{at}].is_unbound() || slots[2 * size_t{at}] == Value::tombstone()))
                ++at;
        }
        bool operator!=(const Iterator& other) const { return at != other.at; }
        Iterator& operator++() {
            ++at;
            skip();
            return *this;
        }
        Entry operator*() const { return {slots[2 * size_t{at}], slots[2 * size_t{at} + 1].as_int(), at}; }
    };
    SetRange(Cage& cage, const Set* set)
        : slots(set->table.is_bound() ? set_slots(cage, set) : nullptr), count(set_slot_count(set)) {}
    Iterator begin() const {
        Iterator it{slots, 0, count};
        it.skip();
        return it;
    }
    Iterator end() const { return {slots, count, count}; }
    const Value* slots;
    uint32_t count;
};

} // namespace natrix
