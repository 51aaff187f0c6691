#pragma once
#include "vm/vm.h"

namespace natrix {

// Limits of one run. A value of its type's maximum: none.
struct Limits {
    uint64_t max_memory = UINT64_MAX;
    int64_t max_ns = INT64_MAX; // of executing
    int64_t max_fuel = INT64_MAX;
    uint64_t max_allocations = UINT64_MAX;
    uint64_t max_output = UINT64_MAX;
    uint32_t max_depth = 1000;
};

// The natives of this build as one row, by index; made once, and shared by all VMs. In twin mode every
// @native is a function that defers.
class NativeRow {
  public:
    explicit NativeRow(bool twin = false);
    NativeRow(const NativeRow&) = delete;
    NativeRow& operator=(const NativeRow&) = delete;
    [[nodiscard]] const NativeFunction* row() const { return row_; }
    [[nodiscard]] bool twin() const { return twin_; }

  private:
    // More natives than this do not fit: then the bake, which is the first to make one, fails.
    static constexpr uint32_t capacity = 4096;
    NativeFunction row_[capacity] = {};
    bool twin_;
};

// Makes a VM of a cage that the pool gave.
Vm& make_vm(Cage& cage, const NativeRow& natives);
void set_limits(Vm& vm, const Limits& limits);

// Arranges that `code` runs next, as a module's body over these globals. False: out of memory (Vm::exit says
// so).
[[nodiscard]] bool begin_module(Vm& vm, Value code, Value globals);
// Arranges that a callable runs next.
[[nodiscard]] bool begin_call(Vm& vm, Value callable, std::initializer_list<Value> arguments);
// A paused run goes on with this answer of the host as the value of the kernel that asked.
void answer_pause(Vm& vm, Value answer);
// A run that was stopped goes on with this exception at the instruction that did not run. False: nothing
// catches it, and the run is over (Vm::exit says so).
[[nodiscard]] bool raise_where_stopped(Vm& vm, KnownType type, const char* message = "");
// Runs what was begun or left, until the loop is left.
// The program is over. What it leaves behind, its globals included, is collected; true: something of it wants
// to be told, and run() does that.
bool begin_finalizing(Vm& vm);
Exit run(Vm& vm);

} // namespace natrix
