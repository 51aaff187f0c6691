#include "base/unicode/normalize.h"
#include "base/text/block.h"
#include "base/text/units.h"
#include "base/unicode/tables.h"

namespace natrix::unicode {

namespace {

#include "base/unicode/normalize.inc"

using tables::flags_of;
using tables::record_of;

constexpr uint32_t pair_count = sizeof pair_first / sizeof pair_first[0];

// Hangul syllables are arranged by rule: leading consonant, vowel, optional trailing consonant.
constexpr CodePoint hangul_base = 0xAC00, leading_base = 0x1100, vowel_base = 0x1161, trailing_base = 0x11A7;
constexpr uint32_t leading_count = 19, vowel_count = 21, trailing_count = 28;
constexpr uint32_t hangul_count = leading_count * vowel_count * trailing_count;

constexpr bool is_compatibility(NormalForm form) {
    return form == NormalForm::nfkc || form == NormalForm::nfkd;
}
constexpr bool is_composed(NormalForm form) { return form == NormalForm::nfc || form == NormalForm::nfkc; }

constexpr uint32_t changes_flag(NormalForm form) {
    switch (form) {
    case NormalForm::nfc: return tables::flag_nfc_changes;
    case NormalForm::nfd: return tables::flag_nfd_changes;
    case NormalForm::nfkc: return tables::flag_nfkc_changes;
    default: return tables::flag_nfkd_changes;
    }
}

// The entry {tag << 8 | count, parts...} of a character; its count is 0 if there is no decomposition.
const uint32_t* entry_of(CodePoint c) {
    if (c > max_code_point) return decomposition_data;
    uint32_t block = decomposition_index[c >> decomposition_shift];
    return decomposition_data +
           decomposition_blocks[(block << decomposition_shift) | (c & ((1u << decomposition_shift) - 1))];
}

// Gives the parts of the full decomposition to `emit`, in order.
template<class Emit> void decompose(CodePoint c, bool compatibility, Emit emit) {
    // The longest decomposition has 18 parts; what waits is never more than that and one entry per level.
    CodePoint waiting[32];
    uint32_t depth = 0;
    waiting[depth++] = c;
    while (depth > 0) {
        c = waiting[--depth];
        if (c - hangul_base < hangul_count) {
            uint32_t s = c - hangul_base;
            emit(leading_base + s / (vowel_count * trailing_count));
            emit(vowel_base + s % (vowel_count * trailing_count) / trailing_count);
            if (s % trailing_count) emit(trailing_base + s % trailing_count);
            continue;
        }
        const uint32_t* entry = entry_of(c);
        uint32_t count = entry[0] & 0xFF;
        if (count == 0 || (entry[0] > 0xFF && !compatibility)) {
            emit(c);
            continue;
        }
        while (count > 0) waiting[depth++] = entry[count--];
    }
}

// The composition of two characters, or 0.
CodePoint compose(CodePoint a, CodePoint b) {
    if (!(flags_of(b) & tables::flag_composes_with_previous)) return 0;
    if (b - vowel_base < vowel_count) {
        if (a - leading_base >= leading_count) return 0;
        return hangul_base + ((a - leading_base) * vowel_count + (b - vowel_base)) * trailing_count;
    }
    if (b - trailing_base < trailing_count) {
        if (a - hangul_base >= hangul_count || (a - hangul_base) % trailing_count) return 0;
        return a + (b - trailing_base);
    }
    uint32_t low = 0, high = pair_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (pair_first[middle] < a || (pair_first[middle] == a && pair_second[middle] < b))
            low = middle + 1;
        else
            high = middle;
    }
    return low < pair_count && pair_first[low] == a && pair_second[low] == b ? pair_composed[low] : 0;
}

// Sorts a run of combining characters by class, equal classes staying in order. Long runs, which only hostile
// text has, are sorted by counting.
bool sort_run(uint32_t* run, uint32_t length, Arena& arena) {
    if (length <= 24) {
        for (uint32_t i = 1; i < length; i++) {
            uint32_t c = run[i];
            uint8_t key = record_of(c).combining;
            uint32_t at = i;
            for (; at > 0 && record_of(run[at - 1]).combining > key; at--) run[at] = run[at - 1];
            run[at] = c;
        }
        return true;
    }
    Arena::Mark mark = arena.mark();
    auto* sorted = static_cast<uint32_t*>(arena.take(size_t{length} * sizeof(uint32_t), alignof(uint32_t)));
    if (!sorted) return false;
    uint32_t starts[257] = {};
    for (uint32_t i = 0; i < length; i++) starts[record_of(run[i]).combining + 1]++;
    for (uint32_t key = 1; key < 257; key++) starts[key] += starts[key - 1];
    for (uint32_t i = 0; i < length; i++) sorted[starts[record_of(run[i]).combining]++] = run[i];
    std::memcpy(run, sorted, size_t{length} * sizeof(uint32_t));
    arena.release(mark);
    return true;
}

TextStatus order_marks(uint32_t* data, uint32_t length, Arena& arena, Poll& poll) {
    uint32_t charged = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (i - charged >= poll_stride) {
            if (poll.charge(i - charged)) return TextStatus::stopped;
            charged = i;
        }
        if (data[i] < 0x300 || record_of(data[i]).combining == 0) continue;
        uint32_t end = i + 1;
        while (end < length && record_of(data[end]).combining != 0) end++;
        if (end - i > 1 && !sort_run(data + i, end - i, arena)) return TextStatus::exhausted;
        i = end - 1;
    }
    return TextStatus::ok;
}

