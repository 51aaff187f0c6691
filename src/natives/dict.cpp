#include "natives/dict.h"

#include "natives/list_operators.h"
#include "natives/list_repr.h"
#include "natives/subscript.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/subclass.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

Dict* self_dict(Cage& cage, Value* a) { return cage.as<Dict>(a[0]); }

Value settled(Answer answer) { return answer == Answer::yes ? Value::none() : signal_of(answer); }

// (cls, *args, **kwargs)
Value make(Cage& cage, Value* a) {
    if (!may_make(cage, a[0], KnownType::dict)) return Value::defer();
    Dict* dict = make_instance_of<Dict>(cage, a[0]);
    return dict ? cage.ref(dict) : Value::reserve();
}

// An update may defer when half of it is done: the prelude then does the same again, from the beginning.
Answer merge_dict(Cage& cage, Dict* into, Dict* from) {
    if (into == from || from->live == 0) return Answer::yes;
    if (cage.poll.charge(from->live / 16)) return Answer::stopped;
    if (into->table.is_unbound() && from->used == from->live) {
        Value table = dict_clone_table(cage, from);
        if (table.is_signal()) return Answer::reserve;
        cage.writing(into);
        into->table = table;
        into->live = into->used = from->live;
        into->version = 0;
        return Answer::yes;
    }
    if (!dict_make_room(cage, into, from->live)) return Answer::reserve;
    if (into->live == 0) {
        const uint32_t* hashes = dict_hashes(cage, from);
        for (auto entry : DictRange(cage, from))
            dict_insert_new(cage, into, entry.key, hashes[entry.index], entry.value);
        return Answer::yes;
    }
    for (auto entry : DictRange(cage, from)) {
        Answer set = dict_set(cage, into, entry.key, entry.value);
        if (set != Answer::yes) return set;
    }
    return Answer::yes;
}

// Pairs that are exact tuples or lists of two.
Answer merge_pairs(Cage& cage, Dict* into, Value iterable) {
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Answer::defer;
    for (uint32_t i = 0;; i++) {
        if (i % 1024 == 1023 && cage.poll.charge(64)) return Answer::stopped;
        Value item = cursor.next();
        if (item == Value::exhausted()) break;
        if (item == Value::reserve()) return Answer::reserve;
        if (item == Value::raised()) return Answer::raised;
        if (!cage.is_exact<Tuple>(item) && !cage.is_exact<List>(item)) return Answer::defer;
        ItemRow pair = items_of(cage, item);
        if (pair.size != 2) return Answer::defer;
        Answer set = dict_set(cage, into, pair.items[0], pair.items[1]);
        if (set == Answer::raised) return Answer::defer; // a key that has no hash: the items before it count
        if (set != Answer::yes) return set;
    }
    cursor.commit();
    return Answer::yes;
}

bool is_plain_mapping(Cage& cage, Value value) {
    if (!cage.is<Dict>(value)) return false;
    return (cage.at(value)->flags & Object::subclass) == 0 ||
           (type_of(cage, value)->flags & type_flag::custom_iter) == 0;
}

Answer merge_any(Cage& cage, Dict* dict, Value from) {
    if (is_plain_mapping(cage, from)) return merge_dict(cage, dict, cage.as<Dict>(from));
    return cage.is<Dict>(from) ? Answer::defer : merge_pairs(cage, dict, from);
}

// (self, args, kwargs): dict.update and dict.__init__.
Value update(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    auto* arguments = cage.as<Tuple>(a[1]);
    if (arguments->length > 1) return Value::defer();
    if (arguments->length == 1) {
        Answer done = merge_any(cage, dict, arguments->items()[0]);
        if (done != Answer::yes) return signal_of(done);
    }
    return settled(merge_dict(cage, dict, cage.as<Dict>(a[2])));
}

Value get(Cage& cage, Value* a) {
    Value found = dict_look_up(cage, self_dict(cage, a), a[1]);
    return found.is_bound() ? found : a[2];
}

