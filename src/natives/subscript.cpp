#include "natives/subscript.h"

#include "natives/str_items.h"
#include "objects/bytes.h"
#include "objects/deque.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

constexpr uint32_t stride = 8192;

// A list's or tuple's items.
struct Row {
    Value* items = nullptr;
    uint32_t size = 0;
};

Row row_of(Cage& cage, Value sequence) {
    if (cage.is<Tuple>(sequence))
        return {cage.as<Tuple>(sequence)->items(), cage.as<Tuple>(sequence)->length};
    auto* list = cage.as<List>(sequence);
    return list->size ? Row{list_items(cage, list), list->size} : Row{};
}

void copy_positions(Value* to, const Value* from, const Positions& at) {
    if (at.step == 1) {
        if (at.count) std::memcpy(static_cast<void*>(to), from + at.start, size_t{at.count} * 8);
        return;
    }
    int64_t position = at.start;
    for (uint32_t i = 0; i < at.count; i++, position += at.step) to[i] = from[position];
}

// The index as a position; raised IndexError, or defer (no int).
Answer position_of(Cage& cage, Value key, uint32_t size, const char* message, uint32_t& position) {
    int64_t index;
    if (!leaf_index(cage, key, index)) return Answer::defer;
    if (cage.is<Int>(key) && !integer_fits(cage, key, index)) {
        Value made = raise(cage, KnownType::IndexError, "cannot fit '{}' into an index-sized integer",
                           type_name(cage, key));
        return made == Value::reserve() ? Answer::reserve : Answer::raised;
    }
    if (index < 0) index += size;
    if (index < 0 || index >= size) {
        Value made = raise(cage, KnownType::IndexError, "{}", message);
        return made == Value::reserve() ? Answer::reserve : Answer::raised;
    }
    position = static_cast<uint32_t>(index);
    return Answer::yes;
}

// Whether `value` may be read as its builtin: not a subclass, or one that leaves this method alone.
bool has_builtin(Cage& cage, Value value, KnownName name) {
    return (cage.at(value)->flags & Object::subclass) == 0 || inherits_builtin(cage, value, name);
}

} // namespace

namespace {

Value list_slice(Cage& cage, Value list, const SliceObject* slice) {
    Row row = row_of(cage, list);
    Positions at;
    Answer answer = slice_positions(cage, slice, row.size, at);
    if (answer != Answer::yes) return signal_of(answer);
    if (cage.poll.charge(at.count / 64)) return Value::stopped();
    List* part = make_list(cage, at.count);
    if (!part) return Value::reserve();
    if (at.count) copy_positions(list_items(cage, part), row.items, at);
    part->size = at.count;
    return cage.ref(part);
}

Value tuple_slice(Cage& cage, Value tuple, const SliceObject* slice) {
    Row row = row_of(cage, tuple);
    Positions at;
    Answer answer = slice_positions(cage, slice, row.size, at);
    if (answer != Answer::yes) return signal_of(answer);
    if (at.count == 0) return cage.empty_tuple;
    if (at.step == 1 && at.count == row.size && cage.is_exact<Tuple>(tuple)) return tuple;
    if (cage.poll.charge(at.count / 64)) return Value::stopped();
    Tuple* part = make_tuple(cage, at.count);
    if (!part) return Value::reserve();
    copy_positions(part->items(), row.items, at);
    return cage.ref(part);
}

} // namespace

Value list_get_item(Cage& cage, Value list, Value key) {
    if (cage.is<SliceObject>(key)) return list_slice(cage, list, cage.as<SliceObject>(key));
    Row row = row_of(cage, list);
    uint32_t position;
    Answer answer = position_of(cage, key, row.size, "list index out of range", position);
    return answer == Answer::yes ? row.items[position] : signal_of(answer);
}

Value tuple_get_item(Cage& cage, Value tuple, Value key) {
    if (cage.is<SliceObject>(key)) return tuple_slice(cage, tuple, cage.as<SliceObject>(key));
    Row row = row_of(cage, tuple);
    uint32_t position;
    Answer answer = position_of(cage, key, row.size, "tuple index out of range", position);
    return answer == Answer::yes ? row.items[position] : signal_of(answer);
}

