#include "compiler/compiler.h"
#include "objects/str.h"

namespace natrix::compiler {
namespace {

// Few enough that call windows, and what the loop adds, stay below 65536.
constexpr uint32_t most_registers = 60000;
constexpr uint32_t most_names = 65000;
constexpr uint32_t most_ops = 1u << 28;
constexpr uint32_t hoist_room = 8;

bool same_bytes(const void* a, const void* b, size_t size) { return std::memcmp(a, b, size) == 0; }

// Equal for the pool: the same bits, or immutable contents that are.
bool same_constant(Cage& cage, Value a, Value b) {
    if (a == b) return true;
    if (!a.is_ref() || !b.is_ref() || cage.kind(a) != cage.kind(b)) return false;
    switch (cage.kind(a)) {
    case Kind::Tuple: {
        auto *x = cage.as<natrix::Tuple>(a), *y = cage.as<natrix::Tuple>(b);
        return x->length == y->length && same_bytes(x->items(), y->items(), size_t{x->length} * 8);
    }
    case Kind::Bytes: {
        auto *x = cage.as<Bytes>(a), *y = cage.as<Bytes>(b);
        return x->length == y->length && same_bytes(x->data(), y->data(), x->length);
    }
    case Kind::Int: {
        auto *x = cage.as<Int>(a), *y = cage.as<Int>(b);
        return x->aux == y->aux && x->bytes == y->bytes && same_bytes(x->data(), y->data(), x->bytes);
    }
    case Kind::Complex: return same_bytes(&cage.as<Complex>(a)->real, &cage.as<Complex>(b)->real, 16);
    default: return false;
    }
}

constexpr uint64_t mix(uint64_t a) {
    a *= 0x9E37'79B9'7F4A'7C15u;
    return a ^ a >> 29;
}

uint64_t bytes_key(const void* data, uint32_t size) {
    uint64_t key = size;
    for (uint32_t i = 0; i < size && i < 64; i++) key = mix(key ^ static_cast<const uint8_t*>(data)[i]);
    return key;
}

uint64_t constant_key(Cage& cage, Value value) {
    switch (cage.kind(value)) {
    case Kind::Tuple: {
        auto* tuple = cage.as<natrix::Tuple>(value);
        uint64_t key = tuple->length;
        for (uint32_t i = 0; i < tuple->length && i < 16; i++) key = mix(key ^ tuple->items()[i].bits());
        return mix(key);
    }
    case Kind::Bytes: return mix(bytes_key(cage.as<Bytes>(value)->data(), cage.as<Bytes>(value)->length));
    case Kind::Int: return mix(bytes_key(cage.as<Int>(value)->data(), cage.as<Int>(value)->bytes));
    case Kind::Complex: return mix(bytes_key(&cage.as<Complex>(value)->real, 16));
    default: return mix(value.bits());
    }
}

} // namespace

Op* Compiler::emit(const Span& at, Opcode opcode, uint32_t a, uint32_t b, uint32_t c, uint32_t x) {
    if (failed() || charge(1)) return nullptr;
    Vector<Op>& ops = u_->ops();
    if (ops.count == ops.capacity && (ops.count >= most_ops || !ops.grow(arena_))) {
        fail(Status::no_scratch);
        return nullptr;
    }
    Op& op = ops.items[ops.count++];
    op = {};
    op.word = Instruction::abc(opcode, a, b, c, x);
    op.handler = u_->handler;
    op.span = at;
    return &op;
}

Op* Compiler::emit_d(const Span& at, Opcode opcode, uint32_t a, int32_t d, uint32_t x) {
    Op* op = emit(at, opcode, a, 0, 0, x);
    if (op) op->word.set_d(d);
    return op;
}

void Compiler::jump(const Span& at, Opcode opcode, Label label, uint32_t a, uint32_t b, uint32_t x) {
    Op* op = emit(at, opcode, a, b, 0, x);
    if (op) op->label = label.id + 1;
}

Label Compiler::new_label() {
    Label label{u_->labels.count};
    if (!u_->labels.push(arena_, Unit::unbound)) {
        fail(Status::no_scratch);
        return {0};
    }
    return label;
}

void Compiler::bind(Label label) {
    if (failed()) return;
    u_->labels[label.id] = u_->ops().count | (u_->in_cold ? Unit::cold_bit : 0);
}

uint32_t Compiler::temps(uint32_t count) {
    uint32_t first = u_->next_temp;
    ensure(first, count);
    u_->next_temp += count;
    if (failed()) {
        u_->next_temp = u_->first_temp;
        return u_->first_temp;
    }
    return first;
}

void Compiler::ensure(uint32_t base, uint32_t count) {
    uint64_t height = uint64_t{base} + count;
    if (height > most_registers) return problem({}, "too many registers needed");
    if (height > u_->max_registers) u_->max_registers = static_cast<uint32_t>(height);
}

uint32_t Compiler::open_handler(Label target, uint32_t reg) {
    if (!u_->handlers.push(arena_, {target.id, reg})) fail(Status::no_scratch);
    return u_->handlers.count;
}

void Compiler::load_constant(const Span& at, uint32_t target, Value value) {
    if (value.is_int() && value.as_int() >= INT32_MIN && value.as_int() <= INT32_MAX) {
        emit_d(at, Opcode::LOADI, target, static_cast<int32_t>(value.as_int()));
    } else if (value.is_none()) {
        emit(at, Opcode::LOADNONE, target);
    } else if (value.is_bool()) {
        emit(at, value.is_true() ? Opcode::LOADTRUE : Opcode::LOADFALSE, target);
    } else {
        emit_d(at, Opcode::LOADK, target, static_cast<int32_t>(constant_index(value)));
    }
}

// In a loop constants are loaded once, in front of the outermost one.
uint32_t Compiler::constant_operand(const Span& at, Value value, uint32_t hint) {
    if (u_->loop_depth != 0 && !failed()) {
        for (uint32_t i = 0; i < u_->hoist_count; i++)
            if (same_constant(cage_, u_->hoisted[i], value)) return u_->hoist_base + i;
        if (u_->hoist_count < hoist_room) {
            uint32_t i = u_->hoist_count++;
            u_->hoisted[i] = value;
            // The NOP that was kept for it becomes the load.
            Vector<Op>& ops = u_->hoist_cold ? u_->cold : u_->hot;
            bool in_cold = u_->in_cold;
            u_->in_cold = u_->hoist_cold;
            load_constant(ops[u_->hoist_op + i].span, u_->hoist_base + i, value);
            if (!failed()) {
                Op load = ops[--ops.count];
                load.handler = ops[u_->hoist_op + i].handler;
                ops[u_->hoist_op + i] = load;
            }
            u_->in_cold = in_cold;
            return u_->hoist_base + i;
        }
    }
    uint32_t reg = hint != no_register ? hint : temps();
    load_constant(at, reg, value);
    return reg;
}

void Compiler::begin_loop(const Span& at) {
    if (u_->loop_depth++ != 0) return;
    u_->hoist_cold = u_->in_cold;
    u_->hoist_op = u_->ops().count;
    u_->hoist_count = 0;
    u_->hoist_base = temps(hoist_room);
    for (uint32_t i = 0; i < hoist_room; i++) emit(at, Opcode::NOP);
}

void Compiler::end_loop() {
    if (--u_->loop_depth == 0) u_->hoist_count = 0;
}

uint32_t Compiler::constant_index(Value value) {
    if (value.is_signal()) {
        fail(value == Value::stopped() ? Status::stopped : Status::no_memory);
        return 0;
    }
    if (u_->constants.count * 2 >= u_->constant_capacity) {
        uint32_t capacity = u_->constant_capacity != 0 ? u_->constant_capacity * 2 : 32;
        auto* slots = arena_.array<ConstantSlot>(capacity);
        if (!slots) {
            fail(Status::no_scratch);
            return 0;
        }
        for (uint32_t i = 0; i < u_->constant_capacity; i++) {
            ConstantSlot slot = u_->constant_slots[i];
            if (slot.index == 0) continue;
            auto at = static_cast<uint32_t>(slot.bits) & (capacity - 1);
            while (slots[at].index != 0) at = (at + 1) & (capacity - 1);
            slots[at] = slot;
        }
        u_->constant_slots = slots;
        u_->constant_capacity = capacity;
    }
    uint64_t key = constant_key(cage_, value);
    uint32_t mask = u_->constant_capacity - 1;
    auto at = static_cast<uint32_t>(key) & mask;
    while (u_->constant_slots[at].index != 0) {
        const ConstantSlot& slot = u_->constant_slots[at];
        if (slot.bits == key && same_constant(cage_, u_->constants[slot.index - 1], value))
            return slot.index - 1;
        at = (at + 1) & mask;
    }
    if (!u_->constants.push(arena_, value)) {
        fail(Status::no_scratch);
        return 0;
    }
    u_->constant_slots[at] = {key, u_->constants.count};
    return u_->constants.count - 1;
}

uint32_t Compiler::name_index(Value name) {
    if (u_->names.count * 2 >= u_->name_capacity) {
        uint32_t capacity = u_->name_capacity != 0 ? u_->name_capacity * 2 : 32;
        auto* slots = arena_.array<NameSlot>(capacity);
        if (!slots) {
            fail(Status::no_scratch);
            return 0;
        }
        for (uint32_t i = 0; i < u_->name_capacity; i++) {
            NameSlot slot = u_->name_slots[i];
            if (slot.offset == 0) continue;
            auto at = static_cast<uint32_t>(mix(slot.offset)) & (capacity - 1);
            while (slots[at].offset != 0) at = (at + 1) & (capacity - 1);
            slots[at] = slot;
        }
        u_->name_slots = slots;
        u_->name_capacity = capacity;
    }
    uint32_t mask = u_->name_capacity - 1;
    auto at = static_cast<uint32_t>(mix(name.offset())) & mask;
    while (u_->name_slots[at].offset != 0) {
        if (u_->name_slots[at].offset == name.offset()) return u_->name_slots[at].index;
        at = (at + 1) & mask;
    }
    if (u_->names.count >= most_names) {
        problem({}, "too many names");
        return 0;
    }
    if (!u_->names.push(arena_, name)) {
        fail(Status::no_scratch);
        return 0;
    }
    u_->name_slots[at] = {name.offset(), u_->names.count - 1};
    return u_->names.count - 1;
}

Value Compiler::intern_text(Text text) {
    Value name = intern_utf8(cage_, text.data, text.size);
    if (name.is_signal()) {
        fail(Status::no_memory);
        return cage_.name(KnownName::empty);
    }
    return name;
}

uint32_t Compiler::name_of(Text text) { return failed() ? 0 : name_index(intern_text(text)); }

} // namespace natrix::compiler
