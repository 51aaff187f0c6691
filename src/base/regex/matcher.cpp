#include "base/regex/matcher.h"

#include <type_traits>

#include "base/text/search.h"

namespace natrix::regex {

// What backtracking does, from the top of the stack down: takes changes back, until it comes to another way
// to go.
struct Matcher::Record {
    enum class What : uint32_t {
        bottom,
        // Changes. `a` is the mark or loop, `b` (and `c`) what it was.
        mark,
        close, // a mark that ends a group; `c`: the last group before
        loop,
        // Other ways. `a` is the operation, `b` the position.
        way,    // of a branch; `a`: its next entry, `c` how many are left
        fewer,  // characters of a repeat_one; `c` the lowest position
        more,   // characters of a lazy_one; `c` how many more there may be
        body,   // once more the body of a lazy loop
        follow, // what comes behind: go on at `a`
        // Bounds of what is tried by itself. `c` is the bound outside.
        look,
        atomic,
        possessive,
    } what;
    uint32_t a, b, c;
};

namespace {

constexpr int64_t steps_per_charge = 4096;
constexpr int64_t steps_per_unit = 16;

// Tests of one character, as types, so that loops over them are tight.
template<class Unit> struct Any {
    bool operator()(Unit c) const { return c != '\n'; }
};
template<class Unit> struct AnyAll {
    bool operator()(Unit) const { return true; }
};
template<class Unit> struct Is {
    uint32_t character;
    bool operator()(Unit c) const { return c == character; }
};
template<class Unit> struct IsNot {
    uint32_t character;
    bool operator()(Unit c) const { return c != character; }
};
template<class Unit> struct In {
    const uint32_t* set;
    bool operator()(Unit c) const {
        if constexpr (sizeof(Unit) == 1)
            return in_latin1(set, c);
        else
            return in_set(set, c);
    }
};

template<class Unit, class Function>
inline auto with_test(const Program& program, uint32_t test, uint32_t argument, Function function) {
    switch (static_cast<Test>(test)) {
    case Test::any: return function(Any<Unit>());
    case Test::character: return function(Is<Unit>{argument});
    case Test::not_character: return function(IsNot<Unit>{argument});
    case Test::set: return function(In<Unit>{program.at(argument)});
    case Test::none:
    case Test::any_all: break;
    }
    return function(AnyAll<Unit>());
}

// The first character for which the test fails, or `end`.
template<class Unit, class Passes> const Unit* pass(const Unit* at, const Unit* end, Passes passes) {
    while (at != end && passes(*at)) at++;
    return at;
}
const uint8_t* pass_until(const uint8_t* at, const uint8_t* end, uint32_t character) {
    if (at == end || character > 0xFF) return end;
    auto found = std::memchr(at, static_cast<int>(character), static_cast<size_t>(end - at));
    return found ? static_cast<const uint8_t*>(found) : end;
}
template<class Unit> const Unit* pass(const Unit*, const Unit* end, AnyAll<Unit>) { return end; }
const uint8_t* pass(const uint8_t* at, const uint8_t* end, Any<uint8_t>) { return pass_until(at, end, '\n'); }
const uint8_t* pass(const uint8_t* at, const uint8_t* end, IsNot<uint8_t> test) {
    return pass_until(at, end, test.character);
}

bool is_word(Place place, CodePoint c) {
    return in_category(place >= Place::uni_boundary ? Category::uni_word : Category::word, c);
}

} // namespace

Matcher::Matcher(const Program& program, TextView text, Arena& arena, Poll& poll)
    : program_(program),
      text_(text),
      arena_(arena),
      poll_(poll),
      stack_(reinterpret_cast<Record*>(little_stack_)),
      capacity_(few_records) {
    uint32_t marks = program.marks();
    uint64_t slots = marks + 2 * uint64_t{program.loops};
    if (slots <= few_slots) {
        slots_ = little_slots_;
        saved_ = little_saved_;
    } else {
        auto* room = static_cast<uint32_t*>(arena.take(2 * slots * 4, 4));
        if (!room) return;
        slots_ = room;
        saved_ = room + slots;
    }
    std::memset(slots_, 0xFF, slots * 4);
    std::memset(saved_, 0, slots * 4);
    if (slots > few_slots) poll.spent += static_cast<int64_t>(slots / 64);
}

template<class Unit> struct Matcher::Run {
    using What = Record::What;

    Matcher& m;
    const Program& program;
    const Unit* const text;
    const Unit* end;
    Record* stack;
    uint32_t top = 0;

    explicit Run(Matcher& matcher, uint32_t last)
        : m(matcher),
          program(matcher.program_),
          text(static_cast<const Unit*>(matcher.text_.data)),
          end(text + last),
          stack(matcher.stack_) {}

    // Room for one more record; false: memory is out.
    bool grow() {
        size_t capacity = m.capacity_, more = capacity < 4096 ? 4096 : capacity / 2;
        void* fresh = m.arena_.take(more * sizeof(Record), alignof(Record));
        if (!fresh) return false;
        // In the arena it grows where it is, unless somebody else has taken from it meanwhile.
        if (fresh == stack + capacity) {
            m.capacity_ = static_cast<uint32_t>(capacity + more);
            return true;
        }
        if (more < 2 * capacity) {
            more = 2 * capacity;
            fresh = m.arena_.take(more * sizeof(Record), alignof(Record));
            if (!fresh) return false;
        }
        std::memcpy(fresh, stack, top * sizeof(Record));
        stack = m.stack_ = static_cast<Record*>(fresh);
        m.capacity_ = static_cast<uint32_t>(more);
        return true;
    }

    // Whether this way may match, as its guard tells.
    [[nodiscard]] bool may(const uint32_t* guard, const Unit* p) const {
        switch (static_cast<Test>(guard[0])) {
        case Test::character: return p != end && *p == guard[1];
        case Test::set: return p != end && In<Unit>{program.at(guard[1])}(*p);
        default: return true;
        }
    }

    [[nodiscard]] bool stands_at(Place place, const Unit* p) const {
        switch (place) {
        case Place::beginning:
        case Place::beginning_string: return p == text;
        case Place::beginning_line: return p == text || p[-1] == '\n';
        case Place::end: return p == end || (p + 1 == end && *p == '\n');
        case Place::end_line: return p == end || *p == '\n';
        case Place::end_string: return p == end;
        default: break;
        }
        bool before = p > text && is_word(place, p[-1]);
        bool after = p < end && is_word(place, *p);
        bool negative = place == Place::non_boundary || place == Place::loc_non_boundary ||
                        place == Place::uni_non_boundary;
        return (before != after) != negative;
    }

    [[nodiscard]] bool group_follows(uint32_t group, Fold fold, const Unit* p, uint32_t& length) const {
        uint32_t from = m.slots_[2 * group], to = m.slots_[2 * group + 1];
        length = 0;
        if (from == unset || to == unset || to < from || static_cast<size_t>(end - p) < to - from)
            return false;
        const Unit* group_text = text + from;
        for (; length < to - from; length++) {
            CodePoint a = p[length], b = group_text[length];
            if (a != b && (fold == Fold::none || folded(fold, a) != folded(fold, b))) return false;
        }
        return true;
    }

    // Moves on to where the guard of a lazy_one's follower holds, over characters that pass its own test.
    [[nodiscard]] bool skip_to_guard(const uint32_t* pc, const Unit*& p, const Unit* limit) const {
        return with_test<Unit>(program, pc[3], pc[4], [&](auto passes) {
            return with_test<Unit>(program, pc[5], pc[6], [&](auto guard) {
                if constexpr (std::is_same_v<decltype(passes), AnyAll<Unit>> && sizeof(Unit) == 1 &&
                              std::is_same_v<decltype(guard), Is<Unit>>) {
                    p = pass_until(p, limit, guard.character);
                } else {
                    while (p != limit && !guard(*p)) {
                        if (!passes(*p)) return false;
                        p++;
                    }
                }
                return p != end && guard(*p);
            });
        });
    }

    // The way back from `p` to the greatest position at which the guard of a repeat_one's follower holds.
    [[nodiscard]] bool back_to_guard(const uint32_t* pc, const Unit*& p, const Unit* lowest) const {
        return with_test<Unit>(program, pc[5], pc[6], [&](auto guard) {
            if (p != end && guard(*p)) return true;
            while (p != lowest)
                if (guard(*--p)) return true;
            return false;
        });
    }

    // As many characters as a repeat_one takes; as a lazy_one must.
    [[nodiscard]] const Unit* pass_most(const uint32_t* pc, const Unit* p) const {
        const Unit* limit = pc[2] < static_cast<size_t>(end - p) ? p + pc[2] : end;
        return with_test<Unit>(program, pc[3], pc[4], [&](auto test) { return pass(p, limit, test); });
    }
    [[nodiscard]] const Unit* pass_least(const uint32_t* pc, const Unit* p) const {
        const Unit* limit = p + pc[1];
        return with_test<Unit>(program, pc[3], pc[4], [&](auto test) { return pass(p, limit, test); });
    }

    [[nodiscard]] bool passes(const uint32_t* test, Unit c) const {
        return with_test<Unit>(program, test[0], test[1], [&](auto it) { return it(c); });
    }

    // Where things are, as records keep it.
    [[nodiscard]] uint32_t offset(const Unit* p) const { return static_cast<uint32_t>(p - text); }
    [[nodiscard]] uint32_t place(const uint32_t* pc) const {
        return static_cast<uint32_t>(pc - reinterpret_cast<const uint32_t*>(&program));
    }

    void take_back(const Record& record) {
        switch (record.what) {
        case What::close: m.last_group_ = record.c; [[fallthrough]];
        case What::mark: m.slots_[record.a] = record.b; return;
        case What::loop:
            m.slots_[record.a] = record.b;
            m.slots_[record.a + 1] = record.c;
            return;
        default: return;
        }
    }

    // Takes the records from `bound` on away but for the changes, of which only the oldest of each matters.
    // No way lies from `floor` up to there.
    void cut(uint32_t bound, uint32_t floor) {
        constexpr uint32_t few = 64;
        uint32_t kept = bound;
        if (bound - floor > few) floor = bound;
        for (uint32_t i = bound; i < top; i++) {
            Record record = stack[i];
            if (record.what < What::mark || record.what > What::loop) continue;
            uint32_t older = floor, last = kept - floor > few ? floor : kept;
            while (older < last && (stack[older].a != record.a || stack[older].what != record.what)) older++;
            if (older < last) {
                m.saved_[record.a] = older;
                continue;
            }
            m.saved_[record.a] = kept;
            stack[kept++] = record;
        }
        top = kept;
    }

    // Tries to match from here on. The slots are changed only when it does.
    Found attempt(const Unit* const begin, bool whole, bool advance) {
        const uint32_t* pc = program.at(program_start);
        const Unit* p = begin;
        uint32_t* const slots = m.slots_;
        uint32_t* const saved = m.saved_;
        const uint32_t marks = program.marks();
        int64_t budget = m.budget_;
        uint32_t bound = 0; // the innermost look, atomic group or possessive loop that is under way
        uint32_t fresh = 0; // changes noted here or above need not be noted again: no other way lies between
        // What an operation and its resumption share.
        const uint32_t* entry;
        const Unit* lowest;
        uint32_t left, slot, count;
        top = 0;
        stack[top++] = {What::bottom, 0, 0, 0};

#define PUSH(...)                                                                                            \
    do {                                                                                                     \
        if (top == m.capacity_ && !grow()) [[unlikely]]                                                      \
            return Found::exhausted;                                                                         \
        stack[top++] = {__VA_ARGS__};                                                                        \
    } while (false)
#define PUSH_WAY(...)                                                                                        \
    do {                                                                                                     \
        fresh = top;                                                                                         \
        PUSH(__VA_ARGS__);                                                                                   \
    } while (false)
// A change of slot `number` must be noted, unless it has been since the last way was.
#define NOTED(number, kind)                                                                                  \
    (saved[number] >= fresh && saved[number] < top && stack[saved[number]].a == (number) &&                  \
     stack[saved[number]].what == (kind))

        for (;;) {
            if (--budget <= 0) [[unlikely]] {
                int64_t steps = steps_per_charge - budget;
                budget = steps_per_charge;
                if (m.poll_.charge(steps / steps_per_unit)) return Found::stopped;
            }
            switch (static_cast<Op>(*pc)) {
            case Op::fail: goto backtrack;
            case Op::match:
                if ((whole && p != end) || (advance && p == begin)) goto backtrack;
                m.begin_ = offset(begin);
                m.stop_ = offset(p);
                m.budget_ = budget;
                return Found::yes;
            case Op::any:
                if (p == end || *p == '\n') goto backtrack;
                p++, pc++;
                continue;
            case Op::any_all:
                if (p == end) goto backtrack;
                p++, pc++;
                continue;
            case Op::character:
                if (p == end || *p != pc[1]) goto backtrack;
                p++, pc += 2;
                continue;
            case Op::not_character:
                if (p == end || *p == pc[1]) goto backtrack;
                p++, pc += 2;
                continue;
            case Op::set:
                if (p == end || !In<Unit>{program.at(pc[1])}(*p)) goto backtrack;
                p++, pc += 2;
                continue;
            case Op::text: {
                uint32_t length = pc[1];
                if (static_cast<size_t>(end - p) < length) goto backtrack;
                uint32_t i = 0;
                while (i < length && p[i] == pc[2 + i]) i++;
                if (length > 64) budget -= i / 8;
                if (i != length) goto backtrack;
                p += length, pc += 2 + length;
                continue;
            }
            case Op::at:
                if (!stands_at(static_cast<Place>(pc[1]), p)) goto backtrack;
                pc += 2;
                continue;
            case Op::mark: {
                uint32_t number = pc[1];
                if ((number & 1) == 0) {
                    if (!NOTED(number, What::mark)) {
                        saved[number] = top;
                        PUSH(What::mark, number, slots[number], 0);
                    }
                } else {
                    if (!NOTED(number, What::close)) {
                        saved[number] = top;
                        PUSH(What::close, number, slots[number], m.last_group_);
                    }
                    m.last_group_ = number / 2 + 1;
                }
                slots[number] = offset(p);
                pc += 2;
                continue;
            }
            case Op::group_ref: {
                uint32_t length;
                bool follows = group_follows(pc[1], static_cast<Fold>(pc[2]), p, length);
                budget -= length / 4;
                if (!follows) goto backtrack;
                p += length, pc += 3;
                continue;
            }
            case Op::group_exists: {
                uint32_t from = slots[2 * pc[1]], to = slots[2 * pc[1] + 1];
                pc = from == unset || to == unset || to < from ? program.at(pc[2]) : pc + 3;
                continue;
            }
            case Op::jump: pc = program.at(pc[1]); continue;
            case Op::branch: {
                left = pc[1];
                entry = pc + 2;
                goto try_ways;
            backtracked_to_way:
                left = stack[top].c;
                entry = program.at(stack[top].a);
                p = text + stack[top].b;
            try_ways:
                while (left != 0 && !may(entry, p)) entry += 3, left--, budget--;
                if (left == 0) goto backtrack;
                pc = program.at(entry[2]);
                // No use to come back when none of the others may match.
                do entry += 3, left--, budget--;
                while (left != 0 && !may(entry, p));
                if (left != 0) PUSH_WAY(What::way, place(entry), offset(p), left);
                continue;
            }
            case Op::repeat_one: {
                if (static_cast<size_t>(end - p) < pc[1]) goto backtrack;
                lowest = p + pc[1];
                p = pass_most(pc, p);
                if (p < lowest) goto backtrack;
                budget -= (p - lowest) >> 4;
                if (p == lowest || pc[7] != 0) {
                    pc += repeat_one_words;
                    continue;
                }
                goto give_back;
            backtracked_to_fewer:
                pc = program.at(stack[top].a);
                p = text + stack[top].b - 1;
                lowest = text + stack[top].c;
            give_back:
                if (pc[5] != static_cast<uint32_t>(Test::none)) {
                    const Unit* from = p;
                    bool possible = back_to_guard(pc, p, lowest);
                    budget -= (from - p) >> 4;
                    if (!possible) goto backtrack;
                }
                if (p != lowest) PUSH_WAY(What::fewer, place(pc), offset(p), offset(lowest));
                pc += repeat_one_words;
                continue;
            }
            case Op::lazy_one: {
                if (pc[1] != 0) {
                    if (static_cast<size_t>(end - p) < pc[1]) goto backtrack;
                    const Unit* from = p;
                    p = pass_least(pc, p);
                    budget -= (p - from) >> 4;
                    if (p != from + pc[1]) goto backtrack;
                }
                left = pc[2] != max_repeat ? pc[2] - pc[1] : max_repeat;
                goto take_more;
            backtracked_to_more:
                pc = program.at(stack[top].a);
                p = text + stack[top].b;
                left = stack[top].c;
                if (!passes(pc + 3, *p)) goto backtrack;
                p++;
                if (left != max_repeat) left--;
            take_more:
                if (pc[5] != static_cast<uint32_t>(Test::none)) {
                    // On to where what follows may begin.
                    const Unit* limit = left < static_cast<size_t>(end - p) ? p + left : end;
                    const Unit* from = p;
                    bool possible = skip_to_guard(pc, p, limit);
                    budget -= (p - from) >> 4;
                    if (!possible) goto backtrack;
                    if (left != max_repeat) left -= static_cast<uint32_t>(p - from);
                }
                if (left != 0 && p != end) PUSH_WAY(What::more, place(pc), offset(p), left);
                pc += repeat_one_words;
                continue;
            }
            case Op::loop: {
                slot = marks + 2 * pc[1];
                if (!NOTED(slot, What::loop)) {
                    saved[slot] = top;
                    PUSH(What::loop, slot, slots[slot], slots[slot + 1]);
                }
                slots[slot] = UINT32_MAX; // one before the first
                slots[slot + 1] = unset;
                pc = program.at(pc[2]);
                continue;
            }
            case Op::loop_end: {
                slot = marks + 2 * pc[1];
                count = slots[slot] + 1;
                bool needed = count < pc[2];
                if (!needed && ((count >= pc[3] && pc[3] != max_repeat) || offset(p) == slots[slot + 1] ||
                                !may(pc + 5, p))) {
                    pc += loop_end_words;
                    continue;
                }
                if (!NOTED(slot, What::loop)) {
                    saved[slot] = top;
                    PUSH(What::loop, slot, slots[slot], slots[slot + 1]);
                }
                slots[slot] = count;
                if (!needed) {
                    slots[slot + 1] = offset(p);
                    if (may(pc + 7, p)) PUSH_WAY(What::follow, place(pc) + loop_end_words, offset(p), 0);
                }
                pc = program.at(pc[4]);
                continue;
            }
            case Op::lazy_loop_end: {
                slot = marks + 2 * pc[1];
                count = slots[slot] + 1;
                if (count < pc[2]) {
                    if (!NOTED(slot, What::loop)) {
                        saved[slot] = top;
                        PUSH(What::loop, slot, slots[slot], slots[slot + 1]);
                    }
                    slots[slot] = count;
                    pc = program.at(pc[4]);
                    continue;
                }
                if (may(pc + 7, p)) {
                    if (may(pc + 5, p)) PUSH_WAY(What::body, place(pc), offset(p), 0);
                    pc += loop_end_words;
                    continue;
                }
                goto once_more;
            backtracked_to_body:
                pc = program.at(stack[top].a);
                p = text + stack[top].b;
                slot = marks + 2 * pc[1];
                count = slots[slot] + 1;
            once_more:
                if ((count >= pc[3] && pc[3] != max_repeat) || offset(p) == slots[slot + 1]) goto backtrack;
                if (!NOTED(slot, What::loop)) {
                    saved[slot] = top;
                    PUSH(What::loop, slot, slots[slot], slots[slot + 1]);
                }
                slots[slot] = count;
                slots[slot + 1] = offset(p);
                pc = program.at(pc[4]);
                continue;
            }
            case Op::look: {
                uint32_t back = pc[1];
                if (static_cast<size_t>(p - text) < back) {
                    if (pc[2] == 0) goto backtrack;
                    pc = program.at(pc[3]);
                    continue;
                }
                uint32_t outside = bound;
                bound = top;
                PUSH_WAY(What::look, place(pc), offset(p), outside);
                p -= back;
                pc += look_words;
                continue;
            }
            case Op::look_end: {
                // It holds: what led to it is settled.
                Record record = stack[bound];
                budget -= top - bound;
                cut(bound, bound);
                bound = record.c;
                fresh = top;
                p = text + record.b;
                pc++;
                continue;
            }
            case Op::look_not_end: {
                // What must not match has: take its changes back, and fail.
                uint32_t bottom = bound;
                bound = stack[bottom].c;
                budget -= top - bottom;
                while (top > bottom) take_back(stack[--top]);
                goto backtrack;
            }
            case Op::atomic: {
                uint32_t outside = bound;
                bound = top;
                PUSH_WAY(What::atomic, 0, 0, outside);
                pc++;
                continue;
            }
            case Op::atomic_end: {
                uint32_t outside = stack[bound].c;
                budget -= top - bound;
                cut(bound, bound);
                bound = outside;
                fresh = top;
                pc++;
                continue;
            }
            case Op::possessive: {
                slot = marks + 2 * pc[1];
                if (!NOTED(slot, What::loop)) {
                    saved[slot] = top;
                    PUSH(What::loop, slot, slots[slot], slots[slot + 1]);
                }
                if (!NOTED(slot + 2, What::loop)) {
                    saved[slot + 2] = top;
                    PUSH(What::loop, slot + 2, slots[slot + 2], slots[slot + 3]);
                }
                slots[slot] = 0;
                slots[slot + 1] = unset;
                slots[slot + 2] = fresh;
                goto possessive_next;
            }
            case Op::possessive_end: {
                pc = program.at(pc[1]);
                slot = marks + 2 * pc[1];
                uint32_t outside = stack[bound].c;
                budget -= top - bound;
                cut(bound, slots[slot + 2]);
                bound = outside;
                fresh = slots[slot + 2];
                slots[slot]++;
            }
            possessive_next: {
                count = slots[slot];
                bool needed = count < pc[2];
                if (!needed && ((count >= pc[3] && pc[3] != max_repeat) || offset(p) == slots[slot + 1])) {
                    pc = program.at(pc[4]);
                    continue;
                }
                if (!needed) slots[slot + 1] = offset(p);
                uint32_t outside = bound;
                bound = top;
                PUSH_WAY(What::possessive, place(pc), offset(p), outside);
                pc += possessive_words;
                continue;
            }
            }

        backtrack:
            for (;;) {
                budget--;
                const Record& record = stack[--top];
                switch (record.what) {
                case What::bottom: m.budget_ = budget; return Found::no;
                case What::mark:
                case What::close:
                case What::loop: take_back(record); continue;
                case What::look:
                    bound = record.c;
                    pc = program.at(record.a);
                    if (pc[2] == 0) continue;
                    p = text + record.b;
                    pc = program.at(pc[3]);
                    break;
                case What::atomic: bound = record.c; continue;
                case What::possessive:
                    // Once more was once too often; and when fewer are needed there is no match.
                    bound = record.c;
                    pc = program.at(record.a);
                    if (slots[marks + 2 * pc[1]] < pc[2]) continue;
                    p = text + record.b;
                    pc = program.at(pc[4]);
                    break;
                case What::follow:
                    pc = program.at(record.a);
                    p = text + record.b;
                    break;
                case What::way: fresh = top; goto backtracked_to_way;
                case What::fewer: fresh = top; goto backtracked_to_fewer;
                case What::more: fresh = top; goto backtracked_to_more;
                case What::body: fresh = top; goto backtracked_to_body;
                }
                break;
            }
            fresh = top;
        }
#undef PUSH
#undef PUSH_WAY
#undef NOTED
    }

    Found search(uint32_t start, bool advance) {
        const Unit* p = text + start;
        if (static_cast<size_t>(end - p) < program.minimum) return Found::no;
        const Unit* last = end - program.minimum;
        switch (static_cast<Search>(program.search)) {
        case Search::anchored: return p == text ? attempt(p, false, advance) : Found::no;
        case Search::character: return search_with(Is<Unit>{program.argument}, p, last, advance);
        case Search::set: return search_with(In<Unit>{program.at(program.argument)}, p, last, advance);
        case Search::text: return search_text(start, advance);
        case Search::everywhere: break;
        }
        for (;; p++, advance = false) {
            Found found = attempt(p, false, advance);
            if (found != Found::no || p == last) return found;
        }
    }

    template<class Begins> Found search_with(Begins begins, const Unit* p, const Unit* last, bool advance) {
        for (;; p++, advance = false) {
            const Unit* from = p;
            if constexpr (sizeof(Unit) == 1 && std::is_same_v<Begins, Is<Unit>>) {
                p = pass_until(p, end, begins.character);
            } else {
                while (p != end && !begins(*p)) p++;
            }
            m.budget_ -= (p - from) / 8;
            // A long way without an attempt has to be charged as well.
            if (m.budget_ <= 0 && charge()) return Found::stopped;
            if (p > last || p == end) return Found::no;
            Found found = attempt(p, false, advance);
            if (found != Found::no) return found;
        }
    }

    Found search_text(uint32_t start, bool advance) {
        const uint32_t* needle = program.at(program.argument);
        text::Finder finder({text, offset(end), sizeof(Unit)}, {needle + 1, needle[0], 4});
        for (uint32_t from = start;; advance = false) {
            int64_t at = finder.next(from, m.poll_);
            if (at == text::search_stopped) return Found::stopped;
            if (at < 0) {
                m.budget_ -= (offset(end) - from) / 8;
                return Found::no;
            }
            m.budget_ -= (at - from) / 8;
            if (m.budget_ <= 0 && charge()) return Found::stopped;
            Found found = attempt(text + at, false, advance);
            if (found != Found::no) return found;
            from = static_cast<uint32_t>(at) + 1;
        }
    }

    bool charge() {
        int64_t steps = steps_per_charge - m.budget_;
        m.budget_ = steps_per_charge;
        return m.poll_.charge(steps / steps_per_unit);
    }
};

template<class Unit> Found Matcher::run_on(Mode mode, uint32_t start, uint32_t last, bool advance) {
    Run<Unit> run(*this, last);
    if (mode == Mode::search) return run.search(start, advance);
    return run.attempt(run.text + start, mode == Mode::fullmatch, advance);
}

Found Matcher::run(Mode mode, uint32_t start, uint32_t last, bool advance) {
    if (dirty_) std::memset(slots_, 0xFF, (program_.marks() + 2 * size_t{program_.loops}) * 4);
    dirty_ = true;
    last_group_ = 0;
    budget_ = steps_per_charge;
    Found found = text_.width == 1   ? run_on<uint8_t>(mode, start, last, advance)
                  : text_.width == 2 ? run_on<uint16_t>(mode, start, last, advance)
                                     : run_on<uint32_t>(mode, start, last, advance);
    poll_.spent += (steps_per_charge - budget_) / steps_per_unit;
    return found;
}

} // namespace natrix::regex
