#include "natives/all.h"
#include "objects/attributes.h"
#include "objects/errors.h"
#include "objects/subclass.h"
#include "objects/type.h"

// property, staticmethod, classmethod and super: their objects.
namespace natrix {
namespace {

// An object of the kind for its builtin class or a subclass of it.
template<class T> T* make_for(Cage& c, Value cls) { return make_instance_of<T>(c, cls); }

Value make_property(Cage& c, Value* a) {
    auto* property = make_for<Property>(c, a[0]);
    if (!property) return Value::reserve();
    property->getter = property->setter = property->deleter = property->doc = property->name =
        property->owner = Value::none();
    return c.ref(property);
}

Value fill_property(Cage& c, Value* a) {
    auto* property = c.as<Property>(a[0]);
    c.writing(property);
    property->getter = a[1];
    property->setter = a[2];
    property->deleter = a[3];
    property->doc = a[4];
    return Value::none();
}

Value property_part(Cage& c, Value* a) {
    auto* property = c.as<Property>(a[0]);
    const Value parts[] = {property->getter, property->setter, property->deleter,
                           property->doc,    property->name,   property->owner};
    return parts[a[1].as_int() % 6];
}

Value property_name(Cage& c, Value* a) { return c.as<Property>(a[0])->name; }
Value set_property_name(Cage& c, Value* a) {
    c.writing(c.at(a[0]));
    c.as<Property>(a[0])->name = a[1];
    return Value::none();
}
Value set_property_doc(Cage& c, Value* a) {
    c.writing(c.at(a[0]));
    c.as<Property>(a[0])->doc = a[1];
    return Value::none();
}

Value set_property_owner(Cage& c, Value* a) {
    c.writing(c.at(a[0]));
    c.as<Property>(a[0])->owner = a[1];
    return Value::none();
}

Value make_static_method(Cage& c, Value* a) {
    auto* method = make_for<StaticMethod>(c, a[0]);
    if (!method) return Value::reserve();
    method->callable = a[1];
    return c.ref(method);
}

Value make_class_method_object(Cage& c, Value* a) {
    auto* method = make_for<ClassMethod>(c, a[0]);
    if (!method) return Value::reserve();
    method->callable = a[1];
    return c.ref(method);
}

Value wrapped_callable(Cage& c, Value* a) {
    if (c.is<StaticMethod>(a[0])) return c.as<StaticMethod>(a[0])->callable;
    return c.as<ClassMethod>(a[0])->callable;
}

Value make_super(Cage& c, Value* a) {
    auto* super = make_for<Super>(c, a[0]);
    if (!super) return Value::reserve();
    super->this_class = super->object = super->object_type = Value::none();
    return c.ref(super);
}

Value fill_super(Cage& c, Value* a) {
    auto* super = c.as<Super>(a[0]);
    c.writing(super);
    super->this_class = a[1];
    super->object = a[2];
    super->object_type = a[3];
    return Value::none();
}

Value super_part(Cage& c, Value* a) {
    auto* super = c.as<Super>(a[0]);
    const Value parts[] = {super->this_class, super->object, super->object_type};
    return parts[a[1].as_int() % 3];
}

constexpr NativeEntry kernel_entries[] = {
    {"make_property", make_property},
    {"fill_property", fill_property},
    {"property_part", property_part},
    {"property_name", property_name},
    {"set_property_name", set_property_name},
    {"set_property_doc", set_property_doc},
    {"set_property_owner", set_property_owner},
    {"make_static_method", make_static_method},
    {"make_class_method_object", make_class_method_object},
    {"wrapped_callable", wrapped_callable},
    {"make_super", make_super},
    {"fill_super", fill_super},
    {"super_part", super_part},
};

} // namespace

const NativeTable descriptor_kernels = kernels_of(kernel_entries);

} // namespace natrix
