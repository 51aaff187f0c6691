#include <cstdio>

#include <natrix/natrix.hpp>

int main() {
    auto engine = natrix::Engine::create();
    if (!engine) return 1;
    auto program = natrix::Program::compile(*engine, "fetch(20) + 2");
    auto progress = program->start();
    auto ended = std::get<natrix::Pause>(*progress).resume(natrix::Reply::value(40));
    std::printf("%s\n", std::get<natrix::Completed>(*ended).value.repr().c_str());
    return 0;
}
