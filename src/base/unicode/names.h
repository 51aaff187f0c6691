#pragma once
#include "base/text/text_view.h"

namespace natrix::unicode {

// No name is longer than this.
inline constexpr uint32_t max_name_length = 256;
// No named sequence has more code points than this.
inline constexpr uint32_t max_sequence_length = 4;

// Writes the name (ASCII, upper case, no final zero) and answers its length; 0 if the character has none.
// Aliases are never given: control characters have no name.
[[nodiscard]] uint32_t name_of(CodePoint c, char (&name)[max_name_length]);

// The character of this name or alias, ignoring ASCII case, as in "\N{...}"; -1 if there is none.
[[nodiscard]] int32_t code_point_named(TextView name);

// As unicodedata.lookup(), which knows the named sequences too. Answers the number of code points, 0 if there
// is no such name.
[[nodiscard]] uint32_t lookup(TextView name, CodePoint (&to)[max_sequence_length]);

} // namespace natrix::unicode
