#include "syntax/parse.h"

#include "syntax/checks.h"
#include "syntax/diagnosis.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"
#include "syntax/scopes.h"
#include "syntax/source.h"

namespace natrix::syntax {
namespace {

SyntaxProblem plain_problem(ProblemType type, Text message) {
    SyntaxProblem problem;
    problem.type = type;
    problem.has_position = false;
    problem.message = message;
    return problem;
}

// Both lists are in the order of lines; so is the result.
SyntaxWarningNote* join(SyntaxWarningNote* a, SyntaxWarningNote* b) {
    SyntaxWarningNote* first = nullptr;
    SyntaxWarningNote** end = &first;
    while (a || b) {
        SyntaxWarningNote*& next = !b || (a && a->lineno <= b->lineno) ? a : b;
        *end = next;
        end = &next->next;
        next = next->next;
    }
    *end = nullptr;
    return first;
}

ParseResult parse_within(Arena& arena, Poll& poll, Text bytes, Mode mode, Flags flags) {
    ParseResult result;
    Source source;
    if (!prepare_source(arena, poll, bytes, flags, source, result.problem)) return result;
    result.source = {source.text, source.size};
    TokenList tokens;
    if (!tokenize(arena, poll, source, mode, flags, tokens)) {
        result.problem = plain_problem(tokens.problem.type, {});
        return result;
    }
    auto* memory = arena.take(sizeof(Parser), alignof(Parser));
    if (!memory) {
        result.problem = plain_problem(ProblemType::OutOfArena, {});
        return result;
    }
    auto* parser = new (memory) Parser(arena, poll, source, tokens, flags);
    Mod* tree = parser->parse(mode);
    result.warnings = join(tokens.warnings, parser->warnings());
    switch (parser->failure()) {
    case Failure::None: break;
    case Failure::TooDeep:
        result.problem = plain_problem(ProblemType::MemoryError,
                                       text("Parser stack overflowed - Python source too complex to parse"));
        return result;
    case Failure::Stopped: result.problem = plain_problem(ProblemType::Stopped, {}); return result;
    case Failure::OutOfArena: result.problem = plain_problem(ProblemType::OutOfArena, {}); return result;
    case Failure::Literal:
        // The tokenizer's problems come first, wherever they are.
        result.problem =
            outranked(tokens, parser->problem().lineno) ? outranking_problem(tokens) : parser->problem();
        return result;
    case Failure::Syntax:
        result.problem = diagnose(arena, poll, source, tokens, mode, flags, parser->statement_start());
        return result;
    }
    result.future_annotations = flags.future_annotations;
    if (!flags.tree_only) {
        ScopeResult scopes;
        if (!read_futures(arena, tree, result.source, result)) return result;
        if (!build_scopes(arena, poll, tree, result.source, flags, result.future_annotations, scopes)) {
            result.problem = scopes.problem;
            return result;
        }
        result.depth = scopes.depth;
        if (!check_tree(arena, poll, tree, result.source, flags, result)) return result;
    }
    result.tree = tree;
    return result;
}

} // namespace

// Where the arena came to its end, whatever was found is worth nothing: a message may lack its name, a search
// its memory.
ParseResult parse(Arena& arena, Poll& poll, Text bytes, Mode mode, Flags flags) {
    ParseResult result = parse_within(arena, poll, bytes, mode, flags);
    if (arena.exhausted() && result.problem.type != ProblemType::Stopped) {
        result.tree = nullptr;
        result.problem = plain_problem(ProblemType::OutOfArena, {});
    }
    return result;
}

} // namespace natrix::syntax
