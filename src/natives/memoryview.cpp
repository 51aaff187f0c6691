#include "objects/memoryview.h"

#include "base/text/scan.h"
#include "natives/all.h"
#include "natives/str_support.h"
#include "objects/list.h"
#include "objects/tuple.h"

namespace natrix {
namespace {

MemoryView* view_at(Cage& cage, Value value) { return cage.as<MemoryView>(value); }

Value get_item(Cage& cage, Value* a) { return memoryview_get_item(cage, a[0], a[1]); }
Value set_item(Cage& cage, Value* a) { return memoryview_set_item(cage, a[0], a[1], a[2]); }

Value length(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    if (view->released || dimensions_of(cage, view) == 0) return Value::defer();
    return Value::integer(extent_of(cage, view, 0));
}

// (object): a view of a bytes, bytearray or memoryview; defers for all else, and for a released view.
Value make_view(Cage& cage, Value* a) {
    if (cage.is<MemoryView>(a[0])) {
        if (view_at(cage, a[0])->released) return Value::defer();
    } else if (!cage.is<Bytes>(a[0]) && !cage.is<ByteArray>(a[0])) {
        return Value::defer();
    }
    MemoryView* view = make_memoryview(cage, a[0]);
    return view ? cage.ref(view) : Value::reserve();
}

Value new_view(Cage& cage, Value* a) {
    return a[0] == cage.type(KnownType::memoryview) ? make_view(cage, a + 1) : Value::defer();
}

Value release(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    if (view->released) return Value::none();
    cage.writing(view);
    view->released = 1;
    count_export(cage, view->owner, -1);
    return Value::none();
}

Value released(Cage& cage, Value* a) { return Value::boolean(view_at(cage, a[0])->released != 0); }

// (view, field): what the attributes show.
enum Field : int64_t {
    field_owner,
    field_format,
    field_shape,
    field_strides,
    field_item_size,
    field_read_only,
    field_bytes,
    field_c,
    field_fortran,
    field_dimensions
};

Value field(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    switch (a[1].as_int()) {
    case field_owner: return view->owner;
    case field_format: return view->format;
    case field_shape: return view->shape;
    case field_strides: return view->strides;
    case field_item_size: return Value::integer(view->item_size);
    case field_read_only: return Value::boolean(view->read_only != 0);
    case field_bytes: return Value::integer(static_cast<int64_t>(item_count(cage, view) * view->item_size));
    case field_c: return Value::boolean(is_contiguous(cage, view, 'C'));
    case field_fortran: return Value::boolean(is_contiguous(cage, view, 'F'));
    default: return Value::integer(dimensions_of(cage, view));
    }
}

Value to_bytes(Cage& cage, MemoryView* view, bool fortran) {
    uint64_t size = item_count(cage, view) * view->item_size;
    Bytes* bytes = make_bytes(cage, size);
    if (!bytes) return Value::reserve();
    note_work(cage, size);
    return copy_items(cage, view, fortran, reinterpret_cast<uint8_t*>(bytes->data())) ? cage.ref(bytes)
                                                                                      : Value::stopped();
}

// (view, order): order is a str or None.
Value tobytes(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    if (view->released) return Value::defer();
    if (a[1].is_none()) return to_bytes(cage, view, false);
    if (!is_str(cage, a[1])) return Value::defer();
    if (str_equals(cage, a[1], "C")) return to_bytes(cage, view, false);
    if (str_equals(cage, a[1], "F")) return to_bytes(cage, view, true);
    if (str_equals(cage, a[1], "A"))
        return to_bytes(cage, view, is_contiguous(cage, view, 'F') && !is_contiguous(cage, view, 'C'));
    return Value::defer();
}

// The items of all dimensions from `dimension` on, which begin `at` bytes from the view's start. At most 64
// deep.
Value list_of(Cage& cage, MemoryView* view, char code, uint32_t dimension, int64_t at) {
    int64_t count = extent_of(cage, view, dimension), stride = stride_of(cage, view, dimension);
    bool last = dimension + 1 == dimensions_of(cage, view);
    List* list = make_list(cage, static_cast<uint64_t>(count));
    if (!list) return Value::reserve();
    if (list->items.is_unbound() && count != 0) return Value::reserve();
    for (int64_t i = 0; i < count; i++, at += stride) {
        Value item;
        if (last) {
            const uint8_t* from = item_address(cage, view, at);
            item = from ? unpack_item(cage, code, from) : Value::defer();
        } else {
            item = list_of(cage, view, code, dimension + 1, at);
        }
        if (item.is_signal()) return item;
        list_items(cage, list)[i] = item;
        list->size++;
        if (i % 16384 == 16383 && cage.poll.charge(256)) return Value::stopped();
    }
    return cage.ref(list);
}

// Defers for a released view and a format that is none of the native ones.
Value to_list(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    if (view->released) return Value::defer();
    ItemFormat format = item_format_of(cage, view->format);
    if (format.code == 0) return Value::defer();
    note_work(cage, item_count(cage, view));
    if (dimensions_of(cage, view) == 0) {
        const uint8_t* from = item_address(cage, view, 0);
        return from ? unpack_item(cage, format.code, from) : Value::defer();
    }
    return list_of(cage, view, format.code, 0, 0);
}

// (view, format, item size, tuple of the shape): another view of the same bytes; everything has been checked.
Value recast(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    auto* shape = cage.as<Tuple>(a[3]);
    MemoryView* made = copy_memoryview(cage, view);
    Tuple* strides = shape->length ? make_tuple(cage, shape->length) : nullptr;
    if (!made || (shape->length && !strides)) return Value::reserve();
    made->item_size = static_cast<uint32_t>(a[2].as_int());
    made->format = a[1];
    made->shape = a[3];
    made->strides = cage.empty_tuple;
    int64_t stride = made->item_size;
    for (uint32_t i = shape->length; i-- > 0;) {
        strides->items()[i] = Value::integer(stride);
        stride *= shape->items()[i].as_int();
    }
    if (strides) made->strides = cage.ref(strides);
    count_export(cage, made->owner, 1);
    return cage.ref(made);
}

Value read_only(Cage& cage, Value* a) {
    MemoryView* made = copy_memoryview(cage, view_at(cage, a[0]));
    if (!made) return Value::reserve();
    made->read_only = 1;
    count_export(cage, made->owner, 1);
    return cage.ref(made);
}

// (str) -> item size of a native format, or MISSING.
Value item_size(Cage& cage, Value* a) {
    ItemFormat format = item_format_of(cage, a[0]);
    return format.code ? Value::integer(format.size) : Value::tombstone();
}

// (view, position in bytes of an item): the item, or MISSING where its format is none of the native ones.
Value item_at(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    ItemFormat format = item_format_of(cage, view->format);
    const uint8_t* from = item_address(cage, view, a[1].as_int());
    return format.code && from ? unpack_item(cage, format.code, from) : Value::tombstone();
}

// (view, position in bytes, value): False when the value has no place in the format; MISSING when it has the
// wrong type.
Value put_item(Cage& cage, Value* a) {
    MemoryView* view = view_at(cage, a[0]);
    ItemFormat format = item_format_of(cage, view->format);
    uint8_t* to = item_address(cage, view, a[1].as_int());
    if (format.code == 0 || !to || view->read_only) return Value::tombstone();
    uint8_t packed[8];
    Packed answer = pack_item(cage, format.code, a[2], packed);
    if (answer == Packed::out_of_range) return Value::false_();
    if (answer == Packed::defer) return Value::tombstone();
    bytearray_writing(cage, cage.as<ByteArray>(view->owner));
    std::memcpy(to, packed, format.size);
    return Value::true_();
}

bool same_structure(Cage& cage, MemoryView* a, MemoryView* b) {
    uint32_t dimensions = dimensions_of(cage, a);
    if (dimensions != dimensions_of(cage, b) || a->item_size != b->item_size) return false;
    if (item_format_of(cage, a->format).code != item_format_of(cage, b->format).code) return false;
    for (uint32_t i = 0; i < dimensions; i++)
        if (extent_of(cage, a, i) != extent_of(cage, b, i)) return false;
    return true;
}

// (view, view): copies the items of the second into the first one, of one dimension and the same structure;
// False when the structures differ.
Value copy_into(Cage& cage, Value* a) {
    MemoryView *to = view_at(cage, a[0]), *from = view_at(cage, a[1]);
    if (!same_structure(cage, to, from) || to->read_only) return Value::false_();
    uint64_t size = item_count(cage, from) * from->item_size;
    if (size == 0) return Value::true_();
    Scratch scratch(cage);
    auto* room = static_cast<uint8_t*>(scratch->take(size, 1));
    if (!room) return Value::reserve();
    if (!copy_items(cage, from, false, room)) return Value::stopped();
    bytearray_writing(cage, cage.as<ByteArray>(to->owner));
    int64_t at = 0, stride = stride_of(cage, to, 0);
    for (int64_t i = 0; i < extent_of(cage, to, 0); i++, at += stride, room += to->item_size)
        if (uint8_t* item = item_address(cage, to, at)) std::memcpy(item, room, to->item_size);
    note_work(cage, size);
    return Value::true_();
}

// (view, other): whether two views, or a view and a buffer, show equal items in the same shape; MISSING when
// the items must be compared by Python.
Value equal(Cage& cage, Value* a) {
    MemoryView* left = view_at(cage, a[0]);
    MemoryView* right = cage.is<MemoryView>(a[1]) ? view_at(cage, a[1]) : nullptr;
    if (left->released || (right && right->released)) return Value::boolean(a[0] == a[1]);
    ByteView left_bytes, right_bytes;
    ItemFormat format = item_format_of(cage, left->format);
    char other_code = right ? item_format_of(cage, right->format).code : 'B';
    if (format.code == 0 || other_code == 0) return Value::tombstone();
    uint32_t dimensions = dimensions_of(cage, left);
    if (right) {
        if (dimensions != dimensions_of(cage, right)) return Value::false_();
        for (uint32_t i = 0; i < dimensions; i++)
            if (extent_of(cage, left, i) != extent_of(cage, right, i)) return Value::false_();
    } else {
        ByteView bytes;
        if (!byte_view(cage, a[1], bytes)) return Value::tombstone();
        if (dimensions != 1 || extent_of(cage, left, 0) != bytes.length) return Value::false_();
    }
    // Bytes decide where items are equal exactly when their bytes are: no floats, one format.
    bool plain = format.code == other_code && format.code != 'e' && format.code != 'f' &&
                 format.code != 'd' && format.code != '?';
    if (!plain) return Value::tombstone();
    if (!memoryview_bytes(cage, left, left_bytes) || !byte_view(cage, a[1], right_bytes))
        return Value::tombstone();
    note_work(cage, left_bytes.length);
    return Value::boolean(text::equal(left_bytes.text(), right_bytes.text()));
}

constexpr NativeEntry native_entries[] = {
    {"memoryview.__new__", new_view},     {"memoryview.__getitem__", get_item},
    {"memoryview.__setitem__", set_item}, {"memoryview.__len__", length},
    {"memoryview.release", release},      {"memoryview.tobytes", tobytes},
    {"memoryview.tolist", to_list},
};

constexpr NativeEntry kernel_entries[] = {
    {"memoryview_make", make_view},      {"memoryview_get_item", get_item},
    {"memoryview_set_item", set_item},   {"memoryview_release", release},
    {"memoryview_released", released},   {"memoryview_field", field},
    {"memoryview_tobytes", tobytes},     {"memoryview_tolist", to_list},
    {"memoryview_recast", recast},       {"memoryview_read_only", read_only},
    {"memoryview_item_size", item_size}, {"memoryview_item_at", item_at},
    {"memoryview_put_item", put_item},   {"memoryview_copy_into", copy_into},
    {"memoryview_equal", equal},
};

} // namespace

const NativeTable memoryview_natives = natives_of(native_entries);
const NativeTable memoryview_kernels = kernels_of(kernel_entries);

} // namespace natrix
