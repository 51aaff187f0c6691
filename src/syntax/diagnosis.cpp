#include "syntax/diagnosis.h"

#include "syntax/parser.h"
#include "syntax/source.h"
#include "syntax/text_builder.h"

namespace natrix::syntax {
namespace {

using K = TokenKind;

// The notation of grammar.inc. `name = alternative / alternative ;` A name ends in '*' when its results are
// remembered in both runs alike, in '!' when mistakes are not looked for within it. An item is a 'token', a
// "soft keyword", a NAME of tokens or a rule, or a group; x? x* x+ as usual, x%y is x (y x)*; & and ! look
// ahead, ~ commits, ^'t' must follow or is the error; ?rule is tried in the second run only. `a:` and `b:`
// name parts for the action after `->`.
const char grammar_text[] =
#include "syntax/grammar.inc"
    ;

enum class Op : uint8_t {
    Token,
    Soft,
    AnySoft,
    Rule,
    Choice,
    Alternative,
    Optional,
    Star,
    Plus,
    Gather,
    And,
    Not,
    Force,
    Cut
};

enum class Action : uint8_t {
    None,
    loc,
    range,
    from,
    next,
    here,
    indent,
    real,
    imaginary,
    genexp,
    arguments,
    legacy,
    comma,
    bound,
    star_target,
    del_target,
    for_target,
    param,
    kvpair,
    concat,
};
const char* const action_names[] = {"",           "loc",        "range", "from",      "next",
                                    "here",       "indent",     "real",  "imaginary", "genexp",
                                    "arguments",  "legacy",     "comma", "bound",     "star_target",
                                    "del_target", "for_target", "param", "kvpair",    "concat"};

struct GrammarNode {
    Op op;
    uint8_t label; // 1 and 2 for a and b
    bool second_run;
    Action action;  // of an Alternative
    uint16_t first; // child, token kind, rule number, or soft keyword
    uint16_t second;
    uint16_t next; // sibling; 0 is none
    uint16_t message_size;
    const char* message;
};

struct Rule {
    Text name;
    uint16_t body; // a Choice; 0 while unknown
    bool shared_memo;
    bool without_mistakes;
};

constexpr uint32_t max_nodes = 4096;
constexpr uint32_t max_rules = 512;

struct Grammar {
    GrammarNode* nodes;
    uint32_t node_count = 1;
    Rule* rules;
    uint32_t rule_count = 0;
    uint16_t* buckets; // rule number plus one
};

const char* const token_spellings[] = {
#define TOKEN(name) nullptr,
#define OPERATOR(name, spelling) spelling,
#define KEYWORD(name, spelling) spelling,
#include "syntax/tokens.def"
};

struct TokenName {
    const char* name;
    K kind;
};
const TokenName token_names[] = {
    {"NAME", K::Name},       {"NUMBER", K::Number},       {"STRING", K::String},
    {"NEWLINE", K::Newline}, {"INDENT", K::Indent},       {"DEDENT", K::Dedent},
    {"END", K::EndMarker},   {"FSTART", K::FStringStart}, {"FMID", K::FStringMiddle},
    {"FEND", K::FStringEnd}, {"TSTART", K::TStringStart}, {"TMID", K::TStringMiddle},
    {"TEND", K::TStringEnd}};

bool equals(Text text, const char* literal) {
    return std::strlen(literal) == text.size && std::memcmp(text.data, literal, text.size) == 0;
}

class GrammarReader {
  public:
    explicit GrammarReader(Grammar& grammar) : g_(grammar), at_(grammar_text) {}

    bool read() {
        for (skip(); *at_ && good_; skip()) {
            Rule& rule = rule_named(word());
            if (*at_ == '*')
                rule.shared_memo = true, at_++;
            else if (*at_ == '!')
                rule.without_mistakes = true, at_++;
            skip();
            if (*at_++ != '=') return false;
            uint16_t body = choice();
            rule.body = body;
            skip();
            if (*at_++ != ';') return false;
        }
        for (uint32_t i = 0; i < g_.rule_count; i++) good_ = good_ && g_.rules[i].body;
        return good_;
    }
    Rule& rule_named(Text name) {
        uint32_t h = 0;
        for (uint32_t i = 0; i < name.size; i++) h = h * 31 + static_cast<uint8_t>(name.data[i]);
        for (h %= 2 * max_rules;; h = (h + 1) % (2 * max_rules)) {
            uint16_t number = g_.buckets[h];
            if (!number) {
                g_.rules[g_.rule_count] = {name, 0, false, false};
                g_.buckets[h] = static_cast<uint16_t>(++g_.rule_count);
                return g_.rules[g_.rule_count - 1];
            }
            if (g_.rules[number - 1].name == name) return g_.rules[number - 1];
        }
    }

