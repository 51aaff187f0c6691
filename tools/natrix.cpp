// The command: natrix FILE [ARGS], -c CODE, -; see --help.
#include <signal.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "compiler/disassembler.h"
#include "objects/type.h"
#include "repl.h"
#include "runner.h"
#include "vm/limits.h"

namespace {

using namespace natrix;

bool read_source(const std::string& path, std::string& text) {
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
        return true;
    }
    struct stat about = {};
    bool is_folder = stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
    std::ifstream file(path, std::ios::binary);
    if (!file || is_folder) {
        int why = is_folder ? EISDIR : errno;
        std::fprintf(stderr, "natrix: can't open file '%s': [Errno %d] %s\n", path.c_str(), why,
                     std::strerror(why));
        return false;
    }
    text.assign(std::istreambuf_iterator<char>(file), {});
    return true;
}

void usage(FILE* to) {
    std::fputs("usage: natrix [OPTIONS] [FILE [ARGS] | -c CODE [ARGS] | - [ARGS]]\n"
               "       natrix eval [--json] FILE      print the repr of the trailing expression\n"
               "       natrix time FILE [N] [SECONDS] run FILE up to N times from fresh globals\n"
               "       natrix dis FILE                show the register code\n"
               "       natrix resume FILE [--value JSON | --error TYPE[:MESSAGE]]  go on from a dump\n"
               "Without FILE: the interactive mode, when standard input is a terminal.\n"
               "options: --max-memory BYTES  --max-time SECONDS  --max-fuel UNITS  --max-allocations N\n"
               "         --max-depth FRAMES  --max-output BYTES\n"
               "         --call NAME=COMMAND (a function; JSON on its standard input and output)\n"
               "         -m HOST:VIRTUAL[:ro|rw|overlay] (a directory as files of the script)\n"
               "         --dump-on-pause FILE (end where a function is called that is not there)\n"
               "         --slice FUEL (run in slices)  --stress=gc (collect at every safepoint)\n"
               "         --stress=dump (with --slice: go on from a dump after each slice)\n",
               to);
}