Value set_default(Cage& cage, Value* a) { return dict_set_default(cage, self_dict(cage, a), a[1], a[2]); }

// (self, key, default or MISSING)
Value pop(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    uint32_t hash, entry;
    Answer found = dict->live != 0 ? dict_find(cage, dict, a[1], hash, entry) : Answer::no;
    if (found == Answer::no)
        return a[2] == Value::tombstone() ? raise_value(cage, KnownType::KeyError, a[1]) : a[2];
    if (found != Answer::yes) return signal_of(found);
    Value value = dict_entries(cage, dict)[2 * size_t{entry} + 1];
    dict_delete_entry(cage, dict, entry);
    return value;
}

Value pop_item(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    if (dict->live == 0) return raise(cage, KnownType::KeyError, "popitem(): dictionary is empty");
    uint32_t entry = dict->used - 1;
    const Value* entries = dict_entries(cage, dict);
    while (entries[2 * size_t{entry}] == Value::tombstone()) entry--;
    Value pair = tuple_of(cage, {entries[2 * size_t{entry}], entries[2 * size_t{entry} + 1]});
    if (!pair.is_signal()) dict_delete_entry(cage, dict, entry);
    return pair;
}

Value clear(Cage& cage, Value* a) {
    dict_clear(cage, self_dict(cage, a));
    return Value::none();
}

Value copy(Cage& cage, Value* a) {
    Dict* made = dict_copy(cage, self_dict(cage, a));
    return made ? cage.ref(made) : Value::reserve();
}

Value make_view(Cage& cage, Value dict, KnownType type, uint16_t part) {
    auto* view = cage.make<DictView>(type);
    if (!view) return Value::reserve();
    view->aux = part;
    view->dict = dict;
    return cage.ref(view);
}
Value keys(Cage& cage, Value* a) { return make_view(cage, a[0], KnownType::dict_keys, dict_iter::keys); }
Value values(Cage& cage, Value* a) {
    return make_view(cage, a[0], KnownType::dict_values, dict_iter::values);
}
Value items(Cage& cage, Value* a) { return make_view(cage, a[0], KnownType::dict_items, dict_iter::items); }

Value length(Cage& cage, Value* a) { return container_length(cage, a[0]); }
Value get_item(Cage& cage, Value* a) { return dict_get_item(cage, a[0], a[1]); }
Value set_item(Cage& cage, Value* a) { return dict_set_item(cage, a[0], a[1], a[2]); }
Value delete_item(Cage& cage, Value* a) { return dict_delete_item(cage, a[0], a[1]); }
Value contains(Cage& cage, Value* a) { return container_contains(cage, a[1], a[0]); }
Value iterate(Cage& cage, Value* a) { return make_dict_iter(cage, a[0], dict_iter::keys); }
Value iterate_backwards(Cage& cage, Value* a) { return make_dict_iter(cage, a[0], dict_iter::reversed); }
Value repr(Cage& cage, Value* a) { return container_repr(cage, a[0]); }

template<bool expected> Value equal(Cage& cage, Value* a) {
    if (!cage.is<Dict>(a[1])) return Value::not_implemented();
    Answer answer = leaf_equal(cage, a[0], a[1]);
    if (answer != Answer::yes && answer != Answer::no) return signal_of(answer);
    return Value::boolean((answer == Answer::yes) == expected);
}

Value merged(Cage& cage, Value left, Value right) {
    if (!cage.is<Dict>(left) || !cage.is<Dict>(right)) return Value::not_implemented();
    if (!is_plain_mapping(cage, left) || !is_plain_mapping(cage, right)) return Value::defer();
    Dict* result = dict_copy(cage, cage.as<Dict>(left));
    if (!result) return Value::reserve();
    Answer done = merge_dict(cage, result, cage.as<Dict>(right));
    return done == Answer::yes ? cage.ref(result) : signal_of(done);
}
Value merge(Cage& cage, Value* a) { return merged(cage, a[0], a[1]); }
Value merge_reflected(Cage& cage, Value* a) { return merged(cage, a[1], a[0]); }
Value merge_in_place(Cage& cage, Value* a) {
    Answer done = merge_any(cage, self_dict(cage, a), a[1]);
    return done == Answer::yes ? a[0] : signal_of(done);
}

