#pragma once
#include "memory/cage.h"
#include "objects/type.h"

namespace natrix {

// Whether __new__ of builtin class `base` may make an instance of `type`.
inline bool may_make(Cage& cage, Value type, KnownType base) {
    return type == cage.type(base) || (cage.is<Type>(type) && is_subtype(cage, type, base));
}

// A fresh object of T's layout whose class is `type`: the builtin class itself, or a subclass made by a class
// statement, whose instances have room for attributes. Its fields are zero. nullptr: reserve.
template<class T> [[nodiscard]] T* make_instance_of(Cage& cage, Value type, uint64_t count = 0) {
    auto* object_type = cage.as<Type>(type);
    if ((object_type->flags & type_flag::heap) == 0) {
        auto* plain = cage.make<T>(KnownType::object, count);
        if (plain) static_cast<Object*>(plain)->type = type.offset();
        return plain;
    }
    constexpr Kind kind = T::kind_of;
    const Layout& layout = layout_of(kind);
    if (count > UINT32_MAX / 8) return cage.too_large<T>();
    uint64_t variable = layout.variable_values ? count * 8 : (count + 7) & ~uint64_t{7};
    // The slots of __slots__ are there from the beginning.
    uint32_t slots = object_type->shape.is_bound() ? cage.as<Shape>(object_type->shape)->count : 0;
    Items* members = slots ? cage.make<Items>(KnownType::object, slots) : nullptr;
    if (slots && !members) return nullptr;
    // As an Object: some kinds have a field `flags` of their own.
    auto* object = static_cast<Object*>(cage.allocate(layout.fixed_bytes + variable + 8));
    if (!object) return nullptr;
    object->kind = kind;
    object->flags = Object::subclass | Object::attributes;
    object->type = type.offset();
    if (object_type->shape.is_bound()) {
        object->flags |= Object::shaped;
        object->type = object_type->shape.offset();
    }
    if (layout.count_field != 0)
        *reinterpret_cast<uint32_t*>(reinterpret_cast<std::byte*>(object) + layout.count_field) =
            static_cast<uint32_t>(count);
    if (members) attributes_of(object) = cage.ref(members);
    if ((object_type->flags & type_flag::custom_del) != 0 && !enlist_finalizable(cage, object))
        return nullptr;
    return static_cast<T*>(object);
}

} // namespace natrix
