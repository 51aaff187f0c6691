#include "syntax/parser.h"

#include "syntax/text_builder.h"

// Expressions: operator precedence with an explicit stack. `run` alternates between wanting an operand and
// having one. Operator frames wait for their right operand; context frames say what happens to a whole
// expression.
namespace natrix::syntax {

using K = TokenKind;

enum class Parser::FrameKind : uint8_t {
    // Operators.
    Unary,
    Not,
    Binary,
    Power,
    Bool,
    Compare,
    Await,
    // Contexts.
    Bottom,
    Walrus,
    Condition, // of a if b else c
    Otherwise,
    LambdaBody,
    LambdaDefault,
    Stars, // an expression list that may become a tuple
    StarItem,
    YieldValue,
    YieldFrom,
    Group, // after '(', until it shows what it is
    Tuple,
    List,
    Set,
    Brace, // first item after '{'
    DictKey,
    DictValue,
    DictUnpack,
    CompTarget,
    CompIter,
    CompIf,
    CallArg,
    CallStar,
    CallKeyword,
    CallUnpack,
    SubscriptItem,
    SubscriptStar,
    SliceUpper,
    SliceStep,
    Field,   // replacement field of an f-string or t-string
    Strings, // below a Field: the run of literals, or a format spec
};

// `start` is the first token of the whole; `base` where its items begin on the node stack.
struct Parser::Frame {
    FrameKind kind;
    uint8_t level; // of the operator; 0 for contexts
    uint8_t need;  // the lowest level of operand
    uint8_t detail;
    uint32_t start;
    uint32_t base;
    uint32_t number;
    Node* a;
    Node* b;
};

namespace {

// CPython's parser allows 6000 of its calls; what each construct costs there.
constexpr uint32_t max_nesting = 5970;
// A context that is done with its expression: nothing may continue it.
constexpr uint8_t no_operand = 255;

// Bits of a Strings frame's `need`, which has no operand of its own.
enum Run : uint8_t { run_has_other = 1, run_has_template = 2 };

enum Detail : uint8_t {
    detail_walrus = 1,
    detail_star = 2,
    detail_tuple = 4,
    detail_async = 8,
    after_unpack = 16,
    after_keyword = 32
};

constexpr struct StartTable {
    bool of[static_cast<uint32_t>(K::count)] = {};
    constexpr StartTable() {
        for (K k : {K::Name, K::Number, K::String, K::FStringStart, K::TStringStart, K::LeftParen,
                    K::LeftBracket, K::LeftBrace, K::Minus, K::Plus, K::Tilde, K::Not, K::Lambda, K::Await,
                    K::None, K::True, K::False, K::Ellipsis})
            of[static_cast<uint32_t>(k)] = true;
    }
} start_table;

bool starts_expression(K k) { return start_table.of[static_cast<uint32_t>(k)]; }

struct OperatorInfo {
    uint8_t level = 0;
    uint8_t op = 0;
};
constexpr struct OperatorTable {
    OperatorInfo of[static_cast<uint32_t>(K::count)] = {};
    constexpr void set(K k, Level level, Operator op) {
        of[static_cast<uint32_t>(k)] = {level, static_cast<uint8_t>(op)};
    }
    constexpr OperatorTable() {
        set(K::Bar, level_bit_or, Operator::BitOr);
        set(K::Caret, level_bit_xor, Operator::BitXor);
        set(K::Ampersand, level_bit_and, Operator::BitAnd);
        set(K::LeftShift, level_shift, Operator::LShift);
        set(K::RightShift, level_shift, Operator::RShift);
        set(K::Plus, level_sum, Operator::Add);
        set(K::Minus, level_sum, Operator::Sub);
        set(K::Star, level_term, Operator::Mult);
        set(K::Slash, level_term, Operator::Div);
        set(K::DoubleSlash, level_term, Operator::FloorDiv);
        set(K::Percent, level_term, Operator::Mod);
        set(K::At, level_term, Operator::MatMult);
        set(K::DoubleStar, level_power, Operator::Pow);
        for (K k : {K::EqEqual, K::NotEqual, K::Less, K::Greater, K::LessEqual, K::GreaterEqual, K::In, K::Is,
                    K::Not})
            of[static_cast<uint32_t>(k)] = {level_comparison, 0};
        of[static_cast<uint32_t>(K::And)] = {level_and, 0};
        of[static_cast<uint32_t>(K::Or)] = {level_or, 0};
    }
} operators;

} // namespace

bool Parser::grow_frames() {
    uint32_t capacity = frame_capacity_ ? frame_capacity_ * 2 : 64;
    auto* frames = static_cast<Frame*>(arena_.take(capacity * sizeof(Frame), alignof(Frame)));
    if (!frames) return fail(Failure::OutOfArena);
    if (frame_count_) std::memcpy(frames, frames_, frame_count_ * sizeof(Frame));
    frames_ = frames;
    frame_capacity_ = capacity;
    return true;
}

// Null when the arena is at its limit.
Parser::Frame* Parser::push_frame(FrameKind frame_kind, uint8_t level, uint8_t need) {
    if (frame_count_ == frame_capacity_ && !grow_frames()) return nullptr;
    Frame* f = &frames_[frame_count_++];
    *f = {frame_kind, level, need, 0, position_, stack_size_, 0, nullptr, nullptr};
    return f;
}

Expr* Parser::expression(uint8_t level, uint8_t allow) {
    if (!ok()) return nullptr;
    uint32_t bottom = frame_count_;
    Frame* f = push_frame(FrameKind::Bottom, 0, level);
    if (!f) return nullptr;
    f->detail = allow & allow_walrus;
    if (allow & (allow_star | allow_tuple)) {
        f = push_frame(FrameKind::Stars, 0, level);
        if (!f) return nullptr;
        f->detail = allow;
    }
    if (!run(bottom, nullptr)) {
        frame_count_ = bottom;
        return nullptr;
    }
    return value_;
}

// The brackets after a class's name, as a Call.
Expr* Parser::class_arguments(Expr* name) {
    uint32_t bottom = frame_count_;
    if (!ok() || !push_frame(FrameKind::Bottom, 0, level_primary)) return nullptr;
    if (!run(bottom, name)) {
        frame_count_ = bottom;
        return nullptr;
    }
    return value_;
}

// yield_expr | star_expressions
Expr* Parser::annotated_rhs() {
    if (kind() != K::Yield) return star_expressions();
    uint32_t start = position_;
    advance();
    if (accept(K::From)) {
        Expr* value = simple_expression();
        auto* node = make<YieldFrom>(start);
        node->value = value;
        return node;
    }
    Expr* value = nullptr;
    if (starts_expression(kind()) || kind() == K::Star) value = star_expressions();
    auto* node = make<Yield>(start);
    node->value = value;
    return node;
}

// In a lambda or def, the current parameter list goes on after each comma.
bool Parser::add_parameter(ParamsBuilder& params, Arg* arg, Node* value) {
    if (!params.seen_star) {
        if (value)
            params.seen_default = true;
        else if (params.seen_default)
            return fail();
        params.positional++;
    }
    push(arg);
    push(value);
    return ok();
}

Arguments* Parser::finish_parameters(ParamsBuilder& params, uint32_t first_token) {
    auto* node = make<Arguments>(first_token);
    uint32_t count = (stack_size_ - params.base) / 2;
    node->vararg = params.vararg;
    node->kwarg = params.kwarg;
    if (count == 0) return node;
    Node** pairs = stack_ + params.base;
    uint32_t posonly = params.seen_slash ? params.posonly : 0;
    uint32_t defaults = 0;
    for (uint32_t i = 0; i < params.positional; i++) defaults += pairs[2 * i + 1] != nullptr;
    auto list = [&](auto& to, uint32_t from, uint32_t n) {
        using Item = std::remove_reference_t<decltype(*to.items[0])>;
        if (n == 0) return;
        to.items = static_cast<Item**>(list_memory(n * sizeof(Item*)));
        if (!to.items) return;
        to.count = n;
        for (uint32_t i = 0; i < n; i++) to.items[i] = static_cast<Item*>(pairs[2 * (from + i)]);
    };
    list(node->posonlyargs, 0, posonly);
    list(node->args, posonly, params.positional - posonly);
    list(node->kwonlyargs, params.positional, count - params.positional);
    // The values lie one further on than their parameters.
    pairs++;
    list(node->kw_defaults, params.positional, count - params.positional);
    list(node->defaults, params.positional - defaults, defaults);
    stack_size_ = params.base;
    return node;
}

bool Parser::is_single_target(Expr* expr) const {
    return expr && (expr->kind == NodeKind::Name || expr->kind == NodeKind::Attribute ||
                    expr->kind == NodeKind::Subscript);
}

// Turns an expression into a target; fails where the grammar has no such target.
bool Parser::to_context(Expr* expr, ExprContext context) {
    if (!ok() || !expr) return fail();
    uint32_t base = stack_size_;
    push(expr);
    while (ok() && stack_size_ > base) {
        Node* node = stack_[--stack_size_];
        switch (node->kind) {
        case NodeKind::Name: static_cast<Name*>(node)->ctx = context; break;
        case NodeKind::Attribute: static_cast<Attribute*>(node)->ctx = context; break;
        case NodeKind::Subscript: static_cast<Subscript*>(node)->ctx = context; break;
        case NodeKind::Tuple:
        case NodeKind::List: {
            Nodes<Expr> elts;
            if (node->kind == NodeKind::Tuple) {
                static_cast<Tuple*>(node)->ctx = context;
                elts = static_cast<Tuple*>(node)->elts;
            } else {
                static_cast<List*>(node)->ctx = context;
                elts = static_cast<List*>(node)->elts;
            }
            for (Expr* item : elts) push(item);
            break;
        }
        case NodeKind::Starred: {
            auto* starred = static_cast<Starred*>(node);
            if (context == ExprContext::Del || starred->value->kind == NodeKind::Starred) return fail();
            starred->ctx = context;
            push(starred->value);
            break;
        }
        default: return fail();
        }
    }
    return ok();
}

bool Parser::run(uint32_t bottom, Expr* initial) {
    using F = FrameKind;
    Expr* value = nullptr;
    uint32_t start = 0; // first token of `value`, brackets included
    auto top = [&]() -> Frame& { return frames_[frame_count_ - 1]; };
    auto deeper = [&](uint32_t cost) {
        nesting_ += cost;
        return nesting_ <= max_nesting || fail(Failure::TooDeep);
    };

    if (initial) {
        value = initial;
        start = position_ - 1;
        goto primary;
    }
    if (top().kind == F::Stars) goto stars_item;

operand: {
    if (!ok()) return false;
    const Token& t = token();
    start = position_;
    switch (t.kind) {
    case K::Name: {
        if (kind_after(1) == K::ColonEqual) {
            Frame& f = top();
            if (f.level != 0 || !(f.detail & detail_walrus)) return fail();
            Name* target = name_node(ExprContext::Store);
            advance();
            Frame* w = push_frame(F::Walrus, 0, level_expression);
            if (!w) return false;
            w->start = start;
            w->a = target;
            goto operand;
        }
        value = name_node(ExprContext::Load);
        goto primary;
    }
    case K::Number:
        value = number();
        if (!value) return false;
        goto primary;
    case K::String:
        if (kind_after(1) == K::FStringStart) goto strings;
        // A run of plain literals may still be followed by an f-string.
        {
            uint32_t n = 1;
            while (kind_after(n) == K::String) n++;
            if (kind_after(n) == K::FStringStart || kind_after(n) == K::TStringStart) goto strings;
        }
        value = string_run();
        if (!value) return false;
        goto primary;
    case K::FStringStart:
    case K::TStringStart: goto strings;
    case K::None:
    case K::True:
    case K::False:
    case K::Ellipsis: {
        advance();
        auto* node = make<Constant>(start);
        node->value = t.kind == K::None    ? ConstantKind::None
                      : t.kind == K::True  ? ConstantKind::True
                      : t.kind == K::False ? ConstantKind::False
                                           : ConstantKind::Ellipsis;
        value = node;
        goto primary;
    }
    case K::LeftParen: {
        advance();
        if (kind() == K::RightParen) {
            advance();
            auto* node = make<Tuple>(start);
            value = node;
            goto primary;
        }
        Frame* f = push_frame(F::Group, 0, level_expression);
        if (!f) return false;
        f->start = start;
        if (kind() == K::Yield) {
            uint32_t yield_start = position_;
            f->need = no_operand;
            advance();
            bool from = accept(K::From);
            if (!from && !starts_expression(kind()) && kind() != K::Star) {
                auto* node = make<Yield>(yield_start);
                value = node;
                start = yield_start;
                f->detail = detail_star; // neither an item of a tuple nor an element
                goto expression_done;
            }
            f->detail = detail_star;
            f = push_frame(from ? F::YieldFrom : F::YieldValue, 0, level_expression);
            if (!f) return false;
            f->start = yield_start;
            if (!from) {
                f = push_frame(F::Stars, 0, level_expression);
                if (!f) return false;
                f->detail = detail_star | detail_tuple;
                goto stars_item;
            }
            goto operand;
        }
        f->detail = detail_walrus;
        goto item;
    }
    case K::LeftBracket: {
        advance();
        Frame* f = push_frame(F::List, 0, level_expression);
        if (!f) return false;
        f->start = start;
        f->detail = detail_walrus;
        if (kind() == K::RightBracket) goto close_list;
        goto item;
    }
    case K::LeftBrace: {
        advance();
        Frame* f = push_frame(F::Brace, 0, level_expression);
        if (!f) return false;
        f->start = start;
        f->detail = detail_walrus;
        if (kind() == K::RightBrace || kind() == K::DoubleStar) goto dict_item;
        goto item;
    }
    case K::Minus:
    case K::Plus:
    case K::Tilde: {
        if (top().need > level_factor || !deeper(1)) return fail();
        advance();
        Frame* f = push_frame(F::Unary, level_factor, level_factor);
        if (!f) return false;
        f->start = start;
        f->detail = static_cast<uint8_t>(t.kind == K::Minus  ? UnaryOperator::USub
                                         : t.kind == K::Plus ? UnaryOperator::UAdd
                                                             : UnaryOperator::Invert);
        goto operand;
    }
    case K::Not: {
        if (top().need > level_not || !deeper(1)) return fail();
        advance();
        Frame* f = push_frame(F::Not, level_not, level_not);
        if (!f) return false;
        f->start = start;
        goto operand;
    }
    case K::Await: {
        if (top().need > level_await) return fail();
        advance();
        Frame* f = push_frame(F::Await, level_await, level_primary);
        if (!f) return false;
        f->start = start;
        goto operand;
    }
    case K::Lambda: {
        if (top().need > level_expression || !deeper(2)) return fail();
        advance();
        auto* params = static_cast<ParamsBuilder*>(list_memory(sizeof(ParamsBuilder)));
        if (!params) return false;
        *params = {};
        params->base = stack_size_;
        Frame* f = push_frame(F::LambdaDefault, 0, level_expression);
        if (!f) return false;
        f->start = start;
        f->number = position_; // first token of the parameters
        f->b = reinterpret_cast<Node*>(params);
        goto lambda_parameter;
    }
    default: return fail();
    }
}

lambda_parameter: {
    Frame& f = top();
    auto& params = *reinterpret_cast<ParamsBuilder*>(f.b);
    if (kind() == K::Colon) goto lambda_end;
    if (kind() == K::Slash) {
        if (params.seen_slash || params.seen_star || params.positional == 0) return fail();
        params.seen_slash = true;
        params.posonly = params.positional;
        advance();
    } else if (kind() == K::Star && kind_after(1) == K::Comma) {
        if (params.seen_star || kind_after(2) != K::Name) return fail();
        params.seen_star = true;
        advance();
    } else {
        bool star = kind() == K::Star, double_star = kind() == K::DoubleStar;
        if (star || double_star) advance();
        if (kind() != K::Name || (star && params.seen_star)) return fail();
        uint32_t arg_start = position_;
        Text name = take_name();
        auto* arg = make<Arg>(arg_start);
        arg->arg = name;
        if (star) {
            params.seen_star = true;
            params.vararg = arg;
        } else if (double_star) {
            params.kwarg = arg;
            accept(K::Comma);
            if (kind() != K::Colon) return fail();
            goto lambda_end;
        } else if (kind() == K::Equal) {
            if (!deeper(6)) return false;
            advance();
            f.a = arg;
            goto operand;
        } else if (!add_parameter(params, arg, nullptr)) {
            return false;
        }
    }
}
lambda_next:
    if (accept(K::Comma)) goto lambda_parameter;
    if (kind() != K::Colon) return fail();
lambda_end: {
    Frame& f = top();
    auto* params = reinterpret_cast<ParamsBuilder*>(f.b);
    Arguments* arguments = finish_parameters(*params, f.number);
    advance();
    f.kind = F::LambdaBody;
    f.a = arguments;
    goto operand;
}

    // An item of a tuple, list, set or group: '*' bitwise_or | named_expression
item:
    if (kind() == K::Star) {
        Frame* f = push_frame(F::StarItem, 0, level_bit_or);
        if (!f) return false;
        advance();
    }
    goto operand;

stars_item:
    if (kind() == K::Star) {
        if (!(top().detail & detail_star)) return fail();
        Frame* f = push_frame(F::StarItem, 0, level_bit_or);
        if (!f) return false;
        advance();
    }
    goto operand;

strings: {
    Frame* f = push_frame(F::Strings, 0, 0);
    if (!f) return false;
    f->start = start;
    goto string_part;
}

    // The next literal of a run, or the next part of the open f-string or format spec. Frames: Strings{detail
    // 0} is the run; Strings{detail 1 or 2} a format spec of an f-string or t-string, above its Field.
string_part: {
    if (!ok()) return false;
    Frame& f = top();
    switch (kind()) {
    case K::String:
        if (f.detail || f.number) return fail();
        {
            Constant* part = string_run();
            if (!part) return false;
            if (part->value == ConstantKind::Bytes) f.b = part;
            f.need |= run_has_other;
            push(part);
        }
        goto string_part;
    case K::FStringStart:
    case K::TStringStart:
        // A new string of the run. `number` holds the index of the open start token plus one.
        if (f.detail || f.number) return fail();
        f.number = position_ + 1;
        f.need |= kind() == K::TStringStart ? run_has_template : run_has_other;
        advance();
        goto string_part;
    case K::FStringMiddle:
    case K::TStringMiddle: {
        const Token& opener = tokens_[f.number - 1];
        Constant* part = middle(token(), position_, token_is_raw(opener));
        if (!part) return false;
        advance();
        if (part->text.size) push(part);
        goto string_part;
    }
    case K::FStringEnd:
    case K::TStringEnd:
        if (f.detail) return fail();
        f.number = 0;
        advance();
        goto string_part;
    case K::LeftBrace: {
        if (!f.number) goto strings_done;
        uint32_t opener = f.number;
        uint8_t spec = f.detail;
        Frame* field = push_frame(F::Field, 0, level_expression);
        if (!field) return false;
        field->number = opener;
        field->detail = spec;
        advance();
        if (kind() == K::Yield) {
            uint32_t yield_start = position_;
            field->need = no_operand;
            advance();
            bool from = accept(K::From);
            if (!from && !starts_expression(kind()) && kind() != K::Star) {
                value = make<Yield>(yield_start);
                start = yield_start;
                goto expression_done;
            }
            field = push_frame(from ? F::YieldFrom : F::YieldValue, 0, level_expression);
            if (!field) return false;
            field->start = yield_start;
            if (from) goto operand;
        }
        field = push_frame(F::Stars, 0, level_expression);
        if (!field) return false;
        field->detail = detail_star | detail_tuple;
        goto stars_item;
    }
    case K::RightBrace:
        if (f.detail) {
            // The end of a format spec.
            uint32_t base = f.base, first = f.start;
            fold_constants(base);
            Nodes<Expr> parts = take<Expr>(base);
            auto* spec = make<JoinedStr>(first);
            spec->values = parts;
            frame_count_--;
            if (top().a->kind == NodeKind::Interpolation)
                static_cast<Interpolation*>(top().a)->format_spec = spec;
            else
                static_cast<FormattedValue*>(top().a)->format_spec = spec;
            goto field_end;
        }
        goto strings_done;
    default: goto strings_done;
    }
}

strings_done: {
    Frame f = top();
    if (f.number || f.detail) return fail();
    frame_count_--;
    start = f.start;
    bool templates = (f.need & run_has_template) != 0;
    if (templates && (f.need & run_has_other)) return fail();
    if (f.b) {
        if (kind() == K::Error) return fail();
        mixed_literals();
        return false;
    }
    bool u_prefix = stack_size_ > f.base && stack_[f.base]->kind == NodeKind::Constant &&
                    static_cast<Constant*>(stack_[f.base])->u_prefix;
    fold_constants(f.base);
    if (u_prefix && stack_[f.base]->kind == NodeKind::Constant)
        static_cast<Constant*>(stack_[f.base])->u_prefix = true;
    Nodes<Expr> parts = take<Expr>(f.base);
    if (templates) {
        auto* node = make<TemplateStr>(start);
        node->values = parts;
        value = node;
    } else {
        auto* node = make<JoinedStr>(start);
        node->values = parts;
        value = node;
    }
    goto primary;
}

    // After a replacement field's expression.
field_rest: {
    // `value` is the expression; the Field frame is on top.
    Frame& f = top();
    bool equal = accept(K::Equal);
    bool template_field = tokens_[f.number - 1].kind == K::TStringStart && !f.detail;
    Constant* text_before = nullptr;
    Text source_text;
    if (equal || template_field) source_text = field_text(f.start, equal);
    if (equal) {
        text_before = text_constant(source_text, f.start, f.start, false);
        Span& s = text_before->span;
        start_span(s, f.start);
        s.col_offset++;
        const Token& next = token();
        s.end_lineno = next.line;
        s.end_col_offset = next.start - source_.line_starts[next.line];
    }
    int32_t conversion_value = -1;
    if (kind() == K::Exclamation &&
        !conversion(conversion_value, tokens_[f.number - 1].kind == K::TStringStart ? 't' : 'f'))
        return false;
    bool has_spec = kind() == K::Colon;
    if (equal && conversion_value == -1 && !has_spec) conversion_value = 'r';
    Node* field = nullptr;
    if (template_field) {
        auto* node = make<Interpolation>(f.start);
        node->value = value;
        node->conversion = conversion_value;
        uint32_t size = source_text.size;
        while (size > 0) {
            char c = source_text.data[size - 1];
            if (c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '=') break;
            size--;
        }
        node->str = text_constant({source_text.data, size}, f.start, f.start, false);
        field = node;
    } else {
        auto* node = make<FormattedValue>(f.start);
        node->value = value;
        node->conversion = conversion_value;
        field = node;
    }
    if (text_before) push(text_before);
    f.a = field;
    if (has_spec) {
        bool template_string = tokens_[f.number - 1].kind == K::TStringStart;
        uint32_t opener = f.number;
        Frame* spec = push_frame(F::Strings, 0, 0);
        if (!spec) return false;
        spec->detail = template_string ? 2 : 1;
        spec->number = opener;
        advance();
        goto string_part;
    }
}
field_end: {
    Frame f = top();
    if (!expect(K::RightBrace)) return false;
    frame_count_--;
    end_span(f.a->span);
    push(f.a);
    goto string_part;
}

    // `value` is a primary: what may follow it.
primary:
    for (;;) {
        if (!ok()) return false;
        switch (kind()) {
        case K::Dot: {
            advance();
            if (kind() != K::Name) return fail();
            Text name = take_name();
            auto* node = make<Attribute>(start);
            node->value = value;
            node->attr = name;
            value = node;
            continue;
        }
        case K::LeftParen: {
            if (kind_after(1) == K::RightParen) {
                position_ += 2;
                auto* node = make<Call>(start);
                node->func = value;
                value = node;
                continue;
            }
            Frame* f = push_frame(F::CallArg, 0, level_expression);
            if (!f) return false;
            f->start = start;
            f->a = value;
            f->number = position_;
            f->detail = detail_walrus;
            advance();
            goto call_argument;
        }
        case K::LeftBracket: {
            Frame* f = push_frame(F::SubscriptItem, 0, level_expression);
            if (!f) return false;
            f->start = start;
            f->a = value;
            f->detail = detail_walrus;
            advance();
            f->number = position_; // first token of the slice
            goto subscript_item;
        }
        default: break;
        }
        break;
    }
    if (top().kind == F::Await) {
        auto* node = make<Await>(top().start);
        node->value = value;
        start = top().start;
        value = node;
        frame_count_--;
    }

    // `value` is an operand: reduce what binds at least as tightly as the next operator.
    {
        const Token& t = token();
        OperatorInfo info = operators.of[static_cast<uint32_t>(t.kind)];
        uint8_t level = info.level;
        if (t.kind == K::Not && kind_after(1) != K::In) level = 0;
        uint8_t limit = level == level_power                                                   ? level + 1
                        : level == level_comparison || level == level_or || level == level_and ? level + 1
                                                                                               : level;
        for (;;) {
            Frame& f = top();
            if (f.level == 0 || f.level < limit) break;
            switch (f.kind) {
            case F::Unary: {
                auto* node = make<UnaryOp>(f.start);
                node->op = static_cast<UnaryOperator>(f.detail);
                node->operand = value;
                nesting_--;
                value = node;
                break;
            }
            case F::Not: {
                auto* node = make<UnaryOp>(f.start);
                node->op = UnaryOperator::Not;
                node->operand = value;
                nesting_--;
                value = node;
                break;
            }
            case F::Binary:
            case F::Power: {
                auto* node = make<BinOp>(f.start);
                node->left = static_cast<Expr*>(f.a);
                node->op = static_cast<Operator>(f.detail);
                node->right = value;
                if (f.kind == F::Power) nesting_ -= 2;
                value = node;
                break;
            }
            case F::Bool: {
                push(value);
                uint32_t base = f.base;
                auto* node = make<BoolOp>(f.start);
                node->op = f.level == level_and ? BoolOperator::And : BoolOperator::Or;
                node->values = take<Expr>(base);
                value = node;
                break;
            }
            default: {
                // Compare: pairs of (operator, operand) on the node stack.
                push(value);
                uint32_t base = f.base, n = (stack_size_ - base) / 2;
                auto* node = make<Compare>(f.start);
                node->left = static_cast<Expr*>(f.a);
                node->ops.items = static_cast<CompareOperator*>(list_memory(n));
                node->comparators.items = static_cast<Expr**>(list_memory(n * sizeof(Expr*)));
                if (!ok()) return false;
                node->ops.count = node->comparators.count = n;
                for (uint32_t i = 0; i < n; i++) {
                    auto op = reinterpret_cast<uintptr_t>(stack_[base + 2 * i]);
                    node->ops.items[i] = static_cast<CompareOperator>(op);
                    node->comparators.items[i] = static_cast<Expr*>(stack_[base + 2 * i + 1]);
                }
                stack_size_ = base;
                value = node;
                break;
            }
            }
            start = f.start;
            frame_count_--;
        }
        if (!ok()) return false;
        Frame& f = top();
        if (level == 0 ||
            (f.need > level && !(f.level == level && (f.kind == F::Compare || f.kind == F::Bool)))) {
            goto expression_done;
        }
        if (level == level_comparison) {
            CompareOperator op;
            switch (t.kind) {
            case K::EqEqual: op = CompareOperator::Eq; break;
            case K::NotEqual:
                op = CompareOperator::NotEq;
                if (source_.text[t.start] == '<') return fail();
                break;
            case K::Less: op = CompareOperator::Lt; break;
            case K::Greater: op = CompareOperator::Gt; break;
            case K::LessEqual: op = CompareOperator::LtE; break;
            case K::GreaterEqual: op = CompareOperator::GtE; break;
            case K::In: op = CompareOperator::In; break;
            case K::Is:
                op = CompareOperator::Is;
                if (kind_after(1) == K::Not) {
                    op = CompareOperator::IsNot;
                    advance();
                }
                break;
            default:
                op = CompareOperator::NotIn;
                advance();
                break;
            }
            advance();
            if (f.kind == F::Compare) {
                push(value);
            } else {
                Frame* c = push_frame(F::Compare, level_comparison, level_bit_or);
                if (!c) return false;
                c->start = start;
                c->a = value;
            }
            push(reinterpret_cast<Node*>(static_cast<uintptr_t>(op)));
            goto operand;
        }
        if (level <= level_and) {
            if (f.kind == F::Bool && f.level == level) {
                push(value);
            } else {
                Frame* b = push_frame(F::Bool, level, level + 1);
                if (!b) return false;
                b->start = start;
                push(value);
            }
            advance();
            goto operand;
        }
        bool power = level == level_power;
        if (power && !deeper(2)) return false;
        Frame* b = push_frame(power ? F::Power : F::Binary, level, power ? level_factor : level + 1);
        if (!b) return false;
        b->start = start;
        b->a = value;
        b->detail = info.op;
        advance();
        goto operand;
    }

    // `value` is a whole expression for the context frame on top.
expression_done:
    for (;;) {
        if (!ok()) return false;
        Frame& f = top();
        if (kind() == K::If && f.need <= level_expression && value->kind != NodeKind::Starred) {
            uint32_t expr_start = start;
            advance();
            Frame* c = push_frame(F::Condition, 0, level_or);
            if (!c) return false;
            c->start = expr_start;
            c->a = value;
            goto operand;
        }
        switch (f.kind) {
        case F::Bottom:
            frame_count_--;
            value_ = value;
            if (frame_count_ != bottom) return fail();
            return true;
        case F::Walrus: {
            auto* node = make<NamedExpr>(f.start);
            node->target = static_cast<Expr*>(f.a);
            node->value = value;
            value = node;
            start = f.start;
            frame_count_--;
            continue;
        }
        case F::Condition:
            if (kind() != K::Else || !deeper(1)) return fail();
            advance();
            f.b = value;
            f.kind = F::Otherwise;
            f.need = level_expression;
            goto operand;
        case F::Otherwise: {
            auto* node = make<IfExp>(f.start);
            node->test = static_cast<Expr*>(f.b);
            node->body = static_cast<Expr*>(f.a);
            node->orelse = value;
            nesting_--;
            value = node;
            start = f.start;
            frame_count_--;
            continue;
        }
        case F::LambdaBody: {
            auto* node = make<Lambda>(f.start);
            node->args = static_cast<Arguments*>(f.a);
            node->body = value;
            nesting_ -= 2;
            value = node;
            start = f.start;
            frame_count_--;
            continue;
        }
        case F::LambdaDefault: {
            auto& params = *reinterpret_cast<ParamsBuilder*>(f.b);
            nesting_ -= 6;
            if (!add_parameter(params, static_cast<Arg*>(f.a), value)) return false;
            goto lambda_next;
        }
        case F::StarItem: {
            auto* node = make<Starred>(f.start);
            node->value = value;
            value = node;
            start = f.start;
            frame_count_--;
            continue;
        }
        case F::Stars:
            // StarItem answers to this frame, too. A first item without a comma is the result itself.
            if (kind() == K::Comma && (f.detail & detail_tuple)) {
                if (f.base == stack_size_) f.start = start;
                push(value);
                advance();
                if (starts_expression(kind()) || (kind() == K::Star && (f.detail & detail_star))) {
                    // `for x, in y` ends with a comma: `in` does not start an expression.
                    goto stars_item;
                }
            } else if (f.base == stack_size_) {
                frame_count_--;
                // Its own context decides about a lone starred item.
                if (top().kind == F::Bottom) {
                    frame_count_--;
                    value_ = value;
                    return true;
                }
                continue;
            } else {
                push(value);
            }
            {
                uint32_t base = f.base, first = f.start;
                auto* node = make<Tuple>(first);
                node->elts = take<Expr>(base);
                value = node;
                start = first;
                frame_count_--;
                if (top().kind == F::Bottom) {
                    frame_count_--;
                    value_ = value;
                    return ok();
                }
            }
            continue;
        case F::YieldValue:
        case F::YieldFrom: {
            if (f.kind == F::YieldFrom) {
                auto* node = make<YieldFrom>(f.start);
                node->value = value;
                value = node;
            } else {
                auto* node = make<Yield>(f.start);
                node->value = value;
                value = node;
            }
            start = f.start;
            frame_count_--;
            continue;
        }
        case F::Field: goto field_rest;
        case F::Group:
            if (f.detail & detail_star) {
                // A yield expression.
                if (!expect(K::RightParen)) return false;
                start = f.start;
                frame_count_--;
                goto primary;
            }
            if (kind() == K::RightParen) {
                if (value->kind == NodeKind::Starred) return fail();
                advance();
                start = f.start;
                frame_count_--;
                goto primary;
            }
            if (kind() == K::Comma) {
                f.kind = F::Tuple;
                goto collect;
            }
            goto comprehension;
        case F::List:
            if (f.base == stack_size_ && (kind() == K::For || kind() == K::Async)) goto comprehension;
            goto collect;
        case F::Tuple:
        case F::Set: goto collect;
        case F::Brace:
            if (kind() == K::Colon) {
                if (value->kind == NodeKind::Starred ||
                    (value->kind == NodeKind::NamedExpr && tokens_[start].kind != K::LeftParen))
                    return fail();
                f.kind = F::DictValue;
                f.detail = 0;
                push(value);
                advance();
                goto operand;
            }
            if (kind() == K::For || kind() == K::Async) goto comprehension;
            f.kind = F::Set;
            goto collect;
        case F::DictKey:
            if (!expect(K::Colon)) return false;
            push(value);
            f.kind = F::DictValue;
            goto operand;
        case F::DictValue:
            if (kind() == K::For || kind() == K::Async) {
                if (stack_size_ - f.base != 1) return fail();
                goto comprehension;
            }
            push(value);
            goto dict_next;
        case F::DictUnpack: push(value); goto dict_next;
        case F::CompTarget: {
            if (!to_context(value, ExprContext::Store) || !expect(K::In)) return false;
            auto* clause = make<Comprehension>(f.number);
            clause->target = value;
            clause->is_async = f.detail & detail_async ? 1 : 0;
            f.b = clause;
            f.kind = F::CompIter;
            f.need = level_or;
            f.number = stack_size_; // where the conditions begin
            push(clause);
            f.number = stack_size_;
            goto operand;
        }
        case F::CompIter:
        case F::CompIf: {
            auto* clause = static_cast<Comprehension*>(f.b);
            if (f.kind == F::CompIter)
                clause->iter = value;
            else
                push(value);
            if (accept(K::If)) {
                f.kind = F::CompIf;
                goto operand;
            }
            clause->ifs = take<Expr>(f.number);
            if (kind() == K::For || kind() == K::Async) goto clause_start;
            goto comprehension_end;
        }
        case F::CallArg:
            if (kind() == K::For || kind() == K::Async) {
                if (f.base != stack_size_) return fail();
                goto comprehension;
            }
            push(value);
            goto call_next;
        case F::CallStar: {
            auto* node = make<Starred>(static_cast<uint32_t>(reinterpret_cast<uintptr_t>(f.b)));
            node->value = value;
            push(node);
            goto call_next;
        }
        case F::CallKeyword:
        case F::CallUnpack: {
            auto first = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(f.b));
            auto* node = make<Keyword>(first);
            if (f.kind == F::CallKeyword) node->arg = name_text(tokens_[first]);
            node->value = value;
            push(node);
            goto call_next;
        }
        case F::SubscriptItem:
            if (kind() == K::Colon &&
                !(value->kind == NodeKind::NamedExpr && tokens_[start].kind != K::LeftParen))
                goto slice_upper;
            push(value);
            goto subscript_next;
        case F::SubscriptStar: {
            auto* node = make<Starred>(static_cast<uint32_t>(reinterpret_cast<uintptr_t>(f.b)));
            node->value = value;
            push(node);
            goto subscript_next;
        }
        case F::SliceUpper: static_cast<Slice*>(f.b)->upper = value; goto slice_step;
        case F::SliceStep: static_cast<Slice*>(f.b)->step = value; goto slice_end;
        default: return fail();
        }
    }

