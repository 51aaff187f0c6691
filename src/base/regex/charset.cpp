#include "base/regex/charset.h"

#include "base/unicode/case_mapping.h"
#include "base/unicode/properties.h"

namespace natrix::regex {
namespace {

constexpr uint32_t charset_words = 256 / 32;
constexpr uint32_t mapping_words = 256 / 4;

bool is_ascii_word(CodePoint c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_positive(Category category, CodePoint c) {
    switch (category) {
    case Category::digit: return c >= '0' && c <= '9';
    case Category::space: return c == ' ' || (c >= '\t' && c <= '\r');
    case Category::word:
    case Category::loc_word: return is_ascii_word(c);
    case Category::linebreak: return c == '\n';
    case Category::uni_digit: return unicode::is_decimal(c);
    case Category::uni_space: return unicode::is_space(c);
    case Category::uni_word: return c == '_' || unicode::is_alnum(c);
    case Category::uni_linebreak: return unicode::is_linebreak(c);
    default: return false;
    }
}

uint32_t classes_of(Category category) {
    switch (category) {
    case Category::uni_digit:
    case Category::uni_word: return above::words;
    case Category::uni_space:
    case Category::uni_linebreak: return above::spaces;
    case Category::uni_not_word: return above::spaces | above::others;
    case Category::uni_not_space: return above::words | above::others;
    case Category::uni_not_digit:
    case Category::uni_not_linebreak: return above::any;
    default: return (static_cast<uint32_t>(category) & 1) != 0 ? above::any : above::none;
    }
}

} // namespace

CodePoint ascii_lower(CodePoint c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }
CodePoint ascii_upper(CodePoint c) { return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c; }

CodePoint folded(Fold fold, CodePoint c) {
    switch (fold) {
    case Fold::none: return c;
    case Fold::unicode: return unicode::simple_lower(c);
    case Fold::ascii:
    case Fold::locale: break;
    }
    return ascii_lower(c);
}

bool in_category(Category category, CodePoint c) {
    auto number = static_cast<uint32_t>(category);
    return is_positive(static_cast<Category>(number & ~1u), c) != ((number & 1) != 0);
}

bool in_charset(const uint32_t* set, CodePoint c) {
    bool found = true;
    for (;;) {
        switch (static_cast<Word>(*set++)) {
        case Word::negate: found = !found; break;
        case Word::literal:
            if (c == *set++) return found;
            break;
        case Word::category:
            if (in_category(static_cast<Category>(*set++), c)) return found;
            break;
        case Word::range:
            if (set[0] <= c && c <= set[1]) return found;
            set += 2;
            break;
        case Word::range_uni_ignore: {
            CodePoint upper = unicode::to_upper(c).to[0];
            if ((set[0] <= c && c <= set[1]) || (set[0] <= upper && upper <= set[1])) return found;
            set += 2;
            break;
        }
        case Word::charset:
            if (c < 256 && (set[c >> 5] >> (c & 31) & 1) != 0) return found;
            set += charset_words;
            break;
        case Word::big_charset: {
            uint32_t count = *set++;
            const uint32_t* blocks = set + mapping_words;
            if (c < 0x10000) {
                uint32_t block = set[c >> 10] >> (c >> 8 & 3) * 8 & 0xFF;
                if ((blocks[block * charset_words + (c >> 5 & 7)] >> (c & 31) & 1) != 0) return found;
            }
            set = blocks + size_t{count} * charset_words;
            break;
        }
        default: return !found;
        }
    }
}

bool in_charset(const uint32_t* set, Fold fold, CodePoint c) {
    if (fold != Fold::locale) return in_charset(set, folded(fold, c));
    CodePoint lower = ascii_lower(c), upper = ascii_upper(c);
    return in_charset(set, lower) || (upper != lower && in_charset(set, upper));
}

const uint32_t* charset_end(const uint32_t* set, const uint32_t* end) {
    while (set < end) {
        auto word = static_cast<Word>(*set++);
        size_t left = static_cast<size_t>(end - set);
        switch (word) {
        case Word::failure: return set;
        case Word::negate: break;
        case Word::literal:
            if (left < 1) return nullptr;
            set += 1;
            break;
        case Word::category:
            if (left < 1 || *set >= static_cast<uint32_t>(Category::count)) return nullptr;
            set += 1;
            break;
        case Word::range:
        case Word::range_uni_ignore:
            if (left < 2) return nullptr;
            set += 2;
            break;
        case Word::charset:
            if (left < charset_words) return nullptr;
            set += charset_words;
            break;
        case Word::big_charset: {
            if (left < 1 + mapping_words) return nullptr;
            uint64_t count = *set++;
            if (left - 1 - mapping_words < count * charset_words) return nullptr;
            for (uint32_t i = 0; i < 256; i++)
                if ((set[i / 4] >> i % 4 * 8 & 0xFF) >= count) return nullptr;
            set += mapping_words + count * charset_words;
            break;
        }
        default: return nullptr;
        }
    }
    return nullptr;
}

Above charset_above(const uint32_t* set, Fold fold) {
    uint32_t classes = above::none;
    bool exact = true, negated = false, first = true;
    for (;; first = false) {
        auto word = static_cast<Word>(*set++);
        switch (word) {
        case Word::failure: {
            if (fold == Fold::unicode && (!exact || classes != above::none)) return {};
            if (!negated) return {classes, exact && classes == above::any};
            return {exact ? above::any & ~classes : above::any, exact && classes == above::none};
        }
        case Word::negate:
            if (!first) return {};
            negated = true;
            break;
        case Word::category: {
            auto category = static_cast<Category>(*set++);
            classes |= classes_of(category);
            exact = exact && category != Category::uni_digit && category != Category::uni_not_digit &&
                    category != Category::uni_linebreak && category != Category::uni_not_linebreak;
            break;
        }
        case Word::literal:
            if (*set++ <= 0xFF && fold != Fold::unicode) break;
            classes = above::any;
            exact = false;
            break;
        case Word::range:
            if (set[1] > 0xFF || fold == Fold::unicode) {
                classes = above::any;
                exact = false;
            }
            set += 2;
            break;
        case Word::charset:
            if (fold == Fold::unicode) {
                classes = above::any;
                exact = false;
            }
            set += charset_words;
            break;
        default: return {}; // the others are about characters above
        }
    }
}

} // namespace natrix::regex
