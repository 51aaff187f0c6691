#pragma once
#include "base/numbers/float_text.h"

// format(value, spec) for int, float, complex and str, and the numbers of printf-style formatting. Two steps:
// a layout, which knows its exact size (saturating, so that a caller refuses format(1, '10000000000d') before
// any work), and then writing it, as text of 1-, 2- or 4-byte characters.
namespace natrix {

enum class FormatKind : uint8_t { integer, real, complex, text };

// Message of a failed formatting: `text`; then, if with_spec, the whole spec and "' for object of type '";
// then, if with_type, the name of the value's type and "'".
struct FormatError {
    enum Kind : uint8_t { value_error, overflow_error, stopped, no_memory };
    Kind kind = value_error;
    bool with_spec = false;
    bool with_type = false;
    uint8_t size = 0;
    char text[96];
};

struct FormatSpec {
    char32_t fill = ' ';
    char align = 0; // '<', '>', '=', '^'; 0: the type's default
    char sign = 0;  // '+', '-', ' ' or 0
    bool fill_given = false;
    bool no_negative_zero = false; // z
    bool alternate = false;        // #
    int64_t width = -1;
    int64_t precision = -1;
    char grouping = 0;          // ',' or '_' in the whole part
    char fraction_grouping = 0; // the same in the fraction
    char32_t type = 0;          // 0: none given
};

// False: `error` is set. An empty spec is fine, but callers answer str(value) for it without coming here.
[[nodiscard]] bool parse_format_spec(const char32_t* spec, size_t size, FormatKind kind, FormatSpec& out,
                                     FormatError& error);
// True when an int is to be formatted as a float with this type (e, f, g, %, and so on): the caller converts
// it
// ("int too large to convert to float") and calls layout_float.
[[nodiscard]] bool formats_as_float(const FormatSpec& spec);

// One number: sign and prefix, fill up to the width (align '='), digits with separators, point, fraction,
// exponent.
struct NumberPart {
    char prefix[4]; // sign, 0x
    uint8_t prefix_size;
    char separator;          // 0: none
    char fraction_separator; // 0: none
    uint8_t group;           // digits between separators
    bool point;
    uint64_t leading_zeros; // digits, counted without separators
    const char* whole;
    size_t whole_size;
    const char* fraction;
    size_t fraction_size;
    uint64_t fraction_zeros;
    const char* suffix;
    size_t suffix_size;
    uint64_t inner_fill; // between prefix and digits
    uint64_t size;       // all of it
};

// Everything that format() writes. It may point into itself (and into the arena, for an int's digits, or to
// the str's characters): it must stay where it is until written.
struct FormatLayout {
    FormatLayout() = default;
    FormatLayout(const FormatLayout&) = delete;
    FormatLayout& operator=(const FormatLayout&) = delete;

    uint64_t size;    // characters, saturating
    char32_t largest; // the largest character that will be written
    char32_t fill;
    uint64_t left_fill, right_fill;
    uint8_t part_count; // 0 for text
    bool parentheses;   // complex without a type
    char tail;          // 'j' or 0
    NumberPart parts[2];
    FloatDigits floats[2];
    // A character for 'c', or the str, as the caller gave it; the caller writes these between the fills.
    char32_t character;
    bool is_character;
    uint64_t text_size;
};

// False: `error` is set. layout_integer leaves the digits in work.arena until the caller releases them.
[[nodiscard]] bool layout_integer(bigint::Integer value, const FormatSpec& spec, FormatLayout& out,
                                  FormatError& error, Work work);
[[nodiscard]] bool layout_float(double value, const FormatSpec& spec, FormatLayout& out, FormatError& error);
[[nodiscard]] bool layout_complex(double real, double imaginary, const FormatSpec& spec, FormatLayout& out,
                                  FormatError& error);
// A str of `size` characters: out.text_size of them are shown (a precision cuts), between left_fill and
// right_fill. `largest` covers the fill only.
[[nodiscard]] bool layout_text(uint64_t size, const FormatSpec& spec, FormatLayout& out, FormatError& error);

// Writes out.size characters; a layout of text leaves the text's characters alone. Char: uint8_t (Latin-1),
// char16_t, char32_t or char; it must be able to hold `largest`. False: stopped.
template<class Char> [[nodiscard]] bool write_layout(const FormatLayout& layout, Char* out, Poll& poll);

// The number part of '%...' formatting, the arguments of '*' filled in.
struct PercentSpec {
    bool left = false;      // -
    bool plus = false;      // +
    bool space = false;     // ' '
    bool alternate = false; // #
    bool zero = false;      // 0
    int64_t width = -1;
    int64_t precision = -1;
    char type = 'd';
};
// Types d, i, u, o, x, X.
[[nodiscard]] bool layout_percent_integer(bigint::Integer value, const PercentSpec& spec, FormatLayout& out,
                                          FormatError& error, Work work);
// Types e, E, f, F, g, G.
[[nodiscard]] bool layout_percent_float(double value, const PercentSpec& spec, FormatLayout& out,
                                        FormatError& error);
// %s, %r, %a (a precision cuts) and %c (size 1, precision ignored), as layout_text.
[[nodiscard]] bool layout_percent_text(uint64_t size, const PercentSpec& spec, FormatLayout& out);

} // namespace natrix
