#include <cstring>

#include "base/unicode/properties.h"
#include "compiler/positions.h"
#include "natives/all.h"
#include "objects/dict.h"
#include "objects/errors.h"
#include "objects/sources.h"
#include "objects/str.h"
#include "objects/suggestion.h"
#include "objects/tuple.h"

// Tracebacks, source lines, and what their display is made of.
namespace natrix {
namespace {

Traceback* traceback_at(Cage& c, Value* a) { return c.as<Traceback>(a[0]); }
Value or_none(Value value) { return value.is_bound() ? value : Value::none(); }

Value is_traceback(Cage& c, Value* a) { return Value::boolean(c.is<Traceback>(a[0])); }

Code* code_of(Cage& c, Value function) { return c.as<Code>(c.as<Function>(function)->code); }

Value traceback_next(Cage& c, Value* a) { return or_none(traceback_at(c, a)->next); }
Value set_traceback_next(Cage& c, Value* a) {
    c.writing(traceback_at(c, a));
    traceback_at(c, a)->next = a[1];
    return Value::none();
}
int32_t line_of(Cage& c, Traceback* entry) {
    if (entry->line != no_line) return entry->line;
    return static_cast<int32_t>(position_at(c, code_of(c, entry->function), entry->pc).line);
}
Value traceback_line(Cage& c, Value* a) { return Value::integer(line_of(c, traceback_at(c, a))); }
Value traceback_lasti(Cage& c, Value* a) { return Value::integer(int64_t{traceback_at(c, a)->pc} * 2); }

// (function, line, end line, column, end column); the last three None where the code does not tell.
Value traceback_entry(Cage& c, Value* a) {
    auto* entry = traceback_at(c, a);
    Position at = position_at(c, code_of(c, entry->function), entry->pc);
    auto line = static_cast<int32_t>(at.line);
    if (entry->line != no_line) line = entry->line;
    bool known = at.column >= 0 && at.end_column >= 0 && static_cast<int32_t>(at.line) == line;
    auto number = [&](int64_t value) { return known ? Value::integer(value) : Value::none(); };
    return tuple_of(c, {entry->function, Value::integer(line), number(at.end_line), number(at.column),
                        number(at.end_column)});
}

// make_traceback(next, frame, lasti, line)
Value make_traceback(Cage& c, Value* a) {
    auto* entry = c.make<Traceback>(KnownType::traceback);
    if (!entry) return Value::reserve();
    auto* frame = c.as<Frame>(a[1]);
    entry->next = a[0];
    entry->frame = a[1];
    entry->function = frame->function;
    entry->pc = static_cast<uint32_t>(a[2].as_int() / 2);
    entry->line = static_cast<int32_t>(a[3].as_int());
    return c.ref(entry);
}

// Every instruction's position, as code.co_positions() gives them.
Value code_positions(Cage& c, Value* a) {
    auto* code = c.as<Code>(a[0]);
    auto* blob = c.as<Blob>(code->words);
    uint32_t words = blob->bytes / 8;
    Tuple* rows = make_tuple(c, words);
    if (!rows) return Value::reserve();
    for (uint32_t i = 0; i < words; i++) {
        Position at = position_at(c, code, i);
        auto number = [](int64_t value) { return value >= 0 ? Value::integer(value) : Value::none(); };
        Value row =
            tuple_of(c, {number(at.line), number(at.end_line), number(at.column), number(at.end_column)});
        if (row.is_signal()) return row;
        rows->items()[i] = row;
    }
    return c.ref(rows);
}

// Sources of what was compiled, for tracebacks: a dict from file name to text.
Value& sources_of(Cage& c) { return c.spare[1]; }

Value remember_source(Cage& c, Value* a) {
    if (!c.is<Dict>(sources_of(c))) {
        Dict* dict = make_dict(c, 4);
        if (!dict) return Value::reserve();
        sources_of(c) = c.ref(dict);
    }
    Value name = intern(c, a[0]);
    if (name.is_signal()) return name;
    return dict_set_str(c, c.as<Dict>(sources_of(c)), name, a[1]) ? Value::none() : Value::reserve();
}

// A line of a baked module's text.
Value baked_line(Cage& c, Value filename, int64_t wanted) {
    SourceText text = baked_source(c, filename);
    const char *at = text.data, *end = text.data + text.size;
    for (int64_t line = 1; at && at < end; line++) {
        auto* stop = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
        if (!stop) stop = end;
        if (line == wanted) {
            c.poll.spent += (at - text.data) / 256;
            return str_from_utf8(c, at, static_cast<size_t>(stop - at));
        }
        at = stop + 1;
    }
    return Value::tombstone();
}

// baked_source(filename): the text of a baked module as a str; MISSING: there is none.
Value baked_source_text(Cage& c, Value* a) {
    SourceText text = baked_source(c, a[0]);
    if (!text.data) return Value::tombstone();
    c.poll.spent += text.size / 64;
    return str_from_utf8(c, text.data, text.size);
}

// baked_files(): the file names of the baked modules, a tuple.
Value baked_files(Cage& c, Value*) {
    uint32_t count = baked_count(c);
    Tuple* names = make_tuple(c, count);
    if (!names) return Value::reserve();
    for (uint32_t i = 0; i < count; i++) {
        SourceText name = baked_name(c, i);
        Value text = str_from_utf8(c, name.data, name.size);
        if (text.is_signal()) return text;
        names->items()[i] = text;
    }
    return c.ref(names);
}

// source_line(filename, number): the line without its end; MISSING: unknown.
Value source_line(Cage& c, Value* a) {
    if (!is_str(c, a[0])) return Value::tombstone();
    int64_t wanted = a[1].as_int();
    Value source;
    if (c.is<Dict>(sources_of(c))) {
        Value name = intern(c, a[0]);
        if (name.is_signal()) return name;
        source = dict_get_str(c, c.as<Dict>(sources_of(c)), name);
    }
    if (!is_str(c, source)) return baked_line(c, a[0], wanted);
    TextView text = text_of(c, source);
    uint32_t start = 0;
    for (int64_t line = 1; line <= wanted && start < text.length; line++) {
        uint32_t end = start;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') end++;
        if (line == wanted) {
            c.poll.spent += end / 256;
            return str_slice(c, source, start, end);
        }
        start = end + 1;
        if (end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n') start++;
    }
    return Value::tombstone();
}

// closest_name(name, tuple of strs): the one that was probably meant, or None.
Value closest_of_tuple(Cage& c, Value* a) {
    auto* names = c.as<Tuple>(a[1]);
    return closest_name(c, a[0], names->items(), names->length);
}

// Whether a terminal shows the character two columns wide.
Value is_wide_character(Cage& c, Value* a) {
    TextView text = text_of(c, a[0]);
    if (text.length != 1) return Value::false_();
    const char* width = unicode::east_asian_width(text[0]);
    return Value::boolean(std::strcmp(width, "W") == 0 || std::strcmp(width, "F") == 0);
}

Value intern_text(Cage& c, Value* a) { return intern(c, a[0]); }

constexpr NativeEntry kernel_entries[] = {
    {"is_wide_character", is_wide_character},
    {"intern_text", intern_text},
    {"is_traceback", is_traceback},
    {"traceback_next", traceback_next},
    {"set_traceback_next", set_traceback_next},
    {"traceback_line", traceback_line},
    {"traceback_lasti", traceback_lasti},
    {"traceback_entry", traceback_entry},
    {"make_traceback", make_traceback},
    {"code_positions", code_positions},
    {"remember_source", remember_source},
    {"source_line", source_line},
    {"baked_source", baked_source_text},
    {"baked_files", baked_files},
    {"closest_name", closest_of_tuple},
};

} // namespace

const NativeTable traceback_kernels = kernels_of(kernel_entries);

} // namespace natrix
