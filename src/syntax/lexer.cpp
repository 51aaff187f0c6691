#include "syntax/lexer.h"

#include "base/unicode/properties.h"
#include "syntax/source.h"
#include "syntax/text_builder.h"

namespace natrix::syntax {
namespace {

constexpr uint32_t max_brackets = 200;
constexpr uint32_t max_indents = 100;
constexpr uint32_t max_strings = 150; // nested f-strings and t-strings, one less than CPython's table
constexpr int32_t max_field_depth = 3;

enum CharacterClass : uint8_t { is_start = 1, is_digit = 2, is_hex = 4, is_control = 8 };

constexpr struct ClassTable {
    uint8_t of[256] = {};
    constexpr ClassTable() {
        for (int c = 0; c < 256; c++) {
            uint8_t bits = 0;
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128) bits |= is_start;
            if (c >= '0' && c <= '9') bits |= is_digit | is_hex;
            if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) bits |= is_hex;
            if (c < 32 || c == 127) bits |= is_control;
            of[c] = bits;
        }
    }
} classes;

bool starts_name(char c) { return (classes.of[static_cast<uint8_t>(c)] & is_start) != 0; }
bool continues_name(char c) { return (classes.of[static_cast<uint8_t>(c)] & (is_start | is_digit)) != 0; }
bool digit(char c) { return (classes.of[static_cast<uint8_t>(c)] & is_digit) != 0; }
bool hex_digit(char c) { return (classes.of[static_cast<uint8_t>(c)] & is_hex) != 0; }

// A name's kind: by length, then by its first two letters.
TokenKind keyword(const char* s, uint32_t n) {
    using K = TokenKind;
    auto is = [&](const char* word, K kind) { return std::memcmp(s, word, n) == 0 ? kind : K::Name; };
    switch (n) {
    case 2:
        switch (s[0]) {
        case 'i': return s[1] == 'f' ? K::If : s[1] == 'n' ? K::In : s[1] == 's' ? K::Is : K::Name;
        case 'a': return s[1] == 's' ? K::As : K::Name;
        case 'o': return s[1] == 'r' ? K::Or : K::Name;
        default: return K::Name;
        }
    case 3:
        switch (s[0]) {
        case 'a': return is("and", K::And);
        case 'd': return s[2] == 'f' ? is("def", K::Def) : is("del", K::Del);
        case 'f': return is("for", K::For);
        case 'n': return is("not", K::Not);
        case 't': return is("try", K::Try);
        default: return K::Name;
        }
    case 4:
        switch (s[0]) {
        case 'N': return is("None", K::None);
        case 'T': return is("True", K::True);
        case 'e': return s[2] == 's' ? is("else", K::Else) : is("elif", K::Elif);
        case 'f': return is("from", K::From);
        case 'p': return is("pass", K::Pass);
        case 'w': return is("with", K::With);
        default: return K::Name;
        }
    case 5:
        switch (s[0]) {
        case 'F': return is("False", K::False);
        case 'a': return s[1] == 's' ? is("async", K::Async) : is("await", K::Await);
        case 'b': return is("break", K::Break);
        case 'c': return is("class", K::Class);
        case 'r': return is("raise", K::Raise);
        case 'w': return is("while", K::While);
        case 'y': return is("yield", K::Yield);
        default: return K::Name;
        }
    case 6:
        switch (s[0]) {
        case 'a': return is("assert", K::Assert);
        case 'e': return is("except", K::Except);
        case 'g': return is("global", K::Global);
        case 'i': return is("import", K::Import);
        case 'l': return is("lambda", K::Lambda);
        case 'r': return is("return", K::Return);
        default: return K::Name;
        }
    case 7: return is("finally", K::Finally);
    case 8: return s[0] == 'c' ? is("continue", K::Continue) : is("nonlocal", K::Nonlocal);
    default: return K::Name;
    }
}

SoftKeyword soft_keyword(const char* s, uint32_t n) {
    switch (n) {
    case 1: return s[0] == '_' ? SoftKeyword::Underscore : SoftKeyword::None;
    case 4:
        if (s[0] == 't' && std::memcmp(s, "type", 4) == 0) return SoftKeyword::Type;
        if (s[0] == 'c' && std::memcmp(s, "case", 4) == 0) return SoftKeyword::Case;
        return SoftKeyword::None;
    case 5: return s[0] == 'm' && std::memcmp(s, "match", 5) == 0 ? SoftKeyword::Match : SoftKeyword::None;
    default: return SoftKeyword::None;
    }
}

