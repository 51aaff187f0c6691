#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "natrix/data.h"
#include "natrix/system.h"

// Natrix: Python that nobody has reviewed, run inside this process.
//
// An Engine holds the baked image and the pool of cages; make one per process. A Program is compiled source,
// run any number of times; a Session keeps its state from run to run. Either runs until it ends or wants
// something of the host: then there is a Pause, to be answered. Errors are values.
//
// Threads: an Engine, a Program, a System and a Canceller are used by any number of them at once. A Session,
// a Pause and Objects may move from thread to thread, but are used by one at a time. VMs share nothing that
// changes, so thousands of them run at once.
namespace natrix {

struct TracebackFrame {
    std::string filename;
    int64_t line = 0; // counted from 1, as are the columns; 0: not known
    int64_t column = 0;
    int64_t end_line = 0;
    int64_t end_column = 0;
    std::string function; // empty: the module's body
};

// Why something failed.
struct Failure {
    enum class Kind : uint8_t {
        exception, // the script raised it, or could not be compiled: type, message, traceback, text
        memory,    // limits of the run …
        time,
        fuel,
        allocations,
        depth,
        output,
        host_calls,
        cancelled, // … to here
        refused,   // the caller asked for what cannot be; nothing has changed
        resources, // the host has no memory or address space
    };
    Kind kind = Kind::refused;
    std::string type;                      // the Python class that it is or is reported as
    std::optional<std::string> message;    // str(exception); none when it has no arguments
    std::vector<TracebackFrame> traceback; // the outermost frame first
    Data exception;     // what was raised, as far as it can cross; None for all other kinds
    std::string text;   // as python3 would print it
    std::string output; // printed since the last pause
    std::string errors; // the same, to sys.stderr

    // A limit ended the run: scripts cannot catch it.
    [[nodiscard]] bool is_limit() const { return kind >= Kind::memory && kind <= Kind::cancelled; }
};

// A T, or why there is none.
template<class T> class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}
    [[nodiscard]] explicit operator bool() const { return state_.index() == 0; }
    [[nodiscard]] T& operator*() { return std::get<0>(state_); }
    [[nodiscard]] const T& operator*() const { return std::get<0>(state_); }
    [[nodiscard]] T* operator->() { return &std::get<0>(state_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }
    [[nodiscard]] Failure& failure() { return std::get<1>(state_); }
    [[nodiscard]] const Failure& failure() const { return std::get<1>(state_); }

  private:
    std::variant<T, Failure> state_;
};

// What a run may use. What is not set is not limited, but for the depth.
struct RunLimits {
    std::optional<uint64_t> memory; // bytes, exactly
    std::optional<double> seconds;  // of executing; the clock stands still while the run is paused
    std::optional<double>
        deadline; // seconds from the start, pauses and handlers included; dumps do not hold it
    std::optional<uint64_t> fuel; // the same for the same script, on any machine
    std::optional<uint64_t> allocations;
    std::optional<uint64_t> output; // bytes
    std::optional<uint64_t> host_calls;
    uint32_t depth = 1000; // of calls
};

// What a run has used.
struct Usage {
    uint64_t fuel = 0;
    uint64_t peak_memory = 0;
    uint64_t allocations = 0;
    uint64_t output = 0;
    uint64_t host_calls = 0;
    double seconds = 0;
};

// How the host answers a pause.
class Reply {
  public:
    enum class How : uint8_t { value, exception, unhandled, pending, settle, go_on };
    struct Settlement;
    static Reply value(Data data);
    // Raised where the script waits: a builtin class of exceptions, one of the script's globals, or
    // "module.Class".
    static Reply exception(std::string_view type, std::string_view message);
    static Reply exception(std::string_view type, std::vector<Data> arguments);
    // As if there were no host: a NameError for a name, an OSError for a file.
    static Reply unhandled();
    // To a call of a function, a method or the system: the call's value is an awaitable, and the run goes on
    // until nothing else is to be done; then it pauses for futures.
    static Reply pending();
    // To a pause for futures: what became of any of the calls that it waits for; none: look again, for
    // timers.
    static Reply settle(std::vector<Settlement> settlements);
    // To a pause for its slice or its output.
    static Reply go_on();

    How how;
    Data data;        // the value; of an exception: its arguments
    std::string type; // of an exception
    std::vector<Settlement> settlements;
};

struct Reply::Settlement {
    uint64_t call_id = 0;
    Reply reply; // a value or an exception
};

inline Reply Reply::value(Data data) { return {How::value, std::move(data), {}, {}}; }
inline Reply Reply::exception(std::string_view type, std::string_view message) {
    return exception(type, std::vector<Data>{Data::string(message)});
}
inline Reply Reply::exception(std::string_view type, std::vector<Data> arguments) {
    return {How::exception, Data::tuple(std::move(arguments)), std::string(type), {}};
}
inline Reply Reply::unhandled() { return {How::unhandled, {}, {}, {}}; }
inline Reply Reply::pending() { return {How::pending, {}, {}, {}}; }
inline Reply Reply::go_on() { return {How::go_on, {}, {}, {}}; }
inline Reply Reply::settle(std::vector<Settlement> settlements) {
    return {How::settle, {}, {}, std::move(settlements)};
}

