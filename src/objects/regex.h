#pragma once
#include "base/regex/matcher.h"
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

inline const regex::Program& program_of(RegexPattern* pattern) {
    return *reinterpret_cast<const regex::Program*>(pattern->data() + size_t{pattern->words} * 4);
}

// What a pattern is matched against.
struct Subject {
    TextView text;
    bool is_str = true;
};
// The characters of a str, the bytes of a bytes-like object. False: it is neither.
bool subject_text(Cage& cage, Value string, Subject& subject);
// The same for this pattern: yes, or raised TypeError.
Answer subject_of(Cage& cage, RegexPattern* pattern, Value string, Subject& subject);
// string[start:end] as a str or bytes, cut to what the string has.
Value subject_slice(Cage& cage, Value string, uint32_t start, uint32_t end);

// A pattern over checked words; None: they are none that `re._compiler` could have made; or a signal. The
// other fields are the caller's to set.
Value make_pattern(Cage& cage, const uint32_t* words, uint32_t count, uint32_t groups, Arena& scratch);
// For the loader: whether the program is that of the words.
enum class ProgramCheck : uint8_t { sound, forged, no_room };
ProgramCheck check_program(RegexPattern* pattern, Arena& scratch);

// From `start` on, up to `end`; start and end are cut to the string. A Match, None, or a signal.
Value pattern_match(Cage& cage, RegexPattern* pattern, Value string, regex::Mode mode, int64_t start,
                    int64_t end);
// The next match of a scanner, likewise; moves it.
Value scanner_step(Cage& cage, RegexScanner* scanner, regex::Mode mode);
// The Match that a matcher has found.
Value make_match(Cage& cage, RegexPattern* pattern, Value string, int64_t pos, int64_t endpos,
                 const regex::Matcher& matcher);

inline const uint32_t* match_spans(RegexMatch* match) {
    return reinterpret_cast<const uint32_t*>(match->spans());
}
// The text of a group, or `otherwise` when it has not matched.
Value match_group(Cage& cage, RegexMatch* match, uint32_t group, Value otherwise);

} // namespace natrix
