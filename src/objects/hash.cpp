#include "objects/hash.h"

#include "base/numbers/float_text.h"
#include "base/text/hash.h"
#include "base/text/scan.h"
#include "objects/deque.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/identities.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

// The same of all bits of a hash.
int64_t refolded_hash(uint64_t hash) {
    auto folded = static_cast<uint32_t>(hash ^ hash >> 32);
    return unfolded_hash(folded != 0 ? folded : 1);
}

uint32_t* serial_field(Object* object) {
    switch (object->kind) {
    case Kind::Instance: return &static_cast<Instance*>(object)->serial;
    case Kind::Function: return &static_cast<Function*>(object)->serial;
    case Kind::Type: return &static_cast<Type*>(object)->serial;
    case Kind::Generator: return &static_cast<Generator*>(object)->serial;
    case Kind::Exception: return &static_cast<Exception*>(object)->serial;
    case Kind::WeakRef: return &static_cast<WeakRef*>(object)->serial;
    default: return nullptr;
    }
}

// Identities: offsets for what the image holds, immediates' bits above all references, and between them the
// serials.
constexpr int64_t identity_of_serial(uint32_t serial) {
    return int64_t{region::stack_end} + int64_t{serial} * 16;
}

} // namespace

int64_t str_python_hash(TextView text) { return refolded_hash(text::hash_text(text)); }

Answer leaf_identity(Cage& cage, Value value, int64_t& identity) {
    if (!value.is_ref()) {
        identity = static_cast<int64_t>(value.bits());
        return Answer::yes;
    }
    Object* object = cage.at(value);
    uint32_t* serial = serial_field(object);
    // What was identified while the image was made keeps its number in it.
    bool numbered = serial ? *serial != 0 : (object->flags & Object::identified) != 0;
    if (!numbered && value.offset() < cage.image_end) {
        identity = value.offset();
        return Answer::yes;
    }
    uint32_t number = 0;
    if (!serial) {
        if (!identity_number(cage, value, number)) return Answer::reserve;
        serial = &number;
    } else if (*serial == 0) {
        cage.writing(object);
        *serial = cage.new_serial();
    }
    identity = identity_of_serial(*serial);
    return Answer::yes;
}

int64_t identity_hash(Cage& cage, Value value) {
    int64_t identity = 0;
    if (leaf_identity(cage, value, identity) != Answer::yes) return 0;
    return static_cast<int64_t>(static_cast<uint64_t>(identity) >> 3);
}

bool inherits_builtin(Cage& cage, Value value, KnownName name) {
    Value own = class_of(cage, value), builtin = own;
    while ((cage.as<Type>(builtin)->flags & type_flag::heap) != 0) builtin = cage.as<Type>(builtin)->base;
    return own == builtin || type_lookup(cage, own, name) == type_lookup(cage, builtin, name);
}

namespace {

int64_t hash_of_double(Cage& cage, double number) {
    return number == number ? hash_float(number) : identity_hash(cage, Value::number(number));
}

Answer identity_answer(Cage& cage, Value value, int64_t& hash) {
    Answer answer = leaf_identity(cage, value, hash);
    hash = static_cast<int64_t>(static_cast<uint64_t>(hash) >> 3);
    return answer;
}

Answer unhashable(Cage& cage, Value outer, Value inner, const char* as_key) {
    Value made = as_key ? raise(cage, KnownType::TypeError, "cannot use '{}' as {} (unhashable type: '{}')",
                                type_name(cage, outer), as_key, type_name(cage, inner))
                        : raise(cage, KnownType::TypeError, "unhashable type: '{}'", type_name(cage, inner));
    return made == Value::reserve() ? Answer::reserve : Answer::raised;
}

struct Hasher {
    Cage& cage;
    Value outer;
    const char* as_key;

    Answer items(const Value* values, uint32_t count, uint32_t depth, TupleHash& tuple) {
        if (depth > max_leaf_depth) return Answer::defer;
        if (cage.poll.charge(1 + count / 32)) return Answer::stopped;
        for (uint32_t i = 0; i < count; i++) {
            int64_t item;
            Answer answer = of(values[i], item, depth);
            if (answer != Answer::yes) return answer;
            tuple.add(item);
        }
        return Answer::yes;
    }

    Answer frozenset(Set* set, int64_t& hash, uint32_t depth) {
        if (depth > max_leaf_depth) return Answer::defer;
        if (cage.poll.charge(1 + set->live / 32)) return Answer::stopped;
        SetHash members;
        for (auto entry : SetRange(cage, set)) {
            int64_t item = entry.hash;
            if (!is_whole_hash(item)) {
                Answer answer = of(entry.key, item, depth);
                if (answer != Answer::yes) return answer;
            }
            members.add(item);
        }
        hash = members.finish();
        return Answer::yes;
    }