    // Items of a tuple, list or set in brackets.
collect: {
    Frame& f = top();
    push(value);
    K closer = f.kind == F::Tuple ? K::RightParen : f.kind == F::List ? K::RightBracket : K::RightBrace;
    if (accept(K::Comma)) {
        if (kind() != closer) {
            if (!ok()) return false;
            goto item;
        }
    }
    if (kind() != closer) return fail();
    if (f.kind == F::List) goto close_list;
    advance();
    uint32_t base = f.base;
    start = f.start;
    if (f.kind == F::Tuple) {
        auto* node = make<Tuple>(start);
        node->elts = take<Expr>(base);
        value = node;
    } else {
        auto* node = make<Set>(start);
        node->elts = take<Expr>(base);
        value = node;
    }
    frame_count_--;
    goto primary;
}
close_list: {
    Frame& f = top();
    advance();
    start = f.start;
    auto* node = make<List>(start);
    node->elts = take<Expr>(f.base);
    value = node;
    frame_count_--;
    goto primary;
}

dict_item: {
    Frame& f = top();
    if (kind() == K::RightBrace) goto close_dict;
    f.detail = 0;
    if (accept(K::DoubleStar)) {
        f.kind = F::DictUnpack;
        f.need = level_bit_or;
        push(nullptr);
        goto operand;
    }
    f.kind = F::DictKey;
    f.need = level_expression;
    goto operand;
}
dict_next:
    if (!ok()) return false;
    if (accept(K::Comma)) goto dict_item;
    if (kind() != K::RightBrace) return fail();
close_dict: {
    Frame& f = top();
    advance();
    start = f.start;
    uint32_t base = f.base, n = (stack_size_ - base) / 2;
    auto* node = make<Dict>(start);
    if (n > 0) {
        node->keys.items = static_cast<Expr**>(list_memory(n * sizeof(Expr*)));
        node->values.items = static_cast<Expr**>(list_memory(n * sizeof(Expr*)));
        if (!ok()) return false;
        node->keys.count = node->values.count = n;
        for (uint32_t i = 0; i < n; i++) {
            node->keys.items[i] = static_cast<Expr*>(stack_[base + 2 * i]);
            node->values.items[i] = static_cast<Expr*>(stack_[base + 2 * i + 1]);
        }
    }
    stack_size_ = base;
    value = node;
    frame_count_--;
    goto primary;
}

