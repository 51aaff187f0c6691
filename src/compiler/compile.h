#pragma once
#include "memory/cage.h"
#include "syntax/parse.h"

// From a checked syntax tree with its scopes to a Code object.
namespace natrix {

enum class CompileMode : uint8_t {
    exec,     // a module's body; the code answers None
    eval,     // one expression, its value
    single,   // interactive: expression statements go to the display hook
    trailing, // a module's body; the code answers the value of a trailing expression statement
};

// What the bake knows of natives, for the decorators @native and @kernel of the prelude. -1: no such one.
struct NativeNames {
    int32_t (*find)(const char* name, size_t size, bool kernel) = nullptr;
    syntax::Text module; // natives of a module are named with it: "math.sqrt"; empty: the prelude
};

struct CompileOptions {
    Value filename; // a str
    CompileMode mode = CompileMode::exec;
    uint8_t optimize = 0;                 // as `-O`: 1 leaves out assert, 2 docstrings too
    uint32_t inherited_flags = 0;         // of __future__
    const NativeNames* natives = nullptr; // the prelude is being compiled
};

struct CompileResult {
    enum class Status : uint8_t {
        ok,
        no_memory,  // Cage::reserve_bytes are wanted; nothing was changed: collect and compile again
        no_scratch, // the Arena is at its limit
        stopped,    // the Poll said so
        problem,    // a SyntaxError, or of the prelude's decorators
    };
    Status status = Status::ok;
    Value code;
    syntax::SyntaxProblem problem;
};

// `parsed` has its scopes (it was not parsed as tree_only). Texts of the result are in the Arena.
[[nodiscard]] CompileResult compile(Cage& cage, Arena& arena, const syntax::ParseResult& parsed,
                                    const CompileOptions& options);

} // namespace natrix
