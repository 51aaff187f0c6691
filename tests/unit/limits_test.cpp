// Limits of a run, each to the unit; a cancel from another thread; and that neither a limit nor what a script
// does to its builtins is noticed by the next VM of the process.

#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include "objects/dict.h"
#include "objects/str.h"
#include "vm/limits.h"
#include "vm/source.h"
#include "world.h"

using namespace natrix;

namespace {

int passed = 0, failed = 0;

bool check(bool holds, const char* what, int line, const std::string& about) {
    if (holds) {
        ++passed;
    } else if (++failed < 40) {
        std::printf("line %d: %s  (%s)\n", line, what, about.substr(0, 200).c_str());
    }
    return holds;
}
#define CHECK(condition, about) check((condition), #condition, __LINE__, about)

struct Outcome {
    Exit exit = Exit::stopped;
    Stop stop = Stop::none;
    int64_t fuel = 0;
    uint64_t peak = 0;
    uint64_t allocations = 0;
    uint64_t output_bytes = 0;
    std::string output;
};

// One VM from its making to its end; `meanwhile` is told of it before it runs.
template<class Meanwhile> Outcome run_source(World& world, const std::string& source, const Limits& limits,
                                             int64_t slice, Meanwhile meanwhile) {
    Outcome outcome;
    Vm& vm = world.acquire();
    set_limits(vm, limits);
    uint64_t before = vm.allocations;
    Dict* globals = make_dict(vm, 16);
    if (globals) {
        vm.globals = vm.ref(globals);
        SourceOptions options;
        options.filename = str_from_utf8(vm, "test.py", 7);
        options.mode = CompileMode::exec;
        vm.entered_ns = clock_ns();
        meanwhile(vm);
        arm_poll(vm);
        Value code = compile_source(vm, source.data(), source.size(), options);
        if (code.is_signal() && code != Value::raised() && vm.stop == Stop::none) vm.stop = Stop::memory;
        if (!code.is_signal() && begin_module(vm, code, vm.globals)) {
            for (;;) {
                if (slice != 0) vm.slice_end = vm.poll.spent + slice;
                outcome.exit = run(vm);
                if (vm.is<Blob>(vm.output)) {
                    auto* blob = vm.as<Blob>(vm.output);
                    outcome.output.append(reinterpret_cast<const char*>(blob->data()), blob->spare);
                    blob->spare = 0;
                }
                if (outcome.exit != Exit::sliced && outcome.exit != Exit::output) break;
            }
        }
    }
    vm.note_peak();
    outcome.stop = vm.stop;
    outcome.fuel = vm.poll.spent;
    outcome.peak = vm.peak;
    outcome.allocations = vm.allocations - before;
    outcome.output_bytes = vm.output_bytes;
    CHECK(outcome.peak <= limits.max_memory, source);
    CHECK(!verify(vm, Completeness::running), source);
    world.pool.release(&vm);
    return outcome;
}

Outcome run_source(World& world, const std::string& source, const Limits& limits, int64_t slice = 0) {
    return run_source(world, source, limits, slice, [](Vm&) {});
}

const char* const healthy =
    "class A:\n    def __init__(self, x): self.x = x\n"
    "print(sum(A(i).x for i in range(100)), sorted('hello'), {1: [2]}, len, int.__add__)\n";

// What a fresh VM answers never changes, whatever ran before it.
class Health {
  public:
    explicit Health(World& world) : world_(world), first_(run_source(world, healthy, Limits())) {
        CHECK(first_.exit == Exit::done && first_.output.size() > 40, first_.output);
    }
    void still(const std::string& after) {
        Outcome now = run_source(world_, healthy, Limits());
        CHECK(now.exit == Exit::done && now.output == first_.output && now.fuel == first_.fuel, after);
        CHECK(now.allocations == first_.allocations && now.peak == first_.peak, after);
    }

