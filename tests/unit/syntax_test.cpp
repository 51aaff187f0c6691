// The parser by itself: bounds of the C stack, hostile inputs, limits, scopes. Trees and messages are
// compared with CPython in tests/differential/parse.mjs.
#include <pthread.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "syntax/parse.h"
#include "syntax/scopes.h"

using namespace natrix;
using namespace natrix::syntax;

static int passed = 0, failed = 0;

static void check(bool good, const std::string& what) {
    if (good) {
        passed++;
        return;
    }
    failed++;
    std::printf("FAILED: %s\n", what.c_str());
}

struct Parsed {
    std::vector<char> memory;
    ParseResult result;
    [[nodiscard]] std::string message() const {
        return {result.problem.message.data ? result.problem.message.data : "", result.problem.message.size};
    }
};

static Parsed run(const std::string& source, size_t room = size_t{64} << 20, Flags flags = {},
                  Mode mode = Mode::Exec) {
    Parsed p;
    p.memory.resize(room);
    Arena arena(p.memory.data(), room);
    Poll poll;
    flags.source_is_text = true;
    p.result = parse(arena, poll, {source.data(), static_cast<uint32_t>(source.size())}, mode, flags);
    return p;
}

static std::string times(const std::string& text, size_t n) {
    std::string all;
    all.reserve(text.size() * n);
    for (size_t i = 0; i < n; i++) all += text;
    return all;
}

static std::string blocks(const std::string& head, int depth, const std::string& body) {
    std::string all;
    for (int i = 0; i < depth; i++) all += std::string(static_cast<size_t>(i), ' ') + head + "\n";
    return all + std::string(static_cast<size_t>(depth), ' ') + body + "\n";
}

struct Job {
    std::string source;
    size_t used = 0;
    ProblemType type = ProblemType::None;
    std::string message;
    ParseResult result;
    size_t room = size_t{1} << 30;
};

constexpr size_t stack_size = 256 * 1024;
constexpr unsigned char paint = 0xA5;

static void* parse_on_thread(void* argument) {
    auto* job = static_cast<Job*>(argument);
    void* memory = std::malloc(job->room);
    Arena arena(memory, job->room);
    Poll poll;
    Flags flags;
    flags.source_is_text = true;
    job->result = parse(arena, poll, {job->source.data(), static_cast<uint32_t>(job->source.size())},
                        Mode::Exec, flags);
    job->type = job->result.problem.type;
    job->message.assign(job->result.problem.message.data ? job->result.problem.message.data : "",
                        job->result.problem.message.size);
    std::free(memory);
    return nullptr;
}

// Parses on a small stack and says how much of it was touched.
static Job on_small_stack(const std::string& source) {
    Job job;
    job.source = source;
    void* stack = nullptr;
    if (posix_memalign(&stack, 4096, stack_size) != 0) std::abort();
    std::memset(stack, paint, stack_size);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, stack, stack_size);
    pthread_t thread;
    if (pthread_create(&thread, &attributes, parse_on_thread, &job) != 0) std::abort();
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    auto* bytes = static_cast<unsigned char*>(stack);
    size_t untouched = 0;
    while (untouched < stack_size && bytes[untouched] == paint) untouched++;
    job.used = stack_size - untouched;
    std::free(stack);
    return job;
}

