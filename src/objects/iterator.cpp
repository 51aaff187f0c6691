#include "objects/iterator.h"

#include <algorithm>

#include "objects/deque.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/regex.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

constexpr uint32_t stride = 4096;

bool iterates_as_builtin(Cage& cage, Value value) {
    return (cage.at(value)->flags & Object::subclass) == 0 || inherits_builtin(cage, value, KnownName::iter);
}

uint8_t byte_at(Cage& cage, const ByteArray* array, int64_t index) {
    return static_cast<uint8_t>(
        cage.as<Blob>(array->buffer)->data()[array->start + static_cast<uint64_t>(index)]);
}

// The classes whose SeqIters go through __getitem__ of what they iterate.
bool is_generic(Cage& cage, const Object* iterator) {
    return iterator->type == cage.type(KnownType::iterator).offset() ||
           iterator->type == cage.type(KnownType::reversed).offset();
}

uint32_t last_dict_entry(const Dict* dict) { return dict->used - 1; }

// The steps of iterators themselves. Each answers an item, exhausted, raised, reserve or defer, and has moved
// its iterator when it answers one of the first two.

Value step(Cage& cage, Object* iterator, Value* pair, uint32_t depth = 0);

Value step_sequence(Cage& cage, SeqIter* iterator) {
    if (iterator->sequence.is_unbound()) return Value::exhausted();
    Object* sequence = cage.at(iterator->sequence);
    if ((sequence->flags & Object::subclass) != 0 && is_generic(cage, iterator)) return Value::defer();
    auto at = static_cast<uint64_t>(iterator->index);
    Value item = Value::exhausted();
    switch (sequence->kind) {
    case Kind::List:
        if (at < static_cast<List*>(sequence)->size)
            item = list_items(cage, static_cast<List*>(sequence))[at];
        break;
    case Kind::Tuple:
        if (at < static_cast<Tuple*>(sequence)->length) item = static_cast<Tuple*>(sequence)->items()[at];
        break;
    case Kind::Str:
    case Kind::StrView:
        if (at >= static_cast<Str*>(sequence)->length) break;
        item = str_from_character(cage, text_of(cage, iterator->sequence)[static_cast<uint32_t>(at)]);
        if (item.is_signal()) return item;
        break;
    case Kind::Bytes:
        if (at < static_cast<Bytes*>(sequence)->length)
            item = Value::integer(static_cast<uint8_t>(static_cast<Bytes*>(sequence)->data()[at]));
        break;
    case Kind::ByteArray:
        if (at < static_cast<ByteArray*>(sequence)->size)
            item = Value::integer(byte_at(cage, static_cast<ByteArray*>(sequence), static_cast<int64_t>(at)));
        break;
    default: return Value::defer();
    }
    cage.writing(iterator);
    if (item == Value::exhausted())
        iterator->sequence = Value();
    else
        iterator->index += iterator->aux != 0 ? -1 : 1;
    return item;
}

// The first entry from `at` on that is one, or an end.
int64_t skip_deleted(Cage& cage, const Value* entries, int64_t at, int64_t used, bool reversed) {
    int64_t from = at;
    while (at >= 0 && at < used && entries[2 * at] == Value::tombstone()) at += reversed ? -1 : 1;
    cage.poll.spent += (reversed ? from - at : at - from) / 64;
    return at;
}

Value step_dict(Cage& cage, DictIter* iterator, Value* pair) {
    if (iterator->dict.is_unbound()) return Value::exhausted();
    auto* dict = cage.as<Dict>(iterator->dict);
    cage.writing(iterator);
    if (iterator->live != dict->live) [[unlikely]] {
        iterator->live = UINT32_MAX; // it stays broken
        return raise(cage, KnownType::RuntimeError, "dictionary changed size during iteration");
    }
    const Value* entries = dict->live != 0 ? dict_entries(cage, dict) : nullptr;
    bool reversed = (iterator->aux & dict_iter::reversed) != 0;
    int64_t used = entries ? dict->used : 0, at = static_cast<int32_t>(iterator->index);
    if (reversed && at >= used) at = used - 1;
    at = skip_deleted(cage, entries, at, used, reversed);
    if (at < 0 || at >= used) {
        iterator->dict = Value();
        return Value::exhausted();
    }
    if (iterator->left == 0) [[unlikely]]
        return raise(cage, KnownType::RuntimeError, "dictionary keys changed during iteration");
    uint16_t part = iterator->aux & dict_iter::part_mask;
    Value item = Value::none();
    if (part != dict_iter::items) {
        item = entries[2 * at + (part == dict_iter::values)];
    } else if (pair) {
        pair[0] = entries[2 * at];
        pair[1] = entries[2 * at + 1];
    } else {
        item = tuple_of(cage, {entries[2 * at], entries[2 * at + 1]});
        if (item.is_signal()) return item;
    }
    iterator->index = static_cast<uint32_t>(static_cast<int32_t>(reversed ? at - 1 : at + 1));
    iterator->left--;
    return item;
}

Value step_set(Cage& cage, SetIter* iterator) {
    if (iterator->set.is_unbound()) return Value::exhausted();
    auto* set = cage.as<Set>(iterator->set);
    cage.writing(iterator);
    if (iterator->live != set->live) [[unlikely]] {
        iterator->live = UINT32_MAX;
        return raise(cage, KnownType::RuntimeError, "Set changed size during iteration");
    }
    SetRange range(cage, set);
    SetRange::Iterator it{range.slots, iterator->index, range.count};
    it.skip();
    if (it.at >= it.count) {
        iterator->set = Value();
        return Value::exhausted();
    }
    iterator->index = it.at + 1;
    return (*it).key;
}

bool is_deque_iterator(const NativeIter* iterator) {
    return iterator->what == native_iter::deque || iterator->what == native_iter::deque_reversed;
}

