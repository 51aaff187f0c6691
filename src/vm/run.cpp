#include "vm/run.h"

#include "memory/collector.h"
#include "memory/walk.h"
#include "natives/table.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/function.h"
#include "vm/flow.h"
#include "vm/limits.h"

namespace natrix {
namespace {

Value always_defer(Cage&, Value*) { return Value::defer(); }

} // namespace

NativeRow::NativeRow(bool twin) : twin_(twin) {
    if (native_count() > capacity) __builtin_trap();
    uint32_t at = 0;
    for (uint32_t i = 0; i < native_table_count; i++) {
        const NativeTable& table = *native_tables[i];
        for (uint32_t j = 0; j < table.count; j++)
            row_[at++] = twin && !table.kernels ? always_defer : table.entries[j].function;
    }
}

Vm& make_vm(Cage& cage, const NativeRow& natives) {
    Vm& vm = Vm::of(cage);
    // The pool has set up the Cage part; the rest of the control block holds what an earlier VM left.
    std::memset(static_cast<void*>(reinterpret_cast<std::byte*>(&vm) + sizeof(Cage)), 0,
                sizeof(Vm) - sizeof(Cage));
    vm.natives = natives.row();
    vm.twin = natives.twin();
    vm.poll.must_stop = must_stop;
    vm.max_depth = vm.frame_limit = vm.recursion_limit = 1000;
    vm.slice_end = INT64_MAX;
    vm.max_host_calls = UINT64_MAX;
    vm.output_chunk = default_output_chunk;
    vm.max_host_calls = UINT64_MAX;
    set_limits(vm, Limits());
    return vm;
}

void set_limits(Vm& vm, const Limits& limits) {
    vm.max_memory = limits.max_memory;
    vm.max_allocations = limits.max_allocations > UINT64_MAX - vm.allocations
                             ? UINT64_MAX
                             : vm.allocations + limits.max_allocations;
    vm.fuel_end = limits.max_fuel > INT64_MAX - vm.poll.spent ? INT64_MAX : vm.poll.spent + limits.max_fuel;
    vm.deadline_ns = limits.max_ns;
    vm.executed_ns = 0;
    vm.max_output = limits.max_output;
    vm.max_depth = limits.max_depth;
    vm.frame_limit = vm.recursion_limit < vm.max_depth ? vm.recursion_limit : vm.max_depth;
    vm.stop = Stop::none;
    vm.refresh_limits();
}

namespace {

// The frames of a run that a limit ended are given up for another one. Their objects must not take the new
// frames for theirs.
void give_up_frames(Vm& vm) {
    each_frame(vm, [&](FrameHeader* header) {
        if (is_observed(vm, header)) end_frame(vm, header, header->pc, Value::none());
    });
}

bool begin(Vm& vm, Function* function, Value* window, uint32_t locals) {
    give_up_frames(vm);
    auto* header = reinterpret_cast<FrameHeader*>(window) - 1;
    header->function = vm.offset_of(function);
    header->code = function->code.offset();
    header->pc = 0;
    header->previous = FrameHeader::outermost;
    header->owner = 0;
    header->target = 0;
    header->on_return = Return::exit;
    header->flags =
        static_cast<uint8_t>(FrameHeader::present | (function->builtin != 0 ? FrameHeader::hidden : 0));
    header->locals = locals;
    header->stack_top = vm.offset_of(window) + uint32_t{function->registers} * 8;
    vm.enter(vm.offset_of(header));
    vm.depth = function->builtin != 0 ? 0 : 1;
    return true;
}

bool out_of_memory(Vm& vm) {
    vm.stop = Stop::memory;
    vm.exit = Exit::stopped;
    return false;
}

Value* idle_window(Vm& vm, uint64_t registers) {
    auto* window = reinterpret_cast<Value*>(vm.base() + region::stack) + FrameHeader::words;
    return stack_has_room(vm, window, registers + 64) ? window : nullptr;
}

} // namespace

bool begin_module(Vm& vm, Value code, Value globals) {
    Function* function = make_function(vm, code, globals);
    Value* window = function ? idle_window(vm, function->registers) : nullptr;
    if (!window) return out_of_memory(vm);
    for (uint32_t i = 0; i < function->locals; i++) window[i] = Value();
    return begin(vm, function, window, globals.offset());
}

bool begin_call(Vm& vm, Value callable, std::initializer_list<Value> arguments) {
    auto* function = vm.as<Function>(callable);
    Value* window = idle_window(vm, uint64_t{function->registers} + arguments.size());
    if (!window) return out_of_memory(vm);
    uint32_t count = 0;
    for (Value argument : arguments) window[count++] = argument;
    Value answer;
    if (count != function->exact_args && !bind_arguments(vm, function, window, count, Value(), answer))
        return false;
    uint32_t bound = count;
    for (uint32_t i = bound; i < function->locals; i++) window[i] = Value();
    return begin(vm, function, window, 0);
}

bool begin_finalizing(Vm& vm) {
    bool any = vm.is<List>(vm.finalizable) && vm.as<List>(vm.finalizable)->size != 0;
    bool due = vm.is<List>(vm.finalize_queue) && vm.as<List>(vm.finalize_queue)->size != 0;
    if (!any && !due) return false;
    vm.result = vm.pending = vm.handled = Value();
    // Functions keep the namespace for as long as finalisers may still use it.
    auto* modules = vm.as<Dict>(vm.modules);
    if (uint32_t entry = dict_find_str(vm, modules, vm.name(KnownName::main)); entry != dict_missing)
        dict_delete_entry(vm, modules, entry);
    vm.globals = Value();
    (void)collect(vm, Collection::scheduled);
    Dict* nothing = make_dict(vm);
    if (!nothing) return false;
    vm.globals = vm.ref(nothing);
    if (!vm.is<List>(vm.finalize_queue) || vm.as<List>(vm.finalize_queue)->size == 0) return false;
    return begin_call(vm, vm.prelude_function(PreludeFunction::run_finalizers), {});
}

bool raise_where_stopped(Vm& vm, KnownType type, const char* message) {
    vm.stop = Stop::none;
    vm.enter(vm.frame);
    if (!ensure_room(vm)) return false;
    (void)raise(vm, type, message);
    vm.pc++; // inside the instruction, for its position and its handlers
    if (!raise_pending(vm)) return false;
    vm.save_pc(vm.pc);
    return true;
}

Exit run(Vm& vm) {
    vm.entered_ns = clock_ns();
    vm.enter(vm.frame);
    vm.stop = Stop::none;
    arm_poll(vm);
    Exit exit = run_loop(vm);
    vm.executed_ns += clock_ns() - vm.entered_ns;
    return exit;
}

} // namespace natrix
