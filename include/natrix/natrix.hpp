#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "natrix/data.h"

// Natrix: Python that nobody has reviewed, run inside this process.
//
// An Engine holds the baked image and the pool of cages; make one per process. A Program is compiled source, run any number
// of times; a Session keeps its state from run to run. Either runs until it ends or wants something of the host: then there
// is a Pause, to be answered. Errors are values. Any of these may move from thread to thread, but be used by one at a time;
// an Engine is used by all.
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
        exception,   // the script raised it, or could not be compiled: type, message, traceback, text
        memory,      // limits of the run …
        time,
        fuel,
        allocations,
        depth,
        output,
        host_calls,
        cancelled,   // … to here
        refused,     // the caller asked for what cannot be; nothing has changed
        resources,   // the host has no memory or address space
    };
    Kind kind = Kind::refused;
    std::string type;                   // the Python class that it is or is reported as
    std::optional<std::string> message; // str(exception); none when it has no arguments
    std::vector<TracebackFrame> traceback; // the outermost frame first
    std::string text;                   // as python3 would print it
    std::string output;                 // printed since the last pause
    std::string errors;                 // the same, to sys.stderr

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
    std::optional<uint64_t> fuel;   // the same for the same script, on any machine
    std::optional<uint64_t> allocations;
    std::optional<uint64_t> output; // bytes
    std::optional<uint64_t> host_calls;
    uint32_t depth = 1000;          // of calls
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
    enum class How : uint8_t { value, exception, unhandled };
    static Reply value(Data data) { return {How::value, std::move(data), {}}; }
    // Raised where the script waits: a builtin class of exceptions, or one of the script's globals.
    static Reply exception(std::string_view type, std::string_view message) {
        return exception(type, std::vector<Data>{Data::string(message)});
    }
    static Reply exception(std::string_view type, std::vector<Data> arguments) {
        return {How::exception, Data::tuple(std::move(arguments)), std::string(type)};
    }
    // As if there were no host: a NameError for a name.
    static Reply unhandled() { return {How::unhandled, {}, {}}; }

    How how;
    Data data;        // the value; of an exception: its arguments
    std::string type; // of an exception
};

class Machine; // of the library

struct Completed {
    Data value;
    std::string output; // printed since the last pause
    std::string errors; // the same, to sys.stderr
    Usage usage;
};

class Engine;
class Pause;
// What a loaded VM may have at most, unless its host says otherwise: a few bytes of a dump can ask for any amount.
constexpr uint64_t default_load_bytes = uint64_t{1} << 30;
// Where a run stands.
using Progress = std::variant<Completed, Pause>;

// A run that waits for its host. It may be kept for days, copied (fork()), or let go of, which ends the run.
class Pause {
  public:
    enum class Kind : uint8_t {
        function, // name() was called with arguments() and keywords()
        name,     // name() is defined nowhere
    };
    struct Request {
        Kind kind = Kind::function;
        std::string name;
        std::vector<Data> arguments;
        std::vector<std::pair<std::string, Data>> keywords;
        uint64_t call_id = 0; // counts the calls of the host
    };

    [[nodiscard]] Kind kind() const { return request_.kind; }
    [[nodiscard]] const std::string& name() const { return request_.name; }
    [[nodiscard]] const std::vector<Data>& arguments() const { return request_.arguments; }
    [[nodiscard]] const std::vector<std::pair<std::string, Data>>& keywords() const { return request_.keywords; }
    [[nodiscard]] uint64_t call_id() const { return request_.call_id; }
    [[nodiscard]] const std::string& output() const { return output_; } // printed since the last pause
    [[nodiscard]] const std::string& errors() const { return errors_; }
    [[nodiscard]] Usage usage() const;

    // Goes on. A reply that cannot be is refused, and the pause can still be resumed; any other spends it.
    [[nodiscard]] Result<Progress> resume(const Reply& reply);
    // Another run that stands where this one does.
    [[nodiscard]] Result<Pause> fork() const;
    // The run as bytes, for another process of the same build. The same state gives the same bytes. The pause stays as it is.
    [[nodiscard]] Result<std::string> dump() const;
    // Bytes that nobody vouches for give a sound run or a failure.
    [[nodiscard]] static Result<Pause> load(const Engine& engine, std::string_view dump,
                                            uint64_t max_bytes = default_load_bytes);
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

using Inputs = std::vector<std::pair<std::string, Data>>;

// Compiled source. Never changes; each run of it begins with fresh globals. Its value is that of a trailing expression.
class Program {
  public:
    // `inputs`: names that each run gives values for.
    [[nodiscard]] static Result<Program> compile(const Engine& engine, std::string_view source,
                                                 std::string_view script_name = "main.py",
                                                 std::vector<std::string> inputs = {});
    [[nodiscard]] const std::vector<std::string>& inputs() const;

    // Runs until it ends or pauses.
    [[nodiscard]] Result<Progress> start(const Inputs& inputs = {}, const RunLimits& limits = {}) const;
    // Runs to the end, as if there were no host.
    [[nodiscard]] Result<Completed> run(const Inputs& inputs = {}, const RunLimits& limits = {}) const;
    [[nodiscard]] Result<std::string> dump() const;
    [[nodiscard]] static Result<Program> load(const Engine& engine, std::string_view dump,
                                              uint64_t max_bytes = default_load_bytes);

  private:
    struct State;
    std::shared_ptr<const State> state_;
};

// Globals that last from run to run.
class Session {
  public:
    [[nodiscard]] static Result<Session> create(const Engine& engine);

    // The limits are those of this run. While one run is paused, no other can begin.
    [[nodiscard]] Result<Progress> start(std::string_view source, const Inputs& inputs = {}, const RunLimits& limits = {},
                                         std::string_view script_name = "<session>");
    [[nodiscard]] Result<Completed> run(std::string_view source, const Inputs& inputs = {}, const RunLimits& limits = {},
                                        std::string_view script_name = "<session>");
    // Forgets everything.
    [[nodiscard]] Result<bool> reset();
    [[nodiscard]] Result<Session> fork() const;
    [[nodiscard]] Result<std::string> dump() const;
    [[nodiscard]] static Result<Session> load(const Engine& engine, std::string_view dump,
                                              uint64_t max_bytes = default_load_bytes);

  private:
    Engine engine_;
    std::shared_ptr<Machine> machine_;
};

} // namespace natrix