Value range_get_item(Cage& cage, Value value, Value key) {
    auto* range = cage.as<Range>(value);
    if (!is_small_range(range)) return Value::defer();
    int64_t start = range->start.as_int(), step = range->step.as_int(), length = range->length.as_int();
    if (cage.is<SliceObject>(key)) {
        if (length > UINT32_MAX) return Value::defer();
        Positions at;
        Answer answer = slice_positions(cage, cage.as<SliceObject>(key), static_cast<uint32_t>(length), at);
        if (answer != Answer::yes) return signal_of(answer);
        int64_t part[3];
        if (__builtin_mul_overflow(at.start, step, &part[0]) ||
            __builtin_add_overflow(part[0], start, &part[0]) ||
            __builtin_mul_overflow(at.stop, step, &part[1]) ||
            __builtin_add_overflow(part[1], start, &part[1]) ||
            __builtin_mul_overflow(at.step, step, &part[2]))
            return Value::defer();
        for (int64_t number : part)
            if (!Value::fits_int(number)) return Value::defer();
        Range* made = make_small_range(cage, part[0], part[1], part[2]);
        return made ? cage.ref(made) : Value::reserve();
    }
    int64_t index;
    if (!leaf_index(cage, key, index)) return Value::defer();
    if (index < 0) index += length;
    if (index < 0 || index >= length)
        return raise(cage, KnownType::IndexError, "range object index out of range");
    return Value::integer(start + index * step);
}

Value dict_get_item(Cage& cage, Value dict, Value key) {
    Value value = dict_look_up(cage, cage.as<Dict>(dict), key);
    if (value.is_bound()) return value;
    if ((cage.at(dict)->flags & Object::subclass) != 0 &&
        type_lookup(cage, class_of(cage, dict), KnownName::missing).is_bound())
        return Value::defer();
    return raise_value(cage, KnownType::KeyError, key);
}

Value dict_set_item(Cage& cage, Value dict, Value key, Value value) {
    Answer answer = dict_set(cage, cage.as<Dict>(dict), key, value);
    return answer == Answer::yes ? Value::none() : signal_of(answer);
}

Value dict_delete_item(Cage& cage, Value value, Value key) {
    auto* dict = cage.as<Dict>(value);
    uint32_t hash, entry;
    Answer found = dict_find(cage, dict, key, hash, entry);
    if (found == Answer::no) return raise_value(cage, KnownType::KeyError, key);
    if (found != Answer::yes) return signal_of(found);
    dict_delete_entry(cage, dict, entry);
    return Value::none();
}

