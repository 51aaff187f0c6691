#include "objects/suggestion.h"

#include "base/text/distance.h"
#include "objects/str.h"

namespace natrix {

Value closest_name(Cage& cage, Value name, const Value* candidates, uint32_t count) {
    constexpr uint32_t most_candidates = 750;
    TextView wanted = text_of(cage, name);
    Value suggestion = Value::none();
    if (wanted.length > text::longest_compared || count >= most_candidates) return suggestion;
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        Value candidate = candidates[i];
        if (!is_str(cage, candidate) || str_equal(cage, candidate, name)) continue;
        TextView text = text_of(cage, candidate);
        uint32_t limit = text::likely_distance(wanted, text);
        if (limit > best - 1) limit = best - 1;
        uint32_t distance = text::distance(wanted, text, limit);
        cage.poll.spent += 2;
        if (distance > limit) continue;
        if (suggestion.is_none() || distance < best) {
            suggestion = candidate;
            best = distance;
        }
    }
    return suggestion;
}

} // namespace natrix
