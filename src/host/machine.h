#pragma once
#include <mutex>
#include <string>
#include <vector>

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

// The VMs that a canceller stops, while they have a cage.
struct Canceller::State {
    std::mutex mutex;
    std::vector<Vm*> vms;
    bool cancelled = false;
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
    // Like another one, of the same engine, which is awake.
    [[nodiscard]] bool copy_of(Machine& other);
    [[nodiscard]] Parked copy() { return natrix::park(*vm_); }
    // Gives the cage back, and keeps the VM's own bytes; wake() makes it a VM again.
    [[nodiscard]] bool park();
    [[nodiscard]] bool wake();
    [[nodiscard]] Vm& vm() { return *vm_; }
    [[nodiscard]] const std::shared_ptr<Engine::State>& engine() const { return engine_; }
    [[nodiscard]] bool is_paused() const { return paused_; }
    [[nodiscard]] const System& system() const { return system_; }
    void set_system(System system) { system_ = std::move(system); }

    // The code stands in Vm::result then.
    [[nodiscard]] std::optional<Failure> compile(std::string_view source, std::string_view script_name);
    [[nodiscard]] std::optional<Failure> set_inputs(const Inputs& inputs);
    // The VM ends with its run, so what is left of it is finalised then.
    void ends_with_run() { ends_with_run_ = true; }
    // Limits count from here. A system that is none leaves the one there is.
    void set_options(const RunOptions& options);
    // Of all runs together, from now on.
    void set_total(const RunLimits& total) { total_ = total; }
    [[nodiscard]] Usage total_usage() const { return used_before_; }

    // Runs the code in Vm::result.
    [[nodiscard]] static Result<Progress> start(const std::shared_ptr<Machine>& machine);
    // Runs something of the script's.
    [[nodiscard]] static Result<Progress> call(const std::shared_ptr<Machine>& machine, const Data& callable,
                                               const Arguments& arguments, const Keywords& keywords);
    [[nodiscard]] static Result<Progress> resume(const Pause& pause, const Reply& reply);
    [[nodiscard]] static Result<Progress> call_before(const Pause& pause, const Data& callable,
                                                      const Arguments& arguments, const Keywords& keywords);
    [[nodiscard]] static Result<Pause> fork(const Pause& pause);
    // The machine of a pause that can still be resumed, awake; null: `failure` says why not.
    [[nodiscard]] static Machine* of(const Pause& pause, Failure& failure);
    [[nodiscard]] static bool park(const Pause& pause);
    [[nodiscard]] Result<std::string> dump(DumpKind kind, std::string_view extra, const DumpOptions& options);
    [[nodiscard]] Result<std::string> dump_run(DumpKind kind, const DumpOptions& options);
    [[nodiscard]] std::optional<Failure> load(DumpKind kind, std::string_view data,
                                              const LoadOptions& options, std::string& extra);
    [[nodiscard]] std::optional<Failure> load_run(DumpKind kind, std::string_view data,
                                                  const LoadOptions& options);
    [[nodiscard]] static Result<Pause> load_pause(std::shared_ptr<Engine::State> engine,
                                                  std::string_view data, const LoadOptions& options);
    [[nodiscard]] static Usage usage(const Pause& pause);
    [[nodiscard]] Usage usage();
    // What its machine has, to be used between runs.
    [[nodiscard]] static Objects objects_of(std::shared_ptr<Machine> machine);

    // Of what was compiled last.
    [[nodiscard]] std::string script_name();
    // Null: the pause is spent, or there is no memory.
    [[nodiscard]] static std::shared_ptr<Machine> share(const Pause& pause, Failure& failure) {
        return of(pause, failure) ? pause.machine_ : nullptr;
    }
    // For who runs the VM himself, and has it paused: answers what it asks, by the system, or else by
    // `answer`. Then the run goes on (Exit::sliced), has to end (stopped), or still waits, where there is no
    // reply (paused).
    [[nodiscard]] Exit serve(const std::function<std::optional<Reply>(const Pause&)>& answer);
    // The VM goes on in another cage of the same pool; the one it was in is given back.
    void adopt(Vm* vm);

    static Failure refused(std::string message);
    static Failure no_resources();

  private:
    // A call of the system that waits for a time: the call's number, and when it is due on the system's
    // clock.
    struct Timer {
        uint64_t call_id;
        int64_t due;
    };
    enum class Asked : uint8_t { host, answered, failed };

    static Result<Progress> advance(const std::shared_ptr<Machine>& machine);
    Exit run_slice();
    bool set(const char* name, Value value);
    bool note_main();
    bool remember_source(std::string_view source, Value filename);
    Pause make_pause(const std::shared_ptr<Machine>& machine);
    Asked take_request(Pause& pause, std::string& why);
    bool read_request(Pause& pause, std::vector<Value>& unknown, std::string& why);
    bool answer_by_system(const Pause::Request& request, std::optional<Reply>& reply);
    // Makes of a request what its host is to see.
    static void show(Pause::Request& request);
    // Settles what timers are due, or else takes them out of the request. False: the run has to end.
    bool answer_timers(Pause::Request& request, bool& answered);
    // The same for a request that stands already: nothing is waited for.
    void hide_timers(Pause::Request& request);
    bool sleep_until(int64_t due);
    bool apply(const Reply& reply, std::string& why);
    bool apply_settlements(const std::vector<Reply::Settlement>& settlements, std::string& why);
    bool import(const Data& data, Value& root, bool& parts, std::string& why);
    Result<Progress> complete(const std::shared_ptr<Machine>& machine);
    bool run_prelude(PreludeFunction which, std::initializer_list<Value> arguments);
    Failure stopped();
    Failure raised();
    void finalize();
    void give_output(Failure& failure);
    void take(Value& sink, std::string& text, bool errors);
    void take_output() {
        take(vm_->output, output_, false);
        take(vm_->errors, errors_, true);
    }
    static RunLimits unlimited() {
        RunLimits limits;
        limits.depth = UINT32_MAX;
        return limits;
    }
    void bind_canceller();
    void unbind_canceller();
    void end_run();
    std::string state_bytes(bool files);
    bool read_state(std::string_view bytes);

    std::shared_ptr<Engine::State> engine_;
    Vm* vm_ = nullptr;
    Parked parked_; // while there is no VM
    bool paused_ = false;
    bool ends_with_run_ = false;
    bool offers_names_ = true;
    uint64_t serial_ = 0;
    std::string output_; // since the last pause
    std::string errors_;
    BorderLimits border_;
    System system_;
    std::shared_ptr<Canceller::State> canceller_;
    uint64_t slice_ = 0;
    Printing printing_ = Printing::collect;
    uint32_t chunk_ = default_output_chunk;
    std::function<void(std::string_view, bool)> sink_;
    int64_t wall_end_ = INT64_MAX; // of the run, on the monotonic clock
    int64_t fuel_before_ = 0;      // of this run: what earlier ones have used
    uint64_t allocations_before_ = 0;
    std::vector<Timer> timers_;
    RunLimits total_ = unlimited();
    Usage used_before_; // in earlier runs
};

} // namespace natrix
