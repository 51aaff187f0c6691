// What a collection costs: builds heaps of several shapes, and collects each a few times.
//   build/release/collector_bench [MEGABYTES]
#include <algorithm>
#include <string>

#include <time.h>

#include "objects/dict.h"
#include "objects/str.h"
#include "vm/limits.h"
#include "vm/source.h"
#include "world.h"

using namespace natrix;

namespace {

struct Heap {
    const char* name;
    const char* source; // fills `kept` with n things of about 1 KiB
};

const Heap heaps[] = {
    {"documents", "kept = [{'id': i, 'name': 'n%d' % i, 'tags': ['a%d' % j for j in range(6)], 'size': {'w': "
                  "i, 'h': 2.5},\n"
                  "         'text': 'x' * 300} for i in range(n)]\n"},
    {"instances", "class A:\n    def __init__(self, a, b): self.a = a; self.b = b; self.c = [a]\n"
                  "kept = [[A(i, A(j, None)) for j in range(5)] for i in range(n)]\n"},
    {"random graph of small lists",
     "kept = [[None] * 4 for i in range(n * 14)]\nx = 1\nfor l in kept:\n    for j in range(4):\n"
     "        x = x * 1103515245 + 12345 & 0x7FFFFFFF\n        l[j] = kept[x % len(kept)]\n"},
    {"random graph of instances",
     "class A:\n    def __init__(self): self.a = self.b = self.c = None\n"
     "kept = [A() for i in range(n * 18)]\nx = 1\nfor o in kept:\n"
     "    x = x * 1103515245 + 12345 & 0x7FFFFFFF\n    o.a = kept[x % len(kept)]\n"
     "    x = x * 1103515245 + 12345 & 0x7FFFFFFF\n    o.b = kept[x % len(kept)]\n"},
    {"linked list in random order",
     "kept = [[None, i] for i in range(n * 15)]\nx = 1\nm = len(kept)\nfor i in range(m - 1, 0, -1):\n"
     "    x = x * 1103515245 + 12345 & 0x7FFFFFFF\n    j = x % i\n"
     "    kept[i], kept[j] = kept[j], kept[i]\nfor i in range(m - 1): kept[i][0] = kept[i + 1]\n"
     "kept = kept[0]\n"},
    {"binary tree",
     "def tree(d): return (tree(d - 1), tree(d - 1)) if d else ()\nkept = [tree(5) for i in range(n)]\n"},
    {"dict of ints", "kept = [dict.fromkeys(range(i, i + 30), i) for i in range(n)]\n"},
    {"strings", "kept = ['%d' % i * 8 for i in range(n * 15)]\n"},
};

bool build(Vm& vm, const Heap& heap, int megabytes) {
    std::string source = "n = " + std::to_string(megabytes) + " * 1024\n" + heap.source;
    Dict* globals = make_dict(vm, 16);
    vm.globals = vm.ref(globals);
    SourceOptions options;
    options.filename = str_from_utf8(vm, "bench", 5);
    options.mode = CompileMode::exec;
    if (!dict_set_str(vm, globals, vm.name(KnownName::name), vm.name(KnownName::main))) return false;
    arm_poll(vm);
    Value code = compile_source(vm, source.data(), source.size(), options);
    return !code.is_signal() && begin_module(vm, code, vm.globals) && run(vm) == Exit::done;
}

double processor_ms() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double collect_once(Vm& vm) {
    double begun = processor_ms();
    if (!collect(vm, Collection::scheduled)) std::abort();
    return processor_ms() - begun;
}

} // namespace

int main(int argc, char** argv) {
    int megabytes = argc > 1 ? std::atoi(argv[1]) : 64;
    World world;
    for (const Heap& heap : heaps) {
        Vm& vm = world.acquire();
        if (!build(vm, heap, megabytes)) {
            std::fprintf(stderr, "%s: cannot be built\n", heap.name);
            return 1;
        }
        // The first one moves what was kept; later ones find nothing to move.
        double moving = collect_once(vm), marking = 1e9;
        double alive = static_cast<double>(vm.top - vm.heap_begin) / (1 << 20);
        for (int i = 0; i < 5; i++) marking = std::min(marking, collect_once(vm));
        std::printf("%-30s %7.1f MB alive: first %7.1f ms (%.2f ms/MB), again %7.1f ms (%.2f ms/MB)\n",
                    heap.name, alive, moving, moving / alive, marking, marking / alive);
        world.pool.release(&vm);
    }
}
