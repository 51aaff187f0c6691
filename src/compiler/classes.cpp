#include "compiler/compiler.h"
#include "objects/tuple.h"

namespace natrix::compiler {
namespace {

bool text_less(Text a, Text b) {
    uint32_t size = a.size < b.size ? a.size : b.size;
    int order = size != 0 ? std::memcmp(a.data, b.data, size) : 0;
    return order != 0 ? order < 0 : a.size < b.size;
}

// By code points; in place, and never quadratic.
void sort_texts(Text* items, uint32_t count) {
    auto sift = [&](uint32_t at, uint32_t end) {
        for (;;) {
            uint32_t child = 2 * at + 1;
            if (child >= end) return;
            if (child + 1 < end && text_less(items[child], items[child + 1])) child++;
            if (!text_less(items[at], items[child])) return;
            std::swap(items[at], items[child]);
            at = child;
        }
    };
    for (uint32_t i = count / 2; i-- > 0;) sift(i, count);
    for (uint32_t end = count; end > 1;) {
        std::swap(items[0], items[--end]);
        sift(0, end);
    }
}

} // namespace

// self.name = … in a method: for the class' __static_attributes__.
void Compiler::note_static_attribute(const Attribute* attribute) {
    auto* self = as<Name>(attribute->value);
    if (!self || !(self->id == text("self"))) return;
    Unit* unit = u_;
    while (unit && unit->kind != UnitKind::class_body) unit = unit->outer;
    if (!unit) return;
    if (unit->static_attributes.count != 0 && unit->static_attributes.last() == attribute->attr) return;
    if (!unit->static_attributes.push(arena_, attribute->attr)) return fail(Status::no_scratch);
    kept_++;
}

void Compiler::static_attributes(const Span& at) {
    Text* names = u_->static_attributes.items;
    uint32_t count = u_->static_attributes.count;
    if (charge(count / 4 + 1)) return;
    sort_texts(names, count);
    auto* values = arena_.array<Value>(count + 1);
    if (!values) return fail(Status::no_scratch);
    uint32_t distinct = 0;
    for (uint32_t i = 0; i < count && !failed(); i++)
        if (i == 0 || !(names[i] == names[i - 1])) values[distinct++] = intern_text(names[i]);
    store_constant_name(at, text("__static_attributes__"), checked(tuple_from(cage_, values, distinct)));
}

void Compiler::store_constant_name(const Span& at, Text name, Value value) {
    if (failed()) return;
    Height height(u_);
    uint32_t reg = temps();
    load_constant(at, reg, value);
    emit(at, Opcode::STORENAME, reg, 0, name_of(name));
}

Value Compiler::class_code(ClassDef* s, uint32_t first_line) {
    if (!open_unit(UnitKind::class_body, s->scope, s->name, first_line)) return {};
    Span at{first_line, 0, first_line, 0};
    prologue(false);
    uint32_t work = temps();
    emit(at, Opcode::LOADNAME, work, 0, name_of(text("__name__")));
    emit(at, Opcode::STORENAME, work, 0, name_of(text("__module__")));
    store_constant_name(at, text("__qualname__"), u_->qualname);
    store_constant_name(at, text("__firstlineno__"), Value::integer(first_line));
    if (!s->type_params.empty()) {
        name_into(at, text(".type_params"), work);
        emit(at, Opcode::STORENAME, work, 0, name_of(text("__type_params__")));
    }
    if (Variable dict = cell_of(text("__classdict__"));
        s->scope->needs_classdict && dict.access == Access::cell) {
        emit(at, Opcode::LOCALS, work);
        emit(at, Opcode::STORECELL, dict.reg, work);
    }
    begin_annotations(s->body, at);
    Nodes<Stmt> statements = s->body;
    Text doc;
    Span doc_span = statements[0]->span;
    if (docstring(statements, doc)) store_constant_name(doc_span, text("__doc__"), cleaned_doc(doc));
    body(statements);
    end_annotations(at);
    static_attributes(at);
    if (Variable dict = cell_of(text("__classdict__"));
        s->scope->needs_classdict && dict.access == Access::cell) {
        move(at, work, dict.reg);
        emit(at, Opcode::STORENAME, work, 0, name_of(text("__classdictcell__")));
    }
    if (Variable cell = cell_of(text("__class__"));
        s->scope->needs_class_closure && cell.access == Access::cell) {
        move(at, work, cell.reg);
        emit(at, Opcode::STORENAME, work, 0, name_of(text("__classcell__")));
        emit(at, Opcode::RETURN, work);
    } else {
        emit(at, Opcode::RETURNNONE);
    }
    return close_unit();
}

void Compiler::build_class(ClassDef* s, uint32_t first_line, bool generic, uint32_t target) {
    Height height(u_);
    const Span& at = s->span;
    uint32_t base = row_base(target);
    u_->next_temp = base;
    temps(6);
    Nodes<Expr> bases = s->bases;
    Value code = class_code(s, first_line);
    if (generic) {
        // Generic[…] of the parameters is one more base.
        Height inner(u_);
        uint32_t window = temps(5);
        load_prelude(at, window, PreludeFunction::make_generic);
        name_into(at, text(".type_params"), window + 4);
        emit(at, Opcode::CALL, window, 1, window);
        store_name(at, text(".generic_base"), window);
        auto* name = arena_.make<Name>();
        auto** items = arena_.array<Expr*>(bases.count + 1);
        if (!name || !items) return fail(Status::no_scratch);
        name->kind = NodeKind::Name;
        name->span = at;
        name->id = text(".generic_base");
        name->ctx = ExprContext::Load;
        for (uint32_t i = 0; i < bases.count; i++) items[i] = bases[i];
        items[bases.count] = name;
        bases = {items, bases.count + 1};
    }
    load_prelude(at, base, PreludeFunction::build_class);
    make_function(at, base + 4, code, s->scope, 0, 0);
    load_constant(at, base + 5, intern_text(s->name));
    call_with(at, base, 2, bases, s->keywords, target);
}

void Compiler::class_statement(ClassDef* s) {
    Height height(u_);
    const Span& at = s->span;
    uint32_t first_line = first_line_of(s, s->decorator_list);
    if (uint64_t{s->decorator_list.count} * 4 > 50000) return problem(at, "too many decorators");
    uint32_t base = u_->next_temp;
    for (Expr* decorator : s->decorator_list) {
        uint32_t reg = temps(4);
        u_->next_temp = reg + 1;
        into(decorator, reg);
        u_->next_temp = reg + 4;
    }
    uint32_t named = name_target(s->name);
    uint32_t result = named != no_register ? named : base;
    if (s->decorator_list.empty() && named == no_register) result = temps();
    uint32_t made = s->decorator_list.empty() ? result : temps();
    if (s->type_params.empty()) {
        build_class(s, first_line, false, made);
    } else {
        Height inner(u_);
        uint32_t window = temps(5);
        if (!open_unit(UnitKind::annotations, s->type_scope, generic_name(s->name), first_line)) return;
        u_->arg_count = s->type_scope->parameters.count;
        prologue(false);
        uint32_t work = temps();
        type_parameters(s->type_params, at, work);
        store_name(at, text(".type_params"), work);
        build_class(s, first_line, true, work);
        emit(at, Opcode::RETURN, work);
        Value code = close_unit();
        make_function(at, window, code, s->type_scope, 0, 0);
        emit(at, Opcode::CALL, window, 0, made);
    }
    decorate(s->decorator_list, base, result);
    if (named == no_register) store_name(at, s->name, result);
}

} // namespace natrix::compiler
