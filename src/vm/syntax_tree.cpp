#include "natives/all.h"
#include "objects/attributes.h"
#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "vm/source.h"

// Syntax trees as objects of ast's classes.
namespace natrix {
namespace {

using namespace syntax;

constexpr const char* names_of_nodes[] = {
    "Constant",
#define NODE(name, base, ast_name, fields) ast_name,
#include "syntax/nodes.def"
};

Value node_names(Cage& c, Value*) {
    constexpr uint32_t count = sizeof(names_of_nodes) / sizeof(names_of_nodes[0]);
    natrix::Tuple* names = make_tuple(c, count);
    if (!names) return Value::reserve();
    for (uint32_t i = 0; i < count; i++) {
        Value name = intern_utf8(c, names_of_nodes[i], std::strlen(names_of_nodes[i]));
        if (name.is_signal()) return name;
        names->items()[i] = name;
    }
    return c.ref(names);
}

// Which of the rows of singletons an enumeration is.
uint32_t row_of(ExprContext) { return 0; }
uint32_t row_of(BoolOperator) { return 1; }
uint32_t row_of(Operator) { return 2; }
uint32_t row_of(UnaryOperator) { return 3; }
uint32_t row_of(CompareOperator) { return 4; }

// Makes the objects of a tree. Nothing recurses: an object is made with room for its fields, and its children
// are put on a list with the place that waits for each.
class Builder {
  public:
    Builder(Cage& cage, Arena& arena, Value classes, Value singletons)
        : cage_(cage), arena_(arena), classes_(classes), singletons_(singletons) {}

    // The object, or reserve or stopped.
    Value build(const Mod* root) {
        Value result;
        push(root, &result);
        while (ok_ && size_ > 0) {
            Waiting next = waiting_[--size_];
            make(next.node, next.place);
            if ((++made_ & 1023) == 0 && cage_.poll.charge(1024)) return Value::stopped();
        }
        return ok_ ? result : Value::reserve();
    }

  private:
    static constexpr uint32_t most_fields = 12;
    struct Waiting {
        const Node* node;
        Value* place;
    };

    void push(const Node* node, Value* place) {
        if (size_ == capacity_) {
            uint32_t capacity = capacity_ ? capacity_ * 2 : 256;
            auto* bigger = static_cast<Waiting*>(arena_.take(capacity * sizeof(Waiting), alignof(Waiting)));
            if (!bigger) {
                cage_.reserve_bytes = 1 << 20;
                ok_ = false;
                return;
            }
            if (size_) std::memcpy(static_cast<void*>(bigger), waiting_, size_ * sizeof(Waiting));
            waiting_ = bigger;
            capacity_ = capacity;
        }
        waiting_[size_++] = {node, place};
    }

    Value checked(Value value) {
        if (value.is_signal()) ok_ = false;
        return value;
    }
    Value str(Text text) {
        return text.present() ? checked(intern_utf8(cage_, text.data, text.size)) : Value::none();
    }
    Value constant(const syntax::Constant* node);

    // A list with room for so many; null: out of memory.
    Value* list_of(uint32_t count, Value& value) {
        natrix::List* list = make_list(cage_, count);
        if (!list) {
            ok_ = false;
            return nullptr;
        }
        value = cage_.ref(list);
        for (uint32_t i = 0; i < count && ok_; i++) ok_ = list_append(cage_, list, Value::none());
        return ok_ && count ? list_items(cage_, list) : nullptr;
    }

