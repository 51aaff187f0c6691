// Values across the border, both ways: each kind, what is shared in them, and what cannot cross.
#include "check.h"

using namespace natrix;

namespace {

std::string run(const Engine& engine, const std::string& source, const Inputs& inputs = {}) {
    std::vector<std::string> names;
    for (const auto& [name, value] : inputs) names.push_back(name);
    auto program = Program::compile(engine, source, "test.py", names);
    if (!program) return failure_text(program);
    auto result = program->run(inputs);
    return result ? result->value.repr() : failure_text(result);
}

void test_plain(const Engine& engine) {
    check_equal(run(engine, "1+2j, range(3), range(5, 1, -2), range(2**70)"),
                "(complex(1.0, 2.0), range(0, 3, 1), range(5, 1, -2), range(0, 0x400000000000000000, 1))",
                "out");
    Data values = Data::tuple({Data::complex(1, -2), Data::range(Data(1), Data(9), Data(2)),
                               Data::type("int"), Data::builtin("len"), Data::module("sys")});
    check_equal(run(engine, "str(x[0]), str(x[1]), x[2]('5'), x[3]('abc'), x[4].__name__", {{"x", values}}),
                "('(1-2j)', 'range(1, 9, 2)', 5, 3, 'sys')", "in");
    check_equal(run(engine, "x", {{"x", values}}), values.repr(), "there and back");
    check_equal(run(engine, "int, len, ValueError, type(None)"),
                "(<class 'int'>, <built-in function len>, <class 'ValueError'>, <class 'NoneType'>)",
                "what is Python's own");
    check_equal(run(engine, "bytearray(b'ab'), memoryview"), "(b'ab', <class 'memoryview'>)", "bytes");
    check_equal(
        run(engine, "def f(): pass\nclass C: pass\nf, C, C(), (lambda: 0), f.__call__, (x for x in [])")
            .substr(0, 60),
        "(<function f>, <type C>, <C object>, <function <lambda>>, <m", "handles");
    Data documented = Data::function("fetch", "Gets it.");
    check_equal(run(engine, "x.__name__, x.__doc__, x", {{"x", documented}}),
                "('fetch', 'Gets it.', <function fetch external>)", "a function of the host's");
}

void test_exceptions(const Engine& engine) {
    auto result = Program::compile(engine, "class E(KeyError): pass\nE('a', [1])", "test.py")->run();
    check_equal(result->value.repr(), "E('a', [1])", "an exception as a value");
    std::string bases;
    for (const std::string& name : result->value.names()) bases += name + " ";
    check_equal(bases, "KeyError LookupError Exception BaseException ", "and the classes above");
    check_equal(run(engine, "type(x).__name__, x.args, isinstance(x, OSError)",
                    {{"x", Data::exception("FileNotFoundError", {Data(2)})}}),
                "('FileNotFoundError', (2,), True)", "in");
    auto failed = Program::compile(engine, "class E(Exception): pass\nraise E(1, 'b')", "test.py")->run();
    check_equal(failed.failure().exception.repr(), "E(1, 'b')", "a failure has it");
    auto with_object = Program::compile(engine, "class A: pass\nraise ValueError(A())", "test.py")->run();
    check(with_object.failure().exception.is(Data::Kind::exception), "with what can cross");
}

void test_records(const Engine& engine) {
    RecordFacts facts;
    facts.identity = 77;
    facts.methods = {"norm"};
    Data point = Data::record("Point", {"x", "y"}, {Data(3), Data(4)}, facts);
    check_equal(run(engine, "p, p.x, repr(p), p == p, type(p).__name__", {{"p", point}}),
                "(Point(x=3, y=4), 3, 'Point(x=3, y=4)', True, 'Point')", "a record");
    check_equal(run(engine, "p.x = 10\np", {{"p", point}}), "Point(x=10, y=4)", "can be changed");
    auto back = Program::compile(engine, "p", "t.py", {"p"})->run({{"p", point}});
    check(back->value.record_facts().identity == 77 && back->value.record_facts().methods == facts.methods,
          "keeps its identity");
    auto program = Program::compile(
        engine, "try: p.area()\nexcept AttributeError as e: print(e)\np.norm(2, scale=3)", "t.py", {"p"});
    auto progress = program->start({{"p", point}});
    auto& pause = std::get<Pause>(*progress);
    check(pause.kind() == Pause::Kind::method && pause.name() == "norm", "a method of the host's");
    check_equal(Data::tuple(pause.arguments()).repr() + pause.keywords()[0].first,
                "(Point(x=3, y=4), 2)scale", "with the record");
    check(pause.arguments()[0].record_facts().identity == 77, "that the host knows");
    check_equal(pause.output(), "'Point' object has no attribute 'area'\n", "others it has not");
    auto bytes = pause.dump();
    auto loaded = Pause::load(engine, *bytes);
    check(loaded && loaded->kind() == Pause::Kind::method, "is dumped");
    auto ended = loaded->resume(Reply::value(5));
    check_equal(std::get<Completed>(*ended).value.repr(), "5", "and answered");
    facts.frozen = true;
    facts.any_method = true;
    facts.methods.clear();
    Data frozen = Data::record("Key", {"id"}, {Data(1)}, facts);
    check_equal(
        run(engine,
            "try: k.id = 2\nexcept AttributeError as e: r = str(e)\nr, {k: 1}[k], callable(k.anything)",
            {{"k", frozen}}),
        "(\"cannot assign to field 'id'\", 1, True)", "a frozen one");
    Data list = Data::list({point});
    check_equal(run(engine, "a[0] is b[0]", {{"a", list}, {"b", list}}), "False",
                "inputs are values of their own");
    check_equal(run(engine, "c[0] is c[1], c[0][0] is c[1][0]", {{"c", Data::list({list, list})}}),
                "(True, True)", "what is shared in one stays so");
    Data owner = Data::record("Owner", {"me"}, {Data::list({Data::cycle(2)})}, facts);
    check_equal(run(engine, "o.me[0] is o", {{"o", owner}}), "True", "a cycle through a record");
    check_equal(run(engine, "{k: [k, (k,)]}", {{"k", frozen}}), "{Key(id=1): [Key(id=1), (Key(id=1),)]}",
                "as a key");
    check_equal(run(engine, "{1, k}, frozenset([k])", {{"k", frozen}}).substr(0, 2), "({", "in sets");
}

void test_refused(const Engine& engine) {
    auto refused = [&](const Data& data, const std::string& part) {
        auto program = Program::compile(engine, "x", "t.py", {"x"});
        auto result = program->start({{"x", data}});
        check(!result && result.failure().kind == Failure::Kind::refused, "refused: " + data.repr());
        if (!result)
            check(result.failure().message->find(part) != std::string::npos, *result.failure().message);
    };
    Data zone_ok;
    refused(Data::date(2023, 2, 29), "no such date");
    refused(Data::date(0, 1, 1), "no such date");
    refused(Data::time(24, 0, 0, 0, {}), "time of a day");
    refused(Data::datetime(2023, 1, 1, 0, 60, 0, 0, {}), "date and time");
    refused(Data::time(1, 0, 0, 0, Data(5)), "time of a day");
    refused(Data::timedelta(1'000'000'000, 0, 0), "timedelta");
    refused(Data::timezone(Data::timedelta(1, 0, 0), {}), "zone");
    refused(Data::timezone(Data(3), {}), "zone");
    for (const char* text : {"", ".", "1.2.3", "1e", "0x1", "1 ", "nan", "--1", "1e9999999999999999999"})
        refused(Data::decimal(text), "decimal");
    refused(Data::uuid("1234"), "UUID");
    refused(Data::uuid("g2345678-1234-1234-1234-123456789012"), "UUID");
    refused(Data::path(std::string_view("a\0b", 3)), "null");
    refused(Data::named_tuple("T", {"a", "a"}, {Data(1), Data(2)}), "names");
    refused(Data::named_tuple("T", {"_a"}, {Data(1)}), "names");
    refused(Data::record("R", {"1a"}, {Data(1)}), "names");
    refused(Data::record("", {"a"}, {Data(1)}), "names");
    refused(Data::enumerator("Color", "RED", Data(1)), "handle");
    refused(Data::enumerator("Color", "RED", Data(1), 99), "handle");
    refused(Data::record_of_vm("R", {"a"}, {Data(1)}, false, 12345), "handle");
    refused(Data::object("A", 4711), "handle");
    refused(Data::repr_of("<x>"), "repr");
    refused(Data::range(Data(1), Data(2), Data(0)), "range");
    refused(Data::range(Data(1.5), Data(2), Data(1)), "range");
    refused(Data::cycle(1), "cycle");
    refused(Data::list({Data::cycle(2)}), "cycle");
    refused(Data::exception("NoSuchError", {}), "exception class");
    refused(Data::dict({{Data::list({}), Data(1)}}), "hashable");
    refused(Data::set({Data::dict({})}), "hashable");
    refused(Data::string("\xff"), "UTF-8");
    refused(Data::string("\xe2\x82"), "UTF-8");
    refused(Data::string("\xc0\x80"), "UTF-8");
    Data deep;
    for (int i = 0; i < 300; i++) deep = Data::record("R", {"a"}, {deep});
    refused(deep, "deeper");
    check_equal(run(engine, "len(x), x == '\\ud800'", {{"x", Data::string("\xed\xa0\x80")}}), "(1, True)",
                "a lone surrogate");
    // Out of the VM.
    check_equal(run(engine, "x = []\nfor i in range(300): x = [x]\nx"),
                "ValueError: the value is nested deeper than 200 containers\n", "too deep a result");
    check_equal(
        run(engine, "x = []\nfor i in range(300): x = [x]\ntry: f(x)\nexcept ValueError as e: r = str(e)\nr"),
        "'the value is nested deeper than 200 containers'", "too deep an argument is the script's error");
}

void test_memory(const Engine& engine) {
    RunLimits limits;
    limits.memory = 3'000'000;
    auto program = Program::compile(engine, "len(f())", "t.py");
    auto progress = program->start({}, limits);
    std::vector<Data> many(1'000'000, Data(1));
    auto result = std::get<Pause>(*progress).resume(Reply::value(Data::list(many)));
    check(!result && result.failure().kind == Failure::Kind::memory, "an answer counts as memory");
    auto inputs = Program::compile(engine, "1", "t.py", {"x"})
                      ->start({{"x", Data::bytes(std::string(5'000'000, 'x'))}}, limits);
    check(!inputs && inputs.failure().kind == Failure::Kind::memory, "so does an input");
    // Many small answers: each is collected when it is needed no more.
    auto loop = Program::compile(engine, "n = 0\nfor i in range(300): n += len(f(i))\nn", "t.py");
    progress = loop->start({}, limits);
    while (progress && std::holds_alternative<Pause>(*progress))
        progress = std::get<Pause>(*progress).resume(Reply::value(Data::string(std::string(100'000, 'x'))));
    check_equal(progress ? std::get<Completed>(*progress).value.repr() : failure_text(progress), "30000000",
                "garbage is none");
}

} // namespace

int main() {
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    auto engine = Engine::create();
    if (!engine) return 1;
    test_plain(*engine);
    test_exceptions(*engine);
    test_records(*engine);
    test_refused(*engine);
    test_memory(*engine);
    return summary();
}
