#include "base/text/layout.h"
#include "base/text/scan.h"
#include "base/text/units.h"

namespace natrix::text {

namespace {

// Calls literal(start, end) for what is copied and spaces(n) for a tab. False: stopped.
template<class Unit, class Literal, class Spaces> bool
expand(const Unit* units, uint32_t length, int64_t tab_size, Poll& poll, Literal literal, Spaces spaces) {
    uint64_t column = 0;
    uint32_t charged = 0;
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at, limit = length - at < poll_stride ? length : at + poll_stride;
        while (at < limit &&
               (units[at] > '\r' || (units[at] != '\t' && units[at] != '\n' && units[at] != '\r')))
            at++;
        column += at - start;
        if (at < limit && units[at] != '\t') {
            column = 0;
            at++;
        }
        if (at > start) literal(start, at);
        if (at < limit && units[at] == '\t') {
            at++;
            if (tab_size > 0) {
                uint64_t n = static_cast<uint64_t>(tab_size) - column % static_cast<uint64_t>(tab_size);
                column += n;
                if (!spaces(n)) return false;
            }
        }
        if (at - charged >= poll_stride) {
            if (poll.charge(at - charged)) return false;
            charged = at;
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
            units, text.length, tab_size, poll, [&](uint32_t start, uint32_t end) { length += end - start; },
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
        return expand(
            units, text.length, tab_size, poll,
            [&](uint32_t start, uint32_t end) {
                copy_text(text.slice(start, end), to, at);
                at += end - start;
            },
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
    return done ? TextStatus::ok : TextStatus::stopped;
}

uint64_t center_left(uint64_t length, uint64_t width) {
    if (width <= length) return 0;
    uint64_t margin = width - length;
    return margin / 2 + (margin & width & 1);
}

} // namespace natrix::text
