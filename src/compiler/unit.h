#pragma once
#include "compiler/instruction.h"
#include "compiler/vector.h"
#include "memory/cage.h"
#include "syntax/scopes.h"
#include "syntax/tree.h"

// One code object in the making: instructions with symbolic labels, pools, and the register height.
namespace natrix::compiler {

using syntax::Scope;
using syntax::Span;
using syntax::Text;

struct Op {
    Instruction word;
    uint32_t follow = 0; // the word after it; or, until assembly, the offset of the name in C (see late_name)
    uint32_t label = 0;  // 1 + label of the jump's target
    uint32_t handler = 0; // 1 + index of the handler that covers it
    uint32_t offset = 0;  // in words, once laid out
    Span span;
};

struct Label {
    uint32_t id;
};

// Where an exception goes, and the register that receives it.
struct Handler {
    uint32_t label;
    uint32_t reg;
};

// How a name is reached from a unit.
enum class Access : uint8_t {
    unknown,
    local,      // a register
    cell,       // a register that holds the Cell
    free,       // the same, from the closure
    global,     // LOADGLOBAL
    name,       // LOADNAME
    class_free, // free in a class body: the namespace first
};

struct Variable {
    Access access = Access::unknown;
    uint32_t reg = no_register; // of local, cell, free
    Value name;                 // interned
    bool parameter = false;
    bool rebound = false;    // a parameter that is assigned or deleted, so not surely bound
    bool dict_first = false; // annotation scopes in classes: the class' namespace is asked first
};

// A register that an inlined comprehension gives one of its names.
struct HiddenLocal {
    Value name;
    uint32_t reg = 0;
    bool busy = false;
};

// What a statement that leaves a block must do on its way, innermost first.
enum class BlockKind : uint8_t {
    loop,         // a target of break and continue
    protect,      // a handler is active, nothing to do
    finally_body, // `finally` clause to be run
    handled,      // an exception is being handled: POPEXC, and unbind its name
    with,
    async_with,
};

struct Block {
    Block* outer = nullptr;
    BlockKind kind = BlockKind::protect;
    uint32_t handler = 0; // the one outside of the block
    uint32_t reg = 0;     // handled: the register with the previous exception; with: the window of __exit__
    Label exit{0};        // loop
    Label top{0};
    syntax::Nodes<syntax::Stmt> body{}; // finally_body
    Text name{};                        // handled: bound by `as`
    Span span{};
    bool is_except_star = false;
};

// `name: annotation` in a module or class. `index`: its number among the conditional ones, or -1.
struct Annotation {
    syntax::AnnAssign* statement = nullptr;
    int32_t index = -1;
};

// An inlined comprehension whose names hide those of the unit.
struct Inlined {
    Inlined* outer = nullptr;
    Scope* scope = nullptr;
};

enum class UnitKind : uint8_t { module, class_body, function, lambda, comprehension, annotations };

struct NameSlot {
    uint32_t offset = 0;
    uint32_t index = 0;
};

struct ConstantSlot {
    uint64_t bits = 0;
    uint32_t index = 0; // 1 + index
};

struct Unit {
    Unit* outer = nullptr;
    Inlined* outer_inlined = nullptr;
    Arena::Mark mark = nullptr;
    Scope* scope = nullptr;
    UnitKind kind = UnitKind::module;

    Vector<Op> hot;
    Vector<Op> cold;
    Vector<uint32_t> labels; // where each is bound: index, cold ones with the highest bit
    Vector<Handler> handlers;
    uint32_t handler = 0;
    bool in_cold = false;

    Vector<Value> constants;
    ConstantSlot* constant_slots = nullptr;
    uint32_t constant_capacity = 0;
    Vector<Value> names;
    NameSlot* name_slots = nullptr;
    uint32_t name_capacity = 0;

    Vector<HiddenLocal> hidden;

    uint32_t parameters = 0;
    uint32_t locals = 0; // all registers that have a name
    uint32_t cells = 0;  // cells that are no parameters
    uint32_t frees = 0;
    uint32_t first_temp = 0;
    uint32_t next_temp = 0;
    uint32_t max_registers = 0;

    Block* block = nullptr;
    Value name;
    Value qualname;
    Text qualname_text{};
    Value doc;
    uint32_t flags = 0;
    uint32_t first_line = 0;
    uint32_t arg_count = 0;
    uint32_t positional_only = 0;
    uint32_t keyword_only = 0;
    uint32_t native = 0;
    Vector<Text> static_attributes; // class_body: as they occur
    uint32_t kept = 0;
    Vector<Annotation> annotations; // module, class_body: in order of the source
    uint32_t conditional_count = 0;
    // Parameters that no symbol stands for: the defaults given to the scope of type parameters.
    uint32_t extra_parameters = 0;
    Text extra_names[2] = {};

    // Constants of the outermost loop, kept in registers that are filled before it.
    uint32_t loop_depth = 0;
    uint32_t hoist_op = 0; // index of the first of the reserved NOPs
    bool hoist_cold = false;
    uint32_t hoist_base = 0;
    uint32_t hoist_count = 0;
    Value hoisted[8];

    Vector<Op>& ops() { return in_cold ? cold : hot; }
    static constexpr uint32_t cold_bit = 0x8000'0000;
    static constexpr uint32_t unbound = 0xFFFF'FFFF;
};

} // namespace natrix::compiler