Value step_deque(Cage& cage, NativeIter* iterator) {
    if (!cage.is<Deque>(iterator->first)) return Value::exhausted();
    auto* deque = cage.as<Deque>(iterator->first);
    cage.writing(iterator);
    if (iterator->flags != deque->changes) {
        iterator->flags = deque->changes - 1; // it stays broken
        return raise(cage, KnownType::RuntimeError, "deque mutated during iteration");
    }
    if (static_cast<uint64_t>(iterator->counter) >= deque->size) {
        iterator->first = Value();
        return Value::exhausted();
    }
    auto at = static_cast<uint32_t>(iterator->counter++);
    return deque_at(cage, deque, iterator->what == native_iter::deque ? at : deque->size - 1 - at);
}

// Whether a count() goes on among immediate ints.
bool steps_in_ints(const NativeIter* iterator) {
    if (iterator->first.is_bound() || !iterator->second.is_int()) return false;
    return Value::fits_int(iterator->counter) &&
           Value::fits_int(iterator->counter + iterator->second.as_int());
}

constexpr uint32_t most_nested = 4;
constexpr uint32_t most_zipped = 8;
constexpr int64_t pair_bytes = 32;

// How many bytes a step of this iterator may allocate; -1: it may need Python. `any_class`: it is the
// builtin's own
// __next__ that steps, whatever a subclass has.
int64_t step_bytes(Cage& cage, Value value, uint32_t depth, bool any_class = false) {
    if (!value.is_ref()) return -1;
    Object* object = cage.at(value);
    if ((object->flags & Object::subclass) != 0 && !any_class) return -1;
    switch (object->kind) {
    case Kind::RangeIter:
    case Kind::SetIter: return 0;
    case Kind::DictIter: return (object->aux & dict_iter::part_mask) == dict_iter::items ? pair_bytes : 0;
    case Kind::SeqIter: {
        Value sequence = static_cast<SeqIter*>(object)->sequence;
        if (sequence.is_unbound()) return 0;
        Object* iterated = cage.at(sequence);
        if ((iterated->flags & Object::subclass) != 0 && is_generic(cage, object)) return -1;
        switch (iterated->kind) {
        case Kind::List:
        case Kind::Tuple:
        case Kind::Bytes:
        case Kind::ByteArray: return 0;
        case Kind::Str:
        case Kind::StrView: return sizeof(Str) + 8;
        default: return -1;
        }
    }
    case Kind::NativeIter: {
        auto* iterator = static_cast<NativeIter*>(object);
        if (depth == most_nested) return -1;
        if (iterator->what == native_iter::enumerate) {
            if (iterator->second.is_bound() || !Value::fits_int(iterator->counter + 1)) return -1;
            int64_t inner = step_bytes(cage, iterator->first, depth + 1);
            return inner < 0 ? -1 : inner + pair_bytes;
        }
        if (iterator->what == native_iter::repeat || is_deque_iterator(iterator)) return 0;
        if (iterator->what == native_iter::count) return steps_in_ints(iterator) ? 0 : -1;
        if (iterator->what != native_iter::zip || !cage.is<Tuple>(iterator->first)) return -1;
        auto* parts = cage.as<Tuple>(iterator->first);
        if (parts->length == 0 || parts->length > most_zipped) return -1;
        auto bytes = static_cast<int64_t>(sizeof(Tuple) + parts->length * 8);
        for (uint32_t i = 0; i < parts->length; i++) {
            int64_t part = step_bytes(cage, parts->items()[i], depth + 1);
            if (part < 0) return -1;
            bytes += part;
        }
        return bytes;
    }
    default: return -1;
    }
}

// Whether this many bytes can be allocated in a few pieces; false: reserve.
bool has_room(Cage& cage, int64_t bytes) {
    auto wanted = static_cast<uint64_t>(bytes);
    uint64_t pieces = wanted / 16;
    if (wanted <= cage.soft_end - cage.top && cage.allocations + pieces < cage.max_allocations) [[likely]]
        return true;
    uint64_t before = cage.top;
    if (cage.allocations + pieces >= cage.max_allocations || !cage.allocate_slowly(wanted)) {
        cage.reserve_bytes = wanted;
        return false;
    }
    cage.top = before;
    --cage.allocations;
    cage.refresh_limits();
    return true;
}

Value step_parts(Cage& cage, NativeIter* iterator, Value* pair);

// A step of what stands inside of another iterator, for which all is prepared.
Value step_part(Cage& cage, Value part) {
    if (cage.is<NativeIter>(part)) return step_parts(cage, cage.as<NativeIter>(part), nullptr);
    return step(cage, cage.at(part), nullptr);
}

// The next item of an iterator over a list, a tuple, a range or a str, without moving it; unbound: who knows.
Value next_of_row(Cage& cage, const Object* object) {
    if ((object->flags & Object::subclass) != 0) return {};
    if (object->kind == Kind::RangeIter) {
        auto* range = static_cast<const RangeIter*>(object);
        return range->left > 0 ? Value::integer(range->next) : Value();
    }
    if (object->kind != Kind::SeqIter) return {};
    auto* iterator = static_cast<const SeqIter*>(object);
    Object* sequence = cage.at(iterator->sequence);
    if ((sequence->flags & Object::subclass) != 0) return {};
    auto at = static_cast<uint64_t>(iterator->index);
    if (sequence->kind == Kind::List) {
        auto* list = static_cast<List*>(sequence);
        return at < list->size ? list_items(cage, list)[at] : Value();
    }
    if (sequence->kind == Kind::Tuple) {
        auto* tuple = static_cast<Tuple*>(sequence);
        return at < tuple->length ? tuple->items()[at] : Value();
    }
    if (sequence->kind != Kind::Str || static_cast<uint8_t>(sequence->aux) != 1) return {};
    auto* str = static_cast<Str*>(sequence);
    if (at >= str->length) return {};
    return cage.as<Items>(cage.characters)->items()[static_cast<uint8_t>(str->data()[at])];
}

