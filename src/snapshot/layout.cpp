#include "snapshot/layout.h"

#include <type_traits>

namespace natrix {
namespace {

using enum Role;

// A row for each kind; the last entry keeps rows of kinds without raw fields from being empty.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
#define KIND(kind, python_class) constexpr RawField kind##_fields[] = {
#define RAW(kind, type, field, role)                                                                         \
    {__builtin_offsetof(kind, field), sizeof(type), role, std::is_floating_point_v<type>},
#define END(kind)                                                                                            \
    {                                                                                                        \
        0, 0, fact, false                                                                                    \
    }                                                                                                        \
    }                                                                                                        \
    ;
#include "memory/kinds.def"
#pragma GCC diagnostic pop

constexpr RawFields rows[kind_count] = {
    {nullptr, 0},
#define KIND(kind, python_class) {kind##_fields, sizeof(kind##_fields) / sizeof(RawField) - 1},
#include "memory/kinds.def"
};

} // namespace

RawFields raw_fields_of(Kind kind) { return rows[static_cast<int>(kind)]; }

} // namespace natrix
