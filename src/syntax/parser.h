#pragma once
#include <cstring>
#include <type_traits>

#include "syntax/lexer.h"
#include "syntax/text_builder.h"

// The fast parser: it accepts exactly the language and builds the tree, but says nothing about what is wrong;
// diagnosis.h finds that out afterwards. Expressions are parsed without recursion, with a stack of frames in
// the arena; statements recurse once for each level of indentation (at most 100), patterns once for each
// bracket.
namespace natrix::syntax {

// Precedence levels, lowest first.
enum Level : uint8_t {
    level_expression = 1, // lambda, a if b else c
    level_or,
    level_and,
    level_not,
    level_comparison,
    level_bit_or,
    level_bit_xor,
    level_bit_and,
    level_shift,
    level_sum,
    level_term,
    level_factor,
    level_power,
    level_await,
    level_primary,
};

enum class Failure : uint8_t {
    None,
    Syntax,  // diagnosis.h knows more
    Literal, // `problem` is complete: a literal cannot be converted
    TooDeep,
    Stopped,
    OutOfArena,
};

// Parameters of a def or lambda as they come in.
struct ParamsBuilder {
    uint32_t base; // where its triples (Arg, default or null) begin on the node stack
    uint32_t posonly;
    uint32_t positional;
    bool seen_slash;
    bool seen_star;
    bool seen_default;
    Arg* vararg;
    Arg* kwarg;
};

class Parser {
  public:
    Parser(Arena& arena, Poll& poll, const Source& source, const TokenList& list, Flags flags)
        : arena_(arena),
          poll_(poll),
          source_(source),
          tokens_(list.tokens),
          token_count_(list.count),
          flags_(flags),
          mode_(Mode::Exec),
          warnings_end_(&warnings_) {}

    // Null when `failure` is set.
    [[nodiscard]] Mod* parse(Mode mode);

    // One expression that starts at a token, for diagnosis; null when there is none. `allow` as for
    // expression().
    [[nodiscard]] Expr* expression_at(uint32_t token, uint8_t level, uint8_t allow) {
        position_ = token;
        return expression(level, allow);
    }
    // The first token of the top-level statement to blame when parsing has ended.
    [[nodiscard]] uint32_t statement_start() const {
        switch (tokens_[statement_start_].kind) {
        case TokenKind::Indent:
        case TokenKind::Elif:
        case TokenKind::Else:
        case TokenKind::Except:
        case TokenKind::Finally: return statement_before_;
        default: return statement_start_;
        }
    }

    [[nodiscard]] Failure failure() const { return failure_; }
    [[nodiscard]] const SyntaxProblem& problem() const { return problem_; }
    // Of Failure::Literal: the token it was found at.
    [[nodiscard]] uint32_t problem_token() const { return problem_token_; }
    [[nodiscard]] SyntaxWarningNote* warnings() const { return warnings_; }

  private:
    enum class FrameKind : uint8_t;
    struct Frame;
    // What an expression may be, beyond its level.
    enum Allow : uint8_t { allow_none = 0, allow_walrus = 1, allow_star = 2, allow_tuple = 4 };

    // --- tokens
    TokenKind kind() const { return tokens_[position_].kind; }
    TokenKind kind_after(uint32_t n) const {
        uint32_t at = position_ + n;
        return at < token_count_ ? tokens_[at].kind : TokenKind::EndMarker;
    }
    const Token& token() const { return tokens_[position_]; }
    void advance() { position_++; }
    bool accept(TokenKind k) {
        if (kind() != k) return false;
        position_++;
        return true;
    }
    bool expect(TokenKind k) { return accept(k) || fail(); }
    SoftKeyword soft() const { return kind() == TokenKind::Name ? token().soft : SoftKeyword::None; }
    // `print` and `exec`, once statements.
    bool is_legacy_name(const Token& t) const {
        const char* at = source_.text + t.start;
        uint32_t size = t.end - t.start;
        return (size == 5 && std::memcmp(at, "print", 5) == 0) ||
               (size == 4 && std::memcmp(at, "exec", 4) == 0);
    }
    bool ok() const { return failure_ == Failure::None; }
    bool fail(Failure f = Failure::Syntax) {
        if (failure_ == Failure::None) failure_ = f;
        return false;
    }

    // --- nodes
    template<class T> T* make(uint32_t first_token) {
        static_assert(sizeof(T) <= sizeof spare_);
        auto* node = static_cast<T*>(node_memory(sizeof(T)));
        node->kind = T::kind_of;
        start_span(node->span, first_token);
        end_span(node->span);
        return node;
    }
    void* node_memory(size_t size);
    void start_span(Span& span, uint32_t first_token) const {
        const Token& t = tokens_[first_token];
        span.lineno = t.line;
        span.col_offset = t.start - source_.line_starts[t.line];
    }
    void end_span_at(Span& span, uint32_t last_token) const {
        const Token& t = tokens_[last_token];
        uint32_t line = t.line;
        if (t.newlines_inside) [[unlikely]]
            line = t.newlines_inside < 65535 ? line + t.newlines_inside : source_.line_of(t.end);
        span.end_lineno = line;
        span.end_col_offset = t.end - source_.line_starts[line];
    }
    void end_span(Span& span) const { end_span_at(span, position_ - 1); }
    void push(Node* node) {
        if (stack_size_ == stack_capacity_ && !grow_stack()) return;
        stack_[stack_size_++] = node;
    }
    bool grow_stack();
    // Takes all nodes above `base` off the stack.
    template<class T> Nodes<T> take(uint32_t base) {
        uint32_t count = stack_size_ - base;
        Nodes<T> list;
        if (count == 0) return list;
        list.items = static_cast<T**>(list_memory(count * sizeof(T*)));
        if (list.items) {
            list.count = count;
            for (uint32_t i = 0; i < count; i++) list.items[i] = static_cast<T*>(stack_[base + i]);
        }
        stack_size_ = base;
        return list;
    }
    template<class T> Nodes<T> one(T* node) {
        Nodes<T> list;
        list.items = static_cast<T**>(list_memory(sizeof(T*)));
        if (list.items) {
            list.count = 1;
            list.items[0] = node;
        }
        return list;
    }
    void* list_memory(size_t size);
    Text name_text(const Token& token);
    Text take_name(); // of the current Name token, which it skips
    Name* name_node(ExprContext context);

