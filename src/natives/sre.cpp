#include <algorithm>

#include "base/text/scan.h"
#include "base/unicode/case_mapping.h"
#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/dict.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/regex.h"
#include "objects/tuple.h"

// The module _sre: patterns, matches and scanners.
namespace natrix {
namespace {

using regex::Found;
using regex::Matcher;
using regex::Mode;

RegexPattern* pattern_at(Cage& c, Value* a) { return c.as<RegexPattern>(a[0]); }
RegexMatch* match_at(Cage& c, Value* a) { return c.as<RegexMatch>(a[0]); }

// (pattern, flags, code, groups, groupindex, indexgroup): a Pattern; None for words that are invalid; MISSING
// when the code has an item that is no int of 32 bits.
Value sre_make(Cage& c, Value* a) {
    auto* code = c.as<List>(a[2]);
    Scratch scratch(c);
    auto* words = static_cast<uint32_t*>(scratch->take(size_t{code->size} * 4, 4));
    if (!words) return Value::reserve();
    if (code->size > poll_stride && c.poll.charge(code->size / 16)) return Value::stopped();
    for (uint32_t i = 0; i < code->size; i++) {
        Value item = list_items(c, code)[i];
        int64_t number;
        if (!is_integer(c, item) || !integer_fits(c, item, number) || number < 0 || number > UINT32_MAX)
            return Value::tombstone();
        words[i] = static_cast<uint32_t>(number);
    }
    Value made = make_pattern(c, words, code->size, static_cast<uint32_t>(a[3].as_int()), scratch);
    if (made.is_signal() || made.is_none()) return made;
    auto* pattern = c.as<RegexPattern>(made);
    pattern->flags = static_cast<uint32_t>(a[1].as_int());
    pattern->pattern = a[0];
    pattern->groupindex = a[4];
    pattern->indexgroup = a[5];
    return made;
}

// (character) -> in lower case; whether it has case.
Value unicode_lower(Cage&, Value* a) {
    return Value::integer(unicode::simple_lower(static_cast<CodePoint>(a[0].as_int())));
}
Value unicode_cased(Cage&, Value* a) {
    return Value::boolean(unicode::has_simple_case(static_cast<CodePoint>(a[0].as_int())));
}

template<class T> Value field(T value) { return Value::integer(int64_t{value}); }

Value pattern_flags(Cage& c, Value* a) { return field(pattern_at(c, a)->flags); }
Value pattern_groups(Cage& c, Value* a) { return field(pattern_at(c, a)->groups); }
Value pattern_source(Cage& c, Value* a) { return pattern_at(c, a)->pattern; }
Value pattern_groupindex(Cage& c, Value* a) { return pattern_at(c, a)->groupindex; }

// The words as bytes, for == and hash().
Value pattern_code(Cage& c, Value* a) {
    auto* pattern = pattern_at(c, a);
    note_work(c, pattern->words);
    return bytes_from(c, {reinterpret_cast<const uint8_t*>(pattern->data()), pattern->words * 4});
}

// (pattern, string, mode, start, end)
Value sre_run(Cage& c, Value* a) {
    return pattern_match(c, pattern_at(c, a), a[1], static_cast<Mode>(a[2].as_int()), a[3].as_int(),
                         a[4].as_int());
}

// match, fullmatch and search of Pattern: (self, string, pos, endpos).
template<Mode mode> Value pattern_native(Cage& c, Value* a) {
    int64_t pos, endpos;
    if (!size_argument(c, a[2], pos) || !size_argument(c, a[3], endpos)) return Value::defer();
    return pattern_match(c, pattern_at(c, a), a[1], mode, pos, endpos);
}

// One match after another in a string, for the functions that want all of them.
class Matches {
  public:
    Matches(Cage& cage, Value pattern, Value string, int64_t start = 0, int64_t end = INT64_MAX)
        : cage_(cage), pattern_(cage.as<RegexPattern>(pattern)), scratch_(cage) {
        fits_ = subject_of(cage, pattern_, string, subject_);
        if (fits_ != Answer::yes) subject_ = {};
        int64_t length = subject_.text.length;
        at_ = static_cast<uint32_t>(std::clamp<int64_t>(start, 0, length));
        end_ = static_cast<uint32_t>(std::clamp<int64_t>(end, 0, length));
        matcher_ = new (room_) Matcher(program_of(pattern_), subject_.text, scratch_, cage.poll);
    }

