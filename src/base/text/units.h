#pragma once
#include "base/text/text_view.h"

namespace natrix::text {

// Calls f with the text's units as a typed pointer.
template<class F> inline decltype(auto) with_units(TextView text, F&& f) {
    switch (text.width) {
    case 1: return f(text.units8());
    case 2: return f(text.units16());
    default: return f(text.units32());
    }
}

template<class F> inline decltype(auto) with_units(TextSpan span, F&& f) {
    switch (span.width) {
    case 1: return f(static_cast<uint8_t*>(span.data));
    case 2: return f(static_cast<uint16_t*>(span.data));
    default: return f(static_cast<uint32_t*>(span.data));
    }
}

} // namespace natrix::text
