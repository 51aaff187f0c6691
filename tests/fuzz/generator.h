#pragma once
#include <cctype>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

// Programs at random, of a grammar that prefers what is dangerous: odd values, callbacks that change what is
// being worked on, every method there is, and changes of classes and functions in use.
namespace fuzz {

class Generator {
  public:
    explicit Generator(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 0x1234567) {}

    uint32_t below(uint32_t n) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<uint32_t>((state_ >> 11) % n);
    }

    std::string program() {
        std::string text = preamble();
        for (uint32_t i = 3 + below(15); i > 0; i--) text += statement(0, 3);
        return text;
    }

    // Replaces, removes, repeats or moves a line or a word.
    void change(std::string& text) {
        std::vector<std::string> lines = split(text);
        if (lines.empty()) return;
        uint32_t at = below(static_cast<uint32_t>(lines.size()));
        std::string& line = lines[at];
        std::string indent(line.find_first_not_of(' ') == std::string::npos ? 0 : line.find_first_not_of(' '),
                           ' ');
        switch (below(8)) {
        case 0: line = indent + one_line() + "\n"; break;
        case 1: lines.insert(lines.begin() + at, indent + one_line() + "\n"); break;
        case 2: lines.erase(lines.begin() + at); break;
        case 3: lines.insert(lines.begin() + at, lines[below(static_cast<uint32_t>(lines.size()))]); break;
        case 4: std::swap(lines[at], lines[below(static_cast<uint32_t>(lines.size()))]); break;
        case 5:
            lines.insert(lines.begin() + at, statement(static_cast<uint32_t>(indent.size()) / 4, 2));
            break;
        default: replace_word(line); break;
        }
        text.clear();
        for (const std::string& each : lines) text += each;
    }

    std::string some_lines(const std::string& text) {
        std::vector<std::string> lines = split(text);
        if (lines.empty()) return text;
        auto count = static_cast<uint32_t>(lines.size());
        uint32_t from = below(count), to = from + 1 + below(count - from);
        std::string result;
        for (uint32_t i = from; i < to; i++) result += lines[i];
        return result;
    }

  private:
    using Words = std::initializer_list<const char*>;
    std::string any(Words words) { return words.begin()[below(static_cast<uint32_t>(words.size()))]; }

    static std::vector<std::string> split(const std::string& text) {
        std::vector<std::string> lines;
        size_t at = 0;
        while (at < text.size()) {
            size_t end = text.find('\n', at);
            end = end == std::string::npos ? text.size() : end + 1;
            lines.push_back(text.substr(at, end - at));
            at = end;
        }
        return lines;
    }

    void replace_word(std::string& line) {
        std::vector<std::pair<size_t, size_t>> words;
        for (size_t i = 0; i < line.size();) {
            auto is_word = [&](size_t j) {
                return j < line.size() &&
                       (std::isalnum(static_cast<unsigned char>(line[j])) || line[j] == '_');
            };
            size_t end = i;
            while (is_word(end)) end++;
            if (end > i) words.push_back({i, end - i});
            i = end + 1;
        }
        if (words.empty()) return;
        auto [at, size] = words[below(static_cast<uint32_t>(words.size()))];
        line.replace(at, size, below(2) ? value() : below(2) ? name() : "(" + expression(2) + ")");
    }