  private:
    void skip() {
        while (*at_ == ' ' || *at_ == '\n') at_++;
    }
    Text word() {
        const char* start = at_;
        while ((*at_ >= 'a' && *at_ <= 'z') || (*at_ >= 'A' && *at_ <= 'Z') || *at_ == '_') at_++;
        if (at_ == start) good_ = false;
        return {start, static_cast<uint32_t>(at_ - start)};
    }
    uint16_t node(Op op, uint32_t first = 0, uint32_t second = 0) {
        if (g_.node_count >= max_nodes) {
            good_ = false;
            return 0;
        }
        g_.nodes[g_.node_count] = {
            op, 0, false,  Action::None, static_cast<uint16_t>(first), static_cast<uint16_t>(second),
            0,  0, nullptr};
        return static_cast<uint16_t>(g_.node_count++);
    }
    // Recursion is as deep as brackets in grammar.inc.
    uint16_t choice() {
        uint16_t first = 0, last = 0;
        do {
            uint16_t alternative = sequence();
            if (last)
                g_.nodes[last].next = alternative;
            else
                first = alternative;
            last = alternative;
            skip();
        } while (good_ && *at_ == '/' && at_++);
        return node(Op::Choice, first);
    }
    uint16_t sequence() {
        uint16_t first = 0, last = 0;
        uint16_t self = node(Op::Alternative);
        for (skip(); good_ && *at_ && *at_ != '/' && *at_ != ';' && *at_ != ')'; skip()) {
            if (at_[0] == '-' && at_[1] == '>') {
                at_ += 2;
                skip();
                Text action = word();
                for (uint8_t i = 1; i < sizeof action_names / sizeof *action_names; i++)
                    if (equals(action, action_names[i])) g_.nodes[self].action = static_cast<Action>(i);
                skip();
                if (*at_ == '"') {
                    const char* start = ++at_;
                    while (*at_ != '"' || at_[-1] == '\\') at_++;
                    g_.nodes[self].message = start;
                    g_.nodes[self].message_size = static_cast<uint16_t>(at_ - start);
                    at_++;
                }
                break;
            }
            uint16_t i = item();
            if (last)
                g_.nodes[last].next = i;
            else
                first = i;
            last = i;
        }
        g_.nodes[self].first = first;
        return self;
    }
    uint16_t item() {
        uint8_t label = 0;
        if ((*at_ == 'a' || *at_ == 'b') && at_[1] == ':') {
            label = *at_ == 'a' ? 1 : 2;
            at_ += 2;
        }
        uint16_t result = 0;
        switch (*at_) {
        case '&':
            at_++;
            result = node(Op::And, atom());
            break;
        case '!':
            at_++;
            result = node(Op::Not, atom());
            break;
        case '^':
            at_++;
            result = node(Op::Force, g_.nodes[atom()].first);
            break;
        case '~':
            at_++;
            result = node(Op::Cut);
            break;
        case '?':
            at_++;
            result = atom();
            g_.nodes[result].second_run = true;
            break;
        default:
            result = atom();
            if (*at_ == '?')
                result = node(Op::Optional, result), at_++;
            else if (*at_ == '*')
                result = node(Op::Star, result), at_++;
            else if (*at_ == '+')
                result = node(Op::Plus, result), at_++;
            else if (*at_ == '%') {
                at_++;
                uint16_t separator = atom();
                result = node(Op::Gather, result, separator);
            }
        }
        g_.nodes[result].label = label;
        return result;
    }
    uint16_t atom() {
        char c = *at_;
        if (c == '(') {
            at_++;
            uint16_t group = choice();
            skip();
            if (*at_++ != ')') good_ = false;
            return group;
        }
        if (c == '\'' || c == '"') {
            const char* start = ++at_;
            while (*at_ != c) at_++;
            Text spelling{start, static_cast<uint32_t>(at_ - start)};
            at_++;
            if (c == '"') {
                SoftKeyword soft = spelling.data[0] == 'm'   ? SoftKeyword::Match
                                   : spelling.data[0] == 'c' ? SoftKeyword::Case
                                   : spelling.data[0] == 't' ? SoftKeyword::Type
                                                             : SoftKeyword::Underscore;
                return node(Op::Soft, static_cast<uint32_t>(soft));
            }
            for (uint32_t k = 0; k < static_cast<uint32_t>(K::count); k++)
                if (token_spellings[k] && equals(spelling, token_spellings[k])) return node(Op::Token, k);
            good_ = false;
            return 0;
        }
        Text name = word();
        if (!good_) return 0;
        if (name.data[0] >= 'A' && name.data[0] <= 'Z') {
            for (const TokenName& t : token_names)
                if (equals(name, t.name)) return node(Op::Token, static_cast<uint32_t>(t.kind));
            return node(Op::AnySoft);
        }
        return node(Op::Rule, static_cast<uint32_t>(&rule_named(name) - g_.rules));
    }

    Grammar& g_;
    const char* at_;
    bool good_ = true;
};

struct Part {
    uint32_t start = 0;
    uint32_t end = 0; // token after the last
    uint16_t node = 0;
};

struct Frame {
    uint16_t node;
    uint16_t item;
    bool entered;
    bool cut;
    bool mistakes_before;
    uint32_t start;
    uint32_t position;
    Part a, b;
};

class Machine {
  public:
    Machine(Arena& arena, Poll& poll, const Source& source, const TokenList& list, Flags flags,
            uint32_t first)
        : arena_(arena),
          poll_(poll),
          source_(source),
          list_(list),
          flags_(flags),
          first_(first),
          fill_(first) {}

