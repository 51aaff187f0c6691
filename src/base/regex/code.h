#pragma once
#include <cstdint>

// The code words that Python's own `re._compiler` emits, by the numbers of `re._constants`.
namespace natrix::regex {

inline constexpr uint32_t magic = 20230612;
inline constexpr uint32_t max_repeat = UINT32_MAX; // as a count: without an end
inline constexpr uint32_t max_groups = 0x3FFF'FFFF;

enum class Word : uint32_t {
    failure,
    success,
    any,
    any_all,
    assert_,
    assert_not,
    at,
    branch,
    category,
    charset,
    big_charset,
    group_ref,
    group_ref_exists,
    in,
    info,
    jump,
    literal,
    mark,
    max_until,
    min_until,
    not_literal,
    negate,
    range,
    repeat,
    repeat_one,
    subpattern,
    min_repeat_one,
    atomic_group,
    possessive_repeat,
    possessive_repeat_one,
    group_ref_ignore,
    in_ignore,
    literal_ignore,
    not_literal_ignore,
    group_ref_loc_ignore,
    in_loc_ignore,
    literal_loc_ignore,
    not_literal_loc_ignore,
    group_ref_uni_ignore,
    in_uni_ignore,
    literal_uni_ignore,
    not_literal_uni_ignore,
    range_uni_ignore,
    count,
};

enum class Place : uint32_t {
    beginning,
    beginning_line,
    beginning_string,
    boundary,
    non_boundary,
    end,
    end_line,
    end_string,
    loc_boundary,
    loc_non_boundary,
    uni_boundary,
    uni_non_boundary,
    count,
};

// Each odd one is the complement of the one before it.
enum class Category : uint32_t {
    digit,
    not_digit,
    space,
    not_space,
    word,
    not_word,
    linebreak,
    not_linebreak,
    loc_word,
    loc_not_word,
    uni_digit,
    uni_not_digit,
    uni_space,
    uni_not_space,
    uni_word,
    uni_not_word,
    uni_linebreak,
    uni_not_linebreak,
    count,
};

} // namespace natrix::regex