std::string json_quote(const std::string& text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", c);
            out += escape;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

// False: the command line is wrong.
bool parse_options(int argc, char** argv, Options& options) {
    int i = 1;
    bool numbers_hold = true;
    auto number = [&](const char* text) -> uint64_t {
        char* end = nullptr;
        errno = 0;
        uint64_t value = std::strtoull(text, &end, 10);
        bool is_number = *text >= '0' && *text <= '9' && *end == '\0' && errno == 0;
        numbers_hold = numbers_hold && is_number;
        return value;
    };
    // (What a signed count cannot hold is as good as no limit.)
    auto count = [&](const char* text) {
        return static_cast<int64_t>(std::min(number(text), static_cast<uint64_t>(INT64_MAX)));
    };
    auto seconds = [&](const char* text) {
        char* end = nullptr;
        double value = std::strtod(text, &end);
        numbers_hold = numbers_hold && end != text && *end == '\0' && value >= 0;
        return value < 9e9 ? static_cast<int64_t>(value * 1e9) : INT64_MAX;
    };
    for (; i < argc; i++) {
        std::string argument = argv[i];
        std::string value;
        size_t equals = argument.find('=');
        bool has_value = argument.rfind("--", 0) == 0 && equals != std::string::npos;
        if (has_value) {
            value = argument.substr(equals + 1);
            argument.resize(equals);
        }
        auto take = [&]() -> const char* {
            if (has_value) return value.c_str();
            return i + 1 < argc ? argv[++i] : "";
        };
        if (argument == "--max-memory") {
            options.limits.max_memory = number(take());
        } else if (argument == "--max-time") {
            options.limits.max_ns = seconds(take());
        } else if (argument == "--max-cpu") {
            options.max_cpu = std::strtod(take(), nullptr);
        } else if (argument == "--max-fuel") {
            options.limits.max_fuel = count(take());
        } else if (argument == "--max-allocations") {
            options.limits.max_allocations = number(take());
        } else if (argument == "--max-depth") {
            options.limits.max_depth = static_cast<uint32_t>(std::min(number(take()), uint64_t{UINT32_MAX}));
        } else if (argument == "--max-output") {
            options.limits.max_output = number(take());
        } else if (argument == "--call" || argument == "-m" || argument == "--mount") {
            std::string text = take();
            std::string wrong =
                argument == "--call" ? options.offers.add_call(text) : options.offers.add_mount(text);
            if (!wrong.empty()) {
                std::fprintf(stderr, "natrix: %s\n", wrong.c_str());
                std::exit(2);
            }
        } else if (argument == "--dump-on-pause") {
            options.offers.dump_file = take();
        } else if (argument == "--value" && options.mode == "resume") {
            options.value = take();
        } else if (argument == "--error" && options.mode == "resume") {
            options.error = take();
        } else if (options.mode == "resume" && argument.rfind("-", 0) != 0) {
            options.filename = argument;
            options.arguments.push_back(argument);
        } else if (argument == "--slice") {
            options.slice = count(take());
        } else if (argument == "--stress") {
            std::string what = take();
            options.stress_collect = what == "gc";
            options.stress_dump = what == "dump";
        } else if (argument == "--verify") {
            options.verify = true;
        } else if (argument == "--prelude") {
            options.prelude_name = take();
            options.arguments.emplace_back(options.prelude_name);
        } else if (argument == "--show-prelude") {
            options.show_prelude = true;
        } else if (argument == "--json") {
            options.json = true;
        } else if (options.mode == "run" && options.arguments.empty() &&
                   (argument == "eval" || argument == "time" || argument == "dis" || argument == "resume")) {
            options.mode = argument;
        } else if (argument == "--help" || argument == "-h") {
            usage(stdout);
            std::exit(0);
        } else if (argument == "-c") {
            if (i + 1 >= argc) return false;
            options.code = argv[++i];
            options.arguments.emplace_back("-c");
            i++;
            break;
        } else if (argument == "-" || argument.rfind("-", 0) != 0) {
            options.filename = argument == "-" ? "<stdin>" : argument;
            if (!read_source(argument, options.code)) std::exit(2);
            options.arguments.push_back(argument);
            i++;
            break;
        } else {
            return false;
        }
    }
    if (!numbers_hold) return false;
    if (options.arguments.empty()) {
        if (options.mode != "run") return false;
        options.filename = "<stdin>";
        options.arguments.emplace_back("");
        if (isatty(STDIN_FILENO) != 0)
            options.mode = "repl";
        else
            (void)read_source("-", options.code);
    }
    for (; i < argc; i++) options.arguments.emplace_back(argv[i]);
    return true;
}

// Adds up what passes between start and stop.
struct Stopwatch {
    double wall = 0, cpu = 0;

    Stopwatch() { start(); }
    void start() {
        wall -= wall_now();
        cpu -= cpu_now();
    }
    void stop() {
        cpu += cpu_now();
        wall += wall_now();
    }
    static double wall_now() { return static_cast<double>(clock_ns()) / 1e9; }
    static double cpu_now() {
        timespec now;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
    }
};

double cpu_seconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// How many bytes of this process were resident at most.
long long resident_peak() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::strtoll(line.c_str() + 6, nullptr, 10) * 1024;
    return 0;
}

// A time limit in processor time, which shows how late a run stops on a busy machine too: the timer's signal
// moves the deadline into the past, and notes when that was.
Vm* alarmed = nullptr;
volatile double alarm_at = 0;

void on_alarm(int) {
    if (!alarmed || alarm_at != 0) return;
    alarm_at = cpu_seconds();
    alarmed->deadline_ns = 0;
}

