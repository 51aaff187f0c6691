#include "base/unicode/names.h"

#include <cstring>

namespace natrix::unicode {

namespace {

#include "base/unicode/names.inc"

constexpr char hangul_prefix[] = "HANGUL SYLLABLE ";
constexpr char unified_prefix[] = "CJK UNIFIED IDEOGRAPH-";
constexpr uint32_t hangul_base = 0xAC00, hangul_count = 11172;
constexpr char leading[][3] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                               "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr char vowels[][4] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                              "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr char trailing[][3] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
constexpr uint32_t run_count = sizeof run_first / sizeof run_first[0];
constexpr uint32_t no_name = UINT32_MAX;

struct Writer {
    char* to;
    uint32_t length = 0;

    void put(char c) {
        if (length < max_name_length) to[length++] = c;
    }
    void put(const char* text) {
        while (*text) put(*text++);
    }
    void hexadecimal(CodePoint c) {
        for (int shift = c > 0xFFFFF ? 20 : c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
            put("0123456789ABCDEF"[c >> shift & 15]);
    }
};

void put_word(uint32_t word, Writer& writer) {
    const uint8_t* at = word_pool + word_starts[word / group];
    for (uint32_t skip = word % group; skip > 0; at++) skip -= *at >> 7;
    for (; !(*at & 0x80); at++) writer.put(static_cast<char>(*at));
    writer.put(static_cast<char>(*at & 0x7F));
}

// Writes the listed name of this number.
void put_name(uint32_t number, Writer& writer) {
    const uint8_t* at = name_stream + name_starts[number / group];
    for (uint32_t skip = number % group; skip > 0;) {
        if (*at == 0) skip--;
        at += *at > single_codes ? 2 : 1;
    }
    for (bool first = true; *at != 0; first = false) {
        uint32_t word = *at++ - 1u;
        if (word >= single_codes) word = single_codes + (word - single_codes) * 256 + *at++;
        if (!first) writer.put(' ');
        put_word(word, writer);
    }
}

CodePoint listed_code_point(uint32_t number) {
    uint32_t low = 0, high = run_count;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (run_name[middle] <= number)
            low = middle;
        else
            high = middle;
    }
    return run_first[low] + (number - run_name[low]);
}

uint32_t listed_number(CodePoint c) {
    uint32_t low = 0, high = run_count;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (run_first[middle] <= c)
            low = middle;
        else
            high = middle;
    }
    return c >= run_first[low] && c <= run_last[low] ? run_name[low] + (c - run_first[low]) : no_name;
}

uint32_t find_listed(const char* upper, uint32_t length) {
    uint32_t hash = 0x811C9DC5;
    for (uint32_t i = 0; i < length; i++) hash = (hash ^ static_cast<uint8_t>(upper[i])) * 0x01000193u;
    hash = (hash ^ hash >> 15) & (bucket_count - 1);
    for (uint32_t at = bucket_starts[hash]; at < bucket_starts[hash + 1]; at++) {
        char name[max_name_length];
        Writer writer{name};
        put_name(bucket_names[at], writer);
        if (writer.length == length && std::memcmp(name, upper, length) == 0) return bucket_names[at];
    }
    return no_name;
}

int hexadecimal_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The longest of the parts that `text` begins with; -1 if none.
template<size_t n, size_t m> int longest_part(const char (&parts)[n][m], const char*& text, const char* end) {
    int best = -1;
    size_t best_length = 0;
    for (size_t i = 0; i < n; i++) {
        size_t length = std::strlen(parts[i]);
        if (length > static_cast<size_t>(end - text) || std::memcmp(parts[i], text, length) != 0) continue;
        if (best < 0 || length > best_length) {
            best = static_cast<int>(i);
            best_length = length;
        }
    }
    if (best >= 0) text += best_length;
    return best;
}

bool has_prefix(const char* name, uint32_t length, const char* prefix) {
    size_t n = std::strlen(prefix);
    return length >= n && std::memcmp(name, prefix, n) == 0;
}

int32_t hangul_named(const char* at, const char* end) {
    int l = longest_part(leading, at, end);
    int v = longest_part(vowels, at, end);
    int t = longest_part(trailing, at, end);
    if (l < 0 || v < 0 || t < 0 || at != end) return -1;
    return static_cast<int32_t>(hangul_base) + (l * 21 + v) * 28 + t;
}

const Rule* rule_for(CodePoint c) {
    for (const Rule& rule : rules)
        if (c >= rule.first && c <= rule.last) return &rule;
    return nullptr;
}

// A name that is a prefix and the code point. CPython is strict about the case of unified ideographs only,
// and takes leading zeros there only.
int32_t rule_named(const char* name, uint32_t length, bool unified) {
    uint32_t digits = 0;
    while (digits < length && digits < 6 && hexadecimal_digit(name[length - 1 - digits]) >= 0) digits++;
    if (digits != 4 && digits != 5) return -1;
    CodePoint c = 0;
    for (uint32_t i = length - digits; i < length; i++)
        c = c * 16 + static_cast<CodePoint>(hexadecimal_digit(name[i]));
    const Rule* rule = rule_for(c);
    if (!rule || (digits == 5 && c <= 0xFFFF && !unified)) return -1;
    if ((std::strcmp(rule->prefix, unified_prefix) == 0) != unified) return -1;
    if (std::strlen(rule->prefix) != length - digits || !has_prefix(name, length, rule->prefix)) return -1;
    return static_cast<int32_t>(c);
}

struct Found {
    int32_t code_point = -1;
    uint32_t sequence = no_name;
};

Found find_name(TextView text) {
    Found found;
    if (text.length == 0 || text.length > max_name_length) return found;
    char name[max_name_length], upper[max_name_length];
    for (uint32_t i = 0; i < text.length; i++) {
        CodePoint c = text[i];
        if (c > 0x7F) return found;
        name[i] = static_cast<char>(c);
        upper[i] = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    if (has_prefix(name, text.length, hangul_prefix)) {
        found.code_point = hangul_named(name + sizeof hangul_prefix - 1, name + text.length);
        return found;
    }
    if (has_prefix(name, text.length, unified_prefix)) {
        found.code_point = rule_named(name, text.length, true);
        return found;
    }
    uint32_t number = find_listed(upper, text.length);
    if (number == no_name)
        found.code_point = rule_named(upper, text.length, false);
    else if (number < listed_count)
        found.code_point = static_cast<int32_t>(listed_code_point(number));
    else if (number < listed_count + alias_count)
        found.code_point = static_cast<int32_t>(alias_code_points[number - listed_count]);
    else
        found.sequence = number - listed_count - alias_count;
    return found;
}

} // namespace

uint32_t name_of(CodePoint c, char (&name)[max_name_length]) {
    Writer writer{name};
    if (c - hangul_base < hangul_count) {
        uint32_t s = c - hangul_base;
        writer.put(hangul_prefix);
        writer.put(leading[s / (21 * 28)]);
        writer.put(vowels[s / 28 % 21]);
        writer.put(trailing[s % 28]);
    } else if (const Rule* rule = rule_for(c)) {
        writer.put(rule->prefix);
        writer.hexadecimal(c);
    } else if (uint32_t number = listed_number(c); number != no_name) {
        put_name(number, writer);
    }
    return writer.length;
}

int32_t code_point_named(TextView name) { return find_name(name).code_point; }

uint32_t lookup(TextView name, CodePoint (&to)[max_sequence_length]) {
    Found found = find_name(name);
    if (found.code_point >= 0) {
        to[0] = static_cast<CodePoint>(found.code_point);
        return 1;
    }
    if (found.sequence == no_name) return 0;
    uint32_t start = sequence_starts[found.sequence], end = sequence_starts[found.sequence + 1];
    for (uint32_t i = start; i < end; i++) to[i - start] = sequence_code_points[i];
    return end - start;
}

} // namespace natrix::unicode
