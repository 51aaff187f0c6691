#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/function.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/flow.h"
#include "vm/slow.h"
#include "vm/warm.h"

namespace natrix {
namespace {

uint64_t cache_key(Vm& vm, Value object) { return vm.at(object)->type | uint64_t{vm.epoch} << 32; }

// Caches that depend on a class' attributes are voided by type_changed(), which must know that there are any.
bool note_dependency(Vm& vm, Value type_value) {
    auto* type = vm.as<Type>(type_value);
    if ((type->flags & type_flag::uncacheable) != 0) return false;
    auto* mro = vm.as<Tuple>(type->mro);
    for (uint32_t i = 0; i < mro->length; i++) {
        auto* ancestor = vm.as<Type>(mro->items()[i]);
        if ((ancestor->flags & type_flag::uncacheable) != 0) return false;
        if ((ancestor->flags & (type_flag::heap | type_flag::cached)) == type_flag::heap) {
            vm.writing(ancestor);
            ancestor->flags |= type_flag::cached;
        }
    }
    return true;
}

// The byte offset of a slot that stands in the object itself; 0 when it is in the overflow.
uint64_t slot_place(Object* object, uint32_t slot) {
    if (object->kind != Kind::Instance || slot >= static_cast<Instance*>(object)->slots) return 0;
    return sizeof(Instance) + uint64_t{slot} * 8;
}

// Whether its header word tells of an object that it has no attribute of its own under a name: neither in a
// dict that may grow without the word's changing, nor in a field.
bool header_tells_attributes(Vm& vm, Value object) {
    Object* at = vm.at(object);
    if (at->kind == Kind::Instance || (at->flags & Object::attributes) != 0)
        return (at->flags & Object::shaped) == 0 ||
               (static_cast<Shape*>(vm.at(at->type))->flags & shape_flag::dictionary) == 0;
    return !takes_attributes(vm, at);
}

// A script's or the prelude's function that takes so many arguments and can be begun without more ado.
bool begins_with(Vm& vm, Value value, uint32_t arguments) {
    if (!vm.is<Function>(value)) return false;
    auto* function = vm.as<Function>(value);
    return function->native == 0 && function->receiver == 0 && function->exact_args == arguments;
}

// The script's function that a class has under a special name, or unbound.
Value own_special(Vm& vm, Value type, KnownName name) {
    Value method = type_lookup(vm, type, name);
    return vm.is<Function>(method) && vm.as<Function>(method)->builtin == script_function ? method : Value();
}

bool has_fallback(Vm& vm, Value object) {
    return (type_of(vm, object)->flags & type_flag::custom_getattr) != 0;
}

// Remembers how an attribute of an object that is no class was found.
void remember_instance(Vm& vm, uint64_t instruction, Value object, const Found& found) {
    if (!object.is_ref() || vm.twin) return;
    Value type = class_of(vm, object);
    auto keep = [&](LoopOpcode quick, uint64_t second) {
        if (note_dependency(vm, type)) remember(vm, instruction, quick, cache_key(vm, object), second);
    };
    switch (found.how) {
    case Found::How::slot:
    case Found::How::member: {
        Object* at = vm.at(object);
        uint64_t place = slot_place(at, found.slot);
        if (place != 0 && (at->flags & Object::shaped) != 0 && attribute_slot(vm, at, found.slot).is_bound())
            keep(LoopOpcode::GETATTR_SLOT, place | uint64_t{found.slot} << 32);
        return;
    }
    case Found::How::class_value:
        if (found.place != 0 && header_tells_attributes(vm, object))
            keep(LoopOpcode::GETATTR_CLASS, found.place);
        return;
    case Found::How::property: {
        Value getter = vm.as<Property>(found.value)->getter;
        if (begins_with(vm, getter, 1)) keep(LoopOpcode::GETATTR_GETTER, getter.offset());
        return;
    }
    case Found::How::descriptor: {
        auto* descriptor_type = type_of(vm, found.value);
        Value get = type_lookup(vm, vm.ref(descriptor_type), KnownName::get);
        bool decides = (descriptor_type->flags & type_flag::is_data_descriptor) != 0;
        if (begins_with(vm, get, 3) && (decides || header_tells_attributes(vm, object)) &&
            note_dependency(vm, vm.ref(descriptor_type)))
            keep(LoopOpcode::GETATTR_DESCRIPTOR, get.offset() | uint64_t{found.value.offset()} << 32);
        return;
    }
    default: return;
    }
}

// The same of an attribute that was asked of a class. What stands there is read again each time, unless it is
// wrapped.
void remember_class(Vm& vm, uint64_t instruction, Value object, const Found& found) {
    if (found.how != Found::How::value || found.place == 0 || vm.twin) return;
    if (note_dependency(vm, object) && note_dependency(vm, class_of(vm, object)))
        remember(vm, instruction, LoopOpcode::GETATTR_TYPE, object.bits() | uint64_t{vm.epoch} << 32,
                 found.place);
}

void remember_module(Vm& vm, uint64_t instruction, LoopOpcode quick, Value object, Value name) {
    if ((vm.at(object)->flags & Object::subclass) != 0 || vm.twin) return;
    auto* dict = vm.as<Dict>(vm.as<Module>(object)->dict);
    uint32_t entry = dict_find_str(vm, dict, name);
    if (entry != dict_missing)
        remember(vm, instruction, quick, object.bits() | uint64_t{vm.epoch} << 32,
                 entry | uint64_t{dict_version(vm, dict)} << 32);
}

Value missing_attribute(Vm& vm, Value object, Value name) {
    if (vm.is<Type>(object))
        return raise(vm, KnownType::AttributeError, "type object '{}' has no attribute '{}'",
                     name_of_type(vm, object), str_piece(vm, name));
    if (vm.is<Module>(object)) {
        Value module_name =
            dict_get_str(vm, vm.as<Dict>(vm.as<Module>(object)->dict), vm.name(KnownName::name));
        if (is_str(vm, module_name))
            return raise(vm, KnownType::AttributeError, "module '{}' has no attribute '{}'",
                         str_piece(vm, module_name), str_piece(vm, name));
    }
    return raise(vm, KnownType::AttributeError, "'{}' object has no attribute '{}'", type_name(vm, object),
                 str_piece(vm, name));
}

// An AttributeError that knows its name and object.
bool raise_missing(Vm& vm, Value object, Value name) {
    Value answer = missing_attribute(vm, object, name);
    if (answer == Value::raised()) {
        auto* exception = vm.as<Exception>(vm.pending);
        if (!set_exception_detail(vm, exception, exception_field::name, name) ||
            !set_exception_detail(vm, exception, exception_field::object, object))
            answer = Value::reserve();
    }
    return settle(vm, answer, {});
}

Found find(Vm& vm, Value object, Value name) {
    return vm.is<Type>(object) ? find_type_attribute(vm, object, name) : find_attribute(vm, object, name);
}

// What was found becomes a value at the site. `object` is what was asked.
bool deliver_found(Vm& vm, const Found& found, Value object, Value name, CallSite site) {
    switch (found.how) {
    case Found::How::value:
    case Found::How::slot:
    case Found::How::class_value: return deliver(vm, found.value, site);
    case Found::How::member: {
        Value value = attribute_slot(vm, vm.at(object), found.slot);
        if (value.is_bound()) return deliver(vm, value, site);
        if ((type_of(vm, object)->flags & type_flag::custom_getattr) != 0) break;
        return raise_missing(vm, object, name);
    }
    case Found::How::function: return settle(vm, bind_method(vm, found.value, object), site);
    case Found::How::class_method: {
        Value callable = vm.as<ClassMethod>(found.value)->callable;
        Value owner = vm.is<Type>(object) ? object : class_of(vm, object);
        if (vm.is<Function>(callable)) return settle(vm, bind_method(vm, callable, owner), site);
        break;
    }
    case Found::How::property: {
        Value getter = vm.as<Property>(found.value)->getter;
        // An AttributeError in it would send the question to __getattr__.
        if (vm.is<Function>(getter) && !(vm.is<Type>(object) ? false : has_fallback(vm, object)))
            return call_with(vm, getter, {object}, site);
        break;
    }
    case Found::How::missing: {
        Value type = class_of(vm, object);
        if ((vm.as<Type>(type)->flags & type_flag::custom_getattr) != 0) {
            Value fallback = own_special(vm, type, KnownName::getattr);
            if (fallback.is_unbound() || vm.is<Type>(object) || vm.is<Module>(object)) break;
            return call_with(vm, fallback, {object, name}, site);
        }
        if (vm.is<Module>(object)) break; // its own __getattr__
        return raise_missing(vm, object, name);
    }
    case Found::How::descriptor: {
        if (vm.is<Type>(object) || has_fallback(vm, object)) break;
        Value get = own_special(vm, class_of(vm, found.value), KnownName::get);
        if (get.is_unbound()) break;
        return call_with(vm, get, {found.value, object, class_of(vm, object)}, site);
    }
    case Found::How::custom: {
        Value type = class_of(vm, object);
        if (vm.is<Type>(object) || (vm.as<Type>(type)->flags & type_flag::custom_getattr) != 0) break;
        Value getter = own_special(vm, type, KnownName::getattribute);
        if (getter.is_unbound()) break;
        return call_with(vm, getter, {object, name}, site);
    }
    }
    return call_prelude(vm, PreludeFunction::get_attribute, {object, name}, site);
}

} // namespace

bool slow_get_attribute(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)], name = vm.name_at(field_c(instruction));
    Found found = find(vm, object, name);
    if (vm.is<Module>(object)) {
        if (found.how == Found::How::value)
            remember_module(vm, instruction, LoopOpcode::GETATTR_MODULE, object, name);
    } else if (vm.is<Type>(object)) {
        remember_class(vm, instruction, object, found);
    } else if (!has_fallback(vm, object) || found.how == Found::How::slot) {
        remember_instance(vm, instruction, object, found);
    }
    CallSite site = store_into(vm, instruction, field_a(instruction));
    site.kind = Return::attribute;
    return deliver_found(vm, found, object, name, site);
}

