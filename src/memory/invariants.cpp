#include "memory/verify.h"

// What must be true of each kind beyond its layout. One function for each, and a kind without one does not
// compile: the loader relies on them to refuse forged dumps. The fields of the object are sound values here,
// but the objects they refer to may break their own invariants; so counts of those are compared, never
// followed.

namespace natrix {
namespace {

struct Check {
    Cage& cage;
    bool complete;

    template<class T> [[nodiscard]] bool is(Value value) { return cage.is<T>(value); }
    // A field that every finished object has.
    template<class T> [[nodiscard]] bool has(Value value) {
        return cage.is<T>(value) || (!complete && value.is_unbound());
    }
    [[nodiscard]] bool has_str(Value value) { return has<Str>(value) || is<StrView>(value); }
    // One that may be missing.
    template<class T> [[nodiscard]] bool maybe(Value value) {
        return value.is_unbound() || value.is_none() || cage.is<T>(value);
    }
    [[nodiscard]] bool maybe_str(Value value) { return maybe<Str>(value) || is<StrView>(value); }
    [[nodiscard]] bool has_int(Value value) {
        return value.is_int() || is<Int>(value) || (!complete && value.is_unbound());
    }
    [[nodiscard]] bool all_bound(const Value* values, uint64_t count) const {
        if (complete)
            for (uint64_t i = 0; i < count; ++i)
                if (values[i].is_unbound()) return false;
        return true;
    }
};

template<class T> const char* broken(Check&, T*) = delete;

#define INVARIANT(kind)                                                                                      \
    template<> const char* broken<kind>([[maybe_unused]] Check & check, [[maybe_unused]] kind * it)
#define MUST(condition, text)                                                                                \
    if (!(condition)) return text

constexpr uint16_t width_mask = 0x00FF; // header.aux of texts, see objects/str.h
constexpr uint16_t ascii_flag = 0x0100;
constexpr uint32_t dictionary_shape = 1; // Shape::flags, see objects/attributes.h

bool is_width(uint32_t width) { return width == 1 || width == 2 || width == 4; }

uint32_t greatest_character(const std::byte* data, uint64_t length, uint32_t width) {
    uint32_t greatest = 0;
    for (uint64_t i = 0; i < length; ++i) {
        uint32_t character = 0;
        std::memcpy(&character, data + i * width, width);
        if (character > greatest) greatest = character;
    }
    return greatest;
}

// Each text is as narrow as its characters allow, so that equal texts have equal bytes.
const char* broken_text(const std::byte* data, uint64_t length, uint16_t aux) {
    uint32_t width = aux & width_mask;
    uint32_t greatest = greatest_character(data, length, width);
    bool ascii = (aux & ascii_flag) != 0;
    MUST(ascii == (greatest < 0x80), "the flag for ASCII is wrong");
    MUST(greatest <= 0x10FFFF, "a character beyond Unicode");
    MUST(width == (greatest <= 0xFF ? 1u : greatest <= 0xFFFF ? 2u : 4u), "wider than its characters");
    return nullptr;
}

INVARIANT(Str) {
    uint32_t width = it->aux & width_mask;
    MUST(is_width(width), "no such width");
    MUST(uint64_t{it->length} * width == it->bytes, "its bytes are not its characters");
    return check.complete ? broken_text(it->data(), it->length, it->aux) : nullptr;
}

INVARIANT(StrView) {
    if (!check.complete && it->buffer.is_unbound()) return nullptr;
    uint32_t width = it->aux & width_mask;
    MUST(is_width(width), "no such width");
    MUST(check.is<StrBuffer>(it->buffer), "no buffer");
    auto* buffer = check.cage.as<StrBuffer>(it->buffer);
    uint64_t end = (uint64_t{it->start} + it->length) * width;
    MUST(end <= buffer->used && end <= buffer->bytes, "it ends beyond its buffer");
    return check.complete ? broken_text(buffer->data() + uint64_t{it->start} * width, it->length, it->aux)
                          : nullptr;
}

INVARIANT(StrBuffer) {
    MUST(it->used <= it->bytes, "more used than there is");
    return nullptr;
}

INVARIANT(Bytes) { return nullptr; }

INVARIANT(ByteArray) {
    MUST(check.maybe<Blob>(it->buffer), "its buffer is no Blob");
    uint64_t room = check.is<Blob>(it->buffer) ? check.cage.as<Blob>(it->buffer)->bytes : 0;
    MUST(uint64_t{it->start} + it->size <= room, "larger than its buffer");
    return nullptr;
}

INVARIANT(Blob) { return nullptr; }

INVARIANT(MemoryView) {
    MUST(check.maybe_str(it->format), "its format is no str");
    MUST(check.maybe<Tuple>(it->shape) && check.maybe<Tuple>(it->strides), "shape or strides are no tuples");
    return nullptr;
}

INVARIANT(Int) {
    MUST(uint64_t{it->limbs} * 8 == it->bytes, "its bytes are not its limbs");
    MUST(it->aux <= 1, "no such sign");
    if (!check.complete) return nullptr;
    uint64_t top = 0;
    if (it->limbs != 0) std::memcpy(&top, it->data() + it->bytes - 8, 8);
    MUST(it->limbs == 0 || top != 0, "a leading limb of zero");
    MUST(it->limbs != 0 || it->aux == 0, "a negative zero");
    if ((it->flags & Object::subclass) != 0) return nullptr;
    auto most = static_cast<uint64_t>(Value::int_max) + (it->aux & 1);
    MUST(it->limbs > 1 || top > most, "small enough to be immediate");
    return nullptr;
}

INVARIANT(Float) {
    MUST(!check.complete || (it->flags & Object::subclass) != 0, "a plain float is immediate");
    return nullptr;
}

INVARIANT(Complex) { return nullptr; }

INVARIANT(Tuple) {
    MUST(check.all_bound(it->items(), it->length), "an item is missing");
    return nullptr;
}

INVARIANT(List) {
    if (it->items.is_unbound()) {
        MUST(it->size == 0, "items without a place");
        return nullptr;
    }
    MUST(check.is<Items>(it->items), "its items are no Items");
    auto* items = check.cage.as<Items>(it->items);
    MUST(it->size <= items->capacity, "more items than capacity");
    // A weak row closes up when something in it died, and its list learns of it later.
    bool weak = (items->flags & Object::weak_items) != 0;
    MUST(weak || check.all_bound(items->items(), it->size), "an item is missing");
    return nullptr;
}

INVARIANT(Items) { return nullptr; }

INVARIANT(Dict) {
    MUST(it->live <= it->used, "more live than used entries");
    if (it->table.is_unbound()) {
        MUST(it->used == 0, "entries without a table");
        return nullptr;
    }
    MUST(check.is<DictTable>(it->table), "its table is no DictTable");
    auto* table = check.cage.as<DictTable>(it->table);
    MUST(it->used <= table->capacity && uint64_t{it->used} * 2 <= table->slots, "more entries than capacity");
    if (!check.complete) return nullptr;
    uint32_t live = 0;
    for (uint64_t i = 0; i < it->used; ++i) {
        Value key = table->entries()[2 * i];
        if (key == Value::tombstone()) continue;
        MUST(key.is_bound() && table->entries()[2 * i + 1].is_bound(), "an entry is missing");
        ++live;
    }
    MUST(live == it->live, "the count of live entries is wrong");
    return nullptr;
}

INVARIANT(DictTable) {
    MUST(uint64_t{it->capacity} * 2 == it->slots, "its entries are not pairs");
    MUST(check.has<Blob>(it->index), "no index");
    if (it->index.is_unbound()) return nullptr;
    MUST(check.cage.as<Blob>(it->index)->bytes / 5 >= it->capacity, "the index is too small");
    return nullptr;
}

INVARIANT(Set) {
    MUST(it->live <= it->fill, "more live than filled slots");
    if (it->table.is_unbound()) {
        MUST(it->fill == 0, "keys without a table");
        return nullptr;
    }
    MUST(check.is<Items>(it->table), "its table is no Items");
    auto* table = check.cage.as<Items>(it->table);
    uint64_t slots = uint64_t{it->mask} + 1;
    MUST((slots & it->mask) == 0, "the number of slots is no power of two");
    MUST(slots * 2 == table->capacity, "the table has another size");
    MUST(it->fill < slots, "no slot is free");
    if (!check.complete) return nullptr;
    uint32_t live = 0, fill = 0;
    for (uint64_t i = 0; i < slots; ++i) {
        Value key = table->items()[2 * i];
        if (key.is_unbound()) continue;
        ++fill;
        if (key == Value::tombstone()) continue;
        ++live;
        MUST(table->items()[2 * i + 1].is_int(), "a hash is no int");
    }
    MUST(live == it->live && fill == it->fill, "the count of keys is wrong");
    return nullptr;
}

INVARIANT(Deque) {
    MUST(check.maybe<Items>(it->items), "its items are no row");
    uint64_t capacity = check.is<Items>(it->items) ? check.cage.as<Items>(it->items)->capacity : 0;
    MUST((capacity & (capacity - 1)) == 0, "its row is no ring");
    MUST(it->size <= capacity && (it->start < capacity || it->start == 0), "more items than its row has");
    MUST(it->most.is_unbound() || check.has_int(it->most), "its greatest size is no int");
    MUST(!it->most.is_int() || it->most.as_int() >= 0, "its greatest size is negative");
    return nullptr;
}

INVARIANT(DictView) {
    MUST(it->aux <= 2, "no such view");
    MUST(check.has<Dict>(it->dict), "no dict");
    return nullptr;
}

INVARIANT(SeqIter) { return nullptr; }

INVARIANT(DictIter) {
    MUST(check.maybe<Dict>(it->dict), "no dict");
    return nullptr;
}

INVARIANT(SetIter) {
    MUST(check.maybe<Set>(it->set), "no set");
    return nullptr;
}

INVARIANT(RangeIter) { return nullptr; }
INVARIANT(NativeIter) { return nullptr; }

INVARIANT(Range) {
    MUST(check.has_int(it->start) && check.has_int(it->stop) && check.has_int(it->step) &&
             check.has_int(it->length),
         "a bound is no int");
    return nullptr;
}

INVARIANT(SliceObject) { return nullptr; }
INVARIANT(Cell) { return nullptr; }

INVARIANT(Function) {
    MUST(check.has<Code>(it->code), "no code");
    MUST(check.maybe<Dict>(it->globals), "its globals are no dict");
    MUST(check.maybe<Tuple>(it->closure), "its closure is no tuple");
    MUST(check.maybe<Tuple>(it->defaults), "its defaults are no tuple");
    MUST(check.maybe<Dict>(it->kwdefaults), "its keyword defaults are no dict");
    return nullptr;
}

INVARIANT(BoundMethod) { return nullptr; }

INVARIANT(StaticMethod) {
    MUST(check.maybe<Dict>(it->dict), "its __dict__ is no dict");
    return nullptr;
}

INVARIANT(ClassMethod) {
    MUST(check.maybe<Dict>(it->dict), "its __dict__ is no dict");
    return nullptr;
}

INVARIANT(Property) { return nullptr; }

INVARIANT(Member) {
    MUST(check.has_str(it->name), "no name");
    MUST(check.has<Type>(it->owner), "no class");
    return nullptr;
}

INVARIANT(Super) {
    MUST(check.maybe<Type>(it->this_class), "no class");
    return nullptr;
}

INVARIANT(Type) {
    MUST(it->layout < kind_count, "instances of no kind");
    MUST(check.has_str(it->name), "no name");
    MUST(check.maybe<Tuple>(it->bases) && check.maybe<Type>(it->base), "its bases are no classes");
    // (A metaclass' own mro() runs before the class has one.)
    MUST(check.is<Tuple>(it->mro) || it->mro.is_unbound(), "no MRO");
    MUST(check.has<Dict>(it->dict), "no dict");
    MUST(check.maybe<Shape>(it->shape), "its shape is none");
    MUST(check.maybe<List>(it->subclasses), "its subclasses are no list");
    if (!check.complete) return nullptr;
    auto* mro = check.cage.as<Tuple>(it->mro);
    for (uint32_t i = 0; i < mro->length; ++i) MUST(check.is<Type>(mro->items()[i]), "no class in the MRO");
    return nullptr;
}

INVARIANT(Shape) {
    MUST(check.has<Type>(it->owner), "no class");
    MUST(check.maybe<Shape>(it->transitions) || check.is<Dict>(it->transitions), "no transitions");
    if (it->count == 0) return nullptr;
    if (it->parent.is_unbound() && !check.complete) return nullptr;
    MUST(check.is<Shape>(it->parent), "no parent");
    MUST(check.cage.as<Shape>(it->parent)->count == it->count - 1, "its parent has another number of slots");
    MUST(check.has_str(it->name), "no name");
    return nullptr;
}

INVARIANT(Instance) {
    MUST(it->aux == it->slots, "the header names another number of slots");
    if ((it->flags & Object::shaped) == 0) {
        MUST(!check.complete, "no shape");
        return nullptr;
    }
    auto* shape = check.cage.as<Shape>(Value::ref(it->type));
    if ((shape->flags & dictionary_shape) != 0) {
        MUST(check.has<Dict>(it->overflow), "its __dict__ is none");
        return nullptr;
    }
    MUST(it->overflow.is_unbound() || check.is<Items>(it->overflow), "its overflow is no Items");
    uint64_t slots = it->slots;
    if (it->overflow.is_bound()) slots += check.cage.as<Items>(it->overflow)->capacity;
    MUST(shape->count <= slots, "fewer slots than its shape has attributes");
    return nullptr;
}

INVARIANT(Module) {
    MUST(check.maybe<Dict>(it->dict), "its __dict__ is no dict");
    return nullptr;
}

INVARIANT(Code) {
    MUST(check.has<Blob>(it->words), "no instructions");
    MUST(check.maybe<Tuple>(it->constants) && check.maybe<Tuple>(it->names),
         "constants or names are no tuples");
    MUST(check.maybe<Tuple>(it->local_names) && check.maybe<Tuple>(it->cell_names) &&
             check.maybe<Tuple>(it->free_names),
         "names of variables are no tuples");
    if (!check.complete) return nullptr;
    MUST(it->locals <= it->registers, "more locals than registers");
    MUST(it->positional_only <= it->arg_count, "more positional-only than positional parameters");
    MUST(uint32_t{it->arg_count} + it->keyword_only <= it->locals, "more parameters than locals");
    return nullptr;
}

INVARIANT(Generator) {
    MUST(check.maybe<Code>(it->code), "no code");
    uint32_t registers = check.is<Code>(it->code) ? check.cage.as<Code>(it->code)->registers : 0;
    MUST(!check.complete || registers <= it->window, "a window too small for its code");
    return nullptr;
}

INVARIANT(AsyncStep) {
    MUST(check.has<Generator>(it->generator), "a step of no generator");
    return nullptr;
}

INVARIANT(Exception) {
    MUST(check.has<Tuple>(it->args), "its arguments are no tuple");
    MUST(check.maybe<Traceback>(it->traceback), "its traceback is none");
    MUST(check.maybe<Exception>(it->context) && check.maybe<Exception>(it->cause),
         "context or cause is no exception");
    MUST(check.maybe<Items>(it->details), "the fields are in no Items");
    return nullptr;
}

INVARIANT(Traceback) {
    MUST(check.maybe<Traceback>(it->next), "the next is no traceback");
    MUST(check.has<Function>(it->function), "no function");
    MUST(check.maybe<Frame>(it->frame) || check.is<Traceback>(it->frame) || check.is<Generator>(it->frame),
         "its frame is none");
    return nullptr;
}

INVARIANT(Frame) {
    MUST(check.has<Code>(it->code) && check.has<Function>(it->function), "no code or no function");
    MUST(check.maybe<Frame>(it->back) || check.is<Traceback>(it->back), "the next is no frame");
    MUST(check.maybe<Generator>(it->generator) && check.maybe<Dict>(it->extra), "generator or extra is none");
    bool complete = check.is<Code>(it->code);
    MUST(it->count == 0 || !complete || it->count == check.cage.as<Code>(it->code)->locals,
         "not as many variables as its code has");
    MUST(!check.is<Generator>(it->generator) || check.cage.as<Generator>(it->generator)->code == it->code,
         "a generator of other code");
    return nullptr;
}

INVARIANT(WeakRef) {
    MUST(it->next.is_unbound() || check.is<WeakRef>(it->next), "the next is no weak reference");
    return nullptr;
}

// The program itself is held against the words by the loader.
INVARIANT(RegexPattern) {
    MUST(check.has<Dict>(it->groupindex) && check.has<Tuple>(it->indexgroup), "no names of groups");
    MUST(it->bytes % 4 == 0 && it->words <= it->bytes / 4, "fewer words than it says");
    return nullptr;
}

INVARIANT(RegexMatch) {
    MUST(check.has<RegexPattern>(it->pattern), "a match of no pattern");
    if (!check.is<RegexPattern>(it->pattern)) return nullptr;
    uint32_t groups = check.cage.as<RegexPattern>(it->pattern)->groups;
    MUST(it->bytes == (uint64_t{groups} + 1) * 8, "its spans are not those of the groups");
    MUST(it->last_group <= groups, "its last group is none");
    MUST(it->string.is_ref(), "its string is none");
    return nullptr;
}

INVARIANT(RegexScanner) {
    MUST(check.has<RegexPattern>(it->pattern), "a scanner of no pattern");
    MUST(it->string.is_ref(), "its string is none");
    return nullptr;
}

#undef MUST
#undef INVARIANT

// Whatever the kind: where the attributes of a subclass instance are kept.
const char* broken_attributes(Check& check, Object* object) {
    if ((object->flags & Object::attributes) == 0) return nullptr;
    Value attributes = attributes_of(object);
    if (attributes.is_unbound() || check.is<Items>(attributes) || check.is<Dict>(attributes)) return nullptr;
    return "its attributes are in no Items";
}

} // namespace

const char* broken_invariant(Cage& cage, Object* object, Completeness completeness) {
    Check check{cage, completeness == Completeness::compacted};
    if (const char* text = broken_attributes(check, object)) return text;
    switch (object->kind) {
#define KIND(name, python_class)                                                                             \
    case Kind::name: return broken<name>(check, static_cast<name*>(object));
#include "memory/kinds.def"
    case Kind::Unbound:
    case Kind::count: break;
    }
    return nullptr;
}

} // namespace natrix
