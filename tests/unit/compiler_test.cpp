// The compiler without a loop: which instructions come out, that the verifier accepts them and refuses what
// was tampered with, positions, and every way to fail. "compiler_test FILE…" compiles files and verifies what
// comes out.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "compiler/disassembler.h"
#include "compiler/instruction.h"
#include "compiler/positions.h"
#include "compiler/unparse.h"
#include "compiler/verifier.h"
#include "image/boot.h"
#include "memory/pool.h"
#include "objects/str.h"

using namespace natrix;

namespace {

int passed = 0, failed = 0;

bool check(bool holds, const char* what, int line) {
    if (holds) {
        ++passed;
    } else if (++failed < 40) {
        std::printf("line %d: %s\n", line, what);
    }
    return holds;
}
#define CHECK(condition) check((condition), #condition, __LINE__)

// A cage with the builtin classes, and what compiles in it.
class World {
  public:
    World() : memory_(arena_bytes), cage(pool_.acquire(nullptr)) {
        if (!cage || !boot(*cage)) std::abort();
        filename_ = intern_utf8(*cage, "test.py", 7);
    }
    ~World() { pool_.release(cage); }

    syntax::ParseResult parse(const std::string& source, CompileMode mode = CompileMode::exec) {
        new (&tree_) Arena(memory_.data(), arena_bytes / 2);
        syntax::Mode syntax_mode = mode == CompileMode::eval     ? syntax::Mode::Eval
                                   : mode == CompileMode::single ? syntax::Mode::Single
                                                                 : syntax::Mode::Exec;
        return syntax::parse(tree_, cage->poll, {source.data(), static_cast<uint32_t>(source.size())},
                             syntax_mode, {});
    }
    CompileResult compile_tree(const syntax::ParseResult& parsed, CompileMode mode = CompileMode::exec,
                               size_t scratch = arena_bytes / 2, uint8_t optimize = 0) {
        Arena arena(memory_.data() + arena_bytes / 2, scratch);
        CompileOptions options;
        options.filename = filename_;
        options.mode = mode;
        options.optimize = optimize;
        return compile(*cage, arena, parsed, options);
    }
    Code* compile_text(const std::string& source, CompileMode mode = CompileMode::exec,
                       uint8_t optimize = 0) {
        syntax::ParseResult parsed = parse(source, mode);
        if (!parsed.tree) return nullptr;
        CompileResult result = compile_tree(parsed, mode, arena_bytes / 2, optimize);
        if (result.status != CompileResult::Status::ok) return nullptr;
        return cage->as<Code>(result.code);
    }
    CodeFault verify(const Code* code) {
        Arena arena(memory_.data(), arena_bytes);
        return verify_code(*cage, arena, code);
    }

  private:
    static constexpr size_t arena_bytes = size_t{512} << 20;
    struct Memory {
        explicit Memory(size_t size) : bytes(static_cast<std::byte*>(std::malloc(size))) {}
        ~Memory() { std::free(bytes); }
        std::byte* data() const { return bytes; }
        std::byte* bytes;
    };

    CagePool pool_;
    Memory memory_;
    Arena tree_{nullptr, 0};
    Value filename_;

