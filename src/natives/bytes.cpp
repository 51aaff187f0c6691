#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/codecs.h"
#include "natives/str_format.h"
#include "natives/str_support.h"
#include "objects/list.h"
#include "objects/tuple.h"

// What only bytes and bytearray have: their making, hex and translation tables; and the making of strs.
namespace natrix {
namespace {

// `count` zeros.
Value zeros_like(Cage& cage, bool array, Value count) {
    int64_t number;
    if (!integer_fits(cage, count, number)) {
        return raise(cage, KnownType::OverflowError, "cannot fit '{}' into an index-sized integer",
                     type_name(cage, count));
    }
    if (number < 0) return raise(cage, KnownType::ValueError, "negative count");
    if (static_cast<uint64_t>(number) > max_text_bytes) return raise_memory_error(cage);
    auto size = static_cast<uint64_t>(number);
    note_work(cage, size);
    Object* made = array ? static_cast<Object*>(make_bytearray(cage, size)) : make_bytes(cage, size);
    return made ? cage.ref(made) : Value::reserve();
}

// A list or tuple of ints as bytes; defers when an item is no int of a byte.
Value bytes_from_row(Cage& cage, Value row) {
    const Value* items;
    uint32_t count;
    if (cage.is_exact<List>(row)) {
        count = cage.as<List>(row)->size;
        items = count ? list_items(cage, cage.as<List>(row)) : nullptr;
    } else if (cage.is_exact<Tuple>(row)) {
        count = cage.as<Tuple>(row)->length;
        items = cage.as<Tuple>(row)->items();
    } else {
        return Value::defer();
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!items[i].is_int() || items[i].as_int() < 0 || items[i].as_int() > 255) return Value::defer();
        if (i % 65536 == 65535 && cage.poll.charge(1024)) return Value::stopped();
    }
    Bytes* bytes = make_bytes(cage, count);
    if (!bytes) return Value::reserve();
    note_work(cage, count % 65536);
    auto* to = reinterpret_cast<uint8_t*>(bytes->data());
    for (uint32_t i = 0; i < count; i++) to[i] = static_cast<uint8_t>(items[i].as_int());
    return cage.ref(bytes);
}

// bytes.__new__(cls, source, encoding, errors)
Value new_bytes(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::bytes)) return Value::defer();
    Value missing = Value::tombstone();
    if (is_str(cage, a[1]) && a[2] != missing) return encode_text(cage, a[1], a[2], a[3]);
    if (a[2] != missing || a[3] != missing) return Value::defer();
    if (a[1] == missing) return bytes_from(cage, {});
    if (cage.is_exact<Bytes>(a[1])) return a[1];
    if (a[1].is_int()) return zeros_like(cage, false, a[1]);
    if (a[1].is_ref() && (cage.at(a[1])->flags & Object::subclass) != 0) return Value::defer();
    ByteView bytes;
    if (byte_view(cage, a[1], bytes)) {
        note_work(cage, bytes.length);
        return bytes_from(cage, bytes);
    }
    return bytes_from_row(cage, a[1]);
}

// str.__new__(cls, object, encoding, errors)
Value new_str(Cage& cage, Value* a) {
    if (a[0] != cage.type(KnownType::str)) return Value::defer();
    Value missing = Value::tombstone();
    if (a[2] == missing && a[3] == missing)
        return a[1] == missing ? cage.name(KnownName::empty) : leaf_str(cage, a[1]);
    bool buffer = cage.is<Bytes>(a[1]) || cage.is<ByteArray>(a[1]) || cage.is<MemoryView>(a[1]);
    return buffer ? decode_text(cage, a[1], a[2], a[3]) : Value::defer();
}

char hex_digit(unsigned nibble) { return static_cast<char>(nibble < 10 ? '0' + nibble : 'a' + nibble - 10); }

// data.hex(sep, bytes_per_sep): (buffer, separator or MISSING, int)
Value hex(Cage& cage, Value* a) {
    ByteView bytes;
    int64_t group;
    if (!byte_view(cage, a[0], bytes) || !size_argument(cage, a[2], group) || group > INT32_MAX ||
        group < -INT32_MAX)
        return Value::defer();
    CodePoint separator = 0;
    bool separated = a[1] != Value::tombstone() && group != 0;
    if (a[1] != Value::tombstone()) {
        if (!is_str(cage, a[1]) && !cage.is<Bytes>(a[1])) return Value::defer();
        TextView text = view_of(cage, a[1]);
        if (text.length != 1) return raise(cage, KnownType::ValueError, "sep must be length 1.");
        separator = text[0];
        if (separator > 0x7F) return raise(cage, KnownType::ValueError, "sep must be ASCII.");
    }
    uint64_t size = static_cast<uint64_t>(group < 0 ? -group : group);
    uint64_t separators = separated && bytes.length ? (bytes.length - 1) / size : 0;
    Fresh fresh = make_fresh_str(cage, uint64_t{bytes.length} * 2 + separators, 0x7F);
    if (fresh.value.is_signal() || fresh.to.length == 0) return fresh.value;
    auto* to = static_cast<char*>(fresh.to.data);
    // A positive group counts from the right: the first one is what remains.
    uint64_t until = !separated ? UINT64_MAX : group < 0 ? size : (bytes.length - 1) % size + 1;
    for (uint32_t i = 0; i < bytes.length; i++) {
        if (i == until) {
            *to++ = static_cast<char>(separator);
            until += size;
        }
        *to++ = hex_digit(bytes.data[i] >> 4);
        *to++ = hex_digit(bytes.data[i] & 15u);
        if (i % (1 << 16) == (1 << 16) - 1 && cage.poll.charge(1 << 11)) return Value::stopped();
    }
    note_work(cage, bytes.length % (1 << 16) * 2);
    return fresh.value;
}

