#pragma once
#include <cstddef>
#include <cstdint>

#include "memory/value.h"

namespace natrix {

enum class Kind : uint8_t {
    Unbound, // what offset 0 reads as
#define KIND(name, python_class) name,
#include "memory/kinds.def"
    count
};

constexpr int kind_count = static_cast<int>(Kind::count);

// The header of every object. `type` is the offset of its class, or of its shape when flag `shaped` is set.
struct Object {
    // The header word's `type` is a Shape, which knows the class and where each attribute is.
    static constexpr uint8_t shaped = 1;
    // One more value, an Items with the attribute slots (or the Dict in dictionary mode), stands after the
    // last part.
    static constexpr uint8_t attributes = 2;
    // Not plainly of the kind's own class: exact-type fast paths must not be taken.
    static constexpr uint8_t subclass = 4;
    // Somebody holds a weak reference to it.
    static constexpr uint8_t weakly_referenced = 8;
    // Its class defines __del__, which has not run yet.
    static constexpr uint8_t finalizable = 16;
    // Its identity has been asked for: the side table of serials knows it (kinds without a serial of their
    // own).
    static constexpr uint8_t identified = 32;
    // Items whose values scheduled collections do not keep alive: what died leaves the row, the others close
    // up.
    static constexpr uint8_t weak_items = 64;

    // Whether a variable part follows, and of what; a kind that has one hides these and set_count().
    static constexpr bool has_values = false;
    static constexpr bool has_bytes = false;
    void set_count(uint32_t) {}

    Kind kind;
    uint8_t flags;
    uint16_t aux;
    uint32_t type;
};

static_assert(sizeof(Object) == 8);

#define KIND(name, python_class)                                                                             \
    struct name : Object {                                                                                   \
        static constexpr Kind kind_of = Kind::name;
#define RAW(kind, type, field, role) type field;
#define VALUE(kind, field, role) Value field;
#define VARIABLE_VALUES(kind, field, count)                                                                  \
    static constexpr bool has_values = true;                                                                 \
    void set_count(uint32_t number) { count = number; }                                                      \
    Value* field() { return reinterpret_cast<Value*>(this + 1); }                                            \
    const Value* field() const { return reinterpret_cast<const Value*>(this + 1); }
#define VARIABLE_BYTES(kind, field, count)                                                                   \
    static constexpr bool has_bytes = true;                                                                  \
    void set_count(uint32_t number) { count = number; }                                                      \
    std::byte* field() { return reinterpret_cast<std::byte*>(this + 1); }                                    \
    const std::byte* field() const { return reinterpret_cast<const std::byte*>(this + 1); }
#define END(name)                                                                                            \
    }                                                                                                        \
    ;                                                                                                        \
    static_assert(sizeof(name) % 8 == 0, "raw fields of " #name " must fill whole words");
#include "memory/kinds.def"

// What the collector, the verifier and the printer need to know of a kind.
struct Layout {
    const char* name;
    uint16_t fixed_bytes;  // the struct, header included
    uint16_t first_value;  // byte offset of the first value field
    uint16_t value_fields; // how many fixed value fields
    uint16_t count_field;  // byte offset of the raw uint32_t count of the variable part; 0: none
    bool variable_values;  // the variable part holds values (else bytes)
    const char* const* field_names;
};

extern const Layout layouts[kind_count];

inline const Layout& layout_of(Kind kind) { return layouts[static_cast<int>(kind)]; }

constexpr uint32_t rounded(uint32_t bytes) { return (bytes + 7) & ~7u; }

// Size of the variable part in bytes, rounded to words.
inline uint64_t variable_bytes(const Object* object, const Layout& layout) {
    if (layout.count_field == 0) return 0;
    uint64_t count =
        *reinterpret_cast<const uint32_t*>(reinterpret_cast<const std::byte*>(object) + layout.count_field);
    return layout.variable_values ? count * 8 : (count + 7) & ~uint64_t{7};
}

inline uint64_t object_bytes(const Object* object) {
    const Layout& layout = layout_of(object->kind);
    return layout.fixed_bytes + variable_bytes(object, layout) +
           ((object->flags & Object::attributes) != 0 ? 8u : 0u);
}

// Where the value of flag `attributes` stands.
inline Value& attributes_of(Object* object) {
    return *reinterpret_cast<Value*>(reinterpret_cast<std::byte*>(object) + object_bytes(object) - 8);
}

// The fixed value fields and the variable values lie next to each other, so one run covers both.
struct ValueRun {
    Value* begin;
    uint64_t count;
};

inline ValueRun values_of(Object* object) {
    const Layout& layout = layout_of(object->kind);
    auto* bytes = reinterpret_cast<std::byte*>(object);
    uint64_t variable = layout.variable_values ? variable_bytes(object, layout) / 8 : 0;
    return {reinterpret_cast<Value*>(bytes + layout.first_value), layout.value_fields + variable};
}

} // namespace natrix