    std::string name() {
        return any({"a", "b", "c", "d", "x", "y", "f", "g", "A", "B", "o", "l", "s", "t", "k"});
    }
    std::string value() {
        return any({"0",
                    "1",
                    "-1",
                    "2",
                    "5",
                    "255",
                    "2**31",
                    "2**47",
                    "2**48",
                    "-2**48",
                    "2**63",
                    "10**40",
                    "1.5",
                    "-0.0",
                    "1e308",
                    "float('nan')",
                    "float('inf')",
                    "1j",
                    "True",
                    "None",
                    "...",
                    "NotImplemented",
                    "''",
                    "'a'",
                    "'abc'",
                    "'\\u1234'",
                    "'\\U00012345x'",
                    "'a' * 100",
                    "b''",
                    "b'ab'",
                    "bytearray(b'xyz')",
                    "memoryview(bytearray(8))",
                    "()",
                    "(1, 2)",
                    "[]",
                    "[1, 2, 3]",
                    "[[]] * 3",
                    "{}",
                    "{'a': 1, 2: 3}",
                    "set()",
                    "{1, 2, 3}",
                    "frozenset({1})",
                    "range(10)",
                    "range(10**20)",
                    "slice(1, None, -2)",
                    "iter([1, 2, 3])",
                    "(i for i in range(3))",
                    "lambda *a, **k: a",
                    "object()",
                    "int",
                    "str",
                    "list",
                    "dict",
                    "type",
                    "object",
                    "ValueError('v')",
                    "ExceptionGroup('g', [ValueError(), KeyError()])",
                    "list[int]",
                    "int | None",
                    "property(len)",
                    "'x'.join",
                    "[].append",
                    "len",
                    "{}.items()",
                    "zip([1], [2])",
                    "map(str, [1])"});
    }
    std::string builtin() {
        return any({"abs",         "all",          "any",     "ascii",   "bin",      "bool",   "bytearray",
                    "bytes",       "callable",     "chr",     "complex", "dict",     "dir",    "divmod",
                    "enumerate",   "eval",         "exec",    "filter",  "float",    "format", "frozenset",
                    "getattr",     "globals",      "hasattr", "hash",    "hex",      "id",     "int",
                    "isinstance",  "issubclass",   "iter",    "len",     "list",     "locals", "map",
                    "max",         "memoryview",   "min",     "next",    "object",   "oct",    "ord",
                    "pow",         "property",     "range",   "repr",    "reversed", "round",  "set",
                    "setattr",     "slice",        "sorted",  "str",     "sum",      "super",  "tuple",
                    "type",        "vars",         "zip",     "delattr", "compile",  "aiter",  "anext",
                    "classmethod", "staticmethod", "print"});
    }
    std::string method() {
        return any({"append",
                    "extend",
                    "insert",
                    "pop",
                    "remove",
                    "sort",
                    "reverse",
                    "clear",
                    "copy",
                    "index",
                    "count",
                    "get",
                    "items",
                    "keys",
                    "values",
                    "update",
                    "setdefault",
                    "popitem",
                    "add",
                    "discard",
                    "union",
                    "intersection",
                    "symmetric_difference_update",
                    "issubset",
                    "join",
                    "split",
                    "rsplit",
                    "replace",
                    "find",
                    "strip",
                    "upper",
                    "title",
                    "format",
                    "format_map",
                    "encode",
                    "decode",
                    "translate",
                    "partition",
                    "splitlines",
                    "center",
                    "zfill",
                    "expandtabs",
                    "startswith",
                    "casefold",
                    "isidentifier",
                    "send",
                    "throw",
                    "close",
                    "to_bytes",
                    "bit_length",
                    "as_integer_ratio",
                    "hex",
                    "fromhex",
                    "conjugate",
                    "is_integer",
                    "cast",
                    "tolist",
                    "release",
                    "tobytes",
                    "indices",
                    "with_traceback",
                    "add_note",
                    "split",
                    "subgroup",
                    "derive",
                    "mro",
                    "fromkeys",
                    "__iter__",
                    "__next__",
                    "__call__",
                    "__getattribute__",
                    "__setattr__",
                    "__delattr__",
                    "__getitem__",
                    "__setitem__",
                    "__delitem__",
                    "__contains__",
                    "__add__",
                    "__radd__",
                    "__iadd__",
                    "__mul__",
                    "__eq__",
                    "__lt__",
                    "__hash__",
                    "__repr__",
                    "__str__",
                    "__format__",
                    "__len__",
                    "__bool__",
                    "__init__",
                    "__new__",
                    "__enter__",
                    "__exit__",
                    "__get__",
                    "__set__",
                    "__set_name__",
                    "__init_subclass__",
                    "__class_getitem__",
                    "__subclasshook__",
                    "__instancecheck__",
                    "__prepare__",
                    "__reduce_ex__",
                    "__sizeof__",
                    "__dir__",
                    "__length_hint__",
                    "__reversed__",
                    "__index__",
                    "__setstate__",
                    "__missing__",
                    "__del__",
                    "__await__"});
    }
    std::string attribute() {
        return any({"x",
                    "y",
                    "a",
                    "__class__",
                    "__dict__",
                    "__name__",
                    "__doc__",
                    "__bases__",
                    "__mro__",
                    "__code__",
                    "__defaults__",
                    "__kwdefaults__",
                    "__closure__",
                    "__globals__",
                    "__annotations__",
                    "__module__",
                    "__qualname__",
                    "__wrapped__",
                    "__self__",
                    "__func__",
                    "__slots__",
                    "__traceback__",
                    "__context__",
                    "__cause__",
                    "args",
                    "gi_frame",
                    "gi_code",
                    "tb_frame",
                    "f_locals",
                    "f_back",
                    "start",
                    "real",
                    "fget",
                    "__type_params__",
                    "__match_args__",
                    "cell_contents",
                    "__annotate__",
                    "__notes__",
                    "exceptions"});
    }
    std::string binary() {
        return any({"+", "-",  "*",  "/",  "//", "%",  "**", "<<",     ">>", "&",      "|",   "^", "@",
                    "<", "<=", "==", "!=", ">",  ">=", "is", "is not", "in", "not in", "and", "or"});
    }

