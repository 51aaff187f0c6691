#pragma once
#include "natives/str_support.h"

namespace natrix {

// Text of unknown length, gathered in scratch. Every function answers false when scratch is used up or the
// text has grown beyond any str; `failure()` then tells what the native answers.
class TextBuilder {
  public:
    TextBuilder(Cage& cage, Arena& arena) : cage_(cage), arena_(arena) {}

    // Room for `length` more characters up to `maximum`, to be filled by the caller at once.
    bool extend(uint64_t length, CodePoint maximum, TextSpan& to);
    bool add(TextView text, CodePoint maximum = 0);
    bool add_ascii(const char* text, size_t size);
    bool add_character(CodePoint character);
    bool add_fill(CodePoint character, uint64_t count);

    [[nodiscard]] uint32_t length() const { return length_; }
    [[nodiscard]] TextView view() const { return {data_, length_, width_}; }
    // The text as a str.
    Value finish();
    // The text, all of it below 256, as bytes; or as a bytearray.
    Value finish_like(Value self);
    Value failure() { return too_long_ ? raise_memory_error(cage_) : Value::reserve(); }

  private:
    bool grow(uint64_t length, uint8_t width);

    Cage& cage_;
    Arena& arena_;
    void* data_ = nullptr;
    uint32_t length_ = 0;
    uint32_t capacity_ = 0;
    CodePoint ceiling_ = 0; // all maxima that were announced, or-ed
    uint8_t width_ = 1;
    bool too_long_ = false;
};

} // namespace natrix
