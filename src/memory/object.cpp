#include "memory/object.h"

namespace natrix {
namespace {

#define KIND(name, python_class) constexpr const char* name##_fields[] = {
#define VALUE(kind, field, role) #field,
#define END(kind)                                                                                            \
    nullptr                                                                                                  \
    }                                                                                                        \
    ;
#include "memory/kinds.def"

// The number of a kind's value fields is the length of its list of names, without the closing null.
template<size_t n> constexpr uint16_t count_of(const char* const (&)[n]) { return n - 1; }

struct VariablePart {
    uint16_t count_field = 0;
    bool values = false;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
#define KIND(name, python_class) constexpr VariablePart name##_variable = {
#define VARIABLE_VALUES(kind, field, count) __builtin_offsetof(kind, count), true
#define VARIABLE_BYTES(kind, field, count) __builtin_offsetof(kind, count), false
#define END(kind)                                                                                            \
    }                                                                                                        \
    ;
#include "memory/kinds.def"
#pragma GCC diagnostic pop

} // namespace

#define KIND(kind, python_class)                                                                             \
    {#kind,                                                                                                  \
     sizeof(kind),                                                                                           \
     sizeof(kind) - 8 * count_of(kind##_fields),                                                             \
     count_of(kind##_fields),                                                                                \
     kind##_variable.count_field,                                                                            \
     kind##_variable.values,                                                                                 \
     kind##_fields},

const Layout layouts[kind_count] = {
    {"Unbound", 8, 8, 0, 0, false, nullptr},
#include "memory/kinds.def"
};

} // namespace natrix
