#include "base/numbers/format_error.h"
#include "base/numbers/format_spec.h"
#include "base/unicode/properties.h"

namespace natrix {

namespace {

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

struct SpecReader {
    const char32_t* at;
    const char32_t* end;
    FormatError& error;

    [[nodiscard]] char32_t peek() const { return at < end ? *at : 0; }
    bool take(char32_t c) {
        if (at == end || *at != c) return false;
        at++;
        return true;
    }
    // Sets value if there are any digits.
    bool take_number(int64_t& value) {
        int64_t number = 0;
        const char32_t* start = at;
        for (; at < end; at++) {
            int digit = *at < 128 ? (*at >= '0' && *at <= '9' ? static_cast<int>(*at - '0') : -1)
                                  : unicode::decimal_value(*at);
            if (digit < 0) break;
            if (number > (INT64_MAX - digit) / 10)
                return fail(error, FormatError::value_error, "Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        if (at != start) value = number;
        return true;
    }
    // One of ',' and '_'.
    bool take_separator(char& separator) {
        if (take(',')) separator = ',';
        bool comma = separator == ',';
        if (peek() == '_') {
            if (comma) return fail(error, FormatError::value_error, "Cannot specify both ',' and '_'.");
            separator = '_';
            at++;
            if (peek() == ',')
                return fail(error, FormatError::value_error, "Cannot specify both ',' and '_'.");
        }
        return true;
    }
};

bool bad_separator(FormatError& error, char separator, char32_t type) {
    begin(error, FormatError::value_error, "Cannot specify '");
    append(error, separator);
    append(error, "' with '");
    append_code(error, type);
    append(error, "'.");
    return false;
}

} // namespace

bool parse_format_spec(const char32_t* spec, size_t size, FormatKind kind, FormatSpec& out,
                       FormatError& error) {
    SpecReader reader{spec, spec + size, error};
    out = FormatSpec();
    bool align_given = true;
    if (size >= 2 && is_align(spec[1])) {
        out.fill = spec[0];
        out.fill_given = true;
        out.align = static_cast<char>(spec[1]);
        reader.at += 2;
    } else if (size >= 1 && is_align(spec[0])) {
        out.align = static_cast<char>(spec[0]);
        reader.at++;
    } else {
        align_given = false;
    }
    if (char32_t c = reader.peek(); c == '+' || c == '-' || c == ' ') {
        if (reader.take(c)) out.sign = static_cast<char>(c);
    }
    out.no_negative_zero = reader.take('z');
    out.alternate = reader.take('#');
    if (!out.fill_given && reader.take('0')) {
        out.fill = '0';
        if (!align_given && kind != FormatKind::text) out.align = '=';
    }
    if (!reader.take_number(out.width)) return false;
    if (!reader.take_separator(out.grouping)) return false;
    if (reader.take('.')) {
        if (!reader.take_number(out.precision)) return false;
        if (!reader.take_separator(out.fraction_grouping)) return false;
        if (out.precision < 0 && !out.fraction_grouping)
            return fail(error, FormatError::value_error, "Format specifier missing precision");
    }
    if (reader.end - reader.at > 1) {
        begin(error, FormatError::value_error, "Invalid format specifier '");
        error.with_spec = error.with_type = true;
        return false;
    }
    if (reader.at < reader.end) out.type = *reader.at;
    // A spec without a type formats a str as 's' and an int as 'd', also where messages name the type.
    char32_t type = out.type;
    if (!type && kind == FormatKind::text) type = 's';
    if (out.grouping) {
        switch (type) {
        case 0:
        case 'd':
        case 'e':
        case 'f':
        case 'g':
        case 'E':
        case 'F':
        case 'G':
        case '%': break;
        case 'b':
        case 'o':
        case 'x':
        case 'X':
            if (out.grouping == '_') break;
            [[fallthrough]];
        default: return bad_separator(error, out.grouping, type);
        }
    }
    if (out.fraction_grouping && type == 'n') return bad_separator(error, out.fraction_grouping, type);
    return true;
}

bool formats_as_float(const FormatSpec& spec) {
    switch (spec.type) {
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': return true;
    default: return false;
    }
}

} // namespace natrix