// An f-string or t-string that is open, innermost last.
struct OpenString {
    uint32_t start; // of its prefix
    uint32_t start_line;
    int32_t brackets;    // open within it
    int32_t field_depth; // replacement fields open, less one
    char quote;
    uint8_t quote_size;
    bool raw;
    bool template_string;
    bool in_text; // not in a replacement field's expression
    bool in_spec;
};

struct Bracket {
    char character;
    uint32_t line;
    uint32_t column;
};

struct Lexer {
    Lexer(Arena& arena_, Poll& poll_, const Source& source_, TokenList& list_)
        : arena(arena_),
          poll(poll_),
          source(source_),
          list(list_),
          at(source_.text),
          end(source_.text + source_.size),
          line_start(source_.text) {}

    Arena& arena;
    Poll& poll;
    const Source& source;
    TokenList& list;
    const char* at;
    const char* end;
    const char* line_start;
    uint32_t line = 1;
    uint32_t capacity = 0;
    bool at_line_start = true;
    bool dont_imply_dedent = false;
    bool imply_newline = true;
    uint32_t level = 0;
    uint32_t indents = 0;
    uint32_t strings = 0;
    int32_t columns[max_indents + 1];
    int32_t alternates[max_indents + 1];
    Bracket brackets[max_brackets];
    OpenString open[max_strings];

    // Tokens lie in one piece: while we run nobody else takes from the arena, apart from the rare warning.
    bool grow() {
        constexpr uint32_t step = 512;
        auto* more = static_cast<Token*>(arena.take(step * sizeof(Token), alignof(Token)));
        if (more && (capacity == 0 || more == list.tokens + capacity)) {
            if (capacity == 0) list.tokens = more;
            capacity += step;
        } else {
            auto* all = static_cast<Token*>(
                arena.take((size_t{capacity} * 2 + step) * sizeof(Token), alignof(Token)));
            if (!more || !all) return stop(ProblemType::OutOfArena);
            std::memcpy(all, list.tokens, list.count * sizeof(Token));
            list.tokens = all;
            capacity = capacity * 2 + step;
        }
        if (poll.charge(step)) return stop(ProblemType::Stopped);
        return true;
    }
    bool stop(ProblemType type) {
        list.problem.type = type;
        return false;
    }
    uint32_t offset(const char* p) const { return static_cast<uint32_t>(p - source.text); }

    bool emit(TokenKind kind, const char* from, const char* to, uint32_t first_line) {
        if (list.count == capacity && !grow()) return false;
        uint32_t inside = line - first_line;
        list.tokens[list.count++] = {
            offset(from), offset(to),        first_line,
            kind,         SoftKeyword::None, static_cast<uint16_t>(inside < 65535 ? inside : 65535)};
        return true;
    }
    bool emit(TokenKind kind, const char* from) { return emit(kind, from, at, line); }

    // Ends the list with an Error token. The answer is always true: tokenising went as far as it could.
    bool error_token() {
        if (!emit(TokenKind::Error, at, at, line)) return false;
        list.in_string = strings > 0;
        finished = true;
        return true;
    }
    bool finished = false;

