// What a live VM costs the host that waits with it: makes many, lets each run something small, and counts private pages and
// page tables for all of them together. Shared pages (the image where nobody wrote) are counted apart.
//   build/release/density [VMS]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <variant>
#include <vector>

#include "natrix/natrix.hpp"

using namespace natrix;

namespace {

struct Counted {
    long private_kib = 0;
    long shared_kib = 0;
    long tables_kib = 0;
};

long field(const char* path, const char* name) {
    long total = 0;
    FILE* file = std::fopen(path, "r");
    if (!file) return 0;
    char text[512];
    while (std::fgets(text, sizeof text, file))
        if (std::strncmp(text, name, std::strlen(name)) == 0) total += std::strtol(text + std::strlen(name), nullptr, 10);
    std::fclose(file);
    return total;
}

Counted count() {
    const char* pages = "/proc/self/smaps_rollup";
    Counted counted;
    counted.private_kib = field(pages, "Private_Dirty:") + field(pages, "Private_Clean:");
    counted.shared_kib = field(pages, "Shared_Dirty:") + field(pages, "Shared_Clean:");
    counted.tables_kib = field("/proc/self/status", "VmPTE:");
    return counted;
}

void line(const char* what, const Counted& before, size_t vms) {
    Counted now = count();
    double pages = static_cast<double>(now.private_kib - before.private_kib) / 1024;
    double tables = static_cast<double>(now.tables_kib - before.tables_kib) / 1024;
    std::printf("%-44s %6zu VMs: %7.1f MB private, %6.1f MB page tables, %7.1f MB together, %6.1f KiB each\n", what, vms,
                pages, tables, pages + tables, (pages + tables) * 1024 / static_cast<double>(vms));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    size_t vms = argc > 1 ? static_cast<size_t>(std::atol(argv[1])) : 1000;
    auto engine = Engine::create();
    if (!engine) return 1;
    struct Case {
        const char* name;
        const char* source;
    };
    const Case cases[] = {
        {"idle after 1+1", "1 + 1"},
        {"idle after a function and a list",
         "def f(n):\n    return sum(i * i for i in range(n))\nrows = [f(i) for i in range(20)]\nlen(str(rows))"},
        {"idle after a class and an exception",
         "class A:\n    def __init__(self, x): self.x = x\nlist = [A(i) for i in range(50)]\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n"
         "    text = f'{e!r:>40}'\ntext"},
    };
    for (const Case& one : cases) {
        // One run warms up what the process needs once.
        {
            auto session = Session::create(*engine);
            if (!session || !session->run(one.source)) return 1;
        }
        Counted before = count();
        std::vector<Session> sessions;
        sessions.reserve(vms);
        for (size_t i = 0; i < vms; i++) {
            auto session = Session::create(*engine);
            if (!session || !session->run(one.source)) {
                std::fprintf(stderr, "VM %zu: cannot be made\n", i);
                return 1;
            }
            sessions.push_back(std::move(*session));
        }
        line(one.name, before, vms);
    }
    {
        auto program = Program::compile(*engine, "rows = list(range(100))\nfetch(len(rows))");
        if (!program) return 1;
        Counted before = count();
        std::vector<Progress> paused;
        paused.reserve(vms);
        for (size_t i = 0; i < vms; i++) {
            auto progress = program->start();
            if (!progress) return 1;
            paused.push_back(std::move(*progress));
        }
        line("paused at a call of the host", before, vms);
    }
}
