#include "base/numbers/float_text.h"
#include "base/text/utf8.h"
#include "base/unicode/names.h"
#include "base/unicode/normalize.h"
#include "syntax/parser.h"
#include "syntax/source.h"

// Names, numbers and strings: from their spelling to what they mean.
namespace natrix::syntax {

using K = TokenKind;

namespace {

constexpr uint32_t max_int_digits = 4300;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char* put_character(char* to, uint32_t c) {
    each_utf8_byte(c, [&](uint32_t byte) { *to++ = static_cast<char>(byte); });
    return to;
}

} // namespace

// NFKC for a name that is not all ASCII. Absent when there is no room.
static Text normalized_name(Arena& arena, Poll& poll, Text name, bool& stopped) {
    auto* points = arena.array<uint32_t>(name.size);
    if (!points) return {};
    uint32_t count = 0;
    for (uint32_t i = 0; i < name.size;) {
        auto c = static_cast<uint8_t>(name.data[i]);
        uint32_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        uint32_t value = length == 1 ? c : c & (0x7Fu >> length);
        for (uint32_t k = 1; k < length; k++)
            value = (value << 6) | (static_cast<uint8_t>(name.data[i + k]) & 63);
        points[count++] = value;
        i += length;
    }
    auto result = unicode::normalize(unicode::NormalForm::nfkc, {points, count, 4}, arena, poll);
    if (result.status != TextStatus::ok) {
        stopped = result.status == TextStatus::stopped;
        return {};
    }
    if (result.unchanged) return name;
    char* to = arena.array<char>(size_t{result.text.length} * 4 + 1);
    if (!to) return {};
    char* at = to;
    for (uint32_t i = 0; i < result.text.length; i++) at = put_character(at, result.text[i]);
    return {to, static_cast<uint32_t>(at - to)};
}

void* Parser::node_memory(size_t size) {
    void* at = arena_.take(size, 8);
    if (!at) [[unlikely]] {
        fail(Failure::OutOfArena);
        at = spare_;
    }
    if ((++nodes_made_ & 1023) == 0 && poll_.charge(1024)) fail(Failure::Stopped);
    std::memset(at, 0, size);
    return at;
}

void* Parser::list_memory(size_t size) {
    void* at = arena_.take(size, 8);
    if (!at) fail(Failure::OutOfArena);
    return at;
}

bool Parser::grow_stack() {
    uint32_t capacity = stack_capacity_ ? stack_capacity_ * 2 : 256;
    auto** stack = static_cast<Node**>(arena_.take(capacity * sizeof(Node*), 8));
    if (!stack) return fail(Failure::OutOfArena);
    if (stack_size_) std::memcpy(stack, stack_, stack_size_ * sizeof(Node*));
    stack_ = stack;
    stack_capacity_ = capacity;
    return true;
}

Text Parser::name_text(const Token& t) {
    Text name{source_.text + t.start, t.end - t.start};
    for (uint32_t i = 0; i < name.size; i++) {
        if (static_cast<int8_t>(name.data[i]) >= 0) continue;
        bool stopped = false;
        Text normal = normalized_name(arena_, poll_, name, stopped);
        if (normal.present()) return normal;
        fail(stopped ? Failure::Stopped : Failure::OutOfArena);
        return name;
    }
    return name;
}

Text Parser::take_name() {
    Text name = name_text(token());
    advance();
    return name;
}

Name* Parser::name_node(ExprContext context) {
    uint32_t start = position_;
    Text id = take_name();
    auto* node = make<Name>(start);
    node->id = id;
    node->ctx = context;
    return node;
}

Expr* Parser::number() {
    const Token& t = token();
    uint32_t start = position_;
    advance();
    auto* node = make<Constant>(start);
    const char* at = source_.text + t.start;
    uint32_t size = t.end - t.start;
    node->base = 10;
    if (size == 1) [[likely]] {
        node->value = ConstantKind::Int;
        node->text = {at, 1};
        return node;
    }
    char second = static_cast<char>(at[1] | 32);
    if (at[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        node->base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
        at += 2;
        size -= 2;
    }
    bool plain = true, floating = false;
    for (uint32_t i = 0; i < size; i++) {
        char c = at[i];
        if (c == '_' || (c >= 'A' && c <= 'Z')) plain = false;
        if (node->base == 10 && (c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J')) floating = true;
    }
    if (!plain) {
        auto* copy = static_cast<char*>(list_memory(size));
        if (!copy) return nullptr;
        uint32_t n = 0;
        for (uint32_t i = 0; i < size; i++) {
            char c = at[i];
            if (c != '_') copy[n++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        at = copy;
        size = n;
    }
    if (floating) {
        bool imaginary = at[size - 1] == 'j' || at[size - 1] == 'J';
        node->value = imaginary ? ConstantKind::Imaginary : ConstantKind::Float;
        // All but the suffix is a float, however many digits it has.
        (void)parse_float_prefix(at, size - imaginary, node->number);
        return node;
    }
    node->value = ConstantKind::Int;
    uint32_t skip = 0;
    while (skip + 1 < size && at[skip] == '0') skip++;
    node->text = {at + skip, size - skip};
    if (node->base == 10 && size > max_int_digits) {
        TextBuilder message;
        message.add("Exceeds the limit (4300 digits) for integer string conversion: value has ");
        message.add_number(size).add(" digits; use sys.set_int_max_str_digits() to increase the limit");
        message.add(" - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
        literal_problem(message, t);
        problem_.offset = problem_.end_offset = 0;
        return nullptr;
    }
    return node;
}

// A problem with a literal is reported over the whole token.
bool Parser::literal_problem(const TextBuilder& message, const Token& t) {
    problem_ = {};
    problem_token_ =
        &t >= tokens_ && &t < tokens_ + token_count_ ? static_cast<uint32_t>(&t - tokens_) : position_;
    problem_.type = ProblemType::SyntaxError;
    problem_.message = message.finish(arena_);
    problem_.lineno = t.line;
    const char* line = source_.text + source_.line_starts[t.line];
    uint32_t line_end = source_.line_starts[t.line + 1];
    uint32_t end_line = source_.line_of(t.end > t.start ? t.end - 1 : t.start);
    problem_.end_lineno = end_line;
    problem_.offset = int64_t{count_characters(line, t.start - source_.line_starts[t.line])} + 1;
    // As CPython, the end column is measured on the first line.
    uint32_t end_column = t.end - source_.line_starts[end_line];
    uint32_t size = line_end - source_.line_starts[t.line];
    if (end_column > size) end_column = size;
    problem_.end_offset = int64_t{count_characters(line, end_column)} + 1;
    problem_.line = {line, size};
    return fail(Failure::Literal);
}

// Bytes and str side by side are reported at the token behind them. That one has no extent when the source of
// an expression or of the interactive mode ends there, without a new line.
void Parser::mixed_literals() {
    literal_problem(TextBuilder().add("cannot mix bytes and nonbytes literals"), token());
    if (mode_ == Mode::Exec || !source_.newline_added || token().start + 1 < source_.size) return;
    problem_.line = source_.line(source_.line_count);
    problem_.lineno = problem_.end_lineno = source_.line_count;
    problem_.offset = count_characters(problem_.line.data, problem_.line.size);
    problem_.end_offset = -1;
}

bool Parser::token_is_bytes(const Token& t) const {
    for (const char* at = source_.text + t.start; *at != '"' && *at != '\''; at++)
        if ((*at | 32) == 'b') return true;
    return false;
}

bool Parser::token_is_raw(const Token& t) const {
    for (const char* at = source_.text + t.start; *at != '"' && *at != '\''; at++)
        if ((*at | 32) == 'r') return true;
    return false;
}

void Parser::warn_escape(const char* at, uint32_t value, bool octal) {
    auto* note = arena_.make<SyntaxWarningNote>();
    if (!note) {
        fail(Failure::OutOfArena);
        return;
    }
    TextBuilder shown, message;
    if (octal)
        shown.add(Text{at, 4});
    else
        shown.add('\\').add_character(value);
    Text escape = shown.finish(arena_);
    message.add('"').add(escape).add("\" is an invalid ").add(octal ? "octal " : "").add("escape sequence. ");
    message.add("Such sequences will not work in the future. Did you mean \"\\").add(escape);
    message.add("\"? A raw string is also an option.");
    uint32_t line = source_.line_of(static_cast<uint32_t>(at - source_.text));
    auto column = static_cast<uint32_t>(at - source_.text) - source_.line_starts[line];
    *note = {message.finish(arena_), line, column, line, column + (octal ? 4 : 2), Stage::Parser, nullptr};
    *warnings_end_ = note;
    warnings_end_ = &note->next;
}

// What stands between the quotes; `to` has room for `count` bytes. Offsets in messages are CPython's: it
// counts ten for each character that is not ASCII.
bool Parser::decode_body(const Token& t, const char* from, uint32_t count, bool raw, bool bytes, char* to,
                         uint32_t& size, bool& ascii) {
    const char* begin = from;
    const char* end = from + count;
    char* out = to;
    uint32_t wide = 0; // by how much CPython's offsets run ahead
    bool warned = false;
    auto problem_at = [&](const char* start, const char* stop, const char* why) {
        TextBuilder message;
        auto first = static_cast<uint64_t>(start - begin) + wide,
             last = static_cast<uint64_t>(stop - begin) + wide - 1;
        message.add("(unicode error) 'unicodeescape' codec can't decode ");
        if (first == last)
            message.add("byte 0x5c in position ").add_number(first);
        else
            message.add("bytes in position ").add_number(first).add('-').add_number(last);
        message.add(": ").add(why);
        return literal_problem(message, t);
    };
    while (from < end) {
        const char* backslash =
            raw ? nullptr
                : static_cast<const char*>(std::memchr(from, '\\', static_cast<size_t>(end - from)));
        const char* plain_end = backslash ? backslash : end;
        const char* scan = from;
        for (; scan < plain_end; scan++) {
            if (static_cast<int8_t>(*scan) >= 0) continue;
            ascii = false;
            // A character of n bytes counts ten.
            if ((static_cast<uint8_t>(*scan) & 0xC0) == 0xC0) wide += 10;
            wide--;
        }
        std::memcpy(out, from, static_cast<size_t>(plain_end - from));
        out += plain_end - from;
        if (!backslash) break;
        const char* start = backslash;
        const char* at = backslash + 1;
        auto report = [&](const char* stop, const char* why) { return problem_at(start, stop, why); };
        // A backslash at the end (before a brace of an f-string) or before a character that is not ASCII
        // stands for itself; CPython spells it as an escape, whose length shows in its offsets.
        if (at >= end || (!bytes && static_cast<int8_t>(*at) < 0)) {
            *out++ = '\\';
            wide += 5;
            from = at;
            continue;
        }
        char c = *at++;
        switch (c) {
        case '\n': break;
        case '\\':
        case '\'':
        case '"': *out++ = c; break;
        case 'a': *out++ = '\a'; break;
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'n': *out++ = '\n'; break;
        case 'r': *out++ = '\r'; break;
        case 't': *out++ = '\t'; break;
        case 'v': *out++ = '\v'; break;
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7': {
            uint32_t value = static_cast<uint32_t>(c - '0');
            for (int i = 0; i < 2 && at < end && *at >= '0' && *at <= '7'; i++)
                value = value * 8 + static_cast<uint32_t>(*at++ - '0');
            if (value > 255 && !warned) {
                warned = true;
                warn_escape(start, 0, true);
            }
            if (bytes) {
                *out++ = static_cast<char>(value & 255);
            } else {
                if (value > 127) ascii = false;
                out = put_character(out, value);
            }
            break;
        }
        case 'x':
        case 'u':
        case 'U': {
            if (bytes && c != 'x') {
                *out++ = '\\';
                *out++ = c;
                if (!warned) warn_escape(start, static_cast<uint8_t>(c), false);
                warned = true;
                break;
            }
            int want = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            uint32_t value = 0;
            for (; want > 0 && at < end; want--, at++) {
                int digit = hex_value(*at);
                if (digit < 0) break;
                value = value << 4 | static_cast<uint32_t>(digit);
            }
            if (want > 0) {
                if (bytes) {
                    TextBuilder message;
                    message.add("(value error) invalid \\x escape at position ");
                    message.add_number(static_cast<uint64_t>(start - begin));
                    return literal_problem(message, t);
                }
                return report(at, c == 'x'   ? "truncated \\xXX escape"
                                  : c == 'u' ? "truncated \\uXXXX escape"
                                             : "truncated \\UXXXXXXXX escape");
            }
            if (bytes) {
                *out++ = static_cast<char>(value);
                break;
            }
            if (value > 0x10FFFF) return report(at, "illegal Unicode character");
            if (value > 127) ascii = false;
            out = put_character(out, value);
            break;
        }
        case 'N':
            if (!bytes) {
                const char* why = "malformed \\N character escape";
                if (at < end && *at == '{') {
                    const char* name = ++at;
                    while (at < end && *at != '}') at++;
                    if (at > name && at < end) {
                        auto length = static_cast<uint32_t>(at - name);
                        at++;
                        int32_t value = unicode::code_point_named({name, length, 1});
                        if (value >= 0) {
                            if (value > 127) ascii = false;
                            out = put_character(out, static_cast<uint32_t>(value));
                            break;
                        }
                        why = "unknown Unicode character name";
                    }
                }
                return report(at, why);
            }
            [[fallthrough]];
        default: {
            *out++ = '\\';
            *out++ = c;
            if (!warned) warn_escape(start, static_cast<uint8_t>(c), false);
            warned = true;
            break;
        }
        }
        from = at;
    }
    size = static_cast<uint32_t>(out - to);
    return ok();
}

bool Parser::decode_token(const Token& t, char* to, uint32_t& size, bool& ascii) {
    const char* at = source_.text + t.start;
    bool raw = false, bytes = false;
    for (; *at != '"' && *at != '\''; at++) {
        raw = raw || (*at | 32) == 'r';
        bytes = bytes || (*at | 32) == 'b';
    }
    const char* end = source_.text + t.end;
    uint32_t quotes = end - at >= 6 && at[1] == at[0] && at[2] == at[0] ? 3 : 1;
    at += quotes;
    end -= quotes;
    if (bytes) {
        for (const char* p = at; p < end; p++)
            if (static_cast<int8_t>(*p) < 0)
                return literal_problem(TextBuilder().add("bytes can only contain ASCII literal characters"),
                                       t);
    }
    return decode_body(t, at, static_cast<uint32_t>(end - at), raw, bytes, to, size, ascii);
}

// A run of string literals without f-strings, up to the first token that is none. Null when there is a
// problem.
Constant* Parser::string_run() {
    uint32_t start = position_;
    uint32_t room = 0;
    bool bytes = token_is_bytes(token()), mixed = false;
    for (; kind() == K::String; advance()) {
        room += token().end - token().start;
        mixed = mixed || token_is_bytes(token()) != bytes;
    }
    auto* node = make<Constant>(start);
    auto* to = static_cast<char*>(list_memory(room));
    if (!to) return nullptr;
    uint32_t total = 0;
    bool ascii = true;
    for (uint32_t i = start; i < position_; i++) {
        uint32_t size = 0;
        if (!decode_token(tokens_[i], to + total, size, ascii)) return nullptr;
        total += size;
    }
    if (mixed && kind() == K::Error) {
        fail();
        return nullptr;
    }
    if (mixed) {
        mixed_literals();
        return nullptr;
    }
    node->value = bytes ? ConstantKind::Bytes : ConstantKind::Str;
    node->text = {to, total};
    node->ascii = ascii;
    node->u_prefix = (source_.text[tokens_[start].start] | 32) == 'u';
    return node;
}

Constant* Parser::text_constant(Text text, uint32_t first_token, uint32_t last_token, bool ascii) {
    auto* node = make<Constant>(first_token);
    end_span_at(node->span, last_token);
    node->value = ConstantKind::Str;
    node->text = text;
    node->ascii = ascii;
    if (!ascii) {
        node->ascii = true;
        for (uint32_t i = 0; i < text.size; i++)
            node->ascii = node->ascii && static_cast<int8_t>(text.data[i]) >= 0;
    }
    return node;
}

// The literal text of an f-string between two replacement fields.
Constant* Parser::middle(const Token& t, uint32_t index, bool raw) {
    uint32_t count = t.end - t.start, size = 0;
    auto* to = static_cast<char*>(list_memory(count));
    if (!to) return nullptr;
    bool ascii = true;
    if (!decode_body(t, source_.text + t.start, count, raw, false, to, size, ascii)) {
        if (failure_ != Failure::Literal) return nullptr;
        // CPython decodes at the end of the string, and says so.
        uint32_t end = index;
        for (uint32_t depth = 1; end + 1 < token_count_; end++) {
            K k = tokens_[end].kind;
            if (k == K::FStringStart || k == K::TStringStart) depth++;
            if ((k == K::FStringEnd || k == K::TStringEnd) && --depth == 0) break;
        }
        Text message = problem_.message;
        literal_problem(TextBuilder(), tokens_[end]);
        problem_.message = message;
        return nullptr;
    }
    Constant* node = text_constant({to, size}, index, index, ascii);
    // The second brace of a pair belongs to the text, but not to its token.
    if (tokens_[index + 1].start > t.end) node->span.end_col_offset++;
    return node;
}

// Joins adjacent texts among the items of an f-string; they lie above `base` on the node stack.
void Parser::fold_constants(uint32_t base) {
    uint32_t to = base;
    for (uint32_t i = base; i < stack_size_;) {
        auto* first = as<Constant>(stack_[i]);
        uint32_t end = i + 1;
        size_t size = 0;
        if (first) {
            size = first->text.size;
            while (end < stack_size_ && stack_[end]->kind == NodeKind::Constant)
                size += static_cast<Constant*>(stack_[end++])->text.size;
        }
        if (!first || end == i + 1) {
            if (first && size == 0) {
                i++;
                continue;
            }
            stack_[to++] = stack_[i++];
            continue;
        }
        if (size == 0) {
            i = end;
            continue;
        }
        auto* data = static_cast<char*>(list_memory(size));
        auto* joined = static_cast<Constant*>(node_memory(sizeof(Constant)));
        if (!ok()) return;
        *joined = *first;
        uint32_t filled = 0;
        for (; i < end; i++) {
            auto* part = static_cast<Constant*>(stack_[i]);
            std::memcpy(data + filled, part->text.data, part->text.size);
            filled += part->text.size;
            joined->ascii = joined->ascii && part->ascii;
            joined->span.end_lineno = part->span.end_lineno;
            joined->span.end_col_offset = part->span.end_col_offset;
        }
        joined->text = {data, filled};
        stack_[to++] = joined;
    }
    stack_size_ = to;
}

// The source of a replacement field from its brace to the current token, without comments.
Text Parser::field_text(uint32_t brace_token, bool) {
    uint32_t from = tokens_[brace_token].end, to = token().start;
    uint32_t size = to - from;
    const char* at = source_.text + from;
    // Comments stand only between tokens.
    bool comment = false;
    for (uint32_t i = brace_token; i < position_ && !comment; i++) {
        uint32_t gap_end = tokens_[i + 1].start;
        for (uint32_t p = tokens_[i].end; p < gap_end; p++) {
            if (source_.text[p] == '#' && tokens_[i].kind != K::FStringMiddle &&
                tokens_[i].kind != K::TStringMiddle)
                comment = true;
        }
    }
    if (!comment) return {at, size};
    auto* copy = static_cast<char*>(list_memory(size));
    if (!copy) return {at, size};
    uint32_t n = 0;
    uint32_t p = from;
    for (uint32_t i = brace_token; i < position_; i++) {
        uint32_t gap_end = tokens_[i + 1].start;
        bool skipping = false;
        for (p = tokens_[i].end; p < gap_end; p++) {
            char c = source_.text[p];
            if (c == '#') skipping = true;
            if (c == '\n') skipping = false;
            if (!skipping) copy[n++] = c;
        }
        if (i + 1 == position_) break;
        for (p = gap_end; p < tokens_[i + 1].end; p++) copy[n++] = source_.text[p];
    }
    return {copy, n};
}

// '!' and its letter.
bool Parser::conversion(int32_t& value, char prefix) {
    const Token& mark = token();
    advance();
    if (kind() != K::Name) return fail();
    const Token& letter = token();
    if (letter.start != mark.end) {
        Token whole = mark;
        whole.end = letter.end;
        literal_problem(TextBuilder().add(prefix).add(
                            "-string: conversion type must come right after the exclamation mark"),
                        whole);
        return false;
    }
    char c = source_.text[letter.start];
    if (letter.end - letter.start != 1 || (c != 's' && c != 'r' && c != 'a')) {
        TextBuilder message;
        message.add(prefix).add("-string: invalid conversion character '");
        message.add(Text{source_.text + letter.start, letter.end - letter.start});
        message.add("': expected 's', 'r', or 'a'");
        return literal_problem(message, letter);
    }
    value = c;
    advance();
    return true;
}

} // namespace natrix::syntax
