#include "syntax/dump.h"

#include <type_traits>

#include "base/numbers/float_text.h"
#include "base/unicode/properties.h"

namespace natrix::syntax {
namespace {

// What is still to be written, the next one last.
struct Piece {
    enum Kind : uint8_t { Literal, Quoted, Number, Whole, Ending } kind;
    Text text;
    const Node* node;
};

const char* const context_names[] = {"Load()", "Store()", "Del()"};
const char* const bool_names[] = {"And()", "Or()"};
const char* const operator_names[] = {"Add()",    "Sub()",    "Mult()",    "MatMult()", "Div()",
                                      "Mod()",    "Pow()",    "LShift()",  "RShift()",  "BitOr()",
                                      "BitXor()", "BitAnd()", "FloorDiv()"};
const char* const unary_names[] = {"Invert()", "Not()", "UAdd()", "USub()"};
const char* const compare_names[] = {"Eq()",  "NotEq()", "Lt()",    "LtE()", "Gt()",
                                     "GtE()", "Is()",    "IsNot()", "In()",  "NotIn()"};
const char* enum_name(ExprContext v) { return context_names[static_cast<uint8_t>(v)]; }
const char* enum_name(BoolOperator v) { return bool_names[static_cast<uint8_t>(v)]; }
const char* enum_name(Operator v) { return operator_names[static_cast<uint8_t>(v)]; }
const char* enum_name(UnaryOperator v) { return unary_names[static_cast<uint8_t>(v)]; }
const char* enum_name(CompareOperator v) { return compare_names[static_cast<uint8_t>(v)]; }

class Dumper {
  public:
    Dumper(Arena& arena, void (*write)(void*, const char*, size_t), void* to)
        : arena_(arena), write_(write), to_(to) {}

    bool run(const Node* root) {
        push({Piece::Whole, {}, root});
        while (ok_ && size_ > 0) {
            Piece piece = pieces_[--size_];
            switch (piece.kind) {
            case Piece::Literal: put(piece.text); break;
            case Piece::Quoted: quote(piece.text, false); break;
            case Piece::Number: put_number(piece.text.size); break;
            case Piece::Ending: ending(piece.node); break;
            case Piece::Whole: open(piece.node); break;
            }
        }
        return ok_;
    }

  private:
    void put(Text text) {
        if (text.size == 0) return;
        last_ = text.data[text.size - 1];
        write_(to_, text.data, text.size);
    }
    void put(const char* text) { put(Text{text, static_cast<uint32_t>(std::strlen(text))}); }
    void put_number(uint64_t value) {
        char digits[20];
        uint32_t at = sizeof digits;
        do digits[--at] = static_cast<char>('0' + value % 10);
        while ((value /= 10) != 0);
        put({digits + at, static_cast<uint32_t>(sizeof digits) - at});
    }

    void push(Piece piece) {
        if (size_ == capacity_) {
            uint32_t capacity = capacity_ ? capacity_ * 2 : 256;
            auto* pieces = static_cast<Piece*>(arena_.take(capacity * sizeof(Piece), alignof(Piece)));
            if (!pieces) {
                ok_ = false;
                return;
            }
            if (size_) std::memcpy(static_cast<void*>(pieces), pieces_, size_ * sizeof(Piece));
            pieces_ = pieces;
            capacity_ = capacity;
        }
        pieces_[size_++] = piece;
    }
    void literal(const char* text) {
        push({Piece::Literal, {text, static_cast<uint32_t>(std::strlen(text))}, nullptr});
    }
    void number(int32_t value) {
        // Conversions, levels and flags: none is below -1.
        if (value < 0)
            literal("-1");
        else
            push({Piece::Number, {nullptr, static_cast<uint32_t>(value)}, nullptr});
    }
    void field(const char* name) {
        if (!first_field_) literal(", ");
        first_field_ = false;
        literal(name);
        literal("=");
    }

    void open(const Node* node);
    void fields_of(const Node* node);
    void constant(const Constant* node);
    void quote(Text text, bool bytes);
    void ending(const Node* node);
    void big_int(Text digits, uint32_t base);

    void field_value(const char* name, const Node* node, bool optional) {
        if (!node && optional) return;
        field(name);
        push({Piece::Whole, {}, node});
    }
    void ident(const char* name, Text text) {
        if (!text.present()) return;
        field(name);
        push({Piece::Quoted, text, nullptr});
    }
    template<class T> void list(const char* name, const Nodes<T>& nodes) {
        if (nodes.empty()) return;
        field(name);
        literal("[");
        for (uint32_t i = 0; i < nodes.count; i++) {
            if (i) literal(", ");
            if (nodes[i])
                push({Piece::Whole, {}, nodes[i]});
            else
                literal("None");
        }
        literal("]");
    }
    template<class E> void enumeration(const char* name, E value) {
        field(name);
        literal(enum_name(value));
    }

