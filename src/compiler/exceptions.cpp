#include "compiler/compiler.h"

// try and with. Their handlers are cold code: the way without an exception runs straight through.
//
// A handler saves the exception handled before in `saved`; whatever goes wrong while it runs arrives in
// `caught` again and is raised on, after `saved` was put back.
namespace natrix::compiler {

void Compiler::try_statement(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse,
                             Nodes<Stmt> finalbody, const Span& at, bool star) {
    if (finalbody.empty()) {
        return star ? try_except_star(body_, handlers, orelse, at) : try_except(body_, handlers, orelse);
    }
    Height height(u_);
    uint32_t caught = temps(), saved = temps();
    Label failed_label = new_label(), end = new_label();
    Block block;
    block.body = finalbody;
    push_block(block, BlockKind::finally_body);
    u_->handler = open_handler(failed_label, caught);
    if (handlers.empty()) {
        body(body_);
    } else if (star) {
        try_except_star(body_, handlers, orelse, at);
    } else {
        try_except(body_, handlers, orelse);
    }
    u_->handler = block.handler;
    pop_block();
    body(finalbody);
    jump({}, Opcode::JUMP, end);
    {
        Cold cold(u_);
        bind(failed_label);
        uint32_t outer = u_->handler;
        Label cleanup = new_label();
        Block handled;
        handled.reg = saved;
        push_block(handled, BlockKind::handled);
        emit({}, Opcode::PUSHEXC, saved, caught);
        u_->handler = open_handler(cleanup, caught);
        body(finalbody);
        u_->handler = outer;
        pop_block();
        bind(cleanup);
        reraise(saved, caught);
    }
    bind(end);
}

void Compiler::reraise(uint32_t saved, uint32_t caught) {
    emit({}, Opcode::POPEXC, saved);
    emit({}, Opcode::RERAISE, caught);
}

void Compiler::try_except(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse) {
    Height height(u_);
    uint32_t caught = temps(), saved = temps();
    Label except = new_label(), end = new_label();
    Block block;
    push_block(block, BlockKind::protect);
    u_->handler = open_handler(except, caught);
    body(body_);
    u_->handler = block.handler;
    pop_block();
    body(orelse);
    jump({}, Opcode::JUMP, end);
    {
        Cold cold(u_);
        uint32_t outer = u_->handler;
        Label cleanup = new_label();
        bind(except);
        emit({}, Opcode::PUSHEXC, saved, caught);
        uint32_t guard = u_->handler = open_handler(cleanup, caught);
        for (ExceptHandler* handler : handlers) {
            if (failed()) return;
            Label next = new_label();
            if (handler->type) {
                Height inner(u_);
                uint32_t type = operand(handler->type);
                uint32_t matches = temps();
                emit(handler->span, Opcode::MATCHEXC, matches, caught, type);
                jump(handler->span, Opcode::JFALSE, next, matches);
            }
            Block handled;
            handled.reg = saved;
            handled.name = handler->name;
            // What leaves the clause from inside goes on outside of the whole statement.
            u_->handler = outer;
            push_block(handled, BlockKind::handled);
            u_->handler = guard;
            if (handler->name.present()) {
                store_name(handler->span, handler->name, caught);
                Label undo = new_label();
                u_->handler = open_handler(undo, caught);
                body(handler->body);
                u_->handler = outer;
                pop_block();
                emit({}, Opcode::POPEXC, saved);
                unbind_name({}, handler->name);
                jump({}, Opcode::JUMP, end);
                bind(undo);
                u_->handler = guard;
                unbind_name({}, handler->name);
                u_->handler = outer;
                reraise(saved, caught);
            } else {
                body(handler->body);
                u_->handler = outer;
                pop_block();
                emit({}, Opcode::POPEXC, saved);
                jump({}, Opcode::JUMP, end);
            }
            bind(next);
            u_->handler = guard;
        }
        u_->handler = outer;
        bind(cleanup);
        reraise(saved, caught);
    }
    bind(end);
}

void Compiler::try_except_star(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse,
                               const Span& at) {
    Height height(u_);
    uint32_t caught = temps(), saved = temps(), original = temps(), errors = temps();
    uint32_t rest = temps(2); // and the match
    uint32_t match = rest + 1;
    Label except = new_label(), end = new_label();
    Block block;
    push_block(block, BlockKind::protect);
    u_->handler = open_handler(except, caught);
    body(body_);
    u_->handler = block.handler;
    pop_block();
    body(orelse);
    jump({}, Opcode::JUMP, end);
    {
        Cold cold(u_);
        uint32_t outer = u_->handler;
        Label cleanup = new_label();
        bind(except);
        emit({}, Opcode::PUSHEXC, saved, caught);
        uint32_t guard = u_->handler = open_handler(cleanup, caught);
        move(at, original, caught);
        move(at, rest, caught);
        emit(at, Opcode::LIST, errors, errors, 0);
        for (ExceptHandler* handler : handlers) {
            if (failed()) return;
            Label next = new_label();
            {
                Height inner(u_);
                uint32_t base = temps(6);
                load_prelude(handler->type->span, base, PreludeFunction::match_except_star);
                move(handler->type->span, base + 4, rest);
                into(handler->type, base + 5);
                emit(handler->type->span, Opcode::CALL, base, 2, base);
                emit(handler->type->span, Opcode::UNPACK, rest, base, 2);
                jump(handler->type->span, Opcode::JNONE, next, match);
            }
            // In the clause, the matching part is what is being handled.
            emit(handler->type->span, Opcode::POPEXC, match);
            if (handler->name.present()) store_name(handler->span, handler->name, match);
            Block handled;
            handled.reg = saved;
            handled.name = handler->name;
            u_->handler = outer;
            push_block(handled, BlockKind::handled);
            Label undo = new_label();
            u_->handler = open_handler(undo, caught);
            body(handler->body);
            u_->handler = guard;
            pop_block();
            if (handler->name.present()) unbind_name({}, handler->name);
            jump({}, Opcode::JUMP, next);
            bind(undo);
            if (handler->name.present()) unbind_name({}, handler->name);
            emit({}, Opcode::LISTAPPEND, errors, caught);
            bind(next);
        }
        emit(at, Opcode::LISTAPPEND, errors, rest);
        uint32_t base = temps(6);
        load_prelude({}, base, PreludeFunction::prepare_reraise_star);
        move({}, base + 4, original);
        move({}, base + 5, errors);
        emit({}, Opcode::CALL, base, 2, base);
        Label raised = new_label();
        jump({}, Opcode::JNOTNONE, raised, base);
        u_->handler = outer;
        emit({}, Opcode::POPEXC, saved);
        jump({}, Opcode::JUMP, end);
        bind(raised);
        reraise(saved, base);
        bind(cleanup);
        reraise(saved, caught);
    }
    bind(end);
}

// with. R[window] and R[window+4] keep __exit__ ready to be called; the three arguments follow.
void Compiler::call_exit(const Span& at, uint32_t window, bool async) {
    Height height(u_);
    uint32_t base = window;
    if (u_->next_temp != window + exit_window) {
        base = temps(exit_window);
        move(at, base, window);
        move(at, base + 4, window + 4);
    }
    for (uint32_t i = 5; i < exit_window; i++) emit(at, Opcode::LOADNONE, base + i);
    emit(at, Opcode::CALLM, base, 4, base);
    if (async) await_register(at, base, 2, base);
}

void Compiler::with_statement(Nodes<WithItem> items, uint32_t index, Nodes<Stmt> body_, bool async) {
    if (failed()) return;
    WithItem* item = items[index];
    Depth depth(*this, item->span);
    if (failed()) return;
    const Span& at = item->context_expr->span;
    Height height(u_);
    uint32_t caught = temps(), saved = temps();
    uint32_t context = operand(item->context_expr, caught);
    uint32_t window = temps(exit_window);
    KnownName exit = async ? KnownName::aexit : KnownName::exit;
    KnownName enter = async ? KnownName::aenter : KnownName::enter;
    emit(at, Opcode::LOADSPECIAL, window, context, static_cast<uint32_t>(exit), async);
    Label except = new_label(), end = new_label();
    uint32_t inner_handler = open_handler(except, caught);
    uint32_t outer = u_->handler;
    {
        Height inner(u_);
        uint32_t value = no_register;
        auto* name = item->optional_vars ? as<Name>(item->optional_vars) : nullptr;
        if (name) value = name_target(name->id);
        bool direct = value != no_register;
        if (!direct) value = temps();
        {
            Height call(u_);
            uint32_t base = temps(5);
            emit(at, Opcode::LOADSPECIAL, base, context, static_cast<uint32_t>(enter), async);
            emit(at, Opcode::CALLM, base, 1, async ? base : value);
            if (async) await_register(at, base, 1, value);
        }
        if (item->optional_vars && !direct) {
            u_->handler = inner_handler;
            store(item->optional_vars, value);
            u_->handler = outer;
        }
    }
    Block block;
    block.reg = window;
    block.span = at;
    push_block(block, async ? BlockKind::async_with : BlockKind::with);
    u_->handler = inner_handler;
    if (index + 1 < items.count) {
        with_statement(items, index + 1, body_, async);
    } else {
        body(body_);
    }
    u_->handler = outer;
    pop_block();
    call_exit(at, window, async);
    jump({}, Opcode::JUMP, end);
    {
        Cold cold(u_);
        Label cleanup = new_label(), suppressed = new_label();
        bind(except);
        emit(at, Opcode::PUSHEXC, saved, caught);
        u_->handler = open_handler(cleanup, caught);
        emit(at, Opcode::EXCINFO, window + 5, caught);
        emit(at, Opcode::CALLM, window, 4, window);
        if (async) await_register(at, window, 2, window);
        jump(at, Opcode::JTRUE, suppressed, window);
        u_->handler = outer;
        bind(cleanup);
        reraise(saved, caught);
        bind(suppressed);
        emit({}, Opcode::POPEXC, saved);
        jump({}, Opcode::JUMP, end);
    }
    bind(end);
}

} // namespace natrix::compiler
