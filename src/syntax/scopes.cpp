#include "syntax/scopes.h"

#include "syntax/source.h"
#include "syntax/text_builder.h"

// Two passes: a walk over the tree that notes how each scope uses its names, then the resolution of every
// name against the scopes around it. The walk keeps its own stack of work, and goes through each node in the
// order in which CPython compiles it, so that locals come in the order of co_varnames.
namespace natrix::syntax {

bool is_mangled(Text private_name, Text name) {
    if (!private_name.present() || name.size < 3 || name.data[0] != '_' || name.data[1] != '_') return false;
    if (name.data[name.size - 1] == '_' && name.data[name.size - 2] == '_') return false;
    bool only_underscores = true;
    for (uint32_t i = 0; i < private_name.size; i++)
        only_underscores = only_underscores && private_name.data[i] == '_';
    if (only_underscores) return false;
    for (uint32_t i = 0; i < name.size; i++)
        if (name.data[i] == '.') return false;
    return true;
}

static Text strip_underscores(Text name) {
    while (name.size && name.data[0] == '_') {
        name.data++;
        name.size--;
    }
    return name;
}

Text mangle(Arena& arena, Text private_name, Text name) {
    if (!is_mangled(private_name, name)) return name;
    Text stripped = strip_underscores(private_name);
    char* to = arena.array<char>(size_t{stripped.size} + name.size + 1);
    if (!to) return {};
    to[0] = '_';
    std::memcpy(to + 1, stripped.data, stripped.size);
    std::memcpy(to + 1 + stripped.size, name.data, name.size);
    return {to, stripped.size + name.size + 1};
}

namespace {

uint32_t hash_bytes(uint32_t h, Text text) {
    for (uint32_t i = 0; i < text.size; i++) h = (h ^ static_cast<uint8_t>(text.data[i])) * 16777619u;
    return h;
}
uint32_t finish_hash(uint32_t h) {
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    return h ^ (h >> 13);
}

bool same(Text a, Text b) {
    return a.size == b.size && (a.size == 0 || std::memcmp(a.data, b.data, a.size) == 0);
}

bool only_listed_mangle(const Scope& scope, Text name) {
    if (!scope.mangles_only_some) return true;
    for (const Text& listed : scope.mangled_only)
        if (same(listed, name)) return true;
    return false;
}

// A name in the form in which tables hold it, without making the text.
struct Key {
    Text prefix; // of the class, stripped; absent when the name is not mangled
    Text name;
    uint32_t hash;

    Key(const Scope& scope, Text source_name) : name(source_name) {
        uint32_t h = 2166136261u;
        if (name.size > 2 && name.data[0] == '_' && name.data[1] == '_' &&
            is_mangled(scope.private_name, name) && only_listed_mangle(scope, name)) {
            prefix = strip_underscores(scope.private_name);
            h = hash_bytes(hash_bytes(h, text("_")), prefix);
        }
        hash = finish_hash(hash_bytes(h, name));
    }
    [[nodiscard]] bool matches(const Symbol& s) const {
        if (s.hash != hash) return false;
        if (!prefix.present()) return same(s.name, name);
        return s.name.size == prefix.size + name.size + 1 && s.name.data[0] == '_' &&
               std::memcmp(s.name.data + 1, prefix.data, prefix.size) == 0 &&
               std::memcmp(s.name.data + 1 + prefix.size, name.data, name.size) == 0;
    }
};

Symbol* find_hashed(const Scope& scope, Text name, uint32_t hash) {
    if (!scope.bucket_count) return nullptr;
    for (Symbol* s = scope.buckets[hash & (scope.bucket_count - 1)]; s; s = s->next_in_bucket)
        if (s->hash == hash && same(s->name, name)) return s;
    return nullptr;
}

} // namespace

Symbol* Scope::find(Text source_name) const {
    if (!bucket_count) return nullptr;
    Key key(*this, source_name);
    for (Symbol* s = buckets[key.hash & (bucket_count - 1)]; s; s = s->next_in_bucket)
        if (key.matches(*s)) return s;
    return nullptr;
}

Symbol* Scope::find_mangled(Text mangled) const {
    return find_hashed(*this, mangled, finish_hash(hash_bytes(2166136261u, mangled)));
}

namespace {

enum class Op : uint8_t {
    Visit,
    Enter, // a scope
    Leave,
    Bind,        // a name without a node: `text`
    Conditional, // in or out of a conditional block: extra
    FirstIter,   // in or out of a comprehension's iterable: extra
    Iteration,   // in or out of a comprehension's target: extra
    EndComprehension,
};

struct Work {
    Op op;
    int8_t extra;
    uint16_t flags;
    uint32_t depth;
    const void* node; // Node, Scope, or the node a name belongs to
    Text name;
};

class Builder {
  public:
    Builder(Arena& arena, Poll& poll, Text source, Flags flags, bool future_annotations, ScopeResult& result)
        : arena_(arena),
          poll_(poll),
          source_(source),
          flags_(flags),
          future_annotations_(future_annotations),
          result_(result) {}

    bool run(Mod* tree);

  private:
    bool stop(ProblemType type) {
        if (result_.problem.type == ProblemType::None) {
            result_.problem.type = type;
            result_.problem.has_position = false;
        }
        ok_ = false;
        return false;
    }
    bool error(const TextBuilder& message, const Span& span) {
        if (result_.problem.type != ProblemType::None) return false;
        SyntaxProblem& p = result_.problem;
        p.type = ProblemType::SyntaxError;
        p.message = message.finish(arena_);
        position_of_span(p, source_, span);
        ok_ = false;
        return false;
    }
    bool error(const char* message, const Span& span) { return error(TextBuilder().add(message), span); }
    bool error(const char* before, Text name, const char* after, const Span& span) {
        return error(TextBuilder().add(before).add(name).add(after), span);
    }

    // --- the walk
    void push(const Work& work) {
        if (size_ == capacity_) {
            uint32_t capacity = capacity_ ? capacity_ * 2 : 256;
            auto* all = static_cast<Work*>(arena_.take(capacity * sizeof(Work), alignof(Work)));
            if (!all) {
                stop(ProblemType::OutOfArena);
                return;
            }
            if (size_) std::memcpy(static_cast<void*>(all), work_, size_ * sizeof(Work));
            work_ = all;
            capacity_ = capacity;
        }
        work_[size_++] = work;
    }
    void then(const Node* node) {
        if (node) push({Op::Visit, 0, 0, depth_ + 1, node, {}});
    }
    void then_same_depth(const Node* node) {
        if (node) push({Op::Visit, 0, 0, depth_, node, {}});
    }
    template<class T> void then_all(const Nodes<T>& nodes) {
        for (uint32_t i = 0; i < nodes.count; i++) then(nodes[i]);
    }
    void enter_later(Scope* scope) { push({Op::Enter, 0, 0, depth_, scope, {}}); }
    void leave_later() { push({Op::Leave, 0, 0, depth_, nullptr, {}}); }
    void bind_later(Text name, uint16_t flags, const Node* node) {
        push({Op::Bind, 0, flags, depth_, node, name});
    }
    void note_later(Op op, int8_t by) { push({op, by, 0, depth_, nullptr, {}}); }
    void conditional(const Nodes<Stmt>& body) {
        if (body.empty()) return;
        note_later(Op::Conditional, 1);
        then_all(body);
        note_later(Op::Conditional, -1);
    }
    void visit(Node* node);
    void visit_expression(Node* node);
    void function(FunctionDef* node);
    void function_body(Scope* scope, Arguments* args);
    void class_definition(ClassDef* node);
    void type_parameters(const Nodes<TypeParam>& params);
    void type_parameter(TypeParam* param);
    void lazy_value(Expr* value, Scope*& slot, Text name, const char* what);
    void comprehension(Node* node, const Nodes<Comprehension>& generators, Expr* first, Expr* second,
                       Scope*& slot, const char* name);
    void end_comprehension();
    void annotation(Expr* value, Node* owner);
    void named_expression(NamedExpr* node);
    bool forbidden_here(const char* what, const Node* node);
    void names_of_directive(const Texts& names, const Node* node, bool global);

