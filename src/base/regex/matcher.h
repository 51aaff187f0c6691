#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "base/regex/program.h"

namespace natrix::regex {

enum class Found : uint8_t { no, yes, stopped, exhausted };
enum class Mode : uint8_t { match, fullmatch, search };

// Runs a program over one text, as often as wanted. It backtracks, and keeps what it may have to go back to
// on a stack of its own: first in a little room of this object, then in the arena.
class Matcher {
  public:
    static constexpr uint32_t unset = UINT32_MAX;

    Matcher(const Program& program, TextView text, Arena& arena, Poll& poll);
    // False: memory is out.
    [[nodiscard]] bool ready() const { return slots_ != nullptr; }

    // From `start` on, with nothing behind `last` in sight (start <= last <= length). `advance`: a match at
    // `start` itself must not be empty.
    [[nodiscard]] Found run(Mode mode, uint32_t start, uint32_t last, bool advance);

    // Of the last match.
    [[nodiscard]] uint32_t begin() const { return begin_; }
    [[nodiscard]] uint32_t end() const { return stop_; }
    // Beginnings and ends of the groups, `unset` where there is none; the last group closed, 0: none.
    [[nodiscard]] uint32_t mark(uint32_t number) const { return slots_[number]; }
    [[nodiscard]] bool has(uint32_t group) const {
        return slots_[2 * group] != unset && slots_[2 * group + 1] != unset;
    }
    [[nodiscard]] uint32_t last_group() const { return last_group_; }

  private:
    struct Record;
    template<class Unit> struct Run;
    template<class Unit> Found run_on(Mode mode, uint32_t start, uint32_t last, bool advance);

    const Program& program_;
    TextView text_;
    Arena& arena_;
    Poll& poll_;
    uint32_t* slots_ = nullptr; // the marks, then count and last position of each loop
    uint32_t* saved_ = nullptr; // for each mark and loop: where on the stack its last record stands
    Record* stack_;
    uint32_t capacity_;
    uint32_t begin_ = 0;
    uint32_t stop_ = 0;
    uint32_t last_group_ = 0;
    int64_t budget_ = 0; // steps until the next charge
    bool dirty_ = false; // the slots are not all unset

    static constexpr uint32_t few_slots = 32;
    static constexpr uint32_t few_records = 96;
    uint32_t little_slots_[few_slots];
    uint32_t little_saved_[few_slots];
    alignas(8) std::byte little_stack_[few_records * 16];
};

} // namespace natrix::regex
