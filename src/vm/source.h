#pragma once
#include "compiler/compile.h"
#include "vm/vm.h"

namespace natrix {

struct SourceOptions {
    Value filename; // a str
    CompileMode mode = CompileMode::exec;
    bool source_is_text = false;
    bool top_level_await = false;
    bool dont_imply_dedent = false;
    uint8_t optimize = 0;
    uint32_t inherited_flags = 0;         // of __future__
    const NativeNames* natives = nullptr; // the prelude
};

// Compiles to a Code; or answers raised (a SyntaxError or its kin), reserve or stopped. `warnings`, when
// wanted, becomes what CPython warns of, also when a problem is found later: None, or a list of (message,
// line, column, end line, end column, syntax::Stage), columns in bytes.
Value compile_source(Cage& cage, const char* source, size_t size, const SourceOptions& options,
                     Value* warnings = nullptr);

// The exception that a problem is, raised; or reserve or stopped.
Value raise_syntax_problem(Cage& cage, const syntax::SyntaxProblem& problem, Value filename);
// None, or the list of warnings that compile_source() tells of; or reserve.
Value syntax_warnings(Cage& cage, const syntax::ParseResult& parsed);
// A str as UTF-8, lone surrogates as three bytes each, in the arena; absent: out of memory.
syntax::Text utf8_text_of(Cage& cage, Arena& arena, Value str);

} // namespace natrix
