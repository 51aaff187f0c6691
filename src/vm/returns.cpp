#include "objects/errors.h"
#include "objects/frame.h"
#include "objects/hash.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {
namespace {

bool deliver_truth(Vm& vm, Value value, CallSite site) {
    Answer truth = leaf_truth(vm, value);
    if (truth == Answer::defer) return call_prelude(vm, PreludeFunction::truth, {value}, site);
    if (truth != Answer::yes && truth != Answer::no) return settle(vm, signal_of(truth), site);
    bool holds = truth == Answer::yes;
    if (site.kind == Return::branch)
        vm.pc += jump_distance(vm.pc[-1], holds);
    else
        vm.registers[site.target] = Value::boolean(holds != (site.kind == Return::truth_not));
    return true;
}

// The result of an operator's method: NotImplemented sends the question to the rest of the protocol.
bool deliver_binary(Vm& vm, Value value, CallSite site) {
    uint64_t word = vm.pc[-1];
    Opcode opcode = base_opcode(word);
    bool fused = is_fused_comparison(word), small_comparison = is_small_comparison(word);
    if (fused)
        site.kind = Return::branch;
    else
        site.kind = Return::store;
    if (value != Value::not_implemented()) return deliver(vm, value, site);
    Value* registers = vm.registers;
    if (fused || (opcode >= Opcode::LT && opcode <= Opcode::NE)) {
        Opcode first = small_comparison ? Opcode::JLTI : fused ? Opcode::JLT : Opcode::LT;
        auto which = static_cast<int>(opcode) - static_cast<int>(first);
        Value left = registers[fused ? field_a(word) : field_b(word)];
        Value right = small_comparison ? Value::integer(field_i(word))
                                       : registers[fused ? field_b(word) : field_c(word)];
        return call_prelude(vm, PreludeFunction::compare_reflected, {Value::integer(which), left, right},
                            site);
    }
    bool small = opcode == Opcode::ADDI || opcode == Opcode::SUBI;
    int which = small ? (opcode == Opcode::SUBI) : static_cast<int>(opcode) - static_cast<int>(Opcode::ADD);
    Value left = registers[field_b(word)];
    Value right = small ? Value::integer(field_s(word)) : registers[field_c(word)];
    if (field_x(word) != 0) {
        auto name = static_cast<KnownName>(static_cast<int>(binary_names[which]) + 2);
        bool tried = type_lookup(vm, class_of(vm, left), name).is_unbound();
        return call_prelude(vm, PreludeFunction::inplace_rest,
                            {Value::integer(which), left, right, Value::boolean(tried)}, site);
    }
    bool reflected = left.is_int() || left.is_double(); // then it was the right operand's method
    return call_prelude(vm,
                        reflected ? PreludeFunction::number_unsupported : PreludeFunction::binary_reflected,
                        {Value::integer(which), left, right}, site);
}

} // namespace

bool deliver(Vm& vm, Value value, CallSite site) {
    vm.pc = site.resume;
    switch (site.kind) {
    case Return::store:
    case Return::attribute: vm.registers[site.target] = value; return true;
    case Return::discard: return true;
    case Return::truth:
    case Return::truth_not:
    case Return::branch: return deliver_truth(vm, value, site);
    case Return::binary: return deliver_binary(vm, value, site);
    case Return::next: vm.registers[field_a(vm.pc[-1])] = value; return true;
    case Return::unpack: {
        auto* items = vm.as<Tuple>(value);
        uint64_t word = vm.pc[-1];
        uint32_t wanted =
            base_opcode(word) == Opcode::UNPACK ? field_c(word) : field_x(word) + field_c(word) + 1;
        if (!vm.is<Tuple>(value) || items->length != wanted) return slow_wrong_kind(vm, word);
        Value* to = vm.registers + field_a(word);
        for (uint32_t i = 0; i < items->length; i++) to[i] = items->items()[i];
        return true;
    }
    case Return::exit: vm.result = value; return leave(vm, Exit::done, site.resume);
    case Return::keep_self:
    case Return::generator:
    case Return::observed:
    case Return::count: break;
    }
    __builtin_trap(); // no site has these kinds
}

bool settle(Vm& vm, Value answer, CallSite site) {
    if (!answer.is_signal()) return deliver(vm, answer, site);
    if (answer == Value::raised()) return raise_pending(vm);
    if (answer == Value::reserve()) return reserve_and_retry(vm);
    if (answer == Value::tail_call()) {
        if (vm.is<Generator>(vm.tail_callable)) return resume_generator(vm, site);
        return call_tail(vm, site);
    }
    if (answer == Value::pause()) return pause(vm, site);
    return stop(vm);
}

// The running frame ends with a value.
bool return_value(Vm& vm, Value value) {
    FrameHeader* header = vm.header();
    if (is_observed(vm, header)) [[unlikely]] {
        Value caller = caller_of(vm, header);
        if (caller.is_signal()) return settle(vm, caller, {});
        end_frame(vm, header, static_cast<uint32_t>(vm.pc - vm.words), caller);
    }
    uint32_t previous = header->previous;
    CallSite site{header->on_return, header->target, nullptr};
    uint32_t self = header->locals;
    if ((header->flags & FrameHeader::hidden) == 0) vm.depth--;
    if (header->owner != 0) return finish_generator(vm, value);
    if (previous == FrameHeader::outermost) {
        vm.result = value;
        vm.frame = 0;
        vm.exit = Exit::done;
        return false;
    }
    vm.enter(previous);
    site.resume = vm.pc;
    if (is_truth_return(site.kind) && site.kind != Return::binary && !value.is_bool()) {
        auto opcode = static_cast<Opcode>(vm.pc[-1] & 0xFF);
        if (opcode == Opcode::JTRUE || opcode == Opcode::JFALSE || opcode == Opcode::NOT) {
            vm.pending = value; // kept while room is made
            if (!ensure_room(vm)) return false;
            (void)raise(vm, KnownType::TypeError, "__bool__ should return bool, returned {}",
                        type_name(vm, vm.pending));
            return raise_pending(vm);
        }
    }
    if (site.kind == Return::keep_self) {
        if (!value.is_none()) {
            vm.pending = value; // kept while room is made
            if (!ensure_room(vm)) return false;
            (void)raise(vm, KnownType::TypeError, "__init__() should return None, not '{}'",
                        type_name(vm, vm.pending));
            return raise_pending(vm);
        }
        vm.registers[site.target] = Value::ref(self);
        return true;
    }
    return deliver(vm, value, site);
}

bool slow_return(Vm& vm, uint64_t instruction) {
    return return_value(vm, vm.registers[field_a(instruction)]);
}

bool slow_return_none(Vm& vm, uint64_t) { return return_value(vm, Value::none()); }

} // namespace natrix