    // True: there is one more. False: there is none, or `signal` says why not.
    bool next(Value& signal) {
        if (fits_ != Answer::yes || !matcher_->ready()) {
            signal = fits_ != Answer::yes ? signal_of(fits_) : Value::reserve();
            return false;
        }
        if (at_ > end_) return false;
        // Short texts with many matches cost by the match.
        if (cage_.poll.charge(1)) {
            signal = Value::stopped();
            return false;
        }
        Found found = matcher_->run(Mode::search, at_, end_, advance_);
        if (found == Found::yes) {
            at_ = matcher_->end();
            advance_ = at_ == matcher_->begin();
            return true;
        }
        if (found != Found::no) signal = found == Found::stopped ? Value::stopped() : Value::reserve();
        return false;
    }

    [[nodiscard]] const Matcher& matcher() const { return *matcher_; }
    [[nodiscard]] const Subject& subject() const { return subject_; }
    [[nodiscard]] uint32_t groups() const { return pattern_->groups; }
    [[nodiscard]] Arena& arena() { return scratch_; }

  private:
    Cage& cage_;
    RegexPattern* pattern_;
    Scratch scratch_;
    Subject subject_;
    Answer fits_;
    uint32_t at_, end_;
    bool advance_ = false;
    Matcher* matcher_;
    alignas(Matcher) std::byte room_[sizeof(Matcher)];
};

Value group_of(Cage& c, Value string, const Matcher& matcher, uint32_t group, Value otherwise) {
    if (!matcher.has(group)) return otherwise;
    return subject_slice(c, string, matcher.mark(2 * group), matcher.mark(2 * group + 1));
}

// What findall() gives for one match.
Value found_item(Cage& c, Value string, const Matches& matches, Value empty) {
    const Matcher& matcher = matches.matcher();
    uint32_t groups = matches.groups();
    if (groups == 0) return subject_slice(c, string, matcher.begin(), matcher.end());
    if (groups == 1) return group_of(c, string, matcher, 0, empty);
    Tuple* tuple = make_tuple(c, groups);
    if (!tuple) return Value::reserve();
    for (uint32_t i = 0; i < groups; i++) {
        Value item = group_of(c, string, matcher, i, empty);
        if (item.is_signal()) return item;
        tuple->items()[i] = item;
    }
    return c.ref(tuple);
}

// (pattern, string, start, end)
Value sre_find_all(Cage& c, Value* a) {
    List* list = make_list(c);
    if (!list) return Value::reserve();
    Value empty = subject_slice(c, a[1], 0, 0);
    if (empty.is_signal()) return empty;
    Matches matches(c, a[0], a[1], a[2].as_int(), a[3].as_int());
    Value signal = Value::none();
    while (matches.next(signal)) {
        Value item = found_item(c, a[1], matches, empty);
        if (item.is_signal()) return item;
        if (!list_append(c, list, item)) return Value::reserve();
    }
    return signal.is_none() ? c.ref(list) : signal;
}

Value find_all_native(Cage& c, Value* a) {
    int64_t pos, endpos;
    if (!size_argument(c, a[2], pos) || !size_argument(c, a[3], endpos)) return Value::defer();
    Value arguments[] = {a[0], a[1], Value::integer(std::clamp<int64_t>(pos, 0, UINT32_MAX)),
                         Value::integer(std::clamp<int64_t>(endpos, 0, UINT32_MAX))};
    return sre_find_all(c, arguments);
}

// (pattern, string, maxsplit)
Value sre_split(Cage& c, Value* a) {
    int64_t limit = a[2].as_int();
    List* list = make_list(c);
    if (!list) return Value::reserve();
    Matches matches(c, a[0], a[1]);
    Value signal = Value::none();
    uint32_t last = 0;
    for (int64_t count = 0; (limit == 0 || count < limit) && matches.next(signal); count++) {
        const Matcher& matcher = matches.matcher();
        Value piece = subject_slice(c, a[1], last, matcher.begin());
        if (piece.is_signal() || !list_append(c, list, piece)) return Value::reserve();
        for (uint32_t i = 0; i < matches.groups(); i++) {
            piece = group_of(c, a[1], matcher, i, Value::none());
            if (piece.is_signal() || !list_append(c, list, piece)) return Value::reserve();
        }
        last = matcher.end();
    }
    // Without a search the string has not been looked at.
    if (limit < 0) {
        Subject subject;
        Answer fits = subject_of(c, pattern_at(c, a), a[1], subject);
        if (fits != Answer::yes) return signal_of(fits);
    }
    if (!signal.is_none()) return signal;
    Value rest = subject_slice(c, a[1], last, UINT32_MAX);
    if (rest.is_signal() || !list_append(c, list, rest)) return Value::reserve();
    return c.ref(list);
}

Value split_native(Cage& c, Value* a) {
    int64_t limit;
    if (!size_argument(c, a[2], limit)) return Value::defer();
    Value arguments[] = {a[0], a[1], Value::integer(std::clamp<int64_t>(limit, -1, UINT32_MAX))};
    return sre_split(c, arguments);
}

// A template is one text, or a tuple of text, group, text, group, … text. As a sequence of its texts and
// groups:
class Template {
  public:
    Template(Cage& cage, Value parts) : cage_(cage) {
        bool several = cage.is<Tuple>(parts);
        single_ = parts;
        items_ = several ? cage.as<Tuple>(parts)->items() : &single_;
        count_ = several ? cage.as<Tuple>(parts)->length : 1;
    }
    Template(const Template&) = delete;
    Template& operator=(const Template&) = delete;
    [[nodiscard]] uint32_t groups() const { return count_ / 2; }
    [[nodiscard]] int64_t group(uint32_t i) const { return items_[2 * i + 1].as_int(); }
    // False: no text of the subject's sort.
    [[nodiscard]] bool text(uint32_t i, bool is_str, TextView& out) const {
        Subject subject;
        if (!subject_text(cage_, items_[2 * i], subject) || subject.is_str != is_str) return false;
        out = subject.text;
        return true;
    }

