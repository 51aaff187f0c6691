// Reads names of files from standard input and writes one line for each: the tree as ast.dump gives it, or
// the problem. `--checked` runs the scopes and the later checks, too.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "syntax/dump.h"
#include "syntax/parse.h"

using namespace natrix;
using namespace natrix::syntax;

static std::string quoted(Text text) {
    if (!text.present()) return "null";
    std::string out = "\"";
    for (uint32_t i = 0; i < text.size; i++) {
        auto c = static_cast<unsigned char>(text.data[i]);
        char buffer[8];
        if (c == '"' || c == '\\')
            (out += '\\') += static_cast<char>(c);
        else if (c < 32) {
            std::snprintf(buffer, sizeof buffer, "\\u%04x", c);
            out += buffer;
        } else {
            out += static_cast<char>(c);
        }
    }
    return out + "\"";
}

int main(int argc, char** argv) {
    Flags flags;
    flags.tree_only = true;
    Mode mode = Mode::Exec;
    for (int i = 1; i < argc; i++) {
        if (!std::strcmp(argv[i], "--checked")) flags.tree_only = false;
        if (!std::strcmp(argv[i], "--text")) flags.source_is_text = true;
        if (!std::strcmp(argv[i], "--eval")) mode = Mode::Eval;
        if (!std::strcmp(argv[i], "--single")) mode = Mode::Single;
    }
    constexpr size_t room = size_t{512} << 20;
    void* memory = std::malloc(room);
    std::string name;
    for (int c; (c = std::getchar()) != EOF;) {
        if (c != '\n') {
            name += static_cast<char>(c);
            continue;
        }
        std::string source;
        if (FILE* file = std::fopen(name.c_str(), "rb")) {
            char buffer[65536];
            for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) source.append(buffer, n);
            std::fclose(file);
        }
        Arena arena(memory, room);
        Poll poll;
        // A copy of exactly the right size, so that a sanitizer sees every step beyond it.
        std::vector<char> bytes(source.begin(), source.end());
        ParseResult result =
            parse(arena, poll, {bytes.data(), static_cast<uint32_t>(bytes.size())}, mode, flags);
        if (result.tree) {
            if (flags.tree_only) {
                auto write = [](void*, const char* text, size_t size) { std::fwrite(text, 1, size, stdout); };
                if (!dump(result.tree, arena, write, nullptr)) std::fputs("no room", stdout);
            } else {
                std::fputs("ok", stdout);
            }
        } else {
            const SyntaxProblem& p = result.problem;
            const char* const types[] = {"",           "SyntaxError", "IndentationError",
                                         "TabError",   "MemoryError", "ValueError",
                                         "OutOfArena", "Stopped"};
            std::printf("!{\"type\":\"%s\",\"msg\":%s,\"lineno\":%u,\"offset\":%lld,\"end_lineno\":%u,\"end_"
                        "offset\":%lld,"
                        "\"positioned\":%s,\"text\":%s}",
                        types[static_cast<int>(p.type)], quoted(p.message).c_str(), p.lineno,
                        static_cast<long long>(p.offset), p.end_lineno, static_cast<long long>(p.end_offset),
                        p.has_position ? "true" : "false", quoted(p.line).c_str());
        }
        std::fputc('\n', stdout);
        std::fflush(stdout);
        name.clear();
    }
    std::free(memory);
}
