#include <cstring>
#include <vector>

#include "atoms.h"
#include "terms.h"

namespace ex_monty {
namespace {

// Of external terms: how ints beyond 64 bits are written.
constexpr unsigned char small_big = 110, large_big = 111;

bool is_utf8(const unsigned char* bytes, size_t size) {
    for (size_t i = 0; i < size;) {
        unsigned char first = bytes[i++];
        if (first < 0x80) continue;
        unsigned more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        if (first < 0xC2 || first > 0xF4 || size - i < more) return false;
        unsigned char second = bytes[i];
        unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) return false;
        for (unsigned k = 1; k < more; k++)
            if ((bytes[i + k] & 0xC0) != 0x80) return false;
        i += more;
    }
    return true;
}

// One container whose parts are being converted.
struct Open {
    natrix_kind kind;
    std::vector<ERL_NIF_TERM> parts;
    std::vector<std::string> names; // of named tuples and records
    std::string class_name;
    natrix_record facts{};
    std::vector<DataHandle> done;
};

class Reader {
  public:
    Reader(ErlNifEnv* env, std::string& problem) : env_(env), problem_(problem) {}

    DataHandle read(ERL_NIF_TERM term) {
        DataHandle value = start(term);
        for (;;) {
            if (!problem_.empty()) return nullptr;
            if (value) {
                if (open_.empty()) return value;
                open_.back().done.push_back(std::move(value));
            }
            Open& top = open_.back();
            if (top.done.size() < top.parts.size()) {
                value = start(top.parts[top.done.size()]);
                continue;
            }
            value = finish(top);
            if (!value && problem_.empty()) problem_ = "value cannot be passed to Python";
            open_.pop_back();
        }
    }

  private:
    DataHandle refuse(std::string problem) {
        problem_ = std::move(problem);
        return nullptr;
    }

    // A leaf; or null, with a container opened or a problem.
    DataHandle start(ERL_NIF_TERM term) {
        switch (enif_term_type(env_, term)) {
        case ERL_NIF_TERM_TYPE_ATOM: return of_atom(term);
        case ERL_NIF_TERM_TYPE_INTEGER: return of_integer(term);
        case ERL_NIF_TERM_TYPE_FLOAT: {
            double number;
            enif_get_double(env_, term, &number);
            return DataHandle(natrix_data_number(number));
        }
        case ERL_NIF_TERM_TYPE_BITSTRING: return of_binary(term);
        case ERL_NIF_TERM_TYPE_LIST: return of_list(term);
        case ERL_NIF_TERM_TYPE_TUPLE: return of_tuple(term);
        case ERL_NIF_TERM_TYPE_MAP: return of_map(term);
        default: return refuse("a pid, port, reference or function cannot be passed to Python");
        }
    }

    DataHandle of_atom(ERL_NIF_TERM term) {
        if (term == atoms.nil) return DataHandle(natrix_data_none());
        if (term == atoms.true_) return DataHandle(natrix_data_boolean(1));
        if (term == atoms.false_) return DataHandle(natrix_data_boolean(0));
        if (term == atoms.ellipsis) return DataHandle(natrix_data_items(NATRIX_ELLIPSIS, nullptr, 0));
        if (term == atoms.not_implemented) return DataHandle(natrix_data_items(NATRIX_NOT_IMPLEMENTED, nullptr, 0));
        if (term == atoms.infinity) return DataHandle(natrix_data_number(__builtin_inf()));
        if (term == atoms.neg_infinity) return DataHandle(natrix_data_number(-__builtin_inf()));
        if (term == atoms.nan) return DataHandle(natrix_data_number(__builtin_nan("")));
        std::string name;
        name_of(env_, term, name);
        return text(NATRIX_STRING, name);
    }

