#include <ctime>

#include "memory/collector.h"
#include "memory/walk.h"
#include "objects/errors.h"
#include "vm/flow.h"
#include "vm/limits.h"
#include "vm/slow.h"

namespace natrix {

int64_t clock_ns() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

namespace {

int64_t executed(Vm& vm) { return vm.executed_ns + (clock_ns() - vm.entered_ns); }

// The first limit that is reached, or none.
Stop reached(Vm& vm) {
    if (vm.cancelled.load(std::memory_order_relaxed)) return Stop::cancelled;
    if (vm.poll.spent >= vm.fuel_end) return Stop::fuel;
    if (vm.deadline_ns != INT64_MAX && executed(vm) >= vm.deadline_ns) return Stop::time;
    if (vm.output_bytes > vm.max_output) return Stop::output;
    return Stop::none;
}

} // namespace

void arm_poll(Vm& vm) {
    // Between two looks at the clock passes well under a millisecond of ordinary code.
    constexpr int64_t stride = 8192;
    int64_t until = vm.deadline_ns == INT64_MAX ? INT64_MAX : vm.poll.spent + stride;
    if (vm.fuel_end < until) until = vm.fuel_end;
    if (vm.slice_end < until) until = vm.slice_end;
    if (vm.collect_wanted || vm.stress_collect || vm.retried_frame != 0) until = vm.poll.spent;
    vm.poll.until.store(until, std::memory_order_relaxed);
    // A cancel may have come between the look and the store.
    if (vm.cancelled.load(std::memory_order_seq_cst)) vm.poll.until.store(0, std::memory_order_relaxed);
}

bool must_stop(Poll& poll) {
    auto& vm = *reinterpret_cast<Vm*>(&poll); // the poll is the cage's first member
    Stop why = reached(vm);
    if (why == Stop::none) {
        // Long native work is never cut by a slice or for a collection; the next look at the clock is soon.
        constexpr int64_t stride = 8192;
        poll.until.store(poll.spent + (vm.retried_frame == 0 ? stride : 0), std::memory_order_relaxed);
        return false;
    }
    vm.stop = why;
    return true;
}

bool leave(Vm& vm, Exit exit, const uint64_t* resume) {
    vm.save_pc(resume);
    vm.exit = exit;
    return false;
}

bool stop(Vm& vm) {
    if (vm.stop == Stop::none) vm.stop = reached(vm);
    // Nothing was reached: a kernel that was asked about what it does not know, a mistake of the prelude.
    if (vm.stop == Stop::none) {
        (void)raise(vm, KnownType::SystemError, "a builtin met a value that it does not know");
        return raise_pending(vm);
    }
    return leave(vm, Exit::stopped, vm.pc - 1);
}

// Whether a finaliser is what runs: the next one waits for it.
static bool runs_finalizers(Vm& vm) {
    uint32_t function = vm.prelude_function(PreludeFunction::run_finalizers).offset();
    bool found = false;
    each_frame(vm, [&](FrameHeader* frame) { found = found || frame->function == function; });
    return found;
}

bool poll(Vm& vm) {
    vm.retried_frame = 0;
    Stop why = reached(vm);
    if (why != Stop::none) {
        vm.stop = why;
        return leave(vm, Exit::stopped, vm.pc);
    }
    if (vm.collect_wanted || vm.stress_collect) {
        vm.save_pc(vm.pc);
        Room room = vm.collect_wanted                 ? collect_as_wanted(vm)
                    : collect(vm, Collection::forced) ? Room::made
                                                      : Room::abandoned;
        vm.enter(vm.frame);
        if (room == Room::stopped || room == Room::abandoned) {
            if (vm.stop == Stop::none) vm.stop = reached(vm);
            if (vm.stop != Stop::none) return leave(vm, Exit::stopped, vm.pc);
        }
    }
    for (Value sink : {vm.output, vm.errors}) {
        if (!vm.is<Blob>(sink) || vm.as<Blob>(sink)->spare < vm.output_chunk) continue;
        arm_poll(vm);
        return leave(vm, Exit::output, vm.pc);
    }
    if (vm.poll.spent >= vm.slice_end) {
        arm_poll(vm);
        return leave(vm, Exit::sliced, vm.pc);
    }
    arm_poll(vm);
    if (vm.finalize_queue.is_bound() && vm.as<List>(vm.finalize_queue)->size != 0 &&
        (vm.header()->flags & FrameHeader::hidden) == 0 && !runs_finalizers(vm))
        return call_prelude(vm, PreludeFunction::run_finalizers, {}, {Return::discard, 0, vm.pc});
    return true;
}

// The compiler sees to it that such an instruction finds what it works on; in a VM that was loaded from bytes
// of somebody else it may find something else.
bool slow_wrong_kind(Vm& vm, uint64_t) {
    return settle(vm, raise(vm, KnownType::SystemError, "an instruction met a value of another kind"), {});
}

bool slow_loop(Vm& vm, uint64_t instruction) {
    vm.pc += field_d(instruction);
    return poll(vm);
}

bool reserve_and_retry(Vm& vm) {
    vm.save_pc(vm.pc - 1);
    // What could not say that it was stopped says so in this way.
    if (vm.stop != Stop::none) return leave(vm, Exit::stopped, vm.pc - 1);
    bool again = vm.retried_frame == vm.frame && vm.retried_pc == vm.header()->pc;
    Room room = make_room(vm, again);
    vm.enter(vm.frame);
    switch (room) {
    case Room::made:
        vm.retried_frame = vm.frame;
        vm.retried_pc = vm.header()->pc;
        arm_poll(vm);
        return true;
    case Room::too_large:
        vm.pc++; // inside the instruction, for its position
        return settle(vm, raise(vm, KnownType::MemoryError, ""), {});
    case Room::stopped:
    case Room::abandoned: break;
    }
    if (vm.stop == Stop::none) vm.stop = reached(vm) != Stop::none ? reached(vm) : Stop::memory;
    return leave(vm, Exit::stopped, vm.pc);
}

} // namespace natrix
