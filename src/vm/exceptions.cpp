#include "compiler/positions.h"
#include "memory/collector.h"
#include "objects/code.h"
#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/generator.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {
namespace {

struct HandlerEntry {
    uint32_t start, end, target, exception, spare;
};

// The innermost handler of the code around the word `at`, or null.
const HandlerEntry* find_handler(Vm& vm, Code* code, uint32_t at) {
    if (!vm.is<Blob>(code->handlers)) return nullptr;
    auto* table = vm.as<Blob>(code->handlers);
    auto* entries = reinterpret_cast<const HandlerEntry*>(table->data());
    uint32_t count = table->bytes / static_cast<uint32_t>(sizeof(HandlerEntry));
    for (uint32_t i = 0; i < count; i++)
        if (entries[i].start <= at && at < entries[i].end) return entries + i;
    return nullptr;
}

bool is_a(Vm& vm, Value exception, KnownType type) { return is_subtype(vm, class_of(vm, exception), type); }

// "During handling of the above exception": what was being handled becomes the context. A chain that would
// close on itself is cut, as CPython does.
void set_context(Vm& vm, Value raised) {
    Value handled = vm.handled;
    if (!vm.is<Exception>(handled) || handled == raised) return;
    auto* exception = vm.as<Exception>(raised);
    Value at = handled, slow = handled;
    for (bool step = false; vm.is<Exception>(at); step = !step) {
        auto* object = vm.as<Exception>(at);
        if (object->context == raised) {
            vm.writing(object);
            object->context = Value::none();
            break;
        }
        at = object->context;
        if (at == slow) break;
        if (step) slow = vm.as<Exception>(slow)->context;
    }
    vm.writing(exception);
    exception->context = handled;
}

// One more line for the traceback of vm.pending: the running frame, at the word `at`. `left`: the first line
// up to now is that of the frame which the exception has just left.
bool add_traceback_entry(Vm& vm, uint32_t at, bool left) {
    auto* entry = vm.make<Traceback>(KnownType::traceback);
    if (!entry) {
        if (!ensure_room(vm)) return false;
        entry = vm.make<Traceback>(KnownType::traceback);
        if (!entry) return stop(vm);
    }
    auto* exception = vm.as<Exception>(vm.pending);
    entry->pc = at;
    Code* code = vm.code();
    bool told = vm.function()->code == vm.ref(code); // (a function may be given other code while it runs)
    entry->line = told ? no_line : static_cast<int32_t>(position_at(vm, code, at).line);
    entry->next = exception->traceback;
    entry->function = Value::ref(vm.header()->function);
    note_entry(vm, vm.header(), entry);
    if (left) note_left(vm, vm.as<Traceback>(exception->traceback), entry);
    vm.writing(exception);
    exception->traceback = vm.ref(entry);
    return true;
}

// The first line of vm.pending's traceback, or null.
Traceback* first_entry(Vm& vm) {
    Value traceback = vm.as<Exception>(vm.pending)->traceback;
    return vm.is<Traceback>(traceback) ? vm.as<Traceback>(traceback) : nullptr;
}

// A generator must not end by a StopIteration of its own: it would look like its end.
bool replace_stop_iteration(Vm& vm, Code* code) {
    uint32_t flags = code->flags;
    bool plain = is_a(vm, vm.pending, KnownType::StopIteration);
    bool async =
        (flags & code_flag::async_generator) != 0 && is_a(vm, vm.pending, KnownType::StopAsyncIteration);
    if (!plain && !async) return true;
    const char* what = (flags & code_flag::async_generator) != 0 ? "async generator raised {}"
                       : (flags & code_flag::coroutine) != 0     ? "coroutine raised {}"
                                                                 : "generator raised {}";
    if (!ensure_room(vm)) return false;
    Value cause = vm.pending;
    (void)raise(vm, KnownType::RuntimeError, what, plain ? "StopIteration" : "StopAsyncIteration");
    auto* exception = vm.as<Exception>(vm.pending);
    exception->cause = exception->context = cause;
    exception->suppress_context = 1;
    return true;
}

// An AttributeError that comes out of the search for an attribute learns what was asked of what, unless it
// says so already. vm.pc stands behind the instruction that searched.
bool note_attribute(Vm& vm) {
    if (!is_a(vm, vm.pending, KnownType::AttributeError)) return true;
    auto known = [&](uint32_t field) {
        Value details = vm.as<Exception>(vm.pending)->details;
        return vm.is<Items>(details) && field < vm.as<Items>(details)->capacity &&
               vm.as<Items>(details)->items()[field].is_bound();
    };
    if (known(exception_field::name) || known(exception_field::object)) return true;
    if (!ensure_room(vm)) return false;
    uint64_t word = vm.pc[-3]; // GETATTR and GETMETHOD are followed by two words
    auto* exception = vm.as<Exception>(vm.pending);
    (void)set_exception_detail(vm, exception, exception_field::name, vm.name_at(field_c(word)));
    (void)set_exception_detail(vm, exception, exception_field::object, vm.registers[field_b(word)]);
    return true;
}

// Whether the running frame shows in tracebacks.
bool shows(Vm& vm) {
    // (The bake shows the prelude's: there they are what is wrong.)
    return (vm.header()->flags & FrameHeader::hidden) == 0 || vm.baking || vm.show_prelude;
}

// The exception in vm.pending leaves frame after frame until a handler takes it.
bool unwind(Vm& vm, bool add_entry) {
    auto at = static_cast<uint32_t>(vm.pc - vm.words) - 1;
    bool left = false;
    for (;;) {
        bool shown = shows(vm), added = add_entry && shown;
        if (added && !add_traceback_entry(vm, at, left)) return false;
        add_entry = true;
        Code* code = vm.code();
        if (const HandlerEntry* handler = find_handler(vm, code, at)) {
            if (added) note_caught(vm, vm.header(), first_entry(vm));
            vm.registers[handler->exception] = vm.pending;
            vm.pending = Value();
            vm.pc = vm.words + handler->target;
            return true;
        }
        bool hidden = (vm.header()->flags & FrameHeader::hidden) != 0;
        // (Making the other exception may collect, so nothing of the frame is kept across it.)
        if (vm.header()->owner != 0 && !hidden && !replace_stop_iteration(vm, code)) return false;
        if (shown) {
            // (An exception that stands for a StopIteration has no traceback yet.)
            Traceback* first = first_entry(vm);
            left = first && (added || is_entry_of(vm, vm.header(), first));
            if (is_observed(vm, vm.header())) {
                if (!ensure_room(vm)) return false;
                Value back = caller_of(vm, vm.header());
                if (back.is_signal()) return stop(vm);
                end_frame(vm, vm.header(), at + 1, back);
            }
        }
        FrameHeader* header = vm.header();
        uint32_t previous = header->previous;
        Return kind = header->on_return;
        if (!hidden) vm.depth--;
        auto* generator = header->owner != 0 ? static_cast<Generator*>(vm.at(header->owner)) : nullptr;
        if (generator) close_generator(vm, generator);
        if (previous == FrameHeader::outermost) {
            vm.result = vm.pending;
            vm.pending = Value();
            vm.frame = 0;
            vm.exit = Exit::exception;
            return false;
        }
        vm.enter(previous);
        if (kind == Return::attribute && !note_attribute(vm)) return false;
        if (kind == Return::next && generator &&
            generator->what == static_cast<uint8_t>(GeneratorWhat::async_generator))
            fail_step(vm, generator);
        if (kind == Return::next && is_a(vm, vm.pending, KnownType::StopIteration)) {
            // The end of an iterator: not an error for the instruction that asked for the next item.
            uint64_t word = vm.pc[-1];
            if (base_opcode(word) == Opcode::SEND) {
                auto* arguments = vm.as<Tuple>(vm.as<Exception>(vm.pending)->args);
                vm.registers[field_a(word)] = arguments->length ? arguments->items()[0] : Value::none();
            }
            vm.pending = Value();
            vm.pc += field_s(word);
            return true;
        }
        at = static_cast<uint32_t>(vm.pc - vm.words) - 1;
    }
}

} // namespace

