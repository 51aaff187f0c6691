// Mistakes that only show beyond one VM. 13: what one VM does is seen by another. 14: what crosses the
// border, in either direction, at the wrong time or of the wrong size.
#include "check.h"

using namespace natrix;

namespace {

const char* const spoilers[] = {
    ("import builtins, sys\n"
     "for name in list(vars(builtins)):\n    if not name.startswith('__'): setattr(builtins, name, None)\n"),
    "import sys\nsys.modules.clear()\nsys.path[:] = ['spoiled']\nsys.stdout = sys.stderr = None\n",
    "import sys\nfor name in list(vars(sys)):\n    try: delattr(sys, name)\n    except Exception: pass\n",
    "class A(int): pass\nfor i in range(2000): type('B%d' % i, (A,), {})\nfor i in range(5000): exec('name%d "
    "= %d' % (i, i))\n",
    "import sys\nsys.setrecursionlimit(50)\ndef f(): f()\nf()\n",
    "x = 'interned' * 3\nkeep = [[i] for i in range(300000)]\nraise ValueError(keep)\n",
    "while True: pass\n",
    "'a' * (10 ** 9)\n",
};

const char* const probe =
    "import builtins, sys\n"
    "(len(vars(builtins)), len(vars(sys)), len(sys.modules), sys.path, sys.getrecursionlimit(), "
    "len(int.__subclasses__()),\n"
    " id([]), hash('x'), id(object()), sorted({'a', 'b'}), repr(len), globals().keys() - {'x'})";

std::string answer(const Engine& engine, const char* source) {
    RunLimits limits;
    limits.fuel = 2'000'000;
    limits.memory = 100 << 20;
    Result<Session> session = Session::create(engine);
    if (!session) return failure_text(session);
    Result<Completed> completed = session->run(source, {}, limits);
    if (!completed) return completed.failure().type;
    return completed->value.repr() + std::to_string(completed->usage.fuel) + " " +
           std::to_string(completed->usage.peak_memory) + " " + std::to_string(completed->usage.allocations);
}

void test_isolation(const Engine& engine) {
    std::string first = answer(engine, probe);
    check(first.size() > 100, first);
    for (const char* spoiler : spoilers) {
        // Beside a VM that lives on, and after one that is gone.
        Result<Session> spoiled = Session::create(engine);
        RunLimits limits;
        limits.fuel = 1'000'000;
        limits.memory = 100 << 20;
        if (spoiled) (void)spoiled->run(spoiler, {}, limits);
        check_equal(answer(engine, probe), first, std::string("beside ") + spoiler);
        (void)answer(engine, spoiler);
        check_equal(answer(engine, probe), first, std::string("after ") + spoiler);
    }
    Result<Program> program = Program::compile(engine, probe);
    if (!program) return check(false, failure_text(program));
    Result<Completed> one = program->run(), two = program->run();
    check(one && two && one->value.repr() == two->value.repr(), "two runs of one program");
}

// A value as the result of a run: whatever it is, the host gets a value or a failure.
const char* const results[] = {
    "x = []\nfor _ in range(100000): x = [x]\nx",
    "x = {}\nfor _ in range(100000): x = {1: x}\nx",
    "x = []\nx.append(x)\nx",
    "x = {}\nx[1] = x\nx",
    "t = [0]\nfor _ in range(40): t = [t, t]\nt",
    "'\\ud800'",
    "b'x' * 50000000",
    "10 ** 100000",
    "-(1 << 70)",
    "[float('nan'), float('inf'), -0.0, True, None, ...]",
    "class A:\n    def __repr__(self): raise SystemExit\nA()",
    "class A(list): pass\nA([1])",
    "class A(str):\n    def __str__(self): return 5\nA('x')",
    "class A(dict):\n    def items(self): return 5\nA(a=1)",
    "class M(type):\n    def __getattribute__(c, n): raise KeyError(n)\nclass A(metaclass=M): pass\nA()",
    "class E(Exception):\n    def __str__(self): raise E\nraise E",
    "class E(Exception):\n    def __init__(self, a, b): pass\nraise E(1, 2)",
    "e = ValueError()\ne.__cause__ = e\ne.__context__ = e\nraise e",
    "def f(n): f(n + 1)\nf(0)",
    "lambda: 1",
    "object.__new__(type('A', (), {'__class__': property(lambda s: int)}))",
    "import sys\nsys",
    "{(1, 2): {3}, frozenset([4]): 5}",
    "f'{[1] * 1000000}'",
    "1 / 0",
    "raise SystemExit(5)",
    "raise KeyboardInterrupt",
    "(x for x in [1])",
    "memoryview(b'abc')",
    "int",
};

void test_results(const Engine& engine) {
    RunLimits limits;
    limits.memory = 200 << 20;
    limits.fuel = 50'000'000;
    Result<Session> session = Session::create(engine);
    if (!session) return check(false, failure_text(session));
    for (const char* source : results) {
        Result<Completed> completed = session->run(source, {}, limits);
        if (!completed) check(!completed.failure().type.empty(), source);
        Result<Completed> after = session->run("1 + 1", {}, limits);
        check(after && after->value.repr() == "2", std::string("after ") + source);
    }
}

Data nested(int depth) {
    Data data = Data(1);
    for (int i = 0; i < depth; i++) data = Data::tuple({std::move(data)});
    return data;
}

void test_answers(const Engine& engine) {
    Result<Program> program =
        Program::compile(engine, "def f():\n    try: return ask(1)\n    finally: ask('last')\nresult = "
                                 "f()\n(type(result).__name__, ask(2))");
    if (!program) return check(false, failure_text(program));
    Reply replies[] = {
        Reply::value(nested(100'000)),
        Reply::value(Data::string("\xff\xfe broken \xc0\x80")),
        Reply::value(Data::string(std::string(20'000'000, 'x'))),
        Reply::exception("NoSuchClass", "text"),
        Reply::exception("int", "no exception"),
        Reply::exception("SystemExit", "out"),
        Reply::exception("StopIteration", "out"),
        Reply::exception("UnicodeDecodeError", "too few arguments"),
        Reply::exception("ExceptionGroup", "too few arguments"),
        Reply::unhandled(),
    };
    for (const Reply& reply : replies) {
        RunLimits limits;
        limits.memory = 64 << 20;
        Result<Progress> progress = program->start({}, limits);
        for (int pauses = 0; progress && pauses < 10; pauses++) {
            auto* pause = std::get_if<Pause>(&*progress);
            if (!pause) break;
            Pause copy = *pause;
            Result<Progress> next = copy.resume(reply);
            if (!next && next.failure().kind == Failure::Kind::refused)
                next = copy.resume(Reply::value(Data(5)));
            // It was spent, whatever became of it.
            Result<Progress> again = pause->resume(Reply::value(Data(6)));
            check(!again && again.failure().kind == Failure::Kind::refused, "a pause that is resumed twice");
            check(!copy.fork() && !copy.dump(), "a pause that is over");
            progress = std::move(next);
        }
        check(!progress || std::holds_alternative<Completed>(*progress), "the run ends");
    }
}

// While a run of a session is paused, the session does nothing else; and whoever lets go first, nothing is
// left over.
void test_times(const Engine& engine) {
    Result<Session> session = Session::create(engine);
    if (!session) return check(false, failure_text(session));
    Result<Progress> progress = session->start("x = ask()");
    check(progress && std::holds_alternative<Pause>(*progress), "it pauses");
    if (!progress) return;
    check(!session->run("1") && !session->fork() && !session->dump(), "a session whose run is paused");
    Pause pause = std::get<Pause>(*progress);
    check(bool(session->reset()), "a session that forgets");
    check(bool(session->run("1")), "and goes on");
    Result<Progress> late = pause.resume(Reply::value(Data(1)));
    check(!late || std::holds_alternative<Completed>(*late), "a pause of what was forgotten");
    Result<Pause> loaded = Pause::load(engine, "natrixD\n and nothing else");
    check(!loaded, "a dump that is none");
    for (uint64_t bytes : {uint64_t{0}, uint64_t{1}, uint64_t{1} << 16}) {
        RunLimits limits;
        limits.memory = bytes;
        Result<Completed> small = session->run("[i for i in range(100000)]", {}, limits);
        check(!small && small.failure().kind == Failure::Kind::memory, "a limit of " + std::to_string(bytes));
    }
    check(bool(session->run("2")), "a limit is of one run");
}

void test_finalisers(const Engine& engine) {
    const char* source = "class A:\n    def __del__(self): print('gone')\na = A()\nb = [A()]\nb = None\n5";
    Result<Program> program = Program::compile(engine, source);
    if (!program) return check(false, failure_text(program));
    Result<Completed> completed = program->run();
    check(completed && completed->output == "gone\ngone\n" && completed->value.repr() == "5",
          "the end of a program");
    const char* asking = "class A:\n    def __del__(self): ask(1)\na = A()\n6";
    program = Program::compile(engine, asking);
    Result<Progress> progress = program->start();
    check(progress && std::holds_alternative<Completed>(*progress), "finalisers ask nobody");
    Result<Session> session = Session::create(engine);
    completed = session->run(source);
    check(completed && completed->output.empty(), "a session goes on");
}

} // namespace

int main() {
    Result<Engine> engine = Engine::create();
    if (!engine) return 1;
    test_isolation(*engine);
    test_results(*engine);
    test_answers(*engine);
    test_times(*engine);
    test_finalisers(*engine);
    return summary();
}
