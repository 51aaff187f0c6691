#include <bit>

#include "base/regex/builder.h"

// What can be told of a program without a text: which characters a match may begin with from some place on.
// From that come the guards, which spare the matcher attempts that cannot succeed, and the way to search.
namespace natrix::regex {
namespace {

struct First {
    uint32_t bits[8] = {}; // up to U+00FF
    uint32_t above = above::none;

    void add(uint32_t c) {
        if (c <= 0xFF)
            bits[c >> 5] |= 1u << (c & 31);
        else
            above = above::any;
    }
    void add_all() {
        for (uint32_t& word : bits) word = UINT32_MAX;
        above = above::any;
    }
    void remove(uint32_t c) { bits[c >> 5] &= ~(1u << (c & 31)); }
    void add(const First& other) {
        for (uint32_t i = 0; i < 8; i++) bits[i] |= other.bits[i];
        above |= other.above;
    }
    [[nodiscard]] bool meets(const First& other) const {
        uint32_t common = above & other.above;
        for (uint32_t i = 0; i < 8; i++) common |= bits[i] & other.bits[i];
        return common != 0;
    }
    [[nodiscard]] uint32_t count() const {
        int count = 0;
        for (uint32_t word : bits) count += std::popcount(word);
        return static_cast<uint32_t>(count);
    }
    [[nodiscard]] uint32_t least() const {
        uint32_t i = 0;
        while (bits[i] == 0) i++;
        return i * 32 + static_cast<uint32_t>(std::countr_zero(bits[i]));
    }
};

// A bound on how far one look goes; beyond, nothing is known.
constexpr uint32_t most_steps = 512;
constexpr uint32_t most_ways = 512;
constexpr uint32_t most_ends = 16;

class Analysis {
  public:
    Analysis(Builder& program, uint32_t end, Poll& poll) : program_(program), end_(end), poll_(poll) {}

    // The characters that a match from this place on may begin with: a bound from above. False: it may be
    // empty, or too much would have to be looked at.
    bool first(uint32_t place, First& result) {
        uint32_t ways[most_ways];
        uint32_t count = 0;
        ways[count++] = place;
        uint32_t steps = 0;
        uint32_t ends[most_ends]; // of loops, whose bodies have been looked at again
        uint32_t end_count = 0;
        auto seen = [&](uint32_t end) {
            for (uint32_t i = 0; i < end_count; i++)
                if (ends[i] == end) return true;
            if (end_count < most_ends) ends[end_count++] = end;
            return false;
        };
        while (count != 0) {
            place = ways[--count];
            for (bool going = true; going;) {
                if (++steps > most_steps) return spent(steps), false;
                const uint32_t* at = program_.words() + place;
                uint32_t next = place + op_words(at);
                switch (static_cast<Op>(*at)) {
                case Op::fail: going = false; break;
                case Op::any: add(Test::any, 0, result), going = false; break;
                case Op::any_all: add(Test::any_all, 0, result), going = false; break;
                case Op::character: add(Test::character, at[1], result), going = false; break;
                case Op::not_character: add(Test::not_character, at[1], result), going = false; break;
                case Op::set: add(Test::set, at[1], result), going = false; break;
                case Op::text: result.add(at[2]), going = false; break;
                case Op::at:
                case Op::mark:
                case Op::atomic: place = next; break;
                case Op::jump: place = at[1]; break;
                case Op::branch:
                    if (at[1] > most_ways - count) return spent(steps), false;
                    for (uint32_t i = 0; i < at[1]; i++) ways[count++] = at[4 + 3 * i];
                    going = false;
                    break;
                case Op::repeat_one:
                case Op::lazy_one:
                    add(static_cast<Test>(at[3]), at[4], result);
                    going = at[1] == 0;
                    place = next;
                    break;
                case Op::loop: {
                    const uint32_t* end = program_.words() + at[2];
                    if (end[2] == 0) {
                        if (count == most_ways) return spent(steps), false;
                        ways[count++] = at[2] + loop_end_words;
                    }
                    place = next;
                    break;
                }
                case Op::loop_end:
                case Op::lazy_loop_end:
                    if (!seen(place)) {
                        if (count == most_ways) return spent(steps), false;
                        ways[count++] = at[4];
                    }
                    place = next;
                    break;
                case Op::look: place = at[3]; break;
                case Op::possessive:
                    if (at[2] == 0) {
                        if (count == most_ways) return spent(steps), false;
                        ways[count++] = at[4];
                    }
                    place = next;
                    break;
                case Op::match:
                case Op::group_ref:
                case Op::group_exists:
                // What stands behind these has no say in what is taken before them.
                case Op::look_end:
                case Op::look_not_end:
                case Op::atomic_end:
                case Op::possessive_end: return spent(steps), false;
                }
            }
        }
        spent(steps);
        return true;
    }

