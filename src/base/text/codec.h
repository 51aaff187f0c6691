#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

// bytes <-> str. Both directions are a pair of steps: the first one checks and measures, the second one fills
// memory that the caller allocated. An error handler written in Python is driven from outside: run the pair
// with ErrorHandler::strict, let the handler deal with the error, go on from where it says with `start`.
namespace natrix::text {

enum class Codec : uint8_t {
    utf8,
    utf16, // little-endian unless a byte order mark says otherwise; writes a mark
    utf16_le,
    utf16_be,
    utf32, // likewise
    utf32_le,
    utf32_be,
    ascii,
    latin1,
    charmap,
    unicode_escape,
    raw_unicode_escape,
};

// xmlcharrefreplace and namereplace do not decode: they act as strict there.
enum class ErrorHandler : uint8_t {
    strict,
    ignore,
    replace,
    backslashreplace,
    surrogateescape,
    surrogatepass,
    xmlcharrefreplace,
    namereplace,
};

// The members of a UnicodeDecodeError or UnicodeEncodeError, except for its object. No error: `reason` is
// null.
struct CodecError {
    const char* encoding = nullptr;
    const char* reason = nullptr;
    uint32_t start = 0;
    uint32_t end = 0;
};

// The reverse of a decoding table. Kept by value wherever the caller likes.
struct CharmapEncoder {
    static constexpr uint32_t slots = 1024;
    // Code point + 1 in the upper 24 bits, the byte in the lower 8.
    uint32_t slot[slots] = {};

    explicit CharmapEncoder(TextView table);
    // -1 where there is none.
    [[nodiscard]] int byte_for(CodePoint c) const;
};

// The decoding table of cp1252; U+FFFE stands for the undefined bytes, as in every such table.
extern const TextView cp1252_table;

struct Decoding {
    Codec codec = Codec::utf8;
    ErrorHandler handler = ErrorHandler::strict;
    // False for a piece of a stream: an incomplete end is then left over instead of being an error.
    bool final = true;
    uint32_t start = 0; // a byte order mark is looked for at 0 only
    TextView charmap;   // for Codec::charmap: the character for each byte, at most 256 of them
};

struct DecodeSize : TextSize {
    uint32_t consumed = 0; // bytes from 0 that the result stands for: up to the error or the incomplete end
    CodecError error;
    // No error was met, not even one that the handler dealt with.
    bool clean = true;
    // unicode_escape only: where the first unknown escape's backslash is, or -1, and the same for octal
    // escapes above
    // \377. Python warns about them.
    int64_t unknown_escape = -1;
    int64_t large_octal = -1;
    // utf16 and utf32: the byte order that was used.
    Codec resolved = Codec::utf8;
};

[[nodiscard]] DecodeSize decode_size(const Decoding& how, ByteView bytes, Poll& poll);
// `size` is what decode_size answered for the same bytes; `to` has its length.
[[nodiscard]] TextStatus decode_fill(const Decoding& how, ByteView bytes, const DecodeSize& size, TextSpan to,
                                     Poll& poll);

struct Encoding {
    Codec codec = Codec::utf8;
    ErrorHandler handler = ErrorHandler::strict;
    uint32_t start = 0; // a byte order mark is written at 0 only
    const CharmapEncoder* charmap = nullptr;
};

struct EncodeSize {
    uint64_t length = 0;
    uint32_t consumed = 0; // code points, up to the error
    TextStatus status = TextStatus::ok;
    CodecError error;
};

[[nodiscard]] EncodeSize encode_size(const Encoding& how, TextView text, Poll& poll);
[[nodiscard]] TextStatus encode_fill(const Encoding& how, TextView text, const EncodeSize& size, uint8_t* to,
                                     Poll& poll);

// For callers inside: one code point at a time. `at` moves behind it; not valid UTF-8: answers -1 and moves
// nothing.
[[nodiscard]] int32_t next_utf8(ByteView bytes, uint32_t& at);
// Writes 1 to 4 bytes (surrogates too) and answers how many.
uint32_t put_utf8(CodePoint c, uint8_t* to);

} // namespace natrix::text
