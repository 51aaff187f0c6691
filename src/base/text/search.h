#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

// Searching one text in another, of any widths. Linear in the worst case. Width-1 views serve bytes as well.
namespace natrix::text {

inline constexpr int64_t not_found = -1;
inline constexpr int64_t search_stopped = -2;

// Position of the first (last) occurrence, not_found, or search_stopped. An empty needle is found at 0 (at
// the end). For str.find(sub, start, end) search in a slice and add start.
[[nodiscard]] int64_t find(TextView text, TextView needle, Poll& poll);
[[nodiscard]] int64_t rfind(TextView text, TextView needle, Poll& poll);
[[nodiscard]] int64_t find_char(TextView text, CodePoint c, Poll& poll);
[[nodiscard]] int64_t rfind_char(TextView text, CodePoint c, Poll& poll);
// Number of occurrences that do not overlap, counted up to `limit`, or search_stopped. An empty needle occurs
// length + 1 times.
[[nodiscard]] int64_t count(TextView text, TextView needle, int64_t limit, Poll& poll);

[[nodiscard]] bool starts_with(TextView text, TextView prefix);
[[nodiscard]] bool ends_with(TextView text, TextView suffix);

// Finds one occurrence after another without preparing the needle again. The views must outlive it.
class Finder {
  public:
    Finder(TextView text, TextView needle); // the needle is not empty
    // First occurrence at or after `from`, not_found or search_stopped.
    [[nodiscard]] int64_t next(uint32_t from, Poll& poll);

  private:
    TextView text_;
    TextView needle_;
    // The needle's critical factorisation, made when the simple search has proven too slow.
    uint32_t cut_ = 0;
    uint32_t period_ = 0;
    uint64_t wasted_ = 0;
    bool periodic_ = false;
    bool two_way_ = false;
    bool impossible_ = false;
};

// str.replace: `limit` < 0 means all. `unchanged` when nothing is replaced. The pair must be called with the
// same arguments. Works on bytes, where `maximum` has no meaning.
struct ReplaceSize : TextSize {
    uint32_t replacements = 0;
};
[[nodiscard]] ReplaceSize replace_size(TextView text, TextView old_part, TextView new_part, int64_t limit,
                                       Poll& poll);
[[nodiscard]] TextStatus replace_fill(TextView text, TextView old_part, TextView new_part,
                                      uint32_t replacements, TextSpan to, Poll& poll);

} // namespace natrix::text