  public:
    Cage* cage; // after the pool it comes from
};

std::string utf8(Cage& cage, Value str) {
    std::string text;
    TextView view = text_of(cage, str);
    for (uint32_t i = 0; i < view.length; i++) text += static_cast<char>(view[i]);
    return text;
}

template<class Visit> void each_code(Cage& cage, Code* code, Visit visit) {
    visit(code);
    auto* constants = cage.as<Tuple>(code->constants);
    for (uint32_t i = 0; i < constants->length; i++)
        if (cage.is<Code>(constants->items()[i]))
            each_code(cage, cage.as<Code>(constants->items()[i]), visit);
}

template<class Visit> void each_instruction(Cage& cage, const Code* code, Visit visit) {
    auto* blob = cage.as<Blob>(code->words);
    auto* words = reinterpret_cast<const Instruction*>(blob->data());
    for (uint32_t at = 0; at < blob->bytes / 8; at += facts_of(words[at].opcode()).words())
        visit(at, words[at]);
}

Code* named(Cage& cage, Code* top, const char* name) {
    Code* found = nullptr;
    each_code(cage, top, [&](Code* code) {
        if (!found && utf8(cage, code->qualname) == name) found = code;
    });
    return found;
}

// Whether every temporary is written before it is read, on every way through the code, where a call leaves
// nothing in its window. Answers the word of the first instruction that reads what nobody wrote, or -1.
int64_t stale_read(Cage& cage, const Code* code) {
    auto* blob = cage.as<Blob>(code->words);
    auto* words = reinterpret_cast<const Instruction*>(blob->data());
    uint32_t count = blob->bytes / 8;
    auto* handlers = reinterpret_cast<const uint32_t*>(cage.as<Blob>(code->handlers)->data());
    uint32_t handler_count = cage.as<Blob>(code->handlers)->bytes / 20;
    using State = std::vector<bool>;
    std::vector<State> states(count);
    std::vector<uint32_t> waiting{0};
    states[0].assign(code->registers + 8u, false);
    for (uint32_t i = 0; i < code->locals; i++) states[0][i] = true;
    int64_t stale = -1;
    auto go_to = [&](uint32_t at, const State& state) {
        if (states[at].empty()) {
            states[at] = state;
            waiting.push_back(at);
            return;
        }
        bool lost = false;
        for (size_t i = 0; i < state.size(); i++)
            if (states[at][i] && !state[i]) {
                states[at][i] = false;
                lost = true;
            }
        if (lost) waiting.push_back(at);
    };
    while (!waiting.empty() && stale < 0) {
        uint32_t at = waiting.back();
        waiting.pop_back();
        State now = states[at];
        Instruction word = words[at];
        const OpcodeFacts& facts = facts_of(word.opcode());
        uint32_t a = word.a(), b = word.b(), c = word.c(), x = word.x();
        uint32_t after = at + facts.words();
        auto read = [&](uint32_t reg) {
            if (!now[reg] && stale < 0) stale = at;
        };
        auto row = [&](uint32_t first, uint32_t length) {
            for (uint32_t i = 0; i < length; i++) read(first + i);
        };
        auto caught = [&](const State& state) {
            for (uint32_t i = 0; i < handler_count; i++) {
                const uint32_t* entry = handlers + size_t{5} * i;
                if (at < entry[0] || at >= entry[1]) continue;
                State there = state;
                there[entry[3]] = true;
                go_to(entry[2], there);
                return;
            }
        };
        State failed_state = now;
        bool falls = true;
        auto call = [&](uint32_t first, uint32_t length) {
            read(a);
            row(a + first, length);
            for (size_t i = a; i < now.size(); i++) now[i] = false;
            failed_state = now;
            now[c] = true;
        };
        switch (word.opcode()) {
        case Opcode::CALL:
        case Opcode::CALLM:
        case Opcode::CALLKW:
        case Opcode::CALLMKW: call(4, b); break;
        case Opcode::CALLEX: call(4, 2); break;
        case Opcode::KERNEL: now[c] = true; break;
        case Opcode::GETMETHOD:
        case Opcode::LOADSPECIAL:
            read(b);
            now[a] = now[a + 4] = true;
            break;
        case Opcode::GETSUPER:
            row(b, 3);
            now[a] = true;
            if (x == 1) now[a + 4] = true;
            break;
        case Opcode::LOADNAME:
            if (x != 0) read(b);
            if (x == 3) read(a);
            now[a] = true;
            break;
        case Opcode::BUILDSLICE:
            row(b, 3);
            now[a] = true;
            break;
        case Opcode::GETSLICE:
            read(b);
            row(c, 2);
            now[a] = true;
            break;
        case Opcode::TUPLE:
        case Opcode::LIST:
        case Opcode::SET:
        case Opcode::JOIN:
            row(b, c);
            now[a] = true;
            break;
        case Opcode::DICT:
            row(b, 2 * c);
            now[a] = true;
            break;
        case Opcode::MAKEFUNCTION:
            for (uint32_t i = 0; i < 4; i++)
                if ((x >> i & 1) != 0) read(b + i);
            now[a] = true;
            break;
        case Opcode::EXCINFO:
            read(b);
            now[a] = now[a + 1] = now[a + 2] = true;
            break;
        case Opcode::UNPACK:
        case Opcode::UNPACKEX: {
            read(b);
            uint32_t wide = word.opcode() == Opcode::UNPACK ? c : c + x + 1;
            for (uint32_t i = 0; i < wide; i++) now[a + i] = true;
            break;
        }
        case Opcode::COPYFREE: break;
        case Opcode::SEND: {
            read(a);
            read(b);
            break;
        }
        case Opcode::YIELD:
            read(b);
            if (x == 1) read(c);
            now[a] = true;
            break;
        case Opcode::FORITER: {
            read(b);
            go_to(static_cast<uint32_t>(int64_t{after} + word.s()), now);
            now[a] = true;
            break;
        }
        case Opcode::RETURN:
        case Opcode::RAISE:
        case Opcode::RERAISE:
            read(a);
            falls = false;
            break;
        case Opcode::RAISEFROM:
            read(a);
            read(b);
            falls = false;
            break;
        case Opcode::RETURNNONE:
        case Opcode::RERAISEHANDLED: falls = false; break;
        default:
            if (facts.a == 'r') read(a);
            if (!facts.wide()) {
                if (facts.b == 'r') read(b);
                if (facts.c == 'r' && c != no_register) read(c);
            }
            if (facts.a == 'w') now[a] = true;
            if (word.opcode() == Opcode::JUMP || word.opcode() == Opcode::LOOP) falls = false;
            break;
        }
        caught(failed_state);
        if (facts.jumps() && word.opcode() != Opcode::FORITER)
            go_to(static_cast<uint32_t>(int64_t{after} + word.distance()), now);
        if (falls) go_to(after, now);
    }
    return stale;
}

// The names of the instructions, with x where it says something.
std::string opcodes(Cage& cage, const Code* code) {
    std::string text;
    each_instruction(cage, code, [&](uint32_t, Instruction word) {
        if (!text.empty()) text += ' ';
        text += facts_of(word.opcode()).name;
        if (word.x() != 0) text += "/" + std::to_string(word.x());
    });
    return text;
}

void expect(World& world, const char* source, const char* name, const char* wanted, int line) {
    Code* top = world.compile_text(source);
    Code* code = top ? named(*world.cage, top, name) : nullptr;
    std::string got = code ? opcodes(*world.cage, code) : "(nothing)";
    if (!check(got == wanted, source, line)) std::printf("  got    %s\n  wanted %s\n", got.c_str(), wanted);
    if (!top) return;
    each_code(*world.cage, top, [&](Code* each) {
        check(!world.verify(each), source, line);
        check(stale_read(*world.cage, each) < 0, source, line);
    });
}
#define EXPECT(source, name, wanted) expect(world, source, name, wanted, __LINE__)

void check_code() {
    World world;
    EXPECT("def f(n):\n if n < 2: return n\n return f(n - 1) + f(n - 2)\n", "f",
           "JLTI RETURN LOADGLOBAL/4 SUBI CALL LOADGLOBAL/4 SUBI CALL ADD RETURN");
    // Constants of a loop are loaded in front of it.
    EXPECT("def f(n):\n i = 0\n while i < 10:\n  i += 3\n return i\n", "f", "LOADI JLTI ADDI/1 LOOP RETURN");
    EXPECT("def f(n):\n i = 0\n while i < 100000:\n  i += 3\n return i\n", "f",
           "LOADI LOADI JLT ADDI/1 LOOP RETURN");
    EXPECT("def f(a, b):\n return a[b:], a[1:b], a[1:2], a[::b]\n", "f",
           "MOVE LOADNONE GETSLICE LOADI MOVE GETSLICE LOADK GETITEM LOADNONE LOADNONE MOVE BUILDSLICE "
           "GETITEM TUPLE RETURN");
    EXPECT("def f(a):\n for x in a:\n  if x % 2 == 0 and x != 7: g(x)\n", "f",
           "LOADI GETITER FORITER MOD JEQI JNEI LOADGLOBAL/4 MOVE CALL LOOP RETURNNONE");
    EXPECT("def f(d):\n for k, v in d.items(): pass\n", "f",
           "GETMETHOD CALLM GETITER FORITER/1 UNPACK LOOP RETURNNONE");
    EXPECT("def f(a, b):\n a, b = b, a + b\n return a\n", "f", "MOVE ADD MOVE RETURN");
    EXPECT("def f(a, b):\n a, b = b, a\n return a\n", "f", "MOVE MOVE MOVE RETURN");
    EXPECT("def f(a):\n return a or None\n", "f", "MOVE JTRUE LOADNONE RETURN");
    EXPECT("def f(a, b):\n if not a is None and b: return 1\n", "f", "JNONE JFALSE LOADI RETURN RETURNNONE");
    EXPECT("def f(a):\n while True:\n  if a: break\n  a()\n", "f", "JFALSE RETURNNONE MOVE CALL LOOP");
    EXPECT("def f():\n return 2 ** 10 * 3 + -5\n", "f", "LOADI RETURN");
    EXPECT("def f(a):\n return a in (1, 2) or a in [3, 'x'] or a not in {1, 2}\n", "f",
           "LOADK IN JTRUE LOADK IN JTRUE LOADK NOTIN RETURN");
    EXPECT("def f(a):\n return a[1:-1], a[::2], a[a]\n", "f",
           "LOADK GETITEM LOADK GETITEM GETITEM TUPLE RETURN");
    EXPECT("def f(a, *b, **c):\n return a(*b, **c)\n", "f", "MOVE TOTUPLE DICT DICTMERGE CALLEX RETURN");
    EXPECT("def f(a):\n return a.b(1, k=a.c)\n", "f", "GETMETHOD LOADI GETATTR CALLMKW RETURN");
    EXPECT("def f(a):\n return [x for x in a if x]\n", "f",
           "GETITER LIST FORITER JFALSE LISTAPPEND LOOP UNBIND RETURN");
    EXPECT("def f(a):\n return '%s-%r' % (a, a), f'{a:>{a}}'\n", "f",
           "FORMAT/243 LOADK FORMAT/242 JOIN LOADK FORMAT/128 JOIN FORMAT TUPLE RETURN");
    // Dead code goes, and what is proven bound is not checked.
    EXPECT("def f(a):\n return 1\n a()\n", "f", "LOADI RETURN");
    EXPECT("def f(a):\n if a: x = 1\n else: x = 2\n return x\n", "f", "JFALSE LOADI JUMP LOADI RETURN");
    EXPECT("def f(a):\n if a: x = 1\n return x\n", "f", "JFALSE LOADI CHECKBOUND RETURN");
    EXPECT("def f(a):\n del a\n return a\n", "f", "DELLOCAL CHECKBOUND RETURN");
    EXPECT("def f():\n for i in (): pass\n return i\n", "f", "LOADK GETITER FORITER LOOP CHECKBOUND RETURN");
    // try costs nothing on the way without exceptions.
    EXPECT("def f(a):\n try: a()\n except E: pass\n return 1\n", "f",
           "MOVE CALL LOADI RETURN PUSHEXC LOADGLOBAL MATCHEXC JFALSE POPEXC LOOP POPEXC RERAISE");
    EXPECT("def f(a):\n yield a\n", "f", "GENERATOR YIELD RETURNNONE");
    EXPECT("async def f(a):\n return await a\n", "f",
           "GENERATOR GETAWAITABLE LOADNONE SEND YIELD/1 LOOP RETURN");
    EXPECT("class A:\n def f(self): return super().f()\n", "A.f",
           "COPYFREE LOADGLOBAL LOADCELL/1 MOVE GETSUPER/1 CALLM RETURN");
    EXPECT("def f(a):\n if __debug__: a()\n", "f", "MOVE CALL RETURNNONE");
    EXPECT("def f(a, b):\n x = a + (a := b)\n return x\n", "f", "MOVE MOVE ADD RETURN");
    CHECK(world.compile_text("def f(a):\n assert a\n", CompileMode::exec, 1) != nullptr);
    Code* code = world.compile_text("1 + a", CompileMode::eval);
    CHECK(code && opcodes(*world.cage, code) == "LOADI LOADNAME ADD RETURN");
    code = world.compile_text("x = 1\nx", CompileMode::trailing);
    CHECK(code && opcodes(*world.cage, code) == "LOADI STORENAME LOADNAME RETURN");
    code = world.compile_text("x", CompileMode::single);
    CHECK(code && opcodes(*world.cage, code) == "LOADPRELUDE LOADNAME CALL RETURNNONE");
}

void check_objects() {
    World world;
    Cage& cage = *world.cage;
    Code* top = world.compile_text("def f(a, b, /, c, *args, d, **kw):\n"
                                   " '''Doc.\n\n      inner\n    '''\n"
                                   " x = [y for y in a]\n"
                                   " def g(): return b\n"
                                   " return x, g\n");
    Code* f = top ? named(cage, top, "f") : nullptr;
    if (!CHECK(f != nullptr)) return;
    CHECK(f->arg_count == 3 && f->positional_only == 2 && f->keyword_only == 1);
    auto* names = cage.as<Tuple>(f->local_names);
    std::string all;
    for (uint32_t i = 0; i < names->length; i++) all += utf8(cage, names->items()[i]) + " ";
    CHECK(all == "a b c d args kw x g y ");
    CHECK(f->locals == names->length);
    auto* cells = cage.as<Tuple>(f->cell_names);
    CHECK(cells->length == 1 && utf8(cage, cells->items()[0]) == "b");
    CHECK(utf8(cage, f->doc) == "Doc.\n\ninner\n");
    Code* g = named(cage, top, "f.<locals>.g");
    CHECK(g && cage.as<Tuple>(g->free_names)->length == 1);
    // The same source gives the same code.
    const char* source = "def f(a):\n try: return a.b(1, *a)\n finally: print(a)\n";
    Code* first = named(cage, world.compile_text(source), "f");
    Code* second = named(cage, world.compile_text(source), "f");
    auto *words = cage.as<Blob>(first->words), *again = cage.as<Blob>(second->words);
    CHECK(words->bytes == again->bytes && std::memcmp(words->data(), again->data(), words->bytes) == 0);
}

void check_positions() {
    World world;
    Cage& cage = *world.cage;
    Code* f =
        named(cage, world.compile_text("def f(a):\n  return (a\n    .b\n    .c(a[1],\n      2 + a))\n"), "f");
    auto at = [&](Opcode opcode) {
        Position position;
        each_instruction(cage, f, [&](uint32_t pc, Instruction word) {
            if (word.opcode() == opcode) position = position_at(cage, f, pc);
        });
        return position;
    };
    CHECK((at(Opcode::GETATTR) == Position{3, 3, 5, 6}));
    CHECK((at(Opcode::GETMETHOD) == Position{4, 4, 5, 6}));
    CHECK((at(Opcode::CALLM) == Position{4, 5, 5, 6}));
    CHECK((at(Opcode::GETITEM) == Position{4, 4, 7, 11}));
    CHECK((at(Opcode::ADD) == Position{5, 5, 6, 11}));
    CHECK((at(Opcode::RETURN) == Position{2, 5, 2, 13}));
    uint8_t buffer[256];
    PositionWriter writer(buffer, 5);
    const Position some[] = {{5, 5, 0, 3}, {2, 9, 100000, 7}, {0, 0, -1, -1}, {4000000, 4000001, 1, 2}};
    for (const Position& position : some) writer.add(3, position);
    writer.add(1, some[3]);
    writer.finish();
    auto* blob = cage.make<Blob>(KnownType::object, writer.bytes());
    std::memcpy(blob->data(), buffer, writer.bytes());
    auto* code = cage.make<Code>(KnownType::code);
    code->first_line = 5;
    code->positions = cage.ref(blob);
    for (uint32_t i = 0; i < 13; i++) CHECK(position_at(cage, code, i) == some[i < 12 ? i / 3 : 3]);
    CHECK(position_at(cage, code, 13).line == 5);
}

const char* const sample = R"(
import a.b as c
from d import *
class A[T](B, metaclass=M, **kw):
    "doc"
    x: int = 1
    if x: y: str
    def f(self, a, *args, k=1, **kw) -> T:
        with a as b, c: return [q for q in b if q]
        try:
            for i, (j, *k) in enumerate(a):
                if i: continue
                else: break
            while i < 10: i += 1; lst[i], a.b = a.b, lst[i:j]
        except (E, F) as e: raise G from e
        except* H: pass
        finally: del a, b[c], d.e
        match a:
            case [1, *r, {"k": v, **w}] | (v := 2): pass
    async def g(self):
        async with a as b: pass
        async for x in y: await z
        return {k: v async for k, v in s}, (lambda: (yield))
type Alias[T: int = str] = list[T]
t = t"a{x!r:>{y}}b", f"{x=}{y:>{z}}", '%s' % (a,), (1, (2, 3), -1.5j), 10 ** 20, x[1:2, ::3], *y
@deco
def h(*, a: int = 2): nonlocal_ = lambda: a; global z; z = yield; return super().x
)";

