#include "base/text/search.h"

#include "base/text/split.h"
#include "natives/all.h"
#include "natives/str_items.h"
#include "natives/str_support.h"
#include "objects/tuple.h"

// Searching and replacing in str, bytes and bytearray.
namespace natrix {
namespace {

// What find() and its kin look for: as text_argument(), or for bytes a single one as an int.
bool needle_argument(Cage& cage, Value self, Value value, TextView& out, uint8_t& byte) {
    if (text_argument(cage, self, value, out)) return true;
    int64_t number;
    if (is_str(cage, self) || !size_argument(cage, value, number) || number < 0 || number > 255) return false;
    byte = static_cast<uint8_t>(number);
    out = {&byte, 1, 1};
    return true;
}

// find, rfind, index and rindex: (self, sub, start, end).
template<bool from_right, bool must> Value find(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), needle;
    uint8_t byte;
    int64_t from, to;
    if (!needle_argument(cage, a[0], a[1], needle, byte) ||
        !bounds_arguments(cage, a[2], a[3], text.length, from, to))
        return Value::defer();
    int64_t at = text::not_found;
    if (from <= to) {
        TextView part = text.slice(static_cast<uint32_t>(from), static_cast<uint32_t>(to));
        note_short_work(cage, part.length);
        at = from_right ? text::rfind(part, needle, cage.poll) : text::find(part, needle, cage.poll);
        if (at == text::search_stopped) return Value::stopped();
        if (at >= 0) return Value::integer(at + from);
    }
    if (!must) return Value::integer(-1);
    return raise(cage, KnownType::ValueError,
                 is_str(cage, a[0]) ? "substring not found" : "subsection not found");
}

Value count(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), needle;
    uint8_t byte;
    int64_t from, to;
    if (!needle_argument(cage, a[0], a[1], needle, byte) ||
        !bounds_arguments(cage, a[2], a[3], text.length, from, to))
        return Value::defer();
    if (from > to) return Value::integer(0);
    TextView part = text.slice(static_cast<uint32_t>(from), static_cast<uint32_t>(to));
    note_short_work(cage, part.length);
    int64_t found = text::count(part, needle, INT64_MAX, cage.poll);
    return found == text::search_stopped ? Value::stopped() : Value::integer(found);
}

Value contains(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), needle;
    uint8_t byte;
    if (!needle_argument(cage, a[0], a[1], needle, byte)) return Value::defer();
    note_short_work(cage, text.length);
    int64_t at = text::find(text, needle, cage.poll);
    return at == text::search_stopped ? Value::stopped() : Value::boolean(at >= 0);
}

template<bool at_end> Value starts_with(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]);
    int64_t from, to;
    if (!bounds_arguments(cage, a[2], a[3], text.length, from, to)) return Value::defer();
    const Value* candidates = &a[1];
    uint32_t candidate_count = 1;
    if (cage.is<Tuple>(a[1])) {
        candidates = cage.as<Tuple>(a[1])->items();
        candidate_count = cage.as<Tuple>(a[1])->length;
    }
    note_work(cage, candidate_count);
    for (uint32_t i = 0; i < candidate_count; i++) {
        TextView candidate;
        if (!text_argument(cage, a[0], candidates[i], candidate)) return Value::defer();
        if (from > to) continue;
        TextView part = text.slice(static_cast<uint32_t>(from), static_cast<uint32_t>(to));
        if (at_end ? text::ends_with(part, candidate) : text::starts_with(part, candidate))
            return Value::true_();
    }
    return Value::false_();
}

// (self, old, new, count)
Value replace(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), old_part, new_part;
    int64_t limit;
    if (!text_argument(cage, a[0], a[1], old_part) || !text_argument(cage, a[0], a[2], new_part) ||
        !size_argument(cage, a[3], limit))
        return Value::defer();
    text::ReplaceSize size = text::replace_size(text, old_part, new_part, limit, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.unchanged) return copy_like(cage, a[0]);
    Fresh fresh = make_fresh(cage, a[0], size.length, size.maximum);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    note_short_work(cage, size.length);
    TextStatus status = text::replace_fill(text, old_part, new_part, size.replacements, fresh.to, cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

template<bool at_end> Value remove_affix(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), affix;
    if (!text_argument(cage, a[0], a[1], affix)) return Value::defer();
    uint32_t start = 0, end = text.length;
    if (at_end) {
        if (affix.length && text::ends_with(text, affix)) end -= affix.length;
    } else if (text::starts_with(text, affix)) {
        start = affix.length;
    }
    return slice_like(cage, a[0], start, end);
}

