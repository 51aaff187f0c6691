#include "compiler/verifier.h"

#include "compiler/instruction.h"
#include "objects/code.h"
#include "objects/str.h"

namespace natrix {
namespace {

constexpr uint32_t window_header = 4; // R[b..b+3] of a call window

uint32_t parameter_count(const Code* code) {
    return uint32_t{code->arg_count} + code->keyword_only + ((code->flags & code_flag::varargs) != 0) +
           ((code->flags & code_flag::varkeywords) != 0);
}

class Verifier {
  public:
    Verifier(Cage& cage, const Code* code) : cage_(cage), code_(code) {}

    CodeFault run(Arena& arena);

  private:
    bool fail(const char* message, uint32_t word) {
        if (!fault_) fault_ = {message, word};
        return false;
    }
    bool parts();
    bool names_in(Value tuple);
    bool instruction(uint32_t at);
    // The register behind the variables belongs to the frame's object: see objects/frame.h.
    bool reg(uint32_t index, uint32_t at) {
        return (index < code_->registers && index != code_->locals) || fail("register out of range", at);
    }
    bool row(uint32_t start, uint64_t count, uint32_t at) {
        bool apart = count == 0 || start > code_->locals || start + count <= code_->locals;
        return (apart && start + count <= code_->registers) || fail("row of registers out of range", at);
    }
    bool operand(char letter, uint32_t value, uint32_t at);
    bool special(Instruction word, uint32_t at);
    bool jumps();
    bool handlers();

    [[nodiscard]] bool starts(uint32_t word) const { return (starts_[word / 64] >> (word % 64) & 1) != 0; }

