#include "compiler/compiler.h"
#include "compiler/positions.h"
#include "objects/tuple.h"

// From ops with labels to a Code: unreachable ops and needless jumps and checks go, the rest is laid out and
// encoded.
namespace natrix::compiler {
namespace {

constexpr uint8_t live = 1;
constexpr uint8_t stretched = 2; // a jump that cannot be said in one instruction

bool ends_flow(Opcode opcode) {
    switch (opcode) {
    case Opcode::JUMP:
    case Opcode::LOOP:
    case Opcode::RETURN:
    case Opcode::RETURNNONE:
    case Opcode::RAISE:
    case Opcode::RAISEFROM:
    case Opcode::RERAISE:
    case Opcode::RERAISEHANDLED: return true;
    default: return false;
    }
}

// The jump on the opposite condition; false where there is none.
bool invert(Instruction& word) {
    auto with = [&](Opcode opcode) {
        word.bits = (word.bits & ~uint64_t{0xFF}) | static_cast<uint64_t>(opcode);
        return true;
    };
    switch (word.opcode()) {
    case Opcode::JTRUE: return with(Opcode::JFALSE);
    case Opcode::JFALSE: return with(Opcode::JTRUE);
    case Opcode::JNONE: return with(Opcode::JNOTNONE);
    case Opcode::JNOTNONE: return with(Opcode::JNONE);
    case Opcode::JLT:
    case Opcode::JLE:
    case Opcode::JGT:
    case Opcode::JGE:
    case Opcode::JEQ:
    case Opcode::JNE:
    case Opcode::JLTI:
    case Opcode::JLEI:
    case Opcode::JGTI:
    case Opcode::JGEI:
    case Opcode::JEQI:
    case Opcode::JNEI:
    case Opcode::JIS:
    case Opcode::JIN: word.set_x(word.x() ^ 1); return true;
    default: return false;
    }
}

bool is_conditional(Opcode opcode) {
    return facts_of(opcode).jumps() && opcode != Opcode::JUMP && opcode != Opcode::LOOP;
}

bool has_late_name(Opcode opcode) {
    return opcode == Opcode::CHECKBOUND || opcode == Opcode::DELLOCAL || opcode == Opcode::LOADCELL ||
           opcode == Opcode::DELCELL;
}

} // namespace

struct Compiler::Layout {
    Op* ops = nullptr;
    uint32_t count = 0;
    uint8_t* marks = nullptr;
    uint32_t* labels = nullptr; // index of the op; count where it is bound at the very end
    uint32_t words = 0;

