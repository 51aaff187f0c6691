#include "objects/frame.h"

#include "compiler/positions.h"
#include "natives/all.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/list.h"
#include "objects/tuple.h"

// Frames: their objects, and what a script may ask of those it runs in.
namespace natrix {
namespace {

Frame* frame_at(Cage& c, Value* a) { return c.as<Frame>(a[0]); }
Value or_none(Value value) { return value.is_bound() ? value : Value::none(); }

bool is_optimized(const Code* code) { return (code->flags & code_flag::optimized) != 0; }

Value is_frame(Cage& c, Value* a) { return Value::boolean(c.is<Frame>(a[0])); }

// The script's frame number a[0], innermost first; MISSING past the last.
Value script_frame_object(Cage& c, Value* a) {
    FrameHeader* header = script_frame(c, static_cast<uint32_t>(a[0].as_int()));
    return header ? frame_of(c, header) : Value::tombstone();
}

// (function, code, line, globals) of the same, without an object.
Value frame_info(Cage& c, Value* a) {
    FrameHeader* header = script_frame(c, static_cast<uint32_t>(a[0].as_int()));
    if (!header) return Value::tombstone();
    auto* code = static_cast<Code*>(c.at(header->code));
    uint32_t pc = header->pc;
    return tuple_of(c, {Value::ref(header->function), Value::ref(header->code),
                        Value::integer(position_at(c, code, pc ? pc - 1 : 0).line),
                        static_cast<Function*>(c.at(header->function))->globals});
}

Value frame_globals(Cage& c, Value*) {
    FrameHeader* header = script_frame(c);
    return header ? static_cast<Function*>(c.at(header->function))->globals : Value::tombstone();
}

// What locals() gives in the innermost frame; MISSING: there is none.
Value frame_locals(Cage& c, Value*) {
    FrameHeader* header = script_frame(c);
    if (!header) return Value::tombstone();
    auto* code = static_cast<Code*>(c.at(header->code));
    FrameVariables variables(c, header);
    if (!is_optimized(code) && !variables.in_comprehension())
        return header->locals != 0 ? Value::ref(header->locals)
                                   : static_cast<Function*>(c.at(header->function))->globals;
    Dict* dict = make_dict(c, code->locals);
    if (!dict || !variables.add_to(dict) || !add_extra(c, header, dict)) return Value::reserve();
    return c.ref(dict);
}

// 0 function, 1 code, 2 generator, 3 f_trace
Value frame_part(Cage& c, Value* a) {
    auto* frame = frame_at(c, a);
    const Value parts[] = {frame->function, frame->code, frame->generator, frame->trace};
    return or_none(parts[static_cast<uint64_t>(a[1].as_int()) % 4]);
}

Value set_frame_trace(Cage& c, Value* a) {
    c.writing(frame_at(c, a));
    frame_at(c, a)->trace = a[1];
    return Value::none();
}

Value frame_back(Cage& c, Value* a) { return caller_of(c, frame_at(c, a)); }

// 0 ended, 1 running, 2 not begun, 3 suspended
Value frame_state(Cage& c, Value* a) { return Value::integer(static_cast<int>(state_of(c, frame_at(c, a)))); }

Value frame_lasti(Cage& c, Value* a) {
    uint32_t pc = pc_of(c, frame_at(c, a));
    return Value::integer(pc == 0 ? -1 : (int64_t{pc} - 1) * 2);
}

Value frame_line(Cage& c, Value* a) {
    auto* frame = frame_at(c, a);
    auto* code = c.as<Code>(frame->code);
    uint32_t pc = pc_of(c, frame);
    if (pc == 0 || state_of(c, frame) == FrameState::created) return Value::integer(code->first_line);
    // Instructions that no line stands for count to the one before.
    uint32_t line = code->first_line;
    for (PositionReader at(c, code); at.next() && at.begin() < pc;)
        if (at.position().line != 0) line = at.position().line;
    return Value::integer(line);
}

// The dict that a module's or class' frame has for its variables; MISSING: they are in registers.
Value frame_namespace(Cage& c, Value* a) {
    auto* frame = frame_at(c, a);
    if (is_optimized(c.as<Code>(frame->code)) || FrameVariables(c, frame).in_comprehension())
        return Value::tombstone();
    return frame->space.is_bound() ? frame->space : c.as<Function>(frame->function)->globals;
}

// A dict of the variables that are bound.
Value frame_variables(Cage& c, Value* a) {
    auto* frame = frame_at(c, a);
    Dict* dict = make_dict(c, frame->count);
    if (!dict || !FrameVariables(c, frame).add_to(dict)) return Value::reserve();
    return c.ref(dict);
}

// frame_variable(frame, name): its value; MISSING: it has none.
Value frame_variable(Cage& c, Value* a) {
    FrameVariables variables(c, frame_at(c, a));
    uint32_t index = variables.find(a[1]);
    if (index == FrameVariables::none) return Value::tombstone();
    Value value = variables.value(index);
    return value.is_bound() ? value : Value::tombstone();
}

// Whether the frame has a variable of this name, bound or not.
Value has_frame_variable(Cage& c, Value* a) {
    return Value::boolean(FrameVariables(c, frame_at(c, a)).find(a[1]) != FrameVariables::none);
}

Value set_frame_variable(Cage& c, Value* a) {
    FrameVariables variables(c, frame_at(c, a));
    uint32_t index = variables.find(a[1]);
    if (index != FrameVariables::none) variables.set(index, a[2]);
    return Value::none();
}

// What else a script has put into f_locals: a dict, or None.
Value frame_extra(Cage& c, Value* a) { return or_none(frame_at(c, a)->extra); }
Value set_frame_extra(Cage& c, Value* a) {
    c.writing(frame_at(c, a));
    frame_at(c, a)->extra = a[1];
    return Value::none();
}

// Forgets the variables of a frame that has ended.
Value clear_frame(Cage& c, Value* a) {
    auto* frame = frame_at(c, a);
    c.writing(frame);
    for (uint32_t i = 0; i < frame->count; i++) frame->variables()[i] = Value();
    frame->extra = Value();
    return Value::none();
}

Value traceback_frame(Cage& c, Value* a) { return frame_of(c, c.as<Traceback>(a[0])); }

constexpr NativeEntry kernel_entries[] = {
    {"is_frame", is_frame},
    {"script_frame_object", script_frame_object},
    {"frame_info", frame_info},
    {"frame_globals", frame_globals},
    {"frame_locals", frame_locals},
    {"frame_part", frame_part},
    {"set_frame_trace", set_frame_trace},
    {"frame_back", frame_back},
    {"frame_state", frame_state},
    {"frame_lasti", frame_lasti},
    {"frame_line", frame_line},
    {"frame_namespace", frame_namespace},
    {"frame_variables", frame_variables},
    {"frame_variable", frame_variable},
    {"has_frame_variable", has_frame_variable},
    {"set_frame_variable", set_frame_variable},
    {"frame_extra", frame_extra},
    {"set_frame_extra", set_frame_extra},
    {"clear_frame", clear_frame},
    {"traceback_frame", traceback_frame},
};

} // namespace

const NativeTable frame_kernels = kernels_of(kernel_entries);

} // namespace natrix
