#pragma once
#include "memory/cage.h"

namespace natrix {

// Where an instruction stands in its source. Lines from 1; columns in bytes from 0, -1 when unknown.
struct Position {
    uint32_t line = 0;
    uint32_t end_line = 0;
    int32_t column = -1;
    int32_t end_column = -1;

    bool operator==(const Position&) const = default;
};

// Code.positions, run after run: how many words, the line as a zigzag difference from the run before (the
// first one from first_line), end_line - line as a zigzag, column + 1 and end_column + 1; all as LEB128.
class PositionReader {
  public:
    PositionReader(Cage& cage, const Code* code);

    // False at the end, and where the bytes are no such table.
    bool next();
    [[nodiscard]] uint32_t begin() const { return begin_; }
    [[nodiscard]] uint32_t end() const { return end_; }
    [[nodiscard]] const Position& position() const { return position_; }

  private:
    bool varint(uint32_t& value);

    const uint8_t* at_;
    const uint8_t* limit_;
    uint32_t begin_ = 0;
    uint32_t end_ = 0;
    int64_t line_;
    Position position_;
};

// Of the instruction that the word `pc` belongs to: following words and caches are as good as the first.
// (A frame's pc is that of the next instruction, so its present position is position_at(pc - 1).)
Position position_at(Cage& cage, const Code* code, uint32_t pc);

// Traceback::line of an entry whose line nobody has given: the code tells it.
constexpr int32_t no_line = INT32_MIN;

// Writes the table, or counts its bytes where `out` is null.
class PositionWriter {
  public:
    PositionWriter(uint8_t* out, uint32_t first_line) : out_(out), line_(first_line) {}
    void add(uint32_t words, const Position& position);
    void finish();
    [[nodiscard]] uint32_t bytes() const { return bytes_; }

  private:
    void varint(uint32_t value);

    uint8_t* out_;
    uint32_t bytes_ = 0;
    uint32_t words_ = 0;
    uint32_t line_;
    Position last_;
};

} // namespace natrix
