#include "objects/dict.h"

#include <bit>

#include "objects/hash.h"
#include "objects/str.h"

namespace natrix {
namespace {

constexpr uint32_t empty = UINT32_MAX;
constexpr uint32_t deleted = UINT32_MAX - 1;

constexpr uint32_t usable(uint32_t slots) { return slots / 3 * 2 + slots % 3 / 2; }

// Slots of the index for a table of `capacity` entries: a power of two, at most two thirds used.
constexpr uint32_t index_slots(uint32_t capacity) {
    return capacity <= usable(8) ? 8 : std::bit_ceil(capacity + (capacity + 1) / 2);
}

constexpr bool tables_are_full() {
    for (uint32_t slots = 8; slots < 1u << 30; slots *= 2)
        if (index_slots(usable(slots)) != slots || index_slots(usable(slots) + 1) != slots * 2) return false;
    return true;
}
static_assert(tables_are_full());

// The index behind the hashes, in the narrowest type that can number the entries.
struct Index {
    std::byte* at;
    uint32_t slots;
    uint8_t width;

    static uint8_t width_of(uint32_t capacity) { return capacity < 0xFE ? 1 : capacity < 0xFFFE ? 2 : 4; }

    Index(Cage& cage, const DictTable* table) {
        at = cage.as<Blob>(table->index)->data() + size_t{table->capacity} * 4;
        slots = index_slots(table->capacity);
        width = width_of(table->capacity);
    }
    uint32_t operator[](uint32_t slot) const {
        if (width == 1) return wide(reinterpret_cast<const uint8_t*>(at)[slot]);
        if (width == 2) return wide(reinterpret_cast<const uint16_t*>(at)[slot]);
        return reinterpret_cast<const uint32_t*>(at)[slot];
    }
    // A slot's contents, with the two marks at the top of its own type moved to the top of 32 bits.
    template<class Slot> static uint32_t wide(Slot entry) {
        constexpr Slot marks = static_cast<Slot>(~Slot{1});
        return entry >= marks ? uint32_t{entry} | (UINT32_MAX - uint32_t{static_cast<Slot>(~Slot{0})})
                              : uint32_t{entry};
    }
    void set(uint32_t slot, uint32_t entry) {
        if (width == 1)
            at[slot] = static_cast<std::byte>(entry);
        else if (width == 2)
            reinterpret_cast<uint16_t*>(at)[slot] = static_cast<uint16_t>(entry);
        else
            reinterpret_cast<uint32_t*>(at)[slot] = entry;
    }
};

// The sequence of slots for a hash: as CPython's, so that all bits of the hash decide sooner or later.
struct Probe {
    uint32_t slot, perturb, mask;
    Probe(uint32_t hash, uint32_t slots) : slot(hash & (slots - 1)), perturb(hash), mask(slots - 1) {}
    void next() {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
};

constexpr uint32_t free_probes = 16; // beyond these, each costs fuel

void charge_probes(Cage& cage, uint32_t probes) {
    if (probes > free_probes) cage.poll.spent += probes - free_probes;
}

// A table with room for `wanted` entries and an empty index; nullptr: reserve. Its entries are cleared from
// `first` on: those before it the caller fills at once.
DictTable* make_table(Cage& cage, uint32_t wanted, uint32_t first = 0) {
    uint32_t slots = index_slots(wanted);
    uint32_t capacity = usable(slots);
    if (capacity > 0x0400'0000) return cage.too_large<DictTable>();
    auto* index = cage.make_unfilled<Blob>(KnownType::object, dict_index_bytes(capacity));
    if (!index) return nullptr;
    auto* table = cage.make_unfilled<DictTable>(KnownType::object, uint64_t{capacity} * 2);
    if (!table) return nullptr;
    table->capacity = capacity;
    table->index = cage.ref(index);
    std::memset(static_cast<void*>(table->entries() + 2 * size_t{first}), 0, size_t{capacity - first} * 16);
    std::memset(index->data() + size_t{capacity} * 4, 0xFF, size_t{slots} * Index::width_of(capacity));
    return table;
}

// The same, for who can stop; true: stop.
[[nodiscard]] bool walked_far(Cage& cage, uint32_t probes) {
    return probes > free_probes && cage.poll.charge(probes - free_probes);
}

template<class Slot>
bool fill_index(Cage& cage, Slot* at, uint32_t slots, const uint32_t* hashes, uint32_t count) {
    uint32_t probes = 0;
    for (uint32_t entry = 0; entry < count; entry++) {
        Probe probe(hashes[entry], slots);
        for (; at[probe.slot] != static_cast<Slot>(~Slot{0}); probe.next()) probes++;
        at[probe.slot] = static_cast<Slot>(entry);
        if (probes < 16384) [[likely]]
            continue;
        if (cage.poll.charge(probes / 4)) return false;
        probes = 0;
    }
    return true;
}

// Puts the first `count` entries of a new table, whose hashes stand there, into its index. False: stopped.
bool fill_index(Cage& cage, DictTable* table, uint32_t count) {
    Index index(cage, table);
    auto* hashes = reinterpret_cast<const uint32_t*>(cage.as<Blob>(table->index)->data());
    if (index.width == 1)
        return fill_index(cage, reinterpret_cast<uint8_t*>(index.at), index.slots, hashes, count);
    if (index.width == 2)
        return fill_index(cage, reinterpret_cast<uint16_t*>(index.at), index.slots, hashes, count);
    return fill_index(cage, reinterpret_cast<uint32_t*>(index.at), index.slots, hashes, count);
}

// Where the search for a key has ended: at its entry, or at the slot where it would be put.
struct Place {
    uint32_t hash = 0;
    uint32_t entry = dict_missing;
    uint32_t slot = UINT32_MAX;
};

// `equal(candidate, entry)` says whether this key, found at this entry, is the one: yes, no, or why nobody
// knows.
template<class Slot, class Equal>
Answer search(Cage& cage, const Slot* index, uint32_t slots, Place& place, Equal equal) {
    Probe probe(place.hash, slots);
    for (uint32_t probes = 0;; probes++, probe.next()) {
        uint32_t candidate = Index::wide(index[probe.slot]);
        if (candidate < deleted) {
            Answer answer = equal(candidate);
            if (answer == Answer::no) continue;
            if (answer == Answer::yes) place.entry = candidate;
            return walked_far(cage, probes) ? Answer::stopped : answer;
        }
        if (place.slot == UINT32_MAX) place.slot = probe.slot; // a deleted entry's slot is used again
        if (candidate == empty) return walked_far(cage, probes) ? Answer::stopped : Answer::no;
    }
}

template<class Equal> Answer search(Cage& cage, const DictTable* table, Place& place, Equal equal) {
    Index index(cage, table);
    if (index.width == 1)
        return search(cage, reinterpret_cast<const uint8_t*>(index.at), index.slots, place, equal);
    if (index.width == 2)
        return search(cage, reinterpret_cast<const uint16_t*>(index.at), index.slots, place, equal);
    return search(cage, reinterpret_cast<const uint32_t*>(index.at), index.slots, place, equal);
}

struct TableView {
    const DictTable* table;
    const Value* entries;
    const uint32_t* hashes;
    TableView(Cage& cage, Dict* dict)
        : table(cage.as<DictTable>(dict->table)),
          entries(dict_entries(cage, dict)),
          hashes(dict_hashes(cage, dict)) {}
};

// The first slot of a key that is an int, or a str whose hash is known: most searches end there. `defer`: it
// must be searched for.
template<class Slot> Answer look_first(Cage& cage, const TableView& view, const Slot* index, uint32_t slots,
                                       Value key, Place& place) {
    uint32_t slot = place.hash & (slots - 1);
    uint32_t entry = index[slot];
    if (entry == static_cast<Slot>(~Slot{0})) {
        place.slot = slot;
        return Answer::no;
    }
    if (entry >= view.table->capacity) return Answer::defer;
    Value candidate = view.entries[2 * size_t{entry}];
    if (candidate != key) {
        if (view.hashes[entry] != place.hash || key.is_int()) return Answer::defer;
        if (known_str_hash(cage, candidate) == 0) return Answer::defer;
        auto *found = cage.as<Str>(candidate), *sought = cage.as<Str>(key);
        constexpr uint32_t is_short = 64;
        if (found->bytes != sought->bytes || found->length != sought->length || found->bytes > is_short ||
            std::memcmp(found->data(), sought->data(), found->bytes) != 0)
            return Answer::defer;
    }
    place.entry = entry;
    return Answer::yes;
}

Answer look_first(Cage& cage, Dict* dict, Value key, Place& place) {
    place.hash = key.is_int() ? table_hash(small_int_hash(key.as_int())) : known_str_hash(cage, key);
    if (place.hash == 0) return Answer::defer;
    if (dict->live == 0) return Answer::no;
    TableView view(cage, dict);
    Index index(cage, view.table);
    if (index.width == 1)
        return look_first(cage, view, reinterpret_cast<const uint8_t*>(index.at), index.slots, key, place);
    if (index.width == 2)
        return look_first(cage, view, reinterpret_cast<const uint16_t*>(index.at), index.slots, key, place);
    return look_first(cage, view, reinterpret_cast<const uint32_t*>(index.at), index.slots, key, place);
}

// An int key. Ints are told apart by their bits; only a key of another type needs a comparison.
Answer find_int(Cage& cage, Dict* dict, Value key, Place& place) {
    place.hash = table_hash(int_python_hash(key.as_int()));
    if (dict->live == 0) return Answer::no;
    TableView view(cage, dict);
    return search(cage, view.table, place, [&](uint32_t entry) {
        Value candidate = view.entries[2 * size_t{entry}];
        if (candidate == key) return Answer::yes;
        if (candidate.is_int() || view.hashes[entry] != place.hash) return Answer::no;
        return leaf_equal(cage, candidate, key);
    });
}

// A key that is exactly a str. `foreign`, if asked for: whether a key that only Python can compare has the
// same hash.
Answer find_str(Cage& cage, Dict* dict, Value key, Place& place, bool* foreign) {
    place.hash = str_hash(cage, key);
    if (dict->live == 0) return Answer::no;
    TableView view(cage, dict);
    return search(cage, view.table, place, [&](uint32_t entry) {
        Value candidate = view.entries[2 * size_t{entry}];
        if (candidate == key) return Answer::yes;
        if (view.hashes[entry] != place.hash) return Answer::no;
        if (is_exact_str(cage, candidate)) return str_equal(cage, candidate, key) ? Answer::yes : Answer::no;
        if (foreign && candidate.is_ref()) {
            Answer equal = leaf_equal(cage, candidate, key);
            if (equal == Answer::yes) return Answer::yes;
            if (equal == Answer::defer) *foreign = true;
        }
        return Answer::no;
    });
}

Answer find_other(Cage& cage, Dict* dict, Value key, Place& place) {
    int64_t python_hash;
    Answer hashed = leaf_hash(cage, key, python_hash, "a dict key");
    if (hashed != Answer::yes) return hashed;
    place.hash = table_hash(python_hash);
    if (dict->live == 0) return Answer::no;
    TableView view(cage, dict);
    return search(cage, view.table, place, [&](uint32_t entry) {
        if (view.hashes[entry] != place.hash) return Answer::no;
        Value candidate = view.entries[2 * size_t{entry}];
        return candidate == key ? Answer::yes : leaf_equal(cage, candidate, key);
    });
}

Answer find(Cage& cage, Dict* dict, Value key, Place& place) {
    Answer first = look_first(cage, dict, key, place);
    if (first != Answer::defer) [[likely]]
        return first;
    if (key.is_int()) return find_int(cage, dict, key, place);
    if (!is_exact_str(cage, key)) return find_other(cage, dict, key, place);
    bool foreign = false;
    Answer found = find_str(cage, dict, key, place, &foreign);
    return foreign ? Answer::defer : found;
}

// Adds an absent key in a table that has room; `slot` of the index is free for it.
void insert_at(Cage& cage, Dict* dict, Value key, uint32_t hash, Value value, uint32_t slot) {
    auto* table = cage.as<DictTable>(dict->table);
    cage.writing(dict);
    cage.writing(table);
    cage.writing(cage.at(table->index));
    uint32_t entry = dict->used++;
    table->entries()[2 * size_t{entry}] = key;
    table->entries()[2 * size_t{entry} + 1] = value;
    dict_hashes(cage, dict)[entry] = hash;
    Index(cage, table).set(slot, entry);
    dict->live++;
    dict->version = 0;
}

// The same after a search that did not find it; false: reserve.
bool insert(Cage& cage, Dict* dict, Value key, const Place& place, Value value) {
    Value table = dict->table;
    if (!dict_make_room(cage, dict)) return false;
    if (dict->table == table && place.slot != UINT32_MAX)
        insert_at(cage, dict, key, place.hash, value, place.slot);
    else
        dict_insert_new(cage, dict, key, place.hash, value);
    return true;
}

} // namespace

Dict* make_dict(Cage& cage, uint32_t expected) {
    auto* dict = cage.make<Dict>(KnownType::dict);
    if (!dict || expected == 0) return dict;
    DictTable* table = make_table(cage, expected);
    if (!table) return nullptr;
    dict->table = cage.ref(table);
    return dict;
}

uint32_t dict_find_str(Cage& cage, Dict* dict, Value key, bool* foreign) {
    Place place;
    if (look_first(cage, dict, key, place) == Answer::defer) (void)find_str(cage, dict, key, place, foreign);
    return place.entry;
}

Value dict_get_str(Cage& cage, Dict* dict, Value key) {
    uint32_t entry = dict_find_str(cage, dict, key);
    return entry == dict_missing ? Value() : dict_entries(cage, dict)[2 * size_t{entry} + 1];
}

Answer dict_find(Cage& cage, Dict* dict, Value key, uint32_t& hash, uint32_t& entry) {
    Place place;
    Answer found = find(cage, dict, key, place);
    hash = place.hash;
    entry = place.entry;
    return found;
}

Value dict_look_up(Cage& cage, Dict* dict, Value key) {
    Place place;
    Answer found = find(cage, dict, key, place);
    if (found == Answer::yes) return dict_entries(cage, dict)[2 * size_t{place.entry} + 1];
    return found == Answer::no ? Value() : signal_of(found);
}

bool dict_key_hash(Cage& cage, Value key, uint32_t& hash) {
    if (is_exact_str(cage, key)) {
        hash = str_hash(cage, key);
        return true;
    }
    if (key.is_ref() && !cage.is_exact<Int>(key)) return false;
    int64_t python_hash = 0;
    if (leaf_hash(cage, key, python_hash) != Answer::yes) return false;
    hash = table_hash(python_hash);
    return true;
}

uint64_t dict_index_bytes(uint32_t capacity) { return uint64_t{capacity} * 4 + dict_slot_bytes(capacity); }

uint64_t dict_slot_bytes(uint32_t capacity) {
    return uint64_t{index_slots(capacity)} * Index::width_of(capacity);
}

bool dict_rebuild_index(Cage& cage, DictTable* table, uint64_t& probes) {
    Index index(cage, table);
    auto* hashes = reinterpret_cast<uint32_t*>(cage.as<Blob>(table->index)->data());
    std::memset(index.at, 0xFF, size_t{index.slots} * index.width);
    for (uint32_t i = 0; i < table->capacity; i++) {
        Value key = table->entries()[2 * size_t{i}];
        if (key.is_unbound() || key == Value::tombstone()) continue;
        (void)dict_key_hash(cage, key, hashes[i]);
        Probe probe(hashes[i], index.slots);
        while (index[probe.slot] < deleted) {
            if (probes-- == 0) return false;
            probe.next();
        }
        index.set(probe.slot, i);
    }
    return true;
}

bool dict_index_is_fact(Cage& cage, const DictTable* table) {
    if (cage.as<Blob>(table->index)->spare != 0) return true;
    const Value* entries = const_cast<DictTable*>(table)->entries();
    for (uint32_t i = 0; i < table->capacity && entries[2 * size_t{i}].is_bound(); i++)
        if (entries[2 * size_t{i}] == Value::tombstone()) return true;
    return false;
}

IndexSlots dict_index_slots(Cage& cage, const DictTable* table) {
    Index index(cage, table);
    return {index.at, size_t{index.slots} * index.width};
}

bool dict_check_index(Cage& cage, DictTable* table, uint64_t& probes) {
    Index index(cage, table);
    auto* hashes = reinterpret_cast<uint32_t*>(cage.as<Blob>(table->index)->data());
    auto is_key = [&](uint32_t entry) {
        Value key = table->entries()[2 * size_t{entry}];
        return key.is_bound() && key != Value::tombstone();
    };
    uint32_t free = 0, taken = 0, keys = 0;
    for (uint32_t slot = 0; slot < index.slots; slot++) {
        uint32_t entry = index[slot];
        free += entry == empty;
        taken += entry < deleted;
        if (entry < deleted && (entry >= table->capacity || !is_key(entry))) return false;
    }
    if (free == 0) return false;
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (!is_key(i)) continue;
        keys++;
        (void)dict_key_hash(cage, table->entries()[2 * size_t{i}], hashes[i]);
        Probe probe(hashes[i], index.slots);
        for (; index[probe.slot] != i; probe.next())
            if (index[probe.slot] == empty || probes-- == 0) return false;
    }
    return keys == taken;
}

Answer dict_match(Cage& cage, Dict* dict, uint32_t hash, const KeyTest& test, uint32_t& entry) {
    Place place;
    place.hash = hash;
    entry = dict_missing;
    if (dict->live == 0) return Answer::no;
    TableView view(cage, dict);
    Answer answer = search(cage, view.table, place, [&](uint32_t at) {
        return view.hashes[at] == hash ? test.same(test.context, view.entries[2 * size_t{at}]) : Answer::no;
    });
    entry = place.entry;
    return answer;
}

namespace {

// A cursor is a slot of the index and how often the hash has been shifted to get there.
constexpr int walk_slot_bits = 28;
constexpr uint32_t walk_shifts = 7; // after which nothing of the hash is left

} // namespace

int64_t dict_walk(Cage& cage, Dict* dict, uint32_t hash, int64_t cursor) {
    if (dict->live == 0) return -1;
    auto* table = cage.as<DictTable>(dict->table);
    Index index(cage, table);
    auto* hashes = reinterpret_cast<uint32_t*>(cage.as<Blob>(table->index)->data());
    Probe probe(hash, index.slots);
    uint32_t shifts = 0;
    auto step = [&] {
        probe.next();
        if (shifts < walk_shifts) shifts++;
    };
    if (cursor >= 0) {
        shifts = static_cast<uint32_t>(cursor >> walk_slot_bits);
        probe.slot = static_cast<uint32_t>(cursor) & (index.slots - 1);
        probe.perturb = shifts < walk_shifts ? hash >> 5 * shifts : 0;
        step();
    }
    for (uint32_t probes = 0;; probes++, step()) {
        uint32_t candidate = index[probe.slot];
        bool match = candidate < deleted && hashes[candidate] == hash;
        if (!match && candidate != empty) continue;
        charge_probes(cage, probes);
        if (!match) return -1;
        return int64_t{shifts} << walk_slot_bits | probe.slot;
    }
}

uint32_t dict_walk_entry(Cage& cage, Dict* dict, int64_t cursor) {
    if (dict->live == 0) return dict_missing;
    Index index(cage, cage.as<DictTable>(dict->table));
    uint32_t entry = index[static_cast<uint32_t>(cursor) & (index.slots - 1)];
    return entry < deleted ? entry : dict_missing;
}

bool dict_make_room(Cage& cage, Dict* dict, uint32_t more) {
    uint32_t capacity = dict->table.is_bound() ? cage.as<DictTable>(dict->table)->capacity : 0;
    // Entries at the end that were deleted are free again, but their slots of the index are not.
    uint32_t lost = dict->table.is_bound() ? cage.as<Blob>(cage.as<DictTable>(dict->table)->index)->spare : 0;
    if (more <= capacity - dict->used && lost <= capacity - dict->used - more) return true;
    uint64_t wanted = uint64_t{dict->live} + more;
    if (dict->live > capacity / 2 && wanted < uint64_t{capacity} * 2) wanted = uint64_t{capacity} * 2;
    if (wanted > 0x0400'0000) {
        cage.reserve_bytes = region::end;
        return false;
    }
    DictTable* bigger = make_table(cage, static_cast<uint32_t>(wanted), dict->live);
    if (!bigger) return false;
    auto* new_hashes = reinterpret_cast<uint32_t*>(cage.as<Blob>(bigger->index)->data());
    if (dict->live != 0) {
        const Value* entries = dict_entries(cage, dict);
        const uint32_t* hashes = dict_hashes(cage, dict);
        Value* to = bigger->entries();
        if (dict->live == dict->used) {
            std::memcpy(static_cast<void*>(to), entries, size_t{dict->used} * 16);
            std::memcpy(new_hashes, hashes, size_t{dict->used} * 4);
        } else {
            uint32_t at = 0;
            for (uint32_t i = 0; i < dict->used; i++) {
                if (entries[2 * size_t{i}] == Value::tombstone()) continue;
                to[2 * size_t{at}] = entries[2 * size_t{i}];
                to[2 * size_t{at} + 1] = entries[2 * size_t{i} + 1];
                new_hashes[at++] = hashes[i];
            }
        }
        if (!fill_index(cage, bigger, dict->live)) return false;
    }
    cage.poll.spent += dict->live / 16;
    cage.writing(dict);
    // Iterators count entries, so a table without the holes is a change to them.
    if (dict->live != dict->used) dict->changes++;
    dict->table = cage.ref(bigger);
    dict->used = dict->live;
    return true;
}

void dict_insert_new(Cage& cage, Dict* dict, Value key, uint32_t hash, Value value) {
    Index index(cage, cage.as<DictTable>(dict->table));
    Probe probe(hash, index.slots);
    uint32_t probes = 0;
    for (; index[probe.slot] < deleted; probe.next()) probes++;
    charge_probes(cage, probes);
    insert_at(cage, dict, key, hash, value, probe.slot);
}

bool dict_set_str(Cage& cage, Dict* dict, Value key, Value value) {
    Place place;
    Answer found = look_first(cage, dict, key, place);
    if (found == Answer::defer) found = find_str(cage, dict, key, place, nullptr);
    if (found == Answer::no) return insert(cage, dict, key, place, value);
    cage.writing(cage.at(dict->table));
    dict_entries(cage, dict)[2 * size_t{place.entry} + 1] = value;
    return true;
}

Answer dict_set(Cage& cage, Dict* dict, Value key, Value value) {
    Place place;
    Answer found = find(cage, dict, key, place);
    if (found == Answer::yes) {
        cage.writing(cage.at(dict->table));
        dict_entries(cage, dict)[2 * size_t{place.entry} + 1] = value;
        return Answer::yes;
    }
    if (found != Answer::no) return found;
    return insert(cage, dict, key, place, value) ? Answer::yes : Answer::reserve;
}

Value dict_set_default(Cage& cage, Dict* dict, Value key, Value value) {
    Place place;
    Answer found = find(cage, dict, key, place);
    if (found == Answer::yes) return dict_entries(cage, dict)[2 * size_t{place.entry} + 1];
    if (found != Answer::no) return signal_of(found);
    return insert(cage, dict, key, place, value) ? value : Value::reserve();
}

void dict_delete_entry(Cage& cage, Dict* dict, uint32_t entry) {
    auto* table = cage.as<DictTable>(dict->table);
    cage.writing(dict);
    cage.writing(table);
    cage.writing(cage.at(table->index));
    Index index(cage, table);
    Probe probe(dict_hashes(cage, dict)[entry], index.slots);
    while (index[probe.slot] != entry) probe.next();
    index.set(probe.slot, deleted);
    table->entries()[2 * size_t{entry}] = Value::tombstone();
    table->entries()[2 * size_t{entry} + 1] = Value();
    dict->live--;
    dict->version = 0;
    if (dict->live == 0) {
        // Nothing left: start over, so that a dict used as a queue does not fill with holes.
        std::memset(index.at, 0xFF, size_t{index.slots} * index.width);
        std::memset(static_cast<void*>(table->entries()), 0, size_t{dict->used} * 16);
        cage.as<Blob>(table->index)->spare = 0;
        dict->used = 0;
        dict->changes++;
        return;
    }
    // Popping from the end stays cheap.
    while (table->entries()[2 * size_t{dict->used - 1}] == Value::tombstone()) {
        table->entries()[2 * size_t{--dict->used}] = Value();
        cage.as<Blob>(table->index)->spare++;
    }
}

void dict_clear(Cage& cage, Dict* dict) {
    cage.writing(dict);
    dict->live = dict->used = 0;
    dict->version = 0;
    dict->changes++;
    dict->table = Value();
}

Value dict_clone_table(Cage& cage, Dict* dict) {
    auto* from = cage.as<DictTable>(dict->table);
    auto* from_index = cage.as<Blob>(from->index);
    auto* index = cage.make<Blob>(KnownType::object, from_index->bytes);
    auto* table = index ? cage.make<DictTable>(KnownType::object, from->slots) : nullptr;
    if (!table) return Value::reserve();
    std::memcpy(index->data(), from_index->data(), from_index->bytes);
    index->spare = from_index->spare;
    std::memcpy(static_cast<void*>(table->entries()), from->entries(), size_t{dict->used} * 16);
    table->capacity = from->capacity;
    table->index = cage.ref(index);
    cage.poll.spent += dict->used / 64;
    return cage.ref(table);
}

Dict* dict_copy(Cage& cage, Dict* dict) {
    // Without holes, and not much too large: the table as it is.
    bool dense = dict->live != 0 && dict->used == dict->live &&
                 dict->live >= cage.as<DictTable>(dict->table)->capacity / 3;
    if (dense) {
        Dict* clone = make_dict(cage);
        Value table = clone ? dict_clone_table(cage, dict) : Value::reserve();
        if (table.is_signal()) return nullptr;
        clone->table = table;
        clone->live = clone->used = dict->live;
        return clone;
    }
    Dict* copy = make_dict(cage, dict->live);
    if (!copy || dict->live == 0) return copy;
    uint32_t* hashes = dict_hashes(cage, dict);
    for (auto entry : DictRange(cage, dict))
        dict_insert_new(cage, copy, entry.key, hashes[entry.index], entry.value);
    cage.poll.spent += dict->live / 16;
    return copy;
}

} // namespace natrix