    void field(const char* name, Value value) {
        names_[count_] = checked(intern_utf8(cage_, name, std::strlen(name)));
        children_[count_] = nullptr;
        values_[count_++] = value;
    }
    void child(const char* name, const Node* node) {
        field(name, Value::none());
        children_[count_ - 1] = node;
    }
    template<class T> void list(const char* name, const Nodes<T>& nodes) {
        Value value;
        Value* places = list_of(nodes.count, value);
        for (uint32_t i = 0; i < nodes.count && ok_; i++)
            if (nodes[i]) push(nodes[i], places + i);
        field(name, value);
    }
    void texts(const char* name, const Texts& row) {
        Value value;
        Value* places = list_of(row.count, value);
        for (uint32_t i = 0; i < row.count && ok_; i++) places[i] = str(row[i]);
        field(name, value);
    }
    template<class E> Value singleton(E value) {
        auto* rows = cage_.as<natrix::Tuple>(singletons_);
        return cage_.as<natrix::Tuple>(rows->items()[row_of(value)])->items()[static_cast<uint8_t>(value)];
    }
    template<class E> void enumerations(const char* name, const Array<E>& row) {
        Value value;
        Value* places = list_of(row.count, value);
        for (uint32_t i = 0; i < row.count && ok_; i++) places[i] = singleton(row[i]);
        field(name, value);
    }

    void make(const Node* node, Value* place);
    void fields_of(const Node* node);