namespace {

// A call window for a function that is to be called with this receiver first; unbound: with none.
bool prepare_window(Vm& vm, uint64_t instruction, Value function, Value receiver) {
    Value* base = vm.registers + field_a(instruction);
    base[0] = function;
    base[FrameHeader::words] = receiver;
    return done(vm, instruction);
}

} // namespace

bool slow_get_method(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)], name = vm.name_at(field_c(instruction));
    Found found = find(vm, object, name);
    bool of_class = vm.is<Type>(object);
    Value type = class_of(vm, object);
    if (found.how == Found::How::function) {
        if (object.is_ref() && !vm.twin && header_tells_attributes(vm, object) && note_dependency(vm, type))
            remember(vm, instruction, LoopOpcode::GETMETHOD_CLASS, cache_key(vm, object), found.value.bits());
        return prepare_window(vm, instruction, found.value, object);
    }
    if (of_class) {
        Value callable, receiver;
        if (found.how == Found::How::value && (vm.is<Function>(found.value) || vm.is<Type>(found.value))) {
            callable = found.value;
        } else if (found.how == Found::How::class_method) {
            callable = vm.as<ClassMethod>(found.value)->callable;
            receiver = object;
        }
        if (vm.is<Function>(callable) || vm.is<Type>(callable)) {
            if (!vm.twin && note_dependency(vm, object) && note_dependency(vm, type))
                remember(vm, instruction, LoopOpcode::GETMETHOD_TYPE,
                         object.bits() | uint64_t{vm.epoch} << 32,
                         callable.offset() | uint64_t{receiver.offset()} << 32);
            return prepare_window(vm, instruction, callable, receiver);
        }
    } else if (found.how == Found::How::class_method &&
               vm.is<Function>(vm.as<ClassMethod>(found.value)->callable)) {
        return prepare_window(vm, instruction, vm.as<ClassMethod>(found.value)->callable, type);
    } else if (found.how == Found::How::value && vm.is<Module>(object)) {
        remember_module(vm, instruction, LoopOpcode::GETMETHOD_MODULE, object, name);
    }
    vm.registers[field_a(instruction) + FrameHeader::words] = Value();
    CallSite site = store_into(vm, instruction, field_a(instruction));
    site.kind = Return::attribute;
    return deliver_found(vm, found, object, name, site);
}