bool ensure_room(Vm& vm) {
    constexpr uint64_t enough = 16 * 1024;
    if (vm.hard_end() >= vm.top + enough) return true;
    vm.reserve_bytes = enough;
    vm.save_pc(vm.pc);
    uint32_t frame = vm.frame;
    Room room = make_room(vm);
    vm.enter(frame != vm.frame ? vm.frame : frame);
    if (room == Room::made) return true;
    if (vm.stop == Stop::none) vm.stop = Stop::memory;
    return leave(vm, Exit::stopped, vm.pc);
}

bool raise_pending(Vm& vm) {
    set_context(vm, vm.pending);
    return unwind(vm, true);
}

bool raise_without_context(Vm& vm) { return unwind(vm, true); }

bool reraise(Vm& vm, Value exception) {
    vm.pending = exception;
    return unwind(vm, false);
}

bool slow_match_exception(Vm& vm, uint64_t instruction) {
    Value exception = vm.registers[field_b(instruction)], wanted = vm.registers[field_c(instruction)];
    Value type = class_of(vm, exception);
    auto wrong = [&] {
        return settle(vm,
                      raise(vm, KnownType::TypeError,
                            "catching classes that do not inherit from BaseException is not allowed"),
                      {});
    };
    auto is_exception_class = [&](Value value) {
        return is_type(vm, value) && is_subtype(vm, value, KnownType::BaseException);
    };
    bool matches = false;
    if (vm.is<Tuple>(wanted)) {
        auto* tuple = vm.as<Tuple>(wanted);
        for (uint32_t i = 0; i < tuple->length; i++)
            if (!is_exception_class(tuple->items()[i])) return wrong();
        for (uint32_t i = 0; i < tuple->length; i++) matches |= is_subtype(vm, type, tuple->items()[i]);
    } else {
        if (!is_exception_class(wanted)) return wrong();
        matches = is_subtype(vm, type, wanted);
    }
    vm.registers[field_a(instruction)] = Value::boolean(matches);
    return done(vm, instruction);
}

