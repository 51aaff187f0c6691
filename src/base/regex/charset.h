#pragma once
#include "base/regex/code.h"
#include "base/text/text_view.h"

namespace natrix::regex {

// How a character is folded before it is looked for in a set.
enum class Fold : uint32_t { none, ascii, unicode, locale };

[[nodiscard]] CodePoint ascii_lower(CodePoint c);
[[nodiscard]] CodePoint ascii_upper(CodePoint c);
[[nodiscard]] CodePoint folded(Fold fold, CodePoint c);

[[nodiscard]] bool in_category(Category category, CodePoint c);
// Whether a set, in the words of `re._compiler` and ended by `failure`, has the character.
[[nodiscard]] bool in_charset(const uint32_t* set, CodePoint c);
[[nodiscard]] bool in_charset(const uint32_t* set, Fold fold, CodePoint c);

// Where the set that begins here ends: behind its `failure`, or null when it is none, or longer than `end`.
[[nodiscard]] const uint32_t* charset_end(const uint32_t* set, const uint32_t* end);

// What characters above U+00FF a set has: a bound from above, by classes that have no common member.
namespace above {
inline constexpr uint32_t none = 0;
inline constexpr uint32_t words = 1;  // alphanumeric
inline constexpr uint32_t spaces = 2; // white space
inline constexpr uint32_t others = 4;
inline constexpr uint32_t any = 7;
} // namespace above

struct Above {
    uint32_t classes = above::any;
    bool all = false; // surely all of them
};
[[nodiscard]] Above charset_above(const uint32_t* set, Fold fold);

} // namespace natrix::regex
