#pragma once
#include "compiler/compile.h"
#include "compiler/unit.h"
#include "memory/cage.h"
#include "objects/code.h"
#include "syntax/scopes.h"
#include "syntax/text_builder.h"

// The compiler proper: one walk over the tree, a file for each subject.
//
// Expressions are asked for in one of four ways, and each kind of expression answers all of them:
//   into(e, r)        its value in register r. Before anything else of `e` may run, r is written only if it
//   is a
//                     temporary: a variable changes at the very end, when nothing can fail any more.
//   operand(e)        its value in a register of the compiler's choice: a local's own, or a fresh temporary
//   jump_if(e, s, l)  to l when its truth is s
//   effect(e)         nothing but what it does
// After the first failure everything becomes a no-op; loops over long lists ask failed().
namespace natrix::compiler {

using namespace syntax;
// The tree's names win over those of the kinds on the heap, which are written natrix::Tuple and so on.
using syntax::Constant;
#define NODE(name, base, ast_name, fields) using syntax::name;
#include "syntax/nodes.def"

class Compiler {
  public:
    Compiler(Cage& cage, Arena& arena, const ParseResult& parsed, const CompileOptions& options)
        : cage_(cage), arena_(arena), parsed_(parsed), options_(options) {}

    CompileResult run();

  private:
    using Status = CompileResult::Status;

    // The height of the temporaries comes back at the end of the scope.
    class Height {
      public:
        explicit Height(Unit* unit) : unit_(unit), saved_(unit->next_temp) {}
        ~Height() { unit_->next_temp = saved_; }
        Height(const Height&) = delete;
        Height& operator=(const Height&) = delete;

      private:
        Unit* unit_;
        uint32_t saved_;
    };
    // Code that only exceptions reach goes behind everything else.
    class Cold {
      public:
        explicit Cold(Unit* unit) : unit_(unit), saved_(unit->in_cold) { unit->in_cold = true; }
        ~Cold() { unit_->in_cold = saved_; }
        Cold(const Cold&) = delete;
        Cold& operator=(const Cold&) = delete;

      private:
        Unit* unit_;
        bool saved_;
    };
    // Counts how deep expressions, statements and patterns nest, so that the C stack stays small.
    class Depth {
      public:
        Depth(Compiler& compiler, const Span& at) : compiler_(compiler) {
            if (++compiler.depth_ > most_depth) compiler.too_deep(at);
        }
        ~Depth() { compiler_.depth_--; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;

      private:
        Compiler& compiler_;
    };
    static constexpr uint32_t most_depth = 204;
    void too_deep(const Span& at);

    // --- failures (compile.cpp)
    [[nodiscard]] bool failed() const { return status_ != Status::ok; }
    void fail(Status status) {
        if (status_ == Status::ok) status_ = status;
    }
    void problem(const Span& span, Text message);
    void problem(const Span& span, const char* message, Text name = {}, const char* rest = "");
    bool charge(uint32_t units) {
        pending_ += units;
        return pending_ >= 1024 && flush();
    }
    bool flush();
    Mod* tree() const { return parsed_.tree; }

    // --- units (units.cpp)
    // A new unit inside the present one. Its memory in the Arena is given back by close_unit().
    bool open_unit(UnitKind kind, Scope* scope, Text name, uint32_t first_line);
    // The finished code; the enclosing unit is the present one again.
    Value close_unit();
    void declare_variables();
    void count_hidden(Scope* scope);
    void prologue(bool generator);
    Text qualified_name(Text name, UnitKind kind);
    // Of a @native: with the module's name, when it is not the prelude's.
    Text native_name(Text name);
    Variable variable_of(Symbol* symbol, bool in_comprehension);
    // What a name of the source means here.
    Variable resolve(Text name);
    // The cell of a name that the compiler itself uses, as __class__; access unknown when there is none.
    syntax::Symbol* cell_symbol(Text name);
    Variable cell_of(Text name);
    Text mangled(Text name);
    Symbol* module_symbol(Text name);
    [[nodiscard]] bool is_function_unit() const {
        return u_->kind == UnitKind::function || u_->kind == UnitKind::lambda;
    }

