#include "natives/all.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/iterator.h"
#include "objects/list.h"
#include "objects/subclass.h"
#include "objects/tuple.h"

// itertools: what goes through builtin iterators is stepped natively; all else are generators of
// lib/itertools.py.
namespace natrix {
namespace {

bool is_missing(Value value) { return value == Value::tombstone(); }

// A class of its own __next__ is the body's business.
bool is_plain_class(Cage& cage, Value type, KnownType known) { return type == cage.type(known); }

NativeIter* make_tool(Cage& cage, KnownType type, uint32_t what) {
    auto* made = cage.make<NativeIter>(type);
    if (made) made->what = what;
    return made;
}

// The iterator of what can be stepped natively, or defer.
Value tool_iter(Cage& cage, Value iterable) {
    return is_leaf_iterable(cage, iterable) ? leaf_iter(cage, iterable) : Value::defer();
}

// (cls, object, times or MISSING)
Value make_repeat(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_repeat) || is_missing(a[1])) return Value::defer();
    if (!is_missing(a[2]) && !a[2].is_int()) return Value::defer();
    auto* made = make_tool(cage, KnownType::itertools_repeat, native_iter::repeat);
    if (!made) return Value::reserve();
    made->first = a[1];
    made->counter = is_missing(a[2]) ? -1 : a[2].as_int() < 0 ? 0 : a[2].as_int();
    return cage.ref(made);
}

// (cls, start or MISSING, step or MISSING)
Value make_count(Cage& cage, Value* a) {
    Value start = is_missing(a[1]) ? Value::integer(0) : a[1];
    Value step = is_missing(a[2]) ? Value::integer(1) : a[2];
    if (!is_plain_class(cage, a[0], KnownType::itertools_count) || !Value::both_int(start, step))
        return Value::defer();
    auto* made = make_tool(cage, KnownType::itertools_count, native_iter::count);
    if (!made) return Value::reserve();
    made->counter = start.as_int();
    made->second = step;
    return cage.ref(made);
}

Value make_chain_over(Cage& cage, Value iterables) {
    Value outer = leaf_iter(cage, iterables);
    if (outer.is_signal()) return outer;
    auto* made = make_tool(cage, KnownType::itertools_chain, native_iter::chain);
    if (!made) return Value::reserve();
    made->first = outer;
    return cage.ref(made);
}

bool all_leaf_iterables(Cage& cage, const Value* values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!is_leaf_iterable(cage, values[i])) return false;
    return true;
}

// (cls, iterables)
Value make_chain(Cage& cage, Value* a) {
    auto* iterables = cage.as<Tuple>(a[1]);
    if (!is_plain_class(cage, a[0], KnownType::itertools_chain) ||
        !all_leaf_iterables(cage, iterables->items(), iterables->length))
        return Value::defer();
    return make_chain_over(cage, a[1]);
}

// (cls, iterable)
Value chain_from(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_chain)) return Value::defer();
    if (cage.is_exact<Tuple>(a[1])) {
        auto* tuple = cage.as<Tuple>(a[1]);
        if (!all_leaf_iterables(cage, tuple->items(), tuple->length)) return Value::defer();
    } else if (cage.is_exact<List>(a[1])) {
        auto* list = cage.as<List>(a[1]);
        if (list->size != 0 && !all_leaf_iterables(cage, list_items(cage, list), list->size))
            return Value::defer();
    } else if (!cage.is<DictView>(a[1])) {
        return Value::defer();
    }
    return make_chain_over(cage, a[1]);
}

// (cls, args): the iterable, and one to three bounds
Value make_islice(Cage& cage, Value* a) {
    auto* given = cage.as<Tuple>(a[1]);
    if (!is_plain_class(cage, a[0], KnownType::itertools_islice) || given->length < 2 || given->length > 4)
        return Value::defer();
    int64_t bounds[3] = {0, -1, 1};
    for (uint32_t i = 1; i < given->length; i++) {
        Value bound = given->items()[i];
        if (bound.is_none()) continue;
        uint32_t at = given->length == 2 ? 1 : i - 1;
        if (!bound.is_int() || bound.as_int() < (at == 2 ? 1 : 0)) return Value::defer();
        bounds[at] = bound.as_int();
    }
    Value inner = tool_iter(cage, given->items()[0]);
    if (inner.is_signal()) return inner;
    auto* state = cage.make<Items>(KnownType::object, 3);
    if (!state) return Value::reserve();
    for (int i = 0; i < 3; i++) state->items()[i] = Value::integer(bounds[i]);
    auto* made = make_tool(cage, KnownType::itertools_islice, native_iter::islice);
    if (!made) return Value::reserve();
    made->first = inner;
    made->second = cage.ref(state);
    return cage.ref(made);
}

// (cls, iterable)
Value make_pairwise(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_pairwise)) return Value::defer();
    Value inner = tool_iter(cage, a[1]);
    if (inner.is_signal()) return inner;
    auto* made = make_tool(cage, KnownType::itertools_pairwise, native_iter::pairwise);
    if (!made) return Value::reserve();
    made->first = inner;
    return cage.ref(made);
}