    // False: stop.
    bool run() {
        for (uint32_t place = program_start; place < end_;) {
            if (stopped_ || program_.failed()) break;
            uint32_t* at = program_.words() + place;
            uint32_t next = place + op_words(at);
            switch (static_cast<Op>(*at)) {
            case Op::branch:
                for (uint32_t i = 0; i < at[1] && !stopped_; i++) guard(place + 2 + 3 * i, at[4 + 3 * i]);
                break;
            case Op::repeat_one:
            case Op::lazy_one: {
                First after, body;
                if (!first(next, after)) break;
                set_guard(place + 5, after);
                add(static_cast<Test>(at[3]), at[4], body);
                // What follows cannot begin where the test holds: giving back would be in vain.
                if (!body.meets(after) && static_cast<Op>(*at) == Op::repeat_one) at[7] = 1;
                break;
            }
            case Op::loop_end:
            case Op::lazy_loop_end:
                guard(place + 5, at[4]);
                guard(place + 7, next);
                break;
            default: break;
            }
            place = next;
        }
        if (!stopped_ && !program_.failed()) find_search();
        return !stopped_;
    }

  private:
    void spent(uint32_t steps) {
        if (poll_.charge(steps / 4 + 1)) stopped_ = true;
    }

    void add(Test test, uint32_t argument, First& result) {
        First own;
        switch (test) {
        case Test::none:
        case Test::any_all: own.add_all(); break;
        case Test::any:
            own.add_all();
            own.remove('\n');
            break;
        case Test::character: own.add(argument); break;
        case Test::not_character:
            own.add_all();
            if (argument <= 0xFF) own.remove(argument);
            break;
        case Test::set: {
            const uint32_t* set = program_.words() + argument;
            std::memcpy(own.bits, set, sizeof own.bits);
            own.above = set[set_above];
            break;
        }
        }
        result.add(own);
    }

    void guard(uint32_t operand, uint32_t place) {
        First found;
        if (first(place, found)) set_guard(operand, found);
    }
    void set_guard(uint32_t operand, const First& found) {
        uint32_t argument = 0;
        Test test = test_of(found, argument);
        if (program_.failed()) return;
        program_[operand] = static_cast<uint32_t>(test);
        program_[operand + 1] = argument;
    }

    // The cheapest test that holds for all of these.
    Test test_of(const First& found, uint32_t& argument) {
        uint32_t count = found.count();
        if (count == 256 && found.above != above::none) return Test::none;
        if (count == 1 && found.above == above::none) {
            argument = found.least();
            return Test::character;
        }
        // Most patterns ask for the same few sets again and again.
        for (uint32_t place : recent_) {
            const uint32_t* set = program_.words() + place;
            if (place != 0 && std::memcmp(set, found.bits, sizeof found.bits) == 0 &&
                (set[set_above] != above::none) == (found.above != above::none)) {
                argument = place;
                return Test::set;
            }
        }
        argument = program_.add_bits(found.bits, found.above != above::none);
        recent_[recent_at_++ % 8] = argument;
        return Test::set;
    }

    void find_search() {
        Search how = Search::everywhere;
        uint32_t argument = 0;
        uint32_t text[32];
        uint32_t length = 0;
        bool anchored = false;
        for (uint32_t place = program_start; length < 32;) {
            const uint32_t* at = program_.words() + place;
            auto op = static_cast<Op>(*at);
            if (op == Op::character) {
                text[length++] = at[1];
            } else if (op == Op::text) {
                for (uint32_t i = 0; i < at[1] && length < 32; i++) text[length++] = at[2 + i];
            } else if (op == Op::at && length == 0 &&
                       (at[1] == static_cast<uint32_t>(Place::beginning) ||
                        at[1] == static_cast<uint32_t>(Place::beginning_string))) {
                anchored = true;
                break;
            } else if (op != Op::mark) {
                break;
            }
            place += op_words(at);
        }
        First found;
        if (anchored) {
            how = Search::anchored;
        } else if (length == 1) {
            how = Search::character;
            argument = text[0];
        } else if (length > 1) {
            how = Search::text;
            argument = program_.size();
            if (uint32_t* at = program_.grow(1 + length)) {
                at[0] = length;
                std::memcpy(at + 1, text, size_t{length} * 4);
            }
        } else if (first(program_start, found)) {
            Test test = test_of(found, argument);
            how = test == Test::character ? Search::character : test == Test::set ? Search::set : how;
        }
        if (program_.failed()) return;
        program_.head().search = static_cast<uint32_t>(how);
        program_.head().argument = argument;
    }

    Builder& program_;
    uint32_t end_;
    Poll& poll_;
    uint32_t recent_[8] = {};
    uint32_t recent_at_ = 0;
    bool stopped_ = false;
};

} // namespace

bool analyse(Builder& program, uint32_t code_end, Poll& poll) {
    return Analysis(program, code_end, poll).run();
}

} // namespace natrix::regex
