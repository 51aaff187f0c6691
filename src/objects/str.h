#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// header.aux of a Str or StrView: the low byte is the width, then flags.
namespace str_aux {
constexpr uint16_t width_mask = 0x00FF;
constexpr uint16_t ascii = 0x0100;    // every character is below 128
constexpr uint16_t interned = 0x0200; // equal interned strs are the same object
} // namespace str_aux

inline bool is_str(Cage& cage, Value value) {
    if (!value.is_ref()) return false;
    Kind kind = cage.at(value)->kind;
    return kind == Kind::Str || kind == Kind::StrView;
}
inline bool is_exact_str(Cage& cage, Value value) {
    return is_str(cage, value) && (cage.at(value)->flags & Object::subclass) == 0;
}

// The characters of a str, whichever its layout. Valid until the next collection.
inline TextView text_of(Cage& cage, Value str) {
    Object* object = cage.at(str);
    auto width = static_cast<uint8_t>(object->aux & str_aux::width_mask);
    if (object->kind == Kind::Str) [[likely]] {
        auto* plain = static_cast<Str*>(object);
        return {plain->data(), plain->length, width};
    }
    auto* view = static_cast<StrView*>(object);
    auto* buffer = cage.as<StrBuffer>(view->buffer);
    return {buffer->data() + size_t{view->start} * width, view->length, width};
}
inline uint32_t str_length(Cage& cage, Value str) {
    return cage.as<Str>(str)->length;
} // both layouts have it there
inline bool is_ascii_str(Cage& cage, Value str) { return (cage.at(str)->aux & str_aux::ascii) != 0; }
inline bool is_interned(Cage& cage, Value str) { return (cage.at(str)->aux & str_aux::interned) != 0; }

// A fresh Str with room for `length` characters up to `maximum`; fill its data(). nullptr: answer
// Value::reserve().
Str* make_str(Cage& cage, uint64_t length, CodePoint maximum);
// Functions below answer Value::reserve() when memory is out.
Value str_from_text(Cage& cage, TextView text);
// WTF-8: UTF-8 in which lone surrogates may stand. Bytes that are no such text read as U+FFFD.
Value str_from_utf8(Cage& cage, const char* data, size_t size);
Value str_from_ascii(Cage& cage, const char* text);
Value str_from_character(Cage& cage, CodePoint character);
// text[start:end] with 0 <= start <= end <= length.
Value str_slice(Cage& cage, Value str, uint32_t start, uint32_t end);
// a + b; appends in place where `a` ends its buffer (s += t in a loop stays linear).
Value str_concat(Cage& cage, Value a, Value b);

bool str_equal(Cage& cage, Value a, Value b);
bool str_equals(Cage& cage, Value str, const char* ascii);
int str_compare(Cage& cage, Value a, Value b);
// The 32-bit hash that tables keep; never 0.
uint32_t str_hash(Cage& cage, Value str);

// The class of iterators over this str.
inline KnownType str_iterator_type(Cage& cage, Value str) {
    return is_ascii_str(cage, str) ? KnownType::str_ascii_iterator : KnownType::str_iterator;
}

// The one object for this text. Names of attributes, variables and keywords are always interned.
Value intern(Cage& cage, Value str);
Value intern_utf8(Cage& cage, const char* data, size_t size);
// Adds a str that says it is interned to Cage::interned, which has room. False: an equal one is interned
// already.
bool note_interned(Cage& cage, Value str);

} // namespace natrix
