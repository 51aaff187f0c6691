#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace natrix {

// The bytes of a dump: numbers of 7 bits a byte, the least significant first.

class DumpWriter {
  public:
    explicit DumpWriter(std::string& out) : out_(out) {}

    void byte(uint8_t value) { out_.push_back(static_cast<char>(value)); }
    void number(uint64_t value) {
        char bytes[10];
        size_t size = 0;
        while (value >= 0x80) {
            bytes[size++] = static_cast<char>(value | 0x80);
            value >>= 7;
        }
        bytes[size++] = static_cast<char>(value);
        out_.append(bytes, size);
    }
    void signed_number(int64_t value) {
        number(static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63));
    }
    void raw(const void* data, size_t size) { out_.append(static_cast<const char*>(data), size); }

  private:
    std::string& out_;
};

// Reads what nobody has looked at yet: past the end, everything is zero and ok() is false.
class DumpReader {
  public:
    explicit DumpReader(std::string_view data) : at_(data.data()), end_(data.data() + data.size()) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] size_t left() const { return static_cast<size_t>(end_ - at_); }

    uint8_t byte() {
        if (at_ == end_) return fail();
        return static_cast<uint8_t>(*at_++);
    }
    uint64_t number() {
        uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ == end_) return fail();
            auto part = static_cast<uint8_t>(*at_++);
            value |= uint64_t{part & 0x7Fu} << shift;
            if (part < 0x80) {
                // One way to write each number: dumps of the same state are the same bytes.
                if ((part == 0 && shift != 0) || (shift == 63 && part > 1)) return fail();
                return value;
            }
        }
        return fail();
    }
    int64_t signed_number() {
        uint64_t value = number();
        return static_cast<int64_t>(value >> 1 ^ (0 - (value & 1)));
    }
    // A number of at most `most`.
    uint64_t number_up_to(uint64_t most) {
        uint64_t value = number();
        return value <= most ? value : fail();
    }
    // False: there are not so many.
    bool raw(void* to, size_t size) {
        if (left() < size) return fail();
        std::memcpy(to, at_, size);
        at_ += size;
        return true;
    }
    // So many bytes as they stand; null: there are not so many.
    const std::byte* take(uint64_t size) {
        if (left() < size) {
            fail();
            return nullptr;
        }
        const char* at = at_;
        at_ += size;
        return reinterpret_cast<const std::byte*>(at);
    }
    uint8_t fail() {
        ok_ = false;
        at_ = end_;
        return 0;
    }

  private:
    const char* at_;
    const char* end_;
    bool ok_ = true;
};

} // namespace natrix
