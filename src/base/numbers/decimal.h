#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Decimal digits of machine ints.
namespace natrix {

inline constexpr uint64_t powers_of_ten[] = {
    1u,
    10u,
    100u,
    1000u,
    10000u,
    100000u,
    1000000u,
    10000000u,
    100000000u,
    1000000000u,
    10000000000u,
    100000000000u,
    1000000000000u,
    10000000000000u,
    100000000000000u,
    1000000000000000u,
    10000000000000000u,
    100000000000000000u,
    1000000000000000000u,
    10000000000000000000u,
};

inline constexpr char digit_pairs[] = "0001020304050607080910111213141516171819"
                                      "2021222324252627282930313233343536373839"
                                      "4041424344454647484950515253545556575859"
                                      "6061626364656667686970717273747576777879"
                                      "8081828384858687888990919293949596979899";

[[nodiscard]] inline uint32_t decimal_digits(uint64_t number) {
    // 1233 / 4096 is a little more than the logarithm of two.
    auto guess = static_cast<uint32_t>(64 - std::countl_zero(number | 1)) * 1233 >> 12;
    return guess + (number >= powers_of_ten[guess]) + (number == 0);
}

// Writes the digits so that they end before `end`.
inline void write_decimal(char* end, uint64_t number) {
    while (number >= 100) {
        end -= 2;
        std::memcpy(end, digit_pairs + number % 100 * 2, 2);
        number /= 100;
    }
    if (number >= 10)
        std::memcpy(end - 2, digit_pairs + number * 2, 2);
    else
        end[-1] = static_cast<char>('0' + number);
}

// The same for signed ints: the size of the text, and the text.
[[nodiscard]] inline uint32_t decimal_size(int64_t number) {
    return number < 0 ? 1 + decimal_digits(0 - static_cast<uint64_t>(number))
                      : decimal_digits(static_cast<uint64_t>(number));
}
inline void write_decimal(char* to, uint32_t size, int64_t number) {
    if (number < 0) *to = '-';
    write_decimal(to + size, number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number));
}

} // namespace natrix
