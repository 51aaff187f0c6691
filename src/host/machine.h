#pragma once
#include <mutex>
#include <string>

#include "host/border.h"
#include "memory/pool.h"
#include "natrix/natrix.hpp"
#include "snapshot/dump.h"
#include "snapshot/park.h"
#include "vm/run.h"

namespace natrix {

// What all VMs of an engine share.
struct Engine::State {
    State(bool twin) : natives(twin) {}
    ~State() { pool.forget(&image); }
    NativeRow natives;
    SharedImage image;
    CagePool pool;
    uint64_t image_hash = 0;

    // For whoever loads a dump; made when first wanted.
    const ImageStarts& starts() {
        std::call_once(starts_once_, [this] { starts_ = std::make_unique<ImageStarts>(image.image()); });
        return *starts_;
    }

  private:
    std::once_flag starts_once_;
    std::unique_ptr<ImageStarts> starts_;
};

// A VM and what the host knows of it. Pauses and sessions share it; each pause has a serial, and only the
// machine's last one can be resumed.
class Machine {
  public:
    explicit Machine(std::shared_ptr<Engine::State> engine) : engine_(std::move(engine)) {}
    ~Machine() { close(); }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    // A VM with empty globals; the one before is given up.
    [[nodiscard]] bool open();
    // A VM like the parked one.
    [[nodiscard]] bool open(const Parked& parked);
    void close();
    // Called when the VM waits.
    void rest(CagePool::Rest rest) {
        if (vm_) engine_->pool.rest(vm_, rest);
    }
    [[nodiscard]] Parked park() { return natrix::park(*vm_); }
    [[nodiscard]] Vm& vm() { return *vm_; }
    [[nodiscard]] const std::shared_ptr<Engine::State>& engine() const { return engine_; }
    [[nodiscard]] bool is_paused() const { return paused_; }

    // The code stands in Vm::result then.
    [[nodiscard]] std::optional<Failure> compile(std::string_view source, std::string_view script_name);
    [[nodiscard]] std::optional<Failure> set_inputs(const Inputs& inputs);
    void set_limits(const RunLimits& limits);
    // The VM ends with its run, so what is left of it is finalised then.
    void ends_with_run() { ends_with_run_ = true; }
    // Runs the code in Vm::result.
    [[nodiscard]] static Result<Progress> start(const std::shared_ptr<Machine>& machine);
    [[nodiscard]] static Result<Progress> resume(const Pause& pause, const Reply& reply);
    [[nodiscard]] static Result<Pause> fork(const Pause& pause);
    [[nodiscard]] static Result<std::string> dump(const Pause& pause);
    [[nodiscard]] static Result<Pause> load_pause(std::shared_ptr<Engine::State> engine,
                                                  std::string_view data, uint64_t max_bytes);
    [[nodiscard]] Result<std::string> dump(DumpKind kind, std::string_view extra);
    [[nodiscard]] std::optional<Failure> load(DumpKind kind, std::string_view data, uint64_t max_bytes,
                                              std::string& extra);
    [[nodiscard]] static Usage usage(const Pause& pause);
    [[nodiscard]] Usage usage();

    static Failure refused(std::string message);
    static Failure no_resources();

  private:
    static Result<Progress> advance(const std::shared_ptr<Machine>& machine);
    bool set(const char* name, Value value);
    bool note_main();
    bool remember_source(std::string_view source, Value filename);
    bool read_request(Pause::Request& request, std::string& why);
    Failure stopped();
    Failure raised();
    void finalize();
    void take(Value& sink, std::string& text);
    void take_output() {
        take(vm_->output, output_);
        take(vm_->errors, errors_);
    }

    std::shared_ptr<Engine::State> engine_;
    Vm* vm_ = nullptr;
    bool paused_ = false;
    bool ends_with_run_ = false;
    uint64_t serial_ = 0;
    std::string output_; // since the last pause
    std::string errors_;
    BorderLimits border_;
};

} // namespace natrix