// As `sample`, without what does not parse.
std::string sound_sample() {
    std::string text = sample;
    auto drop = [&](const char* part, const char* instead) {
        size_t at = text.find(part);
        if (at != std::string::npos) text.replace(at, std::strlen(part), instead);
    };
    drop("        except* H: pass\n", "");
    drop(" | (v := 2)", "");
    drop(", *y\n", "\n");
    drop("return {k: v async for k, v in s}, (lambda: (yield))", "return {k: v async for k, v in s}");
    drop("; return super().x", "");
    return text;
}

void check_failures() {
    World world;
    Cage& cage = *world.cage;
    std::string source = sound_sample();
    syntax::ParseResult parsed = world.parse(source);
    if (!CHECK(parsed.tree != nullptr)) {
        std::printf("  %.*s line %u\n", static_cast<int>(parsed.problem.message.size),
                    parsed.problem.message.data, parsed.problem.lineno);
        return;
    }
    CompileResult whole = world.compile_tree(parsed);
    if (!CHECK(whole.status == CompileResult::Status::ok)) return;
    each_code(cage, cage.as<Code>(whole.code), [&](Code* code) {
        CHECK(!world.verify(code));
        CHECK(stale_read(cage, code) < 0);
    });
    auto* wanted = cage.as<Blob>(cage.as<Code>(whole.code)->words);
    auto same = [&](const CompileResult& result) {
        auto* words = cage.as<Blob>(cage.as<Code>(result.code)->words);
        return words->bytes == wanted->bytes && std::memcmp(words->data(), wanted->data(), words->bytes) == 0;
    };
    // Scratch of every size: all goes well, or it says so.
    bool clean = true;
    for (size_t bytes = 0; bytes < 200'000; bytes += 331) {
        CompileResult result = world.compile_tree(parsed, CompileMode::exec, bytes);
        clean &= result.status == CompileResult::Status::ok
                     ? same(result)
                     : result.status == CompileResult::Status::no_scratch;
    }
    CHECK(clean);
    // Stopped anywhere.
    clean = true;
    int64_t begin = cage.poll.spent;
    CHECK(world.compile_tree(parsed).status == CompileResult::Status::ok);
    int64_t cost = cage.poll.spent - begin;
    CHECK(cost > 0);
    cage.poll.must_stop = [](Poll&) { return true; };
    for (int64_t after = 0; after < cost; after += 1 + cost / 100) {
        cage.poll.until = cage.poll.spent + after;
        clean &= world.compile_tree(parsed).status == CompileResult::Status::stopped;
    }
    CHECK(clean);
    cage.poll.until = INT64_MAX;
    // No memory for what is made, then some.
    clean = true;
    uint64_t top = cage.top;
    bool went_well = false;
    for (uint64_t room = 0; !went_well && room < 1'000'000; room += 509) {
        cage.soft_end = cage.top + room;
        cage.max_memory = cage.used() + room;
        cage.refresh_limits();
        CompileResult result = world.compile_tree(parsed);
        went_well = result.status == CompileResult::Status::ok;
        clean &= went_well ? same(result) : result.status == CompileResult::Status::no_memory;
        if (!went_well) clean &= cage.reserve_bytes != 0;
    }
    CHECK(clean && went_well && cage.top > top);
}