namespace {

// list[positions] = the items of `row`; `row` may be the list's own.
Value assign_positions(Cage& cage, List* list, const Positions& at, Row row) {
    uint32_t size = list->size;
    if (cage.poll.charge((int64_t{row.size} + at.count) / 64)) return Value::stopped();
    if (at.step != 1) {
        if (row.size != at.count)
            return raise(cage, KnownType::ValueError,
                         "attempt to assign sequence of size {} to extended slice of size {}", row.size,
                         at.count);
        if (at.count == 0) return Value::none();
        Scratch scratch(cage);
        auto* copy = static_cast<Value*>(scratch->take(size_t{row.size} * 8));
        if (!copy) return Value::reserve();
        std::memcpy(static_cast<void*>(copy), row.items, size_t{row.size} * 8);
        cage.writing(cage.at(list->items));
        Value* items = list_items(cage, list);
        int64_t position = at.start;
        for (uint32_t i = 0; i < at.count; i++, position += at.step) items[position] = copy[i];
        return Value::none();
    }
    uint32_t start = static_cast<uint32_t>(at.start), removed = at.count;
    uint64_t grown = uint64_t{size} - removed + row.size;
    if (grown == 0) {
        cage.writing(list);
        list->size = 0;
        list->items = Value();
        return Value::none();
    }
    bool own = list->items.is_bound() && row.items >= list_items(cage, list) &&
               row.items < list_items(cage, list) + size;
    Value* items;
    if (own || grown > (list->items.is_bound() ? cage.as<Items>(list->items)->capacity : 0)) {
        auto* bigger = cage.make<Items>(KnownType::object, (grown + (grown >> 3) + 6) & ~uint64_t{3});
        if (!bigger) return Value::reserve();
        items = bigger->items();
        const Value* old = size ? list_items(cage, list) : nullptr;
        if (start) std::memcpy(static_cast<void*>(items), old, size_t{start} * 8);
        uint32_t behind = start + removed;
        if (behind < size)
            std::memcpy(static_cast<void*>(items + start + row.size), old + behind,
                        size_t{size - behind} * 8);
        if (row.size) std::memcpy(static_cast<void*>(items + start), row.items, size_t{row.size} * 8);
        cage.writing(list);
        list->items = cage.ref(bigger);
    } else {
        cage.writing(list);
        cage.writing(cage.at(list->items));
        items = list_items(cage, list);
        uint32_t behind = start + removed;
        if (behind < size && removed != row.size)
            std::memmove(static_cast<void*>(items + start + row.size), items + behind,
                         size_t{size - behind} * 8);
        if (row.size) std::memcpy(static_cast<void*>(items + start), row.items, size_t{row.size} * 8);
        for (uint64_t i = grown; i < size; i++) items[i] = Value();
    }
    cage.poll.spent += static_cast<int64_t>((size - start) / 256);
    list->size = static_cast<uint32_t>(grown);
    return Value::none();
}

} // namespace

Value list_set_item(Cage& cage, Value target, Value key, Value value) {
    auto* list = cage.as<List>(target);
    if (cage.is<SliceObject>(key)) {
        if (!cage.is_exact<List>(value) && !cage.is_exact<Tuple>(value)) return Value::defer();
        Positions at;
        Answer answer = slice_positions(cage, cage.as<SliceObject>(key), list->size, at);
        if (answer != Answer::yes) return signal_of(answer);
        return assign_positions(cage, list, at, row_of(cage, value));
    }
    uint32_t position;
    Answer answer = position_of(cage, key, list->size, "list assignment index out of range", position);
    if (answer != Answer::yes) return signal_of(answer);
    cage.writing(cage.at(list->items));
    list_items(cage, list)[position] = value;
    return Value::none();
}

Value list_delete_item(Cage& cage, Value target, Value key) {
    auto* list = cage.as<List>(target);
    Positions at;
    if (cage.is<SliceObject>(key)) {
        Answer answer = slice_positions(cage, cage.as<SliceObject>(key), list->size, at);
        if (answer != Answer::yes) return signal_of(answer);
        if (at.count == 0) return Value::none();
    } else {
        uint32_t position;
        Answer answer = position_of(cage, key, list->size, "list assignment index out of range", position);
        if (answer != Answer::yes) return signal_of(answer);
        at = {position, position + 1, 1, 1};
    }
    if (at.step < 0) at = {at.start + at.step * (int64_t{at.count} - 1), 0, -at.step, at.count};
    if (at.step == 1) return assign_positions(cage, list, at, {});
    if (cage.poll.charge(list->size / 64)) return Value::stopped();
    cage.writing(list);
    cage.writing(cage.at(list->items));
    Value* items = list_items(cage, list);
    uint32_t to = static_cast<uint32_t>(at.start), skipped = 0;
    for (uint32_t from = to; from < list->size; from++) {
        if (skipped < at.count && from == at.start + at.step * int64_t{skipped}) {
            skipped++;
            continue;
        }
        items[to++] = items[from];
    }
    for (uint32_t i = to; i < list->size; i++) items[i] = Value();
    list->size = to;
    return Value::none();
}

Value deque_get_item(Cage& cage, Value value, Value key) {
    auto* deque = cage.as<Deque>(value);
    if (!key.is_int()) return Value::defer();
    uint32_t position;
    Answer answer = position_of(cage, key, deque->size, "deque index out of range", position);
    return answer == Answer::yes ? deque_at(cage, deque, position) : signal_of(answer);
}

