#pragma once
#include <cstdint>
#include <cstring>

#include "memory/object.h"

namespace natrix {

// What dumps need to know of the raw fields of each kind.
enum class Role : uint8_t { fact, derived, cache };

struct RawField {
    uint16_t offset;
    uint8_t size;
    Role role;
    bool is_double;
};

struct RawFields {
    const RawField* fields;
    uint32_t count;
};

// In the order of kinds.def.
RawFields raw_fields_of(Kind kind);

inline uint64_t read_raw(const Object* object, RawField field) {
    uint64_t value = 0;
    std::memcpy(&value, reinterpret_cast<const std::byte*>(object) + field.offset, field.size);
    return value;
}
inline void write_raw(Object* object, RawField field, uint64_t value) {
    std::memcpy(reinterpret_cast<std::byte*>(object) + field.offset, &value, field.size);
}

} // namespace natrix
