#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "syntax/tree.h"

// From source bytes to a checked syntax tree with its scopes: the one entry point of src/syntax.
namespace natrix::syntax {

enum class Mode : uint8_t {
    Exec,     // Module
    Eval,     // Expression
    Single,   // Interactive
    FuncType, // FunctionType: "(int, str) -> bool"
};

struct Flags {
    bool source_is_text = false;    // the bytes are UTF-8 made from a str: a cookie is a mere comment
    bool top_level_await = false;   // await, async for and async with are allowed outside of functions
    bool dont_imply_dedent = false; // as codeop: an open block is not ended by the end of the source
    bool tree_only = false; // no scopes and none of the checks that CPython's compiler makes: ast.parse()
    // Features of `from __future__` that hold from the start.
    bool future_annotations = false;
};

// Warnings are SyntaxWarnings, in the order in which CPython issues them. Where they are is told in bytes
// from the line's beginning: it matters only when a filter makes an error of one.
enum class Stage : uint8_t { Lexer, Parser, Compiler };
struct SyntaxWarningNote {
    Text message;
    uint32_t lineno;
    uint32_t column;
    uint32_t end_lineno;
    uint32_t end_column;
    Stage stage;
    SyntaxWarningNote* next;
};

enum class ProblemType : uint8_t {
    None,
    SyntaxError,
    IndentationError,
    TabError,
    MemoryError, // the source nests too deeply
    ValueError,  // an int literal with too many digits under a mode that reports so
    OutOfArena,  // the Arena is at its limit
    Stopped,     // the Poll said so
};

// Line and offset as SyntaxError shows them: offsets count characters from 1; -1 in end_offset, 0 and -1 in
// offset occur as CPython has them. Without a position (has_position false), lineno, offset, text, end_lineno
// and end_offset are None.
struct SyntaxProblem {
    ProblemType type = ProblemType::None;
    bool has_position = true;
    bool of_compiler = false; // the stages after the parser found it, which see no text of the source
    Text message;
    uint32_t lineno = 0;
    int64_t offset = 0;
    uint32_t end_lineno = 0;
    int64_t end_offset = 0;
    Text line; // the offending line as UTF-8; absent: None
};

struct ParseResult {
    Mod* tree = nullptr; // null exactly when there is a problem
    SyntaxProblem problem;
    SyntaxWarningNote* warnings = nullptr; // also when there is a problem
    // The deepest nesting of nodes, left-deep chains (see nodes.def) not counted.
    uint32_t depth = 0;
    bool future_annotations = false;
    uint32_t last_future_line = 0; // of the `from __future__` imports at the beginning
    // The source as UTF-8 with '\n' as line end, which every Span refers to.
    Text source;
};

// The tree, its texts and its scopes are in the Arena, as is the working space: `arena` should have room for
// about 40 times the size of the source. `source` may go away afterwards.
[[nodiscard]] ParseResult parse(Arena& arena, Poll& poll, Text source, Mode mode, Flags flags);

} // namespace natrix::syntax