Value deque_set_item(Cage& cage, Value value, Value key, Value item) {
    auto* deque = cage.as<Deque>(value);
    if (!key.is_int()) return Value::defer();
    uint32_t position;
    Answer answer = position_of(cage, key, deque->size, "deque index out of range", position);
    if (answer != Answer::yes) return signal_of(answer);
    cage.writing(cage.at(deque->items));
    deque_at(cage, deque, position) = item;
    return Value::none();
}

Value container_length(Cage& cage, Value value) {
    Object* object = cage.at(value);
    switch (object->kind) {
    case Kind::List: return Value::integer(static_cast<List*>(object)->size);
    case Kind::Deque: return Value::integer(static_cast<Deque*>(object)->size);
    case Kind::Tuple: return Value::integer(static_cast<Tuple*>(object)->length);
    case Kind::Dict: return Value::integer(static_cast<Dict*>(object)->live);
    case Kind::Str:
    case Kind::StrView: return Value::integer(str_length(cage, value));
    case Kind::Set: return Value::integer(static_cast<Set*>(object)->live);
    case Kind::Bytes: return Value::integer(static_cast<Bytes*>(object)->length);
    case Kind::ByteArray: return Value::integer(static_cast<ByteArray*>(object)->size);
    case Kind::DictView: return Value::integer(cage.as<Dict>(static_cast<DictView*>(object)->dict)->live);
    case Kind::Range: {
        Value length = static_cast<Range*>(object)->length;
        return length.is_int() ? length : Value::defer();
    }
    default: return Value::defer();
    }
}

Value container_contains(Cage& cage, Value item, Value container) {
    Object* object = cage.at(container);
    switch (object->kind) {
    case Kind::Dict: {
        Value found = dict_look_up(cage, static_cast<Dict*>(object), item);
        return found.is_signal() ? found : Value::boolean(found.is_bound());
    }
    case Kind::Set: {
        int64_t hash;
        uint32_t slot;
        // A set as an item stands for the frozenset it equals: the prelude's business.
        if (is_mutable_set(cage, item)) return Value::defer();
        return signal_of(set_find(cage, static_cast<Set*>(object), item, hash, slot));
    }
    case Kind::List:
    case Kind::Tuple: {
        Row row = row_of(cage, container);
        for (uint32_t i = 0; i < row.size; i++) {
            if (i % stride == stride - 1 && cage.poll.charge(stride / 32)) return Value::stopped();
            if (row.items[i] == item) return Value::true_();
            if (Value::both_int(row.items[i], item)) continue;
            Answer equal = leaf_equal(cage, row.items[i], item);
            if (equal != Answer::no) return signal_of(equal);
        }
        cage.poll.spent += row.size % stride / 32;
        return Value::false_();
    }
    case Kind::Range: {
        auto* range = static_cast<Range*>(object);
        if (!is_small_range(range)) return Value::defer();
        if (item.is_bool()) item = Value::integer(item.is_true());
        if (!item.is_int()) return Value::defer();
        return Value::boolean(small_range_index(range, item.as_int()) >= 0);
    }
    case Kind::DictView: {
        if (object->aux == 1) return Value::defer();
        auto* dict = cage.as<Dict>(static_cast<DictView*>(object)->dict);
        Value key = item;
        if (object->aux == 2) {
            if (!cage.is<Tuple>(item) || cage.as<Tuple>(item)->length != 2) return Value::false_();
            key = cage.as<Tuple>(item)->items()[0];
        }
        Value found = dict_look_up(cage, dict, key);
        if (found.is_signal() || found.is_unbound() || object->aux == 0)
            return found.is_signal() ? found : Value::boolean(found.is_bound());
        Value wanted = cage.as<Tuple>(item)->items()[1];
        return found == wanted ? Value::true_() : signal_of(leaf_equal(cage, found, wanted));
    }
    default: return Value::defer();
    }
}

