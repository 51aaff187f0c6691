#pragma once
#include <initializer_list>

#include "vm/quick.h"
#include "vm/vm.h"

namespace natrix {

// The methods of the binary operators, in the order of their instructions.
inline constexpr KnownName binary_names[] = {
    KnownName::add,  KnownName::sub, KnownName::mul,    KnownName::truediv, KnownName::floordiv,
    KnownName::mod,  KnownName::pow, KnownName::matmul, KnownName::lshift,  KnownName::rshift,
    KnownName::and_, KnownName::or_, KnownName::xor_,
};

// The words that slow functions are written in. Each answers as a SlowFunction does.

inline uint32_t field_a(uint64_t word) { return static_cast<uint32_t>(word >> 16) & 0xFFFF; }
inline uint32_t field_b(uint64_t word) { return static_cast<uint32_t>(word >> 32) & 0xFFFF; }
inline uint32_t field_c(uint64_t word) { return static_cast<uint32_t>(word >> 48); }
inline int32_t field_i(uint64_t word) { return static_cast<int16_t>(word >> 32); }
inline int32_t field_s(uint64_t word) { return static_cast<int16_t>(word >> 48); }
inline int32_t field_d(uint64_t word) { return static_cast<int32_t>(word >> 32); }
inline uint32_t field_x(uint64_t word) { return static_cast<uint32_t>(word >> 8 & 0xFF); }

// Where the instruction in progress ends.
inline const uint64_t* resume_point(Vm& vm, uint64_t instruction) {
    return vm.pc + trailing_words(instruction);
}

// The instruction has run: go on behind it.
inline bool done(Vm& vm, uint64_t instruction) {
    vm.pc = resume_point(vm, instruction);
    return true;
}

// What a call leads to, for the frame that made it.
struct CallSite {
    Return kind;
    uint16_t target;
    const uint64_t* resume;
};

inline CallSite store_into(Vm& vm, uint64_t instruction, uint32_t target) {
    return {Return::store, static_cast<uint16_t>(target), resume_point(vm, instruction)};
}

// The running frame gets `value` at this site.
bool deliver(Vm& vm, Value value, CallSite site);
// A native's answer other than defer: a value goes to the site, a signal is dealt with.
bool settle(Vm& vm, Value answer, CallSite site);
// The same into a register.
inline bool give(Vm& vm, uint64_t instruction, uint32_t target, Value answer) {
    if (!answer.is_signal()) [[likely]] {
        vm.registers[target] = answer;
        return done(vm, instruction);
    }
    return settle(vm, answer, store_into(vm, instruction, target));
}

// Calls `callee` with `count` arguments, the last of which are named by the tuple `keywords` (or unbound).
// The arguments stand at `window`, with room for a frame's header before them; when it lies in a generator's
// frame they are moved to the stack first.
bool call_value(Vm& vm, Value callee, Value* window, uint32_t count, Value keywords, CallSite site);
// The same with arguments that stand anywhere.
bool call_with(Vm& vm, Value callee, std::initializer_list<Value> arguments, CallSite site);
bool call_prelude(Vm& vm, PreludeFunction function, std::initializer_list<Value> arguments, CallSite site);
// Starts a frame for a function whose arguments are bound at `window`. `locals`: see FrameHeader.
bool push_frame(Vm& vm, Function* function, Value* window, CallSite site, uint32_t locals = 0);
// First free place for a window (behind the room for a header) above the running frame.
Value* fresh_window(Vm& vm);
// Room on the stack for a window of this many registers; false: answer with out_of_stack().
bool stack_has_room(Vm& vm, const Value* window, uint64_t registers);
// Why stack_has_room() refused: it takes memory that has to be collected first, and the instruction runs
// again; or it would be deeper than any stack, and that is raised.
bool out_of_stack(Vm& vm, KnownType type = KnownType::RecursionError,
                  const char* message = "maximum recursion depth exceeded");
// So many bytes above each window are there already. When a method of the script has returned, its call
// cannot be made again, so what the loop calls in the prelude to go on from there must never be refused.
constexpr uint64_t protocol_room = 1024;

// Binds arguments to the function's parameters in place (binding.cpp). True: the window holds the locals;
// else the answer is a signal in `answer`.
bool bind_arguments(Vm& vm, Function* function, Value* window, uint32_t count, Value keywords, Value& answer);

// The running frame ends with this value.
bool return_value(Vm& vm, Value value);
// What Cage::tail_… asks for: another call, or that a generator go on (generators.cpp).
bool call_tail(Vm& vm, CallSite site);
bool resume_generator(Vm& vm, CallSite site);
// The running frame, a generator's, ends with this value.
bool finish_generator(Vm& vm, Value value);
// The generator has ended, in whichever way: the caller's handled exception is the handled one again.
void close_generator(Vm& vm, Generator* generator);
// The running generator, an asynchronous one, is left by vm.pending; a SEND of its step, which stands before
// vm.pc, had resumed it.
void fail_step(Vm& vm, Generator* generator);
// Makes sure that a few small objects can be made without a signal, collecting if need be. False: the run is
// over (the memory limit), as stop() leaves it.
bool ensure_room(Vm& vm);

// Vm::pending is raised in the instruction in progress.
bool raise_pending(Vm& vm);
// The same, whatever is being handled.
bool raise_without_context(Vm& vm);
// The same exception goes on, without a new entry in its traceback.
bool reraise(Vm& vm, Value exception);

// Leaves the loop; the instruction in progress will run again.
bool stop(Vm& vm);
bool leave(Vm& vm, Exit exit, const uint64_t* resume);
// Leaves the loop to ask the host what Cage::request says; the site, a kernel's, gets the answer.
bool pause(Vm& vm, CallSite site);
// Collects so that Cage::reserve_bytes fit, and runs the instruction again; or stops, or raises MemoryError.
bool reserve_and_retry(Vm& vm);
// Looks at all that the polled word stands for. At an instruction boundary: vm.pc is where to go on.
bool poll(Vm& vm);

} // namespace natrix
