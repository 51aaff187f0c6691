#include "objects/memoryview.h"

#include <cmath>

#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

// IEEE binary16.
double half_to_double(uint16_t half) {
    int exponent = half >> 10 & 0x1F;
    double fraction = (half & 0x3FF) / 1024.0;
    double value = exponent == 0    ? std::ldexp(fraction, -14)
                   : exponent == 31 ? (fraction != 0 ? NAN : INFINITY)
                                    : std::ldexp(1 + fraction, exponent - 15);
    return half >> 15 ? -value : value;
}

// False: too large.
bool double_to_half(double value, uint16_t& half) {
    auto sign = static_cast<uint16_t>(std::signbit(value) ? 0x8000 : 0);
    double magnitude = std::fabs(value);
    if (std::isnan(value)) {
        half = sign | 0x7E00;
        return true;
    }
    if (std::isinf(value)) {
        half = sign | 0x7C00;
        return true;
    }
    int exponent;
    std::frexp(magnitude, &exponent);
    exponent = exponent - 1 < -14 ? -14 : exponent - 1;
    double units = std::nearbyint(std::ldexp(magnitude, 10 - exponent)); // half to even
    if (magnitude == 0) units = 0;
    if (units >= 2048) {
        units /= 2;
        exponent++;
    }
    if (exponent > 15) return false;
    auto bits = static_cast<uint32_t>(units);
    half = static_cast<uint16_t>(
        sign | (bits < 1024 ? bits : static_cast<uint32_t>(exponent + 15) << 10 | (bits - 1024)));
    return true;
}

template<class T> Value unpack_integer(Cage& cage, const uint8_t* from) {
    T number;
    std::memcpy(&number, from, sizeof(T));
    if constexpr (sizeof(T) == 8 && T(-1) > T(0))
        return integer_from_unsigned(cage, number);
    else
        return integer_from(cage, int64_t{number});
}

template<class T> Packed pack_integer(Cage& cage, Value value, uint8_t* to) {
    if (!is_integer(cage, value)) return Packed::defer;
    T number;
    if constexpr (sizeof(T) == 8 && T(-1) > T(0)) {
        uint64_t whole;
        if (!bigint::to_uint64(IntegerView(cage, value), whole)) return Packed::out_of_range;
        number = whole;
    } else {
        int64_t whole;
        if (!integer_fits(cage, value, whole)) return Packed::out_of_range;
        number = static_cast<T>(whole);
        if (int64_t{number} != whole) return Packed::out_of_range;
    }
    std::memcpy(to, &number, sizeof(T));
    return Packed::yes;
}

bool as_double(Cage& cage, Value value, double& number) {
    if (value.is_double())
        number = value.as_double();
    else if (cage.is<Float>(value))
        number = cage.as<Float>(value)->number;
    else if (is_integer(cage, value))
        return bigint::to_double(IntegerView(cage, value), number);
    else
        return false;
    return true;
}

} // namespace

ItemFormat item_format(char code) {
    switch (code) {
    case 'c':
    case 'b':
    case 'B':
    case '?': return {code, 1};
    case 'h':
    case 'H':
    case 'e': return {code, 2};
    case 'i':
    case 'I':
    case 'f': return {code, 4};
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P': return {code, 8};
    default: return {};
    }
}

ItemFormat item_format_of(Cage& cage, Value format) {
    TextView text = text_of(cage, format);
    uint32_t at = text.length == 2 && text[0] == '@' ? 1 : 0;
    if (text.length != at + 1 || text[at] > 0x7F) return {};
    return item_format(static_cast<char>(text[at]));
}

bool buffer_of_owner(Cage& cage, Value owner, uint8_t*& data, uint32_t& size, bool& read_only) {
    if (cage.is<Bytes>(owner)) {
        auto* bytes = cage.as<Bytes>(owner);
        data = reinterpret_cast<uint8_t*>(bytes->data());
        size = bytes->length;
        read_only = true;
        return true;
    }
    if (!cage.is<ByteArray>(owner)) return false;
    auto* array = cage.as<ByteArray>(owner);
    data = bytearray_data(cage, array);
    size = array->size;
    read_only = false;
    return true;
}