    std::string arguments(uint32_t depth) {
        std::string text;
        for (uint32_t i = below(4); i > 0; i--) {
            uint32_t kind = below(12);
            text += kind == 0   ? "*" + expression(depth)
                    : kind == 1 ? "**" + expression(depth)
                    : kind == 2 ? any({"key", "a", "default", "x", "sep", "reverse", "strict"}) + "=" +
                                      expression(depth)
                                : expression(depth);
            if (i > 1) text += ", ";
        }
        return text;
    }

    std::string expression(uint32_t depth) {
        if (depth == 0) return below(3) ? name() : value();
        depth--;
        switch (below(26)) {
        case 0:
        case 1:
        case 2: return name();
        case 3:
        case 4: return value();
        case 5:
        case 6: return "(" + expression(depth) + " " + binary() + " " + expression(depth) + ")";
        case 7: return any({"-", "+", "~", "not "}) + expression(depth);
        case 8:
        case 9: return builtin() + "(" + arguments(depth) + ")";
        case 10:
        case 11:
        case 12: return "(" + expression(depth) + ")." + method() + "(" + arguments(depth) + ")";
        case 13: return "(" + expression(depth) + ")." + attribute();
        case 14: return "(" + expression(depth) + ")[" + expression(depth) + "]";
        case 15:
            return "(" + expression(depth) + ")[" + expression(depth) + ":" + expression(depth) +
                   (below(2) ? ":" + expression(depth) : "") + "]";
        case 16: return name() + "(" + arguments(depth) + ")";
        case 17:
            return "[" + expression(depth) + " for " + name() + " in " + expression(depth) +
                   (below(3) ? "" : " if " + expression(depth)) + "]";
        case 18:
            return "{" + expression(depth) + ": " + expression(depth) + " for " + name() + " in " +
                   expression(depth) + "}";
        case 19: return "(" + expression(depth) + " for " + name() + " in " + expression(depth) + ")";
        case 20:
            return "(lambda " + any({"", "a", "*a", "a=1, *b, k=2, **c"}) + ": " + expression(depth) + ")";
        case 21:
            return "(" + expression(depth) + " if " + expression(depth) + " else " + expression(depth) + ")";
        case 22:
            return any({"f", "t"}) + "'{" + name() +
                   any({"", "!r", "!s", "!a", "=", ":>10", ":{x}", ".y", ":,.3f", ":#x"}) + "} {" + name() +
                   "}'";
        case 23: return "(" + name() + " := " + expression(depth) + ")";
        case 24: return "[" + expression(depth) + ", *" + expression(depth) + "]";
        default:
            return "'" + any({"%s %r", "%*d", "%(a)s", "%5.2f%%", "{0} {1!r:>5}", "{a.x[1]}"}) + "' % " +
                   expression(depth);
        }
    }

    std::string target(uint32_t depth) {
        switch (below(8)) {
        case 0: return "(" + expression(depth) + ")." + attribute();
        case 1: return "(" + expression(depth) + ")[" + expression(depth) + "]";
        case 2: return "(" + expression(depth) + ")[" + expression(depth) + ":" + expression(depth) + "]";
        case 3: return name() + ", *" + name();
        default: return name();
        }
    }

    std::string one_line() {
        switch (below(14)) {
        case 0: return "del " + target(1);
        case 1:
            return target(1) + " " + any({"+", "-", "*", "//", "%", "|", "&", "<<", "@"}) + "= " +
                   expression(2);
        case 2: return "assert " + expression(2);
        case 3: return "raise " + expression(1) + (below(2) ? " from " + expression(1) : "");
        case 4: return any({"pass", "break", "continue", "return", "yield", "yield 1", "x = yield", "raise"});
        case 5: return any({"global ", "nonlocal "}) + name();
        case 6: return name() + ": " + expression(1) + " = " + expression(1);
        case 7: return "type " + name() + "[T] = " + expression(1);
        case 8: return "yield from " + expression(2);
        case 9: return "exec(" + expression(1) + ")";
        case 10:
        case 11: return expression(3);
        default: return target(1) + " = " + expression(3);
        }
    }

    std::string block(uint32_t indent, uint32_t depth) {
        std::string text;
        for (uint32_t i = 1 + below(3); i > 0; i--) text += statement(indent + 1, depth - 1);
        return text;
    }

