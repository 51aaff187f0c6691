#include "natives/sorting_steps.h"

#include <algorithm>

#include "objects/list.h"

namespace natrix {
namespace {

enum class Phase : uint32_t {
    next_run,
    ascending,   // is this item less than the one before it? Then the run ends, or descends
    all_equal,   // is the first of an ascending beginning less than its last?
    descending,  // is this item less than the one before it?
    still_equal, // the one before it less than this?
    ascending_on,
    insertion,
    left_end,  // what of the left run stands in its place already
    right_end, // what of the right run does
    merging,
    done,
    count,
};

struct Run {
    uint32_t start, length, power;
};

// Stable, and in the manner of CPython's: on short rows it asks the same questions. Positions are those in
// `order`, which holds the number of an item at each.
struct Steps {
    Phase phase;
    uint32_t count;
    uint32_t start; // of the run that is being found
    uint32_t at;
    uint32_t end;
    uint32_t equal;
    uint32_t low, high;
    uint32_t first, middle, last; // of two runs that are merged: from, the right one's, to
    uint32_t to, copied, copies;
    uint32_t left, right; // the items of the question
    uint32_t reverse;
    uint32_t runs;
    Run stack[40]; // their powers rise, and are at most 33
};

// Works on a state that a forged dump may have brought: each position is held against the number of items.
class Sorter {
  public:
    // Null: that is no state.
    static Steps* steps_of(Cage& cage, Value state) {
        if (!cage.is<Items>(state)) return nullptr;
        auto* row = cage.as<Items>(state);
        if (row->capacity != 2 || !cage.is<Blob>(row->items()[0]) || !cage.is<List>(row->items()[1]))
            return nullptr;
        auto* blob = cage.as<Blob>(row->items()[0]);
        if (blob->bytes < sizeof(Steps) || row->items()[0].offset() < cage.image_end) return nullptr;
        auto* steps = reinterpret_cast<Steps*>(blob->data());
        if (steps->count != cage.as<List>(row->items()[1])->size || blob->bytes != bytes_for(steps->count) ||
            steps->runs > std::size(steps->stack) || steps->phase >= Phase::count)
            return nullptr;
        return steps;
    }
    static uint64_t bytes_for(uint64_t count) { return sizeof(Steps) + count * 2 * sizeof(uint32_t); }

    Sorter(Cage& cage, Steps* steps)
        : cage_(cage),
          s_(*steps),
          order_(reinterpret_cast<uint32_t*>(steps + 1)),
          copy_(order_ + steps->count) {}

    // Takes the answer to the last question and goes on to the next one.
    void go_on(bool answer) {
        switch (s_.phase) {
        case Phase::next_run: return next_run();
        case Phase::ascending:
            if (!answer) {
                s_.at++;
                return ask_neighbours(Phase::ascending);
            }
            if (s_.at <= s_.start + 1) return descend();
            return ask(Phase::all_equal, s_.start, s_.at - 1);
        case Phase::all_equal:
            if (answer) return run_found();
            turn(s_.start, s_.at);
            return descend();
        case Phase::descending:
            if (!answer) return ask(Phase::still_equal, s_.at - 1, s_.at);
            turn_equal();
            s_.at++;
            return ask_neighbours(Phase::descending);
        case Phase::still_equal:
            if (answer) return ascend_on();
            s_.equal++;
            s_.at++;
            return ask_neighbours(Phase::descending);
        case Phase::ascending_on:
            if (answer) return run_found();
            s_.at++;
            return ask_neighbours(Phase::ascending_on);
        case Phase::insertion: narrow(answer); return insert();
        case Phase::left_end: narrow(answer); return find_left_end();
        case Phase::right_end: narrow(!answer); return find_right_end();
        case Phase::merging: set(s_.to++, answer ? item(s_.middle++) : copy(s_.copied++)); return merge();
        case Phase::done:
        case Phase::count: return;
        }
    }

    void order_from_start() {
        for (uint32_t i = 0; i < s_.count; i++) order_[i] = i;
        if (s_.reverse != 0) turn(0, s_.count);
    }

