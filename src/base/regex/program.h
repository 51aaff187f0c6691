#pragma once
#include "base/regex/charset.h"

// What the matcher runs: words of 32 bits, made by translate() from the words of `re._compiler` and never
// from anything else, so that the matcher need not check them. Places in it are counted in words from its
// beginning.
namespace natrix::regex {

// How a search finds where a match may begin.
enum class Search : uint32_t {
    everywhere,
    anchored,  // only at the beginning of the text
    character, // `argument`
    set,       // place of a set
    text,      // place of a count and as many characters
};

struct Program {
    uint32_t words;
    uint32_t groups;
    uint32_t loops;
    uint32_t minimum; // characters that a match has at least
    uint32_t search;
    uint32_t argument;

    [[nodiscard]] const uint32_t* at(uint32_t place) const {
        return reinterpret_cast<const uint32_t*>(this) + place;
    }
    [[nodiscard]] uint32_t marks() const { return 2 * groups; }
};

inline constexpr uint32_t program_start = sizeof(Program) / 4;

// A test of one character: two words, what and its argument.
enum class Test : uint32_t {
    none, // as a guard: whatever comes may match, also nothing
    any,  // but a line feed
    any_all,
    character,
    not_character,
    set,
};

// A set: 8 words with a bit for each character up to U+00FF; then which there are above (above::…); then how
// those are told: 0 by nothing more (all or none, as the classes say), else 1 + Fold, and the words of the
// set.
inline constexpr uint32_t set_above = 8;
inline constexpr uint32_t set_how = 9;
inline constexpr uint32_t set_words = 10;

[[nodiscard]] inline bool in_latin1(const uint32_t* set, uint32_t c) {
    return (set[c >> 5] >> (c & 31) & 1) != 0;
}
[[nodiscard]] inline bool in_above(const uint32_t* set, CodePoint c) {
    return set[set_how] == 0 ? set[set_above] != 0
                             : in_charset(set + set_words, static_cast<Fold>(set[set_how] - 1), c);
}
[[nodiscard]] inline bool in_set(const uint32_t* set, CodePoint c) {
    return c <= 0xFF ? in_latin1(set, c) : in_above(set, c);
}

// Operands stand behind the operation's word. A guard is a Test that the next character must pass for the way
// to be able to match.
enum class Op : uint32_t {
    fail,
    match,
    any,
    any_all,
    character,      // c
    not_character,  // c
    set,            // place
    text,           // count, characters
    at,             // Place
    mark,           // number
    group_ref,      // group, Fold
    group_exists,   // group, where to go on when it has not matched
    jump,           // place
    branch,         // count, then for each way: guard, place
    repeat_one,     // minimum, maximum, test, guard of what follows, 1 when nothing is given back
    lazy_one,       // minimum, maximum, test, guard of what follows, unused
    loop,           // number, place of its end
    loop_end,       // number, minimum, maximum, place of the body, guard of the body, guard of what follows
    lazy_loop_end,  // the same
    look,           // how far back, 1 when it must not match, place behind its end
    look_end,       //
    look_not_end,   //
    atomic,         //
    atomic_end,     //
    possessive,     // number, minimum, maximum, place behind its end
    possessive_end, // place of its beginning
};

inline constexpr uint32_t repeat_one_words = 8;
inline constexpr uint32_t loop_words = 3;
inline constexpr uint32_t loop_end_words = 9;
inline constexpr uint32_t look_words = 4;
inline constexpr uint32_t possessive_words = 5;

// The words of an operation, its own included.
[[nodiscard]] constexpr uint32_t op_words(const uint32_t* at) {
    switch (static_cast<Op>(*at)) {
    case Op::fail:
    case Op::match:
    case Op::any:
    case Op::any_all:
    case Op::look_end:
    case Op::look_not_end:
    case Op::atomic:
    case Op::atomic_end: return 1;
    case Op::character:
    case Op::not_character:
    case Op::set:
    case Op::at:
    case Op::mark:
    case Op::jump:
    case Op::possessive_end: return 2;
    case Op::group_ref:
    case Op::group_exists: return 3;
    case Op::text: return 2 + at[1];
    case Op::branch: return 2 + 3 * at[1];
    case Op::repeat_one:
    case Op::lazy_one: return repeat_one_words;
    case Op::loop: return loop_words;
    case Op::loop_end:
    case Op::lazy_loop_end: return loop_end_words;
    case Op::look: return look_words;
    case Op::possessive: return possessive_words;
    }
    return 1;
}

} // namespace natrix::regex