    DataHandle of_integer(ERL_NIF_TERM term) {
        ErlNifSInt64 small;
        if (enif_get_int64(env_, term, &small)) return DataHandle(natrix_data_integer(small));
        ErlNifBinary external;
        if (!enif_term_to_binary(env_, term, &external)) return refuse("no memory for an integer");
        // Version, tag, the number of bytes in one or four, the sign, the bytes with the lowest first.
        const unsigned char* at = external.data + 2;
        DataHandle value;
        if (external.data[1] == small_big) {
            value.reset(natrix_data_big_integer(at + 2, at[0], at[1]));
        } else if (external.data[1] == large_big) {
            size_t size = size_t{at[0]} << 24 | size_t{at[1]} << 16 | size_t{at[2]} << 8 | at[3];
            value.reset(natrix_data_big_integer(at + 5, size, at[4]));
        }
        enif_release_binary(&external);
        return value ? std::move(value) : refuse("an integer is too large");
    }

    DataHandle text(natrix_kind kind, std::string_view content) {
        return DataHandle(natrix_data_text(kind, content.data(), content.size()));
    }

    DataHandle of_binary(ERL_NIF_TERM term) {
        ErlNifBinary binary;
        if (!enif_inspect_binary(env_, term, &binary)) return refuse("a bitstring of no whole bytes cannot be passed to Python");
        return text(is_utf8(binary.data, binary.size) ? NATRIX_STRING : NATRIX_BYTES,
                    {reinterpret_cast<const char*>(binary.data), binary.size});
    }

    bool can_open() {
        if (open_.size() < max_depth) return true;
        problem_ = "value nesting exceeds " + std::to_string(max_depth) + " levels";
        return false;
    }

    DataHandle open(natrix_kind kind, std::vector<ERL_NIF_TERM> parts) {
        if (can_open()) {
            open_.push_back({});
            open_.back().kind = kind;
            open_.back().parts = std::move(parts);
        }
        return nullptr;
    }

    bool list_items(ERL_NIF_TERM list, std::vector<ERL_NIF_TERM>& items) {
        ERL_NIF_TERM head, tail = list;
        while (enif_get_list_cell(env_, tail, &head, &tail)) items.push_back(head);
        return enif_is_empty_list(env_, tail);
    }

    DataHandle of_list(ERL_NIF_TERM term) {
        std::vector<ERL_NIF_TERM> items;
        if (!list_items(term, items)) return refuse("an improper list cannot be passed to Python");
        return open(NATRIX_LIST, std::move(items));
    }

    bool map_items(ERL_NIF_TERM map, std::vector<ERL_NIF_TERM>& items, bool values) {
        ErlNifMapIterator at;
        if (!enif_map_iterator_create(env_, map, &at, ERL_NIF_MAP_ITERATOR_FIRST)) return false;
        ERL_NIF_TERM key, value;
        while (enif_map_iterator_get_pair(env_, &at, &key, &value)) {
            items.push_back(key);
            if (values) items.push_back(value);
            enif_map_iterator_next(env_, &at);
        }
        enif_map_iterator_destroy(env_, &at);
        return true;
    }

    ERL_NIF_TERM field(ERL_NIF_TERM map, ERL_NIF_TERM key) {
        ERL_NIF_TERM value;
        return enif_get_map_value(env_, map, key, &value) ? value : 0;
    }

    bool integer_field(ERL_NIF_TERM map, ERL_NIF_TERM key, DataHandle& value) {
        ERL_NIF_TERM term = field(map, key);
        ErlNifSInt64 number;
        if (term == 0 || !enif_get_int64(env_, term, &number)) return false;
        value.reset(natrix_data_integer(number));
        return true;
    }

    static DataHandle of_parts(natrix_kind kind, const std::vector<DataHandle>& parts) {
        std::vector<const natrix_data*> items;
        for (const DataHandle& part : parts) items.push_back(part.get());
        return DataHandle(natrix_data_items(kind, items.data(), items.size()));
    }