    [[nodiscard]] uint32_t target(const Op& op) const { return labels[op.label - 1]; }
};

// Jumps to jumps go straight to where those lead, unless that were a step backwards.
void Compiler::thread_jumps(Layout& layout) {
    for (uint32_t i = 0; i < layout.count; i++) {
        Op& op = layout.ops[i];
        if (op.label == 0 || op.word.opcode() == Opcode::LOOP) continue;
        bool plain = op.word.opcode() == Opcode::JUMP;
        for (uint32_t hops = 0; hops < 16; hops++) {
            uint32_t at = layout.target(op);
            while (at < layout.count && layout.ops[at].word.opcode() == Opcode::NOP) at++;
            if (at >= layout.count || at == i) break;
            const Op& next = layout.ops[at];
            Opcode opcode = next.word.opcode();
            if (opcode == Opcode::JUMP && (plain || layout.target(next) > i)) {
                op.label = next.label;
                continue;
            }
            if (plain && opcode == Opcode::LOOP) {
                op.label = next.label;
                op.word = next.word;
            } else if (plain && opcode == Opcode::RETURNNONE) {
                op.label = 0;
                op.word = next.word;
            }
            break;
        }
    }
    // A conditional jump over a jump is one jump on the opposite condition.
    auto* targets = arena_.array<uint8_t>(layout.count + 1);
    if (!targets) return fail(Status::no_scratch);
    for (uint32_t l = 0; l < u_->labels.count; l++)
        if (layout.labels[l] <= layout.count) targets[layout.labels[l]] = 1;
    for (uint32_t i = 0; i + 2 < layout.count; i++) {
        Op& op = layout.ops[i];
        Op& over = layout.ops[i + 1];
        if (op.label == 0 || over.word.opcode() != Opcode::JUMP || targets[i + 1] != 0) continue;
        if (layout.target(op) != i + 2 || layout.target(over) <= i || !is_conditional(op.word.opcode()))
            continue;
        if (!invert(op.word)) continue;
        op.label = over.label;
        over.word = Instruction::abc(Opcode::NOP, 0, 0, 0);
        over.label = 0;
    }
}

void Compiler::mark_reachable(Layout& layout) {
    uint32_t most = u_->labels.count + u_->handlers.count + 1;
    auto* work = arena_.array<uint32_t>(most);
    auto* seen_handler = arena_.array<uint8_t>(u_->handlers.count + 1);
    auto* seen_label = arena_.array<uint8_t>(u_->labels.count + 1);
    if (!work || !seen_handler || !seen_label) return fail(Status::no_scratch);
    uint32_t waiting = 0;
    work[waiting++] = 0;
    auto go_to = [&](uint32_t label) {
        if (seen_label[label]) return;
        seen_label[label] = 1;
        work[waiting++] = layout.labels[label];
    };
    while (waiting != 0) {
        uint32_t at = work[--waiting];
        for (; at < layout.count && (layout.marks[at] & live) == 0; at++) {
            layout.marks[at] |= live;
            const Op& op = layout.ops[at];
            if (op.handler != 0 && !seen_handler[op.handler]) {
                seen_handler[op.handler] = 1;
                go_to(u_->handlers[op.handler - 1].label);
            }
            if (op.label != 0) go_to(op.label - 1);
            if (ends_flow(op.word.opcode())) break;
        }
        if (charge(1)) return;
    }
}

// Forgets checks of variables that are bound on every way to them, by a forward analysis to the fixed point.
void Compiler::drop_bound_checks(Layout& layout) {
    bool any = false;
    for (uint32_t i = 0; i < layout.count && !any; i++)
        any = layout.marks[i] != 0 && layout.ops[i].word.opcode() == Opcode::CHECKBOUND;
    uint32_t tracked = u_->locals;
    if (!any || tracked == 0) return;
    uint32_t width = (tracked + 63) / 64;
    // A state is kept for each label that is jumped to.
    if (uint64_t{width} * u_->labels.count > 4'000'000) return;
    Arena::Mark mark = arena_.mark();
    auto* states = arena_.array<uint64_t>(size_t{width} * u_->labels.count + width);
    auto* known = arena_.array<uint8_t>(u_->labels.count + 1);
    auto* first_label = arena_.array<uint32_t>(layout.count + 1); // 1 + first label bound there
    auto* shared = arena_.array<uint32_t>(u_->labels.count + 1);
    auto* now = arena_.array<uint64_t>(width);
    if (!states || !known || !first_label || !shared || !now) {
        arena_.release(mark); // the checks may as well stay
        return;
    }
    // Labels bound at the same op share the first one's state.
    for (uint32_t l = 0; l < u_->labels.count; l++) {
        uint32_t at = layout.labels[l];
        if (at > layout.count) continue;
        if (first_label[at] == 0) first_label[at] = l + 1;
        shared[l] = first_label[at] - 1;
    }
    bool repeat = true;
    auto merge = [&](uint32_t label, uint32_t from) {
        bool backwards = layout.labels[label] <= from;
        label = shared[label];
        uint64_t* state = states + size_t{label} * width;
        if (!known[label]) {
            known[label] = 1;
            std::memcpy(state, now, size_t{width} * 8);
            repeat = repeat || backwards;
            return;
        }
        uint64_t lost = 0;
        for (uint32_t w = 0; w < width; w++) {
            lost |= state[w] & ~now[w];
            state[w] &= now[w];
        }
        repeat = repeat || (backwards && lost != 0);
    };
    auto set = [&](uint64_t reg, uint64_t count) {
        for (; count > 0 && reg < tracked; reg++, count--) now[reg / 64] |= uint64_t{1} << (reg % 64);
    };
    auto clear = [&](uint32_t reg) {
        if (reg < tracked) now[reg / 64] &= ~(uint64_t{1} << (reg % 64));
    };
    bool converged = false;
    // The last round, with nothing left to change, drops what it may.
    for (uint32_t round = 0; round < 24; round++) {
        bool last = converged;
        repeat = false;
        std::memset(now, 0, size_t{width} * 8);
        set(0, u_->parameters);
        bool reached = true;
        for (uint32_t i = 0; i < layout.count; i++) {
            if (layout.marks[i] == 0) continue;
            if (uint32_t label = first_label[i]; label != 0) {
                if (reached) merge(label - 1, 0);
                if (known[label - 1]) {
                    reached = true;
                    std::memcpy(now, states + size_t{label - 1} * width, size_t{width} * 8);
                }
            }
            if (!reached) continue; // reached from behind only: the next round knows more
            Op& op = layout.ops[i];
            if (op.handler != 0) merge(u_->handlers[op.handler - 1].label, i);
            Instruction word = op.word;
            const OpcodeFacts& facts = facts_of(word.opcode());
            if (op.label != 0) merge(op.label - 1, i);
            switch (word.opcode()) {
            case Opcode::UNBIND: clear(word.a()); break;
            case Opcode::DELLOCAL: clear(word.a()); break;
            case Opcode::CHECKBOUND: {
                uint32_t reg = word.a();
                bool bound = reg < tracked && (now[reg / 64] >> (reg % 64) & 1) != 0;
                if (last && bound) layout.marks[i] = 0;
                set(reg, 1);
                break;
            }
            case Opcode::UNPACK: set(word.a(), word.c()); break;
            case Opcode::UNPACKEX: set(word.a(), uint64_t{word.x()} + word.c() + 1); break;
            default:
                if (facts.a == 'w') set(word.a(), 1);
                if (facts.c == 'w') set(word.c(), 1);
                break;
            }
            if (ends_flow(word.opcode())) reached = false;
        }
        if (last || failed()) break;
        converged = !repeat;
        if (charge(layout.count / 16 + 1)) break;
    }
    arena_.release(mark);
}

// NOPs, and jumps to what follows anyway.
void Compiler::drop_idle(Layout& layout) {
    uint32_t next = layout.count; // the first live op behind
    auto* following = arena_.array<uint32_t>(layout.count + 1);
    if (!following) return fail(Status::no_scratch);
    following[layout.count] = layout.count;
    for (uint32_t i = layout.count; i-- > 0;) {
        Op& op = layout.ops[i];
        if (layout.marks[i] != 0) {
            if (op.word.opcode() == Opcode::NOP) layout.marks[i] = 0;
            if (op.word.opcode() == Opcode::JUMP && layout.target(op) > i &&
                following[layout.target(op)] == next)
                layout.marks[i] = 0;
        }
        if (layout.marks[i] != 0) next = i;
        following[i] = next;
    }
    for (uint32_t l = 0; l < u_->labels.count; l++)
        if (layout.labels[l] <= layout.count) layout.labels[l] = following[layout.labels[l]];
}

// Gives every op its offset. A conditional jump backwards, or farther than its operand can say, is stretched:
// it jumps over a jump, or to one.
bool Compiler::lay_out(Layout& layout) {
    for (;;) {
        uint64_t words = 0;
        for (uint32_t i = 0; i < layout.count; i++) {
            Op& op = layout.ops[i];
            op.offset = static_cast<uint32_t>(words);
            if (layout.marks[i] == 0) continue;
            words += facts_of(op.word.opcode()).words();
            if ((layout.marks[i] & stretched) != 0) {
                Instruction copy = op.word;
                words += invert(copy) ? 1u : 2u;
            }
        }
        if (words > UINT32_MAX / 16) {
            fail(Status::no_memory);
            cage_.reserve_bytes = region::end;
            return false;
        }
        layout.words = static_cast<uint32_t>(words);
        bool changed = false;
        for (uint32_t i = 0; i < layout.count; i++) {
            Op& op = layout.ops[i];
            if (layout.marks[i] != live || op.label == 0) continue;
            uint32_t target = layout.target(op);
            if (target >= layout.count) {
                problem({}, "jump past the end of the code");
                return false;
            }
            bool conditional = is_conditional(op.word.opcode());
            bool backwards = target <= i;
            int64_t distance =
                int64_t{layout.ops[target].offset} - op.offset - facts_of(op.word.opcode()).words();
            bool narrow = facts_of(op.word.opcode()).c == 'j';
            if (conditional && (backwards || (narrow && distance > INT16_MAX))) {
                layout.marks[i] |= stretched;
                changed = true;
            } else if (op.word.opcode() == Opcode::JUMP && backwards) {
                op.word = Instruction::abc(Opcode::LOOP, 0, 0, 0);
            } else if (op.word.opcode() == Opcode::LOOP && !backwards) {
                op.word = Instruction::abc(Opcode::JUMP, 0, 0, 0);
            }
        }
        if (!changed) return true;
        if (charge(layout.count / 16 + 1)) return false;
    }
}

bool Compiler::write_words(Layout& layout, Code* code) {
    // Names of checks come last: they are no names that the code itself looks up.
    for (uint32_t i = 0; i < layout.count; i++) {
        Op& op = layout.ops[i];
        if (layout.marks[i] == 0 || !has_late_name(op.word.opcode())) continue;
        op.word.set_c(name_index(Value::ref(op.follow)));
        op.follow = 0;
    }
    if (failed()) return false;
    auto* words = cage_.make<Blob>(KnownType::object, uint64_t{layout.words} * 8);
    if (!words) return fail(Status::no_memory), false;
    code->words = cage_.ref(words);
    auto* out = reinterpret_cast<Instruction*>(words->data());
    uint32_t n = 0;
    PositionWriter measure(nullptr, u_->first_line);
    auto position_of = [](const Span& span) {
        if (span.lineno == 0) return Position{0, 0, -1, -1};
        if (span.col_offset == UINT32_MAX) return Position{span.lineno, span.end_lineno, -1, -1};
        return Position{span.lineno, span.end_lineno, static_cast<int32_t>(span.col_offset),
                        static_cast<int32_t>(span.end_col_offset)};
    };
    for (uint32_t i = 0; i < layout.count; i++) {
        if (layout.marks[i] == 0) continue;
        const Op& op = layout.ops[i];
        uint32_t begin = n;
        Instruction word = op.word;
        const OpcodeFacts& facts = facts_of(word.opcode());
        uint32_t size = facts.words();
        int64_t target = op.label != 0 ? int64_t{layout.ops[layout.target(op)].offset} : 0;
        auto far_jump = [&](uint32_t at) {
            int64_t distance = target - (at + 1);
            out[at] = Instruction::ad(distance < 0 ? Opcode::LOOP : Opcode::JUMP, 0,
                                      static_cast<int32_t>(distance));
        };
        auto set_distance = [&](int64_t distance) {
            if (facts.b == 'j') {
                word.set_d(static_cast<int32_t>(distance));
            } else {
                word.set_c(static_cast<uint32_t>(distance) & 0xFFFF);
            }
        };
        if ((layout.marks[i] & stretched) != 0) {
            if (invert(word)) {
                set_distance(1);
                out[n++] = word;
                far_jump(n++);
            } else {
                set_distance(1);
                if (word.opcode() == Opcode::FORITER)
                    word.set_x(0); // what unpacks its item is no longer next
                out[n++] = word;
                out[n++] = Instruction::ad(Opcode::JUMP, 0, 1);
                far_jump(n++);
            }
        } else {
            if (op.label != 0) set_distance(target - (int64_t{n} + size));
            out[n] = word;
            if (facts.follow != 0) out[n + 1].bits = op.follow;
            n += size;
        }
        measure.add(n - begin, position_of(op.span));
    }
    measure.finish();
    auto* positions = cage_.make<Blob>(KnownType::object, measure.bytes());
    if (!positions) return fail(Status::no_memory), false;
    code->positions = cage_.ref(positions);
    PositionWriter writer(reinterpret_cast<uint8_t*>(positions->data()), u_->first_line);
    for (uint32_t i = 0; i < layout.count; i++) {
        if (layout.marks[i] == 0) continue;
        uint32_t end = layout.words;
        for (uint32_t k = i + 1; k < layout.count; k++)
            if (layout.marks[k] != 0) {
                end = layout.ops[k].offset;
                break;
            }
        writer.add(end - layout.ops[i].offset, position_of(layout.ops[i].span));
    }
    writer.finish();
    return true;
}

bool Compiler::write_handlers(Layout& layout, Code* code) {
    uint32_t entries = 0;
    uint32_t* out = nullptr;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t open = 0, start = 0;
        uint32_t n = 0;
        auto close = [&](uint32_t end) {
            if (open == 0 || start == end) return;
            if (out) {
                const Handler& handler = u_->handlers[open - 1];
                out[5 * n] = start;
                out[5 * n + 1] = end;
                out[5 * n + 2] = layout.ops[layout.labels[handler.label]].offset;
                out[5 * n + 3] = handler.reg;
                out[5 * n + 4] = 0;
            }
            n++;
        };
        for (uint32_t i = 0; i < layout.count; i++) {
            if (layout.marks[i] == 0 || layout.ops[i].handler == open) continue;
            close(layout.ops[i].offset);
            open = layout.ops[i].handler;
            start = layout.ops[i].offset;
        }
        close(layout.words);
        if (pass == 0) {
            entries = n;
            auto* blob = cage_.make<Blob>(KnownType::object, uint64_t{entries} * 20);
            if (!blob) return fail(Status::no_memory), false;
            code->handlers = cage_.ref(blob);
            out = reinterpret_cast<uint32_t*>(blob->data());
        }
    }
    return true;
}

