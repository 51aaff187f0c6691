#include "compiler/compiler.h"

namespace natrix::compiler {
namespace {

// Displays of more items are built piece by piece.
constexpr uint32_t row_most = 200;

constexpr Opcode binary_opcodes[] = {
    Opcode::ADD, Opcode::SUB, Opcode::MUL,      Opcode::MATMUL, Opcode::TRUEDIV,
    Opcode::MOD, Opcode::POW, Opcode::LSHIFT,   Opcode::RSHIFT, Opcode::OR,
    Opcode::XOR, Opcode::AND, Opcode::FLOORDIV,
};
constexpr Opcode unary_opcodes[] = {Opcode::INVERT, Opcode::NOT, Opcode::POS, Opcode::NEG};
constexpr Opcode compare_opcodes[] = {Opcode::EQ, Opcode::NE, Opcode::LT,    Opcode::LE, Opcode::GT,
                                      Opcode::GE, Opcode::IS, Opcode::ISNOT, Opcode::IN, Opcode::NOTIN};

bool is_primary(const Expr* e) {
    return e->kind == NodeKind::Call || e->kind == NodeKind::Attribute || e->kind == NodeKind::Subscript;
}

Expr* inner_primary(Expr* e) {
    switch (e->kind) {
    case NodeKind::Call: return static_cast<Call*>(e)->func;
    case NodeKind::Attribute: return static_cast<Attribute*>(e)->value;
    default: return static_cast<Subscript*>(e)->value;
    }
}

bool has_starred(Nodes<Expr> items) {
    for (Expr* item : items)
        if (item->kind == NodeKind::Starred) return true;
    return false;
}

// Nodes yet to be looked at.
struct Walk {
    Arena& arena;
    Vector<Node*> waiting{};
    bool full = false;

