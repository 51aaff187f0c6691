#include "runner.h"

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "base/text/utf8.h"
#include "image/image_file.h"
#include "memory/collector.h"
#include "memory/verify.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/limits.h"
#include "vm/source.h"

extern "C" const std::byte natrix_embedded_image[];
extern "C" const std::byte natrix_embedded_image_end[];

namespace natrix {
namespace {

// Ctrl-C: the run in progress is cancelled, and goes on with KeyboardInterrupt (go_on).
std::atomic<Vm*> interruptible{nullptr};
static_assert(std::atomic<Vm*>::is_always_lock_free);

void interrupt_run(int) {
    Vm* vm = interruptible.load();
    if (!vm) return;
    vm->cancelled.store(true);
    vm->poll.until.store(0);
}

// While it lives, Ctrl-C reaches this VM.
class Interruptible {
  public:
    explicit Interruptible(Vm& vm) {
        interruptible.store(&vm);
        struct sigaction action = {};
        action.sa_handler = interrupt_run;
        sigaction(SIGINT, &action, &before_);
    }
    ~Interruptible() {
        sigaction(SIGINT, &before_, nullptr);
        interruptible.store(nullptr);
    }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

  private:
    struct sigaction before_;
};

} // namespace

bool Runner::open(const Options& options) {
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

Runner::~Runner() {
    close();
    pool_.forget(&shared_);
    delete natives_;
}

void Runner::close() {
    if (vm_) pool_.release(vm_);
    vm_ = nullptr;
}

bool Runner::start() {
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
    vm.os_host = true;
    vm.reads_input = true;
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

bool Runner::set(const char* name, Value value) {
    Value key = intern_utf8(*vm_, name, std::strlen(name));
    return !key.is_signal() && dict_set_str(*vm_, vm_->as<Dict>(vm_->globals), key, value);
}

Exit Runner::execute(const std::string& source, const std::string& filename, CompileMode mode) {
    Value code;
    Exit exit = compile(source, filename, mode, code);
    return exit == Exit::done ? run_module(code) : exit;
}

Exit Runner::run_module(Value code) {
    Interruptible guard(*vm_);
    if (!begin_module(*vm_, code, vm_->globals)) return Exit::stopped;
    return go_on();
}

Exit Runner::compile(const std::string& source, const std::string& filename, CompileMode mode, Value& code) {
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
Exit Runner::go_on() {
    for (;;) {
        if (options_->slice > 0) vm_->slice_end = vm_->poll.spent + options_->slice;
        Exit exit = run(*vm_);
        flush();
        if (exit == Exit::sliced && options_->stress_dump && !through_dump()) std::exit(3);
        if (exit == Exit::paused) {
            constexpr int64_t of_os = 4; // ASK_SYSTEM of prelude/host.py
            bool os = vm_->as<Tuple>(vm_->request)->items()[0] == Value::integer(of_os);
            if (os ? answer_os_call() : answer_input()) continue;
            exit = Exit::stopped;
        }
        bool goes_on = exit == Exit::sliced || exit == Exit::output;
        if (goes_on && broken_pipe_) {
            broken_pipe_ = false;
            goes_on = raise_where_stopped(*vm_, KnownType::BrokenPipeError, "[Errno 32] Broken pipe");
            exit = vm_->exit;
        }
        if (goes_on) continue;
        if (exit == Exit::stopped && vm_->stop == Stop::cancelled) {
            vm_->cancelled.store(false);
            if (raise_where_stopped(*vm_, KnownType::KeyboardInterrupt)) continue;
            exit = vm_->exit;
        }
        if (options_->verify) check_heap();
        return exit;
    }
}

// However a run ended, its heap is sound, before a collection and after it.
void Runner::check_heap() {
    Fault fault = verify(*vm_, Completeness::running);
    if (!fault && collect(*vm_, Collection::forced)) fault = verify(*vm_, Completeness::compacted);
    if (!fault) return;
    std::fprintf(stderr, "natrix: internal error: heap at %#x, %s: %s\n", fault.offset,
                 fault.where ? fault.where : "?", fault.text);
    std::abort();
}

// The run goes on in another VM that its dump was loaded into.
bool Runner::through_dump() {
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
    other.reads_input = vm_->reads_input;
    if (interruptible.load() == vm_) interruptible.store(&other);
    pool_.release(vm_);
    vm_ = &other;
    return true;
}

Exit Runner::finalize() { return begin_finalizing(*vm_) ? go_on() : Exit::done; }

void Runner::flush() {
    write_out(vm_->output, STDOUT_FILENO);
    write_out(vm_->errors, STDERR_FILENO);
}

Runner::Budget Runner::take_budget() const {
    return {vm_->max_memory, vm_->max_allocations, vm_->max_output,
            vm_->fuel_end,   vm_->deadline_ns,     vm_->executed_ns};
}

void Runner::give_back(const Budget& budget) {
    vm_->max_memory = budget.memory;
    vm_->max_allocations = budget.allocations;
    vm_->max_output = budget.output;
    vm_->fuel_end = budget.fuel;
    vm_->deadline_ns = budget.deadline;
    vm_->executed_ns = budget.executed;
    vm_->refresh_limits();
}

bool Runner::ask(PreludeFunction which, Value argument, std::string& text) {
    // What it takes is not the program's.
    Limits none;
    const Budget budget = take_budget();
    set_limits(*vm_, none);
    vm_->handled = Value();
    vm_->slice_end = INT64_MAX;
    if (!begin_call(*vm_, vm_->prelude_function(which), {argument})) return false;
    Exit exit = run(*vm_);
    give_back(budget);
    if (exit != Exit::done || !is_str(*vm_, vm_->result)) return false;
    text = to_utf8(vm_->result);
    return true;
}

std::string Runner::to_utf8(Value str) {
    TextView view = text_of(*vm_, str);
    std::string out;
    auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
    for (uint32_t i = 0; i < view.length; i++) each_utf8_byte(view[i], put);
    return out;
}

// `__main__` in sys.modules.
bool Runner::note_main() {
    auto* module = vm_->make<Module>(KnownType::module);
    if (!module) return false;
    module->dict = vm_->globals;
    return dict_set_str(*vm_, vm_->as<Dict>(vm_->modules), vm_->name(KnownName::main), vm_->ref(module));
}

// sys.argv.
bool Runner::note_arguments() {
    Vm& vm = *vm_;
    Value sys = dict_get_str(vm, vm.as<Dict>(vm.modules), intern_utf8(vm, "sys", 3));
    if (!vm.is<Module>(sys)) return true;
    List* list = make_list(vm, options_->arguments.size());
    if (!list) return false;
    for (const std::string& argument : options_->arguments) {
        Value text = str_from_utf8(vm, argument.data(), argument.size());
        if (text.is_signal() || !list_append(vm, list, text)) return false;
    }
    return dict_set_str(vm, vm.as<Dict>(vm.as<Module>(sys)->dict), intern_utf8(vm, "argv", 4), vm.ref(list));
}

// Tracebacks quote the lines of what was run: spare[1] is the dict of sources by filename.
void Runner::remember_source(const std::string& source, Value filename) {
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

void Runner::write_out(Value& sink, int descriptor) {
    if (!vm_->is<Blob>(sink)) return;
    auto* blob = vm_->as<Blob>(sink);
    const char* at = reinterpret_cast<const char*>(blob->data());
    size_t left = blob->spare;
    blob->spare = 0;
    while (left > 0 && !captured_) {
        ssize_t written = write(descriptor, at, left);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE && descriptor == STDOUT_FILENO) broken_pipe_ = true;
        if (written <= 0) return;
        at += written;
        left -= static_cast<size_t>(written);
    }
    if (captured_) captured_->append(at, left);
}

// More of standard input, with line ends as Python has them.
bool Runner::fill_input() {
    char chunk[16384];
    ssize_t size = input_ended_ ? 0 : read(STDIN_FILENO, chunk, sizeof chunk - 1);
    if (size <= 0) {
        input_ended_ = input_ended_ || size == 0;
        return false;
    }
    // What begins a pair of characters is looked at with the other one.
    if (chunk[size - 1] == '\r' && read(STDIN_FILENO, chunk + size, 1) == 1) size++;
    for (ssize_t i = 0; i < size; i++) {
        if (chunk[i] == '\r') {
            input_ += '\n';
            if (i + 1 < size && chunk[i + 1] == '\n') i++;
        } else {
            input_ += chunk[i];
        }
    }
    return true;
}

std::string Runner::read_input(int64_t size, bool line) {
    size_t end = 0;
    int64_t characters = 0;
    for (;; end++) {
        if (end == input_.size() && !fill_input()) break;
        bool begins = (static_cast<uint8_t>(input_[end]) & 0xC0) != 0x80;
        if (begins && characters++ == size) break;
        if (line && input_[end] == '\n') {
            end++;
            break;
        }
    }
    std::string text = input_.substr(0, end);
    input_.erase(0, end);
    return text;
}

bool Runner::answer_input() {
    Vm& vm = *vm_;
    auto* asked = vm.as<Tuple>(vm.as<Tuple>(vm.request)->items()[2])->items();
    std::string text = asked[0] == Value::integer(0) ? "" : read_input(asked[0].as_int(), asked[1].is_true());
    bool interrupted = vm.cancelled.exchange(false);
    Value answer = Value::reserve();
    for (int attempt = 0; attempt < 2 && answer.is_signal(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        Value value =
            interrupted ? vm.type(KnownType::KeyboardInterrupt) : str_from_utf8(vm, text.data(), text.size());
        if (!value.is_signal()) answer = tuple_of(vm, {Value::integer(interrupted), value});
    }
    if (answer.is_signal()) {
        vm.stop = Stop::memory;
        return false;
    }
    answer_pause(vm, answer);
    return true;
}

// The operating system as the command gives it: the clocks, randomness and sleep, and nothing else.
bool Runner::answer_os_call() {
    Vm& vm = *vm_;
    auto request = [&](uint32_t part) { return vm.as<Tuple>(vm.request)->items()[part]; };
    std::string name = to_utf8(request(1));
    auto* given = vm.as<Tuple>(request(2));
    Value argument = given->length == 1 ? given->items()[0] : Value::none();
    constexpr int64_t with_value = 0, unhandled = 2;
    int64_t how = with_value;
    int64_t clock = -1;
    std::string bytes;
    if (name == "time_ns") {
        clock = CLOCK_REALTIME;
    } else if (name == "monotonic_ns") {
        clock = CLOCK_MONOTONIC;
    } else if (name == "process_time_ns") {
        clock = CLOCK_PROCESS_CPUTIME_ID;
    } else if (name == "sleep" && (argument.is_int() || argument.is_double())) {
        double seconds = argument.is_int() ? static_cast<double>(argument.as_int()) : argument.as_double();
        timespec left = {static_cast<time_t>(seconds),
                         static_cast<long>((seconds - std::floor(seconds)) * 1e9)};
        flush();
        nanosleep(&left, nullptr);
    } else if (name == "urandom" && argument.is_int() && argument.as_int() <= 1 << 20) {
        bytes.resize(static_cast<size_t>(argument.as_int()));
        for (size_t at = 0; at < bytes.size(); at += 256)
            if (getentropy(&bytes[at], std::min<size_t>(256, bytes.size() - at)) != 0) how = unhandled;
    } else {
        how = unhandled;
    }
    Value answer = Value::reserve();
    for (int attempt = 0; attempt < 2 && answer.is_signal(); attempt++) {
        if (attempt != 0 && make_room(vm) != Room::made) break;
        Value value = Value::none();
        if (clock >= 0) {
            timespec now = {};
            clock_gettime(static_cast<clockid_t>(clock), &now);
            value = integer_from(vm, int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec);
        } else if (name == "urandom" && how == with_value) {
            value = bytes_from(
                vm, {reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<uint32_t>(bytes.size())});
        }
        if (!value.is_signal()) answer = tuple_of(vm, {Value::integer(how), value});
    }
    if (answer.is_signal()) {
        vm.stop = Stop::memory;
        return false;
    }
    answer_pause(vm, answer);
    return true;
}

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

bool Runner::exit_status(Value exception, int& status) {
    Vm& vm = *vm_;
    if (!is_subtype(vm, class_of(vm, exception), KnownType::SystemExit)) return false;
    // As its attribute `code`: what was set, else the arguments.
    auto* object = vm.as<Exception>(exception);
    auto* arguments = vm.as<Tuple>(object->args);
    Value code = arguments->length == 0   ? Value::none()
                 : arguments->length == 1 ? arguments->items()[0]
                                          : object->args;
    if (vm.is<Items>(object->details)) {
        auto* details = vm.as<Items>(object->details);
        if (details->capacity > 0 && details->items()[0].is_bound()) code = details->items()[0];
    }
    status = 1;
    if (code.is_none()) {
        status = 0;
    } else if (code.is_bool()) {
        status = code.is_true();
    } else if (code.is_int()) {
        status = static_cast<int>(code.as_int() & 0xFF);
    } else if (vm.is<Int>(code)) {
        // One that no C long holds counts as -1, as in python3.
        auto* number = vm.as<Int>(code);
        uint64_t low = 0;
        std::memcpy(&low, number->data(), number->bytes < 8 ? number->bytes : 8);
        uint64_t most = (uint64_t{1} << 63) - (number->aux != 0 ? 0 : 1);
        bool fits = number->bytes <= 8 && low <= most;
        status = fits ? static_cast<int>((number->aux != 0 ? 0 - low : low) & 0xFF) : 255;
    } else {
        std::fputs(exception_text(exception).c_str(), stderr);
    }
    return true;
}

std::string Runner::exception_text(Value exception) {
    std::string text;
    bool shown = ask(PreludeFunction::display_exception, exception, text);
    flush(); // of a sys.excepthook
    return shown ? text : "natrix: an exception that could not be shown\n";
}

int Runner::report(Exit exit) {
    Vm& vm = *vm_;
    if (exit == Exit::done) return 0;
    if (exit == Exit::stopped) {
        std::fprintf(stderr, "natrix: %s\n", stop_text(vm.stop));
        return 1;
    }
    Value exception = vm.result;
    int status = 1;
    if (exit_status(exception, status)) return status;
    bool interrupted = is_subtype(vm, class_of(vm, exception), KnownType::KeyboardInterrupt);
    std::fputs(exception_text(exception).c_str(), stderr);
    if (interrupted) {
        // Who started the command learns what ended it; a shell makes 130 of that.
        std::fflush(nullptr);
        std::signal(SIGINT, SIG_DFL);
        ::raise(SIGINT);
    }
    return status;
}

} // namespace natrix
