// The command: natrix FILE [ARGS], -c CODE, -; see --help.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "compiler/disassembler.h"
#include "image/image_file.h"
#include "memory/collector.h"
#include "memory/pool.h"
#include "memory/verify.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "snapshot/dump.h"
#include "vm/limits.h"
#include "vm/run.h"
#include "vm/source.h"

extern "C" const std::byte natrix_embedded_image[];
extern "C" const std::byte natrix_embedded_image_end[];

namespace {

using namespace natrix;

struct Options {
    // A script's own limit of recursion is 1000 until it sets another.
    Options() { limits.max_depth = 1000000; }

    std::string mode = "run"; // run, eval, time, dis
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
    uint64_t repeat = 1;
    double seconds = 10;
    std::vector<std::string> arguments;
};

// A VM of the command with what it needs around it.
class Machine {
  public:
    bool open(const Options& options) {
#ifdef NATRIX_TWIN
        constexpr bool twin = true;
#else
        constexpr bool twin = false;
#endif
        natives_ = new NativeRow(twin);
        Image image;
        auto size = static_cast<size_t>(natrix_embedded_image_end - natrix_embedded_image);
        if (!read_image(natrix_embedded_image, size, image) || !shared_.open(image)) {
            std::fprintf(stderr, "natrix: the image that was linked in does not fit this build\n");
            return false;
        }
        options_ = &options;
        return true;
    }
    ~Machine() {
        close();
        pool_.forget(&shared_);
        delete natives_;
    }

    void close() {
        if (vm_) pool_.release(vm_);
        vm_ = nullptr;
    }

    // A fresh VM with empty globals.
    bool start() {
        close();
        Cage* cage = pool_.acquire(&shared_);
        if (!cage) {
            std::fprintf(stderr, "natrix: no address space for a cage\n");
            return false;
        }
        vm_ = &make_vm(*cage, *natives_);
        Vm& vm = *vm_;
        vm.stress_collect = options_->stress_collect;
        vm.show_prelude = options_->show_prelude;
        set_limits(vm, options_->limits);
        Dict* globals = make_dict(vm, 16);
        if (!globals) return false;
        vm.globals = vm.ref(globals);
        Value builtins = dict_get_str(vm, vm.as<Dict>(vm.modules), vm.name(KnownName::builtins_module));
        return set("__name__", vm.name(KnownName::main)) && set("__doc__", Value::none()) &&
               set("__package__", Value::none()) && set("__loader__", Value::none()) &&
               set("__spec__", Value::none()) && (builtins.is_unbound() || set("__builtins__", builtins)) &&
               note_main() && note_arguments();
    }

    Vm& vm() { return *vm_; }

    bool set(const char* name, Value value) {
        Value key = intern_utf8(*vm_, name, std::strlen(name));
        return !key.is_signal() && dict_set_str(*vm_, vm_->as<Dict>(vm_->globals), key, value);
    }

    // Compiles and runs; the result or exception stands in vm().result.
    Exit execute(const std::string& source, const std::string& filename, CompileMode mode) {
        Value code;
        Exit exit = compile(source, filename, mode, code);
        if (exit != Exit::done) return exit;
        if (!begin_module(*vm_, code, vm_->globals)) return Exit::stopped;
        return go_on();
    }

    Exit compile(const std::string& source, const std::string& filename, CompileMode mode, Value& code) {
        Vm& vm = *vm_;
        SourceOptions options;
        options.filename = str_from_utf8(vm, filename.data(), filename.size());
        options.mode = mode;
        remember_source(source, options.filename);
        vm.entered_ns = clock_ns();
        arm_poll(vm);
        Value warnings;
        code = compile_source(vm, source.data(), source.size(), options, &warnings);
        bool raised = code == Value::raised();
        if (raised) {
            code = vm.pending;
            vm.pending = Value();
        }
        if (code.is_signal()) {
            if (vm.stop == Stop::none) vm.stop = Stop::memory;
            return Exit::stopped;
        }
        if (vm.is<List>(warnings)) {
            // What runs may collect, and the code must stay.
            vm.spare[0] = code;
            if (!begin_call(vm, vm.prelude_function(PreludeFunction::issue_syntax_warnings),
                            {options.filename, warnings, Value::none()}))
                return Exit::stopped;
            Exit exit = go_on();
            code = vm_->spare[0];
            vm_->spare[0] = Value();
            if (exit != Exit::done) return exit;
        }
        if (raised) {
            vm_->result = code;
            return Exit::exception;
        }
        return Exit::done;
    }

