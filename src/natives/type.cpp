#include "natives/type.h"

#include "natives/all.h"
#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

// Classes: making them, their attributes, their order of resolution.
namespace natrix {
namespace {

Value or_missing(Value value) { return value.is_bound() ? value : Value::tombstone(); }
Type* type_at(Cage& c, Value* a) { return c.as<Type>(a[0]); }

// The special methods that a builtin class has as slot wrappers; all others are methods like any.
constexpr const char* slot_names[] = {
    "__abs__",     "__add__",       "__aiter__",   "__and__",          "__anext__",   "__await__",
    "__bool__",    "__buffer__",    "__call__",    "__contains__",     "__del__",     "__delattr__",
    "__delete__",  "__delitem__",   "__divmod__",  "__eq__",           "__float__",   "__floordiv__",
    "__ge__",      "__get__",       "__getattr__", "__getattribute__", "__getitem__", "__gt__",
    "__hash__",    "__iadd__",      "__iand__",    "__ifloordiv__",    "__ilshift__", "__imatmul__",
    "__imod__",    "__imul__",      "__index__",   "__init__",         "__int__",     "__invert__",
    "__ior__",     "__ipow__",      "__irshift__", "__isub__",         "__iter__",    "__itruediv__",
    "__ixor__",    "__le__",        "__len__",     "__lshift__",       "__lt__",      "__matmul__",
    "__mod__",     "__mul__",       "__ne__",      "__neg__",          "__next__",    "__or__",
    "__pos__",     "__pow__",       "__radd__",    "__rand__",         "__rdivmod__", "__release_buffer__",
    "__repr__",    "__rfloordiv__", "__rlshift__", "__rmatmul__",      "__rmod__",    "__rmul__",
    "__ror__",     "__rpow__",      "__rrshift__", "__rshift__",       "__rsub__",    "__rtruediv__",
    "__rxor__",    "__set__",       "__setattr__", "__setitem__",      "__str__",     "__sub__",
    "__truediv__", "__xor__",
};
// Those of them that CPython defines as methods in some classes.
constexpr const char* plain_methods[] = {"list.__getitem__", "dict.__getitem__", "dict.__contains__",
                                         "set.__contains__", "frozenset.__contains__"};

template<size_t n> bool is_among(Cage& c, Value text, const char* const (&names)[n]) {
    for (const char* name : names)
        if (str_equals(c, text, name)) return true;
    return false;
}

// What a builtin class' statement defines becomes what such classes have: methods, getset descriptors, a
// __new__ that binds nothing.
void adopt(Cage& c, Value type, Value name, Value attribute) {
    if (c.is_exact<Property>(attribute)) {
        auto* property = c.as<Property>(attribute);
        if (property->Object::type == c.type(KnownType::property).offset())
            property->Object::type = c.type(KnownType::getset_descriptor).offset();
        property->owner = type;
        property->name = name;
        return;
    }
    if (c.is_exact<ClassMethod>(attribute) && c.is<Function>(c.as<ClassMethod>(attribute)->callable)) {
        c.at(attribute)->type = c.type(KnownType::classmethod_descriptor).offset();
        c.as<Function>(c.as<ClassMethod>(attribute)->callable)->owner = type;
        return;
    }
    if (!c.is<Function>(attribute)) return;
    auto* function = c.as<Function>(attribute);
    if (function->builtin == script_function) return;
    function->owner = type;
    if (name == c.name(KnownName::new_)) {
        function->Object::type = c.type(KnownType::builtin_function).offset();
        return;
    }
    function->receiver = 1;
    bool slot = is_among(c, function->name, slot_names) && !is_among(c, function->qualname, plain_methods);
    function->Object::type =
        c.type(slot ? KnownType::wrapper_descriptor : KnownType::method_descriptor).offset();
}

// The class statement of a builtin class in the prelude gives the class that boot made its attributes.
Value fill_builtin_class(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    auto* attributes = c.as<Dict>(type->dict);
    for (auto entry : DictRange(c, c.as<Dict>(a[1]))) {
        // What every class statement sets says nothing here, unless the class defines such an attribute
        // itself.
        bool of_statement =
            entry.key == c.name(KnownName::qualname) || entry.key == c.name(KnownName::module) ||
            entry.key == c.name(KnownName::firstlineno) || entry.key == c.name(KnownName::static_attributes);
        if (of_statement && !c.is<Property>(entry.value)) continue;
        adopt(c, a[0], entry.key, entry.value);
        if (!dict_set_str(c, attributes, entry.key, entry.value)) return Value::reserve();
    }
    // A class with __eq__ and without __hash__ is unhashable.
    bool has_eq = dict_get_str(c, attributes, c.name(KnownName::eq)).is_bound();
    bool has_hash = dict_get_str(c, attributes, c.name(KnownName::hash)).is_bound();
    if (has_eq && !has_hash && !dict_set_str(c, attributes, c.name(KnownName::hash), Value::none()))
        return Value::reserve();
    c.epoch++;
    for (Value known : c.types) type_refresh(c, c.as<Type>(known));
    return Value::none();
}

// seal_class(class, full name): a class of a module of ours becomes as classes of CPython's C modules are.
Value seal_class(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    auto* attributes = c.as<Dict>(type->dict);
    for (auto entry : DictRange(c, attributes)) {
        Value attribute = entry.value;
        if (entry.key == c.name(KnownName::new_) && c.is_exact<StaticMethod>(attribute)) {
            attribute = c.as<StaticMethod>(attribute)->callable;
            if (!dict_set_str(c, attributes, entry.key, attribute)) return Value::reserve();
        }
        adopt(c, a[0], entry.key, attribute);
    }
    type->name = name;
    type->flags |= type_flag::immutable;
    c.epoch++;
    return Value::none();
}

Value builtin_class(Cage& c, Value* a) {
    for (Value known : c.types)
        if (str_equal(c, c.as<Type>(known)->name, a[0])) return known;
    return Value::tombstone();
}

// (meta, name, bases, base, namespace dict, slot names tuple or None, has_dict, has_weakref) -> class without
// MRO.
Value make_class(Cage& c, Value* a) {
    auto* type = c.make<Type>(KnownType::type);
    if (!type) return Value::reserve();
    auto* meta = c.as<Type>(a[0]);
    auto* base = c.as<Type>(a[3]);
    // A metaclass' instances are classes with attributes of their class' namespace only.
    type->type = a[0].offset();
    (void)meta;
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    type->flags =
        type_flag::heap | (base->flags & (type_flag::sequence | type_flag::mapping | type_flag::match_self));
    if (a[6].is_true()) type->flags |= type_flag::has_dict;
    if (a[7].is_true()) type->flags |= type_flag::has_weakref;
    type->layout = base->layout;
    type->serial = c.new_serial();
    type->name = type->qualname = name;
    type->bases = a[2];
    type->base = a[3];
    type->dict = a[4];
    type->slots = a[5];
    return c.ref(type);
}

// Gives a class its MRO; then it can be used.
Value set_mro(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    c.writing(type);
    type->mro = a[1];
    type_refresh(c, type);
    c.epoch++;
    return Value::none();
}

Value compute_mro_kernel(Cage& c, Value* a) { return compute_mro(c, a[0], c.as<Type>(a[0])->bases); }

Shape* add_member(Cage& c, Shape* shape, Value name) {
    Shape* next = shape_add(c, shape, name);
    if (next) next->flags |= shape_flag::member;
    return next;
}

// Lays out the slots: those of the base, then the class' own names, whose descriptors go to its namespace.
Value finish_class(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    auto* base = c.as<Type>(type->base);
    auto* shape = c.make<Shape>(KnownType::object);
    if (!shape) return Value::reserve();
    shape->owner = a[0];
    // The base's slots come first, under the same names.
    Value inherited[max_shape_slots];
    uint32_t count = 0;
    if (base->shape.is_bound()) {
        auto* root = c.as<Shape>(base->shape);
        for (Shape* at = root; at->count > 0; at = c.as<Shape>(at->parent))
            inherited[at->count - 1] = at->name;
        count = root->count;
    }
    for (uint32_t i = 0; i < count; i++) {
        shape = add_member(c, shape, inherited[i]);
        if (!shape) return Value::reserve();
    }
    if (c.is<Tuple>(type->slots)) {
        auto* names = c.as<Tuple>(type->slots);
        if (count + names->length > max_shape_slots)
            return raise(c, KnownType::TypeError, "a class has at most {} slots here", max_shape_slots);
        for (uint32_t i = 0; i < names->length; i++) {
            Value name = intern(c, names->items()[i]);
            if (name.is_signal()) return name;
            auto* member = c.make<Member>(KnownType::member_descriptor);
            if (!member) return Value::reserve();
            member->slot = count++;
            member->name = name;
            member->owner = a[0];
            shape = add_member(c, shape, name);
            if (!shape || !dict_set_str(c, c.as<Dict>(type->dict), name, c.ref(member)))
                return Value::reserve();
        }
    }
    type->shape = c.ref(shape);
    uint32_t hint = base->slot_hint > count ? base->slot_hint : count;
    if ((type->flags & type_flag::has_dict) != 0 && hint < count + 4) hint = count + 4;
    type->slot_hint = static_cast<uint16_t>(hint);
    if (!register_subclass(c, a[0])) return Value::reserve();
    type_refresh(c, type);
    return Value::none();
}

// Whether instances of class a[0] are laid out as those of a[1], or as theirs with more slots.
Value slot_count(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    return Value::integer(type->shape.is_bound() ? c.as<Shape>(type->shape)->count : 0);
}
Value layout_name(Cage& c, Value* a) { return Value::integer(type_at(c, a)->layout); }

Value is_heap_type(Cage& c, Value* a) {
    return Value::boolean((type_at(c, a)->flags & type_flag::heap) != 0);
}
// Whether attributes of the class may be set.
Value is_mutable_type(Cage& c, Value* a) {
    return Value::boolean((type_at(c, a)->flags & (type_flag::heap | type_flag::immutable)) ==
                          type_flag::heap);
}
Value is_final_type(Cage& c, Value* a) {
    return Value::boolean((type_at(c, a)->flags & type_flag::final) != 0);
}
Value type_has_dict(Cage& c, Value* a) {
    return Value::boolean((type_at(c, a)->flags & type_flag::has_dict) != 0);
}
Value type_has_weakref(Cage& c, Value* a) {
    return Value::boolean((type_at(c, a)->flags & type_flag::has_weakref) != 0);
}
Value type_flags(Cage& c, Value* a) { return Value::integer(type_at(c, a)->flags); }
Value set_type_flag(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    auto flag = static_cast<uint32_t>(a[1].as_int());
    c.writing(type);
    type->flags = a[2].is_true() ? type->flags | flag : type->flags & ~flag;
    return Value::none();
}

Value type_bases(Cage& c, Value* a) { return type_at(c, a)->bases; }
Value type_base(Cage& c, Value* a) { return type_at(c, a)->base; }
Value type_mro(Cage& c, Value* a) { return or_missing(type_at(c, a)->mro); }
Value type_dict(Cage& c, Value* a) { return type_at(c, a)->dict; }
Value type_name(Cage& c, Value* a) { return type_at(c, a)->name; }
Value type_qualname(Cage& c, Value* a) { return type_at(c, a)->qualname; }
Value set_type_name(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    c.writing(type);
    type->name = name;
    return Value::none();
}
Value set_type_qualname(Cage& c, Value* a) {
    c.writing(type_at(c, a));
    type_at(c, a)->qualname = a[1];
    return Value::none();
}

Value type_subclasses(Cage& c, Value* a) {
    Value list = type_at(c, a)->subclasses;
    if (!c.is<List>(list)) return list_from(c, nullptr, 0);
    auto* row = c.as<List>(list);
    uint32_t count = 0;
    while (count < row->size && list_items(c, row)[count].is_bound()) count++;
    return list_from(c, count ? list_items(c, row) : nullptr, count);
}

Value set_type_attribute(Cage& c, Value* a) {
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    return set_class_attribute(c, type_at(c, a), name, a[2]) ? Value::none() : Value::reserve();
}

Value delete_type_attribute(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    auto* dict = c.as<Dict>(type->dict);
    uint32_t entry = dict_find_str(c, dict, name);
    if (entry == dict_missing) return Value::false_();
    dict_delete_entry(c, dict, entry);
    type_changed(c, type, name, false);
    return Value::true_();
}

Value set_type_bases(Cage& c, Value* a) {
    auto* type = type_at(c, a);
    // Leaves the old bases' lists of subclasses, enters the new ones'.
    auto* old = c.as<Tuple>(type->bases);
    for (uint32_t i = 0; i < old->length; i++) {
        auto* base = c.as<Type>(old->items()[i]);
        if (!c.is<List>(base->subclasses)) continue;
        auto* list = c.as<List>(base->subclasses);
        c.writing(list);
        c.writing(c.at(list->items));
        Value* items = list_items(c, list);
        uint32_t kept = 0;
        for (uint32_t j = 0; j < list->size; j++)
            if (items[j] != a[0]) items[kept++] = items[j];
        for (uint32_t j = kept; j < list->size; j++) items[j] = Value();
        list->size = kept;
    }
    c.writing(type);
    type->bases = a[1];
    type->base = a[2];
    if (!register_subclass(c, a[0])) return Value::reserve();
    return Value::none();
}

Value type_refresh_kernel(Cage& c, Value* a) {
    type_changed(c, type_at(c, a), c.name(KnownName::init), false);
    return Value::none();
}

Value type_slots(Cage& c, Value* a) { return or_missing(type_at(c, a)->slots); }

// Whether the metaclass leaves __instancecheck__ or __subclasscheck__ as `type` has it.
bool checks_as_type(Cage& c, Value cls, KnownName name) {
    Value meta = class_of(c, cls), type = c.type(KnownType::type);
    return meta == type || type_lookup(c, meta, name) == type_lookup(c, type, name);
}

} // namespace

Value isinstance_native(Cage& c, Value* a) {
    Value type = class_of(c, a[0]);
    if (type == a[1]) return Value::true_();
    if (is_type(c, a[1]) && checks_as_type(c, a[1], KnownName::instancecheck) &&
        (c.as<Type>(type)->flags & type_flag::custom_getattribute) == 0) {
        if (is_subtype(c, type, a[1])) return Value::true_();
        // A class that lies about __class__ is asked by the prelude.
        Value lie = type_lookup(c, type, KnownName::class_);
        if (lie == type_lookup(c, c.type(KnownType::object), KnownName::class_)) return Value::false_();
        return Value::defer();
    }
    if (c.is_exact<Tuple>(a[1])) {
        auto* tuple = c.as<Tuple>(a[1]);
        for (uint32_t i = 0; i < tuple->length; i++) {
            constexpr uint32_t stride = 1024;
            if (i % stride == stride - 1 && c.poll.charge(stride / 4)) return Value::stopped();
            Value pair[] = {a[0], tuple->items()[i]};
            if (c.is<Tuple>(pair[1])) return Value::defer();
            Value answer = isinstance_native(c, pair);
            if (!answer.is_false()) return answer;
        }
        return Value::false_();
    }
    return Value::defer();
}

namespace {

Value issubclass_native(Cage& c, Value* a) {
    if (is_type(c, a[0]) && is_type(c, a[1]) && checks_as_type(c, a[1], KnownName::subclasscheck))
        return Value::boolean(is_subtype(c, a[0], a[1]));
    return Value::defer();
}

constexpr NativeEntry kernel_entries[] = {
    {"fill_builtin_class", fill_builtin_class},
    {"builtin_class", builtin_class},
    {"make_class", make_class},
    {"set_mro", set_mro},
    {"compute_mro", compute_mro_kernel},
    {"finish_class", finish_class},
    {"slot_count", slot_count},
    {"layout_number", layout_name},
    {"is_heap_type", is_heap_type},
    {"is_mutable_type", is_mutable_type},
    {"seal_class", seal_class},
    {"is_final_type", is_final_type},
    {"type_has_dict", type_has_dict},
    {"type_has_weakref", type_has_weakref},
    {"type_flags", type_flags},
    {"set_type_flag", set_type_flag},
    {"type_bases", type_bases},
    {"type_base", type_base},
    {"type_mro", type_mro},
    {"type_dict", type_dict},
    {"type_name", type_name},
    {"type_qualname", type_qualname},
    {"set_type_name", set_type_name},
    {"set_type_qualname", set_type_qualname},
    {"type_subclasses", type_subclasses},
    {"set_type_attribute", set_type_attribute},
    {"delete_type_attribute", delete_type_attribute},
    {"set_type_bases", set_type_bases},
    {"refresh_type", type_refresh_kernel},
    {"type_slots", type_slots},
};

constexpr NativeEntry native_entries[] = {
    {"isinstance", isinstance_native},
    {"issubclass", issubclass_native},
};

} // namespace

const NativeTable type_kernels = kernels_of(kernel_entries);
const NativeTable type_natives = natives_of(native_entries);

} // namespace natrix
