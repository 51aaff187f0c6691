#include "base/regex/translate.h"

#include "base/regex/builder.h"

namespace natrix::regex {

uint32_t Builder::add_set(const uint32_t* charset, const uint32_t* end, Fold fold) {
    Above above = charset_above(charset, fold);
    bool simple = above.classes == above::none || above.all;
    auto length = simple ? 0 : static_cast<uint32_t>(end - charset);
    uint32_t place = size_;
    uint32_t* set = grow(set_words + length);
    if (!set) return 0;
    for (uint32_t c = 0; c < 256; c++)
        if (in_charset(charset, fold, c)) set[c >> 5] |= 1u << (c & 31);
    set[set_above] = above.classes;
    if (!simple) {
        set[set_how] = 1 + static_cast<uint32_t>(fold);
        std::memcpy(set + set_words, charset, size_t{length} * 4);
    }
    return place;
}

uint32_t Builder::add_bits(const uint32_t (&bits)[8], bool above) {
    uint32_t place = size_;
    uint32_t* set = grow(set_words);
    if (!set) return 0;
    std::memcpy(set, bits, sizeof bits);
    set[set_above] = above ? above::any : above::none;
    return place;
}

namespace {

// A part of the code that ends at a known word; what must stand there depends on what the part is.
struct Part {
    enum class What : uint8_t { whole, look, atomic, possessive, repeat, way, exists, otherwise } what;
    uint32_t end;   // the word where it ends
    uint32_t begin; // its first word
    uint32_t place; // of its operation in the program
    uint32_t last;  // of a way: the word that ends the branch
};

struct FoundTest {
    Test test = Test::none;
    uint32_t argument = 0;
    uint32_t next = 0; // the word behind it; 0: no test stands here
};

class Translator {
  public:
    Translator(const uint32_t* code, uint32_t words, uint32_t groups, Arena& arena, Poll& poll)
        : code_(code), words_(words), groups_(groups), arena_(arena), poll_(poll), out_(arena) {}

    Translation run(const Program*& program) {
        if (words_ == 0 || groups_ > max_groups) return Translation::invalid;
        if (words_ > longest) return Translation::exhausted;
        places_ = arena_.array<uint32_t>(words_);
        // Each part has two words at least.
        parts_ = static_cast<Part*>(arena_.take(sizeof(Part) * (words_ / 2 + 2), alignof(Part)));
        if (!places_ || !parts_ || !out_.grow(program_start)) return Translation::exhausted;
        open(Part::What::whole, words_ - 1, 0, 0);
        for (uint32_t steps = 1; depth_ != 0; steps++) {
            if (out_.failed()) return Translation::exhausted;
            if (steps % stride == 0 && poll_.charge(stride)) return Translation::stopped;
            if (!step()) return Translation::invalid;
        }
        poll_.spent += words_ / 8;
        uint32_t code_end = out_.size();
        if (!out_.failed() && !resolve(code_end))
            return stopped_ ? Translation::stopped : Translation::invalid;
        if (out_.failed()) return Translation::exhausted;
        Program& head = out_.head();
        head.groups = groups_;
        head.loops = loops_;
        head.minimum = minimum_;
        if (!analyse(out_, code_end, poll_)) return Translation::stopped;
        if (out_.failed()) return Translation::exhausted;
        out_.head().words = out_.size();
        program = &out_.head();
        return Translation::ok;
    }

  private:
    static constexpr uint32_t longest = 1u << 26;
    static constexpr uint32_t stride = 4096;
    // In `places_`: some jump goes to this word, whose place is not known yet.
    static constexpr uint32_t wanted = UINT32_MAX;

    Part& part() { return parts_[depth_ - 1]; }
    void open(Part::What what, uint32_t end, uint32_t begin, uint32_t place, uint32_t last = 0) {
        parts_[depth_++] = {what, end, begin, place, last};
    }
    [[nodiscard]] uint32_t left() { return part().end - at_; }
    [[nodiscard]] Word word(uint32_t at) const { return static_cast<Word>(code_[at]); }

    // The word that the skip at word `from` leads to; 0: it leaves the part.
    [[nodiscard]] uint32_t skipped(uint32_t from) {
        if (from >= part().end) return 0;
        uint32_t skip = code_[from];
        return skip > part().end - from ? 0 : from + skip;
    }

    // A jump's operand: the word it leads to, of which resolve() makes a place.
    [[nodiscard]] uint32_t aimed(uint32_t at) {
        places_[at] = wanted;
        return at;
    }

