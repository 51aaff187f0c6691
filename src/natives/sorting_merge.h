#pragma once
#include <cstddef>
#include <cstring>

#include "base/arena.h"
#include "base/poll.h"

namespace natrix {

enum class SortStatus : uint8_t { done, stopped, no_room, undecided };

// A stable merge sort that finds the runs there are, in the manner of CPython's: whatever is comparable comes
// out in the same order, and short rows of what is not (NaNs) as well. Less answers 1, 0, or a negative
// number for "cannot tell", which ends the sort. Works on `items`, which is the caller's own.
template<class Item, class Less> class MergeSort {
  public:
    MergeSort(Item* items, size_t count, Less less, Arena& arena, Poll& poll)
        : items_(items), count_(count), less_(less), arena_(arena), poll_(poll) {}

    SortStatus run() {
        if (count_ < 2) return SortStatus::done;
        size_t least = least_run(count_);
        for (size_t at = 0; at < count_;) {
            size_t left = count_ - at;
            size_t length = count_run(items_ + at, left);
            if (length < least && status_ == SortStatus::done) {
                size_t forced = left < least ? left : least;
                insert_rest(items_ + at, length, forced);
                length = forced;
            }
            if (status_ != SortStatus::done) return status_;
            push_run(at, length);
            if (status_ != SortStatus::done) return status_;
            at += length;
        }
        while (runs_ > 1) {
            merge_last();
            if (status_ != SortStatus::done) return status_;
        }
        return status_;
    }

  private:
    struct Run {
        size_t start, length;
        int power;
    };

    static size_t least_run(size_t count) {
        size_t odd = 0;
        while (count >= 64) {
            odd |= count & 1;
            count >>= 1;
        }
        return count + odd;
    }

    bool less(const Item& a, const Item& b) {
        constexpr uint32_t stride = 2048;
        if (++compared_ % stride == 0 && poll_.charge(stride / 8)) status_ = SortStatus::stopped;
        int answer = less_(a, b);
        if (answer < 0 && status_ == SortStatus::done) status_ = SortStatus::undecided;
        return answer > 0;
    }
    [[nodiscard]] bool failed() const { return status_ != SortStatus::done; }

    static void reverse(Item* items, size_t count) {
        for (size_t i = 0, j = count; i + 1 < j; i++) {
            j--;
            Item kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
    }

    // The length of the run at the beginning, made ascending. A descending run may hold equal items, whose
    // order stays.
    size_t count_run(Item* items, size_t left) {
        size_t n = 1;
        while (n < left && !less(items[n], items[n - 1])) n++;
        if (n == left || failed()) return n;
        if (n > 1) {
            if (less(items[0], items[n - 1])) return n;
            reverse(items, n); // all equal: the beginning of a descending run
        }
        n++;
        size_t equal = 0;
        auto end_equal = [&] {
            if (equal) reverse(items + n - equal - 1, equal + 1);
            equal = 0;
        };
        for (; n < left && !failed(); n++) {
            if (less(items[n], items[n - 1]))
                end_equal();
            else if (less(items[n - 1], items[n]))
                break;
            else
                equal++;
        }
        end_equal();
        reverse(items, n);
        while (n < left && !failed() && !less(items[n], items[n - 1])) n++;
        return n;
    }

    void insert_rest(Item* items, size_t sorted, size_t count) {
        for (; sorted < count; sorted++) {
            Item pivot = items[sorted];
            size_t low = 0, high = sorted;
            while (low < high) {
                size_t middle = (low + high) / 2;
                if (less(pivot, items[middle]))
                    high = middle;
                else
                    low = middle + 1;
            }
            if (failed()) return;
            std::memmove(static_cast<void*>(items + low + 1), items + low, (sorted - low) * sizeof(Item));
            items[low] = pivot;
        }
    }

    // The depth at which two neighbouring runs meet in the ideal tree of merges (powersort).
    int power_between(const Run& left, size_t length) const {
        size_t a = 2 * left.start + left.length, b = a + left.length + length;
        int power = 0;
        for (;;) {
            power++;
            if (a >= count_) {
                a -= count_;
                b -= count_;
            } else if (b >= count_) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    void push_run(size_t start, size_t length) {
        if (runs_ > 0) {
            int power = power_between(stack_[runs_ - 1], length);
            while (runs_ > 1 && stack_[runs_ - 2].power > power) {
                merge_last();
                if (failed()) return;
            }
            stack_[runs_ - 1].power = power;
        }
        stack_[runs_++] = {start, length, 0};
    }

    void merge_last() {
        Run &left = stack_[runs_ - 2], &right = stack_[runs_ - 1];
        Item* a = items_ + left.start;
        Item* b = items_ + right.start;
        size_t a_count = left.length, b_count = right.length;
        left.length += right.length;
        runs_--;
        // What is in place already at either end.
        size_t skipped = upper_bound(b[0], a, a_count);
        a += skipped;
        a_count -= skipped;
        if (a_count == 0 || failed()) return;
        b_count = lower_bound(a[a_count - 1], b, b_count);
        if (b_count == 0 || failed()) return;
        if (a_count <= b_count)
            merge_low(a, a_count, b, b_count);
        else
            merge_high(a, a_count, b, b_count);
    }

    // The first place in `row` whose item is greater than `item`.
    size_t upper_bound(const Item& item, const Item* row, size_t count) {
        size_t low = 0, high = count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (less(item, row[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
    // The first place in `row` whose item is not less than `item`.
    size_t lower_bound(const Item& item, const Item* row, size_t count) {
        size_t low = 0, high = count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (less(row[middle], item))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    Item* spare_room(size_t count) {
        if (room_ < count) {
            spare_ = static_cast<Item*>(arena_.take(count * sizeof(Item), alignof(Item)));
            room_ = spare_ ? count : 0;
            if (!spare_) status_ = SortStatus::no_room;
        }
        return spare_;
    }

    void merge_low(Item* a, size_t a_count, Item* b, size_t b_count) {
        Item* copy = spare_room(a_count);
        if (!copy) return;
        std::memcpy(static_cast<void*>(copy), a, a_count * sizeof(Item));
        Item *to = a, *b_end = b + b_count, *copy_end = copy + a_count;
        while (copy < copy_end && b < b_end) {
            if (less(*b, *copy))
                *to++ = *b++;
            else
                *to++ = *copy++;
            if (failed()) return;
        }
        std::memcpy(static_cast<void*>(to), copy, static_cast<size_t>(copy_end - copy) * sizeof(Item));
    }

    void merge_high(Item* a, size_t a_count, Item* b, size_t b_count) {
        Item* copy = spare_room(b_count);
        if (!copy) return;
        std::memcpy(static_cast<void*>(copy), b, b_count * sizeof(Item));
        Item *to = b + b_count, *a_end = a + a_count, *copy_end = copy + b_count;
        while (a_end > a && copy_end > copy) {
            if (less(copy_end[-1], a_end[-1]))
                *--to = *--a_end;
            else
                *--to = *--copy_end;
            if (failed()) return;
        }
        while (copy_end > copy) *--to = *--copy_end;
    }

    Item* items_;
    size_t count_;
    Less less_;
    Arena& arena_;
    Poll& poll_;
    Item* spare_ = nullptr;
    size_t room_ = 0;
    Run stack_[86];
    size_t runs_ = 0;
    uint32_t compared_ = 0;
    SortStatus status_ = SortStatus::done;
};

template<class Item, class Less>
SortStatus merge_sort(Item* items, size_t count, Less less, Arena& arena, Poll& poll) {
    return MergeSort<Item, Less>(items, count, less, arena, poll).run();
}

} // namespace natrix
