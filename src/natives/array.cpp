#include <cmath>
#include <cstring>

#include "natives/all.h"
#include "natives/bytearray.h"
#include "natives/float_operators.h"
#include "objects/attributes.h"
#include "objects/bytearray.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/str.h"

// array: the items of an array lie in a bytearray, its first slot; the second is the typecode.
namespace natrix {
namespace {

constexpr uint32_t bytes_slot = 0, code_slot = 1;
constexpr uint32_t stride = 4096;

// 'u' and 'w' are characters of four bytes.
bool is_text_code(char code) { return code == 'u' || code == 'w'; }
uint32_t size_of_code(char code) { return is_text_code(code) ? 4 : item_format(code).size; }

struct Parts {
    ByteArray* bytes = nullptr;
    char code = 0;
    uint32_t size = 1;
    [[nodiscard]] uint32_t count() const { return bytes->size / size; }
};

bool code_of(Cage& cage, Value code, Parts& parts) {
    if (!is_str(cage, code) || str_length(cage, code) != 1) return false;
    parts.code = static_cast<char>(text_of(cage, code)[0]);
    parts.size = size_of_code(parts.code);
    return parts.size != 0;
}

bool parts_of(Cage& cage, Value self, Parts& parts) {
    Object* object = cage.at(self);
    if (object->kind != Kind::Instance) return false;
    Value bytes = attribute_slot(cage, object, bytes_slot);
    if (!cage.is<ByteArray>(bytes)) return false;
    parts.bytes = cage.as<ByteArray>(bytes);
    return code_of(cage, attribute_slot(cage, object, code_slot), parts);
}

Value load(Cage& cage, const Parts& parts, uint32_t index) {
    const uint8_t* from = bytearray_data(cage, parts.bytes) + size_t{index} * parts.size;
    if (!is_text_code(parts.code)) return unpack_item(cage, parts.code, from);
    uint32_t character;
    std::memcpy(&character, from, sizeof character);
    if (character > 0x10FFFF)
        return raise(cage, KnownType::ValueError, "character U+{} is not in range [U+0000; U+10ffff]",
                     int64_t{character});
    return str_from_character(cage, character);
}

// Whether the value was put there; else Python must convert it, or word the error.
bool store(Cage& cage, const Parts& parts, uint32_t index, Value value) {
    uint8_t* to = bytearray_data(cage, parts.bytes) + size_t{index} * parts.size;
    if (is_text_code(parts.code)) {
        if (!is_str(cage, value) || str_length(cage, value) != 1) return false;
        uint32_t character = text_of(cage, value)[0];
        std::memcpy(to, &character, sizeof character);
        return true;
    }
    if (parts.code == 'f') {
        // Too large a number becomes an infinity here.
        if (!value.is_double() && !value.is_int()) return false;
        auto number =
            static_cast<float>(value.is_int() ? static_cast<double>(value.as_int()) : value.as_double());
        std::memcpy(to, &number, sizeof number);
        return true;
    }
    if (parts.code == 'd' ? !value.is_double() && !value.is_int() : !is_integer(cage, value)) return false;
    uint8_t packed[8];
    if (pack_item(cage, parts.code, value, packed) != Packed::yes) return false;
    std::memcpy(to, packed, parts.size);
    return true;
}

bool position(Value index, uint32_t count, uint32_t& at) {
    if (!index.is_int()) return false;
    int64_t number = index.as_int() < 0 ? index.as_int() + count : index.as_int();
    if (number < 0 || number >= count) return false;
    at = static_cast<uint32_t>(number);
    return true;
}

Value length(Cage& cage, Value* a) {
    Parts parts;
    return parts_of(cage, a[0], parts) ? Value::integer(parts.count()) : Value::defer();
}

Value get_item(Cage& cage, Value* a) {
    Parts parts;
    uint32_t at;
    if (!parts_of(cage, a[0], parts) || !position(a[1], parts.count(), at)) return Value::defer();
    return load(cage, parts, at);
}

Value set_item(Cage& cage, Value* a) {
    Parts parts;
    uint32_t at;
    if (!parts_of(cage, a[0], parts) || !position(a[1], parts.count(), at)) return Value::defer();
    bytearray_writing(cage, parts.bytes);
    return store(cage, parts, at, a[2]) ? Value::none() : Value::defer();
}

Value append(Cage& cage, Value* a) {
    Parts parts;
    if (!parts_of(cage, a[0], parts) || is_exported(cage, cage.ref(parts.bytes))) return Value::defer();
    uint32_t size = parts.bytes->size;
    if (!bytearray_replace_range(cage, parts.bytes, size, size, parts.size)) return Value::reserve();
    bytearray_writing(cage, parts.bytes);
    if (store(cage, parts, size / parts.size, a[1])) return Value::none();
    parts.bytes->size = size;
    return Value::defer();
}

Value to_list(Cage& cage, Value* a) {
    Parts parts;
    if (!parts_of(cage, a[0], parts)) return Value::defer();
    List* list = make_list(cage, parts.count());
    if (!list) return Value::reserve();
    for (uint32_t i = 0; i < parts.count(); i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 16)) return Value::stopped();
        Value item = load(cage, parts, i);
        if (item.is_signal()) {
            for (uint32_t j = 0; j < i; j++) list_items(cage, list)[j] = Value();
            return item;
        }
        list_items(cage, list)[i] = item;
    }
    list->size = parts.count();
    return cage.ref(list);
}