    Answer of(Value value, int64_t& hash, uint32_t depth) {
        if (value.is_int()) {
            hash = int_python_hash(value.as_int());
            return Answer::yes;
        }
        if (value.is_double()) {
            hash = hash_of_double(cage, value.as_double());
            return Answer::yes;
        }
        if (value.is_bool()) {
            hash = value.is_true();
            return Answer::yes;
        }
        if (value.is_none()) {
            hash = 0xFCA8'6420;
            return Answer::yes;
        }
        if (!value.is_ref()) return identity_answer(cage, value, hash);
        Object* object = cage.at(value);
        if (object->kind == Kind::Instance) {
            auto* type = cage.as<Type>(class_of(cage, object));
            if ((type->flags & type_flag::custom_hash) == 0) return identity_answer(cage, value, hash);
            Value own = type_lookup(cage, cage.ref(type), KnownName::hash);
            if (cage.is<Function>(own) && cage.as<Function>(own)->builtin == 0) return Answer::defer;
        }
        if ((object->flags & Object::subclass) != 0 || object->kind == Kind::Instance ||
            object->kind == Kind::Exception || object->kind == Kind::Type) {
            // A class of the prelude's or of a class statement: its own __hash__, or None in its place.
            if (object->kind == Kind::Instance || !inherits_builtin(cage, value, KnownName::hash)) {
                Value own = type_lookup(cage, class_of(cage, object), KnownName::hash);
                return own.is_none() ? unhashable(cage, outer, value, as_key) : Answer::defer;
            }
        }
        switch (object->kind) {
        case Kind::Str:
        case Kind::StrView: hash = unfolded_hash(str_hash(cage, value)); return Answer::yes;
        case Kind::Bytes: {
            auto* bytes = static_cast<Bytes*>(object);
            if (cage.poll.charge(bytes->length / 1024)) return Answer::stopped;
            if (bytes->hash == 0) {
                hash = refolded_hash(
                    text::hash_bytes({reinterpret_cast<const uint8_t*>(bytes->data()), bytes->length}));
                if (value.offset() >= cage.image_end) bytes->hash = table_hash(hash);
            } else {
                hash = unfolded_hash(bytes->hash);
            }
            return Answer::yes;
        }
        case Kind::Int:
            cage.poll.spent += static_cast<Int*>(object)->limbs / 128;
            hash = bigint::hash(IntegerView(cage, value));
            return Answer::yes;
        case Kind::Float:
            hash = hash_of_double(cage, static_cast<Float*>(object)->number);
            return Answer::yes;
        case Kind::Complex: {
            auto* number = static_cast<Complex*>(object);
            hash = static_cast<int64_t>(static_cast<uint64_t>(hash_of_double(cage, number->real)) +
                                        1000003u * static_cast<uint64_t>(hash_of_double(cage, number->imag)));
            if (hash == -1) hash = -2;
            return Answer::yes;
        }
        case Kind::Tuple: {
            auto* tuple = static_cast<Tuple*>(object);
            TupleHash items_hash;
            Answer answer = items(tuple->items(), tuple->length, depth + 1, items_hash);
            hash = items_hash.finish();
            return answer;
        }
        case Kind::Set:
            if (is_frozen(static_cast<Set*>(object)))
                return frozenset(static_cast<Set*>(object), hash, depth + 1);
            return unhashable(cage, outer, value, as_key);
        case Kind::Range: {
            Value parts[3];
            range_identity(cage, static_cast<Range*>(object), parts);
            TupleHash items_hash;
            Answer answer = items(parts, 3, depth + 1, items_hash);
            hash = items_hash.finish();
            return answer;
        }
        case Kind::SliceObject: {
            auto* slice = static_cast<SliceObject*>(object);
            const Value parts[3] = {slice->start, slice->stop, slice->step};
            TupleHash items_hash;
            Answer answer = items(parts, 3, depth + 1, items_hash);
            hash = items_hash.finish_slice();
            return answer;
        }
        case Kind::BoundMethod: {
            auto* method = static_cast<BoundMethod*>(object);
            int64_t function;
            Answer answer = identity_answer(cage, method->self, hash);
            if (answer != Answer::yes) return answer;
            answer = identity_answer(cage, method->function, function);
            hash = static_cast<int64_t>(static_cast<uint64_t>(hash) ^ static_cast<uint64_t>(function) << 1);
            if (hash == -1) hash = -2;
            return answer;
        }
        case Kind::List:
        case Kind::Dict:
        case Kind::ByteArray:
        case Kind::Cell: return unhashable(cage, outer, value, as_key);
        case Kind::DictView:
            if (object->aux == 1) return identity_answer(cage, value, hash);
            return unhashable(cage, outer, value, as_key);
        case Kind::MemoryView:
        case Kind::Code:
        case Kind::Deque:
        case Kind::WeakRef: return Answer::defer;
        default: return identity_answer(cage, value, hash);
        }
    }
};

} // namespace

