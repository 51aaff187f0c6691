#include "host/machine.h"
#include "image/image_file.h"
#include "snapshot/bytes.h"

extern "C" const std::byte natrix_embedded_image[];
extern "C" const std::byte natrix_embedded_image_end[];

namespace natrix {

Result<Engine> Engine::create() {
#ifdef NATRIX_TWIN
    constexpr bool twin = true;
#else
    constexpr bool twin = false;
#endif
    Engine engine;
    engine.state_ = std::make_shared<State>(twin);
    Image image;
    auto size = static_cast<size_t>(natrix_embedded_image_end - natrix_embedded_image);
    if (!read_image(natrix_embedded_image, size, image) || !engine.state_->image.open(image))
        return Machine::no_resources();
    engine.state_->image_hash = reinterpret_cast<const ImageHeader*>(natrix_embedded_image)->hash;
    return engine;
}

Canceller::Canceller() : state_(std::make_shared<State>()) {}

void Canceller::cancel() const {
    std::lock_guard lock(state_->mutex);
    state_->cancelled = true;
    for (Vm* vm : state_->vms) {
        vm->cancelled.store(true);
        vm->poll.until.store(0);
    }
}

bool Canceller::is_cancelled() const {
    std::lock_guard lock(state_->mutex);
    return state_->cancelled;
}

Result<Progress> Pause::resume(const Reply& reply) { return Machine::resume(*this, reply); }

Result<Progress> Pause::call(const Data& callable, const Arguments& arguments, const Keywords& keywords) {
    return Machine::call_before(*this, callable, arguments, keywords);
}

void Pause::release(const Data& object) const {
    Failure failure;
    if (Machine* machine = Machine::of(*this, failure)) release_handle(machine->vm(), object.handle());
}

Result<Pause> Pause::fork() const { return Machine::fork(*this); }

Result<std::string> Pause::dump(const DumpOptions& options) const {
    Failure failure;
    Machine* machine = Machine::of(*this, failure);
    if (!machine) return failure;
    return machine->dump_run(DumpKind::pause, options);
}

Result<Pause> Pause::load(const Engine& engine, std::string_view dump, const LoadOptions& options) {
    return Machine::load_pause(engine.state(), dump, options);
}

bool Pause::park() const { return Machine::park(*this); }

Result<bool> Pause::set_options(const RunOptions& options) const {
    Failure failure;
    Machine* machine = Machine::of(*this, failure);
    if (!machine) return failure;
    machine->set_options(options);
    return true;
}

System Pause::system() const { return machine_ ? machine_->system() : System(); }

std::string Pause::script_name() const {
    Failure failure;
    Machine* machine = Machine::of(*this, failure);
    return machine ? machine->script_name() : std::string();
}
Usage Pause::usage() const { return Machine::usage(*this); }

namespace {

// Answers every pause as if there were no host.
Result<Completed> to_the_end(Result<Progress> progress) {
    while (progress) {
        if (auto* completed = std::get_if<Completed>(&*progress)) return std::move(*completed);
        auto& pause = std::get<Pause>(*progress);
        std::string output = pause.output(), errors = pause.errors();
        bool timers_only = pause.kind() == Pause::Kind::futures && pause.calls().empty();
        Result<Progress> next = pause.resume(timers_only ? Reply::settle({}) : Reply::unhandled());
        if (!next) {
            next.failure().output.insert(0, output);
            next.failure().errors.insert(0, errors);
        } else if (auto* ended = std::get_if<Completed>(&*next)) {
            ended->output.insert(0, output);
            ended->errors.insert(0, errors);
        } else {
            std::get<Pause>(*next).prepend_output(output, errors);
        }
        progress = std::move(next);
    }
    return progress.failure();
}

} // namespace

Result<Progress> Objects::call(const Data& callable, const Arguments& arguments, const Keywords& keywords,
                               const RunOptions& options) const {
    if (!machine_) return Machine::refused("there is no VM to call this in");
    if (machine_->is_paused()) return Machine::refused("a run of this VM is paused: resume it first");
    if (!machine_->wake()) return Machine::no_resources();
    machine_->set_options(options);
    return Machine::call(machine_, callable, arguments, keywords);
}

Result<Data> Objects::get(const Data& object, std::string_view attribute, const RunOptions& options) const {
    auto got = to_the_end(call(Data::builtin("getattr"), {object, Data::string(attribute)}, {}, options));
    if (!got) return got.failure();
    return std::move(got->value);
}

Result<std::string> Objects::repr(const Data& object, const RunOptions& options) const {
    auto got = to_the_end(call(Data::builtin("repr"), {object}, {}, options));
    if (!got) return got.failure();
    return std::string(got->value.text());
}

void Objects::release(const Data& object) const {
    if (machine_ && machine_->wake()) release_handle(machine_->vm(), object.handle());
}

struct Program::State {
    std::shared_ptr<Engine::State> engine;
    std::vector<std::string> inputs;
    std::string script_name;
    Parked parked; // a VM with the code in Vm::result
};

Result<Program> Program::compile(const Engine& engine, std::string_view source, std::string_view script_name,
                                 std::vector<std::string> inputs) {
    Machine machine(engine.state());
    if (!machine.open()) return Machine::no_resources();
    if (auto failure = machine.compile(source, script_name)) return std::move(*failure);
    auto state = std::make_shared<State>();
    state->engine = engine.state();
    state->inputs = std::move(inputs);
    state->script_name = script_name;
    state->parked = machine.copy();
    if (!state->parked.bytes) return Machine::no_resources();
    Program program;
    program.state_ = std::move(state);
    return program;
}

const std::vector<std::string>& Program::inputs() const { return state_->inputs; }
const std::string& Program::script_name() const { return state_->script_name; }

namespace {

// Each declared name has a value, and only these.
std::optional<Failure> check_inputs(const std::vector<std::string>& declared, const Inputs& given) {
    auto has = [](const auto& row, const std::string& name, auto name_of) {
        for (const auto& item : row)
            if (name_of(item) == name) return true;
        return false;
    };
    if (declared.empty() && !given.empty())
        return Machine::refused("unexpected inputs: expected none, got " + std::to_string(given.size()));
    std::string missing;
    for (const std::string& name : declared)
        if (!has(given, name, [](const auto& item) -> const std::string& { return item.first; }))
            missing += (missing.empty() ? "" : ", ") + name;
    if (!missing.empty()) return Machine::refused("missing required inputs: " + missing);
    if (given.size() > declared.size())
        return Machine::refused("too many inputs: expected " + std::to_string(declared.size()) + ", got " +
                                std::to_string(given.size()));
    for (const auto& [name, data] : given)
        if (!has(declared, name, [](const std::string& item) -> const std::string& { return item; }))
            return Machine::refused("unexpected input: " + name);
    return std::nullopt;
}

} // namespace

Result<Progress> Program::start(const Inputs& inputs, const RunOptions& options) const {
    if (auto failure = check_inputs(state_->inputs, inputs)) return std::move(*failure);
    auto machine = std::make_shared<Machine>(state_->engine);
    if (!machine->open(state_->parked)) return Machine::no_resources();
    machine->ends_with_run();
    machine->set_options(options);
    if (auto failure = machine->set_inputs(inputs)) return std::move(*failure);
    return Machine::start(machine);
}

Result<Completed> Program::run(const Inputs& inputs, const RunOptions& options) const {
    return to_the_end(start(inputs, options));
}

Result<Session> Session::create(const Engine& engine, const RunLimits& total) {
    Session session;
    session.engine_ = engine;
    session.machine_ = std::make_shared<Machine>(engine.state());
    session.machine_->set_total(total);
    if (!session.machine_->open()) return Machine::no_resources();
    return session;
}

Result<Progress> Session::start(std::string_view source, const Inputs& inputs, const RunOptions& options,
                                std::string_view script_name) {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: resume it first");
    if (!machine_->wake()) return Machine::no_resources();
    machine_->set_options(options);
    if (auto failure = machine_->set_inputs(inputs)) return std::move(*failure);
    if (auto failure = machine_->compile(source, script_name)) return std::move(*failure);
    Result<Progress> progress = Machine::start(machine_);
    if (!machine_->is_paused()) machine_->rest(CagePool::Rest::idle);
    return progress;
}

Result<Completed> Session::run(std::string_view source, const Inputs& inputs, const RunOptions& options,
                               std::string_view script_name) {
    return to_the_end(start(source, inputs, options, script_name));
}

Result<bool> Session::reset() {
    machine_ = std::make_shared<Machine>(engine_.state());
    if (!machine_->open()) return Machine::no_resources();
    return true;
}

Result<Session> Session::fork() const {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: fork the pause");
    Session other;
    other.engine_ = engine_;
    other.machine_ = std::make_shared<Machine>(engine_.state());
    if (!machine_->wake() || !other.machine_->copy_of(*machine_)) return Machine::no_resources();
    return other;
}

bool Session::park() const { return !machine_->is_paused() && machine_->park(); }
Objects Session::objects() const { return Machine::objects_of(machine_); }
Usage Session::usage() const { return machine_->total_usage(); }

// A program's dump carries the names of its inputs, each behind its length.
Result<std::string> Program::dump(const DumpOptions& options) const {
    std::string names;
    DumpWriter writer(names);
    for (const std::string& name : state_->inputs) {
        writer.number(name.size());
        writer.raw(name.data(), name.size());
    }
    Machine machine(state_->engine);
    if (!machine.open(state_->parked)) return Machine::no_resources();
    return machine.dump(DumpKind::program, names, options);
}

Result<Program> Program::load(const Engine& engine, std::string_view dump, const LoadOptions& options) {
    Machine machine(engine.state());
    std::string names;
    if (auto failure = machine.load(DumpKind::program, dump, options, names)) return std::move(*failure);
    auto state = std::make_shared<State>();
    DumpReader reader(names);
    while (reader.left() != 0) {
        std::string name(reader.number_up_to(reader.left()), '\0');
        reader.raw(name.data(), name.size());
        state->inputs.push_back(std::move(name));
    }
    Vm& vm = machine.vm();
    if (!reader.ok() || vm.frame != 0 || !vm.is<Code>(vm.result) || !vm.is<Dict>(vm.globals))
        return Machine::refused("the dump holds no program");
    state->engine = engine.state();
    state->script_name = machine.script_name();
    state->parked = machine.copy();
    if (!state->parked.bytes) return Machine::no_resources();
    Program program;
    program.state_ = std::move(state);
    return program;
}

Result<Session> Session::of(const Engine& engine, const Pause& pause) {
    Failure failure;
    Session session;
    session.engine_ = engine;
    session.machine_ = Machine::share(pause, failure);
    if (!session.machine_) return failure;
    return session;
}

Result<std::string> Session::dump(const DumpOptions& options) const {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: dump the pause");
    return machine_->dump_run(DumpKind::session, options);
}

Result<Session> Session::load(const Engine& engine, std::string_view dump, const LoadOptions& options) {
    Session session;
    session.engine_ = engine;
    session.machine_ = std::make_shared<Machine>(engine.state());
    if (auto failure = session.machine_->load_run(DumpKind::session, dump, options))
        return std::move(*failure);
    Vm& vm = session.machine_->vm();
    if (vm.frame != 0 || !vm.is<Dict>(vm.globals)) return Machine::refused("the dump holds no idle session");
    return session;
}

} // namespace natrix
