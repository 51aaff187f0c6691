#pragma once
#include <cstddef>
#include <cstdint>

namespace natrix {

// MT19937, the generator of Matsumoto and Nishimura, with the seeding and the outputs that Python's random
// has.
struct Twister {
    static constexpr uint32_t size = 624;
    uint32_t words[size];
    uint32_t index; // of the next word to give; size: all were given

    void seed(uint32_t number);
    void seed(const uint32_t* key, size_t length);
    [[nodiscard]] uint32_t next();
    // In [0, 1), of 53 bits.
    [[nodiscard]] double next_double();

  private:
    void generate();
};

} // namespace natrix
