#include "natives/arithmetic.h"
#include "natives/str_items.h"
#include "objects/hash.h"
#include "objects/str.h"
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

bool compare_strs(Vm& vm, Comparison op, Value left, Value right) {
    // (The longer a comparison may take, the more it is charged.)
    vm.poll.spent += str_length(vm, left) / 64;
    if (op == Comparison::eq) return str_equal(vm, left, right);
    if (op == Comparison::ne) return !str_equal(vm, left, right);
    int order = str_compare(vm, left, right);
    switch (op) {
    case Comparison::lt: return order < 0;
    case Comparison::le: return order <= 0;
    case Comparison::gt: return order > 0;
    default: return order >= 0;
    }
}

template<class Enum> Enum offset_from(uint64_t instruction, Opcode first) {
    return static_cast<Enum>(static_cast<int>(base_opcode(instruction)) - static_cast<int>(first));
}

} // namespace

bool slow_add(Vm& vm, uint64_t instruction) {
    Value left = vm.registers[field_b(instruction)], right = vm.registers[field_c(instruction)];
    if (is_exact_str(vm, left) && is_exact_str(vm, right))
        return give(vm, instruction, field_a(instruction), text_concat(vm, left, right));
    return slow_binary(vm, instruction);
}

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
    Value left = vm.registers[field_b(instruction)], right = vm.registers[field_c(instruction)];
    auto op = offset_from<Comparison>(instruction, Opcode::LT);
    if (is_exact_str(vm, left) && is_exact_str(vm, right)) {
        vm.registers[field_a(instruction)] = Value::boolean(compare_strs(vm, op, left, right));
        return true;
    }
    return compare(vm, op, left, right, store_into(vm, instruction, field_a(instruction)));
}

bool slow_jump_truth(Vm& vm, uint64_t instruction) {
    return deliver(vm, vm.registers[field_a(instruction)], {Return::branch, 0, vm.pc});
}

bool slow_compare_small_and_jump(Vm& vm, uint64_t instruction) {
    return compare(vm, offset_from<Comparison>(instruction, Opcode::JLTI), vm.registers[field_a(instruction)],
                   Value::integer(field_i(instruction)), {Return::branch, 0, vm.pc});
}

bool slow_compare_and_jump(Vm& vm, uint64_t instruction) {
    Value left = vm.registers[field_a(instruction)], right = vm.registers[field_b(instruction)];
    auto op = offset_from<Comparison>(instruction, Opcode::JLT);
    if (is_exact_str(vm, left) && is_exact_str(vm, right)) {
        vm.pc += jump_distance(instruction, compare_strs(vm, op, left, right));
        return true;
    }
    return compare(vm, op, left, right, {Return::branch, 0, vm.pc});
}

} // namespace natrix