    // Columns are bytes from the line's start, exclusive end at `at`.
    bool fail_range(const TextBuilder& message, int64_t offset_, int64_t end_offset) {
        SyntaxProblem& p = list.problem;
        p.type = ProblemType::SyntaxError;
        p.message = message.finish(arena);
        p.lineno = p.end_lineno = line;
        p.offset = offset_;
        p.end_offset = end_offset;
        const char* stop_at = line_start;
        while (stop_at < end && *stop_at != '\n') stop_at++;
        p.line = {line_start, static_cast<uint32_t>(stop_at - line_start)};
        return error_token();
    }
    bool fail(const TextBuilder& message) {
        const char* to = at < end ? at : end;
        int64_t column = count_characters(line_start, static_cast<uint32_t>(to - line_start));
        return fail_range(message, column, column);
    }
    bool fail(const char* message) { return fail(TextBuilder().add(message)); }
    // As CPython's parser reports what the tokenizer only gave a code for.
    bool fail_code(ProblemType type, const char* message, int64_t offset_, int64_t end_offset) {
        SyntaxProblem& p = list.problem;
        p.type = type;
        p.message = TextBuilder().add(message).finish(arena);
        p.lineno = p.end_lineno = line;
        p.offset = offset_;
        p.end_offset = end_offset;
        const char* stop_at = line_start;
        while (stop_at < end && *stop_at++ != '\n') {
        }
        p.line = {line_start, static_cast<uint32_t>(stop_at - line_start)};
        list.left_to_parser = true;
        if (level > 0) never_closed(list.bracket_problem);
        return error_token();
    }
    TextBuilder string_message(const OpenString& s, const char* rest) {
        TextBuilder message;
        message.add(s.template_string ? 't' : 'f').add("-string: ").add(rest);
        return message;
    }

    // Of the character before `to`.
    void warn(const TextBuilder& message, const char* to) {
        auto* note = arena.make<SyntaxWarningNote>();
        if (!note) return;
        auto column = static_cast<uint32_t>(to - line_start) - 1;
        *note = {message.finish(arena), line, column, line, column, Stage::Lexer, nullptr};
        *list.warnings_end = note;
        list.warnings_end = &note->next;
    }

    void new_line() {
        line++;
        line_start = at;
    }

    bool run() {
        columns[0] = alternates[0] = 0;
        while (!finished) {
            if (strings > 0 && open[strings - 1].in_text ? !string_text() : !normal()) return false;
        }
        return true;
    }

    bool normal();
    bool indentation(bool& blank);
    bool continuation();
    bool name();
    bool check_name(const char* start);
    bool number();
    bool decimal_tail();
    bool number_end(const char* kind);
    bool string_literal(const char* start);
    bool open_string(const char* start, bool raw, bool template_string);
    bool string_text();
    bool operator_or_bracket();
    bool end_of_source();
    void never_closed(SyntaxProblem& p);
    bool bracket(char c, const char* start);
};

// Sets blank when the line holds nothing but white space or a comment.
bool Lexer::indentation(bool& blank) {
    int32_t column = 0, alternate = 0, continued_column = 0;
    bool continued = false;
    for (;; at++) {
        char c = *at;
        if (c == ' ') {
            column++;
            alternate++;
        } else if (c == '\t') {
            column = (column / 8 + 1) * 8;
            alternate++;
        } else if (c == '\f') {
            column = alternate = 0;
        } else if (c == '\\') {
            // The indentation of a line that is continued is that of its first part.
            if (!continued_column) continued_column = column;
            continued = true;
            at++;
            if (!continuation()) return false;
            if (finished) return true;
            at--;
        } else {
            break;
        }
    }
    if (*at == '#' || *at == '\n') {
        blank = true;
        return true;
    }
    if (level > 0) return true;
    if (continued && continued_column) column = alternate = continued_column;
    if (column == columns[indents]) {
        if (alternate != alternates[indents])
            return fail_code(ProblemType::TabError, "inconsistent use of tabs and spaces in indentation", 1,
                             0);
    } else if (column > columns[indents]) {
        if (indents + 1 >= max_indents)
            return fail_code(ProblemType::IndentationError, "too many levels of indentation", 1, 0);
        if (alternate <= alternates[indents])
            return fail_code(ProblemType::TabError, "inconsistent use of tabs and spaces in indentation", 1,
                             0);
        indents++;
        columns[indents] = column;
        alternates[indents] = alternate;
        return emit(TokenKind::Indent, at);
    } else {
        uint32_t target = indents;
        while (target > 0 && column < columns[target]) target--;
        if (column != columns[target]) {
            const char* line_end = line_start;
            while (*line_end != '\n') line_end++;
            int64_t size = count_characters(line_start, static_cast<uint32_t>(line_end - line_start));
            return fail_code(ProblemType::IndentationError,
                             "unindent does not match any outer indentation level", size + 1, -1);
        }
        if (alternate != alternates[target])
            return fail_code(ProblemType::TabError, "inconsistent use of tabs and spaces in indentation", 1,
                             0);
        while (indents > target) {
            indents--;
            if (!emit(TokenKind::Dedent, at)) return false;
        }
    }
    return true;
}

