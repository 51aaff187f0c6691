#include "objects/attributes.h"

#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/type.h"

namespace natrix {
namespace {

Value& overflow_of(Object* object) {
    return object->kind == Kind::Instance ? static_cast<Instance*>(object)->overflow : attributes_of(object);
}

uint32_t in_place(Object* object) {
    return object->kind == Kind::Instance ? static_cast<Instance*>(object)->slots : 0;
}

// Functions, modules and the method wrappers have a field for their dict instead of slots.
Value* dict_field(Object* object) {
    switch (object->kind) {
    case Kind::Function: return &static_cast<Function*>(object)->dict;
    case Kind::Module: return &static_cast<Module*>(object)->dict;
    case Kind::StaticMethod: return &static_cast<StaticMethod*>(object)->dict;
    case Kind::ClassMethod: return &static_cast<ClassMethod*>(object)->dict;
    default: return nullptr;
    }
}

Shape* shape_of(Cage& cage, Object* object) {
    return (object->flags & Object::shaped) != 0 ? static_cast<Shape*>(cage.at(object->type)) : nullptr;
}

bool in_dictionary(Shape* shape) { return (shape->flags & shape_flag::dictionary) != 0; }

// The shape that says "in a dictionary" for a class; kept among the transitions of its root under the empty
// name.
Shape* dictionary_shape(Cage& cage, Type* type) {
    if (type->shape.is_unbound() && !make_root_shape(cage, type)) return nullptr;
    auto* root = cage.as<Shape>(type->shape);
    Shape* shape = shape_add(cage, root, cage.name(KnownName::empty));
    if (shape && !in_dictionary(shape)) {
        cage.writing(shape);
        shape->flags |= shape_flag::dictionary;
    }
    return shape;
}

// Slots that belong to __slots__: the root shape of a class begins with them, and they stay in place for
// ever.
uint32_t member_slots(Cage& cage, Object* object) {
    auto* type = cage.as<Type>(class_of(cage, object));
    return type->shape.is_bound() ? cage.as<Shape>(type->shape)->count : 0;
}

// The slot of an object in dictionary mode that no script can name: its name begins with a dot. Null: not
// such a name, or no slot of the class.
Value* hidden_slot(Cage& cage, Object* object, Value name) {
    TextView text = text_of(cage, name);
    if (text.length == 0 || text[0] != '.') return nullptr;
    auto* type = cage.as<Type>(class_of(cage, object));
    int32_t slot = shape_find(cage, cage.as<Shape>(type->shape), name);
    return slot < 0 ? nullptr : &attribute_slot(cage, object, static_cast<uint32_t>(slot));
}

// The slots of an object, those of __slots__ apart, as a Dict in order; nullptr: reserve.
Dict* slots_to_dict(Cage& cage, Object* object, Shape* shape) {
    Dict* dict = make_dict(cage, shape ? shape->count + 1 : 0);
    if (!dict || !shape || shape->count == 0) return dict;
    // Shapes link from the last attribute to the first.
    Value names[max_shape_slots];
    for (Shape* at = shape; at->count > 0; at = cage.as<Shape>(at->parent)) names[at->count - 1] = at->name;
    for (uint32_t i = member_slots(cage, object); i < shape->count; i++) {
        Value value = attribute_slot(cage, object, i);
        if (value.is_bound() && !dict_set_str(cage, dict, names[i], value)) return nullptr;
    }
    return dict;
}

} // namespace

int32_t shape_find(Cage& cage, Shape* shape, Value name) {
    while (shape->count > 0 && (shape->flags & shape_flag::member) == 0) { // (those come first)
        if (shape->name == name) return static_cast<int32_t>(shape->count) - 1;
        shape = cage.as<Shape>(shape->parent);
    }
    return -1;
}

Shape* shape_add(Cage& cage, Shape* shape, Value name) {
    // transitions: unbound, one Shape, or a Dict from name to Shape.
    if (shape->transitions.is_bound()) {
        if (cage.is<Shape>(shape->transitions)) {
            auto* only = cage.as<Shape>(shape->transitions);
            if (only->name == name) return only;
        } else {
            Value found = dict_get_str(cage, cage.as<Dict>(shape->transitions), name);
            if (found.is_bound()) return cage.as<Shape>(found);
        }
    }
    auto* next = cage.make<Shape>(KnownType::object);
    if (!next) return nullptr;
    next->count = shape->count + 1;
    next->owner = shape->owner;
    next->parent = cage.ref(shape);
    next->name = name;
    Value transitions = cage.ref(next);
    if (shape->transitions.is_bound()) {
        if (cage.is<Shape>(shape->transitions)) {
            Dict* dict = make_dict(cage, 2);
            auto* only = cage.as<Shape>(shape->transitions);
            if (!dict || !dict_set_str(cage, dict, only->name, shape->transitions) ||
                !dict_set_str(cage, dict, name, transitions))
                return nullptr;
            transitions = cage.ref(dict);
        } else {
            if (!dict_set_str(cage, cage.as<Dict>(shape->transitions), name, transitions)) return nullptr;
            return next;
        }
    }
    cage.writing(shape);
    shape->transitions = transitions;
    return next;
}

Value& attribute_slot(Cage& cage, Object* object, uint32_t slot) {
    uint32_t inside = in_place(object);
    if (slot < inside) return static_cast<Instance*>(object)->items()[slot];
    return cage.as<Items>(overflow_of(object))->items()[slot - inside];
}

bool takes_attributes(Cage& cage, Object* object) {
    if (object->kind == Kind::Function) return object->type == cage.type(KnownType::function).offset();
    if (dict_field(object)) return true;
    if (object->kind != Kind::Instance && (object->flags & Object::attributes) == 0) return false;
    return (cage.as<Type>(class_of(cage, object))->flags & type_flag::has_dict) != 0;
}

Value get_own_attribute(Cage& cage, Object* object, Value name) {
    if (Value* field = dict_field(object))
        return field->is_bound() ? dict_get_str(cage, cage.as<Dict>(*field), name) : Value();
    Shape* shape = shape_of(cage, object);
    if (!shape) return {};
    if (in_dictionary(shape)) {
        if (Value* hidden = hidden_slot(cage, object, name)) return *hidden;
        return dict_get_str(cage, cage.as<Dict>(overflow_of(object)), name);
    }
    int32_t slot = shape_find(cage, shape, name);
    return slot < 0 ? Value() : attribute_slot(cage, object, static_cast<uint32_t>(slot));
}

void note_slots(Cage& cage, Type* type, uint32_t slots) {
    if (slots <= type->slot_hint || slots > max_slots_in_place) return;
    cage.writing(type);
    type->slot_hint = static_cast<uint16_t>(slots);
}

bool set_own_attribute(Cage& cage, Object* object, Value name, Value value) {
    if (Value* field = dict_field(object)) {
        if (field->is_bound()) return dict_set_str(cage, cage.as<Dict>(*field), name, value);
        Dict* dict = make_dict(cage, 1);
        if (!dict || !dict_set_str(cage, dict, name, value)) return false;
        cage.writing(object);
        *field = cage.ref(dict);
        return true;
    }
    Shape* shape = shape_of(cage, object);
    if (!shape) {
        auto* type = static_cast<Type*>(cage.at(object->type));
        if (type->shape.is_unbound() && !make_root_shape(cage, type)) return false;
        shape = cage.as<Shape>(type->shape);
    }
    if (in_dictionary(shape)) {
        if (Value* hidden = hidden_slot(cage, object, name)) {
            cage.writing(object);
            *hidden = value;
            return true;
        }
        return dict_set_str(cage, cage.as<Dict>(overflow_of(object)), name, value);
    }
    int32_t slot = shape_find(cage, shape, name);
    if (slot >= 0) {
        cage.writing(object);
        if (static_cast<uint32_t>(slot) >= in_place(object)) cage.writing(cage.at(overflow_of(object)));
        attribute_slot(cage, object, static_cast<uint32_t>(slot)) = value;
        return true;
    }
    if (shape->count >= max_shape_slots) {
        Dict* dict = own_dict(cage, object);
        return dict && dict_set_str(cage, dict, name, value);
    }
    Shape* next = shape_add(cage, shape, name);
    if (!next) return false;
    uint32_t index = next->count - 1, inside = in_place(object);
    if (index >= inside) {
        Value& overflow = overflow_of(object);
        uint32_t wanted = index - inside;
        if (overflow.is_unbound() || cage.as<Items>(overflow)->capacity <= wanted) {
            auto* items = cage.make<Items>(KnownType::object, wanted < 4 ? 4 : wanted * 2);
            if (!items) return false;
            if (overflow.is_bound())
                std::memcpy(items->items(), cage.as<Items>(overflow)->items(), size_t{wanted} * 8);
            cage.writing(object);
            overflow = cage.ref(items);
        }
        cage.writing(cage.at(overflow));
        note_slots(cage, cage.as<Type>(next->owner), next->count);
    }
    cage.writing(object);
    object->type = cage.offset_of(next);
    object->flags |= Object::shaped;
    attribute_slot(cage, object, index) = value;
    return true;
}

Answer delete_own_attribute(Cage& cage, Object* object, Value name) {
    Dict* dict;
    if (Value* field = dict_field(object)) {
        if (field->is_unbound()) return Answer::no;
        dict = cage.as<Dict>(*field);
    } else {
        if (get_own_attribute(cage, object, name).is_unbound()) return Answer::no;
        dict = own_dict(cage, object);
        if (!dict) return Answer::reserve;
    }
    uint32_t entry = dict_find_str(cage, dict, name);
    if (entry == dict_missing) return Answer::no;
    dict_delete_entry(cage, dict, entry);
    return Answer::yes;
}

Dict* own_dict(Cage& cage, Object* object) {
    if (Value* field = dict_field(object)) {
        if (field->is_unbound()) {
            Dict* dict = make_dict(cage);
            if (!dict) return nullptr;
            cage.writing(object);
            *field = cage.ref(dict);
        }
        return cage.as<Dict>(*field);
    }
    Shape* shape = shape_of(cage, object);
    if (shape && in_dictionary(shape)) return cage.as<Dict>(overflow_of(object));
    Dict* dict = slots_to_dict(cage, object, shape);
    return dict && set_own_dict(cage, object, cage.ref(dict)) ? dict : nullptr;
}

bool set_own_dict(Cage& cage, Object* object, Value dict) {
    if (Value* field = dict_field(object)) {
        cage.writing(object);
        *field = dict;
        return true;
    }
    Shape* shape = dictionary_shape(cage, cage.as<Type>(class_of(cage, object)));
    if (!shape) return false;
    cage.writing(object);
    for (uint32_t i = member_slots(cage, object); i < in_place(object); i++)
        static_cast<Instance*>(object)->items()[i] = Value();
    overflow_of(object) = dict;
    object->type = cage.offset_of(shape);
    object->flags |= Object::shaped;
    return true;
}

Found classify_class_attribute(Cage& cage, Value value) {
    Found found;
    found.value = value;
    found.how = Found::How::class_value;
    if (!value.is_ref()) return found;
    Object* object = cage.at(value);
    switch (object->kind) {
    case Kind::Function:
        if (object->type != cage.type(KnownType::builtin_function).offset()) found.how = Found::How::function;
        break;
    case Kind::Property:
        found.how = (object->flags & Object::subclass) == 0 ? Found::How::property : Found::How::descriptor;
        break;
    case Kind::StaticMethod:
        if ((object->flags & Object::subclass) == 0) {
            found.value = static_cast<StaticMethod*>(object)->callable;
            found.how = Found::How::value;
        } else {
            found.how = Found::How::descriptor;
        }
        break;
    case Kind::ClassMethod:
        found.how =
            (object->flags & Object::subclass) == 0 ? Found::How::class_method : Found::How::descriptor;
        break;
    case Kind::Member: found.how = Found::How::member; break;
    default:
        if ((cage.as<Type>(class_of(cage, object))->flags & type_flag::is_descriptor) != 0)
            found.how = Found::How::descriptor;
    }
    return found;
}

namespace {

bool is_data_descriptor(Cage& cage, Value value) {
    if (!value.is_ref()) return false;
    Object* object = cage.at(value);
    if (object->kind == Kind::Property || object->kind == Kind::Member) return true;
    return (cage.as<Type>(class_of(cage, object))->flags & type_flag::is_data_descriptor) != 0;
}

// One that is asked before the object's own attributes are.
bool reads_first(Cage& cage, Value value) {
    if (!is_data_descriptor(cage, value)) return false;
    Object* object = cage.at(value);
    return object->kind == Kind::Property || object->kind == Kind::Member ||
           (cage.as<Type>(class_of(cage, object))->flags & type_flag::is_descriptor) != 0;
}

Found member_of(Cage& cage, Value descriptor, Object* object) {
    Found found;
    found.how = Found::How::member;
    found.value = descriptor;
    found.slot = cage.as<Member>(descriptor)->slot;
    // The descriptor may have been taken to another class.
    if (!is_subtype(cage, class_of(cage, object), cage.as<Member>(descriptor)->owner))
        found.how = Found::How::descriptor;
    return found;
}

} // namespace

Found find_attribute(Cage& cage, Value value, Value name, bool generic) {
    Value type_value = class_of(cage, value);
    auto* type = cage.as<Type>(type_value);
    Found found;
    if ((type->flags & type_flag::custom_getattribute) != 0 && !generic) {
        found.how = Found::How::custom;
        return found;
    }
    uint32_t place = type_lookup_place(cage, type_value, name);
    Value inherited = value_at_place(cage, place);
    Object* object = cage.at(value);
    if (inherited.is_bound() && reads_first(cage, inherited)) {
        if (cage.is<Member>(inherited)) return member_of(cage, inherited, object);
        return classify_class_attribute(cage, inherited);
    }
    if (value.is_ref()) {
        Shape* shape = shape_of(cage, object);
        if (shape && !in_dictionary(shape)) {
            int32_t slot = shape_find(cage, shape, name);
            if (slot >= 0 && attribute_slot(cage, object, static_cast<uint32_t>(slot)).is_bound()) {
                found.how = Found::How::slot;
                found.slot = static_cast<uint32_t>(slot);
                found.value = attribute_slot(cage, object, found.slot);
                return found;
            }
        } else {
            Value own = get_own_attribute(cage, object, name);
            if (own.is_bound()) {
                found.how = Found::How::value;
                found.value = own;
                return found;
            }
        }
    }
    if (inherited.is_unbound()) return found;
    found = classify_class_attribute(cage, inherited);
    if (found.how == Found::How::class_value) found.place = place;
    return found;
}

Found find_type_attribute(Cage& cage, Value type_value, Value name) {
    Found found;
    Value meta = class_of(cage, type_value);
    // (type's own __getattribute__ is what follows here.)
    Value plain_meta = cage.type(KnownType::type);
    if (meta != plain_meta && type_lookup(cage, meta, KnownName::getattribute) !=
                                  type_lookup(cage, plain_meta, KnownName::getattribute)) {
        found.how = Found::How::custom;
        return found;
    }
    Value inherited = type_lookup(cage, meta, name);
    if (inherited.is_bound() && reads_first(cage, inherited))
        return classify_class_attribute(cage, inherited);
    uint32_t place = type_lookup_place(cage, type_value, name);
    Value own = value_at_place(cage, place);
    if (own.is_bound()) {
        found.value = own;
        found.how = Found::How::value;
        found.place = place;
        if (!own.is_ref()) return found;
        // Functions, properties and slots are themselves when read from the class; other descriptors are
        // asked.
        switch (cage.at(own)->kind) {
        case Kind::Function:
        case Kind::Member: return found;
        case Kind::Property:
            if ((cage.at(own)->flags & Object::subclass) != 0) found.how = Found::How::descriptor;
            return found;
        case Kind::StaticMethod:
        case Kind::ClassMethod: return classify_class_attribute(cage, own);
        default:
            if ((type_of(cage, own)->flags & type_flag::is_descriptor) != 0)
                found.how = Found::How::descriptor;
            return found;
        }
    }
    if (inherited.is_unbound()) return found;
    return classify_class_attribute(cage, inherited);
}

Value bind_method(Cage& cage, Value function, Value self) {
    auto* method = cage.make<BoundMethod>(KnownType::method);
    if (!method) return Value::reserve();
    if (cage.is<Function>(function) && cage.as<Function>(function)->builtin != 0) {
        bool slot =
            cage.as<Function>(function)->Object::type == cage.type(KnownType::wrapper_descriptor).offset();
        method->type = cage.type(slot ? KnownType::method_wrapper : KnownType::builtin_function).offset();
    }
    method->function = function;
    method->self = self;
    return cage.ref(method);
}

Value get_plain_attribute(Cage& cage, Value object, Value name, bool generic) {
    bool of_class = cage.is<Type>(object);
    Found found =
        of_class ? find_type_attribute(cage, object, name) : find_attribute(cage, object, name, generic);
    Value type = class_of(cage, object);
    switch (found.how) {
    case Found::How::value:
    case Found::How::slot:
    case Found::How::class_value: return found.value;
    case Found::How::member: {
        Value value = attribute_slot(cage, cage.at(object), found.slot);
        return value.is_bound() ? value : Value::defer();
    }
    case Found::How::function: return bind_method(cage, found.value, object);
    case Found::How::class_method: {
        Value callable = cage.as<ClassMethod>(found.value)->callable;
        if (!cage.is<Function>(callable)) return Value::defer();
        return bind_method(cage, callable, of_class ? object : type);
    }
    case Found::How::missing: {
        bool asks = (cage.as<Type>(type)->flags & type_flag::custom_getattr) != 0;
        return asks || cage.is<Module>(object) ? Value::defer() : Value::tombstone();
    }
    default: return Value::defer();
    }
}

Value set_plain_attribute(Cage& cage, Value object_value, Value name, Value value) {
    Object* object = cage.at(object_value);
    Value type = class_of(cage, object);
    Value inherited = type_lookup(cage, type, name);
    if (inherited.is_bound() && is_data_descriptor(cage, inherited)) {
        if (!cage.is<Member>(inherited)) return Value::defer();
        auto* member = cage.as<Member>(inherited);
        if (!is_subtype(cage, type, member->owner)) return Value::defer();
        cage.writing(object);
        if (member->slot >= in_place(object)) cage.writing(cage.at(overflow_of(object)));
        attribute_slot(cage, object, member->slot) = value;
        return Value::none();
    }
    if (!takes_attributes(cage, object)) return Value::defer();
    return set_own_attribute(cage, object, name, value) ? Value::none() : Value::reserve();
}

} // namespace natrix