// (cls, iterable, value): for dict itself.
Value from_keys(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::dict)) return Value::defer();
    Cursor cursor(cage);
    if (!cursor.open(a[1])) return Value::defer();
    uint64_t expected = cursor.left();
    if (expected > 0x0400'0000) {
        cage.reserve_bytes = region::end;
        return Value::reserve();
    }
    Dict* dict = make_dict(cage, static_cast<uint32_t>(expected));
    if (!dict) return Value::reserve();
    for (uint32_t i = 0;; i++) {
        if (i % 1024 == 1023 && cage.poll.charge(64)) return Value::stopped();
        Value key = cursor.next();
        if (key == Value::exhausted()) break;
        if (key.is_signal()) return key;
        Answer set = dict_set(cage, dict, key, a[2]);
        if (set != Answer::yes) return signal_of(set);
    }
    cursor.commit();
    return cage.ref(dict);
}

// Views. a[0] is a DictView.
Value view_iterate(Cage& cage, Value* a) {
    auto* view = cage.as<DictView>(a[0]);
    return make_dict_iter(cage, view->dict, view->aux);
}
Value view_iterate_backwards(Cage& cage, Value* a) {
    auto* view = cage.as<DictView>(a[0]);
    return make_dict_iter(cage, view->dict, static_cast<uint16_t>(view->aux | dict_iter::reversed));
}

constexpr NativeEntry natives[] = {
    {"dict.__new__", make},
    {"dict.__init__", update},
    {"dict.update", update},
    {"dict.get", get},
    {"dict.setdefault", set_default},
    {"dict.pop", pop},
    {"dict.popitem", pop_item},
    {"dict.clear", clear},
    {"dict.copy", copy},
    {"dict.keys", keys},
    {"dict.values", values},
    {"dict.items", items},
    {"dict.fromkeys", from_keys},
    {"dict.__len__", length},
    {"dict.__getitem__", get_item},
    {"dict.__setitem__", set_item},
    {"dict.__delitem__", delete_item},
    {"dict.__contains__", contains},
    {"dict.__iter__", iterate},
    {"dict.__reversed__", iterate_backwards},
    {"dict.__eq__", equal<true>},
    {"dict.__ne__", equal<false>},
    {"dict.__or__", merge},
    {"dict.__ror__", merge_reflected},
    {"dict.__ior__", merge_in_place},
    {"dict.__repr__", repr},
    {"dict_keys.__len__", length},
    {"dict_keys.__iter__", view_iterate},
    {"dict_keys.__reversed__", view_iterate_backwards},
    {"dict_keys.__contains__", contains},
    {"dict_values.__len__", length},
    {"dict_values.__iter__", view_iterate},
    {"dict_values.__reversed__", view_iterate_backwards},
    {"dict_items.__len__", length},
    {"dict_items.__iter__", view_iterate},
    {"dict_items.__reversed__", view_iterate_backwards},
    {"dict_items.__contains__", contains},
};

// Kernels. `cursor` is what dict_walk gave; hashes are table hashes.

Value size_kernel(Cage& cage, Value* a) { return Value::integer(self_dict(cage, a)->live); }
Value is_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<Dict>(a[0])); }
// Whether the whole of it may be read as a dict: no method of a subclass stands in between.
Value is_plain_kernel(Cage& cage, Value* a) { return Value::boolean(is_plain_mapping(cage, a[0])); }

