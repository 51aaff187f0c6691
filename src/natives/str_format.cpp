#include "natives/str_format.h"

#include "base/numbers/decimal.h"
#include "base/numbers/format_quick.h"
#include "base/text/escape.h"
#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/list_repr.h"
#include "natives/str_items.h"

// format(), str() and repr() of builtin values, without Python.
namespace natrix {
namespace {

bool number_of(Cage& cage, Value value, double& number) {
    if (value.is_double())
        number = value.as_double();
    else if (cage.is<Float>(value))
        number = cage.as<Float>(value)->number;
    else
        return false;
    return true;
}

// Exactly of a builtin class, so that neither __str__ nor __repr__ nor __format__ can be anybody else's.
bool is_plain(Cage& cage, Value value) {
    return !value.is_ref() || (cage.at(value)->flags & Object::subclass) == 0;
}

Value append_integer(Cage& cage, Arena& arena, TextBuilder& out, Value value) {
    if (value.is_int()) {
        TextSpan to;
        uint32_t size = decimal_size(value.as_int());
        if (out.view().width == 1) {
            if (!out.extend(size, 0x7F, to)) return out.failure();
            write_decimal(static_cast<char*>(to.data), size, value.as_int());
            return {};
        }
        char room[24];
        write_decimal(room, size, value.as_int());
        return out.add_ascii(room, size) ? Value() : out.failure();
    }
    IntegerView integer(cage, value);
    if (integer.integer.size > leaf_digit_limbs) return Value::defer();
    size_t bound = bigint::text_size(integer, 10), size = 0;
    auto* text = static_cast<char*>(arena.take(bound, 1));
    if (!text) return Value::reserve();
    switch (bigint::to_text(integer, 10, text, size, {arena, cage.poll})) {
    case NumberStatus::ok: break;
    case NumberStatus::stopped: return Value::stopped();
    default: return Value::reserve();
    }
    return out.add_ascii(text, size) ? Value() : out.failure();
}

FormatKind kind_of(Cage& cage, Value value, bool& known) {
    known = true;
    if (is_integer(cage, value)) return FormatKind::integer;
    if (value.is_double() || cage.is<Float>(value)) return FormatKind::real;
    if (is_str(cage, value)) return FormatKind::text;
    known = cage.is<Complex>(value);
    return FormatKind::complex;
}

uint32_t quick_number(Value value, const QuickSpec& spec, char* room) {
    if (value.is_int()) return quick_integer(value.as_int(), spec, room);
    return value.is_double() ? quick_float(value.as_double(), spec, room) : 0;
}

// The commonest ways of format(value, spec), without scratch. Unbound: the general way.
Value quick_format(Cage& cage, Value value, TextView spec_text) {
    QuickSpec spec;
    bool number = value.is_int() || value.is_double();
    if (spec_text.width != 1 || (!number && !is_exact_str(cage, value)) ||
        !parse_quick_spec(spec_text.units8(), spec_text.length, spec))
        return {};
    if (number) {
        char room[quick_text_size];
        uint32_t size = quick_number(value, spec, room);
        if (size == 0) return {};
        Str* str = make_str(cage, size, 0x7F);
        if (!str) return Value::reserve();
        std::memcpy(str->data(), room, size);
        return cage.ref(str);
    }
    if ((spec.type != 0 && spec.type != 's') || spec.precision >= 0 || spec.sign || spec.alternate ||
        spec.zeros || spec.comma)
        return {};
    TextView text = text_of(cage, value);
    if (spec.width <= text.length) return value;
    Str* str = make_str(cage, spec.width, ceiling_of(cage, value));
    if (!str) return Value::reserve();
    uint32_t missing = spec.width - text.length;
    uint32_t before = spec.align == '>' ? missing : spec.align == '^' ? missing / 2 : 0;
    TextSpan to{str->data(), spec.width, text.width};
    auto fill = static_cast<CodePoint>(spec.fill);
    text::fill_text(to, 0, before, fill);
    text::copy_text(text, to, before);
    text::fill_text(to, before + text.length, spec.width, fill);
    return cage.ref(str);
}

// format(value, spec) with a spec that is not empty, for instances of subclasses as well.
Value append_spec(Cage& cage, Arena& arena, TextBuilder& out, Value value, TextView spec_text,
                  bool any_size) {
    if ((value.is_int() || value.is_double()) && spec_text.width == 1) {
        QuickSpec quick;
        char room[quick_text_size];
        uint32_t size = 0;
        if (parse_quick_spec(spec_text.units8(), spec_text.length, quick))
            size = quick_number(value, quick, room);
        if (size != 0) return out.add_ascii(room, size) ? Value() : out.failure();
    }
    bool known;
    FormatKind kind = kind_of(cage, value, known);
    if (!known) return Value::defer();
    auto* characters = static_cast<char32_t*>(arena.take(size_t{spec_text.length} * 4, 4));
    if (!characters) return Value::reserve();
    text::copy_text(spec_text, characters, 4);
    FormatSpec spec;
    FormatError error;
    FormatLayout layout;
    if (!parse_format_spec(characters, spec_text.length, kind, spec, error))
        return raise_format_error(cage, error, spec_text, value);
    if (spec.type == 0 && spec_text[spec_text.length - 1] == 0) // a type that reads as none
        return raise(cage, KnownType::ValueError, "Unknown format code '\\x0' for object of type '{}'",
                     type_name(cage, value));
    TextView text;
    bool fine;
    double number;
    switch (kind) {
    case FormatKind::integer: {
        IntegerView integer(cage, value);
        if (formats_as_float(spec)) {
            if (!bigint::to_double(integer, number))
                return raise(cage, KnownType::OverflowError, "int too large to convert to float");
            fine = layout_float(number, spec, layout, error);
            break;
        }
        bool decimal = spec.type == 0 || spec.type == 'd' || spec.type == 'n';
        if (decimal && !any_size && integer.integer.size > leaf_digit_limbs) return Value::defer();
        fine = layout_integer(integer, spec, layout, error, {arena, cage.poll});
        break;
    }
    case FormatKind::real:
        (void)number_of(cage, value, number);
        fine = layout_float(number, spec, layout, error);
        break;
    case FormatKind::complex: {
        auto* object = cage.as<Complex>(value);
        fine = layout_complex(object->real, object->imag, spec, layout, error);
        break;
    }
    case FormatKind::text:
        text = text_of(cage, value);
        fine = layout_text(text.length, spec, layout, error);
        break;
    default: fine = false;
    }
    if (!fine) return raise_format_error(cage, error, spec_text, value);
    return append_layout(cage, out, layout, text);
}

Value append_repr(Cage& cage, TextBuilder& out, Value str, bool ascii_only) {
    TextView text = text_of(cage, str);
    TextSize size = text::repr_size(text, ascii_only, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    note_short_work(cage, size.length);
    // The kernel writes as wide as its span is: what is narrower than the text so far is widened.
    CodePoint so_far = out.view().width == 1 ? 0xFF : out.view().width == 2 ? 0xFFFF : max_code_point;
    TextSpan to;
    if (size.length > max_text_bytes || !out.extend(size.length, std::max(so_far, size.maximum), to))
        return size.length > max_text_bytes ? raise_memory_error(cage) : out.failure();
    TextStatus status = text::repr_fill(text, ascii_only, to, cage.poll);
    return status == TextStatus::ok ? Value() : signal_of(status);
}

Value finished(TextBuilder& out, Value signal) { return signal.is_bound() ? signal : out.finish(); }

} // namespace

Value raise_format_error(Cage& cage, const FormatError& error, TextView spec, Value value) {
    if (error.kind == FormatError::stopped) return Value::stopped();
    if (error.kind == FormatError::no_memory) return Value::reserve();
    KnownType type =
        error.kind == FormatError::overflow_error ? KnownType::OverflowError : KnownType::ValueError;
    TextView text{error.text, error.size, 1};
    return raise(cage, type, "{}{}{}{}{}", text, error.with_spec ? spec : TextView{},
                 error.with_spec ? "' for object of type '" : "",
                 error.with_type ? type_name(cage, value) : Piece(""), error.with_type ? "'" : "");
}

Value append_layout(Cage& cage, TextBuilder& out, const FormatLayout& layout, TextView text) {
    CodePoint character = layout.character;
    if (layout.part_count == 0 && layout.is_character) text = {&character, 1, 4};
    CodePoint maximum = class_maximum(layout.largest);
    if (layout.part_count == 0) {
        text = text.slice(0, static_cast<uint32_t>(layout.is_character ? 1 : layout.text_size));
        maximum = std::max(maximum, text.width == 1 ? 0xFF : text::scan_maximum(text));
    }
    TextSpan to;
    if (layout.size > max_text_bytes) return raise_memory_error(cage);
    if (!out.extend(layout.size, maximum, to)) return out.failure();
    note_short_work(cage, layout.size);
    bool done;
    switch (to.width) {
    case 1: done = write_layout(layout, static_cast<uint8_t*>(to.data), cage.poll); break;
    case 2: done = write_layout(layout, static_cast<char16_t*>(to.data), cage.poll); break;
    default: done = write_layout(layout, static_cast<char32_t*>(to.data), cage.poll); break;
    }
    if (!done) return Value::stopped();
    if (text.length) text::copy_text(text, to, static_cast<uint32_t>(layout.left_fill));
    return {};
}

Value append_converted(Cage& cage, Arena& arena, TextBuilder& out, Value value, int conversion) {
    if (!is_plain(cage, value)) return Value::defer();
    if (is_str(cage, value)) {
        if (conversion == 'r' || conversion == 'a') return append_repr(cage, out, value, conversion == 'a');
        note_work(cage, str_length(cage, value));
        return out.add(text_of(cage, value), ceiling_of(cage, value)) ? Value() : out.failure();
    }
    double number;
    if (value.is_bool()) {
        bool truth = value.is_true();
        return out.add_ascii(truth ? "True" : "False", truth ? 4 : 5) ? Value() : out.failure();
    }
    if (value.is_none()) return out.add_ascii("None", 4) ? Value() : out.failure();
    if (is_integer(cage, value)) return append_integer(cage, arena, out, value);
    if (number_of(cage, value, number)) {
        char text[float_repr_size];
        return out.add_ascii(text, float_repr(number, text)) ? Value() : out.failure();
    }
    if (cage.is<Complex>(value)) {
        auto* object = cage.as<Complex>(value);
        FormatError error;
        FormatLayout layout;
        if (!layout_complex(object->real, object->imag, FormatSpec{}, layout, error))
            return raise_format_error(cage, error, {}, value);
        return append_layout(cage, out, layout, {});
    }
    if (value == Value::ellipsis()) return out.add_ascii("Ellipsis", 8) ? Value() : out.failure();
    if (cage.is<Bytes>(value)) {
        TextView text = view_of(cage, value);
        ByteView bytes{text.units8(), text.length};
        TextSize size = text::bytes_repr_size(bytes, cage.poll);
        if (size.status != TextStatus::ok) return signal_of(size.status);
        auto* room = static_cast<uint8_t*>(arena.take(size.length, 1));
        if (!room) return Value::reserve();
        TextStatus status = text::bytes_repr_fill(bytes, room, cage.poll);
        if (status != TextStatus::ok) return signal_of(status);
        return out.add({room, static_cast<uint32_t>(size.length), 1}, 0x7F) ? Value() : out.failure();
    }
    return Value::defer();
}

Value append_formatted(Cage& cage, Arena& arena, TextBuilder& out, Value value, int conversion,
                       TextView spec) {
    if (spec.length == 0) return append_converted(cage, arena, out, value, conversion ? conversion : 's');
    if (conversion == 0)
        return is_plain(cage, value) ? append_spec(cage, arena, out, value, spec, false) : Value::defer();
    if (conversion == 's' && is_exact_str(cage, value))
        return append_spec(cage, arena, out, value, spec, false);
    // The converted text is one of the texts in scratch, and the layout is of its length.
    TextBuilder converted(cage, arena);
    Value signal = append_converted(cage, arena, converted, value, conversion);
    if (signal.is_bound()) return signal;
    Value text = converted.finish();
    return text.is_signal() ? text : append_spec(cage, arena, out, text, spec, false);
}

namespace {

// What is neither a str nor a small number.
Value converted(Cage& cage, Value value, int conversion) {
    if (!is_plain(cage, value)) return Value::defer();
    switch (cage.kind(value)) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set: return conversion == 'a' ? Value::defer() : container_repr(cage, value);
    case Kind::Instance: return Value::defer();
    default: break;
    }
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    return finished(out, append_converted(cage, scratch, out, value, conversion));
}

} // namespace

Value leaf_str(Cage& cage, Value value) {
    if (is_exact_str(cage, value)) return value;
    if (value.is_int()) {
        int64_t number = value.as_int();
        if (number >= 0 && number < 10) return str_from_character(cage, static_cast<CodePoint>('0' + number));
        uint32_t size = decimal_size(number);
        Str* str = make_str(cage, size, 0x7F);
        if (!str) return Value::reserve();
        write_decimal(reinterpret_cast<char*>(str->data()), size, number);
        return cage.ref(str);
    }
    if (value.is_double()) {
        char text[float_repr_size];
        size_t size = float_repr(value.as_double(), text);
        Str* str = make_str(cage, size, 0x7F);
        if (!str) return Value::reserve();
        std::memcpy(str->data(), text, size);
        return cage.ref(str);
    }
    return converted(cage, value, 's');
}

Value leaf_repr(Cage& cage, Value value, bool ascii_only) {
    if (value.is_int() || value.is_double()) return leaf_str(cage, value);
    if (is_exact_str(cage, value)) return str_repr(cage, value, ascii_only);
    return converted(cage, value, ascii_only ? 'a' : 'r');
}

Value leaf_format(Cage& cage, Value value, int conversion, Value spec) {
    TextView spec_text;
    if (spec.is_bound()) {
        if (!is_str(cage, spec)) return Value::defer();
        spec_text = text_of(cage, spec);
    }
    if (spec_text.length == 0 && (conversion == 0 || conversion == 's')) return leaf_str(cage, value);
    if (spec_text.length == 0) return leaf_repr(cage, value, conversion == 'a');
    if (conversion == 0 || (conversion == 's' && is_exact_str(cage, value))) {
        Value answer = quick_format(cage, value, spec_text);
        if (answer.is_bound()) return answer;
    }
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    return finished(out, append_formatted(cage, scratch, out, value, conversion, spec_text));
}

namespace {

Value format_native(Cage& cage, Value* a) {
    return is_str(cage, a[1]) ? leaf_format(cage, a[0], 0, a[1]) : Value::defer();
}

// (value, spec): what int, float, complex and str do with a spec that is not empty, whatever the value's
// class.
Value format_builtin(Cage& cage, Value* a) {
    Scratch scratch(cage);
    TextBuilder out(cage, scratch);
    return finished(out, append_spec(cage, scratch, out, a[0], text_of(cage, a[1]), true));
}

constexpr NativeEntry native_entries[] = {
    {"format", format_native},
    {"str.__format__", format_native},
    {"int.__format__", format_native},
    {"float.__format__", format_native},
    {"complex.__format__", format_native},
};

constexpr NativeEntry kernel_entries[] = {
    {"format_builtin", format_builtin},
};

} // namespace

const NativeTable str_format_natives = natives_of(native_entries);
const NativeTable str_format_kernels = kernels_of(kernel_entries);

} // namespace natrix
