#include <cmath>
#include <cstring>
#include <vector>

#include "atoms.h"
#include "terms.h"

namespace ex_monty {
namespace {

ErlNifEnv* template_env;
ERL_NIF_TERM mapset_template;

std::string_view text_of(const natrix_data* data) {
    size_t size;
    const char* text = natrix_data_get_text(data, &size);
    return {text, size};
}

int64_t small(const natrix_data* data, size_t index) {
    return natrix_data_get_integer(natrix_data_item(data, index));
}

ERL_NIF_TERM make_map(ErlNifEnv* env, const ERL_NIF_TERM* keys, const ERL_NIF_TERM* values, size_t count) {
    ERL_NIF_TERM map;
    // False where keys are equal: the last one stays, as in Python.
    if (enif_make_map_from_arrays(env, const_cast<ERL_NIF_TERM*>(keys), const_cast<ERL_NIF_TERM*>(values), count, &map))
        return map;
    map = enif_make_new_map(env);
    for (size_t i = 0; i < count; i++) enif_make_map_put(env, map, keys[i], values[i], &map);
    return map;
}

template<size_t n>
ERL_NIF_TERM tagged_map(ErlNifEnv* env, ERL_NIF_TERM tag, const ERL_NIF_TERM (&keys)[n], const ERL_NIF_TERM (&values)[n]) {
    return enif_make_tuple2(env, tag, make_map(env, keys, values, n));
}

ERL_NIF_TERM integer(ErlNifEnv* env, int64_t value) { return enif_make_int64(env, value); }

ERL_NIF_TERM big_integer(ErlNifEnv* env, const natrix_data* data) {
    std::string_view magnitude = text_of(data);
    size_t size = magnitude.size();
    std::vector<unsigned char> external = {131, size < 256 ? static_cast<unsigned char>(110) : static_cast<unsigned char>(111)};
    if (size >= 256)
        for (int shift = 24; shift > 0; shift -= 8) external.push_back(static_cast<unsigned char>(size >> shift));
    external.push_back(static_cast<unsigned char>(size));
    external.push_back(natrix_data_is_negative(data) ? 1 : 0);
    external.insert(external.end(), magnitude.begin(), magnitude.end());
    ERL_NIF_TERM term;
    // The BEAM's own ints end somewhere; one beyond that is none to it.
    if (!enif_binary_to_term(env, external.data(), external.size(), &term, 0))
        return enif_make_tuple2(env, atoms.repr, make_binary(env, "<int too large for Elixir>"));
    return term;
}

// Of a zone inside a time or datetime.
void zone_parts(ErlNifEnv* env, const natrix_data* zone, ERL_NIF_TERM& offset, ERL_NIF_TERM& name) {
    offset = name = atoms.nil;
    if (natrix_data_kind(zone) == NATRIX_ZONE) name = make_binary(env, text_of(zone));
    if (natrix_data_kind(zone) != NATRIX_TIMEZONE) return;
    const natrix_data* delta = natrix_data_item(zone, 0);
    offset = integer(env, small(delta, 0) * 86400 + small(delta, 1));
    const natrix_data* label = natrix_data_item(zone, 1);
    if (natrix_data_kind(label) == NATRIX_STRING) name = make_binary(env, text_of(label));
}

bool is_leaf(natrix_kind kind) {
    switch (kind) {
    case NATRIX_LIST:
    case NATRIX_TUPLE:
    case NATRIX_DICT:
    case NATRIX_SET:
    case NATRIX_FROZENSET:
    case NATRIX_EXCEPTION:
    case NATRIX_RANGE:
    case NATRIX_NAMED_TUPLE:
    case NATRIX_RECORD:
    case NATRIX_ENUMERATOR: return false;
    default: return true;
    }
}

ERL_NIF_TERM float_term(ErlNifEnv* env, double number) {
    if (std::isnan(number)) return atoms.nan;
    if (std::isinf(number)) return number < 0 ? atoms.neg_infinity : atoms.infinity;
    return enif_make_double(env, number);
}

ERL_NIF_TERM clock_term(ErlNifEnv* env, const natrix_data* data, natrix_kind kind) {
    ERL_NIF_TERM values[9];
    size_t at = 0;
    size_t from = kind == NATRIX_TIME ? 3 : 0;
    for (size_t i = 0; i < 7 - from; i++) values[at++] = integer(env, small(data, i));
    zone_parts(env, natrix_data_item(data, 8 - from), values[at], values[at + 1]);
    const ERL_NIF_TERM keys[9] = {atoms.year,   atoms.month,       atoms.day,            atoms.hour,   atoms.minute,
                                  atoms.second, atoms.microsecond, atoms.offset_seconds, atoms.tz_name};
    return enif_make_tuple2(env, kind == NATRIX_TIME ? atoms.time : atoms.datetime,
                            make_map(env, keys + from, values, 9 - from));
}

ERL_NIF_TERM leaf(ErlNifEnv* env, const natrix_data* data, natrix_kind kind) {
    auto tagged = [&](ERL_NIF_TERM tag) { return enif_make_tuple2(env, tag, make_binary(env, text_of(data))); };
    switch (kind) {
    case NATRIX_NONE: return atoms.nil;
    case NATRIX_BOOLEAN: return natrix_data_get_integer(data) ? atoms.true_ : atoms.false_;
    case NATRIX_INTEGER:
        return natrix_data_fits(data) ? integer(env, natrix_data_get_integer(data)) : big_integer(env, data);
    case NATRIX_NUMBER: return float_term(env, natrix_data_get_number(data));
    case NATRIX_STRING: return make_binary(env, text_of(data));
    case NATRIX_BYTES: return tagged(atoms.bytes);
    case NATRIX_ELLIPSIS: return atoms.ellipsis;
    case NATRIX_NOT_IMPLEMENTED: return atoms.not_implemented;
    case NATRIX_FUNCTION: {
        size_t size;
        const char* label = natrix_data_label(data, &size);
        return enif_make_tuple3(env, atoms.function, make_binary(env, text_of(data)),
                                label && size ? make_binary(env, {label, size}) : atoms.nil);
    }
    case NATRIX_COMPLEX:
        return enif_make_tuple3(env, atoms.complex, float_term(env, natrix_data_get_number(natrix_data_item(data, 0))),
                                float_term(env, natrix_data_get_number(natrix_data_item(data, 1))));
    case NATRIX_DATE: {
        const ERL_NIF_TERM keys[] = {atoms.year, atoms.month, atoms.day};
        const ERL_NIF_TERM values[] = {integer(env, small(data, 0)), integer(env, small(data, 1)),
                                       integer(env, small(data, 2))};
        return tagged_map(env, atoms.date, keys, values);
    }
    case NATRIX_TIME:
    case NATRIX_DATETIME: return clock_term(env, data, kind);
    case NATRIX_TIMEDELTA: {
        const ERL_NIF_TERM keys[] = {atoms.days, atoms.seconds, atoms.microseconds};
        const ERL_NIF_TERM values[] = {integer(env, small(data, 0)), integer(env, small(data, 1)),
                                       integer(env, small(data, 2))};
        return tagged_map(env, atoms.timedelta, keys, values);
    }
    case NATRIX_TIMEZONE: {
        const ERL_NIF_TERM keys[] = {atoms.offset_seconds, atoms.name};
        ERL_NIF_TERM values[2];
        zone_parts(env, data, values[0], values[1]);
        return tagged_map(env, atoms.timezone, keys, values);
    }
    case NATRIX_ZONE: {
        const ERL_NIF_TERM keys[] = {atoms.offset_seconds, atoms.name};
        const ERL_NIF_TERM values[] = {atoms.nil, make_binary(env, text_of(data))};
        return tagged_map(env, atoms.timezone, keys, values);
    }
    case NATRIX_PATH: return tagged(atoms.path);
    case NATRIX_DECIMAL: return tagged(atoms.decimal);
    case NATRIX_UUID: return tagged(atoms.uuid);
    case NATRIX_TYPE: {
        ERL_NIF_TERM atom = type_atom(text_of(data));
        if (!atom) atom = exception_atom(text_of(data));
        return atom ? atom : tagged(atoms.type);
    }
    case NATRIX_BUILTIN: return atoms.builtin_function;
    case NATRIX_MODULE: return tagged(atoms.module);
    case NATRIX_CYCLE:
        return enif_make_tuple2(env, atoms.cycle, make_binary(env, "..."));
    case NATRIX_OBJECT: {
        std::string_view class_name = text_of(data);
        size_t size;
        const char* label = natrix_data_label(data, &size);
        if (class_name == "function" && label)
            return enif_make_tuple3(env, atoms.function, make_binary(env, {label, size}), atoms.nil);
        BytesHandle shown(natrix_data_repr(data));
        const char* text = shown ? natrix_bytes_data(shown.get(), &size) : nullptr;
        return enif_make_tuple2(env, atoms.repr, text ? make_binary(env, {text, size}) : make_binary(env, class_name));
    }
    default: return tagged(atoms.repr);
    }
}

struct Open {
    const natrix_data* data;
    natrix_kind kind;
    size_t count;
    std::vector<ERL_NIF_TERM> done;
};

ERL_NIF_TERM set_term(ErlNifEnv* env, const std::vector<ERL_NIF_TERM>& members) {
    std::vector<ERL_NIF_TERM> values(members.size(), enif_make_list(env, 0));
    ERL_NIF_TERM set = enif_make_copy(env, mapset_template);
    enif_make_map_put(env, set, atoms.map, make_map(env, members.data(), values.data(), members.size()), &set);
    return set;
}

// The nearest class that has an atom.
ERL_NIF_TERM nearest_exception(const natrix_data* data) {
    ERL_NIF_TERM atom = exception_atom(text_of(data));
    for (size_t i = 0; atom == 0 && i < natrix_data_name_count(data); i++) {
        size_t size;
        const char* name = natrix_data_name(data, i, &size);
        atom = exception_atom({name, size});
    }
    return atom ? atom : exception_atom("Exception");
}

ERL_NIF_TERM exception_term(ErlNifEnv* env, const Open& made) {
    ERL_NIF_TERM message = atoms.nil;
    if (made.count > 0) {
        BytesHandle shown;
        const natrix_data* first = natrix_data_item(made.data, 0);
        if (made.count == 1 && natrix_data_kind(first) == NATRIX_STRING) {
            message = made.done[0];
        } else {
            shown.reset(natrix_data_repr(first));
            size_t size = 0;
            const char* text = shown ? natrix_bytes_data(shown.get(), &size) : "";
            message = make_binary(env, {text, size});
        }
    }
    const ERL_NIF_TERM keys[] = {atoms.type, atoms.class_name, atoms.message, atoms.traceback, atoms.output};
    const ERL_NIF_TERM values[] = {nearest_exception(made.data), make_binary(env, text_of(made.data)), message,
                                   enif_make_list(env, 0), make_binary(env, "")};
    return make_struct(env, atoms.exception, keys, values, 5);
}

ERL_NIF_TERM close(ErlNifEnv* env, const Open& made) {
    const std::vector<ERL_NIF_TERM>& done = made.done;
    auto name = [&](size_t i) {
        size_t size;
        const char* text = natrix_data_name(made.data, i, &size);
        return make_binary(env, {text, size});
    };
    switch (made.kind) {
    case NATRIX_LIST: return enif_make_list_from_array(env, done.data(), static_cast<unsigned>(done.size()));
    case NATRIX_DICT: {
        std::vector<ERL_NIF_TERM> keys, values;
        for (size_t i = 0; i < done.size(); i += 2) keys.push_back(done[i]), values.push_back(done[i + 1]);
        return make_map(env, keys.data(), values.data(), keys.size());
    }
    case NATRIX_SET:
    case NATRIX_FROZENSET: return set_term(env, done);
    case NATRIX_EXCEPTION: return exception_term(env, made);
    case NATRIX_RANGE: return enif_make_tuple4(env, atoms.range, done[0], done[1], done[2]);
    case NATRIX_ENUMERATOR:
        return enif_make_tuple4(env, atoms.enum_, make_binary(env, text_of(made.data)), done[0], done[1]);
    case NATRIX_NAMED_TUPLE: {
        std::vector<ERL_NIF_TERM> pairs;
        for (size_t i = 0; i < done.size(); i++) pairs.push_back(enif_make_tuple2(env, name(i), done[i]));
        return enif_make_tuple3(env, atoms.named_tuple, make_binary(env, text_of(made.data)),
                                enif_make_list_from_array(env, pairs.data(), static_cast<unsigned>(pairs.size())));
    }
    case NATRIX_RECORD: {
        std::vector<ERL_NIF_TERM> field_names;
        for (size_t i = 0; i < done.size(); i++) field_names.push_back(name(i));
        natrix_record facts = natrix_data_record(made.data);
        const ERL_NIF_TERM keys[] = {atoms.name, atoms.fields, atoms.field_names, atoms.type_id, atoms.frozen};
        const ERL_NIF_TERM values[] = {
            make_binary(env, text_of(made.data)), make_map(env, field_names.data(), done.data(), done.size()),
            enif_make_list_from_array(env, field_names.data(), static_cast<unsigned>(field_names.size())),
            facts.identity ? enif_make_uint64(env, facts.identity) : atoms.nil,
            facts.frozen ? atoms.true_ : atoms.false_};
        return make_struct(env, atoms.dataclass, keys, values, 5);
    }
    default: return enif_make_tuple_from_array(env, done.data(), static_cast<unsigned>(done.size()));
    }
}

} // namespace

ERL_NIF_TERM make_binary(ErlNifEnv* env, std::string_view text) {
    ERL_NIF_TERM term;
    unsigned char* bytes = enif_make_new_binary(env, text.size(), &term);
    if (!text.empty()) std::memcpy(bytes, text.data(), text.size());
    return term;
}

ERL_NIF_TERM make_struct(ErlNifEnv* env, ERL_NIF_TERM module, const ERL_NIF_TERM* keys, const ERL_NIF_TERM* values,
                         size_t count) {
    std::vector<ERL_NIF_TERM> all_keys(keys, keys + count), all_values(values, values + count);
    all_keys.push_back(atoms.struct_);
    all_values.push_back(module);
    return make_map(env, all_keys.data(), all_values.data(), all_keys.size());
}

void set_mapset_template(ERL_NIF_TERM term) {
    if (!template_env) template_env = enif_alloc_env();
    mapset_template = enif_make_copy(template_env, term);
}

ERL_NIF_TERM to_term(ErlNifEnv* env, const natrix_data* data) {
    std::vector<Open> open;
    ERL_NIF_TERM value = 0;
    for (;;) {
        natrix_kind kind = natrix_data_kind(data);
        if (is_leaf(kind)) {
            value = leaf(env, data, kind);
        } else {
            open.push_back({data, kind, natrix_data_count(data), {}});
            open.back().done.reserve(open.back().count);
            value = 0;
        }
        for (;;) {
            if (open.empty()) return value;
            Open& top = open.back();
            if (value != 0) top.done.push_back(value);
            if (top.done.size() < top.count) {
                data = natrix_data_item(top.data, top.done.size());
                break;
            }
            value = close(env, top);
            open.pop_back();
        }
    }
}

} // namespace ex_monty
