#include "compiler/disassembler.h"

#include <cstdarg>
#include <cstdio>

#include "compiler/instruction.h"
#include "compiler/positions.h"
#include "objects/str.h"

namespace natrix {
namespace {

constexpr const char* type_names[] = {
#define TYPE(id, python_name, layout, base) python_name,
#include "memory/known.def"
};
constexpr const char* special_names[] = {
#define NAME(id, text) text,
#include "memory/known.def"
};
constexpr const char* prelude_names[] = {
#define PRELUDE(name) #name,
#include "compiler/prelude_functions.def"
};

class Writer {
  public:
    Writer(Cage& cage, const Code* code, TextSink sink) : cage_(cage), code_(code), sink_(sink) {}

    void run();

  private:
    void text(const char* text) { sink_.write(sink_.context, text, std::strlen(text)); }
    __attribute__((format(printf, 2, 3))) void print(const char* format, ...);
    void str(Value value, uint32_t limit);
    void constant(Value value);
    void instruction(uint32_t at);
    void operand(char letter, uint32_t value);
    void note(Instruction word, uint32_t at);

    Cage& cage_;
    const Code* code_;
    TextSink sink_;
    const Instruction* words_ = nullptr;
    bool first_ = false;
};

void Writer::print(const char* format, ...) {
    char buffer[160];
    va_list arguments;
    va_start(arguments, format);
    int size = std::vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    if (size > 0) sink_.write(sink_.context, buffer, static_cast<size_t>(size));
}

void Writer::str(Value value, uint32_t limit) {
    TextView view = text_of(cage_, value);
    for (uint32_t i = 0; i < view.length; i++) {
        if (i == limit) return text("…");
        CodePoint c = view[i];
        if (c == '\n') {
            text("\\n");
        } else if (c < 32 || c == 127 || is_surrogate(c)) {
            print("\\u%04x", c);
        } else if (c < 0x80) {
            print("%c", static_cast<char>(c));
        } else {
            char bytes[4];
            size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            for (size_t k = size; k-- > 1; c >>= 6) bytes[k] = static_cast<char>(0x80 | (c & 63));
            bytes[0] = static_cast<char>((size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0) | c);
            sink_.write(sink_.context, bytes, size);
        }
    }
}

void Writer::constant(Value value) {
    if (value.is_int()) return print("%lld", static_cast<long long>(value.as_int()));
    if (value.is_double()) return print("%.17g", value.as_double());
    if (value.is_none()) return text("None");
    if (value.is_bool()) return text(value.is_true() ? "True" : "False");
    if (value == Value::ellipsis()) return text("...");
    if (is_str(cage_, value)) {
        text("'");
        str(value, 40);
        return text("'");
    }
    switch (cage_.kind(value)) {
    case Kind::Tuple: {
        auto* tuple = cage_.as<Tuple>(value);
        text("(");
        for (uint32_t i = 0; i < tuple->length && i < 8; i++) {
            if (i != 0) text(", ");
            Value item = tuple->items()[i];
            if (cage_.is<Tuple>(item)) {
                text("(…)");
            } else {
                constant(item);
            }
        }
        return text(tuple->length > 8 ? ", …)" : ")");
    }
    case Kind::Code:
        text("<code ");
        str(cage_.as<Code>(value)->qualname, 80);
        return text(">");
    default: return print("<%s>", layout_of(cage_.kind(value)).name);
    }
}

void Writer::operand(char letter, uint32_t value) {
    if (letter == '-') return;
    text(first_ ? " " : ", ");
    first_ = false;
    switch (letter) {
    case 'r':
    case 'w': return value == no_register ? text("-") : print("r%u", value);
    case 'b': return print("call r%u", value);
    case 's': return print("r%u..", value);
    case 'n': return str(cage_.as<Tuple>(code_->names)->items()[value], 60);
    default: return print("%d", static_cast<int16_t>(value));
    }
}

void Writer::note(Instruction word, uint32_t at) {
    switch (word.opcode()) {
    case Opcode::LOADTYPE: return print("  ; %s", type_names[word.d()]);
    case Opcode::LOADPRELUDE: return print("  ; %s", prelude_names[word.d()]);
    case Opcode::LOADSPECIAL: return print("  ; %s", special_names[word.c()]);
    case Opcode::CALLKW:
    case Opcode::CALLMKW:
    case Opcode::MAKEFUNCTION:
        text("  ; ");
        return constant(cage_.as<Tuple>(code_->constants)->items()[words_[at + 1].bits]);
    default: return;
    }
}

void Writer::instruction(uint32_t at) {
    Instruction word = words_[at];
    const OpcodeFacts& facts = facts_of(word.opcode());
    print("%6u  %-14s", at, facts.name);
    first_ = true;
    operand(facts.a, word.a());
    if (facts.b == 'k') {
        text(first_ ? " " : ", ");
        constant(cage_.as<Tuple>(code_->constants)->items()[word.d()]);
    } else if (facts.b == 'j') {
        print("%s-> %lld", first_ ? " " : ", ", static_cast<long long>(at) + facts.words() + word.d());
    } else if (facts.wide()) {
        print("%s%d", first_ ? " " : ", ", word.d());
    } else {
        operand(facts.b, word.b());
        if (facts.c == 'j') {
            print(", -> %lld", static_cast<long long>(at) + facts.words() + word.s());
        } else {
            operand(facts.c, word.c());
        }
    }
    bool compares = facts.c == 'j' && (facts.b == 'r' || facts.b == 'i') && facts.a == 'r';
    if (word.x() != 0 || compares) print("  x=%u", word.x());
    note(word, at);
    text("\n");
}

void Writer::run() {
    auto* blob = cage_.as<Blob>(code_->words);
    words_ = reinterpret_cast<const Instruction*>(blob->data());
    uint32_t count = blob->bytes / 8;
    text("code ");
    str(code_->qualname, 200);
    print(": %u registers, %u locals\n", code_->registers, code_->locals);
    PositionReader positions(cage_, code_);
    uint32_t line = 0;
    bool more = positions.next();
    for (uint32_t at = 0; at < count; at += facts_of(words_[at].opcode()).words()) {
        while (more && at >= positions.end()) more = positions.next();
        if (more && positions.position().line != line) {
            line = positions.position().line;
            print("%5u", line);
        } else {
            text("     ");
        }
        instruction(at);
    }
    auto* handlers = cage_.as<Blob>(code_->handlers);
    auto* entry = reinterpret_cast<const uint32_t*>(handlers->data());
    for (uint32_t i = 0; i < handlers->bytes / 20; i++, entry += 5)
        print("      %u to %u -> %u, r%u\n", entry[0], entry[1], entry[2], entry[3]);
}

} // namespace

void disassemble(Cage& cage, const Code* code, TextSink sink) { Writer(cage, code, sink).run(); }

} // namespace natrix
