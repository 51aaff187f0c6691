#pragma once
#include <atomic>
#include <cstdint>

namespace natrix {

// The one polled word, as code that knows nothing of the VM sees it. `spent` counts fuel; whoever wants the
// VM's attention (the fuel's end, the clock, a collection, a cancel from another thread) lowers `until`. Long
// work charges what it did and, when told so, stops without having changed anything.
struct Poll {
    int64_t spent = 0;
    std::atomic<int64_t> until{INT64_MAX};
    // Decides, outside of the fast path, whether the work in progress must be abandoned. Null: never.
    bool (*must_stop)(Poll&) = nullptr;

    [[nodiscard]] bool charge(int64_t units) {
        spent += units;
        if (spent < until.load(std::memory_order_relaxed)) [[likely]]
            return false;
        return must_stop && must_stop(*this);
    }
};

} // namespace natrix