    // Integers under these keys, in this order; null: one is missing or none.
    DataHandle of_fields(natrix_kind kind, ERL_NIF_TERM map, std::initializer_list<ERL_NIF_TERM> keys) {
        std::vector<DataHandle> parts(keys.size());
        size_t at = 0;
        for (ERL_NIF_TERM key : keys)
            if (!integer_field(map, key, parts[at++])) return nullptr;
        return of_parts(kind, parts);
    }

    static DataHandle zone_of(int64_t offset, DataHandle name) {
        std::vector<DataHandle> delta;
        int64_t days = offset < 0 ? -((-offset + 86399) / 86400) : offset / 86400;
        delta.emplace_back(natrix_data_integer(days));
        delta.emplace_back(natrix_data_integer(offset - days * 86400));
        delta.emplace_back(natrix_data_integer(0));
        std::vector<DataHandle> parts;
        parts.push_back(of_parts(NATRIX_TIMEDELTA, delta));
        parts.push_back(std::move(name));
        return of_parts(NATRIX_TIMEZONE, parts);
    }

    // The name under `key`, or None; null: something else is there.
    DataHandle name_field(ERL_NIF_TERM map, ERL_NIF_TERM key) {
        ERL_NIF_TERM term = field(map, key);
        if (term == 0 || term == atoms.nil) return DataHandle(natrix_data_none());
        ErlNifBinary name;
        if (!enif_inspect_binary(env_, term, &name) || !is_utf8(name.data, name.size)) return nullptr;
        return text(NATRIX_STRING, {reinterpret_cast<const char*>(name.data), name.size});
    }

    // Clock time, with what stands in front of it; `micro`: the microseconds; a zone or null.
    DataHandle of_clock(natrix_kind kind, ERL_NIF_TERM map, std::vector<DataHandle> parts, DataHandle micro,
                        DataHandle zone) {
        for (ERL_NIF_TERM key : {atoms.hour, atoms.minute, atoms.second}) {
            parts.emplace_back();
            if (!integer_field(map, key, parts.back())) return nullptr;
        }
        parts.push_back(std::move(micro));
        parts.emplace_back(natrix_data_integer(0));
        parts.push_back(zone ? std::move(zone) : DataHandle(natrix_data_none()));
        return of_parts(kind, parts);
    }

    bool date_parts(ERL_NIF_TERM map, std::vector<DataHandle>& parts) {
        for (ERL_NIF_TERM key : {atoms.year, atoms.month, atoms.day}) {
            parts.emplace_back();
            if (!integer_field(map, key, parts.back())) return false;
        }
        return true;
    }

    // {:datetime, map} and {:time, map}.
    DataHandle tagged_clock(natrix_kind kind, ERL_NIF_TERM map) {
        std::vector<DataHandle> parts;
        if (kind == NATRIX_DATETIME && !date_parts(map, parts)) return nullptr;
        DataHandle micro, zone;
        if (!integer_field(map, atoms.microsecond, micro)) return nullptr;
        ERL_NIF_TERM offset = field(map, atoms.offset_seconds);
        if (offset != 0 && offset != atoms.nil) {
            ErlNifSInt64 seconds;
            DataHandle name = name_field(map, atoms.tz_name);
            if (!name || !enif_get_int64(env_, offset, &seconds)) return nullptr;
            zone = zone_of(seconds, std::move(name));
        }
        return of_clock(kind, map, std::move(parts), std::move(micro), std::move(zone));
    }

