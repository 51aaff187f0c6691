// Calls that the host answers with "pending", and settles later, in any order.
#include "check.h"

using namespace natrix;

namespace {

using Settlement = Reply::Settlement;

Result<Progress> start(const Engine& engine, const std::string& source, const RunOptions& options = {}) {
    auto program = Program::compile(engine, source, "test.py");
    if (!program) return program.failure();
    return program->start({}, options);
}

std::string end_of(const Result<Progress>& progress) {
    if (!progress) return failure_text(progress);
    if (auto* completed = std::get_if<Completed>(&*progress)) return completed->value.repr();
    return "paused";
}

// Answers each call of a function with "pending"; then hands the pause for futures to `settle`, until the run
// ends.
template<class Settle>
std::string run(const Engine& engine, const std::string& source, bool by_dump, Settle settle) {
    Result<Progress> progress = start(engine, source);
    std::vector<Pause> calls;
    while (progress && std::holds_alternative<Pause>(*progress)) {
        Pause pause = std::get<Pause>(*progress);
        if (by_dump) {
            auto bytes = pause.dump();
            if (!bytes) return failure_text(bytes);
            auto loaded = Pause::load(engine, *bytes);
            if (!loaded) return failure_text(loaded);
            if (loaded->calls() != pause.calls() || loaded->kind() != pause.kind()) return "another pause";
            pause = *loaded;
        }
        if (pause.kind() == Pause::Kind::futures) {
            progress = pause.resume(Reply::settle(settle(pause, calls)));
        } else {
            calls.push_back(pause);
            progress = pause.resume(Reply::pending());
        }
    }
    return end_of(progress);
}

Data argument_of(const std::vector<Pause>& calls, uint64_t id) {
    for (const Pause& call : calls)
        if (call.call_id() == id) return call.arguments()[0];
    return {};
}

void test_orders(const Engine& engine) {
    const std::string source = "a = fetch(1)\nb = fetch(2)\nc = fetch(3)\n[await c, await a, await b]";
    for (bool by_dump : {false, true}) {
        auto one_by_one = [](bool last) {
            return [last](const Pause& pause, const std::vector<Pause>& calls) {
                uint64_t id = last ? pause.calls().back() : pause.calls().front();
                return std::vector<Settlement>{{id, Reply::value(argument_of(calls, id))}};
            };
        };
        auto all = [](const Pause& pause, const std::vector<Pause>& calls) {
            std::vector<Settlement> row;
            for (uint64_t id : pause.calls()) row.push_back({id, Reply::value(argument_of(calls, id))});
            return row;
        };
        check_equal(run(engine, source, by_dump, one_by_one(true)), "[3, 1, 2]", "the last first");
        check_equal(run(engine, source, by_dump, one_by_one(false)), "[3, 1, 2]", "the first first");
        check_equal(run(engine, source, by_dump, all), "[3, 1, 2]", "all at once");
        auto fail = [](const Pause& pause, const std::vector<Pause>& calls) {
            std::vector<Settlement> row;
            for (uint64_t id : pause.calls())
                row.push_back({id, argument_of(calls, id) == Data(2) ? Reply::exception("KeyError", "no two")
                                                                     : Reply::value(argument_of(calls, id))});
            return row;
        };
        check_equal(
            run(engine,
                "async def main():\n    try:\n        return await fetch(2)\n"
                "    except KeyError as error:\n        return await fetch(3), error.args\nawait main()",
                by_dump, fail),
            "(3, ('no two',))", "an exception is raised where it is awaited");
    }
}

void test_awaitables(const Engine& engine) {
    auto value = [](const Pause& pause, const std::vector<Pause>&) {
        return std::vector<Settlement>{{pause.calls()[0], Reply::value(Data(7))}};
    };
    check_equal(run(engine, "c = fetch(1)\ntype(c).__name__, await c", false, value), "('coroutine', 7)",
                "a coroutine");
    check_equal(run(engine, "[await fetch(i) for i in range(3)]", false, value), "[7, 7, 7]",
                "a comprehension");
    check_equal(run(engine,
                    "class A:\n    async def __aenter__(self): return await fetch(1)\n"
                    "    async def __aexit__(self, *a): await fetch(2)\nasync with A() as x: pass\nx",
                    false, value),
                "7", "async with");
    check_equal(run(engine,
                    "async def gen():\n    for i in range(2): yield await fetch(i)\n[x async for x in gen()]",
                    false, value),
                "[7, 7]", "an asynchronous generator");
    check_equal(run(engine, "c = fetch(1)\nc.close()\nawait fetch(2)", false, value), "7",
                "one that is given up");
    check_equal(
        run(engine, "async def f(): return await fetch(1)\nx = f()\nx.send(None)\n'no'", false, value),
        "'no'", "driven by hand");
    check_equal(run(engine, "class A:\n    def __await__(self):\n        yield 5\nawait A()", false, value)
                    .substr(0, 9),
                "Traceback", "what nothing can wait for");
}

void test_refused(const Engine& engine) {
    Result<Progress> progress = start(engine, "a = f(1)\nb = f(2)\nawait a + await b");
    auto refused = [&](Pause& pause, const Reply& reply, const std::string& what) {
        auto result = pause.resume(reply);
        check(!result && result.failure().kind == Failure::Kind::refused, what);
    };
    auto& first = std::get<Pause>(*progress);
    refused(first, Reply::settle({}), "a call is not settled");
    refused(first, Reply::go_on(), "a call does not simply go on");
    progress = first.resume(Reply::pending());
    progress = std::get<Pause>(*progress).resume(Reply::pending());
    auto& pause = std::get<Pause>(*progress);
    check(pause.kind() == Pause::Kind::futures && pause.calls() == std::vector<uint64_t>{1, 2},
          "waits for both");
    refused(pause, Reply::value(1), "a value");
    refused(pause, Reply::pending(), "pending");
    refused(pause, Reply::settle({}), "none of them");
    refused(pause, Reply::settle({{3, Reply::value(1)}}), "one that there is not");
    refused(pause, Reply::settle({{1, Reply::value(1)}, {1, Reply::value(1)}}), "one twice");
    refused(pause, Reply::settle({{1, Reply::pending()}}), "pending again");
    refused(pause, Reply::settle({{1, Reply::exception("NoSuchError", "")}}), "an unknown exception");
    refused(pause, Reply::settle({{1, Reply::value(Data::object("x", 12345))}}), "an unknown handle");
    Data deep;
    for (int i = 0; i < 1000; i++) deep = Data::list({deep});
    refused(pause, Reply::settle({{1, Reply::value(deep)}}), "too deep a value");
    Data shared = Data::list({Data(1)});
    auto ended = pause.resume(Reply::settle({{2, Reply::value(3)}, {1, Reply::value(4)}}));
    check_equal(end_of(ended), "7", "and then it goes on");
    refused(pause, Reply::settle({{1, Reply::value(1)}}), "a pause resumes once");
    // Without a host nobody settles.
    auto alone = start(engine, "f(1)");
    auto waiting = std::get<Pause>(*alone).resume(Reply::pending());
    check_equal(end_of(waiting), "<coroutine object>", "a call that nobody awaits");
    auto nobody = start(engine, "await f(1)");
    nobody = std::get<Pause>(*nobody).resume(Reply::pending());
    nobody = std::get<Pause>(*nobody).resume(Reply::unhandled());
    check(!nobody && nobody.failure().type == "RuntimeError", "futures that nobody handles");
    auto name = start(engine, "x");
    auto& at_name = std::get<Pause>(*name);
    refused(at_name, Reply::pending(), "a name is not pending");
}

void test_values(const Engine& engine) {
    Result<Progress> progress =
        start(engine, "a = f(1)\nb = f(2)\nx, y = await a, await b\nx is y, x.append(1), y, str(await f(3))");
    progress = std::get<Pause>(*progress).resume(Reply::pending());
    progress = std::get<Pause>(*progress).resume(Reply::pending());
    Data shared = Data::list({Data(0)});
    progress = std::get<Pause>(*progress).resume(
        Reply::settle({{1, Reply::value(shared)}, {2, Reply::value(shared)}}));
    check(progress && std::holds_alternative<Pause>(*progress), "goes on to the third");
    progress = std::get<Pause>(*progress).resume(Reply::pending());
    uint64_t third = std::get<Pause>(*progress).calls()[0];
    progress = std::get<Pause>(*progress).resume(
        Reply::settle({{third, Reply::value(Data::range(Data(1), Data(5), Data(2)))}}));
    check_equal(end_of(progress), "(True, None, [0, 1], 'range(1, 5, 2)')", "values that are built");
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    test_orders(*engine);
    test_awaitables(*engine);
    test_refused(*engine);
    test_values(*engine);
    return summary();
}
