#include "natives/str_percent.h"

#include "base/numbers/format_quick.h"
#include "base/text/search.h"
#include "natives/all.h"
#include "natives/str_format.h"
#include "objects/dict.h"
#include "objects/tuple.h"

// printf-style formatting: the parser, which the prelude uses too, and the part that needs no Python.
namespace natrix {
namespace {

// Digits as a number up to `limit`; false: beyond it.
bool scan_number(TextView format, uint32_t& at, int64_t limit, int64_t& number) {
    number = 0;
    for (; at < format.length && format[at] >= '0' && format[at] <= '9'; at++) {
        int64_t digit = format[at] - '0';
        if (number > (limit - digit) / 10) return false;
        number = number * 10 + digit;
    }
    return true;
}

bool scan_flag(CodePoint c, PercentSpec& spec) {
    switch (c) {
    case '-': spec.left = true; return true;
    case '+': spec.plus = true; return true;
    case ' ': spec.space = true; return true;
    case '#': spec.alternate = true; return true;
    case '0': spec.zero = true; return true;
    default: return false;
    }
}

} // namespace

void next_percent_field(TextView format, uint32_t at, PercentField& field) {
    field = {};
    field.literal.start = at;
    while (at < format.length && format[at] != '%') at++;
    field.literal.end = at;
    if (at == format.length) {
        field.next = at;
        return;
    }
    if (at + 1 < format.length && format[at + 1] == '%') {
        field.literal.end = at + 1;
        field.next = at + 2;
        return;
    }
    field.has_field = true;
    at++;
    if (at < format.length && format[at] == '(') {
        field.has_key = true;
        uint32_t depth = 1;
        field.key.start = ++at;
        for (; at < format.length; at++) {
            if (format[at] == ')' && --depth == 0) break;
            if (format[at] == '(') depth++;
        }
        if (at == format.length) {
            field.error = "incomplete format key";
            field.key.end = UINT32_MAX; // before the key is even looked up
            return;
        }
        field.key.end = at++;
    }
    while (at < format.length && scan_flag(format[at], field.spec)) at++;
    if (at < format.length && format[at] == '*') {
        field.spec.width = PercentField::star;
        at++;
    } else if (at < format.length && format[at] >= '0' && format[at] <= '9') {
        if (!scan_number(format, at, INT64_MAX, field.spec.width)) {
            field.error = "width too big";
            return;
        }
    }
    if (at < format.length && format[at] == '.') {
        at++;
        field.spec.precision = 0;
        if (at < format.length && format[at] == '*') {
            field.spec.precision = PercentField::star;
            at++;
        } else if (!scan_number(format, at, INT32_MAX, field.spec.precision)) {
            field.error = "precision too big";
            return;
        }
    }
    if (at < format.length && (format[at] == 'h' || format[at] == 'l' || format[at] == 'L')) at++;
    if (at >= format.length) {
        field.error = "incomplete format";
        return;
    }
    field.type = format[at];
    field.type_at = at;
    field.next = at + 1;
    field.spec.type = field.type < 0x80 ? static_cast<char>(field.type) : '\0';
}

namespace {

bool is_integer_type(CodePoint type) {
    return type == 'd' || type == 'i' || type == 'u' || type == 'o' || type == 'x' || type == 'X';
}

bool is_float_type(CodePoint type) {
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G';
}

// The commonest fields; 0: the general way.
uint32_t quick_number(Value value, const PercentSpec& from, char* room) {
    if (from.width > int64_t{most_quick_width} || from.precision > most_quick_precision) return 0;
    QuickSpec spec;
    if (from.left)
        spec.align = '<';
    else
        spec.zeros = from.zero;
    spec.sign = from.plus ? '+' : from.space ? ' ' : '\0';
    spec.alternate = from.alternate;
    if (from.width > 0) spec.width = static_cast<uint32_t>(from.width);
    spec.precision = static_cast<int32_t>(from.precision);
    spec.type = from.type == 'i' || from.type == 'u' ? 'd' : from.type;
    if (value.is_int())
        return is_integer_type(static_cast<CodePoint>(from.type)) ? quick_integer(value.as_int(), spec, room)
                                                                  : 0;
    return is_float_type(static_cast<CodePoint>(from.type)) ? quick_float(value.as_double(), spec, room) : 0;
}

// One number, for instances of subclasses as well. Unbound: done.
Value append_number(Cage& cage, Arena& arena, TextBuilder& out, Value value, const PercentSpec& spec,
                    bool any_size) {
    if (value.is_int() || value.is_double()) {
        char room[quick_text_size];
        uint32_t size = quick_number(value, spec, room);
        if (size != 0) return out.add_ascii(room, size) ? Value() : out.failure();
    }
    FormatLayout layout;
    FormatError error;
    bool fine;
    if (is_integer_type(static_cast<CodePoint>(spec.type))) {
        if (!is_integer(cage, value)) return Value::defer();
        IntegerView integer(cage, value);
        bool decimal = spec.type == 'd' || spec.type == 'i' || spec.type == 'u';
        if (decimal && !any_size && integer.integer.size > leaf_digit_limbs) return Value::defer();
        fine = layout_percent_integer(integer, spec, layout, error, {arena, cage.poll});
    } else {
        double number;
        if (value.is_double())
            number = value.as_double();
        else if (cage.is<Float>(value))
            number = cage.as<Float>(value)->number;
        else if (!is_integer(cage, value))
            return Value::defer();
        else if (!bigint::to_double(IntegerView(cage, value), number))
            return raise(cage, KnownType::OverflowError, "int too large to convert to float");
        fine = layout_percent_float(number, spec, layout, error);
    }
    if (!fine) return raise_format_error(cage, error, {}, value);
    return append_layout(cage, out, layout, {});
}

Value append_percent_text(Cage& cage, TextBuilder& out, TextView text, const PercentSpec& spec) {
    FormatLayout layout;
    (void)layout_percent_text(text.length, spec, layout);
    layout.is_character = false;
    return append_layout(cage, out, layout, text);
}

// One field of a str's format whose argument is there.
Value append_field(Cage& cage, Arena& arena, TextBuilder& out, const PercentField& field, Value value) {
    const PercentSpec& spec = field.spec;
    switch (field.type) {
    case 's':
    case 'r':
    case 'a': {
        auto conversion = static_cast<int>(field.type);
        if (spec.width < 0 && spec.precision < 0)
            return append_converted(cage, arena, out, value, conversion);
        TextBuilder converted(cage, arena);
        Value signal = append_converted(cage, arena, converted, value, conversion);
        return signal.is_bound() ? signal : append_percent_text(cage, out, converted.view(), spec);
    }
    case 'c': {
        CodePoint character;
        if (is_str(cage, value) && str_length(cage, value) == 1) {
            character = text_of(cage, value)[0];
        } else {
            int64_t number;
            if (!is_integer(cage, value)) return Value::defer();
            if (!integer_fits(cage, value, number) || number < 0 || number > int64_t{max_code_point})
                return raise(cage, KnownType::OverflowError, "%c arg not in range(0x110000)");
            character = static_cast<CodePoint>(number);
        }
        PercentSpec width_only = spec;
        width_only.precision = -1;
        return append_percent_text(cage, out, {&character, 1, 4}, width_only);
    }
    default: break;
    }
    if (is_float_type(field.type)) return append_number(cage, arena, out, value, spec, false);
    if (!is_integer_type(field.type)) return Value::defer();
    bool decimal = field.type == 'd' || field.type == 'i' || field.type == 'u';
    if (decimal && value.is_double()) {
        double number = value.as_double();
        constexpr double limit = 281474976710656.0; // 2**48
        if (!(number > -limit && number < limit)) return Value::defer();
        value = Value::integer(static_cast<int64_t>(number));
    }
    return append_number(cage, arena, out, value, spec, false);
}

// What is no mapping in printf-style formatting, and no tuple: exactly one argument.
bool is_single(Cage& cage, Value arguments) {
    return !arguments.is_ref() || is_str(cage, arguments) || cage.is_exact<Int>(arguments);
}

struct Arguments {
    const Value* items;
    uint32_t count;
    uint32_t next = 0;
    bool take(Value& value) {
        if (next == count) return false;
        value = items[next++];
        return true;
    }
};

Value not_enough(Cage& cage) {
    return raise(cage, KnownType::TypeError, "not enough arguments for format string");
}

// '*': a width or precision from the arguments; unbound when it was an int that serves.
Value star_argument(Cage& cage, Arguments& arguments, int64_t& number) {
    Value value;
    if (!arguments.take(value)) return not_enough(cage);
    if (!is_integer(cage, value)) return raise(cage, KnownType::TypeError, "* wants int");
    return integer_fits(cage, value, number) ? Value() : Value::defer();
}

} // namespace

Value str_modulo(Cage& cage, Value format, Value argument) {
    if (!is_str(cage, format)) return Value::defer();
    TextView text = text_of(cage, format);
    Dict* mapping = cage.is_exact<Dict>(argument) ? cage.as<Dict>(argument) : nullptr;
    Arguments arguments{&argument, 1};
    if (cage.is<Tuple>(argument)) {
        arguments.items = cage.as<Tuple>(argument)->items();
        arguments.count = cage.as<Tuple>(argument)->length;
    } else if (!mapping && !is_single(cage, argument)) {
        return Value::defer();
    }
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    note_work(cage, text.length);
    PercentField field;
    for (uint32_t at = 0; at < text.length; at = field.next) {
        next_percent_field(text, at, field);
        TextView literal = text.slice(field.literal.start, field.literal.end);
        if (!out.add(literal)) return out.failure();
        if (!field.has_field) continue;
        if (field.error) return Value::defer();
        Value value, signal;
        if (field.has_key) {
            if (!mapping || field.spec.width == PercentField::star ||
                field.spec.precision == PercentField::star)
                return Value::defer();
            Value key = str_slice(cage, format, field.key.start, field.key.end);
            if (key.is_signal()) return key;
            bool foreign = false;
            uint32_t entry = mapping->live ? dict_find_str(cage, mapping, key, &foreign) : dict_missing;
            if (foreign || entry == dict_missing) return Value::defer();
            value = dict_entries(cage, mapping)[2 * size_t{entry} + 1];
        } else {
            if (field.spec.width == PercentField::star) {
                signal = star_argument(cage, arguments, field.spec.width);
                if (signal.is_bound()) return signal;
                if (field.spec.width < 0) {
                    field.spec.left = true;
                    field.spec.width = field.spec.width == INT64_MIN ? INT64_MAX : -field.spec.width;
                }
            }
            if (field.spec.precision == PercentField::star) {
                signal = star_argument(cage, arguments, field.spec.precision);
                if (signal.is_bound()) return signal;
                if (field.spec.precision > INT32_MAX || field.spec.precision < INT32_MIN)
                    return Value::defer();
                if (field.spec.precision < 0) field.spec.precision = 0;
            }
            if (!arguments.take(value)) return not_enough(cage);
        }
        Arena& arena = scratch;
        signal = append_field(cage, arena, out, field, value);
        if (signal.is_bound()) return signal;
        if (cage.poll.charge(1)) return Value::stopped();
    }
    if (arguments.next < arguments.count && !mapping)
        return raise(cage, KnownType::TypeError, "not all arguments converted during string formatting");
    return out.finish();
}

namespace {

Value modulo(Cage& cage, Value* a) { return str_modulo(cage, a[0], a[1]); }

constexpr int64_t flag_left = 1, flag_plus = 2, flag_space = 4, flag_alternate = 8, flag_zero = 16;

// (format, at) -> None at the end, or (literal, key start or -1, key end, flags, width, precision, type, its
// position, next, error or None); a width or precision of -2 is '*'. A field without type and error is a
// literal alone.
Value percent_next(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]);
    auto at = static_cast<uint32_t>(a[1].as_int());
    if (at >= text.length) return Value::none();
    PercentField field;
    next_percent_field(text, at, field);
    note_work(cage, field.next - at);
    Value literal = slice_like(cage, a[0], field.literal.start, field.literal.end);
    Value error = field.error ? str_from_ascii(cage, field.error) : Value::none();
    Tuple* tuple = make_tuple(cage, 10);
    if (literal.is_signal() || error.is_signal() || !tuple) return Value::reserve();
    const PercentSpec& spec = field.spec;
    int64_t flags = (spec.left ? flag_left : 0) | (spec.plus ? flag_plus : 0) |
                    (spec.space ? flag_space : 0) | (spec.alternate ? flag_alternate : 0) |
                    (spec.zero ? flag_zero : 0);
    Value* items = tuple->items();
    items[0] = literal;
    items[1] = Value::integer(field.has_key ? int64_t{field.key.start} : -1);
    items[2] = Value::integer(field.key.end);
    items[3] = Value::integer(flags);
    items[4] = integer_from(cage, spec.width);
    if (items[4].is_signal()) return items[4];
    items[5] = Value::integer(spec.precision);
    items[6] = field.has_field && !field.error ? Value::integer(field.type) : Value::integer(-1);
    items[7] = Value::integer(field.type_at);
    items[8] = Value::integer(field.next);
    items[9] = error;
    return cage.ref(tuple);
}

// (int or float, type's code, flags, width, precision) -> str
Value percent_number(Cage& cage, Value* a) {
    int64_t flags, width, precision;
    if (!size_argument(cage, a[2], flags) || !size_argument(cage, a[3], width) ||
        !size_argument(cage, a[4], precision))
        return Value::defer();
    PercentSpec spec;
    spec.type = static_cast<char>(a[1].as_int());
    spec.left = (flags & flag_left) != 0;
    spec.plus = (flags & flag_plus) != 0;
    spec.space = (flags & flag_space) != 0;
    spec.alternate = (flags & flag_alternate) != 0;
    spec.zero = (flags & flag_zero) != 0;
    spec.width = width;
    spec.precision = precision;
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    Value signal = append_number(cage, scratch, out, a[0], spec, true);
    return signal.is_bound() ? signal : out.finish();
}

constexpr NativeEntry native_entries[] = {
    {"str.__mod__", modulo},
};

constexpr NativeEntry kernel_entries[] = {
    {"percent_next", percent_next},
    {"percent_number", percent_number},
};

} // namespace

const NativeTable str_percent_natives = natives_of(native_entries);
const NativeTable str_percent_kernels = kernels_of(kernel_entries);

} // namespace natrix
