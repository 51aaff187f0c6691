#include "compiler/compiler.h"

// What leaves a block early (return, break, continue) first does what the blocks on its way ask for.
namespace natrix::compiler {

void Compiler::push_block(Block& block, BlockKind kind) {
    block.kind = kind;
    block.outer = u_->block;
    block.handler = u_->handler;
    u_->block = &block;
}

void Compiler::unwind_one(Block* block) {
    switch (block->kind) {
    case BlockKind::loop:
    case BlockKind::protect: return;
    case BlockKind::finally_body: return body(block->body);
    case BlockKind::handled:
        emit(block->span, Opcode::POPEXC, block->reg);
        if (block->name.present()) unbind_name(block->span, block->name);
        return;
    case BlockKind::with: return call_exit(block->span, block->reg, false);
    case BlockKind::async_with: return call_exit(block->span, block->reg, true);
    }
}

bool Compiler::unwinding_runs_code(Block* until) {
    for (Block* block = u_->block; block != until; block = block->outer)
        if (block->kind != BlockKind::loop && block->kind != BlockKind::protect) return true;
    return false;
}

Compiler::Leave::Leave(Compiler& compiler, Block* until)
    : compiler_(compiler), block_(compiler.u_->block), handler_(compiler.u_->handler) {
    Unit* unit = compiler.u_;
    for (Block* block = block_; block != until && !compiler.failed(); block = block->outer) {
        // The block is left already: neither its handler nor its own clean-up is in force.
        unit->block = block->outer;
        unit->handler = block->handler;
        compiler.unwind_one(block);
    }
}

Compiler::Leave::~Leave() {
    compiler_.u_->block = block_;
    compiler_.u_->handler = handler_;
}

void Compiler::return_statement(Return* s) {
    Height height(u_);
    Value value;
    bool constant = !s->value || (fold(s->value, value));
    uint32_t reg = no_register;
    if (s->value && !constant) {
        if (unwinding_runs_code(nullptr)) {
            reg = temps();
            into(s->value, reg);
        } else {
            reg = operand(s->value);
        }
    }
    Leave leave(*this, nullptr);
    if (constant) {
        if (!s->value || value.is_none()) {
            emit(s->span, Opcode::RETURNNONE);
            return;
        }
        reg = constant_operand(s->value->span, value);
    }
    emit(s->span, Opcode::RETURN, reg);
}

void Compiler::break_or_continue(const Span& at, bool is_break) {
    Block* loop = u_->block;
    while (loop && loop->kind != BlockKind::loop) loop = loop->outer;
    if (!loop) return problem(at, is_break ? "'break' outside loop" : "'continue' not properly in loop");
    Height height(u_);
    Leave leave(*this, loop);
    if (is_break) {
        jump(at, Opcode::JUMP, loop->exit);
    } else {
        jump(at, Opcode::LOOP, loop->top);
    }
}

} // namespace natrix::compiler
