#include "objects/sources.h"

#include "objects/str.h"

namespace natrix {

namespace {

const char* begin_of(Cage& cage) { return reinterpret_cast<const char*>(cage.sources); }
const SourceRow* rows_of(Cage& cage) { return reinterpret_cast<const SourceRow*>(begin_of(cage) + 8); }

} // namespace

uint32_t baked_count(Cage& cage) {
    uint32_t count = 0;
    if (cage.sources_size >= 8) std::memcpy(&count, begin_of(cage), sizeof count);
    return count;
}

SourceText baked_name(Cage& cage, uint32_t index) {
    const SourceRow& row = rows_of(cage)[index];
    return {begin_of(cage) + row.name_at, row.name_size};
}

SourceText baked_source(Cage& cage, Value filename) {
    if (!is_str(cage, filename)) return {};
    TextView wanted = text_of(cage, filename);
    const char* begin = begin_of(cage);
    for (uint32_t i = 0, count = baked_count(cage); i < count; i++) {
        const SourceRow& row = rows_of(cage)[i];
        if (row.name_size != wanted.length) continue;
        uint32_t at = 0;
        while (at < wanted.length && wanted[at] == static_cast<uint8_t>(begin[row.name_at + at])) at++;
        if (at == wanted.length) return {begin + row.text_at, row.text_size};
    }
    return {};
}

} // namespace natrix