int64_t extent_of(Cage& cage, MemoryView* view, uint32_t dimension) {
    return cage.as<Tuple>(view->shape)->items()[dimension].as_int();
}

int64_t stride_of(Cage& cage, MemoryView* view, uint32_t dimension) {
    return cage.as<Tuple>(view->strides)->items()[dimension].as_int();
}

uint64_t item_count(Cage& cage, MemoryView* view) {
    uint64_t count = 1;
    for (uint32_t i = 0; i < dimensions_of(cage, view); i++)
        count *= static_cast<uint64_t>(extent_of(cage, view, i));
    return count;
}

bool is_contiguous(Cage& cage, MemoryView* view, char order) {
    uint32_t dimensions = dimensions_of(cage, view);
    if (item_count(cage, view) == 0) return true;
    int64_t wanted = view->item_size;
    for (uint32_t i = 0; i < dimensions; i++) {
        uint32_t dimension = order == 'C' ? dimensions - 1 - i : i;
        int64_t extent = extent_of(cage, view, dimension);
        if (extent > 1 && stride_of(cage, view, dimension) != wanted) return false;
        wanted *= extent;
    }
    return true;
}

bool memoryview_bytes(Cage& cage, MemoryView* view, ByteView& out) {
    if (view->released || !is_contiguous(cage, view, 'C')) return false;
    uint64_t bytes = item_count(cage, view) * view->item_size;
    uint8_t* data;
    uint32_t size;
    bool read_only;
    if (!buffer_of_owner(cage, view->owner, data, size, read_only)) return false;
    if (bytes == 0) {
        out = {};
        return true;
    }
    if (view->start < 0 || static_cast<uint64_t>(view->start) + bytes > size) return false;
    out = {data + view->start, static_cast<uint32_t>(bytes)};
    return true;
}

uint8_t* item_address(Cage& cage, MemoryView* view, int64_t at) {
    uint8_t* data;
    uint32_t size;
    bool read_only;
    if (!buffer_of_owner(cage, view->owner, data, size, read_only)) return nullptr;
    int64_t place = view->start + at;
    return place >= 0 && place + view->item_size <= size ? data + place : nullptr;
}

bool copy_items(Cage& cage, MemoryView* view, bool fortran, uint8_t* to) {
    ByteView plain;
    uint32_t dimensions = dimensions_of(cage, view);
    if ((!fortran || dimensions <= 1) && memoryview_bytes(cage, view, plain)) {
        if (plain.length) std::memcpy(to, plain.data, plain.length);
        return true;
    }
    // An odometer over the dimensions: the innermost one counts fastest.
    int64_t position[max_dimensions] = {};
    uint64_t left = item_count(cage, view);
    int64_t at = 0;
    for (; left != 0; left--) {
        if (uint8_t* item = item_address(cage, view, at)) std::memcpy(to, item, view->item_size);
        to += view->item_size;
        for (uint32_t i = 0; i < dimensions; i++) {
            uint32_t dimension = fortran ? i : dimensions - 1 - i;
            at += stride_of(cage, view, dimension);
            if (++position[dimension] < extent_of(cage, view, dimension)) break;
            at -= stride_of(cage, view, dimension) * position[dimension];
            position[dimension] = 0;
        }
        if (left % 16384 == 0 && cage.poll.charge(256)) return false;
    }
    return true;
}

void count_export(Cage& cage, Value owner, int32_t more) {
    if (!cage.is<ByteArray>(owner)) return;
    auto* array = cage.as<ByteArray>(owner);
    cage.writing(array);
    array->exports = static_cast<uint32_t>(static_cast<int64_t>(array->exports) + more);
}

MemoryView* copy_memoryview(Cage& cage, MemoryView* view) {
    auto* copy = cage.make<MemoryView>(KnownType::memoryview);
    if (!copy) return nullptr;
    copy->start = view->start;
    copy->item_size = view->item_size;
    copy->read_only = view->read_only;
    copy->owner = view->owner;
    copy->format = view->format;
    copy->shape = view->shape;
    copy->strides = view->strides;
    return copy;
}

