#include <cmath>

#include "compiler/compiler.h"
#include "objects/bytes.h"
#include "objects/integer.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

// Constant expressions, computed as CPython's optimizer does: never when it fails, never when the result is
// large.
namespace natrix::compiler {
namespace {

constexpr uint32_t most_characters = 4096;
constexpr uint32_t most_items = 256;
constexpr uint32_t most_bits = 128;

struct Complex128 {
    double real = 0;
    double imag = 0;
};

} // namespace

bool Compiler::constant_value(const syntax::Constant* c, Value& value) {
    switch (c->value) {
    case ConstantKind::None: value = Value::none(); return true;
    case ConstantKind::True: value = Value::true_(); return true;
    case ConstantKind::False: value = Value::false_(); return true;
    case ConstantKind::Ellipsis: value = Value::ellipsis(); return true;
    case ConstantKind::Int: {
        // The usual short ones at once.
        if (c->base == 10 && c->text.size <= 14) {
            int64_t number = 0;
            for (uint32_t i = 0; i < c->text.size; i++) number = number * 10 + (c->text.data[i] - '0');
            value = Value::integer(number);
            return true;
        }
        value = checked(integer_from_digits(cage_, arena_, c->text.data, c->text.size, c->base));
        if (value.is_unbound()) problem(c->span, "Exceeds the limit for integer string conversion");
        return !failed();
    }
    case ConstantKind::Float: value = Value::number(c->number); return true;
    case ConstantKind::Imaginary: {
        auto* complex = cage_.make<natrix::Complex>(KnownType::complex);
        if (!complex) return fail(Status::no_memory), false;
        complex->imag = c->number;
        value = cage_.ref(complex);
        return true;
    }
    case ConstantKind::Str: value = checked(intern_utf8(cage_, c->text.data, c->text.size)); return !failed();
    case ConstantKind::Bytes:
        value = checked(bytes_from(cage_, {reinterpret_cast<const uint8_t*>(c->text.data), c->text.size}));
        return !failed();
    }
    return false;
}

// Literals and __debug__.
bool Compiler::literal(Expr* e, Value& value) {
    if (auto* constant = as<syntax::Constant>(e)) return constant_value(constant, value);
    auto* name = as<Name>(e);
    if (!name || name->id.size != 9 || !(name->id == text("__debug__"))) return false;
    value = Value::boolean(options_.optimize == 0);
    return true;
}

bool Compiler::truth_of(Value constant) {
    if (constant.is_int()) return constant.as_int() != 0;
    if (constant.is_double()) return constant.as_double() != 0;
    if (constant.is_none() || constant.is_false()) return false;
    if (is_str(cage_, constant)) return str_length(cage_, constant) != 0;
    switch (cage_.kind(constant)) {
    case Kind::Tuple: return cage_.as<natrix::Tuple>(constant)->length != 0;
    case Kind::Bytes: return cage_.as<Bytes>(constant)->length != 0;
    case Kind::Complex:
        return cage_.as<natrix::Complex>(constant)->real != 0 ||
               cage_.as<natrix::Complex>(constant)->imag != 0;
    default: return true;
    }
}

bool Compiler::fold(Expr* e, Value& value) {
    if (failed() || depth_ >= most_depth) return false;
    depth_++;
    bool done = fold_inside(e, value);
    depth_--;
    return done;
}

bool Compiler::fold_inside(Expr* e, Value& value) {
    switch (e->kind) {
    case NodeKind::Constant:
    case NodeKind::Name: return literal(e, value);
    case NodeKind::UnaryOp: {
        uint32_t count = 0;
        Expr* inner = e;
        for (; inner->kind == NodeKind::UnaryOp; inner = static_cast<UnaryOp*>(inner)->operand) count++;
        if (charge(count / 8) || !fold(inner, value)) return false;
        if (count > 4) return false;
        UnaryOp* chain[4];
        Expr* link = e;
        for (uint32_t i = 0; i < count; i++, link = chain[i - 1]->operand)
            chain[i] = static_cast<UnaryOp*>(link);
        while (count-- > 0) {
            Value result;
            if (!fold_unary(chain[count]->op, value, result)) return false;
            value = result;
        }
        return true;
    }
    case NodeKind::BinOp: {
        // A chain of any length: only one whose first operand is constant can be.
        Expr* leftmost = e;
        uint32_t count = 0;
        for (; leftmost->kind == NodeKind::BinOp; leftmost = static_cast<BinOp*>(leftmost)->left) count++;
        if (charge(count / 8) || !fold(leftmost, value)) return false;
        BinOp* few[4];
        BinOp** chain = few;
        if (count > 4) {
            chain = arena_.array<BinOp*>(count);
            if (!chain) return fail(Status::no_scratch), false;
        }
        Expr* link = e;
        for (uint32_t i = 0; i < count; i++, link = chain[i - 1]->left) chain[i] = static_cast<BinOp*>(link);
        while (count-- > 0) {
            Value right, result;
            if (!fold(chain[count]->right, right) || !fold_binary(chain[count]->op, value, right, result))
                return false;
            value = result;
        }
        return true;
    }
    case NodeKind::Tuple: return constant_items(static_cast<syntax::Tuple*>(e)->elts, false, value);
    default: return false;
    }
}

// A tuple (or frozenset) of items that are all constant.
bool Compiler::constant_items(Nodes<Expr> items, bool as_set, Value& value) {
    for (Expr* item : items) {
        switch (item->kind) {
        case NodeKind::Constant:
        case NodeKind::UnaryOp:
        case NodeKind::BinOp:
        case NodeKind::Tuple:
        case NodeKind::Name: break;
        default: return false;
        }
    }
    if (failed()) return false;
    Value few[8];
    Value* values = few;
    if (items.count > 8) {
        Value first;
        if (!fold(items[0], first)) return false;
        values = arena_.array<Value>(items.count);
        if (!values) return fail(Status::no_scratch), false;
    }
    for (uint32_t i = 0; i < items.count; i++)
        if (charge(1) || !fold(items[i], values[i])) return false;
    if (!as_set) {
        value = checked(tuple_from(cage_, values, items.count));
        return !failed();
    }
    natrix::Set* set = make_set(cage_, true);
    if (!set) return fail(Status::no_memory), false;
    for (uint32_t i = 0; i < items.count; i++) {
        Answer answer = set_add(cage_, set, values[i]);
        if (answer == Answer::yes) continue;
        if (answer == Answer::reserve) fail(Status::no_memory);
        cage_.pending = Value();
        return false;
    }
    value = cage_.ref(set);
    return true;
}

// A display that is only iterated or searched.
bool Compiler::constant_container(Expr* e, Value& value) {
    if (auto* list = as<syntax::List>(e)) return constant_items(list->elts, false, value);
    if (auto* set = as<syntax::Set>(e)) return constant_items(set->elts, true, value);
    return false;
}

Value Compiler::constant_slice(const Value (&parts)[3]) {
    SliceObject* slice = make_slice(cage_, parts[0], parts[1], parts[2]);
    if (!slice) {
        fail(Status::no_memory);
        return Value::none();
    }
    return cage_.ref(slice);
}

bool Compiler::fold_unary(UnaryOperator op, Value operand, Value& value) {
    if (op == UnaryOperator::Not) {
        value = Value::boolean(!truth_of(operand));
        return true;
    }
    if (operand.is_double()) {
        if (op == UnaryOperator::Invert) return false;
        value = op == UnaryOperator::USub ? Value::number(-operand.as_double()) : operand;
        return true;
    }
    if (cage_.is<natrix::Complex>(operand)) {
        if (op == UnaryOperator::Invert) return false;
        auto* from = cage_.as<natrix::Complex>(operand);
        auto* complex = cage_.make<natrix::Complex>(KnownType::complex);
        if (!complex) return fail(Status::no_memory), false;
        bool minus = op == UnaryOperator::USub;
        complex->real = minus ? -from->real : from->real;
        complex->imag = minus ? -from->imag : from->imag;
        value = cage_.ref(complex);
        return true;
    }
    if (!is_integer(cage_, operand)) return false;
    // ~True warns: it is left to the run.
    if (op == UnaryOperator::Invert && operand.is_bool()) return false;
    if (operand.is_int() || operand.is_bool()) {
        int64_t number = operand.is_bool() ? operand.is_true() : operand.as_int();
        if (op == UnaryOperator::USub) number = -number;
        if (op == UnaryOperator::Invert) number = ~number;
        value = checked(integer_from(cage_, number));
        return !failed();
    }
    if (op == UnaryOperator::UAdd) {
        value = operand;
        return true;
    }
    if (op == UnaryOperator::Invert) return false;
    IntegerView view(cage_, operand);
    bigint::Integer integer = view;
    integer.negative = !integer.negative;
    value = checked(integer_from(cage_, integer));
    return !failed();
}

bool Compiler::fold_binary(Operator op, Value left, Value right, Value& value) {
    if (failed() || charge(1)) return false;
    auto small = [&](Value v, int64_t& number) {
        if (v.is_bool()) return number = v.is_true(), true;
        return v.is_int() && (number = v.as_int(), true);
    };
    int64_t a = 0, b = 0;
    if (is_integer(cage_, left) && is_integer(cage_, right)) {
        if (left.is_bool() && right.is_bool() &&
            (op == Operator::BitAnd || op == Operator::BitOr || op == Operator::BitXor)) {
            bool x = left.is_true(), y = right.is_true();
            value = Value::boolean(op == Operator::BitAnd ? x && y : op == Operator::BitOr ? x || y : x != y);
            return true;
        }
        return fold_integers(op, left, right, value);
    }
    auto number = [&](Value v, double& out) {
        int64_t whole = 0;
        if (v.is_double()) return out = v.as_double(), true;
        // Larger ones may not convert exactly; they are left to the run.
        if (small(v, whole)) return out = static_cast<double>(whole), true;
        return false;
    };
    double x = 0, y = 0;
    if ((left.is_double() || right.is_double()) && number(left, x) && number(right, y))
        return fold_floats(op, x, y, value);
    if (cage_.is<natrix::Complex>(left) || cage_.is<natrix::Complex>(right)) {
        if (op != Operator::Add && op != Operator::Sub) return false;
        // Real operands keep the signs of zeros.
        auto* l = cage_.is<natrix::Complex>(left) ? cage_.as<natrix::Complex>(left) : nullptr;
        auto* r = cage_.is<natrix::Complex>(right) ? cage_.as<natrix::Complex>(right) : nullptr;
        if ((!l && !number(left, x)) || (!r && !number(right, y))) return false;
        auto* complex = cage_.make<natrix::Complex>(KnownType::complex);
        if (!complex) return fail(Status::no_memory), false;
        bool minus = op == Operator::Sub;
        double lr = l ? l->real : x, rr = r ? r->real : y;
        complex->real = minus ? lr - rr : lr + rr;
        if (l && r) {
            complex->imag = minus ? l->imag - r->imag : l->imag + r->imag;
        } else if (l) {
            complex->imag = l->imag;
        } else {
            complex->imag = minus ? -r->imag : r->imag;
        }
        value = cage_.ref(complex);
        return true;
    }
    if (op == Operator::Mult && small(left, a) && !left.is_bool()) std::swap(left, right);
    if (is_str(cage_, left)) {
        if (op == Operator::Add && is_str(cage_, right)) {
            if (uint64_t{str_length(cage_, left)} + str_length(cage_, right) > most_characters) return false;
            Value sum = checked(str_concat(cage_, left, right));
            if (failed()) return false;
            value = checked(intern(cage_, sum));
            return !failed();
        }
        if (op == Operator::Mult && small(right, b) && !right.is_bool()) {
            uint64_t length = str_length(cage_, left);
            if (b <= 0 || length == 0) return value = intern_text(text("")), !failed();
            if (static_cast<uint64_t>(b) > most_characters / length) return false;
            // By doubling.
            Value sum, power = left;
            for (int64_t rest = b;; rest >>= 1) {
                if ((rest & 1) != 0) sum = sum.is_bound() ? checked(str_concat(cage_, sum, power)) : power;
                if (rest <= 1 || failed()) break;
                power = checked(str_concat(cage_, power, power));
                if (failed()) break;
            }
            if (failed()) return false;
            value = checked(intern(cage_, sum));
            return !failed();
        }
        return false;
    }
    if (cage_.is<Bytes>(left)) {
        ByteView l = bytes_of(cage_, left);
        uint64_t size = 0;
        uint32_t repeat = 1;
        ByteView r;
        if (op == Operator::Add && cage_.is<Bytes>(right)) {
            r = bytes_of(cage_, right);
            size = uint64_t{l.length} + r.length;
        } else if (op == Operator::Mult && small(right, b) && !right.is_bool()) {
            if (b < 0) b = 0;
            if (l.length != 0 && static_cast<uint64_t>(b) > most_characters / l.length) return false;
            repeat = static_cast<uint32_t>(l.length == 0 ? 0 : b);
            size = uint64_t{l.length} * repeat;
        } else {
            return false;
        }
        if (size > most_characters) return false;
        Bytes* bytes = make_bytes(cage_, size);
        if (!bytes) return fail(Status::no_memory), false;
        std::byte* to = bytes->data();
        for (uint32_t i = 0; i < repeat; i++, to += l.length)
            if (l.length) std::memcpy(to, l.data, l.length);
        if (r.length) std::memcpy(to, r.data, r.length);
        value = cage_.ref(bytes);
        return true;
    }
    if (cage_.is<natrix::Tuple>(left)) {
        auto* l = cage_.as<natrix::Tuple>(left);
        natrix::Tuple* r = nullptr;
        uint64_t size = 0;
        uint32_t repeat = 1;
        if (op == Operator::Add && cage_.is<natrix::Tuple>(right)) {
            r = cage_.as<natrix::Tuple>(right);
            size = uint64_t{l->length} + r->length;
        } else if (op == Operator::Mult && small(right, b) && !right.is_bool()) {
            if (b < 0) b = 0;
            if (l->length != 0 && static_cast<uint64_t>(b) > most_items / l->length) return false;
            repeat = static_cast<uint32_t>(l->length == 0 ? 0 : b);
            size = uint64_t{l->length} * repeat;
        } else {
            return false;
        }
        if (size > most_items) return false;
        if (size == 0) return value = cage_.empty_tuple, true;
        natrix::Tuple* tuple = make_tuple(cage_, size);
        if (!tuple) return fail(Status::no_memory), false;
        Value* to = tuple->items();
        for (uint32_t i = 0; i < repeat; i++, to += l->length)
            if (l->length) std::memcpy(static_cast<void*>(to), l->items(), size_t{l->length} * 8);
        if (r && r->length) std::memcpy(static_cast<void*>(to), r->items(), size_t{r->length} * 8);
        value = cage_.ref(tuple);
        return true;
    }
    return false;
}

// Floats as CPython computes them; what raises is left to the run.
bool Compiler::fold_floats(Operator op, double x, double y, Value& value) {
    double result;
    switch (op) {
    case Operator::Add: result = x + y; break;
    case Operator::Sub: result = x - y; break;
    case Operator::Mult: result = x * y; break;
    case Operator::Div:
        if (y == 0) return false;
        result = x / y;
        break;
    case Operator::Pow:
        // Ordinary cases alone, where pow() is all there is to it.
        if (!std::isfinite(x) || !std::isfinite(y) || x <= 0) return false;
        result = std::pow(x, y);
        if (!std::isfinite(result)) return false;
        break;
    default: return false;
    }
    value = Value::number(result);
    return true;
}

bool Compiler::fold_integers(Operator op, Value left, Value right, Value& value) {
    IntegerView l(cage_, left), r(cage_, right);
    bigint::Integer a = l, b = r;
    uint64_t a_bits = bigint::bit_length(a), b_bits = bigint::bit_length(b);
    // Operands of more limbs than this are left to the run.
    constexpr size_t most_limbs = 16;
    if (a.size > most_limbs || b.size > most_limbs) return false;
    bigint::Limb limbs[2 * most_limbs + 4];
    bigint::Result result{limbs, 2 * most_limbs + 4};
    alignas(16) std::byte scratch[2048];
    Arena arena(scratch, sizeof scratch);
    Work work{arena, cage_.poll};
    NumberStatus status;
    int64_t shift = 0;
    switch (op) {
    case Operator::Add: status = bigint::add(a, b, result, work); break;
    case Operator::Sub: status = bigint::subtract(a, b, result, work); break;
    case Operator::Mult:
        if (a_bits + b_bits > most_bits) return false;
        status = bigint::multiply(a, b, result, work);
        break;
    case Operator::FloorDiv:
    case Operator::Mod: {
        if (b.size == 0) return false;
        bigint::Limb other_limbs[2 * most_limbs + 4];
        bigint::Result other{other_limbs, 2 * most_limbs + 4};
        status = op == Operator::FloorDiv ? bigint::divide_modulo(a, b, &result, &other, work)
                                          : bigint::divide_modulo(a, b, &other, &result, work);
        break;
    }
    case Operator::Div: {
        if (b.size == 0) return false;
        double quotient = 0;
        if (bigint::true_divide(a, b, quotient, work) != NumberStatus::ok) return false;
        value = Value::number(quotient);
        return true;
    }
    case Operator::Pow: {
        uint64_t exponent = 0;
        if (b.negative || !bigint::to_uint64(b, exponent)) return false;
        if (a_bits != 0 && exponent > most_bits / a_bits) return false;
        if (exponent == 0) {
            value = Value::integer(1);
            return true;
        }
        status = bigint::power(a, exponent, result, work);
        break;
    }
    case Operator::LShift:
        if (b.negative || !bigint::to_int64(b, shift) ||
            (a_bits != 0 && (shift > most_bits || a_bits > most_bits - static_cast<uint64_t>(shift))))
            return false;
        if (a_bits == 0) {
            value = Value::integer(0);
            return true;
        }
        status = bigint::shift_left(a, static_cast<uint64_t>(shift), result, work);
        break;
    case Operator::RShift:
        if (b.negative || !bigint::to_int64(b, shift)) return false;
        status = bigint::shift_right(a, static_cast<uint64_t>(shift), result, work);
        break;
    case Operator::BitAnd: status = bigint::bitwise_and(a, b, result, work); break;
    case Operator::BitOr: status = bigint::bitwise_or(a, b, result, work); break;
    case Operator::BitXor: status = bigint::bitwise_xor(a, b, result, work); break;
    default: return false;
    }
    if (status != NumberStatus::ok) return false;
    value = checked(integer_from(cage_, result.view()));
    return !failed();
}

} // namespace natrix::compiler
