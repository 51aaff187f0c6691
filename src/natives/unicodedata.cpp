#include "base/unicode/names.h"
#include "base/unicode/normalize.h"
#include "base/unicode/properties.h"
#include "natives/all.h"
#include "natives/str_support.h"

// The database of characters. The Python around has made sure of a str of one character, or of any str.
namespace natrix {
namespace {

CodePoint character(Cage& c, Value* a) { return text_of(c, a[0])[0]; }

Value ucd_category(Cage& c, Value* a) {
    return str_from_ascii(c, unicode::category_name(unicode::category(character(c, a))));
}
Value ucd_bidirectional(Cage& c, Value* a) {
    return str_from_ascii(c, unicode::bidirectional(character(c, a)));
}
Value ucd_combining(Cage& c, Value* a) { return Value::integer(unicode::combining_class(character(c, a))); }
Value ucd_mirrored(Cage& c, Value* a) { return Value::integer(unicode::is_mirrored(character(c, a))); }
Value ucd_east_asian_width(Cage& c, Value* a) {
    return str_from_ascii(c, unicode::east_asian_width(character(c, a)));
}

Value number_or_missing(int value) { return value < 0 ? Value::tombstone() : Value::integer(value); }

Value ucd_decimal(Cage& c, Value* a) { return number_or_missing(unicode::decimal_value(character(c, a))); }
Value ucd_digit(Cage& c, Value* a) { return number_or_missing(unicode::digit_value(character(c, a))); }
Value ucd_numeric(Cage& c, Value* a) {
    double value = 0;
    return unicode::numeric_value(character(c, a), &value) ? Value::number(value) : Value::tombstone();
}

Value ucd_name(Cage& c, Value* a) {
    char name[unicode::max_name_length];
    uint32_t length = unicode::name_of(character(c, a), name);
    return length == 0 ? Value::tombstone() : str_from_utf8(c, name, length);
}

// (name) -> the character, or sequence of characters, of this name; MISSING: there is none.
Value ucd_lookup(Cage& c, Value* a) {
    CodePoint found[unicode::max_sequence_length];
    uint32_t count = unicode::lookup(text_of(c, a[0]), found);
    if (count == 0) return Value::tombstone();
    return str_from_text(c, {found, count, 4});
}

Value ucd_decomposition(Cage& c, Value* a) {
    unicode::Decomposition parts = unicode::decomposition(character(c, a));
    char text[256];
    size_t size = 0;
    for (const char* tag = parts.tag; *tag; tag++) text[size++] = *tag;
    for (uint32_t i = 0; i < parts.count; i++) {
        if (size != 0) text[size++] = ' ';
        uint32_t digits = parts.to[i] > 0xFFFFF ? 6 : parts.to[i] > 0xFFFF ? 5 : 4;
        for (uint32_t digit = digits; digit-- > 0;)
            text[size++] = "0123456789ABCDEF"[parts.to[i] >> digit * 4 & 15];
    }
    return str_from_utf8(c, text, size);
}

// (form, str): form as a number, in the order of NormalForm.
Value ucd_normalize(Cage& c, Value* a) {
    TextView text = text_of(c, a[1]);
    note_short_work(c, text.length);
    Scratch scratch(c);
    auto form = static_cast<unicode::NormalForm>(a[0].as_int());
    unicode::Normalized made = unicode::normalize(form, text, scratch, c.poll);
    if (made.status != TextStatus::ok) return signal_of(made.status);
    if (made.unchanged) return copy_like(c, a[1]);
    return str_from_text(c, made.text);
}

// (form, str): whether it is in the form; None: only normalizing can tell.
Value ucd_is_normalized(Cage& c, Value* a) {
    TextView text = text_of(c, a[1]);
    note_short_work(c, text.length);
    switch (unicode::quick_check(static_cast<unicode::NormalForm>(a[0].as_int()), text, c.poll)) {
    case unicode::QuickCheck::yes: return Value::true_();
    case unicode::QuickCheck::no: return Value::false_();
    case unicode::QuickCheck::stopped: return Value::stopped();
    case unicode::QuickCheck::maybe: break;
    }
    return Value::none();
}

constexpr NativeEntry kernel_entries[] = {
    {"ucd_category", ucd_category},
    {"ucd_bidirectional", ucd_bidirectional},
    {"ucd_combining", ucd_combining},
    {"ucd_mirrored", ucd_mirrored},
    {"ucd_east_asian_width", ucd_east_asian_width},
    {"ucd_decimal", ucd_decimal},
    {"ucd_digit", ucd_digit},
    {"ucd_numeric", ucd_numeric},
    {"ucd_name", ucd_name},
    {"ucd_lookup", ucd_lookup},
    {"ucd_decomposition", ucd_decomposition},
    {"ucd_normalize", ucd_normalize},
    {"ucd_is_normalized", ucd_is_normalized},
};

} // namespace

const NativeTable unicodedata_kernels = kernels_of(kernel_entries);

} // namespace natrix
