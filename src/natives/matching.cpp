#include "natives/all.h"
#include "natives/type.h"
#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/hash.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

// What class and mapping patterns ask, as far as no Python of the script has to answer.
namespace natrix {
namespace {

constexpr uint32_t most_names = 16; // more are left to the prelude, which looks for repetitions in a dict

// (subject, class, number of positional patterns, names of the others)
Value match_class(Cage& c, Value* a) {
    Value subject = a[0], cls = a[1];
    if (!is_type(c, cls)) return Value::defer();
    Value question[] = {subject, cls};
    Value answer = isinstance_native(c, question);
    if (answer.is_false()) return Value::none();
    if (!answer.is_true()) return answer;
    auto count = static_cast<uint32_t>(a[2].as_int());
    auto* keywords = c.as<Tuple>(a[3]);
    uint32_t total = count + keywords->length;
    if (total == 0) return c.empty_tuple;
    if (total > most_names) return Value::defer();
    Value names[most_names];
    bool whole = false; // the one positional pattern is matched with the subject itself
    if (count != 0) {
        Value positional = get_plain_attribute(c, cls, c.name(KnownName::match_args));
        if (positional == Value::tombstone()) {
            whole = (c.as<Type>(cls)->flags & type_flag::match_self) != 0;
            if (!whole || count != 1) return Value::defer();
        } else {
            if (!c.is_exact<Tuple>(positional) || c.as<Tuple>(positional)->length < count)
                return Value::defer();
            for (uint32_t i = 0; i < count; i++) {
                Value name = c.as<Tuple>(positional)->items()[i];
                if (!is_exact_str(c, name)) return Value::defer();
                names[i] = intern(c, name);
                if (names[i].is_signal()) return names[i];
            }
        }
    }
    for (uint32_t i = count; i < total; i++) names[i] = keywords->items()[i - count];
    for (uint32_t i = whole ? 1 : 0; i < total; i++)
        for (uint32_t j = i + 1; j < total; j++)
            if (names[i] == names[j]) return Value::defer();
    Tuple* found = make_tuple(c, total);
    if (!found) return Value::reserve();
    for (uint32_t i = 0; i < total; i++) {
        Value value = whole && i == 0 ? subject : get_plain_attribute(c, subject, names[i]);
        if (value.is_signal()) return value;
        if (value == Value::tombstone()) return Value::none();
        found->items()[i] = value;
    }
    return c.ref(found);
}

// (subject, keys)
Value match_keys(Cage& c, Value* a) {
    auto* keys = c.as<Tuple>(a[1]);
    if (!c.is_exact<Dict>(a[0]) || keys->length > most_names) return Value::defer();
    for (uint32_t i = 0; i < keys->length; i++)
        for (uint32_t j = i + 1; j < keys->length; j++)
            if (leaf_equal(c, keys->items()[i], keys->items()[j]) != Answer::no) return Value::defer();
    Tuple* found = make_tuple(c, keys->length);
    if (!found) return Value::reserve();
    auto* dict = c.as<Dict>(a[0]);
    for (uint32_t i = 0; i < keys->length; i++) {
        uint32_t hash, entry;
        Answer answer = dict_find(c, dict, keys->items()[i], hash, entry);
        if (answer == Answer::no) return Value::none();
        if (answer != Answer::yes) return Value::defer();
        found->items()[i] = dict_entries(c, dict)[2 * size_t{entry} + 1];
    }
    return c.ref(found);
}

// (subject, keys): a dict of the other items
Value match_rest(Cage& c, Value* a) {
    if (!c.is_exact<Dict>(a[0])) return Value::defer();
    Dict* rest = dict_copy(c, c.as<Dict>(a[0]));
    if (!rest) return Value::reserve();
    auto* keys = c.as<Tuple>(a[1]);
    for (uint32_t i = 0; i < keys->length; i++) {
        uint32_t hash, entry;
        if (dict_find(c, rest, keys->items()[i], hash, entry) != Answer::yes) return Value::defer();
        dict_delete_entry(c, rest, entry);
    }
    return c.ref(rest);
}

constexpr NativeEntry native_entries[] = {
    {"match_class", match_class},
    {"match_keys", match_keys},
    {"match_rest", match_rest},
};

} // namespace

const NativeTable matching_natives = natives_of(native_entries);

} // namespace natrix