    bool step() {
        if (places_[at_] == wanted) fence_ = out_.size();
        places_[at_] = out_.size();
        if (at_ == part().end) return close();
        uint32_t place = out_.size(), end;
        switch (word(at_)) {
        case Word::failure:
            out_.add(Op::fail);
            at_++;
            return true;
        case Word::info:
            if (at_ != 0 || left() < 5) return false;
            minimum_ = code_[3];
            at_ = skipped(1);
            return at_ >= 5;
        case Word::at:
            if (left() < 2 || code_[at_ + 1] >= static_cast<uint32_t>(Place::count)) return false;
            out_.add(Op::at, code_[at_ + 1]);
            at_ += 2;
            return true;
        case Word::mark:
            if (left() < 2 || code_[at_ + 1] >= 2 * groups_) return false;
            out_.add(Op::mark, code_[at_ + 1]);
            at_ += 2;
            return true;
        case Word::group_ref: return group_ref(Fold::none);
        case Word::group_ref_ignore: return group_ref(Fold::ascii);
        case Word::group_ref_loc_ignore: return group_ref(Fold::locale);
        case Word::group_ref_uni_ignore: return group_ref(Fold::unicode);
        case Word::group_ref_exists:
            // Its skip counts from the group's word, and leads to what holds when the group has not matched.
            if (left() < 3 || code_[at_ + 1] >= groups_ || code_[at_ + 2] > part().end - (at_ + 1))
                return false;
            end = at_ + 1 + code_[at_ + 2];
            if (end < at_ + 3) return false;
            out_.add(Op::group_exists, code_[at_ + 1], aimed(end));
            open(Part::What::exists, end, at_, place);
            at_ += 3;
            return true;
        case Word::jump: return otherwise();
        case Word::branch: return branch();
        case Word::repeat_one: return repeat_one(Op::repeat_one, false);
        case Word::min_repeat_one: return repeat_one(Op::lazy_one, false);
        case Word::possessive_repeat_one: return repeat_one(Op::repeat_one, true);
        case Word::repeat:
            end = counted_end();
            if (end < at_ + 4 || end == part().end) return false;
            out_.add(Op::loop, loops_++, 0);
            open(Part::What::repeat, end, at_, place);
            at_ += 4;
            return true;
        case Word::possessive_repeat:
            end = counted_end();
            if (end < at_ + 4 || end == part().end) return false;
            out_.add(Op::possessive, loops_, code_[at_ + 2], code_[at_ + 3], 0);
            loops_ += 2; // the second keeps where its records begin
            open(Part::What::possessive, end, at_, place);
            at_ += 4;
            return true;
        case Word::assert_:
        case Word::assert_not:
            end = left() < 4 ? 0 : skipped(at_ + 1);
            if (end < at_ + 4) return false;
            out_.add(Op::look, code_[at_ + 2], word(at_) == Word::assert_not, 0);
            open(Part::What::look, end - 1, at_, place);
            at_ += 3;
            return true;
        case Word::atomic_group:
            end = skipped(at_ + 1);
            if (end < at_ + 3) return false;
            out_.add(Op::atomic);
            open(Part::What::atomic, end - 1, at_, place);
            at_ += 2;
            return true;
        default: return single();
        }
    }

    // The end of the innermost part, where the word that belongs there must stand.
    bool close() {
        Part it = part();
        depth_--;
        uint32_t place = out_.size(), at = at_;
        switch (it.what) {
        case Part::What::exists:
        case Part::What::otherwise: return true;
        case Part::What::way: return end_way(it);
        case Part::What::repeat:
            if (word(at) != Word::max_until && word(at) != Word::min_until) return false;
            out_.add(word(at) == Word::max_until ? Op::loop_end : Op::lazy_loop_end, 0, code_[it.begin + 2],
                     code_[it.begin + 3], it.place + loop_words, 0, 0, 0, 0);
            if (!out_.failed()) {
                out_[place + 1] = out_[it.place + 1];
                out_[it.place + 2] = place;
            }
            at_++;
            return true;
        default: break;
        }
        at_++;
        if (word(at) != Word::success) return false;
        switch (it.what) {
        case Part::What::look:
            out_.add(word(it.begin) == Word::assert_ ? Op::look_end : Op::look_not_end);
            if (!out_.failed()) out_[it.place + 3] = out_.size();
            break;
        case Part::What::atomic: out_.add(Op::atomic_end); break;
        case Part::What::possessive:
            out_.add(Op::possessive_end, it.place);
            if (!out_.failed()) out_[it.place + 4] = out_.size();
            break;
        default: out_.add(Op::match); break;
        }
        return true;
    }

