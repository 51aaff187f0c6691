#include "natives/iterators.h"
#include "natives/subscript.h"
#include "objects/errors.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/direct_calls.h"
#include "vm/slow.h"

namespace natrix {

bool slow_get_iterator(Vm& vm, uint64_t instruction) {
    Value iterable = vm.registers[field_b(instruction)];
    uint32_t target = field_a(instruction);
    Value iterator = vm.is_exact<Generator>(iterable) &&
                             type_lookup(vm, class_of(vm, iterable), KnownName::next).is_bound()
                         ? iterable
                         : leaf_iter(vm, iterable);
    if (iterator != Value::defer()) return give(vm, instruction, target, iterator);
    return call_prelude(vm, PreludeFunction::get_iterator, {iterable}, store_into(vm, instruction, target));
}

namespace {

bool end_loop(Vm& vm, uint64_t instruction) {
    vm.pc += field_s(instruction);
    return true;
}

// A method of one argument, called for the item that a loop asks for; false: the call needs more than a
// frame.
bool can_push(Vm& vm, Value method, uint32_t count) {
    if (!vm.is<Function>(method)) return false;
    auto* function = vm.as<Function>(method);
    return function->exact_args == count && function->native == 0 && function->receiver == 0 &&
           vm.depth < vm.frame_limit &&
           stack_has_room(vm, fresh_window(vm), uint64_t{function->registers} + 8);
}

// What the function of a map() has answered, for the loop: its end in place of StopIteration, and nothing
// that only a call can go on with.
Value settle_mapped(Vm& vm, Value result) {
    if (result == Value::raised()) {
        if (!is_instance(vm, vm.pending, KnownType::StopIteration)) return result;
        vm.pending = Value();
        return Value::exhausted();
    }
    if (result == Value::tail_call() || result == Value::pause()) {
        vm.tail_callable = vm.tail_arguments = vm.tail_keywords = Value();
        return Value::defer();
    }
    return result;
}

// map(class, builtin iterator), for the classes that leaf_map() takes.
Value step_map_of_class(Vm& vm, uint64_t instruction, NativeIter* map) {
    Value item = leaf_peek(vm, map->first);
    if (item.is_unbound() || vm.twin) return Value::defer();
    Value result = leaf_construct(vm, map->second, &item, 1);
    if (!result.is_signal() || result == Value::raised()) leaf_skip(vm, map->first);
    if (result.is_signal()) return result;
    vm.registers[field_a(instruction)] = result;
    return Value::none();
}

// The loop instruction goes through map(function, builtin iterator): it calls the function itself. What this
// leaves to the prelude is Value::defer(); None: it is done.
Value step_map(Vm& vm, uint64_t instruction, NativeIter* map) {
    Value callee = map->second, self;
    if (vm.is<BoundMethod>(callee)) {
        self = vm.as<BoundMethod>(callee)->self;
        callee = vm.as<BoundMethod>(callee)->function;
    }
    uint32_t count = self.is_bound() ? 2 : 1;
    if (vm.is<Type>(callee) && self.is_unbound()) return step_map_of_class(vm, instruction, map);
    if (!vm.is<Function>(callee)) return Value::defer();
    auto* function = vm.as<Function>(callee);
    if (function->native == 0) {
        if (!can_push(vm, callee, count)) return Value::defer();
        Value item = leaf_next(vm, map->first);
        if (item.is_signal()) return item;
        Value* window = fresh_window(vm);
        if (self.is_bound()) window[0] = self;
        window[count - 1] = item;
        return push_frame(vm, function, window, {Return::next, 0, vm.pc}) ? Value::none() : Value::stopped();
    }
    if (function->exact_args != count || function->receiver != 0) return Value::defer();
    Value item = leaf_peek(vm, map->first);
    if (item.is_bound()) {
        Value arguments[2] = {self, item};
        Value result = settle_mapped(vm, vm.natives[function->native - 1](vm, arguments + (2 - count)));
        if (!result.is_signal() || result == Value::raised() || result == Value::exhausted())
            leaf_skip(vm, map->first);
        if (result.is_signal()) return result;
        vm.registers[field_a(instruction)] = result;
        return Value::none();
    }
    Cursor cursor(vm);
    if (!cursor.open(map->first)) return Value::defer();
    item = cursor.next();
    if (item == Value::exhausted()) cursor.commit();
    if (item.is_signal()) return item;
    Value arguments[2] = {self, item};
    Value result = settle_mapped(vm, vm.natives[function->native - 1](vm, arguments + (2 - count)));
    if (!result.is_signal() || result == Value::raised() || result == Value::exhausted()) cursor.commit();
    if (result.is_signal()) return result;
    vm.registers[field_a(instruction)] = result;
    return Value::none();
}

} // namespace

bool slow_for_iter(Vm& vm, uint64_t instruction) {
    Value iterator = vm.registers[field_b(instruction)];
    CallSite site{Return::next, 0, vm.pc};
    if (vm.is<Instance>(iterator)) {
        Value next = type_lookup(vm, class_of(vm, vm.at(iterator)), KnownName::next);
        if (vm.is<Function>(next) && begin_exactly(vm, vm.as<Function>(next), site, iterator)) return true;
    }
    if (vm.is_exact<Generator>(iterator)) { // a subclass of map and its like may have its own __next__
        vm.tail_callable = iterator;
        vm.tail_arguments = Value::none();
        vm.tail_keywords = Value();
        return resume_generator(vm, site);
    }
    Value item = Value::defer();
    if (field_x(instruction) != 0) {
        // The pair is unpacked by the instruction that follows, and by nobody else.
        Value pair[2];
        item = leaf_next_pair(vm, iterator, pair);
        if (item.is_none()) {
            Value* to = vm.registers + field_a(*vm.pc++);
            to[0] = pair[0];
            to[1] = pair[1];
            return true;
        }
    }
    if (item == Value::defer()) item = leaf_next(vm, iterator);
    if (!item.is_signal()) {
        vm.registers[field_a(instruction)] = item;
        return true;
    }
    if (item == Value::exhausted()) return end_loop(vm, instruction);
    if (item != Value::defer()) return settle(vm, item, site);
    Value next = type_lookup(vm, class_of(vm, iterator), KnownName::next);
    if (vm.is<Function>(next) && vm.as<Function>(next)->builtin == 0) {
        if (!can_push(vm, next, 1)) return call_with(vm, next, {iterator}, site);
        Value* window = fresh_window(vm);
        window[0] = iterator;
        return push_frame(vm, vm.as<Function>(next), window, site);
    }
    return call_prelude(vm, PreludeFunction::next_item, {iterator}, site);
}

namespace {

// Lets the loop instruction in progress, which stands in code that may be written, take this form.
bool iterate_as(Vm& vm, uint64_t instruction, LoopOpcode form) {
    const_cast<uint64_t*>(vm.pc)[-1] = with_opcode(instruction, form);
    return slow_for_iter(vm, instruction);
}

} // namespace

bool slow_first_iteration(Vm& vm, uint64_t instruction) {
    Value iterator = vm.registers[field_b(instruction)];
    LoopOpcode form = LoopOpcode::FORITER_ANY;
    if (vm.is<RangeIter>(iterator)) form = LoopOpcode::FORITER_RANGE;
    if (vm.is_exact<Generator>(iterator)) form = LoopOpcode::FORITER_GENERATOR;
    if (vm.is<SeqIter>(iterator) && vm.is<List>(vm.as<SeqIter>(iterator)->sequence))
        form = LoopOpcode::FORITER_LIST;
    return iterate_as(vm, instruction, form);
}

bool slow_other_iteration(Vm& vm, uint64_t instruction) {
    return iterate_as(vm, instruction, LoopOpcode::FORITER_ANY);
}

bool slow_for_native_iterator(Vm& vm, uint64_t instruction) {
    Value iterator = vm.registers[field_b(instruction)];
    if (!vm.is_exact<NativeIter>(iterator)) return slow_for_iter(vm, instruction);
    auto* native = vm.as<NativeIter>(iterator);
    if (field_x(instruction) != 0) {
        // The pair is unpacked by the instruction that follows, and by nobody else.
        Value pair[2];
        if (leaf_next_row_pair(vm, native, pair)) {
            Value* to = vm.registers + field_a(*vm.pc++);
            to[0] = pair[0];
            to[1] = pair[1];
            return true;
        }
    }
    if (native->what == native_iter::map) {
        CallSite site{Return::next, 0, vm.pc};
        uint32_t frame = vm.frame;
        Value answer = step_map(vm, instruction, native);
        if (answer.is_none()) return true;
        if (vm.frame != frame) return false; // the loop was left at the callee's first instruction
        if (answer == Value::exhausted()) return end_loop(vm, instruction);
        if (answer != Value::defer()) return settle(vm, answer, site);
    }
    return slow_for_iter(vm, instruction);
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