// After a backslash: the next line, or the end of tokens.
bool Lexer::continuation() {
    if (*at != '\n') {
        int64_t column = count_characters(line_start, static_cast<uint32_t>(at - line_start));
        return fail_code(ProblemType::SyntaxError, "unexpected character after line continuation character",
                         column + 1, 0);
    }
    at++;
    if (at >= end && level > 0) return end_of_source();
    if (at >= end) {
        int64_t column = count_characters(line_start, static_cast<uint32_t>(at - line_start));
        return fail_code(ProblemType::SyntaxError, "unexpected EOF while parsing", column, -1);
    }
    new_line();
    return true;
}

void Lexer::never_closed(SyntaxProblem& p) {
    const Bracket& b = brackets[level - 1];
    TextBuilder message;
    message.add('\'').add(b.character).add("' was never closed");
    p.type = ProblemType::SyntaxError;
    p.message = message.finish(arena);
    p.lineno = p.end_lineno = b.line;
    const char* start = source.text + source.line_starts[b.line];
    p.offset = int64_t{count_characters(start, b.column)} + 1;
    p.end_offset = 0;
    p.line = source.line(b.line);
    if (b.line == line)
        p.line.size += source.line_starts[b.line + 1] > source.line_starts[b.line] + p.line.size;
    list.bracket_line = b.line;
}

bool Lexer::end_of_source() {
    if (level > 0) {
        never_closed(list.problem);
        list.ended_in_bracket = true;
        line = source.line_count;
        return error_token();
    }
    if (!dont_imply_dedent)
        for (; indents > 0; indents--)
            if (!emit(TokenKind::Dedent, at)) return false;
    if (!emit(TokenKind::EndMarker, at)) return false;
    finished = true;
    return true;
}

bool Lexer::normal() {
    bool blank = false;
    if (at_line_start) {
        at_line_start = false;
        if (at < end) {
            if (!indentation(blank)) return false;
            if (finished) return true;
        }
    }
    for (;;) {
        while (*at == ' ' || *at == '\t' || *at == '\f') at++;
        char c = *at;
        const char* comment = nullptr;
        if (c == '#') {
            comment = at;
            while (*at != '\n' && at < end) at++;
            c = *at;
        }
        if (c == '\n') {
            const char* start = at++;
            if (!blank && level == 0 && strings == 0) {
                bool wanted = at < end || imply_newline || !source.newline_added;
                if (wanted && !emit(TokenKind::Newline, comment ? comment : start, at, line)) return false;
            }
            if (at >= end) return end_of_source();
            new_line();
            if (level > 0 || strings > 0) {
                blank = false;
                continue;
            }
            at_line_start = true;
            return true;
        }
        if (at >= end) return end_of_source();
        if (c == '\\') {
            at++;
            if (!continuation()) return false;
            if (finished) return true;
            continue;
        }
        break;
    }
    char c = *at;
    if (starts_name(c)) return name();
    if (digit(c) || (c == '.' && digit(at[1]))) return number();
    if (c == '"' || c == '\'') return string_literal(at);
    return operator_or_bracket();
}

bool Lexer::name() {
    const char* start = at;
    // A prefix of at most three letters may turn out to begin a string.
    bool b = false, r = false, u = false, f = false, t = false;
    for (;;) {
        char c = static_cast<char>(*at | 32);
        if (c == 'b' && !b)
            b = true;
        else if (c == 'u' && !u)
            u = true;
        else if (c == 'r' && !r)
            r = true;
        else if (c == 'f' && !f)
            f = true;
        else if (c == 't' && !t)
            t = true;
        else
            break;
        at++;
        if (*at == '"' || *at == '\'') {
            const char* first = nullptr;
            const char* second = nullptr;
            if (u && b)
                first = "u", second = "b";
            else if (u && r)
                first = "u", second = "r";
            else if (u && f)
                first = "u", second = "f";
            else if (u && t)
                first = "u", second = "t";
            else if (b && f)
                first = "b", second = "f";
            else if (b && t)
                first = "b", second = "t";
            else if (f && t)
                first = "f", second = "t";
            if (first) {
                TextBuilder message;
                message.add('\'').add(first).add("' and '").add(second).add("' prefixes are incompatible");
                int64_t column = count_characters(line_start, static_cast<uint32_t>(start - line_start));
                return fail_range(message, column + 1, column + 1 + (at - start));
            }
            if (f || t) return open_string(start, r, t);
            return string_literal(start);
        }
    }
    bool ascii = true;
    while (continues_name(*at)) {
        ascii = ascii && static_cast<int8_t>(*at) >= 0;
        at++;
    }
    if (!ascii) {
        if (!check_name(start)) return false;
        if (finished) return true;
        return emit(TokenKind::Name, start);
    }
    auto size = static_cast<uint32_t>(at - start);
    TokenKind kind = keyword(start, size);
    if (!emit(kind, start)) return false;
    if (kind == TokenKind::Name) list.tokens[list.count - 1].soft = soft_keyword(start, size);
    return true;
}