// The __hash__ of a key's class, when it is a plain function to be called with the key; or MISSING.
Value hasher_kernel(Cage& cage, Value* a) {
    Value found = type_lookup(cage, class_of(cage, a[0]), KnownName::hash);
    return cage.is<Function>(found) ? found : Value::tombstone();
}
// (what __hash__ gave) -> what tables keep of it.
Value table_hash_kernel(Cage& cage, Value* a) {
    int64_t hash;
    Answer answer = hash_of_result(cage, a[0], hash);
    return answer == Answer::yes ? Value::integer(table_hash(hash)) : signal_of(answer);
}

// What a table keeps of what __hash__ gave; MISSING when that is no int.
Value kept_hash_kernel(Cage& cage, Value* a) {
    if (a[0].is_int()) return Value::integer(table_hash(a[0].as_int() == -1 ? -2 : a[0].as_int()));
    if (!a[0].is_bool() && !cage.is<Int>(a[0])) return Value::tombstone();
    int64_t hash = 0;
    if (!integer_fits(cage, a[0], hash)) hash = bigint::hash(IntegerView(cage, a[0]));
    return Value::integer(table_hash(hash == -1 ? -2 : hash));
}

// The table as it is now, to see whether it is another one later.
Value table_kernel(Cage& cage, Value* a) {
    Value table = self_dict(cage, a)->table;
    return table.is_bound() ? table : Value::none();
}

// (dict, key, hash, cursor): goes on behind the cursor, or begins at -1. A cursor where the key stands; -1:
// it is not in the dict; less: what asked_cursor() reads, whose key only Python can compare.
constexpr int64_t asked_cursor(int64_t answer) { return -2 - answer; }
Value seek_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    int64_t cursor = a[3].as_int() < -1 ? asked_cursor(a[3].as_int()) : -1;
    for (;;) {
        cursor = dict_walk(cage, dict, static_cast<uint32_t>(a[2].as_int()), cursor);
        if (cursor < 0) return Value::integer(-1);
        Value candidate = dict_entries(cage, dict)[2 * size_t{dict_walk_entry(cage, dict, cursor)}];
        Answer equal = candidate == a[1] ? Answer::yes : leaf_equal(cage, candidate, a[1]);
        if (equal == Answer::yes) return Value::integer(cursor);
        if (equal != Answer::no) return Value::integer(asked_cursor(cursor));
    }
}
Value asked_key_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    uint32_t entry = dict_walk_entry(cage, dict, asked_cursor(a[1].as_int()));
    return entry == dict_missing ? Value::tombstone() : dict_entries(cage, dict)[2 * size_t{entry}];
}
// (dict, table, cursor, key): whether the key still stands where it was asked about, in the same table.
Value still_has_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    if (dict->table != a[1]) return Value::false_();
    uint32_t entry = dict_walk_entry(cage, dict, asked_cursor(a[2].as_int()));
    return Value::boolean(entry != dict_missing && dict_entries(cage, dict)[2 * size_t{entry}] == a[3]);
}
template<uint32_t part> Value cursor_kernel(Cage& cage, Value* a) {
    uint32_t entry = dict_walk_entry(cage, self_dict(cage, a), a[1].as_int());
    if (entry == dict_missing) return Value::tombstone();
    return dict_entries(cage, self_dict(cage, a))[2 * size_t{entry} + part];
}
Value cursor_set_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    uint32_t entry = dict_walk_entry(cage, dict, a[1].as_int());
    if (entry == dict_missing) return Value::none();
    cage.writing(cage.at(dict->table));
    dict_entries(cage, dict)[2 * size_t{entry} + 1] = a[2];
    return Value::none();
}
Value cursor_delete_kernel(Cage& cage, Value* a) {
    uint32_t entry = dict_walk_entry(cage, self_dict(cage, a), a[1].as_int());
    if (entry != dict_missing) dict_delete_entry(cage, self_dict(cage, a), entry);
    return Value::none();
}
// (dict, key, hash, value): a key that is not in the dict.
Value add_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    if (!dict_make_room(cage, dict)) return Value::reserve();
    dict_insert_new(cage, dict, a[1], static_cast<uint32_t>(a[2].as_int()), a[3]);
    return Value::none();
}

