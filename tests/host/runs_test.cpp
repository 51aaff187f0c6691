// How runs are done: limits, slices, output, cancelling, parking, calls of the script's own objects,
// sessions.
#include <thread>

#include "check.h"

using namespace natrix;

namespace {

Result<Progress> start(const Engine& engine, const std::string& source, const RunOptions& options = {}) {
    auto program = Program::compile(engine, source, "test.py");
    if (!program) return program.failure();
    return program->start({}, options);
}

std::string end_of(const Result<Progress>& progress) {
    if (!progress) return progress.failure().type;
    if (auto* completed = std::get_if<Completed>(&*progress)) return completed->value.repr();
    return "paused at " + std::get<Pause>(*progress).name();
}

Pause& pause_of(Result<Progress>& progress) { return std::get<Pause>(*progress); }

void test_slices(const Engine& engine) {
    const char* source = "total = 0\nfor i in range(5000):\n    total += i\nprint(total)\ntotal";
    RunOptions options;
    options.slice = 700;
    for (bool by_dump : {false, true}) {
        int slices = 0;
        auto progress = start(engine, source, options);
        while (progress && std::holds_alternative<Pause>(*progress)) {
            Pause pause = pause_of(progress);
            check(pause.kind() == Pause::Kind::slice, "a slice");
            slices++;
            if (by_dump) {
                auto bytes = pause.dump();
                auto loaded = Pause::load(engine, *bytes);
                check(bool(loaded), failure_text(loaded));
                check(bool(loaded->set_options(options)), "options of the rest");
                pause = *loaded;
            }
            auto wrong = pause.resume(Reply::value(1));
            check(!wrong && wrong.failure().kind == Failure::Kind::refused, "a slice has no value");
            progress = pause.resume(Reply::go_on());
        }
        check_equal(end_of(progress), "12497500", "the whole");
        check(slices >= 7, "several slices");
    }
}

void test_output(const Engine& engine) {
    const char* source =
        "import sys\nfor i in range(4): print('line', i)\nprint('wrong', file=sys.stderr)\nf()\nprint('end')";
    std::string gathered, errors;
    RunOptions options;
    options.printing = Printing::stream;
    options.chunk = 1;
    int calls = 0;
    options.sink = [&](std::string_view text, bool of_errors) {
        (of_errors ? errors : gathered) += text;
        calls++;
    };
    auto progress = start(engine, source, options);
    check_equal(gathered + errors, "line 0\nline 1\nline 2\nline 3\nwrong\n", "streamed before the pause");
    check(calls >= 4, "as it comes");
    check_equal(pause_of(progress).output(), "", "and not collected");
    progress = pause_of(progress).resume(Reply::value({}));
    check_equal(gathered, "line 0\nline 1\nline 2\nline 3\nend\n", "all of it");
    options = {};
    options.printing = Printing::discard;
    progress = start(engine, source, options);
    check_equal(pause_of(progress).output(), "", "discarded");
    options.printing = Printing::pause;
    options.chunk = 10;
    progress = start(engine, source, options);
    std::string collected;
    int pauses = 0;
    while (progress && std::holds_alternative<Pause>(*progress)) {
        Pause& pause = pause_of(progress);
        collected += pause.output();
        bool output = pause.kind() == Pause::Kind::output;
        pauses += output;
        progress = pause.resume(output ? Reply::go_on() : Reply::value({}));
    }
    collected += std::get<Completed>(*progress).output;
    check_equal(collected, "line 0\nline 1\nline 2\nline 3\nend\n", "in pauses");
    check(pauses >= 2, "more than one");
    auto failed = start(engine, "print('before')\n1/0");
    check_equal(failed.failure().output, "before\n", "errors come with the output");
}

void test_cancel(const Engine& engine) {
    Canceller canceller;
    RunOptions options;
    options.canceller = canceller;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        canceller.cancel();
    });
    auto progress = start(engine, "try:\n    while True: pass\nfinally: print('no')", options);
    other.join();
    check(!progress && progress.failure().kind == Failure::Kind::cancelled && progress.failure().is_limit(),
          "cancelled");
    check_equal(progress.failure().output, "", "and no finally ran");
    auto later = start(engine, "while True: pass", options);
    check(!later && later.failure().kind == Failure::Kind::cancelled, "what begins later too");
    auto free_one = start(engine, "1 + 1");
    check_equal(end_of(free_one), "2", "others are not");
    // A pause that is cancelled, and a run that waits in a real sleep.
    Canceller second;
    RunOptions paused;
    paused.canceller = second;
    auto waiting = start(engine, "f()\nwhile True: pass", paused);
    second.cancel();
    waiting = pause_of(waiting).resume(Reply::value({}));
    check(!waiting && waiting.failure().kind == Failure::Kind::cancelled, "after a pause");
}

