// Any bytes, in any mode: parsing ends with a tree or with a problem. Links with -fsanitize=fuzzer.
#include <cstdint>
#include <cstdlib>

#include "syntax/dump.h"
#include "syntax/parse.h"

using namespace natrix;
using namespace natrix::syntax;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < 2) return 0;
    static constexpr size_t rooms[] = {size_t{1} << 23, 100000, 300000};
    auto mode = static_cast<Mode>(data[0] & 3);
    Flags flags;
    flags.source_is_text = (data[0] & 4) != 0;
    flags.tree_only = (data[0] & 8) != 0;
    flags.top_level_await = (data[0] & 16) != 0;
    size_t room = rooms[data[1] % 3];
    void* memory = std::malloc(room);
    Arena arena(memory, room);
    Poll poll;
    ParseResult result = parse(
        arena, poll, {reinterpret_cast<const char*>(data) + 2, static_cast<uint32_t>(size - 2)}, mode, flags);
    if ((result.tree == nullptr) != (result.problem.type != ProblemType::None)) std::abort();
    if (result.tree && arena.left() > (size_t{1} << 20)) {
        auto ignore = [](void*, const char*, size_t) {};
        if (!dump(result.tree, arena, ignore, nullptr) && !arena.exhausted()) std::abort();
    }
    std::free(memory);
    return 0;
}