void move_row(Object* object) {
    if (object->kind == Kind::RangeIter) {
        auto* range = static_cast<RangeIter*>(object);
        range->left--;
        range->next += range->step;
    } else {
        static_cast<SeqIter*>(object)->index += object->aux != 0 ? -1 : 1;
    }
}

// A zip of two such iterators. Unbound: it takes more than that.
Value step_two(Cage& cage, const Tuple* parts, Value* pair) {
    Value left = parts->items()[0], right = parts->items()[1];
    if (left == right || left.offset() < cage.image_end || right.offset() < cage.image_end) return {};
    Object *first = cage.at(left), *second = cage.at(right);
    Value a = next_of_row(cage, first);
    if (a.is_unbound()) return {};
    Value b = next_of_row(cage, second);
    if (b.is_unbound()) return {};
    Value made = Value::none();
    if (pair) {
        pair[0] = a;
        pair[1] = b;
    } else {
        made = tuple_of(cage, {a, b});
        if (made.is_signal()) return made;
    }
    move_row(first);
    move_row(second);
    return made;
}

Value step_numbered(Cage& cage, NativeIter* iterator, Value* pair) {
    if (iterator->second.is_bound() || !Value::fits_int(iterator->counter + 1)) return Value::defer();
    // (This also bounds how deep one stands in another.)
    if (cage.is<NativeIter>(iterator->first) && step_bytes(cage, iterator->first, 1) < 0)
        return Value::defer();
    // The pair first: once the item is taken nothing may fail.
    Tuple* made = pair ? nullptr : make_tuple(cage, 2);
    if (!pair && !made) return Value::reserve();
    Value item = leaf_next(cage, iterator->first);
    if (item.is_signal()) return item;
    cage.writing(iterator);
    if (made) pair = made->items();
    pair[0] = Value::integer(iterator->counter++);
    pair[1] = item;
    return made ? cage.ref(made) : Value::none();
}

// All parts move, or none: what may fail is looked at before the first of them does.
Value step_native(Cage& cage, NativeIter* iterator, Value* pair, uint32_t depth = 0) {
    if (iterator->what == native_iter::enumerate) return step_numbered(cage, iterator, pair);
    if (is_deque_iterator(iterator)) return step_deque(cage, iterator);
    if (iterator->what == native_iter::scan && cage.is<RegexScanner>(iterator->first)) {
        Value match = scanner_step(cage, cage.as<RegexScanner>(iterator->first), regex::Mode::search);
        return match.is_none() ? Value::exhausted() : match;
    }
    if (iterator->what >= native_iter::repeat) return step_tool(cage, iterator, depth);
    if (iterator->what != native_iter::zip || !cage.is<Tuple>(iterator->first)) return Value::defer();
    if (cage.as<Tuple>(iterator->first)->length == 2) {
        Value done = step_two(cage, cage.as<Tuple>(iterator->first), pair);
        if (done.is_bound()) return done;
    }
    int64_t bytes = step_bytes(cage, cage.ref(iterator), 0, true);
    if (bytes < 0) return Value::defer();
    if (bytes > 0 && !has_room(cage, bytes)) return Value::reserve();
    return step_parts(cage, iterator, pair);
}

Value step_parts(Cage& cage, NativeIter* iterator, Value* pair) {
    if (is_deque_iterator(iterator)) return step_deque(cage, iterator);
    if (iterator->what >= native_iter::repeat) return step_tool(cage, iterator, 0);
    cage.writing(iterator);
    if (iterator->what == native_iter::enumerate) {
        Value item = step_part(cage, iterator->first);
        if (item.is_signal()) return item;
        Value number = Value::integer(iterator->counter++);
        if (!pair) return tuple_of(cage, {number, item});
        pair[0] = number;
        pair[1] = item;
        return Value::none();
    }
    auto* parts = cage.as<Tuple>(iterator->first);
    Value items[most_zipped];
    for (uint32_t i = 0; i < parts->length; i++) {
        items[i] = step_part(cage, parts->items()[i]);
        if (items[i].is_signal()) return items[i];
    }
    if (!pair) return tuple_from(cage, items, parts->length);
    pair[0] = items[0];
    pair[1] = items[1];
    return Value::none();
}

Value step(Cage& cage, Object* iterator, Value* pair, uint32_t depth) {
    switch (iterator->kind) {
    case Kind::SeqIter: return step_sequence(cage, static_cast<SeqIter*>(iterator));
    case Kind::RangeIter: {
        auto* range = static_cast<RangeIter*>(iterator);
        if (range->left <= 0) return Value::exhausted();
        cage.writing(range);
        range->left--;
        Value item = Value::integer(range->next);
        range->next += range->step;
        return item;
    }
    case Kind::DictIter: return step_dict(cage, static_cast<DictIter*>(iterator), pair);
    case Kind::SetIter: return step_set(cage, static_cast<SetIter*>(iterator));
    case Kind::NativeIter: return step_native(cage, static_cast<NativeIter*>(iterator), pair, depth);
    default: return Value::defer();
    }
}

// The words behind the header that a step may change.
uint32_t changing_words(const Object* iterator) {
    switch (iterator->kind) {
    case Kind::SeqIter:
    case Kind::SetIter: return 2;
    case Kind::RangeIter:
    case Kind::DictIter: return 3;
    default: return 1; // the counter of a NativeIter
    }
}

