#include "syntax/checks.h"

#include "syntax/scopes.h"
#include "syntax/source.h"
#include "syntax/text_builder.h"

namespace natrix::syntax {
namespace {

constexpr uint32_t max_blocks = 21;

bool same(Text a, Text b) { return a == b; }

// What encloses a node; innermost first.
struct Context {
    enum Kind : uint8_t { Unit, Loop, ExceptStar, Finally, Other } kind;
    uint8_t blocks;     // CPython's block stack
    const Scope* scope; // of the code object
    const Context* outer;
};

enum Mark : uint8_t { mark_star_allowed = 1, mark_irrefutable_allowed = 2 };

struct Work {
    const Node* node;
    const Context* context;
    uint8_t marks;
};

// The names that a pattern binds, last first; equal names are found by a walk, as in CPython.
struct Binding {
    Text name;
    const Binding* next;
    uint32_t count;
};

class Checker {
  public:
    Checker(Arena& arena, Poll& poll, Text source, Flags flags, ParseResult& result)
        : arena_(arena),
          poll_(poll),
          source_(source),
          flags_(flags),
          result_(result),
          warnings_end_(&result.warnings) {
        while (*warnings_end_) warnings_end_ = &(*warnings_end_)->next;
        early_warnings_end_ = warnings_end_;
    }
    bool run(const Mod* tree);

  private:
    bool stop(ProblemType type) {
        if (ok_) {
            result_.problem.type = type;
            result_.problem.has_position = false;
        }
        ok_ = false;
        return false;
    }
    bool error(const TextBuilder& message, const Span& span) {
        if (!ok_) return false;
        ok_ = false;
        result_.problem.type = ProblemType::SyntaxError;
        result_.problem.message = message.finish(arena_);
        position_of_span(result_.problem, source_, span);
        return false;
    }
    // Apart from their callers, so that messages do not lie on the stack of those that recurse.
    [[gnu::noinline]] bool error(const char* message, const Span& span) {
        return error(TextBuilder().add(message), span);
    }
    [[gnu::noinline]] bool error(const char* before, Text name, const char* after, const Span& span) {
        return error(TextBuilder().add(before).add(name).add(after), span);
    }
    void warn(const TextBuilder& message, const Span& span, bool early = false) {
        auto* note = arena_.make<SyntaxWarningNote>();
        if (!note) {
            stop(ProblemType::OutOfArena);
            return;
        }
        SyntaxWarningNote**& end = early ? early_warnings_end_ : warnings_end_;
        *note = {message.finish(arena_), span.lineno, span.col_offset, span.end_lineno, span.end_col_offset,
                 Stage::Compiler,        *end};
        if (early && warnings_end_ == early_warnings_end_) warnings_end_ = &note->next;
        *end = note;
        end = &note->next;
    }
    void push(const Node* node, const Context* context, uint8_t marks = 0) {
        if (!node || !ok_) return;
        if (size_ == capacity_) {
            uint32_t capacity = capacity_ ? capacity_ * 2 : 256;
            auto* work = static_cast<Work*>(arena_.take(capacity * sizeof(Work), alignof(Work)));
            if (!work) {
                stop(ProblemType::OutOfArena);
                return;
            }
            if (size_) std::memcpy(static_cast<void*>(work), work_, size_ * sizeof(Work));
            work_ = work;
            capacity_ = capacity;
        }
        work_[size_++] = {node, context, marks};
    }
    template<class T> void push_all(const Nodes<T>& nodes, const Context* context, uint8_t marks = 0) {
        for (T* node : nodes) push(node, context, marks);
    }
    const Context* inside(const Context* outer, Context::Kind kind, uint32_t blocks, const Span& span) {
        uint32_t all = outer->blocks + blocks;
        if (all > max_blocks) {
            error("too many statically nested blocks", span);
            return outer;
        }
        auto* context = static_cast<Context*>(arena_.take(sizeof(Context), alignof(Context)));
        if (!context) {
            stop(ProblemType::OutOfArena);
            return outer;
        }
        *context = {kind, static_cast<uint8_t>(all), outer->scope, outer};
        return context;
    }
    const Context* unit(const Scope* scope) {
        auto* context = static_cast<Context*>(arena_.take(sizeof(Context), alignof(Context)));
        if (!context) {
            stop(ProblemType::OutOfArena);
            return &top_;
        }
        bool resumes = scope && (scope->generator || scope->coroutine) && is_function_like(scope->kind);
        *context = {Context::Unit, static_cast<uint8_t>(resumes), scope, nullptr};
        return context;
    }
    void visit(const Work& work);
    void visit_expression(const Work& work);
    void jump(const Node* node, const Context* context, const char* name, bool is_return);
    void unpack(const Node* node, const Nodes<Expr>& elts, const Context* context);
    void keywords(const Nodes<Keyword>& list, const Context* context);
    void comprehension(const Node* node, const Nodes<Comprehension>& generators, const Expr* first,
                       const Expr* second, const Scope* scope, const Context* context);
    void arguments(const Arguments* args, const Context* context, bool annotations,
                   const Context* annotation_context);
    void call_warnings(const Call* call);
    void subscript_warnings(const Subscript* node);
    void compare_warnings(const Compare* node);
    bool pattern(const Pattern* pattern, bool irrefutable_allowed, const Binding*& bound);
    bool sub_patterns(const Nodes<Pattern>& list, const Binding*& bound) {
        for (Pattern* p : list)
            if (!pattern(p, true, bound)) return false;
        return true;
    }
    bool or_pattern(const MatchOr* node, bool irrefutable_allowed, const Binding*& bound);
    [[gnu::noinline]] bool mapping_keys(const MatchMapping* node);
    bool bind(Text name, const Binding*& bound, const Span& span);
    bool binds(Text name, const Binding* bound) {
        for (uint32_t n = 1; bound; bound = bound->next, n++) {
            if (bound->name == name) return true;
            if ((n & 1023) == 0 && poll_.charge(1024)) return !stop(ProblemType::Stopped);
        }
        return false;
    }
    bool allows_await(const Context* context) const {
        const Scope* s = context->scope;
        if (s->is_async_def || s->kind == ScopeKind::Comprehension) return true;
        return flags_.top_level_await && s->kind == ScopeKind::Module;
    }

