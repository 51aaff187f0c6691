#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "base/regex/program.h"

namespace natrix::regex {

enum class Translation : uint8_t {
    ok,
    invalid, // these are no words that `re._compiler` could have made
    exhausted,
    stopped,
};

// Checks the words of `re._compiler` and makes the program in the arena. Equal words give equal programs.
[[nodiscard]] Translation translate(const uint32_t* code, uint32_t words, uint32_t groups, Arena& arena,
                                    Poll& poll, const Program*& program);

} // namespace natrix::regex
