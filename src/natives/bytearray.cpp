#include "natives/bytearray.h"

#include "base/text/scan.h"
#include "memory/frame.h"
#include "natives/all.h"
#include "natives/str_items.h"
#include "natives/str_support.h"
#include "objects/bytearray.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/subclass.h"

// What changes a bytearray.
namespace natrix {
namespace {

bool is_view_of(Cage& cage, Value value, Value array) {
    if (cage.is<Cell>(value)) value = cage.as<Cell>(value)->contents;
    if (!cage.is<MemoryView>(value)) return false;
    auto* view = cage.as<MemoryView>(value);
    return view->owner == array && !view->released;
}

} // namespace

// Without reference counts nobody knows at once that
// a view is dropped, as in `bytes(memoryview(b)[:n]); del b[:n]`: so what counts is whether a variable of a
// running function or of its module holds one. Nothing depends on it but the BufferError; views look at the
// size on each access.
bool is_exported(Cage& cage, Value array) {
    if (cage.as<ByteArray>(array)->exports == 0) return false;
    constexpr uint32_t most_frames = 64;
    uint32_t header_at = cage.frame;
    Value seen;
    for (uint32_t i = 0; i < most_frames && header_at > FrameHeader::outermost; i++) {
        auto* header = reinterpret_cast<FrameHeader*>(cage.at(header_at));
        header_at = header->previous;
        if ((header->flags & FrameHeader::hidden) != 0) continue;
        auto* code = static_cast<Code*>(cage.at(header->code));
        if (code->kind != Kind::Code) continue;
        for (uint32_t local = 0; local < code->locals; local++)
            if (is_view_of(cage, header->registers()[local], array)) return true;
        Value globals = static_cast<Function*>(cage.at(header->function))->globals;
        if (globals == seen || !cage.is<Dict>(globals)) continue;
        seen = globals;
        for (DictRange::Entry entry : DictRange(cage, cage.as<Dict>(globals)))
            if (is_view_of(cage, entry.value, array)) return true;
        note_work(cage, cage.as<Dict>(globals)->used);
    }
    return false;
}

namespace {

Value raise_exported(Cage& cage) {
    return raise(cage, KnownType::BufferError, "Existing exports of data: object cannot be re-sized");
}

// Makes room for `size` bytes in place of those from `from` to `to`: unbound when done.
Value replace_range(Cage& cage, Value self, uint32_t from, uint32_t to, uint64_t size) {
    auto* array = cage.as<ByteArray>(self);
    if (size != to - from && is_exported(cage, self)) return raise_exported(cage);
    if (array->size - (to - from) + size > max_text_bytes) return raise_memory_error(cage);
    if (!bytearray_replace_range(cage, array, from, to, size)) return Value::reserve();
    note_work(cage, size);
    return {};
}

// Whether the buffer's bytes are those of the array itself.
bool shares(Cage& cage, Value self, Value buffer) {
    return buffer == self || (cage.is<MemoryView>(buffer) && cage.as<MemoryView>(buffer)->owner == self);
}

// Replaces self[from:to] by the contents of a buffer.
Value splice(Cage& cage, Value self, uint32_t from, uint32_t to, Value buffer) {
    ByteView bytes;
    if (!byte_view(cage, buffer, bytes)) return Value::defer();
    Scratch scratch(cage);
    if (shares(cage, self, buffer) && bytes.length != 0) {
        auto* copy = static_cast<uint8_t*>(scratch->take(bytes.length, 1));
        if (!copy) return Value::reserve();
        std::memcpy(copy, bytes.data, bytes.length);
        bytes.data = copy;
    }
    Value signal = replace_range(cage, self, from, to, bytes.length);
    if (signal.is_bound()) return signal;
    if (bytes.length)
        std::memcpy(bytearray_data(cage, cage.as<ByteArray>(self)) + from, bytes.data, bytes.length);
    return Value::none();
}

// An int of a byte; unbound when it is one.
Value byte_argument(Cage& cage, Value value, uint8_t& byte) {
    int64_t number;
    if (!leaf_index(cage, value, number)) return Value::defer();
    if (number < 0 || number > 255)
        return raise(cage, KnownType::ValueError, "byte must be in range(0, 256)");
    byte = static_cast<uint8_t>(number);
    return {};
}

Value insert_byte(Cage& cage, Value self, uint32_t at, uint8_t byte) {
    Value signal = replace_range(cage, self, at, at, 1);
    if (signal.is_bound()) return signal;
    bytearray_data(cage, cage.as<ByteArray>(self))[at] = byte;
    return Value::none();
}

Value append(Cage& cage, Value* a) {
    uint8_t byte = 0;
    Value signal = byte_argument(cage, a[1], byte);
    return signal.is_bound() ? signal : insert_byte(cage, a[0], cage.as<ByteArray>(a[0])->size, byte);
}

Value insert(Cage& cage, Value* a) {
    int64_t at;
    uint8_t byte = 0;
    if (!size_argument(cage, a[1], at)) return Value::defer();
    Value signal = byte_argument(cage, a[2], byte);
    if (signal.is_bound()) return signal;
    int64_t size = cage.as<ByteArray>(a[0])->size;
    if (at < 0) at = at < -size ? 0 : at + size;
    if (at > size) at = size;
    return insert_byte(cage, a[0], static_cast<uint32_t>(at), byte);
}

Value pop(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    int64_t at;
    if (!size_argument(cage, a[1], at)) return Value::defer();
    if (array->size == 0) return raise(cage, KnownType::IndexError, "pop from empty bytearray");
    if (at < 0) at += array->size;
    if (at < 0 || at >= array->size) return raise(cage, KnownType::IndexError, "pop index out of range");
    auto position = static_cast<uint32_t>(at);
    uint8_t byte = bytearray_data(cage, array)[position];
    Value signal = replace_range(cage, a[0], position, position + 1, 0);
    return signal.is_bound() ? signal : Value::integer(byte);
}

Value remove(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    uint8_t byte = 0;
    Value signal = byte_argument(cage, a[1], byte);
    if (signal.is_bound()) return signal;
    const uint8_t* data = bytearray_data(cage, array);
    note_work(cage, array->size);
    const void* found = array->size ? std::memchr(data, byte, array->size) : nullptr;
    if (!found) return raise(cage, KnownType::ValueError, "value not found in bytearray");
    auto at = static_cast<uint32_t>(static_cast<const uint8_t*>(found) - data);
    signal = replace_range(cage, a[0], at, at + 1, 0);
    return signal.is_bound() ? signal : Value::none();
}

Value clear(Cage& cage, Value* a) {
    Value signal = replace_range(cage, a[0], 0, cage.as<ByteArray>(a[0])->size, 0);
    return signal.is_bound() ? signal : Value::none();
}

Value reverse(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    if (array->size < 2) return Value::none();
    bytearray_writing(cage, array);
    uint8_t* data = bytearray_data(cage, array);
    note_work(cage, array->size);
    for (uint32_t i = 0, j = array->size - 1; i < j; i++, j--) std::swap(data[i], data[j]);
    return Value::none();
}

Value copy(Cage& cage, Value* a) {
    note_work(cage, cage.as<ByteArray>(a[0])->size);
    return bytearray_from(cage, bytes_of(cage, a[0]));
}

Value resize(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    int64_t size;
    if (!size_argument(cage, a[1], size)) return Value::defer();
    if (size < 0)
        return raise(cage, KnownType::ValueError, "Can only resize to positive sizes, got {}", size);
    if (static_cast<uint64_t>(size) > max_text_bytes) return raise_memory_error(cage);
    auto wanted = static_cast<uint32_t>(size);
    if (wanted != array->size && is_exported(cage, a[0])) return raise_exported(cage);
    note_work(cage, wanted);
    return bytearray_resize(cage, array, wanted) ? Value::none() : Value::reserve();
}

// self.extend(buffer); other iterables are made one by the prelude.
Value extend(Cage& cage, Value* a) {
    uint32_t size = cage.as<ByteArray>(a[0])->size;
    ByteView bytes;
    if (byte_view(cage, a[1], bytes)) return splice(cage, a[0], size, size, a[1]);
    if (!cage.is_exact<List>(a[1])) return Value::defer();
    auto* list = cage.as<List>(a[1]);
    const Value* items = list->size ? list_items(cage, list) : nullptr;
    for (uint32_t i = 0; i < list->size; i++)
        if (!items[i].is_int() || items[i].as_int() < 0 || items[i].as_int() > 255) return Value::defer();
    if (list->size > 16384 && cage.poll.charge(list->size / 64)) return Value::stopped();
    Value signal = replace_range(cage, a[0], size, size, list->size);
    if (signal.is_bound()) return signal;
    uint8_t* to = bytearray_data(cage, cage.as<ByteArray>(a[0])) + size;
    for (uint32_t i = 0; i < list->size; i++) to[i] = static_cast<uint8_t>(items[i].as_int());
    return Value::none();
}

Value in_place_add(Cage& cage, Value* a) {
    uint32_t size = cage.as<ByteArray>(a[0])->size;
    if (a[1] == a[0] && size != 0)
        return raise_exported(cage); // as in CPython, which takes itself for an export
    Value done = splice(cage, a[0], size, size, a[1]);
    return done.is_signal() ? done : a[0];
}

Value in_place_multiply(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    int64_t times;
    if (!is_integer(cage, a[1])) return Value::defer();
    if (!integer_fits(cage, a[1], times))
        return raise(cage, KnownType::OverflowError, "cannot fit '{}' into an index-sized integer",
                     type_name(cage, a[1]));
    uint32_t size = array->size;
    if (times < 0) times = 0;
    if (size != 0 && static_cast<uint64_t>(times) > max_text_bytes / size) return raise_memory_error(cage);
    uint64_t wanted = size * static_cast<uint64_t>(times);
    if (wanted == size) return a[0];
    if (is_exported(cage, a[0])) return raise_exported(cage);
    if (wanted > 1 << 22 && cage.poll.charge(static_cast<int64_t>(wanted / 64))) return Value::stopped();
    if (!bytearray_resize(cage, array, wanted)) return Value::reserve();
    if (wanted <= 1 << 22) note_work(cage, wanted);
    uint8_t* data = bytearray_data(cage, array);
    // What is there doubles until it is enough.
    for (uint64_t done = size; done < wanted;) {
        uint64_t more = done < wanted - done ? done : wanted - done;
        std::memcpy(data + done, data, more);
        done += more;
    }
    return a[0];
}

} // namespace

Value bytearray_set_item(Cage& cage, Value self, Value index, Value value) {
    auto* array = cage.as<ByteArray>(self);
    if (!cage.is<SliceObject>(index)) return bytearray_set_index(cage, self, index, value);
    Positions range;
    Answer answer = slice_positions(cage, cage.as<SliceObject>(index), array->size, range);
    if (answer != Answer::yes) return signal_of(answer);
    ByteView bytes;
    if (!byte_view(cage, value, bytes)) return Value::defer();
    auto start = static_cast<uint32_t>(range.start);
    if (range.step == 1) return splice(cage, self, start, start + range.count, value);
    if (bytes.length != range.count) {
        if (bytes.length == 0) return bytearray_delete_item(cage, self, index);
        return raise(cage, KnownType::ValueError,
                     "attempt to assign bytes of size {} to extended slice of size {}", bytes.length,
                     range.count);
    }
    Scratch scratch(cage);
    if (shares(cage, self, value) && bytes.length != 0) {
        auto* copy_of_bytes = static_cast<uint8_t*>(scratch->take(bytes.length, 1));
        if (!copy_of_bytes) return Value::reserve();
        std::memcpy(copy_of_bytes, bytes.data, bytes.length);
        bytes.data = copy_of_bytes;
    }
    bytearray_writing(cage, array);
    uint8_t* data = bytearray_data(cage, array);
    int64_t at = range.start;
    for (uint32_t i = 0; i < range.count; i++, at += range.step) data[at] = bytes.data[i];
    note_work(cage, range.count);
    return Value::none();
}

Value bytearray_delete_item(Cage& cage, Value self, Value index) {
    auto* array = cage.as<ByteArray>(self);
    Value signal;
    if (!cage.is<SliceObject>(index)) {
        uint32_t at;
        Answer answer = resolve_index(cage, index, array->size, "bytearray index out of range", at);
        if (answer != Answer::yes) return signal_of(answer);
        signal = replace_range(cage, self, at, at + 1, 0);
        return signal.is_bound() ? signal : Value::none();
    }
    Positions range;
    Answer answer = slice_positions(cage, cage.as<SliceObject>(index), array->size, range);
    if (answer != Answer::yes) return signal_of(answer);
    if (range.count == 0) return Value::none();
    int64_t step = range.step < 0 ? -range.step : range.step;
    int64_t first = range.step < 0 ? range.start - step * (range.count - 1) : range.start;
    auto from = static_cast<uint32_t>(first);
    if (step == 1 || range.count == 1) {
        signal = replace_range(cage, self, from, from + range.count, 0);
        return signal.is_bound() ? signal : Value::none();
    }
    if (is_exported(cage, self)) return raise_exported(cage);
    // What stays moves down over what goes; the rest of the bytes are cut off at the end, which cannot fail.
    note_work(cage, array->size);
    bytearray_writing(cage, array);
    uint8_t* data = bytearray_data(cage, array);
    uint32_t to = from;
    int64_t next = first;
    uint32_t left = range.count;
    for (uint32_t i = from; i < array->size; i++) {
        if (left != 0 && i == next) {
            next += step;
            left--;
        } else {
            data[to++] = data[i];
        }
    }
    (void)bytearray_replace_range(cage, array, to, array->size, 0);
    return Value::none();
}

namespace {

Value set_item(Cage& cage, Value* a) { return bytearray_set_item(cage, a[0], a[1], a[2]); }
Value delete_item(Cage& cage, Value* a) { return bytearray_delete_item(cage, a[0], a[1]); }

// (cls) -> an empty bytearray of the class.
Value make_array(Cage& cage, Value* a) {
    auto* array = make_instance_of<ByteArray>(cage, a[0]);
    return array ? cage.ref(array) : Value::reserve();
}

Value new_array(Cage& cage, Value* a) {
    return a[0] == cage.type(KnownType::bytearray) ? make_array(cage, a) : Value::defer();
}

// bytearray.__init__(self, source, encoding, errors), for a buffer, an int or nothing.
Value initialise(Cage& cage, Value* a) {
    Value missing = Value::tombstone();
    if (a[2] != missing || a[3] != missing) return Value::defer();
    auto* array = cage.as<ByteArray>(a[0]);
    if (a[1] == missing) {
        Value signal = replace_range(cage, a[0], 0, array->size, 0);
        return signal.is_bound() ? signal : Value::none();
    }
    if (a[1].is_int()) {
        int64_t size = a[1].as_int();
        if (size < 0) return raise(cage, KnownType::ValueError, "negative count");
        if (static_cast<uint64_t>(size) > max_text_bytes) return raise_memory_error(cage);
        Value signal = replace_range(cage, a[0], 0, array->size, static_cast<uint64_t>(size));
        if (signal.is_bound()) return signal;
        if (size) std::memset(bytearray_data(cage, array), 0, static_cast<size_t>(size));
        return Value::none();
    }
    if (a[1].is_ref() && (cage.at(a[1])->flags & Object::subclass) != 0) return Value::defer();
    return splice(cage, a[0], 0, array->size, a[1]);
}

Value allocated(Cage& cage, Value* a) {
    auto* array = cage.as<ByteArray>(a[0]);
    return Value::integer(array->buffer.is_bound() ? int64_t{cage.as<Blob>(array->buffer)->bytes} + 1 : 0);
}

constexpr NativeEntry native_entries[] = {
    {"bytearray.__new__", new_array},
    {"bytearray.__init__", initialise},
    {"bytearray.__setitem__", set_item},
    {"bytearray.__delitem__", delete_item},
    {"bytearray.__iadd__", in_place_add},
    {"bytearray.__imul__", in_place_multiply},
    {"bytearray.__alloc__", allocated},
    {"bytearray.append", append},
    {"bytearray.clear", clear},
    {"bytearray.copy", copy},
    {"bytearray.extend", extend},
    {"bytearray.insert", insert},
    {"bytearray.pop", pop},
    {"bytearray.remove", remove},
    {"bytearray.resize", resize},
    {"bytearray.reverse", reverse},
};

constexpr NativeEntry kernel_entries[] = {
    {"bytearray_make", make_array},
    {"bytearray_set_item", set_item},
    {"bytearray_delete_item", delete_item},
    {"bytearray_inplace_add", in_place_add},
    {"bytearray_inplace_multiply", in_place_multiply},
    {"bytearray_allocated", allocated},
    {"bytearray_append", append},
    {"bytearray_clear", clear},
    {"bytearray_copy", copy},
    {"bytearray_extend", extend},
    {"bytearray_insert", insert},
    {"bytearray_pop", pop},
    {"bytearray_remove", remove},
    {"bytearray_resize", resize},
    {"bytearray_reverse", reverse},
};

} // namespace

const NativeTable bytearray_natives = natives_of(native_entries);
const NativeTable bytearray_kernels = kernels_of(kernel_entries);

} // namespace natrix
