#include "compiler/positions.h"
#include "memory/collector.h"
#include "natives/all.h"
#include "objects/bytearray.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/source.h"
#include "vm/vm.h"

// Kernels that need to know of the VM: frames, compiling, running code over a namespace, output, the
// recursion limit.
namespace natrix {
namespace {

// The innermost frame that is not the prelude's; 0: none.
FrameHeader* script_frame(Vm& vm, uint32_t skip = 0) {
    for (uint32_t at = vm.frame; at > FrameHeader::outermost;) {
        FrameHeader* header = vm.header_at(at);
        if ((header->flags & FrameHeader::hidden) == 0 && skip-- == 0) return header;
        at = header->previous;
    }
    return nullptr;
}

Value frame_globals(Cage& c, Value*) {
    FrameHeader* header = script_frame(Vm::of(c));
    return header ? static_cast<Function*>(c.at(header->function))->globals : Value::tombstone();
}

// Adds the local variables of a frame to a dict, in the order of the code's names.
bool copy_locals(Cage& c, FrameHeader* header, Dict* into) {
    auto* code = static_cast<Code*>(c.at(header->code));
    auto* names = c.as<Tuple>(code->local_names);
    for (uint32_t i = 0; i < names->length; i++) {
        Value value = header->registers()[i];
        if (value.is_bound() && c.is<Cell>(value)) {
            // A local that inner functions share; a cell that is a plain value of the script cannot be told
            // apart by its kind alone, so the code's list of cell names decides.
            auto* cells = c.as<Tuple>(code->cell_names);
            auto* frees = c.as<Tuple>(code->free_names);
            bool shared = false;
            for (uint32_t j = 0; j < cells->length; j++) shared |= cells->items()[j] == names->items()[i];
            for (uint32_t j = 0; j < frees->length; j++) shared |= frees->items()[j] == names->items()[i];
            if (shared) value = c.as<Cell>(value)->contents;
        }
        if (value.is_unbound()) continue;
        TextView name = text_of(c, names->items()[i]);
        if (name.length > 0 && name[0] == '.') continue;
        if (!dict_set_str(c, into, names->items()[i], value)) return false;
    }
    return true;
}

// The namespace of a module's or class' frame. Inside of a comprehension it is a copy that has the
// comprehension's variables too, which live in registers.
Value with_comprehension(Cage& c, FrameHeader* header, Value space) {
    auto* code = static_cast<Code*>(c.at(header->code));
    auto* names = c.as<Tuple>(code->local_names);
    auto* frees = c.as<Tuple>(code->free_names);
    Dict* copy = nullptr;
    for (uint32_t i = 0; i < names->length && c.is_exact<Dict>(space); i++) {
        Value name = names->items()[i], value = header->registers()[i];
        if (value.is_unbound()) continue;
        TextView text = text_of(c, name);
        bool own = text.length > 0 && text[0] != '.' && name != c.name(KnownName::class_) &&
                   !str_equals(c, name, "__classdict__") &&
                   !str_equals(c, name, "__conditional_annotations__");
        for (uint32_t j = 0; j < frees->length; j++) own = own && frees->items()[j] != name;
        auto* cells = c.as<Tuple>(code->cell_names);
        for (uint32_t j = 0; own && j < cells->length && c.is<Cell>(value); j++)
            if (cells->items()[j] == name) value = c.as<Cell>(value)->contents;
        if (!own || value.is_unbound()) continue;
        if (!copy) copy = dict_copy(c, c.as<Dict>(space));
        if (!copy || !dict_set_str(c, copy, name, value)) return Value::reserve();
    }
    return copy ? c.ref(copy) : space;
}

Value frame_locals(Cage& c, Value*) {
    FrameHeader* header = script_frame(Vm::of(c));
    if (!header) return Value::tombstone();
    if (header->locals != 0 && header->on_return != Return::keep_self)
        return with_comprehension(c, header, Value::ref(header->locals));
    auto* code = static_cast<Code*>(c.at(header->code));
    if ((code->flags & code_flag::optimized) == 0)
        return with_comprehension(c, header, static_cast<Function*>(c.at(header->function))->globals);
    Dict* dict = make_dict(c, code->locals);
    return dict && copy_locals(c, header, dict) ? c.ref(dict) : Value::reserve();
}

// Of the calling frame, for super() without arguments: the __class__ cell or None, whether its first argument
// is there, that argument, and whether it takes arguments. MISSING: there is no frame.
Value super_arguments(Cage& c, Value*) {
    FrameHeader* header = script_frame(Vm::of(c));
    if (!header) return Value::tombstone();
    auto* code = static_cast<Code*>(c.at(header->code));
    Value self;
    if (code->arg_count > 0 || (code->flags & code_flag::varargs) != 0) {
        self = header->registers()[0];
        if (code->arg_count == 0 && c.is<Tuple>(self))
            self = c.as<Tuple>(self)->length ? c.as<Tuple>(self)->items()[0] : Value();
        auto* cells = c.as<Tuple>(code->cell_names);
        auto* names = c.as<Tuple>(code->local_names);
        for (uint32_t j = 0; j < cells->length && names->length; j++)
            if (cells->items()[j] == names->items()[0] && c.is<Cell>(self)) self = c.as<Cell>(self)->contents;
    }
    auto* frees = c.as<Tuple>(code->free_names);
    Value cell = Value::none();
    auto* function = static_cast<Function*>(c.at(header->function));
    for (uint32_t i = 0; i < frees->length; i++)
        if (frees->items()[i] == c.name(KnownName::class_)) cell = c.as<Tuple>(function->closure)->items()[i];
    return tuple_of(c, {cell, Value::boolean(self.is_bound()), self.is_bound() ? self : Value::none(),
                        Value::boolean(code->arg_count > 0)});
}

// class_body(function, namespace): runs the function with the namespace as its frame's; its result is the
// kernel's.
Value class_body(Cage& c, Value* a) {
    c.tail_callable = a[0];
    c.tail_arguments = c.empty_tuple;
    c.tail_keywords = Value();
    c.tail_namespace = a[1];
    return Value::tail_call();
}

// run_code(code, globals, namespace, closure tuple or None)
Value run_code(Cage& c, Value* a) {
    auto* code = c.as<Code>(a[0]);
    uint32_t frees = c.as<Tuple>(code->free_names)->length;
    uint32_t given = c.is<Tuple>(a[3]) ? c.as<Tuple>(a[3])->length : 0;
    if (frees != given)
        return raise(c, KnownType::TypeError, "code object passed to exec() may not contain free variables");
    Function* function = make_function(c, a[0], a[1]);
    if (!function) return Value::reserve();
    if (given != 0) function->closure = a[3];
    Value arguments[] = {c.ref(function), a[2]};
    return class_body(c, arguments);
}

// compile_text(source str or bytes, filename, mode number, flags, optimize) -> (code or exception, warnings
// or None)
Value compile_text(Cage& c, Value* a) {
    SourceOptions options;
    options.filename = a[1];
    options.mode = static_cast<CompileMode>(a[2].as_int());
    auto flags = static_cast<uint32_t>(a[3].as_int());
    constexpr uint32_t allow_top_level_await = 0x2000, dont_imply_dedent = 0x200;
    options.top_level_await = (flags & allow_top_level_await) != 0;
    options.dont_imply_dedent = (flags & dont_imply_dedent) != 0;
    options.inherited_flags = flags;
    options.optimize = static_cast<uint8_t>(a[4].as_int() < 0 ? 0 : a[4].as_int());
    Value warnings;
    Value code;
    if (is_str(c, a[0])) {
        TextView text = text_of(c, a[0]);
        // The parser reads UTF-8. Lone surrogates go as WTF-8, which it refuses as CPython does.
        uint64_t room = uint64_t{text.length} * 3 + 1;
        if (text.width == 4) room = uint64_t{text.length} * 4 + 1;
        Blob* bytes = c.make<Blob>(KnownType::object, room);
        if (!bytes) return Value::reserve();
        auto* out = reinterpret_cast<uint8_t*>(bytes->data());
        size_t size = 0;
        for (uint32_t i = 0; i < text.length; i++) {
            CodePoint character = text[i];
            if (character < 0x80) {
                out[size++] = static_cast<uint8_t>(character);
                continue;
            }
            if (character >= 0x10000) out[size++] = static_cast<uint8_t>(0xF0 | character >> 18);
            if (character >= 0x800)
                out[size++] = static_cast<uint8_t>(character >= 0x10000 ? 0x80 | (character >> 12 & 0x3F)
                                                                        : 0xE0 | character >> 12);
            out[size++] = static_cast<uint8_t>(character >= 0x800 ? 0x80 | (character >> 6 & 0x3F)
                                                                  : 0xC0 | character >> 6);
            out[size++] = static_cast<uint8_t>(0x80 | (character & 0x3F));
        }
        options.source_is_text = true;
        code = compile_source(c, reinterpret_cast<const char*>(bytes->data()), size, options, &warnings);
    } else {
        auto* bytes = c.as<Bytes>(a[0]);
        code = compile_source(c, reinterpret_cast<const char*>(bytes->data()), bytes->length, options,
                              &warnings);
    }
    if (code == Value::raised() && warnings.is_bound() && !warnings.is_none()) {
        // The warnings come first.
        code = c.pending;
        c.pending = Value();
    }
    if (code.is_signal()) return code;
    return tuple_of(c, {code, warnings});
}

// Adds text to the VM's output (0) or errors (1), as UTF-8.
Value write_text(Cage& c, Value* a) {
    Vm& vm = Vm::of(c);
    Value& sink = a[0] == Value::integer(0) ? c.output : c.errors;
    TextView text = text_of(c, a[1]);
    uint64_t size = 0;
    for (uint32_t i = 0; i < text.length; i++)
        size += text[i] < 0x80 ? 1u : text[i] < 0x800 ? 2u : text[i] < 0x10000 ? 3u : 4u;
    auto* buffer = c.is<Blob>(sink) ? c.as<Blob>(sink) : nullptr;
    uint32_t used = buffer ? buffer->spare : 0;
    if (!buffer || buffer->bytes - used < size) {
        uint64_t room = (uint64_t{used} + size) * 2;
        auto* bigger = c.make<Blob>(KnownType::object, room < 4096 ? 4096 : room);
        if (!bigger) return Value::reserve();
        if (used) std::memcpy(bigger->data(), buffer->data(), used);
        bigger->spare = used;
        sink = c.ref(bigger);
        buffer = bigger;
    }
    auto* out = reinterpret_cast<uint8_t*>(buffer->data()) + used;
    for (uint32_t i = 0; i < text.length; i++) {
        CodePoint character = text[i];
        if (character < 0x80) {
            *out++ = static_cast<uint8_t>(character);
        } else if (character < 0x800) {
            *out++ = static_cast<uint8_t>(0xC0 | character >> 6);
            *out++ = static_cast<uint8_t>(0x80 | (character & 0x3F));
        } else if (character < 0x10000) {
            *out++ = static_cast<uint8_t>(0xE0 | character >> 12);
            *out++ = static_cast<uint8_t>(0x80 | (character >> 6 & 0x3F));
            *out++ = static_cast<uint8_t>(0x80 | (character & 0x3F));
        } else {
            *out++ = static_cast<uint8_t>(0xF0 | character >> 18);
            *out++ = static_cast<uint8_t>(0x80 | (character >> 12 & 0x3F));
            *out++ = static_cast<uint8_t>(0x80 | (character >> 6 & 0x3F));
            *out++ = static_cast<uint8_t>(0x80 | (character & 0x3F));
        }
    }
    buffer->spare = used + static_cast<uint32_t>(size);
    vm.output_bytes += size;
    // The host takes what has gathered at the next poll; a limit on output ends the run there.
    constexpr uint32_t enough = 32 * 1024;
    if (buffer->spare >= enough || vm.output_bytes > vm.max_output)
        vm.poll.until.store(0, std::memory_order_relaxed);
    return Value::none();
}

Value get_recursion_limit(Cage& c, Value*) { return Value::integer(Vm::of(c).recursion_limit); }

Value set_recursion_limit(Cage& c, Value* a) {
    Vm& vm = Vm::of(c);
    auto limit = static_cast<uint32_t>(a[0].as_int());
    if (vm.depth >= limit)
        return raise(c, KnownType::RecursionError,
                     "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low",
                     limit, vm.depth);
    vm.recursion_limit = limit;
    vm.frame_limit = limit < vm.max_depth ? limit : vm.max_depth;
    return Value::none();
}

Value handled_exception(Cage& c, Value*) { return c.handled.is_bound() ? c.handled : Value::none(); }

Value want_collection(Cage& c, Value*) {
    c.want_collection();
    return Value::none();
}

// (function name, filename, line) of script frame number a[0], innermost first; MISSING past the last.
Value frame_info(Cage& c, Value* a) {
    Vm& vm = Vm::of(c);
    FrameHeader* header = script_frame(vm, static_cast<uint32_t>(a[0].as_int()));
    if (!header) return Value::tombstone();
    auto* code = static_cast<Code*>(c.at(header->code));
    uint32_t pc = header->pc;
    return tuple_of(c, {Value::ref(header->function), Value::ref(header->code),
                        Value::integer(position_at(c, code, pc ? pc - 1 : 0).line),
                        static_cast<Function*>(c.at(header->function))->globals});
}

constexpr NativeEntry kernel_entries[] = {
    {"frame_globals", frame_globals},
    {"frame_locals", frame_locals},
    {"super_arguments", super_arguments},
    {"class_body", class_body},
    {"run_code", run_code},
    {"compile_text", compile_text},
    {"write_text", write_text},
    {"get_recursion_limit", get_recursion_limit},
    {"set_recursion_limit", set_recursion_limit},
    {"handled_exception", handled_exception},
    {"want_collection", want_collection},
    {"frame_info", frame_info},
};

} // namespace

const NativeTable vm_kernels = kernels_of(kernel_entries);

} // namespace natrix
