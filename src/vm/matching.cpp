#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {

bool slow_match_sequence(Vm& vm, uint64_t instruction) {
    bool matches = (type_of(vm, vm.registers[field_b(instruction)])->flags & type_flag::sequence) != 0;
    return give(vm, instruction, field_a(instruction), Value::boolean(matches));
}

bool slow_match_mapping(Vm& vm, uint64_t instruction) {
    bool matches = (type_of(vm, vm.registers[field_b(instruction)])->flags & type_flag::mapping) != 0;
    return give(vm, instruction, field_a(instruction), Value::boolean(matches));
}

} // namespace natrix