    // Runs to the end of what was begun, through slices and output.
    Exit go_on() {
        for (;;) {
            if (options_->slice > 0) vm_->slice_end = vm_->poll.spent + options_->slice;
            Exit exit = run(*vm_);
            flush();
            if (exit == Exit::sliced && options_->stress_dump && !through_dump()) std::exit(3);
            if (exit == Exit::sliced || exit == Exit::output) continue;
            if (options_->verify) check_heap();
            return exit;
        }
    }

    // However a run ended, its heap is sound, before a collection and after it.
    void check_heap() {
        Fault fault = verify(*vm_, Completeness::running);
        if (!fault && collect(*vm_, Collection::forced)) fault = verify(*vm_, Completeness::compacted);
        if (!fault) return;
        std::fprintf(stderr, "natrix: internal error: heap at %#x, %s: %s\n", fault.offset,
                     fault.where ? fault.where : "?", fault.text);
        std::abort();
    }

    // The run goes on in another VM that its dump was loaded into.
    bool through_dump() {
        std::string bytes, again, extra;
        Cage* cage = pool_.acquire(&shared_);
        if (!cage || !dump(*vm_, shared_.image(), DumpKind::slice, 0, "", bytes)) return false;
        Vm& other = make_vm(*cage, *natives_);
        if (!starts_) starts_ = std::make_unique<ImageStarts>(shared_.image());
        const char* wrong = load(other, shared_, *starts_, DumpKind::slice, 0, UINT64_MAX, bytes, extra);
        if (!wrong && !dump(other, shared_.image(), DumpKind::slice, 0, "", again)) wrong = "no second dump";
        if (!wrong && again != bytes) wrong = "the loaded VM has another dump";
        if (wrong) {
            std::fprintf(stderr, "natrix: dump: %s\n", wrong);
            pool_.release(cage);
            return false;
        }
        other.show_prelude = vm_->show_prelude;
        pool_.release(vm_);
        vm_ = &other;
        return true;
    }

    void flush() {
        write_out(vm_->output, STDOUT_FILENO);
        write_out(vm_->errors, STDERR_FILENO);
    }

    // Calls a function of the prelude with one argument, for the command itself: without limits.
    bool ask(PreludeFunction which, Value argument, std::string& text) {
        Limits none;
        set_limits(*vm_, none);
        vm_->handled = Value();
        vm_->slice_end = INT64_MAX;
        if (!begin_call(*vm_, vm_->prelude_function(which), {argument})) return false;
        Exit exit = run(*vm_);
        if (exit != Exit::done || !is_str(*vm_, vm_->result)) return false;
        text = to_utf8(vm_->result);
        return true;
    }

    std::string to_utf8(Value str) {
        TextView view = text_of(*vm_, str);
        std::string out;
        for (uint32_t i = 0; i < view.length; i++) {
            CodePoint c = view[i];
            if (c < 0x80) {
                out += static_cast<char>(c);
            } else if (c < 0x800) {
                out += static_cast<char>(0xC0 | c >> 6);
                out += static_cast<char>(0x80 | (c & 0x3F));
            } else if (c < 0x10000) {
                out += static_cast<char>(0xE0 | c >> 12);
                out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
                out += static_cast<char>(0x80 | (c & 0x3F));
            } else {
                out += static_cast<char>(0xF0 | c >> 18);
                out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
                out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
                out += static_cast<char>(0x80 | (c & 0x3F));
            }
        }
        return out;
    }

