// What the differential cases do not reach: stopping, long inputs, all code points, positions that Python
// never shows.
#include "base/text/case.h"
#include "base/text/codec.h"
#include "base/text/escape.h"
#include "base/text/hash.h"
#include "base/text/layout.h"
#include "base/text/predicates.h"
#include "base/text/scan.h"
#include "base/text/search.h"
#include "base/text/split.h"
#include "base/unicode/properties.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <unordered_set>
#include <vector>

using namespace natrix;
using namespace natrix::text;

namespace {

int passed = 0, failed = 0;

void check(bool good, const char* what) {
    if (good)
        passed++;
    else {
        failed++;
        std::printf("FAILED: %s\n", what);
    }
}

TextView view(const std::string& s) { return {s.data(), static_cast<uint32_t>(s.size()), 1}; }
TextView view(const std::u16string& s) { return {s.data(), static_cast<uint32_t>(s.size()), 2}; }
TextView view(const std::u32string& s) { return {s.data(), static_cast<uint32_t>(s.size()), 4}; }
ByteView bytes(const std::string& s) {
    return {reinterpret_cast<const uint8_t*>(s.data()), static_cast<uint32_t>(s.size())};
}

void check_copies() {
    std::string ascii(100, 'a');
    check(scan_maximum(view(ascii)) == 0x7F && is_ascii(view(ascii)), "class of ASCII");
    check(scan_maximum(view(std::string())) == 0x7F, "class of nothing");
    bool good = true;
    for (size_t at = 0; at < 100; at++) {
        std::u32string s(100, U'a');
        s[at] = 0xE9;
        good &= scan_maximum(view(s)) == 0xFF && !is_ascii(view(s));
        s[at] = 0x80;
        good &= scan_maximum(view(s)) == 0xFF;
        s[at] = 0x100;
        good &= scan_maximum(view(s)) == 0xFFFF;
        s[at] = 0x10000;
        good &= scan_maximum(view(s)) == 0x10FFFF;
    }
    check(good, "class, wherever the character is");
    for (uint8_t from = 1; from <= 4; from = static_cast<uint8_t>(from * 2))
        for (uint8_t to = 1; to <= 4; to = static_cast<uint8_t>(to * 2)) {
            uint32_t source[80], target[80];
            TextSpan in{source, 77, from}, out{target, 77, to};
            for (uint32_t i = 0; i < 77; i++) store(in, i, i * 3 & 0xFF);
            copy_text(in.view(), out, 0);
            check(equal(in.view(), out.view()) && compare(in.view(), out.view()) == 0, "copy");
            check(common_prefix(in.view(), out.view()) == 77, "common prefix");
            store(out, 60, 0xFF);
            check(!equal(in.view(), out.view()) && common_prefix(in.view(), out.view()) == 60, "difference");
            check(compare(in.view(), out.view()) < 0 && compare(out.view(), in.view()) > 0, "order");
        }
    char room[20];
    repeat_text(view(std::string("abc")), {room, 20, 1});
    check(std::memcmp(room, "abcabcabcabcabcabcab", 20) == 0, "repeat");
    repeat_text(view(std::string("x")), {room, 20, 1});
    check(std::memcmp(room, "xxxxxxxxxxxxxxxxxxxx", 20) == 0, "repeat one");
    copy_stepped(view(std::string("0123456789")), 9, -3, {room, 4, 1});
    check(std::memcmp(room, "9630", 4) == 0, "steps");
    fill_text({room, 20, 1}, 2, 4, '-');
    check(room[2] == '-' && room[3] == '-' && room[4] == 'x', "fill");
}

void check_hash() {
    std::unordered_set<uint64_t> seen, low, high;
    uint32_t n = 0;
    for (char a = 'a'; a <= 'z'; a++)
        for (char b = 'a'; b <= 'z'; b++)
            for (int i = 0; i < 100; i++, n++) {
                uint64_t h = hash_text(view(std::string{a, b} + std::to_string(i)));
                seen.insert(h);
                low.insert(h & 0xFFFFF);
                high.insert(h >> 44);
            }
    check(seen.size() == n, "no two hashes are equal");
    // 67600 of 2^20 slots: about 65500 different ones if the bits are random.
    check(low.size() > 65000 && high.size() > 65000, "low and high bits are spread");
    std::unordered_set<uint64_t> lengths;
    for (uint32_t i = 0; i < 300; i++) lengths.insert(hash_text(view(std::string(i, '\0'))));
    check(lengths.size() == 300, "zeros of different lengths");
    bool differs = true;
    for (uint32_t length = 1; length < 120; length++) {
        std::string s(length, 'q');
        uint64_t h = hash_text(view(s));
        for (uint32_t i = 0; i < length; i++) {
            s[i] = 'r';
            differs &= hash_text(view(s)) != h;
            s[i] = 'q';
        }
    }
    check(differs, "every character counts");
    check(hash_text(view(std::u16string(u"\u0101b"))) == hash_text(view(std::u32string(U"\u0101b"))),
          "widths");
    check(hash_bytes(bytes("abc")) == hash_text(view(std::string("abc"))), "bytes");
}

// Fibonacci words are the classical worst case.
std::string fibonacci(size_t length) {
    std::string a = "a", b = "ab";
    while (b.size() < length) {
        std::string next = b + a;
        a = b;
        b = next;
    }
    return b.substr(0, length);
}

int64_t plain_find(const std::string& text, const std::string& needle) {
    size_t at = text.find(needle);
    return at == text.npos ? not_found : static_cast<int64_t>(at);
}
int64_t plain_rfind(const std::string& text, const std::string& needle) {
    size_t at = text.rfind(needle);
    return at == text.npos ? not_found : static_cast<int64_t>(at);
}

void check_search() {
    Poll poll;
    bool good = true;
    std::string word = fibonacci(20000), as(20000, 'a');
    auto both = [&](const std::string& text, const std::string& needle) {
        std::u16string wide(needle.begin(), needle.end());
        std::u32string wide_text(text.begin(), text.end());
        good &= find(view(text), view(needle), poll) == plain_find(text, needle);
        good &= rfind(view(text), view(needle), poll) == plain_rfind(text, needle);
        good &= find(view(wide_text), view(wide), poll) == plain_find(text, needle);
        good &= rfind(view(text), view(wide), poll) == plain_rfind(text, needle);
    };
    for (size_t n = 2; n < 3000; n = n * 5 / 4 + 1) {
        both(word, word.substr(100, n));
        both(word, word.substr(7000, n) + "a");
        both(word, "b" + word.substr(333, n));
        both(word, "a" + std::string(n, 'b') + "a");
        both(as, std::string(n, 'a') + "ba");
        both(as, "ab" + std::string(n, 'a'));
        both(as + "b" + as, std::string(n, 'a') + "b" + std::string(n / 2, 'a'));
        both(as + "b" + as, std::string(n, 'a') + "b" + std::string(n + 1, 'a'));
        std::string periodic;
        while (periodic.size() < 20000) periodic += "abcab";
        both(periodic, periodic.substr(1, n) + "c");
        both(periodic, periodic.substr(periodic.size() - n));
        both(periodic + "aabb" + periodic, "ab" + periodic.substr(0, n) + "a");
    }
    check(good, "periodic texts");

    // Quadratic work would be 5e11 steps.
    std::string many(2000000, 'a'), needle = std::string(250000, 'a') + "b" + std::string(250000, 'a');
    auto start = std::chrono::steady_clock::now();
    check(find(view(many), view(needle), poll) == not_found, "worst case");
    check(rfind(view(many), view(needle), poll) == not_found, "worst case from the right");
    check(count(view(many), view(needle), INT64_MAX, poll) == 0, "worst case of count");
    check(find(view(many), view("b" + needle + "a"), poll) == not_found, "worst case with another first");
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    check(took.count() < 2, "the worst case is linear");
    check(count(view(many), view(std::string("aa")), INT64_MAX, poll) == 1000000, "many matches");
    check(count(view(many), view(std::string("a")), 5, poll) == 5, "limited count");
    check(count(view(many), view(std::string()), INT64_MAX, poll) == 2000001, "empty needle");
    std::u16string odd = u"aa\u0161a";
    check(find(view(many), view(odd), poll) == not_found, "a needle too wide in its middle");
    check(find_char(view(many), 0x161, poll) == not_found &&
              find_char(view(many), 0x10061, poll) == not_found,
          "a character too wide");
    std::string rare = "x" + many;
    check(rfind_char(view(rare), 'x', poll) == 0 && find_char(view(rare), 'x', poll) == 0, "first and last");
    ReplaceSize huge = replace_size(view(many), view(std::string()), view(many), -1, poll);
    check(huge.length == 2000000ull + 2000001ull * 2000000, "huge replacement");
}

// Each kernel stops when told to, before it has done much more.
void check_stops() {
    const uint32_t n = 1000000;
    std::string latin(n, '\xE9'), letters(n, 'A');
    std::u16string wide(n, u'\u0391');
    std::u16string breaks(n, u'\u2028');
    std::u16string absent(n, u'\u0392');
    absent.back() = u'\u0391';
    auto stopped = [&](const char* what, auto run) {
        Poll poll;
        poll.until = 100000;
        poll.must_stop = [](Poll&) { return true; };
        bool told = run(poll);
        if (!told || poll.spent > 300000)
            std::printf("%s: spent %lld\n", what, static_cast<long long>(poll.spent));
        check(told && poll.spent <= 300000, what);
    };
    stopped("find",
            [&](Poll& p) { return find(view(letters), view(std::string("xy")), p) == search_stopped; });
    stopped("rfind",
            [&](Poll& p) { return rfind(view(letters), view(std::string("xy")), p) == search_stopped; });
    stopped("find of one", [&](Poll& p) { return find_char(view(letters), 'x', p) == search_stopped; });
    stopped("rfind of one", [&](Poll& p) { return rfind_char(view(wide), 'x', p) == search_stopped; });
    stopped("count",
            [&](Poll& p) { return count(view(letters), view(std::string("A")), n, p) == search_stopped; });
    stopped("count of two",
            [&](Poll& p) { return count(view(letters), view(std::string("AA")), n, p) == search_stopped; });
    stopped("two-way", [&](Poll& p) {
        return find(view(letters), view(std::string(5000, 'A') + "B" + std::string(5000, 'A')), p) ==
               search_stopped;
    });
    stopped("replace", [&](Poll& p) {
        return replace_size(view(letters), view(std::string("AA")), view(std::string("b")), -1, p).status ==
               TextStatus::stopped;
    });
    std::vector<uint32_t> room(n * 6);
    stopped("replace_fill", [&](Poll& p) {
        return replace_fill(view(letters), view(std::string("A")), view(std::string("bc")), n,
                            {room.data(), 2 * n, 1}, p) == TextStatus::stopped;
    });
    stopped("replace_fill of nothing", [&](Poll& p) {
        return replace_fill(view(letters), view(std::string()), view(std::string("bc")), n,
                            {room.data(), 3 * n, 1}, p) == TextStatus::stopped;
    });
    auto drain = [](auto cursor, Poll& p) {
        Slice piece;
        SplitStep step;
        while ((step = cursor.next(piece, p)) == SplitStep::piece) {
        }
        return step == SplitStep::stopped;
    };
    stopped("split()", [&](Poll& p) { return drain(WhitespaceSplit(view(breaks), -1), p); });
    stopped("split() of a word", [&](Poll& p) { return drain(WhitespaceSplit(view(letters), -1), p); });
    stopped("rsplit()", [&](Poll& p) { return drain(WhitespaceRsplit(view(breaks), -1), p); });
    stopped("split",
            [&](Poll& p) { return drain(SeparatorSplit(view(letters), view(std::string("AA")), -1), p); });
    stopped("rsplit",
            [&](Poll& p) { return drain(SeparatorRsplit(view(letters), view(std::string("AA")), -1), p); });
    stopped("splitlines", [&](Poll& p) { return drain(LineSplit(view(breaks), false), p); });
    stopped("strip", [&](Poll& p) {
        Slice rest;
        return strip_characters(view(wide), view(absent), true, true, rest, p) == TextStatus::stopped;
    });
    for (CaseOperation op : {CaseOperation::lower, CaseOperation::upper, CaseOperation::title,
                             CaseOperation::capitalize, CaseOperation::swapcase, CaseOperation::casefold}) {
        stopped("case", [&](Poll& p) { return case_size(op, view(wide), p).status == TextStatus::stopped; });
        stopped("case_fill", [&](Poll& p) {
            return case_fill(op, view(wide), {room.data(), n, 2}, p) == TextStatus::stopped;
        });
    }
    stopped("test", [&](Poll& p) { return test(Predicate::alpha, view(wide), p) == Answer::stopped; });
    stopped("test of case",
            [&](Poll& p) { return test(Predicate::upper, view(wide), p) == Answer::stopped; });
    stopped("repr", [&](Poll& p) { return repr_size(view(wide), false, p).status == TextStatus::stopped; });
    stopped("repr of bytes",
            [&](Poll& p) { return bytes_repr_size(bytes(latin), p).status == TextStatus::stopped; });
    std::string tabs(n, '\t');
    stopped("expandtabs",
            [&](Poll& p) { return expandtabs_size(view(tabs), 8, p).status == TextStatus::stopped; });
    stopped("expandtabs_fill", [&](Poll& p) {
        return expandtabs_fill(view(tabs), 8, {room.data(), n * 8, 1}, p) == TextStatus::stopped;
    });
    for (Codec codec : {Codec::utf16_le, Codec::utf16_be, Codec::utf32_le, Codec::latin1, Codec::charmap,
                        Codec::unicode_escape, Codec::raw_unicode_escape}) {
        std::string zeros(n, '\0');
        Decoding how;
        how.codec = codec;
        how.charmap = cp1252_table;
        stopped("decode",
                [&](Poll& p) { return decode_size(how, bytes(zeros), p).status == TextStatus::stopped; });
        if (codec == Codec::latin1) continue; // a copy
        CharmapEncoder encoder(cp1252_table);
        Encoding back;
        back.codec = codec;
        back.charmap = &encoder;
        stopped("encode",
                [&](Poll& p) { return encode_size(back, view(letters), p).status == TextStatus::stopped; });
    }
    Decoding ignoring;
    ignoring.handler = ErrorHandler::ignore;
    stopped("decode with errors",
            [&](Poll& p) { return decode_size(ignoring, bytes(latin), p).status == TextStatus::stopped; });
    stopped("decode ASCII",
            [&](Poll& p) { return decode_size({}, bytes(letters), p).status == TextStatus::stopped; });
    Encoding ascii;
    ascii.codec = Codec::ascii;
    stopped("encode with a long error",
            [&](Poll& p) { return encode_size(ascii, view(wide), p).status == TextStatus::stopped; });
    std::string escapes;
    while (escapes.size() < n) escapes += "\\n\\x41";
    stopped("literal",
            [&](Poll& p) { return text_literal_size(bytes(escapes), p).status == TextStatus::stopped; });
    stopped("bytes literal",
            [&](Poll& p) { return bytes_literal_size(bytes(escapes), p).status == TextStatus::stopped; });
}

void check_codecs() {
    bool good = true;
    for (CodePoint c = 0; c <= max_code_point; c++) {
        uint8_t buffer[4];
        uint32_t n = put_utf8(c, buffer), at = 0;
        int32_t back = next_utf8({buffer, n}, at);
        good &= is_surrogate(c) ? back == -1 && at == 0 : back == static_cast<int32_t>(c) && at == n;
        if (n > 1) {
            at = 0;
            good &= next_utf8({buffer, n - 1}, at) == -1;
        }
    }
    check(good, "UTF-8 of every code point");
    uint32_t at = 0;
    check(next_utf8({nullptr, 0}, at) == -1, "UTF-8 of nothing");

    Poll poll;
    std::string broken = "ab\xFF"
                         "cd\xE2\x82";
    DecodeSize size = decode_size({}, bytes(broken), poll);
    check(size.error.reason && size.error.start == 2 && size.length == 2 && size.consumed == 2,
          "up to the error");
    Decoding on;
    on.start = 3;
    size = decode_size(on, bytes(broken), poll);
    check(size.error.start == 5 && size.error.end == 7 && size.length == 2, "on from behind an error");
    on.final = false;
    size = decode_size(on, bytes(broken), poll);
    check(!size.error.reason && size.consumed == 5 && size.length == 2, "an incomplete end");
    Decoding wide;
    wide.codec = Codec::utf16;
    size = decode_size(wide, bytes(std::string("\xFE\xFF\0a", 4)), poll);
    check(size.resolved == Codec::utf16_be && size.length == 1, "byte order mark");
    wide.start = 2;
    size = decode_size(wide, bytes(std::string("a\0\xFF\xFE", 4)), poll);
    check(size.resolved == Codec::utf16_le && size.length == 1 && size.maximum == 0xFFFF,
          "no mark in the middle");
    Encoding marked;
    marked.codec = Codec::utf32;
    check(encode_size(marked, view(std::string("ab")), poll).length == 12, "mark");
    marked.start = 1;
    check(encode_size(marked, view(std::string("ab")), poll).length == 4, "no mark later on");

    Decoding escapes;
    escapes.codec = Codec::unicode_escape;
    size = decode_size(escapes, bytes("a\\d\\777\\q"), poll);
    check(size.unknown_escape == 1 && size.large_octal == 3, "positions of doubtful escapes");
    LiteralSize literal = text_literal_size(bytes("\\n\xC3\xA9\\d\\400"), poll);
    check(literal.unknown_escape == 4 && literal.large_octal == 6 && !literal.error.reason,
          "the same in a literal");
    check(text_literal_size(bytes("\\\xC3\xA9"), poll).unknown_escape == -1, "a backslash before no ASCII");
    literal = bytes_literal_size(bytes("\\d\\777\\N"), poll);
    check(literal.unknown_escape == 0 && literal.large_octal == 2 && literal.length == 5,
          "the same in bytes");

    CharmapEncoder encoder(cp1252_table);
    good = true;
    for (uint32_t i = 0; i < 256; i++)
        if (cp1252_table[i] != 0xFFFE) good &= encoder.byte_for(cp1252_table[i]) == static_cast<int>(i);
    check(good && encoder.byte_for(0xFFFE) == -1 && encoder.byte_for(0x3B1) == -1, "cp1252 backwards");
}

void check_rest() {
    Poll poll;
    bool lines = true, spaces = true;
    for (CodePoint c = 0; c <= max_code_point; c++) {
        const CodePoint three[] = {'a', c, 'b'};
        LineSplit split({three, 3, 4}, false);
        Slice piece;
        lines &= split.next(piece, poll) == SplitStep::piece && (piece.end == 1) == unicode::is_linebreak(c);
        spaces &= (strip({three + 1, 1, 4}, true, false).start == 1) == unicode::is_space(c);
    }
    check(lines && spaces, "every line end and space");
    check(identifier_length(view(std::string("a1-b"))) == 2 && identifier_length(view(std::string("1"))) == 0,
          "identifier's length");
    check(lower_sigma(view(std::u16string(u"A\u03A3")), 1) == 0x3C2 &&
              lower_sigma(view(std::u16string(u"A\u03A3B")), 1) == 0x3C3 &&
              lower_sigma(view(std::u16string(u"\u03A3")), 0) == 0x3C3,
          "sigma");
    check(center_left(3, 6) == 1 && center_left(2, 5) == 2 && center_left(9, 5) == 0, "center");
    check(case_size(CaseOperation::lower, {}, poll).unchanged, "nothing to convert");
    TextSize huge = expandtabs_size(view(std::string(1000, '\t')), 2147483647, poll);
    check(huge.length == 2147483647000ull, "huge tabs");
    uint8_t same[] = {'a', 'B'};
    ascii_case(CaseOperation::swapcase, {same, 2}, same);
    check(same[0] == 'A' && same[1] == 'b', "case in place");
}

} // namespace

int main() {
    check_copies();
    check_hash();
    check_search();
    check_stops();
    check_codecs();
    check_rest();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