// (cls, iterable, func, initial): a plain sum
Value make_accumulate(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_accumulate) || !a[2].is_none() || !a[3].is_none())
        return Value::defer();
    Value inner = leaf_iter(cage, a[1]);
    if (inner.is_signal()) return inner;
    if (!is_leaf_iterator(cage, inner)) return Value::defer();
    auto* made = make_tool(cage, KnownType::itertools_accumulate, native_iter::accumulate);
    if (!made) return Value::reserve();
    made->first = inner;
    return cage.ref(made);
}

// (cls, iterable)
Value make_cycle(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_cycle)) return Value::defer();
    Value inner = tool_iter(cage, a[1]);
    if (inner.is_signal()) return inner;
    List* saved = make_list(cage);
    if (!saved) return Value::reserve();
    auto* made = make_tool(cage, KnownType::itertools_cycle, native_iter::cycle);
    if (!made) return Value::reserve();
    made->first = cage.ref(saved);
    made->second = inner;
    return cage.ref(made);
}

// (cls, iterable, n, strict)
Value make_batched(Cage& cage, Value* a) {
    constexpr int64_t most = 4096;
    if (!is_plain_class(cage, a[0], KnownType::itertools_batched) || !a[2].is_int() || !a[3].is_false())
        return Value::defer();
    if (a[2].as_int() < 1 || a[2].as_int() > most) return Value::defer();
    Value inner = leaf_iter(cage, a[1]);
    if (inner.is_signal()) return inner;
    if (!is_leaf_iterator(cage, inner)) return Value::defer();
    auto* made = make_tool(cage, KnownType::itertools_batched, native_iter::batched);
    if (!made) return Value::reserve();
    made->first = inner;
    made->counter = a[2].as_int();
    return cage.ref(made);
}

// (cls, data, selectors)
Value make_compress(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_compress)) return Value::defer();
    Value data = leaf_iter(cage, a[1]);
    if (data.is_signal()) return data;
    Value selectors = leaf_iter(cage, a[2]);
    if (selectors.is_signal()) return selectors;
    if (!is_leaf_iterator(cage, data) || !is_leaf_iterator(cage, selectors)) return Value::defer();
    auto* made = make_tool(cage, KnownType::itertools_compress, native_iter::compress);
    if (!made) return Value::reserve();
    made->first = data;
    made->second = selectors;
    return cage.ref(made);
}

Value make_rows(Cage& cage, KnownType type, uint32_t what, Value pools, uint64_t indices) {
    auto* state = cage.make<Items>(KnownType::object, indices);
    if (!state) return Value::reserve();
    for (uint32_t i = 0; i < state->capacity; i++) state->items()[i] = Value::integer(0);
    auto* made = make_tool(cage, type, what);
    if (!made) return Value::reserve();
    made->first = pools;
    made->second = cage.ref(state);
    return cage.ref(made);
}

// What rows are made of: a tuple of a container's items. (Those of an iterator would be gone if something
// failed later.)
Value pool_of(Cage& cage, Value iterable) {
    bool container = is_leaf_iterable(cage, iterable) && !cage.is<NativeIter>(iterable) &&
                     !is_leaf_iterator(cage, iterable);
    return container ? leaf_tuple(cage, iterable) : Value::defer();
}

constexpr int64_t longest_row = 1 << 20;

// (cls, repeat, iterables)
Value make_product(Cage& cage, Value* a) {
    auto* iterables = cage.as<Tuple>(a[2]);
    if (!is_plain_class(cage, a[0], KnownType::itertools_product) || !a[1].is_int() || a[1].as_int() < 0)
        return Value::defer();
    uint64_t total;
    if (__builtin_mul_overflow(static_cast<uint64_t>(a[1].as_int()), iterables->length, &total) ||
        total > static_cast<uint64_t>(longest_row))
        return Value::defer();
    if (a[1].as_int() == 0) total = 0;
    auto* pools = total ? make_tuple(cage, total) : cage.as<Tuple>(cage.empty_tuple);
    if (!pools) return Value::reserve();
    bool ends = false;
    for (uint32_t i = 0; i < iterables->length; i++) {
        Value pool = pool_of(cage, iterables->items()[i]);
        if (pool.is_signal()) return pool;
        if (total != 0) pools->items()[i] = pool;
        ends |= cage.as<Tuple>(pool)->length == 0;
    }
    for (uint64_t i = iterables->length; i < total; i++)
        pools->items()[i] = pools->items()[i - iterables->length];
    Value made = make_rows(cage, KnownType::itertools_product, native_iter::product, cage.ref(pools), total);
    if (!made.is_signal() && ends && total != 0) cage.as<NativeIter>(made)->counter = 2;
    return made;
}

// (cls, iterable, r)
template<KnownType type, uint32_t what> Value make_combinations(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], type) || !a[2].is_int() || a[2].as_int() < 0 ||
        a[2].as_int() > longest_row)
        return Value::defer();
    Value pool = pool_of(cage, a[1]);
    if (pool.is_signal()) return pool;
    return make_rows(cage, type, what, pool, static_cast<uint64_t>(a[2].as_int()));
}

