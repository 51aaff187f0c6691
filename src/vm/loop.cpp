#include "vm/slow.h"
#include "vm/vm.h"

#include "objects/dict.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/type.h"
#include "vm/enter.h"
#include "vm/quick.h"
#include "vm/resume.h"

// Handlers are written once, in handlers.inc, and built in one of two ways: as functions that call each other
// as tail calls (where the compiler has musttail and preserve_none), or as labels of one function that jump
// to each other.
//
// Rules of a handler:
//  - it ends in NEXT() (go on at pc), SLOW(f) (a function of slow.h finishes the instruction) or LEAVE();
//  - it writes nothing before the last point at which it may still turn to SLOW;
//  - it never keeps an object's address across an instruction: a collection may come in any slow function.
#if defined(__clang__) && __has_cpp_attribute(clang::musttail) && __has_attribute(preserve_none) &&          \
    !defined(NATRIX_GOTO_LOOP)
#define NATRIX_TAIL_LOOP 1
#endif

namespace natrix {
namespace {

using Word = uint64_t;

// Arithmetic on ints happens with the tag shifted out: the 49 bits at the top of a word overflow where they
// should.
inline int64_t raised_int(Value value) { return static_cast<int64_t>(value.bits() << Value::int_shift); }
inline Value lowered_int(int64_t raised) {
    return Value::from_bits(static_cast<uint64_t>(raised) >> Value::int_shift | Value::int_tag);
}

inline bool both_double(Value a, Value b) { return a.is_double() && b.is_double(); }

// Of this kind and of no subclass: one look at the header.
inline bool is_plainly(const Object* object, Kind kind) {
    uint16_t head;
    std::memcpy(&head, object, sizeof head);
    return (head & (Object::subclass << 8 | 0xFF)) == static_cast<int>(kind);
}

// The cache key of an object under the present epoch.
inline uint64_t shape_key(Vm& vm, const Object* object) { return object->type | uint64_t{vm.epoch} << 32; }

inline Value& value_at(Object* object, uint64_t byte_offset) {
    return *reinterpret_cast<Value*>(reinterpret_cast<std::byte*>(object) +
                                     static_cast<uint32_t>(byte_offset));
}

// Whether a shorter division will do: some processors take several times as long for 64 bits as for 32.
inline bool fit_32_bits(int64_t a, int64_t b) { return static_cast<uint64_t>(a | b) >> 32 == 0; }

// Whether a comparison came out as the jump wants it.
inline bool as_wanted(bool holds, Word word) {
    return static_cast<uint8_t>(word >> 8) == static_cast<uint8_t>(holds);
}

// Whether two strs are equal, as far as their headers tell: 1, 0, or -1 where the characters must be
// compared, or one is no plain str.
inline int same_text(Vm& vm, Value a, Value b) {
    if ((a.bits() | b.bits()) >> 32 != 0) return -1;
    auto *left = vm.as<Str>(a), *right = vm.as<Str>(b);
    if (left->kind != Kind::Str || right->kind != Kind::Str ||
        ((left->flags | right->flags) & Object::subclass) != 0)
        return -1;
    if (left == right) return 1;
    if (left->length != right->length || (left->aux & right->aux & str_aux::interned) != 0) return 0;
    return -1;
}

inline bool may_be_handled(Vm& vm, Value value) {
    return value.is_none() || value.is_unbound() || vm.is<Exception>(value);
}

// How two strs are ordered, as far as their first characters tell: below or above 0; 0 where they do not, or
// one is no plain str.
inline int order_at_once(Vm& vm, Value a, Value b) {
    if ((a.bits() | b.bits()) >> 32 != 0) return 0;
    auto *left = vm.as<Str>(a), *right = vm.as<Str>(b);
    if (!is_plainly(left, Kind::Str) || !is_plainly(right, Kind::Str)) return 0;
    if (static_cast<uint8_t>(left->aux) != 1 || static_cast<uint8_t>(right->aux) != 1) return 0;
    if (left->length == 0 || right->length == 0) return 0;
    return static_cast<uint8_t>(left->data()[0]) - static_cast<uint8_t>(right->data()[0]);
}

// Whether a dict or a set holds an item, as far as one look tells; `defer`: somebody must find out.
inline Answer glance_into(Vm& vm, Value item, Value container) {
    if (!container.is_ref()) return Answer::defer;
    Object* object = vm.at(container);
    if (is_plainly(object, Kind::Dict)) {
        int64_t entry = dict_glance(vm, static_cast<Dict*>(object), item);
        return entry >= 0 ? Answer::yes : entry == dict_surely_missing ? Answer::no : Answer::defer;
    }
    if (is_plainly(object, Kind::Set)) return set_glance(vm, static_cast<Set*>(object), item);
    if (!is_plainly(object, Kind::Str) || !item.is_ref() || !is_plainly(vm.at(item), Kind::Str))
        return Answer::defer;
    // One character in a few.
    auto *text = static_cast<Str*>(object), *sought = vm.as<Str>(item);
    constexpr uint32_t few = 16;
    if (sought->bytes != 1 || text->bytes != text->length || text->length > few) return Answer::defer;
    for (uint32_t i = 0; i < text->length; i++)
        if (text->data()[i] == sought->data()[0]) return Answer::yes;
    return Answer::no;
}

// Whether a polled word says to look up.
inline bool tick(Vm& vm) { return ++vm.poll.spent >= vm.poll.until.load(std::memory_order_relaxed); }

// Where a frame's window may begin above the running frame's.
inline Value* free_window(Vm& vm, Value* registers) {
    uint32_t top = (reinterpret_cast<FrameHeader*>(registers) - 1)->stack_top;
    return reinterpret_cast<Value*>(vm.base() + top) + FrameHeader::words;
}

inline FrameHeader* header_of(Value* registers) { return reinterpret_cast<FrameHeader*>(registers) - 1; }

#if NATRIX_TAIL_LOOP

// The table of handlers (as void*, for the type would be its own parameter's) stays in a register.
#define HANDLER_ARGUMENTS Vm &vm, Value *R, const Word *pc, const void *const *table, Word I
using Handler = __attribute__((preserve_none)) void (*)(HANDLER_ARGUMENTS);

#define OP(name) __attribute__((preserve_none)) void op_##name(HANDLER_ARGUMENTS)
#define NEXT()                                                                                               \
    do {                                                                                                     \
        I = *pc++;                                                                                           \
        [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(table[I & 0xFF]))(vm, R, pc,  \
                                                                                                 table, I);  \
    } while (0)
#define LEAVE() return
#define QUIET_UNUSED() (void)vm, (void)R, (void)pc, (void)table, (void)I

// The instruction is finished by a function that works on the VM's own registers and pc. (A tail call of a
// function apart, because a call in a handler would cost its fast path a stack frame.)
template<SlowFunction function>
__attribute__((preserve_none, noinline)) void finish_slowly(HANDLER_ARGUMENTS) {
    vm.pc = pc;
    if (!function(vm, I)) LEAVE();
    R = vm.registers;
    pc = vm.pc;
    NEXT();
}
#define SLOW(function) [[clang::musttail]] return finish_slowly<function>(vm, R, pc, table, I)

#else

#define OP(name) handle_##name:
#define NEXT()                                                                                               \
    do {                                                                                                     \
        I = *pc++;                                                                                           \
        goto* labels[I & 0xFF];                                                                              \
    } while (0)
#define LEAVE() return
#define QUIET_UNUSED()

// The instruction is finished by a function that works on the VM's own registers and pc.
#define SLOW(function)                                                                                       \
    do {                                                                                                     \
        vm.pc = pc;                                                                                          \
        if (!function(vm, I)) LEAVE();                                                                       \
        R = vm.registers;                                                                                    \
        pc = vm.pc;                                                                                          \
        NEXT();                                                                                              \
    } while (0)

#endif

// Ends an instruction that jumps when the condition holds. The empty asm keeps this a branch, which the
// processor predicts: a conditional move would have the next instruction wait for the operands of this one.
#define NEXT_JUMPING(condition, distance)                                                                    \
    do {                                                                                                     \
        if (condition) {                                                                                     \
            asm volatile("");                                                                                \
            pc += (distance);                                                                                \
        }                                                                                                    \
        NEXT();                                                                                              \
    } while (0)

// Runs a function whose arguments are bound at `window`, with room up to `end`.
#define ENTER(function, window, end, kind, target, resume)                                                   \
    do {                                                                                                     \
        header_of(R)->pc = static_cast<uint32_t>((resume) - vm.words);                                       \
        begin_frame(vm, function, window, end, kind, target, 0);                                             \
        R = vm.registers;                                                                                    \
        pc = vm.pc;                                                                                          \
        NEXT();                                                                                              \
    } while (0)

#if NATRIX_TAIL_LOOP

#include "vm/handlers.inc"

const Handler handlers[256] = {
#define OP_ENTRY(name) &op_##name,
#undef OP
#define OP(name, a, b, c, follow, caches) OP_ENTRY(name)
#include "compiler/opcodes.def"
#define QUICK(name, base) OP_ENTRY(name)
#include "vm/quick.def"
};

__attribute__((noinline)) void execute(Vm& vm) {
    const Word* pc = vm.pc;
    Word I = *pc++;
    handlers[I & 0xFF](vm, vm.registers, pc, reinterpret_cast<const void* const*>(handlers), I);
}

#else

__attribute__((noinline, optimize("no-gcse", "no-crossjumping"))) void execute(Vm& vm) {
    static const void* const labels[256] = {
#define LABEL_ENTRY(name) &&handle_##name,
#undef OP
#define OP(name, a, b, c, follow, caches) LABEL_ENTRY(name)
#include "compiler/opcodes.def"
#define QUICK(name, base) LABEL_ENTRY(name)
#include "vm/quick.def"
#define OP(name) handle_##name:
    };
    Value* R = vm.registers;
    const Word* pc = vm.pc;
    Word I;
    NEXT();
#include "vm/handlers.inc"
}

#endif

} // namespace

Exit run_loop(Vm& vm) {
    vm.exit = Exit::done;
    execute(vm);
    return vm.exit;
}

} // namespace natrix
