#include "compiler/unparse.h"

#include "base/numbers/bigint.h"
#include "base/numbers/float_text.h"
#include "base/text/escape.h"

namespace natrix::compiler {
namespace {

using namespace syntax;
using syntax::Slice;

// Binding powers, loosest first.
enum Power : uint8_t {
    tuple_power,
    test_power, // conditional expression, lambda
    or_power,
    and_power,
    not_power,
    compare_power,
    bit_or_power,
    bit_xor_power,
    bit_and_power,
    shift_power,
    sum_power,
    term_power,
    factor_power,
    power_power,
    await_power,
    atom_power,
};

struct OperatorText {
    const char* text;
    Power power;
};
constexpr OperatorText operators[] = {
    {" + ", sum_power},    {" - ", sum_power},    {" * ", term_power},    {" @ ", term_power},
    {" / ", term_power},   {" % ", term_power},   {" ** ", power_power},  {" << ", shift_power},
    {" >> ", shift_power}, {" | ", bit_or_power}, {" ^ ", bit_xor_power}, {" & ", bit_and_power},
    {" // ", term_power},
};
constexpr const char* comparisons[] = {" == ", " != ", " < ",      " <= ", " > ",
                                       " >= ", " is ", " is not ", " in ", " not in "};

class Unparser {
  public:
    Unparser(Arena& arena, Poll& poll) : arena_(arena), poll_(poll) {}

    Text run(const Expr* e) {
        expression(e, test_power);
        return ok_ ? Text{text_, size_} : Text{};
    }

  private:
    static constexpr uint32_t most_depth = 150;

    void add(const char* text, uint32_t size) {
        if (!ok_) return;
        if (capacity_ - size_ < size) {
            uint64_t wanted = (uint64_t{size_} + size) * 2 + 64;
            auto* grown = wanted > UINT32_MAX ? nullptr : static_cast<char*>(arena_.take(wanted, 1));
            if (!grown || poll_.charge(size_ / 64)) {
                ok_ = false;
                return;
            }
            if (size_) std::memcpy(grown, text_, size_);
            text_ = grown;
            capacity_ = static_cast<uint32_t>(wanted);
        }
        if (size) std::memcpy(text_ + size_, text, size);
        size_ += size;
    }
    void add(const char* text) { add(text, static_cast<uint32_t>(std::strlen(text))); }
    void add(Text text) { add(text.data, text.size); }

    void expression(const Expr* e, uint8_t power);
    void inner(const Expr* e, uint8_t power);
    void list(Nodes<Expr> items);
    void sequence(Nodes<Expr> items, const char* open, const char* close);
    void constant(const Constant* c);
    void quoted(const Constant* c);
    void clauses(Nodes<Comprehension> generators);
    void comprehension(const Expr* elt, const Expr* value, Nodes<Comprehension> generators, const char* open,
                       const char* close);
    void arguments(const Arguments* args);
    void call(const Call* e);
    void slice(const Expr* e);
    void formatted(const Expr* e);
    void format_piece(const Expr* e, Unparser& out);
    bool bracket(bool needed, const char* text) {
        if (needed) add(text);
        return needed;
    }

