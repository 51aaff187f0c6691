#pragma once
#include <cstdint>

namespace natrix {

enum class Opcode : uint8_t {
#define OP(name, a, b, c, follow, caches) name,
#include "compiler/opcodes.def"
    count
};

constexpr uint32_t opcode_count = static_cast<uint32_t>(Opcode::count);

// What opcodes.def says of an opcode. The letters of the operands are the table's own.
struct OpcodeFacts {
    const char* name;
    char a;
    char b;
    char c;
    uint8_t follow;
    uint8_t caches;

    // The instruction, the words that follow it, and its caches.
    [[nodiscard]] constexpr uint32_t words() const { return 1u + follow + caches; }
    // B and C are one operand, D.
    [[nodiscard]] constexpr bool wide() const { return b == 'k' || ((b == 'i' || b == 'j') && c == '-'); }
    [[nodiscard]] constexpr bool jumps() const { return b == 'j' || c == 'j'; }
};

inline constexpr OpcodeFacts opcode_facts[opcode_count] = {
#define OP(name, a, b, c, follow, caches) {#name, (#a)[0], (#b)[0], (#c)[0], follow, caches},
#include "compiler/opcodes.def"
};

[[nodiscard]] constexpr const OpcodeFacts& facts_of(Opcode opcode) {
    return opcode_facts[static_cast<uint32_t>(opcode)];
}

// Flag in x of LOADGLOBAL and LOADNAME: the value is about to be called, so a name that is not defined is a
// function of the host.
constexpr uint32_t called_name = 4;

// One word of code, from the low bits up: opcode 8, x 8, A 16, B 16, C 16. D is B and C as one signed int; S
// is C signed.
struct Instruction {
    uint64_t bits = 0;

    static constexpr Instruction abc(Opcode opcode, uint32_t a, uint32_t b, uint32_t c, uint32_t x = 0) {
        return {static_cast<uint64_t>(opcode) | uint64_t{x & 0xFF} << 8 | uint64_t{a & 0xFFFF} << 16 |
                uint64_t{b & 0xFFFF} << 32 | uint64_t{c & 0xFFFF} << 48};
    }
    static constexpr Instruction ad(Opcode opcode, uint32_t a, int32_t d, uint32_t x = 0) {
        return {static_cast<uint64_t>(opcode) | uint64_t{x & 0xFF} << 8 | uint64_t{a & 0xFFFF} << 16 |
                uint64_t{static_cast<uint32_t>(d)} << 32};
    }

    [[nodiscard]] constexpr Opcode opcode() const { return static_cast<Opcode>(bits & 0xFF); }
    [[nodiscard]] constexpr uint32_t x() const { return static_cast<uint32_t>(bits >> 8) & 0xFF; }
    [[nodiscard]] constexpr uint32_t a() const { return static_cast<uint32_t>(bits >> 16) & 0xFFFF; }
    [[nodiscard]] constexpr uint32_t b() const { return static_cast<uint32_t>(bits >> 32) & 0xFFFF; }
    [[nodiscard]] constexpr uint32_t c() const { return static_cast<uint32_t>(bits >> 48); }
    [[nodiscard]] constexpr int32_t d() const { return static_cast<int32_t>(bits >> 32); }
    [[nodiscard]] constexpr int32_t s() const { return static_cast<int16_t>(bits >> 48); }

    constexpr void set_x(uint32_t x) { bits = (bits & ~uint64_t{0xFF00}) | uint64_t{x & 0xFF} << 8; }
    constexpr void set_a(uint32_t a) {
        bits = (bits & ~(uint64_t{0xFFFF} << 16)) | uint64_t{a & 0xFFFF} << 16;
    }
    constexpr void set_b(uint32_t b) {
        bits = (bits & ~(uint64_t{0xFFFF} << 32)) | uint64_t{b & 0xFFFF} << 32;
    }
    constexpr void set_c(uint32_t c) {
        bits = (bits & ~(uint64_t{0xFFFF} << 48)) | uint64_t{c & 0xFFFF} << 48;
    }
    constexpr void set_d(int32_t d) {
        bits = (bits & 0xFFFF'FFFF) | uint64_t{static_cast<uint32_t>(d)} << 32;
    }

    // How far a jump goes, in words from the end of the instruction (its following words and caches
    // included).
    [[nodiscard]] constexpr int32_t distance() const { return facts_of(opcode()).b == 'j' ? d() : s(); }
};

static_assert(sizeof(Instruction) == 8);
static_assert(opcode_count <= 200, "the loop's quickened opcodes need room");

// FORMAT's C: no format specification. And the bit of its x for what a JOIN takes.
constexpr uint32_t no_register = 0xFFFF;
constexpr uint32_t for_join = 0x80;

enum class PreludeFunction : uint16_t {
#define PRELUDE(name) name,
#include "compiler/prelude_functions.def"
    count
};

} // namespace natrix