  private:
    World& world_;
    Outcome first_;
};

// The least limit under which a source ends normally, between none and `most`.
template<class Set> uint64_t least(World& world, const std::string& source, uint64_t most, Set set) {
    uint64_t low = 0;
    while (low < most) {
        uint64_t middle = low + (most - low) / 2;
        Limits limits;
        set(limits, middle);
        if (run_source(world, source, limits).exit == Exit::done)
            most = middle;
        else
            low = middle + 1;
    }
    return low;
}

void test_exact(World& world, Health& health) {
    Outcome free = run_source(world, healthy, Limits());
    uint64_t fuel =
        least(world, healthy, 1'000'000, [](Limits& l, uint64_t n) { l.max_fuel = static_cast<int64_t>(n); });
    CHECK(fuel == static_cast<uint64_t>(free.fuel), std::to_string(fuel));
    uint64_t allocations =
        least(world, healthy, 1'000'000, [](Limits& l, uint64_t n) { l.max_allocations = n; });
    CHECK(allocations <= free.allocations && allocations + 64 > free.allocations,
          std::to_string(allocations));
    uint64_t memory = least(world, healthy, 64 << 20, [](Limits& l, uint64_t n) { l.max_memory = n; });
    CHECK(memory <= free.peak, std::to_string(memory));
    for (int64_t slice : {1, 2, 7, 100}) {
        Outcome sliced = run_source(world, healthy, Limits(), slice);
        CHECK(sliced.output == free.output && sliced.fuel == free.fuel, std::to_string(slice));
    }
    health.still("exact");

    Limits limits;
    limits.max_depth = 50;
    const char* deep =
        "n = 0\ndef f():\n    global n\n    n += 1\n    f()\ntry: f()\nexcept RecursionError: print(n)\n"
        "import sys\nsys.setrecursionlimit(10**6)\nn = 0\ntry: f()\nexcept RecursionError: print(n)\n";
    CHECK(run_source(world, deep, limits).output == "49\n49\n", run_source(world, deep, limits).output);
    limits = Limits();
    limits.max_output = 1000;
    Outcome printed = run_source(world, "print('a' * 999)", limits);
    CHECK(printed.exit == Exit::done && printed.output.size() == 1000, printed.output);
    printed = run_source(world, "print('a' * 1000)\nprint('never')", limits);
    CHECK(printed.exit == Exit::stopped && printed.stop == Stop::output, printed.output);
    CHECK(printed.output.find("never") == std::string::npos, printed.output);
    printed = run_source(world, "while True:\n    try: print('abc')\n    except BaseException: pass", limits);
    CHECK(printed.stop == Stop::output && printed.output.size() < 1100, printed.output);
    health.still("output");
}

const char* const long_work[] = {
    "while True: pass",
    "3 ** (10 ** 8)",
    "while True:\n    try: 3 ** (10 ** 7)\n    except BaseException: pass",
    "def f(): return 1\nwhile True: f()",
    "while True:\n    try: list(range(10 ** 12))\n    except BaseException: pass",
    "sorted([i * 7919 % 100003 for i in range(100000)] * 1000)",
    "sum(range(10 ** 12))",
    "('ab' * 10 ** 7).count('ab' * 10 ** 6 + 'c')\nwhile True: ('a' * 10 ** 6).find('a' * 1000 + 'b')",
    "compile('x = [1, 2]\\n' * 10 ** 6, 'f', 'exec')",
    "while True:\n    try: compile('(' * 150 + 'a b', 'f', 'exec')\n    except SyntaxError: pass",
    "t = [0]\nfor _ in range(40): t = [t, t]\nrepr(t)",
    "A = type('A', (), dict(__eq__=lambda s, o: False, __hash__=lambda s: 1))\nd = {}\nwhile 1: d[A()] = 1",
    "def g():\n    while True: yield\nfor _ in g(): pass",
    "x = 3\nwhile True: x *= x",
    "l = []\nwhile True: l.append([l])",
};

// What makes the stack grow: it is part of the memory, and asked for before it is used.
void test_stack(World& world, Health& health) {
    const char* const growing[] = {
        "import sys\nsys.setrecursionlimit(10 ** 6)\ndef f(n): return f(n - 1) + 1 if n else "
        "0\nprint(f(20000))",
        "t = (0,) * 100000\ndef f(*a): return len(a)\nprint(f(*t))",
        "t = (0,) * 100000\nprint(len(max(t, t, *t, key=lambda x: 0) and '' or 'abc'))",
        ("import sys\nsys.setrecursionlimit(10 ** 6)\n"
         "class A:\n    def __init__(self, n): self.n = n\n"
         "    def __eq__(self, o): return NotImplemented if self.n == 0 else A(self.n - 1) == o\n"
         "print(A(5000) == A(0))"),
        ("import sys\nsys.setrecursionlimit(10 ** 6)\n"
         "def g(n):\n    if n: yield from g(n - 1)\n    yield n\nprint(sum(g(3000)))"),
    };
    for (const char* source : growing) {
        Limits limits;
        limits.max_depth = 1'000'000;
        Outcome free = run_source(world, source, limits);
        CHECK(free.exit == Exit::done, source);
        auto set = [](Limits& l, uint64_t n) {
            l.max_memory = n;
            l.max_depth = 1'000'000;
        };
        uint64_t memory = least(world, source, 64 << 20, set);
        CHECK(memory <= free.peak, std::to_string(memory));
        for (uint64_t bytes = memory / 2; bytes < memory + 8192; bytes += memory / 50 + 1) {
            set(limits, bytes);
            Outcome outcome = run_source(world, source, limits);
            CHECK(outcome.exit == Exit::done ? outcome.output == free.output : outcome.stop == Stop::memory,
                  source + (" " + std::to_string(bytes)));
        }
        health.still(source);
    }
}

void test_stops(World& world, Health& health) {
    for (const char* source : long_work) {
        Limits limits;
        limits.max_memory = 200 << 20;
        limits.max_fuel = 300'000;
        Outcome first = run_source(world, source, limits);
        CHECK(first.exit == Exit::stopped, source);
        Outcome second = run_source(world, source, limits);
        CHECK(second.stop == first.stop && second.fuel == first.fuel, source);
        limits.max_fuel = INT64_MAX;
        limits.max_ns = 30'000'000;
        CHECK(run_source(world, source, limits).exit == Exit::stopped, source);
        health.still(source);
    }
}

double thread_seconds(clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Another thread cancels; how long it takes until the run stops is measured in processor time of the one that
// runs.
void test_cancel(World& world, Health& health) {
    for (const char* source : long_work) {
        Limits limits;
        limits.max_memory = 200 << 20;
        clockid_t clock;
        if (pthread_getcpuclockid(pthread_self(), &clock) != 0) return;
        double cancelled_at = 0;
        std::thread other;
        Outcome outcome = run_source(world, source, limits, 0, [&](Vm& vm) {
            double start = thread_seconds(clock);
            other = std::thread([&vm, &cancelled_at, clock, start] {
                while (thread_seconds(clock) < start + 0.02)
                    std::this_thread::sleep_for(std::chrono::microseconds(500));
                cancelled_at = thread_seconds(clock);
                vm.cancelled.store(true, std::memory_order_seq_cst);
                vm.poll.until.store(0, std::memory_order_relaxed);
            });
        });
        double stopped_at = thread_seconds(clock);
        while (cancelled_at == 0 && thread_seconds(clock) < stopped_at + 1) { // it stopped before, by itself
        }
        other.join();
        CHECK(outcome.exit == Exit::stopped, source);
        CHECK(outcome.stop == Stop::cancelled || outcome.stop == Stop::memory, source);
        double allowed = 0.05 + static_cast<double>(outcome.peak) / (2 << 20) / 1000;
        CHECK(stopped_at - cancelled_at < allowed,
              source + (" " + std::to_string(stopped_at - cancelled_at)));
        health.still(source);
    }
}

// What a script can reach of the image is its own copy.
void test_isolation(World& world, Health& health) {
    const char* const spoilers[] = {
        "import builtins\nfor name in list(vars(builtins)): delattr(builtins, name)",
        "import builtins\nbuiltins.len = builtins.sum = builtins.sorted = builtins.print = lambda *a: 5",
        "import sys\nsys.modules.clear()\nsys.stdout = None\nsys.path = 1\nsys.setrecursionlimit(10)",
        "class A(int): pass\nfor _ in range(3000): type('B', (A,), {})\nprint(len(int.__subclasses__()))",
        "import sys\nfor name in list(vars(sys)):\n    try: setattr(sys, name, None)\n    except Exception: "
        "pass",
        "for i in range(20000): compile('name%d = %d' % (i, i), 'f', 'exec')",
        "class A: pass\nfor i in range(20000): setattr(A, 'name%d' % i, i)",
        "class M(type):\n    def __subclasscheck__(cls, x): return True\nclass E(Exception, metaclass=M): "
        "pass\n"
        "try: raise ValueError\nexcept E: pass\nexcept ValueError: pass",
        "def f(): f()\nf()",
        "x = [[]]\nfor _ in range(200000): x = [x]\nraise ValueError(x)",
    };
    for (const char* source : spoilers) {
        (void)run_source(world, source, Limits());
        health.still(source);
    }
}

// What of the prelude runs in a warm copy shows in nothing: neither in what is printed nor in what is
// counted.
void test_warm(World& world, Health& health) {
    const char* source = "class A:\n"
                         "    def __init__(self, x): self.x = x\n"
                         "    def __lt__(self, other): return self.x < other.x\n"
                         "    def __eq__(self, other): return self.x == other.x\n"
                         "    def __hash__(self): return self.x % 7\n"
                         "    def __iter__(self): return iter([self.x])\n"
                         "items = [A(i * 7 % 50) for i in range(200)]\n"
                         "print([a.x for a in sorted(items)], len(set(items)), max(items).x)\n"
                         "print(sum(x for a in items for x in a), dict.fromkeys(items, 1)[A(3)])\n"
                         "def pairs():\n"
                         "    yield from zip(map(lambda a: a.x, filter(None, items)), (a for a in items))\n"
                         "print(sum(x - a.x for x, a in pairs()), [*map(str, items[:2])] == [])\n";
    Outcome warm = run_source(world, source, Limits(), 0);
    CHECK(warm.exit == Exit::done && warm.output.size() > 100, warm.output);
    constexpr uint64_t words = Cage::warm_bytes / 8;
    for (uint64_t room : {uint64_t{0}, uint64_t{100}, uint64_t{400}, uint64_t{2000}, words}) {
        for (int64_t slice : {0, 3}) {
            Outcome now = run_source(world, source, Limits(), slice,
                                     [&](Vm& vm) { vm.warm_free = vm.warm_begin + (words - room); });
            CHECK(now.exit == Exit::done && now.output == warm.output, std::to_string(room));
            CHECK(now.fuel == warm.fuel && now.allocations == warm.allocations && now.peak == warm.peak,
                  std::to_string(room));
        }
    }
    Cage* cage = world.pool.acquire(&world.shared);
    CHECK(cage && cage->warm_touched_count == 0 && cage->warm_free == cage->warm_begin, "wiped");
    for (uint32_t i = 0; cage && i < Cage::most_numbered_codes; i++)
        if (cage->warm_copies[i] || cage->warm_heat[i] != 0) CHECK(false, "a copy is left");
    world.pool.release(cage);
    health.still("warm");
}

} // namespace

int main() {
    {
        World world;
        Health health(world);
        test_exact(world, health);
        test_stack(world, health);
        test_stops(world, health);
        test_cancel(world, health);
        test_isolation(world, health);
        test_warm(world, health);
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
