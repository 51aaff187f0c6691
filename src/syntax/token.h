#pragma once
#include "syntax/parse.h"

namespace natrix::syntax {

enum class TokenKind : uint8_t {
#define TOKEN(name) name,
#define OPERATOR(name, spelling) name,
#define KEYWORD(name, spelling) name,
#include "syntax/tokens.def"
    count
};

enum class SoftKeyword : uint8_t { None, Match, Case, Type, Underscore };

// Indent, Dedent and EndMarker have no extent in CPython (its columns are -1): start == end is then where the
// tokenizer stood.
struct Token {
    uint32_t start; // offsets in the source
    uint32_t end;
    uint32_t line; // of the start; of the end for Newline-like tokens it is the same
    TokenKind kind;
    SoftKeyword soft;         // of a Name
    uint16_t newlines_inside; // saturates at 65535

    [[nodiscard]] bool has_extent() const {
        return kind != TokenKind::Indent && kind != TokenKind::Dedent && kind != TokenKind::EndMarker;
    }
};
static_assert(sizeof(Token) == 16);

// The decoded source with its lines. line_starts[n] is the offset of line n; lines count from 1, and
// line_starts[0] and [1] are 0. line_starts[line_count + 1] is the size of the text. The text ends with '\n'
// unless it is empty, and a zero byte follows.
struct Source {
    const char* text = nullptr;
    uint32_t size = 0;
    uint32_t line_count = 0;
    uint32_t* line_starts = nullptr;
    bool newline_added = false; // the source did not end with one

    [[nodiscard]] uint32_t line_of(uint32_t offset) const; // by binary search
    [[nodiscard]] Text line(uint32_t number) const {       // without its end
        if (number == 0 || number > line_count) return {text, 0};
        uint32_t from = line_starts[number], to = line_starts[number + 1];
        while (to > from && text[to - 1] == '\n') to--;
        return {text + from, to - from};
    }
};

} // namespace natrix::syntax