    void module_body(Nodes<Stmt> statements); // compile.cpp

    // --- emission (emit.cpp)
    Op* emit(const Span& at, Opcode opcode, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0, uint32_t x = 0);
    Op* emit_d(const Span& at, Opcode opcode, uint32_t a, int32_t d, uint32_t x = 0);
    void jump(const Span& at, Opcode opcode, Label label, uint32_t a = 0, uint32_t b = 0, uint32_t x = 0);
    Label new_label();
    void bind(Label label);
    [[nodiscard]] bool last_falls_through();
    uint32_t temps(uint32_t count = 1);
    [[nodiscard]] bool is_temp(uint32_t reg) const { return reg >= u_->first_temp; }
    // A register to build a value in that will end up in `target`.
    uint32_t workspace(uint32_t target) { return is_temp(target) ? target : temps(); }
    // Where a row or a call window may begin whose result goes to `target`.
    uint32_t row_base(uint32_t target) {
        return is_temp(target) && target + 1 == u_->next_temp ? target : u_->next_temp;
    }
    // Room for `count` registers from `base` on.
    void ensure(uint32_t base, uint32_t count);
    void move(const Span& at, uint32_t target, uint32_t source) {
        if (target != source) emit(at, Opcode::MOVE, target, source);
    }
    void load_constant(const Span& at, uint32_t target, Value value);
    uint32_t constant_operand(const Span& at, Value value, uint32_t hint = no_register);
    uint32_t constant_index(Value value);
    uint32_t name_index(Value name);
    uint32_t name_of(Text text);
    Value intern_text(Text text);
    Value make_text(Text text, bool interned);
    void late_name(Op* op, Value name) {
        if (op) op->follow = name.offset();
    }
    uint32_t open_handler(Label target, uint32_t reg);
    void begin_loop(const Span& at);
    void end_loop();
    void load_prelude(const Span& at, uint32_t target, PreludeFunction function) {
        emit_d(at, Opcode::LOADPRELUDE, target, static_cast<int32_t>(function));
    }

    // --- assembly (assemble.cpp)
    Value assemble();
    struct Layout;
    bool lay_out(Layout& layout);
    void mark_reachable(Layout& layout);
    void thread_jumps(Layout& layout);
    void drop_bound_checks(Layout& layout);
    void drop_idle(Layout& layout);
    bool write_words(Layout& layout, Code* code);
    bool write_handlers(Layout& layout, Code* code);

    // --- names (names.cpp)
    uint32_t name_operand(const Span& at, Text name, uint32_t hint = no_register);
    void name_into(const Span& at, Text name, uint32_t target, bool called = false);
    void check_bound(const Span& at, const Variable& variable);
    // Where a value for this name is best computed: its register, or no_register.
    uint32_t name_target(Text name);
    void store_name(const Span& at, Text name, uint32_t source);
    void delete_name(const Span& at, Text name);
    void unbind_name(const Span& at, Text name);