    // The end of a repeat: where its skip leads. 0 when it is none.
    uint32_t counted_end() {
        if (left() < 5 || code_[at_ + 2] > code_[at_ + 3]) return 0;
        return skipped(at_ + 1);
    }

    bool group_ref(Fold fold) {
        if (left() < 2 || code_[at_ + 1] >= groups_) return false;
        out_.add(Op::group_ref, code_[at_ + 1], fold);
        at_ += 2;
        return true;
    }

    // What holds when the group has matched ends with a jump past what holds when it has not.
    bool otherwise() {
        Part it = part();
        if (it.what != Part::What::exists || at_ + 2 != it.end) return false;
        depth_--;
        uint32_t end = skipped(at_ + 1);
        if (end < it.end) return false;
        out_.add(Op::jump, aimed(end));
        open(Part::What::otherwise, end, at_, 0);
        at_ += 2;
        return true;
    }

    bool branch() {
        uint32_t ways = 0, last = at_ + 1;
        for (; last < part().end && code_[last] != 0; ways++) {
            uint32_t next = skipped(last);
            if (next < last + 3) return false;
            last = next;
        }
        if (last >= part().end) return false;
        out_.add(Op::branch, ways);
        for (uint32_t at = at_ + 1; at != last; at += code_[at]) {
            out_.add(0);
            out_.add(0);
            out_.add(aimed(at + 1));
        }
        at_ += 1;
        begin_way(last);
        return true;
    }

    void begin_way(uint32_t last) {
        if (at_ == last) {
            at_++;
            return;
        }
        open(Part::What::way, at_ + code_[at_] - 2, at_, 0, last);
        at_++;
    }

    bool end_way(const Part& it) {
        uint32_t next = at_ + 2;
        if (word(at_) != Word::jump || code_[at_ + 1] != it.last - at_) return false;
        // The last way goes on behind the branch by itself.
        if (next != it.last) out_.add(Op::jump, aimed(it.last + 1));
        at_ = next;
        begin_way(it.last);
        return true;
    }

    bool repeat_one(Op op, bool possessive) {
        uint32_t end = left() < 6 ? 0 : counted_end();
        if (end < at_ + 6 || word(end - 1) != Word::success) return false;
        FoundTest found = test_at(at_ + 4);
        if (found.next != end - 1) return false;
        out_.add(op, code_[at_ + 2], code_[at_ + 3], found.test, found.argument, 0, 0, possessive);
        at_ = end;
        return true;
    }

    bool single() {
        FoundTest found = test_at(at_);
        if (found.next == 0) return false;
        if (found.test == Test::character) {
            literal(found.argument);
        } else {
            constexpr Op of[] = {Op::fail, Op::any, Op::any_all, Op::character, Op::not_character, Op::set};
            out_.add(of[static_cast<uint32_t>(found.test)]);
            if (found.test >= Test::character) out_.add(found.argument);
        }
        at_ = found.next;
        return true;
    }

    // Characters that follow each other without a jump between them become one text.
    void literal(uint32_t character) {
        uint32_t place = out_.size();
        bool follows = literal_end_ == place && literal_ >= fence_;
        if (!follows) {
            literal_ = place;
            out_.add(Op::character, character);
        } else if (static_cast<Op>(out_[literal_]) == Op::character) {
            out_.add(character);
            if (out_.failed()) return;
            out_[literal_] = static_cast<uint32_t>(Op::text);
            out_[literal_ + 2] = out_[literal_ + 1];
            out_[literal_ + 1] = 2;
            out_.add(character);
        } else {
            out_.add(character);
            if (!out_.failed()) out_[literal_ + 1]++;
        }
        literal_end_ = out_.size();
    }

    // The test at a word of the code. The argument of a set is this word.
    FoundTest test_at(uint32_t at) {
        uint32_t end = part().end;
        uint32_t room = at < end ? end - at : 0;
        if (room == 0) return {};
        switch (word(at)) {
        case Word::any: return {Test::any, 0, at + 1};
        case Word::any_all: return {Test::any_all, 0, at + 1};
        case Word::failure: return {Test::set, at, at + 1};
        case Word::literal: return room < 2 ? FoundTest{} : FoundTest{Test::character, code_[at + 1], at + 2};
        case Word::not_literal:
            return room < 2 ? FoundTest{} : FoundTest{Test::not_character, code_[at + 1], at + 2};
        case Word::category:
            if (room < 2 || code_[at + 1] >= static_cast<uint32_t>(Category::count)) return {};
            return {Test::set, at, at + 2};
        case Word::literal_ignore:
        case Word::literal_loc_ignore:
        case Word::literal_uni_ignore:
        case Word::not_literal_ignore:
        case Word::not_literal_loc_ignore:
        case Word::not_literal_uni_ignore: return room < 2 ? FoundTest{} : FoundTest{Test::set, at, at + 2};
        case Word::in:
        case Word::in_ignore:
        case Word::in_loc_ignore:
        case Word::in_uni_ignore: {
            if (room < 3) return {};
            uint32_t next = skipped(at + 1);
            if (next < at + 3) return {};
            const uint32_t* behind = charset_end(code_ + at + 2, code_ + next);
            return behind == code_ + next ? FoundTest{Test::set, at, next} : FoundTest{};
        }
        default: return {};
        }
    }

