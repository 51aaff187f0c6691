#pragma once
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// Attributes that an object itself holds, in the slots that its shape describes (or, in dictionary mode, in a
// Dict). Kinds: Instance, whatever has flag `attributes`, and — with a dict of their own — Function, Module,
// StaticMethod, ClassMethod. Classes are another matter: their dict is a namespace.

namespace shape_flag {
constexpr uint32_t dictionary = 1; // attributes are in a Dict, not in slots
constexpr uint32_t member = 2;     // the slot is of __slots__: only its descriptor knows where it is
} // namespace shape_flag

constexpr uint32_t max_shape_slots = 64;
constexpr uint32_t max_slots_in_place = 40;

// Slot of `name` (interned), or -1.
int32_t shape_find(Cage& cage, Shape* shape, Value name);
// The shape after adding `name`; nullptr: reserve.
Shape* shape_add(Cage& cage, Shape* shape, Value name);

// The value in slot `slot` of an object whose shape has it.
Value& attribute_slot(Cage& cage, Object* object, uint32_t slot);

// Whether the object can hold attributes of its own beyond __slots__.
bool takes_attributes(Cage& cage, Object* object);
// The attribute, or unbound.
Value get_own_attribute(Cage& cage, Object* object, Value name);
// False: reserve. The object takes attributes.
bool set_own_attribute(Cage& cage, Object* object, Value name, Value value);
// yes, no (there is none), reserve.
Answer delete_own_attribute(Cage& cage, Object* object, Value name);
// The attributes as a Dict that is the object's __dict__ from now on; nullptr: reserve.
Dict* own_dict(Cage& cage, Object* object);
// Puts another dict in its place. False: reserve.
bool set_own_dict(Cage& cage, Object* object, Value dict);
// How many bytes of slots to give the instances to come.
void note_slots(Cage& cage, Type* type, uint32_t slots);

// Where an attribute of an object comes from, and what must be done to get it.
struct Found {
    enum class How : uint8_t {
        missing,
        value,        // `value` is it
        slot,         // attribute slot `slot` of the object itself, bound, by its shape
        member,       // the same, through a __slots__ descriptor that may be unbound
        function,     // a function of the class: bind it to the object
        class_value,  // plain attribute of the class: `value`
        property,     // `value` is a Property: call its getter
        class_method, // `value` is to be bound to the class
        descriptor,   // `value` has a __get__ written in Python
        custom,       // the class has a __getattribute__ of its own
    } how = How::missing;
    uint32_t slot = 0;
    uint32_t place = 0; // of what is read from a class as it is: where it stands (type_lookup_place())
    Value value;
};

// The search that reading an attribute begins with, without calling anything. `name` is interned. `generic`:
// object.__getattribute__'s own search, whatever the class says.
Found find_attribute(Cage& cage, Value object, Value name, bool generic = false);
// type.__getattribute__'s search.
Found find_type_attribute(Cage& cage, Value type, Value name);
// What a value found in a class becomes for an instance: classifies descriptors.
Found classify_class_attribute(Cage& cage, Value value);
// What getattr() gives where that needs no Python: a value, Value::tombstone() when there is no such
// attribute, or `defer` or `reserve`.
Value get_plain_attribute(Cage& cage, Value object, Value name, bool generic = false);
// A function bound to an object; or Value::reserve().
Value bind_method(Cage& cage, Value function, Value self);

// Sets an attribute as object.__setattr__ does, where that needs no Python: none, or `reserve`, or `defer` (a
// descriptor, or an object that takes no such attribute). `object` is a reference, `name` interned.
Value set_plain_attribute(Cage& cage, Value object, Value name, Value value);

} // namespace natrix
