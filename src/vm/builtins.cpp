#include "base/text/utf8.h"
#include "memory/collector.h"
#include "natives/all.h"
#include "objects/bytearray.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/source.h"
#include "vm/vm.h"

// Kernels that need to know of the VM: compiling, running code over a namespace, output, the
// recursion limit.
namespace natrix {
namespace {

// Of the calling frame, for super() without arguments: the __class__ cell or None, whether its first argument
// is there, that argument, and whether it takes arguments. MISSING: there is no frame.
Value super_arguments(Cage& c, Value*) {
    FrameHeader* header = script_frame(c);
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
        auto put = [&](uint32_t byte) { out[size++] = static_cast<uint8_t>(byte); };
        for (uint32_t i = 0; i < text.length; i++) each_utf8_byte(text[i], put);
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
    for (uint32_t i = 0; i < text.length; i++) size += utf8_size(text[i]);
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
    auto put = [&](uint32_t byte) { *out++ = static_cast<uint8_t>(byte); };
    for (uint32_t i = 0; i < text.length; i++) each_utf8_byte(text[i], put);
    buffer->spare = used + static_cast<uint32_t>(size);
    vm.output_bytes += size;
    // The host takes what has gathered at the next poll; a limit on output ends the run there.
    if (buffer->spare >= vm.output_chunk || vm.output_bytes > vm.max_output)
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

constexpr NativeEntry kernel_entries[] = {
    {"super_arguments", super_arguments},
    {"class_body", class_body},
    {"run_code", run_code},
    {"compile_text", compile_text},
    {"write_text", write_text},
    {"get_recursion_limit", get_recursion_limit},
    {"set_recursion_limit", set_recursion_limit},
    {"handled_exception", handled_exception},
    {"want_collection", want_collection},
};

} // namespace

const NativeTable vm_kernels = kernels_of(kernel_entries);

} // namespace natrix
