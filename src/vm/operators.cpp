#include "natives/arithmetic.h"
#include "natives/int_operators.h"
#include "natives/str_items.h"
#include "objects/function.h"
#include "objects/hash.h"
#include "objects/str.h"
#include "objects/type.h"
#include "vm/direct_calls.h"
#include "vm/slow.h"

namespace natrix {
namespace {

constexpr KnownName unary_names[] = {KnownName::neg, KnownName::pos, KnownName::invert};
constexpr KnownName comparison_names[] = {
    KnownName::lt, KnownName::le, KnownName::gt, KnownName::ge, KnownName::eq, KnownName::ne,
};

// The script's function that a class has under a special name, or unbound.
Value own_method(Vm& vm, Value type, KnownName name) {
    Value method = type_lookup(vm, type, name);
    return vm.is<Function>(method) && vm.as<Function>(method)->builtin == script_function ? method : Value();
}

bool call_method(Vm& vm, Value method, Value self, Value other, const CallSite& site) {
    return begin_exactly(vm, vm.as<Function>(method), site, self, other) ||
           call_with(vm, method, {self, other}, site);
}

// The left operand's method, when calling it first is all that the protocol asks: both of one class, or the
// right one of no subclass of the left's. Unbound: the prelude decides.
Value direct_method(Vm& vm, Value left, Value right, KnownName name) {
    if (!left.is_ref()) return {};
    Value left_type = class_of(vm, left), right_type = class_of(vm, right);
    if (left_type != right_type && is_subtype(vm, right_type, left_type)) return {};
    return own_method(vm, left_type, name);
}

bool is_instance_of_script(Vm& vm, Value value) {
    return value.is_ref() && vm.at(value)->kind == Kind::Instance;
}

KnownName reflected_name(KnownName name) { return static_cast<KnownName>(static_cast<int>(name) + 1); }
KnownName inplace_name(KnownName name) { return static_cast<KnownName>(static_cast<int>(name) + 2); }
static_assert(static_cast<int>(KnownName::radd) == static_cast<int>(KnownName::add) + 1 &&
              static_cast<int>(KnownName::iadd) == static_cast<int>(KnownName::add) + 2 &&
              static_cast<int>(KnownName::ixor) == static_cast<int>(KnownName::xor_) + 2);

// The operator's method that comes first, called, where that is a function of the script. What follows when
// it gives NotImplemented is for deliver_binary() to tell from the operands. False: none was called.
bool begin_operator(Vm& vm, BinaryOperator op, Value left, Value right, bool in_place, CallSite site,
                    bool& running) {
    KnownName name = binary_names[static_cast<int>(op)];
    site.kind = Return::binary;
    if (in_place && left.is_ref()) {
        Value method = own_method(vm, class_of(vm, left), inplace_name(name));
        if (method.is_bound()) {
            running = call_method(vm, method, left, right, site);
            return true;
        }
        if (type_lookup(vm, class_of(vm, left), inplace_name(name)).is_bound()) return false;
    }
    Value method = direct_method(vm, left, right, name);
    if (method.is_bound()) {
        running = call_method(vm, method, left, right, site);
        return true;
    }
    // A number knows nothing of a script's instances.
    if (!in_place && (left.is_int() || left.is_double()) && is_instance_of_script(vm, right)) {
        Value reflected = own_method(vm, class_of(vm, right), reflected_name(name));
        if (reflected.is_bound()) {
            running = call_method(vm, reflected, right, left, site);
            return true;
        }
    }
    return false;
}

bool is_whole(Vm& vm, Value value) { return value.is_int() || vm.is_exact<Int>(value); }

bool binary(Vm& vm, uint64_t instruction, BinaryOperator op, Value left, Value right) {
    bool in_place = field_x(instruction) != 0;
    uint32_t target = field_a(instruction);
    if (is_whole(vm, left) && is_whole(vm, right) && op != BinaryOperator::matmul)
        return give(vm, instruction, target, int_binary(vm, op, left, right));
    CallSite site = store_into(vm, instruction, target);
    bool running;
    bool asked = is_instance_of_script(vm, left);
    if (asked && begin_operator(vm, op, left, right, in_place, site, running)) return running;
    Value answer = leaf_binary(vm, op, left, right, in_place);
    if (answer != Value::defer()) return give(vm, instruction, target, answer);
    if (!asked && begin_operator(vm, op, left, right, in_place, site, running)) return running;
    auto which = Value::integer(static_cast<int>(op));
    return call_prelude(vm, in_place ? PreludeFunction::inplace_operation : PreludeFunction::binary_operation,
                        {which, left, right}, site);
}

// Compares; the result goes to the site (a register, or the jump of a fused instruction).
bool compare(Vm& vm, Comparison op, Value left, Value right, CallSite site) {
    KnownName name = comparison_names[static_cast<int>(op)];
    Value method;
    if (is_instance_of_script(vm, left)) method = direct_method(vm, left, right, name);
    if (method.is_unbound()) {
        Value answer = leaf_compare(vm, op, left, right);
        if (answer != Value::defer()) return settle(vm, answer, site);
        method = direct_method(vm, left, right, name);
    }
    if (method.is_bound()) {
        site.kind = Return::binary;
        return call_method(vm, method, left, right, site);
    }
    return call_prelude(vm, PreludeFunction::compare_operation,
                        {Value::integer(static_cast<int>(op)), left, right}, site);
}

bool order_holds(Comparison op, int order) {
    switch (op) {
    case Comparison::lt: return order < 0;
    case Comparison::le: return order <= 0;
    case Comparison::gt: return order > 0;
    case Comparison::ge: return order >= 0;
    case Comparison::eq: return order == 0;
    default: return order != 0;
    }
}

bool compare_strs(Vm& vm, Comparison op, Value left, Value right) {
    // (The longer a comparison may take, the more it is charged.)
    vm.poll.spent += str_length(vm, left) / 64;
    if (op == Comparison::eq) return str_equal(vm, left, right);
    if (op == Comparison::ne) return !str_equal(vm, left, right);
    return order_holds(op, str_compare(vm, left, right));
}

// What the commonest operands of a comparison that is no handler's tell at once; `defer`: they are others.
Answer quick_comparison(Vm& vm, Comparison op, Value left, Value right) {
    if (is_exact_str(vm, left) && is_exact_str(vm, right))
        return compare_strs(vm, op, left, right) ? Answer::yes : Answer::no;
    if (is_whole(vm, left) && is_whole(vm, right))
        return order_holds(op, int_compare(vm, left, right)) ? Answer::yes : Answer::no;
    return Answer::defer;
}

// The truth of a value: of an instance with a __bool__ of the script by calling that (return_value() looks at
// what it gives).
bool deliver_truth_of(Vm& vm, Value value, CallSite site) {
    if (is_instance_of_script(vm, value)) {
        Value type = class_of(vm, value);
        if ((vm.as<Type>(type)->flags & type_flag::custom_bool) != 0) {
            Value method = own_method(vm, type, KnownName::bool_);
            if (method.is_bound()) return call_with(vm, method, {value}, site);
        }
    }
    return deliver(vm, value, site);
}

template<class Enum> Enum offset_from(uint64_t instruction, Opcode first) {
    return static_cast<Enum>(static_cast<int>(base_opcode(instruction)) - static_cast<int>(first));
}

} // namespace

bool slow_add(Vm& vm, uint64_t instruction) {
    Value left = vm.registers[field_b(instruction)], right = vm.registers[field_c(instruction)];
    if (is_exact_str(vm, left) && is_exact_str(vm, right))
        return give(vm, instruction, field_a(instruction), text_concat(vm, left, right));
    // Truths are counted so often that they are ints here at once.
    auto is_counted = [](Value value) { return value.is_bool() || value.is_int(); };
    auto as_number = [](Value value) { return value.is_bool() ? Value::integer(value.is_true()) : value; };
    if (is_counted(left) && is_counted(right))
        return binary(vm, instruction, BinaryOperator::add, as_number(left), as_number(right));
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
    if (is_instance_of_script(vm, operand)) {
        Value method = own_method(vm, class_of(vm, operand), unary_names[static_cast<int>(op)]);
        if (method.is_bound())
            return call_with(vm, method, {operand}, store_into(vm, instruction, field_a(instruction)));
    }
    Value answer = leaf_unary(vm, op, operand);
    if (answer != Value::defer()) return give(vm, instruction, field_a(instruction), answer);
    return call_prelude(vm, PreludeFunction::unary_operation, {Value::integer(static_cast<int>(op)), operand},
                        store_into(vm, instruction, field_a(instruction)));
}

bool slow_not(Vm& vm, uint64_t instruction) {
    CallSite site{Return::truth_not, static_cast<uint16_t>(field_a(instruction)),
                  resume_point(vm, instruction)};
    return deliver_truth_of(vm, vm.registers[field_b(instruction)], site);
}

bool slow_compare(Vm& vm, uint64_t instruction) {
    Value left = vm.registers[field_b(instruction)], right = vm.registers[field_c(instruction)];
    auto op = offset_from<Comparison>(instruction, Opcode::LT);
    Answer quick = quick_comparison(vm, op, left, right);
    if (quick != Answer::defer) {
        vm.registers[field_a(instruction)] = Value::boolean(quick == Answer::yes);
        return true;
    }
    return compare(vm, op, left, right, store_into(vm, instruction, field_a(instruction)));
}

bool slow_jump_truth(Vm& vm, uint64_t instruction) {
    return deliver_truth_of(vm, vm.registers[field_a(instruction)], {Return::branch, 0, vm.pc});
}

bool slow_compare_small_and_jump(Vm& vm, uint64_t instruction) {
    return compare(vm, offset_from<Comparison>(instruction, Opcode::JLTI), vm.registers[field_a(instruction)],
                   Value::integer(field_i(instruction)), {Return::branch, 0, vm.pc});
}

bool slow_compare_and_jump(Vm& vm, uint64_t instruction) {
    Value left = vm.registers[field_a(instruction)], right = vm.registers[field_b(instruction)];
    auto op = offset_from<Comparison>(instruction, Opcode::JLT);
    Answer quick = quick_comparison(vm, op, left, right);
    if (quick != Answer::defer) {
        vm.pc += jump_distance(instruction, quick == Answer::yes);
        return true;
    }
    return compare(vm, op, left, right, {Return::branch, 0, vm.pc});
}

} // namespace natrix