uint64_t items_left(Cage& cage, Value iterator) {
    if (cage.is<NativeIter>(iterator)) {
        auto* native = cage.as<NativeIter>(iterator);
        if (native->what == native_iter::enumerate) return items_left(cage, native->first);
        if (is_deque_iterator(native)) {
            if (!cage.is<Deque>(native->first)) return 0;
            auto* deque = cage.as<Deque>(native->first);
            bool changed = native->flags != deque->changes;
            auto given = static_cast<uint64_t>(native->counter);
            return changed || given > deque->size ? 0 : deque->size - given;
        }
        if (native->what == native_iter::repeat && native->counter >= 0)
            return static_cast<uint64_t>(native->counter);
        if (native->what >= native_iter::repeat) return UINT64_MAX;
        auto* parts = cage.as<Tuple>(native->first);
        uint64_t least = UINT64_MAX;
        for (uint32_t i = 0; i < parts->length; i++)
            least = std::min(least, items_left(cage, parts->items()[i]));
        return least;
    }
    Cursor cursor(cage);
    return cursor.open(iterator) ? cursor.left() : 0;
}

} // namespace

bool Cursor::open(Value iterable) {
    if (!iterable.is_ref()) return false;
    if (cage_.is<NativeIter>(iterable)) {
        if (!is_leaf_iterator(cage_, iterable) || !remember(iterable)) return false;
        nested_ = cage_.as<NativeIter>(iterable);
        return true;
    }
    bool plain = (cage_.at(iterable)->flags & Object::subclass) == 0;
    return (plain && open_iterator(iterable)) ||
           (iterates_as_builtin(cage_, iterable) && open_container(iterable));
}

bool Cursor::remember(Value value) {
    if (parts_ == most_parts) return false;
    Object* iterator = cage_.at(value);
    // One that stands there twice ends sooner than left() would say.
    for (uint32_t i = 0; i < parts_; i++)
        if (part_states_[i].iterator == iterator) return false;
    Part& part = part_states_[parts_++];
    part.iterator = iterator;
    std::memcpy(part.words, iterator + 1, changing_words(iterator) * size_t{8});
    if (iterator->kind != Kind::NativeIter) return true;
    auto* native = static_cast<NativeIter*>(iterator);
    if (native->what == native_iter::enumerate) return remember(native->first);
    if (native->what != native_iter::zip) return true;
    auto* parts = cage_.as<Tuple>(native->first);
    for (uint32_t i = 0; i < parts->length; i++)
        if (!remember(parts->items()[i])) return false;
    return true;
}

void Cursor::rewind() {
    if (!nested_) return;
    while (parts_ != 0) {
        const Part& part = part_states_[--parts_];
        std::memcpy(static_cast<void*>(part.iterator + 1), part.words,
                    changing_words(part.iterator) * size_t{8});
    }
}

bool Cursor::open_container(Value container) {
    source_ = cage_.at(container);
    switch (source_->kind) {
    case Kind::List: what_ = What::list; return true;
    case Kind::Tuple: what_ = What::tuple; return true;
    case Kind::Str:
    case Kind::StrView: what_ = What::text; return true;
    case Kind::Bytes: what_ = What::bytes; return true;
    case Kind::ByteArray: what_ = What::byte_array; return true;
    case Kind::Deque: what_ = What::deque; return true;
    case Kind::Range: {
        auto* range = static_cast<Range*>(source_);
        if (!is_small_range(range)) return false;
        what_ = What::range;
        index_ = range->start.as_int();
        step_ = range->step.as_int();
        left_ = range->length.as_int();
        return true;
    }
    case Kind::DictView:
        part_ = source_->aux & dict_iter::part_mask;
        source_ = cage_.at(static_cast<DictView*>(source_)->dict);
        [[fallthrough]];
    case Kind::Dict:
        what_ = What::dict;
        left_ = live_ = static_cast<Dict*>(source_)->live;
        return true;
    case Kind::Set:
        what_ = What::set;
        live_ = static_cast<Set*>(source_)->live;
        return true;
    default: return false;
    }
}

bool Cursor::open_iterator(Value value) {
    Object* iterator = cage_.at(value);
    switch (iterator->kind) {
    case Kind::SeqIter: {
        auto* at = static_cast<SeqIter*>(iterator);
        if (at->sequence.is_bound()) {
            Object* sequence = cage_.at(at->sequence);
            if (sequence->kind == Kind::Range || sequence->kind == Kind::Dict || sequence->kind == Kind::Set)
                return false;
            if (is_generic(cage_, iterator) && (sequence->flags & Object::subclass) != 0) return false;
            if (!open_container(at->sequence)) return false;
        }
        index_ = at->index;
        reversed_ = iterator->aux != 0;
        break;
    }
    case Kind::RangeIter: {
        auto* at = static_cast<RangeIter*>(iterator);
        what_ = What::range;
        index_ = at->next;
        step_ = at->step;
        left_ = at->left;
        break;
    }
    case Kind::DictIter: {
        auto* at = static_cast<DictIter*>(iterator);
        if (at->dict.is_bound()) {
            what_ = What::dict;
            source_ = cage_.at(at->dict);
            part_ = iterator->aux & dict_iter::part_mask;
            reversed_ = (iterator->aux & dict_iter::reversed) != 0;
        }
        index_ = static_cast<int32_t>(at->index);
        live_ = at->live;
        left_ = at->left;
        break;
    }
    case Kind::SetIter: {
        auto* at = static_cast<SetIter*>(iterator);
        if (at->set.is_bound()) {
            what_ = What::set;
            source_ = cage_.at(at->set);
        }
        index_ = at->index;
        live_ = at->live;
        break;
    }
    default: return false;
    }
    iterator_ = iterator;
    return true;
}