    std::string statement(uint32_t indent, uint32_t depth) {
        std::string before(size_t{indent} * 4, ' ');
        if (depth == 0 || below(3) != 0) {
            std::string line = one_line();
            if (below(4) == 0)
                return before + "try: " + line + "\n" + before + "except " +
                       any({"Exception", "BaseException", "ValueError", "(TypeError, KeyError)", "A"}) +
                       " as e: " + expression(1) + "\n";
            return before + line + "\n";
        }
        switch (below(13)) {
        case 0:
            return before + "if " + expression(2) + ":\n" + block(indent, depth) + before + "else:\n" +
                   block(indent, depth);
        case 1: return before + "while " + expression(2) + ":\n" + block(indent, depth);
        case 2: return before + "for " + target(1) + " in " + expression(2) + ":\n" + block(indent, depth);
        case 3:
            return before + "try:\n" + block(indent, depth) + before + "except " +
                   any({"Exception", "BaseException", "TypeError"}) + " as " + name() + ":\n" +
                   block(indent, depth) + (below(2) ? before + "finally:\n" + block(indent, depth) : "");
        case 4:
            return before + "try:\n" + block(indent, depth) + before + "except* " +
                   any({"Exception", "ValueError"}) + ":\n" + block(indent, depth);
        case 5: return before + "with " + expression(2) + " as " + name() + ":\n" + block(indent, depth);
        case 6:
            return before + "def " + name() +
                   any({"()", "(a)", "(a, b=1)", "(*a, **k)", "(self, other=None)", "[T](a: T, /, *, b=2)"}) +
                   ":\n" + block(indent, depth);
        case 7: return before + "async def " + name() + "(*a):\n" + block(indent, depth);
        case 8:
            return before + "class " + name() +
                   any({"", "(A)", "(B, A)", "(list)", "(dict)", "(int)", "(Exception)", "(metaclass=M)",
                        "[T]", "(str)"}) +
                   ":\n" + before + "    " + any({"x = 1", "__slots__ = ('x', 'y')", "y: int = 2", "pass"}) +
                   "\n" + before + "    def " + method() +
                   any({"(self)", "(self, *a)", "(self, other)", "(*a, **k)", "(cls)"}) + ":\n" +
                   block(indent + 1, depth);
        case 9:
            return before + "match " + expression(2) + ":\n" + before + "    case " +
                   any({"[a, *b]", "{'a': x, **k}", "A(x=1)", "int() | str()", "(1 | 2) as a", "None", "-1.5",
                        "str(a)"}) +
                   ":\n" + block(indent + 1, depth) + before + "    case _:\n" + block(indent + 1, depth);
        case 10:
            return before + "for " + name() + " in range(" + any({"3", "10", "100"}) + "):\n" +
                   block(indent, depth);
        case 11:
            return before + "@" + any({"property", "staticmethod", "classmethod", "f", "lambda g: g"}) +
                   "\n" + before + "def " + name() + "(*a):\n" + block(indent, depth);
        default:
            return before + "try:\n" + block(indent, depth) + before + "finally:\n" + block(indent, depth);
        }
    }

    std::string preamble() {
        std::string text =
            "a = [1, 2, 3]\nb = {'x': 1, 'y': a}\nc = 'text'\nd = {1, 2}\nx = 5\ny = 2.5\nl = []\ns = "
            "'ab'\nt = (1, a)\nk = 7\n"
            "class M(type):\n    def __call__(cls, *a, **k):\n        return type.__call__(cls)\n"
            "class A:\n    x = 1\n    def __init__(self, *a): self.a = a\n";
        // Callbacks that change the world.
        for (const char* special :
             {"__eq__", "__lt__", "__hash__", "__len__", "__iter__", "__getattr__", "__index__", "__repr__",
              "__bool__", "__add__", "__del__", "__getitem__", "__call__", "__format__"})
            if (below(4) == 0)
                text += std::string("    def ") + special + "(self, *o):\n        " + one_callback() +
                        "\n        return " + (below(2) ? value() : expression(1)) + "\n";
        text += "class B(A): __slots__ = ('q',)\no = A()\n"
                "def f(*p, **q):\n    global x\n    x = p\n    return p\n"
                "def g(n=3):\n    for i in range(n):\n        v = yield i\n        if v: l.append(v)\n";
        return text;
    }
    std::string one_callback() {
        return any({"a.clear()", "b.clear()", "d.clear()", "a.append(1)", "b[len(b)] = 1", "d.add(len(d))",
                    "A.x = len(a)", "self.__class__ = B", "A.__bases__ = (object,)", "del a[:]",
                    "raise ValueError", "o.__dict__.clear()", "globals().pop('c', 0)", "l.append(self)",
                    "f.__code__ = (lambda *a: a).__code__", "b.pop('x', 0)", "a.sort()", "return self"});
    }

    uint64_t state_;
};

} // namespace fuzz