// Whatever is done to code, the verifier answers; and what it accepts is within bounds.
void check_verifier() {
    World world;
    Cage& cage = *world.cage;
    Code* top = world.compile_text(sound_sample());
    if (!CHECK(top != nullptr)) return;
    uint64_t state = 88172645463325252u;
    auto random = [&] {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    };
    uint32_t refused = 0, tried = 0;
    each_code(cage, top, [&](Code* code) {
        auto* words = cage.as<Blob>(code->words);
        auto* handlers = cage.as<Blob>(code->handlers);
        for (int i = 0; i < 3000; i++) {
            Blob* blob = handlers->bytes != 0 && random() % 8 == 0 ? handlers : words;
            auto* byte = reinterpret_cast<uint8_t*>(blob->data()) + random() % blob->bytes;
            uint8_t before = *byte;
            *byte = static_cast<uint8_t>(random());
            tried++;
            if (world.verify(code)) {
                refused++;
            } else {
                std::string text;
                disassemble(cage, code,
                            {[](void* context, const char* piece, size_t size) {
                                 static_cast<std::string*>(context)->append(piece, size);
                             },
                             &text});
                if (text.empty()) refused = 0;
            }
            *byte = before;
        }
        CHECK(!world.verify(code));
    });
    CHECK(refused > tried / 10);
    auto refuses = [&](const char* source, Opcode opcode, auto change) {
        Code* code = named(cage, world.compile_text(source), "f");
        auto* words = reinterpret_cast<Instruction*>(cage.as<Blob>(code->words)->data());
        bool found = false;
        each_instruction(cage, code, [&](uint32_t at, Instruction word) {
            if (word.opcode() != opcode || found) return;
            found = true;
            change(words[at]);
        });
        return found && world.verify(code).message != nullptr;
    };
    const char* loop = "def f(a):\n for x in a: x(1, 'k')\n";
    CHECK(refuses(loop, Opcode::RETURNNONE,
                  [](Instruction& w) { w = Instruction::abc(Opcode::NOP, 0, 0, 0); }));
    CHECK(refuses(loop, Opcode::LOOP, [](Instruction& w) { w = Instruction::ad(Opcode::JUMP, 0, w.d()); }));
    CHECK(refuses(loop, Opcode::LOOP, [](Instruction& w) { w.set_d(w.d() - 100); }));
    CHECK(refuses(loop, Opcode::FORITER, [](Instruction& w) { w.set_a(60000); }));
    CHECK(refuses(loop, Opcode::CALL, [](Instruction& w) { w.set_b(60000); }));
    CHECK(refuses(loop, Opcode::LOADK, [](Instruction& w) { w.set_d(-1); }));
    CHECK(refuses(loop, Opcode::LOADK, [](Instruction& w) { w.set_d(1000); }));
    CHECK(refuses(loop, Opcode::LOADI, [](Instruction& w) { w = Instruction::abc(Opcode::YIELD, 0, 0, 0); }));
}

