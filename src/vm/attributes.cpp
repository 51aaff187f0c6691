#include "objects/attributes.h"
#include "objects/dict.h"
#include "objects/errors.h"
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

void remember_slot(Vm& vm, uint64_t instruction, Value value, uint32_t slot) {
    Object* object = vm.at(value);
    uint64_t place = slot_place(object, slot);
    if (place == 0 || (object->flags & Object::shaped) == 0 || !note_dependency(vm, class_of(vm, value)))
        return;
    remember(vm, instruction, LoopOpcode::GETATTR_SLOT, cache_key(vm, value), place | uint64_t{slot} << 32);
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

Value bind_method(Vm& vm, Value function, Value self) {
    auto* method = vm.make<BoundMethod>(KnownType::method);
    if (!method) return Value::reserve();
    if (vm.as<Function>(function)->builtin != 0) {
        bool slot =
            vm.as<Function>(function)->Object::type == vm.type(KnownType::wrapper_descriptor).offset();
        method->type = vm.type(slot ? KnownType::method_wrapper : KnownType::builtin_function).offset();
    }
    method->function = function;
    method->self = self;
    return vm.ref(method);
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
        bool has_fallback =
            !vm.is<Type>(object) && (type_of(vm, object)->flags & type_flag::custom_getattr) != 0;
        if (vm.is<Function>(getter) && !has_fallback) return call_with(vm, getter, {object}, site);
        break;
    }
    case Found::How::missing: {
        Value type = class_of(vm, object);
        if ((vm.as<Type>(type)->flags & type_flag::custom_getattr) != 0) break;
        if (vm.is<Module>(object)) break; // its own __getattr__
        return raise_missing(vm, object, name);
    }
    case Found::How::descriptor:
    case Found::How::custom: break;
    }
    return call_prelude(vm, PreludeFunction::get_attribute, {object, name}, site);
}

} // namespace

bool slow_get_attribute(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)], name = vm.name_at(field_c(instruction));
    Found found = find(vm, object, name);
    if (found.how == Found::How::slot ||
        (found.how == Found::How::member && attribute_slot(vm, vm.at(object), found.slot).is_bound() &&
         !vm.is<Type>(object))) {
        remember_slot(vm, instruction, object, found.slot);
    } else if (found.how == Found::How::value && vm.is<Module>(object) &&
               (vm.at(object)->flags & Object::subclass) == 0) {
        auto* dict = vm.as<Dict>(vm.as<Module>(object)->dict);
        uint32_t entry = dict_find_str(vm, dict, name);
        if (entry != dict_missing)
            remember(vm, instruction, LoopOpcode::GETATTR_MODULE, object.bits() | uint64_t{vm.epoch} << 32,
                     entry | uint64_t{dict_version(vm, dict)} << 32);
    }
    return deliver_found(vm, found, object, name, store_into(vm, instruction, field_a(instruction)));
}

bool slow_get_method(Vm& vm, uint64_t instruction) {
    Value object = vm.registers[field_b(instruction)], name = vm.name_at(field_c(instruction));
    uint32_t base = field_a(instruction);
    Found found = find(vm, object, name);
    if (found.how == Found::How::function) {
        if (object.is_ref() && note_dependency(vm, class_of(vm, object))) {
            // An object with a dict of its own may hide the method at any time; with slots, its shape tells.
            Object* at = vm.at(object);
            bool own_dict = !(at->kind == Kind::Instance || (at->flags & Object::attributes) != 0) &&
                            takes_attributes(vm, at);
            bool dictionary = (at->flags & Object::shaped) != 0 &&
                              (static_cast<Shape*>(vm.at(at->type))->flags & shape_flag::dictionary) != 0;
            if (!own_dict && !dictionary)
                remember(vm, instruction, LoopOpcode::GETMETHOD_CLASS, cache_key(vm, object),
                         found.value.bits());
        }
        vm.registers[base] = found.value;
        vm.registers[base + FrameHeader::words] = object;
        return done(vm, instruction);
    }
    vm.registers[base + FrameHeader::words] = Value();
    return deliver_found(vm, found, object, name, store_into(vm, instruction, base));
}

bool slow_set_attribute(Vm& vm, uint64_t instruction) {
    Value object_value = vm.registers[field_a(instruction)], name = vm.name_at(field_c(instruction));
    Value value = vm.registers[field_b(instruction)];
    CallSite site{Return::discard, 0, resume_point(vm, instruction)};
    Object* object = vm.at(object_value);
    bool plain = object_value.is_ref() && (object->kind == Kind::Instance || object->kind == Kind::Exception);
    if (plain) {
        Value type_value = class_of(vm, object);
        auto* type = vm.as<Type>(type_value);
        if ((type->flags & type_flag::custom_setattr) == 0) {
            Value inherited = type_lookup(vm, type_value, name);
            bool member =
                vm.is<Member>(inherited) && is_subtype(vm, type_value, vm.as<Member>(inherited)->owner);
            bool hidden_by_class = inherited.is_ref() && inherited.is_bound() && !member &&
                                   (vm.at(inherited)->kind == Kind::Property || vm.is<Member>(inherited) ||
                                    (type_of(vm, inherited)->flags & type_flag::is_data_descriptor) != 0);
            if (vm.is<Property>(inherited) && vm.is<Function>(vm.as<Property>(inherited)->setter))
                return call_with(vm, vm.as<Property>(inherited)->setter, {object_value, value}, site);
            if (member || (!hidden_by_class && takes_attributes(vm, object))) {
                uint32_t before = object->type;
                bool shaped = (object->flags & Object::shaped) != 0;
                if (member) {
                    uint32_t slot = vm.as<Member>(inherited)->slot;
                    vm.writing(object);
                    attribute_slot(vm, object, slot) = value;
                } else if (!set_own_attribute(vm, object, name, value)) {
                    return settle(vm, Value::reserve(), {});
                }
                auto* shape = static_cast<Shape*>(vm.at(object->type));
                if (object->kind == Kind::Instance && shaped &&
                    (shape->flags & shape_flag::dictionary) == 0 && object_value.offset() >= vm.image_end) {
                    int32_t slot = member ? static_cast<int32_t>(vm.as<Member>(inherited)->slot)
                                          : shape_find(vm, shape, name);
                    uint64_t place = slot < 0 ? 0 : slot_place(object, static_cast<uint32_t>(slot));
                    if (place != 0 && note_dependency(vm, type_value)) {
                        uint64_t key = before | uint64_t{vm.epoch} << 32;
                        if (before == object->type)
                            remember(vm, instruction, LoopOpcode::SETATTR_SLOT, key,
                                     place | static_cast<uint64_t>(slot) << 32);
                        else
                            remember(vm, instruction, LoopOpcode::SETATTR_ADD, key,
                                     object->type | place << 32);
                    }
                }
                return done(vm, instruction);
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
        return settle(
            vm,
            raise(vm, KnownType::TypeError,
                  "'{}' object does not support the {}context manager protocol (missed {} method){}",
                  type_name(vm, object), async ? "asynchronous " : "", str_piece(vm, vm.name(known)),
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
                    vm.registers[base] = found.value;
                    vm.registers[base + FrameHeader::words] = self;
                    return done(vm, instruction);
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
