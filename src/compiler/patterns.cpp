#include "compiler/compiler.h"
#include "objects/tuple.h"

// match. A pattern that does not fit jumps to `fail`; there is nothing to clean up, because registers are
// simply forgotten. Names are bound only when the whole pattern has fitted: until then a capture is a note of
// which register has the value, and registers of a case stay as they are until its end.
namespace natrix::compiler {

namespace {

bool is_wildcard(const Pattern* p) {
    auto* as_pattern = as<MatchAs>(p);
    return as_pattern && !as_pattern->pattern && !as_pattern->name.present();
}

} // namespace

void Compiler::capture(Text name, uint32_t source) {
    if (!captures_.push(arena_, {name, source})) fail(Status::no_scratch);
}

void Compiler::match_statement(Match* s) {
    Height height(u_);
    uint32_t subject = temps();
    into(s->subject, subject);
    Label end = new_label();
    for (MatchCase* c : s->cases) {
        if (failed()) return;
        Height inner(u_);
        Label next = new_label();
        pattern(c->pattern, subject, next);
        for (uint32_t i = 0; i < captures_.count && !failed(); i++)
            store_name(c->pattern->span, captures_[i].name, captures_[i].reg);
        // The list's room goes with the unit that it was made in, so it is made anew for each case.
        captures_ = {};
        if (c->guard) jump_if(c->guard, false, next);
        body(c->body);
        jump({}, Opcode::JUMP, end);
        bind(next);
    }
    bind(end);
}

void Compiler::pattern(Pattern* p, uint32_t subject, Label no) {
    if (failed()) return;
    Depth depth(*this, p->span);
    if (failed() || charge(1)) return;
    const Span& at = p->span;
    switch (p->kind) {
    case NodeKind::MatchValue: {
        Height height(u_);
        uint32_t value = operand(static_cast<MatchValue*>(p)->value);
        return jump(at, Opcode::JEQ, no, subject, value, 0);
    }
    case NodeKind::MatchSingleton: {
        Value value;
        if (!constant_value(static_cast<MatchSingleton*>(p)->value, value)) return;
        if (value.is_none()) return jump(at, Opcode::JNOTNONE, no, subject);
        Height height(u_);
        uint32_t constant = constant_operand(at, value);
        return jump(at, Opcode::JIS, no, subject, constant, 0);
    }
    case NodeKind::MatchAs: {
        auto* as_pattern = static_cast<MatchAs*>(p);
        if (as_pattern->pattern) pattern(as_pattern->pattern, subject, no);
        if (as_pattern->name.present()) capture(as_pattern->name, subject);
        return;
    }
    case NodeKind::MatchSequence: return pattern_sequence(static_cast<MatchSequence*>(p), subject, no);
    case NodeKind::MatchMapping: return pattern_mapping(static_cast<MatchMapping*>(p), subject, no);
    case NodeKind::MatchClass: return pattern_class(static_cast<MatchClass*>(p), subject, no);
    case NodeKind::MatchOr: return pattern_or(static_cast<MatchOr*>(p), subject, no);
    default: return problem(at, "star pattern outside of a sequence");
    }
}

void Compiler::pattern_sequence(MatchSequence* p, uint32_t subject, Label no) {
    const Span& at = p->span;
    uint32_t count = p->patterns.count;
    uint32_t star = count;
    bool only_wildcards = true, star_wildcard = false;
    for (uint32_t i = 0; i < count; i++) {
        if (auto* sub = as<MatchStar>(p->patterns[i])) {
            if (star != count) return problem(at, "multiple starred expressions in sequence pattern");
            star = i;
            star_wildcard = !sub->name.present();
            only_wildcards = only_wildcards && star_wildcard;
        } else {
            only_wildcards = only_wildcards && is_wildcard(p->patterns[i]);
        }
    }
    bool starred = star != count;
    uint32_t work = temps();
    emit(at, Opcode::MATCHSEQUENCE, work, subject);
    jump(at, Opcode::JFALSE, no, work);
    if (!starred || count > 1) {
        Height height(u_);
        emit(at, Opcode::LENGTH, work, subject);
        uint32_t wanted = constant_operand(at, Value::integer(starred ? count - 1 : count));
        jump(at, starred ? Opcode::JGE : Opcode::JEQ, no, work, wanted, 0);
    }
    if (only_wildcards) return;
    if (starred && star_wildcard) {
        // Items one by one: what the star stands for is not even looked at.
        for (uint32_t i = 0; i < count && !failed(); i++) {
            if (i == star || is_wildcard(p->patterns[i])) continue;
            uint32_t item = temps();
            {
                Height height(u_);
                uint32_t index;
                if (i < star) {
                    index = constant_operand(at, Value::integer(i));
                } else {
                    index = temps();
                    emit(at, Opcode::LENGTH, index, subject);
                    uint32_t back = constant_operand(at, Value::integer(count - i));
                    emit(at, Opcode::SUB, index, index, back);
                }
                emit(at, Opcode::GETITEM, item, subject, index);
            }
            pattern(p->patterns[i], item, no);
        }
        return;
    }
    if (star > 255 && starred) return problem(at, "too many expressions in star-unpacking sequence pattern");
    uint32_t row = temps(count);
    if (starred) {
        emit(at, Opcode::UNPACKEX, row, subject, count - star - 1, star);
    } else {
        emit(at, Opcode::UNPACK, row, subject, count);
    }
    for (uint32_t i = 0; i < count && !failed(); i++) {
        if (i == star) {
            if (!star_wildcard) capture(static_cast<MatchStar*>(p->patterns[i])->name, row + i);
        } else {
            pattern(p->patterns[i], row + i, no);
        }
    }
}

void Compiler::pattern_mapping(MatchMapping* p, uint32_t subject, Label no) {
    const Span& at = p->span;
    uint32_t count = p->keys.count;
    uint32_t work = temps();
    emit(at, Opcode::MATCHMAPPING, work, subject);
    jump(at, Opcode::JFALSE, no, work);
    if (count == 0 && !p->rest.present()) return;
    if (count != 0) {
        Height height(u_);
        emit(at, Opcode::LENGTH, work, subject);
        uint32_t wanted = constant_operand(at, Value::integer(count));
        jump(at, Opcode::JGE, no, work, wanted, 0);
    }
    uint32_t keys = work;
    {
        Height height(u_);
        Value constant;
        if (constant_items(p->keys, false, constant)) {
            load_constant(at, keys, constant);
        } else {
            uint32_t row = u_->next_temp;
            if (count > 5000) return problem(at, "too many sub-patterns in mapping pattern");
            evaluate_row(p->keys, 0, count, row);
            emit(at, Opcode::TUPLE, keys, row, count);
        }
    }
    uint32_t values = temps();
    call_prelude(at, PreludeFunction::match_keys, subject, keys, values);
    jump(at, Opcode::JNONE, no, values);
    if (count != 0) {
        uint32_t row = temps(count);
        emit(at, Opcode::UNPACK, row, values, count);
        for (uint32_t i = 0; i < count && !failed(); i++)
            if (!is_wildcard(p->patterns[i])) pattern(p->patterns[i], row + i, no);
    }
    if (p->rest.present()) {
        uint32_t rest = temps();
        call_prelude(at, PreludeFunction::match_rest, subject, keys, rest);
        capture(p->rest, rest);
    }
}

void Compiler::call_prelude(const Span& at, PreludeFunction function, uint32_t first, uint32_t second,
                            uint32_t target) {
    Height height(u_);
    uint32_t base = temps(6);
    load_prelude(at, base, function);
    move(at, base + 4, first);
    move(at, base + 5, second);
    emit(at, Opcode::CALL, base, 2, target);
}

void Compiler::pattern_class(MatchClass* p, uint32_t subject, Label no) {
    const Span& at = p->span;
    uint32_t positional = p->patterns.count, keywords = p->kwd_patterns.count;
    uint32_t attributes = temps();
    {
        Height height(u_);
        uint32_t base = temps(8);
        auto* names = arena_.array<Value>(keywords + 1);
        if (!names) return fail(Status::no_scratch);
        for (uint32_t i = 0; i < keywords && !failed(); i++) names[i] = intern_text(p->kwd_attrs[i]);
        Value tuple = checked(tuple_from(cage_, names, keywords));
        if (failed()) return;
        into(p->cls, base + 5);
        load_prelude(at, base, PreludeFunction::match_class);
        move(at, base + 4, subject);
        load_constant(at, base + 6, Value::integer(positional));
        load_constant(at, base + 7, tuple);
        emit(at, Opcode::CALL, base, 4, attributes);
    }
    jump(at, Opcode::JNONE, no, attributes);
    uint32_t count = positional + keywords;
    if (count == 0) return;
    uint32_t row = temps(count);
    emit(at, Opcode::UNPACK, row, attributes, count);
    for (uint32_t i = 0; i < count && !failed(); i++) {
        Pattern* sub = i < positional ? p->patterns[i] : p->kwd_patterns[i - positional];
        if (!is_wildcard(sub)) pattern(sub, row + i, no);
    }
}

// Alternatives bind the same names; whichever fits, their values end up in the same registers.
void Compiler::pattern_or(MatchOr* p, uint32_t subject, Label no) {
    uint32_t first = captures_.count;
    uint32_t shared = 0, count = 0;
    Label fits = new_label();
    for (uint32_t i = 0; i < p->patterns.count && !failed(); i++) {
        bool last = i + 1 == p->patterns.count;
        Label next = last ? no : new_label();
        uint32_t mine = captures_.count;
        pattern(p->patterns[i], subject, next);
        if (failed()) return;
        if (i == 0) {
            count = captures_.count - first;
            if (count != 0) shared = temps(count);
            for (uint32_t k = 0; k < count; k++) {
                move(p->span, shared + k, captures_[first + k].reg);
                captures_[first + k].reg = shared + k;
            }
        } else {
            if (charge(count * count / 16)) return;
            for (uint32_t k = 0; k < count; k++)
                for (uint32_t m = mine; m < captures_.count; m++)
                    if (captures_[m].name == captures_[first + k].name)
                        move(p->span, captures_[first + k].reg, captures_[m].reg);
            captures_.count = first + count;
        }
        if (!last) {
            jump(p->span, Opcode::JUMP, fits);
            bind(next);
        }
    }
    bind(fits);
}

} // namespace natrix::compiler