void check_extremes() {
    World world;
    auto repeated = [](const char* before, const char* part, int count, const char* after) {
        std::string text = before;
        for (int i = 0; i < count; i++) text += part;
        return text + after;
    };
    auto compiles = [&](const std::string& source) {
        Code* top = world.compile_text(source);
        bool sound = top != nullptr;
        if (top) each_code(*world.cage, top, [&](Code* code) { sound = sound && !world.verify(code); });
        return sound;
    };
    // Chains of any length.
    CHECK(compiles(repeated("x = a", " + a", 100'000, "\n")));
    CHECK(compiles(repeated("x = 1", " + 1", 100'000, "\n")));
    CHECK(compiles(repeated("x = a", ".b(c)[d]", 50'000, "\n")));
    CHECK(compiles(repeated("x = a", " and a", 50'000, "\n")));
    CHECK(compiles(repeated("x = a", " < a", 50'000, "\n")));
    CHECK(compiles(repeated("if a: pass\n", "elif b: pass\n", 50'000, "")));
    CHECK(compiles(repeated("x = [", "a,", 50'000, "]\n")));
    CHECK(compiles(repeated("x = {", "a: b,", 50'000, "}\n")));
    CHECK(compiles(repeated("f(", "a,", 5'000, ")\n")));
    CHECK(compiles(repeated("x = f'", "{a}b", 20'000, "'\n")));
    CHECK(compiles(repeated("x = [a ", "for b in c ", 1'000, "]\n")));
    CHECK(compiles(repeated("x = ", "not ", 2'000, "a\n")));
    CHECK(compiles(repeated("x = ", "-", 2'000, "a\n")));
    // Jumps farther than their operand can say.
    std::string far =
        repeated("def f(a):\n while a < 3:\n  if a:\n", "   b.c(d)\n", 20'000, "  else: break\n");
    CHECK(compiles(far + repeated(" for x in a:\n", "  b.c(d)\n", 20'000, "")));
    // As deep as the parser lets it be.
    CHECK(compiles(repeated("x = ", "f(", 190, "1") + std::string(190, ')') + "\n"));
    CHECK(compiles(repeated("x = ", "[", 190, "1") + std::string(190, ']') + "\n"));
    std::string nested;
    for (int i = 0; i < 95; i++) nested += std::string(static_cast<size_t>(i), ' ') + "def f():\n";
    CHECK(compiles(nested + std::string(95, ' ') + "pass\n"));
    // What is too much is refused.
    CHECK(!compiles(repeated("x = ", "lambda: ", 1'000, "c\n")));
    std::string locals = "def f():\n";
    for (int i = 0; i < 66'000; i++) locals += " a" + std::to_string(i) + " = 1\n";
    CHECK(!compiles(locals));
}

void check_unparse() {
    World world;
    const char* const texts[] = {
        "a + b * c",
        "(a + b) * c",
        "-x ** 2",
        "(-x) ** 2",
        "a if b else c",
        "lambda x, *y, z=1, **k: x",
        "[x for x in y if z]",
        "{**a, 'b': 1}",
        "x[a:b, ::c]",
        "not a in b",
        "f'{a!r:>{b}} {{x}}'",
        "(1,)",
        "a ** (-b)",
        "f(x for x in y)",
        "1e+300 * 10",
        "b'\\xff'",
        "'it\\'s \"q\"'",
        "x[*a,]",
    };
    for (const char* text : texts) {
        syntax::ParseResult parsed = world.parse(text, CompileMode::eval);
        if (!CHECK(parsed.tree != nullptr)) continue;
        std::vector<std::byte> memory(1 << 16);
        Arena arena(memory.data(), memory.size());
        syntax::Text out =
            compiler::unparse(arena, world.cage->poll, static_cast<syntax::Expression*>(parsed.tree)->body);
        std::string got(out.data ? out.data : "", out.size);
        if (!CHECK(got == text)) std::printf("  %s became %s\n", text, got.c_str());
    }
}

int compile_files(int count, char** files) {
    uint64_t lines = 0;
    double seconds = 0;
    for (int i = 0; i < count; i++) {
        World world;
        std::ifstream file(files[i], std::ios::binary);
        std::string source(std::istreambuf_iterator<char>(file), {});
        syntax::ParseResult parsed = world.parse(source);
        if (!parsed.tree) {
            std::printf("%s: does not parse\n", files[i]);
            continue;
        }
        auto start = std::chrono::steady_clock::now();
        CompileResult result = world.compile_tree(parsed);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        for (char c : source) lines += c == '\n';
        if (result.status != CompileResult::Status::ok) {
            std::printf("%s: %.*s\n", files[i], static_cast<int>(result.problem.message.size),
                        result.problem.message.data);
            failed++;
            continue;
        }
        each_code(*world.cage, world.cage->as<Code>(result.code), [&](Code* code) {
            if (CodeFault fault = world.verify(code)) {
                std::printf("%s: %s at word %u\n", files[i], fault.message, fault.word);
                failed++;
            }
            if (int64_t at = stale_read(*world.cage, code); at >= 0) {
                std::printf("%s: %s reads what nobody wrote at word %lld\n", files[i],
                            utf8(*world.cage, code->qualname).c_str(), static_cast<long long>(at));
                failed++;
            }
        });
    }
    std::printf("%llu lines, %.2f us each\n", static_cast<unsigned long long>(lines),
                seconds * 1e6 / static_cast<double>(lines ? lines : 1));
    return failed ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1) return compile_files(argc - 1, argv + 1);
    check_code();
    check_objects();
    check_positions();
    check_failures();
    check_verifier();
    check_extremes();
    check_unparse();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