    // %DateTime{}, %NaiveDateTime{} and %Time{}: their microsecond is a pair.
    DataHandle struct_clock(natrix_kind kind, ERL_NIF_TERM map, bool with_zone) {
        std::vector<DataHandle> parts;
        if (kind == NATRIX_DATETIME && !date_parts(map, parts)) return nullptr;
        const ERL_NIF_TERM* pair;
        int arity;
        ErlNifSInt64 micro, utc = 0, summer = 0;
        ERL_NIF_TERM term = field(map, atoms.microsecond);
        if (term == 0 || !enif_get_tuple(env_, term, &arity, &pair) || arity != 2 || !enif_get_int64(env_, pair[0], &micro))
            return nullptr;
        DataHandle zone;
        if (with_zone) {
            ERL_NIF_TERM offset = field(map, atoms.utc_offset), dst = field(map, atoms.std_offset);
            if (offset == 0 || dst == 0 || !enif_get_int64(env_, offset, &utc) || !enif_get_int64(env_, dst, &summer))
                return nullptr;
            zone = zone_of(utc + summer, DataHandle(natrix_data_none()));
        }
        return of_clock(kind, map, std::move(parts), DataHandle(natrix_data_integer(micro)), std::move(zone));
    }

    DataHandle decimal(ERL_NIF_TERM map) {
        ErlNifSInt64 sign, exponent;
        ERL_NIF_TERM coefficient = field(map, atoms.coef);
        ERL_NIF_TERM sign_term = field(map, atoms.sign), exponent_term = field(map, atoms.exp);
        if (!coefficient || !sign_term || !exponent_term || !enif_get_int64(env_, sign_term, &sign) ||
            !enif_get_int64(env_, exponent_term, &exponent))
            return nullptr;
        std::string digits = sign < 0 ? "-" : "";
        if (coefficient == atoms.inf) return text(NATRIX_DECIMAL, digits + "Infinity");
        if (coefficient == atoms.NaN) return text(NATRIX_DECIMAL, digits + "NaN");
        ErlNifUInt64 small;
        if (!enif_get_uint64(env_, coefficient, &small)) return nullptr;
        return text(NATRIX_DECIMAL, digits + std::to_string(small) + "E" + std::to_string(exponent));
    }

    bool is_flat_binary(ERL_NIF_TERM term, std::string_view& content) {
        ErlNifBinary binary;
        if (!enif_inspect_binary(env_, term, &binary)) return false;
        content = {reinterpret_cast<const char*>(binary.data), binary.size};
        return true;
    }

    bool names(const std::vector<ERL_NIF_TERM>& terms, std::vector<std::string>& result) {
        for (ERL_NIF_TERM term : terms) {
            std::string name;
            if (!name_of(env_, term, name)) return false;
            for (const std::string& other : result)
                if (other == name) return false;
            result.push_back(std::move(name));
        }
        return true;
    }

    // {:named_tuple, name, fields}: pairs in order, or a map.
    DataHandle named_tuple(ERL_NIF_TERM name, ERL_NIF_TERM fields) {
        std::string class_name;
        std::vector<ERL_NIF_TERM> keys, values, pairs;
        if (!name_of(env_, name, class_name)) return refuse("the name of a named tuple must be a string");
        if (enif_is_map(env_, fields)) {
            map_items(fields, pairs, true);
            for (size_t i = 0; i < pairs.size(); i += 2) keys.push_back(pairs[i]), values.push_back(pairs[i + 1]);
        } else {
            if (!list_items(fields, pairs)) return refuse("the fields of a named tuple must be a list of pairs or a map");
            for (ERL_NIF_TERM pair : pairs) {
                const ERL_NIF_TERM* parts;
                int arity;
                if (!enif_get_tuple(env_, pair, &arity, &parts) || arity != 2)
                    return refuse("the fields of a named tuple must be a list of pairs or a map");
                keys.push_back(parts[0]), values.push_back(parts[1]);
            }
        }
        std::vector<std::string> field_names;
        if (!names(keys, field_names)) return refuse("the fields of a named tuple must have names, each of its own");
        if (open(NATRIX_NAMED_TUPLE, std::move(values)); !problem_.empty()) return nullptr;
        open_.back().names = std::move(field_names);
        open_.back().class_name = std::move(class_name);
        return nullptr;
    }