namespace {

// An attribute of a class that its metaclass says nothing about.
bool set_attribute_of_class(Vm& vm, uint64_t instruction, Value object, Value name, Value value) {
    Value meta = class_of(vm, object);
    if (type_lookup(vm, meta, KnownName::setattr) !=
            type_lookup(vm, vm.type(KnownType::type), KnownName::setattr) ||
        (vm.as<Type>(object)->flags & (type_flag::heap | type_flag::immutable)) != type_flag::heap ||
        type_lookup(vm, meta, name).is_bound())
        return call_prelude(vm, PreludeFunction::set_attribute, {object, name, value},
                            {Return::discard, 0, resume_point(vm, instruction)});
    if (!set_class_attribute(vm, vm.as<Type>(object), name, value)) return settle(vm, Value::reserve(), {});
    return done(vm, instruction);
}

// Remembers where a plain attribute of an instance has just been stored; `before` is its header's word of
// then.
void remember_store(Vm& vm, uint64_t instruction, Value object_value, Value name, uint32_t before) {
    Object* object = vm.at(object_value);
    if (object->kind != Kind::Instance || object_value.offset() < vm.image_end || vm.twin) return;
    if ((object->flags & Object::shaped) == 0) return;
    auto* shape = static_cast<Shape*>(vm.at(object->type));
    if ((shape->flags & shape_flag::dictionary) != 0) return;
    int32_t slot = shape_find(vm, shape, name);
    Value inherited = type_lookup(vm, class_of(vm, object), name);
    if (vm.is<Member>(inherited)) slot = static_cast<int32_t>(vm.as<Member>(inherited)->slot);
    uint64_t place = slot < 0 ? 0 : slot_place(object, static_cast<uint32_t>(slot));
    if (place == 0 || !note_dependency(vm, class_of(vm, object))) return;
    uint64_t key = before | uint64_t{vm.epoch} << 32;
    if (before == object->type)
        remember(vm, instruction, LoopOpcode::SETATTR_SLOT, key, place | static_cast<uint64_t>(slot) << 32);
    else
        remember(vm, instruction, LoopOpcode::SETATTR_ADD, key, object->type | place << 32);
}

} // namespace