// Composes in place and answers the new length, or -1 when stopped.
int64_t compose_all(uint32_t* data, uint32_t length, Poll& poll) {
    constexpr uint32_t none = UINT32_MAX;
    uint32_t out = 0, starter = none;
    uint8_t last_class = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (i % poll_stride == poll_stride - 1 && poll.charge(poll_stride)) return -1;
        uint32_t c = data[i];
        uint8_t combining = c < 0x300 ? 0 : record_of(c).combining;
        if (starter != none && c >= 0x300 && (out == starter + 1 || last_class < combining)) {
            if (CodePoint composed = compose(data[starter], c)) {
                data[starter] = composed;
                continue;
            }
        }
        if (combining == 0) starter = out;
        data[out++] = c;
        last_class = combining;
    }
    return out;
}

template<class Unit> QuickCheck check_units(const Unit* units, uint32_t length, NormalForm form, Poll& poll) {
    const uint32_t changes = changes_flag(form);
    const uint32_t doubtful = is_composed(form) ? uint32_t{tables::flag_composes_with_previous} : 0u;
    // What is below, in a block of characters or alone, is in the form.
    const CodePoint plain = form == NormalForm::nfc ? 0x100 : 0x80;
    constexpr uint32_t block = 4 * text::Block<Unit>::units;
    const auto masks = text::Block<Unit>::all(static_cast<Unit>(~(plain - 1)));
    QuickCheck answer = QuickCheck::yes;
    uint8_t last_class = 0;
    for (uint32_t start = 0; start < length; start += poll_stride) {
        uint32_t end = length - start > poll_stride ? start + poll_stride : length;
        for (uint32_t i = start, careful = start; i < end; i++) {
            while (i >= careful && end - i >= block) {
                if (text::Block<Unit>::any_bits(units + i, masks)) {
                    careful = i + block;
                    break;
                }
                last_class = 0;
                i += block;
            }
            if (i == end) break;
            CodePoint c = units[i];
            if (c < plain) {
                last_class = 0;
                continue;
            }
            if (tables::in_page(form == NormalForm::nfc ? inert_pages_nfc : inert_pages, c)) {
                last_class = 0;
                continue;
            }
            const tables::Record& record = record_of(c);
            if (record.flags & changes) return QuickCheck::no;
            if (record.combining != 0 && record.combining < last_class) return QuickCheck::no;
            if (record.flags & doubtful) answer = QuickCheck::maybe;
            last_class = record.combining;
        }
        if (end - start == poll_stride && poll.charge(poll_stride)) return QuickCheck::stopped;
    }
    return answer;
}

} // namespace

QuickCheck quick_check(NormalForm form, TextView text, Poll& poll) {
    return text::with_units(text, [&](auto* units) { return check_units(units, text.length, form, poll); });
}

Normalized normalize(NormalForm form, TextView text, Arena& arena, Poll& poll) {
    Normalized result;
    result.unchanged = true;
    result.text = text;
    QuickCheck check = quick_check(form, text, poll);
    if (check == QuickCheck::yes) return result;
    if (check == QuickCheck::stopped) {
        result.status = TextStatus::stopped;
        return result;
    }
    const bool compatibility = is_compatibility(form);
    const uint32_t changes = compatibility ? tables::flag_nfkd_changes : tables::flag_nfd_changes;
    uint64_t length = 0;
    uint32_t* data = nullptr;
    // The same walk twice: to measure, then to write.
    auto walk = [&](auto* units) {
        uint64_t at = 0;
        for (uint32_t i = 0; i < text.length; i++) {
            if (i % poll_stride == poll_stride - 1 && poll.charge(poll_stride)) return false;
            CodePoint c = units[i];
            if (c < 0x80 || !(flags_of(c) & changes)) {
                if (data) data[at] = c;
                at++;
                continue;
            }
            decompose(c, compatibility, [&](CodePoint part) {
                if (data) data[at] = part;
                at++;
            });
        }
        length = at;
        return true;
    };
    if (!text::with_units(text, walk)) {
        result.status = TextStatus::stopped;
        return result;
    }
    if (length <= UINT32_MAX / sizeof(uint32_t))
        data = static_cast<uint32_t*>(arena.take(length * sizeof(uint32_t), alignof(uint32_t)));
    if (!data) {
        result.status = TextStatus::exhausted;
        return result;
    }
    if (!text::with_units(text, walk)) {
        result.status = TextStatus::stopped;
        return result;
    }
    result.status = order_marks(data, static_cast<uint32_t>(length), arena, poll);
    if (result.status != TextStatus::ok) return result;
    if (is_composed(form)) {
        int64_t composed = compose_all(data, static_cast<uint32_t>(length), poll);
        if (composed < 0) {
            result.status = TextStatus::stopped;
            return result;
        }
        length = static_cast<uint64_t>(composed);
    }
    CodePoint all = 0;
    for (uint64_t i = 0; i < length; i++) all |= data[i];
    TextView made{data, static_cast<uint32_t>(length), 4};
    if (check == QuickCheck::maybe && length == text.length) {
        bool same = text::with_units(text, [&](auto* units) {
            for (uint32_t i = 0; i < text.length; i++)
                if (units[i] != data[i]) return false;
            return true;
        });
        if (same) return result;
    }
    result.unchanged = false;
    result.text = made;
    result.maximum = class_maximum(all);
    return result;
}

Decomposition decomposition(CodePoint c) {
    Decomposition result;
    const uint32_t* entry = entry_of(c);
    result.tag = decomposition_tags[entry[0] >> 8];
    result.count = entry[0] & 0xFF;
    for (uint32_t i = 0; i < result.count; i++) result.to[i] = entry[i + 1];
    return result;
}

} // namespace natrix::unicode
