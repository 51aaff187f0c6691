#include "compiler/compiler.h"
#include "objects/code.h"

namespace natrix::compiler {
namespace {

struct Parts {
    Expr* elt;
    Expr* value; // of a dict comprehension
    Nodes<Comprehension> generators;
    Scope* scope;
    Text name;
};

Parts parts_of(Expr* e) {
    switch (e->kind) {
    case NodeKind::ListComp: {
        auto* c = static_cast<ListComp*>(e);
        return {c->elt, nullptr, c->generators, c->scope, text("<listcomp>")};
    }
    case NodeKind::SetComp: {
        auto* c = static_cast<SetComp*>(e);
        return {c->elt, nullptr, c->generators, c->scope, text("<setcomp>")};
    }
    case NodeKind::DictComp: {
        auto* c = static_cast<DictComp*>(e);
        return {c->key, c->value, c->generators, c->scope, text("<dictcomp>")};
    }
    default: {
        auto* c = static_cast<GeneratorExp*>(e);
        return {c->elt, nullptr, c->generators, c->scope, text("<genexpr>")};
    }
    }
}

Opcode builder_of(Expr* e) {
    switch (e->kind) {
    case NodeKind::ListComp: return Opcode::LIST;
    case NodeKind::SetComp: return Opcode::SET;
    default: return Opcode::DICT;
    }
}

// A list or tuple display of one item, whose iteration is an assignment.
Expr* only_item(Expr* e) {
    Nodes<Expr> items;
    if (auto* tuple = as<syntax::Tuple>(e)) items = tuple->elts;
    if (auto* list = as<syntax::List>(e)) items = list->elts;
    return items.count == 1 && items[0]->kind != NodeKind::Starred ? items[0] : nullptr;
}

// What the comprehension binds itself, but for its first iterator.
bool own(const Symbol* symbol) {
    return symbol->binding == symbol && (symbol->flags & symbol_parameter) == 0 &&
           (symbol->resolution == Resolution::Local || symbol->resolution == Resolution::Cell);
}

} // namespace

// Gives the comprehension's own names registers.
void Compiler::push_inlined(Inlined& inlined, Scope* scope) {
    inlined.scope = scope;
    for (Symbol* symbol = scope->first_symbol; symbol && !failed(); symbol = symbol->next) {
        symbol->slot = no_register;
        symbol->slot_kind = 0;
        if (!own(symbol)) continue;
        if (symbol->resolution == Resolution::Local) {
            Value name = intern_text(symbol->name);
            for (HiddenLocal& hidden : u_->hidden)
                if (hidden.name == name && !hidden.busy) {
                    symbol->slot = hidden.reg;
                    hidden.busy = true;
                    break;
                }
            if (symbol->slot != no_register) continue;
        }
        symbol->slot = temps();
        emit({}, Opcode::UNBIND, symbol->slot);
        if (symbol->resolution == Resolution::Cell) emit({}, Opcode::NEWCELL, symbol->slot);
    }
    inlined.outer = inlined_;
    inlined_ = &inlined;
}

void Compiler::pop_inlined(Inlined& inlined) {
    inlined_ = inlined.outer;
    unbind_inlined(inlined);
    for (Symbol* symbol = inlined.scope->first_symbol; symbol; symbol = symbol->next) {
        if (!own(symbol)) continue;
        for (HiddenLocal& hidden : u_->hidden)
            if (hidden.reg == symbol->slot) hidden.busy = false;
    }
}

void Compiler::unbind_inlined(const Inlined& inlined) {
    for (Symbol* symbol = inlined.scope->first_symbol; symbol && !failed(); symbol = symbol->next)
        if (own(symbol) && symbol->slot < u_->first_temp) emit({}, Opcode::UNBIND, symbol->slot);
}

// The loops of a comprehension whose first iterator is in a register; items go to `result` (or are yielded).
void Compiler::comprehension_loops(Expr* e, uint32_t iterator, uint32_t result) {
    struct Loop {
        Label top;
        Label skip;
        Label finished;
        bool single;
    };
    Parts parts = parts_of(e);
    uint32_t count = parts.generators.count;
    auto* loops = arena_.array<Loop>(count);
    if (!loops) return fail(Status::no_scratch);
    for (uint32_t i = 0; i < count && !failed(); i++) {
        Comprehension* generator = parts.generators[i];
        Loop& loop = loops[i];
        loop = {new_label(), new_label(), new_label(), false};
        const Span& at = generator->iter->span;
        Expr* only = i > 0 && !generator->is_async ? only_item(generator->iter) : nullptr;
        if (only) {
            loop.single = true;
            Height height(u_);
            assign_to(generator->target, only);
        } else {
            if (i > 0) {
                iterator = temps();
                Height height(u_);
                uint32_t source = generator->is_async ? operand(generator->iter, iterator)
                                                      : iterable_operand(generator->iter, iterator);
                emit(at, generator->is_async ? Opcode::GETAITER : Opcode::GETITER, iterator, source);
            }
            uint32_t exception = generator->is_async ? temps() : 0;
            bind(loop.top);
            Height height(u_);
            if (generator->is_async) {
                uint32_t item = temps();
                async_next(at, iterator, item, exception, loop.finished);
                store(generator->target, item);
            } else {
                uint32_t item = item_register(generator->target);
                jump(at, Opcode::FORITER, loop.finished, item, iterator);
                store_item(generator->target, item);
            }
        }
        for (Expr* condition : generator->ifs) jump_if(condition, false, loop.skip);
    }
    {
        Height height(u_);
        const Span& at = parts.elt->span;
        switch (e->kind) {
        case NodeKind::ListComp: emit(at, Opcode::LISTAPPEND, result, operand(parts.elt)); break;
        case NodeKind::SetComp: emit(at, Opcode::SETADD, result, operand(parts.elt)); break;
        case NodeKind::DictComp: {
            Span both = at;
            both.end_lineno = parts.value->span.end_lineno;
            both.end_col_offset = parts.value->span.end_col_offset;
            uint32_t key = stable_operand(parts.elt, parts.value);
            uint32_t value = operand(parts.value);
            emit(both, Opcode::DICTSET, result, key, value);
            break;
        }
        default: {
            uint32_t value = operand(parts.elt);
            bool async = (u_->flags & code_flag::async_generator) != 0;
            emit(at, Opcode::YIELD, temps(), value, 0, async ? 2 : 0);
        }
        }
    }
    for (uint32_t i = count; i-- > 0 && !failed();) {
        bind(loops[i].skip);
        if (!loops[i].single) jump(parts.elt->span, Opcode::LOOP, loops[i].top);
        bind(loops[i].finished);
    }
}

void Compiler::comprehension_into(Expr* e, uint32_t target) {
    Parts parts = parts_of(e);
    Comprehension* first = parts.generators[0];
    Height height(u_);
    if (e->kind != NodeKind::GeneratorExp && parts.scope->inlined) {
        uint32_t work = workspace(target);
        begin_loop(e->span);
        uint32_t iterator = temps();
        {
            Height inner(u_);
            uint32_t source =
                first->is_async ? operand(first->iter, iterator) : iterable_operand(first->iter, iterator);
            emit(first->iter->span, first->is_async ? Opcode::GETAITER : Opcode::GETITER, iterator, source);
        }
        Inlined inlined;
        push_inlined(inlined, parts.scope);
        emit(e->span, builder_of(e), work, work, 0);
        // Where an exception may be caught in this frame, its names must be gone by then.
        uint32_t outer = u_->handler;
        uint32_t caught = 0;
        Label undo{};
        if (outer != 0) {
            undo = new_label();
            caught = temps();
            u_->handler = open_handler(undo, caught);
        }
        comprehension_loops(e, iterator, work);
        u_->handler = outer;
        pop_inlined(inlined);
        if (outer != 0) {
            Label done = new_label();
            if (u_->in_cold) jump({}, Opcode::JUMP, done);
            {
                Cold cold(u_);
                bind(undo);
                unbind_inlined(inlined);
                emit({}, Opcode::RERAISE, caught);
            }
            bind(done);
        }
        end_loop();
        return move(e->span, target, work);
    }
    uint32_t base = row_base(target);
    u_->next_temp = base;
    temps(5);
    if (!open_unit(UnitKind::comprehension, parts.scope, parts.name, e->span.lineno)) return;
    u_->arg_count = 1;
    bool generator = (u_->flags & code_flag::any_generator) != 0;
    bool asynchronous = (u_->flags & code_flag::coroutine) != 0;
    prologue(generator);
    if (e->kind == NodeKind::GeneratorExp) {
        begin_loop(e->span);
        comprehension_loops(e, 0, 0);
        end_loop();
        emit({}, Opcode::RETURNNONE);
    } else {
        uint32_t result = temps();
        emit(e->span, builder_of(e), result, result, 0);
        begin_loop(e->span);
        comprehension_loops(e, 0, result);
        end_loop();
        emit(e->span, Opcode::RETURN, result);
    }
    Value code = close_unit();
    make_function(e->span, base, code, parts.scope, 0, 0);
    {
        Height inner(u_);
        uint32_t source =
            first->is_async ? operand(first->iter, base + 4) : iterable_operand(first->iter, base + 4);
        emit(first->iter->span, first->is_async ? Opcode::GETAITER : Opcode::GETITER, base + 4, source);
    }
    if (asynchronous && e->kind != NodeKind::GeneratorExp) {
        emit(e->span, Opcode::CALL, base, 1, base);
        await_register(e->span, base, 0, target);
    } else {
        emit(e->span, Opcode::CALL, base, 1, target);
    }
}

} // namespace natrix::compiler
