#include "compiler/compiler.h"

// Expressions that only decide where to go.
namespace natrix::compiler {

// 1 or 0 for a constant, -1 for everything else.
int Compiler::constant_truth(Expr* e) {
    Value value;
    bool negated = false;
    while (auto* unary = as<UnaryOp>(e)) {
        if (unary->op != UnaryOperator::Not) break;
        negated = !negated;
        e = unary->operand;
    }
    switch (e->kind) {
    case NodeKind::Constant:
    case NodeKind::Name:
        if (!literal(e, value)) return -1;
        break;
    case NodeKind::Tuple:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp:
        if (!fold(e, value)) return -1;
        break;
    default: return -1;
    }
    return truth_of(value) != negated ? 1 : 0;
}

void Compiler::jump_if_compare(Compare* e, bool sense, Label label) {
    Height height(u_);
    uint32_t count = e->ops.count;
    bool chained = count > 1;
    Label no = label; // where a comparison that fails leads
    if (sense && chained) no = new_label();
    uint32_t turns = chained ? temps(2) : 0;
    uint32_t left = stable_operand(e->left, e->comparators[0], chained ? turns : no_register);
    for (uint32_t i = 0; i < count && !failed(); i++) {
        Height inner(u_);
        bool last = i + 1 == count;
        CompareOperator op = e->ops[i];
        bool when = last ? sense : false;
        Label to = last ? label : no;
        bool negative = op == CompareOperator::IsNot || op == CompareOperator::NotIn;
        if (last && (op == CompareOperator::Is || op == CompareOperator::IsNot)) {
            auto* constant = as<syntax::Constant>(e->comparators[i]);
            if (constant && constant->value == ConstantKind::None) {
                jump(e->span, when != negative ? Opcode::JNONE : Opcode::JNOTNONE, to, left);
                break;
            }
        }
        if (Value small; last && op <= CompareOperator::GtE && small_int(e->comparators[i], small)) {
            constexpr Opcode opcodes[] = {Opcode::JEQI, Opcode::JNEI, Opcode::JLTI,
                                          Opcode::JLEI, Opcode::JGTI, Opcode::JGEI};
            jump(e->span, opcodes[static_cast<uint32_t>(op)], to, left,
                 static_cast<uint32_t>(small.as_int()) & 0xFFFF, when);
            break;
        }
        uint32_t right =
            last ? container_operand(e->comparators[i], op)
                 : stable_operand(e->comparators[i], e->comparators[i + 1], turns + ((i + 1) & 1));
        Opcode opcode;
        switch (op) {
        case CompareOperator::Eq: opcode = Opcode::JEQ; break;
        case CompareOperator::NotEq: opcode = Opcode::JNE; break;
        case CompareOperator::Lt: opcode = Opcode::JLT; break;
        case CompareOperator::LtE: opcode = Opcode::JLE; break;
        case CompareOperator::Gt: opcode = Opcode::JGT; break;
        case CompareOperator::GtE: opcode = Opcode::JGE; break;
        case CompareOperator::Is:
        case CompareOperator::IsNot: opcode = Opcode::JIS; break;
        default: opcode = Opcode::JIN; break;
        }
        jump(e->span, opcode, to, left, right, when != negative);
        left = right;
    }
    if (sense && chained) bind(no);
}

void Compiler::jump_if(Expr* e, bool sense, Label label) {
    if (failed()) return;
    Depth depth(*this, e->span);
    if (failed()) return;
    while (auto* unary = as<UnaryOp>(e)) {
        if (unary->op != UnaryOperator::Not) break;
        sense = !sense;
        e = unary->operand;
    }
    int truth = constant_truth(e);
    if (truth >= 0) {
        if ((truth != 0) == sense) jump(e->span, Opcode::JUMP, label);
        return;
    }
    switch (e->kind) {
    case NodeKind::BoolOp: {
        auto* boolean = static_cast<BoolOp*>(e);
        bool is_or = boolean->op == BoolOperator::Or;
        uint32_t last = boolean->values.count - 1;
        if (is_or == sense) {
            // Any of them may decide to jump.
            for (uint32_t i = 0; i <= last && !failed(); i++) jump_if(boolean->values[i], sense, label);
        } else {
            Label through = new_label();
            for (uint32_t i = 0; i < last && !failed(); i++) jump_if(boolean->values[i], !sense, through);
            jump_if(boolean->values[last], sense, label);
            bind(through);
        }
        return;
    }
    case NodeKind::Compare: return jump_if_compare(static_cast<Compare*>(e), sense, label);
    case NodeKind::IfExp: {
        Label end = new_label();
        Expr* rest = e;
        while (rest->kind == NodeKind::IfExp && !failed()) {
            auto* choice = static_cast<IfExp*>(rest);
            Label otherwise = new_label();
            jump_if(choice->test, false, otherwise);
            jump_if(choice->body, sense, label);
            jump(choice->span, Opcode::JUMP, end);
            bind(otherwise);
            rest = choice->orelse;
        }
        jump_if(rest, sense, label);
        return bind(end);
    }
    default: {
        Height height(u_);
        uint32_t reg = operand(e);
        jump(e->span, sense ? Opcode::JTRUE : Opcode::JFALSE, label, reg);
    }
    }
}

} // namespace natrix::compiler
