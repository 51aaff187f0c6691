#include <algorithm>
#include <thread>

#include "host/machine.h"
#include "host/system_state.h"
#include "memory/collector.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/limits.h"

// A run from pause to pause: what the script asks, and what becomes of the answers.
namespace natrix {
namespace {

// As in prelude/host.py.
enum AskKind : int64_t {
    ask_function = 0,
    ask_name = 2,
    ask_method = 3,
    ask_system = 4,
    ask_futures = 5,
};
enum AnswerKind : int64_t {
    answer_value = 0,
    answer_exception = 1,
    answer_unhandled = 2,
    answer_build = 3,
    answer_build_exception = 4,
    answer_pending = 5,
    answer_settled = 6,
    answer_describe = 7,
    answer_call = 8,
};

// Makes a tuple, collecting once if need be; its parts are roots of the VM.
template<class Make> Value with_room(Vm& vm, Make make) {
    Value made = Value::reserve();
    for (int attempt = 0; attempt < 2 && made.is_signal(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        made = make();
    }
    return made;
}

// The running kernel gets (how, value), where Vm::tail_arguments holds the value. False: out of memory.
bool answer_with(Vm& vm, int64_t how) {
    Value answer = with_room(vm, [&] { return tuple_of(vm, {Value::integer(how), vm.tail_arguments}); });
    vm.tail_arguments = Value();
    if (answer.is_signal()) {
        vm.stop = Stop::memory;
        return false;
    }
    answer_pause(vm, answer);
    return true;
}

// (class, arguments) of an exception into Vm::tail_arguments, which holds the arguments already.
bool pair_with_class(Vm& vm, Value type) {
    vm.tail_callable = type;
    Value pair = with_room(vm, [&] { return tuple_of(vm, {vm.tail_callable, vm.tail_arguments}); });
    vm.tail_callable = Value();
    vm.tail_arguments = pair.is_signal() ? Value() : pair;
    if (pair.is_signal()) vm.stop = Stop::memory;
    return !pair.is_signal();
}

// A list of these objects, which stay where they are meanwhile; a signal: there is no room.
Value list_of(Vm& vm, const std::vector<Value>& objects) {
    List* list = make_list(vm, static_cast<uint32_t>(objects.size()));
    if (!list) return Value::reserve();
    for (Value object : objects)
        if (!list_append(vm, list, object)) return Value::reserve();
    return vm.ref(list);
}

Pause::Kind kind_of_ask(int64_t ask) {
    switch (ask) {
    case ask_name: return Pause::Kind::name;
    case ask_method: return Pause::Kind::method;
    case ask_system: return Pause::Kind::system;
    case ask_futures: return Pause::Kind::futures;
    default: return Pause::Kind::function;
    }
}

} // namespace

// Scripts' modules give paths as strs, which is quicker; the host gets them as what they are.
void Machine::show(Pause::Request& request) {
    if (request.kind != Pause::Kind::system) return;
    size_t paths = request.name == "rename" || request.name == "symlink" ? 2
                   : is_file_call(request.name)                          ? 1
                                                                         : 0;
    for (size_t i = 0; i < paths && i < request.arguments.size(); i++)
        if (request.arguments[i].is(Data::Kind::string))
            request.arguments[i] = Data::path(request.arguments[i].text());
}

Usage Machine::usage(const Pause& pause) {
    Failure failure;
    Machine* machine = of(pause, failure);
    return machine ? machine->usage() : Usage();
}

Machine* Machine::of(const Pause& pause, Failure& failure) {
    Machine* machine = pause.machine_.get();
    if (!machine || !machine->paused_ || machine->serial_ != pause.serial_) {
        failure = refused("this pause was resumed already");
        return nullptr;
    }
    if (machine->wake()) return machine;
    failure = no_resources();
    return nullptr;
}

Objects Machine::objects_of(std::shared_ptr<Machine> machine) {
    Objects objects;
    objects.machine_ = std::move(machine);
    return objects;
}

bool Machine::park(const Pause& pause) {
    Machine* machine = pause.machine_.get();
    return machine && machine->paused_ && machine->serial_ == pause.serial_ && machine->park();
}

Result<Progress> Machine::start(const std::shared_ptr<Machine>& machine) {
    Vm& vm = *machine->vm_;
    Value code = vm.result;
    vm.result = Value();
    bool begun = false;
    if ((vm.as<Code>(code)->flags & code_flag::any_generator) == 0) {
        begun = begin_module(vm, code, vm.globals);
    } else {
        Function* function = make_function(vm, code, vm.globals);
        begun =
            function && begin_call(vm, vm.prelude_function(PreludeFunction::run_main), {vm.ref(function)});
    }
    if (begun) return advance(machine);
    vm.stop = Stop::memory;
    return machine->stopped();
}

Result<Progress> Machine::call(const std::shared_ptr<Machine>& machine, const Data& callable,
                               const Arguments& arguments, const Keywords& keywords) {
    Machine& self = *machine;
    Vm& vm = *self.vm_;
    std::vector<Data> named;
    for (const auto& [name, value] : keywords) {
        named.push_back(Data::string(name));
        named.push_back(value);
    }
    std::string why;
    bool parts = false;
    Data all = Data::tuple({callable, Data::tuple(arguments), Data::dict_of_items(std::move(named))});
    if (!self.import(all, vm.tail_arguments, parts, why)) {
        if (!why.empty()) return refused(why);
        return self.stopped();
    }
    auto* row = vm.as<Tuple>(vm.tail_arguments)->items();
    vm.tail_arguments = Value();
    if (!begin_call(vm, vm.prelude_function(PreludeFunction::call_for_host), {row[0], row[1], row[2]})) {
        vm.stop = Stop::memory;
        return self.stopped();
    }
    return advance(machine);
}

// A value of the host's into a root. False: `why` it cannot cross; empty: Vm::stop says which limit.
bool Machine::import(const Data& data, Value& root, bool& parts, std::string& why) {
    parts = false;
    if (from_simple_data(data, root)) return true;
    Value value;
    Crossing crossing = from_data(*vm_, data, border_, value, parts, why);
    root = crossing == Crossing::done ? value : Value();
    if (crossing == Crossing::stopped) why.clear();
    return crossing == Crossing::done;
}

// False: something is unknown, or `why` tells; empty: a limit.
bool Machine::read_request(Pause& pause, std::vector<Value>& unknown, std::string& why) {
    Vm& vm = *vm_;
    Pause::Request& request = pause.request_;
    uint32_t parts = vm.as<Tuple>(vm.request)->length;
    auto part = [&](uint32_t index) { return vm.as<Tuple>(vm.request)->items()[index]; };
    request.kind = kind_of_ask(part(0).as_int());
    request.name = utf8_of(vm, part(1));
    request.call_id = static_cast<uint64_t>(part(4).as_int());
    // The request is a root; its parts are found again after each conversion, which may collect.
    std::vector<Value> missing;
    Data data;
    auto convert = [&](Value value) {
        vm.tail_arguments = value;
        if (parts > 5) vm.tail_callable = part(5);
        Described described{parts > 5 ? &vm.tail_callable : nullptr, &missing};
        Crossing crossing = to_data(vm, vm.tail_arguments, border_, described, data, why);
        vm.tail_arguments = vm.tail_callable = Value();
        unknown = missing;
        return crossing == Crossing::done && unknown.empty();
    };
    auto* given = vm.as<Tuple>(part(2));
    request.arguments.resize(given->length);
    bool simple = true;
    for (uint32_t i = 0; i < given->length && simple; i++)
        simple = to_simple_data(vm, given->items()[i], request.arguments[i]);
    if (!simple) {
        if (!convert(part(2))) return false;
        request.arguments.assign(data.items().begin(), data.items().end());
    }
    if (vm.is<Dict>(part(3)) && vm.as<Dict>(part(3))->live != 0) {
        if (!convert(part(3))) return false;
        for (size_t i = 0; i + 1 < data.items().size(); i += 2)
            request.keywords.emplace_back(data.items()[i].text(), data.items()[i + 1]);
    }
    if (request.kind == Pause::Kind::futures)
        for (const Data& id : request.arguments) request.calls.push_back(static_cast<uint64_t>(id.integer()));
    if (parts > 6 && vm.is<Tuple>(part(6)) && vm.as<Tuple>(part(6))->length == 3) {
        Pause::Outcome outcome;
        outcome.raised = vm.as<Tuple>(part(6))->items()[0] == Value::boolean(true);
        if (Value text = vm.as<Tuple>(part(6))->items()[2]; is_str(vm, text))
            outcome.text = utf8_of(vm, text);
        if (!convert(vm.as<Tuple>(part(6))->items()[1])) return false;
        outcome.value = std::move(data);
        pause.returned_ = std::move(outcome);
    }
    return true;
}

Pause Machine::make_pause(const std::shared_ptr<Machine>& machine) {
    Pause pause;
    pause.machine_ = machine;
    pause.serial_ = ++serial_;
    pause.output_ = std::move(output_);
    pause.errors_ = std::move(errors_);
    output_.clear();
    errors_.clear();
    paused_ = true;
    rest(CagePool::Rest::paused);
    return pause;
}

// Until a time of the system's clock. False: the run has to end.
bool Machine::sleep_until(int64_t due) {
    constexpr int64_t step = 5'000'000;
    System::State& state = *system_.state();
    for (;;) {
        if (vm_->cancelled.load()) vm_->stop = Stop::cancelled;
        int64_t now = clock_ns();
        if (vm_->stop == Stop::none && now >= wall_end_) vm_->stop = Stop::time;
        if (vm_->stop != Stop::none) return false;
        int64_t left = due - state.monotonic_ns();
        if (left <= 0) return true;
        if (state.sleeps_at_once()) {
            state.step_to(due);
            return true;
        }
        int64_t wait = std::min({left, step, wall_end_ - now});
        std::this_thread::sleep_for(std::chrono::nanoseconds(wait));
    }
}

// Whether the system answers this request. A sleep that may be pending becomes a timer. False: the run has to
// end.
bool Machine::answer_by_system(const Pause::Request& request, std::optional<Reply>& reply) {
    if (!system_) return true;
    System::State& state = *system_.state();
    if (request.name != "sleep" || !state.sleeps()) {
        reply = system_.answer(request.name, request.arguments, request.keywords);
        return true;
    }
    double seconds = 0;
    if (!request.arguments.empty()) {
        const Data& amount = request.arguments[0];
        seconds = amount.is(Data::Kind::number) ? amount.number() : static_cast<double>(amount.integer());
    }
    int64_t due = state.due_after(seconds);
    bool awaitable = !request.keywords.empty() && request.keywords[0].first == "awaitable";
    if (awaitable) {
        timers_.push_back({request.call_id, due});
        reply = Reply::pending();
        return true;
    }
    if (!sleep_until(due)) return false;
    reply = Reply::value({});
    return true;
}

void Machine::hide_timers(Pause::Request& request) {
    if (request.kind != Pause::Kind::futures || timers_.empty() || !system_) return;
    int64_t now = system_.state()->monotonic_ns(), due = INT64_MAX;
    for (const Timer& timer : timers_) due = std::min(due, timer.due);
    request.wake_after = static_cast<double>(std::max<int64_t>(0, due - now)) / 1e9;
    std::erase_if(request.calls, [&](uint64_t id) {
        return std::any_of(timers_.begin(), timers_.end(),
                           [&](const Timer& timer) { return timer.call_id == id; });
    });
}

// A pause for futures: settles what timers are due, or waits for one when there is nothing else. What is left
// of the request is the host's. False: the run has to end.
bool Machine::answer_timers(Pause::Request& request, bool& answered) {
    answered = false;
    // Those that nobody waits for any more are gone.
    std::erase_if(timers_, [&](const Timer& timer) {
        return std::find(request.calls.begin(), request.calls.end(), timer.call_id) == request.calls.end();
    });
    if (timers_.empty() || !system_) return true;
    auto earliest = std::min_element(timers_.begin(), timers_.end(),
                                     [](const Timer& a, const Timer& b) { return a.due < b.due; });
    int64_t due = earliest->due, now = system_.state()->monotonic_ns();
    bool only_timers = request.calls.size() == timers_.size();
    if (due > now && only_timers) {
        if (!sleep_until(due)) return false;
        now = system_.state()->monotonic_ns();
    }
    if (due > now) {
        hide_timers(request);
        return true;
    }
    std::vector<Timer> over;
    for (const Timer& timer : timers_)
        if (timer.due <= now) over.push_back(timer);
    std::erase_if(timers_, [&](const Timer& timer) { return timer.due <= now; });
    std::sort(over.begin(), over.end(), [](const Timer& a, const Timer& b) {
        return a.due != b.due ? a.due < b.due : a.call_id < b.call_id;
    });
    std::vector<Reply::Settlement> settlements;
    for (const Timer& timer : over) settlements.push_back({timer.call_id, Reply::value({})});
    std::string why;
    answered = true;
    return apply(Reply::settle(std::move(settlements)), why);
}

// Gives the VM, which is paused in a request, the answer. False: `why` it is refused; empty: a limit.
bool Machine::apply(const Reply& reply, std::string& why) {
    Vm& vm = *vm_;
    bool parts = false;
    switch (reply.how) {
    case Reply::How::go_on: why = "this pause waits for an answer"; return false;
    case Reply::How::unhandled: vm.tail_arguments = Value::none(); return answer_with(vm, answer_unhandled);
    case Reply::How::pending:
        vm.tail_arguments = vm.as<Tuple>(vm.request)->items()[4];
        return answer_with(vm, answer_pending);
    case Reply::How::value:
        return import(reply.data, vm.tail_arguments, parts, why) &&
               answer_with(vm, parts ? answer_build : answer_value);
    case Reply::How::settle: return apply_settlements(reply.settlements, why);
    case Reply::How::exception: break;
    }
    if (!reply.data.is(Data::Kind::tuple)) {
        why = "the arguments of an exception are a tuple";
        return false;
    }
    if (exception_class(vm, reply.type).is_unbound()) {
        why = "unknown exception type: " + reply.type;
        return false;
    }
    return import(reply.data, vm.tail_arguments, parts, why) &&
           pair_with_class(vm, exception_class(vm, reply.type)) &&
           answer_with(vm, parts ? answer_build_exception : answer_exception);
}

// The answer is a tuple of (number, how, value), where an exception's value is (class, arguments).
bool Machine::apply_settlements(const std::vector<Reply::Settlement>& settlements, std::string& why) {
    Vm& vm = *vm_;
    std::vector<Data> rows;
    for (const auto& [id, reply] : settlements) {
        bool raised = reply.how == Reply::How::exception;
        if (!raised && reply.how != Reply::How::value) {
            why = "a call is settled with a value or an exception";
            return false;
        }
        if (raised && (!reply.data.is(Data::Kind::tuple) || exception_class(vm, reply.type).is_unbound())) {
            why = "unknown exception type: " + reply.type;
            return false;
        }
        Data value = raised ? Data::tuple({Data(), reply.data}) : reply.data;
        // Each row is a value of its own, which nothing else shares.
        rows.push_back(Data::tuple({Data(static_cast<int64_t>(id)), Data(raised ? 1 : 0), std::move(value)}));
    }
    bool parts = false;
    if (!import(Data::tuple(std::move(rows)), vm.tail_arguments, parts, why)) return false;
    for (size_t i = 0; i < settlements.size(); i++) {
        auto* row = vm.as<Tuple>(vm.as<Tuple>(vm.tail_arguments)->items()[i])->items();
        bool raised = settlements[i].reply.how == Reply::How::exception;
        row[1] = Value::integer(raised ? (parts ? answer_build_exception : answer_exception)
                                       : (parts ? answer_build : answer_value));
        if (raised) vm.as<Tuple>(row[2])->items()[0] = exception_class(vm, settlements[i].reply.type);
    }
    return answer_with(vm, answer_settled);
}

// What the script asks: of the host, when it is Asked::host.
Machine::Asked Machine::take_request(Pause& pause, std::string& why) {
    Vm& vm = *vm_;
    std::vector<Value> unknown;
    bool read = read_request(pause, unknown, why);
    if (!unknown.empty()) {
        // (Nothing was collected since they were found.)
        Value list = list_of(vm, unknown);
        if (list.is_signal()) {
            if (make_room(vm) != Room::made) {
                if (vm.stop == Stop::none) vm.stop = Stop::memory;
                return Asked::failed;
            }
            return Asked::answered; // the request still stands: it is read again
        }
        vm.tail_arguments = list;
        return answer_with(vm, answer_describe) ? Asked::answered : Asked::failed;
    }
    if (!read) {
        if (why.empty()) return Asked::failed;
        // What cannot cross the border is the script's error.
        Value text = str_from_utf8(vm, why.data(), why.size());
        Value arguments = text.is_signal() ? text : tuple_of(vm, {text});
        why.clear();
        vm.tail_arguments = arguments.is_signal() ? Value() : arguments;
        if (arguments.is_signal()) vm.stop = Stop::memory;
        bool raised = !arguments.is_signal() && pair_with_class(vm, vm.type(KnownType::ValueError)) &&
                      answer_with(vm, answer_exception);
        return raised ? Asked::answered : Asked::failed;
    }
    if (pause.request_.kind == Pause::Kind::system) {
        show(pause.request_);
        std::optional<Reply> reply;
        if (!answer_by_system(pause.request_, reply)) return Asked::failed;
        if (reply) {
            if (apply(*reply, why)) return Asked::answered;
            if (why.empty()) return Asked::failed;
            // (What the system says is sound, but for a class of exceptions that a script cannot know.)
            why.clear();
            return apply(Reply::unhandled(), why) ? Asked::answered : Asked::failed;
        }
    }
    if (pause.request_.kind == Pause::Kind::futures) {
        bool answered = false;
        if (!answer_timers(pause.request_, answered)) return Asked::failed;
        if (answered) return Asked::answered;
    }
    return Asked::host;
}

Exit Machine::serve(const std::function<std::optional<Reply>(const Pause&)>& answer) {
    while (vm_->request.is_bound()) {
        Pause pause;
        std::string why;
        Asked asked = take_request(pause, why);
        if (asked == Asked::failed) return Exit::stopped;
        if (asked == Asked::answered) continue;
        std::optional<Reply> reply = answer(pause);
        if (!reply) return Exit::paused;
        if (apply(*reply, why)) continue;
        if (why.empty() || !apply(Reply::exception("TypeError", why), why)) return Exit::stopped;
    }
    return Exit::sliced;
}

void Machine::adopt(Vm* vm) {
    unbind_canceller();
    engine_->pool.release(vm_);
    vm_ = vm;
    bind_canceller();
}

Exit Machine::run_slice() {
    Vm& vm = *vm_;
    vm.slice_end = slice_ == 0 || static_cast<int64_t>(slice_) > INT64_MAX - vm.poll.spent
                       ? INT64_MAX
                       : vm.poll.spent + static_cast<int64_t>(slice_);
    if (wall_end_ == INT64_MAX) return natrix::run(vm);
    int64_t limit = vm.deadline_ns, left = wall_end_ - clock_ns();
    if (left <= 0) {
        vm.stop = Stop::time;
        return Exit::stopped;
    }
    vm.deadline_ns = std::min(limit, left > INT64_MAX - vm.executed_ns ? INT64_MAX : vm.executed_ns + left);
    Exit exit = natrix::run(vm);
    vm.deadline_ns = limit;
    return exit;
}

Result<Progress> Machine::advance(const std::shared_ptr<Machine>& machine) {
    Machine& self = *machine;
    Vm& vm = *self.vm_;
    Exit exit = vm.request.is_bound() ? Exit::paused : self.run_slice();
    for (;;) {
        self.take_output();
        switch (exit) {
        case Exit::output:
            if (self.printing_ != Printing::pause) break;
            {
                Pause pause = self.make_pause(machine);
                pause.request_.kind = Pause::Kind::output;
                return Progress(std::move(pause));
            }
        case Exit::sliced: {
            Pause pause = self.make_pause(machine);
            pause.request_.kind = Pause::Kind::slice;
            return Progress(std::move(pause));
        }
        case Exit::stopped: return self.stopped();
        case Exit::exception: return self.raised();
        case Exit::done: return self.complete(machine);
        case Exit::paused: {
            Pause pause;
            std::string why;
            Asked asked = self.take_request(pause, why);
            if (asked == Asked::failed) return self.stopped();
            if (asked == Asked::host) {
                Pause made = self.make_pause(machine);
                made.request_ = std::move(pause.request_);
                made.returned_ = std::move(pause.returned_);
                return Progress(std::move(made));
            }
            if (vm.request.is_bound()) continue;
        }
        }
        exit = self.run_slice();
    }
}

// The run has ended with Vm::result.
Result<Progress> Machine::complete(const std::shared_ptr<Machine>& machine) {
    Vm& vm = *vm_;
    Completed completed;
    std::string why;
    vm.request = vm.result;
    vm.result = Value();
    std::vector<Value> unknown;
    Described described{&vm.result, &unknown};
    Crossing crossing = Crossing::done;
    for (;;) {
        crossing = to_data(vm, vm.request, border_, described, completed.value, why);
        if (crossing != Crossing::done || unknown.empty()) break;
        Value list = list_of(vm, unknown);
        if (list.is_signal()) {
            if (make_room(vm) == Room::made) continue;
            crossing = Crossing::stopped;
            break;
        }
        Value known = vm.is<List>(vm.result) ? vm.result : Value::none();
        if (!run_prelude(PreludeFunction::describe_objects, {list, known})) {
            Failure failure = vm.exit == Exit::exception ? raised() : stopped();
            return failure;
        }
    }
    vm.result = vm.request = Value();
    if (crossing == Crossing::stopped) {
        if (vm.stop == Stop::none) vm.stop = Stop::memory;
        return stopped();
    }
    if (!described.handles) finalize();
    take_output();
    completed.output = std::move(output_);
    completed.errors = std::move(errors_);
    output_.clear();
    errors_.clear();
    completed.usage = usage();
    end_run();
    if (crossing == Crossing::refused) {
        Failure failure = refused(why);
        failure.output = std::move(completed.output);
        failure.errors = std::move(completed.errors);
        return failure;
    }
    if (described.handles) completed.objects = objects_of(machine);
    return Progress(std::move(completed));
}

namespace {

// Null, or why a pause of this kind cannot have this reply.
const char* does_not_fit(const Pause& pause, const Reply& reply) {
    using How = Reply::How;
    using Kind = Pause::Kind;
    if (pause.kind() == Kind::slice || pause.kind() == Kind::output)
        return reply.how == How::go_on || reply.how == How::unhandled ? nullptr : "this pause only goes on";
    if (reply.how == How::go_on) return "this pause waits for an answer";
    if (pause.kind() == Kind::futures) {
        if (reply.how == How::unhandled || reply.how == How::exception) return nullptr;
        if (reply.how != How::settle) return "this pause waits for calls that are settled";
        const std::vector<uint64_t>& calls = pause.calls();
        std::vector<uint64_t> given;
        for (const auto& settlement : reply.settlements) given.push_back(settlement.call_id);
        std::sort(given.begin(), given.end());
        if (std::adjacent_find(given.begin(), given.end()) != given.end()) return "a call is settled twice";
        for (uint64_t id : given)
            if (std::find(calls.begin(), calls.end(), id) == calls.end())
                return "no pending call has this number";
        if (given.empty() && !pause.wake_after()) return "settle at least one of the pending calls";
        return nullptr;
    }
    if (reply.how == How::settle) return "this pause waits for no calls";
    if (reply.how == How::pending && pause.kind() == Kind::name) return "a name cannot be pending";
    return nullptr;
}

} // namespace

Result<Progress> Machine::resume(const Pause& pause, const Reply& reply) {
    Failure failure;
    Machine* self = of(pause, failure);
    if (!self) return failure;
    if (const char* wrong = does_not_fit(pause, reply)) return refused(wrong);
    Vm& vm = *self->vm_;
    bool goes_on = pause.kind() == Pause::Kind::slice || pause.kind() == Pause::Kind::output;
    bool looks_again =
        pause.kind() == Pause::Kind::futures && reply.how == Reply::How::settle && reply.settlements.empty();
    std::string why;
    if (!goes_on && !looks_again && !self->apply(reply, why)) {
        if (!why.empty()) return refused(why);
        self->paused_ = false;
        if (vm.stop == Stop::none) vm.stop = Stop::memory;
        return self->stopped();
    }
    self->paused_ = false;
    Result<Progress> progress = advance(pause.machine_);
    bool of_session = pause.machine_.use_count() > 1;
    if (of_session && !self->paused_) self->rest(CagePool::Rest::idle);
    return progress;
}

Result<Progress> Machine::call_before(const Pause& pause, const Data& callable, const Arguments& arguments,
                                      const Keywords& keywords) {
    Failure failure;
    Machine* self = of(pause, failure);
    if (!self) return failure;
    if (pause.kind() == Pause::Kind::slice || pause.kind() == Pause::Kind::output)
        return refused("this pause only goes on");
    std::vector<Data> named;
    for (const auto& [name, value] : keywords) {
        named.push_back(Data::string(name));
        named.push_back(value);
    }
    Vm& vm = *self->vm_;
    std::string why;
    bool parts = false;
    Data all = Data::tuple({Data(static_cast<int64_t>(pause.call_id())), callable, Data::tuple(arguments),
                            Data::dict_of_items(std::move(named))});
    if (!self->import(all, vm.tail_arguments, parts, why)) {
        if (!why.empty()) return refused(why);
        self->paused_ = false;
        return self->stopped();
    }
    self->paused_ = false;
    if (!answer_with(vm, answer_call)) return self->stopped();
    return advance(pause.machine_);
}

} // namespace natrix