bool Lexer::check_name(const char* start) {
    for (const char* p = start; p < at;) {
        auto c = static_cast<uint8_t>(*p);
        uint32_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        uint32_t value = length == 1 ? c : c & (0x7Fu >> length);
        for (uint32_t i = 1; i < length; i++) value = (value << 6) | (static_cast<uint8_t>(p[i]) & 63);
        bool good =
            length == 1 || (p == start ? unicode::is_xid_start(value) : unicode::is_xid_continue(value));
        p += length;
        if (good) continue;
        at = p;
        TextBuilder message;
        if (unicode::is_printable(value)) {
            message.add("invalid character '")
                .add_character(value)
                .add("' (U+")
                .add_hex(value, 4, true)
                .add(')');
        } else {
            message.add("invalid non-printable character U+").add_hex(value, 4, true);
        }
        return fail(message);
    }
    return true;
}

// Answers in `at`; false with a problem when digits and underscores are not well formed.
bool Lexer::decimal_tail() {
    for (;;) {
        while (digit(*at)) at++;
        if (*at != '_') return true;
        at++;
        if (!digit(*at)) return fail("invalid decimal literal");
    }
}

bool Lexer::number_end(const char* kind) {
    char c = *at;
    bool keyword_follows = false;
    switch (c) {
    case 'a': keyword_follows = at[1] == 'n' && at[2] == 'd'; break;
    case 'e': keyword_follows = at[1] == 'l' && at[2] == 's' && at[3] == 'e'; break;
    case 'f': keyword_follows = at[1] == 'o' && at[2] == 'r'; break;
    case 'i': keyword_follows = at[1] == 'f' || at[1] == 'n' || at[1] == 's'; break;
    case 'o': keyword_follows = at[1] == 'r'; break;
    case 'n': keyword_follows = at[1] == 'o' && at[2] == 't'; break;
    default: break;
    }
    if (keyword_follows) {
        warn(TextBuilder().add("invalid ").add(kind).add(" literal"), at);
        return true;
    }
    if (static_cast<int8_t>(c) >= 0 && continues_name(c))
        return fail(TextBuilder().add("invalid ").add(kind).add(" literal"));
    return true;
}