Value Compiler::assemble() {
    if (failed()) return {};
    Arena::Mark mark = arena_.mark();
    Layout layout;
    uint32_t hot = u_->hot.count;
    layout.count = hot + u_->cold.count;
    layout.ops = u_->hot.items;
    if (u_->cold.count != 0) {
        layout.ops = static_cast<Op*>(arena_.take(size_t{layout.count} * sizeof(Op), alignof(Op)));
        if (!layout.ops) return fail(Status::no_scratch), Value();
        std::memcpy(static_cast<void*>(layout.ops), u_->hot.items, size_t{hot} * sizeof(Op));
        std::memcpy(static_cast<void*>(layout.ops + hot), u_->cold.items,
                    size_t{u_->cold.count} * sizeof(Op));
    }
    layout.marks = arena_.array<uint8_t>(layout.count + 1);
    layout.labels = u_->labels.items;
    if (!layout.marks) return fail(Status::no_scratch), Value();
    for (uint32_t l = 0; l < u_->labels.count; l++) {
        uint32_t& at = layout.labels[l];
        if (at != Unit::unbound && (at & Unit::cold_bit) != 0) at = hot + (at & ~Unit::cold_bit);
    }
    thread_jumps(layout);
    if (!failed()) mark_reachable(layout);
    if (!failed()) drop_bound_checks(layout);
    if (!failed()) drop_idle(layout);
    if (failed() || !lay_out(layout)) return {};
    auto* code = cage_.make<Code>(KnownType::code);
    if (!code) return fail(Status::no_memory), Value();
    if (!write_words(layout, code) || !write_handlers(layout, code)) return {};
    Value constants = tuple_from(cage_, u_->constants.items, u_->constants.count);
    Value names = tuple_from(cage_, u_->names.items, u_->names.count);
    if (constants.is_signal() || names.is_signal()) return fail(Status::no_memory), Value();
    code->constants = constants;
    code->names = names;
    arena_.release(mark);
    return cage_.ref(code);
}

} // namespace natrix::compiler