    Arena& arena_;
    Poll& poll_;
    Text source_;
    Flags flags_;
    ParseResult& result_;
    SyntaxWarningNote** warnings_end_;
    // CPython looks for jumps out of `finally` in a walk before all others.
    SyntaxWarningNote** early_warnings_end_;
    bool ok_ = true;
    Work* work_ = nullptr;
    uint32_t size_ = 0;
    uint32_t capacity_ = 0;
    Context top_ = {Context::Unit, 0, nullptr, nullptr};
};

bool is_name(Text text, const char* literal) {
    return text.size == std::strlen(literal) && std::memcmp(text.data, literal, text.size) == 0;
}

const ImportFrom* future_import(const Node* node) {
    auto* import = as<ImportFrom>(node);
    return import && import->level == 0 && import->module.present() && is_name(import->module, "__future__")
               ? import
               : nullptr;
}

// What a constant's type is called; null for an expression whose type does not show.
const char* type_name(const Expr* e) {
    switch (e->kind) {
    case NodeKind::Tuple: return "tuple";
    case NodeKind::List:
    case NodeKind::ListComp: return "list";
    case NodeKind::Dict:
    case NodeKind::DictComp: return "dict";
    case NodeKind::Set:
    case NodeKind::SetComp: return "set";
    case NodeKind::GeneratorExp: return "generator";
    case NodeKind::Lambda: return "function";
    case NodeKind::TemplateStr: return "string.templatelib.Template";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "str";
    case NodeKind::Constant:
        switch (static_cast<const Constant*>(e)->value) {
        case ConstantKind::None: return "NoneType";
        case ConstantKind::True:
        case ConstantKind::False: return "bool";
        case ConstantKind::Ellipsis: return "ellipsis";
        case ConstantKind::Int: return "int";
        case ConstantKind::Float: return "float";
        case ConstantKind::Imaginary: return "complex";
        case ConstantKind::Str: return "str";
        case ConstantKind::Bytes: return "bytes";
        }
        return nullptr;
    default: return nullptr;
    }
}

// A literal whose identity means nothing. CPython has folded tuples of constants when it looks.
bool is_plain_literal(const Expr* e) {
    if (auto* c = as<Constant>(static_cast<const Node*>(e)))
        return c->value != ConstantKind::None && c->value != ConstantKind::True &&
               c->value != ConstantKind::False && c->value != ConstantKind::Ellipsis;
    if (auto* t = as<Tuple>(static_cast<const Node*>(e))) {
        for (Expr* item : t->elts)
            if (item->kind != NodeKind::Constant) return false;
        return true;
    }
    return false;
}

// repr() of a key in a message; CPython shows the value.
void key_text(TextBuilder& message, const Constant* c, Text source) {
    switch (c->value) {
    case ConstantKind::None: message.add("None"); break;
    case ConstantKind::True: message.add("True"); break;
    case ConstantKind::False: message.add("False"); break;
    case ConstantKind::Str:
    case ConstantKind::Bytes: {
        bool single = false, twice = false;
        for (uint32_t i = 0; i < c->text.size; i++) {
            single = single || c->text.data[i] == '\'';
            twice = twice || c->text.data[i] == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        if (c->value == ConstantKind::Bytes) message.add('b');
        message.add(quote).add(c->text).add(quote);
        break;
    }
    default: {
        if (c->value == ConstantKind::Int && c->base == 10) {
            message.add(c->text);
            break;
        }
        const char* at = source.data;
        for (uint32_t line = 1; line < c->span.lineno; at++) line += *at == '\n';
        message.add(Text{at + c->span.col_offset, c->span.end_col_offset - c->span.col_offset});
    }
    }
}

void Checker::compare_warnings(const Compare* node) {
    const Expr* left = node->left;
    for (uint32_t i = 0; i < node->ops.count; i++) {
        const Expr* right = node->comparators[i];
        CompareOperator op = node->ops[i];
        if (op == CompareOperator::Is || op == CompareOperator::IsNot) {
            const Expr* literal = is_plain_literal(left) ? left : is_plain_literal(right) ? right : nullptr;
            if (literal) {
                TextBuilder message;
                message.add(op == CompareOperator::Is ? "\"is\" with '" : "\"is not\" with '")
                    .add(type_name(literal));
                message.add("' literal. Did you mean \"")
                    .add(op == CompareOperator::Is ? "==" : "!=")
                    .add("\"?");
                warn(message, node->span);
                return;
            }
        }
        left = right;
    }
}

void Checker::call_warnings(const Call* call) {
    if (call->func->kind == NodeKind::Lambda) return;
    if (const char* type = type_name(call->func)) {
        TextBuilder message;
        message.add('\'').add(type).add("' object is not callable; perhaps you missed a comma?");
        warn(message, call->func->span);
    }
}

void Checker::subscript_warnings(const Subscript* node) {
    const char* type = type_name(node->value);
    if (!type) return;
    bool refuses = node->value->kind == NodeKind::Set || node->value->kind == NodeKind::SetComp ||
                   node->value->kind == NodeKind::GeneratorExp ||
                   node->value->kind == NodeKind::TemplateStr || node->value->kind == NodeKind::Lambda;
    if (auto* c = as<Constant>(static_cast<const Node*>(node->value)))
        refuses = c->value != ConstantKind::Str && c->value != ConstantKind::Bytes;
    if (refuses) {
        TextBuilder message;
        message.add('\'').add(type).add("' object is not subscriptable; perhaps you missed a comma?");
        warn(message, node->value->span);
        return;
    }
    const char* index = type_name(node->slice);
    if (!index || is_name({index, static_cast<uint32_t>(std::strlen(index))}, "int") ||
        is_name({index, static_cast<uint32_t>(std::strlen(index))}, "bool"))
        return;
    switch (node->value->kind) {
    case NodeKind::Constant:
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::ListComp:
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: break;
    default: return;
    }
    TextBuilder message;
    message.add(type)
        .add(" indices must be integers or slices, not ")
        .add(index)
        .add("; perhaps you missed a comma?");
    warn(message, node->value->span);
}

// break, continue and return: whether they may leave what encloses them.
void Checker::jump(const Node* node, const Context* context, const char* name, bool is_return) {
    bool in_finally = false;
    for (const Context* c = context; c; c = c->outer) {
        if (c->kind == Context::Finally && !in_finally) {
            in_finally = true;
            warn(TextBuilder().add('\'').add(name).add("' in a 'finally' block"), node->span, true);
        }
        if (c->kind == Context::ExceptStar) {
            error("'break', 'continue' and 'return' cannot appear in an except* block", node->span);
            return;
        }
        if (c->kind == Context::Loop && !is_return) return;
    }
    if (is_return) return;
    error(name[0] == 'b' ? "'break' outside loop" : "'continue' not properly in loop", node->span);
}

void Checker::unpack(const Node* node, const Nodes<Expr>& elts, const Context* context) {
    bool seen = false;
    for (uint32_t i = 0; i < elts.count; i++) {
        if (elts[i]->kind != NodeKind::Starred) continue;
        if (seen) {
            error("multiple starred expressions in assignment", node->span);
            return;
        }
        seen = true;
        if (i >= 256 || elts.count - i - 1 >= (1u << 23)) {
            error("too many expressions in star-unpacking assignment", node->span);
            return;
        }
    }
    push_all(elts, context, mark_star_allowed);
}

void Checker::keywords(const Nodes<Keyword>& list, const Context* context) {
    if (list.count > 1) {
        uint32_t buckets = 4;
        while (buckets < list.count * 2) buckets *= 2;
        auto** table = arena_.array<Keyword*>(buckets);
        if (!table) {
            stop(ProblemType::OutOfArena);
            return;
        }
        for (Keyword* keyword : list) {
            if (!keyword->arg.present()) continue;
            uint32_t h = 2166136261u;
            for (uint32_t i = 0; i < keyword->arg.size; i++)
                h = (h ^ static_cast<uint8_t>(keyword->arg.data[i])) * 16777619u;
            h ^= h >> 15;
            for (h &= buckets - 1; table[h]; h = (h + 1) & (buckets - 1)) {
                if (same(table[h]->arg, keyword->arg)) {
                    error(TextBuilder().add("keyword argument repeated: ").add(keyword->arg), keyword->span);
                    return;
                }
            }
            table[h] = keyword;
        }
    }
    for (Keyword* keyword : list) push(keyword->value, context);
}

void Checker::comprehension(const Node* node, const Nodes<Comprehension>& generators, const Expr* first,
                            const Expr* second, const Scope* scope, const Context* context) {
    if (!scope->is_generator_expression && scope->coroutine && !allows_await(context)) {
        error("asynchronous comprehension outside of an asynchronous function", node->span);
        return;
    }
    const Context* inner = scope->inlined ? context : unit(scope);
    for (uint32_t i = 0; i < generators.count; i++) {
        const Comprehension& c = *generators[i];
        push(c.iter, i == 0 ? context : inner);
        push(c.target, inner);
        push_all(c.ifs, inner);
    }
    push(first, inner);
    push(second, inner);
}

void Checker::arguments(const Arguments* args, const Context* context, bool annotations,
                        const Context* annotation_context) {
    push_all(args->defaults, context);
    push_all(args->kw_defaults, context);
    if (!annotations) return;
    auto all = [&](const Nodes<Arg>& list) {
        for (Arg* a : list) push(a->annotation, annotation_context);
    };
    all(args->posonlyargs);
    all(args->args);
    if (args->vararg) push(args->vararg->annotation, annotation_context, mark_star_allowed);
    all(args->kwonlyargs);
    if (args->kwarg) push(args->kwarg->annotation, annotation_context);
}

bool Checker::run(const Mod* tree) {
    const Scope* scope = nullptr;
    uint32_t base = 0;
    switch (tree->kind) {
    case NodeKind::Module: scope = static_cast<const Module*>(tree)->scope; break;
    case NodeKind::Interactive: scope = static_cast<const Interactive*>(tree)->scope; break;
    case NodeKind::Expression: scope = static_cast<const Expression*>(tree)->scope; break;
    default: return true;
    }
    top_.scope = scope;
    const Context* context = &top_;
    if (tree->kind == NodeKind::Module)
        push_all(static_cast<const Module*>(tree)->body, context);
    else if (tree->kind == NodeKind::Interactive)
        push_all(static_cast<const Interactive*>(tree)->body, context);
    else
        push(static_cast<const Expression*>(tree)->body, context);
    auto turn = [&](uint32_t from) {
        for (uint32_t low = from, high = size_; low + 1 < high; low++) {
            Work swapped = work_[low];
            work_[low] = work_[--high];
            work_[high] = swapped;
        }
    };
    turn(base);
    for (uint32_t charged = 0; ok_ && size_ > 0;) {
        if ((++charged & 1023) == 0 && poll_.charge(1024)) return stop(ProblemType::Stopped);
        Work work = work_[--size_];
        uint32_t from = size_;
        visit(work);
        turn(from);
    }
    return ok_;
}

void Checker::visit(const Work& work) {
    const Node* node = work.node;
    const Context* context = work.context;
    switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: {
        auto* n = static_cast<const FunctionDef*>(node);
        push_all(n->decorator_list, context);
        const Context* outer = n->type_scope ? unit(n->type_scope) : context;
        const Context* lazy = n->annotation_scope ? unit(n->annotation_scope) : outer;
        push_all(n->type_params, outer);
        arguments(n->args, context, true, lazy);
        push(n->returns, lazy);
        push_all(n->body, unit(n->scope));
        break;
    }
    case NodeKind::ClassDef: {
        auto* n = static_cast<const ClassDef*>(node);
        push_all(n->decorator_list, context);
        const Context* outer = n->type_scope ? unit(n->type_scope) : context;
        push_all(n->type_params, outer);
        push_all(n->body, unit(n->scope));
        push_all(n->bases, outer, mark_star_allowed);
        keywords(n->keywords, outer);
        break;
    }
    case NodeKind::Return: {
        auto* n = static_cast<const Return*>(node);
        const Scope* s = context->scope;
        if (s->kind != ScopeKind::Function) {
            error("'return' outside function", node->span);
            return;
        }
        if (n->value && s->is_async_def && s->generator) {
            error("'return' with value in async generator", node->span);
            return;
        }
        jump(node, context, "return", true);
        // A constant is loaded after the jump, so that CPython is at its place then.
        if (!ok_ && n->value && n->value->kind == NodeKind::Constant &&
            n->value->span.lineno == n->span.lineno)
            position_of_span(result_.problem, source_, n->value->span);
        push(n->value, context);
        break;
    }
    case NodeKind::Break: jump(node, context, "break", false); break;
    case NodeKind::Continue: jump(node, context, "continue", false); break;
    case NodeKind::Delete: push_all(static_cast<const Delete*>(node)->targets, context); break;
    case NodeKind::Assign:
        push(static_cast<const Assign*>(node)->value, context);
        push_all(static_cast<const Assign*>(node)->targets, context);
        break;
    case NodeKind::AugAssign:
        push(static_cast<const AugAssign*>(node)->target, context);
        push(static_cast<const AugAssign*>(node)->value, context);
        break;
    case NodeKind::AnnAssign: {
        auto* n = static_cast<const AnnAssign*>(node);
        push(n->value, context);
        push(n->target, context);
        push(n->annotation, context);
        break;
    }
    case NodeKind::TypeAlias: {
        auto* n = static_cast<const TypeAlias*>(node);
        push_all(n->type_params, n->type_scope ? unit(n->type_scope) : context);
        push(n->value, unit(n->scope));
        break;
    }
    case NodeKind::TypeVar: {
        auto* n = static_cast<const TypeVar*>(node);
        if (n->bound) push(n->bound, unit(n->bound_scope));
        if (n->default_value) push(n->default_value, unit(n->default_scope));
        break;
    }
    case NodeKind::ParamSpec: {
        auto* n = static_cast<const ParamSpec*>(node);
        if (n->default_value) push(n->default_value, unit(n->default_scope));
        break;
    }
    case NodeKind::TypeVarTuple: {
        auto* n = static_cast<const TypeVarTuple*>(node);
        if (n->default_value) push(n->default_value, unit(n->default_scope), mark_star_allowed);
        break;
    }
    case NodeKind::For:
    case NodeKind::AsyncFor: {
        auto* n = static_cast<const For*>(node);
        if (node->kind == NodeKind::AsyncFor &&
            !(context->scope->is_async_def ||
              (flags_.top_level_await && context->scope->kind == ScopeKind::Module))) {
            error("'async for' outside async function", node->span);
            return;
        }
        const Context* loop = inside(context, Context::Loop, 1, node->span);
        push(n->iter, context);
        push(n->target, loop);
        push_all(n->body, loop);
        push_all(n->orelse, context);
        break;
    }
    case NodeKind::While: {
        auto* n = static_cast<const While*>(node);
        const Context* loop = inside(context, Context::Loop, 1, node->span);
        push(n->test, context);
        push_all(n->body, loop);
        push_all(n->orelse, context);
        break;
    }
    case NodeKind::If: {
        auto* n = static_cast<const If*>(node);
        push(n->test, context);
        push_all(n->body, context);
        push_all(n->orelse, context);
        break;
    }
    case NodeKind::With:
    case NodeKind::AsyncWith: {
        auto* n = static_cast<const With*>(node);
        if (node->kind == NodeKind::AsyncWith &&
            !(context->scope->is_async_def ||
              (flags_.top_level_await && context->scope->kind == ScopeKind::Module))) {
            error("'async with' outside async function", node->span);
            return;
        }
        const Context* inner = context;
        for (WithItem* item : n->items) {
            push(item->context_expr, inner);
            inner = inside(inner, Context::Other, 1, item->context_expr->span);
            push(item->optional_vars, inner);
        }
        push_all(n->body, inner);
        break;
    }
    case NodeKind::Match: {
        auto* n = static_cast<const Match*>(node);
        push(n->subject, context);
        for (uint32_t i = 0; i < n->cases.count; i++) {
            const MatchCase* c = n->cases[i];
            push(c->pattern, context, (i + 1 == n->cases.count || c->guard) ? mark_irrefutable_allowed : 0);
            push(c->guard, context);
            push_all(c->body, context);
        }
        break;
    }
    case NodeKind::Raise:
        push(static_cast<const Raise*>(node)->exc, context);
        push(static_cast<const Raise*>(node)->cause, context);
        break;
    case NodeKind::Try:
    case NodeKind::TryStar: {
        auto* n = static_cast<const Try*>(node);
        const Context* outer = n->finalbody.count ? inside(context, Context::Other, 1, node->span) : context;
        push_all(n->body, n->handlers.count ? inside(outer, Context::Other, 1, node->span) : outer);
        push_all(n->orelse, outer);
        bool star = node->kind == NodeKind::TryStar;
        for (uint32_t i = 0; i < n->handlers.count; i++) {
            const ExceptHandler* h = n->handlers[i];
            if (!h->type && i + 1 < n->handlers.count) {
                error("default 'except:' must be last", h->span);
                return;
            }
            const Context* handler =
                inside(outer, star ? Context::ExceptStar : Context::Other, 1, node->span);
            push(h->type, handler);
            push_all(h->body, inside(handler, Context::Other, 1, h->span));
        }
        if (n->finalbody.count) push_all(n->finalbody, inside(context, Context::Finally, 1, node->span));
        break;
    }
    case NodeKind::Assert: {
        auto* n = static_cast<const Assert*>(node);
        auto* tuple = as<Tuple>(static_cast<const Node*>(n->test));
        if (tuple && tuple->elts.count)
            warn(TextBuilder().add("assertion is always true, perhaps remove parentheses?"), node->span);
        push(n->test, context);
        push(n->msg, context);
        break;
    }
    case NodeKind::ImportFrom:
        // Those at the beginning have been read; their last line is known.
        if (future_import(node) && node->span.lineno > result_.last_future_line) {
            error("from __future__ imports must occur at the beginning of the file", node->span);
            return;
        }
        break;
    case NodeKind::Expr_: push(static_cast<const Expr_*>(node)->value, context); break;
    case NodeKind::MatchValue:
    case NodeKind::MatchSingleton:
    case NodeKind::MatchSequence:
    case NodeKind::MatchMapping:
    case NodeKind::MatchClass:
    case NodeKind::MatchStar:
    case NodeKind::MatchAs:
    case NodeKind::MatchOr: {
        const Binding* bound = nullptr;
        pattern(static_cast<const Pattern*>(node), (work.marks & mark_irrefutable_allowed) != 0, bound);
        break;
    }
    default: visit_expression(work); break;
    }
}

void Checker::visit_expression(const Work& work) {
    const Node* node = work.node;
    const Context* context = work.context;
    switch (node->kind) {
    case NodeKind::BoolOp: push_all(static_cast<const BoolOp*>(node)->values, context); break;
    case NodeKind::NamedExpr: push(static_cast<const NamedExpr*>(node)->value, context); break;
    case NodeKind::BinOp:
        push(static_cast<const BinOp*>(node)->left, context);
        push(static_cast<const BinOp*>(node)->right, context);
        break;
    case NodeKind::UnaryOp: push(static_cast<const UnaryOp*>(node)->operand, context); break;
    case NodeKind::Lambda: {
        auto* n = static_cast<const Lambda*>(node);
        arguments(n->args, context, false, nullptr);
        push(n->body, unit(n->scope));
        break;
    }
    case NodeKind::IfExp:
        push(static_cast<const IfExp*>(node)->test, context);
        push(static_cast<const IfExp*>(node)->body, context);
        push(static_cast<const IfExp*>(node)->orelse, context);
        break;
    case NodeKind::Dict: {
        auto* n = static_cast<const Dict*>(node);
        for (uint32_t i = 0; i < n->keys.count; i++) {
            push(n->keys[i], context);
            push(n->values[i], context);
        }
        break;
    }
    case NodeKind::Set: push_all(static_cast<const Set*>(node)->elts, context, mark_star_allowed); break;
    case NodeKind::ListComp: {
        auto* n = static_cast<const ListComp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, context);
        break;
    }
    case NodeKind::SetComp: {
        auto* n = static_cast<const SetComp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, context);
        break;
    }
    case NodeKind::DictComp: {
        auto* n = static_cast<const DictComp*>(node);
        comprehension(node, n->generators, n->key, n->value, n->scope, context);
        break;
    }
    case NodeKind::GeneratorExp: {
        auto* n = static_cast<const GeneratorExp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, context);
        break;
    }
    case NodeKind::Await:
        if (!allows_await(context)) {
            error(is_function_like(context->scope->kind) ? "'await' outside async function"
                                                         : "'await' outside function",
                  node->span);
            return;
        }
        push(static_cast<const Await*>(node)->value, context);
        break;
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
        if (!is_function_like(context->scope->kind)) {
            error(node->kind == NodeKind::Yield ? "'yield' outside function"
                                                : "'yield from' outside function",
                  node->span);
            return;
        }
        if (node->kind == NodeKind::YieldFrom && context->scope->is_async_def) {
            error("'yield from' inside async function", node->span);
            return;
        }
        push(node->kind == NodeKind::Yield ? static_cast<const Yield*>(node)->value
                                           : static_cast<const YieldFrom*>(node)->value,
             context);
        break;
    case NodeKind::Compare: {
        auto* n = static_cast<const Compare*>(node);
        compare_warnings(n);
        push(n->left, context);
        push_all(n->comparators, context);
        break;
    }
    case NodeKind::Call: {
        auto* n = static_cast<const Call*>(node);
        call_warnings(n);
        push(n->func, context);
        push_all(n->args, context, mark_star_allowed);
        keywords(n->keywords, context);
        break;
    }
    case NodeKind::FormattedValue:
        push(static_cast<const FormattedValue*>(node)->value, context);
        push(static_cast<const FormattedValue*>(node)->format_spec, context);
        break;
    case NodeKind::Interpolation:
        push(static_cast<const Interpolation*>(node)->value, context);
        push(static_cast<const Interpolation*>(node)->format_spec, context);
        break;
    case NodeKind::JoinedStr: push_all(static_cast<const JoinedStr*>(node)->values, context); break;
    case NodeKind::TemplateStr: push_all(static_cast<const TemplateStr*>(node)->values, context); break;
    case NodeKind::Attribute: push(static_cast<const Attribute*>(node)->value, context); break;
    case NodeKind::Subscript: {
        auto* n = static_cast<const Subscript*>(node);
        if (n->ctx == ExprContext::Load) subscript_warnings(n);
        push(n->value, context);
        push(n->slice, context);
        break;
    }
    case NodeKind::Starred: {
        auto* n = static_cast<const Starred*>(node);
        if (!(work.marks & mark_star_allowed)) {
            error(n->ctx == ExprContext::Store ? "starred assignment target must be in a list or tuple"
                                               : "can't use starred expression here",
                  node->span);
            return;
        }
        push(n->value, context);
        break;
    }
    case NodeKind::List: {
        auto* n = static_cast<const List*>(node);
        if (n->ctx == ExprContext::Store)
            unpack(node, n->elts, context);
        else
            push_all(n->elts, context, mark_star_allowed);
        break;
    }
    case NodeKind::Tuple: {
        auto* n = static_cast<const Tuple*>(node);
        if (n->ctx == ExprContext::Store)
            unpack(node, n->elts, context);
        else
            push_all(n->elts, context, mark_star_allowed);
        break;
    }
    case NodeKind::Slice:
        push(static_cast<const Slice*>(node)->lower, context);
        push(static_cast<const Slice*>(node)->upper, context);
        push(static_cast<const Slice*>(node)->step, context);
        break;
    default: break;
    }
}