    DataHandle dataclass(ERL_NIF_TERM map) {
        std::string class_name;
        ERL_NIF_TERM name = field(map, atoms.name), fields = field(map, atoms.fields);
        ERL_NIF_TERM order = field(map, atoms.field_names), identity = field(map, atoms.type_id);
        ERL_NIF_TERM frozen = field(map, atoms.frozen);
        if (!name || !name_of(env_, name, class_name)) return refuse("the name of a dataclass must be a string");
        if (!fields || !enif_is_map(env_, fields)) return refuse("the fields of a dataclass must be a map");
        if (frozen && frozen != atoms.true_ && frozen != atoms.false_)
            return refuse("frozen of a dataclass must be true or false");
        ErlNifUInt64 number = 0;
        if (identity && identity != atoms.nil && !enif_get_uint64(env_, identity, &number))
            return refuse("type_id of a dataclass must be a non-negative integer or nil");
        std::vector<ERL_NIF_TERM> keys, values;
        if (order && order != atoms.nil) {
            size_t size;
            if (!list_items(order, keys) || !enif_get_map_size(env_, fields, &size) || size != keys.size())
                return refuse("field_names of a dataclass must be exactly its fields");
        } else {
            map_items(fields, keys, false);
        }
        for (ERL_NIF_TERM key : keys) {
            values.push_back(field(fields, key));
            if (!values.back()) return refuse("field_names of a dataclass must be exactly its fields");
        }
        std::vector<std::string> field_names;
        if (!names(keys, field_names)) return refuse("the fields of a dataclass must have names, each of its own");
        if (open(NATRIX_RECORD, std::move(values)); !problem_.empty()) return nullptr;
        Open& record = open_.back();
        record.names = std::move(field_names);
        record.class_name = std::move(class_name);
        record.facts.identity = number;
        record.facts.frozen = frozen == atoms.true_;
        record.facts.any_method = 1;
        return nullptr;
    }

    // An exception as a value: its class by the name it came with, else by its atom.
    DataHandle exception(ERL_NIF_TERM map) {
        std::string name;
        ERL_NIF_TERM type = field(map, atoms.type), message = field(map, atoms.message);
        if (!type || !name_of(env_, type, name)) return refuse("the type of an exception must be an atom or a string");
        std::string_view class_name = exception_class(name);
        if (class_name.empty()) return refuse("unknown exception type: " + name);
        std::vector<ERL_NIF_TERM> parts;
        if (message && message != atoms.nil) parts.push_back(message);
        if (open(NATRIX_EXCEPTION, std::move(parts)); !problem_.empty()) return nullptr;
        open_.back().class_name = class_name;
        return nullptr;
    }

    DataHandle of_map(ERL_NIF_TERM map) {
        ERL_NIF_TERM type = field(map, atoms.struct_);
        if (type != 0) {
            DataHandle value;
            if (type == atoms.mapset) {
                ERL_NIF_TERM members = field(map, atoms.map);
                std::vector<ERL_NIF_TERM> items;
                if (members == 0 || !map_items(members, items, false)) return refuse("a broken MapSet");
                return open(NATRIX_SET, std::move(items));
            }
            if (type == atoms.dataclass) return dataclass(map);
            if (type == atoms.exception) return exception(map);
            if (type == atoms.elixir_date) value = of_fields(NATRIX_DATE, map, {atoms.year, atoms.month, atoms.day});
            else if (type == atoms.elixir_time) value = struct_clock(NATRIX_TIME, map, false);
            else if (type == atoms.elixir_datetime) value = struct_clock(NATRIX_DATETIME, map, true);
            else if (type == atoms.elixir_naive_datetime) value = struct_clock(NATRIX_DATETIME, map, false);
            else if (type == atoms.elixir_decimal) value = decimal(map);
            if (value) return value;
        }
        std::vector<ERL_NIF_TERM> items;
        map_items(map, items, true);
        return open(NATRIX_DICT, std::move(items));
    }

