#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "base/regex/program.h"

namespace natrix::regex {

// The program as it grows, at the end of an arena that nobody else takes from meanwhile.
class Builder {
  public:
    explicit Builder(Arena& arena) : arena_(arena) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] uint32_t size() const { return size_; }
    [[nodiscard]] uint32_t* words() const { return words_; }
    [[nodiscard]] uint32_t& operator[](uint32_t place) { return words_[place]; }
    [[nodiscard]] Program& head() { return *reinterpret_cast<Program*>(words_); }

    // Room for as many words, zeroed; null once memory is out.
    uint32_t* grow(uint32_t count) {
        while (size_ + uint64_t{count} > capacity_) {
            uint32_t more = capacity_ < 256 ? 256 : capacity_;
            if (more < count) more = count;
            void* fresh = failed_ || size_ > most - more ? nullptr : arena_.take(size_t{more} * 4, 4);
            if (!fresh) {
                failed_ = true;
                return nullptr;
            }
            if (!words_) words_ = static_cast<uint32_t*>(fresh);
            capacity_ += more;
        }
        uint32_t* at = words_ + size_;
        std::memset(at, 0, size_t{count} * 4);
        size_ += count;
        return at;
    }
    void add(uint32_t word) {
        if (uint32_t* at = grow(1)) *at = word;
    }
    template<class... Words> void add(Op op, Words... words) {
        add(static_cast<uint32_t>(op));
        (add(static_cast<uint32_t>(words)), ...);
    }

    // The place of a set, 0 when memory is out.
    [[nodiscard]] uint32_t add_set(const uint32_t* charset, const uint32_t* end, Fold fold);
    // One that is known by its bits up to U+00FF, and of which all or no characters above may be.
    [[nodiscard]] uint32_t add_bits(const uint32_t (&bits)[8], bool above);

  private:
    static constexpr uint32_t most = 1u << 28;
    Arena& arena_;
    uint32_t* words_ = nullptr;
    uint32_t size_ = 0;
    uint32_t capacity_ = 0;
    bool failed_ = false;
};

// Sets the guards of branches and repeats, and how to search. False: the poll said stop.
[[nodiscard]] bool analyse(Builder& program, uint32_t code_end, Poll& poll);

} // namespace natrix::regex
