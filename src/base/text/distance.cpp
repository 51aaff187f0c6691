#include "base/text/distance.h"

#include <utility>

namespace natrix::text {
namespace {

constexpr uint32_t move = 2;

uint32_t change(CodePoint a, CodePoint b) {
    if (a == b) return 0;
    auto lower = [](CodePoint x) { return x >= 'A' && x <= 'Z' ? x + 32 : x; };
    return lower(a) == lower(b) ? 1 : move;
}

} // namespace

uint32_t distance(TextView a, TextView b, uint32_t limit) {
    uint32_t start = 0, a_end = a.length, b_end = b.length;
    while (start < a_end && start < b_end && a[start] == b[start]) start++;
    while (a_end > start && b_end > start && a[a_end - 1] == b[b_end - 1]) a_end--, b_end--;
    uint32_t rows = a_end - start, columns = b_end - start;
    if (rows == 0 || columns == 0) return (rows + columns) * move;
    if (rows > longest_compared || columns > longest_compared) return limit + 1;
    if (columns < rows) {
        std::swap(a, b);
        std::swap(rows, columns);
    }
    if ((columns - rows) * move > limit) return limit + 1;
    uint32_t row[longest_compared];
    for (uint32_t i = 0; i < rows; i++) row[i] = (i + 1) * move;
    uint32_t result = 0;
    for (uint32_t j = 0; j < columns; j++) {
        uint32_t diagonal = result = j * move, least = UINT32_MAX;
        for (uint32_t i = 0; i < rows; i++) {
            uint32_t changed = diagonal + change(b[start + j], a[start + i]);
            diagonal = row[i];
            uint32_t moved = (result < diagonal ? result : diagonal) + move;
            row[i] = result = changed < moved ? changed : moved;
            if (result < least) least = result;
        }
        if (least > limit) return limit + 1;
    }
    return result;
}

uint32_t likely_distance(TextView name, TextView meant) {
    return (name.length + meant.length + 3) * move / 6;
}

} // namespace natrix::text
