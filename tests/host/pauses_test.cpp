// A script may ask the host wherever Python code may stand, and goes on with the answer.
#include "check.h"

using namespace natrix;

namespace {

// Where each pause goes on its way to its answer.
enum class By { itself, fork, dump };

// Runs a script whose function `ask` the host answers with its argument (doubled when it is an int), and
// `fail` with a ValueError. The result's repr, or the error's last line.
std::string run(const Engine& engine, const std::string& source, int& pauses, By by) {
    Result<Program> program = Program::compile(engine, source, "test.py");
    if (!program) return "compile: " + failure_text(program);
    Result<Progress> progress = program->start();
    for (; progress;) {
        if (auto* completed = std::get_if<Completed>(&*progress)) return completed->value.repr();
        Pause pause = std::get<Pause>(*progress);
        pauses++;
        if (by == By::fork) {
            Result<Pause> copy = pause.fork();
            if (!copy) return "fork: " + failure_text(copy);
            pause = *copy;
        } else if (by == By::dump) {
            Result<std::string> bytes = pause.dump();
            if (!bytes) return "dump: " + failure_text(bytes);
            Result<Pause> loaded = Pause::load(engine, *bytes);
            if (!loaded) return "load: " + failure_text(loaded);
            Result<std::string> again = loaded->dump();
            if (!again || *again != *bytes) return "another dump of the same";
            if (loaded->name() != pause.name() || loaded->call_id() != pause.call_id())
                return "another request";
            pause = *loaded;
        }
        Reply reply = Reply::unhandled();
        if (pause.kind() == Pause::Kind::name) {
            if (pause.name() == "answer") reply = Reply::value(Data(42));
            if (pause.name() == "ask") reply = Reply::value(Data::function("ask"));
        } else if (pause.name() == "fail") {
            reply = Reply::exception("ValueError", "the host says no");
        } else if (pause.name() == "ask" && !pause.arguments().empty()) {
            Data argument = pause.arguments()[0];
            reply = Reply::value(argument.is_small() ? Data(argument.integer() * 2) : argument);
        } else if (pause.name() == "ask") {
            reply = Reply::value(Data());
        }
        progress = pause.resume(reply);
    }
    const Failure& failure = progress.failure();
    return failure.type + (failure.message ? ": " + *failure.message : "");
}

struct Case {
    const char* what;
    const char* source;
    const char* wanted;
    int pauses;
};

const Case cases[] = {
    {"a call", "ask(21)", "42", 1},
    {"keywords", "ask(1, key='v') + ask(2)", "6", 2},
    {"a name", "answer", "42", 1},
    {"a name is asked for once", "answer + answer", "84", 1},
    {"a name that nobody knows", "nothing", "NameError: name 'nothing' is not defined", 1},
    {"a function that nobody knows", "nothing()", "NameError: name 'nothing' is not defined", 1},
    {"a name that is expected to be missing",
     "try:\n    x = nothing\nexcept NameError as e:\n    x = e.name\nx", "'nothing'", 1},
    {"builtins are not asked for", "len([1, 2])", "2", 0},
    {"dunder names are not asked for", "try:\n    __file__\nexcept NameError:\n    x = 1\nx", "1", 0},
    {"an exception of the host's", "fail()", "ValueError: the host says no", 1},
    {"an except clause", "try:\n    fail()\nexcept ValueError as e:\n    x = ask(str(e))\nx",
     "'the host says no'", 2},
    {"the type of an except clause",
     "try:\n    1/0\nexcept ask(ZeroDivisionError) as e:\n    x = 'caught'\nx", "'caught'", 1},
    {"a sort key", "sorted([3, 1, 2], key=lambda x: -ask(x))", "[3, 2, 1]", 3},
    {"the host's function as key", "sorted([3, 1, 2], key=ask)", "[1, 2, 3]", 4},
    {"list.sort", "a = [3, 1, 2]\na.sort(key=lambda x: ask(x), reverse=True)\na", "[3, 2, 1]", 3},
    {"min and max", "min([3, 1, 2], key=lambda x: ask(x)), max([3, 1, 2], key=lambda x: ask(x))", "(1, 3)",
     6},
    {"map", "list(map(lambda x: ask(x), [1, 2, 3]))", "[2, 4, 6]", 3},
    {"filter", "list(filter(lambda x: ask(x) > 2, [1, 2, 3]))", "[2, 3]", 3},
    {"a comprehension", "[ask(x) for x in range(3)]", "[0, 2, 4]", 3},
    {"a dict comprehension", "{ask(x): ask(-x) for x in range(1, 3)}", "{2: -2, 4: -4}", 4},
    {"a set comprehension", "{ask(x) for x in range(3)}", "{0, 2, 4}", 3},
    {"a generator inside sum", "sum(ask(x) for x in range(4))", "12", 4},
    {"a generator inside join", "'-'.join(ask(x) for x in 'abc')", "'a-b-c'", 3},
    {"any and all", "any(ask(x) == 4 for x in range(9)), all(ask(x) < 4 for x in range(9))", "(True, False)",
     6},
    {"a generator",
     "def g():\n    got = ask(1)\n    got = yield got\n    yield ask(got)\ni = g()\n[next(i), i.send(5)]",
     "[2, 10]", 2},
    {"yield from", "def g():\n    yield ask(1)\ndef h():\n    yield from g()\n    yield ask(2)\nlist(h())",
     "[2, 4]", 2},
    {"a closed generator's finally",
     "log = []\ndef g():\n    try:\n        yield 1\n    finally:\n        log.append(ask(7))\ni = "
     "g()\nnext(i)\ni.close()\nlog",
     "[14]", 1},
    {"__eq__ during a dict lookup",
     "class K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return 1\n"
     "    def __eq__(self, other): return ask(self.n) == ask(other.n)\n"
     "d = {K(1): 'a', K(2): 'b'}\nd[K(2)]",
     "'b'", 6},
    {"__hash__", "class K:\n    def __hash__(self): return ask(4)\nd = {K(): 1}\nlen(d)", "1", 1},
    {"__repr__ inside a list's repr",
     "class R:\n    def __repr__(self): return ask('r')\nrepr([R(), (R(), {1: R()})])", "'[r, (r, {1: r})]'",
     3},
    {"__str__", "class R:\n    def __str__(self): return ask('s')\nstr(R()) + f'{R()}' + '%s' % R()", "'sss'",
     3},
    {"__init__", "class A:\n    def __init__(self): self.x = ask(4)\nA().x", "8", 1},
    {"__new__",
     "class A:\n    def __new__(cls):\n        self = super().__new__(cls)\n        self.x = ask(4)\n        "
     "return self\nA().x",
     "8", 1},
    {"a property", "class A:\n    @property\n    def p(self): return ask(3)\nA().p", "6", 1},
    {"__getattr__", "class A:\n    def __getattr__(self, name): return ask(name)\nA().hello", "'hello'", 1},
    {"__setattr__",
     "class A:\n    def __setattr__(self, name, value): object.__setattr__(self, name, ask(value))\na = "
     "A()\na.x = 5\na.x",
     "10", 1},
    {"a descriptor", "class D:\n    def __get__(self, i, o): return ask(5)\nclass A:\n    d = D()\nA().d",
     "10", 1},
    {"__getitem__", "class A:\n    def __getitem__(self, i): return ask(i)\nA()[3], A()['k']", "(6, 'k')", 2},
    {"__contains__", "class A:\n    def __contains__(self, i): return ask(i) == 4\n2 in A(), 3 in A()",
     "(True, False)", 2},
    {"__iter__ and __next__",
     "class I:\n    n = 0\n    def __iter__(self): return self\n    def __next__(self):\n        self.n += "
     "1\n"
     "        if self.n > 2: raise StopIteration\n        return ask(self.n)\n[*I()], list(I()), "
     "tuple(zip(I(), I()))",
     "([2, 4], [2, 4], ((2, 2), (4, 4)))", 8},
    {"__bool__", "class B:\n    def __bool__(self): return ask(True)\n(1 if B() else 2), not B(), B() and 3",
     "(1, False, 3)", 3},
    {"__len__", "class L:\n    def __len__(self): return ask(2)\nlen(L())", "4", 1},
    {"__index__", "class I:\n    def __index__(self): return ask(1)\n[1, 2, 3][I()], range(I())",
     "(3, range(0, 2, 1))", 2},
    {"__lt__ in a sort",
     "class N:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other): return ask(self.n) < "
     "ask(other.n)\n"
     "[x.n for x in sorted([N(2), N(1)])]",
     "[1, 2]", 2},
    {"an operator",
     "class N:\n    def __add__(self, other): return ask(other)\n    def __radd__(self, other): return "
     "ask(other)\n"
     "N() + 4, 5 + N()",
     "(8, 10)", 2},
    {"an augmented assignment",
     "class N:\n    def __iadd__(self, other): return ask(other)\nn = N()\nn += 4\nn", "8", 1},
    {"a comparison", "class N:\n    def __lt__(self, other): return ask(True)\nN() < 3, 3 > N()",
     "(True, True)", 2},
    {"a call of an instance", "class C:\n    def __call__(self, x): return ask(x)\nC()(8)", "16", 1},
    {"__format__",
     "class F:\n    def __format__(self, spec): return ask(spec)\nf'{F():abc}', format(F(), 'x')",
     "('abc', 'x')", 2},
    {"an f-string", "f'{ask(2)} and {ask(\"x\")!r}'", "\"4 and 'x'\"", 2},
    {"a decorator", "@ask\ndef f(): return 1\nf()", "1", 2},
    {"a decorator that is called",
     "def deco(n):\n    def wrap(f): return lambda: (n, f())\n    return wrap\n@deco(ask(1))\ndef f(): "
     "return 5\nf()",
     "(2, 5)", 1},
    {"a class body", "class A:\n    x = ask(1)\n    y = [ask(i) for i in range(2)]\n(A.x, A.y)",
     "(2, [0, 2])", 3},
    {"a base class", "class A(ask(list)): pass\nA([1])", "[1]", 1},
    {"a metaclass",
     "class M(type):\n    def __new__(m, name, bases, ns):\n        ns['x'] = ask(3)\n        return "
     "super().__new__(m, name, bases, ns)\nclass A(metaclass=M): pass\nA.x",
     "6", 1},
    {"__init_subclass__ and __set_name__",
     "log = []\nclass D:\n    def __set_name__(self, owner, name): log.append(ask(name))\nclass A:\n    def "
     "__init_subclass__(cls): log.append(ask(cls.__name__))\n"
     "class B(A):\n    d = D()\nlog",
     "['d', 'B']", 2},
    {"a default value", "def f(x=ask(2)): return x\nf()", "4", 1},
    {"a context manager",
     "log = []\nclass C:\n    def __enter__(self): return ask(1)\n    def __exit__(self, *a): "
     "log.append(ask(2)); return True\n"
     "with C() as c:\n    log.append(c)\n    1/0\nlog",
     "[2, 4]", 2},
    {"finally", "def f():\n    try:\n        return ask(1)\n    finally:\n        ask(2)\nf()", "2", 2},
    {"a match guard",
     "match 4:\n    case x if ask(x) == 9: r = 'no'\n    case x if ask(x) == 8: r = 'yes'\nr", "'yes'", 2},
    {"a match subject", "match ask(2):\n    case 4: r = 'four'\nr", "'four'", 1},
    {"__match_args__ and attributes",
     "class P:\n    __match_args__ = ('x',)\n    @property\n    def x(self): return ask(1)\nmatch P():\n    "
     "case P(2): r = 'ok'\nr",
     "'ok'", 1},
    {"an assert's message",
     "try:\n    assert False, ask('m')\nexcept AssertionError as e:\n    r = e.args\nr", "('m',)", 1},
    {"a lambda", "(lambda: ask(1))()", "2", 1},
    {"a loop's iterable and condition",
     "r = 0\nfor x in ask([1, 2]):\n    r += x\nwhile ask(r) < 10: r += 1\nr", "5", 4},
    {"star arguments", "def f(*a, **k): return a, k\nf(*ask([1, 2]), **ask({'z': 3}))", "((1, 2), {'z': 3})",
     2},
    {"a subscript and a slice", "[1, 2, 3][ask(0):ask(1)]", "[1, 2]", 2},
    {"unpacking", "a, *b = ask([1, 2, 3])\n(a, b)", "(1, [2, 3])", 1},
    {"a nested call", "ask(ask(ask(1)))", "8", 3},
    {"exec and eval", "ns = {}\nexec('y = ask(3)', ns)\nns['y'], eval('ask(4)')", "(6, 8)", 2},
    {"super",
     "class A:\n    def f(self): return ask(1)\nclass B(A):\n    def f(self): return super().f() + "
     "ask(2)\nB().f()",
     "6", 2},
    {"int, str and list of an instance",
     "class N:\n    def __int__(self): return ask(3)\n    def __iter__(self): return "
     "iter(ask([1]))\nint(N()), list(N()), tuple(N())",
     "(6, [1], (1,))", 3},
    {"isinstance",
     "class M(type):\n    def __instancecheck__(c, x): return ask(True)\nclass A(metaclass=M): "
     "pass\nisinstance(1, A)",
     "True", 1},
    {"dict.setdefault and update with a key that asks",
     "class K:\n    def __hash__(self): return ask(4)\n    def __eq__(self, o): return ask(True)\nd = "
     "{}\nd[K()] = 1\nd.update({K(): 2})\nlen(d), d.setdefault(K(), 5)",
     "(1, 2)", 5},
    {"a set's operations",
     "class K:\n    def __hash__(self): return ask(4)\n    def __eq__(self, o): return ask(True)\nlen({K()} "
     "| {K()})",
     "1", 3},
    {"the walrus", "(y := ask(2)) + y", "8", 1},
    {"print of what asks", "class R:\n    def __str__(self): return ask('s')\nprint(R(), R())", "None", 2},
    {"del's method", "class A:\n    def __delitem__(self, k): log.append(ask(k))\nlog = []\ndel A()[3]\nlog",
     "[6]", 1},
    {"an exception group",
     "try:\n    raise ExceptionGroup('g', [ValueError(ask(1)), TypeError()])\nexcept* ValueError as e:\n    "
     "r = ask(e.exceptions[0].args[0])\nexcept* TypeError: pass\nr",
     "4", 2},
    {"reduce by hand over a generator",
     "def gen():\n    for i in range(3):\n        yield ask(i)\nmax(gen()), sorted(gen()), dict(zip(gen(), "
     "gen()))",
     "(4, [0, 2, 4], {0: 0, 2: 2, 4: 4})", 12},
};

void test_pauses(const Engine& engine) {
    for (const Case& test : cases) {
        for (By by : {By::itself, By::fork, By::dump}) {
            int pauses = 0;
            std::string got = run(engine, test.source, pauses, by);
            check_equal(got, test.wanted, test.what);
            check_equal(std::to_string(pauses), std::to_string(test.pauses),
                        std::string(test.what) + ", pauses");
        }
    }
}

void test_requests(const Engine& engine) {
    auto program = Program::compile(
        engine, "print('before')\nr = fetch(url, 1.5, [1, {'a': b'x'}], timeout=3)\nprint('after')\nr",
        "t.py", {"url"});
    check(bool(program), failure_text(program));
    auto progress = program->start({{"url", "https://example.com"}});
    check(bool(progress), failure_text(progress));
    auto& pause = std::get<Pause>(*progress);
    check_equal(pause.name(), "fetch", "name");
    check_equal(Data::tuple(pause.arguments()).repr(), "('https://example.com', 1.5, [1, {'a': b'x'}])",
                "arguments");
    check_equal(std::to_string(pause.keywords().size()), "1", "keywords");
    check_equal(pause.keywords()[0].first + pause.keywords()[0].second.repr(), "timeout3", "keyword");
    check_equal(pause.output(), "before\n", "output before the pause");
    check_equal(std::to_string(pause.call_id()), "1", "number of the call");

    // A refused reply leaves the pause as it was; one that is taken spends it.
    Result<Progress> unknown = pause.resume(Reply::exception("NoSuchError", "x"));
    check(!unknown && unknown.failure().kind == Failure::Kind::refused, "unknown class of exceptions");
    Result<Progress> unhashable = pause.resume(Reply::value(Data::dict({{Data::list({}), Data(1)}})));
    check(!unhashable && unhashable.failure().kind == Failure::Kind::refused, "a list as key");
    Data deep;
    for (int i = 0; i < 100'000; i++) deep = Data::list({deep});
    Result<Progress> too_deep = pause.resume(Reply::value(deep));
    check(!too_deep && too_deep.failure().kind == Failure::Kind::refused, "too deep a value");
    Pause copy = pause;
    Result<Progress> ended = pause.resume(Reply::value(Data::list({Data(1), Data("two")})));
    check(bool(ended), failure_text(ended));
    auto& completed = std::get<Completed>(*ended);
    check_equal(completed.value.repr(), "[1, 'two']", "value");
    check_equal(completed.output, "after\n", "output since the pause");
    Result<Progress> again = copy.resume(Reply::value(Data()));
    check(!again && again.failure().kind == Failure::Kind::refused, "a pause resumes once");
}

void test_inputs(const Engine& engine) {
    auto program = Program::compile(engine, "(x, y)", "main.py", {"x", "y"});
    check(bool(program), "compiles");
    auto message = [&](const Inputs& inputs) {
        auto result = program->run(inputs);
        return result ? result->value.repr() : *result.failure().message;
    };
    check_equal(message({{"x", 1}, {"y", 2.5}}), "(1, 2.5)", "inputs");
    check_equal(message({{"x", 1}}), "missing required inputs: y", "missing");
    check_equal(message({{"x", 1}, {"y", 1}, {"z", 1}}), "too many inputs: expected 2, got 3", "too many");
    Data shared = Data::list({Data(1)});
    check_equal(message({{"x", Data::list({shared, shared})}, {"y", Data()}}), "([[1], [1]], None)",
                "shared");
    Data values = Data::tuple({Data::string("h\xc3\xa9"), Data::bytes(std::string_view("\0\xff", 2)),
                               Data::set({Data(1)}), Data::frozenset({Data("a")}), Data::ellipsis(),
                               Data(true), Data(int64_t{1} << 60),
                               Data::integer(std::string_view("\0\0\0\0\0\0\0\0\0\1", 10), true),
                               Data::dict({{Data("k"), Data::list({})}, {Data::tuple({Data(1)}), Data()}})});
    check_equal(message({{"x", values}, {"y", 0}}), "(" + values.repr() + ", 0)", "each kind there and back");
    auto same = Program::compile(engine, "x[0] is x[1], x[0].append(2), x", "main.py", {"x"});
    auto result = same->run({{"x", Data::list({shared, shared})}});
    check_equal(result->value.repr(), "(True, None, [[1, 2], [1, 2]])", "sharing is kept");
    auto cycle = Program::compile(engine, "a = [1]\na.append(a)\nb = {'a': a}\na.append(b)\nb", "main.py");
    Data data = cycle->run()->value;
    check_equal(data.repr(), "{'a': [1, ..., ...]}", "cycles");
    auto back = Program::compile(engine, "x['a'][1] is x['a'], x['a'][2] is x", "main.py", {"x"});
    check_equal(back->run({{"x", data}})->value.repr(), "(True, True)", "cycles come back");
}

void test_failures(const Engine& engine) {
    auto program = Program::compile(engine, "def f():\n    print('x')\n    return 1 / 0\nf()", "main.py");
    auto result = program->run();
    check(!result, "an exception");
    const Failure& failure = result.failure();
    check_equal(failure.type, "ZeroDivisionError", "type");
    check_equal(failure.output, "x\n", "output comes with errors");
    check_equal(std::to_string(failure.traceback.size()), "2", "frames");
    check_equal(failure.traceback[1].function + std::to_string(failure.traceback[1].line) + ":" +
                    std::to_string(failure.traceback[1].column) + "-" +
                    std::to_string(failure.traceback[1].end_column),
                "f3:12-17", "place");
    check(failure.traceback[0].function.empty(), "the module has no name");
    check(failure.text.find("return 1 / 0") != std::string::npos, "the text quotes the line");
    auto wrong = Program::compile(engine, "x = = 1", "main.py");
    check(!wrong && wrong.failure().type == "SyntaxError", "a syntax error");
    auto limited = [&](const char* source, RunLimits limits) {
        auto compiled = Program::compile(engine, source, "main.py");
        auto ended = compiled->run({}, limits);
        return ended ? "done" : ended.failure().type + (ended.failure().is_limit() ? ", a limit" : "");
    };
    RunLimits memory, fuel, depth, calls, output;
    memory.memory = 10'000'000;
    fuel.fuel = 100'000;
    depth.depth = 50;
    calls.host_calls = 3;
    output.output = 1000;
    check_equal(limited("x = [0] * 10**8", memory), "MemoryError, a limit", "memory");
    check_equal(limited("while True: pass", fuel), "TimeoutError, a limit", "fuel");
    check_equal(limited("def f(): f()\nf()", depth), "RecursionError", "depth");
    check_equal(limited("while True:\n    try: ask()\n    except NameError: pass", calls),
                "RuntimeError, a limit", "host calls");
    check_equal(limited("while True: print('x' * 100)", output), "MemoryError, a limit", "output");
}

void test_sessions(const Engine& engine) {
    auto session = Session::create(engine);
    check(bool(session), "a session");
    auto run = [&](const char* source) {
        auto result = session->run(source);
        return result ? result->value.repr() : result.failure().type;
    };
    check_equal(run("x = 1"), "None", "an assignment has no value");
    check_equal(run("def f(n): return n + x"), "None", "a definition");
    check_equal(run("f(2)"), "3", "what was defined stays");
    check_equal(run("1/0"), "ZeroDivisionError", "an error");
    check_equal(run("x += 1; x"), "2", "state is kept after an error");
    auto fork = session->fork();
    check(bool(fork), "a fork");
    check_equal(fork->run("x = 100; x")->value.repr(), "100", "the fork's own");
    check_equal(run("x"), "2", "the first is as it was");
    auto progress = session->start("y = ask(x)\ny");
    check(progress && std::holds_alternative<Pause>(*progress), "a session pauses");
    check_equal(run("1"), "ValueError", "no second run meanwhile");
    auto ended = std::get<Pause>(*progress).resume(Reply::value(Data(7)));
    check_equal(std::get<Completed>(*ended).value.repr(), "7", "and goes on");
    check(bool(session->reset()), "reset");
    check_equal(run("x"), "NameError", "all forgotten");
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    test_pauses(*engine);
    test_requests(*engine);
    test_inputs(*engine);
    test_failures(*engine);
    test_sessions(*engine);
    return summary();
}