    SyntaxProblem run(Mode mode);

  private:
    bool match(uint16_t rule);
    bool attempt(uint16_t node, uint32_t position);
    bool is_leaf(const GrammarNode& n) const {
        return n.op == Op::Token || n.op == Op::Soft || n.op == Op::AnySoft;
    }
    const Token* fetch(uint32_t position) {
        if (position >= list_.count) position = list_.count - 1;
        if (position >= fill_) fill_ = position + 1;
        const Token& t = list_.tokens[position];
        if (t.kind == K::Error) {
            stopped_ = true;
            lexer_problem_ = true;
        }
        return &t;
    }
    void finish(bool ok, uint32_t position) {
        frame_count_--;
        have_result_ = true;
        ok_ = ok;
        position_ = position;
    }
    bool push(uint16_t node, uint32_t position);
    void step();

    // Memo of (rule, run, position); the value is the end plus one, or 0 for a failure.
    struct Memo {
        uint64_t key; // plus one
        uint32_t value;
    };
    Memo* find_memo(uint64_t key);
    void remember(uint64_t key, uint32_t value);

    // --- reporting
    bool gave_up(const Parser& parser) {
        if (parser.failure() != Failure::Stopped) return false;
        problem_.type = ProblemType::Stopped;
        stopped_ = true;
        return true;
    }
    // CPython converts literals while it parses; where it fails to, that is the problem.
    void check_literals(uint32_t start, uint32_t read_before) {
        auto* memory = arena_.take(sizeof(Parser), alignof(Parser));
        if (!memory || stopped_) return;
        auto* parser = new (memory) Parser(arena_, poll_, source_, list_, flags_);
        (void)parser->expression_at(start, level_primary, 0);
        if (gave_up(*parser) || parser->failure() != Failure::Literal) return;
        problem_ = parser->problem();
        // Escapes are reported at the last token that has been read.
        bool escape = problem_.message.size && problem_.message.data[0] == '(';
        uint32_t last = read_before - 1;
        if (escape && last > parser->problem_token()) {
            Text message = problem_.message;
            raise_here(ProblemType::SyntaxError, TextBuilder(), last);
            problem_.message = message;
        }
        stopped_ = true;
    }
    // The start of the string around a conversion.
    uint32_t conversion_start(uint32_t token) const {
        for (uint32_t depth = 0; token > first_; token--) {
            K k = list_.tokens[token].kind;
            if (k == K::FStringEnd || k == K::TStringEnd) depth++;
            if (k == K::FStringStart || k == K::TStringStart) {
                if (depth == 0) break;
                depth--;
            }
        }
        return token;
    }
    bool act(const GrammarNode& alternative, Frame& f);
    void raise(ProblemType type, const TextBuilder& message, uint32_t line, int64_t offset, uint32_t end_line,
               int64_t end_offset);
    void raise_span(const TextBuilder& message, const Span& span);
    void raise_here(ProblemType type, const TextBuilder& message, uint32_t token);
    void raise_from(const TextBuilder& message, const Span& span);
    Span part_span(const Part& part);
    Span token_span(uint32_t first, uint32_t last) const;
    int64_t offset_of(uint32_t line, uint32_t column) const;
    Expr* part_tree(const Part& part);
    const Expr* invalid_target(Expr* expr, Action kind);
    TextBuilder format(const GrammarNode& alternative, const Frame& f);
    Text token_text(uint32_t token) const {
        const Token& t = list_.tokens[token];
        return {source_.text + t.start, t.end - t.start};
    }
    uint32_t bracket_level(uint32_t token) const;
    Text rule_of(const Part& part) const {
        const GrammarNode& n = grammar_.nodes[part.node];
        return n.op == Op::Rule ? grammar_.rules[n.first].name : Text{};
    }