    Cage& cage_;
    const Code* code_;
    const Instruction* words_ = nullptr;
    uint32_t count_ = 0;
    uint32_t constants_ = 0;
    uint32_t names_ = 0;
    uint64_t* starts_ = nullptr;
    CodeFault fault_;
};

bool Verifier::names_in(Value tuple) {
    if (!cage_.is<Tuple>(tuple)) return fail("not a tuple of names", 0);
    auto* names = cage_.as<Tuple>(tuple);
    for (uint32_t i = 0; i < names->length; i++)
        if (!is_exact_str(cage_, names->items()[i]) || !is_interned(cage_, names->items()[i]))
            return fail("name is no interned str", i);
    return true;
}

bool Verifier::parts() {
    if (!cage_.is<Blob>(code_->words)) return fail("no words", 0);
    auto* blob = cage_.as<Blob>(code_->words);
    if (blob->bytes == 0 || blob->bytes % 8 != 0) return fail("words are not whole", 0);
    words_ = reinterpret_cast<const Instruction*>(blob->data());
    count_ = blob->bytes / 8;
    if (!cage_.is<Tuple>(code_->constants)) return fail("constants are no tuple", 0);
    constants_ = cage_.as<Tuple>(code_->constants)->length;
    if (!names_in(code_->names) || !names_in(code_->local_names) || !names_in(code_->cell_names) ||
        !names_in(code_->free_names))
        return false;
    names_ = cage_.as<Tuple>(code_->names)->length;
    if (!cage_.is<Blob>(code_->handlers) || cage_.as<Blob>(code_->handlers)->bytes % 20 != 0)
        return fail("handlers are not whole", 0);
    if (!cage_.is<Blob>(code_->positions)) return fail("no positions", 0);
    if (!is_exact_str(cage_, code_->name) || !is_exact_str(cage_, code_->qualname) ||
        !is_exact_str(cage_, code_->filename))
        return fail("name, qualname or filename is no str", 0);
    uint32_t parameters = parameter_count(code_);
    if (code_->positional_only > code_->arg_count)
        return fail("more positional-only parameters than there are", 0);
    if (cage_.as<Tuple>(code_->local_names)->length != code_->locals)
        return fail("names and number of locals differ", 0);
    if (parameters > code_->locals) return fail("more parameters than locals", 0);
    if (code_->locals >= code_->registers) return fail("more variables than registers", 0);
    return true;
}

bool Verifier::operand(char letter, uint32_t value, uint32_t at) {
    switch (letter) {
    case 'r':
    case 'w':
    case 's': // a row of none may begin right behind the last register
        return letter == 's' ? value <= code_->registers || fail("row of registers out of range", at)
                             : reg(value, at);
    case 'n': return value < names_ || fail("name out of range", at);
    case 'b': return row(value, window_header + 1, at);
    default: return true;
    }
}

// What the letters do not say: how long rows are, which words follow, what an immediate may be.
bool Verifier::special(Instruction word, uint32_t at) {
    uint32_t a = word.a(), b = word.b(), c = word.c();
    switch (word.opcode()) {
    case Opcode::LOADTYPE:
        return (word.d() >= 0 && word.d() < static_cast<int32_t>(known_types)) || fail("no such type", at);
    case Opcode::LOADPRELUDE:
        return (word.d() >= 0 && word.d() < static_cast<int32_t>(PreludeFunction::count)) ||
               fail("no such prelude function", at);
    case Opcode::LOADSPECIAL: return c < known_names || fail("no such special name", at);
    case Opcode::COPYFREE: {
        uint32_t frees = cage_.as<Tuple>(code_->free_names)->length;
        if (at != 0) return fail("COPYFREE is not first", at);
        if (word.d() != static_cast<int32_t>(frees)) return fail("COPYFREE of another number of cells", at);
        return row(a, frees, at);
    }
    case Opcode::GETSUPER:
        return row(b, 3, at) && (word.x() == 0 ? reg(a, at) : row(a, window_header + 1, at));
    case Opcode::BUILDSLICE: return row(b, 3, at);
    case Opcode::GETSLICE: return row(c, 2, at);
    case Opcode::CALL:
    case Opcode::CALLM:
        if (word.opcode() == Opcode::CALLM && b == 0) return fail("method call without a receiver", at);
        return row(a, uint64_t{window_header} + b, at);
    case Opcode::CALLKW:
    case Opcode::CALLMKW: {
        if (words_[at + 1].bits >= constants_) return fail("constant out of range", at + 1);
        Value keywords = cage_.as<Tuple>(code_->constants)->items()[words_[at + 1].bits];
        if (!names_in(keywords)) return false;
        uint32_t least = cage_.as<Tuple>(keywords)->length + (word.opcode() == Opcode::CALLMKW ? 1 : 0);
        if (b < least) return fail("more keywords than arguments", at);
        return row(a, uint64_t{window_header} + b, at);
    }
    case Opcode::CALLEX: return row(a, window_header + 2, at);
    case Opcode::KERNEL: return true; // only baked code has it; the bake checks the number of arguments
    case Opcode::MAKEFUNCTION: {
        if (words_[at + 1].bits >= constants_) return fail("constant out of range", at + 1);
        Value code = cage_.as<Tuple>(code_->constants)->items()[words_[at + 1].bits];
        if (!cage_.is<Code>(code)) return fail("function of no code", at);
        bool closure = cage_.as<Tuple>(cage_.as<Code>(code)->free_names)->length != 0;
        if (closure != ((word.x() & 8) != 0)) return fail("closure missing or unwanted", at);
        return word.x() == 0 || row(b, 4, at);
    }
    case Opcode::GENERATOR:
        return (code_->flags & code_flag::any_generator) != 0 || fail("generator code that is none", at);
    case Opcode::YIELD:
        if ((code_->flags & code_flag::any_generator) == 0) return fail("yield outside of a generator", at);
        return word.x() != 1 || reg(c, at);
    case Opcode::EXCINFO: return row(a, 3, at);
    case Opcode::UNPACK: return row(a, c, at);
    case Opcode::UNPACKEX: return row(a, uint64_t{word.x()} + c + 1, at);
    case Opcode::TUPLE:
    case Opcode::LIST:
    case Opcode::SET:
    case Opcode::JOIN: return row(b, c, at);
    case Opcode::DICT: return row(b, uint64_t{c} * 2, at);
    case Opcode::LISTEXTEND: return word.x() != 1 || reg(c, at);
    case Opcode::LOADNAME: return (word.x() & ~called_name) == 0 || reg(b, at);
    default: return true;
    }
}

bool Verifier::instruction(uint32_t at) {
    Instruction word = words_[at];
    if (static_cast<uint32_t>(word.opcode()) >= opcode_count) return fail("no such opcode", at);
    const OpcodeFacts& facts = facts_of(word.opcode());
    if (facts.words() > count_ - at) return fail("instruction is cut off", at);
    starts_[at / 64] |= uint64_t{1} << (at % 64);
    // GETSUPER's A is a window or a plain register: special() looks.
    if (word.opcode() != Opcode::GETSUPER && !operand(facts.a, word.a(), at)) return false;
    if (facts.b == 'k') {
        if (word.d() < 0 || static_cast<uint32_t>(word.d()) >= constants_)
            return fail("constant out of range", at);
    } else if (!facts.wide()) {
        bool optional_b = word.opcode() == Opcode::LOADNAME || word.opcode() == Opcode::MAKEFUNCTION;
        bool optional_c =
            (word.opcode() == Opcode::FORMAT && word.c() == no_register) || word.opcode() == Opcode::YIELD;
        if (!optional_b && !operand(facts.b, word.b(), at)) return false;
        if (!optional_c && !operand(facts.c, word.c(), at)) return false;
    }
    if (!special(word, at)) return false;
    for (uint32_t i = 1 + facts.follow; i < facts.words(); i++)
        if (words_[at + i].bits != 0) return fail("cache is not empty", at + i);
    return true;
}

bool Verifier::jumps() {
    for (uint32_t at = 0; at < count_;) {
        Instruction word = words_[at];
        const OpcodeFacts& facts = facts_of(word.opcode());
        uint32_t after = at + facts.words();
        if (facts.jumps()) {
            int64_t target = int64_t{after} + word.distance();
            if (target < 0 || target >= count_ || !starts(static_cast<uint32_t>(target)))
                return fail("jump to no instruction", at);
            if (target <= at && word.opcode() != Opcode::LOOP)
                return fail("jump backwards that does not poll", at);
        }
        if (word.opcode() == Opcode::FORITER && word.x() != 0) {
            if (after == count_ || words_[after].opcode() != Opcode::UNPACK || words_[after].c() != 2 ||
                words_[after].b() != word.a())
                return fail("the item is not unpacked next", at);
        }
        if (after == count_) {
            switch (word.opcode()) {
            case Opcode::RETURN:
            case Opcode::RETURNNONE:
            case Opcode::JUMP:
            case Opcode::LOOP:
            case Opcode::RAISE:
            case Opcode::RAISEFROM:
            case Opcode::RERAISE:
            case Opcode::RERAISEHANDLED: break;
            default: return fail("the last instruction falls off the end", at);
            }
        }
        at = after;
    }
    return true;
}

bool Verifier::handlers() {
    auto* blob = cage_.as<Blob>(code_->handlers);
    auto* entry = reinterpret_cast<const uint32_t*>(blob->data());
    for (uint32_t i = 0; i < blob->bytes / 20; i++, entry += 5) {
        uint32_t start = entry[0], end = entry[1], target = entry[2];
        if (start >= end || end > count_ || target >= count_) return fail("handler out of range", i);
        if (!starts(start) || (end < count_ && !starts(end)) || !starts(target))
            return fail("handler between instructions", i);
        if (target < end) return fail("handler before the end of what it covers", i);
        if (entry[3] >= code_->registers || entry[3] == code_->locals || entry[4] != 0)
            return fail("handler's register out of range", i);
    }
    return true;
}

CodeFault Verifier::run(Arena& arena) {
    if (!parts()) return fault_;
    Arena::Mark mark = arena.mark();
    starts_ = arena.array<uint64_t>(count_ / 64 + 1);
    if (!starts_) return {"no memory to verify", 0};
    uint32_t at = 0;
    while (at < count_ && instruction(at)) at += facts_of(words_[at].opcode()).words();
    if (!fault_ && jumps()) handlers();
    arena.release(mark);
    return fault_;
}

} // namespace

CodeFault verify_code(Cage& cage, Arena& arena, const Code* code) { return Verifier(cage, code).run(arena); }

} // namespace natrix
