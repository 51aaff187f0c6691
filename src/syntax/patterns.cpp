#include "syntax/parser.h"

// `match` and its patterns. Recursion is bounded by brackets, of which the lexer allows 200.
namespace natrix::syntax {

using K = TokenKind;

// At the name `match`: whether a match statement begins here. Only a compound statement's line ends with a
// colon, so one look at the line's end decides.
bool Parser::starts_match() const {
    switch (kind_after(1)) {
    case K::Name:
    case K::Number:
    case K::String:
    case K::FStringStart:
    case K::TStringStart:
    case K::None:
    case K::True:
    case K::False:
    case K::Ellipsis:
    case K::Lambda:
    case K::Await:
    case K::Not:
    case K::Tilde:
    case K::LeftBrace:
    case K::LeftParen:
    case K::LeftBracket:
    case K::Minus:
    case K::Plus:
    case K::Star: break;
    default: return false;
    }
    for (uint32_t i = position_ + 1; i + 1 < token_count_; i++)
        if (tokens_[i].kind == K::Newline)
            return tokens_[i - 1].kind == K::Colon && tokens_[i + 1].kind == K::Indent;
    return false;
}

Stmt* Parser::match_statement() {
    uint32_t start = position_;
    advance();
    Expr* subject = expression(level_expression, allow_star | allow_tuple | allow_walrus);
    if (!ok() || subject->kind == NodeKind::Starred || !expect(K::Colon) || !expect(K::Newline) ||
        !expect(K::Indent)) {
        fail();
        return nullptr;
    }
    uint32_t base = stack_size_;
    do {
        uint32_t first = position_;
        if (soft() != SoftKeyword::Case) {
            fail();
            return nullptr;
        }
        advance();
        Pattern* pattern = patterns();
        Expr* guard = ok() && accept(K::If) ? named_expression() : nullptr;
        Nodes<Stmt> body;
        if (!ok() || !expect(K::Colon) || !block(body)) return nullptr;
        auto* match_case = make<MatchCase>(first);
        match_case->pattern = pattern;
        match_case->guard = guard;
        match_case->body = body;
        push(finish_block(match_case));
    } while (kind() != K::Dedent);
    advance();
    Nodes<MatchCase> cases = take<MatchCase>(base);
    auto* node = make<Match>(start);
    node->subject = subject;
    node->cases = cases;
    return finish_block(node);
}

// open_sequence_pattern | pattern
Pattern* Parser::patterns() {
    uint32_t start = position_, base = stack_size_;
    Pattern* first = pattern_or_star();
    if (!ok()) return nullptr;
    if (kind() != K::Comma) {
        if (first->kind == NodeKind::MatchStar) fail();
        return first;
    }
    push(first);
    while (ok() && accept(K::Comma)) {
        if (kind() == K::Colon || kind() == K::If) break;
        push(pattern_or_star());
    }
    auto* node = make<MatchSequence>(start);
    node->patterns = take<Pattern>(base);
    return node;
}

Pattern* Parser::pattern_or_star() {
    if (kind() != K::Star) return pattern();
    uint32_t start = position_;
    advance();
    if (kind() != K::Name) {
        fail();
        return nullptr;
    }
    bool wildcard = soft() == SoftKeyword::Underscore;
    Text name = take_name();
    if (!wildcard && (kind() == K::Dot || kind() == K::LeftParen || kind() == K::Equal)) fail();
    auto* node = make<MatchStar>(start);
    if (!wildcard) node->name = name;
    return node;
}

Pattern* Parser::pattern() {
    uint32_t start = position_, base = stack_size_;
    Pattern* result = closed_pattern();
    if (!ok()) return nullptr;
    if (kind() == K::Bar) {
        push(result);
        while (ok() && accept(K::Bar)) push(closed_pattern());
        if (!ok()) return nullptr;
        auto* node = make<MatchOr>(start);
        node->patterns = take<Pattern>(base);
        result = node;
    }
    if (kind() == K::As) {
        advance();
        if (kind() != K::Name || soft() == SoftKeyword::Underscore) {
            fail();
            return nullptr;
        }
        Text name = take_name();
        if (kind() == K::Dot || kind() == K::LeftParen || kind() == K::Equal) fail();
        auto* node = make<MatchAs>(start);
        node->pattern = result;
        node->name = name;
        result = node;
    }
    return result;
}

Pattern* Parser::closed_pattern() {
    uint32_t start = position_;
    switch (kind()) {
    case K::None:
    case K::True:
    case K::False: {
        auto* value = static_cast<Constant*>(literal_pattern_value());
        auto* node = make<MatchSingleton>(start);
        node->value = value;
        return node;
    }
    case K::Number:
    case K::Minus:
    case K::String:
    case K::FStringStart:
    case K::TStringStart: {
        Expr* value = literal_pattern_value();
        auto* node = make<MatchValue>(start);
        node->value = value;
        return node;
    }
    case K::Name: return capture_or_value();
    case K::LeftParen:
    case K::LeftBracket: return sequence_pattern();
    case K::LeftBrace: return mapping_pattern();
    default: fail(); return nullptr;
    }
}

// A number with its sign, a complex number, strings, None, True or False.
Expr* Parser::literal_pattern_value() {
    uint32_t start = position_;
    switch (kind()) {
    case K::None:
    case K::True:
    case K::False: {
        K k = kind();
        advance();
        auto* node = make<Constant>(start);
        node->value = k == K::None   ? ConstantKind::None
                      : k == K::True ? ConstantKind::True
                                     : ConstantKind::False;
        return node;
    }
    case K::String:
    case K::FStringStart:
    case K::TStringStart: {
        Expr* value = expression(level_primary, allow_none);
        if (ok() && value->kind != NodeKind::Constant && value->kind != NodeKind::JoinedStr &&
            value->kind != NodeKind::TemplateStr)
            fail();
        return value;
    }
    default: break;
    }
    bool negative = accept(K::Minus);
    if (kind() != K::Number) {
        fail();
        return nullptr;
    }
    auto is_imaginary = [](Expr* e) { return as<Constant>(e)->value == ConstantKind::Imaginary; };
    Expr* value = number();
    if (!ok()) return nullptr;
    bool real = !is_imaginary(value);
    if (negative) {
        auto* node = make<UnaryOp>(start);
        node->op = UnaryOperator::USub;
        node->operand = value;
        value = node;
    }
    if (kind() == K::Plus || kind() == K::Minus) {
        Operator op = kind() == K::Plus ? Operator::Add : Operator::Sub;
        advance();
        if (kind() != K::Number || !real) {
            fail();
            return nullptr;
        }
        Expr* imaginary = number();
        if (ok() && !is_imaginary(imaginary)) fail();
        auto* node = make<BinOp>(start);
        node->left = value;
        node->op = op;
        node->right = imaginary;
        value = node;
    }
    return value;
}

Expr* Parser::pattern_dotted_name(bool& dotted) {
    uint32_t start = position_;
    Expr* value = name_node(ExprContext::Load);
    dotted = false;
    while (kind() == K::Dot) {
        dotted = true;
        advance();
        if (kind() != K::Name) {
            fail();
            return nullptr;
        }
        Text attr = take_name();
        auto* node = make<Attribute>(start);
        node->value = value;
        node->attr = attr;
        value = node;
    }
    return value;
}

// A capture, the wildcard, a dotted value or a class pattern.
Pattern* Parser::capture_or_value() {
    uint32_t start = position_;
    if (soft() == SoftKeyword::Underscore) {
        advance();
        return make<MatchAs>(start);
    }
    bool dotted = false;
    Expr* value = pattern_dotted_name(dotted);
    if (!ok()) return nullptr;
    if (kind() == K::LeftParen) return class_pattern(value, start);
    if (kind() == K::Equal) fail();
    if (dotted) {
        auto* node = make<MatchValue>(start);
        node->value = value;
        return node;
    }
    auto* node = make<MatchAs>(start);
    node->name = static_cast<Name*>(value)->id;
    return node;
}

Pattern* Parser::class_pattern(Expr* cls, uint32_t start) {
    advance();
    uint32_t base = stack_size_, keywords = 0;
    while (ok() && kind() != K::RightParen) {
        if (kind() == K::Name && kind_after(1) == K::Equal) {
            // A keyword pattern is pushed as its name (a MatchStar that never leaves this function) and
            // pattern.
            if (keywords == 0) keywords = stack_size_ - base + 1;
            auto* name = make<MatchStar>(position_);
            name->name = take_name();
            advance();
            push(name);
        } else if (keywords) {
            fail();
        }
        push(pattern());
        if (!accept(K::Comma)) break;
    }
    if (!ok() || !expect(K::RightParen)) return nullptr;
    uint32_t positional = keywords ? keywords - 1 : stack_size_ - base;
    uint32_t count = (stack_size_ - base - positional) / 2;
    auto* node = make<MatchClass>(start);
    node->cls = cls;
    if (count) {
        node->kwd_attrs.items = static_cast<Text*>(list_memory(count * sizeof(Text)));
        node->kwd_patterns.items = static_cast<Pattern**>(list_memory(count * sizeof(Pattern*)));
        if (!ok()) return nullptr;
        node->kwd_attrs.count = node->kwd_patterns.count = count;
        for (uint32_t i = 0; i < count; i++) {
            node->kwd_attrs.items[i] = static_cast<MatchStar*>(stack_[base + positional + 2 * i])->name;
            node->kwd_patterns.items[i] = static_cast<Pattern*>(stack_[base + positional + 2 * i + 1]);
        }
    }
    stack_size_ = base + positional;
    node->patterns = take<Pattern>(base);
    return node;
}

Pattern* Parser::mapping_pattern() {
    uint32_t start = position_, base = stack_size_;
    advance();
    Text rest;
    while (ok() && kind() != K::RightBrace) {
        if (accept(K::DoubleStar)) {
            if (kind() != K::Name || soft() == SoftKeyword::Underscore) {
                fail();
                return nullptr;
            }
            rest = take_name();
            accept(K::Comma);
            break;
        }
        Expr* key = nullptr;
        if (kind() == K::Name) {
            bool dotted = false;
            key = pattern_dotted_name(dotted);
            if (!dotted) fail();
        } else {
            key = literal_pattern_value();
        }
        if (!ok() || !expect(K::Colon)) return nullptr;
        push(key);
        push(pattern());
        if (!accept(K::Comma)) break;
    }
    if (!ok() || !expect(K::RightBrace)) return nullptr;
    uint32_t count = (stack_size_ - base) / 2;
    auto* node = make<MatchMapping>(start);
    node->rest = rest;
    if (count) {
        node->keys.items = static_cast<Expr**>(list_memory(count * sizeof(Expr*)));
        node->patterns.items = static_cast<Pattern**>(list_memory(count * sizeof(Pattern*)));
        if (!ok()) return nullptr;
        node->keys.count = node->patterns.count = count;
        for (uint32_t i = 0; i < count; i++) {
            node->keys.items[i] = static_cast<Expr*>(stack_[base + 2 * i]);
            node->patterns.items[i] = static_cast<Pattern*>(stack_[base + 2 * i + 1]);
        }
    }
    stack_size_ = base;
    return node;
}

// [a, b], (a, b), or a group (a).
Pattern* Parser::sequence_pattern() {
    uint32_t start = position_, base = stack_size_;
    bool brackets = kind() == K::LeftBracket;
    K closer = brackets ? K::RightBracket : K::RightParen;
    advance();
    bool comma = false;
    while (ok() && kind() != closer) {
        push(pattern_or_star());
        comma = accept(K::Comma);
        if (!comma) break;
    }
    if (!ok() || !expect(closer)) return nullptr;
    if (!brackets && !comma && stack_size_ - base == 1) {
        auto* inner = static_cast<Pattern*>(stack_[--stack_size_]);
        if (inner->kind == NodeKind::MatchStar) fail();
        return inner;
    }
    auto* node = make<MatchSequence>(start);
    node->patterns = take<Pattern>(base);
    return node;
}

} // namespace natrix::syntax
