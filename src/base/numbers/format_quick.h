#pragma once
#include <cstddef>
#include <cstdint>

// Formatting of machine ints and floats by the specifications that are common, in one go. Whatever is not
// common, and whatever is an error, is left to format_spec.h.
namespace natrix {

struct QuickSpec {
    char fill = ' ';
    char align = 0; // '<', '>', '^'; 0: the default
    char sign = 0;  // '+', ' ' or 0
    bool alternate = false;
    bool zeros = false; // between sign and digits
    bool comma = false;
    uint32_t width = 0;
    int32_t precision = -1;
    char type = 0;
};

constexpr uint32_t most_quick_width = 99;
constexpr int32_t most_quick_precision = 17;
// Room for the longest text.
constexpr size_t quick_text_size = 192;

// False: not one of the common ones.
[[nodiscard]] bool parse_quick_spec(const uint8_t* spec, uint32_t size, QuickSpec& out);
// The size of the text; 0: not one of the common cases.
[[nodiscard]] uint32_t quick_integer(int64_t value, const QuickSpec& spec, char* room);
[[nodiscard]] uint32_t quick_float(double value, const QuickSpec& spec, char* room);

} // namespace natrix
