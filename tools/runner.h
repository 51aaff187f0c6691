#pragma once
#include <memory>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "host/machine.h"
#include "host_calls.h"
#include "vm/run.h"

namespace natrix {

struct Options {
    // A script's own limit of recursion is 1000 until it sets another.
    Options() {
        limits.max_depth = 1000000;
        offers.system = System::real();
    }

    std::string mode = "run"; // run, repl, eval, time, dis
    std::string code;
    std::string filename = "<string>";
    bool json = false;
    bool show_prelude = false;
    std::string prelude_name;
    Limits limits;
    int64_t slice = 0;
    bool stress_collect = false;
    bool verify = false;      // the heap is checked after each run
    bool stress_dump = false; // after each slice the run goes on from its dump
    double max_cpu = 0;       // seconds of processor time; 0: no such limit
    uint64_t repeat = 1;
    double seconds = 10;
    std::vector<std::string> arguments;
    HostOffers offers;
    std::optional<std::string> value, error; // of resume
};

// A VM of the command with what it needs around it.
class Runner {
  public:
    Runner() = default;
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    bool open(const Options& options);
    // A fresh VM with empty globals.
    bool start();
    Vm& vm() { return *vm_; }

    // Compiles and runs; the result or exception stands in vm().result.
    Exit execute(const std::string& source, const std::string& filename, CompileMode mode);
    Exit run_module(Value code);
    Exit compile(const std::string& source, const std::string& filename, CompileMode mode, Value& code);
    // What a program leaves behind is finalised, within its limits.
    Exit finalize();
    // Gives the VM back.
    void close();
    // Takes what was printed to where it goes.
    void flush();
    // Standard output could not take all of it.
    [[nodiscard]] bool output_failed() const { return broken_pipe_; }
    // From now on output is gathered there.
    void capture(std::string* into) { captured_ = into; }

    // Calls a function of the prelude with one argument, for the command itself: without limits.
    bool ask(PreludeFunction which, Value argument, std::string& text);
    // The traceback of an exception, as python3 writes it.
    std::string exception_text(Value exception);
    std::string to_utf8(Value str);
    // The exit status of a SystemExit, its message already printed; false for other exceptions.
    bool exit_status(Value exception, int& status);
    // Tells on standard error what ended a run; the exit status.
    int report(Exit exit);

  private:
    struct Budget {
        uint64_t memory, allocations, output;
        int64_t fuel, deadline, executed;
    };
    [[nodiscard]] Budget take_budget() const;
    void give_back(const Budget& budget);
    bool note_arguments();
    void remember_source(const std::string& source, Value filename);
    Exit go_on();
    void check_heap();
    bool through_dump();
    void write_out(Value& sink, int descriptor);
    // Answers what sys.stdin asks for. False: the memory limit ends the run.
    bool asks_for_input();
    Exit answer_input();
    [[nodiscard]] std::string read_input(int64_t size, bool line);
    bool fill_input();

    Exit answer_request();

    std::optional<Engine> engine_;
    std::shared_ptr<Machine> machine_;
    Vm* vm_ = nullptr; // the machine's
    const Options* options_ = nullptr;
    std::string* captured_ = nullptr;
    std::string input_; // read and not yet asked for
    bool input_ended_ = false;
    bool broken_pipe_ = false; // nobody reads standard output any more
};

// The line that tells of a limit.
const char* stop_text(Stop stop);

} // namespace natrix
