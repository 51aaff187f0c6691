#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

namespace natrix {

// Scratch memory for one operation: a bump allocator over a span that somebody else owns and accounts for.
// Nothing is freed singly; a Mark gives back everything taken since. take() answers nullptr at the limit, and
// the caller fails cleanly: scratch never grows behind the back of a memory limit.
// An owner whose limit moves gives a Refill, which is asked once when the span is used up: it may set_end()
// so that `bytes` more fit, and says whether it did.
class Arena {
  public:
    using Refill = bool (*)(Arena& arena, void* owner, size_t bytes);

    Arena(void* begin, size_t bytes, Refill refill = nullptr, void* owner = nullptr)
        : begin_(static_cast<std::byte*>(begin)),
          next_(begin_),
          end_(begin_ + bytes),
          peak_(begin_),
          refill_(refill),
          owner_(owner) {}
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    [[nodiscard]] void* take(size_t bytes, size_t align = 8) {
        auto address = reinterpret_cast<uintptr_t>(next_);
        uintptr_t start = (address + align - 1) & ~(uintptr_t{align} - 1);
        if (!fits(start, bytes)) {
            size_t padding = start - address;
            bool refilled = bytes <= SIZE_MAX - padding && refill_ && refill_(*this, owner_, padding + bytes);
            if (!refilled || !fits(start, bytes)) {
                exhausted_ = true;
                return nullptr;
            }
        }
        next_ = reinterpret_cast<std::byte*>(start + bytes);
        if (next_ > peak_) peak_ = next_;
        return reinterpret_cast<void*>(start);
    }

    // Zero-filled array of a trivially destructible type; nullptr at the limit.
    template<class T> [[nodiscard]] T* array(size_t count) {
        if (count > SIZE_MAX / sizeof(T)) {
            exhausted_ = true;
            return nullptr;
        }
        void* at = take(count * sizeof(T), alignof(T));
        if (at && count) std::memset(at, 0, count * sizeof(T));
        return static_cast<T*>(at);
    }

    template<class T, class... Args> [[nodiscard]] T* make(Args&&... args) {
        void* at = take(sizeof(T), alignof(T));
        return at ? new (at) T{std::forward<Args>(args)...} : nullptr;
    }

    using Mark = std::byte*;
    [[nodiscard]] Mark mark() const { return next_; }
    void release(Mark mark) { next_ = mark; }

    [[nodiscard]] size_t used() const { return static_cast<size_t>(next_ - begin_); }
    [[nodiscard]] size_t peak() const { return static_cast<size_t>(peak_ - begin_); }
    [[nodiscard]] size_t left() const { return static_cast<size_t>(end_ - next_); }
    // For the owner: moves the end to `bytes` after what is used.
    void set_left(size_t bytes) { end_ = next_ + bytes; }
    // True once any take() has failed; lets a deep computation report the cause at its end.
    [[nodiscard]] bool exhausted() const { return exhausted_; }

  private:
    [[nodiscard]] bool fits(uintptr_t start, size_t bytes) const {
        return start <= reinterpret_cast<uintptr_t>(end_) &&
               bytes <= reinterpret_cast<uintptr_t>(end_) - start;
    }

    std::byte* begin_;
    std::byte* next_;
    std::byte* end_;
    std::byte* peak_;
    Refill refill_;
    void* owner_;
    bool exhausted_ = false;
};

} // namespace natrix