    [[nodiscard]] uint32_t item(uint32_t at) const { return at < s_.count ? order_[at] : 0; }

  private:
    [[nodiscard]] uint32_t copy(uint32_t at) const { return at < s_.count ? copy_[at] : 0; }
    void set(uint32_t at, uint32_t item) {
        if (at < s_.count) order_[at] = item;
    }

    void ask_items(Phase phase, uint32_t left, uint32_t right) {
        s_.phase = phase;
        s_.left = left;
        s_.right = right;
    }
    void ask(Phase phase, uint32_t left, uint32_t right) { ask_items(phase, item(left), item(right)); }

    // Equal items keep their order when twice turned.
    void turn(uint32_t from, uint32_t to) {
        if (to > s_.count || from > to) return;
        std::reverse(order_ + from, order_ + to);
        cage_.poll.spent += (to - from) / 256;
    }
    void turn_equal() {
        if (s_.equal != 0) turn(s_.at - s_.equal - 1, s_.at);
        s_.equal = 0;
    }

    void next_run() {
        if (s_.start >= s_.count) return merge_all();
        s_.at = s_.start + 1;
        s_.equal = 0;
        ask_neighbours(Phase::ascending);
    }
    // Whether the item at hand is less than the one before it, as long as there is one.
    void ask_neighbours(Phase phase) {
        if (s_.at < s_.count) return ask(phase, s_.at, s_.at - 1);
        return phase == Phase::descending ? ascend_on() : run_found();
    }
    void descend() {
        s_.at++;
        ask_neighbours(Phase::descending);
    }
    void ascend_on() {
        turn_equal();
        turn(s_.start, s_.at);
        ask_neighbours(Phase::ascending_on);
    }

    // Short runs are made longer by binary insertion.
    void run_found() {
        uint32_t least = s_.count, odd = 0;
        for (; least >= 64; least >>= 1) odd |= least & 1;
        least = std::min(least + odd, s_.count - s_.start);
        s_.end = std::max(s_.at, s_.start + least);
        begin_insertion();
    }
    void begin_insertion() {
        if (s_.at >= s_.end) return run_ready();
        s_.low = s_.start;
        s_.high = s_.at;
        insert();
    }
    void insert() {
        if (s_.low < s_.high) return ask(Phase::insertion, s_.at, half());
        if (s_.low < s_.at && s_.at < s_.count) {
            uint32_t moved = order_[s_.at];
            std::memmove(order_ + s_.low + 1, order_ + s_.low, (s_.at - s_.low) * sizeof(uint32_t));
            order_[s_.low] = moved;
        }
        s_.at++;
        begin_insertion();
    }
    [[nodiscard]] uint32_t half() const { return s_.low + (s_.high - s_.low) / 2; }
    void narrow(bool below) {
        if (below)
            s_.high = half();
        else
            s_.low = half() + 1;
    }

