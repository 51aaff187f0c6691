// What the host's side costs: calls of the host, dumps, loads, forks. Prints a line for each; least of several rounds.
//   build/release/host_bench
#include <ctime>

#include <cstdio>
#include <string>

#include "natrix/natrix.hpp"

using namespace natrix;

namespace {

double now() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Least seconds that one of `count` calls takes, over several rounds.
template<class Work> double least(int count, Work work) {
    double best = 1e9;
    for (int round = 0; round < 7; round++) {
        double begin = now();
        for (int i = 0; i < count; i++) work();
        double spent = (now() - begin) / count;
        if (spent < best) best = spent;
    }
    return best;
}

void line(const char* what, double seconds, const char* goal) {
    std::printf("%-56s %10.2f us   %s\n", what, seconds * 1e6, goal);
}

Pause paused(const Engine& engine, const char* source) {
    auto program = Program::compile(engine, source);
    auto progress = program->start();
    return std::get<Pause>(*progress);
}

void bench_state(const Engine& engine, const char* name, const char* source, const char* const goals[4]) {
    Pause pause = paused(engine, source);
    int count = std::string(name) == "small" ? 2000 : 20;
    std::string bytes = *pause.dump();
    std::printf("%-56s %10zu bytes   %s\n", (std::string("dump of a ") + name + " paused script").c_str(), bytes.size(), goals[0]);
    line((std::string("dump, ") + name).c_str(), least(count, [&] { (void)pause.dump(); }), goals[1]);
    line((std::string("load and verify, ") + name).c_str(), least(count, [&] { (void)Pause::load(engine, bytes); }), goals[2]);
    line((std::string("fork, ") + name).c_str(), least(count, [&] { (void)pause.fork(); }), goals[3]);
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    auto one = Program::compile(*engine, "1+1");
    line("compile and run 1+1 in a new VM", least(2000, [&] { (void)Program::compile(*engine, "1+1")->run(); }), "< 2.5");
    line("run a compiled 1+1 in a new VM", least(2000, [&] { (void)one->run(); }), "< 1");
    {
        auto program = Program::compile(*engine, "i = 0\nwhile i < 100000:\n    i = f(i)\ni");
        auto plain = Program::compile(*engine, "def f(i): return i + 1\ni = 0\nwhile i < 100000:\n    i = f(i)\ni");
        double own = least(1, [&] { (void)plain->run(); });
        double asked = least(1, [&] {
            auto progress = program->start();
            while (progress && std::holds_alternative<Pause>(*progress)) {
                auto& pause = std::get<Pause>(*progress);
                Data answer(pause.arguments()[0].integer() + 1);
                auto next = pause.resume(Reply::value(answer));
                progress = std::move(next);
            }
        });
        line("a host call beyond a call of the script's own", (asked - own) / 100000, "< 0.3");
    }
    const char* const small_goals[] = {"< 500", "< 5", "< 10", "< 5"};
    const char* const large_goals[] = {"< 700000", "< 1400", "< 3900", "< 1000"};
    bench_state(*engine, "small", "data = fetch('https://example.com')\nlen(data)\n", small_goals);
    bench_state(*engine, "large",
                "a = list(range(100000))\nd = {'key%d' % i: i for i in range(10000)}\nfetch('x')\nlen(a)", large_goals);
}
