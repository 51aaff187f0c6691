#pragma once
#include "objects/native.h"

namespace natrix {

// Every native and kernel of this build. An index is stable within a build; images and dumps are tied to it.
extern const NativeTable* const native_tables[];
extern const uint32_t native_table_count;

uint32_t native_count();
const NativeEntry& native_at(uint32_t index);
// Index of the native (or kernel) of this name, or -1.
int32_t find_native(const char* name, size_t size, bool kernel);

} // namespace natrix
