#include "natives/arithmetic.h"
#include "objects/hash.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {
namespace {

constexpr KnownName binary_names[] = {
    KnownName::add,  KnownName::sub, KnownName::mul,    KnownName::truediv, KnownName::floordiv,
    KnownName::mod,  KnownName::pow, KnownName::matmul, KnownName::lshift,  KnownName::rshift,
    KnownName::and_, KnownName::or_, KnownName::xor_,
};
constexpr KnownName comparison_names[] = {
    KnownName::lt, KnownName::le, KnownName::gt, KnownName::ge, KnownName::eq, KnownName::ne,
};

// The left operand's method, when calling it first is all that the protocol asks: both of one class, or the
// right one of no subclass of the left's. Unbound: the prelude decides.
Value direct_method(Vm& vm, Value left, Value right, KnownName name) {
    if (!left.is_ref()) return {};
    Value left_type = class_of(vm, left), right_type = class_of(vm, right);
    if (left_type != right_type && is_subtype(vm, right_type, left_type)) return {};
    Value method = type_lookup(vm, left_type, name);
    if (!vm.is<Function>(method) || vm.as<Function>(method)->builtin != 0) return {};
    return method;
}

bool binary(Vm& vm, uint64_t instruction, BinaryOperator op, Value left, Value right) {
    bool in_place = field_x(instruction) != 0;
    Value answer = leaf_binary(vm, op, left, right, in_place);
    uint32_t target = field_a(instruction);
    if (answer != Value::defer()) return give(vm, instruction, target, answer);
    auto which = Value::integer(static_cast<int>(op));
    CallSite site = store_into(vm, instruction, target);
    if (in_place) return call_prelude(vm, PreludeFunction::inplace_operation, {which, left, right}, site);
    Value method = direct_method(vm, left, right, binary_names[static_cast<int>(op)]);
    if (method.is_bound()) {
        site.kind = Return::binary;
        return call_with(vm, method, {left, right}, site);
    }
    return call_prelude(vm, PreludeFunction::binary_operation, {which, left, right}, site);
}

// Compares; the result goes to the site (a register, or the jump of a fused instruction).
bool compare(Vm& vm, Comparison op, Value left, Value right, CallSite site) {
    Value answer = leaf_compare(vm, op, left, right);
    if (answer != Value::defer()) return settle(vm, answer, site);
    Value method = direct_method(vm, left, right, comparison_names[static_cast<int>(op)]);
    if (method.is_bound()) {
        site.kind = Return::binary;
        return call_with(vm, method, {left, right}, site);
    }
    return call_prelude(vm, PreludeFunction::compare_operation,
                        {Value::integer(static_cast<int>(op)), left, right}, site);
}

template<class Enum> Enum offset_from(uint64_t instruction, Opcode first) {
    return static_cast<Enum>(static_cast<int>(base_opcode(instruction)) - static_cast<int>(first));
}

} // namespace

bool slow_binary(Vm& vm, uint64_t instruction) {
    return binary(vm, instruction, offset_from<BinaryOperator>(instruction, Opcode::ADD),
                  vm.registers[field_b(instruction)], vm.registers[field_c(instruction)]);
}

bool slow_binary_small(Vm& vm, uint64_t instruction) {
    return binary(vm, instruction, offset_from<BinaryOperator>(instruction, Opcode::ADDI),
                  vm.registers[field_b(instruction)], Value::integer(field_s(instruction)));
}

bool slow_unary(Vm& vm, uint64_t instruction) {
    auto op = offset_from<UnaryOperator>(instruction, Opcode::NEG);
    Value operand = vm.registers[field_b(instruction)];
    Value answer = leaf_unary(vm, op, operand);
    if (answer != Value::defer()) return give(vm, instruction, field_a(instruction), answer);
    return call_prelude(vm, PreludeFunction::unary_operation, {Value::integer(static_cast<int>(op)), operand},
                        store_into(vm, instruction, field_a(instruction)));
}

bool slow_not(Vm& vm, uint64_t instruction) {
    CallSite site{Return::truth_not, static_cast<uint16_t>(field_a(instruction)),
                  resume_point(vm, instruction)};
    return deliver(vm, vm.registers[field_b(instruction)], site);
}

bool slow_compare(Vm& vm, uint64_t instruction) {
    return compare(vm, offset_from<Comparison>(instruction, Opcode::LT), vm.registers[field_b(instruction)],
                   vm.registers[field_c(instruction)], store_into(vm, instruction, field_a(instruction)));
}

bool slow_jump_truth(Vm& vm, uint64_t instruction) {
    return deliver(vm, vm.registers[field_a(instruction)], {Return::branch, 0, vm.pc});
}

bool slow_compare_and_jump(Vm& vm, uint64_t instruction) {
    return compare(vm, offset_from<Comparison>(instruction, Opcode::JLT), vm.registers[field_a(instruction)],
                   vm.registers[field_b(instruction)], {Return::branch, 0, vm.pc});
}

} // namespace natrix
