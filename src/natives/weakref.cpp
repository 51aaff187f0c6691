#include "natives/all.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/subclass.h"
#include "objects/type.h"

// Weak references, and the queue of what is to be finalised.
namespace natrix {
namespace {

WeakRef* weak_at(Cage& c, Value* a) { return c.as<WeakRef>(a[0]); }

bool takes_weak_references(Cage& c, Value value) {
    if (!value.is_ref() || value.is_unbound()) return false;
    Kind kind = c.at(value)->kind;
    if (kind == Kind::Type || kind == Kind::Generator || kind == Kind::Function || kind == Kind::Exception)
        return true;
    return (type_of(c, value)->flags & type_flag::has_weakref) != 0;
}

// make_weakref(class, referent, callback or None)
Value make_weakref(Cage& c, Value* a) {
    if (!takes_weak_references(c, a[1]))
        return raise(c, KnownType::TypeError, "cannot create weak reference to '{}' object",
                     type_name(c, a[1]));
    Object* referent = c.at(a[1]);
    bool plain = a[0] == c.type(KnownType::weakref) && a[2].is_none();
    if (plain && (referent->flags & Object::weakly_referenced) != 0) {
        // One plain reference to an object is enough for all who want one.
        for (Value at = c.weak_references; c.is<WeakRef>(at); at = c.as<WeakRef>(at)->next) {
            auto* weak = c.as<WeakRef>(at);
            c.poll.spent++;
            if (weak->referent == a[1] && weak->callback.is_none() && weak->type == a[0].offset()) return at;
        }
    }
    auto* weak = make_instance_of<WeakRef>(c, a[0]);
    if (!weak) return Value::reserve();
    weak->referent = a[1];
    weak->callback = a[2];
    weak->next = c.weak_references;
    c.weak_references = c.ref(weak);
    c.writing(referent);
    referent->flags |= Object::weakly_referenced;
    return c.ref(weak);
}

// MISSING when it has died.
Value weakref_referent(Cage& c, Value* a) {
    Value referent = weak_at(c, a)->referent;
    return referent.is_none() || referent.is_unbound() ? Value::tombstone() : referent;
}

Value weakref_callback(Cage& c, Value* a) {
    Value callback = weak_at(c, a)->callback;
    return callback.is_bound() ? callback : Value::none();
}
Value drop_weakref_callback(Cage& c, Value* a) {
    c.writing(weak_at(c, a));
    weak_at(c, a)->callback = Value::none();
    return Value::none();
}

// Whether the hash was asked for while the referent lived, and what it is.
Value weakref_hash(Cage& c, Value* a) {
    auto* weak = weak_at(c, a);
    return weak->hashed != 0 ? integer_from(c, weak->hash) : Value::tombstone();
}
Value set_weakref_hash(Cage& c, Value* a) {
    auto* weak = weak_at(c, a);
    int64_t hash;
    if (!integer_fits(c, a[1], hash)) hash = a[1].is_int() ? a[1].as_int() : 0;
    c.writing(weak);
    weak->hash = hash;
    weak->hashed = 1;
    return Value::none();
}

// weakref_list(object): all references to it that live.
Value weakref_list(Cage& c, Value* a) {
    List* list = make_list(c);
    if (!list) return Value::reserve();
    if (!a[0].is_ref() || (c.at(a[0])->flags & Object::weakly_referenced) == 0) return c.ref(list);
    for (Value at = c.weak_references; c.is<WeakRef>(at); at = c.as<WeakRef>(at)->next) {
        c.poll.spent++;
        if (c.as<WeakRef>(at)->referent == a[0] && !list_append(c, list, at)) return Value::reserve();
    }
    return c.ref(list);
}

Value is_weakref(Cage& c, Value* a) { return Value::boolean(c.is<WeakRef>(a[0])); }

// The next object whose __del__, or weak reference whose callback, is due; MISSING: none.
Value take_finalizable(Cage& c, Value*) {
    if (!c.is<List>(c.finalize_queue)) return Value::tombstone();
    auto* queue = c.as<List>(c.finalize_queue);
    if (queue->size == 0) return Value::tombstone();
    c.writing(queue);
    Value* items = list_items(c, queue);
    c.writing(c.at(queue->items));
    Value first = items[0];
    std::memmove(static_cast<void*>(items), items + 1, size_t{queue->size - 1} * 8);
    items[--queue->size] = Value();
    return first;
}

constexpr NativeEntry kernel_entries[] = {
    {"make_weakref", make_weakref},         {"weakref_referent", weakref_referent},
    {"weakref_callback", weakref_callback}, {"drop_weakref_callback", drop_weakref_callback},
    {"weakref_hash", weakref_hash},         {"set_weakref_hash", set_weakref_hash},
    {"weakref_list", weakref_list},         {"is_weakref", is_weakref},
    {"take_finalizable", take_finalizable},
};

} // namespace

const NativeTable weakref_kernels = kernels_of(kernel_entries);

} // namespace natrix
