#pragma once
#include "base/numbers/format_spec.h"

// Composing the messages of format errors.
namespace natrix {

inline void append(FormatError& error, char c) {
    if (error.size < sizeof error.text) error.text[error.size++] = c;
}
inline void append(FormatError& error, const char* text) {
    for (; *text; text++) append(error, *text);
}
// A format code: itself, if it is visible ASCII, else its number.
inline void append_code(FormatError& error, char32_t code) {
    if (code > 32 && code < 128) return append(error, static_cast<char>(code));
    append(error, "\\x");
    bool started = false;
    for (int shift = 28; shift >= 0; shift -= 4) {
        unsigned digit = code >> shift & 15;
        started |= digit != 0 || shift == 0;
        if (started) append(error, "0123456789abcdef"[digit]);
    }
}
inline void begin(FormatError& error, FormatError::Kind kind, const char* text) {
    error.kind = kind;
    error.with_spec = error.with_type = false;
    error.size = 0;
    append(error, text);
}
// Always false.
inline bool fail(FormatError& error, FormatError::Kind kind, const char* text) {
    begin(error, kind, text);
    return false;
}
inline bool unknown_code(FormatError& error, char32_t code) {
    begin(error, FormatError::value_error, "Unknown format code '");
    append_code(error, code);
    append(error, "' for object of type '");
    error.with_type = true;
    return false;
}

} // namespace natrix
