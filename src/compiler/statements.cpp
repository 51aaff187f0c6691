#include "compiler/compiler.h"
#include "objects/tuple.h"

namespace natrix::compiler {

void Compiler::body(Nodes<Stmt> statements) {
    for (Stmt* s : statements) {
        if (failed()) return;
        statement(s);
    }
}

void Compiler::statement(Stmt* s) {
    Depth depth(*this, s->span);
    Depth twice(*this, s->span); // a statement's frames are about twice as large as an expression's
    if (failed() || charge(4)) return;
    switch (s->kind) {
    case NodeKind::Expr_: return expression_statement(static_cast<Expr_*>(s));
    case NodeKind::Assign: return assign(static_cast<Assign*>(s));
    case NodeKind::AugAssign: return augmented(static_cast<AugAssign*>(s));
    case NodeKind::AnnAssign: return annotated(static_cast<AnnAssign*>(s));
    case NodeKind::If: return if_statement(static_cast<If*>(s));
    case NodeKind::While: return while_statement(static_cast<While*>(s));
    case NodeKind::For: return for_statement(static_cast<For*>(s));
    case NodeKind::AsyncFor: return async_for_statement(static_cast<AsyncFor*>(s));
    case NodeKind::Return: return return_statement(static_cast<Return*>(s));
    case NodeKind::Break: return break_or_continue(s->span, true);
    case NodeKind::Continue: return break_or_continue(s->span, false);
    case NodeKind::FunctionDef: {
        auto* f = static_cast<FunctionDef*>(s);
        return function_statement({f, f->name, f->args, f->body, f->decorator_list, f->returns,
                                   f->type_params, f->scope, f->type_scope, f->annotation_scope});
    }
    case NodeKind::AsyncFunctionDef: {
        auto* f = static_cast<AsyncFunctionDef*>(s);
        return function_statement({f, f->name, f->args, f->body, f->decorator_list, f->returns,
                                   f->type_params, f->scope, f->type_scope, f->annotation_scope});
    }
    case NodeKind::ClassDef: return class_statement(static_cast<ClassDef*>(s));
    case NodeKind::TypeAlias: return type_alias_statement(static_cast<TypeAlias*>(s));
    case NodeKind::Delete: return delete_statement(static_cast<Delete*>(s));
    case NodeKind::With: {
        auto* with = static_cast<With*>(s);
        return with_statement(with->items, 0, with->body, false);
    }
    case NodeKind::AsyncWith: {
        auto* with = static_cast<AsyncWith*>(s);
        return with_statement(with->items, 0, with->body, true);
    }
    case NodeKind::Match: return match_statement(static_cast<Match*>(s));
    case NodeKind::Raise: return raise_statement(static_cast<Raise*>(s));
    case NodeKind::Try: {
        auto* t = static_cast<Try*>(s);
        return try_statement(t->body, t->handlers, t->orelse, t->finalbody, s->span, false);
    }
    case NodeKind::TryStar: {
        auto* t = static_cast<TryStar*>(s);
        return try_statement(t->body, t->handlers, t->orelse, t->finalbody, s->span, true);
    }
    case NodeKind::Assert: return assert_statement(static_cast<Assert*>(s));
    case NodeKind::Import: return import_statement(static_cast<Import*>(s));
    case NodeKind::ImportFrom: return import_from_statement(static_cast<ImportFrom*>(s));
    default: return; // pass, global, nonlocal
    }
}

void Compiler::expression_statement(Expr_* s) {
    if (options_.mode == CompileMode::single && u_->kind == UnitKind::module) {
        Height height(u_);
        uint32_t base = u_->next_temp;
        temps(4);
        load_prelude(s->span, base, PreludeFunction::print_expression);
        into(s->value, temps());
        emit(s->span, Opcode::CALL, base, 1, base);
        return;
    }
    effect(s->value);
}

void Compiler::if_statement(If* s) {
    Label end = new_label();
    for (;;) {
        bool has_else = !s->orelse.empty();
        Label otherwise = has_else ? new_label() : end;
        jump_if(s->test, false, otherwise);
        body(s->body);
        if (!has_else || failed()) break;
        jump({}, Opcode::JUMP, end);
        bind(otherwise);
        auto* next = s->orelse.count == 1 ? as<If>(s->orelse[0]) : nullptr;
        if (!next) {
            body(s->orelse);
            break;
        }
        s = next;
    }
    bind(end);
}

void Compiler::while_statement(While* s) {
    Height height(u_);
    begin_loop(s->span);
    Block block;
    block.exit = new_label();
    block.top = new_label();
    Label finished = new_label();
    push_block(block, BlockKind::loop);
    bind(block.top);
    jump_if(s->test, false, finished);
    body(s->body);
    jump(s->span, Opcode::LOOP, block.top);
    pop_block();
    end_loop();
    bind(finished);
    body(s->orelse);
    bind(block.exit);
}

uint32_t Compiler::iterable_operand(Expr* e, uint32_t hint) {
    Value value;
    if (constant_container(e, value)) return constant_operand(e->span, value, hint);
    return operand(e, hint);
}

uint32_t Compiler::item_register(Expr* target) {
    if (auto* name = as<Name>(target)) {
        uint32_t reg = name_target(name->id);
        if (reg != no_register) return reg;
    }
    return temps();
}

void Compiler::for_statement(For* s) {
    Height height(u_);
    begin_loop(s->span);
    Block block;
    block.exit = new_label();
    block.top = new_label();
    Label finished = new_label();
    uint32_t iterator = temps();
    {
        Height inner(u_);
        uint32_t source = iterable_operand(s->iter, iterator);
        emit(s->iter->span, Opcode::GETITER, iterator, source);
    }
    push_block(block, BlockKind::loop);
    bind(block.top);
    {
        Height inner(u_);
        uint32_t item = item_register(s->target);
        jump(s->iter->span, Opcode::FORITER, finished, item, iterator);
        store_item(s->target, item);
    }
    body(s->body);
    jump(s->iter->span, Opcode::LOOP, block.top);
    pop_block();
    end_loop();
    bind(finished);
    body(s->orelse);
    bind(block.exit);
}

// One step of an asynchronous iteration: the next item in `item`, or to `finished`.
void Compiler::async_next(const Span& at, uint32_t iterator, uint32_t item, uint32_t exception,
                          Label finished) {
    Label stop = new_label();
    uint32_t outer = u_->handler;
    u_->handler = open_handler(stop, exception);
    {
        Height height(u_);
        uint32_t awaitable = temps();
        emit(at, Opcode::GETANEXT, awaitable, iterator);
        send_loop(at, awaitable, item);
    }
    u_->handler = outer;
    Label go_on = new_label();
    if (u_->in_cold) jump(at, Opcode::JUMP, go_on);
    {
        Cold cold(u_);
        bind(stop);
        Label ended = new_label();
        jump(at, Opcode::ENDASYNCFOR, ended, exception);
        bind(ended);
        jump(at, Opcode::JUMP, finished);
    }
    bind(go_on);
}

void Compiler::async_for_statement(AsyncFor* s) {
    Height height(u_);
    begin_loop(s->span);
    Block block;
    block.exit = new_label();
    block.top = new_label();
    Label finished = new_label();
    uint32_t iterator = temps();
    uint32_t exception = temps();
    {
        Height inner(u_);
        uint32_t source = operand(s->iter, iterator);
        emit(s->iter->span, Opcode::GETAITER, iterator, source);
    }
    push_block(block, BlockKind::loop);
    bind(block.top);
    {
        Height inner(u_);
        uint32_t item = temps();
        async_next(s->iter->span, iterator, item, exception, finished);
        store(s->target, item);
    }
    body(s->body);
    jump(s->span, Opcode::LOOP, block.top);
    pop_block();
    end_loop();
    bind(finished);
    body(s->orelse);
    bind(block.exit);
}

void Compiler::raise_statement(Raise* s) {
    if (!s->exc) {
        emit(s->span, Opcode::RERAISEHANDLED);
        return;
    }
    Height height(u_);
    if (!s->cause) {
        uint32_t exception = operand(s->exc);
        emit(s->span, Opcode::RAISE, exception);
        return;
    }
    uint32_t exception = stable_operand(s->exc, s->cause);
    uint32_t cause = operand(s->cause);
    emit(s->span, Opcode::RAISEFROM, exception, cause);
}

void Compiler::assert_statement(Assert* s) {
    if (options_.optimize > 0) return;
    Height height(u_);
    Label holds = new_label();
    jump_if(s->test, true, holds);
    const Span& at = s->test->span;
    uint32_t base = u_->next_temp;
    temps(4);
    emit_d(at, Opcode::LOADTYPE, base, static_cast<int32_t>(KnownType::AssertionError));
    if (s->msg) {
        into(s->msg, temps());
        ensure(base, 5);
        emit(s->span, Opcode::CALL, base, 1, base);
    }
    emit(at, Opcode::RAISE, base);
    bind(holds);
}

void Compiler::delete_statement(Delete* s) {
    for (Expr* target : s->targets) remove(target);
}

// Imports.

void Compiler::import_module(const Span& at, Value name, Value names, int64_t level, uint32_t target) {
    Height height(u_);
    uint32_t base = row_base(target);
    u_->next_temp = base;
    temps(8);
    load_prelude(at, base, PreludeFunction::import_name);
    emit(at, Opcode::GLOBALS, base + 4);
    load_constant(at, base + 5, name);
    load_constant(at, base + 6, names);
    load_constant(at, base + 7, Value::integer(level));
    emit(at, Opcode::CALL, base, 4, target);
}

void Compiler::import_member(const Span& at, uint32_t module, Text name, uint32_t target) {
    Height height(u_);
    uint32_t base = u_->next_temp;
    temps(6);
    load_prelude(at, base, PreludeFunction::import_from);
    move(at, base + 4, module);
    load_constant(at, base + 5, intern_text(mangled(name)));
    emit(at, Opcode::CALL, base, 2, target);
}

void Compiler::import_statement(Import* s) {
    for (Alias* alias : s->names) {
        if (failed()) return;
        Height height(u_);
        uint32_t module = temps();
        import_module(s->span, intern_text(mangled(alias->name)), Value::none(), 0, module);
        Text name = alias->name;
        uint32_t dot = 0;
        while (dot < name.size && name.data[dot] != '.') dot++;
        if (!alias->asname.present()) {
            store_name(s->span, {name.data, dot}, module);
            continue;
        }
        while (dot < name.size && !failed()) {
            uint32_t start = ++dot;
            while (dot < name.size && name.data[dot] != '.') dot++;
            import_member(s->span, module, {name.data + start, dot - start}, module);
        }
        store_name(s->span, alias->asname, module);
    }
}

void Compiler::import_from_statement(ImportFrom* s) {
    Height height(u_);
    uint32_t module = temps();
    auto* names = arena_.array<Value>(s->names.count);
    if (!names) return fail(Status::no_scratch);
    for (uint32_t i = 0; i < s->names.count; i++) names[i] = intern_text(s->names[i]->name);
    Value wanted = checked(tuple_from(cage_, names, s->names.count));
    Value name = intern_text(s->module.present() ? mangled(s->module) : text(""));
    if (failed()) return;
    import_module(s->span, name, wanted, s->level, module);
    if (s->names.count == 1 && s->names[0]->name == text("*")) {
        uint32_t base = u_->next_temp;
        temps(6);
        load_prelude(s->span, base, PreludeFunction::import_star);
        move(s->span, base + 4, module);
        emit(s->span, Opcode::LOCALS, base + 5);
        emit(s->span, Opcode::CALL, base, 2, base);
        return;
    }
    for (Alias* alias : s->names) {
        if (failed()) return;
        Height inner(u_);
        Text to = alias->asname.present() ? alias->asname : alias->name;
        uint32_t reg = name_target(to);
        bool direct = reg != no_register;
        if (!direct) reg = temps();
        import_member(s->span, module, alias->name, reg);
        if (!direct) store_name(s->span, to, reg);
    }
}

} // namespace natrix::compiler
