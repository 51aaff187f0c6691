#include "syntax/parser.h"

// Statements, one function for each kind. The only recursion is block -> statement -> block, bounded by the
// levels of indentation.
namespace natrix::syntax {

using K = TokenKind;

namespace {

bool augmented_operator(K kind, Operator& op) {
    switch (kind) {
    case K::PlusEqual: op = Operator::Add; return true;
    case K::MinusEqual: op = Operator::Sub; return true;
    case K::StarEqual: op = Operator::Mult; return true;
    case K::AtEqual: op = Operator::MatMult; return true;
    case K::SlashEqual: op = Operator::Div; return true;
    case K::PercentEqual: op = Operator::Mod; return true;
    case K::AmpersandEqual: op = Operator::BitAnd; return true;
    case K::BarEqual: op = Operator::BitOr; return true;
    case K::CaretEqual: op = Operator::BitXor; return true;
    case K::LeftShiftEqual: op = Operator::LShift; return true;
    case K::RightShiftEqual: op = Operator::RShift; return true;
    case K::DoubleStarEqual: op = Operator::Pow; return true;
    case K::DoubleSlashEqual: op = Operator::FloorDiv; return true;
    default: return false;
    }
}

} // namespace

Mod* Parser::parse(Mode mode) {
    Mod* root = nullptr;
    mode_ = mode;
    switch (mode) {
    case Mode::Exec: {
        if (!statements_until(K::EndMarker)) return nullptr;
        auto* node = make<Module>(0);
        node->body = take<Stmt>(0);
        root = node;
        break;
    }
    case Mode::Eval: {
        Expr* body = expression(level_expression, allow_tuple);
        while (ok() && accept(K::Newline)) {
        }
        if (!ok() || !expect(K::EndMarker)) return nullptr;
        auto* node = make<Expression>(0);
        node->body = body;
        root = node;
        break;
    }
    case Mode::Single: root = interactive(); break;
    case Mode::FuncType: {
        if (!expect(K::LeftParen)) return nullptr;
        bool star = false, double_star = false;
        while (ok() && kind() != K::RightParen) {
            if (double_star) return nullptr;
            if (accept(K::DoubleStar))
                double_star = true;
            else if (kind() == K::Star && !star) {
                advance();
                star = true;
            } else if (star) {
                fail();
            }
            push(simple_expression());
            if (!accept(K::Comma)) break;
            if (kind() == K::RightParen) fail();
        }
        if (!ok() || !expect(K::RightParen) || !expect(K::Arrow)) return nullptr;
        Nodes<Expr> types = take<Expr>(0);
        Expr* returns = simple_expression();
        while (ok() && accept(K::Newline)) {
        }
        if (!ok() || !expect(K::EndMarker)) return nullptr;
        auto* node = make<FunctionType>(0);
        node->argtypes = types;
        node->returns = returns;
        root = node;
        break;
    }
    }
    return ok() ? root : nullptr;
}

// One statement, after which nothing but blank lines and comments may follow: the caller reports the rest.
Mod* Parser::interactive() {
    if (kind() == K::Newline) {
        advance();
        push(make<Pass>(position_ - 1));
    } else if (kind() == K::EndMarker) {
        fail();
    } else {
        statement();
    }
    if (!ok()) return nullptr;
    bool compound = tokens_[position_ - 1].kind == K::Dedent;
    switch (tokens_[0].kind) {
    case K::If:
    case K::For:
    case K::While:
    case K::Try:
    case K::With:
    case K::Def:
    case K::Class:
    case K::At:
    case K::Async: compound = true; break;
    default: break;
    }
    // After a compound statement comes one more line end, which the end of the source is when a line end or
    // an indentation came before.
    if (compound && kind() == K::EndMarker && source_.newline_added &&
        tokens_[position_ - 1].kind != K::Dedent) {
        literal_problem(TextBuilder().add("invalid syntax"), token());
        problem_.offset = problem_.end_offset = 0;
        return nullptr;
    }
    if (compound && kind() != K::EndMarker) {
        literal_problem(TextBuilder().add("invalid syntax"), token());
        return nullptr;
    }
    auto* node = make<Interactive>(0);
    node->body = take<Stmt>(0);
    if (kind() != K::EndMarker) {
        literal_problem(TextBuilder().add("multiple statements found while compiling a single statement"),
                        tokens_[position_ - 1]);
    }
    return node;
}

// Statements go to the node stack.
bool Parser::statements_until(TokenKind last) {
    while (kind() != last) {
        if (last == K::EndMarker && !suspicious_) {
            statement_before_ = statement_start_;
            statement_start_ = position_;
            // Sound as it may be, CPython's second run can find a mistake in such a statement: it must begin
            // there.
            suspicious_ = kind() == K::Name && (soft() == SoftKeyword::Match || is_legacy_name(token()));
            if (suspicious_ && soft() == SoftKeyword::Match && starts_match()) suspicious_ = false;
        }
        if (!statement()) return false;
    }
    advance();
    return true;
}

bool Parser::block(Nodes<Stmt>& body) {
    uint32_t base = stack_size_;
    if (kind() == K::Newline) {
        advance();
        if (!expect(K::Indent) || !statements_until(K::Dedent)) return false;
    } else if (!simple_statements()) {
        return false;
    }
    body = take<Stmt>(base);
    return ok();
}

bool Parser::statement() {
    if (!ok()) return false;
    switch (kind()) {
    case K::If:
    case K::For:
    case K::While:
    case K::Try:
    case K::With:
    case K::Def:
    case K::Class:
    case K::At:
    case K::Async: {
        Stmt* node = compound_statement();
        if (!node || !ok()) return false;
        push(node);
        return ok();
    }
    case K::Name:
        if (token().soft == SoftKeyword::Match && starts_match()) {
            Stmt* node = match_statement();
            if (!node || !ok()) return false;
            push(node);
            return ok();
        }
        return simple_statements();
    default: return simple_statements();
    }
}

bool Parser::simple_statements() {
    for (;;) {
        Stmt* node = simple_statement();
        if (!node || !ok()) return fail();
        push(node);
        if (accept(K::Newline)) return ok();
        if (!accept(K::Semicolon)) return fail();
        if (accept(K::Newline)) return ok();
    }
}

Stmt* Parser::simple_statement() {
    uint32_t start = position_;
    switch (kind()) {
    case K::Name:
        if (token().soft == SoftKeyword::Type && kind_after(1) == K::Name) return type_alias();
        return expression_statement();
    case K::Return: {
        advance();
        Expr* value = kind() == K::Newline || kind() == K::Semicolon ? nullptr : star_expressions();
        auto* node = make<Return>(start);
        node->value = value;
        return node;
    }
    case K::Pass: advance(); return make<Pass>(start);
    case K::Break: advance(); return make<Break>(start);
    case K::Continue: advance(); return make<Continue>(start);
    case K::Raise: {
        advance();
        Expr* exc = nullptr;
        Expr* cause = nullptr;
        if (kind() != K::Newline && kind() != K::Semicolon) {
            exc = simple_expression();
            if (ok() && accept(K::From)) cause = simple_expression();
        }
        auto* node = make<Raise>(start);
        node->exc = exc;
        node->cause = cause;
        return node;
    }
    case K::Assert: {
        advance();
        Expr* test = simple_expression();
        Expr* msg = ok() && accept(K::Comma) ? simple_expression() : nullptr;
        auto* node = make<Assert>(start);
        node->test = test;
        node->msg = msg;
        return node;
    }
    case K::Del: {
        advance();
        uint32_t base = stack_size_;
        do {
            Expr* target = expression(level_bit_or, allow_none);
            if (!to_context(target, ExprContext::Del)) return nullptr;
            push(target);
        } while (accept(K::Comma) && kind() != K::Newline && kind() != K::Semicolon);
        Nodes<Expr> targets = take<Expr>(base);
        auto* node = make<Delete>(start);
        node->targets = targets;
        return node;
    }
    case K::Import: return import_statement();
    case K::From: return import_from();
    case K::Global:
    case K::Nonlocal: {
        bool global = kind() == K::Global;
        Texts names;
        if (!name_list(names)) return nullptr;
        if (global) {
            auto* node = make<Global>(start);
            node->names = names;
            return node;
        }
        auto* node = make<Nonlocal>(start);
        node->names = names;
        return node;
    }
    default: return expression_statement();
    }
}

bool Parser::name_list(Texts& names) {
    advance();
    uint32_t first = position_, count = 1;
    if (!expect(K::Name)) return false;
    for (; kind() == K::Comma; count++) {
        advance();
        if (!expect(K::Name)) return false;
    }
    names.items = static_cast<Text*>(list_memory(count * sizeof(Text)));
    if (!names.items) return false;
    names.count = count;
    for (uint32_t i = 0; i < count; i++) names.items[i] = name_text(tokens_[first + 2 * i]);
    return ok();
}

// An expression, an assignment of any kind, or an annotation.
Stmt* Parser::expression_statement() {
    uint32_t start = position_;
    bool yields = kind() == K::Yield;
    Expr* first = annotated_rhs();
    if (!ok()) return nullptr;
    Operator op;
    if (yields) {
    } else if (kind() == K::Equal) {
        uint32_t base = stack_size_;
        Expr* value = first;
        while (kind() == K::Equal) {
            if (yields || !to_context(value, ExprContext::Store)) {
                fail();
                return nullptr;
            }
            push(value);
            advance();
            yields = kind() == K::Yield;
            value = annotated_rhs();
            if (!ok()) return nullptr;
        }
        Nodes<Expr> targets = take<Expr>(base);
        auto* node = make<Assign>(start);
        node->targets = targets;
        node->value = value;
        return node;
    } else if (kind() == K::Colon) {
        if (!is_single_target(first) || !to_context(first, ExprContext::Store)) {
            fail();
            return nullptr;
        }
        bool simple = first->kind == NodeKind::Name && tokens_[start].kind == K::Name;
        advance();
        Expr* annotation = simple_expression();
        Expr* value = ok() && accept(K::Equal) ? annotated_rhs() : nullptr;
        auto* node = make<AnnAssign>(start);
        node->target = first;
        node->annotation = annotation;
        node->value = value;
        node->simple = simple;
        return node;
    } else if (augmented_operator(kind(), op)) {
        if (!is_single_target(first) || !to_context(first, ExprContext::Store)) {
            fail();
            return nullptr;
        }
        advance();
        Expr* value = annotated_rhs();
        auto* node = make<AugAssign>(start);
        node->target = first;
        node->op = op;
        node->value = value;
        return node;
    }
    auto* node = make<Expr_>(start);
    node->value = first;
    return node;
}

Stmt* Parser::type_alias() {
    uint32_t start = position_;
    advance();
    Name* name = name_node(ExprContext::Store);
    Nodes<TypeParam> params;
    if (kind() == K::LeftBracket && !type_parameters(params)) return nullptr;
    if (!expect(K::Equal)) return nullptr;
    Expr* value = simple_expression();
    auto* node = make<TypeAlias>(start);
    node->name = name;
    node->type_params = params;
    node->value = value;
    return node;
}

bool Parser::type_parameters(Nodes<TypeParam>& params) {
    advance();
    uint32_t base = stack_size_;
    do {
        TypeParam* param = type_parameter();
        if (!ok()) return false;
        push(param);
    } while (accept(K::Comma) && kind() != K::RightBracket);
    if (!expect(K::RightBracket)) return false;
    params = take<TypeParam>(base);
    return ok();
}

TypeParam* Parser::type_parameter() {
    uint32_t start = position_;
    bool star = accept(K::Star), double_star = !star && accept(K::DoubleStar);
    if (kind() != K::Name) {
        fail();
        return nullptr;
    }
    Text name = take_name();
    Expr* bound = nullptr;
    Expr* value = nullptr;
    if (!star && !double_star && accept(K::Colon)) bound = simple_expression();
    if (ok() && accept(K::Equal))
        value = star ? expression(level_expression, allow_star) : simple_expression();
    if (star) {
        auto* node = make<TypeVarTuple>(start);
        node->name = name;
        node->default_value = value;
        return node;
    }
    if (double_star) {
        auto* node = make<ParamSpec>(start);
        node->name = name;
        node->default_value = value;
        return node;
    }
    auto* node = make<TypeVar>(start);
    node->name = name;
    node->bound = bound;
    node->default_value = value;
    return node;
}

// A dotted name as written, without white space.
Text Parser::dotted_name() {
    if (kind() != K::Name) {
        fail();
        return {};
    }
    uint32_t first = position_;
    Text name = take_name();
    if (kind() != K::Dot) return name;
    uint32_t size = name.size;
    while (kind() == K::Dot) {
        advance();
        if (!expect(K::Name)) return {};
    }
    for (uint32_t i = first + 2; i < position_; i += 2) size += 1 + name_text(tokens_[i]).size;
    auto* to = static_cast<char*>(list_memory(size));
    if (!to) return {};
    uint32_t n = 0;
    for (uint32_t i = first; i < position_; i += 2) {
        if (n) to[n++] = '.';
        Text part = name_text(tokens_[i]);
        std::memcpy(to + n, part.data, part.size);
        n += part.size;
    }
    return {to, n};
}

Stmt* Parser::import_statement() {
    uint32_t start = position_;
    advance();
    uint32_t base = stack_size_;
    do {
        uint32_t first = position_;
        Text name = dotted_name(), asname;
        if (!ok()) return nullptr;
        if (accept(K::As)) {
            if (kind() != K::Name) {
                fail();
                return nullptr;
            }
            asname = take_name();
        }
        auto* alias = make<Alias>(first);
        alias->name = name;
        alias->asname = asname;
        push(alias);
    } while (accept(K::Comma));
    Nodes<Alias> names = take<Alias>(base);
    auto* node = make<Import>(start);
    node->names = names;
    return node;
}

Stmt* Parser::import_from() {
    uint32_t start = position_;
    advance();
    int32_t level = 0;
    for (; kind() == K::Dot || kind() == K::Ellipsis; advance()) level += kind() == K::Dot ? 1 : 3;
    Text module;
    if (kind() == K::Name)
        module = dotted_name();
    else if (level == 0)
        fail();
    if (!ok() || !expect(K::Import)) return nullptr;
    uint32_t base = stack_size_;
    if (kind() == K::Star) {
        advance();
        auto* alias = make<Alias>(position_ - 1);
        alias->name = text("*");
        push(alias);
    } else {
        bool brackets = accept(K::LeftParen);
        do {
            uint32_t first = position_;
            if (kind() != K::Name) {
                fail();
                return nullptr;
            }
            Text name = take_name(), asname;
            if (accept(K::As)) {
                if (kind() != K::Name) {
                    fail();
                    return nullptr;
                }
                asname = take_name();
            }
            auto* alias = make<Alias>(first);
            alias->name = name;
            alias->asname = asname;
            push(alias);
        } while (accept(K::Comma) && !(brackets && kind() == K::RightParen));
        if (brackets && !expect(K::RightParen)) return nullptr;
    }
    Nodes<Alias> names = take<Alias>(base);
    auto* node = make<ImportFrom>(start);
    node->module = module;
    node->names = names;
    node->level = level;
    return node;
}

Stmt* Parser::compound_statement() {
    uint32_t start = position_;
    switch (kind()) {
    case K::If: return if_statement();
    case K::For: return for_statement(start, false);
    case K::While: return while_statement();
    case K::Try: return try_statement();
    case K::With: return with_statement(start, false);
    case K::Def: return function_definition(start, false, {});
    case K::Class: return class_definition(start, {});
    case K::At: return decorated();
    default:
        advance();
        if (kind() == K::Def) return function_definition(start, true, {});
        if (kind() == K::For) return for_statement(start, true);
        if (kind() == K::With) return with_statement(start, true);
        fail();
        return nullptr;
    }
}

bool Parser::else_block(Nodes<Stmt>& body) {
    if (kind() != K::Else) return true;
    advance();
    return expect(K::Colon) && block(body);
}

Stmt* Parser::if_statement() {
    If* head = nullptr;
    If* last = nullptr;
    do {
        uint32_t start = position_;
        advance();
        Expr* test = named_expression();
        Nodes<Stmt> body;
        if (!ok() || !expect(K::Colon) || !block(body)) return nullptr;
        auto* node = make<If>(start);
        node->test = test;
        node->body = body;
        if (last)
            last->orelse = one<Stmt>(node);
        else
            head = node;
        if (!ok()) return nullptr;
        last = node;
    } while (kind() == K::Elif);
    if (!else_block(last->orelse)) return nullptr;
    // Every link of the chain ends where the last one ends.
    finish_block(head);
    for (If* node = head; node != last;) {
        auto* next = static_cast<If*>(node->orelse[0]);
        next->span.end_lineno = head->span.end_lineno;
        next->span.end_col_offset = head->span.end_col_offset;
        node = next;
    }
    return head;
}

Stmt* Parser::while_statement() {
    uint32_t start = position_;
    advance();
    Expr* test = named_expression();
    Nodes<Stmt> body, orelse;
    if (!ok() || !expect(K::Colon) || !block(body) || !else_block(orelse)) return nullptr;
    auto* node = make<While>(start);
    node->test = test;
    node->body = body;
    node->orelse = orelse;
    return finish_block(node);
}

Stmt* Parser::for_statement(uint32_t start, bool async) {
    advance();
    Expr* target = star_targets();
    if (!to_context(target, ExprContext::Store) || !expect(K::In)) return nullptr;
    Expr* iter = star_expressions();
    Nodes<Stmt> body, orelse;
    if (!ok() || !expect(K::Colon) || !block(body) || !else_block(orelse)) return nullptr;
    // For and AsyncFor have the same fields.
    auto* node = make<For>(start);
    if (async) node->kind = NodeKind::AsyncFor;
    node->target = target;
    node->iter = iter;
    node->body = body;
    node->orelse = orelse;
    return finish_block(node);
}

Stmt* Parser::try_statement() {
    uint32_t start = position_;
    advance();
    Nodes<Stmt> body, orelse, finalbody;
    if (!expect(K::Colon) || !block(body)) return nullptr;
    uint32_t base = stack_size_;
    bool star = false;
    while (kind() == K::Except) {
        uint32_t first = position_;
        advance();
        bool this_star = accept(K::Star);
        if (stack_size_ > base && this_star != star) {
            fail();
            return nullptr;
        }
        star = this_star;
        Expr* type = nullptr;
        Text name;
        if (kind() != K::Colon) {
            uint32_t type_start = position_;
            type = simple_expression();
            if (ok() && kind() == K::Comma) {
                uint32_t items = stack_size_;
                push(type);
                while (ok() && accept(K::Comma) && kind() != K::Colon) push(simple_expression());
                auto* tuple = make<Tuple>(type_start);
                tuple->elts = take<Expr>(items);
                type = tuple;
            } else if (ok() && accept(K::As)) {
                if (kind() != K::Name) {
                    fail();
                    return nullptr;
                }
                name = take_name();
            }
        } else if (star) {
            fail();
        }
        Nodes<Stmt> handler_body;
        if (!ok() || !expect(K::Colon) || !block(handler_body)) return nullptr;
        auto* handler = make<ExceptHandler>(first);
        handler->type = type;
        handler->name = name;
        handler->body = handler_body;
        push(finish_block(handler));
    }
    Nodes<ExceptHandler> handlers = take<ExceptHandler>(base);
    if (!handlers.empty() && !else_block(orelse)) return nullptr;
    if (kind() == K::Finally) {
        advance();
        if (!expect(K::Colon) || !block(finalbody)) return nullptr;
    } else if (handlers.empty()) {
        fail();
        return nullptr;
    }
    // Try and TryStar have the same fields.
    auto* node = make<Try>(start);
    if (star) node->kind = NodeKind::TryStar;
    node->body = body;
    node->handlers = handlers;
    node->orelse = orelse;
    node->finalbody = finalbody;
    return finish_block(node);
}

// At the bracket after `with`: whether it encloses items, and not the first item's expression. CPython tries
// the items first; they fail on what is no plain expression, or when the bracket is not the end of the list.
bool Parser::with_items_in_brackets() const {
    uint32_t depth = 0;
    bool as = false, other = false;
    for (uint32_t i = position_; i < token_count_; i++) {
        K k = tokens_[i].kind;
        if (k == K::LeftParen || k == K::LeftBracket || k == K::LeftBrace) {
            depth++;
        } else if (k == K::RightParen || k == K::RightBracket || k == K::RightBrace) {
            if (--depth == 0) return tokens_[i + 1].kind == K::Colon && i > position_ + 1 && (as || !other);
        } else if (depth == 1) {
            K before = tokens_[i - 1].kind;
            if (k == K::As) as = true;
            if (k == K::ColonEqual || k == K::Yield || k == K::For || k == K::Async) other = true;
            if (k == K::Star && i > position_ && (before == K::LeftParen || before == K::Comma)) other = true;
        }
        if (k == K::Newline) break;
    }
    return false;
}

WithItem* Parser::with_item() {
    uint32_t start = position_;
    Expr* context = simple_expression();
    Expr* target = nullptr;
    if (ok() && accept(K::As)) {
        target = expression(level_bit_or, allow_star);
        if (!to_context(target, ExprContext::Store)) return nullptr;
        if (kind() != K::Comma && kind() != K::RightParen && kind() != K::Colon) fail();
    }
    auto* item = make<WithItem>(start);
    item->context_expr = context;
    item->optional_vars = target;
    return item;
}

bool Parser::with_items(Nodes<WithItem>& items) {
    uint32_t base = stack_size_;
    bool brackets = kind() == K::LeftParen && with_items_in_brackets();
    if (brackets) advance();
    do {
        WithItem* item = with_item();
        if (!ok()) return false;
        push(item);
    } while (accept(K::Comma) && !(brackets && kind() == K::RightParen));
    if (brackets && !expect(K::RightParen)) return false;
    items = take<WithItem>(base);
    return ok();
}

Stmt* Parser::with_statement(uint32_t start, bool async) {
    advance();
    Nodes<WithItem> items;
    Nodes<Stmt> body;
    if (!with_items(items) || !expect(K::Colon) || !block(body)) return nullptr;
    // With and AsyncWith have the same fields.
    auto* node = make<With>(start);
    if (async) node->kind = NodeKind::AsyncWith;
    node->items = items;
    node->body = body;
    return finish_block(node);
}

Stmt* Parser::decorated() {
    uint32_t base = stack_size_;
    while (accept(K::At)) {
        Expr* decorator = named_expression();
        if (!ok() || !expect(K::Newline)) return nullptr;
        push(decorator);
    }
    Nodes<Expr> decorators = take<Expr>(base);
    uint32_t start = position_;
    if (kind() == K::Class) return class_definition(start, decorators);
    bool async = accept(K::Async);
    if (kind() == K::Def) return function_definition(start, async, decorators);
    fail();
    return nullptr;
}

Stmt* Parser::class_definition(uint32_t start, Nodes<Expr> decorators) {
    advance();
    if (kind() != K::Name) {
        fail();
        return nullptr;
    }
    Name* name = name_node(ExprContext::Load);
    Nodes<TypeParam> params;
    if (kind() == K::LeftBracket && !type_parameters(params)) return nullptr;
    Call* call = nullptr;
    if (kind() == K::LeftParen) {
        uint32_t bracket = tokens_[position_].start;
        call = as<Call>(class_arguments(name));
        if (!call || call->func != name) {
            fail();
            return nullptr;
        }
        // A bare generator expression is allowed in a call only.
        if (call->args.count == 1 && call->args[0]->kind == NodeKind::GeneratorExp &&
            call->args[0]->span.lineno == source_.line_of(bracket) &&
            call->args[0]->span.col_offset == bracket - source_.line_starts[call->args[0]->span.lineno])
            fail();
    }
    Nodes<Stmt> body;
    if (!ok() || !expect(K::Colon) || !block(body)) return nullptr;
    auto* node = make<ClassDef>(start);
    node->name = name->id;
    if (call) {
        node->bases = call->args;
        node->keywords = call->keywords;
    }
    node->body = body;
    node->decorator_list = decorators;
    node->type_params = params;
    return finish_block(node);
}

// One parameter of a def, up to its comma.
bool Parser::parameter(ParamsBuilder& params) {
    if (kind() == K::Slash) {
        if (params.seen_slash || params.seen_star || params.positional == 0) return fail();
        params.seen_slash = true;
        params.posonly = params.positional;
        advance();
        return true;
    }
    bool star = accept(K::Star), double_star = !star && accept(K::DoubleStar);
    if (star) {
        if (params.seen_star) return fail();
        params.seen_star = true;
        if (kind() == K::Comma) return kind_after(1) == K::Name || fail();
    }
    if (kind() != K::Name) return fail();
    uint32_t start = position_;
    Text name = take_name();
    Expr* annotation = nullptr;
    if (accept(K::Colon)) annotation = star ? expression(level_expression, allow_star) : simple_expression();
    auto* arg = make<Arg>(start);
    arg->arg = name;
    arg->annotation = annotation;
    if (star) {
        params.vararg = arg;
        return ok();
    }
    if (double_star) {
        params.kwarg = arg;
        return ok();
    }
    Expr* value = ok() && accept(K::Equal) ? simple_expression() : nullptr;
    return ok() && add_parameter(params, arg, value);
}

Arguments* Parser::parameters() {
    uint32_t start = position_;
    ParamsBuilder params = {};
    params.base = stack_size_;
    while (kind() != K::RightParen) {
        if (params.kwarg) fail();
        if (!ok() || !parameter(params)) return nullptr;
        if (!accept(K::Comma)) break;
    }
    if (kind() != K::RightParen) {
        fail();
        return nullptr;
    }
    return finish_parameters(params, start);
}

Stmt* Parser::function_definition(uint32_t start, bool async, Nodes<Expr> decorators) {
    advance();
    if (kind() != K::Name) {
        fail();
        return nullptr;
    }
    Text name = take_name();
    Nodes<TypeParam> type_params;
    if (kind() == K::LeftBracket && !type_parameters(type_params)) return nullptr;
    if (!ok() || !expect(K::LeftParen)) return nullptr;
    Arguments* args = parameters();
    if (!args || !ok() || !expect(K::RightParen)) return nullptr;
    Expr* returns = accept(K::Arrow) ? simple_expression() : nullptr;
    Nodes<Stmt> body;
    if (!ok() || !expect(K::Colon) || !block(body)) return nullptr;
    // FunctionDef and AsyncFunctionDef have the same fields.
    auto* node = make<FunctionDef>(start);
    if (async) node->kind = NodeKind::AsyncFunctionDef;
    node->name = name;
    node->args = args;
    node->body = body;
    node->decorator_list = decorators;
    node->returns = returns;
    node->type_params = type_params;
    return finish_block(node);
}

} // namespace natrix::syntax