MemoryView* make_memoryview(Cage& cage, Value owner) {
    if (cage.is<MemoryView>(owner)) {
        MemoryView* copy = copy_memoryview(cage, cage.as<MemoryView>(owner));
        if (copy) count_export(cage, copy->owner, 1);
        return copy;
    }
    uint8_t* data;
    uint32_t size;
    bool read_only;
    if (!buffer_of_owner(cage, owner, data, size, read_only)) return nullptr;
    auto* view = cage.make<MemoryView>(KnownType::memoryview);
    if (!view) return nullptr;
    Value shape = tuple_of(cage, {Value::integer(size)});
    Value strides = tuple_of(cage, {Value::integer(1)});
    Value format = str_from_character(cage, 'B');
    if (shape.is_signal() || strides.is_signal() || format.is_signal()) return nullptr;
    view->item_size = 1;
    view->read_only = read_only;
    view->owner = owner;
    view->format = format;
    view->shape = shape;
    view->strides = strides;
    count_export(cage, owner, 1);
    return view;
}

Value unpack_item(Cage& cage, char code, const uint8_t* from) {
    switch (code) {
    case 'c': return bytes_from(cage, {from, 1});
    case 'b': return Value::integer(static_cast<int8_t>(*from));
    case 'B': return Value::integer(*from);
    case '?': return Value::boolean(*from != 0);
    case 'h': return unpack_integer<int16_t>(cage, from);
    case 'H': return unpack_integer<uint16_t>(cage, from);
    case 'i': return unpack_integer<int32_t>(cage, from);
    case 'I': return unpack_integer<uint32_t>(cage, from);
    case 'l':
    case 'q':
    case 'n': return unpack_integer<int64_t>(cage, from);
    case 'L':
    case 'Q':
    case 'N':
    case 'P': return unpack_integer<uint64_t>(cage, from);
    case 'e': {
        uint16_t half;
        std::memcpy(&half, from, 2);
        return Value::number(half_to_double(half));
    }
    case 'f': {
        float number;
        std::memcpy(&number, from, 4);
        return Value::number(double{number});
    }
    case 'd': {
        double number;
        std::memcpy(&number, from, 8);
        return Value::number(number);
    }
    default: return Value::defer();
    }
}

Packed pack_item(Cage& cage, char code, Value value, uint8_t* to) {
    switch (code) {
    case 'c': {
        if (!cage.is<Bytes>(value)) return Packed::defer;
        auto* bytes = cage.as<Bytes>(value);
        if (bytes->length != 1) return Packed::out_of_range;
        *to = static_cast<uint8_t>(*bytes->data());
        return Packed::yes;
    }
    case 'b': return pack_integer<int8_t>(cage, value, to);
    case 'B': return pack_integer<uint8_t>(cage, value, to);
    case '?':
        if (!value.is_bool()) return Packed::defer;
        *to = value.is_true();
        return Packed::yes;
    case 'h': return pack_integer<int16_t>(cage, value, to);
    case 'H': return pack_integer<uint16_t>(cage, value, to);
    case 'i': return pack_integer<int32_t>(cage, value, to);
    case 'I': return pack_integer<uint32_t>(cage, value, to);
    case 'l':
    case 'q':
    case 'n': return pack_integer<int64_t>(cage, value, to);
    case 'L':
    case 'Q':
    case 'N':
    case 'P': return pack_integer<uint64_t>(cage, value, to);
    case 'e': {
        double number;
        uint16_t half;
        if (!as_double(cage, value, number)) return Packed::defer;
        if (!double_to_half(number, half)) return Packed::out_of_range;
        std::memcpy(to, &half, 2);
        return Packed::yes;
    }
    case 'f': {
        double number;
        if (!as_double(cage, value, number)) return Packed::defer;
        auto narrow = static_cast<float>(number);
        std::memcpy(to, &narrow, 4);
        return Packed::yes;
    }
    case 'd': {
        double number;
        if (!as_double(cage, value, number)) return Packed::defer;
        std::memcpy(to, &number, 8);
        return Packed::yes;
    }
    default: return Packed::defer;
    }
}