    void visit(Node* node) {
        if (node && !waiting.push(arena, node)) full = true;
    }
    template<class T> void visit_list(Nodes<T> list) {
        for (T* node : list) visit(node);
    }
    void children(Node* node) {
        switch (node->kind) {
#define NODE(name, base, ast_name, fields)                                                                   \
    case NodeKind::name: {                                                                                   \
        [[maybe_unused]] auto* n = static_cast<syntax::name*>(node);                                         \
        fields break;                                                                                        \
    }
#define CHILD(type, f) visit(n->f);
#define OPT(type, f) visit(n->f);
#define LIST(type, f) visit_list(n->f);
#define LIST_OPT(type, f) visit_list(n->f);
#include "syntax/nodes.def"
        default: break;
        }
    }
};

} // namespace

void Compiler::into(Expr* e, uint32_t target) {
    if (failed()) return;
    Depth depth(*this, e->span);
    if (failed()) return;
    Value value;
    switch (e->kind) {
    case NodeKind::Constant:
        if (constant_value(static_cast<syntax::Constant*>(e), value)) load_constant(e->span, target, value);
        return;
    case NodeKind::Name:
        if (literal(e, value)) return load_constant(e->span, target, value);
        return name_into(e->span, static_cast<Name*>(e)->id, target);
    case NodeKind::BinOp: return binary_into(static_cast<BinOp*>(e), target);
    case NodeKind::UnaryOp: return unary_into(static_cast<UnaryOp*>(e), target);
    case NodeKind::BoolOp: return bool_into(static_cast<BoolOp*>(e), target);
    case NodeKind::Compare: return compare_into(static_cast<Compare*>(e), target);
    case NodeKind::IfExp: return conditional_into(static_cast<IfExp*>(e), target);
    case NodeKind::Call:
    case NodeKind::Attribute:
    case NodeKind::Subscript: return primary_into(e, target);
    case NodeKind::NamedExpr: return walrus_into(static_cast<NamedExpr*>(e), target);
    case NodeKind::Lambda: return lambda_into(static_cast<Lambda*>(e), target);
    case NodeKind::Tuple:
        if (fold(e, value)) return load_constant(e->span, target, value);
        return sequence_into(e, static_cast<syntax::Tuple*>(e)->elts, Opcode::TUPLE, target);
    case NodeKind::List: return sequence_into(e, static_cast<syntax::List*>(e)->elts, Opcode::LIST, target);
    case NodeKind::Set: return sequence_into(e, static_cast<syntax::Set*>(e)->elts, Opcode::SET, target);
    case NodeKind::Dict: return dict_into(static_cast<syntax::Dict*>(e), target);
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp:
    case NodeKind::GeneratorExp: return comprehension_into(e, target);
    case NodeKind::Await: return await_into(static_cast<Await*>(e), target);
    case NodeKind::Yield: return yield_into(static_cast<Yield*>(e), target);
    case NodeKind::YieldFrom: return yield_from_into(static_cast<YieldFrom*>(e), target);
    case NodeKind::JoinedStr: return joined_into(static_cast<JoinedStr*>(e), target);
    case NodeKind::FormattedValue: return formatted_into(static_cast<FormattedValue*>(e), target);
    case NodeKind::TemplateStr: return template_into(static_cast<TemplateStr*>(e), target);
    case NodeKind::Slice: return slice_into(static_cast<syntax::Slice*>(e), target);
    default: return problem(e->span, "can't use starred expression here");
    }
}

uint32_t Compiler::operand(Expr* e, uint32_t hint) {
    if (failed()) return u_->first_temp;
    Value value;
    switch (e->kind) {
    case NodeKind::Name:
        if (literal(e, value)) return constant_operand(e->span, value, hint);
        return name_operand(e->span, static_cast<Name*>(e)->id, hint);
    case NodeKind::Constant:
        if (!constant_value(static_cast<syntax::Constant*>(e), value)) return u_->first_temp;
        return constant_operand(e->span, value, hint);
    case NodeKind::UnaryOp:
    case NodeKind::BinOp:
    case NodeKind::Tuple:
        if (fold(e, value)) return constant_operand(e->span, value, hint);
        break;
    case NodeKind::NamedExpr: {
        auto* named = static_cast<NamedExpr*>(e);
        auto* name = as<Name>(named->target);
        uint32_t reg = name ? name_target(name->id) : no_register;
        if (reg == no_register) break;
        into(named->value, reg);
        return reg;
    }
    default: break;
    }
    uint32_t reg = hint != no_register ? hint : temps();
    into(e, reg);
    return reg;
}

// As operand(), but the value stays what it is while `later` is evaluated.
uint32_t Compiler::stable_operand(Expr* e, Expr* later, uint32_t hint) {
    uint32_t reg = operand(e, hint);
    if (!has_walrus_ || is_temp(reg) || !later || !rebinds(later)) return reg;
    uint32_t copy = hint != no_register ? hint : temps();
    move(e->span, copy, reg);
    return copy;
}

void Compiler::effect(Expr* e) {
    if (failed()) return;
    Height height(u_);
    Value value;
    switch (e->kind) {
    case NodeKind::Constant: return;
    case NodeKind::Name:
        if (!literal(e, value)) operand(e);
        return;
    case NodeKind::BoolOp: {
        auto* boolean = static_cast<BoolOp*>(e);
        Label end = new_label();
        bool sense = boolean->op == BoolOperator::Or;
        for (uint32_t i = 0; i + 1 < boolean->values.count && !failed(); i++)
            jump_if(boolean->values[i], sense, end);
        effect(boolean->values[boolean->values.count - 1]);
        return bind(end);
    }
    default: into(e, temps());
    }
}

// Operators.

// Whether it is a constant int that an instruction can hold.
bool Compiler::small_int(Expr* e, Value& value) {
    return fold(e, value) && value.is_int() && value.as_int() >= INT16_MIN && value.as_int() <= INT16_MAX;
}

void Compiler::binary(const Span& at, Operator op, uint32_t target, uint32_t left, Expr* right,
                      bool in_place) {
    Height height(u_);
    Value value;
    if ((op == Operator::Add || op == Operator::Sub) && small_int(right, value)) {
        emit(at, op == Operator::Add ? Opcode::ADDI : Opcode::SUBI, target, left,
             static_cast<uint32_t>(value.as_int()) & 0xFFFF, in_place);
        return;
    }
    uint32_t other = operand(right);
    emit(at, binary_opcodes[static_cast<uint32_t>(op)], target, left, other, in_place);
}

void Compiler::binary_into(BinOp* e, uint32_t target) {
    Value value;
    Height height(u_);
    if (e->left->kind != NodeKind::BinOp) {
        if (fold(e, value)) return load_constant(e->span, target, value);
        if (percent_format(e, target)) return;
        uint32_t left = stable_operand(e->left, e->right, is_temp(target) ? target : no_register);
        return binary(e->span, e->op, target, left, e->right, false);
    }
    uint32_t count = 0;
    Expr* leftmost = e;
    for (; leftmost->kind == NodeKind::BinOp; leftmost = static_cast<BinOp*>(leftmost)->left) count++;
    auto** spine = arena_.array<BinOp*>(count);
    if (!spine) return fail(Status::no_scratch);
    uint32_t at = count;
    for (Expr* link = e; at > 0; link = static_cast<BinOp*>(link)->left)
        spine[--at] = static_cast<BinOp*>(link);
    // What begins with constants is folded as far as it goes.
    uint32_t left = no_register;
    if (fold(leftmost, value)) {
        for (; at < count; at++) {
            Value right, result;
            if (!fold(spine[at]->right, right) || !fold_binary(spine[at]->op, value, right, result)) break;
            value = result;
        }
        if (at == count) return load_constant(e->span, target, value);
        if (at != 0) left = constant_operand(spine[at - 1]->span, value);
    }
    uint32_t work = workspace(target);
    if (left == no_register) {
        if (percent_format(spine[at], at + 1 == count ? target : work)) {
            left = at + 1 == count ? target : work;
            at++;
        } else {
            left = stable_operand(leftmost, spine[at]->right, work);
        }
    }
    for (; at < count && !failed(); at++) {
        uint32_t to = at + 1 == count ? target : work;
        binary(spine[at]->span, spine[at]->op, to, left, spine[at]->right, false);
        left = to;
    }
}

void Compiler::unary_into(UnaryOp* e, uint32_t target) {
    Height height(u_);
    UnaryOp* few[4];
    UnaryOp** chain = few;
    uint32_t count = 0;
    Expr* inner = e;
    for (; inner->kind == NodeKind::UnaryOp; inner = static_cast<UnaryOp*>(inner)->operand) count++;
    if (count > 4) {
        chain = arena_.array<UnaryOp*>(count);
        if (!chain) return fail(Status::no_scratch);
    }
    Expr* link = e;
    for (uint32_t i = 0; i < count; i++, link = chain[i - 1]->operand) chain[i] = static_cast<UnaryOp*>(link);
    uint32_t left = count; // operators yet to be applied, from the inside out
    uint32_t work = workspace(target);
    uint32_t reg = no_register;
    Value value;
    if (fold(inner, value)) {
        for (Value result; left > 0 && fold_unary(chain[left - 1]->op, value, result); left--) value = result;
        if (left == 0) return load_constant(e->span, target, value);
        reg = constant_operand(inner->span, value);
    } else if (auto* compare = as<Compare>(inner); compare && chain[count - 1]->op == UnaryOperator::Not &&
                                                   compare->ops.count == 1 &&
                                                   compare->ops[0] >= CompareOperator::Is) {
        // `not a in b` is `a not in b`, and so for `is`.
        uint32_t a = stable_operand(compare->left, compare->comparators[0]);
        uint32_t b = container_operand(compare->comparators[0], compare->ops[0]);
        reg = --left == 0 ? target : work;
        emit(compare->span, compare_opcodes[static_cast<uint32_t>(compare->ops[0]) ^ 1], reg, a, b);
    } else {
        reg = operand(inner, work);
    }
    while (left > 0 && !failed()) {
        const UnaryOp* op = chain[--left];
        uint32_t to = left == 0 ? target : work;
        emit(op->span, unary_opcodes[static_cast<uint32_t>(op->op)], to, reg);
        reg = to;
    }
}

void Compiler::bool_into(BoolOp* e, uint32_t target) {
    Height height(u_);
    Label end = new_label();
    uint32_t work = workspace(target);
    bool is_or = e->op == BoolOperator::Or;
    for (uint32_t i = 0; i < e->values.count && !failed(); i++) {
        Expr* value = e->values[i];
        if (i + 1 < e->values.count) {
            int truth = constant_truth(value);
            if (truth >= 0 && (truth != 0) != is_or) continue;
            into(value, work);
            if (truth >= 0) break;
            jump(value->span, is_or ? Opcode::JTRUE : Opcode::JFALSE, end, work);
        } else {
            into(value, work);
        }
    }
    bind(end);
    move(e->span, target, work);
}

// The right side of `in`: a list display is as good as a tuple, a set of constants as a frozenset.
uint32_t Compiler::container_operand(Expr* e, CompareOperator op) {
    Value value;
    if ((op == CompareOperator::In || op == CompareOperator::NotIn) && constant_container(e, value))
        return constant_operand(e->span, value);
    return operand(e);
}

void Compiler::compare_into(Compare* e, uint32_t target) {
    Height height(u_);
    uint32_t count = e->ops.count;
    if (count == 1) {
        uint32_t left = stable_operand(e->left, e->comparators[0], is_temp(target) ? target : no_register);
        uint32_t right = container_operand(e->comparators[0], e->ops[0]);
        emit(e->span, compare_opcodes[static_cast<uint32_t>(e->ops[0])], target, left, right);
        return;
    }
    uint32_t work = workspace(target);
    Label end = new_label();
    // Two registers take turns, so that a chain of any length needs no more.
    uint32_t turns = temps(2);
    uint32_t left = stable_operand(e->left, e->comparators[0], turns);
    for (uint32_t i = 0; i < count && !failed(); i++) {
        Height inner(u_);
        bool last = i + 1 == count;
        uint32_t right =
            last ? container_operand(e->comparators[i], e->ops[i])
                 : stable_operand(e->comparators[i], e->comparators[i + 1], turns + ((i + 1) & 1));
        emit(e->span, compare_opcodes[static_cast<uint32_t>(e->ops[i])], work, left, right);
        if (!last) jump(e->span, Opcode::JFALSE, end, work);
        left = right;
    }
    bind(end);
    move(e->span, target, work);
}

void Compiler::conditional_into(IfExp* e, uint32_t target) {
    Label end = new_label();
    Expr* rest = e;
    while (rest->kind == NodeKind::IfExp && !failed()) {
        auto* choice = static_cast<IfExp*>(rest);
        Label otherwise = new_label();
        jump_if(choice->test, false, otherwise);
        into(choice->body, target);
        jump(choice->body->span, Opcode::JUMP, end);
        bind(otherwise);
        rest = choice->orelse;
    }
    into(rest, target);
    bind(end);
}

void Compiler::walrus_into(NamedExpr* e, uint32_t target) {
    auto* name = as<Name>(e->target);
    if (!name) return;
    uint32_t reg = name_target(name->id);
    if (reg != no_register) {
        into(e->value, reg);
        return move(e->span, target, reg);
    }
    Height height(u_);
    uint32_t work = workspace(target);
    into(e->value, work);
    store_name(name->span, name->id, work);
    move(e->span, target, work);
}

// Attributes, subscripts and calls, in one loop from the inside out: chains of them have any length.

Span Compiler::attribute_span(const Span& whole, const Attribute* attribute) {
    Span span = whole;
    if (span.lineno != attribute->span.end_lineno) {
        span.lineno = attribute->span.end_lineno;
        uint32_t characters = 0;
        for (uint32_t i = 0; i < attribute->attr.size; i++)
            characters += (static_cast<unsigned char>(attribute->attr.data[i]) & 0xC0) != 0x80;
        if (characters <= attribute->span.end_col_offset) {
            span.col_offset = attribute->span.end_col_offset - characters;
            span.end_col_offset = attribute->span.end_col_offset;
        } else {
            span.col_offset = span.end_col_offset = UINT32_MAX;
        }
    }
    return span;
}

void Compiler::attribute(Attribute* e, uint32_t target, uint32_t object) {
    emit(attribute_span(e->span, e), Opcode::GETATTR, target, object, name_of(mangled(e->attr)));
}

void Compiler::primary_into(Expr* e, uint32_t target) {
    Height height(u_);
    // The usual short ones need no list of links.
    Expr* few[4];
    Expr** links = few;
    uint32_t count = 0;
    Expr* base = e;
    for (; is_primary(base); base = inner_primary(base)) count++;
    if (count > 4) {
        links = arena_.array<Expr*>(count);
        if (!links) return fail(Status::no_scratch);
    }
    Expr* walk = e;
    for (uint32_t i = 0; i < count; i++, walk = inner_primary(walk)) links[i] = walk;

    uint32_t work = is_temp(target) && target + 1 == u_->next_temp ? target : temps();
    uint32_t value = no_register;
    uint32_t i = count;
    // super().name and super(a, b).name
    Call* super = nullptr;
    if (i >= 2 && links[i - 1]->kind == NodeKind::Call && links[i - 2]->kind == NodeKind::Attribute &&
        super_call(static_cast<Attribute*>(links[i - 2]), super)) {
        auto* attribute = static_cast<Attribute*>(links[i - 2]);
        bool method = i >= 3 && links[i - 3]->kind == NodeKind::Call;
        if (method && !plain_arguments(static_cast<Call*>(links[i - 3]))) method = false;
        if (method) {
            i -= 3;
            uint32_t to = i == 0 ? target : work;
            super_method(static_cast<Call*>(links[i]), attribute, super, to, work);
            value = to;
        } else {
            i -= 2;
            uint32_t to = i == 0 ? target : work;
            super_attribute_into(attribute, super, to);
            value = to;
        }
    } else if (links[i - 1]->kind != NodeKind::Call) {
        value = operand(base, work);
    }
    while (i-- > 0 && !failed()) {
        Height inner(u_);
        Expr* link = links[i];
        switch (link->kind) {
        case NodeKind::Attribute: {
            auto* attribute = static_cast<Attribute*>(link);
            auto* call =
                i > 0 && links[i - 1]->kind == NodeKind::Call ? static_cast<Call*>(links[i - 1]) : nullptr;
            if (call && plain_arguments(call)) {
                i--;
                uint32_t to = i == 0 ? target : work;
                method_call(call, attribute, to, value, work);
                value = to;
                continue;
            }
            uint32_t to = i == 0 ? target : work;
            this->attribute(attribute, to, value);
            value = to;
            break;
        }
        case NodeKind::Subscript: {
            uint32_t to = i == 0 ? target : work;
            subscript_into(static_cast<Subscript*>(link), to, value);
            value = to;
            break;
        }
        default: {
            uint32_t to = i == 0 ? target : work;
            call_into(static_cast<Call*>(link), to, value, work);
            value = to;
            break;
        }
        }
    }
}

void Compiler::slice_part_into(const Span& at, Expr* part, uint32_t target) {
    if (part)
        into(part, target);
    else
        emit(at, Opcode::LOADNONE, target);
}

bool Compiler::is_constant(syntax::Slice* e) {
    Value value;
    for (Expr* part : {e->lower, e->upper, e->step})
        if (part && (part->kind == NodeKind::Tuple || !fold(part, value))) return false;
    return true;
}

void Compiler::slice_into(syntax::Slice* e, uint32_t target) {
    Value parts[3] = {Value::none(), Value::none(), Value::none()};
    Expr* given[3] = {e->lower, e->upper, e->step};
    bool constant = true;
    for (uint32_t i = 0; i < 3 && constant; i++)
        constant = !given[i] || (given[i]->kind != NodeKind::Tuple && fold(given[i], parts[i]));
    if (constant) return load_constant(e->span, target, constant_slice(parts));
    Height height(u_);
    uint32_t row = row_base(target);
    u_->next_temp = row;
    row = temps(3);
    for (uint32_t i = 0; i < 3; i++) {
        u_->next_temp = row + i + 1;
        slice_part_into(e->span, given[i], row + i);
    }
    emit(e->span, Opcode::BUILDSLICE, target, row);
}

uint32_t Compiler::slice_operand(Expr* e) {
    if (auto* slice = as<syntax::Slice>(e)) {
        Value parts[3] = {Value::none(), Value::none(), Value::none()};
        bool constant = (!slice->lower || fold(slice->lower, parts[0])) &&
                        (!slice->upper || fold(slice->upper, parts[1])) &&
                        (!slice->step || fold(slice->step, parts[2]));
        if (constant) return constant_operand(e->span, constant_slice(parts));
    }
    return operand(e);
}

void Compiler::subscript_into(Subscript* e, uint32_t target, uint32_t object) {
    Height height(u_);
    if (has_walrus_ && !is_temp(object) && rebinds(e->slice)) {
        uint32_t copy = temps();
        move(e->span, copy, object);
        object = copy;
    }
    if (auto* slice = as<syntax::Slice>(e->slice); slice && !slice->step && !is_constant(slice)) {
        uint32_t row = temps(2);
        slice_part_into(e->slice->span, slice->lower, row);
        slice_part_into(e->slice->span, slice->upper, row + 1);
        emit(e->span, Opcode::GETSLICE, target, object, row);
        return;
    }
    uint32_t index = slice_operand(e->slice);
    emit(e->span, Opcode::GETITEM, target, object, index);
}

// Displays.

uint32_t Compiler::evaluate_row(Nodes<Expr> items, uint32_t first, uint32_t count, uint32_t base) {
    u_->next_temp = base;
    for (uint32_t i = 0; i < count && !failed(); i++) {
        uint32_t reg = temps();
        into(items[first + i], reg);
    }
    return base;
}

void Compiler::sequence_into(Expr* e, Nodes<Expr> items, Opcode build, uint32_t target) {
    Height height(u_);
    Value value;
    bool starred = has_starred(items);
    if (!starred && items.count >= 3 && build != Opcode::TUPLE &&
        constant_items(items, build == Opcode::SET, value)) {
        uint32_t work = workspace(target);
        uint32_t constant = constant_operand(e->span, value);
        emit(e->span, build, work, work, 0);
        emit(e->span, build == Opcode::SET ? Opcode::SETUPDATE : Opcode::LISTEXTEND, work, constant);
        return move(e->span, target, work);
    }
    if (!starred && items.count <= row_most) {
        uint32_t row = row_base(target);
        ensure(row, 1);
        evaluate_row(items, 0, items.count, row);
        emit(e->span, build, target, row, items.count);
        return;
    }
    uint32_t work = workspace(target);
    uint32_t leading = 0;
    while (leading < items.count && leading < row_most && items[leading]->kind != NodeKind::Starred)
        leading++;
    Opcode growing = build == Opcode::TUPLE ? Opcode::LIST : build;
    {
        Height inner(u_);
        uint32_t row = u_->next_temp;
        ensure(row, 1);
        evaluate_row(items, 0, leading, row);
        emit(e->span, growing, work, row, leading);
    }
    for (uint32_t i = leading; i < items.count && !failed(); i++) {
        Height inner(u_);
        bool is_set = build == Opcode::SET;
        if (auto* star = as<Starred>(items[i])) {
            uint32_t reg = operand(star->value);
            emit(e->span, is_set ? Opcode::SETUPDATE : Opcode::LISTEXTEND, work, reg);
        } else {
            uint32_t reg = operand(items[i]);
            emit(e->span, is_set ? Opcode::SETADD : Opcode::LISTAPPEND, work, reg);
        }
    }
    if (build == Opcode::TUPLE) {
        emit(e->span, Opcode::LISTTOTUPLE, target, work);
    } else {
        move(e->span, target, work);
    }
}

void Compiler::dict_into(syntax::Dict* e, uint32_t target) {
    Height height(u_);
    uint32_t leading = 0;
    while (leading < e->keys.count && leading < row_most / 2 && e->keys[leading]) leading++;
    bool whole = leading == e->keys.count;
    uint32_t work = whole ? target : workspace(target);
    {
        Height inner(u_);
        uint32_t row = whole ? row_base(target) : u_->next_temp;
        ensure(row, 1);
        u_->next_temp = row;
        for (uint32_t i = 0; i < leading && !failed(); i++) {
            uint32_t key = temps();
            into(e->keys[i], key);
            uint32_t value = temps();
            into(e->values[i], value);
        }
        emit(e->span, Opcode::DICT, work, row, leading);
    }
    for (uint32_t i = leading; i < e->keys.count && !failed(); i++) {
        Height inner(u_);
        if (e->keys[i]) {
            uint32_t key = stable_operand(e->keys[i], e->values[i]);
            uint32_t value = operand(e->values[i]);
            emit(e->span, Opcode::DICTSET, work, key, value);
        } else {
            uint32_t mapping = operand(e->values[i]);
            emit(e->span, Opcode::DICTUPDATE, work, mapping);
        }
    }
    move(e->span, target, work);
}

// Suspension.

void Compiler::yield_into(Yield* e, uint32_t target) {
    Height height(u_);
    uint32_t value;
    if (e->value) {
        value = operand(e->value, is_temp(target) ? target : no_register);
    } else {
        value = constant_operand(e->span, Value::none());
    }
    bool async = (u_->flags & code_flag::async_generator) != 0;
    emit(e->span, Opcode::YIELD, target, value, 0, async ? 2 : 0);
}

// The value in `value` is sent to the delegate until that returns; its result stands in `value` then.
void Compiler::send_loop(const Span& at, uint32_t delegate, uint32_t value) {
    Label again = new_label(), done = new_label();
    emit(at, Opcode::LOADNONE, value);
    bind(again);
    jump(at, Opcode::SEND, done, value, delegate);
    emit(at, Opcode::YIELD, value, value, delegate, 1);
    jump(at, Opcode::LOOP, again);
    bind(done);
}

void Compiler::yield_from_into(YieldFrom* e, uint32_t target) {
    Height height(u_);
    uint32_t work = workspace(target);
    uint32_t delegate = temps();
    uint32_t source = operand(e->value, delegate);
    emit(e->span, Opcode::GETYIELDFROM, delegate, source);
    send_loop(e->span, delegate, work);
    move(e->span, target, work);
}

void Compiler::await_register(const Span& at, uint32_t source, uint32_t how, uint32_t target) {
    Height height(u_);
    uint32_t work = workspace(target);
    uint32_t delegate = temps();
    emit(at, Opcode::GETAWAITABLE, delegate, source, 0, how);
    send_loop(at, delegate, work);
    move(at, target, work);
}

void Compiler::await_into(Await* e, uint32_t target) {
    Height height(u_);
    uint32_t source = operand(e->value, is_temp(target) ? target : no_register);
    await_register(e->span, source, 0, target);
}

// Whether evaluating `e` may assign a variable of this unit.
bool Compiler::rebinds(Expr* e) {
    Walk walk{arena_};
    walk.visit(e);
    while (walk.waiting.count != 0 && !walk.full) {
        Node* node = walk.waiting.items[--walk.waiting.count];
        if (node->kind == NodeKind::NamedExpr) return true;
        if (node->kind == NodeKind::Lambda) continue;
        if (charge(1)) break;
        walk.children(node);
    }
    if (walk.full) fail(Status::no_scratch);
    return walk.full;
}

} // namespace natrix::compiler
