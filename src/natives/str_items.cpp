#include "natives/str_items.h"

#include "base/text/codec.h"
#include "base/text/escape.h"
#include "base/text/scan.h"
#include "base/text/search.h"
#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/subclass.h"
#include "objects/tuple.h"
#include "objects/type.h"

// str, bytes and bytearray as sequences: items, order, sums and products, hash, repr.
namespace natrix {

Value str_slice_between(Cage& cage, Value str, Value start, Value stop) {
    int64_t length = str_length(cage, str), from = 0, to = length;
    if (start.is_int()) {
        from = start.as_int();
        if (from < 0) from = std::max<int64_t>(from + length, 0);
    } else if (!start.is_none()) {
        return Value::defer();
    }
    if (stop.is_int()) {
        to = stop.as_int();
        to = to < 0 ? to + length : std::min(to, length);
    } else if (!stop.is_none()) {
        return Value::defer();
    }
    if (from >= to) return cage.name(KnownName::empty);
    note_work(cage, static_cast<uint64_t>(to - from));
    return str_slice(cage, str, static_cast<uint32_t>(from), static_cast<uint32_t>(to));
}

Value str_get_item(Cage& cage, Value str, Value index) {
    TextView text = text_of(cage, str);
    if (index.is_int()) {
        int64_t at = index.as_int();
        if (at < 0) at += text.length;
        if (static_cast<uint64_t>(at) < text.length)
            return str_from_character(cage, text[static_cast<uint32_t>(at)]);
    } else if (cage.is<SliceObject>(index) && cage.as<SliceObject>(index)->step.is_none()) {
        auto* slice = cage.as<SliceObject>(index);
        Value part = str_slice_between(cage, str, slice->start, slice->stop);
        if (part != Value::defer()) return part;
    }
    if (!cage.is<SliceObject>(index)) {
        uint32_t at;
        Answer answer = resolve_index(cage, index, text.length, "string index out of range", at);
        return answer == Answer::yes ? str_from_character(cage, text[at]) : signal_of(answer);
    }
    Positions range;
    Answer answer = slice_positions(cage, cage.as<SliceObject>(index), text.length, range);
    if (answer != Answer::yes) return signal_of(answer);
    note_work(cage, range.count);
    if (range.count == 0) return cage.name(KnownName::empty);
    if (range.step == 1)
        return str_slice(cage, str, static_cast<uint32_t>(range.start), static_cast<uint32_t>(range.stop));
    if (range.count == 1) return str_from_character(cage, text[static_cast<uint32_t>(range.start)]);
    CodePoint ceiling = ceiling_of(cage, str);
    if (ceiling > 0x7F && range.count < text.length) {
        ceiling = 0;
        for (uint32_t i = 0; i < range.count; i++)
            ceiling |= text[static_cast<uint32_t>(range.start + int64_t{i} * range.step)];
        ceiling = class_maximum(ceiling);
    }
    Fresh fresh = make_fresh_str(cage, range.count, ceiling);
    if (fresh.value.is_signal()) return fresh.value;
    if (text.width == fresh.to.width) {
        text::copy_stepped(text, range.start, range.step, fresh.to);
    } else {
        for (uint32_t i = 0; i < range.count; i++)
            text::store(fresh.to, i, text[static_cast<uint32_t>(range.start + int64_t{i} * range.step)]);
    }
    return fresh.value;
}

Value text_repeat(Cage& cage, Value self, Value count) {
    int64_t times;
    if (!is_integer(cage, count)) return Value::defer();
    if (!integer_fits(cage, count, times))
        return raise(cage, KnownType::OverflowError, "cannot fit '{}' into an index-sized integer",
                     type_name(cage, count));
    TextView text = view_of(cage, self);
    if (times < 0) times = 0;
    if (times == 1 && (is_exact_str(cage, self) || cage.is_exact<Bytes>(self))) return self;
    if (text.length == 0) times = 0;
    if (times != 0 && text.length > static_cast<uint64_t>(INT64_MAX) / static_cast<uint64_t>(times)) {
        if (cage.is<ByteArray>(self)) return raise_memory_error(cage);
        return raise(cage, KnownType::OverflowError,
                     is_str(cage, self) ? "repeated string is too long" : "repeated bytes are too long");
    }
    uint64_t length = text.length * static_cast<uint64_t>(times);
    Fresh fresh = make_fresh(cage, self, length, ceiling_of(cage, self));
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    constexpr uint64_t polled = 1 << 22;
    if (length >= polled && cage.poll.charge(static_cast<int64_t>(length / 64))) return Value::stopped();
    if (length < polled) note_work(cage, length);
    text::repeat_text(text, fresh.to);
    return fresh.value;
}

Value text_concat(Cage& cage, Value left, Value right) {
    if (is_str(cage, left)) {
        if (!is_str(cage, right)) return Value::defer();
        uint64_t length = uint64_t{str_length(cage, left)} + str_length(cage, right);
        uint32_t width = std::max(text_of(cage, left).width, text_of(cage, right).width);
        if (length * width > max_text_bytes) return raise_memory_error(cage);
        note_work(cage, str_length(cage, right));
        return str_concat(cage, left, right);
    }
    TextView head = view_of(cage, left), tail;
    if (!text_argument(cage, left, right, tail)) return Value::defer();
    if (tail.length == 0 && cage.is_exact<Bytes>(left)) return left;
    if (head.length == 0 && cage.is_exact<Bytes>(left) && cage.is_exact<Bytes>(right)) return right;
    Fresh fresh = make_fresh(cage, left, uint64_t{head.length} + tail.length, 0xFF);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    note_work(cage, fresh.to.length);
    text::copy_text(head, fresh.to, 0);
    text::copy_text(tail, fresh.to, head.length);
    return fresh.value;
}

Value text_item_at(Cage& cage, Value sequence, uint64_t at) {
    if (cage.is<MemoryView>(sequence)) {
        auto* view = cage.as<MemoryView>(sequence);
        if (view->released || dimensions_of(cage, view) != 1) return Value::defer();
        if (at >= static_cast<uint64_t>(extent_of(cage, view, 0))) return {};
        return memoryview_get_item(cage, sequence, Value::integer(static_cast<int64_t>(at)));
    }
    TextView text = view_of(cage, sequence);
    if (at >= text.length) return {};
    CodePoint c = text[static_cast<uint32_t>(at)];
    return is_str(cage, sequence) ? str_from_character(cage, c) : Value::integer(c);
}

bool text_order(Cage& cage, Value left, Value right, int& order) {
    if (is_str(cage, left)) {
        if (!is_str(cage, right)) return false;
        order = str_compare(cage, left, right);
        return true;
    }
    if (!is_text(cage, right) || is_str(cage, right)) return false;
    order = bytes_compare(cage, left, right);
    return true;
}

namespace {

Value get_item(Cage& cage, Value* a) {
    return is_str(cage, a[0]) ? str_get_item(cage, a[0], a[1]) : bytes_get_item(cage, a[0], a[1]);
}

Value length(Cage& cage, Value* a) { return Value::integer(view_of(cage, a[0]).length); }
Value concat(Cage& cage, Value* a) { return text_concat(cage, a[0], a[1]); }
Value repeat(Cage& cage, Value* a) { return text_repeat(cage, a[0], a[1]); }

Value hash(Cage& cage, Value* a) {
    if (cage.is_exact<Str>(a[0]) || cage.is_exact<Bytes>(a[0])) {
        int64_t number;
        Answer answer = leaf_hash(cage, a[0], number);
        return answer == Answer::yes ? integer_from(cage, number) : signal_of(answer);
    }
    TextView text = view_of(cage, a[0]);
    if (cage.poll.charge(text.length / 1024)) return Value::stopped();
    return integer_from(cage, str_python_hash(text));
}

enum class Order : uint8_t { lt, le, gt, ge, eq, ne };

// NotImplemented where the other is no str (or, for bytes, no buffer).
template<Order wanted> Value compare(Cage& cage, Value* a) {
    int order;
    constexpr bool only_equality = wanted == Order::eq || wanted == Order::ne;
    if (only_equality && is_str(cage, a[0]) && is_str(cage, a[1])) {
        order = str_equal(cage, a[0], a[1]) ? 0 : 1;
    } else if (!text_order(cage, a[0], a[1], order)) {
        ByteView bytes;
        bool buffer = !is_str(cage, a[0]) && cage.is<MemoryView>(a[1]);
        if (!buffer || !only_equality) return Value::not_implemented();
        if (!byte_view(cage, a[1], bytes)) return Value::defer();
        order = text::equal(view_of(cage, a[0]), bytes.text()) ? 0 : 1;
    }
    note_work(cage, view_of(cage, a[0]).length);
    switch (wanted) {
    case Order::lt: return Value::boolean(order < 0);
    case Order::le: return Value::boolean(order <= 0);
    case Order::gt: return Value::boolean(order > 0);
    case Order::ge: return Value::boolean(order >= 0);
    case Order::eq: return Value::boolean(order == 0);
    case Order::ne: return Value::boolean(order != 0);
    }
    return Value::not_implemented();
}

Value make_repr(Cage& cage, Value self, bool ascii_only, TextView prefix, TextView suffix) {
    TextView text = view_of(cage, self);
    ByteView bytes{text.units8(), text.length};
    bool of_str = is_str(cage, self);
    TextSize size =
        of_str ? text::repr_size(text, ascii_only, cage.poll) : text::bytes_repr_size(bytes, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    note_short_work(cage, size.length);
    Fresh fresh = make_fresh_str(cage, size.length + prefix.length + suffix.length, size.maximum);
    if (fresh.value.is_signal()) return fresh.value;
    text::copy_text(prefix, fresh.to, 0);
    uint32_t end = fresh.to.length - suffix.length;
    TextSpan middle = fresh.to.slice(prefix.length, end);
    text::copy_text(suffix, fresh.to, end);
    TextStatus status = of_str ? text::repr_fill(text, ascii_only, middle, cage.poll)
                               : text::bytes_repr_fill(bytes, static_cast<uint8_t*>(middle.data), cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

Value repr(Cage& cage, Value* a) { return make_repr(cage, a[0], false, {}, {}); }
Value ascii_repr(Cage& cage, Value* a) { return make_repr(cage, a[0], true, {}, {}); }

// repr of a bytearray: the class' name around the repr of its bytes, in which each ' is escaped even between
// ".
Value bytearray_repr(Cage& cage, Value* a) {
    Value name = cage.as<Type>(class_of(cage, a[0]))->name;
    Value prefix = format_text(cage, "{}(", str_piece(cage, name));
    if (prefix.is_signal()) return prefix;
    Value plain = make_repr(cage, a[0], false, text_of(cage, prefix), literal_view(")"));
    if (plain.is_signal()) return plain;
    TextView text = text_of(cage, plain);
    uint32_t quote = str_length(cage, prefix) + 1;
    if (text[quote] != '"') return plain;
    TextView inner = literal_view("'"), escaped = literal_view("\\'");
    text::ReplaceSize size = text::replace_size(text, inner, escaped, -1, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    if (size.unchanged) return plain;
    Fresh fresh = make_fresh_str(cage, size.length, size.maximum);
    if (fresh.value.is_signal()) return fresh.value;
    TextStatus status = text::replace_fill(text, inner, escaped, size.replacements, fresh.to, cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

// A str without what is beyond ASCII, each such character as an escape: what ascii() makes of a repr.
Value ascii_text(Cage& cage, Value* a) {
    if (is_ascii_str(cage, a[0])) return copy_like(cage, a[0]);
    text::Encoding how{text::Codec::ascii, text::ErrorHandler::backslashreplace};
    TextView text = text_of(cage, a[0]);
    text::EncodeSize size = text::encode_size(how, text, cage.poll);
    if (size.status != TextStatus::ok) return signal_of(size.status);
    Fresh fresh = make_fresh_str(cage, size.length, 0x7F);
    if (fresh.value.is_signal()) return fresh.value;
    TextStatus status = text::encode_fill(how, text, size, static_cast<uint8_t*>(fresh.to.data), cage.poll);
    return status == TextStatus::ok ? fresh.value : signal_of(status);
}

template<bool must_be_exact> Value plain(Cage& cage, Value* a) {
    if (must_be_exact && !is_exact_str(cage, a[0])) return Value::defer();
    return copy_like(cage, a[0]);
}

Value make_iterator(Cage& cage, Value sequence, KnownType type) {
    auto* iterator = cage.make<SeqIter>(type);
    if (!iterator) return Value::reserve();
    iterator->sequence = sequence;
    return cage.ref(iterator);
}

Value str_iter(Cage& cage, Value* a) { return make_iterator(cage, a[0], str_iterator_type(cage, a[0])); }
Value bytes_iter(Cage& cage, Value* a) { return make_iterator(cage, a[0], KnownType::bytes_iterator); }
Value bytearray_iter(Cage& cage, Value* a) {
    return make_iterator(cage, a[0], KnownType::bytearray_iterator);
}
Value memory_iter(Cage& cage, Value* a) {
    auto* view = cage.as<MemoryView>(a[0]);
    if (view->released || dimensions_of(cage, view) != 1) return Value::defer();
    return make_iterator(cage, a[0], KnownType::memory_iterator);
}

Value memory_iter_of_any(Cage& cage, Value* a) {
    return make_iterator(cage, a[0], KnownType::memory_iterator);
}

// Of the four iterator classes; an iterator that has ended has let go of its sequence.
Value iterator_next(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    if (!iterator->sequence.is_bound()) return Value::exhausted();
    Value item = text_item_at(cage, iterator->sequence, static_cast<uint64_t>(iterator->index));
    if (item.is_signal()) return item;
    cage.writing(iterator);
    if (item.is_unbound()) {
        iterator->sequence = Value();
        return Value::exhausted();
    }
    iterator->index++;
    return item;
}

// The same for the prelude: the tombstone (MISSING) at the end.
Value iterator_next_or_missing(Cage& cage, Value* a) {
    Value item = iterator_next(cage, a);
    return item == Value::exhausted() ? Value::tombstone() : item;
}

uint64_t sequence_length(Cage& cage, Value sequence) {
    if (!cage.is<MemoryView>(sequence)) return view_of(cage, sequence).length;
    auto* view = cage.as<MemoryView>(sequence);
    return dimensions_of(cage, view) == 0 ? 0 : static_cast<uint64_t>(extent_of(cage, view, 0));
}

Value iterator_length_hint(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    if (iterator->sequence.is_unbound()) return Value::integer(0);
    uint64_t whole = sequence_length(cage, iterator->sequence);
    auto at = static_cast<uint64_t>(iterator->index);
    return Value::integer(at < whole ? static_cast<int64_t>(whole - at) : 0);
}

// (iterator, state): sets the position, clamped.
Value iterator_set_state(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    int64_t state;
    if (!leaf_index(cage, a[1], state)) return Value::defer();
    if (iterator->sequence.is_bound()) {
        auto whole = static_cast<int64_t>(sequence_length(cage, iterator->sequence));
        cage.writing(iterator);
        iterator->index = state < 0 ? 0 : state > whole ? whole : state;
    }
    return Value::none();
}

Value iterator_end(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    cage.writing(iterator);
    iterator->sequence = Value();
    return Value::none();
}

// (iterator) -> (sequence, index), or the empty tuple when it has ended.
Value iterator_state(Cage& cage, Value* a) {
    auto* iterator = cage.as<SeqIter>(a[0]);
    if (iterator->sequence.is_unbound()) return cage.empty_tuple;
    return tuple_of(cage, {iterator->sequence, Value::integer(iterator->index)});
}

// ord() of a text of one character, and back.
Value code_of(Cage& cage, Value* a) { return Value::integer(view_of(cage, a[0])[0]); }
Value from_code(Cage& cage, Value* a) {
    return str_from_character(cage, static_cast<CodePoint>(a[0].as_int()));
}
Value byte_from_code(Cage& cage, Value* a) {
    auto byte = static_cast<uint8_t>(a[0].as_int());
    return bytes_from(cage, {&byte, 1});
}

Value is_str_kernel(Cage& cage, Value* a) { return Value::boolean(is_str(cage, a[0])); }
Value is_exact_str_kernel(Cage& cage, Value* a) { return Value::boolean(is_exact_str(cage, a[0])); }
Value is_bytes_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<Bytes>(a[0])); }
Value is_exact_bytes_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is_exact<Bytes>(a[0])); }
Value is_bytearray_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<ByteArray>(a[0])); }
Value is_memoryview_kernel(Cage& cage, Value* a) { return Value::boolean(cage.is<MemoryView>(a[0])); }
// Whether the text functions take it as bytes.
Value is_buffer_kernel(Cage& cage, Value* a) {
    ByteView bytes;
    return Value::boolean(byte_view(cage, a[0], bytes));
}

// (cls, text): an instance of cls, a subclass of str or bytes, with this content.
Value text_subclass(Cage& cage, Value* a) {
    TextView text = view_of(cage, a[1]);
    if (!is_str(cage, a[1])) {
        auto* bytes = make_instance_of<Bytes>(cage, a[0], text.length);
        if (!bytes) return Value::reserve();
        if (text.length) std::memcpy(bytes->data(), text.data, text.length);
        return cage.ref(bytes);
    }
    CodePoint maximum = text::scan_maximum(text);
    auto* str = make_instance_of<Str>(cage, a[0], uint64_t{text.length} * width_for(maximum));
    if (!str) return Value::reserve();
    str->aux = static_cast<uint16_t>(width_for(maximum) | (maximum <= 0x7F ? str_aux::ascii : 0));
    str->length = text.length;
    text::copy_text(text, str->data(), width_for(maximum));
    return cage.ref(str);
}

// (bytes) -> a tuple of one plain bytes or str: __getnewargs__.
Value new_arguments(Cage& cage, Value* a) {
    Value copy = copy_like(cage, a[0]);
    return copy.is_signal() ? copy : tuple_of(cage, {copy});
}

// The size of the object in bytes, as the cage counts it.
Value size_of(Cage& cage, Value* a) {
    uint64_t bytes = object_bytes(cage.at(a[0]));
    if (cage.is<ByteArray>(a[0]) && cage.as<ByteArray>(a[0])->buffer.is_bound())
        bytes += object_bytes(cage.at(cage.as<ByteArray>(a[0])->buffer));
    return Value::integer(static_cast<int64_t>(bytes));
}

#define SEQUENCE(name)                                                                                       \
    {name ".__len__", length}, {name ".__getitem__", get_item}, {name ".__add__", concat},                   \
        {name ".__mul__", repeat}, {name ".__rmul__", repeat}, {name ".__lt__", compare<Order::lt>},         \
        {name ".__le__", compare<Order::le>}, {name ".__gt__", compare<Order::gt>},                          \
        {name ".__ge__", compare<Order::ge>}, {name ".__eq__", compare<Order::eq>},                          \
        {name ".__ne__", compare<Order::ne>}, {                                                              \
        name ".__sizeof__", size_of                                                                          \
    }

#define ITERATOR(name)                                                                                       \
    {name ".__length_hint__", iterator_length_hint}, { name ".__setstate__", iterator_set_state }

constexpr NativeEntry native_entries[] = {
    SEQUENCE("str"),
    SEQUENCE("bytes"),
    SEQUENCE("bytearray"),
    {"str.__hash__", hash},
    {"bytes.__hash__", hash},
    {"str.__repr__", repr},
    {"bytes.__repr__", repr},
    {"bytearray.__repr__", bytearray_repr},
    {"str.__str__", plain<false>},
    {"bytes.__str__", repr},
    {"bytes.__bytes__", plain<false>},
    {"str.__getnewargs__", new_arguments},
    {"bytes.__getnewargs__", new_arguments},
    {"str.__iter__", str_iter},
    {"bytes.__iter__", bytes_iter},
    {"bytearray.__iter__", bytearray_iter},
    {"memoryview.__iter__", memory_iter},
    ITERATOR("str_iterator"),
    ITERATOR("str_ascii_iterator"),
    ITERATOR("bytes_iterator"),
    ITERATOR("bytearray_iterator"),
};

constexpr NativeEntry kernel_entries[] = {
    {"is_str", is_str_kernel},
    {"is_exact_str", is_exact_str_kernel},
    {"is_bytes", is_bytes_kernel},
    {"is_exact_bytes", is_exact_bytes_kernel},
    {"is_bytearray", is_bytearray_kernel},
    {"is_memoryview", is_memoryview_kernel},
    {"is_buffer", is_buffer_kernel},
    {"text_length", length},
    {"text_get_item", get_item},
    {"text_concat", concat},
    {"text_repeat", repeat},
    {"text_hash", hash},
    {"text_lt", compare<Order::lt>},
    {"text_le", compare<Order::le>},
    {"text_gt", compare<Order::gt>},
    {"text_ge", compare<Order::ge>},
    {"text_eq", compare<Order::eq>},
    {"text_ne", compare<Order::ne>},
    {"text_repr", repr},
    {"bytearray_repr", bytearray_repr},
    {"text_ascii_repr", ascii_repr},
    {"text_ascii", ascii_text},
    {"text_plain", plain<false>},
    {"text_subclass", text_subclass},
    {"text_new_arguments", new_arguments},
    {"text_size_of", size_of},
    {"text_iterator_next", iterator_next_or_missing},
    {"text_iterator_length_hint", iterator_length_hint},
    {"text_iterator_set_state", iterator_set_state},
    {"text_iterator_state", iterator_state},
    {"text_iterator_end", iterator_end},
    {"text_code", code_of},
    {"text_from_code", from_code},
    {"bytes_from_code", byte_from_code},
    {"str_iterator_over", str_iter},
    {"bytes_iterator_over", bytes_iter},
    {"bytearray_iterator_over", bytearray_iter},
    {"memory_iterator_over", memory_iter_of_any},
};

} // namespace

Value str_repr(Cage& cage, Value str, bool ascii_only) { return make_repr(cage, str, ascii_only, {}, {}); }

const NativeTable str_items_natives = natives_of(native_entries);
const NativeTable str_items_kernels = kernels_of(kernel_entries);

} // namespace natrix
