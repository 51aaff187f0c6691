#include "base/text/split.h"
#include "base/text/units.h"
#include "base/unicode/tables.h"

namespace natrix::text {

namespace {

using unicode::tables::flags_of;

constexpr bool is_bytes_space(CodePoint c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Beyond Latin-1 both classes lie between U+1680 and U+3000.
template<Flavor flavor> bool is_space(CodePoint c) {
    if constexpr (flavor == Flavor::bytes)
        return is_bytes_space(c);
    else if (c < 256)
        return (unicode::tables::latin1_flags[c] & unicode::tables::flag_space) != 0;
    else
        return c >= 0x1680 && c <= 0x3000 && (flags_of(c) & unicode::tables::flag_space) != 0;
}

template<Flavor flavor> bool is_line_end(CodePoint c) {
    if constexpr (flavor == Flavor::bytes)
        return c == '\n' || c == '\r';
    else if (c < ' ')
        return (0x70003C00u >> c & 1) != 0;
    else
        return c == 0x85 || (c | 1) == 0x2029;
}

// Calls f with typed units and the flavour as a template argument.
template<class F> decltype(auto) with_flavor(TextView text, Flavor flavor, F&& f) {
    return with_units(text, [&](auto* units) {
        return flavor == Flavor::bytes ? f.template operator()<Flavor::bytes>(units)
                                       : f.template operator()<Flavor::text>(units);
    });
}

// Charges what was walked since the last charge, if that is enough.
bool must_stop(uint32_t from, uint32_t to, uint32_t& charged, Poll& poll) {
    uint32_t walked = to - from;
    if (walked < poll_stride) return false;
    charged = to;
    return poll.charge(walked);
}
bool must_stop_backward(uint32_t to, uint32_t& charged, Poll& poll) {
    uint32_t walked = charged - to;
    if (walked < poll_stride) return false;
    charged = to;
    return poll.charge(walked);
}

// Moves `at` up to the first unit that satisfies `is_end`. False: stopped.
template<class Unit, class Test>
bool advance(const Unit* units, uint32_t length, uint32_t& at, uint32_t& charged, Poll& poll, Test is_end) {
    while (at < length) {
        const uint32_t limit = length - at < poll_stride ? length : at + poll_stride;
        while (at < limit && !is_end(units[at])) at++;
        if (at < limit) return true;
        if (must_stop(charged, at, charged, poll)) return false;
    }
    return true;
}

// Moves `at` down until the unit before it satisfies `is_end`.
template<class Unit, class Test>
bool retreat(const Unit* units, uint32_t& at, uint32_t& charged, Poll& poll, Test is_end) {
    while (at > 0) {
        const uint32_t limit = at < poll_stride ? 0 : at - poll_stride;
        while (at > limit && !is_end(units[at - 1])) at--;
        if (at > limit) return true;
        if (must_stop_backward(at, charged, poll)) return false;
    }
    return true;
}

} // namespace

WhitespaceSplit::WhitespaceSplit(TextView text, int64_t limit, Flavor flavor)
    : text_(text), left_(limit < 0 ? INT64_MAX : limit), flavor_(flavor) {}

SplitStep WhitespaceSplit::next(Slice& piece, Poll& poll) {
    return with_flavor(text_, flavor_, [&]<Flavor flavor>(auto* units) {
        const uint32_t length = text_.length;
        uint32_t at = at_;
        auto is_word = [](CodePoint c) { return !is_space<flavor>(c); };
        if (!advance(units, length, at, charged_, poll, is_word)) return SplitStep::stopped;
        if (at == length) {
            at_ = at;
            return SplitStep::done;
        }
        piece.start = at;
        if (left_ == 0) {
            piece.end = at_ = length;
            return SplitStep::piece;
        }
        left_--;
        if (!advance(units, length, at, charged_, poll, [](CodePoint c) { return is_space<flavor>(c); }))
            return SplitStep::stopped;
        piece.end = at_ = at;
        return must_stop(charged_, at, charged_, poll) ? SplitStep::stopped : SplitStep::piece;
    });
}

WhitespaceRsplit::WhitespaceRsplit(TextView text, int64_t limit, Flavor flavor)
    : text_(text),
      left_(limit < 0 ? INT64_MAX : limit),
      at_(text.length),
      charged_(text.length),
      flavor_(flavor) {}

SplitStep WhitespaceRsplit::next(Slice& piece, Poll& poll) {
    return with_flavor(text_, flavor_, [&]<Flavor flavor>(auto* units) {
        uint32_t at = at_;
        auto is_word = [](CodePoint c) { return !is_space<flavor>(c); };
        if (!retreat(units, at, charged_, poll, is_word)) return SplitStep::stopped;
        if (at == 0) {
            at_ = 0;
            return SplitStep::done;
        }
        piece.end = at;
        if (left_ == 0) {
            piece.start = at_ = 0;
            return SplitStep::piece;
        }
        left_--;
        if (!retreat(units, at, charged_, poll, [](CodePoint c) { return is_space<flavor>(c); }))
            return SplitStep::stopped;
        piece.start = at_ = at;
        return must_stop_backward(at, charged_, poll) ? SplitStep::stopped : SplitStep::piece;
    });
}

SeparatorSplit::SeparatorSplit(TextView text, TextView separator, int64_t limit)
    : finder_(text, separator),
      text_(text),
      left_(limit < 0 ? INT64_MAX : limit),
      separator_length_(separator.length) {}

SplitStep SeparatorSplit::next(Slice& piece, Poll& poll) {
    if (done_) return SplitStep::done;
    int64_t found = left_ == 0 ? not_found : finder_.next(at_, poll);
    if (found == search_stopped) return SplitStep::stopped;
    piece.start = at_;
    if (found == not_found) {
        piece.end = text_.length;
        done_ = true;
        return SplitStep::piece;
    }
    left_--;
    piece.end = static_cast<uint32_t>(found);
    at_ = piece.end + separator_length_;
    return must_stop(charged_, at_, charged_, poll) ? SplitStep::stopped : SplitStep::piece;
}

SeparatorRsplit::SeparatorRsplit(TextView text, TextView separator, int64_t limit)
    : text_(text),
      separator_(separator),
      left_(limit < 0 ? INT64_MAX : limit),
      at_(text.length),
      charged_(text.length) {}

SplitStep SeparatorRsplit::next(Slice& piece, Poll& poll) {
    if (done_) return SplitStep::done;
    int64_t found = left_ == 0 ? not_found : rfind(text_.slice(0, at_), separator_, poll);
    if (found == search_stopped) return SplitStep::stopped;
    piece.end = at_;
    if (found == not_found) {
        piece.start = 0;
        done_ = true;
        return SplitStep::piece;
    }
    left_--;
    at_ = static_cast<uint32_t>(found);
    piece.start = at_ + separator_.length;
    return must_stop_backward(at_, charged_, poll) ? SplitStep::stopped : SplitStep::piece;
}

namespace {

// Whether a block of units holds a line end. Bytes know fewer of them, which the exact search behind finds
// out.
constexpr uint32_t line_block = 32;
template<class Unit> bool may_end_line(const Unit* units) {
    Unit any = 0;
    for (uint32_t k = 0; k < line_block; k++) {
        Unit c = units[k];
        any = static_cast<Unit>(any | (c < ' ') | (c == 0x85));
        if constexpr (sizeof(Unit) > 1) any = static_cast<Unit>(any | ((c | 1) == 0x2029));
    }
    return any != 0;
}

} // namespace

LineSplit::LineSplit(TextView text, bool keep_ends, Flavor flavor)
    : text_(text), keep_ends_(keep_ends), flavor_(flavor) {}

SplitStep LineSplit::next(Slice& piece, Poll& poll) {
    return with_flavor(text_, flavor_, [&]<Flavor flavor>(auto* units) {
        const uint32_t length = text_.length;
        uint32_t at = at_;
        if (at == length) return SplitStep::done;
        piece.start = at;
        while (length - at >= line_block && !may_end_line(units + at)) {
            at += line_block;
            if (must_stop(charged_, at, charged_, poll)) return SplitStep::stopped;
        }
        if (!advance(units, length, at, charged_, poll, [](CodePoint c) { return is_line_end<flavor>(c); }))
            return SplitStep::stopped;
        piece.end = at;
        if (at < length) {
            at += units[at] == '\r' && at + 1 < length && units[at + 1] == '\n' ? 2 : 1;
            if (keep_ends_) piece.end = at;
        }
        at_ = at;
        return must_stop(charged_, at, charged_, poll) ? SplitStep::stopped : SplitStep::piece;
    });
}

Slice strip(TextView text, bool left, bool right, Flavor flavor) {
    return with_flavor(text, flavor, [&]<Flavor f>(auto* units) {
        uint32_t start = 0, end = text.length;
        if (left)
            while (start < end && is_space<f>(units[start])) start++;
        if (right)
            while (end > start && is_space<f>(units[end - 1])) end--;
        return Slice{start, end};
    });
}

TextStatus strip_characters(TextView text, TextView characters, bool left, bool right, Slice& rest,
                            Poll& poll) {
    uint64_t latin1[4] = {};
    bool wider = false;
    bool stopped = false;
    with_units(characters, [&](auto* units) {
        for (uint32_t i = 0; i < characters.length && !stopped; i++) {
            if (i % poll_stride == poll_stride - 1) stopped = poll.charge(poll_stride);
            CodePoint c = units[i];
            if (c < 256)
                latin1[c >> 6] |= uint64_t{1} << (c & 63);
            else
                wider = true;
        }
    });
    // A long search charges for itself.
    const uint32_t search_cost = characters.length < poll_stride ? characters.length : 0;
    int64_t cost = 0;
    auto is_member = [&](CodePoint c) {
        if (stopped) return false;
        cost += c < 256 || !wider ? 1 : 1 + search_cost;
        if (cost >= poll_stride) {
            stopped = poll.charge(cost);
            cost = 0;
        }
        if (c < 256) return (latin1[c >> 6] >> (c & 63) & 1) != 0;
        if (!wider || stopped) return false;
        int64_t found = find_char(characters, c, poll);
        stopped = found == search_stopped;
        return found >= 0;
    };
    rest = with_units(text, [&](auto* units) {
        uint32_t start = 0, end = text.length;
        if (left)
            while (start < end && is_member(units[start])) start++;
        if (right)
            while (end > start && is_member(units[end - 1])) end--;
        return Slice{start, end};
    });
    return stopped ? TextStatus::stopped : TextStatus::ok;
}

} // namespace natrix::text
