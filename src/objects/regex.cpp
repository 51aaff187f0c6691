#include "objects/regex.h"

#include <algorithm>

#include "base/regex/translate.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/str.h"

namespace natrix {

using regex::Found;
using regex::Matcher;
using regex::Mode;

bool subject_text(Cage& cage, Value string, Subject& subject) {
    subject.is_str = is_str(cage, string);
    if (subject.is_str) {
        subject.text = text_of(cage, string);
        return true;
    }
    ByteView bytes;
    if (!byte_view(cage, string, bytes)) return false;
    subject.text = bytes.text();
    return true;
}

Answer subject_of(Cage& cage, RegexPattern* pattern, Value string, Subject& subject) {
    const char* text = nullptr;
    if (!subject_text(cage, string, subject)) {
        Value raised = raise(cage, KnownType::TypeError, "expected string or bytes-like object, got '{}'",
                             type_name(cage, string));
        return raised == Value::raised() ? Answer::raised : Answer::reserve;
    }
    if (pattern->pattern.is_none()) return Answer::yes;
    bool of_str = is_str(cage, pattern->pattern);
    if (of_str && !subject.is_str) text = "cannot use a string pattern on a bytes-like object";
    if (!of_str && subject.is_str) text = "cannot use a bytes pattern on a string-like object";
    if (!text) return Answer::yes;
    return raise(cage, KnownType::TypeError, text) == Value::raised() ? Answer::raised : Answer::reserve;
}

Value subject_slice(Cage& cage, Value string, uint32_t start, uint32_t end) {
    Subject subject;
    if (!subject_text(cage, string, subject)) subject.is_str = false;
    uint32_t length = subject.text.length;
    end = std::min(end, length);
    start = std::min(start, end);
    if (subject.is_str) {
        if (end - start == length && is_exact_str(cage, string)) return string;
        return str_slice(cage, string, start, end);
    }
    if (end - start == length && cage.is_exact<Bytes>(string)) return string;
    return bytes_from(cage, {subject.text.units8() + start, end - start});
}

Value make_pattern(Cage& cage, const uint32_t* words, uint32_t count, uint32_t groups, Arena& scratch) {
    const regex::Program* program = nullptr;
    switch (regex::translate(words, count, groups, scratch, cage.poll, program)) {
    case regex::Translation::ok: break;
    case regex::Translation::invalid: return Value::none();
    case regex::Translation::stopped: return Value::stopped();
    case regex::Translation::exhausted: return Value::reserve();
    }
    uint64_t bytes = (uint64_t{count} + program->words) * 4;
    auto* pattern = cage.make_unfilled<RegexPattern>(KnownType::re_pattern, bytes);
    if (!pattern) return Value::reserve();
    pattern->groups = groups;
    pattern->words = count;
    std::memcpy(pattern->data(), words, size_t{count} * 4);
    std::memcpy(pattern->data() + size_t{count} * 4, program, size_t{program->words} * 4);
    return cage.ref(pattern);
}

ProgramCheck check_program(RegexPattern* pattern, Arena& scratch) {
    const regex::Program* program = nullptr;
    auto* words = reinterpret_cast<const uint32_t*>(pattern->data());
    Poll poll; // loading costs the script nothing
    switch (regex::translate(words, pattern->words, pattern->groups, scratch, poll, program)) {
    case regex::Translation::ok: break;
    case regex::Translation::invalid: return ProgramCheck::forged;
    default: return ProgramCheck::no_room;
    }
    size_t kept = size_t{pattern->bytes} - size_t{pattern->words} * 4;
    bool same = kept == size_t{program->words} * 4 &&
                std::memcmp(pattern->data() + size_t{pattern->words} * 4, program, kept) == 0;
    return same ? ProgramCheck::sound : ProgramCheck::forged;
}

Value make_match(Cage& cage, RegexPattern* pattern, Value string, int64_t pos, int64_t endpos,
                 const Matcher& matcher) {
    uint32_t groups = pattern->groups;
    auto* match = cage.make_unfilled<RegexMatch>(KnownType::re_match, (uint64_t{groups} + 1) * 8);
    if (!match) return Value::reserve();
    match->pos = static_cast<uint32_t>(pos);
    match->endpos = static_cast<uint32_t>(endpos);
    match->last_group = matcher.last_group();
    match->pattern = cage.ref(pattern);
    match->string = string;
    auto* spans = reinterpret_cast<uint32_t*>(match->spans());
    *spans++ = matcher.begin();
    *spans++ = matcher.end();
    for (uint32_t group = 0; group < groups; group++) {
        bool has = matcher.has(group);
        *spans++ = has ? matcher.mark(2 * group) : Matcher::unset;
        *spans++ = has ? matcher.mark(2 * group + 1) : Matcher::unset;
    }
    if (groups > 64) cage.poll.spent += groups / 64;
    return cage.ref(match);
}

namespace {

Value signal_of_found(Found found) { return found == Found::stopped ? Value::stopped() : Value::reserve(); }

} // namespace

Value pattern_match(Cage& cage, RegexPattern* pattern, Value string, Mode mode, int64_t start, int64_t end) {
    Subject subject;
    Answer fits = subject_of(cage, pattern, string, subject);
    if (fits != Answer::yes) return signal_of(fits);
    int64_t length = subject.text.length;
    start = std::clamp<int64_t>(start, 0, length);
    end = std::clamp<int64_t>(end, 0, length);
    // Behind the end nothing is found but the empty match right there.
    if (start > end && mode != Mode::match) return Value::none();
    Scratch scratch(cage);
    Matcher matcher(program_of(pattern), subject.text, scratch, cage.poll);
    if (!matcher.ready()) return Value::reserve();
    Found found =
        matcher.run(mode, static_cast<uint32_t>(start), static_cast<uint32_t>(std::max(start, end)), false);
    if (found == Found::no) return Value::none();
    if (found != Found::yes) return signal_of_found(found);
    return make_match(cage, pattern, string, start, end, matcher);
}

Value scanner_step(Cage& cage, RegexScanner* scanner, Mode mode) {
    auto* pattern = cage.as<RegexPattern>(scanner->pattern);
    Subject subject;
    if (scanner->ended != 0) return Value::none();
    Answer fits = subject_of(cage, pattern, scanner->string, subject);
    if (fits != Answer::yes) return signal_of(fits);
    // A bytearray may have become shorter.
    uint32_t end = std::min(scanner->endpos, subject.text.length);
    Found found = Found::no;
    Scratch scratch(cage);
    Matcher matcher(program_of(pattern), subject.text, scratch, cage.poll);
    if (!matcher.ready()) return Value::reserve();
    if (scanner->at <= end) found = matcher.run(mode, scanner->at, end, scanner->advance != 0);
    if (found != Found::no && found != Found::yes) return signal_of_found(found);
    Value match = Value::none();
    if (found == Found::yes)
        match = make_match(cage, pattern, scanner->string, scanner->pos, scanner->endpos, matcher);
    if (match.is_signal()) return match;
    cage.writing(scanner);
    if (found == Found::yes) {
        scanner->at = matcher.end();
        scanner->advance = matcher.end() == matcher.begin();
    } else {
        scanner->ended = 1;
    }
    return match;
}

Value match_group(Cage& cage, RegexMatch* match, uint32_t group, Value otherwise) {
    const uint32_t* span = match_spans(match) + 2 * size_t{group};
    if (span[0] == Matcher::unset) return otherwise;
    return subject_slice(cage, match->string, span[0], span[1]);
}

} // namespace natrix