// Stops runs from any thread, at once and for good: a run begun with it later ends too.
class Canceller {
  public:
    Canceller();
    void cancel() const;
    [[nodiscard]] bool is_cancelled() const;
    struct State;

  private:
    friend class Machine;
    std::shared_ptr<State> state_;
};

enum class Printing : uint8_t {
    collect, // comes with each pause, value and failure
    pause,   // the same, and the run pauses when much has gathered
    stream,  // goes to RunOptions::sink
    discard,
};

// How a run is done.
struct RunOptions {
    RunOptions() = default;
    RunOptions(const RunLimits& run_limits) : limits(run_limits) {}
    RunLimits limits;
    System system; // answers calls of the operating system; what it does not becomes a pause
    std::optional<Canceller> canceller;
    bool offers_names = true;           // what the script has not defined is asked for; else it is a NameError
    uint64_t slice = 0; // units of fuel after which the run pauses each time; 0: it does not
    Printing printing = Printing::collect;
    uint32_t chunk = 32 * 1024; // bytes that gather before they are streamed, or the run pauses for them
    std::function<void(std::string_view text, bool errors)> sink;
};

class Machine; // of the library
class Engine;
class Pause;
struct Completed;
// Where a run stands.
using Progress = std::variant<Completed, Pause>;

using Arguments = std::vector<Data>;
using Keywords = std::vector<std::pair<std::string, Data>>;

// The functions, classes and instances of a script that its host has handles of. Using them runs the script's
// code in the VM that they are in, which must not be running or paused.
class Objects {
  public:
    // Whether there is a VM to use them in.
    [[nodiscard]] explicit operator bool() const { return machine_ != nullptr; }
    // `callable`: an object, a builtin or a type. Each call is a run of its own: with limits, pauses and
    // output.
    [[nodiscard]] Result<Progress> call(const Data& callable, const Arguments& arguments = {},
                                        const Keywords& keywords = {}, const RunOptions& options = {}) const;
    // The same to the end, as if there were no host.
    [[nodiscard]] Result<Data> get(const Data& object, std::string_view attribute,
                                   const RunOptions& options = {}) const;
    [[nodiscard]] Result<std::string> repr(const Data& object, const RunOptions& options = {}) const;
    // The host needs this one no more: its handle, which no other use of the same object may need either, is
    // void.
    void release(const Data& object) const;

  private:
    friend class Machine;
    friend class Session;
    std::shared_ptr<Machine> machine_;
};

struct Completed {
    Data value;
    std::string output; // printed since the last pause
    std::string errors; // the same, to sys.stderr
    Usage usage;
    Objects objects; // when the value has handles
};

// What a loaded VM may have at most, unless its host says otherwise: a few bytes of a dump can ask for any
// amount.
constexpr uint64_t default_load_bytes = uint64_t{1} << 30;

// How bytes of a VM are made …
struct DumpOptions {
    std::string key;    // not empty: signed with it (keyed BLAKE2b)
    bool files = false; // with the files of the system's memory, and what lies over mounts
};
// … and read.
struct LoadOptions {
    LoadOptions() = default;
    LoadOptions(uint64_t bytes) : max_bytes(bytes) {}
    uint64_t max_bytes = default_load_bytes;
    std::string key; // not empty: only what was signed with it is read
    System system;   // of the run that goes on; files of the dump are put into it
};

// A run that waits for its host. It may be kept for days, copied (fork()), or let go of, which ends the run.
class Pause {
  public:
    enum class Kind : uint8_t {
        function, // name() was called with arguments() and keywords()
        name,     // name() is defined nowhere
        method,   // name() of the record that is the first of arguments() was called with the others
        system,   // the operating system is asked: name() is one of the calls of docs/embedding.md
        futures,  // all that the run could do waits for calls(), which were answered with "pending"
        slice,    // its slice of fuel is used up
        output,   // much was printed
    };
    struct Request {
        Kind kind = Kind::function;
        std::string name;
        Arguments arguments;
        Keywords keywords;
        uint64_t call_id = 0; // counts the calls of the host; what "pending" calls are known by
        std::vector<uint64_t> calls;
        std::optional<double> wake_after; // seconds after which a timer of the run's own is due
    };
    // What became of a call() of the host's.
    struct Outcome {
        bool raised = false;
        Data value;       // or the exception
        std::string text; // of an exception: as python3 would print it
    };

    [[nodiscard]] Kind kind() const { return request_.kind; }
    [[nodiscard]] const std::string& name() const { return request_.name; }
    [[nodiscard]] const Arguments& arguments() const { return request_.arguments; }
    [[nodiscard]] const Keywords& keywords() const { return request_.keywords; }
    [[nodiscard]] uint64_t call_id() const { return request_.call_id; }
    [[nodiscard]] const std::vector<uint64_t>& calls() const { return request_.calls; }
    [[nodiscard]] std::optional<double> wake_after() const { return request_.wake_after; }
    [[nodiscard]] const std::string& output() const { return output_; } // printed since the last pause
    [[nodiscard]] const std::string& errors() const { return errors_; }
    [[nodiscard]] Usage usage() const;
    [[nodiscard]] std::string script_name() const;

