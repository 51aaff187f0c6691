#pragma once
#include "vm/vm.h"

namespace natrix {

// The numbers of a VM that go wherever it goes: what was used of the limits, the limits, counters that give
// names.
//   visit(field) for each
template<class Visit> void each_number(Vm& vm, Visit visit) {
    visit(vm.max_memory);
    visit(vm.stack_peak);
    visit(vm.peak);
    visit(vm.allocations);
    visit(vm.max_allocations);
    visit(vm.next_collection);
    visit(vm.live);
    visit(vm.last_serial);
    visit(vm.last_version);
    visit(vm.interned_count);
    visit(vm.poll.spent);
    visit(vm.depth);
    visit(vm.max_depth);
    visit(vm.frame_limit);
    visit(vm.recursion_limit);
    visit(vm.fuel_end);
    visit(vm.deadline_ns);
    visit(vm.executed_ns);
    visit(vm.max_output);
    visit(vm.output_bytes);
    visit(vm.hosted);
    visit(vm.pause_target);
    visit(vm.last_call);
    visit(vm.host_calls);
    visit(vm.max_host_calls);
}

} // namespace natrix
