#include "natives/all.h"
#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

// _functools: what calls cost that functools wraps.
namespace natrix {
namespace {

// Slots of a class of lib/_functools.py lie in the order of their names.
namespace partial_slot {
constexpr uint32_t holes = 0; // _phcount: how many arguments are Placeholders
constexpr uint32_t args = 1;
constexpr uint32_t function = 2;
constexpr uint32_t keywords = 3;
} // namespace partial_slot

namespace lru_slot {
constexpr uint32_t cache = 0; // key -> result, or the link that holds it
constexpr uint32_t hits = 2;
constexpr uint32_t most = 5;
constexpr uint32_t root = 6;
constexpr uint32_t typed = 7;
} // namespace lru_slot

// (self, args, keywords): calls the function with all arguments.
Value call_partial(Cage& cage, Value* a) {
    Object* self = cage.at(a[0]);
    if (self->kind != Kind::Instance) return Value::defer();
    Value args = attribute_slot(cage, self, partial_slot::args);
    Value keywords = attribute_slot(cage, self, partial_slot::keywords);
    Value function = attribute_slot(cage, self, partial_slot::function);
    if (attribute_slot(cage, self, partial_slot::holes) != Value::integer(0) || !cage.is<Tuple>(args) ||
        !cage.is<Dict>(keywords) || function.is_unbound())
        return Value::defer();
    auto *first = cage.as<Tuple>(args), *rest = cage.as<Tuple>(a[1]);
    Value all = first->length == 0 ? a[1] : args;
    if (first->length != 0 && rest->length != 0) {
        auto* joined = make_tuple(cage, uint64_t{first->length} + rest->length);
        if (!joined) return Value::reserve();
        std::memcpy(static_cast<void*>(joined->items()), first->items(), size_t{first->length} * 8);
        std::memcpy(static_cast<void*>(joined->items() + first->length), rest->items(),
                    size_t{rest->length} * 8);
        all = cage.ref(joined);
    }
    auto *own = cage.as<Dict>(keywords), *given = cage.as<Dict>(a[2]);
    Value named = given->live != 0 ? a[2] : own->live != 0 ? keywords : Value();
    if (given->live != 0 && own->live != 0) {
        Dict* merged = dict_copy(cage, own);
        if (!merged) return Value::reserve();
        for (auto entry : DictRange(cage, given)) {
            if (!is_str(cage, entry.key)) return Value::defer();
            if (!dict_set_str(cage, merged, entry.key, entry.value)) return Value::reserve();
        }
        named = cage.ref(merged);
    }
    cage.tail_callable = function;
    cage.tail_arguments = all;
    cage.tail_keywords = named;
    return Value::tail_call();
}

// (self, args, keywords): a result that is there. Of a bounded cache its link becomes the youngest: links are
// lists of the one before, the one behind, key and result, in a ring whose root stands before the oldest.
Value call_cached(Cage& cage, Value* a) {
    Object* self = cage.at(a[0]);
    if (self->kind != Kind::Instance || cage.as<Dict>(a[2])->live != 0) return Value::defer();
    Value cache = attribute_slot(cage, self, lru_slot::cache),
          hits = attribute_slot(cage, self, lru_slot::hits);
    if (!cage.is_exact<Dict>(cache) || !hits.is_int() ||
        !attribute_slot(cage, self, lru_slot::typed).is_false())
        return Value::defer();
    auto* args = cage.as<Tuple>(a[1]);
    Value key = a[1];
    if (args->length == 1) {
        Value only = args->items()[0];
        if (only.is_int() || cage.is_exact<Int>(only) || is_exact_str(cage, only)) key = only;
    }
    Value found = dict_look_up(cage, cage.as<Dict>(cache), key);
    if (found == Value::raised()) {
        cage.pending = Value();
        return Value::defer();
    }
    if (found.is_signal()) return found;
    if (found.is_unbound()) return Value::defer();
    if (!attribute_slot(cage, self, lru_slot::most).is_none()) {
        auto is_link = [&](Value value) { return cage.is<List>(value) && cage.as<List>(value)->size == 4; };
        Value root = attribute_slot(cage, self, lru_slot::root);
        if (!is_link(found) || !is_link(root)) return Value::defer();
        auto items = [&](Value link) { return list_items(cage, cage.as<List>(link)); };
        auto write = [&](Value link, int at, Value value) {
            cage.writing(cage.at(cage.as<List>(link)->items));
            items(link)[at] = value;
        };
        Value before = items(found)[0], behind = items(found)[1], youngest = items(root)[0];
        if (!is_link(before) || !is_link(behind) || !is_link(youngest)) return Value::defer();
        if (youngest != found) {
            write(before, 1, behind);
            write(behind, 0, before);
            write(youngest, 1, found);
            write(root, 0, found);
            write(found, 0, youngest);
            write(found, 1, root);
        }
        found = items(found)[3];
    }
    cage.writing(self);
    Value& count = attribute_slot(cage, self, lru_slot::hits);
    count = Value::integer(hits.as_int() + 1);
    return found;
}

constexpr NativeEntry native_entries[] = {
    {"_functools.partial.__call__", call_partial},
    {"_functools._lru_cache_wrapper.__call__", call_cached},
};

} // namespace

const NativeTable functools_natives = natives_of(native_entries);

} // namespace natrix