  private:
    Cage& cage_;
    Value single_;
    const Value* items_;
    uint32_t count_;
};

// The replacements of one sub(): rows of spans in scratch, each of a match and of the groups that the
// template wants.
class Replacements {
  public:
    Replacements(Arena& arena, uint32_t groups) : arena_(arena), words_(2 + 2 * groups) {}

    uint32_t* add() {
        if (count_ == room_) {
            uint64_t more = room_ == 0 ? 64 : room_;
            auto* block = static_cast<Block*>(arena_.take(sizeof(Block) + more * words_ * 4, alignof(Block)));
            if (!block) return nullptr;
            block->next = nullptr;
            block->rows = 0;
            (last_ ? last_->next : first_) = block;
            last_ = block;
            room_ += more;
        }
        count_++;
        return row(last_, last_->rows++);
    }
    [[nodiscard]] uint64_t count() const { return count_; }
    template<class Function> void each(Function function) const {
        for (Block* block = first_; block; block = block->next)
            for (uint64_t i = 0; i < block->rows; i++) function(row(block, i));
    }

  private:
    struct Block {
        Block* next;
        uint64_t rows;
    };
    uint32_t* row(Block* block, uint64_t i) const {
        return reinterpret_cast<uint32_t*>(block + 1) + i * words_;
    }
    Arena& arena_;
    Block* first_ = nullptr;
    Block* last_ = nullptr;
    uint64_t words_;
    uint64_t count_ = 0;
    uint64_t room_ = 0;
};

// The pieces of a result, first counted, then written.
struct Pieces {
    TextSpan to;
    uint64_t length = 0;
    CodePoint maximum = 0x7F;
    bool known_maximum = false;

