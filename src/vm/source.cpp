#include "vm/source.h"

#include "base/text/utf8.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

using syntax::ProblemType;
using syntax::SyntaxProblem;

KnownType exception_of(ProblemType type) {
    switch (type) {
    case ProblemType::IndentationError: return KnownType::IndentationError;
    case ProblemType::TabError: return KnownType::TabError;
    case ProblemType::MemoryError: return KnownType::MemoryError;
    case ProblemType::ValueError: return KnownType::ValueError;
    default: return KnownType::SyntaxError;
    }
}

Value str_of(Cage& cage, syntax::Text text) {
    return text.present() ? str_from_utf8(cage, text.data, text.size) : Value::none();
}

// Whether the lines of a file can be looked up by its name, as CPython's compiler does by reading the file.
bool has_source(Cage& cage, Value filename) {
    Value sources = cage.spare[1];
    if (!cage.is<Dict>(sources)) return false;
    Value name = intern(cage, filename);
    return !name.is_signal() && dict_get_str(cage, cage.as<Dict>(sources), name).is_bound() &&
           !str_equals(cage, name, "<string>");
}

Value raise_problem(Cage& cage, const SyntaxProblem& problem, Value filename) {
    if (problem.type == ProblemType::Stopped) return Value::stopped();
    if (problem.type == ProblemType::OutOfArena) {
        // Scratch and heap share one limit: a collection may make room.
        cage.reserve_bytes = 1 << 20;
        return Value::reserve();
    }
    KnownType type = exception_of(problem.type);
    Value message = str_of(cage, problem.message);
    if (message.is_signal()) return message;
    if (type == KnownType::MemoryError || type == KnownType::ValueError)
        return raise_value(cage, type, message);
    bool shown = problem.has_position && (!problem.of_compiler || has_source(cage, filename));
    Value line = shown ? str_of(cage, problem.line) : Value::none();
    if (line.is_signal()) return line;
    auto number = [&](int64_t value) { return problem.has_position ? Value::integer(value) : Value::none(); };
    Value details[] = {filename, number(problem.lineno),     number(problem.offset),
                       line,     number(problem.end_lineno), number(problem.end_offset)};
    Value place = tuple_from(cage, details, 6);
    if (place.is_signal()) return place;
    Value arguments = tuple_of(cage, {message, place});
    if (arguments.is_signal()) return arguments;
    Value answer = raise_with(cage, type, arguments);
    if (answer != Value::raised()) return answer;
    auto* exception = cage.as<Exception>(cage.pending);
    bool complete = set_exception_detail(cage, exception, 0, message);
    for (uint32_t i = 0; i < 6 && complete; i++)
        complete = set_exception_detail(cage, exception, i + 1, details[i]);
    return complete ? answer : Value::reserve();
}

// Answers a list, None when there are no warnings, or reserve.
Value list_of_warnings(Cage& cage, const syntax::SyntaxWarningNote* note) {
    if (!note) return Value::none();
    List* list = make_list(cage);
    if (!list) return Value::reserve();
    for (; note; note = note->next) {
        Value message = str_of(cage, note->message);
        if (message.is_signal()) return message;
        Value row = tuple_of(cage, {message, Value::integer(note->lineno), Value::integer(note->column),
                                    Value::integer(note->end_lineno), Value::integer(note->end_column),
                                    Value::integer(static_cast<int64_t>(note->stage))});
        if (row.is_signal() || !list_append(cage, list, row)) return Value::reserve();
    }
    return cage.ref(list);
}

} // namespace

Value raise_syntax_problem(Cage& cage, const SyntaxProblem& problem, Value filename) {
    return raise_problem(cage, problem, filename);
}

Value syntax_warnings(Cage& cage, const syntax::ParseResult& parsed) {
    return list_of_warnings(cage, parsed.warnings);
}

syntax::Text utf8_text_of(Cage& cage, Arena& arena, Value str) {
    TextView text = text_of(cage, str);
    auto* out = static_cast<uint8_t*>(arena.take(size_t{text.length} * (text.width == 4 ? 4 : 3) + 1, 1));
    if (!out) return {};
    uint32_t size = 0;
    auto put = [&](uint32_t byte) { out[size++] = static_cast<uint8_t>(byte); };
    for (uint32_t i = 0; i < text.length; i++) each_utf8_byte(text[i], put);
    return {reinterpret_cast<const char*>(out), size};
}

Value compile_source(Cage& cage, const char* source, size_t size, const SourceOptions& options,
                     Value* warnings) {
    Scratch scratch(cage);
    syntax::Mode mode = options.mode == CompileMode::eval     ? syntax::Mode::Eval
                        : options.mode == CompileMode::single ? syntax::Mode::Single
                                                              : syntax::Mode::Exec;
    constexpr uint32_t future_annotations = 0x100'0000;
    syntax::Flags flags;
    flags.source_is_text = options.source_is_text;
    flags.top_level_await = options.top_level_await;
    flags.dont_imply_dedent = options.dont_imply_dedent;
    flags.future_annotations = (options.inherited_flags & future_annotations) != 0;
    if (size > UINT32_MAX / 2) return raise(cage, KnownType::MemoryError, "");
    syntax::ParseResult parsed =
        syntax::parse(scratch, cage.poll, {source, static_cast<uint32_t>(size)}, mode, flags);
    if (warnings) {
        *warnings = list_of_warnings(cage, parsed.warnings);
        if (warnings->is_signal()) return *warnings;
    }
    if (!parsed.tree) return raise_problem(cage, parsed.problem, options.filename);
    CompileOptions compile_options;
    compile_options.filename = options.filename;
    compile_options.mode = options.mode;
    compile_options.optimize = options.optimize;
    compile_options.inherited_flags = options.inherited_flags;
    compile_options.natives = options.natives;
    CompileResult result = compile(cage, scratch, parsed, compile_options);
    switch (result.status) {
    case CompileResult::Status::ok: break;
    case CompileResult::Status::no_memory: return Value::reserve();
    case CompileResult::Status::no_scratch: cage.reserve_bytes = 1 << 20; return Value::reserve();
    case CompileResult::Status::stopped: return Value::stopped();
    case CompileResult::Status::problem: return raise_problem(cage, result.problem, options.filename);
    }
    return result.code;
}

} // namespace natrix
