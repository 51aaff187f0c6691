#include "compiler/compiler.h"

// Reading, binding and unbinding names, whichever way they are kept.
namespace natrix::compiler {

void Compiler::check_bound(const Span& at, const Variable& variable) {
    if (variable.parameter && !variable.rebound) return;
    late_name(emit(at, Opcode::CHECKBOUND, variable.reg), variable.name);
}

uint32_t Compiler::name_operand(const Span& at, Text name, uint32_t hint) {
    Variable variable = resolve(name);
    if (variable.access == Access::local) {
        uint32_t reg = variable.reg;
        check_bound(at, variable);
        return reg;
    }
    uint32_t reg = hint != no_register ? hint : temps();
    name_into(at, name, reg);
    return reg;
}

void Compiler::name_into(const Span& at, Text name, uint32_t target, bool called) {
    Variable variable = resolve(name);
    switch (variable.access) {
    case Access::local: {
        uint32_t reg = variable.reg;
        check_bound(at, variable);
        return move(at, target, reg);
    }
    case Access::cell:
    case Access::free:
        if (variable.dict_first) {
            Variable dict = cell_of(text("__classdict__"));
            // LOADNAME finds the variable's own cell where it puts the value.
            Height height(u_);
            uint32_t work = workspace(target);
            move(at, work, variable.reg);
            emit(at, Opcode::LOADNAME, work, dict.reg, name_index(variable.name), 3);
            return move(at, target, work);
        }
        return late_name(emit(at, Opcode::LOADCELL, target, variable.reg, 0, variable.access == Access::free),
                         variable.name);
    case Access::class_free:
        emit(at, Opcode::LOADNAME, target, variable.reg, name_index(variable.name), 1);
        return;
    case Access::name:
        emit(at, Opcode::LOADNAME, target, 0, name_index(variable.name), called ? called_name : 0);
        return;
    default:
        if (variable.dict_first) {
            Variable dict = cell_of(text("__classdict__"));
            emit(at, Opcode::LOADNAME, target, dict.reg, name_index(variable.name), 2);
            return;
        }
        emit(at, Opcode::LOADGLOBAL, target, 0, name_index(variable.name), called ? called_name : 0);
    }
}

uint32_t Compiler::name_target(Text name) {
    Variable variable = resolve(name);
    return variable.access == Access::local ? variable.reg : no_register;
}

void Compiler::store_name(const Span& at, Text name, uint32_t source) {
    Variable variable = resolve(name);
    switch (variable.access) {
    case Access::local: return move(at, variable.reg, source);
    case Access::cell:
    case Access::free:
    case Access::class_free: emit(at, Opcode::STORECELL, variable.reg, source); return;
    case Access::name: emit(at, Opcode::STORENAME, source, 0, name_index(variable.name)); return;
    default: emit(at, Opcode::STOREGLOBAL, source, 0, name_index(variable.name)); return;
    }
}

void Compiler::delete_name(const Span& at, Text name) {
    Variable variable = resolve(name);
    switch (variable.access) {
    case Access::local: return late_name(emit(at, Opcode::DELLOCAL, variable.reg), variable.name);
    case Access::cell:
    case Access::free:
    case Access::class_free:
        return late_name(emit(at, Opcode::DELCELL, variable.reg, 0, 0, variable.access == Access::free),
                         variable.name);
    case Access::name: emit(at, Opcode::DELNAME, 0, 0, name_index(variable.name)); return;
    default: emit(at, Opcode::DELGLOBAL, 0, 0, name_index(variable.name)); return;
    }
}

// The end of `except … as name`: the name is gone, whatever the body did with it.
void Compiler::unbind_name(const Span& at, Text name) {
    Variable variable = resolve(name);
    if (variable.access == Access::local) {
        emit(at, Opcode::UNBIND, variable.reg);
        return;
    }
    Height height(u_);
    uint32_t none = temps();
    emit(at, Opcode::LOADNONE, none);
    store_name(at, name, none);
    delete_name(at, name);
}

} // namespace natrix::compiler