bool Lexer::number() {
    const char* start = at;
    auto finish = [&](const char* kind) {
        if (!number_end(kind)) return false;
        return finished || emit(TokenKind::Number, start);
    };
    if (*at == '0') {
        at++;
        char base = static_cast<char>(*at | 32);
        if (base == 'x' || base == 'o' || base == 'b') {
            const char* kind = base == 'x' ? "hexadecimal" : base == 'o' ? "octal" : "binary";
            char limit = base == 'o' ? '8' : '2';
            auto good = [&](char c) { return base == 'x' ? hex_digit(c) : c >= '0' && c < limit; };
            auto bad_digit = [&] {
                TextBuilder message;
                message.add("invalid digit '").add(*at).add("' in ").add(kind).add(" literal");
                at++;
                return fail(message);
            };
            at++;
            do {
                if (*at == '_') at++;
                if (!good(*at)) {
                    if (base != 'x' && digit(*at)) return bad_digit();
                    return fail(TextBuilder().add("invalid ").add(kind).add(" literal"));
                }
                while (good(*at)) at++;
            } while (*at == '_');
            if (base != 'x' && digit(*at)) return bad_digit();
            return finish(kind);
        }
        for (;;) {
            if (*at == '_') {
                at++;
                if (!digit(*at)) return fail("invalid decimal literal");
            }
            if (*at != '0') break;
            at++;
        }
        const char* zeros_end = at;
        bool nonzero = false;
        if (digit(*at)) {
            nonzero = true;
            if (!decimal_tail()) return false;
            if (finished) return true;
        }
        bool goes_on = *at == '.' || *at == 'e' || *at == 'E' || *at == 'j' || *at == 'J';
        if (!goes_on) {
            if (nonzero) {
                int64_t column = start - line_start;
                return fail_range(
                    TextBuilder().add(
                        "leading zeros in decimal integer literals are not permitted; use an 0o "
                        "prefix for octal integers"),
                    column + 1, zeros_end + 1 - line_start);
            }
            return finish("decimal");
        }
    } else if (*at != '.') {
        if (!decimal_tail()) return false;
        if (finished) return true;
    }
    if (*at == '.') {
        at++;
        if (digit(*at)) {
            if (!decimal_tail()) return false;
            if (finished) return true;
        }
    }
    if (*at == 'e' || *at == 'E') {
        const char* exponent = at++;
        bool sign = *at == '+' || *at == '-';
        if (sign) at++;
        if (!digit(*at)) {
            if (sign) return fail("invalid decimal literal");
            at = exponent;
            return finish("decimal");
        }
        if (!decimal_tail()) return false;
        if (finished) return true;
    }
    if (*at == 'j' || *at == 'J') {
        at++;
        return finish("imaginary");
    }
    return finish("decimal");
}

bool Lexer::string_literal(const char* start) {
    uint32_t first_line = line;
    const char* first_line_start = line_start;
    char quote = *at;
    uint32_t quote_size = 1;
    if (at[1] == quote && at[2] == quote)
        quote_size = 3;
    else if (at[1] == quote) {
        at += 2;
        return emit(TokenKind::String, start);
    }
    const char* quote_at = at;
    at += quote_size;
    bool escaped_quote = false;
    for (uint32_t closing = 0; closing < quote_size;) {
        char c = *at;
        if (at >= end || (quote_size == 1 && c == '\n')) {
            uint32_t detected = line;
            if (at >= end) detected = source.line_count;
            line = first_line;
            line_start = first_line_start;
            at = start + 1;
            if (strings > 0 && open[strings - 1].quote == *quote_at &&
                open[strings - 1].quote_size == quote_size)
                return fail(string_message(open[strings - 1], "expecting '}'"));
            TextBuilder message;
            message.add(quote_size == 3 ? "unterminated triple-quoted string literal"
                                        : "unterminated string literal");
            message.add(" (detected at line ").add_number(detected).add(')');
            if (quote_size == 1 && escaped_quote) message.add("; perhaps you escaped the end quote?");
            return fail(message);
        }
        at++;
        if (c == quote) {
            closing++;
            continue;
        }
        closing = 0;
        if (c == '\n') {
            if (at < end) new_line();
        } else if (c == '\\') {
            c = *at++;
            if (c == quote) escaped_quote = true;
            if (c == '\n' && at < end) new_line();
            if (at > end) at = end;
        }
    }
    return emit(TokenKind::String, start, at, first_line);
}

bool Lexer::open_string(const char* start, bool raw, bool template_string) {
    if (strings + 1 >= max_strings) {
        at++;
        return fail("too many nested f-strings or t-strings");
    }
    char quote = *at;
    uint8_t quote_size = 1;
    if (at[1] == quote && at[2] == quote) quote_size = 3;
    at += quote_size;
    open[strings++] = {offset(start), line, 0, -1, quote, quote_size, raw, template_string, true, false};
    return emit(template_string ? TokenKind::TStringStart : TokenKind::FStringStart, start);
}

