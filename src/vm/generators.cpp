#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/generator.h"
#include "objects/iterator.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/resume.h"
#include "vm/slow.h"

namespace natrix {
namespace {

GeneratorState state_of(Generator* generator) { return static_cast<GeneratorState>(generator->state); }

const char* what_is(Generator* generator) {
    switch (static_cast<GeneratorWhat>(generator->what)) {
    case GeneratorWhat::coroutine: return "coroutine";
    case GeneratorWhat::async_generator: return "async generator";
    case GeneratorWhat::generator: break;
    }
    return "generator";
}

// The step of an asynchronous generator is over: the generator gave an item, or ended.
void end_step(Vm& vm, AsyncStep* step, Generator* generator, bool over) {
    vm.writing(step);
    vm.writing(generator);
    step->state = static_cast<uint32_t>(StepState::closed);
    generator->flags = static_cast<uint16_t>((generator->flags & ~generator_flag::stepping) |
                                             (over ? generator_flag::shut : 0));
}

// The end of what was resumed, for whoever resumed it: a value that a `yield from` or a loop takes, or
// StopIteration.
bool deliver_end(Vm& vm, GeneratorWhat what, Value value, CallSite site) {
    vm.pc = site.resume;
    if (site.kind == Return::next) {
        uint64_t word = vm.pc[-1];
        if (base_opcode(word) == Opcode::SEND) vm.registers[field_a(word)] = value;
        vm.pc += field_s(word);
        return true;
    }
    vm.pending = value;
    if (!ensure_room(vm)) return false;
    value = vm.pending;
    if (what == GeneratorWhat::async_generator)
        (void)raise_with(vm, KnownType::StopAsyncIteration, Value());
    else if (value.is_none())
        (void)raise_with(vm, KnownType::StopIteration, Value());
    else
        (void)raise_value(vm, KnownType::StopIteration, value);
    // (As in CPython: with a value, what the caller is handling is no context of its end.)
    return value.is_none() || what == GeneratorWhat::async_generator ? raise_pending(vm)
                                                                     : raise_without_context(vm);
}

// Makes the generator's frame the running one. `value` is what its yield gives; `thrown`, when bound, is
// raised there.
bool resume(Vm& vm, Generator* generator, Value value, Value thrown, CallSite site) {
    auto what = static_cast<GeneratorWhat>(generator->what);
    switch (state_of(generator)) {
    case GeneratorState::running:
        return settle(vm, raise(vm, KnownType::ValueError, "{} already executing", what_is(generator)), site);
    case GeneratorState::closed:
        if (what == GeneratorWhat::coroutine)
            return settle(vm, raise(vm, KnownType::RuntimeError, "cannot reuse already awaited coroutine"),
                          site);
        if (thrown.is_bound()) {
            vm.pending = thrown;
            return raise_pending(vm);
        }
        return deliver_end(vm, what, Value::none(), site);
    case GeneratorState::created:
        if (thrown.is_unbound() && !value.is_none())
            return settle(vm,
                          raise(vm, KnownType::TypeError, "can't send non-None value to a just-started {}",
                                what_is(generator)),
                          site);
        break;
    case GeneratorState::suspended: break;
    }
    bool first = state_of(generator) == GeneratorState::created;
    auto* function = vm.as<Function>(generator->function);
    bool hidden = function->builtin != 0;
    if (!hidden && vm.depth >= vm.frame_limit)
        return settle(vm, raise(vm, KnownType::RecursionError, "maximum recursion depth exceeded"), site);
    if (!stack_has_room(vm, fresh_window(vm), 64)) return out_of_stack(vm);

    vm.writing(generator);
    if (!hidden) vm.depth++;
    vm.pc = switch_to(vm, vm.header(), generator, hidden, site);
    if (thrown.is_bound()) {
        vm.pending = thrown;
        return raise_pending(vm);
    }
    if (!first) vm.registers[field_a(vm.pc[-1])] = value;
    if (!hidden && ++vm.poll.spent >= vm.poll.until.load(std::memory_order_relaxed)) return poll(vm);
    return true;
}

} // namespace

namespace {

// Where the body of a generator's code begins; 0: nowhere.
uint32_t body_of(Vm& vm, const Code* code) {
    auto* blob = vm.as<Blob>(code->words);
    auto* words = reinterpret_cast<const uint64_t*>(blob->data());
    for (uint32_t at = 0; at < blob->bytes / 8; at += 1 + trailing_words(words[at]))
        if (base_opcode(words[at]) == Opcode::GENERATOR) return at + 1;
    return 0;
}

} // namespace

void close_generator(Vm& vm, Generator* generator) {
    vm.writing(generator);
    vm.handled = generator->handled;
    generator->handled = Value();
    auto* function = vm.as<Function>(generator->function);
    uint32_t kept = 0;
    generator->state = static_cast<uint8_t>(GeneratorState::closed);
    if (function->builtin == steady_iterator_function && function->bound <= generator->window) {
        if (uint32_t body = body_of(vm, vm.as<Code>(generator->code))) {
            kept = function->bound;
            generator->pc = body;
            generator->state = static_cast<uint8_t>(GeneratorState::created);
        }
    }
    for (uint32_t i = kept; i < generator->window; i++) generator->registers()[i] = Value();
    generator->frame0 = generator->frame1 = generator->frame2 = generator->frame3 = Value();
}

bool finish_generator(Vm& vm, Value value) {
    FrameHeader* header = vm.header();
    auto* generator = static_cast<Generator*>(vm.at(header->owner));
    CallSite site{header->on_return, header->target, nullptr};
    uint32_t previous = header->previous;
    close_generator(vm, generator);
    vm.enter(previous);
    site.resume = vm.pc;
    if (site.kind == Return::next &&
        generator->what == static_cast<uint8_t>(GeneratorWhat::async_generator)) {
        end_step(vm, step_of_send(vm), generator, true);
        site.kind = Return::discard; // a step's own end is raised
    }
    return deliver_end(vm, static_cast<GeneratorWhat>(generator->what), value, site);
}

bool resume_quickly(Vm& vm, Generator* generator, Value value, CallSite site) {
    const uint64_t* pc = resume_at_once(vm, vm.header(), generator, value, site);
    if (!pc) return false;
    vm.pc = pc;
    return true;
}

bool resume_generator(Vm& vm, CallSite site) {
    auto* generator = vm.as<Generator>(vm.tail_callable);
    Value value = vm.tail_arguments, thrown = vm.tail_keywords;
    vm.tail_callable = vm.tail_arguments = vm.tail_keywords = Value();
    if (thrown.is_unbound() && resume_quickly(vm, generator, value, site)) return true;
    return resume(vm, generator, value, thrown, site);
}

bool slow_generator(Vm& vm, uint64_t instruction) {
    auto* function = vm.function();
    Code* code = vm.code();
    auto* generator = vm.make<Generator>(KnownType::generator, code->registers);
    if (!generator) return settle(vm, Value::reserve(), {});
    GeneratorWhat what = (code->flags & code_flag::coroutine) != 0         ? GeneratorWhat::coroutine
                         : (code->flags & code_flag::async_generator) != 0 ? GeneratorWhat::async_generator
                                                                           : GeneratorWhat::generator;
    if (what == GeneratorWhat::coroutine) generator->type = vm.type(KnownType::coroutine).offset();
    if (what == GeneratorWhat::async_generator)
        generator->type = vm.type(KnownType::async_generator).offset();
    if (function->builtin >= iterator_function) generator->type = function->owner.offset();
    generator->what = static_cast<uint8_t>(what);
    generator->state = static_cast<uint8_t>(GeneratorState::created);
    // Should it die between a `try` and its `finally`, it is closed.
    bool guarded = vm.is<Blob>(code->handlers) && vm.as<Blob>(code->handlers)->bytes != 0;
    if (guarded && function->builtin == 0 && !enlist_finalizable(vm, generator))
        return settle(vm, Value::reserve(), {});
    generator->pc = static_cast<uint32_t>(resume_point(vm, instruction) - vm.words);
    generator->function = vm.ref(function);
    generator->code = vm.ref(code);
    generator->name = function->name;
    generator->qualname = function->qualname;
    for (uint32_t i = 0; i < code->locals; i++) generator->registers()[i] = vm.registers[i];
    return return_value(vm, vm.ref(generator));
}

bool slow_yield(Vm& vm, uint64_t instruction) {
    FrameHeader* header = vm.header();
    if (header->owner == 0) return slow_wrong_kind(vm, instruction);
    auto* generator = static_cast<Generator*>(vm.at(header->owner));
    Value value = vm.registers[field_b(instruction)];
    CallSite site{header->on_return, header->target, nullptr};
    if (field_x(instruction) == 2) {
        if (site.kind == Return::next) {
            // Resumed by a step that stands in a SEND: the item is what that gives.
            vm.pc = suspend(vm, header, vm.pc);
            end_step(vm, step_of_send(vm), generator, false);
            uint64_t word = vm.pc[-1];
            vm.registers[field_a(word)] = value;
            vm.pc += field_s(word);
            return true;
        }
        auto* wrapped = vm.make<Cell>(KnownType::cell);
        if (!wrapped) return settle(vm, Value::reserve(), {});
        wrapped->aux = async_item;
        wrapped->contents = value;
        value = vm.ref(wrapped);
    }
    site.resume = vm.pc = suspend(vm, header, vm.pc);
    return deliver(vm, value, site);
}

namespace {

// A step of an asynchronous generator in the cases where nothing can be wrong with it; false: the prelude
// does it.
bool step_quickly(Vm& vm, AsyncStep* step, Value value, CallSite site) {
    auto state = static_cast<StepState>(step->state);
    auto* generator = vm.as<Generator>(step->generator);
    if (state == StepState::closed || vm.twin || vm.offset_of(step) < vm.image_end) return false;
    if (state == StepState::fresh) {
        if ((generator->flags & generator_flag::stepping) != 0) return false;
        if (value.is_none()) value = step->value;
    }
    if ((generator->flags & generator_flag::busy) != 0) return false;
    if (!resume_quickly(vm, generator, value, site)) return false;
    step->state = static_cast<uint32_t>(StepState::started);
    generator->flags |= generator_flag::stepping;
    return true;
}

} // namespace

void fail_step(Vm& vm, Generator* generator) {
    Value type = class_of(vm, vm.pending);
    bool over =
        is_subtype(vm, type, KnownType::StopAsyncIteration) || is_subtype(vm, type, KnownType::GeneratorExit);
    end_step(vm, step_of_send(vm), generator, over);
}

bool slow_send(Vm& vm, uint64_t instruction) {
    Value receiver = vm.registers[field_b(instruction)], value = vm.registers[field_a(instruction)];
    CallSite site{Return::next, 0, resume_point(vm, instruction)};
    if (vm.is<Generator>(receiver)) return resume(vm, vm.as<Generator>(receiver), value, Value(), site);
    if (vm.is<AsyncStep>(receiver) && step_quickly(vm, vm.as<AsyncStep>(receiver), value, site)) return true;
    if (value.is_none()) {
        Value item = leaf_next(vm, receiver);
        if (item == Value::exhausted()) {
            vm.registers[field_a(instruction)] = Value::none();
            vm.pc += field_s(instruction);
            return true;
        }
        if (item != Value::defer()) return give(vm, instruction, field_a(instruction), item);
        Value next = type_lookup(vm, class_of(vm, receiver), KnownName::next);
        if (vm.is<Function>(next)) return call_with(vm, next, {receiver}, site);
    }
    return call_prelude(vm, PreludeFunction::send, {receiver, value}, site);
}

bool slow_get_yield_from(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    uint32_t target = field_a(instruction);
    if (vm.is<Generator>(from) &&
        vm.as<Generator>(from)->what == static_cast<uint8_t>(GeneratorWhat::generator))
        return give(vm, instruction, target, from);
    Value iterator = vm.is<Generator>(from) ? Value::defer() : leaf_iter(vm, from);
    if (iterator != Value::defer()) return give(vm, instruction, target, iterator);
    return call_prelude(vm, PreludeFunction::get_yield_from, {from}, store_into(vm, instruction, target));
}

bool slow_get_awaitable(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    uint32_t target = field_a(instruction);
    if (vm.is<Generator>(from) &&
        vm.as<Generator>(from)->what == static_cast<uint8_t>(GeneratorWhat::coroutine) &&
        state_of(vm.as<Generator>(from)) == GeneratorState::created)
        return give(vm, instruction, target, from);
    if (vm.is<AsyncStep>(from)) return give(vm, instruction, target, from);
    Value await = from.is_ref() ? type_lookup(vm, class_of(vm, from), KnownName::await) : Value();
    if (vm.is<Function>(await)) {
        // What a plain generator function gives needs no look.
        auto* function = vm.as<Function>(await);
        uint32_t what =
            vm.as<Code>(function->code)->flags & (code_flag::any_generator | code_flag::iterable_coroutine);
        if (what == code_flag::generator && function->builtin == 0)
            return call_with(vm, await, {from}, store_into(vm, instruction, target));
    }
    return call_prelude(vm, PreludeFunction::get_awaitable, {from, Value::integer(field_x(instruction))},
                        store_into(vm, instruction, target));
}

bool slow_get_aiter(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    if (from.is_ref() && vm.at(from)->type == vm.type(KnownType::async_generator).offset())
        return give(vm, instruction, field_a(instruction), from);
    return call_prelude(vm, PreludeFunction::get_aiter, {vm.registers[field_b(instruction)]},
                        store_into(vm, instruction, field_a(instruction)));
}

bool slow_get_anext(Vm& vm, uint64_t instruction) {
    Value from = vm.registers[field_b(instruction)];
    if (from.is_ref() && vm.at(from)->type == vm.type(KnownType::async_generator).offset() &&
        (vm.as<Generator>(from)->flags & generator_flag::hooked) != 0) {
        auto* step = vm.make<AsyncStep>(KnownType::async_generator_asend);
        if (!step) return settle(vm, Value::reserve(), {});
        step->generator = from;
        step->value = Value::none();
        return give(vm, instruction, field_a(instruction), vm.ref(step));
    }
    return call_prelude(vm, PreludeFunction::get_anext, {vm.registers[field_b(instruction)]},
                        store_into(vm, instruction, field_a(instruction)));
}

bool slow_end_async_for(Vm& vm, uint64_t instruction) {
    Value exception = vm.registers[field_a(instruction)];
    if (!vm.is<Exception>(exception)) return slow_wrong_kind(vm, instruction);
    if (!is_subtype(vm, class_of(vm, exception), KnownType::StopAsyncIteration))
        return reraise(vm, exception);
    vm.pc += field_d(instruction);
    return true;
}

} // namespace natrix