void test_deadline(const Engine& engine) {
    RunLimits limits;
    limits.deadline = 0.03;
    auto progress = start(engine, "while True: pass", limits);
    check(!progress && progress.failure().kind == Failure::Kind::time, "a deadline while executing");
    progress = start(engine, "f()\n1", limits);
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    progress = pause_of(progress).resume(Reply::value({}));
    check(!progress && progress.failure().kind == Failure::Kind::time, "and while the host works");
    RunLimits executing;
    executing.seconds = 0.03;
    progress = start(engine, "f()\n1", executing);
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    check_equal(end_of(pause_of(progress).resume(Reply::value({}))), "1",
                "the other clock stands still meanwhile");
}

void test_parking(const Engine& engine) {
    auto progress = start(engine, "x = [1, 2, 3]\ny = f(x)\nx + [y]");
    Pause pause = pause_of(progress);
    check(pause.park() && pause.park(), "parked, twice");
    auto fork = pause.fork();
    check(bool(fork), "a parked one is forked");
    pause.park();
    auto dump = pause.dump();
    auto straight = fork->dump();
    check(dump && straight && *dump == *straight, "and dumped as it was");
    pause.park();
    check_equal(end_of(pause.resume(Reply::value(4))), "[1, 2, 3, 4]", "and resumed");
    check(!pause.park(), "not again");
    check_equal(end_of(fork->resume(Reply::value(5))), "[1, 2, 3, 5]", "the fork too");
    auto session = Session::create(engine);
    (void)session->run("x = 5");
    check(session->park(), "a session is parked");
    check_equal(session->run("x + 1")->value.repr(), "6", "and goes on");
}

void test_calls(const Engine& engine) {
    auto progress = start(
        engine,
        "log = []\n"
        "def double(x, *, plus=0):\n    log.append(x)\n    return x * 2 + plus\n"
        "def asks(x): return ask(x) + 1\n"
        "def fails(): raise KeyError('k')\n"
        "class P:\n    def __init__(self, x): self.x = x\n    def __repr__(self): return f'P({self.x})'\n"
        "result = g(double, asks, fails, P, P(3))\n(result, log)");
    Pause pause = pause_of(progress);
    Arguments objects = pause.arguments();
    check_equal(objects[0].text().data() + std::string(" ") + std::string(objects[0].label()),
                "function double", "a function");
    check_equal(std::string(objects[3].text()) + " " + std::string(objects[3].label()), "type P", "a class");
    check_equal(objects[4].repr(), "<P object>", "an instance");
    auto called = pause.call(objects[0], {Data(21)}, {{"plus", Data(1)}});
    check(called && std::holds_alternative<Pause>(*called), failure_text(called));
    Pause again = pause_of(called);
    check(again.name() == "g" && again.call_id() == pause.call_id() && again.returned(),
          "the same pause again");
    check_equal(again.returned()->value.repr(), "43", "with what was called");
    auto spent = pause.resume(Reply::value(1));
    check(!spent, "the first is spent");
    // What is called asks the host in its turn.
    auto inner = again.call(objects[1], {Data(5)});
    check_equal(pause_of(inner).name(), "ask", "a pause inside");
    auto bytes = pause_of(inner).dump();
    auto loaded = Pause::load(engine, *bytes);
    check(bool(loaded), failure_text(loaded));
    auto back = loaded->resume(Reply::value(6));
    check_equal(pause_of(back).name() + pause_of(back).returned()->value.repr(), "g7",
                "and then the outer one");
    auto raised = pause_of(back).call(objects[2]);
    check(pause_of(raised).returned()->raised, "an exception is told");
    check_equal(pause_of(raised).returned()->value.repr(), "KeyError('k')", "which one");
    check(pause_of(raised).returned()->text.find("in fails") != std::string::npos, "and where");
    // (The loaded run's handles are the same.)
    auto made = pause_of(raised).call(objects[3], {Data(9)});
    Data instance = pause_of(made).returned()->value;
    auto shown = pause_of(made).call(Data::builtin("repr"), {instance});
    check_equal(pause_of(shown).returned()->value.repr(), "'P(9)'", "a builtin");
    auto attribute = pause_of(shown).call(Data::builtin("getattr"), {objects[4], Data("x")});
    check_equal(pause_of(attribute).returned()->value.repr(), "3", "an attribute");
    pause_of(attribute).release(instance);
    auto gone = pause_of(attribute).call(Data::builtin("repr"), {instance});
    check(!gone && gone.failure().kind == Failure::Kind::refused, "a released handle is void");
    auto none = pause_of(attribute).call(Data(3));
    check(pause_of(none).returned()->raised, "an int is not callable");
    check_equal(end_of(pause_of(none).resume(Reply::value(instance.is_none() ? Data() : objects[4]))),
                "(<P object>, [21])", "the run goes on, with its own object");

    auto session = Session::create(engine);
    auto function = session->run("n = 0\ndef count(by=1):\n    global n\n    n += by\n    return n\ncount");
    check(function && function->value.is(Data::Kind::object), "a session's function");
    auto counted = session->objects().call(function->value, {}, {{"by", Data(5)}});
    check_equal(end_of(counted), "5", "is called between runs");
    check_equal(session->run("n")->value.repr(), "5", "in the same VM");
    check_equal(session->objects().get(function->value, "__name__")->repr(), "'count'", "an attribute");
    auto forked = session->fork();
    check_equal(end_of(forked->objects().call(function->value)), "6", "a fork has it too");
    check_equal(session->run("n")->value.repr(), "5", "on its own");
    auto wrong = session->objects().call(function->value, {Data(1), Data(2)});
    check_equal(end_of(wrong), "TypeError", "wrong arguments");
    auto limited = session->run("def forever():\n    while True: pass\nforever");
    RunLimits limits;
    limits.fuel = 10'000;
    check_equal(end_of(session->objects().call(limited->value, {}, {}, limits)), "TimeoutError",
                "calls have limits");

    auto program =
        Program::compile(engine, "class A:\n    def __repr__(self): return 'an A'\n[A(), 1]", "test.py");
    auto completed = program->run();
    check(bool(completed->objects), "a value with handles keeps its VM");
    check_equal(*completed->objects.repr(completed->value.items()[0]), "an A", "so that it can be asked");
    auto plain = Program::compile(engine, "[1]")->run();
    check(!plain->objects, "one without does not");
}

