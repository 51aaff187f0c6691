#pragma once
#include "base/text/text_view.h"

// The Unicode 16.0 character database as Python 3.14 shows it through str's predicates and unicodedata. Any
// 32-bit value may be asked about; what lies above 0x10FFFF is treated as unassigned.
namespace natrix::unicode {

inline constexpr char version[] = "16.0.0";

enum class Category : uint8_t {
    Cn,
    Cc,
    Cf,
    Co,
    Cs,
    Ll,
    Lm,
    Lo,
    Lt,
    Lu,
    Mc,
    Me,
    Mn,
    Nd,
    Nl,
    No,
    Pc,
    Pd,
    Pe,
    Pf,
    Pi,
    Po,
    Ps,
    Sc,
    Sk,
    Sm,
    So,
    Zl,
    Zp,
    Zs,
};

// What str's methods of the same names see in one character.
[[nodiscard]] bool is_alpha(CodePoint c);
[[nodiscard]] bool is_decimal(CodePoint c);
[[nodiscard]] bool is_digit(CodePoint c);
[[nodiscard]] bool is_numeric(CodePoint c);
[[nodiscard]] bool is_alnum(CodePoint c);
[[nodiscard]] bool is_lower(CodePoint c);
[[nodiscard]] bool is_upper(CodePoint c);
[[nodiscard]] bool is_title(CodePoint c); // titlecase letters only, not uppercase ones
[[nodiscard]] bool is_space(CodePoint c);
[[nodiscard]] bool is_linebreak(CodePoint c);
[[nodiscard]] bool is_printable(CodePoint c);
// The underscore counts as a start. Both are the NFKC-closed sets.
[[nodiscard]] bool is_xid_start(CodePoint c);
[[nodiscard]] bool is_xid_continue(CodePoint c);
[[nodiscard]] bool is_cased(CodePoint c);
[[nodiscard]] bool is_case_ignorable(CodePoint c);

// -1 where there is none.
[[nodiscard]] int decimal_value(CodePoint c);
[[nodiscard]] int digit_value(CodePoint c);
// False, and *value untouched, where there is none.
[[nodiscard]] bool numeric_value(CodePoint c, double* value);

[[nodiscard]] Category category(CodePoint c);
[[nodiscard]] const char* category_name(Category category); // "Lu"
[[nodiscard]] const char* bidirectional(CodePoint c);       // "AL"; "" for unassigned
[[nodiscard]] uint8_t combining_class(CodePoint c);
[[nodiscard]] const char* east_asian_width(CodePoint c); // "W"
[[nodiscard]] bool is_mirrored(CodePoint c);

} // namespace natrix::unicode
