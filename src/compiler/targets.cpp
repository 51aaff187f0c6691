#include "compiler/compiler.h"

// Assignment and deletion.
namespace natrix::compiler {
namespace {

constexpr uint32_t most_pairs = 16;

Nodes<Expr> elements_of(Expr* e) {
    if (auto* tuple = as<syntax::Tuple>(e)) return tuple->elts;
    if (auto* list = as<syntax::List>(e)) return list->elts;
    return {};
}

bool is_sequence(Expr* e) { return e->kind == NodeKind::Tuple || e->kind == NodeKind::List; }

bool any_starred(Nodes<Expr> items) {
    for (Expr* item : items)
        if (item->kind == NodeKind::Starred) return true;
    return false;
}

} // namespace

void Compiler::store(Expr* target, uint32_t source) {
    if (failed()) return;
    Depth depth(*this, target->span);
    if (failed()) return;
    Height height(u_);
    switch (target->kind) {
    case NodeKind::Name: return store_name(target->span, static_cast<Name*>(target)->id, source);
    case NodeKind::Attribute: {
        auto* attribute = static_cast<Attribute*>(target);
        note_static_attribute(attribute);
        uint32_t object = operand(attribute->value);
        emit(attribute_span(target->span, attribute), Opcode::SETATTR, object, source,
             name_of(mangled(attribute->attr)));
        return;
    }
    case NodeKind::Subscript: {
        auto* subscript = static_cast<Subscript*>(target);
        uint32_t object = stable_operand(subscript->value, subscript->slice);
        uint32_t index = slice_operand(subscript->slice);
        emit(target->span, Opcode::SETITEM, object, index, source);
        return;
    }
    case NodeKind::Starred: return store(static_cast<Starred*>(target)->value, source);
    case NodeKind::Tuple:
    case NodeKind::List: return unpack(target, elements_of(target), source);
    default: return;
    }
}

// What FORITER, the last instruction, put where item_register() said. When it is unpacked into two at once,
// FORITER is told: then there need be no tuple.
void Compiler::store_item(Expr* target, uint32_t item) {
    if (!is_temp(item) || failed()) return;
    uint32_t behind = u_->ops().count;
    store(target, item);
    if (failed() || behind == 0 || u_->ops().count <= behind) return;
    Instruction& next = u_->ops()[behind].word;
    if (next.opcode() == Opcode::UNPACK && next.b() == item && next.c() == 2 && next.a() != item)
        u_->ops()[behind - 1].word.set_x(1);
}

void Compiler::unpack(Expr* target, Nodes<Expr> elements, uint32_t source) {
    uint32_t count = elements.count;
    uint32_t star = count;
    for (uint32_t i = 0; i < count; i++) {
        if (elements[i]->kind != NodeKind::Starred) continue;
        if (star != count) return problem(target->span, "multiple starred expressions in assignment");
        star = i;
        if (i > 255 || count - i - 1 > 65535)
            return problem(target->span, "too many expressions in star-unpacking assignment");
    }
    // Into neighbouring variables without a detour.
    uint32_t first = no_register;
    for (uint32_t i = 0; i < count; i++) {
        Expr* element = i == star ? static_cast<Starred*>(elements[i])->value : elements[i];
        auto* name = as<Name>(element);
        uint32_t reg = name ? name_target(name->id) : no_register;
        if (i == 0) first = reg;
        if (reg == no_register || reg != first + i) {
            first = no_register;
            break;
        }
    }
    uint32_t row = first;
    if (first == no_register || count == 0) {
        row = u_->next_temp;
        ensure(row, 1);
        if (count != 0) row = temps(count);
        first = no_register;
    }
    if (star != count) {
        emit(target->span, Opcode::UNPACKEX, row, source, count - star - 1, star);
    } else {
        emit(target->span, Opcode::UNPACK, row, source, count);
    }
    if (first != no_register) return;
    for (uint32_t i = 0; i < count && !failed(); i++) store(elements[i], row + i);
}

void Compiler::remove(Expr* target) {
    if (failed()) return;
    Depth depth(*this, target->span);
    if (failed()) return;
    Height height(u_);
    switch (target->kind) {
    case NodeKind::Name: return delete_name(target->span, static_cast<Name*>(target)->id);
    case NodeKind::Attribute: {
        auto* attribute = static_cast<Attribute*>(target);
        uint32_t object = operand(attribute->value);
        emit(attribute_span(target->span, attribute), Opcode::DELATTR, object, 0,
             name_of(mangled(attribute->attr)));
        return;
    }
    case NodeKind::Subscript: {
        auto* subscript = static_cast<Subscript*>(target);
        uint32_t object = stable_operand(subscript->value, subscript->slice);
        uint32_t index = slice_operand(subscript->slice);
        emit(target->span, Opcode::DELITEM, object, index);
        return;
    }
    default:
        for (Expr* element : elements_of(target)) remove(element);
    }
}

void Compiler::assign(Assign* s) {
    if (s->targets.count == 1) return assign_to(s->targets[0], s->value);
    Height height(u_);
    // Later targets must not see what earlier ones changed.
    bool names = true;
    for (Expr* target : s->targets) names = names && target->kind == NodeKind::Name;
    uint32_t value;
    if (names) {
        value = operand(s->value);
    } else {
        value = temps();
        into(s->value, value);
    }
    for (Expr* target : s->targets) store(target, value);
}

void Compiler::assign_to(Expr* target, Expr* value) {
    Height height(u_);
    if (auto* name = as<Name>(target)) {
        uint32_t reg = name_target(name->id);
        if (reg != no_register) return into(value, reg);
        uint32_t source = operand(value);
        return store_name(target->span, name->id, source);
    }
    if (is_sequence(target) && assign_pairwise(target, value)) return;
    uint32_t source = stable_operand(value, target);
    store(target, source);
}

// a, b = b, a without a tuple. Values are computed in order, then stored in order.
bool Compiler::assign_pairwise(Expr* target, Expr* value) {
    if (!is_sequence(value)) return false;
    Nodes<Expr> targets = elements_of(target), values = elements_of(value);
    uint32_t count = targets.count;
    if (count != values.count || count == 0 || count > most_pairs || any_starred(targets) ||
        any_starred(values))
        return false;
    uint32_t to[most_pairs];     // the register of a target that is a local
    uint32_t source[most_pairs]; // where the value is
    Value constants[most_pairs]; // bound: a constant, loaded when it is stored
    bool all_local = true;
    for (uint32_t i = 0; i < count; i++) {
        auto* name = as<Name>(targets[i]);
        to[i] = name ? name_target(name->id) : no_register;
        all_local = all_local && to[i] != no_register;
    }
    uint32_t last = count - 1;
    // The last value may go straight to its variable, when that is no other target too.
    bool direct = all_local;
    for (uint32_t i = 0; i < last; i++) direct = direct && to[i] != to[last];
    Value ignored;
    if (values[last]->kind == NodeKind::Name || fold(values[last], ignored)) direct = false;
    for (uint32_t i = 0; i < count && !failed(); i++) {
        source[i] = no_register;
        if (fold(values[i], constants[i])) continue;
        constants[i] = Value();
        if (i == last && direct) {
            into(values[i], to[i]);
            source[i] = to[i];
            continue;
        }
        if (auto* name = as<Name>(values[i])) {
            uint32_t reg = name_target(name->id);
            bool keep = reg != no_register && !has_walrus_ && !(direct && reg == to[last]);
            for (uint32_t j = 0; j < i; j++) keep = keep && to[j] != reg;
            if (keep) {
                source[i] = operand(values[i]);
                continue;
            }
        }
        source[i] = temps();
        into(values[i], source[i]);
    }
    for (uint32_t i = 0; i < count && !failed(); i++) {
        if (constants[i].is_bound()) {
            if (to[i] != no_register) {
                load_constant(values[i]->span, to[i], constants[i]);
                continue;
            }
            Height height(u_);
            store(targets[i], constant_operand(values[i]->span, constants[i]));
            continue;
        }
        store(targets[i], source[i]);
    }
    return true;
}

void Compiler::augmented(AugAssign* s) {
    Height height(u_);
    const Span& at = s->span;
    switch (s->target->kind) {
    case NodeKind::Name: {
        auto* name = static_cast<Name*>(s->target);
        uint32_t reg = name_target(name->id);
        if (reg != no_register) {
            Span where = name->span;
            uint32_t left = name_operand(where, name->id);
            if (has_walrus_ && rebinds(s->value)) {
                left = temps();
                move(where, left, reg);
            }
            return binary(at, s->op, reg, left, s->value, true);
        }
        uint32_t work = temps();
        name_into(name->span, name->id, work);
        binary(at, s->op, work, work, s->value, true);
        return store_name(name->span, name->id, work);
    }
    case NodeKind::Attribute: {
        auto* attribute = static_cast<Attribute*>(s->target);
        note_static_attribute(attribute);
        uint32_t object = stable_operand(attribute->value, s->value);
        uint32_t work = temps();
        Span where = attribute_span(attribute->span, attribute);
        uint32_t name = name_of(mangled(attribute->attr));
        emit(where, Opcode::GETATTR, work, object, name);
        binary(at, s->op, work, work, s->value, true);
        emit(where, Opcode::SETATTR, object, work, name);
        return;
    }
    case NodeKind::Subscript: {
        auto* subscript = static_cast<Subscript*>(s->target);
        uint32_t object = stable_operand(subscript->value, subscript->slice);
        if (has_walrus_ && !is_temp(object) && rebinds(s->value)) {
            uint32_t copy = temps();
            move(at, copy, object);
            object = copy;
        }
        uint32_t index = slice_operand(subscript->slice);
        if (has_walrus_ && !is_temp(index) && rebinds(s->value)) {
            uint32_t copy = temps();
            move(at, copy, index);
            index = copy;
        }
        uint32_t work = temps();
        emit(subscript->span, Opcode::GETITEM, work, object, index);
        binary(at, s->op, work, work, s->value, true);
        emit(subscript->span, Opcode::SETITEM, object, index, work);
        return;
    }
    default: return;
    }
}

} // namespace natrix::compiler
