// The library's modules on a system of the host's: files, clock, environment, and values of their classes.
#include "check.h"

using namespace natrix;

namespace {

System make_system() {
    System system = System::create();
    system.set_files();
    system.set_clock(System::Clock::stepped, 1'000'000'000'000);
    system.set_sleep(System::Sleep::none);
    system.set_random(System::Random::seeded, 1);
    system.set_environment({{"HOME", "/home"}});
    return system;
}

std::string run(const Engine& engine, const std::string& source, const System& system) {
    auto program = Program::compile(engine, source, "test.py");
    if (!program) return failure_text(program);
    RunOptions options;
    options.system = system;
    auto result = program->run({}, options);
    return result ? result->value.repr() : failure_text(result);
}

void test_files(const Engine& engine) {
    System system = make_system();
    check_equal(run(engine,
                    "with open('/a.txt', 'w') as f: f.write('one\\ntwo\\n')\nopen('/a.txt').read(), "
                    "[*open('/a.txt')]",
                    system),
                "('one\\ntwo\\n', ['one\\n', 'two\\n'])", "text");
    check(system.file("/a.txt") == std::optional<std::string>("one\ntwo\n"),
          "the host reads what was written");
    check_equal(run(engine,
                    "f = open('/a.txt', 'r+b')\nf.seek(4)\nf.write(b'TWO')\nf.close()\nf = open('/a.txt', "
                    "'ab')\nf.write(b'end')\n"
                    "f.flush()\nopen('/a.txt', 'rb').read()",
                    system),
                "b'one\\nTWO\\nend'", "in the middle and at the end");
    check_equal(run(engine,
                    "f = open('/b', 'w+')\nf.write('abc')\nf.seek(1)\nf.read(), f.tell(), f.seek(0, 2), "
                    "f.truncate(2)",
                    system),
                "('bc', 3, 3, 2)", "seek and truncate");
    check(system.file("/b") == std::optional<std::string>("ab"), "is there, though never closed");
    check_equal(run(engine,
                    "try: open('/none')\nexcept OSError as e: r = (type(e).__name__, e.errno, e.filename)\nr",
                    system),
                "('FileNotFoundError', 2, '/none')", "no such file");
    check_equal(run(engine, "try: open('/a.txt', 'x')\nexcept OSError as e: r = type(e).__name__\nr", system),
                "'FileExistsError'", "exclusive");
    check_equal(run(engine,
                    "import os\nos.mkdir('/d')\nos.rename('/b', '/d/c')\nos.listdir('/'), os.listdir('/d'), "
                    "os.stat('/d/c').st_size",
                    system),
                "(['a.txt', 'd'], ['c'], 2)", "os");
    check_equal(run(engine, "open('/x', 'w')", System()).substr(0, 9), "Traceback",
                "without a system there are no files");
    // An open file lies in the dump.
    auto program = Program::compile(
        engine, "f = open('/p', 'w')\nf.write('before ')\nf.write(ask())\nf.close()\n1", "t.py");
    RunOptions options;
    options.system = system;
    auto progress = program->start({}, options);
    DumpOptions with_files;
    with_files.files = true;
    auto bytes = std::get<Pause>(*progress).dump(with_files);
    auto loaded = Pause::load(engine, *bytes);
    check(bool(loaded), failure_text(loaded));
    System other = loaded->system();
    check(bool(loaded->resume(Reply::value("after"))), "goes on");
    check(other.file("/p") == std::optional<std::string>("before after"), "with the files of the dump");
    check(system.file("/p") == std::optional<std::string>(""), "and not with those of the first");
}

void test_clock(const Engine& engine) {
    check_equal(run(engine,
                    "import time\na = time.time()\ntime.sleep(2.5)\n(a, time.time(), time.monotonic())",
                    make_system()),
                "(1000.0, 1002.5, 2.5)", "a stepped clock");
    auto program = Program::compile(engine, "import time\ntime.sleep(3), time.time()", "t.py");
    auto progress = program->start();
    auto& pause = std::get<Pause>(*progress);
    check(pause.kind() == Pause::Kind::system && pause.name() == "sleep" && pause.arguments()[0] == Data(3),
          "a sleep asks");
    progress = pause.resume(Reply::value({}));
    auto& clock = std::get<Pause>(*progress);
    check_equal(clock.name(), "time_ns", "the clock too");
    progress = clock.resume(Reply::value(Data(int64_t{5'000'000'000})));
    check_equal(std::get<Completed>(*progress).value.repr(), "(None, 5.0)", "and is told");
}

void test_values(const Engine& engine) {
    auto round = [&](const std::string& source) { return run(engine, source, make_system()); };
    check_equal(round("from collections import namedtuple\nP = namedtuple('P', 'x y')\nP(1, [2])"),
                "P(x=1, y=[2])", "a named tuple");
    auto program = Program::compile(engine, "p, p.x, type(p).__name__, p == (1, 2)", "t.py", {"p"});
    auto result = program->run({{"p", Data::named_tuple("Point", {"x", "y"}, {Data(1), Data(2)})}});
    check(bool(result), failure_text(result));
    if (result) check_equal(result->value.repr(), "(Point(x=1, y=2), 1, 'Point', True)", "one of the host's");
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    test_files(*engine);
    test_clock(*engine);
    test_values(*engine);
    return summary();
}