    void add(TextView piece) {
        if (piece.length == 0) return;
        if (to.data) {
            text::copy_text(piece, to, static_cast<uint32_t>(length));
        } else if (!known_maximum) {
            maximum = std::max(maximum, text::scan_maximum(piece));
        }
        length += piece.length;
    }
};

// A template's text for a match or its row: add(group) gives the text of a group.
template<class Group> Answer expand_into(const Template& parts, bool is_str, Pieces& pieces, Group group) {
    TextView text;
    for (uint32_t i = 0; i <= parts.groups(); i++) {
        if (!parts.text(i, is_str, text)) return Answer::no;
        pieces.add(text);
        if (i < parts.groups()) pieces.add(group(i));
    }
    return Answer::yes;
}

// (pattern, template, string, count, with_count): sub() and subn(). MISSING: the template's texts are not of
// the string's sort.
Value sre_substitute(Cage& c, Value* a) {
    int64_t limit = a[3].as_int();
    Template parts(c, a[1]);
    Matches matches(c, a[0], a[2]);
    Value signal = Value::none();
    for (uint32_t i = 0; i < parts.groups(); i++)
        if (parts.group(i) < 0 || parts.group(i) > matches.groups())
            return raise(c, KnownType::IndexError, "no such group");
    Replacements rows(matches.arena(), parts.groups());
    while ((limit == 0 || static_cast<int64_t>(rows.count()) < limit) && matches.next(signal)) {
        uint32_t* row = rows.add();
        if (!row) return Value::reserve();
        const Matcher& matcher = matches.matcher();
        *row++ = matcher.begin();
        *row++ = matcher.end();
        for (uint32_t i = 0; i < parts.groups(); i++, row += 2) {
            auto group = static_cast<uint32_t>(parts.group(i));
            row[0] = group == 0 ? matcher.begin() : matcher.has(group - 1) ? matcher.mark(2 * group - 2) : 0;
            row[1] = group == 0 ? matcher.end() : matcher.has(group - 1) ? matcher.mark(2 * group - 1) : 0;
        }
    }
    if (!signal.is_none()) return signal;
    const Subject& subject = matches.subject();
    Value result;
    if (rows.count() == 0) {
        // A negative count looks at nothing, and so has not found the string wanting.
        Subject again;
        Answer fits = subject_of(c, pattern_at(c, a), a[2], again);
        if (fits != Answer::yes) return signal_of(fits);
        result = subject_slice(c, a[2], 0, UINT32_MAX);
    } else {
        Pieces pieces;
        bool fits = true;
        if (!subject.is_str || subject.text.width == 1) {
            // Latin-1 whatever is left out, or ASCII when all of it is.
            TextView text;
            CodePoint maximum = subject.is_str && !is_ascii_str(c, a[2]) ? 0 : 0x7F;
            for (uint32_t i = 0; i <= parts.groups() && maximum != 0; i++)
                if (!parts.text(i, subject.is_str, text) || text::scan_maximum(text) > 0x7F) maximum = 0;
            pieces.known_maximum = maximum != 0 || !subject.is_str;
        }
        auto build = [&] {
            uint32_t last = 0;
            pieces.length = 0;
            rows.each([&](const uint32_t* row) {
                if (row[0] > last) pieces.add(subject.text.slice(last, row[0]));
                last = row[1];
                const uint32_t* spans = row + 2;
                fits =
                    fits && expand_into(parts, subject.is_str, pieces, [&](uint32_t i) {
                                const uint32_t* span = spans + 2 * size_t{i};
                                return span[1] > span[0] ? subject.text.slice(span[0], span[1]) : TextView();
                            }) == Answer::yes;
            });
            if (last < subject.text.length) pieces.add(subject.text.slice(last, subject.text.length));
        };
        if (c.poll.charge(static_cast<int64_t>(rows.count() / 8 + subject.text.length / 64)))
            return Value::stopped();
        build();
        if (!fits) return Value::tombstone();
        if (pieces.length > max_text_bytes) return raise_memory_error(c);
        if (c.poll.charge(static_cast<int64_t>(pieces.length / 64))) return Value::stopped();
        if (subject.is_str) {
            Fresh fresh = make_fresh_str(c, pieces.length, pieces.maximum);
            if (fresh.value.is_signal()) return fresh.value;
            result = fresh.value;
            pieces.to = fresh.to;
        } else {
            Bytes* bytes = make_bytes(c, pieces.length);
            if (!bytes) return Value::reserve();
            result = c.ref(bytes);
            pieces.to = {bytes->data(), static_cast<uint32_t>(pieces.length), 1};
        }
        if (pieces.length != 0) build();
    }
    if (result.is_signal() || a[4].is_false()) return result;
    return tuple_of(c, {result, Value::integer(static_cast<int64_t>(rows.count()))});
}

// (match, template): MISSING as above.
Value sre_expand(Cage& c, Value* a) {
    auto* match = match_at(c, a);
    Subject subject;
    if (!subject_text(c, match->string, subject)) subject = {};
    Template parts(c, a[1]);
    for (uint32_t i = 0; i < parts.groups(); i++)
        if (parts.group(i) < 0 || parts.group(i) >= match->bytes / 8)
            return raise(c, KnownType::IndexError, "no such group");
    Pieces pieces;
    auto group = [&](uint32_t i) {
        const uint32_t* span = match_spans(match) + 2 * parts.group(i);
        uint32_t end = std::min(span[1], subject.text.length);
        return span[0] < end ? subject.text.slice(span[0], end) : TextView();
    };
    if (expand_into(parts, subject.is_str, pieces, group) != Answer::yes) return Value::tombstone();
    if (pieces.length > max_text_bytes) return raise_memory_error(c);
    note_work(c, pieces.length);
    uint64_t length = pieces.length;
    Value result;
    if (subject.is_str) {
        Fresh fresh = make_fresh_str(c, length, pieces.maximum);
        if (fresh.value.is_signal()) return fresh.value;
        result = fresh.value;
        pieces.to = fresh.to;
    } else {
        Bytes* bytes = make_bytes(c, length);
        if (!bytes) return Value::reserve();
        result = c.ref(bytes);
        pieces.to = {bytes->data(), static_cast<uint32_t>(length), 1};
    }
    pieces.length = 0;
    if (length != 0) (void)expand_into(parts, subject.is_str, pieces, group);
    return result;
}

// (string) -> whether it is a str (True) or bytes-like (False), or MISSING.
Value sre_subject_sort(Cage& c, Value* a) {
    Subject subject;
    return subject_text(c, a[0], subject) ? Value::boolean(subject.is_str) : Value::tombstone();
}

// (string, start, end)
Value sre_slice(Cage& c, Value* a) {
    return subject_slice(c, a[0], static_cast<uint32_t>(a[1].as_int()), static_cast<uint32_t>(a[2].as_int()));
}

// (pattern, string, start, end)
Value sre_scanner(Cage& c, Value* a) {
    Subject subject;
    Answer fits = subject_of(c, pattern_at(c, a), a[1], subject);
    if (fits != Answer::yes) return signal_of(fits);
    auto* scanner = c.make<RegexScanner>(KnownType::re_scanner);
    if (!scanner) return Value::reserve();
    int64_t length = subject.text.length;
    scanner->pos = scanner->at = static_cast<uint32_t>(std::clamp<int64_t>(a[2].as_int(), 0, length));
    scanner->endpos = static_cast<uint32_t>(std::clamp<int64_t>(a[3].as_int(), 0, length));
    scanner->pattern = a[0];
    scanner->string = a[1];
    return c.ref(scanner);
}

// Pattern.finditer(self, string, pos, endpos)
Value find_iter_native(Cage& c, Value* a) {
    int64_t pos, endpos;
    if (!size_argument(c, a[2], pos) || !size_argument(c, a[3], endpos)) return Value::defer();
    Value arguments[] = {a[0], a[1], Value::integer(std::clamp<int64_t>(pos, 0, UINT32_MAX)),
                         Value::integer(std::clamp<int64_t>(endpos, 0, UINT32_MAX))};
    Value scanner = sre_scanner(c, arguments);
    if (scanner.is_signal()) return scanner;
    auto* iterator = c.make<NativeIter>(KnownType::callable_iterator);
    if (!iterator) return Value::reserve();
    iterator->what = native_iter::scan;
    iterator->first = scanner;
    return c.ref(iterator);
}

Value sre_scanner_step(Cage& c, Value* a) {
    return scanner_step(c, c.as<RegexScanner>(a[0]), static_cast<Mode>(a[1].as_int()));
}
template<Mode mode> Value scanner_native(Cage& c, Value* a) {
    return scanner_step(c, c.as<RegexScanner>(a[0]), mode);
}
Value scanner_pattern(Cage& c, Value* a) { return c.as<RegexScanner>(a[0])->pattern; }

Value match_pos(Cage& c, Value* a) { return field(match_at(c, a)->pos); }
Value match_endpos(Cage& c, Value* a) { return field(match_at(c, a)->endpos); }
Value match_pattern(Cage& c, Value* a) { return match_at(c, a)->pattern; }
Value match_string(Cage& c, Value* a) { return match_at(c, a)->string; }
Value match_last_group(Cage& c, Value* a) { return field(match_at(c, a)->last_group); }

// (match, group): the number of a group, given as an int or by name; MISSING: there is none.
Value sre_group_number(Cage& c, Value* a) {
    auto* match = match_at(c, a);
    int64_t number = -1;
    if (a[1].is_int() || a[1].is_bool()) {
        number = a[1].is_int() ? a[1].as_int() : a[1].is_true();
    } else if (is_exact_str(c, a[1])) {
        auto* pattern = c.as<RegexPattern>(match->pattern);
        bool foreign = false;
        uint32_t entry = dict_find_str(c, c.as<Dict>(pattern->groupindex), a[1], &foreign);
        if (entry != dict_missing) {
            Value found = dict_entries(c, c.as<Dict>(pattern->groupindex))[2 * size_t{entry} + 1];
            if (found.is_int()) number = found.as_int();
        }
    }
    return number >= 0 && number < match->bytes / 8 ? Value::integer(number) : Value::tombstone();
}

// (match, number, otherwise)
Value sre_group(Cage& c, Value* a) {
    return match_group(c, match_at(c, a), static_cast<uint32_t>(a[1].as_int()), a[2]);
}

Value position(uint32_t at) { return at == Matcher::unset ? Value::integer(-1) : Value::integer(at); }

// (match, number)
Value sre_start(Cage& c, Value* a) { return position(match_spans(match_at(c, a))[2 * a[1].as_int()]); }
Value sre_end(Cage& c, Value* a) { return position(match_spans(match_at(c, a))[2 * a[1].as_int() + 1]); }

template<class Function> Value with_group(Cage& c, Value* a, Function function) {
    Value number = sre_group_number(c, a);
    if (number == Value::tombstone()) return Value::defer();
    return function(match_at(c, a), static_cast<uint32_t>(number.as_int()));
}

Value match_start(Cage& c, Value* a) {
    return with_group(
        c, a, [](RegexMatch* match, uint32_t group) { return position(match_spans(match)[2 * group]); });
}
Value match_end(Cage& c, Value* a) {
    return with_group(
        c, a, [](RegexMatch* match, uint32_t group) { return position(match_spans(match)[2 * group + 1]); });
}
Value match_span(Cage& c, Value* a) {
    return with_group(c, a, [&](RegexMatch* match, uint32_t group) {
        const uint32_t* span = match_spans(match) + 2 * size_t{group};
        return tuple_of(c, {position(span[0]), position(span[1])});
    });
}
Value match_get_item(Cage& c, Value* a) {
    return with_group(
        c, a, [&](RegexMatch* match, uint32_t group) { return match_group(c, match, group, Value::none()); });
}

// group(self, *groups)
Value match_group_native(Cage& c, Value* a) {
    auto* groups = c.as<Tuple>(a[1]);
    auto* match = match_at(c, a);
    if (groups->length == 0) return match_group(c, match, 0, Value::none());
    Value single[] = {a[0], groups->items()[0]};
    if (groups->length == 1) return match_get_item(c, single);
    Tuple* result = make_tuple(c, groups->length);
    if (!result) return Value::reserve();
    for (uint32_t i = 0; i < groups->length; i++) {
        single[1] = groups->items()[i];
        Value item = match_get_item(c, single);
        if (item.is_signal()) return item;
        result->items()[i] = item;
    }
    return c.ref(result);
}

// groups(self, default)
Value match_groups(Cage& c, Value* a) {
    auto* match = match_at(c, a);
    uint32_t groups = match->bytes / 8 - 1;
    if (groups == 0) return c.empty_tuple;
    Tuple* result = make_tuple(c, groups);
    if (!result) return Value::reserve();
    for (uint32_t i = 0; i < groups; i++) {
        Value item = match_group(c, match, i + 1, a[1]);
        if (item.is_signal()) return item;
        result->items()[i] = item;
    }
    note_work(c, groups);
    return c.ref(result);
}

// groupdict(self, default)
Value match_groupdict(Cage& c, Value* a) {
    auto* match = match_at(c, a);
    auto* index = c.as<Dict>(c.as<RegexPattern>(match->pattern)->groupindex);
    Dict* result = make_dict(c, index->live);
    if (!result) return Value::reserve();
    for (auto entry : DictRange(c, index)) {
        Value arguments[] = {a[0], entry.value};
        Value number = sre_group_number(c, arguments);
        if (!is_exact_str(c, entry.key) || number == Value::tombstone()) return Value::defer();
        Value item = match_group(c, match, static_cast<uint32_t>(number.as_int()), a[1]);
        if (item.is_signal() || !dict_set_str(c, result, entry.key, item)) return Value::reserve();
    }
    return c.ref(result);
}

// (match) -> the name of the last group, or None.
Value match_last_name(Cage& c, Value* a) {
    auto* match = match_at(c, a);
    auto* names = c.as<Tuple>(c.as<RegexPattern>(match->pattern)->indexgroup);
    uint32_t last = match->last_group;
    return last != 0 && last < names->length ? names->items()[last] : Value::none();
}

constexpr NativeEntry native_entries[] = {
    {"_sre.Pattern.match", pattern_native<Mode::match>},
    {"_sre.Pattern.fullmatch", pattern_native<Mode::fullmatch>},
    {"_sre.Pattern.search", pattern_native<Mode::search>},
    {"_sre.Pattern.findall", find_all_native},
    {"_sre.Pattern.finditer", find_iter_native},
    {"_sre.Pattern.split", split_native},
    {"_sre.SRE_Scanner.match", scanner_native<Mode::match>},
    {"_sre.SRE_Scanner.search", scanner_native<Mode::search>},
    {"_sre.Match.group", match_group_native},
    {"_sre.Match.groups", match_groups},
    {"_sre.Match.groupdict", match_groupdict},
    {"_sre.Match.start", match_start},
    {"_sre.Match.end", match_end},
    {"_sre.Match.span", match_span},
    {"_sre.Match.__getitem__", match_get_item},
};

constexpr NativeEntry kernel_entries[] = {
    {"sre_make", sre_make},
    {"sre_unicode_lower", unicode_lower},
    {"sre_unicode_cased", unicode_cased},
    {"pattern_flags", pattern_flags},
    {"pattern_groups", pattern_groups},
    {"pattern_source", pattern_source},
    {"pattern_groupindex", pattern_groupindex},
    {"pattern_code", pattern_code},
    {"sre_run", sre_run},
    {"sre_find_all", sre_find_all},
    {"sre_split", sre_split},
    {"sre_substitute", sre_substitute},
    {"sre_expand", sre_expand},
    {"sre_subject_sort", sre_subject_sort},
    {"sre_slice", sre_slice},
    {"sre_scanner", sre_scanner},
    {"sre_scanner_step", sre_scanner_step},
    {"scanner_pattern", scanner_pattern},
    {"match_pos", match_pos},
    {"match_endpos", match_endpos},
    {"match_pattern", match_pattern},
    {"match_string", match_string},
    {"match_last_group", match_last_group},
    {"match_last_name", match_last_name},
    {"sre_group_number", sre_group_number},
    {"sre_group", sre_group},
    {"sre_start", sre_start},
    {"sre_end", sre_end},
};

} // namespace

const NativeTable sre_natives = natives_of(native_entries);
const NativeTable sre_kernels = kernels_of(kernel_entries);

} // namespace natrix
