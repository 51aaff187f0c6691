#pragma once
#include <cstring>
#include <type_traits>

#include "base/arena.h"

namespace natrix::compiler {

// A growing row of plain items in an Arena. push() answers false when the arena is at its limit.
template<class T> struct Vector {
    static_assert(std::is_trivially_copyable_v<T>);

    T* items = nullptr;
    uint32_t count = 0;
    uint32_t capacity = 0;

    [[nodiscard]] bool push(Arena& arena, const T& item) {
        if (count == capacity && !grow(arena)) return false;
        items[count++] = item;
        return true;
    }
    [[nodiscard]] bool grow(Arena& arena) {
        uint32_t wanted = capacity != 0 ? capacity * 2 : 16;
        if (wanted <= capacity) return false;
        void* at = arena.take(size_t{wanted} * sizeof(T), alignof(T));
        if (!at) return false;
        if (count != 0) std::memcpy(at, static_cast<const void*>(items), size_t{count} * sizeof(T));
        items = static_cast<T*>(at);
        capacity = wanted;
        return true;
    }
    T& operator[](uint32_t i) { return items[i]; }
    const T& operator[](uint32_t i) const { return items[i]; }
    T* begin() { return items; }
    T* end() { return items + count; }
    T& last() { return items[count - 1]; }
};

} // namespace natrix::compiler