    Scope* new_scope(ScopeKind kind, Text name, Node* node);
    // The newest child is seen for its errors only: nothing in it is resolved.
    void detach(Scope* scope) {
        Scope* owner = scope->parent;
        Scope* before = owner->first_child == scope ? nullptr : previous_child_;
        owner->last_child = before;
        if (before)
            before->next_sibling = nullptr;
        else
            owner->first_child = nullptr;
    }
    Symbol* use(Scope* scope, Text name, uint16_t flags, const Span& span);
    Symbol* add_symbol(Scope* scope, Text mangled, uint32_t hash);
    bool bind(Text name, uint16_t flags, const Span& span) { return use(cur_, name, flags, span) != nullptr; }
    bool check_name(Text name, const Span& span) {
        return !same(name, text("__debug__")) || error("cannot assign to __debug__", span);
    }
    void see_class(Scope* scope) {
        scope->can_see_class_scope = true;
        use(scope, text("__classdict__"), symbol_used, {});
    }

    // --- resolution
    bool resolve_all(Scope* root);
    bool resolve(Scope* scope, Symbol* symbol);
    bool finish_scope(Scope* scope);
    void sort(Symbol** items, uint32_t count);

    Arena& arena_;
    Poll& poll_;
    Text source_;
    Flags flags_;
    bool future_annotations_;
    ScopeResult& result_;
    bool ok_ = true;
    Work* work_ = nullptr;
    uint32_t size_ = 0;
    uint32_t capacity_ = 0;
    uint32_t depth_ = 0;
    Scope* cur_ = nullptr;
    Scope* previous_child_ = nullptr; // of the newest scope's parent, before it
    Text private_name_;
    int32_t first_iter_ = 0; // within a comprehension's iterable
    int32_t iteration_ = 0;  // within a comprehension's target
    uint32_t charged_ = 0;
};

Scope* Builder::new_scope(ScopeKind kind, Text name, Node* node) {
    auto* scope = arena_.make<Scope>();
    if (!scope) {
        stop(ProblemType::OutOfArena);
        return nullptr;
    }
    *scope = {};
    scope->kind = kind;
    scope->name = name;
    scope->node = node;
    scope->private_name = private_name_;
    scope->parent = cur_;
    if (cur_) {
        scope->nested = cur_->nested || is_function_like(cur_->kind);
        scope->mangled_only = cur_->mangled_only;
        scope->mangles_only_some = cur_->mangles_only_some && kind != ScopeKind::Class;
        previous_child_ = cur_->last_child;
        if (cur_->last_child)
            cur_->last_child->next_sibling = scope;
        else
            cur_->first_child = scope;
        cur_->last_child = scope;
    }
    return scope;
}

Symbol* Builder::add_symbol(Scope* scope, Text mangled, uint32_t hash) {
    if (scope->symbol_count >= scope->bucket_count) {
        uint32_t count = scope->bucket_count ? scope->bucket_count * 4 : 8;
        auto** buckets = arena_.array<Symbol*>(count);
        if (!buckets) {
            stop(ProblemType::OutOfArena);
            return nullptr;
        }
        for (Symbol* s = scope->first_symbol; s; s = s->next) {
            Symbol*& head = buckets[s->hash & (count - 1)];
            s->next_in_bucket = head;
            head = s;
        }
        scope->buckets = buckets;
        scope->bucket_count = count;
    }
    auto* symbol = arena_.make<Symbol>();
    if (!symbol) {
        stop(ProblemType::OutOfArena);
        return nullptr;
    }
    *symbol = {};
    symbol->name = mangled;
    symbol->hash = hash;
    symbol->scope = scope;
    symbol->resolution = Resolution::GlobalImplicit;
    Symbol*& head = scope->buckets[hash & (scope->bucket_count - 1)];
    symbol->next_in_bucket = head;
    head = symbol;
    if (scope->last_symbol)
        scope->last_symbol->next = symbol;
    else
        scope->first_symbol = symbol;
    scope->last_symbol = symbol;
    scope->symbol_count++;
    return symbol;
}

// Notes one occurrence of a name. Null when there is a problem.
Symbol* Builder::use(Scope* scope, Text name, uint16_t flags, const Span& span) {
    Key key(*scope, name);
    Symbol* symbol = nullptr;
    if (scope->bucket_count) {
        for (Symbol* s = scope->buckets[key.hash & (scope->bucket_count - 1)]; s; s = s->next_in_bucket) {
            charged_++;
            if (key.matches(*s)) {
                symbol = s;
                break;
            }
        }
    }
    if (!symbol) {
        Text mangled = key.prefix.present() ? mangle(arena_, scope->private_name, name) : name;
        if (!mangled.present()) {
            stop(ProblemType::OutOfArena);
            return nullptr;
        }
        symbol = add_symbol(scope, mangled, key.hash);
        if (!symbol) return nullptr;
    }
    if ((flags & symbol_parameter) && (symbol->flags & symbol_parameter)) {
        error("duplicate argument '", symbol->name, "' in function definition", span);
        return nullptr;
    }
    if ((flags & symbol_type_parameter) && (symbol->flags & symbol_type_parameter)) {
        error("duplicate type parameter '", symbol->name, "'", span);
        return nullptr;
    }
    symbol->flags |= flags;
    if (iteration_ > 0 && scope == cur_ && (flags & symbol_bound)) symbol->flags |= symbol_iteration;
    return symbol;
}

bool Builder::run(Mod* tree) {
    cur_ = new_scope(ScopeKind::Module, text("top"), tree);
    if (!cur_) return false;
    Scope* root = cur_;
    switch (tree->kind) {
    case NodeKind::Module: {
        auto* node = static_cast<Module*>(tree);
        node->scope = root;
        if (node->body.count) {
            auto* first = as<Expr_>(static_cast<Node*>(node->body[0]));
            auto* value = first ? as<Constant>(static_cast<Node*>(first->value)) : nullptr;
            root->has_docstring = value && value->value == ConstantKind::Str;
        }
        then_all(node->body);
        break;
    }
    case NodeKind::Interactive:
        static_cast<Interactive*>(tree)->scope = root;
        then_all(static_cast<Interactive*>(tree)->body);
        break;
    case NodeKind::Expression:
        static_cast<Expression*>(tree)->scope = root;
        then(static_cast<Expression*>(tree)->body);
        break;
    default: return true;
    }
    for (uint32_t low = 0, high = size_; low + 1 < high; low++) {
        Work w = work_[low];
        work_[low] = work_[--high];
        work_[high] = w;
    }
    while (ok_ && size_ > 0) {
        Work w = work_[--size_];
        if ((++charged_ & 1023) == 0 && poll_.charge(1024)) return stop(ProblemType::Stopped);
        depth_ = w.depth;
        if (depth_ > result_.depth) result_.depth = depth_;
        auto* scope = static_cast<Scope*>(const_cast<void*>(w.node));
        switch (w.op) {
        case Op::Visit: {
            uint32_t base = size_;
            visit(static_cast<Node*>(const_cast<void*>(w.node)));
            for (uint32_t low = base, high = size_; low + 1 < high; low++) {
                Work swapped = work_[low];
                work_[low] = work_[--high];
                work_[high] = swapped;
            }
            break;
        }
        case Op::Enter:
            cur_ = scope;
            private_name_ = scope->private_name;
            break;
        case Op::Leave:
            cur_ = cur_->parent;
            private_name_ = cur_->private_name;
            break;
        case Op::Bind: bind(w.name, w.flags, static_cast<const Node*>(w.node)->span); break;
        case Op::Conditional: cur_->conditional_depth += w.extra; break;
        case Op::FirstIter: first_iter_ += w.extra; break;
        case Op::Iteration: iteration_ += w.extra; break;
        case Op::EndComprehension: end_comprehension(); break;
        }
    }
    return ok_ && resolve_all(root);
}

void Builder::visit(Node* node) {
    switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: function(static_cast<FunctionDef*>(node)); break;
    case NodeKind::ClassDef: class_definition(static_cast<ClassDef*>(node)); break;
    case NodeKind::Return: {
        auto* n = static_cast<Return*>(node);
        if (n->value) cur_->has_yield_value_return = true;
        then(n->value);
        break;
    }
    case NodeKind::Delete: then_all(static_cast<Delete*>(node)->targets); break;
    case NodeKind::Assign: {
        auto* n = static_cast<Assign*>(node);
        then(n->value);
        then_all(n->targets);
        break;
    }
    case NodeKind::AugAssign: {
        auto* n = static_cast<AugAssign*>(node);
        then(n->target);
        then(n->value);
        break;
    }
    case NodeKind::AnnAssign: {
        auto* n = static_cast<AnnAssign*>(node);
        if (auto* name = as<Name>(static_cast<Node*>(n->target))) {
            Symbol* symbol = cur_->find(name->id);
            if (symbol && (symbol->flags & (symbol_global | symbol_nonlocal)) &&
                cur_->kind != ScopeKind::Module && n->simple) {
                error("annotated name '", name->id,
                      symbol->flags & symbol_global ? "' can't be global" : "' can't be nonlocal",
                      node->span);
                return;
            }
            if (!check_name(name->id, name->span)) return;
            then(n->value);
            uint16_t flags = n->simple ? symbol_annotated | symbol_local : 0;
            if (n->value) flags |= symbol_local;
            if (flags) bind_later(name->id, flags, n->target);
            annotation(n->annotation, nullptr);
        } else {
            then(n->value);
            then(n->target);
            annotation(n->annotation, nullptr);
        }
        break;
    }
    case NodeKind::TypeAlias: {
        auto* n = static_cast<TypeAlias*>(node);
        Text name = static_cast<Name*>(n->name)->id;
        Scope* outer = cur_;
        bool in_class = outer->kind == ScopeKind::Class;
        if (n->type_params.count) {
            n->type_scope = new_scope(ScopeKind::TypeParameters, name, node);
            if (!n->type_scope) return;
            if (in_class) see_class(n->type_scope);
            enter_later(n->type_scope);
            type_parameters(n->type_params);
            cur_ = n->type_scope;
        }
        n->scope = new_scope(ScopeKind::TypeAlias, name, node);
        cur_ = outer;
        if (!n->scope) return;
        if (in_class || (n->type_scope && n->type_scope->can_see_class_scope)) see_class(n->scope);
        enter_later(n->scope);
        then(n->value);
        leave_later();
        if (n->type_params.count) leave_later();
        then(n->name);
        break;
    }
    case NodeKind::For:
    case NodeKind::AsyncFor: {
        // A module with top-level await.
        if (node->kind == NodeKind::AsyncFor && cur_->kind == ScopeKind::Module) cur_->coroutine = true;
        auto* n = static_cast<For*>(node);
        then(n->iter);
        note_later(Op::Conditional, 1);
        then(n->target);
        then_all(n->body);
        then_all(n->orelse);
        note_later(Op::Conditional, -1);
        break;
    }
    case NodeKind::While: {
        auto* n = static_cast<While*>(node);
        then(n->test);
        conditional(n->body);
        conditional(n->orelse);
        break;
    }
    case NodeKind::If: {
        auto* n = static_cast<If*>(node);
        then(n->test);
        conditional(n->body);
        if (n->orelse.count == 1 && n->orelse[0]->kind == NodeKind::If) {
            note_later(Op::Conditional, 1);
            then_same_depth(n->orelse[0]);
            note_later(Op::Conditional, -1);
        } else {
            conditional(n->orelse);
        }
        break;
    }
    case NodeKind::With:
    case NodeKind::AsyncWith: {
        // A module with top-level await.
        if (node->kind == NodeKind::AsyncWith && cur_->kind == ScopeKind::Module) cur_->coroutine = true;
        auto* n = static_cast<With*>(node);
        for (WithItem* item : n->items) {
            then(item->context_expr);
            then(item->optional_vars);
        }
        conditional(n->body);
        break;
    }
    case NodeKind::Match: {
        auto* n = static_cast<Match*>(node);
        then(n->subject);
        note_later(Op::Conditional, 1);
        for (MatchCase* c : n->cases) {
            then(c->pattern);
            then(c->guard);
            then_all(c->body);
        }
        note_later(Op::Conditional, -1);
        break;
    }
    case NodeKind::Raise:
        then(static_cast<Raise*>(node)->exc);
        then(static_cast<Raise*>(node)->cause);
        break;
    case NodeKind::Try:
    case NodeKind::TryStar: {
        auto* n = static_cast<Try*>(node);
        note_later(Op::Conditional, 1);
        then_all(n->body);
        // CPython compiles the else block before the handlers.
        then_all(n->orelse);
        then_all(n->handlers);
        then_all(n->finalbody);
        note_later(Op::Conditional, -1);
        break;
    }
    case NodeKind::ExceptHandler: {
        auto* n = static_cast<ExceptHandler*>(node);
        then(n->type);
        if (n->name.present()) {
            if (!check_name(n->name, node->span)) return;
            bind_later(n->name, symbol_local, node);
        }
        then_all(n->body);
        break;
    }
    case NodeKind::Assert:
        then(static_cast<Assert*>(node)->test);
        then(static_cast<Assert*>(node)->msg);
        break;
    case NodeKind::Import:
    case NodeKind::ImportFrom: {
        const Nodes<Alias>& names = node->kind == NodeKind::Import ? static_cast<Import*>(node)->names
                                                                   : static_cast<ImportFrom*>(node)->names;
        for (Alias* alias : names) {
            Text name = alias->asname.present() ? alias->asname : alias->name;
            if (same(name, text("*"))) {
                if (cur_->kind != ScopeKind::Module) {
                    error("import * only allowed at module level", alias->span);
                    return;
                }
                cur_->uses_import_star = true;
                continue;
            }
            if (!alias->asname.present())
                for (uint32_t i = 0; i < name.size; i++)
                    if (name.data[i] == '.') name.size = i;
            if (!check_name(name, alias->span) || !bind(name, symbol_import, alias->span)) return;
        }
        break;
    }
    case NodeKind::Global: names_of_directive(static_cast<Global*>(node)->names, node, true); break;
    case NodeKind::Nonlocal: names_of_directive(static_cast<Nonlocal*>(node)->names, node, false); break;
    case NodeKind::Expr_: then(static_cast<Expr_*>(node)->value); break;
    case NodeKind::MatchValue: then(static_cast<MatchValue*>(node)->value); break;
    case NodeKind::MatchSequence: then_all(static_cast<MatchSequence*>(node)->patterns); break;
    case NodeKind::MatchMapping: {
        auto* n = static_cast<MatchMapping*>(node);
        then_all(n->keys);
        then_all(n->patterns);
        if (n->rest.present()) {
            if (!check_name(n->rest, node->span)) return;
            bind_later(n->rest, symbol_local, node);
        }
        break;
    }
    case NodeKind::MatchClass: {
        auto* n = static_cast<MatchClass*>(node);
        then(n->cls);
        then_all(n->patterns);
        for (uint32_t i = 0; i < n->kwd_attrs.count; i++)
            if (!check_name(n->kwd_attrs[i], n->kwd_patterns[i]->span)) return;
        then_all(n->kwd_patterns);
        break;
    }
    case NodeKind::MatchStar: {
        auto* n = static_cast<MatchStar*>(node);
        if (n->name.present() && check_name(n->name, node->span)) bind(n->name, symbol_local, node->span);
        break;
    }
    case NodeKind::MatchAs: {
        auto* n = static_cast<MatchAs*>(node);
        then(n->pattern);
        if (n->name.present()) {
            if (!check_name(n->name, node->span)) return;
            bind_later(n->name, symbol_local, node);
        }
        break;
    }
    case NodeKind::MatchOr: then_all(static_cast<MatchOr*>(node)->patterns); break;
    case NodeKind::Keyword: {
        auto* n = static_cast<Keyword*>(node);
        if (n->arg.present() && !check_name(n->arg, node->span)) return;
        then(n->value);
        break;
    }
    default: visit_expression(node); break;
    }
}

void Builder::names_of_directive(const Texts& names, const Node* node, bool global) {
    for (const Text& name : names) {
        Symbol* symbol = cur_->find(name);
        if (symbol && (symbol->flags & (symbol_parameter | symbol_local | symbol_used | symbol_annotated))) {
            const char* before = "name '";
            const char* after = nullptr;
            if (symbol->flags & symbol_parameter) {
                after = global ? "' is parameter and global" : "' is parameter and nonlocal";
            } else if (symbol->flags & symbol_used) {
                after = global ? "' is used prior to global declaration"
                               : "' is used prior to nonlocal declaration";
            } else if (symbol->flags & symbol_annotated) {
                before = "annotated name '";
                after = global ? "' can't be global" : "' can't be nonlocal";
            } else if (symbol->flags & symbol_local) {
                after = global ? "' is assigned to before global declaration"
                               : "' is assigned to before nonlocal declaration";
            }
            error(before, name, after, node->span);
            return;
        }
        symbol = use(cur_, name, global ? symbol_global : symbol_nonlocal, node->span);
        if (!symbol) return;
        if (symbol->declared.lineno == 0) symbol->declared = node->span;
    }
}

void Builder::function(FunctionDef* node) {
    Scope* outer = cur_;
    if (!check_name(node->name, node->span)) return;
    then_all(node->decorator_list);
    then_all(node->args->defaults);
    then_all(node->args->kw_defaults);
    if (node->type_params.count) {
        node->type_scope = new_scope(ScopeKind::TypeParameters, node->name, node);
        if (!node->type_scope) return;
        if (outer->kind == ScopeKind::Class) see_class(node->type_scope);
        enter_later(node->type_scope);
        type_parameters(node->type_params);
        cur_ = node->type_scope;
    }
    // Annotations come in the order of CPython's __annotate__.
    const Arguments& args = *node->args;
    auto has_annotation = [](const Nodes<Arg>& list) {
        for (Arg* a : list)
            if (a->annotation) return true;
        return false;
    };
    bool annotated = has_annotation(args.posonlyargs) || has_annotation(args.args) ||
                     has_annotation(args.kwonlyargs) || (args.vararg && args.vararg->annotation) ||
                     (args.kwarg && args.kwarg->annotation) || node->returns;
    if (annotated) {
        Scope* scope = new_scope(ScopeKind::Annotation, text("__annotate__"), node);
        if (!scope) return;
        node->annotation_scope = scope;
        if (cur_->kind == ScopeKind::Class || cur_->can_see_class_scope) see_class(scope);
        Symbol* format = use(scope, text(".format"), symbol_parameter | symbol_used, {});
        if (!format) return;
        if (future_annotations_) {
            // The annotations are mere text: what they name concerns nobody.
            scope = new_scope(ScopeKind::Annotation, text("__annotate__"), node);
            if (!scope) return;
            detach(scope);
        }
        enter_later(scope);
        auto all = [&](const Nodes<Arg>& list) {
            for (Arg* a : list) then(a->annotation);
        };
        all(args.posonlyargs);
        all(args.args);
        if (args.vararg) then(args.vararg->annotation);
        all(args.kwonlyargs);
        if (args.kwarg) then(args.kwarg->annotation);
        then(node->returns);
        leave_later();
    }
    Scope* scope = new_scope(ScopeKind::Function, node->name, node);
    cur_ = outer;
    if (!scope) return;
    node->scope = scope;
    scope->is_async_def = scope->coroutine = node->kind == NodeKind::AsyncFunctionDef;
    auto* first = as<Expr_>(static_cast<Node*>(node->body[0]));
    auto* doc = first ? as<Constant>(static_cast<Node*>(first->value)) : nullptr;
    scope->has_docstring = doc && doc->value == ConstantKind::Str;
    enter_later(scope);
    function_body(scope, node->args);
    then_all(node->body);
    leave_later();
    if (node->type_params.count) leave_later();
    bind_later(node->name, symbol_local, node);
}

// Parameters become symbols at once.
void Builder::function_body(Scope* scope, Arguments* args) {
    uint32_t count = args->posonlyargs.count + args->args.count + args->kwonlyargs.count +
                     (args->vararg != nullptr) + (args->kwarg != nullptr);
    scope->parameters.items = arena_.array<Symbol*>(count);
    if (!scope->parameters.items) {
        stop(ProblemType::OutOfArena);
        return;
    }
    auto one = [&](Arg* arg) {
        if (!ok_ || !check_name(arg->arg, arg->span)) return;
        Symbol* symbol = use(scope, arg->arg, symbol_parameter, arg->span);
        if (symbol) scope->parameters.items[scope->parameters.count++] = symbol;
    };
    for (Arg* a : args->posonlyargs) one(a);
    for (Arg* a : args->args) one(a);
    for (Arg* a : args->kwonlyargs) one(a);
    if (args->vararg) one(args->vararg);
    if (args->kwarg) one(args->kwarg);
    scope->has_varargs = args->vararg != nullptr;
    scope->has_varkeywords = args->kwarg != nullptr;
}

void Builder::class_definition(ClassDef* node) {
    Scope* outer = cur_;
    if (!check_name(node->name, node->span)) return;
    then_all(node->decorator_list);
    Text outer_private = private_name_;
    if (node->type_params.count) {
        private_name_ = node->name;
        node->type_scope = new_scope(ScopeKind::TypeParameters, node->name, node);
        if (!node->type_scope) return;
        node->type_scope->mangles_only_some = true;
        auto* listed = arena_.array<Text>(node->type_params.count);
        if (!listed) {
            stop(ProblemType::OutOfArena);
            return;
        }
        for (uint32_t i = 0; i < node->type_params.count; i++) {
            TypeParam* p = node->type_params[i];
            listed[i] = p->kind == NodeKind::TypeVar     ? static_cast<TypeVar*>(p)->name
                        : p->kind == NodeKind::ParamSpec ? static_cast<ParamSpec*>(p)->name
                                                         : static_cast<TypeVarTuple*>(p)->name;
        }
        node->type_scope->mangled_only = {listed, node->type_params.count};
        if (outer->kind == ScopeKind::Class) see_class(node->type_scope);
        use(node->type_scope, text(".type_params"), symbol_local | symbol_used, node->span);
        use(node->type_scope, text(".generic_base"), symbol_local | symbol_used, node->span);
        enter_later(node->type_scope);
        type_parameters(node->type_params);
        cur_ = node->type_scope;
    }
    private_name_ = node->name;
    Scope* scope = new_scope(ScopeKind::Class, node->name, node);
    private_name_ = outer_private;
    if (!scope) return;
    node->scope = scope;
    auto* first = as<Expr_>(static_cast<Node*>(node->body[0]));
    auto* doc = first ? as<Constant>(static_cast<Node*>(first->value)) : nullptr;
    scope->has_docstring = doc && doc->value == ConstantKind::Str;
    cur_ = scope;
    if (node->type_params.count) {
        use(scope, text("__type_params__"), symbol_local, node->span);
        use(scope, text(".type_params"), symbol_used, node->span);
    }
    cur_ = outer;
    enter_later(scope);
    then_all(node->body);
    leave_later();
    then_all(node->bases);
    then_all(node->keywords);
    if (node->type_params.count) leave_later();
    bind_later(node->name, symbol_local, node);
}

void Builder::type_parameters(const Nodes<TypeParam>& params) {
    bool seen_default = false;
    for (TypeParam* p : params) {
        Expr* value = p->kind == NodeKind::TypeVar     ? static_cast<TypeVar*>(p)->default_value
                      : p->kind == NodeKind::ParamSpec ? static_cast<ParamSpec*>(p)->default_value
                                                       : static_cast<TypeVarTuple*>(p)->default_value;
        Text name = p->kind == NodeKind::TypeVar     ? static_cast<TypeVar*>(p)->name
                    : p->kind == NodeKind::ParamSpec ? static_cast<ParamSpec*>(p)->name
                                                     : static_cast<TypeVarTuple*>(p)->name;
        if (value) {
            seen_default = true;
        } else if (seen_default) {
            error("non-default type parameter '", name, "' follows default type parameter", p->span);
            return;
        }
        then(p);
    }
}

// A bound, default or the like, evaluated on demand in a scope of its own.
void Builder::lazy_value(Expr* value, Scope*& slot, Text name, const char*) {
    if (!value) return;
    slot = new_scope(ScopeKind::TypeVariable, name, value);
    if (!slot) return;
    if (cur_->can_see_class_scope) see_class(slot);
    enter_later(slot);
    then(value);
    leave_later();
}

void Builder::type_parameter(TypeParam* param) {
    if (auto* v = as<TypeVar>(static_cast<Node*>(param))) {
        if (!check_name(v->name, v->span)) return;
        if (!bind(v->name, symbol_type_parameter | symbol_local, v->span)) return;
        lazy_value(v->bound, v->bound_scope, v->name, nullptr);
        lazy_value(v->default_value, v->default_scope, v->name, nullptr);
    } else if (auto* p = as<ParamSpec>(static_cast<Node*>(param))) {
        if (!check_name(p->name, p->span)) return;
        if (!bind(p->name, symbol_type_parameter | symbol_local, p->span)) return;
        lazy_value(p->default_value, p->default_scope, p->name, nullptr);
    } else if (auto* t = as<TypeVarTuple>(static_cast<Node*>(param))) {
        if (!check_name(t->name, t->span)) return;
        if (!bind(t->name, symbol_type_parameter | symbol_local, t->span)) return;
        lazy_value(t->default_value, t->default_scope, t->name, nullptr);
    }
}

// Of a variable. Those of function bodies are not evaluated, and CPython leaves no trace of them.
void Builder::annotation(Expr* value, Node*) {
    Scope* owner = cur_;
    bool evaluated = !is_function_like(owner->kind) && !future_annotations_;
    if (evaluated && (owner->kind == ScopeKind::Module || owner->conditional_depth > 0) &&
        !owner->has_conditional_annotations) {
        owner->has_conditional_annotations = true;
        use(owner, text("__conditional_annotations__"), symbol_used, {});
    }
    Scope* scope = evaluated ? owner->annotation_scope : nullptr;
    if (!scope) {
        scope = new_scope(ScopeKind::Annotation, text("__annotate__"), owner->node);
        if (!scope) return;
        if (evaluated) {
            owner->annotation_scope = scope;
        } else {
            detach(scope);
        }
        if (owner->kind == ScopeKind::Class) see_class(scope);
        use(scope, text(".format"), symbol_parameter | symbol_used, {});
    }
    if (evaluated && owner->has_conditional_annotations)
        use(scope, text("__conditional_annotations__"), symbol_used, {});
    enter_later(scope);
    then(value);
    leave_later();
}

bool Builder::forbidden_here(const char* what, const Node* node) {
    TextBuilder message;
    message.add(what).add(" cannot be used within ");
    switch (cur_->kind) {
    case ScopeKind::Annotation: message.add("an annotation"); break;
    case ScopeKind::TypeAlias: message.add("a type alias"); break;
    case ScopeKind::TypeParameters: message.add("the definition of a generic"); break;
    case ScopeKind::TypeVariable: {
        // Whose value it is shows in the type parameter itself.
        Scope* params = cur_->parent;
        const char* which = "a TypeVar bound";
        const Nodes<TypeParam>* list = nullptr;
        if (params->node->kind == NodeKind::ClassDef)
            list = &static_cast<ClassDef*>(params->node)->type_params;
        else if (params->node->kind == NodeKind::TypeAlias)
            list = &static_cast<TypeAlias*>(params->node)->type_params;
        else
            list = &static_cast<FunctionDef*>(params->node)->type_params;
        for (TypeParam* p : *list) {
            if (auto* v = as<TypeVar>(static_cast<Node*>(p))) {
                if (v->default_scope == cur_) which = "a TypeVar default";
                if (v->bound_scope == cur_)
                    which = v->bound->kind == NodeKind::Tuple ? "a TypeVar constraint" : "a TypeVar bound";
            } else if (auto* s = as<ParamSpec>(static_cast<Node*>(p))) {
                if (s->default_scope == cur_) which = "a ParamSpec default";
            } else if (static_cast<TypeVarTuple*>(p)->default_scope == cur_) {
                which = "a TypeVarTuple default";
            }
        }
        message.add(which);
        break;
    }
    default: return false;
    }
    error(message, node->span);
    return true;
}

void Builder::named_expression(NamedExpr* node) {
    auto* target = static_cast<Name*>(node->target);
    if (first_iter_ > 0) {
        error("assignment expression cannot be used in a comprehension iterable expression", node->span);
        return;
    }
    if (forbidden_here("named expression", node)) return;
    if (cur_->kind == ScopeKind::Comprehension) {
        // The name is bound in the nearest scope that is no comprehension.
        Scope* comp = cur_;
        for (Scope* s = cur_; s; s = s->parent) {
            Symbol* symbol = s->find(target->id);
            if (s->kind == ScopeKind::Comprehension) {
                if (symbol && (symbol->flags & symbol_iteration)) {
                    error("assignment expression cannot rebind comprehension iteration variable '",
                          target->id, "'", target->span);
                    return;
                }
                continue;
            }
            if (!check_name(target->id, target->span)) return;
            if (s->kind == ScopeKind::Function || s->kind == ScopeKind::Lambda) {
                bool global = symbol && (symbol->flags & symbol_global);
                Symbol* inner = use(comp, target->id, global ? symbol_global : symbol_nonlocal, target->span);
                if (!inner) return;
                inner->declared = target->span;
                if (!use(s, target->id, symbol_local, target->span)) return;
            } else if (s->kind == ScopeKind::Module) {
                Symbol* inner = use(comp, target->id, symbol_global, target->span);
                if (!inner) return;
                inner->declared = target->span;
                if (!use(s, target->id, symbol_global | symbol_local, target->span)) return;
            } else {
                const char* where = s->kind == ScopeKind::Class            ? "a class body"
                                    : s->kind == ScopeKind::TypeParameters ? "the definition of a generic"
                                    : s->kind == ScopeKind::TypeAlias      ? "a type alias"
                                    : s->kind == ScopeKind::TypeVariable   ? "a TypeVar bound"
                                                                           : "an annotation";
                error(TextBuilder()
                          .add("assignment expression within a comprehension cannot be used in ")
                          .add(where),
                      target->span);
                return;
            }
            break;
        }
        then(node->value);
        return;
    }
    then(node->value);
    then(node->target);
}

void Builder::comprehension(Node* node, const Nodes<Comprehension>& generators, Expr* first, Expr* second,
                            Scope*& slot, const char* name) {
    Scope* outer = cur_;
    // The first iterable belongs to the scope around.
    note_later(Op::FirstIter, 1);
    then(generators[0]->iter);
    note_later(Op::FirstIter, -1);
    slot = new_scope(ScopeKind::Comprehension, {name, static_cast<uint32_t>(std::strlen(name))}, node);
    if (!slot) return;
    slot->is_generator_expression = slot->generator = node->kind == NodeKind::GeneratorExp;
    if (outer->can_see_class_scope) see_class(slot);
    slot->inlined = !slot->is_generator_expression && !outer->can_see_class_scope;
    Symbol* iterator = use(slot, text(".0"), symbol_parameter, {});
    if (!iterator) return;
    enter_later(slot);
    bool async = false;
    for (uint32_t i = 0; i < generators.count; i++) {
        const Comprehension& c = *generators[i];
        async = async || c.is_async;
        if (i > 0) {
            note_later(Op::FirstIter, 1);
            then(c.iter);
            note_later(Op::FirstIter, -1);
        }
        note_later(Op::Iteration, 1);
        then(c.target);
        note_later(Op::Iteration, -1);
        then_all(c.ifs);
    }
    if (async) slot->coroutine = true;
    then(first);
    then(second);
    note_later(Op::EndComprehension, 0);
    leave_later();
}

// An asynchronous comprehension makes the one around it asynchronous, too, unless that is a generator
// expression.
void Builder::end_comprehension() {
    if (cur_->coroutine && !cur_->is_generator_expression) cur_->parent->coroutine = true;
}

void Builder::visit_expression(Node* node) {
    switch (node->kind) {
    case NodeKind::Name: {
        auto* n = static_cast<Name*>(node);
        if (n->ctx == ExprContext::Load) {
            if (!bind(n->id, symbol_used, node->span)) return;
            if (n->id.size == 5 && is_function_like(cur_->kind) && same(n->id, text("super")))
                use(cur_, text("__class__"), symbol_used, node->span);
            return;
        }
        if (same(n->id, text("__debug__"))) {
            error(n->ctx == ExprContext::Del ? "cannot delete __debug__" : "cannot assign to __debug__",
                  node->span);
            return;
        }
        bind(n->id, symbol_local, node->span);
        return;
    }
    case NodeKind::Constant: return;
    case NodeKind::Attribute: {
        auto* n = static_cast<Attribute*>(node);
        if (n->ctx != ExprContext::Load && same(n->attr, text("__debug__"))) {
            error(n->ctx == ExprContext::Del ? "cannot delete __debug__" : "cannot assign to __debug__",
                  node->span);
            return;
        }
        then_same_depth(n->value);
        return;
    }
    case NodeKind::Call: {
        auto* n = static_cast<Call*>(node);
        then_same_depth(n->func);
        then_all(n->args);
        then_all(n->keywords);
        return;
    }
    case NodeKind::BinOp: {
        auto* n = static_cast<BinOp*>(node);
        then_same_depth(n->left);
        then(n->right);
        return;
    }
    case NodeKind::BoolOp: then_all(static_cast<BoolOp*>(node)->values); return;
    case NodeKind::Compare:
        then_same_depth(static_cast<Compare*>(node)->left);
        then_all(static_cast<Compare*>(node)->comparators);
        return;
    case NodeKind::UnaryOp: then(static_cast<UnaryOp*>(node)->operand); return;
    case NodeKind::Subscript:
        then_same_depth(static_cast<Subscript*>(node)->value);
        then(static_cast<Subscript*>(node)->slice);
        return;
    case NodeKind::Starred: then(static_cast<Starred*>(node)->value); return;
    case NodeKind::List: then_all(static_cast<List*>(node)->elts); return;
    case NodeKind::Tuple: then_all(static_cast<Tuple*>(node)->elts); return;
    case NodeKind::Set: then_all(static_cast<Set*>(node)->elts); return;
    case NodeKind::Dict: {
        auto* n = static_cast<Dict*>(node);
        for (uint32_t i = 0; i < n->keys.count; i++) {
            then(n->keys[i]);
            then(n->values[i]);
        }
        return;
    }
    case NodeKind::Slice:
        then(static_cast<Slice*>(node)->lower);
        then(static_cast<Slice*>(node)->upper);
        then(static_cast<Slice*>(node)->step);
        return;
    case NodeKind::IfExp:
        then(static_cast<IfExp*>(node)->test);
        then(static_cast<IfExp*>(node)->body);
        then(static_cast<IfExp*>(node)->orelse);
        return;
    case NodeKind::Lambda: {
        auto* n = static_cast<Lambda*>(node);
        then_all(n->args->defaults);
        then_all(n->args->kw_defaults);
        n->scope = new_scope(ScopeKind::Lambda, text("lambda"), node);
        if (!n->scope) return;
        if (cur_->can_see_class_scope) see_class(n->scope);
        enter_later(n->scope);
        function_body(n->scope, n->args);
        then(n->body);
        leave_later();
        return;
    }
    case NodeKind::NamedExpr: named_expression(static_cast<NamedExpr*>(node)); return;
    case NodeKind::ListComp: {
        auto* n = static_cast<ListComp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, "listcomp");
        return;
    }
    case NodeKind::SetComp: {
        auto* n = static_cast<SetComp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, "setcomp");
        return;
    }
    case NodeKind::DictComp: {
        auto* n = static_cast<DictComp*>(node);
        comprehension(node, n->generators, n->key, n->value, n->scope, "dictcomp");
        return;
    }
    case NodeKind::GeneratorExp: {
        auto* n = static_cast<GeneratorExp*>(node);
        comprehension(node, n->generators, n->elt, nullptr, n->scope, "genexpr");
        return;
    }
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
        if (forbidden_here("yield expression", node)) return;
        if (cur_->kind == ScopeKind::Comprehension) {
            NodeKind k = cur_->node->kind;
            error(k == NodeKind::ListComp   ? "'yield' inside list comprehension"
                  : k == NodeKind::SetComp  ? "'yield' inside set comprehension"
                  : k == NodeKind::DictComp ? "'yield' inside dict comprehension"
                                            : "'yield' inside generator expression",
                  node->span);
            return;
        }
        cur_->generator = true;
        then(node->kind == NodeKind::Yield ? static_cast<Yield*>(node)->value
                                           : static_cast<YieldFrom*>(node)->value);
        return;
    case NodeKind::Await:
        if (forbidden_here("await expression", node)) return;
        cur_->coroutine = true;
        then(static_cast<Await*>(node)->value);
        return;
    case NodeKind::FormattedValue:
        then(static_cast<FormattedValue*>(node)->value);
        then(static_cast<FormattedValue*>(node)->format_spec);
        return;
    case NodeKind::Interpolation:
        then(static_cast<Interpolation*>(node)->value);
        then(static_cast<Interpolation*>(node)->format_spec);
        return;
    case NodeKind::JoinedStr: then_all(static_cast<JoinedStr*>(node)->values); return;
    case NodeKind::TemplateStr: then_all(static_cast<TemplateStr*>(node)->values); return;
    case NodeKind::TypeVar:
    case NodeKind::ParamSpec:
    case NodeKind::TypeVarTuple: type_parameter(static_cast<TypeParam*>(node)); return;
    default: return;
    }
}

