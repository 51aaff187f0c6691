#include "base/text/layout.h"
#include "base/text/scan.h"
#include "base/text/units.h"

#include <type_traits>

namespace natrix::text {

namespace {

// Calls literal(c) for what is copied and spaces(n) for a tab. False: stopped.
template<class Unit, class Literal, class Spaces> bool
expand(const Unit* units, uint32_t length, int64_t tab_size, Poll& poll, Literal literal, Spaces spaces) {
    uint64_t column = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (i % poll_stride == poll_stride - 1 && poll.charge(poll_stride)) return false;
        Unit c = units[i];
        if (c == '\t') {
            if (tab_size <= 0) continue;
            uint64_t n = static_cast<uint64_t>(tab_size) - column % static_cast<uint64_t>(tab_size);
            column += n;
            if (!spaces(n)) return false;
        } else {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            literal(c);
        }
    }
    return true;
}

} // namespace

TextSize expandtabs_size(TextView text, int64_t tab_size, Poll& poll) {
    TextSize size;
    bool tabs = false;
    uint64_t length = 0;
    bool done = with_units(text, [&](auto* units) {
        return expand(
            units, text.length, tab_size, poll, [&](auto) { length++; },
            [&](uint64_t n) {
                length += n;
                tabs = true;
                return true;
            });
    });
    if (tab_size <= 0) tabs = length != text.length;
    size.maximum = scan_maximum(text);
    size.unchanged = !tabs;
    size.length = length;
    if (!done) size.status = TextStatus::stopped;
    return size;
}

TextStatus expandtabs_fill(TextView text, int64_t tab_size, TextSpan to, Poll& poll) {
    uint32_t at = 0;
    bool done = with_units(text, [&](auto* units) {
        return with_units(to, [&](auto* out) {
            using Unit = std::remove_reference_t<decltype(*out)>;
            return expand(
                units, text.length, tab_size, poll, [&](auto c) { out[at++] = static_cast<Unit>(c); },
                [&](uint64_t n) {
                    while (n > 0) {
                        uint32_t part = n < poll_stride ? static_cast<uint32_t>(n) : poll_stride;
                        fill_text(to, at, at + part, ' ');
                        at += part;
                        n -= part;
                        if (part == poll_stride && poll.charge(poll_stride)) return false;
                    }
                    return true;
                });
        });
    });
    return done ? TextStatus::ok : TextStatus::stopped;
}

uint64_t center_left(uint64_t length, uint64_t width) {
    if (width <= length) return 0;
    uint64_t margin = width - length;
    return margin / 2 + (margin & width & 1);
}

} // namespace natrix::text
