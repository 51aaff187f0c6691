#include "objects/bytes.h"

#include "base/text/scan.h"
#include "objects/bytearray.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/memoryview.h"
#include "objects/slice.h"

namespace natrix {

Bytes* make_bytes(Cage& cage, uint64_t length) {
    if (length > max_text_bytes) return cage.too_large<Bytes>();
    auto* bytes = static_cast<Bytes*>(cage.allocate(sizeof(Bytes) + ((length + 7) & ~uint64_t{7})));
    if (!bytes) return nullptr;
    bytes->kind = Kind::Bytes;
    bytes->type = cage.type(KnownType::bytes).offset();
    bytes->length = static_cast<uint32_t>(length);
    return bytes;
}

Value bytes_from(Cage& cage, ByteView from) {
    Bytes* bytes = make_bytes(cage, from.length);
    if (!bytes) return Value::reserve();
    if (from.length) std::memcpy(bytes->data(), from.data, from.length);
    return cage.ref(bytes);
}

ByteView bytes_of(Cage& cage, Value value) {
    if (cage.is<Bytes>(value)) {
        auto* bytes = cage.as<Bytes>(value);
        return {reinterpret_cast<const uint8_t*>(bytes->data()), bytes->length};
    }
    auto* array = cage.as<ByteArray>(value);
    return {bytearray_data(cage, array), array->size};
}

bool byte_view(Cage& cage, Value value, ByteView& out) {
    if (cage.is<Bytes>(value) || cage.is<ByteArray>(value)) {
        out = bytes_of(cage, value);
        return true;
    }
    return cage.is<MemoryView>(value) && memoryview_bytes(cage, cage.as<MemoryView>(value), out);
}

Answer resolve_index(Cage& cage, Value index, uint32_t length, const char* message, uint32_t& at) {
    int64_t number;
    Value raised;
    if (index.is_int()) [[likely]] {
        number = index.as_int();
    } else if (!is_integer(cage, index)) {
        return Answer::defer;
    } else if (!integer_fits(cage, index, number)) {
        raised = raise(cage, KnownType::IndexError, "cannot fit '{}' into an index-sized integer",
                       type_name(cage, index));
        return raised == Value::reserve() ? Answer::reserve : Answer::raised;
    }
    if (number < 0) number += length;
    if (number >= 0 && number < length) [[likely]] {
        at = static_cast<uint32_t>(number);
        return Answer::yes;
    }
    raised = raise(cage, KnownType::IndexError, message);
    return raised == Value::reserve() ? Answer::reserve : Answer::raised;
}

Value bytes_get_item(Cage& cage, Value value, Value index) {
    ByteView bytes = bytes_of(cage, value);
    bool array = cage.is<ByteArray>(value);
    if (!cage.is<SliceObject>(index)) {
        uint32_t at;
        const char* message = array ? "bytearray index out of range" : "index out of range";
        Answer answer = resolve_index(cage, index, bytes.length, message, at);
        return answer == Answer::yes ? Value::integer(bytes.data[at]) : signal_of(answer);
    }
    Positions range;
    Answer answer = slice_positions(cage, cage.as<SliceObject>(index), bytes.length, range);
    if (answer != Answer::yes) return signal_of(answer);
    if (!array && range.count == bytes.length && range.step == 1 && cage.is_exact<Bytes>(value)) return value;
    Value result;
    uint8_t* data;
    if (array) {
        ByteArray* made = make_bytearray(cage, range.count);
        if (!made) return Value::reserve();
        result = cage.ref(made);
        data = bytearray_data(cage, made);
    } else {
        Bytes* made = make_bytes(cage, range.count);
        if (!made) return Value::reserve();
        result = cage.ref(made);
        data = reinterpret_cast<uint8_t*>(made->data());
    }
    if (range.count) text::copy_stepped(bytes.text(), range.start, range.step, {data, range.count, 1});
    cage.poll.spent += range.count / 64;
    return result;
}

int bytes_compare(Cage& cage, Value a, Value b) {
    ByteView left = bytes_of(cage, a), right = bytes_of(cage, b);
    uint32_t common = left.length < right.length ? left.length : right.length;
    int order = common ? std::memcmp(left.data, right.data, common) : 0;
    return order != 0 ? order : left.length < right.length ? -1 : left.length > right.length;
}

int64_t bytes_python_hash(Cage& cage, Value bytes) {
    return str_python_hash(bytes_of(cage, bytes).text()); // hash(b'a') == hash('a')
}

} // namespace natrix
