#include "compiler/positions.h"

namespace natrix {
namespace {

constexpr uint32_t zigzag(int32_t number) {
    return static_cast<uint32_t>(number) << 1 ^ static_cast<uint32_t>(number >> 31);
}
constexpr int32_t unzigzag(uint32_t number) { return static_cast<int32_t>(number >> 1 ^ (0 - (number & 1))); }

} // namespace

PositionReader::PositionReader(Cage& cage, const Code* code) : line_(code->first_line) {
    auto* blob = cage.as<Blob>(code->positions);
    bool present = cage.is<Blob>(code->positions);
    at_ = present ? reinterpret_cast<const uint8_t*>(blob->data()) : nullptr;
    limit_ = present ? at_ + blob->bytes : nullptr;
}

bool PositionReader::varint(uint32_t& value) {
    value = 0;
    for (uint32_t shift = 0; shift < 35 && at_ < limit_; shift += 7) {
        uint8_t byte = *at_++;
        value |= static_cast<uint32_t>(uint64_t{byte & 0x7Fu} << shift);
        if ((byte & 0x80) == 0) return true;
    }
    at_ = limit_;
    return false;
}

bool PositionReader::next() {
    uint32_t words = 0, line = 0, more = 0, column = 0, end_column = 0;
    if (at_ == limit_ || !varint(words) || !varint(line) || !varint(more) || !varint(column) ||
        !varint(end_column) || words > UINT32_MAX - end_)
        return false;
    begin_ = end_;
    end_ += words;
    line_ += unzigzag(line);
    position_.line = static_cast<uint32_t>(line_);
    position_.end_line = static_cast<uint32_t>(line_ + unzigzag(more));
    position_.column = static_cast<int32_t>(column) - 1;
    position_.end_column = static_cast<int32_t>(end_column) - 1;
    return true;
}

Position position_at(Cage& cage, const Code* code, uint32_t pc) {
    PositionReader reader(cage, code);
    while (reader.next())
        if (pc < reader.end()) return reader.position();
    return {code->first_line, code->first_line, -1, -1};
}

void PositionWriter::varint(uint32_t value) {
    while (value >= 0x80) {
        if (out_) out_[bytes_] = static_cast<uint8_t>(value | 0x80);
        bytes_++;
        value >>= 7;
    }
    if (out_) out_[bytes_] = static_cast<uint8_t>(value);
    bytes_++;
}

void PositionWriter::add(uint32_t words, const Position& position) {
    if (words_ != 0 && !(position == last_)) finish();
    last_ = position;
    words_ += words;
}

void PositionWriter::finish() {
    if (words_ == 0) return;
    varint(words_);
    varint(zigzag(static_cast<int32_t>(last_.line - line_)));
    varint(zigzag(static_cast<int32_t>(last_.end_line - last_.line)));
    varint(static_cast<uint32_t>(last_.column + 1));
    varint(static_cast<uint32_t>(last_.end_column + 1));
    line_ = last_.line;
    words_ = 0;
}

} // namespace natrix