bool Checker::bind(Text name, const Binding*& bound, const Span& span) {
    if (!name.present()) return true;
    if (binds(name, bound)) return error("multiple assignments to name '", name, "' in pattern", span);
    auto* binding = static_cast<Binding*>(arena_.take(sizeof(Binding), alignof(Binding)));
    if (!binding) return stop(ProblemType::OutOfArena);
    *binding = {name, bound, bound ? bound->count + 1 : 1};
    bound = binding;
    return true;
}

// Recursion is bounded by the brackets around patterns: 200, with at most three nodes for each.
bool Checker::pattern(const Pattern* node, bool irrefutable_allowed, const Binding*& bound) {
    switch (node->kind) {
    case NodeKind::MatchValue: {
        const Expr* value = static_cast<const MatchValue*>(node)->value;
        if (value->kind == NodeKind::JoinedStr || value->kind == NodeKind::TemplateStr)
            return error("patterns may only match literals and attribute lookups", node->span);
        return true;
    }
    case NodeKind::MatchSequence: {
        auto* n = static_cast<const MatchSequence*>(node);
        uint32_t stars = 0;
        for (Pattern* p : n->patterns) stars += p->kind == NodeKind::MatchStar;
        if (stars > 1) return error("multiple starred names in sequence pattern", node->span);
        return sub_patterns(n->patterns, bound);
    }
    case NodeKind::MatchMapping: {
        auto* n = static_cast<const MatchMapping*>(node);
        return mapping_keys(n) && sub_patterns(n->patterns, bound) && bind(n->rest, bound, node->span);
    }
    case NodeKind::MatchClass: {
        auto* n = static_cast<const MatchClass*>(node);
        for (uint32_t i = 0; i < n->kwd_attrs.count; i++) {
            if (poll_.charge(i / 8)) return stop(ProblemType::Stopped);
            for (uint32_t k = i + 1; k < n->kwd_attrs.count; k++)
                if (n->kwd_attrs[i] == n->kwd_attrs[k])
                    return error("attribute name repeated in class pattern: ", n->kwd_attrs[i], "",
                                 n->kwd_patterns[k]->span);
        }
        return sub_patterns(n->patterns, bound) && sub_patterns(n->kwd_patterns, bound);
    }
    case NodeKind::MatchStar: return bind(static_cast<const MatchStar*>(node)->name, bound, node->span);
    case NodeKind::MatchAs: {
        auto* n = static_cast<const MatchAs*>(node);
        if (n->pattern)
            return pattern(n->pattern, irrefutable_allowed, bound) && bind(n->name, bound, node->span);
        if (!irrefutable_allowed) {
            if (n->name.present())
                return error("name capture '", n->name, "' makes remaining patterns unreachable", node->span);
            return error("wildcard makes remaining patterns unreachable", node->span);
        }
        return bind(n->name, bound, node->span);
    }
    case NodeKind::MatchOr: return or_pattern(static_cast<const MatchOr*>(node), irrefutable_allowed, bound);
    default: return true;
    }
}

