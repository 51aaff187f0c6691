#include "host/machine.h"

#include "memory/collector.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/limits.h"
#include "vm/source.h"

#include <algorithm>
#include <cstring>

namespace natrix {
namespace {

Failure limit_failure(Stop stop) {
    struct Row {
        Failure::Kind kind;
        const char* type;
        const char* message;
    };
    auto row = [&]() -> Row {
        switch (stop) {
        case Stop::memory: return {Failure::Kind::memory, "MemoryError", "memory limit exceeded"};
        case Stop::time: return {Failure::Kind::time, "TimeoutError", "time limit exceeded"};
        case Stop::fuel: return {Failure::Kind::fuel, "TimeoutError", "fuel limit exceeded"};
        case Stop::allocations:
            return {Failure::Kind::allocations, "MemoryError", "allocation limit exceeded"};
        case Stop::depth: return {Failure::Kind::depth, "RecursionError", "depth limit exceeded"};
        case Stop::output: return {Failure::Kind::output, "MemoryError", "output limit exceeded"};
        case Stop::host_calls: return {Failure::Kind::host_calls, "RuntimeError", "host call limit exceeded"};
        case Stop::cancelled:
        case Stop::none: break;
        }
        return {Failure::Kind::cancelled, "KeyboardInterrupt", "cancelled"};
    }();
    Failure failure;
    failure.kind = row.kind;
    failure.type = row.type;
    failure.message = row.message;
    failure.text = failure.type + ": " + row.message + "\n";
    return failure;
}

int64_t clamped(std::optional<uint64_t> limit) {
    return limit && *limit < uint64_t{INT64_MAX} ? static_cast<int64_t>(*limit) : INT64_MAX;
}

} // namespace

Failure Machine::refused(std::string message) {
    Failure failure;
    failure.kind = Failure::Kind::refused;
    failure.type = "ValueError";
    failure.text = "ValueError: " + message + "\n";
    failure.message = std::move(message);
    return failure;
}

Failure Machine::no_resources() {
    Failure failure = refused("the host has no memory or address space for another VM");
    failure.kind = Failure::Kind::resources;
    return failure;
}

void Machine::close() {
    unbind_canceller();
    if (vm_) engine_->pool.release(vm_);
    vm_ = nullptr;
    parked_ = Parked();
    paused_ = false;
}

bool Machine::open() {
    close();
    Cage* cage = engine_->pool.acquire(&engine_->image);
    if (!cage) return false;
    vm_ = &make_vm(*cage, engine_->natives);
    vm_->hosted = vm_->offers_names = true;
    Dict* globals = make_dict(*vm_, 16);
    if (!globals) return false;
    vm_->globals = vm_->ref(globals);
    Value builtins = dict_get_str(*vm_, vm_->as<Dict>(vm_->modules), vm_->name(KnownName::builtins_module));
    return set("__name__", vm_->name(KnownName::main)) && set("__doc__", Value::none()) &&
           set("__package__", Value::none()) && set("__loader__", Value::none()) &&
           set("__spec__", Value::none()) && (builtins.is_unbound() || set("__builtins__", builtins)) &&
           note_main();
}

bool Machine::open(const Parked& parked) {
    close();
    Cage* cage = engine_->pool.acquire(&engine_->image);
    if (!cage) return false;
    vm_ = &make_vm(*cage, engine_->natives);
    unpark(parked, *vm_);
    vm_->offers_names = true;
    return true;
}

bool Machine::park() {
    if (!vm_) return parked_.bytes != nullptr;
    Vm& vm = *vm_;
    // Its host has taken what was printed; and what is garbage need not be kept.
    for (Value* sink : {&vm.output, &vm.errors})
        if (vm.is<Blob>(*sink) && vm.as<Blob>(*sink)->spare == 0) *sink = Value();
    (void)collect(vm, Collection::forced);
    Parked parked = natrix::park(vm);
    if (!parked.bytes) return false;
    bool paused = paused_;
    close();
    parked_ = std::move(parked);
    paused_ = paused;
    return true;
}

bool Machine::wake() {
    if (vm_) return true;
    if (!parked_.bytes) return false;
    Parked parked = std::move(parked_);
    bool paused = paused_;
    if (!open(parked)) {
        parked_ = std::move(parked);
        paused_ = paused;
        return false;
    }
    paused_ = paused;
    vm_->output_chunk = chunk_;
    bind_canceller();
    return true;
}

bool Machine::set(const char* name, Value value) {
    Value key = intern_utf8(*vm_, name, std::strlen(name));
    return !key.is_signal() && dict_set_str(*vm_, vm_->as<Dict>(vm_->globals), key, value);
}

bool Machine::note_main() {
    auto* module = vm_->make<Module>(KnownType::module);
    if (!module) return false;
    module->dict = vm_->globals;
    return dict_set_str(*vm_, vm_->as<Dict>(vm_->modules), vm_->name(KnownName::main), vm_->ref(module));
}

// Tracebacks quote the lines of what was run: spare[1] is the dict of sources by filename.
bool Machine::remember_source(std::string_view source, Value filename) {
    Vm& vm = *vm_;
    if (vm.spare[1].is_unbound()) {
        Dict* dict = make_dict(vm, 4);
        if (!dict) return false;
        vm.spare[1] = vm.ref(dict);
    }
    Value text = str_from_utf8(vm, source.data(), source.size());
    return !text.is_signal() && dict_set_str(vm, vm.as<Dict>(vm.spare[1]), filename, text);
}

std::string Machine::script_name() {
    Vm& vm = *vm_;
    if (!vm.is<Dict>(vm.spare[1])) return {};
    auto* dict = vm.as<Dict>(vm.spare[1]);
    Value last;
    for (uint32_t i = 0; i < dict->used; i++) {
        Value key = vm.as<DictTable>(dict->table)->entries()[2 * size_t{i}];
        if (is_str(vm, key)) last = key;
    }
    return last.is_unbound() ? std::string() : utf8_of(vm, last);
}

namespace {

int64_t ns_of(double seconds) {
    double ns = seconds * 1e9;
    return ns >= 9e18 ? INT64_MAX : ns > 0 ? static_cast<int64_t>(ns) : 0;
}

// What is left of a total, when that is less than the limit of the run.
template<class T> void hold_total(std::optional<T>& limit, const std::optional<T>& total, T used) {
    if (!total) return;
    T left = *total > used ? *total - used : T{0};
    if (!limit || *limit > left) limit = left;
}

} // namespace

void Machine::set_options(const RunOptions& options) {
    Vm& vm = *vm_;
    RunLimits limits = options.limits;
    if (total_.memory && (!limits.memory || *limits.memory > *total_.memory)) limits.memory = total_.memory;
    hold_total(limits.seconds, total_.seconds, used_before_.seconds);
    hold_total(limits.fuel, total_.fuel, used_before_.fuel);
    hold_total(limits.allocations, total_.allocations, used_before_.allocations);
    hold_total(limits.output, total_.output, used_before_.output);
    hold_total(limits.host_calls, total_.host_calls, used_before_.host_calls);
    Limits inner;
    if (limits.memory) inner.max_memory = *limits.memory;
    if (limits.seconds) inner.max_ns = ns_of(*limits.seconds);
    inner.max_fuel = clamped(limits.fuel);
    if (limits.allocations) inner.max_allocations = *limits.allocations;
    if (limits.output) inner.max_output = *limits.output;
    inner.max_depth = std::min(limits.depth, total_.depth);
    // Who allows more than Python does wants scripts to have it without sys.setrecursionlimit().
    if (vm.recursion_limit == RunLimits().depth && inner.max_depth > vm.recursion_limit)
        vm.recursion_limit = inner.max_depth;
    natrix::set_limits(vm, inner);
    vm.output_bytes = 0;
    vm.host_calls = 0;
    vm.max_host_calls = limits.host_calls ? *limits.host_calls : UINT64_MAX;
    fuel_before_ = vm.poll.spent;
    allocations_before_ = vm.allocations;
    wall_end_ = INT64_MAX;
    if (limits.deadline) {
        int64_t now = clock_ns(), ns = ns_of(*limits.deadline);
        wall_end_ = ns > INT64_MAX - now ? INT64_MAX : now + ns;
    }
    if (options.system) system_ = options.system;
    vm.offers_names = offers_names_ = options.offers_names;
    slice_ = std::min<uint64_t>(options.slice, INT64_MAX);
    printing_ = options.printing;
    chunk_ = options.chunk != 0 ? options.chunk : default_output_chunk;
    vm.output_chunk = chunk_;
    sink_ = options.sink;
    unbind_canceller();
    canceller_ = options.canceller ? options.canceller->state_ : nullptr;
    bind_canceller();
}

void Machine::bind_canceller() {
    if (!canceller_ || !vm_) return;
    std::lock_guard lock(canceller_->mutex);
    canceller_->vms.push_back(vm_);
    if (canceller_->cancelled) vm_->cancelled.store(true);
}

void Machine::unbind_canceller() {
    if (!canceller_ || !vm_) return;
    std::lock_guard lock(canceller_->mutex);
    std::erase(canceller_->vms, vm_);
    vm_->cancelled.store(false);
}

// What the run used is counted among that of all.
void Machine::end_run() {
    Usage run = usage();
    used_before_.fuel += run.fuel;
    used_before_.allocations += run.allocations;
    used_before_.output += run.output;
    used_before_.host_calls += run.host_calls;
    used_before_.seconds += run.seconds;
    used_before_.peak_memory = std::max(used_before_.peak_memory, run.peak_memory);
    timers_.clear();
}

std::optional<Failure> Machine::compile(std::string_view source, std::string_view script_name) {
    Vm& vm = *vm_;
    SourceOptions options;
    options.mode = CompileMode::trailing;
    options.top_level_await = true;
    vm.entered_ns = clock_ns();
    vm.stop = Stop::none;
    arm_poll(vm);
    Value code = Value::reserve();
    for (int attempt = 0; attempt < 2 && code == Value::reserve(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        options.filename = str_from_utf8(vm, script_name.data(), script_name.size());
        if (options.filename.is_signal() || !remember_source(source, options.filename)) continue;
        code = compile_source(vm, source.data(), source.size(), options);
    }
    vm.executed_ns += clock_ns() - vm.entered_ns;
    if (code == Value::raised()) {
        vm.result = vm.pending;
        vm.pending = Value();
        return raised();
    }
    if (code.is_signal()) {
        if (vm.stop == Stop::none) vm.stop = Stop::memory;
        return stopped();
    }
    vm.result = code;
    return std::nullopt;
}

std::optional<Failure> Machine::set_inputs(const Inputs& inputs) {
    Vm& vm = *vm_;
    for (const auto& [name, data] : inputs) {
        std::string why;
        bool parts = false;
        // A root, so that it stays while its name is made.
        Crossing crossing = from_data(vm, data, border_, vm.request, parts, why);
        if (crossing == Crossing::refused) {
            vm.request = Value();
            return refused("input '" + name + "': " + why);
        }
        if (crossing == Crossing::stopped) return stopped();
        if (parts) {
            // The code of a program, which is to run then.
            vm.spare[0] = vm.result;
            if (!run_prelude(PreludeFunction::build_value, {vm.request})) {
                vm.spare[0] = Value();
                return vm.exit == Exit::exception ? raised() : stopped();
            }
            vm.request = vm.result;
            vm.result = vm.spare[0];
            vm.spare[0] = Value();
        }
        Value key = intern_utf8(vm, name.data(), name.size());
        if (key.is_signal() || !dict_set_str(vm, vm.as<Dict>(vm.globals), key, vm.request)) {
            vm.stop = Stop::memory;
            return stopped();
        }
        vm.request = Value();
    }
    return std::nullopt;
}

// Runs a function of the prelude to its end, as if there were no host; nothing else may be running. False:
// Vm::exit says why there is no result.
bool Machine::run_prelude(PreludeFunction which, std::initializer_list<Value> arguments) {
    Vm& vm = *vm_;
    vm.hosted = vm.offers_names = false;
    vm.slice_end = INT64_MAX;
    Exit exit = Exit::stopped;
    if (begin_call(vm, vm.prelude_function(which), arguments)) {
        do exit = natrix::run(vm);
        while (exit == Exit::output || exit == Exit::sliced);
    } else {
        vm.exit = Exit::stopped;
    }
    vm.hosted = true;
    vm.offers_names = offers_names_;
    return exit == Exit::done;
}

// A VM that nobody will run again: what it owns that has a finaliser gets its turn, as if there were no host.
void Machine::finalize() {
    if (!ends_with_run_) return;
    vm_->hosted = false;
    vm_->slice_end = INT64_MAX;
    if (!begin_finalizing(*vm_)) return;
    Exit exit = Exit::stopped;
    do {
        exit = natrix::run(*vm_);
        take_output();
    } while (exit == Exit::output || exit == Exit::sliced);
}

void Machine::take(Value& sink, std::string& text, bool errors) {
    if (!vm_->is<Blob>(sink)) return;
    auto* blob = vm_->as<Blob>(sink);
    std::string_view fresh(reinterpret_cast<const char*>(blob->data()), blob->spare);
    if (!fresh.empty() && printing_ == Printing::stream && sink_) {
        sink_(fresh, errors);
    } else if (printing_ != Printing::discard && printing_ != Printing::stream) {
        text.append(fresh);
    }
    blob->spare = 0;
}

void Machine::give_output(Failure& failure) {
    failure.output = std::move(output_);
    failure.errors = std::move(errors_);
    output_.clear();
    errors_.clear();
}

Failure Machine::stopped() {
    Failure failure = limit_failure(vm_->stop);
    take_output();
    give_output(failure);
    end_run();
    vm_->frame = 0;
    vm_->depth = 0;
    vm_->handled = vm_->request = Value();
    return failure;
}

// Vm::result is an exception that nobody caught. What it says of itself is asked in Python, with an allowance
// of its own.
Failure Machine::raised() {
    Vm& vm = *vm_;
    Failure failure;
    failure.kind = Failure::Kind::exception;
    failure.type = utf8_of(vm, type_of(vm, vm.result)->name);
    failure.text = failure.type + "\n";
    std::string why;
    Described described;
    if (to_data(vm, vm.result, border_, described, failure.exception, why) != Crossing::done)
        failure.exception = Data::exception(failure.type, {});
    constexpr int64_t fuel = 10'000'000, nanoseconds = 1'000'000'000;
    int64_t fuel_end = vm.fuel_end, deadline = vm.deadline_ns;
    uint64_t max_memory = vm.max_memory;
    vm.fuel_end = vm.poll.spent + fuel;
    vm.deadline_ns = vm.executed_ns + nanoseconds;
    vm.max_memory = vm.max_memory > UINT64_MAX - (1 << 20) ? UINT64_MAX : vm.max_memory + (1 << 20);
    vm.refresh_limits();
    vm.hosted = vm.offers_names = false;
    vm.handled = Value();
    vm.depth = 0;
    Exit exit = Exit::stopped;
    if (begin_call(vm, vm.prelude_function(PreludeFunction::describe_exception), {vm.result})) {
        do exit = natrix::run(vm);
        while (exit == Exit::output || exit == Exit::sliced);
    }
    if (exit == Exit::done && vm.is<Tuple>(vm.result)) {
        auto* parts = vm.as<Tuple>(vm.result)->items();
        failure.type = utf8_of(vm, parts[0]);
        if (is_str(vm, parts[1])) failure.message = utf8_of(vm, parts[1]);
        auto* frames = vm.as<Tuple>(parts[2]);
        for (uint32_t i = 0; i < frames->length; i++) {
            auto* place = vm.as<Tuple>(frames->items()[i])->items();
            TracebackFrame frame;
            frame.filename = utf8_of(vm, place[0]);
            frame.line = place[1].as_int();
            frame.column = place[2].as_int();
            frame.end_line = place[3].as_int();
            frame.end_column = place[4].as_int();
            if (is_str(vm, place[5])) frame.function = utf8_of(vm, place[5]);
            failure.traceback.push_back(std::move(frame));
        }
        failure.text = utf8_of(vm, parts[3]);
    }
    vm.frame = 0;
    vm.depth = 0;
    vm.result = vm.handled = vm.request = Value();
    vm.hosted = true;
    vm.offers_names = offers_names_;
    vm.fuel_end = fuel_end;
    vm.deadline_ns = deadline;
    vm.max_memory = max_memory;
    vm.refresh_limits();
    finalize();
    take_output();
    give_output(failure);
    end_run();
    return failure;
}

Usage Machine::usage() {
    Vm& vm = *vm_;
    vm.note_peak();
    Usage usage;
    usage.fuel = static_cast<uint64_t>(vm.poll.spent - fuel_before_);
    usage.peak_memory = vm.peak;
    usage.allocations = vm.allocations - allocations_before_;
    usage.output = vm.output_bytes;
    usage.host_calls = vm.host_calls;
    usage.seconds = static_cast<double>(vm.executed_ns) / 1e9;
    return usage;
}

} // namespace natrix