Value leaf_get_item(Cage& cage, Value container, Value key) {
    if (!container.is_ref()) return Value::defer();
    Object* object = cage.at(container);
    switch (object->kind) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Range:
    case Kind::Str:
    case Kind::StrView:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Deque: break;
    default: return Value::defer();
    }
    if (!has_builtin(cage, container, KnownName::getitem)) return Value::defer();
    switch (object->kind) {
    case Kind::List: return list_get_item(cage, container, key);
    case Kind::Tuple: return tuple_get_item(cage, container, key);
    case Kind::Dict: return dict_get_item(cage, container, key);
    case Kind::Range: return range_get_item(cage, container, key);
    case Kind::Deque: return deque_get_item(cage, container, key);
    case Kind::Str:
    case Kind::StrView: return str_get_item(cage, container, key);
    case Kind::Bytes: return bytes_get_item(cage, container, key);
    default: {
        auto* array = cage.as<ByteArray>(container);
        if (cage.is<SliceObject>(key)) return Value::defer();
        uint32_t position;
        Answer answer = position_of(cage, key, array->size, "bytearray index out of range", position);
        if (answer != Answer::yes) return signal_of(answer);
        return Value::integer(
            static_cast<uint8_t>(cage.as<Blob>(array->buffer)->data()[size_t{array->start} + position]));
    }
    }
}

Value leaf_get_slice(Cage& cage, Value container, Value start, Value stop) {
    if (!container.is_ref() || (cage.at(container)->flags & Object::subclass) != 0) return Value::defer();
    switch (cage.at(container)->kind) {
    case Kind::Str:
    case Kind::StrView: return str_slice_between(cage, container, start, stop);
    case Kind::List:
    case Kind::Tuple: {
        SliceObject slice{};
        slice.start = start;
        slice.stop = stop;
        slice.step = Value::none();
        return cage.is<List>(container) ? list_slice(cage, container, &slice)
                                        : tuple_slice(cage, container, &slice);
    }
    default: return Value::defer();
    }
}

Value leaf_set_item(Cage& cage, Value container, Value key, Value value) {
    if (!container.is_ref()) return Value::defer();
    Kind kind = cage.at(container)->kind;
    if ((kind != Kind::List && kind != Kind::Dict && kind != Kind::ByteArray && kind != Kind::Deque) ||
        !has_builtin(cage, container, KnownName::setitem))
        return Value::defer();
    if (kind == Kind::ByteArray) return bytearray_set_item(cage, container, key, value);
    if (kind == Kind::Deque) return deque_set_item(cage, container, key, value);
    return kind == Kind::List ? list_set_item(cage, container, key, value)
                              : dict_set_item(cage, container, key, value);
}

Value leaf_delete_item(Cage& cage, Value container, Value key) {
    if (!container.is_ref()) return Value::defer();
    Kind kind = cage.at(container)->kind;
    if ((kind != Kind::List && kind != Kind::Dict && kind != Kind::ByteArray) ||
        !has_builtin(cage, container, KnownName::delitem))
        return Value::defer();
    if (kind == Kind::ByteArray) return bytearray_delete_item(cage, container, key);
    return kind == Kind::List ? list_delete_item(cage, container, key)
                              : dict_delete_item(cage, container, key);
}

Value leaf_contains(Cage& cage, Value item, Value container) {
    if (!container.is_ref()) return Value::defer();
    Kind kind = cage.at(container)->kind;
    bool text = kind == Kind::Str || kind == Kind::StrView || kind == Kind::Bytes || kind == Kind::ByteArray;
    bool known = text || kind == Kind::List || kind == Kind::Tuple || kind == Kind::Dict ||
                 kind == Kind::Set || kind == Kind::Range || kind == Kind::DictView;
    if (!known || !has_builtin(cage, container, KnownName::contains)) return Value::defer();
    return text ? text_contains(cage, container, item) : container_contains(cage, item, container);
}

Value leaf_length(Cage& cage, Value container) {
    if (!container.is_ref() || cage.at(container)->kind == Kind::Instance) return Value::defer();
    Value length = container_length(cage, container);
    return length.is_int() && has_builtin(cage, container, KnownName::len) ? length : Value::defer();
}

} // namespace natrix
