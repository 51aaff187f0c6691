#include <algorithm>

#include "base/text/utf8.h"
#include "natives/all.h"
#include "objects/errors.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "syntax/parse.h"
#include "syntax/tree.h"

// What a piece of source is, for the marks under the lines of a traceback.
namespace natrix {
namespace {

using syntax::as;
using syntax::Expr;
using syntax::Span;
using syntax::Text;

// The characters as UTF-8 (WTF-8 where surrogates stand alone), with `before` and `after` around them.
Text utf8_of(Arena& arena, TextView text, const char* before, const char* after) {
    size_t around = std::strlen(before) + std::strlen(after);
    auto* bytes = arena.array<char>(size_t{text.length} * 4 + around + 1);
    if (!bytes) return {};
    uint32_t size = 0;
    auto put = [&](uint32_t byte) { bytes[size++] = static_cast<char>(byte); };
    for (; *before; before++) put(static_cast<unsigned char>(*before));
    for (uint32_t i = 0; i < text.length; i++) each_utf8_byte(text[i], put);
    for (; *after; after++) put(static_cast<unsigned char>(*after));
    return {bytes, size};
}

Value number(uint32_t value) { return Value::integer(value); }

syntax::ParseResult parse_text(Arena& arena, Cage& c, Value str, const char* before, const char* after) {
    Text source = utf8_of(arena, text_of(c, str), before, after);
    if (!source.present()) {
        syntax::ParseResult none;
        none.problem.type = syntax::ProblemType::OutOfArena;
        return none;
    }
    syntax::Flags flags;
    flags.source_is_text = true;
    flags.tree_only = true;
    return syntax::parse(arena, c.poll, source, syntax::Mode::Exec, flags);
}

// Where the parser came to a limit, what a native then answers; unbound where it did not.
Value limit_of(Cage& c, const syntax::ParseResult& parsed) {
    if (parsed.problem.type == syntax::ProblemType::Stopped) return Value::stopped();
    if (parsed.problem.type != syntax::ProblemType::OutOfArena) return Value();
    // Scratch and heap share one limit: a collection may make room.
    c.reserve_bytes = std::max<uint64_t>(c.reserve_bytes, 1 << 16);
    return Value::reserve();
}

// expression_shape(text): of the expression that stands between parentheses on lines of their own:
// (0 operator | 1 subscript | 2 call, end of its first part: line and column, begin of the operator's right
// side or end of the expression: line and column); None for any other, and for what is no expression. Columns
// in bytes.
Value expression_shape(Cage& c, Value* a) {
    Scratch scratch(c);
    syntax::ParseResult parsed = parse_text(scratch, c, a[0], "(\n", "\n)");
    if (Value limit = limit_of(c, parsed); limit.is_bound()) return limit;
    const auto* tree = as<syntax::Module>(parsed.tree);
    if (!tree || tree->body.count != 1) return Value::none();
    auto* statement = as<syntax::Expr_>(tree->body.items[0]);
    if (!statement) return Value::none();
    auto shape = [&](int kind, const Span& first, uint32_t line, uint32_t column) {
        return tuple_of(c, {Value::integer(kind), number(first.end_lineno), number(first.end_col_offset),
                            number(line), number(column)});
    };
    const Expr* e = statement->value;
    if (auto* binary = as<syntax::BinOp>(e))
        return shape(0, binary->left->span, binary->right->span.lineno, binary->right->span.col_offset);
    if (auto* subscript = as<syntax::Subscript>(e))
        return shape(1, subscript->value->span, e->span.end_lineno, e->span.end_col_offset);
    if (auto* call = as<syntax::Call>(e))
        return shape(2, call->func->span, e->span.end_lineno, e->span.end_col_offset);
    return Value::none();
}

// plain_call_span(text): the (line, column, end line, end column) of the call that a first statement `x =
// f(…)` or `return name(…)` consists of; None: it is none of these; False: it has no statement at all.
Value plain_call_span(Cage& c, Value* a) {
    Scratch scratch(c);
    syntax::ParseResult parsed = parse_text(scratch, c, a[0], "", "");
    if (Value limit = limit_of(c, parsed); limit.is_bound()) return limit;
    const auto* tree = as<syntax::Module>(parsed.tree);
    if (!tree) return Value::none();
    if (tree->body.count == 0) return Value::false_();
    const Expr* value = nullptr;
    if (auto* assignment = as<syntax::Assign>(tree->body.items[0]);
        assignment && assignment->targets.count == 1 && as<syntax::Name>(assignment->targets[0]))
        value = assignment->value;
    if (auto* result = as<syntax::Return>(tree->body.items[0])) {
        value = result->value;
        auto* call = as<syntax::Call>(value);
        if (!call || !as<syntax::Name>(call->func)) return Value::none();
    }
    if (!as<syntax::Call>(value)) return Value::none();
    const Span& at = value->span;
    return tuple_of(
        c, {number(at.lineno), number(at.col_offset), number(at.end_lineno), number(at.end_col_offset)});
}

// Whether a text is a program, or the beginning of one.
Value may_be_program(Cage& c, Value* a) {
    Scratch scratch(c);
    syntax::ParseResult parsed = parse_text(scratch, c, a[0], "", "\n");
    if (Value limit = limit_of(c, parsed); limit.is_bound()) return limit;
    if (parsed.tree) return Value::true_();
    constexpr char unfinished[] = "expected an indented block";
    Text message = parsed.problem.message;
    return Value::boolean(message.size >= sizeof unfinished - 1 &&
                          std::memcmp(message.data, unfinished, sizeof unfinished - 1) == 0);
}

constexpr NativeEntry kernel_entries[] = {
    {"may_be_program", may_be_program},
    {"expression_shape", expression_shape},
    {"plain_call_span", plain_call_span},
};

} // namespace

const NativeTable shape_kernels = kernels_of(kernel_entries);

} // namespace natrix