// Entries by their number: (dict, number) -> the next number that has one, or -1.
Value next_entry_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    int64_t at = a[1].as_int();
    if (dict->live == 0) return Value::integer(-1);
    const Value* entries = dict_entries(cage, dict);
    int64_t from = at;
    while (at < dict->used && entries[2 * at] == Value::tombstone()) at++;
    cage.poll.spent += (at - from) / 64;
    return Value::integer(at < dict->used ? at : -1);
}
template<uint32_t part> Value entry_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    int64_t at = a[1].as_int();
    if (dict->live == 0 || at >= dict->used) return Value::tombstone();
    return dict_entries(cage, dict)[2 * at + part];
}
Value entry_hash_kernel(Cage& cage, Value* a) {
    Dict* dict = self_dict(cage, a);
    int64_t at = a[1].as_int();
    if (dict->live == 0 || at >= dict->used) return Value::integer(0);
    return Value::integer(dict_hashes(cage, dict)[at]);
}

// (dict, str) -> value or MISSING, for dicts whose keys are strs.
Value get_str_kernel(Cage& cage, Value* a) {
    Value value = dict_get_str(cage, self_dict(cage, a), a[1]);
    return value.is_bound() ? value : Value::tombstone();
}

// (dict, item): adds a pair, when it is a plain tuple or list of two and nothing of it needs Python. Whether
// it did.
Value add_pair_kernel(Cage& cage, Value* a) {
    if (!cage.is_exact<Tuple>(a[1]) && !cage.is_exact<List>(a[1])) return Value::false_();
    ItemRow pair = items_of(cage, a[1]);
    if (pair.size != 2) return Value::false_();
    Answer set = dict_set(cage, self_dict(cage, a), pair.items[0], pair.items[1]);
    if (set == Answer::defer || set == Answer::raised) {
        cage.pending = Value();
        return Value::false_();
    }
    return signal_of(set);
}

Value viewed_kernel(Cage& cage, Value* a) { return cage.as<DictView>(a[0])->dict; }

constexpr NativeEntry kernels[] = {
    {"dict_new", make},
    {"dict_size", size_kernel},
    {"dict_clear", clear},
    {"dict_copy", copy},
    {"is_dict", is_kernel},
    {"is_plain_mapping", is_plain_kernel},
    {"table_hash_of", table_hash_kernel},
    {"kept_hash", kept_hash_kernel},
    {"dict_table", table_kernel},
    {"key_hasher", hasher_kernel},
    {"dict_seek", seek_kernel},
    {"dict_asked_key", asked_key_kernel},
    {"dict_still_has", still_has_kernel},
    {"dict_cursor_value", cursor_kernel<1>},
    {"dict_cursor_set", cursor_set_kernel},
    {"dict_cursor_delete", cursor_delete_kernel},
    {"dict_add", add_kernel},
    {"dict_add_pair", add_pair_kernel},
    {"dict_next_entry", next_entry_kernel},
    {"dict_entry_key", entry_kernel<0>},
    {"dict_entry_value", entry_kernel<1>},
    {"dict_entry_hash", entry_hash_kernel},
    {"dict_get", get_str_kernel},
    {"dict_make_keys", keys},
    {"dict_make_values", values},
    {"dict_make_items", items},
    {"dict_pop_last", pop_item},
    {"dict_iterate", iterate},
    {"dict_iterate_backwards", iterate_backwards},
    {"view_dict", viewed_kernel},
    {"view_iterate", view_iterate},
    {"view_iterate_backwards", view_iterate_backwards},
};

} // namespace

Value make_dict_from(Cage& cage, Value from) {
    Dict* dict = make_dict(cage);
    if (!dict) return Value::reserve();
    Answer done = merge_any(cage, dict, from);
    return done == Answer::yes ? cage.ref(dict) : signal_of(done);
}

const NativeTable dict_natives = natives_of(natives), dict_kernels = kernels_of(kernels);

} // namespace natrix
