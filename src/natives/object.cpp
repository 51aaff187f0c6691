#include "natives/all.h"
#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/hash.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/native.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

// What every protocol is built from: classes of objects, lookups, attributes that objects hold themselves.
namespace natrix {
namespace {

Value or_missing(Value value) { return value.is_bound() ? value : Value::tombstone(); }

Value type_of_kernel(Cage& c, Value* a) { return class_of(c, a[0]); }

Value type_lookup_kernel(Cage& c, Value* a) {
    Value name = intern(c, a[1]);
    return name.is_signal() ? name : or_missing(type_lookup(c, a[0], name));
}

// (object, name): the function of a script that the object's class has under this name, or MISSING.
Value script_method(Cage& c, Value* a) {
    Value name = is_interned(c, a[1]) ? a[1] : intern(c, a[1]);
    if (name.is_signal()) return name;
    Value method = type_lookup(c, class_of(c, a[0]), name);
    bool of_script = c.is<Function>(method) && c.as<Function>(method)->builtin == script_function;
    return of_script ? method : Value::tombstone();
}

Value type_lookup_after_kernel(Cage& c, Value* a) {
    Value name = intern(c, a[2]);
    return name.is_signal() ? name : or_missing(type_lookup_after(c, a[0], a[1], name));
}

Value is_subtype_kernel(Cage& c, Value* a) { return Value::boolean(is_subtype(c, a[0], a[1])); }
Value is_type_kernel(Cage& c, Value* a) { return Value::boolean(is_type(c, a[0])); }
Value is_function_kernel(Cage& c, Value* a) { return Value::boolean(c.is<Function>(a[0])); }
Value is_module_kernel(Cage& c, Value* a) { return Value::boolean(c.is<Module>(a[0])); }
Value is_cell_kernel(Cage& c, Value* a) { return Value::boolean(c.is<Cell>(a[0])); }

Value is_data_descriptor_kernel(Cage& c, Value* a) {
    return Value::boolean((type_of(c, a[0])->flags & type_flag::is_data_descriptor) != 0 ||
                          c.is<Property>(a[0]) || c.is<Member>(a[0]));
}

// Whether a special method is object's, type's or super's own, which the prelude answers without calling it.
Value is_native_named(Cage& c, Value method, const char* name) {
    if (method == Value::tombstone()) return Value::true_(); // while object itself is being baked
    if (!c.is<Function>(method)) return Value::false_();
    auto* function = c.as<Function>(method);
    if (function->builtin == script_function || !function->owner.is_bound()) return Value::false_();
    bool generic_owner = function->owner == c.type(KnownType::object) ||
                         function->owner == c.type(KnownType::type) ||
                         function->owner == c.type(KnownType::module);
    return Value::boolean(generic_owner && str_equals(c, function->name, name));
}
Value is_generic_getter(Cage& c, Value* a) { return is_native_named(c, a[0], "__getattribute__"); }
Value is_generic_setter(Cage& c, Value* a) { return is_native_named(c, a[0], "__setattr__"); }
Value is_generic_deleter(Cage& c, Value* a) { return is_native_named(c, a[0], "__delattr__"); }

// Whether a method is the concatenation or repetition of a builtin sequence, which CPython tries last.
Value is_sequence_slot(Cage& c, Value* a) {
    if (!c.is<Function>(a[0])) return Value::false_();
    Value owner = c.as<Function>(a[0])->owner;
    for (KnownType known :
         {KnownType::list, KnownType::tuple, KnownType::str, KnownType::bytes, KnownType::bytearray})
        if (owner == c.type(known)) return Value::true_();
    return Value::false_();
}

Value name_of(Cage& c, Value* a) { return c.as<Type>(a[0])->name; }

// "module.qualname", without the module of builtins.
Value qualified_name(Cage& c, Value* a) {
    auto* type = c.as<Type>(a[0]);
    Value module = dict_get_str(c, c.as<Dict>(type->dict), c.name(KnownName::module));
    if (!is_str(c, module) || str_equals(c, module, "builtins")) return type->qualname;
    return format_text(c, "{}.{}", str_piece(c, module), str_piece(c, type->qualname));
}

Value own_attribute_kernel(Cage& c, Value* a) {
    if (!a[0].is_ref()) return Value::tombstone();
    Value name = intern(c, a[1]);
    return name.is_signal() ? name : or_missing(get_own_attribute(c, c.at(a[0]), name));
}

Value set_own_attribute_kernel(Cage& c, Value* a) {
    Value name = intern(c, a[1]);
    if (name.is_signal()) return name;
    return set_own_attribute(c, c.at(a[0]), name, a[2]) ? Value::none() : Value::reserve();
}

Value delete_own_attribute_kernel(Cage& c, Value* a) {
    if (!a[0].is_ref()) return Value::false_();
    Value name = intern(c, a[1]);
    return name.is_signal() ? name : signal_of(delete_own_attribute(c, c.at(a[0]), name));
}

Value takes_attributes_kernel(Cage& c, Value* a) {
    return Value::boolean(a[0].is_ref() && takes_attributes(c, c.at(a[0])));
}

Value own_dict_kernel(Cage& c, Value* a) {
    Dict* dict = own_dict(c, c.at(a[0]));
    return dict ? c.ref(dict) : Value::reserve();
}

Value set_own_dict_kernel(Cage& c, Value* a) {
    return set_own_dict(c, c.at(a[0]), a[1]) ? Value::none() : Value::reserve();
}

Value bound_method(Cage& c, Value* a) { return bind_method(c, a[0], a[1]); }

Value method_function(Cage& c, Value* a) { return c.as<BoundMethod>(a[0])->function; }
Value method_self(Cage& c, Value* a) { return c.as<BoundMethod>(a[0])->self; }
Value is_method(Cage& c, Value* a) { return Value::boolean(c.is<BoundMethod>(a[0])); }

Value cell_contents(Cage& c, Value* a) { return or_missing(c.as<Cell>(a[0])->contents); }
Value set_cell_contents(Cage& c, Value* a) {
    auto* cell = c.as<Cell>(a[0]);
    c.writing(cell);
    cell->contents = a[1] == Value::tombstone() ? Value() : a[1];
    return Value::none();
}
Value make_cell(Cage& c, Value* a) {
    auto* cell = c.make<Cell>(KnownType::cell);
    if (!cell) return Value::reserve();
    if (a[0] != Value::tombstone()) cell->contents = a[0];
    return c.ref(cell);
}

Value make_object(Cage& c, Value* a) {
    auto* type = c.as<Type>(a[0]);
    if (type->shape.is_unbound() && !make_root_shape(c, type)) return Value::reserve();
    Instance* instance = make_instance(c, type);
    if (!instance) return Value::reserve();
    return c.ref(instance);
}

// Whether the class' instances are of layout Instance (and not of a builtin's).
Value is_plain_layout(Cage& c, Value* a) {
    return Value::boolean(c.as<Type>(a[0])->layout == static_cast<uint8_t>(Kind::Instance));
}

// A kind-preserving change of an instance's class; false: the layouts differ.
Value set_class(Cage& c, Value* a) {
    Object* object = c.at(a[0]);
    auto* type = c.as<Type>(a[1]);
    auto* old = c.as<Type>(class_of(c, object));
    if (!a[0].is_ref() || old->layout != type->layout) return Value::false_();
    if (object->kind != Kind::Instance) {
        if ((object->flags & Object::attributes) == 0) return Value::false_();
        if ((object->flags & Object::shaped) == 0) {
            c.writing(object);
            object->type = a[1].offset();
            return Value::true_();
        }
    }
    uint32_t members_before = old->shape.is_bound() ? c.as<Shape>(old->shape)->count : 0;
    uint32_t members_after = type->shape.is_bound() ? c.as<Shape>(type->shape)->count : 0;
    if (members_before != members_after) return Value::false_();
    // The same names in the same slots.
    auto* mine = members_before ? c.as<Shape>(old->shape) : nullptr;
    auto* others = members_before ? c.as<Shape>(type->shape) : nullptr;
    for (uint32_t i = members_before; i > 0; i--) {
        if (mine->name != others->name) return Value::false_();
        mine = c.as<Shape>(mine->parent);
        others = c.as<Shape>(others->parent);
    }
    bool had_dict = (old->flags & type_flag::has_dict) != 0;
    if (had_dict != ((type->flags & type_flag::has_dict) != 0)) return Value::false_();
    if (type->shape.is_unbound() && !make_root_shape(c, type)) return Value::reserve();
    if (!had_dict) {
        c.writing(object);
        object->type = type->shape.offset();
        return Value::true_();
    }
    Dict* dict = own_dict(c, object);
    if (!dict) return Value::reserve();
    uint32_t before = object->type;
    c.writing(object);
    object->type = type->shape.offset();
    if (!set_own_dict(c, object, c.ref(dict))) {
        object->type = before;
        return Value::reserve();
    }
    return Value::true_();
}

Value get_member(Cage& c, Value* a) {
    auto* member = c.as<Member>(a[0]);
    if (!a[1].is_ref() || !is_subtype(c, class_of(c, a[1]), member->owner)) return Value::not_implemented();
    return or_missing(attribute_slot(c, c.at(a[1]), member->slot));
}

Value set_member(Cage& c, Value* a) {
    auto* member = c.as<Member>(a[0]);
    if (!a[1].is_ref() || !is_subtype(c, class_of(c, a[1]), member->owner)) return Value::not_implemented();
    Object* object = c.at(a[1]);
    c.writing(object);
    attribute_slot(c, object, member->slot) = a[2] == Value::tombstone() ? Value() : a[2];
    return Value::none();
}
// Whether a member descriptor is an entry of __slots__, and not a field of a builtin class.
Value is_slot(Cage& c, Value* a) { return Value::boolean(c.is<Member>(a[0])); }
Value member_name(Cage& c, Value* a) { return c.as<Member>(a[0])->name; }
Value member_owner(Cage& c, Value* a) { return c.as<Member>(a[0])->owner; }

Value fold_hash(Cage& c, Value* a) {
    int64_t number;
    if (!integer_fits(c, a[0], number)) return integer_from(c, bigint::hash(IntegerView(c, a[0])));
    return integer_from(c, number == -1 ? -2 : number);
}

// Of what is no reference, what identity() leaves out of its bits; else MISSING.
Value immediate_rest(Cage&, Value* a) {
    return a[0].is_ref() ? Value::tombstone() : Value::integer(static_cast<int64_t>(a[0].bits() & 7));
}
Value identity(Cage& c, Value* a) {
    int64_t identity = 0;
    if (leaf_identity(c, a[0], identity) != Answer::yes) return Value::reserve();
    return integer_from(c, static_cast<int64_t>(static_cast<uint64_t>(identity) >> 3));
}

Value hash_native(Cage& c, Value* a) {
    int64_t hash;
    Answer answer = leaf_hash(c, a[0], hash);
    return answer == Answer::yes ? integer_from(c, hash) : signal_of(answer);
}

Value truth_native(Cage& c, Value* a) { return signal_of(leaf_truth(c, a[0])); }

// The name of an attribute that a script gives; `defer` when it is no plain str.
Value attribute_name(Cage& c, Value name) { return is_exact_str(c, name) ? intern(c, name) : Value::defer(); }

// (object, name, default or MISSING)
Value getattr_native(Cage& c, Value* a) {
    Value name = attribute_name(c, a[1]);
    if (name.is_signal()) return name;
    Value value = get_plain_attribute(c, a[0], name);
    if (value != Value::tombstone()) return value;
    return a[2] == Value::tombstone() ? Value::defer() : a[2];
}

Value hasattr_native(Cage& c, Value* a) {
    Value name = attribute_name(c, a[1]);
    if (name.is_signal()) return name;
    Value value = get_plain_attribute(c, a[0], name);
    return value.is_signal() ? value : Value::boolean(value != Value::tombstone());
}

Value setattr_native(Cage& c, Value* a) {
    Value name = attribute_name(c, a[1]);
    if (name.is_signal()) return name;
    if (!a[0].is_ref() || is_type(c, a[0]) || (type_of(c, a[0])->flags & type_flag::custom_setattr) != 0)
        return Value::defer();
    return set_plain_attribute(c, a[0], name, a[2]);
}

// object.__getattribute__ and object.__setattr__
Value generic_get(Cage& c, Value* a) {
    Value name = attribute_name(c, a[1]);
    if (name.is_signal()) return name;
    if (is_type(c, a[0])) return Value::defer();
    Value value = get_plain_attribute(c, a[0], name, true);
    return value == Value::tombstone() ? Value::defer() : value;
}

Value generic_set(Cage& c, Value* a) {
    Value name = attribute_name(c, a[1]);
    if (name.is_signal()) return name;
    if (!a[0].is_ref() || is_type(c, a[0])) return Value::defer();
    return set_plain_attribute(c, a[0], name, a[2]);
}

Value is_length(Cage&, Value* a) { return Value::boolean(a[0].is_int() && a[0].as_int() >= 0); }

Value str_character(Cage& c, Value* a) {
    return str_from_character(c, static_cast<CodePoint>(a[0].as_int()));
}
Value chr(Cage& c, Value* a) {
    bool fits = a[0].is_int() && a[0].as_int() >= 0 && a[0].as_int() <= max_code_point;
    return fits ? str_character(c, a) : Value::defer();
}
Value ord(Cage& c, Value* a) {
    bool single = is_str(c, a[0]) && str_length(c, a[0]) == 1;
    return single ? Value::integer(text_of(c, a[0])[0]) : Value::defer();
}
Value str_code_point(Cage& c, Value* a) { return Value::integer(text_of(c, a[0])[0]); }

Value is_baking(Cage& c, Value*) { return Value::boolean(c.baking); }
Value builtins_dict(Cage& c, Value*) { return c.builtins; }
Value modules_dict(Cage& c, Value*) { return c.modules; }
Value main_globals(Cage& c, Value*) { return or_missing(c.globals); }

constexpr NativeEntry kernel_entries[] = {
    {"type_of", type_of_kernel},
    {"type_lookup", type_lookup_kernel},
    {"script_method", script_method},
    {"type_lookup_after", type_lookup_after_kernel},
    {"is_subtype", is_subtype_kernel},
    {"is_type", is_type_kernel},
    {"is_function", is_function_kernel},
    {"is_module", is_module_kernel},
    {"is_cell", is_cell_kernel},
    {"is_method", is_method},
    {"is_data_descriptor", is_data_descriptor_kernel},
    {"is_generic_getter", is_generic_getter},
    {"is_generic_setter", is_generic_setter},
    {"is_generic_deleter", is_generic_deleter},
    {"is_sequence_slot", is_sequence_slot},
    {"name_of", name_of},
    {"qualified_name", qualified_name},
    {"own_attribute", own_attribute_kernel},
    {"set_own_attribute", set_own_attribute_kernel},
    {"delete_own_attribute", delete_own_attribute_kernel},
    {"takes_attributes", takes_attributes_kernel},
    {"own_dict", own_dict_kernel},
    {"set_own_dict", set_own_dict_kernel},
    {"bound_method", bound_method},
    {"method_function", method_function},
    {"method_self", method_self},
    {"cell_contents", cell_contents},
    {"set_cell_contents", set_cell_contents},
    {"make_cell", make_cell},
    {"make_object", make_object},
    {"is_plain_layout", is_plain_layout},
    {"set_class", set_class},
    {"get_member", get_member},
    {"set_member", set_member},
    {"is_slot", is_slot},
    {"member_name", member_name},
    {"member_owner", member_owner},
    {"fold_hash", fold_hash},
    {"is_length", is_length},
    {"identity", identity},
    {"immediate_rest", immediate_rest},
    {"str_character", str_character},
    {"str_code_point", str_code_point},
    {"is_baking", is_baking},
    {"builtins_dict", builtins_dict},
    {"modules_dict", modules_dict},
    {"main_globals", main_globals},
};

constexpr NativeEntry native_entries[] = {
    {"chr", chr},
    {"ord", ord},
    {"hash", hash_native},
    {"getattr", getattr_native},
    {"hasattr", hasattr_native},
    {"setattr", setattr_native},
    {"object.__getattribute__", generic_get},
    {"object.__setattr__", generic_set},
    {"truth", truth_native},
};

} // namespace

const NativeTable object_kernels = kernels_of(kernel_entries);
const NativeTable object_natives = natives_of(native_entries);

} // namespace natrix