bool Checker::or_pattern(const MatchOr* node, bool irrefutable_allowed, const Binding*& bound) {
    const Binding* control = nullptr;
    for (uint32_t i = 0; i < node->patterns.count; i++) {
        const Binding* names = nullptr;
        if (!pattern(node->patterns[i], irrefutable_allowed && i + 1 == node->patterns.count, names))
            return false;
        if (i == 0) {
            control = names;
            continue;
        }
        bool equal = (names ? names->count : 0) == (control ? control->count : 0);
        for (const Binding* b = names; b && equal; b = b->next) equal = binds(b->name, control);
        if (!equal) return error("alternative patterns bind different names", node->span);
    }
    for (const Binding* b = control; b; b = b->next)
        if (!bind(b->name, bound, node->span)) return false;
    return ok_;
}

// Keys that are constants must differ. Numbers are compared by value, as far as their spelling shows it.
bool Checker::mapping_keys(const MatchMapping* node) {
    auto negated = [](const Expr* e, bool& negative) {
        negative = e->kind == NodeKind::UnaryOp;
        if (negative) e = static_cast<const UnaryOp*>(e)->operand;
        return as<Constant>(static_cast<const Node*>(e));
    };
    auto number_of = [](const Constant* c, double& value) {
        switch (c->value) {
        case ConstantKind::True: value = 1; return true;
        case ConstantKind::False: value = 0; return true;
        case ConstantKind::Float: value = c->number; return true;
        case ConstantKind::Int:
            if (c->text.size > 15 / (c->base == 16 ? 2 : 1)) return false;
            value = 0;
            for (uint32_t i = 0; i < c->text.size; i++) {
                char d = c->text.data[i];
                value = value * c->base + (d <= '9' ? d - '0' : d - 'a' + 10);
            }
            return true;
        default: return false;
        }
    };
    for (uint32_t i = 0; i < node->keys.count; i++) {
        const Expr* key = node->keys[i];
        if (key->kind == NodeKind::JoinedStr || key->kind == NodeKind::TemplateStr)
            return error("mapping pattern keys may only match literals and attribute lookups", node->span);
        bool negative = false;
        auto* constant = negated(key, negative);
        if (!constant) continue;
        double value = 0;
        bool numeric = number_of(constant, value);
        if (poll_.charge(i / 8)) return stop(ProblemType::Stopped);
        for (uint32_t k = 0; k < i; k++) {
            bool other_negative = false;
            auto* other = negated(node->keys[k], other_negative);
            if (!other) continue;
            double other_value = 0;
            bool equal = false;
            if (numeric && number_of(other, other_value))
                equal = (negative ? -value : value) == (other_negative ? -other_value : other_value);
            else
                equal = constant->value == other->value && negative == other_negative &&
                        constant->base == other->base && constant->text == other->text &&
                        constant->number == other->number;
            if (!equal) continue;
            TextBuilder message;
            message.add("mapping pattern checks duplicate key (");
            if (negative) message.add('-');
            key_text(message, constant, {source_.data, source_.size});
            return error(message.add(')'), node->span);
        }
    }
    return true;
}

} // namespace

