#pragma once
#include "base/numbers/format_spec.h"
#include "base/text/text_view.h"

namespace natrix {

// One conversion of a printf-style format, and the literal text before it.
struct PercentField {
    static constexpr int64_t star = -2; // of width and precision: the next argument
    Slice literal;
    bool has_field = false; // false: the literal is the end of the format
    bool has_key = false;
    Slice key;
    PercentSpec spec;
    CodePoint type = 0;
    uint32_t type_at = 0;
    uint32_t next = 0;
    // A format that ends or goes wrong after what is described here (key and stars come first): a ValueError.
    const char* error = nullptr;
};

// The field from position `at`. "%%" gives a literal that ends behind the first of the two.
void next_percent_field(TextView format, uint32_t at, PercentField& field);

} // namespace natrix