    Arena& arena_;
    Poll& poll_;
    const Source& source_;
    const TokenList& list_;
    Flags flags_;
    uint32_t first_;
    uint32_t fill_;
    Grammar grammar_;
    uint16_t strings_rule_ = 0;
    uint16_t conversion_rule_ = 0;
    bool mistakes_ = false;
    bool stopped_ = false; // a problem was raised
    bool lexer_problem_ = false;
    SyntaxProblem problem_;
    Frame* frames_ = nullptr;
    uint32_t frame_count_ = 0;
    uint32_t frame_capacity_ = 0;
    bool have_result_ = false;
    bool ok_ = false;
    bool cut_ = false; // the alternative that failed had been committed to
    uint32_t position_ = 0;
    Memo* memo_ = nullptr;
    uint32_t memo_count_ = 0;
    uint32_t memo_capacity_ = 0;
    uint32_t steps_ = 0;
};

Machine::Memo* Machine::find_memo(uint64_t key) {
    if (!memo_capacity_) return nullptr;
    uint64_t h = (key + 1) * 0x9E3779B97F4A7C15u;
    for (auto i = static_cast<uint32_t>(h >> 32) & (memo_capacity_ - 1);;
         i = (i + 1) & (memo_capacity_ - 1)) {
        if (memo_[i].key == key + 1) return &memo_[i];
        if (memo_[i].key == 0) return nullptr;
    }
}

void Machine::remember(uint64_t key, uint32_t value) {
    auto place = [&](uint64_t stored, uint32_t v) {
        uint64_t h = stored * 0x9E3779B97F4A7C15u;
        auto i = static_cast<uint32_t>(h >> 32) & (memo_capacity_ - 1);
        while (memo_[i].key && memo_[i].key != stored) i = (i + 1) & (memo_capacity_ - 1);
        memo_count_ += memo_[i].key == 0;
        memo_[i] = {stored, v};
    };
    if (memo_count_ * 2 >= memo_capacity_) {
        uint32_t before = memo_capacity_;
        Memo* old = memo_;
        uint32_t capacity = before ? before * 2 : 4096;
        Memo* memo = arena_.array<Memo>(capacity);
        // Without a memo the machine takes time exponential in the depth of brackets.
        if (!memo || capacity == 0) {
            problem_.type = ProblemType::OutOfArena;
            stopped_ = true;
            return;
        }
        memo_ = memo;
        memo_capacity_ = capacity;
        memo_count_ = 0;
        for (uint32_t i = 0; i < before; i++)
            if (old[i].key) place(old[i].key, old[i].value);
    }
    place(key + 1, value);
}

bool Machine::push(uint16_t node, uint32_t position) {
    if (frame_count_ == frame_capacity_) {
        uint32_t capacity = frame_capacity_ ? frame_capacity_ * 2 : 256;
        auto* frames = static_cast<Frame*>(arena_.take(capacity * sizeof(Frame), alignof(Frame)));
        if (!frames) {
            problem_.type = ProblemType::OutOfArena;
            stopped_ = true;
            return false;
        }
        if (frame_count_) std::memcpy(static_cast<void*>(frames), frames_, frame_count_ * sizeof(Frame));
        frames_ = frames;
        frame_capacity_ = capacity;
    }
    frames_[frame_count_++] = {node, 0, false, false, false, position, position, {}, {}};
    return true;
}

// Matches a leaf at once, or pushes a frame. The result is there when have_result_ is set.
bool Machine::attempt(uint16_t node, uint32_t position) {
    const GrammarNode& n = grammar_.nodes[node];
    have_result_ = false;
    if (!is_leaf(n)) return push(node, position);
    const Token* t = fetch(position);
    if (stopped_) return false;
    if (n.op == Op::Token) {
        ok_ = static_cast<uint16_t>(t->kind) == n.first;
        // "<>" is no operator of this language.
        if (ok_ && t->kind == K::NotEqual && source_.text[t->start] == '<') ok_ = false;
    } else if (n.op == Op::Soft) {
        ok_ = t->kind == K::Name && static_cast<uint16_t>(t->soft) == n.first;
    } else {
        ok_ = t->kind == K::Name && t->soft != SoftKeyword::None;
    }
    cut_ = false;
    position_ = position + ok_;
    have_result_ = true;
    return true;
}

void Machine::step() {
    Frame& f = frames_[frame_count_ - 1];
    const GrammarNode& n = grammar_.nodes[f.node];
    bool returned = f.entered && have_result_;
    f.entered = true;
    switch (n.op) {
    case Op::Rule: {
        const Rule& rule = grammar_.rules[n.first];
        uint64_t key = uint64_t{f.start} << 11 | uint64_t{n.first} << 1 | (rule.shared_memo ? 0 : mistakes_);
        if (returned) {
            if (rule.without_mistakes) mistakes_ = f.mistakes_before;
            remember(uint64_t{f.start} << 11 | uint64_t{n.first} << 1 | (rule.shared_memo ? 0 : mistakes_),
                     ok_ ? position_ + 1 : 0);
            cut_ = false;
            if (ok_ && (n.first == strings_rule_ || n.first == conversion_rule_)) {
                check_literals(n.first == strings_rule_ ? f.start : conversion_start(f.start), f.a.start);
                if (stopped_) return;
            }
            finish(ok_, position_);
            return;
        }
        if (n.second_run && !mistakes_) return finish(false, f.start);
        if (Memo* memo = find_memo(key)) {
            cut_ = false;
            return finish(memo->value != 0, memo->value ? memo->value - 1 : f.start);
        }
        f.mistakes_before = mistakes_;
        f.a.start = fill_;
        if (rule.without_mistakes) mistakes_ = false;
        attempt(rule.body, f.start);
        return;
    }
    case Op::Choice:
        if (!returned)
            f.item = n.first;
        else if (ok_)
            return finish(true, position_);
        else if (cut_) {
            cut_ = false;
            return finish(false, f.start);
        } else {
            f.item = grammar_.nodes[f.item].next;
        }
        if (!f.item) {
            cut_ = false;
            return finish(false, f.start);
        }
        attempt(f.item, f.start);
        return;
    case Op::Alternative: {
        // Leaves are matched in this loop.
        if (!returned) {
            f.item = n.first;
        } else {
            goto item_done;
        }
        for (;;) {
            if (!f.item) {
                cut_ = false;
                if (n.action != Action::None && !act(n, f)) {
                    if (!stopped_) finish(false, f.start);
                    return;
                }
                return finish(true, f.position);
            }
            if (grammar_.nodes[f.item].op == Op::Cut) {
                f.cut = true;
                f.item = grammar_.nodes[f.item].next;
                continue;
            }
            if (!attempt(f.item, f.position) || !have_result_) return;
        item_done:
            if (!ok_) {
                cut_ = f.cut;
                bool cut = f.cut;
                finish(false, f.start);
                cut_ = cut;
                return;
            }
            const GrammarNode& item = grammar_.nodes[f.item];
            uint16_t named = f.item;
            if (item.label) (item.label == 1 ? f.a : f.b) = {f.position, position_, named};
            f.position = position_;
            f.item = item.next;
        }
    }
    case Op::Optional:
        if (!returned) {
            attempt(n.first, f.start);
            if (!have_result_) return;
        }
        if (stopped_) return;
        cut_ = false;
        return finish(true, ok_ ? position_ : f.start);
    case Op::Star:
    case Op::Plus:
        for (;;) {
            if (returned || have_result_) {
                if (!ok_ || position_ == f.position) {
                    cut_ = false;
                    return finish(n.op == Op::Star || f.position > f.start, f.position);
                }
                f.position = position_;
            }
            returned = false;
            have_result_ = false;
            if (!attempt(n.first, f.position) || !have_result_) return;
        }
    case Op::Gather:
        // item: 0 expects an element, 1 a separator.
        for (;;) {
            if (returned || have_result_) {
                if (!ok_) {
                    cut_ = false;
                    bool any = f.a.node != 0;
                    return finish(any, f.position);
                }
                if (f.item == 0) {
                    f.position = position_; // all up to here belongs to the list
                    f.a.node = 1;
                }
                f.item ^= 1;
                f.a.start = position_;
            } else {
                f.a.start = f.start;
            }
            returned = false;
            have_result_ = false;
            if (!attempt(f.item == 0 ? n.first : n.second, f.a.start) || !have_result_) return;
        }
    case Op::And:
    case Op::Not:
        if (!returned) {
            attempt(n.first, f.start);
            if (!have_result_) return;
        }
        if (stopped_) return;
        cut_ = false;
        return finish(ok_ == (n.op == Op::And), f.start);
    case Op::Force: {
        const Token* t = fetch(f.start);
        if (stopped_) return;
        if (static_cast<uint16_t>(t->kind) == n.first) return finish(true, f.start + 1);
        TextBuilder message;
        message.add("expected '").add(token_spellings[n.first]).add('\'');
        raise_span(message, token_span(f.start, f.start));
        return;
    }
    default: return finish(false, f.start);
    }
}

bool Machine::match(uint16_t rule) {
    frame_count_ = 0;
    memo_ = nullptr;
    memo_count_ = memo_capacity_ = 0;
    uint16_t body = grammar_.rules[rule].body;
    if (!attempt(body, first_)) return false;
    while (frame_count_ > 0 && !stopped_) {
        if ((++steps_ & 1023) == 0 && poll_.charge(1024)) {
            problem_.type = ProblemType::Stopped;
            stopped_ = true;
            break;
        }
        step();
    }
    return !stopped_ && ok_;
}

// --- reporting

int64_t Machine::offset_of(uint32_t line, uint32_t column) const {
    uint32_t size = source_.line_starts[line + 1] - source_.line_starts[line];
    // CPython shows the line without its end once the tokenizer has gone beyond it.
    const Token& last = list_.tokens[fill_ - 1];
    uint32_t tokenizer_line =
        last.newlines_inside && last.kind != K::Newline ? source_.line_of(last.end) : last.line;
    if (tokenizer_line > line && size > 0) size--;
    if (column > size) column = size;
    return int64_t{count_characters(source_.text + source_.line_starts[line], column)} + 1;
}

Span Machine::token_span(uint32_t first, uint32_t last) const {
    const Token& a = list_.tokens[first];
    const Token& b = list_.tokens[last];
    Span span;
    span.lineno = a.line;
    span.col_offset = a.start - source_.line_starts[a.line];
    span.end_lineno = b.newlines_inside ? source_.line_of(b.end) : b.line;
    span.end_col_offset = b.end - source_.line_starts[span.end_lineno];
    return span;
}

void Machine::raise(ProblemType type, const TextBuilder& message, uint32_t line, int64_t offset,
                    uint32_t end_line, int64_t end_offset) {
    if (stopped_) return;
    stopped_ = true;
    problem_.type = type;
    problem_.message = message.finish(arena_);
    problem_.lineno = line;
    problem_.offset = offset;
    problem_.end_lineno = end_line;
    problem_.end_offset = end_offset;
    uint32_t start = source_.line_starts[line];
    problem_.line = {source_.text + start, source_.line_starts[line + 1] - start};
}

// Both columns are measured on the first line, as CPython does.
void Machine::raise_span(const TextBuilder& message, const Span& span) {
    raise(ProblemType::SyntaxError, message, span.lineno, offset_of(span.lineno, span.col_offset),
          span.end_lineno, offset_of(span.lineno, span.end_col_offset));
}

void Machine::raise_here(ProblemType type, const TextBuilder& message, uint32_t token) {
    const Token& t = list_.tokens[token];
    if (!t.has_extent()) {
        raise(type, message, t.line, offset_of(t.line, t.start - source_.line_starts[t.line]) - 1, t.line,
              -1);
        return;
    }
    Span span = token_span(token, token);
    raise(type, message, span.lineno, offset_of(span.lineno, span.col_offset), span.end_lineno,
          offset_of(span.lineno, span.end_col_offset));
}

// From the start of something to where the tokenizer stands.
void Machine::raise_from(const TextBuilder& message, const Span& span) {
    const Token& t = list_.tokens[fill_ - 1];
    uint32_t line = t.newlines_inside && t.kind != K::Newline ? source_.line_of(t.end) : t.line;
    raise(ProblemType::SyntaxError, message, span.lineno, offset_of(span.lineno, span.col_offset), line,
          offset_of(span.lineno, t.end - source_.line_starts[line]) - 1);
}

// The tree of a part that is an expression; null for anything else.
Expr* Machine::part_tree(const Part& part) {
    struct Entry {
        const char* rule;
        uint8_t level;
        uint8_t allow;
    };
    // Allow bits: 1 walrus, 2 star, 4 tuple.
    const Entry entries[] = {
        {"expression", level_expression, 0},
        {"expression_without_invalid", level_expression, 0},
        {"star_expressions", level_expression, 6},
        {"star_named_expression", level_expression, 3},
        {"named_expression", level_expression, 1},
        {"bitwise_or", level_bit_or, 0},
        {"disjunction", level_or, 0},
        {"inversion", level_not, 0},
        {"factor", level_factor, 0},
        {"invalid_ann_assign_target", level_primary, 0},
        {"if_expression", level_expression, 0},
    };
    Text rule = rule_of(part);
    if (!rule.present()) return nullptr;
    for (const Entry& e : entries) {
        if (!equals(rule, e.rule)) continue;
        // The parser sees these tokens alone.
        uint32_t count = part.end - part.start;
        auto* memory = arena_.take(sizeof(Parser), alignof(Parser));
        auto* tokens = arena_.array<Token>(size_t{count} + 1);
        if (!memory || !tokens) return nullptr;
        std::memcpy(tokens, list_.tokens + part.start, count * sizeof(Token));
        tokens[count] = tokens[count - 1];
        tokens[count].kind = K::EndMarker;
        TokenList alone;
        alone.tokens = tokens;
        alone.count = count + 1;
        auto* parser = new (memory) Parser(arena_, poll_, source_, alone, flags_);
        Expr* tree = parser->expression_at(0, e.level, e.allow);
        return gave_up(*parser) ? nullptr : tree;
    }
    return nullptr;
}

Span Machine::part_span(const Part& part) {
    // A bracketed expression's own span leaves the brackets out.
    if (list_.tokens[part.start].kind == K::LeftParen)
        if (Expr* tree = part_tree(part)) return tree->span;
    return token_span(part.start, part.end > part.start ? part.end - 1 : part.start);
}

const Expr* Machine::invalid_target(Expr* expr, Action kind) {
    // Depth first, without recursion: a small stack of what is still to be looked at.
    uint32_t capacity = 256, size = 0;
    auto** stack = arena_.array<Expr*>(capacity);
    if (!stack || !expr) return nullptr;
    stack[size++] = expr;
    while (size > 0) {
        Expr* e = stack[--size];
        Nodes<Expr> elts;
        switch (e->kind) {
        case NodeKind::List: elts = static_cast<List*>(e)->elts; break;
        case NodeKind::Tuple: elts = static_cast<Tuple*>(e)->elts; break;
        case NodeKind::Starred:
            if (kind == Action::del_target) return e;
            stack[size++] = static_cast<Starred*>(e)->value;
            continue;
        case NodeKind::Compare: {
            auto* compare = static_cast<Compare*>(e);
            if (kind != Action::for_target) return e;
            if (compare->ops[0] == CompareOperator::In) stack[size++] = compare->left;
            continue;
        }
        case NodeKind::Name:
        case NodeKind::Subscript:
        case NodeKind::Attribute: continue;
        default: return e;
        }
        if (size + elts.count > capacity) {
            uint32_t more = (size + elts.count) * 2;
            auto** bigger = arena_.array<Expr*>(more);
            if (!bigger) return nullptr;
            std::memcpy(bigger, stack, size * sizeof(Expr*));
            stack = bigger;
            capacity = more;
        }
        for (uint32_t i = elts.count; i-- > 0;) stack[size++] = elts[i];
    }
    return nullptr;
}

uint32_t Machine::bracket_level(uint32_t token) const {
    uint32_t level = 0;
    for (uint32_t i = first_; i <= token; i++) {
        K k = list_.tokens[i].kind;
        if (k == K::LeftParen || k == K::LeftBracket || k == K::LeftBrace) level++;
        if (k == K::RightParen || k == K::RightBracket || k == K::RightBrace) level--;
    }
    return level;
}

// %a: what kind of expression a is; %t: the text of its first token; %l: its line.
TextBuilder Machine::format(const GrammarNode& alternative, const Frame& f) {
    TextBuilder message;
    for (uint32_t i = 0; i < alternative.message_size; i++) {
        char c = alternative.message[i];
        if (c == '\\') continue;
        if (c != '%' || i + 1 == alternative.message_size) {
            message.add(c);
            continue;
        }
        switch (alternative.message[++i]) {
        case 'a': {
            Expr* tree = part_tree(f.a);
            message.add(tree ? expression_name(tree) : text("expression"));
            break;
        }
        case 't': message.add(token_text(f.a.start)); break;
        case 'l': message.add_number(list_.tokens[f.a.start].line); break;
        default: break;
        }
    }
    return message;
}

// The action at an alternative's end. False: the alternative fails after all, or (stopped_) a problem was
// raised.
bool Machine::act(const GrammarNode& n, Frame& f) {
    switch (n.action) {
    case Action::None: return true;
    case Action::loc: raise_span(format(n, f), part_span(f.a)); return false;
    case Action::param: {
        Part part = f.a;
        if (part.end - 1 > part.start && list_.tokens[part.end - 1].kind == K::Comma) part.end--;
        raise_span(format(n, f), token_span(part.start, part.end - 1));
        return false;
    }
    case Action::range:
    case Action::legacy:
    case Action::comma: {
        if (n.action == Action::legacy || n.action == Action::comma) {
            Text name = token_text(f.a.start);
            bool legacy = equals(name, "print") || equals(name, "exec");
            if (n.action == Action::legacy && !legacy) return false;
            if (n.action == Action::comma) {
                if (legacy && f.a.end == f.a.start + 1) return false;
                if (bracket_level(f.b.end - 1) == 0) return false;
            }
        }
        Span span = part_span(f.a), end = part_span(f.b.node ? f.b : f.a);
        span.end_lineno = end.end_lineno;
        span.end_col_offset = end.end_col_offset;
        raise_span(format(n, f), span);
        return false;
    }
    case Action::from: raise_from(format(n, f), part_span(f.a)); return false;
    case Action::bound: {
        Expr* tree = part_tree(f.a);
        TextBuilder message;
        message.add(tree && tree->kind == NodeKind::Tuple ? "cannot use constraints with "
                                                          : "cannot use bound with ");
        message.add(Text{n.message, n.message_size});
        raise_from(message, part_span(f.b));
        return false;
    }
    case Action::next:
        (void)fetch(f.position);
        if (stopped_) return false;
        raise_here(ProblemType::SyntaxError, format(n, f), f.position);
        return false;
    case Action::here: raise_here(ProblemType::SyntaxError, format(n, f), fill_ - 1); return false;
    case Action::indent: raise_here(ProblemType::IndentationError, format(n, f), fill_ - 1); return false;
    case Action::real:
    case Action::imaginary: {
        Text number = token_text(f.a.start);
        char last = number.data[number.size - 1];
        bool imaginary = last == 'j' || last == 'J';
        if (imaginary == (n.action == Action::imaginary)) return true;
        TextBuilder message;
        message.add(imaginary ? "real" : "imaginary").add(" number required in complex literal");
        raise_span(message, token_span(f.a.start, f.a.start));
        return false;
    }
    case Action::genexp: {
        // Arguments at bracket depth 0: with one alone the generator expression needs no brackets.
        uint32_t depth = 0, last = f.a.start, commas = 0;
        for (uint32_t i = f.a.start; i < f.a.end; i++) {
            K k = list_.tokens[i].kind;
            if (k == K::LeftParen || k == K::LeftBracket || k == K::LeftBrace) depth++;
            if (k == K::RightParen || k == K::RightBracket || k == K::RightBrace) depth--;
            if (k == K::Comma && depth == 0) {
                commas++;
                last = i + 1;
            }
        }
        if (commas == 0) return false;
        Span span = token_span(last, f.b.end - 1);
        raise_span(TextBuilder().add("Generator expression must be parenthesized"), span);
        return false;
    }
    case Action::arguments: {
        uint32_t depth = 0;
        bool unpacking = false;
        for (uint32_t i = f.a.start; i < f.a.end; i++) {
            K k = list_.tokens[i].kind;
            if (k == K::DoubleStar && depth == 0 && (i == f.a.start || list_.tokens[i - 1].kind == K::Comma))
                unpacking = true;
            if (k == K::LeftParen || k == K::LeftBracket || k == K::LeftBrace) depth++;
            if (k == K::RightParen || k == K::RightBracket || k == K::RightBrace) depth--;
        }
        TextBuilder message;
        message.add("positional argument follows keyword argument").add(unpacking ? " unpacking" : "");
        raise_here(ProblemType::SyntaxError, message, fill_ - 1);
        return false;
    }
    case Action::star_target:
    case Action::del_target:
    case Action::for_target: {
        const Expr* target = invalid_target(part_tree(f.a), n.action);
        if (!target) return false;
        TextBuilder message;
        message.add(n.action == Action::del_target ? "cannot delete " : "cannot assign to ")
            .add(expression_name(target));
        raise_span(message, target->span);
        return false;
    }
    case Action::kvpair: {
        Span span = part_span(f.a);
        raise(ProblemType::SyntaxError, format(n, f), span.lineno,
              offset_of(span.lineno, span.end_col_offset) - 1, span.end_lineno, 0);
        return false;
    }
    case Action::concat: {
        // From the last literal before the label.
        uint32_t start = f.a.start - 1;
        if (list_.tokens[start].kind != K::String)
            for (uint32_t depth = 0;; start--) {
                K k = list_.tokens[start].kind;
                if (k == K::FStringEnd || k == K::TStringEnd) depth++;
                if ((k == K::FStringStart || k == K::TStringStart) && --depth == 0) break;
            }
        raise_span(format(n, f), token_span(start, f.a.end - 1));
        return false;
    }
    }
    return false;
}

SyntaxProblem Machine::run(Mode mode) {
    grammar_.nodes = arena_.array<GrammarNode>(max_nodes);
    grammar_.rules = arena_.array<Rule>(max_rules);
    grammar_.buckets = arena_.array<uint16_t>(2 * max_rules);
    if (!grammar_.nodes || !grammar_.rules || !grammar_.buckets) {
        problem_.type = ProblemType::OutOfArena;
        return problem_;
    }
    GrammarReader reader(grammar_);
    if (!reader.read()) {
        problem_.type = ProblemType::SyntaxError;
        problem_.message = text("invalid syntax (and the grammar is damaged)");
        return problem_;
    }
    const char* const starts[] = {"file", "eval", "single", "func_type"};
    const char* start = starts[static_cast<uint8_t>(mode)];
    auto rule = static_cast<uint16_t>(&reader.rule_named({start, static_cast<uint32_t>(std::strlen(start))}) -
                                      grammar_.rules);
    strings_rule_ = static_cast<uint16_t>(&reader.rule_named(text("strings")) - grammar_.rules);
    conversion_rule_ = static_cast<uint16_t>(&reader.rule_named(text("fstring_conversion")) - grammar_.rules);
    match(rule);
    uint32_t last = fill_ - 1;
    if (!stopped_) {
        mistakes_ = true;
        match(rule);
    }
    if (problem_.type == ProblemType::OutOfArena || problem_.type == ProblemType::Stopped) return problem_;
    if (lexer_problem_) return list_.problem;
    if (!stopped_) {
        const Token& t = list_.tokens[last];
        if (t.kind == K::Indent || t.kind == K::Dedent) {
            TextBuilder message;
            message.add(t.kind == K::Indent ? "unexpected indent" : "unexpected unindent");
            raise_here(ProblemType::IndentationError, message, fill_ - 1);
            return problem_;
        } else if (!t.has_extent() || (mode == Mode::Single && t.kind == K::Newline &&
                                       source_.newline_added && t.end == source_.size)) {
            raise(ProblemType::SyntaxError, TextBuilder().add("invalid syntax"), source_.size ? t.line : 0, 0,
                  source_.size ? t.line : 0, 0);
        } else {
            raise_span(TextBuilder().add("invalid syntax"), token_span(last, last));
        }
    }
    // What the tokenizer finds in the rest of the source is more important.
    return outranked(list_, list_.tokens[fill_ - 1].line) ? outranking_problem(list_) : problem_;
}

} // namespace

Text expression_name(const Expr* expr) {
    switch (expr->kind) {
    case NodeKind::Attribute: return text("attribute");
    case NodeKind::Subscript: return text("subscript");
    case NodeKind::Starred: return text("starred");
    case NodeKind::Name: return text("name");
    case NodeKind::List: return text("list");
    case NodeKind::Tuple: return text("tuple");
    case NodeKind::Lambda: return text("lambda");
    case NodeKind::Call: return text("function call");
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp: return text("expression");
    case NodeKind::GeneratorExp: return text("generator expression");
    case NodeKind::Yield:
    case NodeKind::YieldFrom: return text("yield expression");
    case NodeKind::Await: return text("await expression");
    case NodeKind::ListComp: return text("list comprehension");
    case NodeKind::SetComp: return text("set comprehension");
    case NodeKind::DictComp: return text("dict comprehension");
    case NodeKind::Dict: return text("dict literal");
    case NodeKind::Set: return text("set display");
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return text("f-string expression");
    case NodeKind::TemplateStr:
    case NodeKind::Interpolation: return text("t-string expression");
    case NodeKind::Constant:
        switch (static_cast<const Constant*>(expr)->value) {
        case ConstantKind::None: return text("None");
        case ConstantKind::True: return text("True");
        case ConstantKind::False: return text("False");
        case ConstantKind::Ellipsis: return text("ellipsis");
        default: return text("literal");
        }
    case NodeKind::Compare: return text("comparison");
    case NodeKind::IfExp: return text("conditional expression");
    case NodeKind::NamedExpr: return text("named expression");
    default: return text("expression");
    }
}

SyntaxProblem diagnose(Arena& arena, Poll& poll, const Source& source, const TokenList& list, Mode mode,
                       Flags flags, uint32_t first_token) {
    return Machine(arena, poll, source, list, flags, first_token).run(mode);
}

} // namespace natrix::syntax