    // Makes the set that the test at this word of the code wants.
    uint32_t set_of(uint32_t at) {
        uint32_t words[4] = {};
        uint32_t* add = words;
        Fold fold = Fold::none;
        switch (word(at)) {
        case Word::in_ignore: fold = Fold::ascii; break;
        case Word::in_loc_ignore: fold = Fold::locale; break;
        case Word::in_uni_ignore: fold = Fold::unicode; break;
        case Word::literal_ignore:
        case Word::not_literal_ignore: fold = Fold::ascii; break;
        case Word::literal_loc_ignore:
        case Word::not_literal_loc_ignore: fold = Fold::locale; break;
        case Word::literal_uni_ignore:
        case Word::not_literal_uni_ignore: fold = Fold::unicode; break;
        default: break;
        }
        switch (word(at)) {
        case Word::in:
        case Word::in_ignore:
        case Word::in_loc_ignore:
        case Word::in_uni_ignore: return out_.add_set(code_ + at + 2, code_ + at + 1 + code_[at + 1], fold);
        case Word::category: *add++ = static_cast<uint32_t>(Word::category); break;
        case Word::failure: break;
        case Word::not_literal_ignore:
        case Word::not_literal_loc_ignore:
        case Word::not_literal_uni_ignore: *add++ = static_cast<uint32_t>(Word::negate); [[fallthrough]];
        default: *add++ = static_cast<uint32_t>(Word::literal); break;
        }
        if (word(at) != Word::failure) *add++ = code_[at + 1];
        *add++ = static_cast<uint32_t>(Word::failure);
        return out_.add_set(words, add, fold);
    }

    // Makes places of the words that jumps lead to, and sets of the words where tests stand.
    bool resolve(uint32_t code_end) {
        uint32_t place = program_start;
        for (uint32_t steps = 1; place < code_end && !out_.failed(); steps++) {
            if (steps % stride == 0 && poll_.charge(stride)) return stopped_ = true, false;
            switch (static_cast<Op>(out_[place])) {
            case Op::set:
                if (!resolve_set(place + 1)) return false;
                break;
            case Op::repeat_one:
            case Op::lazy_one:
                if (static_cast<Test>(out_[place + 3]) == Test::set && !resolve_set(place + 4)) return false;
                break;
            case Op::group_exists:
                if (!resolve_place(place + 2)) return false;
                break;
            case Op::jump:
                if (!resolve_place(place + 1)) return false;
                break;
            case Op::branch:
                for (uint32_t i = 0; i < out_[place + 1]; i++)
                    if (!resolve_place(place + 4 + 3 * i)) return false;
                break;
            default: break;
            }
            place += op_words(out_.words() + place);
        }
        return true;
    }
    bool resolve_place(uint32_t operand) {
        uint32_t place = places_[out_[operand]];
        out_[operand] = place;
        return place != 0 && place != wanted;
    }
    bool resolve_set(uint32_t operand) {
        // Looking at 256 characters costs about as much.
        if (poll_.charge(4)) return stopped_ = true, false;
        uint32_t place = set_of(out_[operand]);
        if (place != 0) out_[operand] = place;
        return true;
    }

    const uint32_t* code_;
    uint32_t words_;
    uint32_t groups_;
    Arena& arena_;
    Poll& poll_;
    Builder out_;
    uint32_t* places_ =
        nullptr; // of each word of the code that begins an operation, where that is in the program
    Part* parts_ = nullptr;
    uint32_t depth_ = 0;
    uint32_t at_ = 0;
    uint32_t fence_ = 0;   // the last place that a jump leads to
    uint32_t literal_ = 0; // where the last characters stand, and end
    uint32_t literal_end_ = 0;
    uint32_t loops_ = 0;
    uint32_t minimum_ = 0;
    bool stopped_ = false;
};

} // namespace

Translation translate(const uint32_t* code, uint32_t words, uint32_t groups, Arena& arena, Poll& poll,
                      const Program*& program) {
    return Translator(code, words, groups, arena, poll).run(program);
}

} // namespace natrix::regex