namespace {

Value out_of_bounds(Cage& cage, uint32_t dimension) {
    return raise(cage, KnownType::IndexError, "index out of bounds on dimension {}", dimension + 1);
}

// Finds the item that an index or a tuple of indices names: unbound when found, else the answer.
Value locate(Cage& cage, MemoryView* view, Value index, int64_t& at) {
    if (view->released) return Value::defer();
    uint32_t dimensions = dimensions_of(cage, view);
    const Value* indices = &index;
    uint32_t count = 1;
    if (cage.is<Tuple>(index)) {
        auto* tuple = cage.as<Tuple>(index);
        indices = tuple->items();
        count = tuple->length;
        if (count == 0) return Value::defer();
    }
    if (count != dimensions) return Value::defer();
    at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_integer(cage, indices[i])) return Value::defer();
    }
    for (uint32_t i = 0; i < count; i++) {
        int64_t number, extent = extent_of(cage, view, i);
        if (!integer_fits(cage, indices[i], number)) return Value::defer();
        if (number < 0) number += extent;
        if (number < 0 || number >= extent) return out_of_bounds(cage, i);
        at += number * stride_of(cage, view, i);
    }
    return {};
}

Value slice_view(Cage& cage, MemoryView* view, Value slice) {
    uint32_t dimensions = dimensions_of(cage, view);
    if (dimensions == 0) return Value::defer();
    Positions range;
    Answer answer = slice_positions(cage, cage.as<SliceObject>(slice),
                                    static_cast<uint32_t>(extent_of(cage, view, 0)), range);
    if (answer != Answer::yes) return signal_of(answer);
    MemoryView* part = copy_memoryview(cage, view);
    Tuple* shape = make_tuple(cage, dimensions);
    Tuple* strides = make_tuple(cage, dimensions);
    if (!part || !shape || !strides) return Value::reserve();
    for (uint32_t i = 0; i < dimensions; i++) {
        shape->items()[i] = cage.as<Tuple>(view->shape)->items()[i];
        strides->items()[i] = cage.as<Tuple>(view->strides)->items()[i];
    }
    int64_t stride = stride_of(cage, view, 0);
    shape->items()[0] = Value::integer(range.count);
    // A step beyond the extent selects one item at most: its stride is never used, but must fit an int.
    int64_t step = range.step > INT32_MAX ? INT32_MAX : range.step < INT32_MIN ? INT32_MIN : range.step;
    strides->items()[0] = Value::integer(stride * step % (Value::int_max / 2));
    part->shape = cage.ref(shape);
    part->strides = cage.ref(strides);
    part->start = view->start + range.start * stride;
    count_export(cage, part->owner, 1);
    return cage.ref(part);
}

} // namespace

Value memoryview_get_item(Cage& cage, Value value, Value index) {
    auto* view = cage.as<MemoryView>(value);
    if (cage.is<SliceObject>(index)) return view->released ? Value::defer() : slice_view(cage, view, index);
    int64_t at;
    Value answer = locate(cage, view, index, at);
    if (answer.is_bound()) return answer;
    ItemFormat format = item_format_of(cage, view->format);
    uint8_t* item = item_address(cage, view, at);
    if (format.code == 0 || !item) return Value::defer();
    return unpack_item(cage, format.code, item);
}

Value memoryview_set_item(Cage& cage, Value value, Value index, Value item) {
    auto* view = cage.as<MemoryView>(value);
    if (cage.is<SliceObject>(index) || view->read_only) return Value::defer();
    int64_t at;
    Value answer = locate(cage, view, index, at);
    if (answer.is_bound()) return answer;
    ItemFormat format = item_format_of(cage, view->format);
    uint8_t* place = item_address(cage, view, at);
    if (format.code == 0 || !place) return Value::defer();
    uint8_t packed[8];
    switch (pack_item(cage, format.code, item, packed)) {
    case Packed::out_of_range:
        return raise(cage, KnownType::ValueError, "memoryview: invalid value for format '{}'",
                     str_piece(cage, view->format));
    case Packed::defer: return Value::defer();
    case Packed::yes: break;
    }
    bytearray_writing(cage, cage.as<ByteArray>(view->owner));
    std::memcpy(place, packed, format.size);
    return Value::none();
}

} // namespace natrix
