// The containers on a cage that has only been booted: hashes and equality against CPython's figures, tables
// under random work against a plain model, iterators that must not move when a native fails, what a limit on
// memory leaves behind.

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "image/boot.h"
#include "memory/pool.h"
#include "natives/list_operators.h"
#include "natives/list_repr.h"
#include "natives/sorting_merge.h"
#include "natives/subscript.h"
#include "natives/table.h"
#include "objects/dict.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

using namespace natrix;

namespace {

int passed = 0, failed = 0;
Cage* cage_used = nullptr;

Cage& vm() { return *cage_used; }

void check(bool truth, const char* what) {
    truth ? passed++ : failed++;
    if (!truth) std::printf("failed: %s\n", what);
}

std::string shown(Value value) {
    if (value == Value::raised()) {
        auto* exception = vm().as<Exception>(vm().pending);
        auto* arguments = vm().as<Tuple>(exception->args);
        Value text = arguments->length ? arguments->items()[0] : Value();
        std::string out;
        if (is_str(vm(), text))
            for (uint32_t i = 0; i < str_length(vm(), text); i++)
                out += static_cast<char>(text_of(vm(), text)[i]);
        return out;
    }
    if (value.is_signal()) return "signal";
    Value items[] = {value};
    Value text = container_repr(vm(), tuple_from(vm(), items, 1));
    if (!is_str(vm(), text)) return "unknown";
    std::string out;
    for (uint32_t i = 1; i + 2 < str_length(vm(), text); i++)
        out += static_cast<char>(text_of(vm(), text)[i]);
    return out;
}

void expect(Value value, const char* wanted) {
    std::string text = shown(value);
    if (text != wanted) std::printf("got %s, wanted %s\n", text.c_str(), wanted);
    check(text == wanted, wanted);
}

Value number(int64_t n) { return integer_from(vm(), n); }
Value text(const char* ascii) { return str_from_ascii(vm(), ascii); }
Value list(std::initializer_list<Value> items) {
    return list_from(vm(), items.begin(), static_cast<uint32_t>(items.size()));
}
Value tuple(std::initializer_list<Value> items) { return tuple_of(vm(), items); }
Value set_of(std::initializer_list<Value> items, bool frozen = false) {
    Set* set = make_set(vm(), frozen);
    for (Value item : items) (void)set_add(vm(), set, item);
    return vm().ref(set);
}

int64_t hash_of(Value value) {
    int64_t hash = 0;
    check(leaf_hash(vm(), value, hash) == Answer::yes, "hashable");
    return hash;
}

void test_hashes() {
    check(hash_of(number(-1)) == -2, "hash(-1)");
    check(hash_of(number((int64_t{1} << 61) - 1)) == 0, "hash(2**61 - 1)");
    check(hash_of(Value::number(0.5)) == int64_t{1} << 60, "hash(0.5)");
    check(hash_of(Value::number(3.0)) == 3, "hash(3.0)");
    check(hash_of(Value::none()) == 0xFCA86420, "hash(None)");
    check(hash_of(tuple({})) == 5740354900026072187, "hash(())");
    check(hash_of(tuple({number(1), number(2), number(3)})) == 529344067295497451, "hash((1, 2, 3))");
    check(hash_of(set_of({}, true)) == 133146708735736, "hash(frozenset())");
    check(hash_of(set_of({number(1), number(2), number(3)}, true)) == -272375401224217160,
          "hash(frozenset({1, 2, 3}))");
    for (const char* word : {"", "a", "natrix", "a longer text, beyond sixteen bytes"}) {
        Value str = text(word);
        int64_t hash = hash_of(str);
        check(table_hash(hash) == str_hash(vm(), str),
              "the table's hash of a str follows from its Python hash");
        check(hash == str_python_hash(text_of(vm(), str)), "the same from the text");
    }
    int64_t hash;
    check(leaf_hash(vm(), list({}), hash, "a dict key") == Answer::raised, "lists have no hash");
    expect(Value::raised(), "cannot use 'list' as a dict key (unhashable type: 'list')");
    check(leaf_hash(vm(), tuple({list({})}), hash) == Answer::raised, "nor have tuples of them");
    expect(Value::raised(), "unhashable type: 'list'");
    Value deep = tuple({});
    for (int i = 0; i < 40; i++) deep = tuple({deep});
    check(leaf_hash(vm(), deep, hash) == Answer::defer, "what is too deep is Python's");
}

void test_equality() {
    auto equal = [](Value a, Value b) { return leaf_equal(vm(), a, b); };
    check(equal(number(2), Value::number(2.0)) == Answer::yes, "2 == 2.0");
    check(equal(Value::true_(), number(1)) == Answer::yes, "True == 1");
    check(equal(number(INT64_MAX), Value::number(9223372036854775808.0)) == Answer::no,
          "2**63 - 1 != 2.0**63");
    Value nan = Value::number(__builtin_nan(""));
    check(equal(nan, nan) == Answer::no, "nan != nan");
    check(equal(list({nan}), list({nan})) == Answer::yes, "[nan] == [nan], by identity");
    check(equal(list({number(1)}), tuple({number(1)})) == Answer::no, "[1] != (1,)");
    check(equal(set_of({number(1)}), set_of({number(1)}, true)) == Answer::yes, "{1} == frozenset({1})");
    check(equal(text("a"), number(1)) == Answer::no, "'a' != 1");
    Value self = list({});
    (void)list_append(vm(), vm().as<List>(self), self);
    Value other = list({});
    (void)list_append(vm(), vm().as<List>(other), other);
    check(equal(self, other) == Answer::defer, "what contains itself is Python's");
}

uint32_t state = 1;
uint32_t random_below(uint32_t n) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

void test_tables() {
    std::map<int64_t, int64_t> model;
    std::set<int64_t> members;
    Dict* dict = make_dict(vm());
    Set* set = make_set(vm(), false);
    for (int i = 0; i < 40000; i++) {
        int64_t key = random_below(700) * (random_below(3) == 0 ? int64_t{1} << 33 : 1);
        uint32_t hash, entry, slot;
        int64_t kept;
        switch (random_below(4)) {
        case 0:
        case 1:
            check(dict_set(vm(), dict, number(key), number(i)) == Answer::yes, "dict[key] = value");
            check(set_add(vm(), set, number(key)) == Answer::yes, "set.add(key)");
            model[key] = i;
            members.insert(key);
            break;
        case 2:
            if (dict_find(vm(), dict, number(key), hash, entry) == Answer::yes)
                dict_delete_entry(vm(), dict, entry);
            if (set_find(vm(), set, number(key), kept, slot) == Answer::yes) set_delete_slot(vm(), set, slot);
            model.erase(key);
            members.erase(key);
            break;
        default:
            check((dict_find(vm(), dict, number(key), hash, entry) == Answer::yes) == (model.count(key) != 0),
                  "a key is found when it is there");
            check((set_find(vm(), set, number(key), kept, slot) == Answer::yes) == (members.count(key) != 0),
                  "a member is found when it is there");
        }
        if (random_below(4000) == 0) {
            dict_clear(vm(), dict);
            set_clear(vm(), set);
            model.clear();
            members.clear();
        }
    }
    check(dict->live == model.size() && set->live == members.size(), "sizes");
    for (auto entry : DictRange(vm(), dict))
        check(model[entry.key.as_int()] == entry.value.as_int(), "values");
    // Pushing and popping at the end fills no table.
    Value first = number(-5);
    (void)dict_set(vm(), dict, first, first);
    for (int i = 0; i < 20000; i++) {
        (void)dict_set(vm(), dict, number(1000000 + i), first);
        dict_delete_entry(vm(), dict, dict->used - 1);
    }
    uint32_t hash, entry;
    check(dict_find(vm(), dict, number(77777777), hash, entry) == Answer::no,
          "a search in a worn table ends");
    Dict* copy = dict_copy(vm(), dict);
    check(leaf_equal(vm(), vm().ref(copy), vm().ref(dict)) == Answer::yes, "a copy is equal");
}

void test_set_order() {
    expect(set_of({number(5), number(1), number(3)}), "{1, 3, 5}");
    expect(set_of({number(8), number(0), number(16)}), "{8, 0, 16}");
    Value set = set_of({number(0), number(1), number(2), number(8)});
    int64_t hash;
    uint32_t slot;
    check(set_find(vm(), vm().as<Set>(set), number(0), hash, slot) == Answer::yes, "0 in set");
    set_delete_slot(vm(), vm().as<Set>(set), slot);
    (void)set_add(vm(), vm().as<Set>(set), number(16));
    expect(set, "{16, 1, 2, 8}"); // in the place of 0
    Value other = set_of({number(16), number(99)});
    expect(set_operation(vm(), BinaryOperator::sub, set, other, false), "{8, 1, 2}");
    expect(set_operation(vm(), BinaryOperator::and_, set, other, false), "{16}");
    expect(set_compare(vm(), Comparison::lt, set_of({number(1)}), set), "True");
}

void test_slices() {
    Value row = list({number(0), number(1), number(2), number(3), number(4), number(5)});
    auto slice = [](Value start, Value stop, Value step) {
        return vm().ref(make_slice(vm(), start, stop, step));
    };
    Value none = Value::none();
    expect(list_get_item(vm(), row, slice(number(1), number(-1), number(2))), "[1, 3]");
    expect(list_get_item(vm(), row, slice(none, none, number(-2))), "[5, 3, 1]");
    expect(list_get_item(vm(), row, slice(number(-100), number(100), none)), "[0, 1, 2, 3, 4, 5]");
    expect(list_get_item(vm(), row, slice(none, none, number(0))), "slice step cannot be zero");
    expect(list_get_item(vm(), row, number(6)), "list index out of range");
    (void)list_set_item(vm(), row, slice(number(1), number(3), none),
                        list({number(7), number(8), number(9)}));
    expect(row, "[0, 7, 8, 9, 3, 4, 5]");
    (void)list_set_item(vm(), row, slice(number(2), number(2), none), row);
    expect(row, "[0, 7, 0, 7, 8, 9, 3, 4, 5, 8, 9, 3, 4, 5]");
    (void)list_delete_item(vm(), row, slice(none, none, number(3)));
    expect(row, "[7, 0, 8, 9, 4, 5, 9, 3, 5]");
    expect(list_set_item(vm(), row, slice(none, none, number(2)), list({})),
           "attempt to assign sequence of size 0 to extended slice of size 5");
    check(range_count(0, 10, 3) == 4 && range_count(10, 0, -3) == 4 && range_count(0, 0, 1) == 0,
          "range_count");
    check(range_count(INT64_MIN, INT64_MAX, 1) == UINT64_MAX, "the longest range");
}

void test_iterators() {
    Value row = list({number(1), number(2), number(3)});
    Value iterator = leaf_iter(vm(), row);
    Value targets[2];
    expect(leaf_unpack(vm(), iterator, targets, 2), "too many values to unpack (expected 2)");
    expect(leaf_next(vm(), iterator), "1"); // the failure has not moved it
    Cursor cursor(vm());
    check(cursor.open(iterator) && cursor.left() == 2, "two are left");
    (void)cursor.next();
    expect(leaf_next(vm(), iterator), "2"); // nor has a cursor without commit
    expect(leaf_list(vm(), iterator), "[3]");
    check(leaf_next(vm(), iterator) == Value::exhausted(), "exhausted");
    (void)list_append(vm(), vm().as<List>(row), number(4));
    check(leaf_next(vm(), iterator) == Value::exhausted(), "and stays so");

    Dict* dict = make_dict(vm());
    for (int i = 0; i < 3; i++) (void)dict_set(vm(), dict, number(i), number(i * i));
    Value items = make_dict_iter(vm(), vm().ref(dict), dict_iter::items | dict_iter::reversed);
    expect(leaf_next(vm(), items), "(2, 4)");
    (void)dict_set(vm(), dict, number(9), number(9));
    expect(leaf_next(vm(), items), "dictionary changed size during iteration");
    dict_delete_entry(vm(), dict, 3);
    expect(leaf_next(vm(), items), "dictionary changed size during iteration");

    Value set = set_of({number(1), number(2)});
    Value members = leaf_iter(vm(), set);
    expect(leaf_next(vm(), members), "1");
    Cursor rest(vm());
    check(rest.open(members) && rest.left() == 1, "one member is left");
    (void)set_add(vm(), vm().as<Set>(set), number(3));
    expect(leaf_next(vm(), members), "Set changed size during iteration");

    Range* range = make_small_range(vm(), 10, 0, -4);
    expect(leaf_tuple(vm(), vm().ref(range)), "(10, 6, 2)");
    expect(leaf_tuple(vm(), leaf_reversed(vm(), vm().ref(range))), "(2, 6, 10)");
    expect(leaf_extend(vm(), row, row), "None");
    expect(row, "[1, 2, 3, 4, 1, 2, 3, 4]");
}

void test_merge_sort() {
    struct Pair {
        int key, place;
    };
    std::vector<char> room(1 << 20);
    for (int trial = 0; trial < 400; trial++) {
        auto count = static_cast<size_t>(random_below(trial < 200 ? 100 : 3000));
        std::vector<Pair> pairs;
        for (size_t i = 0; i < count; i++) {
            int key =
                random_below(5) == 0 && i > 0 ? pairs[i - 1].key + 1 : static_cast<int>(random_below(200));
            pairs.push_back({random_below(2) == 0 ? key : static_cast<int>(i / 3), static_cast<int>(i)});
        }
        if (trial % 3 == 0) std::reverse(pairs.begin(), pairs.end());
        for (size_t i = 0; i < count; i++) pairs[i].place = static_cast<int>(i);
        auto wanted = pairs;
        std::sort(wanted.begin(), wanted.end(),
                  [](auto& a, auto& b) { return a.key < b.key || (a.key == b.key && a.place < b.place); });
        Arena arena(room.data(), room.size());
        Poll poll;
        SortStatus status = merge_sort(
            pairs.data(), pairs.size(), [](auto& a, auto& b) { return int{a.key < b.key}; }, arena, poll);
        bool same = status == SortStatus::done;
        for (size_t i = 0; i < count; i++)
            same = same && pairs[i].key == wanted[i].key && pairs[i].place == wanted[i].place;
        check(same, "sorted, and stable");
    }
    std::vector<Pair> pairs(1000);
    for (size_t i = 0; i < pairs.size(); i++) pairs[i] = {static_cast<int>(random_below(1000)), 0};
    Arena none(room.data(), 16);
    Poll poll;
    auto less = [](auto& a, auto& b) { return int{a.key < b.key}; };
    check(merge_sort(pairs.data(), pairs.size(), less, none, poll) == SortStatus::no_room,
          "no room for merging");
    Arena arena(room.data(), room.size());
    poll.must_stop = [](Poll&) { return true; };
    poll.until.store(0);
    for (size_t i = 0; i < pairs.size(); i++) pairs[i] = {static_cast<int>(random_below(1000)), 0};
    check(merge_sort(pairs.data(), pairs.size(), less, arena, poll) == SortStatus::stopped,
          "stopped on the way");
}

void test_limits() {
    Value row = list({number(1), number(2)});
    expect(sequence_repeat(vm(), row, number(int64_t{1} << 60), false), "");
    check(sequence_repeat(vm(), row, number(INT64_MAX), true) == Value::raised(),
          "a size that no cage holds");
    check(leaf_list(vm(), vm().ref(make_small_range(vm(), 0, Value::int_max, 1))) == Value::reserve() &&
              vm().reserve_bytes >= region::end,
          "list(range(2**48 - 1))");
    // With memory used up, everything answers reserve and leaves things as they were.
    Value many = list({});
    for (int i = 0; i < 3000; i++) (void)list_append(vm(), vm().as<List>(many), number(3000 - i));
    Value set = set_of({number(1), number(2), number(3), number(4)});
    uint64_t limit = vm().max_memory;
    vm().max_memory = vm().used() + 64;
    vm().refresh_limits();
    int32_t sort = find_native("list.sort", 9, false);
    Value arguments[] = {many, Value::none(), Value::false_()};
    check(native_at(static_cast<uint32_t>(sort)).function(vm(), arguments) == Value::reserve(),
          "no room to sort");
    check(list_items(vm(), vm().as<List>(many))[0] == number(3000), "and the list is as it was");
    check(leaf_extend(vm(), many, many) == Value::reserve() && vm().as<List>(many)->size == 3000,
          "no room to extend");
    check(set_add(vm(), vm().as<Set>(set), number(5)) == Answer::reserve && vm().as<Set>(set)->live == 4,
          "no room for a larger table");
    vm().max_memory = limit;
    vm().refresh_limits();
    expect(native_at(static_cast<uint32_t>(sort)).function(vm(), arguments), "None");
    check(list_items(vm(), vm().as<List>(many))[0] == number(1), "sorted now");
}

void test_repr() {
    Dict* dict = make_dict(vm());
    (void)dict_set(vm(), dict, text("a"), list({Value::number(0.1), Value::none(), Value::ellipsis()}));
    (void)dict_set(vm(), dict, tuple({number(1)}), set_of({}, true));
    expect(vm().ref(dict), "{'a': [0.1, None, Ellipsis], (1,): frozenset()}");
    expect(set_of({text("it's")}, true), "frozenset({\"it's\"})");
    expect(
        ordered(vm(), Comparison::lt, tuple({number(1), text("a")}), tuple({Value::number(1.0), text("b")})),
        "True");
}

} // namespace

int main() {
    CagePool pool;
    cage_used = pool.acquire(nullptr);
    cage_used->baking = true;
    if (!boot(*cage_used)) return 1;
    test_hashes();
    test_equality();
    test_tables();
    test_set_order();
    test_slices();
    test_iterators();
    test_merge_sort();
    test_repr();
    test_limits();
    std::printf("%d passed, %d failed\n", passed, failed);
    pool.release(cage_used);
    return failed != 0;
}
