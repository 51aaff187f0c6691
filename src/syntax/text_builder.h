#pragma once
#include "base/arena.h"
#include "base/text/utf8.h"
#include "syntax/tree.h"

namespace natrix::syntax {

// A short text put together from pieces, for messages. What does not fit is cut off.
class TextBuilder {
  public:
    TextBuilder& add(Text piece) {
        for (uint32_t i = 0; i < piece.size && size_ < sizeof buffer_; i++) buffer_[size_++] = piece.data[i];
        return *this;
    }
    TextBuilder& add(const char* piece) {
        while (*piece && size_ < sizeof buffer_) buffer_[size_++] = *piece++;
        return *this;
    }
    TextBuilder& add(char piece) {
        if (size_ < sizeof buffer_) buffer_[size_++] = piece;
        return *this;
    }
    TextBuilder& add_number(uint64_t value) {
        char digits[20];
        uint32_t n = 0;
        do digits[n++] = static_cast<char>('0' + value % 10);
        while ((value /= 10) != 0);
        while (n > 0) add(digits[--n]);
        return *this;
    }
    // At least four upper-case hexadecimal digits.
    TextBuilder& add_hex(uint32_t value, uint32_t width, bool upper) {
        const char* digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
        bool started = false;
        for (uint32_t place = 8; place-- > 0;) {
            uint32_t digit = (value >> (4 * place)) & 15;
            started = started || digit != 0 || place < width;
            if (started) add(digits[digit]);
        }
        return *this;
    }
    TextBuilder& add_character(uint32_t c) {
        each_utf8_byte(c, [&](uint32_t byte) { add(static_cast<char>(byte)); });
        return *this;
    }
    // Absent when the arena is at its limit.
    [[nodiscard]] Text finish(Arena& arena) const {
        char* at = arena.array<char>(size_ + 1);
        if (!at) return {};
        for (uint32_t i = 0; i < size_; i++) at[i] = buffer_[i];
        return {at, size_};
    }

  private:
    char buffer_[600];
    uint32_t size_ = 0;
};

} // namespace natrix::syntax