bool slow_set_attribute(Vm& vm, uint64_t instruction) {
    Value object_value = vm.registers[field_a(instruction)], name = vm.name_at(field_c(instruction));
    Value value = vm.registers[field_b(instruction)];
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    Object* object = vm.at(object_value);
    if (vm.is<Type>(object_value)) return set_attribute_of_class(vm, instruction, object_value, name, value);
    if (object_value.is_ref() && (object->kind == Kind::Instance || object->kind == Kind::Exception)) {
        Value type_value = class_of(vm, object);
        auto* type = vm.as<Type>(type_value);
        if ((type->flags & type_flag::custom_setattr) != 0) {
            // (The flag tells of __delattr__ too.)
            Value setter = own_special(vm, type_value, KnownName::setattr);
            if (setter.is_bound()) return call_with(vm, setter, {object_value, name, value}, site);
        } else {
            uint32_t before = object->type;
            Value answer = set_plain_attribute(vm, object_value, name, value);
            if (answer.is_none()) {
                remember_store(vm, instruction, object_value, name, before);
                return done(vm, instruction);
            }
            if (answer != Value::defer()) return settle(vm, answer, site);
            Value inherited = type_lookup(vm, type_value, name);
            if (vm.is_exact<Property>(inherited)) {
                Value setter = vm.as<Property>(inherited)->setter;
                if (begins_with(vm, setter, 2) && !vm.twin && note_dependency(vm, type_value))
                    remember(vm, instruction, LoopOpcode::SETATTR_SETTER, cache_key(vm, object_value),
                             setter.offset());
                if (vm.is<Function>(setter)) return call_with(vm, setter, {object_value, value}, site);
            } else if (inherited.is_bound() && !vm.is<Member>(inherited)) {
                Value descriptor_type = class_of(vm, inherited);
                Value set = own_special(vm, descriptor_type, KnownName::set);
                if (set.is_bound()) {
                    if (begins_with(vm, set, 3) && !vm.twin && note_dependency(vm, type_value) &&
                        note_dependency(vm, descriptor_type))
                        remember(vm, instruction, LoopOpcode::SETATTR_DESCRIPTOR, cache_key(vm, object_value),
                                 set.offset() | uint64_t{inherited.offset()} << 32);
                    return call_with(vm, set, {inherited, object_value, value}, site);
                }
            }
        }
    }
    return call_prelude(vm, PreludeFunction::set_attribute, {object_value, name, value}, site);
}