  private:
    // `__main__` in sys.modules.
    bool note_main() {
        auto* module = vm_->make<Module>(KnownType::module);
        if (!module) return false;
        module->dict = vm_->globals;
        return dict_set_str(*vm_, vm_->as<Dict>(vm_->modules), vm_->name(KnownName::main), vm_->ref(module));
    }

    // sys.argv.
    bool note_arguments() {
        Vm& vm = *vm_;
        Value sys = dict_get_str(vm, vm.as<Dict>(vm.modules), intern_utf8(vm, "sys", 3));
        if (!vm.is<Module>(sys)) return true;
        List* list = make_list(vm, options_->arguments.size());
        if (!list) return false;
        for (const std::string& argument : options_->arguments) {
            Value text = str_from_utf8(vm, argument.data(), argument.size());
            if (text.is_signal() || !list_append(vm, list, text)) return false;
        }
        return dict_set_str(vm, vm.as<Dict>(vm.as<Module>(sys)->dict), intern_utf8(vm, "argv", 4),
                            vm.ref(list));
    }

    // Tracebacks quote the lines of what was run: spare[1] is the dict of sources by filename.
    void remember_source(const std::string& source, Value filename) {
        Vm& vm = *vm_;
        if (vm.spare[1].is_unbound()) {
            Dict* dict = make_dict(vm, 4);
            if (!dict) return;
            vm.spare[1] = vm.ref(dict);
        }
        Value text = str_from_utf8(vm, source.data(), source.size());
        if (!text.is_signal() && !filename.is_signal())
            (void)dict_set_str(vm, vm.as<Dict>(vm.spare[1]), filename, text);
    }

    void write_out(Value& sink, int descriptor) {
        if (!vm_->is<Blob>(sink)) return;
        auto* blob = vm_->as<Blob>(sink);
        const char* at = reinterpret_cast<const char*>(blob->data());
        size_t left = blob->spare;
        blob->spare = 0;
        while (left > 0 && !captured_) {
            ssize_t written = write(descriptor, at, left);
            if (written <= 0) return;
            at += written;
            left -= static_cast<size_t>(written);
        }
        if (captured_) captured_->append(at, left);
    }

  public:
    std::string* captured_ = nullptr; // output goes here instead

  private:
    NativeRow* natives_ = nullptr;
    SharedImage shared_;
    CagePool pool_;
    std::unique_ptr<ImageStarts> starts_;
    Vm* vm_ = nullptr;
    const Options* options_ = nullptr;
};

const char* stop_text(Stop stop) {
    switch (stop) {
    case Stop::memory: return "memory limit exceeded (MemoryError)";
    case Stop::time: return "time limit exceeded (TimeoutError)";
    case Stop::fuel: return "fuel limit exceeded (TimeoutError)";
    case Stop::allocations: return "allocation limit exceeded (MemoryError)";
    case Stop::depth: return "depth limit exceeded (RecursionError)";
    case Stop::output: return "output limit exceeded (MemoryError)";
    case Stop::host_calls: return "host call limit exceeded (RuntimeError)";
    case Stop::cancelled: return "cancelled";
    case Stop::none: break;
    }
    return "stopped";
}

// The exit status of SystemExit, its message already printed; or -1 for other exceptions.
int system_exit(Machine& machine, Value exception) {
    Vm& vm = machine.vm();
    if (!is_subtype(vm, class_of(vm, exception), KnownType::SystemExit)) return -1;
    auto* arguments = vm.as<Tuple>(vm.as<Exception>(exception)->args);
    if (arguments->length == 0 || arguments->items()[0].is_none()) return 0;
    Value code = arguments->items()[0];
    if (arguments->length == 1 && code.is_int()) return static_cast<int>(code.as_int() & 0xFF);
    if (code.is_bool()) return code.is_true();
    std::string text;
    if (machine.ask(PreludeFunction::display_exception, exception, text)) std::fputs(text.c_str(), stderr);
    return 1;
}

// Tells what ended the run as python3 does; the exit status.
int report(Machine& machine, Exit exit) {
    Vm& vm = machine.vm();
    if (exit == Exit::done) return 0;
    if (exit == Exit::stopped) {
        std::fprintf(stderr, "natrix: %s\n", stop_text(vm.stop));
        return 1;
    }
    Value exception = vm.result;
    int status = system_exit(machine, exception);
    if (status >= 0) return status;
    std::string text;
    bool shown = machine.ask(PreludeFunction::display_exception, exception, text);
    machine.flush(); // of a sys.excepthook
    std::fputs(shown ? text.c_str() : "natrix: an exception that could not be shown\n", stderr);
    return 1;
}

bool read_source(const std::string& path, std::string& text) {
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
        return true;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::fprintf(stderr, "natrix: can't open file '%s': [Errno %d] %s\n", path.c_str(), errno,
                     std::strerror(errno));
        return false;
    }
    text.assign(std::istreambuf_iterator<char>(file), {});
    return true;
}

