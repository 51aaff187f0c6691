#include <algorithm>
#include <cmath>

#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/memoryview.h"
#include "objects/tuple.h"

// The module _struct: formats, compiled to rows of a bytes object, and the packing and unpacking by them.
namespace natrix {
namespace {

// What stands in the bytes of a compiled format, after one byte that says whether numbers have their greatest
// byte first. Nothing is believed of it: every row is held against the buffer.
struct Row {
    uint8_t code;  // of pack_item(); 's', 'p', 'F' and 'D'
    uint8_t given; // as the format has it
    uint8_t size;  // of one item
    uint8_t spare;
    uint32_t count; // items; of 's' and 'p' bytes of the one item
    uint32_t offset;
};
constexpr uint32_t head_bytes = 4;

struct Code {
    char code;
    uint8_t native_size, native_align, standard_size;
    char native_as, standard_as;
};
constexpr Code codes[] = {
    {'x', 1, 1, 1, 'x', 'x'}, {'c', 1, 1, 1, 'c', 'c'}, {'b', 1, 1, 1, 'b', 'b'},   {'B', 1, 1, 1, 'B', 'B'},
    {'?', 1, 1, 1, '?', '?'}, {'h', 2, 2, 2, 'h', 'h'}, {'H', 2, 2, 2, 'H', 'H'},   {'i', 4, 4, 4, 'i', 'i'},
    {'I', 4, 4, 4, 'I', 'I'}, {'l', 8, 8, 4, 'l', 'i'}, {'L', 8, 8, 4, 'L', 'I'},   {'q', 8, 8, 8, 'q', 'q'},
    {'Q', 8, 8, 8, 'Q', 'Q'}, {'n', 8, 8, 0, 'n', 0},   {'N', 8, 8, 0, 'N', 0},     {'P', 8, 8, 0, 'P', 0},
    {'e', 2, 2, 2, 'e', 'e'}, {'f', 4, 4, 4, 'f', 'f'}, {'d', 8, 8, 8, 'd', 'd'},   {'s', 1, 1, 1, 's', 's'},
    {'p', 1, 1, 1, 'p', 'p'}, {'F', 8, 4, 8, 'F', 'F'}, {'D', 16, 8, 16, 'D', 'D'},
};

const Code* code_of(uint8_t c) {
    for (const Code& code : codes)
        if (code.code == static_cast<char>(c)) return &code;
    return nullptr;
}

bool is_format_space(uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// (format, as bytes) -> (rows, size, number of values), or what is wrong with it.
Value struct_compile(Cage& c, Value* a) {
    ByteView format = bytes_of(c, a[0]);
    bool native = true, big = false;
    uint32_t at = 0;
    if (format.length != 0) {
        switch (format.data[0]) {
        case '<': native = false, at = 1; break;
        case '>':
        case '!': native = false, big = true, at = 1; break;
        case '=': native = false, at = 1; break;
        case '@': at = 1; break;
        default: break;
        }
    }
    if (format.length >= poll_stride && c.poll.charge(format.length / 16)) return Value::stopped();
    note_work(c, format.length * 8);
    Scratch scratch(c);
    auto* rows = scratch->array<Row>(format.length + 1);
    if (!rows) return Value::reserve();
    uint32_t count = 0;
    uint64_t size = 0, values = 0;
    while (at < format.length) {
        uint8_t letter = format.data[at++];
        if (is_format_space(letter)) continue;
        uint64_t number = 1;
        if (letter >= '0' && letter <= '9') {
            number = letter - '0';
            while (at < format.length && format.data[at] >= '0' && format.data[at] <= '9') {
                number = number * 10 + (format.data[at++] - '0');
                if (number > max_text_bytes) return str_from_ascii(c, "total struct size too long");
            }
            if (at == format.length) return str_from_ascii(c, "repeat count given without format specifier");
            letter = format.data[at++];
        }
        const Code* code = code_of(letter);
        uint8_t item = !code ? 0 : native ? code->native_size : code->standard_size;
        if (item == 0) return str_from_ascii(c, "bad char in struct format");
        if (native) size = (size + code->native_align - 1) / code->native_align * code->native_align;
        uint64_t bytes = number * item;
        if (size + bytes > max_text_bytes) return str_from_ascii(c, "total struct size too long");
        if (letter != 'x' && (number != 0 || letter == 's' || letter == 'p')) {
            Row& row = rows[count++];
            row.code = static_cast<uint8_t>(native ? code->native_as : code->standard_as);
            row.given = letter;
            row.size = item;
            row.count = static_cast<uint32_t>(number);
            row.offset = static_cast<uint32_t>(size);
            values += letter == 's' || letter == 'p' ? 1 : number;
        }
        size += bytes;
    }
    Bytes* made = make_bytes(c, head_bytes + uint64_t{count} * sizeof(Row));
    if (!made) return Value::reserve();
    made->data()[0] = static_cast<std::byte>(big);
    if (count) std::memcpy(made->data() + head_bytes, rows, count * sizeof(Row));
    return tuple_of(c, {c.ref(made), Value::integer(static_cast<int64_t>(size)),
                        Value::integer(static_cast<int64_t>(values))});
}

class Rows {
  public:
    Rows(Cage& cage, Value compiled) : bytes_(bytes_of(cage, compiled)) {
        count_ = bytes_.length < head_bytes ? 0 : (bytes_.length - head_bytes) / sizeof(Row);
    }
    [[nodiscard]] bool big() const { return bytes_.length != 0 && bytes_.data[0] != 0; }
    [[nodiscard]] size_t count() const { return count_; }
    [[nodiscard]] Row operator[](size_t i) const {
        Row row;
        std::memcpy(&row, bytes_.data + head_bytes + i * sizeof(Row), sizeof row);
        return row;
    }

  private:
    ByteView bytes_;
    size_t count_;
};

bool fits(const Row& row, uint64_t length) {
    return row.size <= 16 && row.offset + uint64_t{row.count} * row.size <= length;
}

void reverse(uint8_t* bytes, uint32_t size) {
    for (uint32_t i = 0; i < size / 2; i++) std::swap(bytes[i], bytes[size - 1 - i]);
}

bool pack_complex(Cage& c, const Row& row, Value value, bool big, uint8_t* to) {
    double parts[2] = {0, 0};
    if (c.is<Complex>(value)) {
        parts[0] = c.as<Complex>(value)->real;
        parts[1] = c.as<Complex>(value)->imag;
    } else if (value.is_double()) {
        parts[0] = value.as_double();
    } else {
        return false;
    }
    uint32_t half = row.size / 2u;
    for (uint32_t i = 0; i < 2; i++) {
        if (pack_item(c, row.code == 'F' ? 'f' : 'd', Value::number(parts[i]), to + i * half) != Packed::yes)
            return false;
        if (big) reverse(to + i * half, half);
    }
    return true;
}

bool pack_one(Cage& c, const Row& row, Value value, bool big, uint8_t* to) {
    switch (row.code) {
    case 's':
    case 'p': {
        if (!c.is<Bytes>(value) && !c.is<ByteArray>(value)) return false;
        ByteView bytes = bytes_of(c, value);
        uint32_t room = row.count, prefix = row.code == 'p';
        if (room == 0) return true;
        uint32_t length = std::min(bytes.length, room - prefix);
        if (prefix) *to = static_cast<uint8_t>(std::min(length, 255u));
        if (length) std::memcpy(to + prefix, bytes.data, length);
        return true;
    }
    case 'F':
    case 'D': return pack_complex(c, row, value, big, to);
    case 'f':
        // What a float of 32 bits cannot hold is refused, not made infinite.
        if (value.is_double() && std::isfinite(value.as_double()) &&
            !std::isfinite(static_cast<float>(value.as_double())))
            return false;
        break;
    default: break;
    }
    if (pack_item(c, static_cast<char>(row.code), value, to) != Packed::yes) return false;
    if (big) reverse(to, row.size);
    return true;
}

// (rows, size, values): the bytes, or the index of the first value that cannot be packed as it is. There are
// as many values as the format wants.
Value struct_pack(Cage& c, Value* a) {
    Rows rows(c, a[0]);
    auto size = static_cast<uint64_t>(a[1].as_int());
    auto* values = c.as<Tuple>(a[2]);
    Bytes* made = make_bytes(c, size);
    if (!made) return Value::reserve();
    auto* to = reinterpret_cast<uint8_t*>(made->data());
    if (c.poll.charge(static_cast<int64_t>(size / 64 + rows.count() / 8))) return Value::stopped();
    uint32_t at = 0;
    for (size_t i = 0; i < rows.count(); i++) {
        Row row = rows[i];
        if (!fits(row, size)) return Value::integer(at);
        uint32_t items = row.code == 's' || row.code == 'p' ? 1 : row.count;
        for (uint32_t k = 0; k < items; k++, at++) {
            if (at >= values->length ||
                !pack_one(c, row, values->items()[at], rows.big(), to + row.offset + k * row.size))
                return Value::integer(at);
        }
    }
    return c.ref(made);
}

Value unpack_one(Cage& c, const Row& row, const uint8_t* from, bool big) {
    switch (row.code) {
    case 's': return bytes_from(c, {from, row.count});
    case 'p': {
        if (row.count == 0) return bytes_from(c, {from, 0});
        uint32_t length = std::min<uint32_t>(*from, row.count - 1);
        return bytes_from(c, {from + 1, length});
    }
    default: break;
    }
    uint8_t item[16];
    std::memcpy(item, from, row.size);
    if (row.code == 'F' || row.code == 'D') {
        uint32_t half = row.size / 2u;
        char part = row.code == 'F' ? 'f' : 'd';
        if (big) {
            reverse(item, half);
            reverse(item + half, half);
        }
        auto* made = c.make<Complex>(KnownType::complex);
        if (!made) return Value::reserve();
        made->real = unpack_item(c, part, item).as_double();
        made->imag = unpack_item(c, part, item + half).as_double();
        return c.ref(made);
    }
    if (big) reverse(item, row.size);
    Value value = unpack_item(c, static_cast<char>(row.code), item);
    return value == Value::defer() ? Value::none() : value;
}

// (rows, number of values, buffer, offset): the values as a tuple. The buffer has as many bytes as it takes.
Value struct_unpack(Cage& c, Value* a) {
    Rows rows(c, a[0]);
    ByteView bytes;
    if (!byte_view(c, a[2], bytes)) bytes = {};
    auto offset = static_cast<uint64_t>(a[3].as_int());
    auto count = static_cast<uint64_t>(a[1].as_int());
    if (c.poll.charge(static_cast<int64_t>(count / 8 + rows.count() / 8))) return Value::stopped();
    Tuple* values = make_tuple(c, count);
    if (!values) return Value::reserve();
    uint64_t at = 0;
    for (uint64_t i = 0; i < count; i++) values->items()[i] = Value::none();
    for (size_t i = 0; i < rows.count() && offset <= bytes.length; i++) {
        Row row = rows[i];
        if (!fits(row, bytes.length - offset)) break;
        uint32_t items = row.code == 's' || row.code == 'p' ? 1 : row.count;
        for (uint32_t k = 0; k < items && at < count; k++) {
            Value value =
                unpack_one(c, row, bytes.data + offset + row.offset + uint64_t{k} * row.size, rows.big());
            if (value.is_signal()) return value;
            values->items()[at++] = value;
        }
    }
    return c.ref(values);
}

// (rows, index of a value) -> its letter and size.
Value struct_code(Cage& c, Value* a) {
    Rows rows(c, a[0]);
    auto at = static_cast<uint64_t>(a[1].as_int());
    for (size_t i = 0; i < rows.count(); i++) {
        Row row = rows[i];
        uint64_t items = row.code == 's' || row.code == 'p' ? 1 : row.count;
        if (at < items) return tuple_of(c, {str_from_character(c, row.given), Value::integer(row.size)});
        at -= items;
    }
    return tuple_of(c, {str_from_character(c, 'x'), Value::integer(1)});
}

constexpr NativeEntry kernel_entries[] = {
    {"struct_compile", struct_compile},
    {"struct_pack", struct_pack},
    {"struct_unpack", struct_unpack},
    {"struct_code", struct_code},
};

} // namespace

const NativeTable struct_kernels = kernels_of(kernel_entries);

} // namespace natrix