bool slow_delete_attribute(Vm& vm, uint64_t instruction) {
    return call_prelude(vm, PreludeFunction::delete_attribute,
                        {vm.registers[field_a(instruction)], vm.name_at(field_c(instruction))},
                        {Return::discard, 0, resume_point(vm, instruction)});
}

bool slow_load_special(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)];
    auto known = static_cast<KnownName>(field_c(instruction));
    uint32_t base = field_a(instruction);
    Value type = class_of(vm, object);
    Value method = type_lookup(vm, type, known);
    if (vm.is<Function>(method)) {
        vm.registers[base] = method;
        vm.registers[base + FrameHeader::words] = object;
        return done(vm, instruction);
    }
    vm.registers[base + FrameHeader::words] = Value();
    if (method.is_unbound()) {
        bool async = field_x(instruction) == 1;
        // A class that has the other protocol's methods was probably meant for it.
        bool other = type_lookup(vm, type, async ? KnownName::enter : KnownName::aenter).is_bound() &&
                     type_lookup(vm, type, async ? KnownName::exit : KnownName::aexit).is_bound();
        Value full_name = full_type_name(vm, type);
        if (full_name.is_signal()) return settle(vm, full_name, {});
        return settle(
            vm,
            raise(vm, KnownType::TypeError,
                  "'{}' object does not support the {}context manager protocol (missed {} method){}",
                  str_piece(vm, full_name), async ? "asynchronous " : "", str_piece(vm, vm.name(known)),
                  !other  ? ""
                  : async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                          : " but it supports the asynchronous context manager protocol. Did you mean to "
                            "use 'async "
                            "with'?"),
            {});
    }
    Found found = classify_class_attribute(vm, method);
    return deliver_found(vm, found, object, vm.name(known), store_into(vm, instruction, base));
}

bool slow_get_super(Vm& vm, uint64_t instruction) {
    const Value* from = vm.registers + field_b(instruction);
    Value super = from[0], this_class = from[1], self = from[2], name = vm.name_at(field_c(instruction));
    uint32_t base = field_a(instruction);
    bool method = field_x(instruction) == 1;
    CallSite site = store_into(vm, instruction, base);
    if (method) vm.registers[base + FrameHeader::words] = Value();
    if (super == vm.type(KnownType::super) && vm.is<Type>(this_class)) {
        Value type = class_of(vm, self);
        if (vm.is<Type>(self) && is_subtype(vm, self, this_class)) type = self;
        if (is_subtype(vm, type, this_class) && name != vm.name(KnownName::class_)) {
            Value found_value = type_lookup_after(vm, type, this_class, name);
            if (found_value.is_bound()) {
                Found found = classify_class_attribute(vm, found_value);
                if (type == self && found.how == Found::How::function) {
                    found.how = Found::How::value; // from the class itself: not bound
                } else if (method && found.how == Found::How::function) {
                    if (self.is_ref() && type != self && !vm.twin && note_dependency(vm, type))
                        remember(vm, instruction, LoopOpcode::GETSUPER_METHOD, cache_key(vm, self),
                                 found.value.offset() | this_class.bits() << 32);
                    return prepare_window(vm, instruction, found.value, self);
                } else if (method && found.how == Found::How::class_method &&
                           vm.is<Function>(vm.as<ClassMethod>(found.value)->callable)) {
                    return prepare_window(vm, instruction, vm.as<ClassMethod>(found.value)->callable, type);
                }
                if (found.how != Found::How::descriptor && found.how != Found::How::property &&
                    found.how != Found::How::member)
                    return deliver_found(vm, found, self, name, site);
            }
        }
    }
    return call_prelude(vm, PreludeFunction::super_attribute, {super, this_class, self, name}, site);
}

} // namespace natrix
