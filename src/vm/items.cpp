#include "natives/subscript.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/slice.h"
#include "objects/type.h"
#include "vm/direct_calls.h"
#include "vm/slow.h"

namespace natrix {
namespace {

// Whether a table can find this instance by what it is: its class has no __hash__ of its own.
bool is_leaf_key(Vm& vm, Value key) {
    return (type_of(vm, key)->flags & (type_flag::custom_hash | type_flag::custom_eq)) == 0;
}

bool get_item(Vm& vm, uint64_t instruction, Value container, Value key) {
    uint32_t target = field_a(instruction);
    if (vm.is_exact<Dict>(container)) {
        if (vm.is<Instance>(key) && !is_leaf_key(vm, key))
            return call_prelude(vm, PreludeFunction::dict_item, {container, key},
                                store_into(vm, instruction, target));
        Value found = dict_look_up(vm, vm.as<Dict>(container), key);
        if (found.is_bound() && !found.is_signal()) return give(vm, instruction, target, found);
    }
    Value answer = vm.kind(container) == Kind::Instance ? Value::defer() : leaf_get_item(vm, container, key);
    if (answer != Value::defer()) return give(vm, instruction, target, answer);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::getitem);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return begin_exactly(vm, vm.as<Function>(method), store_into(vm, instruction, target), container,
                             key) ||
               call_with(vm, method, {container, key}, store_into(vm, instruction, target));
    return call_prelude(vm, PreludeFunction::get_item, {container, key}, store_into(vm, instruction, target));
}

} // namespace

bool slow_get_item(Vm& vm, uint64_t instruction) {
    return get_item(vm, instruction, vm.registers[field_b(instruction)], vm.registers[field_c(instruction)]);
}

bool slow_get_slice(Vm& vm, uint64_t instruction) {
    Value container = vm.registers[field_b(instruction)];
    const Value* bounds = vm.registers + field_c(instruction);
    Value answer = leaf_get_slice(vm, container, bounds[0], bounds[1]);
    if (answer != Value::defer()) return give(vm, instruction, field_a(instruction), answer);
    auto* slice = make_slice(vm, bounds[0], bounds[1], Value::none());
    if (!slice) return settle(vm, Value::reserve(), {});
    return get_item(vm, instruction, container, vm.ref(slice));
}

bool slow_set_item(Vm& vm, uint64_t instruction) {
    Value container = vm.registers[field_a(instruction)], key = vm.registers[field_b(instruction)],
          value = vm.registers[field_c(instruction)];
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    if (vm.is_exact<Dict>(container)) {
        if (vm.is<Instance>(key) && !is_leaf_key(vm, key))
            return call_prelude(vm, PreludeFunction::dict_set, {container, key, value}, site);
        if (dict_set(vm, vm.as<Dict>(container), key, value) == Answer::yes) return true;
    }
    Value answer =
        vm.kind(container) == Kind::Instance ? Value::defer() : leaf_set_item(vm, container, key, value);
    if (answer != Value::defer()) return settle(vm, answer, site);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::setitem);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return begin_exactly(vm, vm.as<Function>(method), site, container, key, value) ||
               call_with(vm, method, {container, key, value}, site);
    return call_prelude(vm, PreludeFunction::set_item, {container, key, value}, site);
}

bool slow_delete_item(Vm& vm, uint64_t instruction) {
    Value container = vm.registers[field_a(instruction)], key = vm.registers[field_b(instruction)];
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    Value answer = leaf_delete_item(vm, container, key);
    if (answer != Value::defer()) return settle(vm, answer, site);
    return call_prelude(vm, PreludeFunction::delete_item, {container, key}, site);
}

bool slow_build_slice(Vm& vm, uint64_t instruction) {
    const Value* from = vm.registers + field_b(instruction);
    auto* slice = make_slice(vm, from[0], from[1], from[2]);
    if (!slice) return settle(vm, Value::reserve(), {});
    return give(vm, instruction, field_a(instruction), vm.ref(slice));
}

bool slow_contains(Vm& vm, uint64_t instruction) {
    Opcode opcode = base_opcode(instruction);
    bool jump = opcode == Opcode::JIN;
    Value item = vm.registers[jump ? field_a(instruction) : field_b(instruction)];
    Value container = vm.registers[jump ? field_b(instruction) : field_c(instruction)];
    Return kind = jump ? Return::branch : opcode == Opcode::IN ? Return::truth : Return::truth_not;
    if (vm.is<Instance>(item) && !is_leaf_key(vm, item)) {
        CallSite asked{kind, static_cast<uint16_t>(field_a(instruction)), resume_point(vm, instruction)};
        if (vm.is_exact<Dict>(container))
            return call_prelude(vm, PreludeFunction::dict_has, {container, item}, asked);
        if (vm.is_exact<Set>(container))
            return call_prelude(vm, PreludeFunction::set_has, {container, item}, asked);
    }
    Value answer = leaf_contains(vm, item, container);
    if (answer.is_bool()) [[likely]] {
        if (jump)
            vm.pc += jump_distance(instruction, answer.is_true());
        else
            vm.registers[field_a(instruction)] = Value::boolean(answer.is_true() == (kind == Return::truth));
        return true;
    }
    CallSite site{kind, static_cast<uint16_t>(field_a(instruction)), resume_point(vm, instruction)};
    if (answer != Value::defer()) return settle(vm, answer, site);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::contains);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return begin_exactly(vm, vm.as<Function>(method), site, container, item) ||
               call_with(vm, method, {container, item}, site);
    return call_prelude(vm, PreludeFunction::contains, {item, container}, site);
}

bool slow_length(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)];
    Value answer = leaf_length(vm, object);
    if (answer != Value::defer()) return give(vm, instruction, field_a(instruction), answer);
    return call_prelude(vm, PreludeFunction::length, {object},
                        store_into(vm, instruction, field_a(instruction)));
}

} // namespace natrix
