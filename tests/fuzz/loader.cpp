// Dumps of running programs, changed in places: each is refused, or gives a VM that runs soundly. An input is
// no dump, but says which one to take and how to change it: the program, how far it had run, then for each
// change its place, what to do there and with which byte.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "objects/dict.h"
#include "objects/str.h"
#include "snapshot/dump.h"
#include "vm/limits.h"
#include "vm/source.h"
#include "world.h"

using namespace natrix;

namespace {

const char* const programs[] = {
    "def f(a, *b, c=3, **d):\n    total = 0\n    for x in b: total += x * c\n    return total\n"
    "r = [f(i, 1, 2, c=i) for i in range(30)]\nt = tuple(r)\ns = {1, 2, 'x'}\nd = {'k': [1.5, None]}\n"
    "for i in range(50):\n    d[i] = (i, str(i))\n    s.add(i)\ndel d[3], d[5]\nprint(len(d), "
    "sorted(map(str, s)))\n",
    "class A:\n    __slots__ = ('x', 'y')\n    def __init__(self, x): self.x = x\n    def m(self, n): return "
    "self.x + n\n"
    "class B(A):\n    def m(self, n): return super().m(n) * 2\n    @property\n    def p(self): return "
    "self.x\n"
    "o = [B(i) for i in range(20)]\nn = 0\nfor b in o:\n    n += b.m(1) + b.p\n    b.z = n\nprint(n, [b.z "
    "for b in o][-1])\n",
    "def g(n):\n    try:\n        for i in range(n):\n            x = yield i\n            if x: yield x * "
    "2\n    finally: print('end')\n"
    "def h(n):\n    r = yield from g(n)\n    return r\na = h(5)\nt = [next(a)]\nfor i in range(6):\n    try: "
    "t.append(a.send(i))\n"
    "    except StopIteration: break\nprint(t)\nb = [g(3) for i in range(4)]\nfor c in b: next(c)\nfor c in "
    "b: print(list(c))\n",
    "def c(n):\n    k = [n]\n    def inc(by):\n        nonlocal n\n        n += by\n        k.append(n)\n    "
    "    return lambda: n + len(k)\n"
    "    return inc\nf = c(1)\nq = [f(i)() for i in range(30)]\nmatch q:\n    case [a, b, *rest] if a: "
    "print(a, b, len(rest))\n"
    "with_ = f'{q[0]:>5}|{q[1]!r}|{len(q)}'\nprint(with_)\n",
    "def f(n):\n    try:\n        if n == 0: raise ValueError('deep')\n        f(n - 1)\n    except "
    "ValueError as e:\n"
    "        raise KeyError(n) from e\n    finally:\n        n += 1\nfor i in range(6):\n    try: f(i)\n"
    "    except KeyError as e:\n        x = e.__context__\n        while x: x = "
    "x.__context__\nprint('done')\n",
    "async def a(n):\n    if n: return await a(n - 1) + 1\n    return 0\nasync def ag():\n    for i in "
    "range(4): yield i\n"
    "async def main(): return [x async for x in ag()], await a(5)\nc = main()\ntry: c.send(None)\n"
    "except StopIteration as e: print(e.value)\nv = memoryview(bytearray(b'abcdef'))[1:4]\nv[0] = "
    "65\nprint(bytes(v), 10 ** 40, 'é' * 5)\n"
    "w = 'x'\nfor i in range(40): w += chr(97 + i % 26)\nprint(w, {k: v for k, v in zip(w, range(9))})\n",
};
constexpr size_t program_count = sizeof programs / sizeof *programs;

World& world() {
    static World instance;
    return instance;
}

const ImageStarts& starts() {
    static const ImageStarts instance(world().shared.image());
    return instance;
}

// The dumps of a program after each few units of fuel, outside of the prelude's functions.
const std::vector<std::string>& dumps_of(size_t program) {
    static std::vector<std::string> all[program_count];
    std::vector<std::string>& dumps = all[program];
    if (!dumps.empty()) return dumps;
    Vm& vm = world().acquire();
    Dict* globals = make_dict(vm, 16);
    vm.globals = vm.ref(globals);
    SourceOptions options;
    options.filename = str_from_utf8(vm, "fuzz", 4);
    options.mode = CompileMode::exec;
    std::string source = programs[program];
    bool begun = dict_set_str(vm, globals, vm.name(KnownName::name), vm.name(KnownName::main));
    arm_poll(vm);
    Value code = compile_source(vm, source.data(), source.size(), options);
    begun = begun && !code.is_signal() && begin_module(vm, code, vm.globals);
    if (!begun) std::abort();
    for (;;) {
        vm.slice_end = vm.poll.spent + 5;
        if (run(vm) != Exit::sliced) break;
        bool script_only = true;
        each_frame(vm, [&](FrameHeader* frame) { script_only &= (frame->flags & FrameHeader::hidden) == 0; });
        std::string bytes;
        if (script_only && dump(vm, world().shared.image(), DumpKind::slice, 0, "", bytes))
            dumps.push_back(bytes);
    }
    world().pool.release(&vm);
    if (dumps.empty()) std::abort();
    return dumps;
}

void change(std::string& bytes, const uint8_t* how) {
    size_t at = (how[0] | size_t{how[1]} << 8 | size_t{how[2]} << 16) % bytes.size();
    auto& byte = reinterpret_cast<uint8_t&>(bytes[at]);
    switch (how[3] & 7) {
    case 0: byte = how[4]; break;
    case 1: byte ^= static_cast<uint8_t>(1 << (how[4] & 7)); break;
    case 2: byte = static_cast<uint8_t>(byte + (how[4] & 15) - 8); break;
    case 3: std::swap(bytes[at], bytes[(at + how[4] % 16) % bytes.size()]); break;
    case 4: bytes.insert(at, 1, static_cast<char>(how[4])); break;
    case 5: bytes.erase(at, 1 + how[4] % 8); break;
    case 6: bytes.insert(at, bytes.substr(bytes.size() * how[4] / 256, 1 + how[4] % 12)); break;
    default: bytes.replace(at, 1 + how[4] % 6, bytes.substr(bytes.size() * how[4] / 256, 1 + how[4] % 6));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < 8) return 0;
    const std::vector<std::string>& dumps = dumps_of(data[0] % program_count);
    std::string bytes = dumps[(data[1] | size_t{data[2]} << 8) % dumps.size()];
    for (size_t at = 3; at + 5 <= size && at < 43 && bytes.size() > 100; at += 5) change(bytes, data + at);
    Vm& vm = world().acquire();
    std::string extra;
    if (!load(vm, world().shared, starts(), DumpKind::slice, 0, 64 << 20, bytes, extra)) {
        must_be_sound(vm, "as it was loaded");
        Limits limits;
        limits.max_memory = 128 << 20;
        limits.max_fuel = 20'000;
        limits.max_ns = 2'000'000'000;
        limits.max_depth = 200;
        limits.max_output = 1 << 20;
        set_limits(vm, limits);
        for (int slices = 0; slices < 1000; slices++) {
            vm.slice_end = INT64_MAX;
            Exit exit = run(vm);
            for (Value sink : {vm.output, vm.errors})
                if (vm.is<Blob>(sink)) vm.as<Blob>(sink)->spare = 0;
            if (exit != Exit::output) break;
        }
        set_limits(vm, Limits());
        // (Code that no compiler made may put an unbound register into a list: that reads as an object of
        // zeroes.)
        must_be_sound(vm, "after the run", Completeness::running);
    }
    world().pool.release(&vm);
    return 0;
}
