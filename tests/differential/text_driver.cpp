// Reads the cases of text_cases.py from standard input and compares the kernels' answers, for each width that
// can hold the texts.
#include "base/text/case.h"
#include "base/text/codec.h"
#include "base/text/escape.h"
#include "base/text/hash.h"
#include "base/text/layout.h"
#include "base/text/predicates.h"
#include "base/text/scan.h"
#include "base/text/search.h"
#include "base/text/split.h"
#include "base/unicode/normalize.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace natrix;
using namespace natrix::text;

namespace {

using Fields = std::vector<std::string>;
int passed = 0, failed = 0;
std::string line;

// Exactly as large as the contents, so that sanitizers see every step too far.
struct Buffer {
    std::unique_ptr<uint32_t[]> memory;
    TextSpan span;
    Buffer(uint32_t length, uint8_t width) : span{nullptr, length, width} {
        size_t bytes = size_t{length} * width;
        raw = static_cast<char*>(std::malloc(bytes ? bytes : 1));
        span.data = raw;
    }
    Buffer(const Buffer&) = delete;
    ~Buffer() { std::free(raw); }
    char* raw;
};

struct Text {
    std::vector<CodePoint> points;
    CodePoint maximum = 0;
    std::unique_ptr<Buffer> in(uint8_t width) const {
        auto buffer = std::make_unique<Buffer>(static_cast<uint32_t>(points.size()), width);
        for (uint32_t i = 0; i < points.size(); i++) store(buffer->span, i, points[i]);
        return buffer;
    }
    uint8_t width() const { return width_for(maximum); }
};

Text parse_text(const std::string& field) {
    Text text;
    if (field == "-") return text;
    const char* at = field.c_str();
    while (true) {
        char* end;
        text.points.push_back(static_cast<CodePoint>(std::strtoul(at, &end, 16)));
        text.maximum |= text.points.back();
        if (*end != ',') break;
        at = end + 1;
    }
    return text;
}

std::vector<uint8_t> parse_bytes(const std::string& field) {
    std::vector<uint8_t> bytes;
    if (field == "-") return bytes;
    for (size_t i = 0; i < field.size(); i += 2)
        bytes.push_back(static_cast<uint8_t>(std::strtoul(field.substr(i, 2).c_str(), nullptr, 16)));
    return bytes;
}

std::string show(TextView text) {
    std::string s;
    char hex[12];
    for (uint32_t i = 0; i < text.length; i++) {
        std::snprintf(hex, sizeof hex, "%s%x", i ? "," : "", text[i]);
        s += hex;
    }
    return s.empty() ? "-" : s;
}

std::string show_bytes(const uint8_t* p, size_t n) {
    std::string s;
    char hex[4];
    for (size_t i = 0; i < n; i++) {
        std::snprintf(hex, sizeof hex, "%02x", p[i]);
        s += hex;
    }
    return s.empty() ? "-" : s;
}

std::string show_error(const CodecError& e) {
    return std::string("error:") + (e.encoding ? e.encoding : "") + ":" + std::to_string(e.start) + ":" +
           std::to_string(e.encoding ? e.end : 0) + ":" + e.reason;
}

void expect(const std::string& expected, const std::string& actual, const char* what) {
    if (expected == actual) {
        passed++;
        return;
    }
    if (failed++ < 20)
        std::printf("FAILED %s\n  case     %.600s\n  expected %.300s\n  actual   %.300s\n", what,
                    line.c_str(), expected.c_str(), actual.c_str());
}

template<class Fill> std::string filled(const TextSize& size, Fill fill) {
    if (size.length > 10000000) return "too long";
    Buffer out(static_cast<uint32_t>(size.length), width_for(size.maximum));
    if (size.status != TextStatus::ok || fill(out.span) != TextStatus::ok) return "stopped";
    if (scan_maximum(out.span.view()) != size.maximum) return "wrong maximum";
    return show(out.span.view());
}

template<class Cursor> std::string pieces(Cursor cursor, TextView text, bool reversed, bool bytes) {
    Poll poll;
    Slice piece;
    std::vector<std::string> all;
    while (cursor.next(piece, poll) == SplitStep::piece) {
        TextView part = text.slice(piece.start, piece.end);
        all.push_back(bytes ? show_bytes(part.units8(), part.length) : show(part));
    }
    std::string s;
    for (size_t i = 0; i < all.size(); i++) s += (i ? ";" : "") + all[reversed ? all.size() - 1 - i : i];
    return all.empty() ? "!" : s;
}

// Calls f with the text in every width from its own on.
template<class F> void each_width(const Text& text, F f) {
    for (uint8_t width = text.width(); width <= 4; width = static_cast<uint8_t>(width * 2)) {
        auto buffer = text.in(width);
        f(buffer->span.view());
    }
}

constexpr CaseOperation conversions[] = {CaseOperation::lower,    CaseOperation::upper,
                                         CaseOperation::title,    CaseOperation::capitalize,
                                         CaseOperation::swapcase, CaseOperation::casefold};
const std::map<std::string, Codec> codecs = {{"utf-8", Codec::utf8},
                                             {"utf-16", Codec::utf16},
                                             {"utf-16-le", Codec::utf16_le},
                                             {"utf-16-be", Codec::utf16_be},
                                             {"utf-32", Codec::utf32},
                                             {"utf-32-le", Codec::utf32_le},
                                             {"utf-32-be", Codec::utf32_be},
                                             {"ascii", Codec::ascii},
                                             {"latin-1", Codec::latin1},
                                             {"cp1252", Codec::charmap},
                                             {"unicode_escape", Codec::unicode_escape},
                                             {"raw_unicode_escape", Codec::raw_unicode_escape}};
const std::map<std::string, ErrorHandler> handlers = {{"strict", ErrorHandler::strict},
                                                      {"ignore", ErrorHandler::ignore},
                                                      {"replace", ErrorHandler::replace},
                                                      {"backslashreplace", ErrorHandler::backslashreplace},
                                                      {"surrogateescape", ErrorHandler::surrogateescape},
                                                      {"surrogatepass", ErrorHandler::surrogatepass},
                                                      {"xmlcharrefreplace", ErrorHandler::xmlcharrefreplace},
                                                      {"namereplace", ErrorHandler::namereplace}};

void run(const Fields& f) {
    Poll poll;
    const std::string& op = f[0];
    auto number = [&](size_t i) { return std::atoll(f[i].c_str()); };
    if (op == "find") {
        Text a = parse_text(f[1]), b = parse_text(f[2]);
        each_width(a, [&](TextView text) {
            each_width(b, [&](TextView sub) {
                expect(f[3], std::to_string(find(text, sub, poll)), "find");
                expect(f[4], std::to_string(rfind(text, sub, poll)), "rfind");
                expect(f[5], std::to_string(count(text, sub, INT64_MAX, poll)), "count");
            });
        });
    } else if (op == "replace") {
        Text a = parse_text(f[1]), b = parse_text(f[2]), c = parse_text(f[3]);
        auto fresh = c.in(c.width());
        each_width(a, [&](TextView text) {
            each_width(b, [&](TextView old_part) {
                ReplaceSize size = replace_size(text, old_part, fresh->span.view(), number(4), poll);
                expect(f[5],
                       size.unchanged ? show(text)
                                      : filled(size,
                                               [&](TextSpan to) {
                                                   return replace_fill(text, old_part, fresh->span.view(),
                                                                       size.replacements, to, poll);
                                               }),
                       "replace");
            });
        });
    } else if (op == "compare") {
        Text a = parse_text(f[1]), b = parse_text(f[2]);
        uint64_t hash = 0;
        each_width(a, [&](TextView text) {
            uint64_t h = hash_text(text);
            expect("1", hash == 0 || hash == h ? "1" : "0", "hash");
            hash = h;
            each_width(b, [&](TextView other) {
                int order = compare(text, other);
                expect(f[3], std::to_string((order > 0) - (order < 0)), "compare");
                expect(f[3] == "0" ? "1" : "0", equal(text, other) ? "1" : "0", "equal");
                expect(f[4], starts_with(text, other) ? "1" : "0", "startswith");
                expect(f[5], ends_with(text, other) ? "1" : "0", "endswith");
            });
            each_width(a, [&](TextView same) {
                expect("1", equal(text, same) && compare(text, same) == 0 ? "1" : "0", "equal to itself");
            });
        });
    } else if (op == "split") {
        Text a = parse_text(f[1]), b = parse_text(f[2]);
        each_width(a, [&](TextView text) {
            each_width(b, [&](TextView sep) {
                expect(f[4], pieces(SeparatorSplit(text, sep, number(3)), text, false, false), "split");
                expect(f[5], pieces(SeparatorRsplit(text, sep, number(3)), text, true, false), "rsplit");
            });
        });
    } else if (op == "wsplit") {
        each_width(parse_text(f[1]), [&](TextView text) {
            expect(f[3], pieces(WhitespaceSplit(text, number(2)), text, false, false), "split()");
            expect(f[4], pieces(WhitespaceRsplit(text, number(2)), text, true, false), "rsplit()");
        });
    } else if (op == "splitlines") {
        each_width(parse_text(f[1]), [&](TextView text) {
            expect(f[3], pieces(LineSplit(text, number(2) != 0), text, false, false), "splitlines");
        });
    } else if (op == "strip") {
        each_width(parse_text(f[1]), [&](TextView text) {
            for (int i = 0; i < 3; i++) {
                Slice s = strip(text, i != 2, i != 1);
                expect(f[2 + static_cast<size_t>(i)], show(text.slice(s.start, s.end)), "strip");
            }
        });
    } else if (op == "stripchars") {
        Text b = parse_text(f[2]);
        each_width(parse_text(f[1]), [&](TextView text) {
            each_width(b, [&](TextView chars) {
                for (int i = 0; i < 3; i++) {
                    Slice s;
                    if (strip_characters(text, chars, i != 2, i != 1, s, poll) != TextStatus::ok)
                        std::abort();
                    expect(f[3 + static_cast<size_t>(i)], show(text.slice(s.start, s.end)), "strip(chars)");
                }
            });
        });
    } else if (op == "case") {
        each_width(parse_text(f[1]), [&](TextView text) {
            for (size_t i = 0; i < 6; i++)
                expect(f[2 + i],
                       filled(case_size(conversions[i], text, poll),
                              [&](TextSpan to) { return case_fill(conversions[i], text, to, poll); }),
                       "case");
        });
    } else if (op == "test") {
        each_width(parse_text(f[1]), [&](TextView text) {
            std::string s;
            for (int i = 0; i <= static_cast<int>(Predicate::identifier); i++)
                s += test(static_cast<Predicate>(i), text, poll) == Answer::yes ? '1' : '0';
            expect(f[2], s, "test");
        });
    } else if (op == "repr") {
        each_width(parse_text(f[1]), [&](TextView text) {
            for (size_t i = 0; i < 2; i++)
                expect(f[2 + i],
                       filled(repr_size(text, i == 1, poll),
                              [&](TextSpan to) { return repr_fill(text, i == 1, to, poll); }),
                       "repr");
        });
    } else if (op == "expandtabs") {
        each_width(parse_text(f[1]), [&](TextView text) {
            TextSize size = expandtabs_size(text, number(2), poll);
            expect(f[3],
                   filled(size, [&](TextSpan to) { return expandtabs_fill(text, number(2), to, poll); }),
                   "expandtabs");
            expect(f[1] == f[3] ? "1" : "0",
                   size.unchanged || (f[1] == f[3] && f[1].find('9') != f[1].npos) ? "1" : "0",
                   "expandtabs unchanged");
        });
    } else if (op == "normalize") {
        alignas(8) static std::byte memory[1 << 20];
        each_width(parse_text(f[1]), [&](TextView text) {
            constexpr unicode::NormalForm forms[] = {unicode::NormalForm::nfc, unicode::NormalForm::nfd,
                                                     unicode::NormalForm::nfkc, unicode::NormalForm::nfkd};
            for (size_t i = 0; i < 4; i++) {
                Arena arena(memory, sizeof memory);
                unicode::Normalized n = unicode::normalize(forms[i], text, arena, poll);
                expect(f[2 + i], show(n.text), "normalize");
                expect(f[2 + i] == f[1] ? "1" : "0", n.unchanged ? "1" : "0", "normalize unchanged");
            }
        });
    } else if (op == "bytes") {
        std::vector<uint8_t> b = parse_bytes(f[1]);
        ByteView bytes{b.data(), static_cast<uint32_t>(b.size())};
        TextSize size = bytes_repr_size(bytes, poll);
        Buffer repr(static_cast<uint32_t>(size.length), 1);
        auto* out = static_cast<uint8_t*>(repr.span.data);
        if (bytes_repr_fill(bytes, out, poll) != TextStatus::ok) std::abort();
        expect(f[2], show_bytes(out, size.length), "repr of bytes");
        for (size_t i = 0; i < 5; i++) {
            Buffer to(bytes.length, 1);
            ascii_case(conversions[i], bytes, static_cast<uint8_t*>(to.span.data));
            expect(f[3 + i], show_bytes(static_cast<uint8_t*>(to.span.data), bytes.length), "case of bytes");
        }
    } else if (op == "bytetest") {
        std::vector<uint8_t> b = parse_bytes(f[1]);
        std::string s;
        for (Predicate p : {Predicate::ascii, Predicate::alpha, Predicate::alnum, Predicate::digit,
                            Predicate::lower, Predicate::upper, Predicate::title, Predicate::space})
            s += test_bytes(p, {b.data(), static_cast<uint32_t>(b.size())}, poll) == Answer::yes ? '1' : '0';
        expect(f[2], s, "test of bytes");
    } else if (op == "bytesplit") {
        std::vector<uint8_t> b = parse_bytes(f[1]);
        TextView text{b.data(), static_cast<uint32_t>(b.size()), 1};
        expect(f[4], pieces(WhitespaceSplit(text, number(2), Flavor::bytes), text, false, true),
               "bytes.split()");
        expect(f[5], pieces(WhitespaceRsplit(text, number(2), Flavor::bytes), text, true, true),
               "bytes.rsplit()");
        expect(f[6], pieces(LineSplit(text, number(3) != 0, Flavor::bytes), text, false, true),
               "bytes.splitlines");
        Slice s = strip(text, true, true, Flavor::bytes);
        expect(f[7], show_bytes(text.units8() + s.start, s.length()), "bytes.strip");
    } else if (op == "decode") {
        std::vector<uint8_t> b = parse_bytes(f[4]);
        Buffer exact(static_cast<uint32_t>(b.size()), 1);
        if (!b.empty()) std::memcpy(exact.raw, b.data(), b.size());
        ByteView bytes{reinterpret_cast<uint8_t*>(exact.raw), static_cast<uint32_t>(b.size())};
        Decoding how;
        how.codec = codecs.at(f[1]);
        how.handler = handlers.at(f[2]);
        how.final = f[3] == "1";
        how.charmap = cp1252_table;
        DecodeSize size = decode_size(how, bytes, poll);
        std::string result =
            filled(size, [&](TextSpan to) { return decode_fill(how, bytes, size, to, poll); });
        if (size.error.reason)
            expect(f[5], show_error(size.error), "decoding error");
        else
            expect(f[5] + (f.size() > 6 ? "\t" + f[6] : ""), result + "\t" + std::to_string(size.consumed),
                   "decode");
    } else if (op == "encode") {
        static const CharmapEncoder cp1252(cp1252_table);
        Encoding how;
        how.codec = codecs.at(f[1]);
        how.handler = handlers.at(f[2]);
        how.charmap = &cp1252;
        each_width(parse_text(f[3]), [&](TextView text) {
            EncodeSize size = encode_size(how, text, poll);
            Buffer out(static_cast<uint32_t>(size.length), 1);
            auto* to = static_cast<uint8_t*>(out.span.data);
            if (encode_fill(how, text, size, to, poll) != TextStatus::ok) std::abort();
            expect(f[4], size.error.reason ? show_error(size.error) : show_bytes(to, size.length), "encode");
        });
    } else if (op == "literal") {
        std::vector<uint8_t> b = parse_bytes(f[1]);
        ByteView source{b.data(), static_cast<uint32_t>(b.size())};
        LiteralSize size = text_literal_size(source, poll);
        std::string result = filled(size, [&](TextSpan to) { return text_literal_fill(source, to, poll); });
        expect(f[2], size.error.reason ? show_error(size.error) : result, "literal");
    } else if (op == "byteliteral") {
        std::vector<uint8_t> b = parse_bytes(f[1]);
        ByteView source{b.data(), static_cast<uint32_t>(b.size())};
        LiteralSize size = bytes_literal_size(source, poll);
        Buffer out(static_cast<uint32_t>(size.length), 1);
        auto* to = static_cast<uint8_t*>(out.span.data);
        if (bytes_literal_fill(source, to, poll) != TextStatus::ok) std::abort();
        expect(f[2], size.error.reason ? show_error(size.error) : show_bytes(to, size.length),
               "bytes literal");
    } else {
        expect("a known case", op, "case");
    }
}

} // namespace

int main() {
    while (std::getline(std::cin, line)) {
        Fields fields;
        size_t at = 0;
        for (size_t tab; (tab = line.find('\t', at)) != line.npos; at = tab + 1)
            fields.push_back(line.substr(at, tab - at));
        fields.push_back(line.substr(at));
        if (fields.size() > 1) run(fields);
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