// --- resolution

Scope* next_scope(Scope* scope, Scope* root) {
    if (scope->first_child) return scope->first_child;
    while (scope != root && !scope->next_sibling) scope = scope->parent;
    return scope == root ? nullptr : scope->next_sibling;
}

bool Builder::resolve_all(Scope* root) {
    for (Scope* scope = root; scope; scope = next_scope(scope, root))
        // Symbols that are added on the way are resolved when they are added.
        for (Symbol* s = scope->first_symbol; s; s = s->next)
            if (!(s->flags & symbol_passing) && !resolve(scope, s)) return false;
    for (Scope* scope = root; scope; scope = next_scope(scope, root))
        if (!finish_scope(scope)) return false;
    return true;
}

bool Builder::resolve(Scope* scope, Symbol* symbol) {
    uint16_t flags = symbol->flags;
    Text name = symbol->name;
    if (flags & symbol_global) {
        if (flags & symbol_nonlocal)
            return error("name '", name, "' is nonlocal and global", symbol->declared);
        symbol->resolution = Resolution::GlobalExplicit;
        return true;
    }
    bool nonlocal = (flags & symbol_nonlocal) != 0;
    if (nonlocal && scope->kind == ScopeKind::Module)
        return error("nonlocal declaration not allowed at module level", symbol->declared);
    if (!nonlocal && (flags & symbol_bound)) {
        // An inner scope may have made it a cell already.
        if (symbol->resolution != Resolution::Cell) symbol->resolution = Resolution::Local;
        symbol->binding = symbol;
        return true;
    }
    if (!nonlocal && scope->can_see_class_scope) {
        Scope* seen = scope->parent;
        while (seen && seen->kind != ScopeKind::Class && seen->can_see_class_scope) seen = seen->parent;
        if (seen && seen->kind == ScopeKind::Class) {
            Symbol* in_class = find_hashed(*seen, name, symbol->hash);
            if (in_class && (in_class->flags & symbol_global)) {
                symbol->resolution = Resolution::GlobalExplicit;
                return true;
            }
            if (in_class && (in_class->flags & symbol_bound) && !(in_class->flags & symbol_nonlocal)) {
                symbol->resolution = Resolution::GlobalImplicit;
                return true;
            }
        }
    }
    bool crossed = false; // a frame's border lies between
    Scope* owner = nullptr;
    Symbol* binding = nullptr;
    for (Scope* s = scope; s->parent; s = s->parent) {
        if (++charged_ % 1024 == 0 && poll_.charge(1024)) return stop(ProblemType::Stopped);
        bool inlined = s->inlined;
        crossed = crossed || !inlined;
        Scope* outer = s->parent;
        if (outer->kind == ScopeKind::Class) {
            if (!inlined || crossed) {
                bool special = same(name, text("__class__")) || same(name, text("__classdict__")) ||
                               same(name, text("__conditional_annotations__"));
                if (special && crossed) {
                    owner = outer;
                    break;
                }
            }
            crossed = true;
            continue;
        }
        Symbol* found = find_hashed(*outer, name, symbol->hash);
        if (outer->kind == ScopeKind::Module) {
            if (crossed || nonlocal) break;
            if (!found) {
                found = add_symbol(outer, name, symbol->hash);
                if (!found) return false;
            }
            found->flags |= symbol_used;
            symbol->resolution = found->flags & symbol_global  ? Resolution::GlobalExplicit
                                 : found->flags & symbol_bound ? Resolution::Local
                                                               : Resolution::GlobalImplicit;
            if (found->flags & symbol_bound) symbol->binding = found;
            return true;
        }
        if (!found) continue;
        if (found->flags & symbol_global) {
            if (nonlocal) break;
            symbol->resolution = crossed ? Resolution::GlobalImplicit : Resolution::GlobalExplicit;
            return true;
        }
        if (found->flags & symbol_nonlocal) continue;
        if (found->flags & symbol_bound) {
            owner = outer;
            binding = found;
            break;
        }
    }
    if (!owner) {
        if (nonlocal) return error("no binding for nonlocal '", name, "' found", symbol->declared);
        symbol->resolution = Resolution::GlobalImplicit;
        return true;
    }
    if (nonlocal && binding && (binding->flags & symbol_type_parameter))
        return error("nonlocal binding not allowed for type parameter '", name, "'", symbol->declared);
    if (owner->kind == ScopeKind::Class) {
        if (same(name, text("__class__")))
            owner->needs_class_closure = true;
        else if (same(name, text("__classdict__")))
            owner->needs_classdict = true;
        else
            owner->has_conditional_annotations = true;
        int which = same(name, text("__class__")) ? 0 : same(name, text("__classdict__")) ? 1 : 2;
        if (!owner->implicit_cells[which]) {
            Symbol* cell = arena_.array<Symbol>(1);
            if (!cell) return stop(ProblemType::OutOfArena);
            cell->name = name;
            cell->hash = symbol->hash;
            cell->scope = owner;
            cell->binding = cell;
            cell->resolution = Resolution::Cell;
            owner->implicit_cells[which] = cell;
        }
        binding = owner->implicit_cells[which];
    }
    if (crossed && binding) binding->resolution = Resolution::Cell;
    // Every scope on the way passes the variable on. It is free wherever a frame's border lies further out.
    bool border = false;
    for (Scope* s = scope; s != owner; s = s->parent) {
        border = false;
        for (Scope* t = s; t != owner; t = t->parent)
            if (!t->inlined) {
                border = true;
                break;
            }
        Symbol* passing = s == scope ? symbol : find_hashed(*s, name, symbol->hash);
        if (!passing) {
            passing = add_symbol(s, name, symbol->hash);
            if (!passing) return false;
            passing->flags = symbol_passing;
        } else if (s != scope && s->kind == ScopeKind::Class &&
                   (passing->flags & (symbol_bound | symbol_global))) {
            passing->flags |= symbol_free_class;
            continue;
        } else if (s != scope && (passing->flags & symbol_passing) == 0 && passing->binding == binding &&
                   binding && passing->resolution == Resolution::Free) {
            // This scope and those beyond have been through this already.
            if (border) break;
        }
        passing->binding = binding;
        passing->resolution =
            border ? Resolution::Free : Resolution::Local; // Local: as its binding, see finish_scope
        charged_++;
    }
    return true;
}