    Arena& arena_;
    Poll& poll_;
    char* text_ = nullptr;
    uint32_t size_ = 0;
    uint32_t capacity_ = 0;
    uint32_t depth_ = 0;
    bool ok_ = true;
};

void Unparser::expression(const Expr* e, uint8_t power) {
    if (!ok_) return;
    if (++depth_ > most_depth || poll_.charge(1)) ok_ = false;
    if (ok_) inner(e, power);
    depth_--;
}

void Unparser::list(Nodes<Expr> items) {
    for (uint32_t i = 0; i < items.count; i++) {
        if (i != 0) add(", ");
        expression(items[i], test_power);
    }
}

void Unparser::sequence(Nodes<Expr> items, const char* open, const char* close) {
    add(open);
    list(items);
    add(close);
}

// repr() of a str or bytes.
void Unparser::quoted(const Constant* c) {
    if (c->value == ConstantKind::Bytes) {
        ByteView bytes{reinterpret_cast<const uint8_t*>(c->text.data), c->text.size};
        TextSize size = text::bytes_repr_size(bytes, poll_);
        auto* to = static_cast<uint8_t*>(arena_.take(size.length + 1, 1));
        if (!to || size.status != TextStatus::ok ||
            text::bytes_repr_fill(bytes, to, poll_) != TextStatus::ok) {
            ok_ = false;
            return;
        }
        return add(reinterpret_cast<const char*>(to), static_cast<uint32_t>(size.length));
    }
    // As code points, and back.
    auto* points = static_cast<uint32_t*>(arena_.take(size_t{c->text.size} * 4 + 4, 4));
    if (!points) {
        ok_ = false;
        return;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->text.size;) {
        auto lead = static_cast<unsigned char>(c->text.data[i++]);
        uint32_t more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        uint32_t point = more == 0 ? lead : lead & (0x3Fu >> more);
        for (; more > 0 && i < c->text.size; more--)
            point = point << 6 | (static_cast<unsigned char>(c->text.data[i++]) & 63u);
        points[count++] = point;
    }
    TextView view{points, count, 4};
    TextSize size = text::repr_size(view, false, poll_);
    auto* to = static_cast<uint32_t*>(arena_.take(size.length * 4 + 4, 4));
    if (!to || size.status != TextStatus::ok ||
        text::repr_fill(view, false, {to, static_cast<uint32_t>(size.length), 4}, poll_) != TextStatus::ok) {
        ok_ = false;
        return;
    }
    for (uint64_t i = 0; i < size.length; i++) {
        uint32_t point = to[i];
        char bytes[4];
        uint32_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (length == 1) {
            bytes[0] = static_cast<char>(point);
        } else {
            for (uint32_t k = length; k-- > 1; point >>= 6) bytes[k] = static_cast<char>(0x80 | (point & 63));
            bytes[0] = static_cast<char>((length == 2 ? 0xC0u : length == 3 ? 0xE0u : 0xF0u) | point);
        }
        add(bytes, length);
    }
}

void Unparser::constant(const Constant* c) {
    switch (c->value) {
    case ConstantKind::None: return add("None");
    case ConstantKind::True: return add("True");
    case ConstantKind::False: return add("False");
    case ConstantKind::Ellipsis: return add("...");
    case ConstantKind::Int: {
        if (c->base == 10) return add(c->text);
        bigint::IntegerText digits{c->text.data, c->text.size, c->text.size, c->base, false};
        size_t limbs = bigint::from_text_size(c->text.size, c->base);
        auto* memory = arena_.array<bigint::Limb>(limbs + 1);
        if (!memory) {
            ok_ = false;
            return;
        }
        bigint::Result number{memory, limbs};
        Work work{arena_, poll_};
        if (bigint::from_text(digits, number, work) != NumberStatus::ok) {
            ok_ = false;
            return;
        }
        size_t size = bigint::text_size(number.view(), 10);
        auto* decimal = static_cast<char*>(arena_.take(size + 1, 1));
        if (!decimal || bigint::to_text(number.view(), 10, decimal, size, work) != NumberStatus::ok) {
            ok_ = false;
            return;
        }
        return add(decimal, static_cast<uint32_t>(size));
    }
    case ConstantKind::Float:
    case ConstantKind::Imaginary: {
        char buffer[float_repr_size];
        size_t size = float_repr(c->number, buffer);
        bool infinite = c->number > 1.7976931348623157e308;
        if (infinite) {
            add("1e309");
        } else {
            // Imaginary parts that are whole lose their ".0".
            if (c->value == ConstantKind::Imaginary && size > 2 && buffer[size - 1] == '0' &&
                buffer[size - 2] == '.')
                size -= 2;
            add(buffer, static_cast<uint32_t>(size));
        }
        if (c->value == ConstantKind::Imaginary) add("j");
        return;
    }
    default:
        if (c->u_prefix) add("u");
        return quoted(c);
    }
}

void Unparser::clauses(Nodes<Comprehension> generators) {
    for (Comprehension* g : generators) {
        add(g->is_async ? " async for " : " for ");
        expression(g->target, tuple_power);
        add(" in ");
        expression(g->iter, test_power + 1);
        for (Expr* condition : g->ifs) {
            add(" if ");
            expression(condition, test_power + 1);
        }
    }
}

void Unparser::comprehension(const Expr* elt, const Expr* value, Nodes<Comprehension> generators,
                             const char* open, const char* close) {
    add(open);
    expression(elt, test_power);
    if (value) {
        add(": ");
        expression(value, test_power);
    }
    clauses(generators);
    add(close);
}

void Unparser::arguments(const Arguments* args) {
    bool first = true;
    auto comma = [&] {
        if (!first) add(", ");
        first = false;
    };
    auto name = [&](const Arg* arg) {
        add(arg->arg);
        if (arg->annotation) {
            add(": ");
            expression(arg->annotation, test_power);
        }
    };
    uint32_t positional = args->posonlyargs.count + args->args.count;
    for (uint32_t i = 0; i < positional; i++) {
        comma();
        name(i < args->posonlyargs.count ? args->posonlyargs[i] : args->args[i - args->posonlyargs.count]);
        uint32_t without = positional - args->defaults.count;
        if (i >= without) {
            add("=");
            expression(args->defaults[i - without], test_power);
        }
        if (i + 1 == args->posonlyargs.count) add(", /");
    }
    if (args->vararg || !args->kwonlyargs.empty()) {
        comma();
        add("*");
        if (args->vararg) name(args->vararg);
    }
    for (uint32_t i = 0; i < args->kwonlyargs.count; i++) {
        comma();
        name(args->kwonlyargs[i]);
        if (args->kw_defaults[i]) {
            add("=");
            expression(args->kw_defaults[i], test_power);
        }
    }
    if (args->kwarg) {
        comma();
        add("**");
        name(args->kwarg);
    }
}

void Unparser::call(const Call* e) {
    expression(e->func, atom_power);
    if (e->args.count == 1 && e->keywords.empty()) {
        if (auto* generator = as<GeneratorExp>(e->args[0]))
            return comprehension(generator->elt, nullptr, generator->generators, "(", ")");
    }
    add("(");
    bool first = true;
    for (Expr* arg : e->args) {
        if (!first) add(", ");
        first = false;
        expression(arg, test_power);
    }
    for (Keyword* keyword : e->keywords) {
        if (!first) add(", ");
        first = false;
        if (keyword->arg.present()) {
            add(keyword->arg);
            add("=");
        } else {
            add("**");
        }
        expression(keyword->value, test_power);
    }
    add(")");
}

void Unparser::slice(const Expr* e) {
    if (auto* s = as<Slice>(e)) {
        if (s->lower) expression(s->lower, test_power);
        add(":");
        if (s->upper) expression(s->upper, test_power);
        if (s->step) {
            add(":");
            expression(s->step, test_power);
        }
        return;
    }
    expression(e, tuple_power);
}

// The inside of an f-string or t-string, with braces doubled.
void Unparser::format_piece(const Expr* e, Unparser& out) {
    if (++depth_ > most_depth) ok_ = false;
    if (ok_ && out.ok_) {
        if (auto* constant = as<Constant>(e)) {
            for (uint32_t i = 0; i < constant->text.size; i++) {
                char c = constant->text.data[i];
                out.add(&c, 1);
                if (c == '{' || c == '}') out.add(&c, 1);
            }
        } else if (auto* joined = as<JoinedStr>(e)) {
            for (Expr* piece : joined->values) format_piece(piece, out);
        } else {
            auto* field = as<FormattedValue>(e);
            auto* interpolation = as<Interpolation>(e);
            const Expr* value = field ? field->value : interpolation ? interpolation->value : nullptr;
            if (value) {
                Unparser nested(arena_, poll_);
                nested.depth_ = depth_;
                nested.expression(value, test_power + 1);
                out.ok_ = out.ok_ && nested.ok_;
                // A brace right behind the opening one would be read as a literal.
                out.add(nested.size_ != 0 && nested.text_[0] == '{' ? "{ " : "{");
                out.add(nested.text_, nested.size_);
                int32_t conversion = field ? field->conversion : interpolation->conversion;
                if (conversion > 0) {
                    char letter[2] = {'!', static_cast<char>(conversion)};
                    out.add(letter, 2);
                }
                const Expr* spec = field ? field->format_spec : interpolation->format_spec;
                if (spec) {
                    out.add(":");
                    format_piece(spec, out);
                }
                out.add("}");
            }
        }
    }
    depth_--;
}

void Unparser::formatted(const Expr* e) {
    Unparser body(arena_, poll_);
    bool is_template = e->kind == NodeKind::TemplateStr;
    if (is_template) {
        for (Expr* piece : static_cast<const TemplateStr*>(e)->values) format_piece(piece, body);
    } else {
        format_piece(e, body);
    }
    ok_ = ok_ && body.ok_;
    Constant whole{};
    whole.kind = NodeKind::Constant;
    whole.value = ConstantKind::Str;
    whole.text = {body.size_ != 0 ? body.text_ : "", body.size_};
    add(is_template ? "t" : "f");
    quoted(&whole);
}

void Unparser::inner(const Expr* e, uint8_t power) {
    switch (e->kind) {
    case NodeKind::Constant: return constant(static_cast<const Constant*>(e));
    case NodeKind::Name: return add(static_cast<const Name*>(e)->id);
    case NodeKind::BoolOp: {
        auto* b = static_cast<const BoolOp*>(e);
        uint8_t own = b->op == BoolOperator::And ? and_power : or_power;
        bool brackets = bracket(power > own, "(");
        for (uint32_t i = 0; i < b->values.count; i++) {
            if (i != 0) add(b->op == BoolOperator::And ? " and " : " or ");
            expression(b->values[i], static_cast<uint8_t>(own + 1));
        }
        bracket(brackets, ")");
        return;
    }
    case NodeKind::NamedExpr: {
        auto* n = static_cast<const NamedExpr*>(e);
        bool brackets = bracket(power > tuple_power, "(");
        expression(n->target, atom_power);
        add(" := ");
        expression(n->value, atom_power);
        bracket(brackets, ")");
        return;
    }
    case NodeKind::BinOp: {
        auto* b = static_cast<const BinOp*>(e);
        const OperatorText& op = operators[static_cast<uint32_t>(b->op)];
        bool right_first = b->op == Operator::Pow;
        bool brackets = bracket(power > op.power, "(");
        expression(b->left, static_cast<uint8_t>(op.power + right_first));
        add(op.text);
        expression(b->right, static_cast<uint8_t>(op.power + !right_first));
        bracket(brackets, ")");
        return;
    }
    case NodeKind::UnaryOp: {
        auto* u = static_cast<const UnaryOp*>(e);
        uint8_t own = u->op == UnaryOperator::Not ? not_power : factor_power;
        bool brackets = bracket(power > own, "(");
        constexpr const char* texts[] = {"~", "not ", "+", "-"};
        add(texts[static_cast<uint32_t>(u->op)]);
        expression(u->operand, own);
        bracket(brackets, ")");
        return;
    }
    case NodeKind::Lambda: {
        auto* l = static_cast<const Lambda*>(e);
        bool brackets = bracket(power > test_power, "(");
        auto* args = l->args;
        bool any = args->posonlyargs.count + args->args.count + args->kwonlyargs.count != 0 || args->vararg ||
                   args->kwarg;
        add(any ? "lambda " : "lambda");
        arguments(args);
        add(": ");
        expression(l->body, test_power);
        bracket(brackets, ")");
        return;
    }
    case NodeKind::IfExp: {
        auto* i = static_cast<const IfExp*>(e);
        bool brackets = bracket(power > test_power, "(");
        expression(i->body, test_power + 1);
        add(" if ");
        expression(i->test, test_power + 1);
        add(" else ");
        expression(i->orelse, test_power);
        bracket(brackets, ")");
        return;
    }
    case NodeKind::Dict: {
        auto* d = static_cast<const Dict*>(e);
        add("{");
        for (uint32_t i = 0; i < d->keys.count; i++) {
            if (i != 0) add(", ");
            if (d->keys[i]) {
                expression(d->keys[i], test_power);
                add(": ");
                expression(d->values[i], test_power);
            } else {
                add("**");
                expression(d->values[i], bit_or_power);
            }
        }
        return add("}");
    }
    case NodeKind::Set: return sequence(static_cast<const Set*>(e)->elts, "{", "}");
    case NodeKind::List: return sequence(static_cast<const List*>(e)->elts, "[", "]");
    case NodeKind::Tuple: {
        Nodes<Expr> elts = static_cast<const Tuple*>(e)->elts;
        if (elts.empty()) return add("()");
        bool brackets = bracket(power > tuple_power, "(");
        list(elts);
        if (elts.count == 1) add(",");
        bracket(brackets, ")");
        return;
    }
    case NodeKind::ListComp: {
        auto* c = static_cast<const ListComp*>(e);
        return comprehension(c->elt, nullptr, c->generators, "[", "]");
    }
    case NodeKind::SetComp: {
        auto* c = static_cast<const SetComp*>(e);
        return comprehension(c->elt, nullptr, c->generators, "{", "}");
    }
    case NodeKind::GeneratorExp: {
        auto* c = static_cast<const GeneratorExp*>(e);
        return comprehension(c->elt, nullptr, c->generators, "(", ")");
    }
    case NodeKind::DictComp: {
        auto* c = static_cast<const DictComp*>(e);
        return comprehension(c->key, c->value, c->generators, "{", "}");
    }
    case NodeKind::Await: {
        bool brackets = bracket(power > await_power, "(");
        add("await ");
        expression(static_cast<const Await*>(e)->value, atom_power);
        bracket(brackets, ")");
        return;
    }
    case NodeKind::Yield: {
        add("(yield");
        if (auto* value = static_cast<const Yield*>(e)->value) {
            add(" ");
            expression(value, tuple_power);
        }
        return add(")");
    }
    case NodeKind::YieldFrom:
        add("(yield from ");
        expression(static_cast<const YieldFrom*>(e)->value, test_power);
        return add(")");
    case NodeKind::Compare: {
        auto* c = static_cast<const Compare*>(e);
        bool brackets = bracket(power > compare_power, "(");
        expression(c->left, compare_power + 1);
        for (uint32_t i = 0; i < c->ops.count; i++) {
            add(comparisons[static_cast<uint32_t>(c->ops[i])]);
            expression(c->comparators[i], compare_power + 1);
        }
        bracket(brackets, ")");
        return;
    }
    case NodeKind::Call: return call(static_cast<const Call*>(e));
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue:
    case NodeKind::TemplateStr:
    case NodeKind::Interpolation: return formatted(e);
    case NodeKind::Attribute: {
        auto* a = static_cast<const Attribute*>(e);
        expression(a->value, atom_power);
        auto* constant = as<Constant>(a->value);
        add(constant && constant->value == ConstantKind::Int ? " ." : ".");
        return add(a->attr);
    }
    case NodeKind::Starred: add("*"); return expression(static_cast<const Starred*>(e)->value, bit_or_power);
    case NodeKind::Subscript: {
        auto* s = static_cast<const Subscript*>(e);
        expression(s->value, atom_power);
        add("[");
        slice(s->slice);
        return add("]");
    }
    case NodeKind::Slice: return slice(e);
    default: ok_ = false;
    }
}

} // namespace

Text unparse(Arena& arena, Poll& poll, const Expr* e) { return Unparser(arena, poll).run(e); }

} // namespace natrix::compiler