bool slow_exception_info(Vm& vm, uint64_t instruction) {
    Value exception = vm.registers[field_b(instruction)];
    if (!vm.is<Exception>(exception)) return slow_wrong_kind(vm, instruction);
    Value* to = vm.registers + field_a(instruction);
    to[0] = class_of(vm, exception);
    to[1] = exception;
    to[2] = vm.as<Exception>(exception)->traceback;
    return done(vm, instruction);
}

bool slow_raise(Vm& vm, uint64_t instruction) {
    Value raised = vm.registers[field_a(instruction)];
    bool from = base_opcode(instruction) == Opcode::RAISEFROM;
    if (!from && vm.is<Exception>(raised)) {
        vm.pending = raised;
        return raise_pending(vm);
    }
    // The prelude makes the instance, checks the cause, and raises; its frame leaves no trace.
    return call_prelude(vm, PreludeFunction::raise_value,
                        {raised, from ? vm.registers[field_b(instruction)] : Value::tombstone()},
                        {Return::discard, 0, resume_point(vm, instruction)});
}

bool slow_reraise(Vm& vm, uint64_t instruction) {
    Value exception = vm.registers[field_a(instruction)];
    return vm.is<Exception>(exception) ? reraise(vm, exception) : slow_wrong_kind(vm, instruction);
}

bool slow_reraise_handled(Vm& vm, uint64_t) {
    if (vm.is<Exception>(vm.handled)) return reraise(vm, vm.handled);
    return settle(vm, raise(vm, KnownType::RuntimeError, "No active exception to reraise"), {});
}

} // namespace natrix