static void stack_tests(bool measure) {
    struct Case {
        const char* name;
        std::string source;
        const char* message; // "" for none, null for any
    };
    std::string chain = "if x: pass\n" + times("elif x: pass\n", 100000);
    const Case cases[] = {
        {"nothing", "", ""},
        {"(", times("(", 100000), "too many nested parentheses"},
        {"[", times("[", 100000), "too many nested parentheses"},
        {"200 (", times("(", 200) + "1" + times(")", 200), ""},
        {"200 [", times("[", 200) + "1" + times("]", 200), ""},
        {"200 {1:", times("{1:", 200) + "1" + times("}", 200), ""},
        {"200 f(", times("f(", 200) + times(")", 200), ""},
        {"200 x[", times("x[", 200) + "1" + times("]", 200), ""},
        {"200 (, unclosed", times("(", 200), "'(' was never closed"},
        {"150 (, wrong", times("(", 150) + "1 2" + times(")", 150), nullptr},
        {"-", times("-", 100000) + "1", "Parser stack overflowed - Python source too complex to parse"},
        {"5000 -", times("-", 5000) + "1", ""},
        {"not", times("not ", 100000) + "x", nullptr},
        {"lambda", times("lambda:", 100000) + "1", nullptr},
        {"2900 lambda", times("lambda:", 2900) + "1", ""},
        {"lambda default", times("lambda x=", 100000) + "1", nullptr},
        {"if else", times("x if y else ", 100000) + "1", nullptr},
        {"5000 if else", times("x if y else ", 5000) + "1", ""},
        {"**", times("1**", 100000) + "1", nullptr},
        {"f-strings", times("f\"{", 1000) + "1" + times("}\"", 1000), nullptr},
        {"140 f-strings", times("f\"{", 140) + "1" + times("}\"", 140), ""},
        {"elif", chain, ""},
        {"a.b.c", "a" + times(".b", 1000000), ""},
        {"1+1", "1" + times("+1", 1000000), ""},
        {"f()()", "f" + times("()", 1000000), ""},
        {"x[0][0]", "x" + times("[0]", 1000000), ""},
        {"a<b<c", "a" + times("<b", 300000), ""},
        {"a and b", "a" + times(" and b", 300000), ""},
        {"a,b", "a" + times(",b", 300000), ""},
        {"98 blocks", blocks("if x:", 98, "pass"), ""},
        {"98 else", blocks("if x: pass\nelse:", 1, "pass"), ""},
        {"98 def", blocks("def f():", 98, "pass"), ""},
        {"98 class", blocks("class A:", 98, "pass"), ""},
        {"20 for", blocks("for x in y:", 20, "pass"), ""},
        {"30 for", blocks("for x in y:", 30, "pass"), "too many statically nested blocks"},
        {"98 try", blocks("try:", 98, "pass"), nullptr},
        {"98 with", blocks("with x:", 98, "pass"), nullptr},
        {"120 blocks", blocks("if x:", 120, "pass"), "too many levels of indentation"},
        {"patterns", "match x:\n case " + times("[", 200) + "1" + times("]", 200) + ": pass", ""},
        {"or patterns", "match x:\n case " + times("(A(", 99) + "1" + times(") | 2 as x)", 99) + ": pass",
         nullptr},
        {"blocks and patterns",
         blocks("if x:", 96,
                "match x:\n" + std::string(97, ' ') + "case " + times("([", 99) + "1" + times("])", 99) +
                    ": pass"),
         ""},
        {"comprehensions", times("[x for x in ", 190) + "y" + times("]", 190), ""},
        {"type parameters", "def f[T: " + times("(", 190) + "1" + times(")", 190) + "](): pass", ""},
        {"bad", times("x = (1 2)\n", 1000), nullptr},
    };
    size_t base = 0, most = 0;
    for (const Case& c : cases) {
        Job job = on_small_stack(c.source);
        if (!base) base = job.used;
        if (job.used > most) most = job.used;
        bool good = !c.message || job.message == c.message;
        check(good, std::string(c.name) + ": " + job.message);
        check(job.used < 128 * 1024, std::string(c.name) + ": stack " + std::to_string(job.used));
        if (measure)
            std::printf("%-22s %6zu bytes of stack  %s\n", c.name, job.used,
                        job.message.substr(0, 60).c_str());
    }
    std::printf("C stack: at most %zu bytes, of which %zu belong to the thread and an empty source\n", most,
                base);
}

// Every limit of the arena ends in a clean failure.
static void arena_tests() {
    const std::string source = "class A[T]:\n  def f(self, *, b: int = f'{x!r:>{y}}') -> T:\n    return "
                               "[super().f(i) for i in b if (z := i)]\n"
                               "match x:\n  case {'a': [1, *_], **r}: pass\n";
    size_t enough = 0;
    for (size_t room = 64; room < 400000; room += room < 40000 ? 61 : 4096) {
        Parsed p = run(source, room);
        if (p.result.tree) {
            if (!enough) enough = room;
        } else if (p.result.problem.type != ProblemType::OutOfArena) {
            check(false, "arena of " + std::to_string(room) + ": " + p.message());
            return;
        }
    }
    check(enough > 0, "arena");
    for (size_t room = 64; room < 600000; room += room < 40000 ? 997 : 16384) {
        Parsed p = run("x = (1 2)\n", room);
        check(!p.result.tree, "arena, with an error");
    }
}

static void stop_tests() {
    std::string source = times("x = [1, 2, {3: 4}]\n", 3000);
    for (int64_t limit : {1, 100, 1000, 10000, 30000}) {
        std::vector<char> memory(size_t{32} << 20);
        Arena arena(memory.data(), memory.size());
        Poll poll;
        poll.until = limit;
        poll.must_stop = [](Poll&) { return true; };
        ParseResult r =
            parse(arena, poll, {source.data(), static_cast<uint32_t>(source.size())}, Mode::Exec, {});
        check(!r.tree && r.problem.type == ProblemType::Stopped, "stop at " + std::to_string(limit));
    }
}

static std::string resolutions(const Scope* scope) {
    const char* const names[] = {"local", "cell", "free", "global", "implicit"};
    std::string all;
    for (Symbol* s = scope->first_symbol; s; s = s->next)
        all += std::string(s->name.data, s->name.size) + ":" + names[static_cast<int>(s->resolution)] + " ";
    return all;
}