template<bool from_right> Value partition(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), separator;
    if (!text_argument(cage, a[0], a[1], separator)) return Value::defer();
    if (separator.length == 0) return raise(cage, KnownType::ValueError, "empty separator");
    note_short_work(cage, text.length);
    int64_t at =
        from_right ? text::rfind(text, separator, cage.poll) : text::find(text, separator, cage.poll);
    if (at == text::search_stopped) return Value::stopped();
    Value head, middle, tail;
    if (at < 0) {
        Value empty = text_like(cage, a[0], {});
        Value other_empty = cage.is<ByteArray>(a[0]) ? text_like(cage, a[0], {}) : empty;
        Value whole = copy_like(cage, a[0]);
        head = from_right ? empty : whole;
        middle = from_right ? other_empty : empty;
        tail = from_right ? whole : other_empty;
    } else {
        auto start = static_cast<uint32_t>(at);
        head = slice_like(cage, a[0], 0, start);
        // str and bytes give the separator itself.
        middle = cage.is<ByteArray>(a[0]) ? text_like(cage, a[0], separator) : a[1];
        tail = slice_like(cage, a[0], start + separator.length, text.length);
    }
    if (head.is_signal() || middle.is_signal() || tail.is_signal()) return Value::reserve();
    return tuple_of(cage, {head, middle, tail});
}

// (self, characters or None)
template<bool left, bool right> Value strip(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), characters;
    Slice rest;
    if (a[1].is_none()) {
        auto flavor = is_str(cage, a[0]) ? text::Flavor::text : text::Flavor::bytes;
        rest = text::strip(text, left, right, flavor);
    } else {
        if (!text_argument(cage, a[0], a[1], characters)) return Value::defer();
        TextStatus status = text::strip_characters(text, characters, left, right, rest, cage.poll);
        if (status != TextStatus::ok) return signal_of(status);
    }
    note_work(cage, text.length - rest.length());
    return slice_like(cage, a[0], rest.start, rest.end);
}

constexpr NativeEntry native_entries[] = {
    {"str.find", find<false, false>},
    {"str.rfind", find<true, false>},
    {"str.index", find<false, true>},
    {"str.rindex", find<true, true>},
    {"str.count", count},
    {"str.__contains__", contains},
    {"str.startswith", starts_with<false>},
    {"str.endswith", starts_with<true>},
    {"str.replace", replace},
    {"str.removeprefix", remove_affix<false>},
    {"str.removesuffix", remove_affix<true>},
    {"str.partition", partition<false>},
    {"str.rpartition", partition<true>},
    {"str.strip", strip<true, true>},
    {"str.lstrip", strip<true, false>},
    {"str.rstrip", strip<false, true>},
    {"bytes.find", find<false, false>},
    {"bytes.rfind", find<true, false>},
    {"bytes.index", find<false, true>},
    {"bytes.rindex", find<true, true>},
    {"bytes.count", count},
    {"bytes.__contains__", contains},
    {"bytes.startswith", starts_with<false>},
    {"bytes.endswith", starts_with<true>},
    {"bytes.replace", replace},
    {"bytes.removeprefix", remove_affix<false>},
    {"bytes.removesuffix", remove_affix<true>},
    {"bytes.partition", partition<false>},
    {"bytes.rpartition", partition<true>},
    {"bytes.strip", strip<true, true>},
    {"bytes.lstrip", strip<true, false>},
    {"bytes.rstrip", strip<false, true>},
    {"bytearray.find", find<false, false>},
    {"bytearray.rfind", find<true, false>},
    {"bytearray.index", find<false, true>},
    {"bytearray.rindex", find<true, true>},
    {"bytearray.count", count},
    {"bytearray.__contains__", contains},
    {"bytearray.startswith", starts_with<false>},
    {"bytearray.endswith", starts_with<true>},
    {"bytearray.replace", replace},
    {"bytearray.removeprefix", remove_affix<false>},
    {"bytearray.removesuffix", remove_affix<true>},
    {"bytearray.partition", partition<false>},
    {"bytearray.rpartition", partition<true>},
    {"bytearray.strip", strip<true, true>},
    {"bytearray.lstrip", strip<true, false>},
    {"bytearray.rstrip", strip<false, true>},
};

constexpr NativeEntry kernel_entries[] = {
    {"text_find", find<false, false>},
    {"text_rfind", find<true, false>},
    {"text_index", find<false, true>},
    {"text_rindex", find<true, true>},
    {"text_count", count},
    {"text_contains", contains},
    {"text_startswith", starts_with<false>},
    {"text_endswith", starts_with<true>},
    {"text_replace", replace},
    {"text_removeprefix", remove_affix<false>},
    {"text_removesuffix", remove_affix<true>},
    {"text_partition", partition<false>},
    {"text_rpartition", partition<true>},
    {"text_strip", strip<true, true>},
    {"text_lstrip", strip<true, false>},
    {"text_rstrip", strip<false, true>},
};

} // namespace

Value text_contains(Cage& cage, Value text, Value needle) {
    Value arguments[] = {text, needle};
    return contains(cage, arguments);
}

const NativeTable str_search_natives = natives_of(native_entries);
const NativeTable str_search_kernels = kernels_of(kernel_entries);

} // namespace natrix
