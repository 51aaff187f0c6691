#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {
namespace {

CallSite call_site(Vm& vm, uint64_t instruction) { return store_into(vm, instruction, field_c(instruction)); }

} // namespace

bool slow_call(Vm& vm, uint64_t instruction) {
    Value* base = vm.registers + field_a(instruction);
    return call_in_place(vm, base[0], base + FrameHeader::words, field_b(instruction),
                         call_site(vm, instruction));
}

bool slow_call_method(Vm& vm, uint64_t instruction) {
    Value* base = vm.registers + field_a(instruction);
    Value* window = base + FrameHeader::words;
    uint32_t count = field_b(instruction);
    if (window[0].is_unbound()) {
        window++;
        count--;
    }
    return call_in_place(vm, base[0], window, count, call_site(vm, instruction));
}

bool slow_call_keywords(Vm& vm, uint64_t instruction) {
    Value* base = vm.registers + field_a(instruction);
    Value* window = base + FrameHeader::words;
    uint32_t count = field_b(instruction);
    if (base_opcode(instruction) == Opcode::CALLMKW && window[0].is_unbound()) {
        window++;
        count--;
    }
    Value names = vm.constants[static_cast<uint32_t>(*vm.pc)];
    return call_value(vm, base[0], window, count, names, call_site(vm, instruction));
}

namespace {

// Spreads a tuple and a dict of keywords above the running frame, and calls.
bool call_spread(Vm& vm, Value callee, Value positional, Value keywords, CallSite site) {
    auto* tuple = vm.as<Tuple>(positional);
    uint32_t named = keywords.is_bound() ? vm.as<Dict>(keywords)->live : 0;
    Value* window = fresh_window(vm);
    if (!stack_has_room(vm, window, uint64_t{tuple->length} + named + 8))
        return out_of_stack(vm, KnownType::MemoryError, "too many arguments");
    for (uint32_t i = 0; i < tuple->length; i++) window[i] = tuple->items()[i];
    vm.poll.spent += tuple->length / 64;
    Value names;
    if (named != 0) {
        Tuple* name_tuple = make_tuple(vm, named);
        if (!name_tuple) return settle(vm, Value::reserve(), site);
        uint32_t at = 0;
        for (auto entry : DictRange(vm, vm.as<Dict>(keywords))) {
            if (!is_str(vm, entry.key))
                return settle(vm, raise(vm, KnownType::TypeError, "keywords must be strings"), site);
            name_tuple->items()[at] = entry.key;
            window[tuple->length + at++] = entry.value;
        }
        names = vm.ref(name_tuple);
    }
    return call_value(vm, callee, window, tuple->length + named, names, site);
}

} // namespace

bool slow_call_unpacked(Vm& vm, uint64_t instruction) {
    const Value* base = vm.registers + field_a(instruction);
    return call_spread(vm, base[0], base[FrameHeader::words], base[FrameHeader::words + 1],
                       call_site(vm, instruction));
}

bool call_tail(Vm& vm, CallSite site) {
    Value callee = vm.tail_callable, arguments = vm.tail_arguments, keywords = vm.tail_keywords;
    Value space = vm.tail_namespace;
    vm.tail_callable = vm.tail_arguments = vm.tail_keywords = vm.tail_namespace = Value();
    if (space.is_unbound()) return call_spread(vm, callee, arguments, keywords, site);
    // The body of a class, or code run by exec(): a frame without arguments over a namespace.
    auto* function = vm.as<Function>(callee);
    Value* window = fresh_window(vm);
    if (vm.depth >= vm.frame_limit)
        return settle(vm, raise(vm, KnownType::RecursionError, "maximum recursion depth exceeded"), site);
    if (!stack_has_room(vm, window, uint64_t{function->registers} + 8)) return out_of_stack(vm);
    // The code of a function may be run so, as one called without arguments.
    Value answer;
    if (function->exact_args != 0 && !bind_arguments(vm, function, window, 0, Value(), answer))
        return settle(vm, answer, site);
    return push_frame(vm, function, window, site, space.offset());
}

bool slow_native_answer(Vm& vm, uint64_t instruction) {
    Value answer = vm.native_answer;
    vm.native_answer = Value();
    CallSite site = call_site(vm, instruction);
    if (answer != Value::defer()) return settle(vm, answer, site);
    // The native of the exact call in the window has deferred: its body runs there.
    Value* base = vm.registers + field_a(instruction);
    auto* function = vm.as<Function>(base[0]);
    Value* window = base + FrameHeader::words;
    if (base_opcode(instruction) == Opcode::CALLM && window[0].is_unbound()) window++;
    uint32_t offset = vm.offset_of(window);
    if (offset < region::stack || offset >= region::stack_end) {
        Value* fresh = fresh_window(vm);
        if (!stack_has_room(vm, fresh, uint64_t{function->registers} + 8)) return out_of_stack(vm);
        for (uint32_t i = 0; i < function->exact_args; i++) fresh[i] = window[i];
        window = fresh;
    }
    if (!stack_has_room(vm, window, uint64_t{function->registers} + 8)) return out_of_stack(vm);
    return push_frame(vm, function, window, site);
}

bool slow_kernel_answer(Vm& vm, uint64_t instruction) {
    Value answer = vm.native_answer;
    vm.native_answer = Value();
    return settle(vm, answer, call_site(vm, instruction));
}

bool slow_make_function(Vm& vm, uint64_t instruction) {
    enum : uint32_t { with_defaults = 1, with_keyword_defaults = 2, with_annotate = 4, with_closure = 8 };
    Value code = vm.constants[static_cast<uint32_t>(*vm.pc)];
    Function* function = make_function(vm, code, vm.function()->globals);
    if (!function) return settle(vm, Value::reserve(), {});
    const Value* from = vm.registers + field_b(instruction);
    uint32_t x = field_x(instruction);
    if ((x & with_defaults) != 0) function->defaults = from[0];
    if ((x & with_keyword_defaults) != 0) function->kwdefaults = from[1];
    if ((x & with_annotate) != 0) function->annotate = from[2];
    if ((x & with_closure) != 0) function->closure = from[3];
    if ((x & with_defaults) != 0) function_refresh(vm, function);
    return give(vm, instruction, field_a(instruction), vm.ref(function));
}

} // namespace natrix
