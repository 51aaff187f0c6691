#include "image/boot.h"

#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

namespace natrix {
namespace {

struct TypeRow {
    const char* name;
    Kind layout;
    KnownType base;
};

constexpr TypeRow type_rows[] = {
#define TYPE(id, python_name, layout, base) {python_name, Kind::layout, KnownType::base},
#include "memory/known.def"
};

constexpr const char* name_texts[] = {
#define NAME(id, text) text,
#include "memory/known.def"
};

using enum KnownType;

constexpr KnownType sequences[] = {list, tuple, range, memoryview, collections_deque};
constexpr KnownType self_matching[] = {bool_, bytearray, bytes, dict, float_, frozenset,
                                       int_,  list,      set,   str,  tuple};
constexpr KnownType not_bases[] = {
    bool_,
    memoryview,
    range,
    slice,
    none_type,
    not_implemented_type,
    ellipsis_type,
    function,
    method,
    code,
    frame,
    frame_locals_proxy,
    traceback,
    cell,
    generator,
    coroutine,
    async_generator,
    builtin_function,
    method_descriptor,
    wrapper_descriptor,
    getset_descriptor,
    member_descriptor,
    classmethod_descriptor,
    method_wrapper,
    mappingproxy,
    dict_keys,
    dict_values,
    dict_items,
    odict_keys,
    odict_values,
    odict_items,
};
constexpr KnownType weakly_referable[] = {set,       frozenset,       function, method, generator,
                                          coroutine, async_generator, type,     module, collections_deque};

template<size_t n> void flag(Cage& cage, const KnownType (&known)[n], uint32_t flag) {
    for (KnownType type : known) cage.as<Type>(cage.type(type))->flags |= flag;
}

bool make_types(Cage& cage) {
    for (uint32_t i = 0; i < known_types; i++) {
        auto* object = cage.make<Type>(KnownType::type);
        if (!object) return false;
        cage.types[i] = cage.ref(object);
    }
    for (Value type_value : cage.types) cage.at(type_value)->type = cage.type(KnownType::type).offset();
    return true;
}

bool make_names(Cage& cage) {
    for (uint32_t i = 0; i < known_names; i++) {
        cage.names[i] = intern_utf8(cage, name_texts[i], std::strlen(name_texts[i]));
        if (cage.names[i].is_signal()) return false;
    }
    return true;
}

bool fill_type(Cage& cage, uint32_t i) {
    auto* object = cage.as<Type>(cage.types[i]);
    const TypeRow& row = type_rows[i];
    Value name = intern_utf8(cage, row.name, std::strlen(row.name));
    bool is_object = i == static_cast<uint32_t>(KnownType::object);
    Value bases = is_object ? cage.empty_tuple : tuple_of(cage, {cage.type(row.base)});
    if (name.is_signal() || bases.is_signal()) return false;
    // Those of modules are named with the module.
    const char* dot = std::strrchr(row.name, '.');
    Value qualname = dot ? intern_utf8(cage, dot + 1, std::strlen(dot + 1)) : name;
    if (qualname.is_signal()) return false;
    object->name = name;
    object->qualname = qualname;
    object->layout = static_cast<uint8_t>(row.layout);
    object->builtin = 1;
    object->slot_hint = 0;
    object->bases = bases;
    object->base = is_object ? Value::none() : cage.type(row.base);
    Dict* attributes = make_dict(cage);
    if (!attributes) return false;
    object->dict = cage.ref(attributes);
    if (row.layout == Kind::Exception) object->flags |= type_flag::has_dict | type_flag::has_weakref;
    Value mro = is_object ? tuple_of(cage, {cage.types[i]}) : compute_mro(cage, cage.types[i], bases);
    if (mro.is_signal()) return false;
    object->mro = mro;
    if (row.layout == Kind::Instance && !make_root_shape(cage, object)) return false;
    return is_object || register_subclass(cage, cage.types[i]);
}

bool make_characters(Cage& cage) {
    auto* items = cage.make<Items>(KnownType::object, 256);
    if (!items) return false;
    for (CodePoint c = 0; c < 256; c++) {
        char utf8[2] = {static_cast<char>(c < 0x80 ? c : 0xC0 | c >> 6),
                        static_cast<char>(0x80 | (c & 0x3F))};
        Value character = intern_utf8(cage, utf8, c < 0x80 ? 1 : 2);
        if (character.is_signal()) return false;
        items->items()[c] = character;
    }
    cage.characters = cage.ref(items);
    return true;
}

} // namespace

bool boot(Cage& cage) {
    if (!make_types(cage)) return false;
    Tuple* nothing = make_tuple(cage, 0);
    if (!nothing) return false;
    cage.empty_tuple = cage.ref(nothing);
    if (!make_names(cage)) return false;
    for (uint32_t i = 0; i < known_types; i++)
        if (!fill_type(cage, i)) return false;
    flag(cage, sequences, type_flag::sequence);
    flag(cage, {dict, frame_locals_proxy}, type_flag::mapping);
    flag(cage, self_matching, type_flag::match_self);
    flag(cage, not_bases, type_flag::final);
    flag(cage, weakly_referable, type_flag::has_weakref);
    flag(cage, {type, module, staticmethod, classmethod}, type_flag::has_dict);
    if (!make_characters(cage)) return false;
    Dict* modules = make_dict(cage, 8);
    Dict* builtins = make_dict(cage, 256);
    if (!modules || !builtins) return false;
    cage.modules = cage.ref(modules);
    cage.builtins = cage.ref(builtins);
    return true;
}

} // namespace natrix