uint64_t Cursor::left() const {
    if (nested_) return items_left(cage_, cage_.ref(nested_));
    int64_t size = 0;
    switch (what_) {
    case What::nothing: return 0;
    case What::list: size = static_cast<List*>(source_)->size; break;
    case What::tuple: size = static_cast<Tuple*>(source_)->length; break;
    case What::text: size = static_cast<Str*>(source_)->length; break;
    case What::bytes: size = static_cast<Bytes*>(source_)->length; break;
    case What::byte_array: size = static_cast<ByteArray*>(source_)->size; break;
    case What::deque: size = static_cast<Deque*>(source_)->size; break;
    case What::range:
    case What::dict: return static_cast<uint64_t>(left_ < 0 ? 0 : left_);
    case What::set: {
        auto* set = static_cast<Set*>(source_);
        if (index_ == 0) return set->live;
        SetRange range(cage_, set);
        // Of a set that was changed nothing is left but the error.
        if (set->live != live_ || static_cast<uint64_t>(index_) >= range.count) return 0;
        SetRange::Iterator it{range.slots, static_cast<uint32_t>(index_), range.count};
        for (it.skip(); it != range.end(); ++it) size++;
        return static_cast<uint64_t>(size);
    }
    }
    if (reversed_) return index_ < 0 || index_ >= size ? 0 : static_cast<uint64_t>(index_) + 1;
    return index_ >= size ? 0 : static_cast<uint64_t>(size - index_);
}

const Value* Cursor::row() const {
    if (nested_ || reversed_ || index_ < 0) return nullptr;
    if (what_ == What::tuple) return static_cast<Tuple*>(source_)->items() + index_;
    auto* list = static_cast<List*>(source_);
    return what_ == What::list && list->size != 0 ? list_items(cage_, list) + index_ : nullptr;
}

Value Cursor::next() {
    if (nested_) {
        Value item = step_native(cage_, nested_, nullptr);
        if (item == Value::raised()) parts_ = 0; // what came before the error is gone
        return item;
    }
    auto in_reach = [&](uint32_t size) { return index_ >= 0 && index_ < size; };
    int64_t at = index_;
    Value item = Value::exhausted();
    switch (what_) {
    case What::nothing: return item;
    case What::list: {
        auto* list = static_cast<List*>(source_);
        if (in_reach(list->size)) item = list_items(cage_, list)[at];
        break;
    }
    case What::tuple: {
        auto* tuple = static_cast<Tuple*>(source_);
        if (in_reach(tuple->length)) item = tuple->items()[at];
        break;
    }
    case What::text:
        if (in_reach(static_cast<Str*>(source_)->length)) {
            item = str_from_character(cage_, text_of(cage_, cage_.ref(source_))[static_cast<uint32_t>(at)]);
            if (item.is_signal()) return item;
        }
        break;
    case What::bytes: {
        auto* bytes = static_cast<Bytes*>(source_);
        if (in_reach(bytes->length)) item = Value::integer(static_cast<uint8_t>(bytes->data()[at]));
        break;
    }
    case What::byte_array: {
        auto* bytes = static_cast<ByteArray*>(source_);
        if (in_reach(bytes->size)) item = Value::integer(byte_at(cage_, bytes, at));
        break;
    }
    case What::deque: {
        auto* deque = static_cast<Deque*>(source_);
        if (in_reach(deque->size)) item = deque_at(cage_, deque, static_cast<uint32_t>(at));
        break;
    }
    case What::range:
        if (left_ <= 0) break;
        left_--;
        index_ += step_;
        return Value::integer(at);
    case What::dict: return next_of_dict();
    case What::set: return next_of_set();
    }
    if (item == Value::exhausted())
        ended_ = true;
    else
        index_ += reversed_ ? -1 : 1;
    return item;
}

bool Cursor::copy_entries(Value* to, uint64_t count) {
    constexpr uint64_t few = 4096; // more are for the loop that polls
    if (iterator_ || nested_ || count > few || count == 0) return false;
    if (what_ == What::dict && part_ != dict_iter::items) {
        auto* dict = static_cast<Dict*>(source_);
        if (dict->live != dict->used || dict->live != count) return false;
        const Value* entries = dict_entries(cage_, dict) + (part_ == dict_iter::values);
        for (uint64_t i = 0; i < count; i++) to[i] = entries[2 * i];
    } else if (what_ == What::set) {
        auto* set = static_cast<Set*>(source_);
        if (set->live != count || set->mask > few * 8) return false;
        for (auto entry : SetRange(cage_, set)) *to++ = entry.key;
    } else {
        return false;
    }
    cage_.poll.spent += static_cast<int64_t>(count / 64);
    return true;
}

Value Cursor::next_of_dict() {
    auto* dict = static_cast<Dict*>(source_);
    if (live_ != dict->live) {
        live_ = UINT32_MAX; // it stays broken
        if (iterator_) {
            cage_.writing(iterator_);
            static_cast<DictIter*>(iterator_)->live = live_;
        }
        return raise(cage_, KnownType::RuntimeError, "dictionary changed size during iteration");
    }
    const Value* entries = dict->live != 0 ? dict_entries(cage_, dict) : nullptr;
    int64_t used = entries ? dict->used : 0, at = index_;
    if (reversed_ && at >= used) at = used - 1;
    at = skip_deleted(cage_, entries, at, used, reversed_);
    if (at < 0 || at >= used) {
        ended_ = true;
        return Value::exhausted();
    }
    if (left_ == 0) return raise(cage_, KnownType::RuntimeError, "dictionary keys changed during iteration");
    Value item = entries[2 * at + (part_ == dict_iter::values)];
    if (part_ == dict_iter::items) {
        item = tuple_of(cage_, {item, entries[2 * at + 1]});
        if (item.is_signal()) return item;
    }
    index_ = reversed_ ? at - 1 : at + 1;
    left_--;
    return item;
}

