#include "compiler/compiler.h"
#include "compiler/unparse.h"
#include "objects/str.h"
#include "objects/tuple.h"

// Annotations, type parameters and type aliases: functions that compute when they are asked (PEP 649, PEP
// 695).
namespace natrix::compiler {

bool Compiler::open_evaluator(Scope* scope, Text name, uint32_t first_line) {
    if (failed()) return false;
    // No symbol stands for the parameter where it is not listed.
    if (scope->parameters.empty())
        extra_names_[extra_parameters_++] =
            scope->kind == ScopeKind::Annotation ? text("format") : text(".format");
    if (!open_unit(UnitKind::annotations, scope, name, first_line)) return false;
    u_->arg_count = u_->positional_only = 1;
    prologue(false);
    return !failed();
}

// if format > 2: raise NotImplementedError
void Compiler::format_check(const Span& at) {
    Height height(u_);
    Label fine = new_label();
    uint32_t most = temps();
    emit_d(at, Opcode::LOADI, most, 2);
    jump(at, Opcode::JGT, fine, 0, most, 0);
    emit_d(at, Opcode::LOADTYPE, most, static_cast<int32_t>(KnownType::NotImplementedError));
    emit(at, Opcode::RAISE, most);
    bind(fine);
}

void Compiler::annotation_value(Expr* e, uint32_t target) {
    if (future_annotations_) {
        Text source = unparse(arena_, cage_.poll, e);
        if (!source.present()) return fail(Status::no_scratch);
        Value value = checked(intern_utf8(cage_, source.data, source.size));
        if (!failed()) load_constant(e->span, target, value);
        return;
    }
    if (auto* star = as<Starred>(e)) {
        Height height(u_);
        uint32_t source = operand(star->value);
        emit(e->span, Opcode::UNPACK, target, source, 1);
        return;
    }
    into(e, target);
}

bool Compiler::annotate_function(const FunctionParts& f, uint32_t target) {
    if (!f.annotation_scope || failed()) return false;
    const Span& at = f.node->span;
    if (!open_evaluator(f.annotation_scope, text("__annotate__"), at.lineno)) return false;
    format_check(at);
    uint32_t dict = temps();
    bool begun = false;
    uint32_t row = u_->next_temp, pairs = 0;
    auto flush = [&] {
        emit(at, Opcode::DICT, dict, row, pairs);
        u_->next_temp = row;
        begun = true;
    };
    auto add = [&](Text name, Expr* annotation) {
        if (!annotation || failed()) return;
        Value key = intern_text(mangled(name));
        if (begun) {
            Height height(u_);
            uint32_t pair = temps(2);
            load_constant(at, pair, key);
            annotation_value(annotation, pair + 1);
            emit(at, Opcode::DICTSET, dict, pair, pair + 1);
            return;
        }
        load_constant(at, temps(), key);
        annotation_value(annotation, temps());
        if (++pairs == 100) flush();
    };
    // In CPython's order.
    for (Arg* arg : f.args->args) add(arg->arg, arg->annotation);
    for (Arg* arg : f.args->posonlyargs) add(arg->arg, arg->annotation);
    if (f.args->vararg) add(f.args->vararg->arg, f.args->vararg->annotation);
    for (Arg* arg : f.args->kwonlyargs) add(arg->arg, arg->annotation);
    if (f.args->kwarg) add(f.args->kwarg->arg, f.args->kwarg->annotation);
    add(text("return"), f.returns);
    ensure(row, 1);
    if (!begun) flush();
    emit(at, Opcode::RETURN, dict);
    Value code = close_unit();
    make_function(at, target, code, f.annotation_scope, 0, 0);
    return true;
}

// Annotated names of a module or class, in order of the source.
void Compiler::collect_annotations(Nodes<Stmt> statements, bool conditional) {
    for (Stmt* s : statements) {
        if (failed() || charge(1)) return;
        switch (s->kind) {
        case NodeKind::AnnAssign: {
            auto* a = static_cast<AnnAssign*>(s);
            if (!a->simple || a->target->kind != NodeKind::Name) break;
            Annotation item{a, conditional ? static_cast<int32_t>(u_->conditional_count++) : -1};
            if (!u_->annotations.push(arena_, item)) return fail(Status::no_scratch);
            break;
        }
        case NodeKind::If: {
            auto* choice = static_cast<If*>(s);
            for (;;) {
                collect_annotations(choice->body, true);
                auto* next = choice->orelse.count == 1 ? as<If>(choice->orelse[0]) : nullptr;
                if (!next) break;
                choice = next;
            }
            collect_annotations(choice->orelse, true);
            break;
        }
        case NodeKind::For:
            collect_annotations(static_cast<For*>(s)->body, true);
            collect_annotations(static_cast<For*>(s)->orelse, true);
            break;
        case NodeKind::AsyncFor:
            collect_annotations(static_cast<AsyncFor*>(s)->body, true);
            collect_annotations(static_cast<AsyncFor*>(s)->orelse, true);
            break;
        case NodeKind::While:
            collect_annotations(static_cast<While*>(s)->body, true);
            collect_annotations(static_cast<While*>(s)->orelse, true);
            break;
        case NodeKind::With: collect_annotations(static_cast<With*>(s)->body, conditional); break;
        case NodeKind::AsyncWith: collect_annotations(static_cast<AsyncWith*>(s)->body, conditional); break;
        case NodeKind::Match:
            for (MatchCase* c : static_cast<Match*>(s)->cases) collect_annotations(c->body, true);
            break;
        case NodeKind::Try:
        case NodeKind::TryStar: {
            auto* t = static_cast<Try*>(s); // TryStar has the same fields
            collect_annotations(t->body, true);
            for (ExceptHandler* handler : t->handlers) collect_annotations(handler->body, true);
            collect_annotations(t->orelse, true);
            collect_annotations(t->finalbody, true);
            break;
        }
        default: break;
        }
    }
}

void Compiler::begin_annotations(Nodes<Stmt> statements, const Span& at) {
    bool is_module = u_->kind == UnitKind::module;
    collect_annotations(statements, is_module);
    if (u_->annotations.count == 0 || failed()) return;
    Height height(u_);
    if (future_annotations_) {
        // The namespace gets a dict for them unless it has one.
        Label present = new_label();
        uint32_t row = temps(2);
        emit(at, Opcode::LOCALS, row);
        load_constant(at, row + 1, intern_text(text("__annotations__")));
        jump(at, Opcode::JIN, present, row + 1, row, 1);
        emit(at, Opcode::DICT, row, row, 0);
        emit(at, Opcode::STORENAME, row, 0, name_of(text("__annotations__")));
        return bind(present);
    }
    if (is_module) deferred_function(at, text("__annotate__"));
    if (u_->conditional_count == 0) return;
    uint32_t set = temps();
    emit(at, Opcode::SET, set, set, 0);
    if (is_module) {
        emit(at, Opcode::STORENAME, set, 0, name_of(text("__conditional_annotations__")));
    } else if (Variable cell = cell_of(text("__conditional_annotations__")); cell.access == Access::cell) {
        emit(at, Opcode::STORECELL, cell.reg, set);
    }
}

void Compiler::end_annotations(const Span& at) {
    if (u_->kind == UnitKind::class_body && u_->annotations.count != 0 && !future_annotations_)
        deferred_function(at, text("__annotate_func__"));
}

void Compiler::deferred_function(const Span& at, Text stored_as) {
    Unit* owner = u_;
    Scope* scope = owner->scope->annotation_scope;
    if (!scope || failed()) return;
    if (!open_evaluator(scope, text("__annotate__"), owner->annotations[0].statement->span.lineno)) return;
    u_->first_line = at.lineno != 0 ? at.lineno : 1;
    format_check(at);
    uint32_t dict = temps();
    emit(at, Opcode::DICT, dict, dict, 0);
    for (const Annotation& item : owner->annotations) {
        if (failed()) break;
        Height height(u_);
        Label skip = new_label();
        const Span& where = item.statement->span;
        if (item.index >= 0) {
            uint32_t row = temps(2);
            emit_d(where, Opcode::LOADI, row, item.index);
            name_into(where, text("__conditional_annotations__"), row + 1);
            jump(where, Opcode::JIN, skip, row, row + 1, 0);
        }
        uint32_t value = temps();
        annotation_value(item.statement->annotation, value);
        uint32_t key = temps();
        load_constant(where, key, intern_text(mangled(static_cast<Name*>(item.statement->target)->id)));
        emit(at, Opcode::DICTSET, dict, key, value);
        bind(skip);
    }
    emit(at, Opcode::RETURN, dict);
    Value code = close_unit();
    Height height(u_);
    uint32_t function = temps();
    make_function(at, function, code, scope, 0, 0);
    emit(at, Opcode::STORENAME, function, 0, name_of(stored_as));
}

void Compiler::annotated(AnnAssign* s) {
    Height height(u_);
    if (s->value) assign_to(s->target, s->value);
    switch (s->target->kind) {
    case NodeKind::Name: {
        if (!s->simple || is_function_like(u_->scope->kind)) return;
        auto* name = static_cast<Name*>(s->target);
        if (future_annotations_) {
            uint32_t row = temps(3);
            annotation_value(s->annotation, row);
            emit(s->span, Opcode::LOADNAME, row + 1, 0, name_of(text("__annotations__")));
            load_constant(s->span, row + 2, intern_text(mangled(name->id)));
            emit(s->span, Opcode::SETITEM, row + 1, row + 2, row);
            return;
        }
        // The statements were collected in order of the source.
        uint32_t low = 0, high = u_->annotations.count;
        auto before = [&](const Span& a, const Span& b) {
            return a.lineno != b.lineno ? a.lineno < b.lineno : a.col_offset < b.col_offset;
        };
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (before(u_->annotations[middle].statement->span, s->span)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low >= u_->annotations.count || u_->annotations[low].index < 0) return;
        uint32_t row = temps(2);
        if (u_->kind == UnitKind::class_body) {
            Variable cell = cell_of(text("__conditional_annotations__"));
            if (cell.access != Access::cell) return;
            late_name(emit(s->span, Opcode::LOADCELL, row, cell.reg), cell.name);
        } else {
            emit(s->span, Opcode::LOADNAME, row, 0, name_of(text("__conditional_annotations__")));
        }
        emit_d(s->span, Opcode::LOADI, row + 1, u_->annotations[low].index);
        emit(s->span, Opcode::SETADD, row, row + 1);
        return;
    }
    case NodeKind::Attribute:
        if (!s->value) effect(static_cast<Attribute*>(s->target)->value);
        return;
    case NodeKind::Subscript:
        if (!s->value) {
            auto* subscript = static_cast<Subscript*>(s->target);
            effect(subscript->value);
            effect_of_slice(subscript->slice);
        }
        return;
    default: return;
    }
}

void Compiler::effect_of_slice(Expr* e) {
    if (auto* slice = as<syntax::Slice>(e)) {
        if (slice->lower) effect(slice->lower);
        if (slice->upper) effect(slice->upper);
        if (slice->step) effect(slice->step);
    } else if (auto* tuple = as<syntax::Tuple>(e)) {
        for (Expr* element : tuple->elts) effect_of_slice(element);
    } else {
        effect(e);
    }
}

// Type parameters.

void Compiler::evaluator_into(Text name, Scope* scope, Expr* value, const Span& at, uint32_t target) {
    if (!open_evaluator(scope, name, at.lineno)) return;
    format_check(at);
    uint32_t result = temps();
    if (auto* star = as<Starred>(value)) {
        uint32_t source = operand(star->value);
        emit(value->span, Opcode::UNPACK, result, source, 1);
    } else {
        into(value, result);
    }
    emit(at, Opcode::RETURN, result);
    Value code = close_unit();
    Height height(u_);
    uint32_t row = temps(4);
    Value one = checked(tuple_of(cage_, {Value::integer(1)}));
    if (failed()) return;
    load_constant(at, row, one);
    make_function(at, target, code, scope, row, 1);
}

void Compiler::type_parameters(Nodes<TypeParam> params, const Span& at, uint32_t target) {
    Height height(u_);
    uint32_t list = temps();
    emit(at, Opcode::LIST, list, list, 0);
    for (TypeParam* param : params) {
        if (failed()) return;
        Height inner(u_);
        const Span& where = param->span;
        uint32_t base = temps(5);
        auto evaluator = [&](Text name, Scope* scope, Expr* value) {
            uint32_t reg = temps();
            if (value) {
                evaluator_into(name, scope, value, value->span, reg);
            } else {
                emit(where, Opcode::LOADNONE, reg);
            }
        };
        Text name;
        uint32_t count = 2;
        PreludeFunction maker;
        if (auto* variable = as<TypeVar>(param)) {
            name = variable->name;
            bool constraints = variable->bound && variable->bound->kind == NodeKind::Tuple;
            evaluator(name, variable->bound_scope, constraints ? nullptr : variable->bound);
            evaluator(name, variable->bound_scope, constraints ? variable->bound : nullptr);
            evaluator(name, variable->default_scope, variable->default_value);
            count = 4;
            maker = PreludeFunction::make_type_var;
        } else if (auto* spec = as<ParamSpec>(param)) {
            name = spec->name;
            evaluator(name, spec->default_scope, spec->default_value);
            maker = PreludeFunction::make_param_spec;
        } else {
            auto* tuple = static_cast<TypeVarTuple*>(param);
            name = tuple->name;
            evaluator(name, tuple->default_scope, tuple->default_value);
            maker = PreludeFunction::make_type_var_tuple;
        }
        load_prelude(where, base, maker);
        load_constant(where, base + 4, intern_text(mangled(name)));
        emit(where, Opcode::CALL, base, count, base);
        store_name(where, name, base);
        emit(where, Opcode::LISTAPPEND, list, base);
    }
    emit(at, Opcode::LISTTOTUPLE, target, list);
}

// R[params] is the tuple of type parameters, or None.
void Compiler::type_alias_into(TypeAlias* s, uint32_t params, uint32_t target) {
    Height height(u_);
    const Span& at = s->span;
    auto* name = static_cast<Name*>(s->name);
    uint32_t base = temps(7);
    load_prelude(at, base, PreludeFunction::make_type_alias);
    load_constant(at, base + 4, intern_text(name->id));
    move(at, base + 5, params);
    evaluator_into(name->id, s->scope, s->value, at, base + 6);
    emit(at, Opcode::CALL, base, 3, target);
}

void Compiler::type_alias_statement(TypeAlias* s) {
    Height height(u_);
    const Span& at = s->span;
    auto* name = static_cast<Name*>(s->name);
    uint32_t result = temps();
    if (s->type_params.empty()) {
        emit(at, Opcode::LOADNONE, result);
        type_alias_into(s, result, result);
    } else {
        uint32_t base = temps(5);
        if (!open_unit(UnitKind::annotations, s->type_scope, generic_name(name->id), at.lineno)) return;
        u_->arg_count = s->type_scope->parameters.count;
        prologue(false);
        uint32_t params = temps();
        type_parameters(s->type_params, at, params);
        type_alias_into(s, params, params);
        emit(at, Opcode::RETURN, params);
        Value code = close_unit();
        make_function(at, base, code, s->type_scope, 0, 0);
        emit(at, Opcode::CALL, base, 0, result);
    }
    store_name(name->span, name->id, result);
}

} // namespace natrix::compiler