// (bytearray, code, index): the item, or MISSING.
Value item_kernel(Cage& cage, Value* a) {
    Parts parts;
    parts.bytes = cage.as<ByteArray>(a[0]);
    uint32_t at;
    if (!code_of(cage, a[1], parts) || !position(a[2], parts.count(), at)) return Value::tombstone();
    return load(cage, parts, at);
}
// (bytearray, code, index, value that fits): whether it does.
Value store_kernel(Cage& cage, Value* a) {
    Parts parts;
    parts.bytes = cage.as<ByteArray>(a[0]);
    uint32_t at;
    if (!code_of(cage, a[1], parts) || !position(a[2], parts.count(), at)) return Value::false_();
    bytearray_writing(cage, parts.bytes);
    return Value::boolean(store(cage, parts, at, a[3]));
}
Value exports_kernel(Cage& cage, Value* a) { return Value::boolean(is_exported(cage, a[0])); }
// (bytearray, item size): the bytes of each item in the other order.
Value swap_kernel(Cage& cage, Value* a) {
    auto* bytes = cage.as<ByteArray>(a[0]);
    auto size = static_cast<uint32_t>(a[1].as_int());
    if (cage.poll.charge(bytes->size / 64)) return Value::stopped();
    bytearray_writing(cage, bytes);
    uint8_t* data = bytearray_data(cage, bytes);
    for (uint32_t at = 0; size > 1 && at + size <= bytes->size; at += size)
        for (uint32_t i = 0; i < size / 2; i++) std::swap(data[at + i], data[at + size - 1 - i]);
    return Value::none();
}

Value step(Cage& cage, Value* a) {
    cage.tail_callable = a[0];
    cage.tail_arguments = Value::none();
    cage.tail_keywords = Value();
    return Value::tail_call();
}

constexpr NativeEntry native_entries[] = {
    {"array.arrayiterator.__next__", step}, {"array.array.__len__", length},
    {"array.array.__getitem__", get_item},  {"array.array.__setitem__", set_item},
    {"array.array.append", append},         {"array.array.tolist", to_list},
};
constexpr NativeEntry kernel_entries[] = {
    {"array_item", item_kernel},
    {"array_store", store_kernel},
    {"bytearray_exports", exports_kernel},
    {"array_swap", swap_kernel},
};

} // namespace

const NativeTable array_natives = natives_of(native_entries), array_kernels = kernels_of(kernel_entries);

} // namespace natrix