static void scope_tests() {
    {
        Parsed p = run("def f(a, b=1, *c, d, **e):\n  x = y = a\n  def g(): nonlocal x; x = b; return z\n  "
                       "return [a + w for w in c]\n");
        auto* f = static_cast<FunctionDef*>(static_cast<Module*>(p.result.tree)->body[0]);
        check(resolutions(f->scope) == "a:local b:cell d:local c:local e:local x:cell y:local g:local ",
              resolutions(f->scope));
        Scope* g = f->scope->first_child;
        check(resolutions(g) == "x:free b:free z:implicit ", resolutions(g));
        Scope* comp = g->next_sibling;
        check(comp->inlined && resolutions(comp) == ".0:local w:local a:local ", resolutions(comp));
        check(f->scope->locals.count == 8 && f->scope->cells.count == 2 && g->frees.count == 2, "lists");
    }
    {
        Parsed p = run("class A:\n  __x = 1\n  def f(self): return super().f(self.__x)\n  y: __x = 2\n");
        auto* a = static_cast<ClassDef*>(static_cast<Module*>(p.result.tree)->body[0]);
        check(a->scope->needs_class_closure && a->scope->find(text("__x")) &&
                  a->scope->find_mangled(text("_A__x")),
              "class");
        Scope* f = a->scope->first_child;
        check(resolutions(f) == "self:local super:implicit __class__:free ", resolutions(f));
        check(a->scope->annotation_scope && a->scope->needs_classdict &&
                  resolutions(a->scope->annotation_scope) ==
                      "__classdict__:free .format:local _A__x:implicit ",
              a->scope->annotation_scope ? resolutions(a->scope->annotation_scope) : "");
    }
    {
        Parsed p = run("def f():\n  x = 1\n  return lambda: [x for _ in y]\n");
        auto* f = static_cast<FunctionDef*>(static_cast<Module*>(p.result.tree)->body[0]);
        Scope* lambda = f->scope->first_child;
        check(resolutions(f->scope) == "x:cell " &&
                  resolutions(lambda->first_child).find("x:free") != std::string::npos &&
                  lambda->frees.count == 1,
              resolutions(lambda->first_child));
    }
    {
        std::string many = "def f():\n";
        for (int i = 0; i < 10000; i++) many += "  v" + std::to_string(i) + " = 1\n";
        Parsed p = run(many);
        auto* f = static_cast<FunctionDef*>(static_cast<Module*>(p.result.tree)->body[0]);
        check(f->scope->locals.count == 10000, "10000 names");
    }
}

static void message_tests() {
    struct Case {
        const char* source;
        const char* message;
        uint32_t line;
        int64_t offset, end_offset;
    };
    const Case cases[] = {
        {"f(a b)", "invalid syntax. Perhaps you forgot a comma?", 1, 3, 6},
        {"x = (\n", "'(' was never closed", 1, 5, 0},
        {"if x\n", "expected ':'", 1, 5, 6},
        {"1 = 2", "cannot assign to literal here. Maybe you meant '==' instead of '='?", 1, 1, 2},
        {"x\nx\nif y:\npass", "expected an indented block after 'if' statement on line 3", 4, 1, 5},
        {"f(a=1, b)", "positional argument follows keyword argument", 1, 9, 10},
        {"f'{x'", "f-string: expecting '}'", 1, 5, 5},
        {"'abc", "unterminated string literal (detected at line 1)", 1, 1, 1},
        {"1a", "invalid decimal literal", 1, 1, 1},
        {")", "unmatched ')'", 1, 1, 1},
        {"(]", "closing parenthesis ']' does not match opening parenthesis '('", 1, 2, 2},
        {"return", "'return' outside function", 1, 1, 7},
        {"def f(a, a): 0", "duplicate argument 'a' in function definition", 1, 10, 11},
    };
    for (const Case& c : cases) {
        Parsed p = run(c.source);
        const SyntaxProblem& q = p.result.problem;
        check(p.message() == c.message && q.lineno == c.line && q.offset == c.offset &&
                  q.end_offset == c.end_offset,
              std::string(c.source) + ": " + p.message() + " " + std::to_string(q.offset) + " " +
                  std::to_string(q.end_offset));
    }
    Parsed p = run("def f():\n try: 0\n finally: return '\\d'\n");
    SyntaxWarningNote* w = p.result.warnings;
    check(w && w->next && !w->next->next, "warnings");
    Flags flags;
    flags.top_level_await = true;
    check(run("await x\nasync for a in b: 0\n[x async for x in y]", size_t{1} << 20, flags).result.tree !=
              nullptr,
          "top-level await");
}

int main(int argc, char** argv) {
    bool measure = argc > 1 && !std::strcmp(argv[1], "--stack");
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
    bool sanitized = true;
#else
    bool sanitized = false;
#endif
#elif defined(__SANITIZE_ADDRESS__)
    bool sanitized = true;
#else
    bool sanitized = false;
#endif
    if (!sanitized) stack_tests(measure);
    arena_tests();
    stop_tests();
    scope_tests();
    message_tests();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