    // --- expressions (expressions.cpp)
    void into(Expr* e, uint32_t target);
    uint32_t operand(Expr* e, uint32_t hint = no_register);
    uint32_t stable_operand(Expr* e, Expr* later, uint32_t hint = no_register);
    void effect(Expr* e);
    bool rebinds(Expr* e);
    void binary_into(BinOp* e, uint32_t target);
    void binary(const Span& at, Operator op, uint32_t target, uint32_t left, Expr* right, bool in_place);
    void unary_into(UnaryOp* e, uint32_t target);
    void bool_into(BoolOp* e, uint32_t target);
    void compare_into(Compare* e, uint32_t target);
    void conditional_into(IfExp* e, uint32_t target);
    void primary_into(Expr* e, uint32_t target);
    void attribute(Attribute* e, uint32_t target, uint32_t object);
    void subscript_into(Subscript* e, uint32_t target, uint32_t object);
    uint32_t slice_operand(Expr* slice);
    uint32_t container_operand(Expr* e, CompareOperator op);
    void slice_into(Slice* slice, uint32_t target);
    bool small_int(Expr* e, Value& value);
    void slice_part_into(const Span& at, Expr* part, uint32_t target);
    bool is_constant(syntax::Slice* e);
    void walrus_into(NamedExpr* e, uint32_t target);
    void sequence_into(Expr* e, Nodes<Expr> items, Opcode build, uint32_t target);
    void dict_into(Dict* e, uint32_t target);
    uint32_t evaluate_row(Nodes<Expr> items, uint32_t first, uint32_t count, uint32_t base);
    void yield_into(Yield* e, uint32_t target);
    void yield_from_into(YieldFrom* e, uint32_t target);
    void await_into(Await* e, uint32_t target);
    void send_loop(const Span& at, uint32_t delegate, uint32_t value);
    void await_register(const Span& at, uint32_t source, uint32_t how, uint32_t target);
    Span attribute_span(const Span& whole, const Attribute* attribute);

    // --- conditions (conditions.cpp)
    void jump_if(Expr* e, bool sense, Label label);
    void jump_if_compare(Compare* e, bool sense, Label label);
    int constant_truth(Expr* e);

    // --- calls (calls.cpp)
    static bool plain_arguments(const Call* call);
    uint32_t window(uint32_t work);
    uint32_t keyword_names(Nodes<Keyword> keywords);
    void call_into(Call* e, uint32_t target, uint32_t value, uint32_t work);
    void method_call(Call* e, Attribute* attribute, uint32_t target, uint32_t value, uint32_t work);
    void call_kernel(Call* e, int32_t kernel, uint32_t target, uint32_t work);
    int32_t find_kernel(Name* name);
    void super_method(Call* e, Attribute* attribute, Call* super, uint32_t target, uint32_t work);
    bool super_call(const Attribute* attribute, Call*& call);
    void super_operands(Call* call, uint32_t row);
    void super_attribute_into(Attribute* e, Call* super, uint32_t target);
    // Arguments after `fixed` that stand in the window already; emits the call.
    void arguments(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args, Nodes<Keyword> keywords,
                   uint32_t target, bool method);
    // Whichever way these arguments are passed.
    void call_with(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args, Nodes<Keyword> keywords,
                   uint32_t target);
    void arguments_spread(const Span& at, uint32_t base, uint32_t fixed, Nodes<Expr> args,
                          Nodes<Keyword> keywords, uint32_t target);
    void keywords_dict(const Span& at, uint32_t function, Nodes<Keyword> keywords, uint32_t target);

    // --- strings (strings.cpp)
    void joined_into(JoinedStr* e, uint32_t target);
    // `joined_later`: the register is one of the row of a JOIN.
    void formatted_into(FormattedValue* e, uint32_t target, bool joined_later = false);
    void template_into(TemplateStr* e, uint32_t target);
    bool percent_format(BinOp* e, uint32_t target);

    // --- targets (targets.cpp)
    void store(Expr* target, uint32_t source);
    void unpack(Expr* target, Nodes<Expr> elements, uint32_t source);
    void remove(Expr* target);
    void assign(Assign* s);
    void assign_to(Expr* target, Expr* value);
    bool assign_pairwise(Expr* target, Expr* value);
    void augmented(AugAssign* s);

