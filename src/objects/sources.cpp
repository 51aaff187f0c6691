#include "objects/sources.h"

#include "objects/str.h"

namespace natrix {

SourceText baked_source(Cage& cage, Value filename) {
    if (cage.sources_size < 8 || !is_str(cage, filename)) return {};
    TextView wanted = text_of(cage, filename);
    auto* begin = reinterpret_cast<const char*>(cage.sources);
    uint32_t count = 0;
    std::memcpy(&count, begin, sizeof count);
    auto* rows = reinterpret_cast<const SourceRow*>(begin + 8);
    for (uint32_t i = 0; i < count; i++) {
        const SourceRow& row = rows[i];
        if (row.name_size != wanted.length) continue;
        uint32_t at = 0;
        while (at < wanted.length && wanted[at] == static_cast<uint8_t>(begin[row.name_at + at])) at++;
        if (at == wanted.length) return {begin + row.text_at, row.text_size};
    }
    return {};
}

} // namespace natrix