    // The depth at which a run meets the one before it in the ideal tree of merges (powersort).
    [[nodiscard]] uint32_t power(const Run& before, uint32_t length) const {
        uint64_t a = 2 * uint64_t{before.start} + before.length, b = a + before.length + length;
        for (uint32_t power = 1; power < 64; power++) {
            if (a >= s_.count) {
                a -= s_.count;
                b -= s_.count;
            } else if (b >= s_.count) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
        return 64;
    }
    void run_ready() {
        uint32_t length = s_.end - s_.start;
        if (s_.runs > 0) {
            uint32_t depth = power(s_.stack[s_.runs - 1], length);
            if (s_.runs > 1 && (s_.stack[s_.runs - 2].power > depth || s_.runs == std::size(s_.stack)))
                return merge_last();
            s_.stack[s_.runs - 1].power = depth;
        }
        s_.stack[s_.runs++] = {s_.start, length, 0};
        s_.start = s_.end;
        next_run();
    }
    void merge_all() {
        if (s_.runs > 1) return merge_last();
        s_.phase = Phase::done;
        if (s_.reverse != 0) turn(0, s_.count);
    }

    void merge_last() {
        Run &left = s_.stack[s_.runs - 2], &right = s_.stack[s_.runs - 1];
        s_.first = left.start;
        s_.middle = right.start;
        s_.last = std::min(right.start + right.length, s_.count);
        left.length += right.length;
        s_.runs--;
        s_.low = s_.first;
        s_.high = s_.middle;
        find_left_end();
    }
    void find_left_end() {
        if (s_.low < s_.high) return ask(Phase::left_end, s_.middle, half());
        s_.first = s_.low;
        if (s_.first >= s_.middle) return merged();
        s_.low = s_.middle;
        s_.high = s_.last;
        find_right_end();
    }
    void find_right_end() {
        if (s_.low < s_.high) return ask(Phase::right_end, half(), s_.middle - 1);
        s_.last = s_.low;
        s_.to = s_.first;
        s_.copied = 0;
        s_.copies = s_.first < s_.middle && s_.middle <= s_.count ? s_.middle - s_.first : 0;
        if (s_.copies != 0) std::memcpy(copy_, order_ + s_.first, s_.copies * sizeof(uint32_t));
        cage_.poll.spent += s_.copies / 256;
        merge();
    }
    void merge() {
        if (s_.copied < s_.copies && s_.middle < s_.last)
            return ask_items(Phase::merging, item(s_.middle), copy(s_.copied));
        while (s_.copied < s_.copies) set(s_.to++, copy(s_.copied++));
        merged();
    }
    void merged() {
        if (s_.start < s_.count) return run_ready();
        merge_all();
    }

    Cage& cage_;
    Steps& s_;
    uint32_t* order_;
    uint32_t* copy_;
};

Value key_at(Cage& cage, Value state, uint32_t item) {
    auto* keys = cage.as<List>(cage.as<Items>(state)->items()[1]);
    return item < keys->size ? list_items(cage, keys)[item] : Value::none();
}

} // namespace

Value sort_begin(Cage& cage, Value* a) {
    uint32_t count = cage.as<List>(a[0])->size;
    uint64_t bytes = Sorter::bytes_for(count);
    if (bytes > UINT32_MAX) {
        cage.reserve_bytes = region::end;
        return Value::reserve();
    }
    auto* blob = cage.make<Blob>(KnownType::object, bytes);
    if (!blob) return Value::reserve();
    auto* state = cage.make<Items>(KnownType::object, 2);
    if (!state) return Value::reserve();
    state->items()[0] = cage.ref(blob);
    state->items()[1] = a[0];
    auto* steps = reinterpret_cast<Steps*>(blob->data());
    steps->count = count;
    steps->reverse = a[1].is_true();
    Sorter(cage, steps).order_from_start();
    cage.poll.spent += count / 256;
    return cage.ref(state);
}

Value sort_next(Cage& cage, Value* a) {
    Steps* steps = Sorter::steps_of(cage, a[0]);
    if (!steps) return Value::tombstone();
    Sorter(cage, steps).go_on(a[1].is_true());
    return steps->phase == Phase::done ? Value::tombstone() : key_at(cage, a[0], steps->left);
}

Value sort_right(Cage& cage, Value* a) {
    Steps* steps = Sorter::steps_of(cage, a[0]);
    return steps ? key_at(cage, a[0], steps->right) : Value::none();
}

Value sort_result(Cage& cage, Value* a) {
    Steps* steps = Sorter::steps_of(cage, a[0]);
    auto* items = cage.as<List>(a[1]);
    List* list = make_list(cage, steps ? steps->count : 0);
    if (!list) return Value::reserve();
    if (!steps) return cage.ref(list);
    Sorter sorter(cage, steps);
    for (uint32_t i = 0; i < steps->count; i++) {
        uint32_t at = sorter.item(i);
        list_items(cage, list)[i] = at < items->size ? list_items(cage, items)[at] : Value::none();
    }
    list->size = steps->count;
    return cage.ref(list);
}

} // namespace natrix