void Builder::sort(Symbol** items, uint32_t count) {
    auto less = [](const Symbol* a, const Symbol* b) {
        uint32_t size = a->name.size < b->name.size ? a->name.size : b->name.size;
        int order = std::memcmp(a->name.data, b->name.data, size);
        return order != 0 ? order < 0 : a->name.size < b->name.size;
    };
    // Heap sort.
    auto sink = [&](uint32_t at, uint32_t end) {
        for (uint32_t child; (child = 2 * at + 1) < end; at = child) {
            if (child + 1 < end && less(items[child], items[child + 1])) child++;
            if (!less(items[at], items[child])) return;
            Symbol* s = items[at];
            items[at] = items[child];
            items[child] = s;
        }
    };
    for (uint32_t i = count / 2; i-- > 0;) sink(i, count);
    for (uint32_t end = count; end > 1;) {
        end--;
        Symbol* s = items[0];
        items[0] = items[end];
        items[end] = s;
        sink(0, end);
    }
}

// The lists of a scope, when every resolution is known.
bool Builder::finish_scope(Scope* scope) {
    uint32_t frees = 0, cells = 0, locals = 0;
    for (Symbol* s = scope->first_symbol; s; s = s->next) {
        if (s->binding && s->binding != s && s->resolution == Resolution::Local)
            s->resolution = s->binding->resolution;
        if (!is_function_like(scope->kind) && s->resolution == Resolution::Cell)
            s->resolution = Resolution::Local;
        frees += s->resolution == Resolution::Free || (s->flags & symbol_free_class);
        bool owned = s->binding == s && is_function_like(scope->kind);
        locals += owned;
        cells += owned && s->resolution == Resolution::Cell;
    }
    for (Symbol* cell : scope->implicit_cells) cells += cell != nullptr;
    scope->frees.items = arena_.array<Symbol*>(frees);
    scope->cells.items = arena_.array<Symbol*>(cells);
    scope->locals.items = arena_.array<Symbol*>(locals);
    if (!scope->frees.items || !scope->cells.items || !scope->locals.items)
        return stop(ProblemType::OutOfArena);
    for (Symbol* s : scope->parameters) {
        scope->locals.items[scope->locals.count++] = s;
        if (s->resolution == Resolution::Cell) scope->cells.items[scope->cells.count++] = s;
    }
    uint32_t first_other = scope->cells.count;
    bool listed = scope->parameters.count > 0;
    for (Symbol* s = scope->first_symbol; s; s = s->next) {
        if (s->resolution == Resolution::Free || (s->flags & symbol_free_class))
            scope->frees.items[scope->frees.count++] = s;
        if (s->binding != s || !is_function_like(scope->kind) || (listed && (s->flags & symbol_parameter)))
            continue;
        scope->locals.items[scope->locals.count++] = s;
        if (s->resolution == Resolution::Cell) scope->cells.items[scope->cells.count++] = s;
    }
    for (Symbol* cell : scope->implicit_cells)
        if (cell) scope->cells.items[scope->cells.count++] = cell;
    sort(scope->cells.items + first_other, scope->cells.count - first_other);
    sort(scope->frees.items, scope->frees.count);
    return true;
}

} // namespace

bool build_scopes(Arena& arena, Poll& poll, Mod* tree, Text source, Flags flags, bool future_annotations,
                  ScopeResult& result) {
    return Builder(arena, poll, source, flags, future_annotations, result).run(tree);
}

} // namespace natrix::syntax