bool read_futures(Arena& arena, const Mod* tree, Text source, ParseResult& result) {
    const Nodes<Stmt>* body = tree->kind == NodeKind::Module ? &static_cast<const Module*>(tree)->body
                              : tree->kind == NodeKind::Interactive
                                  ? &static_cast<const Interactive*>(tree)->body
                                  : nullptr;
    if (!body) return true;
    const char* const known[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                 "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                 "generator_stop", "annotations"};
    bool docstring_possible = true;
    for (Stmt* statement : *body) {
        const ImportFrom* import = future_import(statement);
        if (!import) {
            auto* first = as<Expr_>(static_cast<const Node*>(statement));
            auto* text_value = first ? as<Constant>(static_cast<const Node*>(first->value)) : nullptr;
            if (!docstring_possible || !text_value || text_value->value != ConstantKind::Str) return true;
            docstring_possible = false;
            continue;
        }
        docstring_possible = false;
        for (Alias* alias : import->names) {
            bool found = false;
            for (const char* name : known) found = found || is_name(alias->name, name);
            if (is_name(alias->name, "annotations")) result.future_annotations = true;
            if (found) continue;
            TextBuilder message;
            if (is_name(alias->name, "braces"))
                message.add("not a chance");
            else
                message.add("future feature ").add(alias->name).add(" is not defined");
            result.problem.type = ProblemType::SyntaxError;
            result.problem.message = message.finish(arena);
            position_of_span(result.problem, source, alias->span);
            return false;
        }
        result.last_future_line = import->span.lineno;
    }
    return true;
}

bool check_tree(Arena& arena, Poll& poll, const Mod* tree, Text source, Flags flags, ParseResult& result) {
    return Checker(arena, poll, source, flags, result).run(tree);
}

} // namespace natrix::syntax
