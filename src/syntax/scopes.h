#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "syntax/parse.h"

// What each name means where it stands: the work of CPython's symtable.c.
namespace natrix::syntax {

enum class ScopeKind : uint8_t {
    Module,
    Class,
    Function, // FunctionDef and AsyncFunctionDef
    Lambda,
    Comprehension,  // list, set and dict comprehensions and generator expressions
    Annotation,     // __annotate__ of a function, class or module (PEP 649); its parameter is ".format"
    TypeAlias,      // the lazily evaluated value of a `type` statement
    TypeVariable,   // the lazily evaluated bound or default of a type parameter
    TypeParameters, // around a generic function, class or alias: holds the type parameters
};

// Every kind but Module and Class is "function-like": its names live in fast locals and cells.
[[nodiscard]] constexpr bool is_function_like(ScopeKind kind) {
    return kind != ScopeKind::Module && kind != ScopeKind::Class;
}

enum class Resolution : uint8_t {
    Local,          // of a function: a fast local; of a module or class: its namespace
    Cell,           // a local that an inner scope uses
    Free,           // a cell of an enclosing frame
    GlobalExplicit, // declared `global`
    GlobalImplicit, // bound nowhere in sight: globals, then builtins. In a class or module body: its
                    // namespace first
};

// An inlined comprehension has no frame of its own. What it binds is Local or Cell there; any other name
// resolves as in the scope around it, but in a class body, whose names no comprehension sees.

// How a name occurs in one scope.
enum SymbolFlags : uint16_t {
    symbol_global = 1, // named in `global`
    symbol_local = 2,  // bound
    symbol_parameter = 4,
    symbol_nonlocal = 8, // named in `nonlocal`
    symbol_used = 16,
    symbol_free_class = 32, // bound in a class, and also free for functions within it
    symbol_import = 64,
    symbol_annotated = 128,
    symbol_iteration = 256, // target of a comprehension's `for`
    symbol_type_parameter = 512,
    symbol_passing = 1024, // stands here only because an inner scope uses it
    symbol_bound = symbol_local | symbol_parameter | symbol_import | symbol_type_parameter,
};

struct Symbol {
    Text name; // mangled
    uint32_t hash;
    uint16_t flags;
    Resolution resolution;
    Symbol* next_in_bucket;
    Symbol* next; // in the order of first appearance
    Scope* scope;
    Symbol* binding; // the symbol that owns the variable: itself where it is bound; null for globals
    Span declared;   // of the first `global` or `nonlocal` that names it
    // For whoever compiles: free for use, zero at first.
    uint32_t slot;
    uint32_t slot_kind;
};

struct Scope {
    ScopeKind kind;
    bool nested;    // within a function-like scope, however far out
    bool generator; // contains yield
    bool coroutine; // async def, or contains await or an asynchronous comprehension
    bool is_async_def;
    bool has_varargs;
    bool has_varkeywords;
    bool inlined; // a comprehension that CPython 3.14 runs in the frame of its parent (PEP 709)
    bool is_generator_expression;
    bool has_yield_value_return; // `return value` occurs
    bool can_see_class_scope;    // names are first looked up in the class namespace (__classdict__)
    bool needs_class_closure;    // Class: a method uses __class__ or super()
    bool needs_classdict;        // Class: an inner scope uses __classdict__
    bool has_conditional_annotations;
    // Class: the cells behind the three fields above, apart from whatever the body itself calls by these
    // names; they are among `cells`.
    Symbol* implicit_cells[3];
    bool has_docstring;
    bool uses_import_star;
    int32_t conditional_depth; // used while scopes are built
    Text name;                 // function or class name; "lambda", "genexpr", "listcomp", ...
    Text private_name;         // the class whose name mangles "__x"; absent outside of classes
    Node* node;                // the definition; of an Annotation scope: FunctionDef, ClassDef, Module
    Scope* parent;
    Scope* first_child;
    Scope* last_child;
    Scope* next_sibling;
    Scope* annotation_scope; // of a module or class with evaluated annotations
    // Parameters in CPython's order: positional-only, positional, keyword-only, *args, **kwargs.
    Array<Symbol*> parameters;
    // Function-like: parameters, then all other locals and cells in order of appearance (in the order in
    // which CPython compiles, so that this is co_varnames when the cells that are no parameters are left
    // out). Those of inlined comprehensions are not among them.
    Array<Symbol*> locals;
    Array<Symbol*> cells; // parameters first, then sorted by name, as co_cellvars
    Array<Symbol*> frees; // sorted by name, as co_freevars
    Symbol* first_symbol;
    Symbol* last_symbol;
    uint32_t symbol_count;
    Symbol** buckets;
    uint32_t bucket_count; // a power of two, or 0
    // TypeParameters of a class: only these names are mangled.
    Texts mangled_only;
    bool mangles_only_some;

    // Of a name as it stands in the source. Null if it does not occur in the scope.
    [[nodiscard]] Symbol* find(Text source_name) const;
    [[nodiscard]] Symbol* find_mangled(Text name) const;
};

// "__name" within `private_name` becomes "_Class__name"; anything else is itself. Absent data when the arena
// is at its limit.
[[nodiscard]] Text mangle(Arena& arena, Text private_name, Text name);
[[nodiscard]] bool is_mangled(Text private_name, Text name);

struct ScopeResult {
    SyntaxProblem problem;
    uint32_t depth = 0; // as ParseResult::depth
};

// Fills the scope fields of the tree. False when there is a problem.
[[nodiscard]] bool build_scopes(Arena& arena, Poll& poll, Mod* tree, Text source, Flags flags,
                                bool future_annotations, ScopeResult& result);

} // namespace natrix::syntax
