#pragma once
#include <cstdint>

namespace natrix {

enum class GeneratorState : uint8_t { created, suspended, running, closed };
enum class GeneratorWhat : uint8_t { generator, coroutine, async_generator };

// Generator::flags. `busy`: while the delegate of a suspended generator is told to close, or an exception is
// thrown into it, the generator counts as running. The others are those of asynchronous generators:
// `stepping` while a step is under way, `shut` once it is over, `hooked` when the event loop has heard of it.
namespace generator_flag {
constexpr uint16_t busy = 1;
constexpr uint16_t stepping = 2;
constexpr uint16_t shut = 4;
constexpr uint16_t hooked = 8;
// Of any: somebody has asked for its frame, whose object the identity register holds (objects/frame.h).
constexpr uint16_t frame_known = 0x8000;
} // namespace generator_flag

// AsyncStep::state.
enum class StepState : uint32_t { fresh, started, closed };

// header.aux of a Cell that wraps what an asynchronous generator yields, to tell it from what it awaits.
constexpr uint16_t async_item = 1;

} // namespace natrix
