#include "base/text/layout.h"

#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/str_builder.h"
#include "natives/str_support.h"
#include "objects/dict.h"
#include "objects/list.h"

// Padding, tabs, joining and translating of str, bytes and bytearray.
namespace natrix {
namespace {

// self with fill characters on both sides.
Value pad(Cage& cage, Value self, uint64_t left, uint64_t right, CodePoint fill) {
    TextView text = view_of(cage, self);
    if (left == 0 && right == 0) return copy_like(cage, self);
    CodePoint ceiling = ceiling_of(cage, self), fill_ceiling = class_maximum(fill);
    Fresh fresh = make_fresh(cage, self, left + text.length + right, std::max(ceiling, fill_ceiling));
    if (fresh.value.is_signal()) return fresh.value;
    note_work(cage, fresh.to.length);
    auto start = static_cast<uint32_t>(left), end = start + text.length;
    text::fill_text(fresh.to, 0, start, fill);
    text::copy_text(text, fresh.to, start);
    text::fill_text(fresh.to, end, fresh.to.length, fill);
    return fresh.value;
}

enum class Side : uint8_t { left, right, both };

// (self, width, fill character)
template<Side text_side> Value justify(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), fill;
    int64_t width;
    if (!size_argument(cage, a[1], width) || !text_argument(cage, a[0], a[2], fill) || fill.length != 1 ||
        cage.is<MemoryView>(a[2]))
        return Value::defer();
    uint64_t wanted = width < 0 ? 0 : static_cast<uint64_t>(width);
    uint64_t room = wanted > text.length ? wanted - text.length : 0;
    uint64_t left = text_side == Side::right  ? room
                    : text_side == Side::both ? text::center_left(text.length, wanted)
                                              : 0;
    if (room == 0) left = 0;
    return pad(cage, a[0], left, room - left, fill[0]);
}

Value zero_fill(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]);
    int64_t width;
    if (!size_argument(cage, a[1], width)) return Value::defer();
    if (width <= int64_t{text.length}) return copy_like(cage, a[0]);
    uint64_t room = static_cast<uint64_t>(width) - text.length;
    Value padded = pad(cage, a[0], room, 0, '0');
    if (padded.is_signal()) return padded;
    // A sign goes to the front.
    if (text.length != 0 && (text[0] == '+' || text[0] == '-')) {
        TextView filled = view_of(cage, padded);
        TextSpan span{const_cast<void*>(filled.data), filled.length, filled.width};
        text::store(span, 0, text[0]);
        text::store(span, static_cast<uint32_t>(room), '0');
    }
    return padded;
}

Value expand_tabs(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]);
    int64_t tab_size;
    if (!size_argument(cage, a[1], tab_size) || tab_size > INT32_MAX || tab_size < INT32_MIN)
        return Value::defer();
    TextSize size = text::expandtabs_size(text, tab_size, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.unchanged) return copy_like(cage, a[0]);
    Fresh fresh = make_fresh(cage, a[0], size.length, is_str(cage, a[0]) ? size.maximum : 0xFF);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    note_short_work(cage, size.length);
    TextStatus status = text::expandtabs_fill(text, tab_size, fresh.to, cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

Value wrong_item(Cage& cage, Value self, uint32_t at, Value item) {
    return raise(cage, KnownType::TypeError,
                 is_str(cage, self) ? "sequence item {}: expected str instance, {} found"
                                    : "sequence item {}: expected a bytes-like object, {} found",
                 at, type_name(cage, item));
}

// (self, list or tuple)
Value join(Cage& cage, Value* a) {
    const Value* items;
    uint32_t count;
    if (cage.is_exact<List>(a[1])) {
        auto* list = cage.as<List>(a[1]);
        count = list->size;
        items = count ? list_items(cage, list) : nullptr;
    } else if (cage.is_exact<Tuple>(a[1])) {
        count = cage.as<Tuple>(a[1])->length;
        items = cage.as<Tuple>(a[1])->items();
    } else {
        return Value::defer();
    }
    bool of_str = is_str(cage, a[0]);
    TextView separator = view_of(cage, a[0]);
    if (count == 1 && (is_exact_str(cage, items[0]) || cage.is_exact<Bytes>(items[0])) &&
        is_exact_str(cage, items[0]) == of_str && !cage.is<ByteArray>(a[0]))
        return items[0];
    uint64_t length = count > 1 ? uint64_t{separator.length} * (count - 1) : 0;
    CodePoint maximum = count > 1 ? ceiling_of(cage, a[0]) : of_str ? 0x7F : 0xFF;
    TextView item;
    // A plain str of one byte a character, as most items are.
    auto narrow = [&](Value value) -> Str* {
        if (!of_str || !value.is_ref()) return nullptr;
        auto* str = cage.as<Str>(value);
        return str->kind == Kind::Str && static_cast<uint8_t>(str->aux) == 1 ? str : nullptr;
    };
    for (uint32_t i = 0; i < count; i++) {
        if (i % 16384 == 16383 && cage.poll.charge(256)) return Value::stopped();
        if (Str* str = narrow(items[i])) {
            length += str->length;
            if ((str->aux & str_aux::ascii) == 0 && maximum < 0xFF) maximum = 0xFF;
            continue;
        }
        if (!text_argument(cage, a[0], items[i], item)) {
            // What Python may make bytes of is the prelude's business.
            bool instance = !items[i].is_ref() || cage.kind(items[i]) != Kind::Instance;
            return of_str || instance ? wrong_item(cage, a[0], i, items[i]) : Value::defer();
        }
        length += item.length;
        if (of_str) maximum = std::max(maximum, ceiling_of(cage, items[i]));
    }
    Fresh fresh = make_fresh(cage, a[0], length, maximum);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    note_work(cage, length);
    uint32_t at = 0, charged = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i != 0 && separator.length != 0) {
            text::copy_text(separator, fresh.to, at);
            at += separator.length;
        }
        if (Str* str = narrow(items[i]); str && fresh.to.width == 1) {
            auto* to = static_cast<std::byte*>(fresh.to.data) + at;
            if (str->length == 1)
                *to = *str->data();
            else
                std::memcpy(to, str->data(), str->length);
            at += str->length;
        } else {
            (void)text_argument(cage, a[0], items[i], item);
            if (item.length) text::copy_text(item, fresh.to, at);
            at += item.length;
        }
        if (at - charged > 1 << 20) {
            charged = at;
            if (cage.poll.charge(0)) return Value::stopped();
        }
    }
    return fresh.value;
}

