#include "natives/table.h"

#include "natives/all.h"

namespace natrix {

const NativeTable* const native_tables[] = {
#define TABLE(name) &name,
#include "natives/tables.def"
};

const uint32_t native_table_count = sizeof(native_tables) / sizeof(native_tables[0]);

uint32_t native_count() {
    uint32_t count = 0;
    for (const NativeTable* table : native_tables) count += table->count;
    return count;
}

const NativeEntry& native_at(uint32_t index) {
    uint32_t at = 0;
    while (index >= native_tables[at]->count) index -= native_tables[at++]->count;
    return native_tables[at]->entries[index];
}

int32_t find_native(const char* name, size_t size, bool kernel) {
    int32_t index = 0;
    for (const NativeTable* table : native_tables) {
        for (uint32_t i = 0; i < table->count; i++, index++) {
            const char* candidate = table->entries[i].name;
            if (table->kernels == kernel && std::strlen(candidate) == size &&
                std::memcmp(candidate, name, size) == 0)
                return index;
        }
    }
    return -1;
}

} // namespace natrix
