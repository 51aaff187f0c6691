#include "natives/subscript.h"
#include "objects/errors.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {

bool slow_get_item(Vm& vm, uint64_t instruction) {
    Value container = vm.registers[field_b(instruction)], key = vm.registers[field_c(instruction)];
    uint32_t target = field_a(instruction);
    Value answer = leaf_get_item(vm, container, key);
    if (answer != Value::defer()) return give(vm, instruction, target, answer);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::getitem);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return call_with(vm, method, {container, key}, store_into(vm, instruction, target));
    return call_prelude(vm, PreludeFunction::get_item, {container, key}, store_into(vm, instruction, target));
}

bool slow_set_item(Vm& vm, uint64_t instruction) {
    Value container = vm.registers[field_a(instruction)], key = vm.registers[field_b(instruction)],
          value = vm.registers[field_c(instruction)];
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    Value answer = leaf_set_item(vm, container, key, value);
    if (answer != Value::defer()) return settle(vm, answer, site);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::setitem);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return call_with(vm, method, {container, key, value}, site);
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
    auto* slice = vm.make<SliceObject>(KnownType::slice);
    if (!slice) return settle(vm, Value::reserve(), {});
    const Value* from = vm.registers + field_b(instruction);
    slice->start = from[0];
    slice->stop = from[1];
    slice->step = from[2];
    return give(vm, instruction, field_a(instruction), vm.ref(slice));
}

bool slow_contains(Vm& vm, uint64_t instruction) {
    Opcode opcode = base_opcode(instruction);
    bool jump = opcode == Opcode::JIN;
    Value item = vm.registers[jump ? field_a(instruction) : field_b(instruction)];
    Value container = vm.registers[jump ? field_b(instruction) : field_c(instruction)];
    Return kind = jump ? Return::branch : opcode == Opcode::IN ? Return::truth : Return::truth_not;
    CallSite site{kind, static_cast<uint16_t>(field_a(instruction)), resume_point(vm, instruction)};
    Value answer = leaf_contains(vm, item, container);
    if (answer != Value::defer()) return settle(vm, answer, site);
    Value method = type_lookup(vm, class_of(vm, container), KnownName::contains);
    if (vm.is<Function>(method) && vm.as<Function>(method)->builtin == 0)
        return call_with(vm, method, {container, item}, site);
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