Value Cursor::next_of_set() {
    auto* set = static_cast<Set*>(source_);
    if (live_ != set->live) {
        live_ = UINT32_MAX;
        if (iterator_) {
            cage_.writing(iterator_);
            static_cast<SetIter*>(iterator_)->live = live_;
        }
        return raise(cage_, KnownType::RuntimeError, "Set changed size during iteration");
    }
    SetRange::Iterator it{set->table.is_bound() ? set_slots(cage_, set) : nullptr,
                          static_cast<uint32_t>(index_), set_slot_count(set)};
    it.skip();
    if (it.at >= it.count) {
        ended_ = true;
        return Value::exhausted();
    }
    index_ = it.at + 1;
    return (*it).key;
}

void Cursor::commit() {
    parts_ = 0;
    if (!iterator_) return;
    cage_.writing(iterator_);
    switch (iterator_->kind) {
    case Kind::SeqIter:
        static_cast<SeqIter*>(iterator_)->index = index_;
        if (ended_) static_cast<SeqIter*>(iterator_)->sequence = Value();
        break;
    case Kind::RangeIter:
        static_cast<RangeIter*>(iterator_)->next = index_;
        static_cast<RangeIter*>(iterator_)->left = left_;
        break;
    case Kind::DictIter:
        static_cast<DictIter*>(iterator_)->index = static_cast<uint32_t>(static_cast<int32_t>(index_));
        static_cast<DictIter*>(iterator_)->left = static_cast<uint32_t>(left_);
        if (ended_) static_cast<DictIter*>(iterator_)->dict = Value();
        break;
    case Kind::SetIter:
        static_cast<SetIter*>(iterator_)->index = static_cast<uint32_t>(index_);
        if (ended_) static_cast<SetIter*>(iterator_)->set = Value();
        break;
    default: break;
    }
}

Value make_seq_iter(Cage& cage, KnownType type, Value sequence, int64_t index, bool reversed) {
    auto* iterator = cage.make<SeqIter>(type);
    if (!iterator) return Value::reserve();
    iterator->aux = reversed;
    iterator->index = index;
    iterator->sequence = sequence;
    return cage.ref(iterator);
}

Value make_dict_iter(Cage& cage, Value value, uint16_t part) {
    constexpr KnownType types[] = {KnownType::dict_keyiterator,        KnownType::dict_valueiterator,
                                   KnownType::dict_itemiterator,       KnownType::object,
                                   KnownType::dict_reversekeyiterator, KnownType::dict_reversevalueiterator,
                                   KnownType::dict_reverseitemiterator};
    auto* iterator = cage.make<DictIter>(types[part]);
    if (!iterator) return Value::reserve();
    auto* dict = cage.as<Dict>(value);
    iterator->aux = part;
    iterator->dict = value;
    iterator->live = iterator->left = dict->live;
    iterator->index = (part & dict_iter::reversed) != 0 ? last_dict_entry(dict) : 0;
    return cage.ref(iterator);
}

Value make_deque_iter(Cage& cage, Value deque, bool reversed) {
    auto* iterator =
        cage.make<NativeIter>(reversed ? KnownType::deque_reverse_iterator : KnownType::deque_iterator);
    if (!iterator) return Value::reserve();
    iterator->what = reversed ? native_iter::deque_reversed : native_iter::deque;
    iterator->first = deque;
    iterator->flags = cage.as<Deque>(deque)->changes;
    return cage.ref(iterator);
}

Value leaf_iter(Cage& cage, Value iterable) {
    if (!iterable.is_ref()) return Value::defer();
    Object* object = cage.at(iterable);
    if (!iterates_as_builtin(cage, iterable)) return Value::defer();
    switch (object->kind) {
    case Kind::List: return make_seq_iter(cage, KnownType::list_iterator, iterable, 0, false);
    case Kind::Tuple: return make_seq_iter(cage, KnownType::tuple_iterator, iterable, 0, false);
    case Kind::Str:
    case Kind::StrView: return make_seq_iter(cage, str_iterator_type(cage, iterable), iterable, 0, false);
    case Kind::Bytes: return make_seq_iter(cage, KnownType::bytes_iterator, iterable, 0, false);
    case Kind::ByteArray: return make_seq_iter(cage, KnownType::bytearray_iterator, iterable, 0, false);
    case Kind::Range: {
        auto* range = static_cast<Range*>(object);
        if (!is_small_range(range)) return Value::defer();
        auto* iterator = cage.make<RangeIter>(KnownType::range_iterator);
        if (!iterator) return Value::reserve();
        iterator->next = range->start.as_int();
        iterator->step = range->step.as_int();
        iterator->left = range->length.as_int();
        return cage.ref(iterator);
    }
    case Kind::Deque: return make_deque_iter(cage, iterable, false);
    case Kind::Dict: return make_dict_iter(cage, iterable, dict_iter::keys);
    case Kind::DictView: return make_dict_iter(cage, static_cast<DictView*>(object)->dict, object->aux);
    case Kind::Set: {
        auto* iterator = cage.make<SetIter>(KnownType::set_iterator);
        if (!iterator) return Value::reserve();
        iterator->live = static_cast<Set*>(object)->live;
        iterator->set = iterable;
        return cage.ref(iterator);
    }
    case Kind::SeqIter:
    case Kind::RangeIter:
    case Kind::DictIter:
    case Kind::SetIter:
    case Kind::NativeIter: return iterable;
    case Kind::Generator: {
        uint32_t type = class_of(cage, object).offset();
        bool iterates = type != cage.type(KnownType::coroutine).offset() &&
                        type != cage.type(KnownType::async_generator).offset();
        return iterates ? iterable : Value::defer();
    }
    default: return Value::defer();
    }
}

