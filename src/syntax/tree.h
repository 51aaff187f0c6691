#pragma once
#include <cstdint>

// The syntax tree: the node classes and fields of CPython 3.14's `ast`, as plain structs in an Arena.
// A node is written once by the parser, apart from the EXTRA fields of nodes.def, and lives as long as the
// Arena.
namespace natrix::syntax {

// UTF-8 in the Arena or in the source; not terminated. Absent where data is null (an empty text is not null).
// A name is NFKC-normalised and not mangled. Equal names need not share their bytes.
struct Text {
    const char* data = nullptr;
    uint32_t size = 0;

    [[nodiscard]] bool present() const { return data != nullptr; }
};

[[nodiscard]] constexpr bool operator==(const Text& a, const Text& b) {
    if (a.size != b.size) return false;
    for (uint32_t i = 0; i < a.size; i++)
        if (a.data[i] != b.data[i]) return false;
    return true;
}

// A literal as a Text.
template<uint32_t N> [[nodiscard]] constexpr Text text(const char (&literal)[N]) { return {literal, N - 1}; }

template<class T> struct Array {
    T* items = nullptr;
    uint32_t count = 0;

    [[nodiscard]] T& operator[](uint32_t i) const { return items[i]; }
    [[nodiscard]] T* begin() const { return items; }
    [[nodiscard]] T* end() const { return items + count; }
    [[nodiscard]] bool empty() const { return count == 0; }
};
template<class T> using Nodes = Array<T*>;
using Texts = Array<Text>;

// Lines from 1, columns from 0 in bytes of the UTF-8 source; the end is exclusive.
struct Span {
    uint32_t lineno = 0;
    uint32_t col_offset = 0;
    uint32_t end_lineno = 0;
    uint32_t end_col_offset = 0;
};

enum class NodeKind : uint8_t {
    Constant,
#define NODE(name, base, ast_name, fields) name,
#include "syntax/nodes.def"
    count
};

enum class ExprContext : uint8_t { Load, Store, Del };
enum class BoolOperator : uint8_t { And, Or };
enum class Operator : uint8_t {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
};
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };
enum class ConstantKind : uint8_t { None, True, False, Ellipsis, Int, Float, Imaginary, Str, Bytes };

struct Scope; // scopes.h

struct Node {
    NodeKind kind;
    Span span;
};
// Which of these a node is follows from its kind; they exist so that fields say what they hold.
struct Mod : Node {};
struct Stmt : Node {};
struct Expr : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

// Int: `text` holds the digits of `base` (2, 8, 10 or 16) alone, in lower case, without prefix and
// underscores, no leading zeros ("0" for zero). Float, Imaginary: `number`. Str: `text` is WTF-8, that is
// UTF-8 in which a lone surrogate stands as its three bytes; adjacent literals are joined, and neither is a
// surrogate pair. Bytes: `text` is the bytes.
struct Constant : Expr {
    static constexpr NodeKind kind_of = NodeKind::Constant;
    ConstantKind value;
    uint8_t base;
    bool u_prefix; // the first literal was written u"…": ast's `kind`
    bool ascii;    // Str: every byte is below 128
    Text text;
    double number;
};

#define NODE(name, base, ast_name, fields) struct name;
#include "syntax/nodes.def"

#define NODE(name, base, ast_name, fields)                                                                   \
    struct name : base {                                                                                     \
        static constexpr NodeKind kind_of = NodeKind::name;                                                  \
        fields                                                                                               \
    };
#define IDENT(f) Text f;
#define OPT_IDENT(f) Text f;
#define CHILD(type, f) type* f;
#define OPT(type, f) type* f;
#define LIST(type, f) Nodes<type> f;
#define LIST_OPT(type, f) Nodes<type> f;
#define IDENTS(f) Texts f;
#define ENUM(type, f) type f;
#define ENUMS(type, f) Array<type> f;
#define INT(f) int32_t f;
#define EXTRA(type, f) type f;
#include "syntax/nodes.def"

// The node as its own type; null when it is of another kind (or null).
template<class T> [[nodiscard]] inline T* as(Node* node) {
    return node && node->kind == T::kind_of ? static_cast<T*>(node) : nullptr;
}
template<class T> [[nodiscard]] inline const T* as(const Node* node) {
    return node && node->kind == T::kind_of ? static_cast<const T*>(node) : nullptr;
}

} // namespace natrix::syntax