    Cage& cage_;
    Arena& arena_;
    Value classes_, singletons_;
    Waiting* waiting_ = nullptr;
    uint32_t size_ = 0, capacity_ = 0;
    uint32_t made_ = 0;
    bool ok_ = true;
    // Of the node being made.
    Value names_[most_fields], values_[most_fields];
    const Node* children_[most_fields];
    uint32_t count_ = 0;
};

Value Builder::constant(const syntax::Constant* c) {
    switch (c->value) {
    case ConstantKind::None: return Value::none();
    case ConstantKind::True: return Value::true_();
    case ConstantKind::False: return Value::false_();
    case ConstantKind::Ellipsis: return Value::ellipsis();
    case ConstantKind::Int:
        return checked(integer_from_digits(cage_, arena_, c->text.data, c->text.size, c->base));
    case ConstantKind::Float: return Value::number(c->number);
    case ConstantKind::Imaginary: {
        auto* complex = cage_.make<natrix::Complex>(KnownType::complex);
        if (!complex) return checked(Value::reserve());
        complex->imag = c->number;
        return cage_.ref(complex);
    }
    case ConstantKind::Str: return str(c->text);
    case ConstantKind::Bytes:
        return checked(bytes_from(cage_, {reinterpret_cast<const uint8_t*>(c->text.data), c->text.size}));
    }
    return Value::none();
}

bool has_position(NodeKind kind) {
    switch (kind) {
    case NodeKind::Module:
    case NodeKind::Interactive:
    case NodeKind::Expression:
    case NodeKind::FunctionType:
    case NodeKind::Comprehension:
    case NodeKind::Arguments:
    case NodeKind::WithItem:
    case NodeKind::MatchCase: return false;
    default: return true;
    }
}

bool has_type_comment(NodeKind kind) {
    switch (kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef:
    case NodeKind::Assign:
    case NodeKind::For:
    case NodeKind::AsyncFor:
    case NodeKind::With:
    case NodeKind::AsyncWith:
    case NodeKind::Arg: return true;
    default: return false;
    }
}

void Builder::fields_of(const Node* node) {
    if (node->kind == NodeKind::Constant) {
        auto* c = static_cast<const syntax::Constant*>(node);
        field("value", constant(c));
        field("kind", c->u_prefix ? str(text("u")) : Value::none());
        return;
    }
    if (node->kind == NodeKind::MatchSingleton) {
        field("value", constant(static_cast<const MatchSingleton*>(node)->value));
        return;
    }
    switch (node->kind) {
#define NODE(name, base_type, ast_name, fields)                                                              \
    case NodeKind::name: {                                                                                   \
        [[maybe_unused]] auto* n = static_cast<const syntax::name*>(node);                                   \
        fields break;                                                                                        \
    }
#define IDENT(f) field(#f, str(n->f));
#define OPT_IDENT(f) field(#f, str(n->f));
#define CHILD(type, f) child(#f, n->f);
#define OPT(type, f) child(#f, n->f);
#define LIST(type, f) list(#f, n->f);
#define LIST_OPT(type, f) list(#f, n->f);
#define IDENTS(f) texts(#f, n->f);
#define ENUM(type, f) field(#f, singleton(n->f));
#define ENUMS(type, f) enumerations(#f, n->f);
#define INT(f) field(#f, Value::integer(n->f));
#include "syntax/nodes.def"
    default: break;
    }
    if (node->kind == NodeKind::Interpolation) {
        // Its text is a constant and no node.
        auto* interpolation = static_cast<const Interpolation*>(node);
        children_[1] = nullptr;
        values_[1] = constant(interpolation->str);
    }
    if (node->kind == NodeKind::Module) {
        Value nothing;
        (void)list_of(0, nothing);
        field("type_ignores", nothing);
    }
    if (has_type_comment(node->kind)) field("type_comment", Value::none());
}

void Builder::make(const Node* node, Value* place) {
    count_ = 0;
    fields_of(node);
    if (has_position(node->kind)) {
        field("lineno", Value::integer(node->span.lineno));
        field("col_offset", Value::integer(node->span.col_offset));
        field("end_lineno", Value::integer(node->span.end_lineno));
        field("end_col_offset", Value::integer(node->span.end_col_offset));
    }
    if (!ok_) return;
    auto* type = cage_.as<Type>(cage_.as<natrix::Tuple>(classes_)->items()[static_cast<uint8_t>(node->kind)]);
    Instance* object = make_instance(cage_, type);
    if (!object) {
        ok_ = false;
        return;
    }
    for (uint32_t i = 0; i < count_ && ok_; i++)
        ok_ = set_own_attribute(cage_, object, names_[i], values_[i]);
    *place = cage_.ref(object);
    // The attributes lie where they stay once all are there, in the order in which they were set.
    for (uint32_t i = 0; i < count_ && ok_; i++)
        if (children_[i]) push(children_[i], &attribute_slot(cage_, object, i));
}

// parse_tree(source str or bytes, filename, mode number (3: a function type), flags, classes, singletons)
// -> (tree or exception, warnings or None)
Value parse_tree(Cage& c, Value* a) {
    Scratch scratch(c);
    Text source;
    Flags flags;
    if (is_str(c, a[0])) {
        source = utf8_text_of(c, scratch, a[0]);
        if (!source.present()) {
            c.reserve_bytes = 1 << 20;
            return Value::reserve();
        }
        flags.source_is_text = true;
    } else {
        auto* bytes = c.as<Bytes>(a[0]);
        source = {reinterpret_cast<const char*>(bytes->data()), bytes->length};
    }
    constexpr Mode modes[] = {Mode::Exec, Mode::Eval, Mode::Single, Mode::FuncType};
    auto asked = static_cast<uint32_t>(a[3].as_int());
    flags.top_level_await = (asked & 0x2000) != 0;
    flags.dont_imply_dedent = (asked & 0x200) != 0;
    flags.tree_only = true;
    ParseResult parsed = parse(scratch, c.poll, source, modes[a[2].as_int()], flags);
    Value warnings = syntax_warnings(c, parsed);
    if (warnings.is_signal()) return warnings;
    Value tree;
    if (parsed.tree) {
        tree = Builder(c, scratch, a[4], a[5]).build(parsed.tree);
    } else {
        tree = raise_syntax_problem(c, parsed.problem, a[1]);
        if (tree == Value::raised()) {
            tree = c.pending;
            c.pending = Value();
        }
    }
    return tree.is_signal() ? tree : tuple_of(c, {tree, warnings});
}

constexpr NativeEntry kernel_entries[] = {
    {"node_names", node_names},
    {"parse_tree", parse_tree},
};

} // namespace

const NativeTable tree_kernels = kernels_of(kernel_entries);

} // namespace natrix