    // `value` is the element; the frame on top says of what. Its own items are none but a dict's key.
comprehension: {
    if (value->kind == NodeKind::Starred) return fail();
    push(value);
    Frame* f = push_frame(F::CompTarget, 0, level_bit_or);
    if (!f) return false;
}
clause_start: {
    Frame& f = top();
    uint32_t first = position_;
    bool async = accept(K::Async);
    if (!expect(K::For)) return false;
    f.kind = F::CompTarget;
    f.need = level_bit_or;
    f.detail = async ? detail_async : 0;
    f.number = first;
    Frame* s = push_frame(F::Stars, 0, level_bit_or);
    if (!s) return false;
    s->detail = detail_star | detail_tuple;
    goto stars_item;
}
comprehension_end: {
    uint32_t base = top().base;
    Nodes<Comprehension> generators = take<Comprehension>(base);
    frame_count_--;
    Frame& f = top();
    auto* element = static_cast<Expr*>(stack_[--stack_size_]);
    if (f.kind == F::Brace || f.kind == F::DictValue) {
        if (!expect(K::RightBrace)) return false;
        if (f.kind == F::Brace) {
            auto* node = make<SetComp>(f.start);
            node->elt = element;
            node->generators = generators;
            value = node;
        } else {
            auto* node = make<DictComp>(f.start);
            node->key = static_cast<Expr*>(stack_[--stack_size_]);
            node->value = element;
            node->generators = generators;
            value = node;
        }
    } else if (f.kind == F::List) {
        if (!expect(K::RightBracket)) return false;
        auto* node = make<ListComp>(f.start);
        node->elt = element;
        node->generators = generators;
        value = node;
    } else {
        bool call = f.kind == F::CallArg;
        if (!expect(K::RightParen)) return false;
        auto* node = make<GeneratorExp>(call ? f.number : f.start);
        node->elt = element;
        node->generators = generators;
        value = node;
        if (call) {
            auto* call_node = make<Call>(f.start);
            call_node->func = static_cast<Expr*>(f.a);
            call_node->args = one(value);
            value = call_node;
        }
    }
    start = f.start;
    frame_count_--;
    goto primary;
}