Value leaf_reversed(Cage& cage, Value sequence) {
    if (!sequence.is_ref()) return Value::defer();
    Object* object = cage.at(sequence);
    if ((object->flags & Object::subclass) != 0) return Value::defer();
    auto last = [](uint32_t size) { return int64_t{size} - 1; };
    switch (object->kind) {
    case Kind::List:
        return make_seq_iter(cage, KnownType::list_reverseiterator, sequence,
                             last(static_cast<List*>(object)->size), true);
    case Kind::Tuple:
        return make_seq_iter(cage, KnownType::reversed, sequence, last(static_cast<Tuple*>(object)->length),
                             true);
    case Kind::Str:
    case Kind::StrView:
        return make_seq_iter(cage, KnownType::reversed, sequence, last(str_length(cage, sequence)), true);
    case Kind::Bytes:
        return make_seq_iter(cage, KnownType::reversed, sequence, last(static_cast<Bytes*>(object)->length),
                             true);
    case Kind::ByteArray:
        return make_seq_iter(cage, KnownType::reversed, sequence, last(static_cast<ByteArray*>(object)->size),
                             true);
    case Kind::Range: {
        auto* range = static_cast<Range*>(object);
        if (!is_small_range(range)) return Value::defer();
        int64_t start = range->start.as_int(), step = range->step.as_int(), length = range->length.as_int();
        if (step == Value::int_min) return Value::defer();
        auto* iterator = cage.make<RangeIter>(KnownType::range_iterator);
        if (!iterator) return Value::reserve();
        iterator->next = length > 0 ? start + (length - 1) * step : start;
        iterator->step = -step;
        iterator->left = length;
        return cage.ref(iterator);
    }
    case Kind::Deque: return make_deque_iter(cage, sequence, true);
    case Kind::Dict: return make_dict_iter(cage, sequence, dict_iter::reversed);
    case Kind::DictView:
        return make_dict_iter(cage, static_cast<DictView*>(object)->dict,
                              static_cast<uint16_t>(object->aux | dict_iter::reversed));
    default: return Value::defer();
    }
}

Value leaf_step(Cage& cage, Value iterator) {
    return iterator.is_ref() ? step(cage, cage.at(iterator), nullptr) : Value::defer();
}

Value leaf_next(Cage& cage, Value iterator) {
    if (!iterator.is_ref()) return Value::defer();
    Object* object = cage.at(iterator);
    return (object->flags & Object::subclass) == 0 ? step(cage, object, nullptr) : Value::defer();
}

Value leaf_next_within(Cage& cage, Value iterator, uint32_t depth) {
    constexpr uint32_t deepest = 8;
    if (!iterator.is_ref() || depth > deepest) return Value::defer();
    Object* object = cage.at(iterator);
    return (object->flags & Object::subclass) == 0 ? step(cage, object, nullptr, depth) : Value::defer();
}

Value leaf_next_pair(Cage& cage, Value iterator, Value* pair) {
    if (!iterator.is_ref()) return Value::defer();
    Object* object = cage.at(iterator);
    if ((object->flags & Object::subclass) != 0) return Value::defer();
    if (object->kind == Kind::DictIter) {
        bool items = (object->aux & dict_iter::part_mask) == dict_iter::items;
        return items ? step_dict(cage, static_cast<DictIter*>(object), pair) : Value::defer();
    }
    if (object->kind != Kind::NativeIter) return Value::defer();
    auto* native = static_cast<NativeIter*>(object);
    bool two = native->what == native_iter::enumerate ||
               (native->what == native_iter::zip && cage.as<Tuple>(native->first)->length == 2);
    return two ? step_native(cage, native, pair) : Value::defer();
}

Value leaf_peek(Cage& cage, Value iterator) {
    return iterator.offset() < cage.image_end ? Value() : next_of_row(cage, cage.at(iterator));
}
void leaf_skip(Cage& cage, Value iterator) { move_row(cage.at(iterator)); }

bool leaf_next_row_pair(Cage& cage, NativeIter* iterator, Value* pair) {
    Value first = iterator->first;
    if (cage.offset_of(iterator) < cage.image_end || first.offset() < cage.image_end) return false;
    if (iterator->what == native_iter::zip) {
        auto* parts = cage.as<Tuple>(first);
        return parts->length == 2 && step_two(cage, parts, pair).is_none();
    }
    if (iterator->what != native_iter::enumerate || iterator->second.is_bound() ||
        !Value::fits_int(iterator->counter + 1))
        return false;
    Value item = next_of_row(cage, cage.at(first));
    if (item.is_unbound()) return false;
    move_row(cage.at(first));
    pair[0] = Value::integer(iterator->counter++);
    pair[1] = item;
    return true;
}

bool is_leaf_iterator(Cage& cage, Value iterator) { return step_bytes(cage, iterator, 0) >= 0; }
bool is_leaf_iterable(Cage& cage, Value value) {
    if (!value.is_ref() || !iterates_as_builtin(cage, value)) return false;
    switch (cage.at(value)->kind) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Str:
    case Kind::StrView:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Deque:
    case Kind::Dict:
    case Kind::DictView:
    case Kind::Set: return true;
    case Kind::Range: return is_small_range(cage.as<Range>(value));
    case Kind::SeqIter:
    case Kind::RangeIter:
    case Kind::DictIter:
    case Kind::SetIter: return step_bytes(cage, value, 0) >= 0;
    case Kind::NativeIter: {
        uint32_t what = cage.as<NativeIter>(value)->what;
        return what >= native_iter::repeat || step_bytes(cage, value, 0) >= 0;
    }
    default: return false;
    }
}

bool is_leaf_step(Cage& cage, Value iterator) { return step_bytes(cage, iterator, 0, true) >= 0; }

