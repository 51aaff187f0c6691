#include "natives/all.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/type.h"

// Exceptions: their fields, and the fields that the builtin classes add.
namespace natrix {
namespace {

Exception* exception_at(Cage& c, Value* a) { return c.as<Exception>(a[0]); }
Value or_none(Value value) { return value.is_bound() ? value : Value::none(); }

Value is_exception(Cage& c, Value* a) { return Value::boolean(c.is<Exception>(a[0])); }

// make_exception(class, arguments tuple)
Value make_exception_kernel(Cage& c, Value* a) {
    Exception* exception = make_exception(c, a[0], a[1]);
    return exception ? c.ref(exception) : Value::reserve();
}

Value exception_args(Cage& c, Value* a) { return exception_at(c, a)->args; }
Value set_exception_args(Cage& c, Value* a) {
    c.writing(exception_at(c, a));
    exception_at(c, a)->args = a[1];
    return Value::none();
}

Value exception_traceback(Cage& c, Value* a) { return or_none(exception_at(c, a)->traceback); }
Value set_exception_traceback(Cage& c, Value* a) {
    c.writing(exception_at(c, a));
    exception_at(c, a)->traceback = a[1];
    return Value::none();
}

Value exception_context(Cage& c, Value* a) { return or_none(exception_at(c, a)->context); }
Value set_exception_context(Cage& c, Value* a) {
    c.writing(exception_at(c, a));
    exception_at(c, a)->context = a[1];
    return Value::none();
}

// `raise … from cause`: whatever the cause, the context is not shown any more.
Value exception_cause(Cage& c, Value* a) { return or_none(exception_at(c, a)->cause); }
Value set_exception_cause(Cage& c, Value* a) {
    auto* exception = exception_at(c, a);
    c.writing(exception);
    exception->cause = a[1];
    exception->suppress_context = 1;
    return Value::none();
}

Value exception_suppress(Cage& c, Value* a) {
    return Value::boolean(exception_at(c, a)->suppress_context != 0);
}
Value set_exception_suppress(Cage& c, Value* a) {
    c.writing(exception_at(c, a));
    exception_at(c, a)->suppress_context = a[1].is_true();
    return Value::none();
}

// Field number a[1] of a builtin class; MISSING: not set.
Value exception_detail(Cage& c, Value* a) {
    auto* exception = exception_at(c, a);
    if (!c.is<Items>(exception->details)) return Value::tombstone();
    auto* items = c.as<Items>(exception->details);
    int64_t index = a[1].as_int();
    if (index < 0 || index >= items->capacity) return Value::tombstone();
    Value value = items->items()[index];
    return value.is_bound() ? value : Value::tombstone();
}

Value set_exception_detail_kernel(Cage& c, Value* a) {
    Value value = a[2] == Value::tombstone() ? Value() : a[2];
    return set_exception_detail(c, exception_at(c, a), static_cast<uint32_t>(a[1].as_int()), value)
               ? Value::none()
               : Value::reserve();
}

// BaseException.__new__(cls, *args, **kwargs) and __init__(self, *args, **kwargs).
Value base_exception_new(Cage& c, Value* a) {
    if (!c.is<Type>(a[0]) || !is_subtype(c, a[0], KnownType::BaseException)) return Value::defer();
    return make_exception_kernel(c, a);
}
Value base_exception_init(Cage& c, Value* a) {
    if (!c.is<Exception>(a[0]) || c.as<Dict>(a[2])->live != 0) return Value::defer();
    return set_exception_args(c, a);
}

constexpr NativeEntry kernel_entries[] = {
    {"is_exception", is_exception},
    {"make_exception", make_exception_kernel},
    {"exception_args", exception_args},
    {"set_exception_args", set_exception_args},
    {"exception_traceback", exception_traceback},
    {"set_exception_traceback", set_exception_traceback},
    {"exception_context", exception_context},
    {"set_exception_context", set_exception_context},
    {"exception_cause", exception_cause},
    {"set_exception_cause", set_exception_cause},
    {"exception_suppress", exception_suppress},
    {"set_exception_suppress", set_exception_suppress},
    {"exception_detail", exception_detail},
    {"set_exception_detail", set_exception_detail_kernel},
};

constexpr NativeEntry native_entries[] = {
    {"BaseException.__new__", base_exception_new},
    {"BaseException.__init__", base_exception_init},
};

} // namespace

const NativeTable exception_natives = natives_of(native_entries);
const NativeTable exception_kernels = kernels_of(kernel_entries);

} // namespace natrix
