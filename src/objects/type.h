#pragma once
#include "memory/cage.h"

namespace natrix {

// Type::flags. The lower half says what a class is; the upper half is derived from its attributes by
// type_refresh().
namespace type_flag {
constexpr uint32_t heap = 1u << 0;        // made by a class statement or type(): its attributes may be set
constexpr uint32_t final = 1u << 1;       // not an acceptable base
constexpr uint32_t no_new = 1u << 2;      // cannot be instantiated from Python
constexpr uint32_t has_dict = 1u << 3;    // instances take any attribute
constexpr uint32_t sequence = 1u << 4;    // matched by sequence patterns
constexpr uint32_t mapping = 1u << 5;     // matched by mapping patterns
constexpr uint32_t abstract = 1u << 6;    // has abstract methods: cannot be instantiated
constexpr uint32_t has_weakref = 1u << 7; // instances may be weakly referenced
constexpr uint32_t cached = 1u << 8;      // some inline or method cache depends on its attributes
constexpr uint32_t uncacheable = 1u << 9; // changes so often that caching it costs more than it saves
constexpr uint32_t match_self =
    1u << 10; // class patterns with one positional sub-pattern match the subject itself
constexpr uint32_t immutable =
    1u << 11; // of a module of ours that stands for one in C: attributes cannot be set

constexpr uint32_t custom_eq = 1u << 16;   // __eq__ is not object's
constexpr uint32_t custom_hash = 1u << 17; // __hash__ is not object's
constexpr uint32_t custom_getattribute = 1u << 18;
constexpr uint32_t custom_getattr = 1u << 19;     // has __getattr__
constexpr uint32_t custom_setattr = 1u << 20;     // __setattr__ or __delattr__ is not object's
constexpr uint32_t custom_del = 1u << 21;         // has __del__
constexpr uint32_t custom_bool = 1u << 22;        // has __bool__ or __len__
constexpr uint32_t is_descriptor = 1u << 23;      // instances have __get__
constexpr uint32_t is_data_descriptor = 1u << 24; // instances have __set__ or __delete__
constexpr uint32_t custom_new = 1u << 25;         // __new__ is not object's
constexpr uint32_t custom_init = 1u << 26;        // __init__ is not object's
constexpr uint32_t custom_iter =
    1u << 27; // a subclass of a builtin whose __iter__ (or keys, __getitem__) is not the builtin's
constexpr uint32_t derived = 0xFFFF'0000u;
} // namespace type_flag

// The class of any value.
Value class_of(Cage& cage, Value value);
inline Value class_of(Cage& cage, const Object* object) {
    Value type = Value::ref(object->type);
    return (object->flags & Object::shaped) != 0 ? cage.as<Shape>(type)->owner : type;
}
inline Type* type_of(Cage& cage, Value value) { return cage.as<Type>(class_of(cage, value)); }

// Where the attribute of a class that its instances see stands: the offset of its value in the dict of the
// first class of the MRO that has it, or 0, which reads as unbound. It holds as long as the epoch does,
// because whatever adds or takes away an attribute of a class begins another. `name` is interned.
uint32_t type_lookup_slowly(Cage& cage, Value type, Value name);
inline uint32_t type_lookup_place(Cage& cage, Value type, Value name) {
    uint64_t key = uint64_t{type.offset()} << 32 | name.offset();
    uint32_t at = (type.offset() >> 3 ^ name.offset() >> 4) % Cage::method_cache_entries;
    const Cage::MethodCacheEntry& entry = cage.method_cache[at];
    if (entry.key == key && entry.epoch == cage.epoch) [[likely]]
        return entry.place;
    return type_lookup_slowly(cage, type, name);
}
inline Value& value_at_place(Cage& cage, uint32_t place) {
    return *reinterpret_cast<Value*>(cage.base() + place);
}
// The attribute itself, or unbound.
inline Value type_lookup(Cage& cage, Value type, Value name) {
    return value_at_place(cage, type_lookup_place(cage, type, name));
}
inline Value type_lookup(Cage& cage, Value type, KnownName name) {
    return type_lookup(cage, type, cage.name(name));
}
// The same, past class `after` in the MRO of `type` (super()).
Value type_lookup_after(Cage& cage, Value type, Value after, Value name);

bool is_subtype(Cage& cage, Value type, Value base);
inline bool is_subtype(Cage& cage, Value type, KnownType base) {
    return is_subtype(cage, type, cage.type(base));
}
inline bool is_instance(Cage& cage, Value value, KnownType type) {
    return is_subtype(cage, class_of(cage, value), cage.type(type));
}
inline bool is_type(Cage& cage, Value value) { return cage.is<Type>(value); }

// Computes the derived flags from what the MRO offers. After a class was made or an attribute of it changed.
void type_refresh(Cage& cage, Type* type);
// To be called after attribute `name` of a class was set or deleted: refreshes it and all its subclasses, and
// voids the caches where they may depend on it. `plain`: neither the old nor the new value was a function or
// descriptor.
void type_changed(Cage& cage, Type* type, Value name, bool plain);

// Sets an attribute of a class made by a script. False: reserve. `name` is interned.
bool set_class_attribute(Cage& cage, Type* type, Value name, Value value);

// The C3 linearisation of a class over its bases: a tuple, Value::raised() (inconsistent), or
// Value::reserve().
Value compute_mro(Cage& cage, Value type, Value bases);

// Makes the root shape of a class; false: reserve.
bool make_root_shape(Cage& cage, Type* type);
// A fresh instance of a class of layout Instance; nullptr: reserve.
Instance* make_instance(Cage& cage, Type* type);
// Has scheduled collections run its __del__ (for a generator: its close()) once it is dead; the caller has
// just made it. False: reserve. If the caller gives the object up after that, it takes the flag `finalizable`
// away.
bool enlist_finalizable(Cage& cage, Object* object);

// Adds the class to its bases' lists of subclasses; false: reserve.
bool register_subclass(Cage& cage, Value type);

} // namespace natrix
