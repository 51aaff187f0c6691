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

Result<Progress> Pause::resume(const Reply& reply) { return Machine::resume(*this, reply); }
Result<Pause> Pause::fork() const { return Machine::fork(*this); }
Result<std::string> Pause::dump() const { return Machine::dump(*this); }
Result<Pause> Pause::load(const Engine& engine, std::string_view dump, uint64_t max_bytes) {
    return Machine::load_pause(engine.state(), dump, max_bytes);
}
Usage Pause::usage() const { return Machine::usage(*this); }

namespace {

// Answers every pause as if there were no host.
Result<Completed> to_the_end(Result<Progress> progress) {
    while (progress) {
        if (auto* completed = std::get_if<Completed>(&*progress)) return std::move(*completed);
        auto& pause = std::get<Pause>(*progress);
        std::string output = pause.output(), errors = pause.errors();
        Result<Progress> next = pause.resume(Reply::unhandled());
        auto put_before = [&](std::string& text, const std::string& more) { text.insert(0, more); };
        if (!next) {
            put_before(next.failure().output, output);
            put_before(next.failure().errors, errors);
        } else if (auto* ended = std::get_if<Completed>(&*next)) {
            put_before(ended->output, output);
            put_before(ended->errors, errors);
        } else {
            std::get<Pause>(*next).prepend_output(output, errors);
        }
        progress = std::move(next);
    }
    return progress.failure();
}

} // namespace

struct Program::State {
    std::shared_ptr<Engine::State> engine;
    std::vector<std::string> inputs;
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
    state->parked = machine.park();
    if (!state->parked.bytes) return Machine::no_resources();
    Program program;
    program.state_ = std::move(state);
    return program;
}

const std::vector<std::string>& Program::inputs() const { return state_->inputs; }

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

Result<Progress> Program::start(const Inputs& inputs, const RunLimits& limits) const {
    if (auto failure = check_inputs(state_->inputs, inputs)) return std::move(*failure);
    auto machine = std::make_shared<Machine>(state_->engine);
    if (!machine->open(state_->parked)) return Machine::no_resources();
    machine->ends_with_run();
    machine->set_limits(limits);
    if (auto failure = machine->set_inputs(inputs)) return std::move(*failure);
    return Machine::start(machine);
}

Result<Completed> Program::run(const Inputs& inputs, const RunLimits& limits) const {
    return to_the_end(start(inputs, limits));
}

Result<Session> Session::create(const Engine& engine) {
    Session session;
    session.engine_ = engine;
    session.machine_ = std::make_shared<Machine>(engine.state());
    if (!session.machine_->open()) return Machine::no_resources();
    return session;
}

Result<Progress> Session::start(std::string_view source, const Inputs& inputs, const RunLimits& limits,
                                std::string_view script_name) {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: resume it first");
    machine_->set_limits(limits);
    if (auto failure = machine_->set_inputs(inputs)) return std::move(*failure);
    if (auto failure = machine_->compile(source, script_name)) return std::move(*failure);
    Result<Progress> progress = Machine::start(machine_);
    if (!machine_->is_paused()) machine_->rest(CagePool::Rest::idle);
    return progress;
}

Result<Completed> Session::run(std::string_view source, const Inputs& inputs, const RunLimits& limits,
                               std::string_view script_name) {
    return to_the_end(start(source, inputs, limits, script_name));
}

Result<bool> Session::reset() {
    machine_ = std::make_shared<Machine>(engine_.state());
    if (!machine_->open()) return Machine::no_resources();
    return true;
}

Result<Session> Session::fork() const {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: fork the pause");
    Parked parked = machine_->park();
    Session other;
    other.engine_ = engine_;
    other.machine_ = std::make_shared<Machine>(engine_.state());
    if (!parked.bytes || !other.machine_->open(parked)) return Machine::no_resources();
    return other;
}

// A program's dump carries the names of its inputs, each behind its length.
Result<std::string> Program::dump() const {
    std::string names;
    DumpWriter writer(names);
    for (const std::string& name : state_->inputs) {
        writer.number(name.size());
        writer.raw(name.data(), name.size());
    }
    Machine machine(state_->engine);
    if (!machine.open(state_->parked)) return Machine::no_resources();
    return machine.dump(DumpKind::program, names);
}

Result<Program> Program::load(const Engine& engine, std::string_view dump, uint64_t max_bytes) {
    Machine machine(engine.state());
    std::string names;
    if (auto failure = machine.load(DumpKind::program, dump, max_bytes, names)) return std::move(*failure);
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
    state->parked = machine.park();
    if (!state->parked.bytes) return Machine::no_resources();
    Program program;
    program.state_ = std::move(state);
    return program;
}

Result<std::string> Session::dump() const {
    if (machine_->is_paused()) return Machine::refused("a run of this session is paused: dump the pause");
    return machine_->dump(DumpKind::session, "");
}

Result<Session> Session::load(const Engine& engine, std::string_view dump, uint64_t max_bytes) {
    Session session;
    session.engine_ = engine;
    session.machine_ = std::make_shared<Machine>(engine.state());
    std::string extra;
    if (auto failure = session.machine_->load(DumpKind::session, dump, max_bytes, extra))
        return std::move(*failure);
    Vm& vm = session.machine_->vm();
    if (vm.frame != 0 || !vm.is<Dict>(vm.globals)) return Machine::refused("the dump holds no idle session");
    return session;
}

} // namespace natrix
