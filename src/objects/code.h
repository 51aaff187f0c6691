#pragma once
#include <cstdint>

namespace natrix {

// Code.flags, with the numbers of CPython's co_flags; those from 1 << 24 on are ours.
namespace code_flag {
constexpr uint32_t optimized = 0x1;
constexpr uint32_t new_locals = 0x2;
constexpr uint32_t varargs = 0x4;
constexpr uint32_t varkeywords = 0x8;
constexpr uint32_t nested = 0x10;
constexpr uint32_t generator = 0x20;
constexpr uint32_t coroutine = 0x80;
constexpr uint32_t iterable_coroutine = 0x100;
constexpr uint32_t async_generator = 0x200;
constexpr uint32_t has_docstring = 0x400'0000;
constexpr uint32_t method = 0x800'0000;
constexpr uint32_t prelude = 0x4000'0000; // of the prelude: hidden from tracebacks, not counted as depth
constexpr uint32_t any_generator = generator | coroutine | async_generator;
} // namespace code_flag

} // namespace natrix
