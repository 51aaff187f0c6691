#include "vm/warm.h"

#include "vm/flow.h"
#include "vm/slow.h"

namespace natrix {
namespace {

// Two calls, or a loop.
constexpr uint32_t warm_enough = 16;

} // namespace

void warm_up(Vm& vm, uint32_t heat) {
    Code* code = vm.code();
    uint32_t number = code->number;
    if (number == 0 || vm.warm_copies[number]) return;
    uint8_t& counter = vm.warm_heat[number];
    if (counter == 0) vm.warm_touched[vm.warm_touched_count++] = number;
    counter = static_cast<uint8_t>(counter + heat);
    if (counter < warm_enough) return;
    auto* blob = vm.as<Blob>(code->words);
    uint64_t count = blob->bytes / 8;
    uint64_t used = static_cast<uint64_t>(vm.warm_free - vm.warm_begin);
    if (count > Cage::warm_bytes / 8 - used) {
        vm.warm_copies[number] = reinterpret_cast<const uint64_t*>(blob->data());
        return;
    }
    std::memcpy(vm.warm_free, blob->data(), count * 8);
    vm.pc = vm.warm_free + (vm.pc - vm.words);
    vm.words = vm.warm_copies[number] = vm.warm_free;
    vm.warm_free += count;
}

bool slow_warm_up(Vm& vm, uint64_t) {
    vm.pc = vm.words;
    warm_up(vm, heat_of_call);
    return true;
}

bool slow_cold_loop(Vm& vm, uint64_t instruction) {
    if (vm.runs_shared_words())
        warm_up(vm, heat_of_loop);
    else
        const_cast<uint64_t*>(vm.pc)[-1] = with_opcode(instruction, LoopOpcode::LOOP);
    if (++vm.poll.spent >= vm.poll.until.load(std::memory_order_relaxed)) return slow_loop(vm, instruction);
    vm.pc += field_d(instruction);
    return true;
}

} // namespace natrix
