#include "compiler/compiler.h"
#include "compiler/verifier.h"
#include "objects/code.h"
#include "objects/str.h"
#include "objects/tuple.h"

// Code objects begin and end here; here is settled in which register each variable lives.
namespace natrix::compiler {
namespace {

Text join(Arena& arena, Text a, Text b, Text c) {
    auto* at = static_cast<char*>(arena.take(size_t{a.size} + b.size + c.size + 1, 1));
    if (!at) return {};
    if (a.size) std::memcpy(at, a.data, a.size);
    if (b.size) std::memcpy(at + a.size, b.data, b.size);
    if (c.size) std::memcpy(at + a.size + b.size, c.data, c.size);
    return {at, a.size + b.size + c.size};
}

} // namespace

Text Compiler::qualified_name(Text name, UnitKind kind) {
    Unit* parent = u_;
    if (!parent || parent->kind == UnitKind::module) return name;
    // Around the definition may stand the scope of its type parameters, which lends no name.
    if (parent->kind == UnitKind::annotations) {
        if (!parent->outer || parent->outer->kind == UnitKind::module) return name;
        parent = parent->outer;
    }
    if (kind == UnitKind::function || kind == UnitKind::class_body) {
        Symbol* symbol = parent->scope->find(name);
        if (symbol && symbol->resolution == Resolution::GlobalExplicit) return name;
    }
    bool local = parent->kind == UnitKind::function || parent->kind == UnitKind::lambda;
    Text result = join(arena_, parent->qualname_text, local ? text(".<locals>.") : text("."), name);
    if (!result.present()) fail(Status::no_scratch);
    return result;
}

Text Compiler::native_name(Text name) {
    Text qualified = qualified_name(name, UnitKind::function);
    if (failed() || options_.natives->module.size == 0) return qualified;
    Text result = join(arena_, options_.natives->module, text("."), qualified);
    if (!result.present()) fail(Status::no_scratch);
    return result;
}

bool Compiler::open_unit(UnitKind kind, Scope* scope, Text name, uint32_t first_line) {
    if (failed()) return false;
    Arena::Mark mark = arena_.mark();
    auto* unit = arena_.make<Unit>();
    if (!unit || !scope) return fail(Status::no_scratch), false;
    Text qualname = qualified_name(name, kind);
    if (failed()) return false;
    unit->outer = u_;
    unit->outer_inlined = inlined_;
    unit->mark = mark;
    unit->kept = kept_;
    unit->scope = scope;
    unit->kind = kind;
    unit->first_line = first_line;
    unit->qualname_text = qualname;
    u_ = unit;
    inlined_ = nullptr;
    unit->name = intern_text(name);
    unit->qualname = intern_text(qualname);
    unit->doc = Value::none();
    unit->extra_parameters = extra_parameters_;
    for (uint32_t i = 0; i < extra_parameters_; i++) unit->extra_names[i] = extra_names_[i];
    extra_parameters_ = 0;
    if (is_function_like(scope->kind)) unit->flags |= code_flag::optimized | code_flag::new_locals;
    if (scope->nested) unit->flags |= code_flag::nested;
    if (scope->has_varargs) unit->flags |= code_flag::varargs;
    if (scope->has_varkeywords) unit->flags |= code_flag::varkeywords;
    if (kind != UnitKind::class_body) {
        if (scope->generator && scope->coroutine) {
            unit->flags |= code_flag::async_generator;
        } else if (scope->generator) {
            unit->flags |= code_flag::generator;
        } else if (scope->coroutine) {
            unit->flags |= code_flag::coroutine;
        }
    }
    if (options_.natives) unit->flags |= code_flag::prelude;
    if (kind == UnitKind::function && scope->parent && scope->parent->kind == ScopeKind::Class)
        unit->flags |= code_flag::method;
    declare_variables();
    return !failed();
}

// A register for each name that an inlined comprehension binds; comprehensions one after the other share
// them.
void Compiler::count_hidden(Scope* scope) {
    // The scopes form a tree; walked without recursion, children before siblings.
    Scope* at = scope->first_child;
    while (at && !failed()) {
        if (at->inlined) {
            for (Symbol* symbol = at->first_symbol; symbol; symbol = symbol->next) {
                if (symbol->resolution != Resolution::Local || symbol->binding != symbol ||
                    (symbol->flags & symbol_parameter) != 0)
                    continue;
                Value name = intern_text(symbol->name);
                bool known = false;
                for (const HiddenLocal& other : u_->hidden) known = known || other.name == name;
                if (known) continue;
                if (charge(u_->hidden.count + 1)) return;
                if (!u_->hidden.push(arena_, {name, 0, false})) return fail(Status::no_scratch);
            }
            if (at->first_child) {
                at = at->first_child;
                continue;
            }
        }
        while (!at->next_sibling) {
            at = at->parent;
            if (!at || at == scope) return;
        }
        at = at->next_sibling;
    }
}

void Compiler::declare_variables() {
    Scope* scope = u_->scope;
    for (Symbol* symbol = scope->first_symbol; symbol; symbol = symbol->next) {
        symbol->slot = no_register;
        symbol->slot_kind = 0;
    }
    for (Symbol* cell : scope->implicit_cells)
        if (cell) cell->slot = no_register;
    // Cells of a class that no name of its body stands for.
    for (Symbol* symbol : scope->implicit_cells)
        if (symbol) {
            symbol->slot = no_register;
            symbol->slot_kind = 0;
        }
    uint32_t next = u_->extra_parameters;
    u_->parameters = next + scope->parameters.count;
    for (Symbol* symbol : scope->parameters) symbol->slot = next++;
    if (is_function_like(scope->kind)) {
        for (Symbol* symbol : scope->locals)
            if (symbol->slot == no_register && symbol->resolution == Resolution::Local) symbol->slot = next++;
    }
    count_hidden(scope);
    for (HiddenLocal& hidden : u_->hidden) hidden.reg = next++;
    for (Symbol* symbol : scope->cells)
        if (symbol->slot == no_register) {
            symbol->slot = next++;
            u_->cells++;
        }
    for (Symbol* symbol : scope->frees) symbol->slot = next++;
    u_->frees = scope->frees.count;
    u_->locals = next;
    // The register behind the variables is the frame's own: see objects/frame.h.
    u_->first_temp = u_->next_temp = next + 1;
    ensure(0, next + 1);
}

void Compiler::prologue(bool generator) {
    Scope* scope = u_->scope;
    Span none;
    if (u_->frees != 0)
        emit_d(none, Opcode::COPYFREE, scope->frees[0]->slot, static_cast<int32_t>(u_->frees));
    for (Symbol* symbol : scope->cells) emit(none, Opcode::NEWCELL, symbol->slot);
    if (generator) emit(none, Opcode::GENERATOR);
}

Value Compiler::close_unit() {
    Unit* unit = u_;
    Value code = assemble();
    if (!failed()) {
        auto* object = cage_.as<Code>(code);
        auto names_of = [&](auto&& fill, uint32_t count) {
            auto* names = arena_.array<Value>(count + 1);
            if (!names) {
                fail(Status::no_scratch);
                return Value();
            }
            fill(names);
            return checked(tuple_from(cage_, names, count));
        };
        Scope* scope = unit->scope;
        auto symbol_name = [&](Symbol* symbol) {
            Text name = symbol->name;
            if (unit->kind == UnitKind::annotations && name == text(".format") &&
                scope->kind == ScopeKind::Annotation)
                name = text("format");
            return intern_text(name);
        };
        object->local_names = names_of(
            [&](Value* names) {
                for (uint32_t i = 0; i < unit->extra_parameters; i++)
                    names[i] = intern_text(unit->extra_names[i]);
                for (Symbol* symbol : scope->parameters) names[symbol->slot] = symbol_name(symbol);
                if (is_function_like(scope->kind))
                    for (Symbol* symbol : scope->locals)
                        if (symbol->slot < unit->locals) names[symbol->slot] = symbol_name(symbol);
                for (Symbol* symbol : scope->cells) names[symbol->slot] = symbol_name(symbol);
                for (Symbol* symbol : scope->frees) names[symbol->slot] = symbol_name(symbol);
                for (const HiddenLocal& hidden : unit->hidden) names[hidden.reg] = hidden.name;
            },
            unit->locals);
        object->cell_names = names_of(
            [&](Value* names) {
                for (uint32_t i = 0; i < scope->cells.count; i++) names[i] = symbol_name(scope->cells[i]);
            },
            scope->cells.count);
        object->free_names = names_of(
            [&](Value* names) {
                for (uint32_t i = 0; i < scope->frees.count; i++) names[i] = symbol_name(scope->frees[i]);
            },
            scope->frees.count);
        object->flags = unit->flags;
        object->first_line = unit->first_line;
        object->arg_count = static_cast<uint16_t>(unit->arg_count);
        object->positional_only = static_cast<uint16_t>(unit->positional_only);
        object->keyword_only = static_cast<uint16_t>(unit->keyword_only);
        object->locals = static_cast<uint16_t>(unit->locals);
        object->registers = static_cast<uint16_t>(unit->max_registers);
        object->native = static_cast<uint16_t>(unit->native);
        object->name = unit->name;
        object->qualname = unit->qualname;
        object->filename = options_.filename;
        object->doc = unit->doc;
#ifndef NDEBUG
        if (!failed()) {
            if (CodeFault fault = verify_code(cage_, arena_, object)) problem({}, fault.message);
        }
#endif
    }
    u_ = unit->outer;
    inlined_ = unit->outer_inlined;
    // Unless an enclosing class noted something meanwhile.
    if (!failed() && unit->kept == kept_) arena_.release(unit->mark);
    return code;
}

Variable Compiler::variable_of(Symbol* symbol, bool in_comprehension) {
    Variable variable;
    if (symbol->slot_kind == 0) symbol->slot_kind = intern_text(symbol->name).offset();
    variable.name = Value::ref(symbol->slot_kind);
    Scope* scope = u_->scope;
    bool like_function = is_function_like(scope->kind);
    switch (symbol->resolution) {
    case Resolution::Local:
        variable.access = like_function || symbol->scope != scope ? Access::local : Access::name;
        // A comprehension in a class body does not see the class' own variable, but the one around the class.
        if (scope->kind == ScopeKind::Class && symbol->scope == scope && in_comprehension)
            variable.access = symbol->slot != no_register ? Access::free : Access::global;
        break;
    case Resolution::Cell: variable.access = Access::cell; break;
    case Resolution::Free:
        variable.access =
            scope->kind == ScopeKind::Class && !in_comprehension ? Access::class_free : Access::free;
        variable.dict_first = scope->can_see_class_scope && !(symbol->name == text("__classdict__")) &&
                              !(symbol->name == text("__conditional_annotations__"));
        break;
    case Resolution::GlobalExplicit: variable.access = Access::global; break;
    case Resolution::GlobalImplicit:
        variable.access = like_function ? Access::global : Access::name;
        if (scope->kind == ScopeKind::Class && in_comprehension) variable.access = Access::global;
        variable.dict_first = scope->can_see_class_scope;
        break;
    }
    variable.reg = symbol->slot;
    variable.parameter = (symbol->flags & symbol_parameter) != 0;
    variable.rebound = (symbol->flags & symbol_local) != 0;
    return variable;
}

Variable Compiler::resolve(Text name) {
    Variable variable;
    variable.name = cage_.name(KnownName::empty);
    if (failed()) return variable;
    for (Inlined* inlined = inlined_; inlined; inlined = inlined->outer) {
        Symbol* symbol = inlined->scope->find(name);
        if (!symbol) continue;
        if (symbol->binding == symbol) return variable_of(symbol, true);
        if (symbol->resolution == Resolution::GlobalExplicit ||
            symbol->resolution == Resolution::GlobalImplicit)
            return variable_of(symbol, true);
    }
    if (Symbol* symbol = u_->scope->find(name)) return variable_of(symbol, inlined_ != nullptr);
    // A name that the tree does not have: what the compiler itself reads.
    variable.name = intern_text(mangled(name));
    variable.access = is_function_like(u_->scope->kind) ? Access::global : Access::name;
    return variable;
}

Symbol* Compiler::cell_symbol(Text name) {
    // The cells of a class that only its functions see come before what its body calls by their names.
    for (Symbol* cell : u_->scope->implicit_cells)
        if (cell && cell->name == name) return cell;
    return u_->scope->find_mangled(name);
}

Variable Compiler::cell_of(Text name) {
    Symbol* symbol = cell_symbol(name);
    Variable variable;
    if (!symbol || (symbol->resolution != Resolution::Cell && symbol->resolution != Resolution::Free))
        return variable;
    variable.access = symbol->resolution == Resolution::Cell ? Access::cell : Access::free;
    variable.reg = symbol->slot;
    variable.name = intern_text(name);
    return variable;
}

Text Compiler::mangled(Text name) {
    Scope* scope = inlined_ ? inlined_->scope : u_->scope;
    if (!scope->private_name.present()) return name;
    Text result = mangle(arena_, scope->private_name, name);
    if (!result.present()) {
        fail(Status::no_scratch);
        return name;
    }
    return result;
}

Symbol* Compiler::module_symbol(Text name) {
    Unit* unit = u_;
    while (unit->outer) unit = unit->outer;
    return unit->scope->find(name);
}

} // namespace natrix::compiler
