// Dumps that lie: changed bytes give a refusal or a sound run, never more.
#include "check.h"

using namespace natrix;

namespace {

uint64_t state = 1;

uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

std::string changed(std::string bytes) {
    for (uint64_t count = 1 + next() % 3; count > 0; count--) {
        size_t at = next() % bytes.size();
        switch (next() % 4) {
        case 0: bytes[at] = static_cast<char>(next()); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << next() % 8)); break;
        case 2: bytes.erase(at, 1 + next() % 3); break;
        default: bytes.insert(at, 1, static_cast<char>(next()));
        }
        if (bytes.empty()) return bytes;
    }
    return bytes;
}

std::vector<std::string> seeds(const Engine& engine) {
    std::vector<std::string> dumps;
    RunOptions options;
    options.system = System::create();
    options.system.set_sleep(System::Sleep::real);
    options.system.put_file("/a/b.txt", "text");
    RecordFacts facts;
    facts.identity = 5;
    facts.any_method = true;
    Data record = Data::record("R", {"x"}, {Data::list({Data(1)})}, facts);
    for (const char* source :
         {"f(1, [2, {'a': r}], k=(r, 1.5))", "r.method(r)", "a = f(1)\nawait a",
          "x = [i for i in range(50)]\nf(lambda: x)",
          "def g(n): return f(n) if n == 0 else g(n - 1)\ntry: g(20)\nfinally: print(1)"}) {
        auto progress = Program::compile(engine, source, "t.py", {"r"})->start({{"r", record}}, options);
        DumpOptions with_files;
        with_files.files = true;
        for (int i = 0; i < 2 && progress && std::holds_alternative<Pause>(*progress); i++) {
            auto& pause = std::get<Pause>(*progress);
            dumps.push_back(*pause.dump(with_files));
            if (pause.kind() == Pause::Kind::function && !pause.arguments().empty() &&
                pause.arguments()[0].is(Data::Kind::object)) {
                auto called = pause.call(pause.arguments()[0]);
                dumps.push_back(*std::get<Pause>(*called).dump());
                break;
            }
            if (pause.kind() != Pause::Kind::function) break;
            progress = pause.resume(Reply::pending());
        }
    }
    return dumps;
}

} // namespace

int main() {
    auto engine = Engine::create();
    if (!engine) return 1;
    std::vector<std::string> dumps = seeds(*engine);
    check(dumps.size() >= 7, "seeds: " + std::to_string(dumps.size()));
    int loaded = 0, refused = 0;
    for (int i = 0; i < 20'000; i++) {
        std::string bytes = changed(dumps[next() % dumps.size()]);
        auto pause = Pause::load(*engine, bytes, uint64_t{1} << 24);
        if (!pause) {
            refused += pause.failure().kind != Failure::Kind::exception;
            continue;
        }
        loaded++;
        RunLimits limits;
        limits.fuel = 20'000;
        limits.memory = 1 << 25;
        limits.host_calls = 20;
        (void)pause->set_options(limits);
        auto progress =
            pause->resume(pause->kind() == Pause::Kind::slice ? Reply::go_on() : Reply::unhandled());
        (void)progress;
    }
    check(refused > 1000 && loaded > 10,
          std::to_string(refused) + " refused, " + std::to_string(loaded) + " loaded");
    return summary();
}