int hex_value(CodePoint c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
    return -1;
}

bool is_ascii_space(CodePoint c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// (str or buffer) -> bytes
Value hex_bytes(Cage& cage, Value* a) {
    TextView text;
    ByteView buffer;
    if (is_str(cage, a[0]))
        text = text_of(cage, a[0]);
    else if (byte_view(cage, a[0], buffer))
        text = buffer.text();
    else
        return Value::defer();
    Bytes* bytes = nullptr;
    uint32_t size = 0;
    for (bool fill : {false, true}) {
        size = 0;
        auto* to = fill ? reinterpret_cast<uint8_t*>(bytes->data()) : nullptr;
        for (uint32_t i = 0; i < text.length;) {
            if (is_ascii_space(text[i])) {
                i++;
                continue;
            }
            int high = hex_value(text[i]), low = i + 1 < text.length ? hex_value(text[i + 1]) : -1;
            if (high >= 0 && i + 1 == text.length)
                return raise(cage, KnownType::ValueError,
                             "fromhex() arg must contain an even number of hexadecimal digits");
            if (high < 0 || low < 0)
                return raise(cage, KnownType::ValueError,
                             "non-hexadecimal number found in fromhex() arg at position {}",
                             high < 0 ? i : i + 1);
            if (fill) to[size] = static_cast<uint8_t>(high << 4 | low);
            size++;
            i += 2;
            if (size % (1 << 16) == 0 && cage.poll.charge(1 << 11)) return Value::stopped();
        }
        if (fill) break;
        bytes = make_bytes(cage, size);
        if (!bytes) return Value::reserve();
    }
    note_work(cage, text.length % (1 << 16));
    return cage.ref(bytes);
}

// bytes.fromhex(cls, string)
template<KnownType type> Value from_hex(Cage& cage, Value* a) {
    if (a[0] != cage.type(type)) return Value::defer();
    Value bytes = hex_bytes(cage, a + 1);
    return bytes.is_signal() || type == KnownType::bytes ? bytes
                                                         : bytearray_from(cage, bytes_of(cage, bytes));
}

// bytes.maketrans(from, to)
Value make_table(Cage& cage, Value* a) {
    ByteView from, to;
    if (!byte_view(cage, a[0], from) || !byte_view(cage, a[1], to)) return Value::defer();
    if (from.length != to.length)
        return raise(cage, KnownType::ValueError, "maketrans arguments must have same length");
    Bytes* bytes = make_bytes(cage, 256);
    if (!bytes) return Value::reserve();
    auto* table = reinterpret_cast<uint8_t*>(bytes->data());
    for (unsigned i = 0; i < 256; i++) table[i] = static_cast<uint8_t>(i);
    for (uint32_t i = 0; i < from.length; i++) table[from.data[i]] = to.data[i];
    note_work(cage, from.length);
    return cage.ref(bytes);
}

// (buffer) -> bytes of its contents.
Value bytes_copy(Cage& cage, Value* a) {
    ByteView bytes;
    if (!byte_view(cage, a[0], bytes)) return Value::defer();
    note_work(cage, bytes.length);
    return bytes_from(cage, bytes);
}

Value bytes_zeros(Cage& cage, Value* a) { return zeros_like(cage, false, a[0]); }

constexpr NativeEntry native_entries[] = {
    {"str.__new__", new_str},
    {"bytes.__new__", new_bytes},
    {"bytes.hex", hex},
    {"bytearray.hex", hex},
    {"memoryview.hex", hex},
    {"bytes.fromhex", from_hex<KnownType::bytes>},
    {"bytearray.fromhex", from_hex<KnownType::bytearray>},
    {"bytes.maketrans", make_table},
    {"bytearray.maketrans", make_table},
};

constexpr NativeEntry kernel_entries[] = {
    {"bytes_hex", hex},         {"hex_bytes", hex_bytes},     {"bytes_make_table", make_table},
    {"bytes_copy", bytes_copy}, {"bytes_zeros", bytes_zeros},
};

} // namespace

const NativeTable bytes_natives = natives_of(native_entries);
const NativeTable bytes_kernels = kernels_of(kernel_entries);

} // namespace natrix