int usage() {
    std::fputs("usage: natrix [OPTIONS] FILE [ARGS] | -c CODE [ARGS] | - [ARGS]\n"
               "       natrix eval [--json] FILE      print the repr of the trailing expression\n"
               "       natrix time FILE [N] [SECONDS] run FILE up to N times from fresh globals\n"
               "       natrix dis FILE                show the bytecode\n"
               "options: --max-memory BYTES  --max-time SECONDS  --max-fuel UNITS  --max-allocations N\n"
               "         --max-depth FRAMES  --max-output BYTES\n"
               "         --slice FUEL (run in slices)  --stress=gc (collect at every safepoint)\n"
               "         --stress=dump (with --slice: go on from a dump after each slice)\n",
               stderr);
    return 2;
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

bool parse_options(int argc, char** argv, Options& options) {
    int i = 1;
    auto number = [&](const char* text) { return std::strtoull(text, nullptr, 10); };
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
            options.limits.max_ns = static_cast<int64_t>(std::strtod(take(), nullptr) * 1e9);
        } else if (argument == "--max-fuel") {
            options.limits.max_fuel = static_cast<int64_t>(number(take()));
        } else if (argument == "--max-allocations") {
            options.limits.max_allocations = number(take());
        } else if (argument == "--max-depth") {
            options.limits.max_depth = static_cast<uint32_t>(number(take()));
        } else if (argument == "--max-output") {
            options.limits.max_output = number(take());
        } else if (argument == "--slice") {
            options.slice = static_cast<int64_t>(number(take()));
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
        } else if (options.mode == "run" && (argument == "eval" || argument == "time" || argument == "dis")) {
            options.mode = argument;
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
    if (options.arguments.empty()) return false;
    for (; i < argc; i++) options.arguments.emplace_back(argv[i]);
    return true;
}

int run_time(Machine& machine, Options& options) {
    if (options.arguments.size() > 1)
        options.repeat = std::strtoull(options.arguments[1].c_str(), nullptr, 10);
    if (options.arguments.size() > 2) options.seconds = std::strtod(options.arguments[2].c_str(), nullptr);
    std::string runs, result = "null", error = "null", output;
    machine.captured_ = &output;
    double compile = 0, spent = 0;
    for (uint64_t i = 0; i < options.repeat && spent < options.seconds; i++) {
        if (!machine.start()) return 1;
        output.clear();
        auto cpu = [] {
            timespec now;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
            return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
        };
        double wall_start = static_cast<double>(clock_ns()) / 1e9, cpu_start = cpu();
        Exit exit = machine.execute(options.code, options.filename, CompileMode::trailing);
        double wall = static_cast<double>(clock_ns()) / 1e9 - wall_start, cpu_time = cpu() - cpu_start;
        char line[96];
        std::snprintf(line, sizeof line, "%s[%.9f, %.9f]", i ? ", " : "", wall, cpu_time);
        runs += line;
        spent += wall;
        if (exit == Exit::exception) {
            std::string text;
            if (!machine.ask(PreludeFunction::display_exception, machine.vm().result, text))
                text = "exception";
            error = json_quote(text);
            break;
        }
        if (exit == Exit::stopped) {
            error = json_quote(stop_text(machine.vm().stop));
            break;
        }
        std::string text;
        if (machine.ask(PreludeFunction::display_value, machine.vm().result, text)) result = json_quote(text);
    }
    std::printf("{\"runs\": [%s], \"compile\": %.9f, \"result\": %s, \"error\": %s, \"output\": %s}\n",
                runs.c_str(), compile, result.c_str(), error.c_str(), json_quote(output).c_str());
    return error == "null" ? 0 : 1;
}

int run_eval(Machine& machine, Options& options) {
    if (!machine.start()) return 1;
    std::string output;
    if (options.json) machine.captured_ = &output;
    int64_t before = clock_ns();
    Exit exit = machine.execute(options.code, options.filename, CompileMode::trailing);
    double seconds = static_cast<double>(clock_ns() - before) / 1e9;
    Vm& vm = machine.vm();
    auto fuel = vm.poll.spent;
    auto peak = static_cast<unsigned long long>(vm.peak);
    std::string text;
    const char* outcome = exit == Exit::done ? "done" : exit == Exit::exception ? "exception" : "stopped";
    std::string value = "null", error = "null", traceback = "null";
    if (exit == Exit::done) {
        if (machine.ask(PreludeFunction::display_value, vm.result, text)) value = text;
        if (!options.json) std::printf("%s\n", value.c_str());
    } else if (!options.json) {
        return report(machine, exit);
    } else if (exit == Exit::stopped) {
        error = json_quote(stop_text(vm.stop));
    } else {
        error = json_quote(machine.to_utf8(vm.as<Type>(class_of(vm, vm.result))->name));
        if (machine.ask(PreludeFunction::display_exception, vm.result, text)) traceback = json_quote(text);
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
void disassemble_all(Machine& machine, Value code_value) {
    Vm& vm = machine.vm();
    std::vector<Value> work{code_value};
    while (!work.empty()) {
        auto* code = vm.as<Code>(work.back());
        work.pop_back();
        std::printf("%s:\n", machine.to_utf8(code->qualname).c_str());
        disassemble(vm, code, {write_to_stdout, nullptr});
        std::printf("\n");
        auto* constants = vm.as<Tuple>(code->constants);
        for (uint32_t i = constants->length; i > 0; i--)
            if (vm.is<Code>(constants->items()[i - 1])) work.push_back(constants->items()[i - 1]);
    }
}

// natrix dis FILE; natrix dis --prelude NAME for a function of the prelude, by its qualified name.
int run_dis(Machine& machine, Options& options) {
    if (!machine.start()) return 1;
    Vm& vm = machine.vm();
    if (!options.prelude_name.empty()) {
        bool found = false;
        for (uint32_t at = region::image; at < vm.image_end && vm.at(at)->kind != Kind::Unbound;) {
            Object* object = vm.at(at);
            at += static_cast<uint32_t>(object_bytes(object));
            if (object->kind != Kind::Code) continue;
            if (machine.to_utf8(static_cast<Code*>(object)->qualname) != options.prelude_name) continue;
            disassemble_all(machine, vm.ref(object));
            found = true;
        }
        if (!found)
            std::fprintf(stderr, "natrix: the prelude has no function '%s'\n", options.prelude_name.c_str());
        return found ? 0 : 1;
    }
    Value code;
    Exit exit = machine.compile(options.code, options.filename, CompileMode::exec, code);
    if (exit != Exit::done) return report(machine, exit);
    disassemble_all(machine, code);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse_options(argc, argv, options)) return usage();
    Machine machine;
    if (!machine.open(options)) return 1;
    if (options.mode == "time") return run_time(machine, options);
    if (options.mode == "eval") return run_eval(machine, options);
    if (options.mode == "dis") return run_dis(machine, options);
    if (!machine.start()) return 1;
    return report(machine, machine.execute(options.code, options.filename, CompileMode::exec));
}
