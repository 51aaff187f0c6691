#include "host/machine.h"

#include "memory/collector.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/limits.h"
#include "vm/source.h"

namespace natrix {
namespace {

// As in prelude/host.py.
enum AskKind : int64_t { ask_function = 0, ask_name = 2 };
enum AnswerKind : int64_t { answer_value = 0, answer_exception = 1, answer_unhandled = 2 };

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
    if (vm_) engine_->pool.release(vm_);
    vm_ = nullptr;
    paused_ = false;
}

bool Machine::open() {
    close();
    Cage* cage = engine_->pool.acquire(&engine_->image);
    if (!cage) return false;
    vm_ = &make_vm(*cage, engine_->natives);
    vm_->hosted = true;
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

void Machine::set_limits(const RunLimits& limits) {
    Limits inner;
    if (limits.memory) inner.max_memory = *limits.memory;
    if (limits.seconds) {
        double ns = *limits.seconds * 1e9;
        inner.max_ns = ns >= 9e18 ? INT64_MAX : ns > 0 ? static_cast<int64_t>(ns) : 0;
    }
    inner.max_fuel = clamped(limits.fuel);
    if (limits.allocations) inner.max_allocations = *limits.allocations;
    if (limits.output) inner.max_output = *limits.output;
    inner.max_depth = limits.depth;
    natrix::set_limits(*vm_, inner);
    vm_->output_bytes = 0;
    vm_->host_calls = 0;
    vm_->max_host_calls = limits.host_calls ? *limits.host_calls : UINT64_MAX;
}

std::optional<Failure> Machine::compile(std::string_view source, std::string_view script_name) {
    Vm& vm = *vm_;
    SourceOptions options;
    options.mode = CompileMode::trailing;
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
    for (const auto& [name, data] : inputs) {
        std::string why;
        // A root, so that it stays while its name is made.
        Crossing crossing = from_data(*vm_, data, border_, vm_->request, why);
        if (crossing == Crossing::refused) return refused("input '" + name + "': " + why);
        if (crossing == Crossing::stopped) return stopped();
        Value key = intern_utf8(*vm_, name.data(), name.size());
        if (key.is_signal() || !dict_set_str(*vm_, vm_->as<Dict>(vm_->globals), key, vm_->request)) {
            vm_->stop = Stop::memory;
            return stopped();
        }
        vm_->request = Value();
    }
    return std::nullopt;
}

void Machine::take(Value& sink, std::string& text) {
    if (!vm_->is<Blob>(sink)) return;
    auto* blob = vm_->as<Blob>(sink);
    text.append(reinterpret_cast<const char*>(blob->data()), blob->spare);
    blob->spare = 0;
}

Failure Machine::stopped() {
    Failure failure = limit_failure(vm_->stop);
    failure.output = std::move(output_);
    failure.errors = std::move(errors_);
    output_.clear();
    errors_.clear();
    vm_->frame = 0;
    vm_->depth = 0;
    vm_->handled = Value();
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
    constexpr int64_t fuel = 10'000'000, nanoseconds = 1'000'000'000;
    int64_t fuel_end = vm.fuel_end, deadline = vm.deadline_ns;
    uint64_t max_memory = vm.max_memory;
    vm.fuel_end = vm.poll.spent + fuel;
    vm.deadline_ns = vm.executed_ns + nanoseconds;
    vm.max_memory = vm.max_memory > UINT64_MAX - (1 << 20) ? UINT64_MAX : vm.max_memory + (1 << 20);
    vm.refresh_limits();
    vm.hosted = false;
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
    vm.result = vm.handled = Value();
    vm.hosted = true;
    vm.fuel_end = fuel_end;
    vm.deadline_ns = deadline;
    vm.max_memory = max_memory;
    vm.refresh_limits();
    take_output();
    failure.output = std::move(output_);
    failure.errors = std::move(errors_);
    output_.clear();
    errors_.clear();
    return failure;
}

// Finalisers ask no host, and what they do wrong is not the run's.
void Machine::finalize() {
    if (!ends_with_run_) return;
    vm_->hosted = false;
    if (!begin_finalizing(*vm_)) return;
    Exit exit = Exit::stopped;
    do {
        exit = natrix::run(*vm_);
        take_output();
    } while (exit == Exit::output || exit == Exit::sliced);
}

Usage Machine::usage() {
    Vm& vm = *vm_;
    vm.note_peak();
    Usage usage;
    usage.fuel = static_cast<uint64_t>(vm.poll.spent);
    usage.peak_memory = vm.peak;
    usage.allocations = vm.allocations;
    usage.output = vm.output_bytes;
    usage.host_calls = vm.host_calls;
    usage.seconds = static_cast<double>(vm.executed_ns) / 1e9;
    return usage;
}

Usage Machine::usage(const Pause& pause) { return pause.machine_ ? pause.machine_->usage() : Usage(); }

Result<Progress> Machine::start(const std::shared_ptr<Machine>& machine) {
    Vm& vm = *machine->vm_;
    Value code = vm.result;
    vm.result = Value();
    vm.output_bytes = 0;
    if (!begin_module(vm, code, vm.globals)) return machine->stopped();
    return advance(machine);
}

bool Machine::read_request(Pause::Request& request, std::string& why) {
    Vm& vm = *vm_;
    auto part = [&](uint32_t index) { return vm.as<Tuple>(vm.request)->items()[index]; };
    request.kind = part(0).as_int() == ask_name ? Pause::Kind::name : Pause::Kind::function;
    request.name = utf8_of(vm, part(1));
    request.call_id = static_cast<uint64_t>(part(4).as_int());
    Data data;
    // The request is a root; its parts are found again after each conversion, which may collect.
    auto convert = [&](uint32_t index) {
        vm.tail_arguments = part(index);
        Crossing crossing = to_data(vm, vm.tail_arguments, border_, data, why);
        vm.tail_arguments = Value();
        return crossing == Crossing::done;
    };
    if (!convert(2)) return false;
    request.arguments.assign(data.items().begin(), data.items().end());
    if (!vm.is<Dict>(part(3)) || vm.as<Dict>(part(3))->live == 0) return true;
    if (!convert(3)) return false;
    for (size_t i = 0; i + 1 < data.items().size(); i += 2)
        request.keywords.emplace_back(data.items()[i].text(), data.items()[i + 1]);
    return true;
}

namespace {

// The running kernel gets (how, value), where Vm::tail_arguments holds the value. False: out of memory.
bool answer_with(Vm& vm, int64_t how) {
    Value answer = Value::reserve();
    for (int attempt = 0; attempt < 2 && answer.is_signal(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        answer = tuple_of(vm, {Value::integer(how), vm.tail_arguments});
    }
    vm.tail_arguments = Value();
    if (answer.is_signal()) return false;
    answer_pause(vm, answer);
    return true;
}

// (class, arguments) of an exception into Vm::tail_arguments, which holds the arguments already.
bool pair_with_class(Vm& vm, Value type) {
    vm.tail_callable = type;
    Value pair = Value::reserve();
    for (int attempt = 0; attempt < 2 && pair.is_signal(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        pair = tuple_of(vm, {vm.tail_callable, vm.tail_arguments});
    }
    vm.tail_callable = Value();
    vm.tail_arguments = pair.is_signal() ? Value() : pair;
    return !pair.is_signal();
}

} // namespace

Result<Progress> Machine::advance(const std::shared_ptr<Machine>& machine) {
    Machine& self = *machine;
    Vm& vm = *self.vm_;
    for (;;) {
        Exit exit = natrix::run(vm);
        self.take_output();
        switch (exit) {
        case Exit::output:
        case Exit::sliced: continue;
        case Exit::stopped: return self.stopped();
        case Exit::exception: {
            Failure failure = self.raised();
            self.finalize();
            failure.output += std::exchange(self.output_, {});
            failure.errors += std::exchange(self.errors_, {});
            return failure;
        }
        case Exit::done: {
            Completed completed;
            std::string why;
            Crossing crossing = to_data(vm, vm.result, self.border_, completed.value, why);
            vm.result = Value();
            if (crossing == Crossing::stopped) return self.stopped();
            self.finalize();
            completed.output = std::move(self.output_);
            completed.errors = std::move(self.errors_);
            self.output_.clear();
            self.errors_.clear();
            if (crossing == Crossing::refused) {
                Failure failure = refused(why);
                failure.output = std::move(completed.output);
                failure.errors = std::move(completed.errors);
                return failure;
            }
            completed.usage = self.usage();
            return Progress(std::move(completed));
        }
        case Exit::paused: break;
        }
        Pause pause;
        std::string why;
        if (!self.read_request(pause.request_, why)) {
            if (why.empty()) return self.stopped();
            // What cannot cross the border is the script's error.
            Value text = str_from_utf8(vm, why.data(), why.size());
            Value arguments = text.is_signal() ? text : tuple_of(vm, {text});
            vm.tail_arguments = arguments.is_signal() ? Value() : arguments;
            if (arguments.is_signal() || !pair_with_class(vm, vm.type(KnownType::ValueError)) ||
                !answer_with(vm, answer_exception)) {
                vm.stop = Stop::memory;
                return self.stopped();
            }
            continue;
        }
        self.paused_ = true;
        self.rest(CagePool::Rest::paused);
        pause.machine_ = machine;
        pause.serial_ = ++self.serial_;
        pause.output_ = std::move(self.output_);
        pause.errors_ = std::move(self.errors_);
        self.output_.clear();
        self.errors_.clear();
        return Progress(std::move(pause));
    }
}

Result<Progress> Machine::resume(const Pause& pause, const Reply& reply) {
    const std::shared_ptr<Machine>& machine = pause.machine_;
    if (!machine || !machine->paused_ || machine->serial_ != pause.serial_)
        return refused("this pause was resumed already");
    Machine& self = *machine;
    Vm& vm = *self.vm_;
    int64_t how = answer_value;
    Value type;
    vm.tail_arguments = Value::none();
    if (reply.how != Reply::How::unhandled) {
        if (reply.how == Reply::How::exception) {
            how = answer_exception;
            if (!reply.data.is(Data::Kind::tuple))
                return refused("the arguments of an exception are a tuple");
            if (exception_class(vm, reply.type).is_unbound())
                return refused("unknown exception type: " + reply.type);
        }
        std::string why;
        Value value;
        Crossing crossing = from_data(vm, reply.data, self.border_, value, why);
        if (crossing == Crossing::refused) {
            vm.tail_arguments = Value();
            return refused(why);
        }
        if (crossing == Crossing::stopped) {
            self.paused_ = false;
            return self.stopped();
        }
        vm.tail_arguments = value;
        if (how == answer_exception) type = exception_class(vm, reply.type);
    } else {
        how = answer_unhandled;
    }
    self.paused_ = false;
    if ((type.is_bound() && !pair_with_class(vm, type)) || !answer_with(vm, how)) {
        vm.stop = Stop::memory;
        return self.stopped();
    }
    Result<Progress> progress = advance(machine);
    bool of_session = machine.use_count() > 1;
    if (of_session && !self.paused_) self.rest(CagePool::Rest::idle);
    return progress;
}

Result<Pause> Machine::fork(const Pause& pause) {
    const std::shared_ptr<Machine>& machine = pause.machine_;
    if (!machine || !machine->paused_ || machine->serial_ != pause.serial_)
        return refused("this pause was resumed already");
    Parked parked = machine->park();
    auto other = std::make_shared<Machine>(machine->engine_);
    if (!parked.bytes || !other->open(parked)) return no_resources();
    other->paused_ = true;
    other->ends_with_run_ = machine->ends_with_run_;
    other->serial_ = 1;
    other->border_ = machine->border_;
    Pause copy = pause;
    copy.machine_ = std::move(other);
    copy.serial_ = 1;
    return copy;
}

Result<std::string> Machine::dump(DumpKind kind, std::string_view extra) {
    std::string out;
    out.reserve(1024);
    if (!natrix::dump(*vm_, engine_->image.image(), kind, engine_->image_hash, extra, out)) return stopped();
    return out;
}

std::optional<Failure> Machine::load(DumpKind kind, std::string_view data, uint64_t max_bytes,
                                     std::string& extra) {
    close();
    Cage* cage = engine_->pool.acquire(&engine_->image);
    if (!cage) return no_resources();
    vm_ = &make_vm(*cage, engine_->natives);
    const char* wrong = natrix::load(*vm_, engine_->image, engine_->starts(), kind, engine_->image_hash,
                                     max_bytes, data, extra);
    if (!wrong) return std::nullopt;
    close();
    return refused(wrong);
}

Result<std::string> Machine::dump(const Pause& pause) {
    const std::shared_ptr<Machine>& machine = pause.machine_;
    if (!machine || !machine->paused_ || machine->serial_ != pause.serial_)
        return refused("this pause was resumed already");
    return machine->dump(DumpKind::pause, "");
}

Result<Pause> Machine::load_pause(std::shared_ptr<Engine::State> engine, std::string_view data,
                                  uint64_t max_bytes) {
    auto machine = std::make_shared<Machine>(std::move(engine));
    std::string extra;
    if (auto failure = machine->load(DumpKind::pause, data, max_bytes, extra)) return std::move(*failure);
    Vm& vm = *machine->vm_;
    bool asks = vm.is<Tuple>(vm.request) && vm.as<Tuple>(vm.request)->length == 5;
    for (uint32_t i = 0; i < 5 && asks; i++) {
        Value part = vm.as<Tuple>(vm.request)->items()[i];
        asks = i == 1 ? is_str(vm, part) : i == 2 ? vm.is<Tuple>(part) : i == 3 || part.is_int();
    }
    if (!asks || vm.frame == 0) return refused("the dump holds no pause");
    Pause pause;
    std::string why;
    if (!machine->read_request(pause.request_, why)) return refused(why.empty() ? "out of memory" : why);
    machine->paused_ = true;
    machine->ends_with_run_ = true;
    pause.serial_ = ++machine->serial_;
    pause.machine_ = std::move(machine);
    return pause;
}

} // namespace natrix
