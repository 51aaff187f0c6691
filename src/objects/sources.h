#pragma once
#include "memory/cage.h"

namespace natrix {

// The texts of the baked modules lie in the image's file beside the heap: a count, that many rows, then the
// names and texts that the rows point at, as offsets from the count.
struct SourceRow {
    uint32_t name_at = 0, name_size = 0;
    uint32_t text_at = 0, text_size = 0;
};

struct SourceText {
    const char* data = nullptr; // UTF-8; null: no such file is baked
    uint32_t size = 0;
};

[[nodiscard]] uint32_t baked_count(Cage& cage);
[[nodiscard]] SourceText baked_name(Cage& cage, uint32_t index);
// The text of a baked module by its file name.
[[nodiscard]] SourceText baked_source(Cage& cage, Value filename);

} // namespace natrix