// (cls, iterable, r or None)
Value make_permutations(Cage& cage, Value* a) {
    if (!is_plain_class(cage, a[0], KnownType::itertools_permutations)) return Value::defer();
    if (!a[2].is_none() && (!a[2].is_int() || a[2].as_int() < 0)) return Value::defer();
    Value pool = pool_of(cage, a[1]);
    if (pool.is_signal()) return pool;
    uint32_t size = cage.as<Tuple>(pool)->length;
    bool longer = a[2].is_int() && a[2].as_int() > size;
    uint64_t length = a[2].is_none() || longer ? size : static_cast<uint64_t>(a[2].as_int());
    Value made =
        make_rows(cage, KnownType::itertools_permutations, native_iter::permutations, pool, size + length);
    if (!made.is_signal() && longer) cage.as<NativeIter>(made)->counter = 2;
    return made;
}

Value step(Cage& cage, Value* a) {
    if (cage.is<Generator>(a[0])) {
        cage.tail_callable = a[0];
        cage.tail_arguments = Value::none();
        cage.tail_keywords = Value();
        return Value::tail_call();
    }
    Value item = leaf_step(cage, a[0]);
    return item == Value::exhausted() ? raise_with(cage, KnownType::StopIteration, Value()) : item;
}

// (instance, number or value): the parts of a native iterator, MISSING where there is none.
Value part(Cage& cage, Value* a) {
    auto* it = cage.as<NativeIter>(a[0]);
    switch (a[1].as_int()) {
    case 0: return it->first.is_bound() ? it->first : Value::tombstone();
    case 1: return it->second.is_bound() ? it->second : Value::tombstone();
    default: return integer_from(cage, it->counter);
    }
}
// (instance, number, value)
Value set_part(Cage& cage, Value* a) {
    auto* it = cage.as<NativeIter>(a[0]);
    cage.writing(it);
    Value value = is_missing(a[2]) ? Value() : a[2];
    switch (a[1].as_int()) {
    case 0: it->first = value; break;
    case 1: it->second = value; break;
    default: it->counter = value.as_int();
    }
    return Value::none();
}
// (class, what, first, second, counter): an iterator whose steps the body makes where they need Python.
Value make_of_parts(Cage& cage, Value* a) {
    auto* made = make_instance_of<NativeIter>(cage, a[0]);
    if (!made) return Value::reserve();
    made->what = static_cast<uint32_t>(a[1].as_int());
    made->first = is_missing(a[2]) ? Value() : a[2];
    made->second = is_missing(a[3]) ? Value() : a[3];
    made->counter = a[4].as_int();
    return cage.ref(made);
}

constexpr NativeEntry native_entries[] = {
    {"itertools.repeat.__new__", make_repeat},
    {"itertools.count.__new__", make_count},
    {"itertools.chain.__new__", make_chain},
    {"itertools.chain.from_iterable", chain_from},
    {"itertools.islice.__new__", make_islice},
    {"itertools.pairwise.__new__", make_pairwise},
    {"itertools.accumulate.__new__", make_accumulate},
    {"itertools.cycle.__new__", make_cycle},
    {"itertools.batched.__new__", make_batched},
    {"itertools.compress.__new__", make_compress},
    {"itertools.product.__new__", make_product},
    {"itertools.combinations.__new__",
     make_combinations<KnownType::itertools_combinations, native_iter::combinations>},
    {"itertools.combinations_with_replacement.__new__",
     make_combinations<KnownType::itertools_combinations_with_replacement, native_iter::replaced>},
    {"itertools.permutations.__new__", make_permutations},
    {"itertools.repeat.__next__", step},
    {"itertools.count.__next__", step},
    {"itertools.chain.__next__", step},
    {"itertools.islice.__next__", step},
    {"itertools.pairwise.__next__", step},
    {"itertools.accumulate.__next__", step},
    {"itertools.cycle.__next__", step},
    {"itertools.batched.__next__", step},
    {"itertools.compress.__next__", step},
    {"itertools.product.__next__", step},
    {"itertools.combinations.__next__", step},
    {"itertools.combinations_with_replacement.__next__", step},
    {"itertools.permutations.__next__", step},
    {"itertools.zip_longest.__next__", step},
    {"itertools.starmap.__next__", step},
    {"itertools.takewhile.__next__", step},
    {"itertools.dropwhile.__next__", step},
    {"itertools.filterfalse.__next__", step},
    {"itertools.groupby.__next__", step},
    {"itertools._grouper.__next__", step},
};
constexpr NativeEntry kernel_entries[] = {
    {"tool_part", part},
    {"tool_set_part", set_part},
    {"tool_make", make_of_parts},
};

} // namespace

const NativeTable itertools_natives = natives_of(native_entries),
                  itertools_kernels = kernels_of(kernel_entries);

} // namespace natrix