    // Goes on. A reply that cannot be is refused, and the pause can still be resumed; any other spends it.
    [[nodiscard]] Result<Progress> resume(const Reply& reply);

    // Has the script's own code called before the pause is answered: spends this pause, and gives the same
    // one again, with returned(), when the call has ended; before that, pauses of what is called. Not for
    // slices and output.
    [[nodiscard]] Result<Progress> call(const Data& callable, const Arguments& arguments = {},
                                        const Keywords& keywords = {});
    [[nodiscard]] const std::optional<Outcome>& returned() const { return returned_; }
    void release(const Data& object) const;

    // Another run that stands where this one does. They share the system.
    [[nodiscard]] Result<Pause> fork() const;
    // The run as bytes, for another process of the same build. The same state gives the same bytes. The pause
    // stays as it is.
    [[nodiscard]] Result<std::string> dump(const DumpOptions& options = {}) const;
    // Bytes that nobody vouches for give a sound run or a failure.
    [[nodiscard]] static Result<Pause> load(const Engine& engine, std::string_view dump,
                                            const LoadOptions& options = {});
    // Keeps only the run's own bytes until it goes on: for runs that wait long. False: not resumable, or no
    // memory.
    bool park() const;
    // What the rest of the run is to have; the limits count from here.
    [[nodiscard]] Result<bool> set_options(const RunOptions& options) const;
    [[nodiscard]] System system() const;

    // For whoever answers pauses on behalf of another: what earlier ones printed.
    void prepend_output(std::string_view output, std::string_view errors) {
        output_.insert(0, output);
        errors_.insert(0, errors);
    }

  private:
    friend class Machine;
    std::shared_ptr<Machine> machine_;
    uint64_t serial_ = 0; // of the machine's pause that this is
    Request request_;
    std::optional<Outcome> returned_;
    std::string output_;
    std::string errors_;
};

// The image and the pool of cages, shared by whatever is made of it; a copy is the same engine.
class Engine {
  public:
    [[nodiscard]] static Result<Engine> create();
    struct State;
    [[nodiscard]] const std::shared_ptr<State>& state() const { return state_; }

  private:
    std::shared_ptr<State> state_;
};

using Inputs = Keywords;

// Compiled source. Never changes; each run of it begins with fresh globals. Its value is that of a trailing
// expression.
class Program {
  public:
    // `inputs`: names that each run gives values for.
    [[nodiscard]] static Result<Program> compile(const Engine& engine, std::string_view source,
                                                 std::string_view script_name = "main.py",
                                                 std::vector<std::string> inputs = {});
    [[nodiscard]] const std::vector<std::string>& inputs() const;
    [[nodiscard]] const std::string& script_name() const;

    // Runs until it ends or pauses.
    [[nodiscard]] Result<Progress> start(const Inputs& inputs = {}, const RunOptions& options = {}) const;
    // Runs to the end, as if there were no host.
    [[nodiscard]] Result<Completed> run(const Inputs& inputs = {}, const RunOptions& options = {}) const;
    [[nodiscard]] Result<std::string> dump(const DumpOptions& options = {}) const;
    [[nodiscard]] static Result<Program> load(const Engine& engine, std::string_view dump,
                                              const LoadOptions& options = {});

  private:
    struct State;
    std::shared_ptr<const State> state_;
};

// Globals that last from run to run.
class Session {
  public:
    // `total`: of all its runs together.
    [[nodiscard]] static Result<Session> create(const Engine& engine, const RunLimits& total = {});

    // The limits are those of this run. While one run is paused, no other can begin.
    [[nodiscard]] Result<Progress> start(std::string_view source, const Inputs& inputs = {},
                                         const RunOptions& options = {},
                                         std::string_view script_name = "<session>");
    [[nodiscard]] Result<Completed> run(std::string_view source, const Inputs& inputs = {},
                                        const RunOptions& options = {},
                                        std::string_view script_name = "<session>");
    // Forgets everything.
    [[nodiscard]] Result<bool> reset();
    [[nodiscard]] Result<Session> fork() const;
    [[nodiscard]] Result<std::string> dump(const DumpOptions& options = {}) const;
    // Its system is that of the options, as long as runs are given none.
    [[nodiscard]] static Result<Session> load(const Engine& engine, std::string_view dump,
                                              const LoadOptions& options = {});
    // The session that a paused run is in: of one that was loaded, which goes on when the run has ended.
    [[nodiscard]] static Result<Session> of(const Engine& engine, const Pause& pause);
    bool park() const;
    // What its runs have left in it; for code that is called between them.
    [[nodiscard]] Objects objects() const;
    [[nodiscard]] Usage usage() const; // of all its runs; the peak is the highest

  private:
    Engine engine_;
    std::shared_ptr<Machine> machine_;
};

} // namespace natrix