    Arena& arena_;
    void (*write_)(void*, const char*, size_t);
    void* to_;
    Piece* pieces_ = nullptr;
    uint32_t size_ = 0;
    uint32_t capacity_ = 0;
    bool first_field_ = true;
    bool ok_ = true;
    char last_ = 0;
};

void Dumper::quote(Text text, bool bytes) {
    bool single = false, double_quote = false;
    for (uint32_t i = 0; i < text.size; i++) {
        single = single || text.data[i] == '\'';
        double_quote = double_quote || text.data[i] == '"';
    }
    char mark = single && !double_quote ? '"' : '\'';
    if (bytes) put("b");
    put({&mark, 1});
    const char* hex = "0123456789abcdef";
    for (uint32_t i = 0; i < text.size;) {
        auto c = static_cast<uint8_t>(text.data[i]);
        char out[10] = {'\\'};
        uint32_t n = 2, length = 1;
        uint32_t value = c;
        auto escape = [&](char letter, uint32_t digits) {
            out[1] = letter;
            for (uint32_t k = 0; k < digits; k++) out[2 + k] = hex[(value >> (4 * (digits - 1 - k))) & 15];
            n = digits + 2;
        };
        if (c >= 0x80 && !bytes) {
            length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
            value = c & (0x7Fu >> length);
            for (uint32_t k = 1; k < length; k++)
                value = value << 6 | (static_cast<uint8_t>(text.data[i + k]) & 63);
            if (unicode::is_printable(value)) {
                std::memcpy(out, text.data + i, length);
                n = length;
            } else if (value < 0x100) {
                escape('x', 2);
            } else if (value < 0x10000) {
                escape('u', 4);
            } else {
                escape('U', 8);
            }
        } else if (c == '\\' || c == static_cast<uint8_t>(mark)) {
            out[1] = static_cast<char>(c);
        } else if (c == '\n') {
            out[1] = 'n';
        } else if (c == '\r') {
            out[1] = 'r';
        } else if (c == '\t') {
            out[1] = 't';
        } else if (c < 32 || c >= 127) {
            escape('x', 2);
        } else {
            out[0] = static_cast<char>(c);
            n = 1;
        }
        put({out, n});
        i += length;
    }
    put({&mark, 1});
}

// Decimal digits of a number in base 2, 8 or 16, by repeated multiplication: this is for tests.
void Dumper::big_int(Text digits, uint32_t base) {
    if (base == 10) {
        put(digits);
        return;
    }
    auto* limbs = arena_.array<uint32_t>(digits.size + 1); // base 10**9, least first
    if (!limbs) {
        ok_ = false;
        return;
    }
    uint32_t count = 1;
    for (uint32_t i = 0; i < digits.size; i++) {
        char c = digits.data[i];
        uint64_t carry = static_cast<uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
        for (uint32_t k = 0; k < count; k++) {
            carry += uint64_t{limbs[k]} * base;
            limbs[k] = static_cast<uint32_t>(carry % 1000000000);
            carry /= 1000000000;
        }
        if (carry) limbs[count++] = static_cast<uint32_t>(carry);
    }
    put_number(limbs[count - 1]);
    for (uint32_t k = count - 1; k-- > 0;) {
        uint32_t value = limbs[k];
        char nine[9];
        for (uint32_t d = 9; d-- > 0; value /= 10) nine[d] = static_cast<char>('0' + value % 10);
        put({nine, 9});
    }
}

void Dumper::constant(const Constant* node) {
    switch (node->value) {
    case ConstantKind::None: put("None"); break;
    case ConstantKind::True: put("True"); break;
    case ConstantKind::False: put("False"); break;
    case ConstantKind::Ellipsis: put("Ellipsis"); break;
    case ConstantKind::Int: big_int(node->text, node->base); break;
    case ConstantKind::Str: quote(node->text, false); break;
    case ConstantKind::Bytes: quote(node->text, true); break;
    case ConstantKind::Float:
    case ConstantKind::Imaginary: {
        char text[float_repr_size];
        auto size = static_cast<uint32_t>(float_repr(node->number, text));
        if (text[0] == 'i') {
            put("1e309");
        } else {
            if (node->value == ConstantKind::Imaginary && size > 2 && text[size - 1] == '0' &&
                text[size - 2] == '.')
                size -= 2;
            put({text, size});
        }
        if (node->value == ConstantKind::Imaginary) put("j");
        break;
    }
    }
}

void Dumper::open(const Node* node) {
    if (!node) {
        put("None");
        return;
    }
    // Pieces are pushed in reading order, then turned round.
    uint32_t base = size_;
    first_field_ = true;
    if (node->kind == NodeKind::Constant) {
        auto* c = static_cast<const Constant*>(node);
        put("Constant(value=");
        constant(c);
        if (c->u_prefix) put(", kind='u'");
        first_field_ = false;
    } else if (node->kind == NodeKind::MatchSingleton) {
        // The value is in CPython's tree by itself, as is an Interpolation's text.
        put("MatchSingleton(value=");
        constant(static_cast<const MatchSingleton*>(node)->value);
    } else if (node->kind == NodeKind::Interpolation) {
        auto* i = static_cast<const Interpolation*>(node);
        put("Interpolation(");
        field_value("value", i->value, false);
        field("str");
        push({Piece::Quoted, i->str->text, nullptr});
        field("conversion");
        number(i->conversion);
        field_value("format_spec", i->format_spec, true);
    } else {
        fields_of(node);
    }
    push({Piece::Ending, {}, node});
    for (uint32_t low = base, high = size_ - 1; low < high; low++, high--) {
        Piece swapped = pieces_[low];
        pieces_[low] = pieces_[high];
        pieces_[high] = swapped;
    }
}

void Dumper::fields_of(const Node* node) {
    switch (node->kind) {
#define NODE(name, base_type, ast_name, fields)                                                              \
    case NodeKind::name: {                                                                                   \
        [[maybe_unused]] auto* n = static_cast<const name*>(node);                                           \
        put(ast_name "(");                                                                                   \
        fields break;                                                                                        \
    }
#define IDENT(f) ident(#f, n->f);
#define OPT_IDENT(f) ident(#f, n->f);
#define CHILD(type, f) field_value(#f, n->f, false);
#define OPT(type, f) field_value(#f, n->f, true);
#define LIST(type, f) list(#f, n->f);
#define LIST_OPT(type, f) list(#f, n->f);
#define IDENTS(f)                                                                                            \
    if (!n->f.empty()) {                                                                                     \
        field(#f);                                                                                           \
        literal("[");                                                                                        \
        for (uint32_t i = 0; i < n->f.count; i++) {                                                          \
            if (i) literal(", ");                                                                            \
            push({Piece::Quoted, n->f[i], nullptr});                                                         \
        }                                                                                                    \
        literal("]");                                                                                        \
    }
#define ENUM(type, f) enumeration(#f, n->f);
#define ENUMS(type, f)                                                                                       \
    field(#f);                                                                                               \
    literal("[");                                                                                            \
    for (uint32_t i = 0; i < n->f.count; i++) {                                                              \
        if (i) literal(", ");                                                                                \
        literal(enum_name(n->f[i]));                                                                         \
    }                                                                                                        \
    literal("]");
#define INT(f)                                                                                               \
    field(#f);                                                                                               \
    number(n->f);
#include "syntax/nodes.def"
    default: break;
    }
}

void Dumper::ending(const Node* node) {
    bool attributes = false;
    switch (node->kind) {
#define NODE(name, base_type, ast_name, fields)                                                              \
    case NodeKind::name: {                                                                                   \
        constexpr bool plain = !std::is_same_v<base_type, Mod> && !std::is_same_v<base_type, Node>;          \
        attributes = plain;                                                                                  \
        break;                                                                                               \
    }
#include "syntax/nodes.def"
    default: attributes = true; break;
    }
    switch (node->kind) {
    case NodeKind::ExceptHandler:
    case NodeKind::Arg:
    case NodeKind::Keyword:
    case NodeKind::Alias: attributes = true; break;
    default: break;
    }
    if (attributes) {
        // Whether fields came before shows in the last thing written.
        if (last_ != '(') put(", ");
        put("lineno=");
        put_number(node->span.lineno);
        put(", col_offset=");
        put_number(node->span.col_offset);
        put(", end_lineno=");
        put_number(node->span.end_lineno);
        put(", end_col_offset=");
        put_number(node->span.end_col_offset);
    }
    put(")");
}

} // namespace

bool dump(const Mod* tree, Arena& arena, void (*write)(void*, const char*, size_t), void* to) {
    return Dumper(arena, write, to).run(tree);
}

} // namespace natrix::syntax
