#include "repl.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "line_editor.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/type.h"
#include "vm/limits.h"
#include "vm/source.h"

namespace natrix {
namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

std::string last_line(const std::string& text) { return text.substr(text.rfind('\n') + 1); }

// Compiles and throws the code away; the SyntaxError, or unbound.
Value syntax_error(Vm& vm, const std::string& text, bool imply_dedent) {
    std::string source = text + "\n";
    SourceOptions options;
    options.filename = str_from_utf8(vm, "<stdin>", 7);
    options.mode = CompileMode::single;
    options.dont_imply_dedent = !imply_dedent;
    arm_poll(vm);
    Value code = compile_source(vm, source.data(), source.size(), options);
    if (code != Value::raised()) return Value();
    Value error = vm.pending;
    vm.pending = Value();
    return error;
}

// A SyntaxError's arguments are its message and a tuple: file, line, and more.
std::string message_of(Runner& runner, Value error) {
    Vm& vm = runner.vm();
    auto* arguments = vm.as<Tuple>(vm.as<Exception>(error)->args);
    bool there = arguments->length > 0 && is_str(vm, arguments->items()[0]);
    return there ? runner.to_utf8(arguments->items()[0]) : "";
}

int64_t line_of(Vm& vm, Value error) {
    auto* arguments = vm.as<Tuple>(vm.as<Exception>(error)->args);
    if (arguments->length < 2 || !vm.is<Tuple>(arguments->items()[1])) return 0;
    auto* place = vm.as<Tuple>(arguments->items()[1]);
    return place->length > 1 && place->items()[1].is_int() ? place->items()[1].as_int() : 0;
}

// Whether there is no telling before more lines have come.
bool goes_on(Runner& runner, const std::string& text) {
    Vm& vm = runner.vm();
    if (syntax_error(vm, text, false).is_unbound()) return false;
    bool ends_blank = is_blank(last_line(text)) && text.find('\n') != std::string::npos;
    Value error = syntax_error(vm, text, true);
    if (error.is_unbound()) return !ends_blank;
    std::string message = message_of(runner, error);
    auto says = [&](const char* part) { return message.find(part) != std::string::npos; };
    if (says("was never closed") || says("unterminated triple-quoted") || says("unexpected EOF")) return true;
    if (ends_blank) return false;
    int64_t lines = 1 + std::count(text.begin(), text.end(), '\n');
    if (says("expected an indented block") || says("expected 'except' or 'finally' block"))
        return line_of(vm, error) >= lines;
    return line_of(vm, error) > lines;
}

// Shows the value of what was run as one module rather than as one statement.
void show_value(Runner& runner) {
    Vm& vm = runner.vm();
    std::string ignored;
    if (!vm.result.is_none()) runner.ask(PreludeFunction::print_expression, vm.result, ignored);
    runner.flush();
}

} // namespace

int run_repl(Runner& runner, const Options& options) {
    LineEditor editor;
    if (const char* path = std::getenv("NATRIX_HISTORY"); path && *path) editor.use_file(path);
    if (!runner.start()) return 1;
    std::printf("Natrix 0.1.0, Python 3.14 (Ctrl-D ends)\n");
    auto whole = [&](const std::string& text) { return is_blank(text) || !goes_on(runner, text); };
    for (uint64_t number = 0;;) {
        std::fflush(stdout);
        std::string text;
        switch (editor.read(text, whole)) {
        case LineEditor::Outcome::end: return 0;
        case LineEditor::Outcome::interrupted: std::printf("KeyboardInterrupt\n"); continue;
        case LineEditor::Outcome::text: break;
        }
        if (is_blank(text)) continue;
        if (text == "exit" || text == "quit") return 0;
        std::string name = "<python-input-" + std::to_string(number++) + ">";
        Vm& vm = runner.vm();
        set_limits(vm, options.limits);
        vm.handled = Value();
        // A paste may hold more than one statement.
        Value error = syntax_error(vm, text, true);
        bool many = error.is_bound() && message_of(runner, error).find("multiple statements") == 0;
        Exit exit = runner.execute(text + "\n", name, many ? CompileMode::trailing : CompileMode::single);
        if (exit == Exit::done && many) show_value(runner);
        int status = 0;
        if (exit == Exit::exception && runner.exit_status(vm.result, status)) return status;
        if (exit == Exit::exception) std::fputs(runner.exception_text(vm.result).c_str(), stderr);
        if (exit == Exit::stopped) std::fprintf(stderr, "natrix: %s\n", stop_text(vm.stop));
    }
}

} // namespace natrix