Answer leaf_hash(Cage& cage, Value value, int64_t& hash, const char* as_key) {
    return Hasher{cage, value, as_key}.of(value, hash, 0);
}

Answer hash_of_result(Cage& cage, Value result, int64_t& hash) {
    if (result.is_int()) {
        hash = int_python_hash(result.as_int());
        return Answer::yes;
    }
    if (!result.is_bool() && !cage.is<Int>(result)) {
        Value made = raise(cage, KnownType::TypeError, "__hash__ method should return an integer");
        return made == Value::reserve() ? Answer::reserve : Answer::raised;
    }
    if (result.is_bool())
        hash = result.is_true();
    else if (!integer_fits(cage, result, hash))
        hash = bigint::hash(IntegerView(cage, result));
    if (hash == -1) hash = -2;
    return Answer::yes;
}

namespace {

// What decides how a value is compared for equality.
enum class Sort : uint8_t {
    identity,
    number,
    text,
    bytes,
    tuple,
    list,
    dict,
    set,
    range,
    slice,
    keys,
    items,
    method,
    python
};

Sort sort_of(Cage& cage, Value value) {
    if (value.is_int() || value.is_double() || value.is_bool()) return Sort::number;
    if (!value.is_ref()) return Sort::identity;
    Object* object = cage.at(value);
    switch (object->kind) {
    case Kind::Instance:
    case Kind::Exception:
    case Kind::Type: {
        auto* type = cage.as<Type>(class_of(cage, object));
        return (type->flags & type_flag::custom_eq) != 0 ? Sort::python : Sort::identity;
    }
    default: break;
    }
    if ((object->flags & Object::subclass) != 0 && !inherits_builtin(cage, value, KnownName::eq))
        return Sort::python;
    switch (object->kind) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Complex: return Sort::number;
    case Kind::Str:
    case Kind::StrView: return Sort::text;
    case Kind::Bytes:
    case Kind::ByteArray: return Sort::bytes;
    case Kind::Tuple: return Sort::tuple;
    case Kind::List: return Sort::list;
    case Kind::Dict: return Sort::dict;
    case Kind::Set: return Sort::set;
    case Kind::Range: return Sort::range;
    case Kind::SliceObject: return Sort::slice;
    case Kind::DictView:
        return object->aux == 0 ? Sort::keys : object->aux == 2 ? Sort::items : Sort::identity;
    case Kind::BoundMethod: return Sort::method;
    case Kind::MemoryView:
    case Kind::Code:
    case Kind::Cell:
    case Kind::Deque:
    case Kind::WeakRef: return Sort::python;
    default: return Sort::identity;
    }
}

Answer answer_of(bool truth) { return truth ? Answer::yes : Answer::no; }

bool is_float(Cage& cage, Value value, double& number) {
    if (value.is_double()) {
        number = value.as_double();
        return true;
    }
    if (!cage.is<Float>(value)) return false;
    number = cage.as<Float>(value)->number;
    return true;
}

bool equal_to_double(Cage& cage, Value integer, double number) {
    return bigint::compare_double(IntegerView(cage, integer), number) == 0;
}

bool equal_numbers(Cage& cage, Value left, Value right) {
    if (cage.is<Complex>(left) || cage.is<Complex>(right)) {
        if (!cage.is<Complex>(left)) std::swap(left, right);
        auto* number = cage.as<Complex>(left);
        if (cage.is<Complex>(right)) {
            auto* other = cage.as<Complex>(right);
            return number->real == other->real && number->imag == other->imag;
        }
        double real;
        if (number->imag != 0) return false;
        return is_float(cage, right, real) ? number->real == real
                                           : equal_to_double(cage, right, number->real);
    }
    double a, b;
    bool left_float = is_float(cage, left, a), right_float = is_float(cage, right, b);
    if (left_float && right_float) return a == b;
    if (left_float) return equal_to_double(cage, right, a);
    if (right_float) return equal_to_double(cage, left, b);
    int64_t small, other;
    bool left_small = integer_fits(cage, left, small), right_small = integer_fits(cage, right, other);
    if (left_small || right_small) return left_small && right_small && small == other;
    cage.poll.spent += cage.as<Int>(left)->limbs / 128;
    return bigint::compare(IntegerView(cage, left), IntegerView(cage, right)) == 0;
}