// str.translate with a dict: (self, table). Each character is looked up by its number.
Value str_translate(Cage& cage, Value* a) {
    if (!cage.is_exact<Dict>(a[1])) return Value::defer();
    auto* table = cage.as<Dict>(a[1]);
    TextView text = text_of(cage, a[0]);
    Scratch scratch(cage);
    TextBuilder builder(cage, scratch);
    // What each Latin-1 character becomes, once known; unbound: not looked up yet.
    Value known[256];
    bool changed = false;
    for (uint32_t i = 0; i < text.length; i++) {
        CodePoint c = text[i];
        Value become;
        if (c < 256) become = known[c];
        if (become.is_unbound()) {
            uint32_t hash, entry;
            Answer answer = dict_find(cage, table, Value::integer(c), hash, entry);
            if (answer != Answer::yes && answer != Answer::no) return signal_of(answer);
            become =
                answer == Answer::no ? Value::integer(c) : dict_entries(cage, table)[2 * size_t{entry} + 1];
            if (c < 256) known[c] = become;
        }
        bool added = true;
        if (become.is_int()) {
            int64_t number = become.as_int();
            if (number < 0 || number > int64_t{max_code_point})
                return raise(cage, KnownType::ValueError, "character mapping must be in range(0x110000)");
            changed |= number != c;
            added = builder.add_character(static_cast<CodePoint>(number));
        } else if (is_str(cage, become)) {
            changed = true;
            added = builder.add(text_of(cage, become));
        } else if (become.is_none()) {
            changed = true;
        } else {
            return Value::defer();
        }
        if (!added) return builder.failure();
        if (i % 4096 == 4095 && cage.poll.charge(128)) return Value::stopped();
    }
    note_work(cage, text.length % 4096 * 2);
    return changed ? builder.finish() : copy_like(cage, a[0]);
}

// bytes.translate: (self, table of 256 bytes or None, bytes to delete).
Value bytes_translate(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[0]), table, deleted;
    bool mapped = !a[1].is_none();
    if ((mapped && !text_argument(cage, a[0], a[1], table)) || !text_argument(cage, a[0], a[2], deleted))
        return Value::defer();
    if (mapped && table.length != 256)
        return raise(cage, KnownType::ValueError, "translation table must be 256 characters long");
    bool drop[256] = {};
    for (uint32_t i = 0; i < deleted.length; i++) drop[deleted[i]] = true;
    const uint8_t* from = text.units8();
    uint64_t length = text.length;
    if (deleted.length != 0) {
        for (uint32_t i = 0; i < text.length; i++) {
            length -= drop[from[i]];
            if (i % (1 << 20) == (1 << 20) - 1 && cage.poll.charge(1 << 14)) return Value::stopped();
        }
    }
    Fresh fresh = make_fresh(cage, a[0], length, 0xFF);
    if (fresh.value.is_signal() || length == 0) return fresh.value;
    auto* to = static_cast<uint8_t*>(fresh.to.data);
    const uint8_t* map = table.units8();
    for (uint32_t i = 0; i < text.length; i++) {
        if (!drop[from[i]]) *to++ = mapped ? map[from[i]] : from[i];
        if (i % (1 << 20) == (1 << 20) - 1 && cage.poll.charge(1 << 14)) return Value::stopped();
    }
    note_short_work(cage, text.length);
    return fresh.value;
}

#define LAYOUT(name)                                                                                         \
    {name ".ljust", justify<Side::left>}, {name ".rjust", justify<Side::right>},                             \
        {name ".center", justify<Side::both>}, {name ".zfill", zero_fill},                                   \
        {name ".expandtabs", expand_tabs}, {                                                                 \
        name ".join", join                                                                                   \
    }

constexpr NativeEntry native_entries[] = {
    LAYOUT("str"),
    LAYOUT("bytes"),
    LAYOUT("bytearray"),
    {"str.translate", str_translate},
    {"bytes.translate", bytes_translate},
    {"bytearray.translate", bytes_translate},
};

constexpr NativeEntry kernel_entries[] = {
    {"text_ljust", justify<Side::left>},  {"text_rjust", justify<Side::right>},
    {"text_center", justify<Side::both>}, {"text_zfill", zero_fill},
    {"text_expandtabs", expand_tabs},     {"text_join", join},
    {"text_translate", bytes_translate},
};

} // namespace

const NativeTable str_layout_natives = natives_of(native_entries);
const NativeTable str_layout_kernels = kernels_of(kernel_entries);

} // namespace natrix
