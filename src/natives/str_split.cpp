#include "base/text/split.h"

#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/list.h"

// split, rsplit and splitlines of str, bytes and bytearray.
namespace natrix {
namespace {

// All pieces of a cursor as a list; `reversed` when it yields them from the right.
template<class Cursor> Value collect(Cage& cage, Value self, Cursor&& cursor, bool reversed) {
    List* list = make_list(cage, 8);
    if (!list) return Value::reserve();
    Slice slice;
    for (;;) {
        text::SplitStep step = cursor.next(slice, cage.poll);
        if (step == text::SplitStep::stopped) return Value::stopped();
        if (step == text::SplitStep::done) break;
        Value piece = slice_like(cage, self, slice.start, slice.end);
        if (piece.is_signal() || !list_append(cage, list, piece)) return Value::reserve();
        if (list->size % 4096 == 0 && cage.poll.charge(256)) return Value::stopped();
    }
    if (reversed && list->size > 1) {
        Value* items = list_items(cage, list);
        for (uint32_t i = 0, j = list->size - 1; i < j; i++, j--) std::swap(items[i], items[j]);
    }
    return cage.ref(list);
}

// (self, separator or None, maxsplit)
template<bool from_right> Value split(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), separator;
    int64_t limit;
    if (!size_argument(cage, a[2], limit)) return Value::defer();
    auto flavor = is_str(cage, a[0]) ? text::Flavor::text : text::Flavor::bytes;
    note_short_work(cage, text.length);
    if (a[1].is_none()) {
        if constexpr (from_right)
            return collect(cage, a[0], text::WhitespaceRsplit(text, limit, flavor), true);
        else
            return collect(cage, a[0], text::WhitespaceSplit(text, limit, flavor), false);
    }
    if (!text_argument(cage, a[0], a[1], separator)) return Value::defer();
    if (separator.length == 0) return raise(cage, KnownType::ValueError, "empty separator");
    if constexpr (from_right)
        return collect(cage, a[0], text::SeparatorRsplit(text, separator, limit), true);
    else
        return collect(cage, a[0], text::SeparatorSplit(text, separator, limit), false);
}

// (self, keepends as a bool)
Value split_lines(Cage& cage, Value* a) {
    bool keep;
    if (a[1].is_bool())
        keep = a[1].is_true();
    else if (a[1].is_int())
        keep = a[1].as_int() != 0;
    else
        return Value::defer();
    TextView text = view_of(cage, a[0]);
    auto flavor = is_str(cage, a[0]) ? text::Flavor::text : text::Flavor::bytes;
    note_short_work(cage, text.length);
    return collect(cage, a[0], text::LineSplit(text, keep, flavor), false);
}

constexpr NativeEntry native_entries[] = {
    {"str.split", split<false>},           {"str.rsplit", split<true>},
    {"str.splitlines", split_lines},       {"bytes.split", split<false>},
    {"bytes.rsplit", split<true>},         {"bytes.splitlines", split_lines},
    {"bytearray.split", split<false>},     {"bytearray.rsplit", split<true>},
    {"bytearray.splitlines", split_lines},
};

constexpr NativeEntry kernel_entries[] = {
    {"text_split", split<false>},
    {"text_rsplit", split<true>},
    {"text_splitlines", split_lines},
};

} // namespace

const NativeTable str_split_natives = natives_of(native_entries);
const NativeTable str_split_kernels = kernels_of(kernel_entries);

} // namespace natrix
