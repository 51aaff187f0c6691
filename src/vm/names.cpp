#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/flow.h"
#include "vm/slow.h"
#include "vm/warm.h"

namespace natrix {
namespace {

constexpr uint8_t free_variable = 1;

// (Its frame is kept: what a traceback suggests depends on the variables.)
bool name_error(Vm& vm, Value name) {
    Value frame = frame_of(vm, vm.header());
    if (frame.is_signal()) return settle(vm, frame, {});
    return settle(
        vm,
        raise_named(vm, KnownType::NameError, name, Value(), "name '{}' is not defined", str_piece(vm, name)),
        {});
}

// A name that is defined nowhere. Where the run has a host, it is asked what the name stands for in the
// script's own code; not for names that Python gives a meaning itself.
bool undefined_name(Vm& vm, uint64_t instruction, Value name) {
    TextView text = text_of(vm, name);
    bool special = text.length > 4 && text[0] == '_' && text[1] == '_' && text[text.length - 1] == '_' &&
                   text[text.length - 2] == '_';
    if (!vm.offers_names || special || vm.header()->code < vm.image_end) return name_error(vm, name);
    Value called = Value::boolean((field_x(instruction) & called_name) != 0);
    return call_prelude(vm, PreludeFunction::host_name, {name, called, vm.function()->globals},
                        store_into(vm, instruction, field_a(instruction)));
}

// Finds a global or builtin and remembers where; `module` and `builtin` are the quick forms to take.
bool load_global(Vm& vm, uint64_t instruction, LoopOpcode module, LoopOpcode builtin, bool cacheable) {
    Value name = vm.name_at(field_c(instruction));
    uint32_t target = field_a(instruction);
    // A dict of a class of the script's may find what it does not have.
    if (Value space = vm.function()->globals; !vm.is_exact<Dict>(space))
        return call_prelude(vm, PreludeFunction::load_name, {space, name, space, Value::none()},
                            store_into(vm, instruction, target));
    auto* globals = vm.as<Dict>(vm.function()->globals);
    uint32_t entry = dict_find_str(vm, globals, name);
    if (entry != dict_missing) {
        Value* at = dict_entries(vm, globals) + 2 * size_t{entry};
        if (cacheable && at[0] == name)
            remember(vm, instruction, module, name.bits(), entry | uint64_t{vm.epoch} << 32);
        return give(vm, instruction, target, at[1]);
    }
    auto* builtins = vm.as<Dict>(vm.builtins);
    // A script may give its globals other builtins.
    Value own = dict_get_str(vm, globals, vm.name(KnownName::builtins));
    if (own.is_bound() && own != vm.builtins) {
        if (vm.is<Module>(own)) own = vm.as<Module>(own)->dict;
        if (vm.is<Dict>(own) && own != vm.builtins) {
            Value found = dict_get_str(vm, vm.as<Dict>(own), name);
            return found.is_bound() ? give(vm, instruction, target, found)
                                    : undefined_name(vm, instruction, name);
        }
    }
    entry = dict_find_str(vm, builtins, name);
    if (entry == dict_missing) return undefined_name(vm, instruction, name);
    if (cacheable) {
        uint64_t versions = dict_version(vm, globals) | uint64_t{dict_version(vm, builtins)} << 32;
        remember(vm, instruction, builtin, versions, entry);
    }
    return give(vm, instruction, target, dict_entries(vm, builtins)[2 * size_t{entry} + 1]);
}

} // namespace

bool slow_locals(Vm& vm, uint64_t instruction) {
    uint32_t locals = vm.header()->locals;
    return give(vm, instruction, field_a(instruction), locals ? Value::ref(locals) : vm.function()->globals);
}

bool slow_unbound(Vm& vm, uint64_t instruction) {
    Value name = vm.name_at(field_c(instruction));
    if (field_x(instruction) == free_variable)
        return settle(
            vm,
            raise_named(
                vm, KnownType::NameError, name, Value(),
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                str_piece(vm, name)),
            {});
    // It does not tell the name, as in CPython, so that no other one is suggested.
    return settle(vm,
                  raise(vm, KnownType::UnboundLocalError,
                        "cannot access local variable '{}' where it is not associated with a value",
                        str_piece(vm, name)),
                  {});
}

bool slow_load_global(Vm& vm, uint64_t instruction) {
    return load_global(vm, instruction, LoopOpcode::LOADGLOBAL_MODULE, LoopOpcode::LOADGLOBAL_BUILTIN, true);
}

namespace {

// The cache of a store: the number of the entry, from 1.
void remember_store(Vm& vm, Dict* globals, Value name) {
    if (!vm.runs_shared_words())
        const_cast<uint64_t*>(vm.pc)[0] = uint64_t{dict_find_str(vm, globals, name)} + 1;
}

} // namespace

bool slow_store_global(Vm& vm, uint64_t instruction) {
    auto* globals = vm.as<Dict>(vm.function()->globals);
    Value name = vm.name_at(field_c(instruction));
    if (!dict_set_str(vm, globals, name, vm.registers[field_a(instruction)]))
        return settle(vm, Value::reserve(), {});
    remember_store(vm, globals, name);
    return done(vm, instruction);
}

bool slow_delete_global(Vm& vm, uint64_t instruction) {
    auto* globals = vm.as<Dict>(vm.function()->globals);
    Value name = vm.name_at(field_c(instruction));
    uint32_t entry = dict_find_str(vm, globals, name);
    if (entry == dict_missing) return name_error(vm, name);
    dict_delete_entry(vm, globals, entry);
    return done(vm, instruction);
}

bool slow_load_name(Vm& vm, uint64_t instruction) {
    Value name = vm.name_at(field_c(instruction));
    uint32_t target = field_a(instruction);
    uint32_t x = field_x(instruction) & ~called_name;
    Value globals = vm.function()->globals;
    if ((x != 0 && !vm.is<Cell>(vm.registers[field_b(instruction)])) ||
        (x == 3 && !vm.is<Cell>(vm.registers[target])))
        return slow_wrong_kind(vm, instruction);
    // The namespace to look in first: the frame's own; for annotation scopes of a class, the class' dict in a
    // cell.
    Value space =
        x >= 2 ? vm.as<Cell>(vm.registers[field_b(instruction)])->contents : Value::ref(vm.header()->locals);
    if (space == globals || space.is_unbound())
        return load_global(vm, instruction, LoopOpcode::LOADNAME_MODULE, LoopOpcode::LOADNAME_BUILTIN,
                           x == 0 && space == globals);
    if (!vm.is_exact<Dict>(space)) {
        Value cell = x == 1   ? vm.registers[field_b(instruction)]
                     : x == 3 ? vm.registers[target]
                              : Value::none();
        return call_prelude(vm, PreludeFunction::load_name, {space, name, globals, cell},
                            store_into(vm, instruction, target));
    }
    Value found = dict_get_str(vm, vm.as<Dict>(space), name);
    if (found.is_bound()) return give(vm, instruction, target, found);
    if (x == 1 || x == 3) {
        Value contents = vm.as<Cell>(vm.registers[x == 1 ? field_b(instruction) : target])->contents;
        if (contents.is_bound()) return give(vm, instruction, target, contents);
        return settle(
            vm,
            raise_named(
                vm, KnownType::NameError, name, Value(),
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                str_piece(vm, name)),
            {});
    }
    return load_global(vm, instruction, LoopOpcode::LOADNAME, LoopOpcode::LOADNAME, false);
}

bool slow_store_name(Vm& vm, uint64_t instruction) {
    uint32_t locals = vm.header()->locals;
    if (locals == 0) return slow_store_global(vm, instruction);
    Value space = Value::ref(locals), name = vm.name_at(field_c(instruction));
    Value value = vm.registers[field_a(instruction)];
    if (!vm.is_exact<Dict>(space))
        return call_prelude(vm, PreludeFunction::set_item, {space, name, value},
                            {Return::discard, 0, resume_point(vm, instruction)});
    if (!dict_set_str(vm, vm.as<Dict>(space), name, value)) return settle(vm, Value::reserve(), {});
    if (space == vm.function()->globals) remember_store(vm, vm.as<Dict>(space), name);
    return done(vm, instruction);
}

bool slow_delete_name(Vm& vm, uint64_t instruction) {
    uint32_t locals = vm.header()->locals;
    if (locals == 0) return slow_delete_global(vm, instruction);
    Value space = Value::ref(locals), name = vm.name_at(field_c(instruction));
    if (!vm.is_exact<Dict>(space))
        return call_prelude(vm, PreludeFunction::delete_item, {space, name},
                            {Return::discard, 0, resume_point(vm, instruction)});
    uint32_t entry = dict_find_str(vm, vm.as<Dict>(space), name);
    if (entry == dict_missing) return name_error(vm, name);
    dict_delete_entry(vm, vm.as<Dict>(space), entry);
    return done(vm, instruction);
}

bool slow_new_cell(Vm& vm, uint64_t instruction) {
    auto* cell = vm.make<Cell>(KnownType::cell);
    if (!cell) return settle(vm, Value::reserve(), {});
    Value& target = vm.registers[field_a(instruction)];
    cell->contents = target;
    target = vm.ref(cell);
    return done(vm, instruction);
}

} // namespace natrix
