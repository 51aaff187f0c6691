#pragma once
#include <cstdint>
#include <vector>

#include "memory/pool.h"

namespace natrix {

// Where the objects of an image begin: a bit for each of its words. Made once, for whoever has references
// checked.
class ImageStarts {
  public:
    explicit ImageStarts(const Image& image);
    [[nodiscard]] bool at(uint32_t offset) const {
        uint64_t word = (offset - region::image) / 8;
        return offset % 8 == 0 && word / 64 < bits_.size() && (bits_[word / 64] >> (word % 64) & 1) != 0;
    }

  private:
    std::vector<uint64_t> bits_;
};

} // namespace natrix