void test_totals(const Engine& engine) {
    RunLimits total;
    total.fuel = 10'000;
    auto session = Session::create(engine, total);
    int runs = 0;
    Failure last;
    for (; runs < 100; runs++) {
        auto result = session->run("for i in range(500): pass");
        if (result) continue;
        last = result.failure();
        break;
    }
    check(runs > 5 && runs < 20 && last.kind == Failure::Kind::fuel,
          "a total of fuel: " + std::to_string(runs));
    check(session->usage().fuel >= 10'000, "is counted");
    auto bytes = session->dump();
    auto loaded = Session::load(engine, *bytes);
    check(bool(loaded), failure_text(loaded));
    check_equal(loaded->run("1").failure().type, "TimeoutError", "a dump holds it");
    auto fresh = Session::create(engine);
    auto first = fresh->run("for i in range(1000): pass")->usage.fuel;
    auto second = fresh->run("for i in range(1000): pass")->usage.fuel;
    check(first == second, "each run counts its own");
}

void test_signatures(const Engine& engine) {
    auto progress = start(engine, "f(1) + 1");
    DumpOptions with_key;
    with_key.key = "secret";
    auto bytes = pause_of(progress).dump(with_key);
    check(bool(bytes), "signed");
    LoadOptions right, wrong, none;
    right.key = "secret";
    wrong.key = "Secret";
    auto loaded = Pause::load(engine, *bytes, right);
    check_equal(end_of(loaded->resume(Reply::value(1))), "2", "read with its key");
    check(!Pause::load(engine, *bytes, wrong), "not with another");
    check(!Pause::load(engine, *bytes, none), "nor without");
    auto plain = pause_of(progress).dump();
    check(!Pause::load(engine, *plain, right), "what is not signed is not read with a key");
    for (size_t at : {size_t{9}, size_t{45}, bytes->size() - 1}) {
        std::string changed = *bytes;
        changed[at] ^= 1;
        check(!Pause::load(engine, changed, right), "a changed byte");
    }
    auto program = Program::compile(engine, "x * 2", "main.py", {"x"});
    auto dump = program->dump(with_key);
    check_equal(Program::load(engine, *dump, right)->run({{"x", 4}})->value.repr(), "8", "programs too");
    auto session = Session::create(engine);
    (void)session->run("x = 3");
    check_equal(Session::load(engine, *session->dump(with_key), right)->run("x")->value.repr(), "3",
                "and sessions");
}

void test_threads(const Engine& engine) {
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (size_t t = 0; t < 4; t++)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 100; i++) {
                RunLimits limits;
                limits.fuel = 1000 + static_cast<uint64_t>(i) * 37 + t;
                limits.memory = 2'000'000 + static_cast<uint64_t>(i) * 1000;
                auto progress = start(engine, "n = 0\nwhile True: n += 1", limits);
                wrong[t] += progress || progress.failure().kind != Failure::Kind::fuel;
                progress = start(engine, "x = []\nwhile True: x.append(bytes(1000))",
                                 limits.memory ? RunLimits{.memory = limits.memory,
                                                           .seconds = {},
                                                           .deadline = {},
                                                           .fuel = {},
                                                           .allocations = {},
                                                           .output = {},
                                                           .host_calls = {}}
                                               : limits);
                wrong[t] += progress || progress.failure().kind != Failure::Kind::memory;
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (int count : wrong) check(count == 0, "each limit holds for its own VM");
    // A pause that moves to another thread.
    auto progress = start(engine, "f(1) + 1");
    std::string got;
    std::thread other(
        [&, pause = pause_of(progress)]() mutable { got = end_of(pause.resume(Reply::value(1))); });
    other.join();
    check_equal(got, "2", "resumed on another thread");
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    test_slices(*engine);
    test_output(*engine);
    test_cancel(*engine);
    test_deadline(*engine);
    test_parking(*engine);
    test_calls(*engine);
    test_totals(*engine);
    test_signatures(*engine);
    test_threads(*engine);
    return summary();
}
