#include "base/unicode/properties.h"
#include "natives/all.h"
#include "natives/str_format.h"
#include "objects/dict.h"
#include "objects/tuple.h"

// The markup of str.format(): its parser, which the prelude uses too, and the part that needs no Python.
namespace natrix {
namespace {

// Literal text, then a replacement field or the end.
struct Markup {
    Slice literal;
    bool has_field = false;
    Slice name;
    Slice spec;
    CodePoint conversion = 0;
    bool nested = false; // the spec has fields of its own
    uint32_t next = 0;
    const char* error = nullptr; // a ValueError
};

void parse_field(TextView text, uint32_t at, Markup& out) {
    CodePoint c = 0;
    out.has_field = true;
    out.name.start = at;
    bool ended = false;
    while (at < text.length && !ended) {
        c = text[at++];
        if (c == '{') {
            out.error = "unexpected '{' in field name";
            return;
        }
        if (c == '[') {
            while (at < text.length && text[at] != ']') at++;
            continue;
        }
        ended = c == '}' || c == ':' || c == '!';
    }
    if (!ended) {
        out.error = "expected '}' before end of string";
        return;
    }
    out.name.end = at - 1;
    out.next = at;
    if (c == '}') return;
    if (c == '!') {
        if (at >= text.length) {
            out.error = "end of string while looking for conversion specifier";
            return;
        }
        out.conversion = text[at++];
        if (at < text.length) {
            c = text[at++];
            if (c == '}') {
                out.next = at;
                return;
            }
            if (c != ':') {
                out.error = "expected ':' after conversion specifier";
                return;
            }
        }
    }
    out.spec.start = at;
    for (uint32_t depth = 1; at < text.length;) {
        c = text[at++];
        if (c == '{') {
            out.nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            out.spec.end = at - 1;
            out.next = at;
            return;
        }
    }
    out.error = "unmatched '{' in format spec";
}

// From position `at`, which is not the end.
void next_markup(TextView text, uint32_t at, Markup& out) {
    out = {};
    out.literal = {at, at};
    CodePoint c = 0;
    bool markup = false;
    while (at < text.length && !markup) {
        c = text[at++];
        markup = c == '{' || c == '}';
    }
    out.literal.end = out.next = at;
    if (!markup) return;
    bool at_end = at == text.length;
    if (c == '}' && (at_end || text[at] != '}')) {
        out.error = "Single '}' encountered in format string";
        return;
    }
    if (at_end) {
        out.error = "Single '{' encountered in format string";
        return;
    }
    if (text[at] == c) { // a doubled brace is one
        out.next = at + 1;
        return;
    }
    out.literal.end--;
    parse_field(text, at, out);
}

// A decimal number, of any script's digits; -1: none; -2: too large.
int64_t field_number(TextView text) {
    if (text.length == 0) return -1;
    int64_t number = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        int digit = unicode::decimal_value(text[i]);
        if (digit < 0) return -1;
        if (number > (INT64_MAX - digit) / 10) return -2;
        number = number * 10 + digit;
    }
    return number;
}

Value too_many_digits(Cage& cage) {
    return raise(cage, KnownType::ValueError, "Too many decimal digits in format string");
}

// (text, at) -> None at the end, or (literal, name or None, spec, conversion, whether the spec is nested,
// next)
Value markup_next(Cage& cage, Value* a) {
    TextView text = text_of(cage, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    if (at >= text.length) return Value::none();
    Markup markup;
    next_markup(text, at, markup);
    if (markup.error) return raise(cage, KnownType::ValueError, "{}", markup.error);
    note_work(cage, markup.next - at);
    Value literal = str_slice(cage, a[0], markup.literal.start, markup.literal.end);
    Value name = Value::none(), spec = cage.name(KnownName::empty);
    if (markup.has_field) {
        name = str_slice(cage, a[0], markup.name.start, markup.name.end);
        spec = str_slice(cage, a[0], markup.spec.start, markup.spec.end);
    }
    if (literal.is_signal() || name.is_signal() || spec.is_signal()) return Value::reserve();
    return tuple_of(cage, {literal, name, spec, Value::integer(markup.conversion),
                           Value::boolean(markup.nested), Value::integer(markup.next)});
}

// An int for a number, else the str.
Value field_key(Cage& cage, Value name, Slice slice) {
    int64_t number = field_number(text_of(cage, name).slice(slice.start, slice.end));
    if (number == -2) return too_many_digits(cage);
    return number >= 0 ? integer_from(cage, number) : str_slice(cage, name, slice.start, slice.end);
}

// (field name) -> (first part, as an int where it is a number, and where the rest begins)
Value field_first(Cage& cage, Value* a) {
    TextView name = text_of(cage, a[0]);
    uint32_t end = 0;
    while (end < name.length && name[end] != '.' && name[end] != '[') end++;
    Value key = field_key(cage, a[0], {0, end});
    return key.is_signal() ? key : tuple_of(cage, {key, Value::integer(end)});
}

// (field name, at) -> (whether it is an attribute, name or index, next)
Value field_next(Cage& cage, Value* a) {
    TextView name = text_of(cage, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    CodePoint c = name[at++];
    Slice part{at, at};
    if (c == '.') {
        while (at < name.length && name[at] != '.' && name[at] != '[') at++;
        part.end = at;
    } else if (c == '[') {
        while (at < name.length && name[at] != ']') at++;
        if (at == name.length) return raise(cage, KnownType::ValueError, "Missing ']' in format string");
        part.end = at++;
    } else {
        return raise(cage, KnownType::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
    }
    if (part.length() == 0) return raise(cage, KnownType::ValueError, "Empty attribute in format string");
    Value key = c == '.' ? str_slice(cage, a[0], part.start, part.end) : field_key(cage, a[0], part);
    return key.is_signal() ? key : tuple_of(cage, {Value::boolean(c == '.'), key, Value::integer(at)});
}

// str.format(self, args, kwargs), as long as every field names an argument alone and its value needs no
// Python.
Value format(Cage& cage, Value* a) {
    TextView text = text_of(cage, a[0]);
    if (!cage.is<Tuple>(a[1]) || !cage.is_exact<Dict>(a[2])) return Value::defer();
    auto* arguments = cage.as<Tuple>(a[1]);
    auto* keywords = cage.as<Dict>(a[2]);
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    note_work(cage, text.length);
    int64_t automatic = 0; // fields numbered so far; -1: the numbers are given
    Markup markup;
    for (uint32_t at = 0; at < text.length; at = markup.next) {
        next_markup(text, at, markup);
        if (markup.error || markup.nested) return Value::defer();
        if (!out.add(text.slice(markup.literal.start, markup.literal.end))) return out.failure();
        if (!markup.has_field) continue;
        TextView name = text.slice(markup.name.start, markup.name.end);
        Value value;
        int64_t index = name.length == 0 ? automatic : field_number(name);
        if (index >= 0) {
            if (name.length == 0)
                automatic++;
            else if (automatic > 0)
                return Value::defer();
            else
                automatic = -1;
            if (index >= arguments->length) return Value::defer();
            value = arguments->items()[index];
        } else {
            if (name.length == 0) return Value::defer();
            for (uint32_t i = 0; i < name.length; i++)
                if (name[i] == '.' || name[i] == '[') return Value::defer();
            Value key = str_slice(cage, a[0], markup.name.start, markup.name.end);
            if (key.is_signal()) return key;
            uint32_t entry = keywords->live ? dict_find_str(cage, keywords, key) : dict_missing;
            if (entry == dict_missing) return Value::defer();
            value = dict_entries(cage, keywords)[2 * size_t{entry} + 1];
        }
        if (markup.conversion != 0 && markup.conversion != 's' && markup.conversion != 'r' &&
            markup.conversion != 'a')
            return Value::defer();
        Arena& arena = scratch;
        Value signal = append_formatted(cage, arena, out, value, static_cast<int>(markup.conversion),
                                        text.slice(markup.spec.start, markup.spec.end));
        if (signal.is_bound()) return signal;
        if (cage.poll.charge(1)) return Value::stopped();
    }
    return out.finish();
}

constexpr NativeEntry native_entries[] = {
    {"str.format", format},
};

constexpr NativeEntry kernel_entries[] = {
    {"markup_next", markup_next},
    {"field_first", field_first},
    {"field_next", field_next},
};

} // namespace

const NativeTable str_markup_natives = natives_of(native_entries);
const NativeTable str_markup_kernels = kernels_of(kernel_entries);

} // namespace natrix