void set_alarm(Vm& vm, double seconds) {
    alarmed = &vm;
    alarm_at = 0;
    vm.deadline_ns = INT64_MAX - 1; // the clock is looked at
    signal(SIGPROF, on_alarm);
    auto microseconds = static_cast<long>(seconds * 1e6);
    itimerval timer{{0, 0}, {microseconds / 1'000'000, microseconds % 1'000'000}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

int run_time(Runner& runner, Options& options) {
    if (options.arguments.size() > 1)
        options.repeat = std::strtoull(options.arguments[1].c_str(), nullptr, 10);
    if (options.arguments.size() > 2) options.seconds = std::strtod(options.arguments[2].c_str(), nullptr);
    std::string runs, result = "null", error = "null", output;
    runner.capture(&output);
    double compile = 0, spent = 0, late = 0;
    unsigned long long peak = 0;
    for (uint64_t i = 0; i < options.repeat && spent < options.seconds; i++) {
        output.clear();
        // A run is: a VM is taken from the pool, compiles and runs the file, and is given back.
        Stopwatch whole;
        if (!runner.start()) return 1;
        if (options.max_cpu > 0) set_alarm(runner.vm(), options.max_cpu);
        Value code;
        int64_t compile_start = clock_ns();
        Exit exit = runner.compile(options.code, options.filename, CompileMode::trailing, code);
        double compiling = static_cast<double>(clock_ns() - compile_start) / 1e9;
        if (exit == Exit::done) exit = runner.run_module(code);
        whole.stop();
        alarmed = nullptr;
        if (alarm_at != 0) late = cpu_seconds() - alarm_at;
        runner.vm().note_peak();
        peak = runner.vm().peak;
        if (i == 0 || compiling < compile) compile = compiling;
        std::string text;
        if (exit == Exit::exception) {
            if (!runner.ask(PreludeFunction::display_exception, runner.vm().result, text)) text = "exception";
            error = json_quote(text);
        } else if (exit == Exit::stopped) {
            error = json_quote(stop_text(runner.vm().stop));
        } else if (runner.ask(PreludeFunction::display_value, runner.vm().result, text)) {
            result = json_quote(text);
        }
        whole.start();
        runner.close();
        whole.stop();
        char line[96];
        std::snprintf(line, sizeof line, "%s[%.9f, %.9f]", i ? ", " : "", whole.wall, whole.cpu);
        runs += line;
        spent += whole.wall;
        if (error != "null") break;
    }
    std::printf("{\"runs\": [%s], \"compile\": %.9f, \"result\": %s, \"error\": %s, \"output\": %s, "
                "\"late\": %.9f, \"peak_bytes\": %llu, \"resident_bytes\": %lld}\n",
                runs.c_str(), compile, result.c_str(), error.c_str(), json_quote(output).c_str(), late, peak,
                resident_peak());
    return error == "null" ? 0 : 1;
}

int run_eval(Runner& runner, Options& options) {
    if (!runner.start()) return 1;
    std::string output;
    if (options.json) runner.capture(&output);
    int64_t before = clock_ns();
    Exit exit = runner.execute(options.code, options.filename, CompileMode::trailing);
    double seconds = static_cast<double>(clock_ns() - before) / 1e9;
    Vm& vm = runner.vm();
    auto fuel = vm.poll.spent;
    auto peak = static_cast<unsigned long long>(vm.peak);
    std::string text;
    const char* outcome = exit == Exit::done ? "done" : exit == Exit::exception ? "exception" : "stopped";
    std::string value = "null", error = "null", traceback = "null";
    if (exit == Exit::done) {
        if (runner.ask(PreludeFunction::display_value, vm.result, text)) value = text;
        if (!options.json) std::printf("%s\n", value.c_str());
    } else if (!options.json) {
        return runner.report(exit);
    } else if (exit == Exit::stopped) {
        error = json_quote(stop_text(vm.stop));
    } else {
        error = json_quote(runner.to_utf8(vm.as<Type>(class_of(vm, vm.result))->name));
        if (runner.ask(PreludeFunction::display_exception, vm.result, text)) traceback = json_quote(text);
    }
    if (options.json)
        std::printf("{\"outcome\": \"%s\", \"value\": %s, \"error\": %s, \"traceback\": %s, \"output\": %s, "
                    "\"seconds\": %.9f, \"fuel\": %lld, \"peak_bytes\": %llu}\n",
                    outcome, exit == Exit::done ? json_quote(value).c_str() : "null", error.c_str(),
                    traceback.c_str(), json_quote(output).c_str(), seconds, static_cast<long long>(fuel),
                    peak);
    return exit == Exit::done ? 0 : 1;
}

void write_to_stdout(void*, const char* text, size_t size) { std::fwrite(text, 1, size, stdout); }

// The code and, after it, that of each of its constants.
void disassemble_all(Runner& runner, Value code_value) {
    Vm& vm = runner.vm();
    std::vector<Value> work{code_value};
    while (!work.empty()) {
        auto* code = vm.as<Code>(work.back());
        work.pop_back();
        std::printf("%s:\n", runner.to_utf8(code->qualname).c_str());
        disassemble(vm, code, {write_to_stdout, nullptr});
        std::printf("\n");
        auto* constants = vm.as<Tuple>(code->constants);
        for (uint32_t i = constants->length; i > 0; i--)
            if (vm.is<Code>(constants->items()[i - 1])) work.push_back(constants->items()[i - 1]);
    }
}

// natrix dis FILE; natrix dis --prelude NAME for a function of the prelude, by its qualified name.
int run_dis(Runner& runner, Options& options) {
    if (!runner.start()) return 1;
    Vm& vm = runner.vm();
    if (!options.prelude_name.empty()) {
        bool found = false;
        for (uint32_t at = region::image; at < vm.image_end && vm.at(at)->kind != Kind::Unbound;) {
            Object* object = vm.at(at);
            at += static_cast<uint32_t>(object_bytes(object));
            if (object->kind != Kind::Code) continue;
            if (runner.to_utf8(static_cast<Code*>(object)->qualname) != options.prelude_name) continue;
            disassemble_all(runner, vm.ref(object));
            found = true;
        }
        if (!found)
            std::fprintf(stderr, "natrix: the prelude has no function '%s'\n", options.prelude_name.c_str());
        return found ? 0 : 1;
    }
    Value code;
    Exit exit = runner.compile(options.code, options.filename, CompileMode::exec, code);
    if (exit != Exit::done) return runner.report(exit);
    disassemble_all(runner, code);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    signal(SIGPIPE, SIG_IGN); // a write says so
    Options options;
    if (!parse_options(argc, argv, options)) {
        usage(stderr);
        return 2;
    }
    if (options.mode == "resume") {
        RunLimits limits;
        if (options.limits.max_memory != UINT64_MAX) limits.memory = options.limits.max_memory;
        if (options.limits.max_ns != INT64_MAX)
            limits.seconds = static_cast<double>(options.limits.max_ns) / 1e9;
        if (options.limits.max_fuel != INT64_MAX)
            limits.fuel = static_cast<uint64_t>(options.limits.max_fuel);
        limits.depth = options.limits.max_depth;
        return run_resume(options.offers, options.filename, options.value ? &*options.value : nullptr,
                          options.error ? &*options.error : nullptr, limits);
    }
    Runner runner;
    if (!runner.open(options)) return 1;
    if (options.mode == "time") return run_time(runner, options);
    if (options.mode == "eval") return run_eval(runner, options);
    if (options.mode == "dis") return run_dis(runner, options);
    if (options.mode == "repl") return run_repl(runner, options);
    if (!runner.start()) return 1;
    Exit exit = runner.execute(options.code, options.filename, CompileMode::exec);
    int status = runner.report(exit);
    if (exit == Exit::stopped) return status;
    Exit end = runner.finalize();
    if (end == Exit::stopped) status = runner.report(end);
    if (!runner.output_failed()) return status;
    std::fputs("Exception ignored while flushing sys.stdout:\nBrokenPipeError: [Errno 32] Broken pipe\n",
               stderr);
    return 120;
}