TextView bytes_of(Cage& cage, Value value) {
    if (cage.is<Bytes>(value)) return {cage.as<Bytes>(value)->data(), cage.as<Bytes>(value)->length, 1};
    auto* array = cage.as<ByteArray>(value);
    if (array->size == 0) return {};
    return {cage.as<Blob>(array->buffer)->data() + array->start, array->size, 1};
}

// Bounded recursion: `depth` counts down.
struct Comparer {
    Cage& cage;

    // Texts of up to 512 bytes are compared for nothing.
    bool left_is_long(uint32_t length) { return length >= 512 && cage.poll.charge(length / 512); }

    // As containers compare their items: the same object is equal to itself, whatever it says.
    Answer same_or_equal(Value left, Value right, uint32_t depth) {
        return left == right ? Answer::yes : of(left, right, depth);
    }

    Answer items(const Value* left, uint32_t left_count, const Value* right, uint32_t right_count,
                 uint32_t depth) {
        uint32_t count = left_count < right_count ? left_count : right_count;
        if (cage.poll.charge(1 + count / 64)) return Answer::stopped;
        for (uint32_t i = 0; i < count; i++) {
            if (left[i] == right[i]) continue;
            Answer answer = of(left[i], right[i], depth);
            if (answer != Answer::yes) return answer;
        }
        return answer_of(left_count == right_count);
    }

    // A key of one table that is looked for in another.
    struct Sought {
        Comparer& comparer;
        Value key;
        uint32_t depth;
        KeyTest test() {
            return {[](void* context, Value other) {
                        auto* sought = static_cast<Sought*>(context);
                        return sought->comparer.same_or_equal(other, sought->key, sought->depth);
                    },
                    this};
        }
    };

    Answer dicts(Dict* left, Dict* right, uint32_t depth) {
        if (left->live != right->live) return Answer::no;
        if (left->live == 0) return Answer::yes;
        if (cage.poll.charge(1 + left->live / 16)) return Answer::stopped;
        const uint32_t* hashes = dict_hashes(cage, left);
        for (auto entry : DictRange(cage, left)) {
            uint32_t found;
            Sought sought{*this, entry.key, depth};
            Answer answer = dict_match(cage, right, hashes[entry.index], sought.test(), found);
            if (answer == Answer::yes)
                answer = same_or_equal(entry.value, dict_entries(cage, right)[2 * size_t{found} + 1], depth);
            if (answer != Answer::yes) return answer;
        }
        return Answer::yes;
    }

    Answer subset(Set* left, Set* right, uint32_t depth) {
        if (cage.poll.charge(1 + left->live / 16)) return Answer::stopped;
        for (auto entry : SetRange(cage, left)) {
            Sought sought{*this, entry.key, depth};
            Answer answer = set_match(cage, right, entry.key, entry.hash, sought.test());
            if (answer != Answer::yes) return answer;
        }
        return Answer::yes;
    }

