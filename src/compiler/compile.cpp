#include "compiler/compile.h"

#include "compiler/compiler.h"
#include "objects/code.h"

namespace natrix {
namespace compiler {

bool Compiler::flush() {
    int64_t units = pending_ / 8;
    pending_ = 0;
    if (!cage_.poll.charge(units)) return false;
    fail(Status::stopped);
    return true;
}

void Compiler::problem(const Span& span, Text message) {
    if (failed()) return;
    status_ = Status::problem;
    problem_ = {};
    problem_.type = ProblemType::SyntaxError;
    problem_.message = message;
    problem_.has_position = span.lineno != 0;
    if (!problem_.has_position) return;
    // The line's text, and offsets in characters.
    const char* line = parsed_.source.data;
    const char* end = line + parsed_.source.size;
    for (uint32_t i = 1; i < span.lineno && line < end; line++)
        if (*line == '\n') i++;
    const char* line_end = line;
    while (line_end < end && *line_end != '\n') line_end++;
    if (line_end < end) line_end++;
    problem_.line = {line, static_cast<uint32_t>(line_end - line)};
    auto offset = [&](uint32_t column) {
        int64_t characters = 1;
        for (uint32_t i = 0; i < column && line + i < line_end; i++)
            characters += (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80;
        return characters;
    };
    problem_.lineno = span.lineno;
    problem_.offset = offset(span.col_offset);
    problem_.end_lineno = span.end_lineno;
    problem_.end_offset =
        span.end_lineno == span.lineno ? offset(span.end_col_offset) : span.end_col_offset + 1;
}

void Compiler::problem(const Span& span, const char* message, Text name, const char* rest) {
    TextBuilder builder;
    builder.add(message);
    if (name.present()) builder.add(name).add(rest);
    Text whole = builder.finish(arena_);
    if (!whole.present()) return fail(Status::no_scratch);
    problem(span, whole);
}

void Compiler::too_deep(const Span&) {
    if (failed()) return;
    problem({}, text("Parser stack overflowed - Python source too complex to parse"));
    problem_.type = ProblemType::MemoryError;
}

void Compiler::module_body(Nodes<Stmt> statements) {
    if (!statements.empty()) begin_annotations(statements, statements[0]->span);
    Text doc;
    if (options_.mode != CompileMode::single && !statements.empty()) {
        Span at = statements[0]->span;
        if (docstring(statements, doc)) {
            Value cleaned = cleaned_doc(doc);
            u_->doc = cleaned;
            store_constant_name(at, text("__doc__"), cleaned);
        }
    }
    if (options_.mode == CompileMode::trailing && !statements.empty()) {
        auto* last = as<Expr_>(statements[statements.count - 1]);
        if (last) {
            body({statements.items, statements.count - 1});
            Height height(u_);
            uint32_t value = operand(last->value);
            emit(last->span, Opcode::RETURN, value);
            return;
        }
    }
    body(statements);
}

CompileResult Compiler::run() {
    future_annotations_ = parsed_.future_annotations;
    // Whether anything is assigned within an expression: most sources need not care.
    for (uint32_t i = 0; i + 1 < parsed_.source.size && !has_walrus_; i++)
        has_walrus_ = parsed_.source.data[i] == ':' && parsed_.source.data[i + 1] == '=';
    (void)charge(parsed_.source.size / 64);
    Mod* tree = parsed_.tree;
    Scope* scope = nullptr;
    Nodes<Stmt> statements;
    if (auto* module = as<Module>(tree)) {
        scope = module->scope;
        statements = module->body;
    } else if (auto* interactive = as<Interactive>(tree)) {
        scope = interactive->scope;
        statements = interactive->body;
    } else if (auto* expression = as<Expression>(tree)) {
        scope = expression->scope;
    }
    Value code;
    if (open_unit(UnitKind::module, scope, text("<module>"), 1)) {
        // With top-level await the module itself is a coroutine.
        prologue((u_->flags & code_flag::any_generator) != 0);
        if (auto* expression = as<Expression>(tree)) {
            Height height(u_);
            uint32_t value = operand(expression->body);
            emit(expression->body->span, Opcode::RETURN, value);
        } else {
            module_body(statements);
            emit({}, Opcode::RETURNNONE);
        }
        code = close_unit();
    }
    (void)flush(); // what is left, so that small sources cost something too
    while (u_) u_ = u_->outer;
    CompileResult result;
    // A scratch that came to its end makes all the rest doubtful.
    result.status = status_ == Status::stopped || !arena_.exhausted() ? status_ : Status::no_scratch;
    result.problem = problem_;
    if (result.status == Status::ok) result.code = code;
    return result;
}

} // namespace compiler

CompileResult compile(Cage& cage, Arena& arena, const syntax::ParseResult& parsed,
                      const CompileOptions& options) {
    return compiler::Compiler(cage, arena, parsed, options).run();
}

} // namespace natrix