Value leaf_zip(Cage& cage, const Value* iterables, uint32_t count) {
    if (count == 0 || count > most_zipped) return Value::defer();
    Tuple* parts = make_tuple(cage, count);
    if (!parts) return Value::reserve();
    for (uint32_t i = 0; i < count; i++) {
        Value part = leaf_iter(cage, iterables[i]);
        if (part.is_signal()) return part;
        // One level is kept for an enumerate() around this.
        if (step_bytes(cage, part, 2) < 0) return Value::defer();
        parts->items()[i] = part;
    }
    auto* made = cage.make<NativeIter>(KnownType::zip);
    if (!made) return Value::reserve();
    made->what = native_iter::zip;
    made->first = cage.ref(parts);
    return cage.ref(made);
}

Value leaf_map(Cage& cage, Value function, Value iterable) {
    Value called = cage.is<BoundMethod>(function) ? cage.as<BoundMethod>(function)->function : function;
    bool of_class = false;
    for (KnownType type : {KnownType::int_, KnownType::str, KnownType::float_})
        of_class |= function == cage.type(type);
    if (!of_class && !cage.is<Function>(called)) return Value::defer();
    Value inner = leaf_iter(cage, iterable);
    if (inner.is_signal()) return inner;
    if (step_bytes(cage, inner, 1) < 0) return Value::defer();
    auto* made = cage.make<NativeIter>(KnownType::map);
    if (!made) return Value::reserve();
    made->what = native_iter::map;
    made->first = inner;
    made->second = function;
    return cage.ref(made);
}

namespace {

// All that is left into `to`, which has room for `count`; None, or a signal.
Value drain(Cage& cage, Cursor& cursor, Value* to, uint64_t count) {
    if (const Value* row = cursor.row()) {
        if (cage.poll.charge(static_cast<int64_t>(count / 64))) return Value::stopped();
        if (count) std::memcpy(static_cast<void*>(to), row, count * 8);
        cursor.skip(count);
        return Value::none();
    }
    if (cursor.copy_entries(to, count)) return Value::none();
    for (uint64_t i = 0; i < count; i++) {
        if (i % stride == stride - 1 && cage.poll.charge(stride / 64)) return Value::stopped();
        to[i] = cursor.next();
        if (to[i].is_signal()) return to[i];
    }
    // Past the end: an iterator learns that it is exhausted.
    Value end = cursor.next();
    return end == Value::exhausted() ? Value::none() : end.is_signal() ? end : Value::defer();
}

} // namespace

Value leaf_extend(Cage& cage, Value target, Value iterable) {
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Value::defer();
    auto* list = cage.as<List>(target);
    uint64_t count = cursor.left();
    if (!list_make_room(cage, list, count)) return Value::reserve();
    if (iterable == target) { // its own items, as many as there are now
        cage.writing(list);
        if (count == 0) return Value::none();
        cage.writing(cage.at(list->items));
        Value* items = list_items(cage, list);
        std::memcpy(static_cast<void*>(items + count), items, count * 8);
        list->size += static_cast<uint32_t>(count);
        return Value::none();
    }
    Value none;
    Value* to = count ? list_items(cage, list) + list->size : &none;
    if (count) cage.writing(cage.at(list->items));
    Value done = drain(cage, cursor, to, count);
    if (done.is_signal()) {
        // What was written behind the end is not part of the list, but must not be signals either.
        for (uint64_t i = 0; i < count && to[i].is_bound(); i++) to[i] = Value();
        return done;
    }
    cage.writing(list);
    list->size += static_cast<uint32_t>(count);
    cursor.commit();
    return done;
}

Value leaf_list(Cage& cage, Value iterable) {
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Value::defer();
    uint64_t count = cursor.left();
    List* list = make_list(cage, count);
    if (!list) return Value::reserve();
    Value none;
    Value done = drain(cage, cursor, count ? list_items(cage, list) : &none, count);
    if (done.is_signal()) {
        if (count) std::memset(static_cast<void*>(list_items(cage, list)), 0, count * 8);
        return done;
    }
    list->size = static_cast<uint32_t>(count);
    cursor.commit();
    return cage.ref(list);
}

Value leaf_tuple(Cage& cage, Value iterable) {
    if (cage.is_exact<Tuple>(iterable)) return iterable;
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Value::defer();
    uint64_t count = cursor.left();
    Tuple* tuple = count ? make_tuple(cage, count) : cage.as<Tuple>(cage.empty_tuple);
    if (!tuple) return Value::reserve();
    Value done = drain(cage, cursor, tuple->items(), count);
    if (done.is_signal()) {
        if (count) std::memset(static_cast<void*>(tuple->items()), 0, count * 8);
        return done;
    }
    cursor.commit();
    return cage.ref(tuple);
}

Value leaf_unpack(Cage& cage, Value iterable, Value* targets, uint32_t count) {
    Cursor cursor(cage);
    if (!cursor.open(iterable)) return Value::defer();
    uint64_t left = cursor.left();
    if (left < count)
        return raise(cage, KnownType::ValueError, "not enough values to unpack (expected {}, got {})", count,
                     static_cast<int64_t>(left));
    if (left > count) {
        bool counted =
            cage.is_exact<List>(iterable) || cage.is_exact<Tuple>(iterable) || cage.is_exact<Dict>(iterable);
        if (counted)
            return raise(cage, KnownType::ValueError, "too many values to unpack (expected {}, got {})",
                         count, static_cast<int64_t>(left));
        return raise(cage, KnownType::ValueError, "too many values to unpack (expected {})", count);
    }
    // The targets may hold the iterable, so they are written when nothing can fail any more.
    Tuple* items = make_tuple(cage, count);
    if (!items) return Value::reserve();
    Value done = drain(cage, cursor, items->items(), count);
    if (done.is_signal()) {
        if (count) std::memset(static_cast<void*>(items->items()), 0, size_t{count} * 8);
        return done;
    }
    cursor.commit();
    for (uint32_t i = 0; i < count; i++) targets[i] = items->items()[i];
    return Value::none();
}

} // namespace natrix