bool Lexer::string_text() {
    OpenString& s = open[strings - 1];
    auto middle = s.template_string ? TokenKind::TStringMiddle : TokenKind::FStringMiddle;
    const char* start = at;
    uint32_t first_line = line;
    auto enter_field = [&] {
        s.field_depth++;
        if (s.field_depth >= max_field_depth) return false;
        s.in_text = false;
        return true;
    };
    auto too_deep = [&] { return fail(string_message(s, "expressions nested too deeply")); };
    if (*at == '{' && at[1] != '{') {
        if (!enter_field()) return too_deep();
        return true;
    }
    bool closes = at[0] == s.quote;
    if (closes && s.quote_size == 3) closes = at[1] == s.quote && at[2] == s.quote;
    if (closes) {
        at += s.quote_size;
        strings--;
        return emit(s.template_string ? TokenKind::TStringEnd : TokenKind::FStringEnd, start);
    }
    bool named_escape = false;
    for (uint32_t closing = 0; closing < s.quote_size;) {
        char c = *at;
        bool in_spec = s.in_spec && s.field_depth >= 0;
        if (at >= end || (s.quote_size == 1 && c == '\n')) {
            if (in_spec && at < end) {
                at++;
                TextBuilder message;
                const char* letter = s.template_string ? "t" : "f";
                message.add(letter).add(
                    "-string: newlines are not allowed in format specifiers for single quoted ");
                message.add(letter).add("-strings");
                return fail(message);
            }
            uint32_t detected = at >= end ? source.line_count : line;
            line = s.start_line;
            line_start = source.text + source.line_starts[line];
            at = source.text + s.start + 1;
            TextBuilder message;
            message.add(s.quote_size == 3 ? "unterminated triple-quoted " : "unterminated ");
            message.add(s.template_string ? 't' : 'f').add("-string literal (detected at line ");
            message.add_number(detected).add(')');
            return fail(message);
        }
        at++;
        if (c == s.quote) {
            closing++;
            continue;
        }
        closing = 0;
        if (c == '\n') {
            if (at < end) new_line();
        } else if (c == '{') {
            if (*at != '{' || in_spec) {
                at--;
                if (!enter_field()) return too_deep();
                return emit(middle, start, at, first_line);
            }
            at++;
            return emit(middle, start, at - 1, first_line);
        } else if (c == '}') {
            if (named_escape) return emit(middle, start, at, first_line);
            if (*at == '}' && !in_spec && s.brackets == 0) {
                at++;
                return emit(middle, start, at - 1, first_line);
            }
            at--;
            s.in_text = false;
            s.in_spec = false;
            return emit(middle, start, at, first_line);
        } else if (c == '\\') {
            char escaped = *at;
            if (at >= end) continue;
            if (escaped == '{' || escaped == '}') {
                if (!s.raw) {
                    TextBuilder message;
                    message.add("\"\\").add(escaped).add(
                        "\" is an invalid escape sequence. Such sequences will not work in the "
                        "future. Did you mean \"\\\\");
                    message.add(escaped).add("\"? A raw string is also an option.");
                    warn(message, at + 1);
                }
                continue;
            }
            at++;
            if (escaped == '\n' && at < end) new_line();
            if (!s.raw && escaped == 'N' && *at == '{') {
                at++;
                named_escape = true;
            }
        }
    }
    at -= s.quote_size;
    return emit(middle, start, at, first_line);
}

