#include "natives/subscript.h"
#include "objects/errors.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {

bool slow_get_iterator(Vm& vm, uint64_t instruction) {
    Value iterable = vm.registers[field_b(instruction)];
    uint32_t target = field_a(instruction);
    Value iterator =
        vm.is<Generator>(iterable) && type_lookup(vm, class_of(vm, iterable), KnownName::next).is_bound()
            ? iterable
            : leaf_iter(vm, iterable);
    if (iterator != Value::defer()) return give(vm, instruction, target, iterator);
    return call_prelude(vm, PreludeFunction::get_iterator, {iterable}, store_into(vm, instruction, target));
}

bool slow_for_iter(Vm& vm, uint64_t instruction) {
    Value iterator = vm.registers[field_b(instruction)];
    CallSite site{Return::next, 0, vm.pc};
    if (vm.is<Generator>(iterator)) {
        vm.tail_callable = iterator;
        vm.tail_arguments = Value::none();
        vm.tail_keywords = Value();
        return resume_generator(vm, site);
    }
    Value item = leaf_next(vm, iterator);
    if (item == Value::exhausted()) {
        vm.pc += field_s(instruction);
        return true;
    }
    if (item != Value::defer()) return give(vm, instruction, field_a(instruction), item);
    Value next = type_lookup(vm, class_of(vm, iterator), KnownName::next);
    if (vm.is<Function>(next) && vm.as<Function>(next)->builtin == 0)
        return call_with(vm, next, {iterator}, site);
    return call_prelude(vm, PreludeFunction::next_item, {iterator}, site);
}

namespace {

// The values that an unpacking drew from the prelude, or from a tuple or list, go to their registers.
bool store_unpacked(Vm& vm, uint64_t instruction, const Value* items, uint32_t count) {
    Value* to = vm.registers + field_a(instruction);
    if (base_opcode(instruction) == Opcode::UNPACK) {
        for (uint32_t i = 0; i < count; i++) to[i] = items[i];
        return done(vm, instruction);
    }
    uint32_t before = field_x(instruction), after = field_c(instruction);
    Value rest = list_from(vm, items + before, count - before - after);
    if (rest.is_signal()) return settle(vm, rest, {});
    for (uint32_t i = 0; i < before; i++) to[i] = items[i];
    to[before] = rest;
    for (uint32_t i = 0; i < after; i++) to[before + 1 + i] = items[count - after + i];
    return done(vm, instruction);
}

} // namespace

bool slow_unpack(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    bool starred = base_opcode(instruction) == Opcode::UNPACKEX;
    uint32_t before = starred ? field_x(instruction) : field_c(instruction);
    uint32_t after = starred ? field_c(instruction) : 0;
    const Value* items = nullptr;
    uint32_t count = 0;
    if (vm.is_exact<Tuple>(from)) {
        items = vm.as<Tuple>(from)->items();
        count = vm.as<Tuple>(from)->length;
    } else if (vm.is_exact<List>(from)) {
        auto* list = vm.as<List>(from);
        count = list->size;
        items = count ? list_items(vm, list) : nullptr;
    } else {
        CallSite site{Return::unpack, 0, vm.pc};
        return call_prelude(
            vm, PreludeFunction::unpack,
            {from, Value::integer(before), Value::integer(starred ? static_cast<int>(after) : -1)}, site);
    }
    if (count < before + after) {
        if (starred)
            return settle(vm,
                          raise(vm, KnownType::ValueError,
                                "not enough values to unpack (expected at least {}, got {})", before + after,
                                count),
                          {});
        return settle(vm,
                      raise(vm, KnownType::ValueError, "not enough values to unpack (expected {}, got {})",
                            before, count),
                      {});
    }
    if (!starred && count > before)
        return settle(vm,
                      raise(vm, KnownType::ValueError, "too many values to unpack (expected {}, got {})",
                            before, count),
                      {});
    return store_unpacked(vm, instruction, items, count);
}

} // namespace natrix
