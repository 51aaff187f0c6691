#pragma once
#include <cstddef>
#include <cstdint>

namespace natrix {

using CodePoint = uint32_t;

inline constexpr CodePoint max_code_point = 0x10FFFF;

// A str as the kernels see it: `length` code points, each stored in `width` (1, 2 or 4) bytes, aligned to the
// width. The width need not be the narrowest possible: a view into a wider buffer may hold ASCII only. Width
// 1 is Latin-1, and also serves for bytes wherever a kernel does not interpret what it sees.
struct TextView {
    const void* data = nullptr;
    uint32_t length = 0;
    uint8_t width = 1;

    [[nodiscard]] CodePoint operator[](uint32_t i) const {
        switch (width) {
        case 1: return static_cast<const uint8_t*>(data)[i];
        case 2: return static_cast<const uint16_t*>(data)[i];
        default: return static_cast<const uint32_t*>(data)[i];
        }
    }
    [[nodiscard]] TextView slice(uint32_t start, uint32_t end) const {
        return {static_cast<const char*>(data) + size_t{start} * width, end - start, width};
    }
    [[nodiscard]] size_t bytes() const { return size_t{length} * width; }
    [[nodiscard]] const uint8_t* units8() const { return static_cast<const uint8_t*>(data); }
    [[nodiscard]] const uint16_t* units16() const { return static_cast<const uint16_t*>(data); }
    [[nodiscard]] const uint32_t* units32() const { return static_cast<const uint32_t*>(data); }
};

// Where a kernel writes: room for exactly `length` units of `width` bytes.
struct TextSpan {
    void* data = nullptr;
    uint32_t length = 0;
    uint8_t width = 1;

    [[nodiscard]] TextView view() const { return {data, length, width}; }
    [[nodiscard]] TextSpan slice(uint32_t start, uint32_t end) const {
        return {static_cast<char*>(data) + size_t{start} * width, end - start, width};
    }
};

struct ByteView {
    const uint8_t* data = nullptr;
    uint32_t length = 0;

    [[nodiscard]] TextView text() const { return {data, length, 1}; }
};

// A view of a C string literal, without its final zero.
template<size_t n> constexpr TextView literal_view(const char (&literal)[n]) {
    return {literal, static_cast<uint32_t>(n - 1), 1};
}

// Half-open range of positions.
struct Slice {
    uint32_t start = 0;
    uint32_t end = 0;

    [[nodiscard]] uint32_t length() const { return end - start; }
    bool operator==(const Slice&) const = default;
};

enum class TextStatus : uint8_t {
    ok,
    stopped,   // the poll said stop; nothing of the output is meaningful
    exhausted, // the arena's limit was reached
};

// What the first step of a size-and-fill pair answers. `maximum` is the ceiling of the smallest class that
// holds every code point of the result: 0x7F, 0xFF, 0xFFFF or 0x10FFFF; the empty string is in class 0x7F.
// `length` may exceed what any string can hold: the caller checks it before it allocates.
struct TextSize {
    uint64_t length = 0;
    CodePoint maximum = 0x7F;
    TextStatus status = TextStatus::ok;
    // The result equals the input: the caller may answer with the same object and skip the second step.
    bool unchanged = false;
};

// The narrowest width that stores every code point up to `maximum`.
[[nodiscard]] constexpr uint8_t width_for(CodePoint maximum) {
    return maximum <= 0xFF ? 1 : maximum <= 0xFFFF ? 2 : 4;
}

// The ceiling of the class of a code point; also of the bitwise or of many.
[[nodiscard]] constexpr CodePoint class_maximum(CodePoint c) {
    return c <= 0x7F ? 0x7F : c <= 0xFF ? 0xFF : c <= 0xFFFF ? 0xFFFF : max_code_point;
}

[[nodiscard]] constexpr bool is_surrogate(CodePoint c) { return (c & 0xFFFFF800u) == 0xD800; }

// Work between two charges of a Poll. Inputs shorter than this are not charged by the kernels at all: what a
// short call costs is declared by the native that makes it.
inline constexpr uint32_t poll_stride = 16384;

} // namespace natrix
