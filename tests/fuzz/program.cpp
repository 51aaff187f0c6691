// Whole programs with small limits: whatever they are, the run ends, the heap is sound, and the cage can be
// used again. Inputs are source texts; the first byte chooses limits and modes. New inputs come from the
// generator, from pieces of the corpus (tests/language and tests/hostile), and from libFuzzer's own changes.
// See tests/fuzz/run.sh.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "fuzz/generator.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "vm/limits.h"
#include "vm/source.h"
#include "world.h"

using namespace natrix;

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace {

World& world() {
    static World instance;
    return instance;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < 2) return 0;
    static constexpr uint64_t memories[] = {16 << 20, 1 << 20, 300'000, 4 << 20};
    World& w = world();
    Vm& vm = w.acquire();
    uint8_t choice = data[0];
    Limits limits;
    limits.max_memory = memories[choice & 3];
    limits.max_fuel = 100'000;
    limits.max_depth = 200;
    limits.max_output = 1 << 20;
    limits.max_ns = 2'000'000'000;
    if ((choice & 4) != 0) limits.max_fuel = 5'000;
    vm.stress_collect = (choice & 12) == 12;
    set_limits(vm, limits);
    Dict* globals = make_dict(vm, 16);
    if (globals) {
        vm.globals = vm.ref(globals);
        SourceOptions options;
        options.filename = str_from_utf8(vm, "fuzz", 4);
        options.mode = CompileMode::exec;
        if (dict_set_str(vm, globals, vm.name(KnownName::name), vm.name(KnownName::main))) {
            vm.entered_ns = clock_ns();
            arm_poll(vm);
            Value code = compile_source(vm, reinterpret_cast<const char*>(data) + 1, size - 1, options);
            if (!code.is_signal() && begin_module(vm, code, vm.globals)) {
                Exit exit = Exit::sliced;
                for (int slices = 0; slices < 4000 && (exit == Exit::sliced || exit == Exit::output);
                     slices++) {
                    if ((choice & 16) != 0) vm.slice_end = vm.poll.spent + 500;
                    exit = run(vm);
                    for (Value sink : {vm.output, vm.errors})
                        if (vm.is<Blob>(sink)) vm.as<Blob>(sink)->spare = 0;
                }
            }
        }
    }
    Limits none;
    set_limits(vm, none);
    must_be_sound(vm, "after the run");
    w.pool.release(&vm);
    return 0;
}

// A quarter is written anew, half has lines or words replaced or moved, the rest is left to libFuzzer.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned int seed) {
    fuzz::Generator generator(seed);
    std::string text(reinterpret_cast<char*>(data), size);
    switch (generator.below(4)) {
    case 0: text = static_cast<char>(generator.below(32)) + generator.program(); break;
    case 1:
    case 2:
        for (uint32_t i = 1 + generator.below(4); i > 0; i--) generator.change(text);
        break;
    default: return LLVMFuzzerMutate(data, size, max_size);
    }
    size_t length = text.size() < max_size ? text.size() : max_size;
    std::memcpy(data, text.data(), length);
    return length;
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* a, size_t a_size, const uint8_t* b, size_t b_size,
                                            uint8_t* out, size_t max_size, unsigned int seed) {
    // Whole lines of one after whole lines of the other.
    fuzz::Generator generator(seed);
    std::string first(reinterpret_cast<const char*>(a), a_size),
        second(reinterpret_cast<const char*>(b), b_size);
    std::string text = generator.some_lines(first) + generator.some_lines(second);
    size_t length = text.size() < max_size ? text.size() : max_size;
    std::memcpy(out, text.data(), length);
    return length;
}
