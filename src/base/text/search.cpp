#include "base/text/search.h"
#include "base/text/block.h"
#include "base/text/scan.h"
#include "base/text/units.h"

#include <cstring>
#include <type_traits>

namespace natrix::text {

namespace {

constexpr uint32_t nowhere = UINT32_MAX;

template<class Unit> constexpr CodePoint ceiling = static_cast<Unit>(-1);

// --- one character
// ---------------------------------------------------------------------------------------------

template<class Unit> uint32_t find_unit(const Unit* units, uint32_t length, Unit c) {
    if constexpr (sizeof(Unit) == 1) {
        const void* at = length ? std::memchr(units, c, length) : nullptr;
        return at ? static_cast<uint32_t>(static_cast<const uint8_t*>(at) - units) : nowhere;
    } else {
        constexpr uint32_t step = Block<Unit>::units;
        const auto wanted = Block<Unit>::all(c);
        uint32_t i = 0;
        for (; length - i >= 4 * step; i += 4 * step)
            if (Block<Unit>::any_equal(units + i, wanted)) break;
        for (; length - i >= step; i += step)
            if (uint32_t mask = Block<Unit>::load(units + i).equal(wanted))
                return i + static_cast<uint32_t>(std::countr_zero(mask));
        for (; i < length; i++)
            if (units[i] == c) return i;
        return nowhere;
    }
}

template<class Unit> uint32_t rfind_unit(const Unit* units, uint32_t length, Unit c) {
    constexpr uint32_t step = Block<Unit>::units;
    const auto wanted = Block<Unit>::all(c);
    uint32_t end = length;
    for (; end >= step; end -= step)
        if (uint32_t mask = Block<Unit>::load(units + end - step).equal(wanted))
            return end - step + static_cast<uint32_t>(std::bit_width(mask)) - 1;
    while (end > 0)
        if (units[--end] == c) return end;
    return nowhere;
}

template<class Unit> uint32_t count_unit(const Unit* units, uint32_t length, Unit c) {
    constexpr uint32_t step = Block<Unit>::units;
    const auto wanted = Block<Unit>::all(c);
    uint32_t total = 0, i = 0;
    while (length - i >= step) {
        // As many rounds as a lane of a counter can take.
        uint32_t rounds = (length - i) / step < 255 ? (length - i) / step : 255;
        total += Block<Unit>::count_equal(units + i, rounds, wanted);
        i += rounds * step;
    }
    for (; i < length; i++) total += units[i] == c;
    return total;
}

template<class Unit> int64_t find_unit_polled(const Unit* units, uint32_t length, CodePoint c, Poll& poll) {
    if (c > ceiling<Unit>) return not_found;
    for (uint32_t start = 0;;) {
        uint32_t n = length - start < poll_stride ? length - start : poll_stride;
        uint32_t at = find_unit(units + start, n, static_cast<Unit>(c));
        if (at != nowhere) return int64_t{start} + at;
        start += n;
        if (n == poll_stride && poll.charge(poll_stride)) return search_stopped;
        if (start == length) return not_found;
    }
}

template<class Unit> int64_t rfind_unit_polled(const Unit* units, uint32_t length, CodePoint c, Poll& poll) {
    if (c > ceiling<Unit>) return not_found;
    for (uint32_t end = length;;) {
        uint32_t n = end < poll_stride ? end : poll_stride;
        uint32_t at = rfind_unit(units + end - n, n, static_cast<Unit>(c));
        end -= n;
        if (at != nowhere) return int64_t{end} + at;
        if (n == poll_stride && poll.charge(poll_stride)) return search_stopped;
        if (end == 0) return not_found;
    }
}

// --- the worst case: two-way matching
// ------------------------------------------------------------------------------

// The units in their order, or in the reverse one when searching from the right.
template<class Unit, bool reversed> struct Sequence {
    const Unit* units;
    uint32_t length;
    CodePoint operator[](uint32_t i) const { return reversed ? units[length - 1 - i] : units[i]; }
};

struct Factors {
    uint32_t cut = 0;
    uint32_t period = 1;
    bool periodic = false;
    bool stopped = false;
};

// Start and period of the greatest suffix, in the order of the code points or its opposite.
template<class Needle>
bool greatest_suffix(const Needle& needle, bool opposite, Poll& poll, uint32_t& start, uint32_t& period) {
    uint32_t best = 0, candidate = 1, same = 0, work = 0;
    period = 1;
    while (candidate + same < needle.length) {
        if (++work % poll_stride == 0 && poll.charge(poll_stride)) return false;
        CodePoint a = needle[candidate + same], b = needle[best + same];
        if (a == b) {
            if (same + 1 == period) {
                candidate += period;
                same = 0;
            } else {
                same++;
            }
        } else if (opposite ? b < a : a < b) {
            candidate += same + 1;
            same = 0;
            period = candidate - best;
        } else {
            best = candidate++;
            same = 0;
            period = 1;
        }
    }
    start = best;
    return true;
}

template<class Needle> Factors factorize(const Needle& needle, Poll& poll) {
    Factors f;
    uint32_t cut, period;
    f.stopped = !greatest_suffix(needle, false, poll, f.cut, f.period) ||
                !greatest_suffix(needle, true, poll, cut, period);
    if (f.stopped) return f;
    if (cut > f.cut) {
        f.cut = cut;
        f.period = period;
    }
    f.periodic = f.period + f.cut <= needle.length;
    for (uint32_t i = 0; f.periodic && i < f.cut; i++) f.periodic = needle[i] == needle[i + f.period];
    // Without a period the whole left part may be skipped.
    if (!f.periodic) f.period = (f.cut > needle.length - f.cut ? f.cut : needle.length - f.cut) + 1;
    return f;
}

template<class Text, class Needle>
int64_t two_way(const Text& text, const Needle& needle, const Factors& f, uint32_t from, Poll& poll) {
    const uint32_t m = needle.length;
    uint32_t known = 0, work = 0; // the needle's first `known` units are known to match
    for (uint64_t at = from; at + m <= text.length;) {
        const auto base = static_cast<uint32_t>(at);
        uint32_t i = f.cut > known ? f.cut : known;
        while (i < m && needle[i] == text[base + i]) {
            i++;
            if (++work >= poll_stride) {
                work = 0;
                if (poll.charge(poll_stride)) return search_stopped;
            }
        }
        if (++work >= poll_stride) {
            work = 0;
            if (poll.charge(poll_stride)) return search_stopped;
        }
        if (i < m) {
            at += i - f.cut + 1;
            known = 0;
            continue;
        }
        i = f.cut;
        while (i > known && needle[i - 1] == text[base + i - 1]) {
            i--;
            if (++work >= poll_stride) {
                work = 0;
                if (poll.charge(poll_stride)) return search_stopped;
            }
        }
        if (i <= known) return static_cast<int64_t>(at);
        at += f.period;
        known = f.periodic ? m - f.period : 0;
    }
    return not_found;
}

// --- the usual case: the needle's first and last unit pick the places to look at
// --------------------------------

// Whether the needle stands at `text`; `matched` tells how far the comparison went.
template<class Unit, class NeedleUnit>
bool stands(const Unit* text, const NeedleUnit* needle, uint32_t m, uint32_t& matched) {
    uint32_t i = 0;
    if constexpr (sizeof(Unit) == sizeof(NeedleUnit)) {
        constexpr uint32_t step = 8 / sizeof(Unit);
        for (; m - i >= step; i += step) {
            uint64_t x, y;
            std::memcpy(&x, text + i, 8);
            std::memcpy(&y, needle + i, 8);
            if (x != y) break;
        }
    }
    while (i < m && text[i] == needle[i]) i++;
    matched = i;
    return i == m;
}

// Work that false candidates may cause, beyond twice the distance into the text, before two-way matching
// takes over. It is counted over the life of a Finder: many short searches must not waste much together.
constexpr uint64_t patience = 2048;

struct Scan {
    int64_t found = not_found;
    uint32_t reached = 0; // with `impatient`: where to go on
    bool impatient = false;
};

// Candidates at positions start ... last of text, ascending. `wasted` is the work spent on false candidates.
template<class Unit, class NeedleUnit> Scan scan_forward(const Unit* text, uint32_t start, uint32_t last,
                                                         const NeedleUnit* needle, uint32_t m,
                                                         uint64_t& wasted, Poll& poll) {
    Scan result;
    const auto first_unit = static_cast<Unit>(needle[0]), last_unit = static_cast<Unit>(needle[m - 1]);
    constexpr uint32_t step = Block<Unit>::units;
    const auto firsts = Block<Unit>::all(first_unit), lasts = Block<Unit>::all(last_unit);
    uint32_t at = start, charged = start;
    auto try_at = [&](uint32_t position) {
        uint32_t matched;
        if (stands(text + position, needle, m, matched)) {
            result.found = position;
            return true;
        }
        wasted += matched + 1;
        if (wasted > patience + 2 * uint64_t{position}) {
            result.impatient = true;
            result.reached = position + 1;
            return true;
        }
        return false;
    };
    while (last - at + 1 >= step && at <= last) {
        uint32_t mask = Block<Unit>::equal_both(Block<Unit>::load(text + at), firsts,
                                                Block<Unit>::load(text + at + m - 1), lasts);
        for (; mask; mask &= mask - 1)
            if (try_at(at + static_cast<uint32_t>(std::countr_zero(mask)))) return result;
        at += step;
        if (at - charged >= poll_stride) {
            charged = at;
            if (poll.charge(poll_stride)) {
                result.found = search_stopped;
                return result;
            }
        }
    }
    if (at > last) return result;
    if (last - start + 1 >= step) {
        // The last block once more, without the positions that were seen.
        uint32_t base = last + 1 - step;
        uint32_t mask = Block<Unit>::equal_both(Block<Unit>::load(text + base), firsts,
                                                Block<Unit>::load(text + base + m - 1), lasts);
        mask &= UINT32_MAX << (at - base);
        for (; mask; mask &= mask - 1)
            if (try_at(base + static_cast<uint32_t>(std::countr_zero(mask)))) return result;
        return result;
    }
    for (; at <= last; at++)
        if (text[at] == first_unit && text[at + m - 1] == last_unit && try_at(at)) return result;
    return result;
}

// The same from the right. `reached` counts positions from the right end.
template<class Unit, class NeedleUnit>
Scan scan_backward(const Unit* text, uint32_t last, const NeedleUnit* needle, uint32_t m, Poll& poll) {
    Scan result;
    const auto first_unit = static_cast<Unit>(needle[0]), last_unit = static_cast<Unit>(needle[m - 1]);
    constexpr uint32_t step = Block<Unit>::units;
    const auto firsts = Block<Unit>::all(first_unit), lasts = Block<Unit>::all(last_unit);
    uint64_t wasted = 0;
    uint32_t end = last + 1, charged = end; // candidates are below `end`
    auto try_at = [&](uint32_t position) {
        uint32_t matched;
        if (stands(text + position, needle, m, matched)) {
            result.found = position;
            return true;
        }
        wasted += matched + 1;
        if (wasted > patience + 2 * uint64_t{last - position}) {
            result.impatient = true;
            result.reached = last - position + 1;
            return true;
        }
        return false;
    };
    while (end >= step) {
        uint32_t base = end - step;
        uint32_t mask = Block<Unit>::equal_both(Block<Unit>::load(text + base), firsts,
                                                Block<Unit>::load(text + base + m - 1), lasts);
        while (mask) {
            uint32_t bit = static_cast<uint32_t>(std::bit_width(mask)) - 1;
            if (try_at(base + bit)) return result;
            mask ^= 1u << bit;
        }
        end = base;
        if (charged - end >= poll_stride) {
            charged = end;
            if (poll.charge(poll_stride)) {
                result.found = search_stopped;
                return result;
            }
        }
    }
    while (end > 0) {
        end--;
        if (text[end] == first_unit && text[end + m - 1] == last_unit && try_at(end)) return result;
    }
    return result;
}

// Whether the needle's first or last character cannot be stored in the text's width at all.
bool cannot_occur(TextView text, TextView needle) {
    if (needle.length > text.length) return true;
    if (needle.width <= text.width) return false;
    CodePoint most = text.width == 1 ? 0xFF : 0xFFFF;
    return needle[0] > most || needle[needle.length - 1] > most;
}

} // namespace

int64_t find_char(TextView text, CodePoint c, Poll& poll) {
    return with_units(text, [&](auto* units) { return find_unit_polled(units, text.length, c, poll); });
}

int64_t rfind_char(TextView text, CodePoint c, Poll& poll) {
    return with_units(text, [&](auto* units) { return rfind_unit_polled(units, text.length, c, poll); });
}

Finder::Finder(TextView text, TextView needle)
    : text_(text), needle_(needle), impossible_(cannot_occur(text, needle)) {}

int64_t Finder::next(uint32_t from, Poll& poll) {
    if (impossible_ || from > text_.length - needle_.length) return not_found;
    const uint32_t m = needle_.length;
    if (m == 1) {
        int64_t at = find_char(text_.slice(from, text_.length), needle_[0], poll);
        return at < 0 ? at : at + from;
    }
    return with_units(text_, [&](auto* text) -> int64_t {
        return with_units(needle_, [&](auto* needle) -> int64_t {
            using Unit = std::remove_const_t<std::remove_reference_t<decltype(*text)>>;
            using NeedleUnit = std::remove_const_t<std::remove_reference_t<decltype(*needle)>>;
            Sequence<NeedleUnit, false> needle_units{needle, m};
            uint32_t at = from;
            if (!two_way_) {
                Scan scan = scan_forward(text, from, text_.length - m, needle, m, wasted_, poll);
                if (!scan.impatient) return scan.found;
                Factors f = factorize(needle_units, poll);
                if (f.stopped) return search_stopped;
                cut_ = f.cut;
                period_ = f.period;
                periodic_ = f.periodic;
                two_way_ = true;
                at = scan.reached;
            }
            Factors f{cut_, period_, periodic_, false};
            return two_way(Sequence<Unit, false>{text, text_.length}, needle_units, f, at, poll);
        });
    });
}

int64_t find(TextView text, TextView needle, Poll& poll) {
    if (needle.length == 0) return 0;
    if (needle.length == 1) return find_char(text, needle[0], poll);
    return Finder(text, needle).next(0, poll);
}

int64_t rfind(TextView text, TextView needle, Poll& poll) {
    const uint32_t m = needle.length;
    if (m == 0) return text.length;
    if (m == 1) return rfind_char(text, needle[0], poll);
    if (cannot_occur(text, needle)) return not_found;
    return with_units(text, [&](auto* units) -> int64_t {
        return with_units(needle, [&](auto* needle_units) -> int64_t {
            using Unit = std::remove_const_t<std::remove_reference_t<decltype(*units)>>;
            using NeedleUnit = std::remove_const_t<std::remove_reference_t<decltype(*needle_units)>>;
            Scan scan = scan_backward(units, text.length - m, needle_units, m, poll);
            if (!scan.impatient) return scan.found;
            Sequence<NeedleUnit, true> backward{needle_units, m};
            Factors f = factorize(backward, poll);
            if (f.stopped) return search_stopped;
            int64_t at = two_way(Sequence<Unit, true>{units, text.length}, backward, f, scan.reached, poll);
            return at < 0 ? at : int64_t{text.length} - m - at;
        });
    });
}

int64_t count(TextView text, TextView needle, int64_t limit, Poll& poll) {
    if (limit <= 0) return 0;
    if (needle.length == 0) return limit < int64_t{text.length} + 1 ? limit : int64_t{text.length} + 1;
    if (needle.length == 1 && limit >= text.length) {
        return with_units(text, [&](auto* units) -> int64_t {
            using Unit = std::remove_const_t<std::remove_reference_t<decltype(*units)>>;
            CodePoint c = needle[0];
            if (c > ceiling<Unit>) return 0;
            int64_t total = 0;
            for (uint32_t start = 0; start < text.length;) {
                uint32_t n = text.length - start < poll_stride ? text.length - start : poll_stride;
                total += count_unit(units + start, n, static_cast<Unit>(c));
                start += n;
                if (n == poll_stride && poll.charge(poll_stride)) return search_stopped;
            }
            return total;
        });
    }
    Finder finder(text, needle);
    int64_t total = 0;
    for (uint32_t from = 0, charged = 0; total < limit; total++) {
        int64_t at = finder.next(from, poll);
        if (at == search_stopped) return search_stopped;
        if (at == not_found) break;
        from = static_cast<uint32_t>(at) + needle.length;
        // Matches that stand close together never let a single search reach its charge.
        if (from - charged >= poll_stride) {
            charged = from;
            if (poll.charge(poll_stride)) return search_stopped;
        }
    }
    return total;
}

bool starts_with(TextView text, TextView prefix) {
    return prefix.length <= text.length && equal(text.slice(0, prefix.length), prefix);
}

bool ends_with(TextView text, TextView suffix) {
    return suffix.length <= text.length &&
           equal(text.slice(text.length - suffix.length, text.length), suffix);
}

ReplaceSize replace_size(TextView text, TextView old_part, TextView new_part, int64_t limit, Poll& poll) {
    ReplaceSize size;
    size.unchanged = true;
    size.length = text.length;
    if (limit < 0) limit = INT64_MAX;
    const CodePoint text_class = scan_maximum(text);
    size.maximum = text_class;
    int64_t found;
    // Only if the needle is in the text's own class can replacing it make the text narrower.
    const bool may_narrow = old_part.length > 0 && text_class > 0x7F && scan_maximum(old_part) == text_class;
    CodePoint kept = text_class;
    if (!may_narrow) {
        found = count(text, old_part, limit, poll);
    } else {
        Finder finder(text, old_part);
        kept = 0x7F;
        found = 0;
        uint32_t from = 0, charged = 0;
        while (found < limit) {
            int64_t at = finder.next(from, poll);
            if (at == search_stopped) {
                found = search_stopped;
                break;
            }
            if (at == not_found) break;
            if (kept < text_class) kept |= scan_maximum(text.slice(from, static_cast<uint32_t>(at)));
            from = static_cast<uint32_t>(at) + old_part.length;
            found++;
            if (from - charged >= poll_stride) {
                charged = from;
                if (poll.charge(poll_stride)) {
                    found = search_stopped;
                    break;
                }
            }
        }
        if (kept < text_class) kept |= scan_maximum(text.slice(from, text.length));
    }
    if (found == search_stopped) {
        size.status = TextStatus::stopped;
        return size;
    }
    if (found == 0) return size;
    size.unchanged = false;
    size.replacements = static_cast<uint32_t>(found);
    size.length = text.length + static_cast<uint64_t>(found) * new_part.length -
                  static_cast<uint64_t>(found) * old_part.length;
    size.maximum = class_maximum(kept | scan_maximum(new_part));
    return size;
}

namespace {

// One character for another. A block may hold as many matches as it has units, so the last replacements of a
// limited number are made one by one.
template<class Unit> bool replace_each(const Unit* from, uint32_t length, Unit old_unit, Unit new_unit,
                                       uint32_t replacements, Unit* to, Poll& poll) {
    constexpr uint32_t block = 64;
    uint32_t i = 0, charged = 0;
    for (; length - i >= block && replacements >= block; i += block) {
        Unit matches = 0, part[block];
        for (uint32_t k = 0; k < block; k++) {
            Unit c = from[i + k];
            matches = static_cast<Unit>(matches + (c == old_unit));
            part[k] = c == old_unit ? new_unit : c;
        }
        std::memcpy(to + i, part, sizeof part);
        replacements -= matches;
        if (i - charged >= poll_stride) {
            if (poll.charge(i - charged)) return false;
            charged = i;
        }
    }
    for (; i < length && replacements > 0; i++) {
        bool match = from[i] == old_unit;
        replacements -= match;
        to[i] = match ? new_unit : from[i];
        if (i - charged >= poll_stride) {
            if (poll.charge(i - charged)) return false;
            charged = i;
        }
    }
    if (i < length) std::memcpy(to + i, from + i, size_t{length - i} * sizeof(Unit));
    return true;
}

template<class Unit> void copy_short(const Unit* from, Unit* to, uint32_t n) {
    if (n > 32)
        std::memcpy(to, from, size_t{n} * sizeof(Unit));
    else
        for (uint32_t i = 0; i < n; i++) to[i] = from[i];
}

// All three texts have the same width: nothing to convert on the way.
template<class Unit> TextStatus replace_units(TextView text, TextView old_part, const Unit* new_units,
                                              uint32_t new_length, uint32_t replacements, Unit* to,
                                              Poll& poll) {
    const Unit* from = static_cast<const Unit*>(text.data);
    Finder finder(text, old_part);
    uint32_t at = 0, charged = 0;
    const Unit* begin = to;
    for (uint32_t i = 0; i < replacements; i++) {
        int64_t found = finder.next(at, poll);
        if (found < 0) return TextStatus::stopped;
        uint32_t n = static_cast<uint32_t>(found) - at;
        copy_short(from + at, to, n);
        copy_short(new_units, to + n, new_length);
        to += n + new_length;
        at += n + old_part.length;
        auto written = static_cast<uint32_t>(to - begin);
        if (written - charged >= poll_stride) {
            charged = written;
            if (poll.charge(poll_stride)) return TextStatus::stopped;
        }
    }
    copy_short(from + at, to, text.length - at);
    return TextStatus::ok;
}

} // namespace

TextStatus replace_fill(TextView text, TextView old_part, TextView new_part, uint32_t replacements,
                        TextSpan to, Poll& poll) {
    const bool same_width = text.width == to.width && new_part.width == to.width;
    if (text.width == to.width && old_part.length == 1 && new_part.length == 1) {
        bool done = with_units(to, [&](auto* out) {
            using Unit = std::remove_reference_t<decltype(*out)>;
            return replace_each(static_cast<const Unit*>(text.data), text.length,
                                static_cast<Unit>(old_part[0]), static_cast<Unit>(new_part[0]), replacements,
                                out, poll);
        });
        return done ? TextStatus::ok : TextStatus::stopped;
    }
    if (same_width && old_part.length > 0) {
        return with_units(to, [&](auto* out) {
            using Unit = std::remove_reference_t<decltype(*out)>;
            return replace_units(text, old_part, static_cast<const Unit*>(new_part.data), new_part.length,
                                 replacements, out, poll);
        });
    }
    uint32_t written = 0, charged = 0;
    auto put = [&](TextView part) {
        if (part.length == 1)
            store(to, written, part[0]);
        else
            copy_text(part, to, written);
        written += part.length;
    };
    auto must_stop = [&] {
        if (written - charged < poll_stride) return false;
        charged = written;
        return poll.charge(poll_stride);
    };
    if (old_part.length == 0) {
        uint32_t from = 0;
        for (uint32_t i = 0; i < replacements; i++) {
            put(new_part);
            if (from < text.length) {
                store(to, written++, text[from]);
                from++;
            }
            if (must_stop()) return TextStatus::stopped;
        }
        put(text.slice(from, text.length));
        return TextStatus::ok;
    }
    Finder finder(text, old_part);
    uint32_t from = 0;
    for (uint32_t i = 0; i < replacements; i++) {
        int64_t at = finder.next(from, poll);
        if (at == search_stopped) return TextStatus::stopped;
        put(text.slice(from, static_cast<uint32_t>(at)));
        put(new_part);
        from = static_cast<uint32_t>(at) + old_part.length;
        if (must_stop()) return TextStatus::stopped;
    }
    put(text.slice(from, text.length));
    return TextStatus::ok;
}

} // namespace natrix::text
