#pragma once
#include "base/poll.h"
#include "base/text/scan.h"
#include "base/text/text_view.h"

#include <cstring>

// Both steps of a size-and-fill pair run the same template over one of these sinks, so that they cannot
// disagree.
namespace natrix::text {

// Measures.
struct CountSink {
    uint64_t length = 0;
    CodePoint all = 0;

    void one(CodePoint c) {
        length++;
        all |= c;
    }
    void ascii(const uint8_t*, uint32_t n) { length += n; }
    void latin1(const uint8_t* from, uint32_t n) {
        length += n;
        all |= scan_maximum({from, n, 1});
    }
    template<uint32_t n> void units16(const uint16_t (&from)[n]) {
        length += n;
        uint16_t part = 0;
        for (uint16_t unit : from) part = static_cast<uint16_t>(part | unit);
        all |= part;
    }
    // So many code points; only their class matters.
    void some(uint32_t n, CodePoint c) {
        length += n;
        all |= c;
    }
};

// Writes.
template<class Unit> struct FillSink {
    Unit* to;

    void one(CodePoint c) { *to++ = static_cast<Unit>(c); }
    // Most runs are short: a word.
    void ascii(const uint8_t* from, uint32_t n) {
        if (n > 64) {
            copy_text({from, n, 1}, to, sizeof(Unit));
            to += n;
            return;
        }
        for (; n >= 8; n -= 8, from += 8, to += 8) {
            Unit part[8];
            for (uint32_t i = 0; i < 8; i++) part[i] = from[i];
            std::memcpy(to, part, sizeof part);
        }
        for (uint32_t i = 0; i < n; i++) to[i] = from[i];
        to += n;
    }
    void latin1(const uint8_t* from, uint32_t n) { ascii(from, n); }
    template<uint32_t n> void units16(const uint16_t (&from)[n]) {
        Unit part[n];
        for (uint32_t i = 0; i < n; i++) part[i] = static_cast<Unit>(from[i]);
        std::memcpy(to, part, sizeof part);
        to += n;
    }
};

// Charges for a walk over input positions.
struct Meter {
    Poll& poll;
    uint32_t charged = 0;
    bool stopped = false;

    // True: stop.
    bool tick(uint32_t at) {
        uint32_t walked = at - charged;
        if (walked < poll_stride) [[likely]]
            return false;
        charged = at;
        return stopped = poll.charge(walked);
    }
};

} // namespace natrix::text