    DataHandle of_tuple(ERL_NIF_TERM term) {
        const ERL_NIF_TERM* items;
        int arity;
        enif_get_tuple(env_, term, &arity, &items);
        if (arity >= 2 && enif_is_atom(env_, items[0])) {
            bool tagged = true;
            DataHandle value = of_tagged(items, arity, tagged);
            if (tagged) return value;
        }
        return open(NATRIX_TUPLE, std::vector<ERL_NIF_TERM>(items, items + arity));
    }

    // `tagged` becomes false where the tuple is none of the tagged forms.
    DataHandle of_tagged(const ERL_NIF_TERM* items, int arity, bool& tagged) {
        ERL_NIF_TERM tag = items[0];
        std::string_view content;
        auto broken = [&](const char* what) { return refuse(std::string("malformed ") + what); };
        if (arity == 2) {
            bool is_binary = is_flat_binary(items[1], content);
            bool is_map = enif_is_map(env_, items[1]);
            if (tag == atoms.bytes && is_binary) return text(NATRIX_BYTES, content);
            if (tag == atoms.path && is_binary) return text(NATRIX_PATH, content);
            if (tag == atoms.decimal && is_binary) return text(NATRIX_DECIMAL, content);
            if (tag == atoms.uuid && is_binary) return text(NATRIX_UUID, content);
            if (tag == atoms.repr && is_binary) return text(NATRIX_STRING, content);
            if (tag == atoms.function && is_binary) return text(NATRIX_FUNCTION, content);
            if (tag == atoms.frozenset && is_map) {
                std::vector<ERL_NIF_TERM> members;
                ERL_NIF_TERM map = field(items[1], atoms.map);
                if (map == 0 || !map_items(map, members, false)) return broken("frozenset");
                return open(NATRIX_FROZENSET, std::move(members));
            }
            if (tag == atoms.dict) {
                // Pairs in order, as a dict has them and a map does not.
                std::vector<ERL_NIF_TERM> pairs, parts;
                if (!list_items(items[1], pairs)) return broken("dict");
                for (ERL_NIF_TERM pair : pairs) {
                    const ERL_NIF_TERM* both;
                    int size;
                    if (!enif_get_tuple(env_, pair, &size, &both) || size != 2) return broken("dict");
                    parts.push_back(both[0]), parts.push_back(both[1]);
                }
                return open(NATRIX_DICT, std::move(parts));
            }
            if (tag == atoms.date && is_map) {
                DataHandle value = of_fields(NATRIX_DATE, items[1], {atoms.year, atoms.month, atoms.day});
                return value ? std::move(value) : broken("date");
            }
            if (tag == atoms.datetime && is_map) {
                DataHandle value = tagged_clock(NATRIX_DATETIME, items[1]);
                return value ? std::move(value) : broken("datetime");
            }
            if (tag == atoms.time && is_map) {
                DataHandle value = tagged_clock(NATRIX_TIME, items[1]);
                return value ? std::move(value) : broken("time");
            }
            if (tag == atoms.timedelta && is_map) {
                DataHandle value =
                    of_fields(NATRIX_TIMEDELTA, items[1], {atoms.days, atoms.seconds, atoms.microseconds});
                return value ? std::move(value) : broken("timedelta");
            }
            if (tag == atoms.timezone && is_map) {
                ErlNifSInt64 offset;
                ERL_NIF_TERM seconds = field(items[1], atoms.offset_seconds);
                DataHandle name = name_field(items[1], atoms.name);
                if (!seconds || !name || !enif_get_int64(env_, seconds, &offset)) return broken("timezone");
                return zone_of(offset, std::move(name));
            }
            if (tag == atoms.file_handle && is_map) return file_handle(items[1]);
        }
        if (arity == 3) {
            if (tag == atoms.function && is_flat_binary(items[1], content) &&
                (items[2] == atoms.nil || enif_is_binary(env_, items[2])))
                return text(NATRIX_FUNCTION, content);
            if (tag == atoms.named_tuple && enif_is_binary(env_, items[1])) return named_tuple(items[1], items[2]);
            if (tag == atoms.complex) {
                double real, imaginary;
                if (enif_get_double(env_, items[1], &real) && enif_get_double(env_, items[2], &imaginary)) {
                    std::vector<DataHandle> parts;
                    parts.emplace_back(natrix_data_number(real));
                    parts.emplace_back(natrix_data_number(imaginary));
                    return of_parts(NATRIX_COMPLEX, parts);
                }
            }
        }
        if (arity == 4 && tag == atoms.range)
            return open(NATRIX_RANGE, std::vector<ERL_NIF_TERM>(items + 1, items + 4));
        tagged = false;
        return nullptr;
    }