    // One argument of a call.
call_argument: {
    Frame& f = top();
    auto here = reinterpret_cast<Node*>(static_cast<uintptr_t>(position_));
    switch (kind()) {
    case K::RightParen: goto call_end;
    case K::Star:
        if (f.detail & after_unpack) return fail(); // after **
        f.kind = F::CallStar;
        f.b = here;
        f.detail &= static_cast<uint8_t>(~detail_walrus);
        advance();
        goto operand;
    case K::DoubleStar:
        f.kind = F::CallUnpack;
        f.b = here;
        f.detail = after_unpack | after_keyword;
        advance();
        goto operand;
    case K::Name:
        if (kind_after(1) == K::Equal) {
            f.kind = F::CallKeyword;
            f.b = here;
            f.detail = static_cast<uint8_t>((f.detail & after_unpack) | 32);
            position_ += 2;
            goto operand;
        }
        [[fallthrough]];
    default:
        if (f.detail & after_keyword) return fail(); // after a keyword
        f.kind = F::CallArg;
        f.detail |= detail_walrus;
        goto operand;
    }
}
call_next:
    if (!ok()) return false;
    if (accept(K::Comma)) goto call_argument;
    if (kind() != K::RightParen) return fail();
call_end: {
    Frame f = top();
    advance();
    start = f.start;
    auto* node = make<Call>(start);
    node->func = static_cast<Expr*>(f.a);
    uint32_t base = f.base, count = stack_size_ - base, keywords = 0;
    for (uint32_t i = 0; i < count; i++) keywords += stack_[base + i]->kind == NodeKind::Keyword;
    if (keywords == 0) {
        node->args = take<Expr>(base);
    } else {
        uint32_t args = count - keywords;
        if (args) node->args.items = static_cast<Expr**>(list_memory(args * sizeof(Expr*)));
        node->keywords.items = static_cast<Keyword**>(list_memory(keywords * sizeof(Keyword*)));
        if (!ok()) return false;
        for (uint32_t i = 0; i < count; i++) {
            Node* item = stack_[base + i];
            if (item->kind == NodeKind::Keyword)
                node->keywords.items[node->keywords.count++] = static_cast<Keyword*>(item);
            else
                node->args.items[node->args.count++] = static_cast<Expr*>(item);
        }
        stack_size_ = base;
    }
    value = node;
    frame_count_--;
    goto primary;
}

subscript_item: {
    Frame& f = top();
    f.kind = F::SubscriptItem;
    f.detail = detail_walrus;
    if (kind() == K::Star) {
        f.kind = F::SubscriptStar;
        f.detail = 0;
        f.b = reinterpret_cast<Node*>(static_cast<uintptr_t>(position_));
        advance();
        goto operand;
    }
    start = position_;
    value = nullptr;
    if (kind() == K::Colon) goto slice_upper;
    goto operand;
}
slice_upper: {
    Frame& f = top();
    advance();
    auto* node = make<Slice>(start);
    node->lower = value;
    f.b = node;
    f.detail = 0;
    f.kind = F::SliceUpper;
    if (kind() != K::Colon && kind() != K::Comma && kind() != K::RightBracket) goto operand;
}
slice_step: {
    Frame& f = top();
    if (!accept(K::Colon)) goto slice_end;
    f.kind = F::SliceStep;
    if (kind() != K::Comma && kind() != K::RightBracket) goto operand;
}
slice_end: {
    Frame& f = top();
    end_span(f.b->span);
    push(f.b);
}
subscript_next: {
    if (!ok()) return false;
    Frame& f = top();
    bool comma = accept(K::Comma);
    if (comma && kind() != K::RightBracket) {
        f.level = 0;
        goto subscript_item;
    }
    if (kind() != K::RightBracket) return fail();
    Expr* index = nullptr;
    uint32_t base = f.base;
    auto* first = static_cast<Expr*>(stack_[base]);
    if (stack_size_ - base == 1 && !comma && first->kind != NodeKind::Starred) {
        index = first;
        stack_size_ = base;
    } else {
        auto* tuple = make<Tuple>(f.number);
        tuple->elts = take<Expr>(base);
        index = tuple;
    }
    advance();
    start = f.start;
    auto* node = make<Subscript>(start);
    node->value = static_cast<Expr*>(f.a);
    node->slice = index;
    value = node;
    frame_count_--;
    goto primary;
}
}

} // namespace natrix::syntax
