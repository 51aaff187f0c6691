#include "objects/type.h"

#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

namespace natrix {

Value class_of(Cage& cage, Value value) {
    if (value.is_ref()) return class_of(cage, cage.at(value));
    if (value.is_int()) return cage.type(KnownType::int_);
    if (value.is_double()) return cage.type(KnownType::float_);
    if (value.is_bool()) return cage.type(KnownType::bool_);
    if (value.is_none()) return cage.type(KnownType::none_type);
    if (value == Value::ellipsis()) return cage.type(KnownType::ellipsis_type);
    return cage.type(KnownType::not_implemented_type);
}

namespace {

uint32_t place_in_mro(Cage& cage, Type* type, Value name, uint32_t from) {
    if (!type->mro.is_ref() || !type->mro.is_bound()) return 0;
    auto* mro = cage.as<Tuple>(type->mro);
    for (uint32_t i = from; i < mro->length; i++) {
        auto* dict = cage.as<Dict>(cage.as<Type>(mro->items()[i])->dict);
        uint32_t entry = dict_find_str(cage, dict, name);
        if (entry != dict_missing) return cage.offset_of(dict_entries(cage, dict) + 2 * size_t{entry} + 1);
    }
    return 0;
}

Value lookup_in_mro(Cage& cage, Type* type, Value name, uint32_t from) {
    return value_at_place(cage, place_in_mro(cage, type, name, from));
}

} // namespace

uint32_t type_lookup_slowly(Cage& cage, Value type, Value name) {
    auto* object = cage.as<Type>(type);
    uint32_t place = place_in_mro(cage, object, name, 0);
    if ((object->flags & type_flag::uncacheable) == 0) {
        if ((object->flags & (type_flag::cached | type_flag::heap)) == type_flag::heap) {
            cage.writing(object);
            object->flags |= type_flag::cached;
        }
        uint32_t at = (type.offset() >> 3 ^ name.offset() >> 4) % Cage::method_cache_entries;
        cage.method_cache[at] = {uint64_t{type.offset()} << 32 | name.offset(), cage.epoch, place};
    }
    return place;
}

Value type_lookup_after(Cage& cage, Value type, Value after, Value name) {
    auto* object = cage.as<Type>(type);
    auto* mro = cage.as<Tuple>(object->mro);
    uint32_t i = 0;
    while (i < mro->length && mro->items()[i] != after) i++;
    return lookup_in_mro(cage, object, name, i + 1);
}

bool is_subtype(Cage& cage, Value type, Value base) {
    if (type == base) return true;
    Value mro = cage.as<Type>(type)->mro;
    if (!mro.is_ref() || mro.is_unbound()) return false;
    auto* tuple = cage.as<Tuple>(mro);
    for (uint32_t i = 0; i < tuple->length; i++)
        if (tuple->items()[i] == base) return true;
    return false;
}

void type_refresh(Cage& cage, Type* type) {
    Value object_type = cage.type(KnownType::object);
    auto* object_dict = cage.as<Dict>(cage.as<Type>(object_type)->dict);
    auto differs = [&](KnownName known) {
        Value name = cage.name(known);
        Value own = lookup_in_mro(cage, type, name, 0);
        return own.is_bound() && own != dict_get_str(cage, object_dict, name);
    };
    auto has = [&](KnownName known) { return lookup_in_mro(cage, type, cage.name(known), 0).is_bound(); };
    uint32_t flags = type->flags & ~type_flag::derived;
    if (differs(KnownName::eq)) flags |= type_flag::custom_eq;
    if (differs(KnownName::hash)) flags |= type_flag::custom_hash;
    if (differs(KnownName::getattribute)) flags |= type_flag::custom_getattribute;
    if (has(KnownName::getattr)) flags |= type_flag::custom_getattr;
    if (differs(KnownName::setattr) || differs(KnownName::delattr)) flags |= type_flag::custom_setattr;
    if (has(KnownName::del)) flags |= type_flag::custom_del;
    if (has(KnownName::bool_) || has(KnownName::len)) flags |= type_flag::custom_bool;
    if (has(KnownName::get)) flags |= type_flag::is_descriptor;
    if (has(KnownName::set) || has(KnownName::delete_)) flags |= type_flag::is_data_descriptor;
    if (differs(KnownName::new_)) flags |= type_flag::custom_new;
    if (differs(KnownName::init)) flags |= type_flag::custom_init;
    // Instances of a builtin's subclass are read in C++ only while they are iterated as the builtin is.
    if ((flags & type_flag::heap) != 0 && type->layout != static_cast<uint8_t>(Kind::Instance)) {
        Value base = type->base;
        while ((cage.as<Type>(base)->flags & type_flag::heap) != 0) base = cage.as<Type>(base)->base;
        auto* builtin = cage.as<Type>(base);
        for (KnownName known : {KnownName::iter, KnownName::getitem, KnownName::keys}) {
            Value name = cage.name(known);
            if (lookup_in_mro(cage, type, name, 0) != lookup_in_mro(cage, builtin, name, 0))
                flags |= type_flag::custom_iter;
        }
    }
    if (flags != type->flags) {
        cage.writing(type);
        type->flags = flags;
    }
}

void type_changed(Cage& cage, Type* type, Value name, bool plain) {
    TextView text = text_of(cage, name);
    bool special = text.length > 4 && text[0] == '_' && text[1] == '_';
    // Caches know where a plain attribute of a class stands, not what it is. (Counters that live in a class
    // would otherwise void every cache each time they count.)
    if (plain && !special) return;
    cage.epoch++;
    if ((type->flags & type_flag::cached) != 0) {
        cage.writing(type);
        constexpr uint32_t too_often = 200;
        if (++type->mutations > too_often) type->flags |= type_flag::uncacheable;
    }
    if (!special) return;
    // A work-list of classes in the scratch region: the tree of subclasses may be any shape.
    Scratch scratch(cage);
    struct Link {
        Link* next;
        Type* type;
    };
    Link* first = scratch->make<Link>(nullptr, type);
    while (first) {
        Type* at = first->type;
        first = first->next;
        type_refresh(cage, at);
        if (!at->subclasses.is_ref() || at->subclasses.is_unbound()) continue;
        auto* list = cage.as<List>(at->subclasses);
        for (uint32_t i = 0; i < list->size; i++) {
            Value sub = list_items(cage, list)[i];
            if (sub.is_unbound()) break;
            if (Link* link = scratch->make<Link>(first, cage.as<Type>(sub))) first = link;
        }
    }
}

namespace {

bool is_plain(Cage& cage, Value value) {
    if (!value.is_ref()) return true;
    if (value.is_unbound()) return false;
    Kind kind = cage.at(value)->kind;
    if (kind == Kind::Function || kind == Kind::Property || kind == Kind::Member ||
        kind == Kind::ClassMethod || kind == Kind::StaticMethod || kind == Kind::Type)
        return false;
    return (type_of(cage, value)->flags & (type_flag::is_descriptor | type_flag::is_data_descriptor)) == 0;
}

} // namespace

bool set_class_attribute(Cage& cage, Type* type, Value name, Value value) {
    auto* dict = cage.as<Dict>(type->dict);
    Value before = dict_get_str(cage, dict, name);
    bool plain = before.is_bound() && is_plain(cage, before) && is_plain(cage, value);
    if (!dict_set_str(cage, dict, name, value)) return false;
    type_changed(cage, type, name, plain);
    return true;
}

Value compute_mro(Cage& cage, Value type, Value bases) {
    auto* base_tuple = cage.as<Tuple>(bases);
    uint32_t count = base_tuple->length;
    uint64_t bound = 1;
    for (uint32_t i = 0; i < count; i++)
        bound += cage.as<Tuple>(cage.as<Type>(base_tuple->items()[i])->mro)->length;
    Tuple* room = make_tuple(cage, bound);
    if (!room) return Value::reserve();
    Scratch scratch(cage);
    // Lists to merge: each base's MRO, then the bases themselves; heads[i] is how far list i is used up.
    auto* heads = scratch->array<uint32_t>(size_t{count} + 1);
    if (!heads) return Value::reserve();
    auto list_at = [&](uint32_t i) {
        return i < count ? cage.as<Tuple>(cage.as<Type>(base_tuple->items()[i])->mro) : base_tuple;
    };
    uint32_t length = 0;
    room->items()[length++] = type;
    for (;;) {
        bool left = false;
        Value next;
        for (uint32_t i = 0; i <= count && next.is_unbound(); i++) {
            Tuple* list = list_at(i);
            if (heads[i] == list->length) continue;
            left = true;
            Value candidate = list->items()[heads[i]];
            bool in_a_tail = false;
            for (uint32_t j = 0; j <= count && !in_a_tail; j++) {
                Tuple* other = list_at(j);
                for (uint32_t k = heads[j] + 1; k < other->length && !in_a_tail; k++)
                    in_a_tail = other->items()[k] == candidate;
                cage.poll.spent += other->length / 64;
            }
            if (!in_a_tail) next = candidate;
        }
        if (!left) break;
        if (next.is_unbound()) {
            // The heads that are left, as CPython lists them.
            Value text =
                format_text(cage, "Cannot create a consistent method resolution order (MRO) for bases ");
            bool first = true;
            for (uint32_t i = 0; i <= count && !text.is_signal(); i++) {
                Tuple* list = list_at(i);
                if (heads[i] == list->length) continue;
                Value head = list->items()[heads[i]];
                bool repeated = false;
                for (uint32_t j = 0; j < i; j++) {
                    Tuple* other = list_at(j);
                    if (heads[j] != other->length && other->items()[heads[j]] == head) repeated = true;
                }
                if (repeated) continue;
                text = format_text(cage, "{}{}{}", str_piece(cage, text), first ? "" : ", ",
                                   name_of_type(cage, head));
                first = false;
            }
            return text.is_signal() ? text : raise(cage, KnownType::TypeError, "{}", str_piece(cage, text));
        }
        room->items()[length++] = next;
        for (uint32_t i = 0; i <= count; i++) {
            Tuple* list = list_at(i);
            if (heads[i] < list->length && list->items()[heads[i]] == next) heads[i]++;
        }
    }
    return tuple_from(cage, room->items(), length);
}

bool make_root_shape(Cage& cage, Type* type) {
    auto* shape = cage.make<Shape>(KnownType::object);
    if (!shape) return false;
    shape->owner = cage.ref(type);
    cage.writing(type);
    type->shape = cage.ref(shape);
    return true;
}

bool enlist_finalizable(Cage& cage, Object* object) {
    if (cage.finalizable.is_unbound()) {
        List* list = make_list(cage, 4);
        if (!list) return false;
        cage.finalizable = cage.ref(list);
    }
    if (!list_append(cage, cage.as<List>(cage.finalizable), cage.ref(object))) return false;
    object->flags |= Object::finalizable;
    return true;
}

Instance* make_instance(Cage& cage, Type* type) {
    if (type->shape.is_unbound() && !make_root_shape(cage, type)) return nullptr;
    uint32_t slots = type->slot_hint;
    auto* instance = cage.make<Instance>(KnownType::object, slots);
    if (!instance) return nullptr;
    instance->flags = Object::shaped;
    instance->aux = static_cast<uint16_t>(slots);
    instance->type = type->shape.offset();
    if ((type->flags & type_flag::custom_del) != 0 && !enlist_finalizable(cage, instance)) return nullptr;
    return instance;
}

bool register_subclass(Cage& cage, Value type) {
    auto* bases = cage.as<Tuple>(cage.as<Type>(type)->bases);
    for (uint32_t i = 0; i < bases->length; i++) {
        auto* base = cage.as<Type>(bases->items()[i]);
        if (base->subclasses.is_unbound()) {
            List* list = make_list(cage, 2);
            if (!list) return false;
            cage.writing(base);
            base->subclasses = cage.ref(list);
        }
        // As in CPython a class does not live on because its bases know it.
        auto* list = cage.as<List>(base->subclasses);
        cage.writing(list);
        while (list->size != 0 && list_items(cage, list)[list->size - 1].is_unbound()) list->size--;
        if (!list_append(cage, list, type)) return false;
        cage.at(list->items)->flags |= Object::weak_items;
    }
    return true;
}

} // namespace natrix