    Answer of(Value left, Value right, uint32_t depth) {
        if (Value::both_int(left, right)) return answer_of(left == right);
        Sort sort = sort_of(cage, left), other = sort_of(cage, right);
        if (sort == Sort::python || other == Sort::python) return Answer::defer;
        if (sort != other) {
            // Views compare with sets and with each other.
            auto set_like = [](Sort s) { return s == Sort::set || s == Sort::keys || s == Sort::items; };
            return set_like(sort) && set_like(other) ? Answer::defer : Answer::no;
        }
        if (left == right && sort != Sort::number) {
            bool plain = sort == Sort::identity || sort == Sort::text || sort == Sort::bytes ||
                         sort == Sort::range || sort == Sort::method || sort == Sort::set;
            if (plain) return Answer::yes;
        }
        if (depth == 0) return Answer::defer;
        depth--;
        switch (sort) {
        case Sort::identity: return Answer::no;
        case Sort::number: return answer_of(equal_numbers(cage, left, right));
        case Sort::text:
            if (left_is_long(str_length(cage, left))) return Answer::stopped;
            return answer_of(str_equal(cage, left, right));
        case Sort::bytes: {
            TextView a = bytes_of(cage, left), b = bytes_of(cage, right);
            if (left_is_long(a.length)) return Answer::stopped;
            return answer_of(a.length == b.length &&
                             (a.length == 0 || std::memcmp(a.data, b.data, a.length) == 0));
        }
        case Sort::tuple: {
            auto *a = cage.as<Tuple>(left), *b = cage.as<Tuple>(right);
            return items(a->items(), a->length, b->items(), b->length, depth);
        }
        case Sort::list: {
            auto *a = cage.as<List>(left), *b = cage.as<List>(right);
            if (a->size != b->size) return Answer::no;
            return a->size ? items(list_items(cage, a), a->size, list_items(cage, b), b->size, depth)
                           : Answer::yes;
        }
        case Sort::dict: return dicts(cage.as<Dict>(left), cage.as<Dict>(right), depth);
        case Sort::set: {
            auto *a = cage.as<Set>(left), *b = cage.as<Set>(right);
            return a->live == b->live ? subset(a, b, depth) : Answer::no;
        }
        case Sort::range: {
            Value a[3], b[3];
            range_identity(cage, cage.as<Range>(left), a);
            range_identity(cage, cage.as<Range>(right), b);
            return items(a, 3, b, 3, depth);
        }
        case Sort::slice: {
            auto *a = cage.as<SliceObject>(left), *b = cage.as<SliceObject>(right);
            const Value mine[3] = {a->start, a->stop, a->step}, its[3] = {b->start, b->stop, b->step};
            return items(mine, 3, its, 3, depth);
        }
        case Sort::method: {
            auto *a = cage.as<BoundMethod>(left), *b = cage.as<BoundMethod>(right);
            return answer_of(a->self == b->self && a->function == b->function);
        }
        case Sort::keys:
        case Sort::items:
        case Sort::python: break;
        }
        return Answer::defer;
    }
};

} // namespace

Answer leaf_equal(Cage& cage, Value left, Value right) {
    if (Value::both_int(left, right)) return answer_of(left == right);
    constexpr uint32_t is_short = 512;
    if (is_exact_str(cage, left) && is_exact_str(cage, right) && str_length(cage, left) < is_short)
        return answer_of(str_equal(cage, left, right));
    return Comparer{cage}.of(left, right, max_leaf_depth);
}

Answer leaf_truth(Cage& cage, Value value) {
    if (value.is_bool()) return answer_of(value.is_true());
    if (value.is_int()) return answer_of(value.as_int() != 0);
    if (value.is_none()) return Answer::no;
    if (value.is_double()) return answer_of(value.as_double() != 0);
    if (!value.is_ref()) return value == Value::not_implemented() ? Answer::defer : Answer::yes;
    Object* object = cage.at(value);
    switch (object->kind) {
    case Kind::Instance:
    case Kind::Exception:
    case Kind::Type: {
        auto* type = cage.as<Type>(class_of(cage, object));
        return (type->flags & type_flag::custom_bool) != 0 ? Answer::defer : Answer::yes;
    }
    case Kind::MemoryView: return Answer::defer;
    default: break;
    }
    if ((object->flags & Object::subclass) != 0 &&
        (!inherits_builtin(cage, value, KnownName::bool_) || !inherits_builtin(cage, value, KnownName::len)))
        return Answer::defer;
    switch (object->kind) {
    case Kind::Str:
    case Kind::StrView: return answer_of(str_length(cage, value) != 0);
    case Kind::Bytes: return answer_of(static_cast<Bytes*>(object)->length != 0);
    case Kind::ByteArray: return answer_of(static_cast<ByteArray*>(object)->size != 0);
    case Kind::Int: return answer_of(static_cast<Int*>(object)->limbs != 0);
    case Kind::Float: return answer_of(static_cast<Float*>(object)->number != 0);
    case Kind::Complex: {
        auto* number = static_cast<Complex*>(object);
        return answer_of(number->real != 0 || number->imag != 0);
    }
    case Kind::Tuple: return answer_of(static_cast<Tuple*>(object)->length != 0);
    case Kind::List: return answer_of(static_cast<List*>(object)->size != 0);
    case Kind::Dict: return answer_of(static_cast<Dict*>(object)->live != 0);
    case Kind::Set: return answer_of(static_cast<Set*>(object)->live != 0);
    case Kind::Deque: return answer_of(static_cast<Deque*>(object)->size != 0);
    case Kind::DictView: return answer_of(cage.as<Dict>(static_cast<DictView*>(object)->dict)->live != 0);
    case Kind::Range: return leaf_truth(cage, static_cast<Range*>(object)->length);
    default: return Answer::yes;
    }
}

} // namespace natrix
