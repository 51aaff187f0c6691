#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/direct_calls.h"
#include "vm/slow.h"

namespace natrix {
namespace {

CallSite call_site(Vm& vm, uint64_t instruction) { return store_into(vm, instruction, field_c(instruction)); }

// A native that is called with positional arguments and leaves some to their defaults, which are put behind
// them. False: this is something else, and nothing was done.
bool calls_native(Vm& vm, Value callee, const Value* arguments, uint32_t count) {
    if (!vm.is<Function>(callee) || vm.header()->owner != 0) return false;
    auto* function = vm.as<Function>(callee);
    return function->native != 0 && takes_plainly(function, count) &&
           window_end(vm, function, arguments) <= vm.stack_soft &&
           (function->receiver == 0 ||
            (arguments[0].is_ref() && vm.at(arguments[0])->type == function->owner.offset()));
}

bool call_native(Vm& vm, Function* function, Value* window, uint32_t count, CallSite site) {
    fill_defaults(vm, function, window, count);
    Value answer = vm.natives[function->native - 1](vm, window);
    if (answer == Value::defer()) return push_frame(vm, function, window, site);
    return settle(vm, answer, site);
}

// Calls `callee` with arguments that the instruction in progress has put at `arguments`, the last of them
// under these names.
bool call_here(Vm& vm, Value callee, Value* arguments, uint32_t count, Value keywords, CallSite site) {
    if (keywords.is_unbound() && calls_native(vm, callee, arguments, count))
        return call_native(vm, vm.as<Function>(callee), arguments, count, site);
    Given given{arguments, count};
    if (keywords.is_bound()) {
        auto* names = vm.as<Tuple>(keywords);
        given.count = count - names->length;
        given.values = arguments + given.count;
        given.names = names->items();
        given.named = names->length;
    }
    // (The window of a call out of a generator's frame, which lies on the heap, begins on the stack.)
    Value* window = vm.header()->owner == 0 ? arguments : fresh_window(vm);
    if (begin_call(vm, callee, given, window, site)) return true;
    return call_value(vm, callee, arguments, count, keywords, site);
}

} // namespace

bool slow_call(Vm& vm, uint64_t instruction) {
    Value* base = vm.registers + field_a(instruction);
    return call_here(vm, base[0], base + FrameHeader::words, field_b(instruction), Value(),
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
    return call_here(vm, base[0], window, count, Value(), call_site(vm, instruction));
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
    return call_here(vm, base[0], window, count, names, call_site(vm, instruction));
}

namespace {

// A call of what begins at once, without more than a few keywords. False: nothing was done.
bool begin_spread(Vm& vm, Value callee, const Tuple* positional, Value keywords, CallSite site) {
    constexpr uint32_t most = 16;
    Value names[most], values[most];
    Given given{positional->items(), positional->length, values, names};
    if (keywords.is_bound()) {
        auto* dict = vm.as<Dict>(keywords);
        if (dict->live > most) return false;
        for (auto entry : DictRange(vm, dict)) {
            if (!is_str(vm, entry.key)) return false;
            names[given.named] = entry.key;
            values[given.named++] = entry.value;
        }
    }
    if (!begin_call(vm, callee, given, fresh_window(vm), site)) return false;
    vm.poll.spent += positional->length / 64;
    return true;
}

// Spreads a tuple and a dict of keywords above the running frame, and calls.
bool call_spread(Vm& vm, Value callee, Value positional, Value keywords, CallSite site) {
    if (!vm.is<Tuple>(positional) || (keywords.is_bound() && !vm.is<Dict>(keywords)))
        return slow_wrong_kind(vm, 0);
    auto* tuple = vm.as<Tuple>(positional);
    if (begin_spread(vm, callee, tuple, keywords, site)) return true;
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

namespace {

bool is_closure_of(Vm& vm, const Code* code, Value closure) {
    if (!vm.is<Tuple>(closure) || vm.as<Tuple>(closure)->length != vm.as<Tuple>(code->free_names)->length)
        return false;
    auto* cells = vm.as<Tuple>(closure);
    for (uint32_t i = 0; i < cells->length; i++)
        if (!vm.is<Cell>(cells->items()[i])) return false;
    return true;
}

} // namespace

bool slow_make_function(Vm& vm, uint64_t instruction) {
    enum : uint32_t { with_defaults = 1, with_keyword_defaults = 2, with_annotate = 4, with_closure = 8 };
    Value code = vm.constants[static_cast<uint32_t>(*vm.pc)];
    const Value* from = vm.registers + field_b(instruction);
    uint32_t x = field_x(instruction);
    if (((x & with_defaults) != 0 && !vm.is<Tuple>(from[0])) ||
        ((x & with_keyword_defaults) != 0 && !vm.is<Dict>(from[1])) ||
        ((x & with_closure) != 0 && !is_closure_of(vm, vm.as<Code>(code), from[3])))
        return slow_wrong_kind(vm, instruction);
    Function* function = make_function(vm, code, vm.function()->globals);
    if (!function) return settle(vm, Value::reserve(), {});
    if ((x & with_defaults) != 0) function->defaults = from[0];
    if ((x & with_keyword_defaults) != 0) function->kwdefaults = from[1];
    if ((x & with_annotate) != 0) function->annotate = from[2];
    if ((x & with_closure) != 0) function->closure = from[3];
    if ((x & with_defaults) != 0) function_refresh(vm, function);
    return give(vm, instruction, field_a(instruction), vm.ref(function));
}

} // namespace natrix
