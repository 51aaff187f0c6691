#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

namespace natrix::text {

enum class Predicate : uint8_t {
    ascii,
    alpha,
    alnum,
    decimal,
    digit,
    numeric,
    lower,
    upper,
    title,
    space,
    printable,
    identifier,
};

enum class Answer : uint8_t { no, yes, stopped };

// str.isalpha() and the rest of them, over the whole text.
[[nodiscard]] Answer test(Predicate predicate, TextView text, Poll& poll);
// The ASCII ones of bytes; decimal, numeric, printable and identifier are not for bytes.
[[nodiscard]] Answer test_bytes(Predicate predicate, ByteView bytes, Poll& poll);

// Length of the identifier at the text's beginning, 0 if none begins there.
[[nodiscard]] uint32_t identifier_length(TextView text);

} // namespace natrix::text