    // --- statements (statements.cpp)
    void body(Nodes<Stmt> statements);
    void statement(Stmt* s);
    void if_statement(If* s);
    void while_statement(While* s);
    void for_statement(For* s);
    void async_for_statement(AsyncFor* s);
    void return_statement(Return* s);
    void break_or_continue(const Span& at, bool is_break);
    void raise_statement(Raise* s);
    void assert_statement(Assert* s);
    void import_statement(Import* s);
    void import_from_statement(ImportFrom* s);
    void delete_statement(Delete* s);
    void expression_statement(Expr_* s);
    uint32_t iterable_operand(Expr* e, uint32_t hint);
    void async_next(const Span& at, uint32_t iterator, uint32_t item, uint32_t exception, Label finished);
    void import_module(const Span& at, Value name, Value names, int64_t level, uint32_t target);
    void import_member(const Span& at, uint32_t module, Text name, uint32_t target);
    // Where for and comprehensions put the items: the target's own register or a temporary.
    uint32_t item_register(Expr* target);
    void store_item(Expr* target, uint32_t item);

    // --- leaving blocks (blocks.cpp)
    void push_block(Block& block, BlockKind kind);
    void pop_block() { u_->block = u_->block->outer; }
    void unwind_one(Block* block);
    bool unwinding_runs_code(Block* until);
    // Emits what stands between here and the block `until` (null: everything), and what is emitted in its
    // scope stands outside of those blocks.
    class Leave {
      public:
        Leave(Compiler& compiler, Block* until);
        ~Leave();
        Leave(const Leave&) = delete;
        Leave& operator=(const Leave&) = delete;

      private:
        Compiler& compiler_;
        Block* block_;
        uint32_t handler_;
    };

    // --- exceptions (exceptions.cpp)
    void try_statement(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse,
                       Nodes<Stmt> finalbody, const Span& at, bool star);
    void try_except(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse);
    void try_except_star(Nodes<Stmt> body_, Nodes<ExceptHandler> handlers, Nodes<Stmt> orelse,
                         const Span& at);
    void with_statement(Nodes<WithItem> items, uint32_t index, Nodes<Stmt> body_, bool async);
    void call_exit(const Span& at, uint32_t window, bool async);
    void reraise(uint32_t saved, uint32_t caught);
    static constexpr uint32_t exit_window = 8; // the function, room, self and three arguments

    // --- functions and classes (functions.cpp, classes.cpp)
    // def and async def alike.
    struct FunctionParts {
        Stmt* node;
        Text name;
        Arguments* args;
        Nodes<Stmt> body;
        Nodes<Expr> decorators;
        Expr* returns;
        Nodes<TypeParam> type_params;
        Scope* scope;
        Scope* type_scope;
        Scope* annotation_scope;
    };
    void function_statement(const FunctionParts& f);
    uint32_t first_line_of(Stmt* node, Nodes<Expr> decorators);
    // Fills a row for MAKEFUNCTION; answers its flags.
    uint32_t positional_defaults(const Arguments* args, const Span& at, uint32_t target);
    uint32_t keyword_defaults(const Arguments* args, const Span& at, uint32_t target);
    Value function_code(const FunctionParts& f, uint32_t first_line, int32_t native);
    void function_object(const FunctionParts& f, uint32_t first_line, int32_t native, uint32_t row,
                         uint32_t flags, uint32_t target);
    void declare_arguments(const Arguments* args);
    void lambda_into(Lambda* e, uint32_t target);
    // The closure of `scope` as a tuple in `target`; false when it has none.
    bool closure_into(const Span& at, Scope* scope, uint32_t target);
    // R[row..row+3] are filled as flags say; adds the closure.
    void make_function(const Span& at, uint32_t target, Value code, Scope* scope, uint32_t row,
                       uint32_t flags);
    bool docstring(Nodes<Stmt>& body_, Text& doc);
    Value cleaned_doc(Text doc);
    void decorate(Nodes<Expr> decorators, uint32_t base, uint32_t result);
    bool is_mark(Expr* decorator, Text name);

    void class_statement(ClassDef* s);
    Value class_code(ClassDef* s, uint32_t first_line);
    void build_class(ClassDef* s, uint32_t first_line, bool generic, uint32_t target);
    void static_attributes(const Span& at);
    void note_static_attribute(const Attribute* attribute);
    void store_constant_name(const Span& at, Text name, Value value);

