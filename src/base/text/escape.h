#pragma once
#include "base/poll.h"
#include "base/text/codec.h"
#include "base/text/text_view.h"

namespace natrix::text {

// repr(str), or ascii(str). The quotes are part of it.
[[nodiscard]] TextSize repr_size(TextView text, bool ascii_only, Poll& poll);
[[nodiscard]] TextStatus repr_fill(TextView text, bool ascii_only, TextSpan to, Poll& poll);

// repr(bytes): b'...', ASCII.
[[nodiscard]] TextSize bytes_repr_size(ByteView bytes, Poll& poll);
[[nodiscard]] TextStatus bytes_repr_fill(ByteView bytes, uint8_t* to, Poll& poll);

// What stands between the quotes of a literal that is not raw. The source is valid UTF-8.
struct LiteralSize : TextSize {
    // Positions are those that CPython reports: it counts ten for each character that is not ASCII. In a
    // bytes literal only `start` matters: ValueError "invalid \x escape at position {start}".
    CodecError error;
    // First unknown escape and first octal escape above \377: the backslash's offset in the source, or -1.
    int64_t unknown_escape = -1;
    int64_t large_octal = -1;
};

[[nodiscard]] LiteralSize text_literal_size(ByteView source, Poll& poll);
[[nodiscard]] TextStatus text_literal_fill(ByteView source, TextSpan to, Poll& poll);
[[nodiscard]] LiteralSize bytes_literal_size(ByteView source, Poll& poll);
[[nodiscard]] TextStatus bytes_literal_fill(ByteView source, uint8_t* to, Poll& poll);

} // namespace natrix::text
