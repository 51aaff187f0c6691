#include "objects/generator.h"

#include "compiler/instruction.h"
#include "natives/all.h"
#include "objects/code.h"
#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/tuple.h"
#include "objects/type.h"

// Generators, coroutines and asynchronous generators: what they show, and asking the loop to resume them.
namespace natrix {
namespace {

Generator* generator_at(Cage& c, Value* a) { return c.as<Generator>(a[0]); }
Value or_none(Value value) { return value.is_bound() ? value : Value::none(); }

Value is_generator(Cage& c, Value* a) { return Value::boolean(c.is<Generator>(a[0])); }

// The loop goes on in the generator; what that gives is the kernel's result.
Value resume(Cage& c, Value generator, Value value, Value thrown) {
    if ((c.as<Generator>(generator)->flags & generator_flag::busy) != 0) {
        auto what = static_cast<GeneratorWhat>(c.as<Generator>(generator)->what);
        return raise(c, KnownType::ValueError, "{} already executing",
                     what == GeneratorWhat::coroutine         ? "coroutine"
                     : what == GeneratorWhat::async_generator ? "async generator"
                                                              : "generator");
    }
    c.tail_callable = generator;
    c.tail_arguments = value;
    c.tail_keywords = thrown;
    return Value::tail_call();
}
Value generator_send(Cage& c, Value* a) { return resume(c, a[0], a[1], Value()); }
Value generator_next(Cage& c, Value* a) { return resume(c, a[0], Value::none(), Value()); }
Value generator_throw(Cage& c, Value* a) { return resume(c, a[0], Value::none(), a[1]); }

Value generator_state(Cage& c, Value* a) { return Value::integer(generator_at(c, a)->state); }
Value generator_what(Cage& c, Value* a) { return Value::integer(generator_at(c, a)->what); }

Value generator_flag(Cage& c, Value* a) {
    return Value::boolean((generator_at(c, a)->flags & static_cast<uint16_t>(a[1].as_int())) != 0);
}
Value set_generator_flag(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    auto flag = static_cast<uint16_t>(a[1].as_int());
    c.writing(generator);
    generator->flags =
        static_cast<uint16_t>(a[2].is_true() ? generator->flags | flag : generator->flags & ~flag);
    return Value::none();
}

// The register that holds what a suspended generator delegates to; null: it waits at a yield of its own.
Value* delegate_register(Cage& c, Generator* generator) {
    if (generator->state != static_cast<uint8_t>(GeneratorState::suspended) || generator->pc == 0)
        return nullptr;
    auto* words = c.as<Blob>(c.as<Code>(generator->code)->words);
    if (uint64_t{generator->pc} * 8 > words->bytes) return nullptr;
    Instruction yield{reinterpret_cast<const uint64_t*>(words->data())[generator->pc - 1]};
    if (yield.opcode() != Opcode::YIELD || yield.x() != 1 || yield.c() >= generator->window) return nullptr;
    return generator->registers() + yield.c();
}

Value generator_delegate(Cage& c, Value* a) {
    Value* delegate = delegate_register(c, generator_at(c, a));
    return delegate && delegate->is_bound() ? *delegate : Value::tombstone();
}
Value set_generator_delegate(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    c.writing(generator);
    if (Value* delegate = delegate_register(c, generator)) *delegate = a[1];
    return Value::none();
}

// A generator that has not begun, or has ended, is closed without running.
Value generator_finish(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    c.writing(generator);
    end_frame(c, generator);
    generator->state = static_cast<uint8_t>(GeneratorState::closed);
    for (uint32_t i = 0; i < generator->window; i++) generator->registers()[i] = Value();
    return Value::none();
}

// 0 name, 1 qualified name, 2 code, 3 function, 4 origin
Value generator_part(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    const Value parts[] = {generator->name, generator->qualname, generator->code, generator->function,
                           generator->origin};
    return or_none(parts[static_cast<uint64_t>(a[1].as_int()) % 5]);
}
Value set_generator_part(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    c.writing(generator);
    Value* parts[] = {&generator->name, &generator->qualname};
    *parts[static_cast<uint64_t>(a[1].as_int()) % 2] = a[2];
    return Value::none();
}

// The frame of a generator that has not ended.
Value generator_frame(Cage& c, Value* a) {
    auto* generator = generator_at(c, a);
    if (generator->state == static_cast<uint8_t>(GeneratorState::closed)) return Value::none();
    return frame_of(c, generator);
}

// What an asynchronous generator yielded itself, taken out of its wrapping; MISSING: what it awaits yielded
// this.
Value async_item_contents(Cage& c, Value* a) {
    if (!c.is<Cell>(a[0]) || c.at(a[0])->aux != async_item) return Value::tombstone();
    return c.as<Cell>(a[0])->contents;
}

// Steps of asynchronous generators: (generator, value).
Value make_step(Cage& c, Value* a) {
    auto* step = c.make<AsyncStep>(KnownType::async_generator_asend);
    if (!step) return Value::reserve();
    step->generator = a[0];
    step->value = a[1];
    return c.ref(step);
}
Value step_state(Cage& c, Value* a) { return Value::integer(c.as<AsyncStep>(a[0])->state); }
Value set_step_state(Cage& c, Value* a) {
    auto* step = c.as<AsyncStep>(a[0]);
    c.writing(step);
    step->state = static_cast<uint32_t>(a[1].as_int());
    return Value::none();
}
Value step_generator(Cage& c, Value* a) { return c.as<AsyncStep>(a[0])->generator; }
Value step_value(Cage& c, Value* a) { return c.as<AsyncStep>(a[0])->value; }

// Raises StopIteration(value).
Value stop_iteration(Cage& c, Value* a) {
    if (a[0].is_none()) return raise_with(c, KnownType::StopIteration, Value());
    return raise_value(c, KnownType::StopIteration, a[0]);
}

constexpr NativeEntry kernel_entries[] = {
    {"stop_iteration", stop_iteration},
    {"is_generator", is_generator},
    {"generator_send", generator_send},
    {"generator_next", generator_next},
    {"generator_throw", generator_throw},
    {"generator_state", generator_state},
    {"generator_what", generator_what},
    {"generator_flag", generator_flag},
    {"set_generator_flag", set_generator_flag},
    {"generator_delegate", generator_delegate},
    {"set_generator_delegate", set_generator_delegate},
    {"generator_finish", generator_finish},
    {"generator_part", generator_part},
    {"set_generator_part", set_generator_part},
    {"generator_frame", generator_frame},
    {"async_item_contents", async_item_contents},
    {"make_async_step", make_step},
    {"async_step_state", step_state},
    {"set_async_step_state", set_step_state},
    {"async_step_generator", step_generator},
    {"async_step_value", step_value},
};

constexpr NativeEntry native_entries[] = {
    {"generator.send", generator_send},
    {"generator.__next__", generator_next},
    {"coroutine.send", generator_send},
};

} // namespace

const NativeTable generator_kernels = kernels_of(kernel_entries);
const NativeTable generator_natives = natives_of(native_entries);

} // namespace natrix