    // An open file: what the module of files makes a file object of.
    DataHandle file_handle(ERL_NIF_TERM map) {
        ERL_NIF_TERM path = field(map, atoms.path), mode = field(map, atoms.mode);
        if (!path || !mode) return refuse("malformed file_handle");
        ERL_NIF_TERM position = field(map, atoms.position);
        std::vector<ERL_NIF_TERM> parts = {path, mode, position ? position : enif_make_int(env_, 0)};
        if (open(NATRIX_NAMED_TUPLE, std::move(parts)); !problem_.empty()) return nullptr;
        open_.back().names = {"path", "mode", "position"};
        open_.back().class_name = "FileHandle";
        return nullptr;
    }

    DataHandle finish(Open& made) {
        std::vector<const natrix_data*> items;
        for (const DataHandle& part : made.done) items.push_back(part.get());
        std::vector<const char*> names;
        for (const std::string& name : made.names) names.push_back(name.c_str());
        switch (made.kind) {
        case NATRIX_NAMED_TUPLE:
            return DataHandle(
                natrix_data_named_tuple(made.class_name.c_str(), names.data(), items.data(), items.size()));
        case NATRIX_RECORD:
            return DataHandle(natrix_data_make_record(made.class_name.c_str(), names.data(), items.data(), items.size(),
                                                      &made.facts, 0));
        case NATRIX_EXCEPTION:
            return DataHandle(natrix_data_exception(made.class_name.c_str(), items.data(), items.size()));
        default: return DataHandle(natrix_data_items(made.kind, items.data(), items.size()));
        }
    }

    ErlNifEnv* env_;
    std::string& problem_;
    std::vector<Open> open_;
};

} // namespace

bool name_of(ErlNifEnv* env, ERL_NIF_TERM term, std::string& name) {
    ErlNifBinary binary;
    if (enif_inspect_binary(env, term, &binary)) {
        if (!is_utf8(binary.data, binary.size)) return false;
        name.assign(reinterpret_cast<const char*>(binary.data), binary.size);
        return name.find('\0') == std::string::npos;
    }
    if (!enif_is_atom(env, term)) return false;
    // An atom's text as Latin-1 is all that NIFs can read before OTP 26, so the external form tells it.
    ErlNifBinary external;
    if (!enif_term_to_binary(env, term, &external)) return false;
    // Version, tag, the size in one byte (119) or two (100, 118), the text; 100 is Latin-1.
    const unsigned char* at = external.data;
    size_t size = at[1] == 119 ? at[2] : size_t{at[2]} << 8 | at[3];
    const char* text = reinterpret_cast<const char*>(at) + (at[1] == 119 ? 3 : 4);
    if (at[1] == 100) {
        name.clear();
        for (size_t i = 0; i < size; i++) {
            auto c = static_cast<unsigned char>(text[i]);
            if (c >= 0x80) name += static_cast<char>(0xC0 | c >> 6);
            name += static_cast<char>(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
        }
    } else {
        name.assign(text, size);
    }
    enif_release_binary(&external);
    return name.find('\0') == std::string::npos;
}

DataHandle to_data(ErlNifEnv* env, ERL_NIF_TERM term, std::string& problem) {
    problem.clear();
    return Reader(env, problem).read(term);
}

} // namespace ex_monty
