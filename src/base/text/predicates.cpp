#include "base/text/predicates.h"
#include "base/text/scan.h"
#include "base/text/units.h"
#include "base/unicode/tables.h"

namespace natrix::text {

namespace {

using namespace unicode::tables;

// Runs `step` over the units until it answers false, charging on the way.
template<class Unit, class Step> Answer walk(const Unit* units, uint32_t length, Poll& poll, Step step) {
    for (uint32_t start = 0; start < length;) {
        uint32_t end = length - start < poll_stride ? length : start + poll_stride;
        for (uint32_t i = start; i < end; i++)
            if (!step(units[i])) return Answer::no;
        if (end - start == poll_stride && poll.charge(poll_stride)) return Answer::stopped;
        start = end;
    }
    return Answer::yes;
}

// As walk, then `no` unless a cased character was seen.
template<class Flags> struct CaseRules {
    Flags flags_at;
    bool seen = false;
    bool after_cased = false;

    bool lower(CodePoint c) {
        uint32_t flags = flags_at(c);
        seen |= (flags & flag_lower) != 0;
        return !(flags & (flag_upper | flag_title));
    }
    bool upper(CodePoint c) {
        uint32_t flags = flags_at(c);
        seen |= (flags & flag_upper) != 0;
        return !(flags & (flag_lower | flag_title));
    }
    bool title(CodePoint c) {
        uint32_t flags = flags_at(c);
        if (flags & (flag_upper | flag_title)) {
            if (after_cased) return false;
            after_cased = seen = true;
        } else if (flags & flag_lower) {
            if (!after_cased) return false;
            seen = true;
        } else {
            after_cased = false;
        }
        return true;
    }
};

template<class Unit, class Flags>
Answer test_case(Predicate predicate, const Unit* units, uint32_t length, Poll& poll, Flags flags_at) {
    CaseRules<Flags> rules{flags_at};
    Answer answer;
    if (predicate == Predicate::lower)
        answer = walk(units, length, poll, [&](CodePoint c) { return rules.lower(c); });
    else if (predicate == Predicate::upper)
        answer = walk(units, length, poll, [&](CodePoint c) { return rules.upper(c); });
    else
        answer = walk(units, length, poll, [&](CodePoint c) { return rules.title(c); });
    return answer == Answer::yes && !rules.seen ? Answer::no : answer;
}

uint32_t flag_for(Predicate predicate) {
    switch (predicate) {
    case Predicate::alpha: return flag_alpha;
    case Predicate::alnum: return flag_alpha | flag_decimal | flag_digit | flag_numeric;
    case Predicate::decimal: return flag_decimal;
    case Predicate::digit: return flag_digit;
    case Predicate::numeric: return flag_numeric;
    case Predicate::space: return flag_space;
    case Predicate::printable: return flag_printable;
    default: return flag_xid_continue;
    }
}

uint32_t ascii_flags(CodePoint c) {
    if (c >= 0x80) return 0;
    uint32_t flags = latin1_flags[c];
    // In bytes the information separators are no white space.
    return c >= 0x1C && c <= 0x1F ? 0 : flags;
}

} // namespace

Answer test(Predicate predicate, TextView text, Poll& poll) {
    if (predicate == Predicate::ascii) return is_ascii(text) ? Answer::yes : Answer::no;
    if (text.length == 0) return predicate == Predicate::printable ? Answer::yes : Answer::no;
    return with_units(text, [&](auto* units) {
        if (predicate == Predicate::lower || predicate == Predicate::upper || predicate == Predicate::title)
            return test_case(predicate, units, text.length, poll, [](CodePoint c) { return flags_of(c); });
        if (predicate == Predicate::identifier && !(flags_of(units[0]) & flag_xid_start)) return Answer::no;
        const uint32_t flag = flag_for(predicate);
        return walk(units, text.length, poll, [&](CodePoint c) { return (flags_of(c) & flag) != 0; });
    });
}

Answer test_bytes(Predicate predicate, ByteView bytes, Poll& poll) {
    if (predicate == Predicate::ascii) return is_ascii(bytes.text()) ? Answer::yes : Answer::no;
    if (bytes.length == 0) return Answer::no;
    if (predicate == Predicate::lower || predicate == Predicate::upper || predicate == Predicate::title)
        return test_case(predicate, bytes.data, bytes.length, poll, ascii_flags);
    const uint32_t flag = flag_for(predicate);
    return walk(bytes.data, bytes.length, poll, [&](CodePoint c) { return (ascii_flags(c) & flag) != 0; });
}

uint32_t identifier_length(TextView text) {
    return with_units(text, [&](auto* units) {
        if (text.length == 0 || !(flags_of(units[0]) & flag_xid_start)) return 0u;
        uint32_t i = 1;
        while (i < text.length && (flags_of(units[i]) & flag_xid_continue)) i++;
        return i;
    });
}

} // namespace natrix::text
