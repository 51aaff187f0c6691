#pragma once
#include <bit>

#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// Compact ordered tables: a DictTable holds key and value of each entry in order of insertion; its `index`, a
// Blob, holds the 32-bit hash of each entry and then an open-addressed table from hash to entry number.
// Entries of deleted keys hold Value::tombstone() as key.

Dict* make_dict(Cage& cage, uint32_t expected = 0);

inline Value* dict_entries(Cage& cage, Dict* dict) { return cage.as<DictTable>(dict->table)->entries(); }
inline uint32_t* dict_hashes(Cage& cage, Dict* dict) {
    return reinterpret_cast<uint32_t*>(cage.as<Blob>(cage.as<DictTable>(dict->table)->index)->data());
}

constexpr uint32_t dict_missing = UINT32_MAX;

// Where a key that is an int, or a str whose hash is known, must stand, as far as one look tells: the number
// of its entry, that there is none, or that a search must find out.
constexpr int64_t dict_surely_missing = -1;
constexpr int64_t dict_unsure = -2;
inline int64_t dict_glance(Cage& cage, Dict* dict, Value key) {
    uint32_t hash = key.is_int() ? table_hash(small_int_hash(key.as_int())) : known_str_hash(cage, key);
    if (hash == 0) return dict_unsure;
    if (dict->live == 0) return dict_surely_missing;
    auto* table = cage.as<DictTable>(dict->table);
    uint32_t capacity = table->capacity;
    const std::byte* index = cage.as<Blob>(table->index)->data() + size_t{capacity} * 4;
    uint32_t slot = hash & (std::bit_ceil(capacity + (capacity + 1) / 2) - 1);
    uint32_t entry;
    bool is_empty;
    if (capacity < 0xFE) {
        entry = reinterpret_cast<const uint8_t*>(index)[slot];
        is_empty = entry == 0xFF;
    } else if (capacity < 0xFFFE) {
        entry = reinterpret_cast<const uint16_t*>(index)[slot];
        is_empty = entry == 0xFFFF;
    } else {
        entry = reinterpret_cast<const uint32_t*>(index)[slot];
        is_empty = entry == UINT32_MAX;
    }
    // (The marks of free slots are above any capacity.)
    if (entry < capacity && table->entries()[2 * size_t{entry}] == key) return entry;
    return is_empty ? dict_surely_missing : dict_unsure;
}

// Entry number of a str key, or dict_missing. Never needs Python: keys of classes whose __eq__ is Python's
// own are told apart by `foreign` (set when an entry with the same hash has such a key: the prelude must
// decide).
uint32_t dict_find_str(Cage& cage, Dict* dict, Value key, bool* foreign = nullptr);
// Value for a str key, or unbound. For dicts that hold only str keys, and for callers to whom foreign keys
// are misses.
Value dict_get_str(Cage& cage, Dict* dict, Value key);

// Entry number of any key: `yes` with `entry`, `no` (with `hash` for a following insert), or why not.
Answer dict_find(Cage& cage, Dict* dict, Value key, uint32_t& hash, uint32_t& entry);

// The value of any key, unbound when there is none, or a signal.
Value dict_look_up(Cage& cage, Dict* dict, Value key);

// The first entry with this hash whose key the test does not answer `no` to, and that answer.
Answer dict_match(Cage& cage, Dict* dict, uint32_t hash, const KeyTest& test, uint32_t& entry);

// The prelude's way through the entries whose stored hash is `hash`: a cursor that says where in the table a
// candidate stands, first with -1; -1 when there is no further one. It counts while the dict's `table` is the
// same and the entry still has the same key.
int64_t dict_walk(Cage& cage, Dict* dict, uint32_t hash, int64_t cursor);
// The entry that a cursor stands for, or dict_missing when that is gone.
uint32_t dict_walk_entry(Cage& cage, Dict* dict, int64_t cursor);

// Room for one more entry; false: answer Value::reserve(), also where Cage::stop says that a limit was
// reached. Nothing that a script can see changes.
bool dict_make_room(Cage& cage, Dict* dict, uint32_t more = 1);
// Adds a key that is known to be absent. dict_make_room() must have answered true.
void dict_insert_new(Cage& cage, Dict* dict, Value key, uint32_t hash, Value value);
// Sets a str key. False: reserve.
bool dict_set_str(Cage& cage, Dict* dict, Value key, Value value);
// Sets any key: yes when done.
Answer dict_set(Cage& cage, Dict* dict, Value key, Value value);
// The value of a key, which is added with this one when it is absent; or a signal.
Value dict_set_default(Cage& cage, Dict* dict, Value key, Value value);
// The hash that tables keep of a key whose hash depends on nothing else: a str, an int, a float, a singleton.
// False: it is another key, and what is kept of it is a fact.
bool dict_key_hash(Cage& cage, Value key, uint32_t& hash);
// Bytes that the index of a table of this capacity has.
uint64_t dict_index_bytes(uint32_t capacity);
// Those of its slots alone, which follow the hashes.
uint64_t dict_slot_bytes(uint32_t capacity);
// Makes the index anew from the entries and the hashes that are no key's own; those of dict_key_hash() are
// filled in. False: more than `probes` would be needed.
bool dict_rebuild_index(Cage& cage, DictTable* table, uint64_t& probes);
// Where keys were deleted, new ones take their places, and the index says more than the entries do: it is a
// fact then.
bool dict_index_is_fact(Cage& cage, const DictTable* table);
struct IndexSlots {
    std::byte* data;
    size_t bytes;
};
IndexSlots dict_index_slots(Cage& cage, const DictTable* table);
// For slots that somebody else wrote, after all hashes have been filled in as dict_rebuild_index() does:
// whether each entry is found there, once, and every search ends.
bool dict_check_index(Cage& cage, DictTable* table, uint64_t& probes);
void dict_delete_entry(Cage& cage, Dict* dict, uint32_t entry);
void dict_clear(Cage& cage, Dict* dict);
// A copy of the dict's table, which it has; or Value::reserve().
Value dict_clone_table(Cage& cage, Dict* dict);
// A copy in order, without tombstones; nullptr: reserve.
Dict* dict_copy(Cage& cage, Dict* dict);

// Gives the dict a version, unique in the VM, that lasts until its set of keys changes; for caches.
inline uint32_t dict_version(Cage& cage, Dict* dict) {
    if (dict->version == 0) {
        cage.writing(dict);
        dict->version = ++cage.last_version;
    }
    return dict->version;
}

// for (Entry e : DictRange(cage, dict)): live entries in order. The dict must not change meanwhile.
struct DictRange {
    struct Entry {
        Value key, value;
        uint32_t index;
    };
    struct Iterator {
        Value* entries;
        uint32_t at, used;
        void skip() {
            while (at < used && entries[2 * at] == Value::tombstone()) ++at;
        }
        bool operator!=(const Iterator& other) const { return at != other.at; }
        Iterator& operator++() {
            ++at;
            skip();
            return *this;
        }
        Entry operator*() const { return {entries[2 * at], entries[2 * at + 1], at}; }
    };
    DictRange(Cage& cage, Dict* dict)
        : entries(dict->table.is_bound() ? dict_entries(cage, dict) : nullptr), used(dict->used) {}
    Iterator begin() const {
        Iterator it{entries, 0, used};
        it.skip();
        return it;
    }
    Iterator end() const { return {entries, used, used}; }
    Value* entries;
    uint32_t used;
};

} // namespace natrix