    // --- annotations and type parameters (annotations.cpp)
    void annotation_value(Expr* e, uint32_t target);
    bool annotate_function(const FunctionParts& f, uint32_t target);
    void collect_annotations(Nodes<Stmt> statements, bool conditional);
    void effect_of_slice(Expr* e);
    void begin_annotations(Nodes<Stmt> statements, const Span& at);
    void end_annotations(const Span& at);
    void deferred_function(const Span& at, Text stored_as);
    void annotated(AnnAssign* s);
    void format_check(const Span& at);
    bool open_evaluator(Scope* scope, Text name, uint32_t first_line);
    void evaluator_into(Text name, Scope* scope, Expr* value, const Span& at, uint32_t target);
    void type_parameters(Nodes<TypeParam> params, const Span& at, uint32_t target);
    void type_alias_statement(TypeAlias* s);
    void type_alias_into(TypeAlias* s, uint32_t params, uint32_t target);
    void generic_function(const FunctionParts& f, uint32_t first_line, int32_t native, uint32_t target);
    Text generic_name(Text name);

    // --- comprehensions (comprehensions.cpp)
    void comprehension_into(Expr* e, uint32_t target);
    void comprehension_loops(Expr* e, uint32_t iterator, uint32_t result);
    void push_inlined(Inlined& inlined, Scope* scope);
    void pop_inlined(Inlined& inlined);
    void unbind_inlined(const Inlined& inlined);

    // --- patterns (patterns.cpp)
    // A name and the register that holds its value once the pattern has fitted.
    struct Capture {
        Text name;
        uint32_t reg;
    };
    void match_statement(Match* s);
    void pattern(Pattern* p, uint32_t subject, Label fail);
    void pattern_value(Expr* value, uint32_t subject, Label fail);
    void pattern_sequence(MatchSequence* p, uint32_t subject, Label fail);
    void pattern_mapping(MatchMapping* p, uint32_t subject, Label fail);
    void pattern_class(MatchClass* p, uint32_t subject, Label fail);
    void pattern_or(MatchOr* p, uint32_t subject, Label fail);
    void capture(Text name, uint32_t source);
    void call_prelude(const Span& at, PreludeFunction function, uint32_t first, uint32_t second,
                      uint32_t target);

    // --- folding (fold.cpp)
    bool fold(Expr* e, Value& value);
    bool fold_inside(Expr* e, Value& value);
    bool fold_binary(Operator op, Value left, Value right, Value& value);
    bool fold_unary(UnaryOperator op, Value operand, Value& value);
    bool literal(Expr* e, Value& value);
    bool truth_of(Value constant);
    bool fold_integers(Operator op, Value left, Value right, Value& value);
    bool fold_floats(Operator op, double x, double y, Value& value);
    bool constant_items(Nodes<Expr> items, bool as_set, Value& value);
    bool constant_container(Expr* e, Value& value);
    Value constant_slice(const Value (&parts)[3]);
    Value checked(Value value) {
        if (value.is_signal()) fail(value == Value::stopped() ? Status::stopped : Status::no_memory);
        return value;
    }
    bool constant_value(const syntax::Constant* c, Value& value);

    Cage& cage_;
    Arena& arena_;
    const ParseResult& parsed_;
    const CompileOptions& options_;
    Unit* u_ = nullptr;
    Inlined* inlined_ = nullptr;
    Status status_ = Status::ok;
    SyntaxProblem problem_;
    Vector<Capture> captures_;
    uint32_t pending_ = 0;
    bool has_walrus_ = false;
    bool future_annotations_ = false;
    uint32_t extra_parameters_ = 0; // for the next open_unit()
    Text extra_names_[2];
    uint32_t depth_ = 0;
    uint32_t kept_ = 0; // what units in progress keep in memory of inner ones
};

} // namespace natrix::compiler
