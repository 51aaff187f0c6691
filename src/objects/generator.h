#pragma once
#include <cstdint>

namespace natrix {

enum class GeneratorState : uint8_t { created, suspended, running, closed };
enum class GeneratorWhat : uint8_t { generator, coroutine, async_generator };

// header.aux of a Cell that wraps what an asynchronous generator yields, to tell it from what it awaits.
constexpr uint16_t async_item = 1;

} // namespace natrix
