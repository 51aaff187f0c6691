// Recomputes, over all code points, the checksum of every property that CPython was asked for when the tables
// were made.
#include "base/unicode/case_mapping.h"
#include "base/unicode/names.h"
#include "base/unicode/normalize.h"
#include "base/unicode/properties.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

using namespace natrix;
namespace u = natrix::unicode;

namespace {

#include "base/unicode/checksums.inc"

int passed = 0, failed = 0;

void check(bool good, const char* what) {
    if (good)
        passed++;
    else {
        failed++;
        std::printf("FAILED: %s\n", what);
    }
}

struct Crc {
    uint32_t value = 0xFFFFFFFF;
    void add(uint8_t byte) {
        value ^= byte;
        for (int i = 0; i < 8; i++) value = value >> 1 ^ (value & 1 ? 0xEDB88320u : 0);
    }
    void add(const std::string& text) {
        for (char c : text) add(static_cast<uint8_t>(c));
    }
};

std::string utf8(CodePoint c) {
    std::string s;
    auto put = [&](uint32_t byte) { s += static_cast<char>(byte); };
    if (c < 0x80)
        put(c);
    else if (c < 0x800)
        put(0xC0 | c >> 6), put(0x80 | (c & 63));
    else if (c < 0x10000)
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    else
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    return s;
}

template<class F> uint32_t crc_of_strings(F f) {
    Crc crc;
    for (CodePoint c = 0; c <= max_code_point; c++) {
        if (c) crc.add('\n');
        crc.add(f(c));
    }
    return ~crc.value;
}
template<class F> uint32_t crc_of_flags(F f) {
    Crc crc;
    for (CodePoint c = 0; c <= max_code_point; c++) crc.add(f(c) ? 1 : 0);
    return ~crc.value;
}
template<class F> uint32_t crc_of_numbers(F f) {
    Crc crc;
    for (CodePoint c = 0; c <= max_code_point; c++) {
        auto value = static_cast<uint32_t>(f(c));
        for (int shift = 0; shift < 32; shift += 8) crc.add(static_cast<uint8_t>(value >> shift));
    }
    return ~crc.value;
}

std::string mapped(u::CaseMapping mapping) {
    std::string s;
    for (uint32_t i = 0; i < mapping.count; i++) s += utf8(mapping.to[i]);
    return s;
}

std::string normalized(u::NormalForm form, CodePoint c) {
    alignas(8) std::byte memory[1024];
    Arena arena(memory, sizeof memory);
    Poll poll;
    u::Normalized n = u::normalize(form, {&c, 1, 4}, arena, poll);
    std::string s;
    for (uint32_t i = 0; i < n.text.length; i++) s += utf8(n.text[i]);
    return s;
}

uint32_t crc_of(const std::string& name) {
    if (name == "alpha") return crc_of_flags(u::is_alpha);
    if (name == "decimal") return crc_of_flags(u::is_decimal);
    if (name == "digit") return crc_of_flags(u::is_digit);
    if (name == "numeric") return crc_of_flags(u::is_numeric);
    if (name == "lower") return crc_of_flags(u::is_lower);
    if (name == "upper") return crc_of_flags(u::is_upper);
    if (name == "title") return crc_of_flags(u::is_title);
    if (name == "space") return crc_of_flags(u::is_space);
    if (name == "linebreak") return crc_of_flags(u::is_linebreak);
    if (name == "printable") return crc_of_flags(u::is_printable);
    if (name == "xid_start") return crc_of_flags(u::is_xid_start);
    if (name == "xid_continue") return crc_of_flags(u::is_xid_continue);
    if (name == "cased") return crc_of_flags(u::is_cased);
    if (name == "case_ignorable") return crc_of_flags(u::is_case_ignorable);
    if (name == "simple_case") return crc_of_flags(u::has_simple_case);
    if (name == "mirrored") return crc_of_flags(u::is_mirrored);
    auto changes = [](u::NormalForm form) {
        return [form](CodePoint c) {
            Poll poll;
            return u::quick_check(form, {&c, 1, 4}, poll) == u::QuickCheck::no;
        };
    };
    if (name == "nfd_changes") return crc_of_flags(changes(u::NormalForm::nfd));
    if (name == "nfkd_changes") return crc_of_flags(changes(u::NormalForm::nfkd));
    if (name == "nfc_changes") return crc_of_flags(changes(u::NormalForm::nfc));
    if (name == "nfkc_changes") return crc_of_flags(changes(u::NormalForm::nfkc));
    if (name == "composes_with_previous")
        return crc_of_flags([](CodePoint c) {
            Poll poll;
            return u::quick_check(u::NormalForm::nfc, {&c, 1, 4}, poll) == u::QuickCheck::maybe;
        });
    if (name == "to_lower") return crc_of_strings([](CodePoint c) { return mapped(u::to_lower(c)); });
    if (name == "to_upper") return crc_of_strings([](CodePoint c) { return mapped(u::to_upper(c)); });
    if (name == "to_title") return crc_of_strings([](CodePoint c) { return mapped(u::to_title(c)); });
    if (name == "to_casefold") return crc_of_strings([](CodePoint c) { return mapped(u::to_casefold(c)); });
    if (name == "simple_lower") return crc_of_numbers(u::simple_lower);
    if (name == "category")
        return crc_of_strings([](CodePoint c) { return std::string(u::category_name(u::category(c))); });
    if (name == "bidirectional")
        return crc_of_strings([](CodePoint c) { return std::string(u::bidirectional(c)); });
    if (name == "combining") return crc_of_numbers(u::combining_class);
    if (name == "east_asian_width")
        return crc_of_strings([](CodePoint c) { return std::string(u::east_asian_width(c)); });
    if (name == "decimal_value") return crc_of_numbers(u::decimal_value);
    if (name == "digit_value") return crc_of_numbers(u::digit_value);
    if (name == "numeric_value")
        return crc_of_strings([](CodePoint c) {
            double value;
            if (!u::numeric_value(c, &value)) return std::string();
            char text[40];
            std::snprintf(text, sizeof text, "%.17g", value);
            return std::string(text);
        });
    if (name == "decomposition")
        return crc_of_strings([](CodePoint c) {
            u::Decomposition d = u::decomposition(c);
            std::string s = d.tag;
            for (uint32_t i = 0; i < d.count; i++) {
                char text[12];
                std::snprintf(text, sizeof text, "%s%04X", s.empty() ? "" : " ", d.to[i]);
                s += text;
            }
            return s;
        });
    if (name == "name")
        return crc_of_strings([](CodePoint c) {
            char text[u::max_name_length];
            return std::string(text, u::name_of(c, text));
        });
    if (name == "NFC") return crc_of_strings([](CodePoint c) { return normalized(u::NormalForm::nfc, c); });
    if (name == "NFD") return crc_of_strings([](CodePoint c) { return normalized(u::NormalForm::nfd, c); });
    if (name == "NFKC") return crc_of_strings([](CodePoint c) { return normalized(u::NormalForm::nfkc, c); });
    if (name == "NFKD") return crc_of_strings([](CodePoint c) { return normalized(u::NormalForm::nfkd, c); });
    return 0;
}

TextView view(const std::string& s) { return {s.data(), static_cast<uint32_t>(s.size()), 1}; }

void check_aliases(const char* file, uint32_t crc) {
    std::FILE* input = std::fopen(file, "r");
    if (!input) {
        std::printf("no %s: aliases are not checked\n", file);
        return;
    }
    Crc actual;
    char line[400];
    bool first = true, folds = true, strict = true;
    while (std::fgets(line, sizeof line, input)) {
        std::string name(line);
        while (!name.empty() && name.back() == '\n') name.pop_back();
        CodePoint to[u::max_sequence_length];
        uint32_t count = u::lookup(view(name), to);
        std::string text = (first ? "" : "\n") + name + ";";
        first = false;
        for (uint32_t i = 0; i < count; i++) {
            char hex[12];
            std::snprintf(hex, sizeof hex, "%s%04X", i ? " " : "", to[i]);
            text += hex;
        }
        actual.add(text);
        strict &= (count == 1) == (u::code_point_named(view(name)) >= 0);
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        CodePoint again[u::max_sequence_length];
        folds &= u::lookup(view(name), again) == count && count && std::memcmp(to, again, count * 4) == 0;
    }
    std::fclose(input);
    check(~actual.value == crc, "aliases and sequences");
    check(folds, "aliases ignore case");
    check(strict, "sequences are no characters");
}

void check_names_backwards() {
    bool good = true;
    for (CodePoint c = 0; c <= max_code_point; c++) {
        char name[u::max_name_length];
        uint32_t length = u::name_of(c, name);
        if (length == 0) continue;
        if (u::code_point_named({name, length, 1}) != static_cast<int32_t>(c)) {
            good = false;
            std::printf("name %.*s of %X is not found\n", static_cast<int>(length), name, c);
        }
    }
    check(good, "every name is found");
    auto named = [](const char* s) { return u::code_point_named(view(s)); };
    check(named("latin small letter a") == 'a', "case of names");
    check(named("NULL") == 0 && named("nul") == 0 && named("LF") == 10, "control aliases");
    check(named("CJK UNIFIED IDEOGRAPH-4E00") == 0x4E00, "unified ideograph");
    check(named("CJK UNIFIED IDEOGRAPH-04E00") == 0x4E00, "unified ideograph with a zero");
    check(named("cjk unified ideograph-4e00") == -1, "unified ideograph in lower case");
    check(named("CJK UNIFIED IDEOGRAPH-A000") == -1, "no unified ideograph");
    check(named("CJK UNIFIED IDEOGRAPH-13460") == -1, "another rule's character");
    check(named("egyptian hieroglyph-13460") == 0x13460, "hieroglyph by rule");
    check(named("EGYPTIAN HIEROGLYPH-013460") == -1, "hieroglyph with a zero");
    check(named("CJK COMPATIBILITY IDEOGRAPH-F900") == 0xF900, "compatibility ideograph");
    check(named("CJK COMPATIBILITY IDEOGRAPH-0F900") == -1, "compatibility ideograph with a zero");
    check(named("HANGUL SYLLABLE GAG") == 0xAC01 && named("HANGUL SYLLABLE A") == 0xC544, "hangul");
    check(named("hangul syllable ga") == -1 && named("HANGUL SYLLABLE ") == -1, "no hangul");
    check(named("") == -1 && named("X") == -1 && named(" ") == -1, "no name");
    check(named("KEYCAP NUMBER SIGN") == -1, "a sequence is no character");
    check(u::code_point_named(view(std::string(300, 'A'))) == -1, "long name");
    const uint16_t wide[] = {'s', 'p', 'a', 'c', 'e'}, odd[] = {'S', 'P', 'A', 'C', 0x395};
    check(u::code_point_named({wide, 5, 2}) == ' ' && u::code_point_named({odd, 5, 2}) == -1, "wide names");
}

void check_normalization() {
    constexpr size_t bytes = 1 << 22;
    auto memory = std::make_unique<std::byte[]>(bytes);
    Poll poll;
    auto run = [&](u::NormalForm form, std::u32string in, std::u32string expected) {
        Arena arena(memory.get(), bytes);
        u::Normalized n = u::normalize(form, {in.data(), static_cast<uint32_t>(in.size()), 4}, arena, poll);
        std::u32string out;
        for (uint32_t i = 0; i < n.text.length; i++) out += static_cast<char32_t>(n.text[i]);
        return n.status == TextStatus::ok && out == expected && n.unchanged == (in == expected);
    };
    using enum u::NormalForm;
    check(run(nfc, U"A\u030A", U"\u00C5"), "compose");
    check(run(nfd, U"\u212B", U"A\u030A"), "decompose");
    check(run(nfc, U"\u1100\u1161\u11A8", U"\uAC01"), "hangul composes");
    check(run(nfc, U"\uAC00\u11A8", U"\uAC01"), "hangul and a trailing consonant");
    check(run(nfc, U"a\u0327\u0301\u0323", U"\u1EA1\u0327\u0301"), "marks are ordered and composed");
    check(run(nfc, U"a\u0301b\u0301", U"\u00E1b\u0301"), "twice");
    check(run(nfkc, U"\uFB01x\u2460", U"fix1"), "compatibility");
    check(run(nfkd, U"\uFDFA",
              U"\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064A\u0647 "
              U"\u0648\u0633\u0644\u0645"),
          "longest");
    check(run(nfc, U"plain", U"plain"), "unchanged");
    check(run(nfc, U"\u0301", U"\u0301"), "a lone mark");
    std::u32string long_run = U"a", ordered = U"a";
    for (int i = 0; i < 1000; i++) long_run += U"\u0301\u0323";
    ordered += std::u32string(1000, U'\u0323') + std::u32string(1000, U'\u0301');
    check(run(nfd, long_run, ordered), "a long run of marks");
    ordered[1] = U'\u1EA1';
    check(run(nfc, long_run, ordered.substr(1)), "a long run composes");

    std::u32string much(100000, U'\u0344');
    TextView text{much.data(), 100000, 4};
    Arena small(memory.get(), 1000);
    check(u::normalize(nfd, text, small, poll).status == TextStatus::exhausted, "arena's limit");
    Poll stopping;
    stopping.until = 20000;
    stopping.must_stop = [](Poll&) { return true; };
    Arena arena(memory.get(), bytes);
    check(u::normalize(nfd, text, arena, stopping).status == TextStatus::stopped, "stops");
    check(stopping.spent < 60000, "stops soon");
    check(u::is_xid_start('_') && !u::is_xid_start('1') && u::is_xid_continue('1'), "identifiers");
    check(!u::is_alpha(0x110000) && u::category(0xFFFFFFFF) == u::Category::Cn, "beyond the last code point");
}

} // namespace

int main(int argc, char** argv) {
    for (const Checksum& sum : checksums) {
        if (std::strcmp(sum.name, "aliases") == 0) {
            check_aliases(argc > 1 ? argv[1] : "tools/unicode/unlisted_names.txt", sum.crc);
            continue;
        }
        check(crc_of(sum.name) == sum.crc, sum.name);
    }
    check_names_backwards();
    check_normalization();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