bool Lexer::operator_or_bracket() {
    using K = TokenKind;
    const char* start = at;
    char c = *at++;
    if (strings > 0 && c == ':') {
        OpenString& s = open[strings - 1];
        if (s.brackets == s.field_depth + 1 && s.field_depth >= 0) {
            s.in_text = true;
            s.in_spec = true;
            return emit(K::Colon, start);
        }
    }
    auto one = [&](K kind) { return emit(kind, start); };
    auto longer = [&](uint32_t by, K kind) {
        at += by;
        return emit(kind, start);
    };
    char d = *at;
    switch (c) {
    case '(':
    case '[':
    case '{':
    case ')':
    case ']':
    case '}': return bracket(c, start);
    case ',': return one(K::Comma);
    case ';': return one(K::Semicolon);
    case '~': return one(K::Tilde);
    case ':': return d == '=' ? longer(1, K::ColonEqual) : one(K::Colon);
    case '.': return d == '.' && at[1] == '.' ? longer(2, K::Ellipsis) : one(K::Dot);
    case '!': return d == '=' ? longer(1, K::NotEqual) : one(K::Exclamation);
    case '=': return d == '=' ? longer(1, K::EqEqual) : one(K::Equal);
    case '+': return d == '=' ? longer(1, K::PlusEqual) : one(K::Plus);
    case '-': return d == '=' ? longer(1, K::MinusEqual) : d == '>' ? longer(1, K::Arrow) : one(K::Minus);
    case '*':
        if (d == '*') return at[1] == '=' ? longer(2, K::DoubleStarEqual) : longer(1, K::DoubleStar);
        return d == '=' ? longer(1, K::StarEqual) : one(K::Star);
    case '/':
        if (d == '/') return at[1] == '=' ? longer(2, K::DoubleSlashEqual) : longer(1, K::DoubleSlash);
        return d == '=' ? longer(1, K::SlashEqual) : one(K::Slash);
    case '@': return d == '=' ? longer(1, K::AtEqual) : one(K::At);
    case '%': return d == '=' ? longer(1, K::PercentEqual) : one(K::Percent);
    case '&': return d == '=' ? longer(1, K::AmpersandEqual) : one(K::Ampersand);
    case '|': return d == '=' ? longer(1, K::BarEqual) : one(K::Bar);
    case '^': return d == '=' ? longer(1, K::CaretEqual) : one(K::Caret);
    case '<':
        if (d == '<') return at[1] == '=' ? longer(2, K::LeftShiftEqual) : longer(1, K::LeftShift);
        if (d == '>') return longer(1, K::NotEqual);
        return d == '=' ? longer(1, K::LessEqual) : one(K::Less);
    case '>':
        if (d == '>') return at[1] == '=' ? longer(2, K::RightShiftEqual) : longer(1, K::RightShift);
        return d == '=' ? longer(1, K::GreaterEqual) : one(K::Greater);
    default: break;
    }
    if (classes.of[static_cast<uint8_t>(c)] & is_control)
        return fail(TextBuilder()
                        .add("invalid non-printable character U+")
                        .add_hex(static_cast<uint8_t>(c), 4, true));
    return one(K::Stray);
}

bool Lexer::bracket(char c, const char* start) {
    using K = TokenKind;
    OpenString* s = strings > 0 ? &open[strings - 1] : nullptr;
    if (c == '(' || c == '[' || c == '{') {
        if (level >= max_brackets) return fail("too many nested parentheses");
        brackets[level++] = {c, line, static_cast<uint32_t>(start - line_start)};
        if (s) s->brackets++;
        return emit(c == '(' ? K::LeftParen : c == '[' ? K::LeftBracket : K::LeftBrace, start);
    }
    if (s && s->brackets == 0 && c == '}') return fail(string_message(*s, "single '}' is not allowed"));
    if (level == 0) return fail(TextBuilder().add("unmatched '").add(c).add('\''));
    const Bracket& opening = brackets[--level];
    char expected = opening.character == '(' ? ')' : opening.character == '[' ? ']' : '}';
    if (c != expected) {
        if (s && opening.character == '{' && s->brackets - 1 == s->field_depth)
            return fail(string_message(*s, "unmatched '").add(c).add('\''));
        TextBuilder message;
        message.add("closing parenthesis '").add(c).add("' does not match opening parenthesis '");
        message.add(opening.character).add('\'');
        if (opening.line != line) message.add(" on line ").add_number(opening.line);
        return fail(message);
    }
    if (s) {
        s->brackets--;
        if (s->brackets < 0) return fail(string_message(*s, "unmatched '").add(c).add('\''));
        if (c == '}' && s->brackets == s->field_depth) {
            s->field_depth--;
            s->in_text = true;
            s->in_spec = false;
        }
    }
    return emit(c == ')' ? K::RightParen : c == ']' ? K::RightBracket : K::RightBrace, start);
}

} // namespace

bool tokenize(Arena& arena, Poll& poll, const Source& source, Mode mode, Flags flags, TokenList& list) {
    list = {};
    list.warnings_end = &list.warnings;
    auto* at = arena.take(sizeof(Lexer), alignof(Lexer));
    if (!at) {
        list.problem.type = ProblemType::OutOfArena;
        return false;
    }
    auto* lexer = new (at) Lexer(arena, poll, source, list);
    lexer->dont_imply_dedent = flags.dont_imply_dedent;
    lexer->imply_newline = mode != Mode::Eval;
    return lexer->run();
}

} // namespace natrix::syntax
