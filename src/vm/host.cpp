#include "natives/all.h"
#include "objects/tuple.h"
#include "vm/flow.h"
#include "vm/run.h"

// Asking the host: a kernel leaves the loop with what is asked in Cage::request, and has the answer as its
// value when the run goes on.
namespace natrix {
namespace {

// ask_host(kind, name, positional tuple, keywords dict or None) -> (how, value); see prelude/host.py
Value ask_host(Cage& c, Value* a) {
    Vm& vm = Vm::of(c);
    if (!vm.hosted && a[0].as_int() >= 0) {
        constexpr int64_t unhandled = 2;
        return tuple_of(c, {Value::integer(unhandled), Value::none()});
    }
    if (vm.host_calls >= vm.max_host_calls) {
        vm.stop = Stop::host_calls;
        return Value::stopped();
    }
    Value request = tuple_of(c, {a[0], a[1], a[2], a[3], Value::integer(int64_t{vm.last_call} + 1)});
    if (request.is_signal()) return request;
    c.request = request;
    vm.last_call++;
    vm.host_calls++;
    return Value::pause();
}

// The same request again, after something that its answer waits for: with its number (0: the next one, as
// it has had none), descriptions of objects, and what a call gave.
Value ask_host_again(Cage& c, Value* a) {
    Vm& vm = Vm::of(c);
    bool numbered = a[4].is_int() && a[4].as_int() != 0;
    Value number = numbered ? a[4] : Value::integer(int64_t{vm.last_call});
    Value request = tuple_of(c, {a[0], a[1], a[2], a[3], number, a[5], a[6]});
    if (request.is_signal()) return request;
    c.request = request;
    return Value::pause();
}

Value has_host(Cage& c, Value*) { return Value::boolean(Vm::of(c).hosted); }
Value has_input(Cage& c, Value*) { return Value::boolean(Vm::of(c).reads_input); }

constexpr NativeEntry kernel_entries[] = {
    {"has_host", has_host},
    {"has_input", has_input},
    {"ask_host", ask_host},
    {"ask_host_again", ask_host_again},
};

} // namespace

const NativeTable host_kernels = kernels_of(kernel_entries);

bool pause(Vm& vm, CallSite site) {
    vm.pause_target = site.target;
    return leave(vm, Exit::paused, site.resume);
}

void answer_pause(Vm& vm, Value answer) {
    vm.registers = vm.header_at(vm.frame)->registers();
    vm.registers[vm.pause_target] = answer;
    vm.request = Value();
}

} // namespace natrix