    // --- expressions.cpp
    Expr* expression(uint8_t level, uint8_t allow);
    Expr* simple_expression() { return expression(level_expression, allow_none); }
    Expr* named_expression() { return expression(level_expression, allow_walrus); }
    Expr* star_expressions() { return expression(level_expression, allow_star | allow_tuple); }
    Expr* star_targets() { return expression(level_bit_or, allow_star | allow_tuple); }
    Expr* annotated_rhs();
    // With `initial`, a Name before a bracket: what follows it.
    bool run(uint32_t bottom, Expr* initial);
    Frame* push_frame(FrameKind kind, uint8_t level, uint8_t need);
    bool add_parameter(ParamsBuilder& params, Arg* arg, Node* value);
    Arguments* finish_parameters(ParamsBuilder& params, uint32_t first_token);
    bool to_context(Expr* expr, ExprContext context);
    bool is_single_target(Expr* expr) const;
    bool grow_frames();

    // --- literals.cpp
    Expr* number();
    Constant* string_run();
    Constant* text_constant(Text text, uint32_t first_token, uint32_t last_token, bool ascii);
    Constant* middle(const Token& token, uint32_t index, bool raw);
    bool decode_token(const Token& token, char* to, uint32_t& size, bool& ascii);
    bool decode_body(const Token& token, const char* from, uint32_t count, bool raw, bool bytes, char* to,
                     uint32_t& size, bool& ascii);
    bool literal_problem(const TextBuilder& message, const Token& token);
    void fold_constants(uint32_t base);
    Text field_text(uint32_t brace_token, bool with_equal);
    bool token_is_bytes(const Token& token) const;
    bool token_is_raw(const Token& token) const;
    bool conversion(int32_t& value, char prefix);
    void mixed_literals();
    void warn_escape(const char* at, uint32_t value, bool octal);

    // --- statements.cpp
    bool block(Nodes<Stmt>& body);
    bool statements_until(TokenKind last);
    bool statement();
    bool simple_statements();
    Stmt* simple_statement();
    Stmt* expression_statement();
    Stmt* compound_statement();
    Stmt* if_statement();
    Stmt* for_statement(uint32_t start, bool async);
    Stmt* while_statement();
    Stmt* try_statement();
    Stmt* with_statement(uint32_t start, bool async);
    Stmt* function_definition(uint32_t start, bool async, Nodes<Expr> decorators);
    Stmt* class_definition(uint32_t start, Nodes<Expr> decorators);
    Stmt* decorated();
    Stmt* type_alias();
    Stmt* import_statement();
    Stmt* import_from();
    bool name_list(Texts& names);
    bool parameter(ParamsBuilder& params);
    bool else_block(Nodes<Stmt>& body);
    bool with_items_in_brackets() const;
    bool with_items(Nodes<WithItem>& items);
    WithItem* with_item();
    Expr* class_arguments(Expr* name);
    Mod* interactive();
    bool type_parameters(Nodes<TypeParam>& params);
    TypeParam* type_parameter();
    Arguments* parameters();
    Text dotted_name();
    template<class T> T* finish(T* node) {
        end_span(node->span);
        return node;
    }
    // A compound statement ends with its last token that is neither a line end nor an indentation.
    template<class T> T* finish_block(T* node) {
        uint32_t last = position_ - 1;
        while (last > 0 &&
               (tokens_[last].kind == TokenKind::Newline || tokens_[last].kind == TokenKind::Indent ||
                tokens_[last].kind == TokenKind::Dedent))
            last--;
        end_span_at(node->span, last);
        return node;
    }

    // --- patterns.cpp
    bool starts_match() const;
    Stmt* match_statement();
    Pattern* patterns();
    Pattern* pattern_or_star();
    Pattern* pattern();
    Pattern* closed_pattern();
    Pattern* capture_or_value();
    Pattern* class_pattern(Expr* cls, uint32_t start);
    Pattern* mapping_pattern();
    Pattern* sequence_pattern();
    Expr* literal_pattern_value();
    Expr* pattern_dotted_name(bool& dotted);

    Arena& arena_;
    Poll& poll_;
    const Source& source_;
    const Token* tokens_;
    uint32_t token_count_;
    uint32_t position_ = 0;
    Flags flags_;
    Failure failure_ = Failure::None;
    SyntaxProblem problem_;
    uint32_t problem_token_ = 0;
    Mode mode_; // that of parse()
    SyntaxWarningNote* warnings_ = nullptr;
    SyntaxWarningNote** warnings_end_;

    Node** stack_ = nullptr;
    uint32_t stack_size_ = 0;
    uint32_t stack_capacity_ = 0;
    Frame* frames_ = nullptr;
    uint32_t frame_count_ = 0;
    uint32_t frame_capacity_ = 0;
    uint32_t nesting_ = 0;
    uint32_t nodes_made_ = 0;
    uint32_t statement_start_ = 0;
    uint32_t statement_before_ = 0;
    bool suspicious_ = false;
    Expr* value_ = nullptr;
    // Stands in for nodes when the arena is at its limit, so that only loops need to ask whether all is well.
    alignas(16) char spare_[256];
};

} // namespace natrix::syntax
