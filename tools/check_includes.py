#!/usr/bin/env python3
"""Checks two laws of the sources: includes point one way, and the runtime has no memory or state of its own.

    tools/check_includes.py [--objects FOLDER]

Includes: a file may include only its own component and those that ALLOWED lists for it. The header must exist.
Runtime (src/base to src/vm): no malloc, new, delete, no allocating container of the standard library, and no
variable that can change outside of a VM: neither at namespace scope, nor static in a function or class.
--objects looks into the object files of a build too: nothing may lie in their writable sections.

Exceptions stand in check_includes.allow, each with its reason; one that is no longer needed is an error.
"""
import argparse
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ALLOW_FILE = os.path.join(ROOT, "tools", "check_includes.allow")

# Component -> what it may include besides itself.
LEAVES = ("base", "memory", "objects")
ENGINE = LEAVES + ("syntax", "compiler", "natives")
ALLOWED = {
    "base": (),
    "memory": ("base",),
    "objects": ("base", "memory"),
    "syntax": ("base",),
    "compiler": LEAVES + ("syntax",),
    "natives": LEAVES,
    "vm": ENGINE,
    "image": ENGINE + ("vm",),
    "snapshot": ENGINE + ("vm",),
    "host": ENGINE + ("vm", "image", "snapshot"),
}
RUNTIME = ("base", "memory", "objects", "natives", "syntax", "compiler", "vm")

CONTAINERS = ("vector string map multimap unordered_map set multiset unordered_set deque list forward_list function "
              "unique_ptr shared_ptr make_unique make_shared any stringstream ostringstream").split()
HEADERS = ("vector string map set deque list forward_list unordered_map unordered_set functional memory sstream iostream "
           "fstream any regex").split()
FORBIDDEN = [
    (re.compile(r"\b(?:malloc|calloc|realloc|strdup|aligned_alloc|posix_memalign)\s*\("), "malloc"),
    (re.compile(r"(?<![\w.>])(?:std::)?free\s*\("), "free"),
    # Placement new, `new (place) T`, allocates nothing.
    (re.compile(r"(?<!operator )\bnew\b(?!\s*\()|\bnew\s*\(\s*std::nothrow"), "new"),
    (re.compile(r"(?<!operator )(?<!= )\bdelete\b"), "delete"),
    (re.compile(r"\bstd::(?:pmr::)?(?:" + "|".join(CONTAINERS) + r")\b"), "std container"),
    (re.compile(r"^[ \t]*#[ \t]*include[ \t]*<(?:" + "|".join(HEADERS) + r")>", re.M), "std container"),
    (re.compile(r"\bmmap\s*\("), "mmap"),
    (re.compile(r"\bthrow\b|\btry\s*\{|\bdynamic_cast\b"), "exceptions or type information"),
]

TOKEN = re.compile(r"[A-Za-z_]\w*|::|[{}();=,<>*&\[\]]|\S")
NOT_VARIABLES = {"using", "typedef", "static_assert", "friend", "class", "struct", "union", "enum", "concept",
                 "template", "asm", "__asm__", "return", "goto", "break", "continue", "case", "default", "if", "for"}


def blank(match):
    """Keeps the lines of what is taken out."""
    return " " + "\n" * match.group().count("\n")


def without_comments(text):
    pattern = (r'R"([^(\s]*)\((?:.|\n)*?\)\1"' r'|"(?:\\.|[^"\\\n])*"' r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])*'"
               r"|//[^\n]*|/\*(?:.|\n)*?\*/")

    def replace(match):
        found = match.group()
        if found.startswith("/"):
            return blank(match)
        before = text[text.rfind("\n", 0, match.start()) + 1:match.start()]
        return found if "include" in before else '""' + "\n" * found.count("\n")

    return re.sub(pattern, replace, text)


def can_change(tokens):
    """Whether a declaration's type leaves the variable writable: `const char* p` does, `const char* const p` not."""
    if {"constexpr", "consteval", "concept"} & set(tokens):
        return False
    if "const" not in tokens:
        return True
    last = len(tokens) - 1 - tokens[::-1].index("const")
    return "*" in tokens[last:]


def is_function(tokens):
    return "(" in tokens and ("=" not in tokens or tokens.index("(") < tokens.index("=")) or "operator" in tokens


def mutable_variables(text, in_header):
    """Line and first words of each variable with static storage that can change."""
    text = re.sub(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", blank, text, flags=re.M)
    text = re.sub(r"\[\[.*?\]\]", blank, text)
    scopes, statement, start = ["namespace"], [], 1
    suspended = []
    found, at = [], 0

    def judge(tokens, where, scope):
        if not tokens or "extern" in tokens:
            return
        if tokens[0] == "__extension__":
            tokens = tokens[1:]
        if tokens[0] in NOT_VARIABLES and not ("static" in tokens or "thread_local" in tokens):
            return
        if scope == "namespace":
            head = tokens[:tokens.index("=")] if "=" in tokens else tokens
            if len(head) < 2 or is_function(tokens):
                return
            if in_header and len(head) == len(tokens) and not {"inline", "static"} & set(tokens):
                return  # declares a function by the name of its type: a variable would be defined twice
        else:
            while tokens[:1] and tokens[0] in ("public", "private", "protected", ":", ")", "else"):
                tokens = tokens[1:]
            if not tokens or tokens[0] not in ("static", "thread_local", "inline") or is_function(tokens):
                return
            if tokens[0] == "inline" and "static" not in tokens:
                return
            head = tokens[:tokens.index("=")] if "=" in tokens else tokens
        if can_change(head):
            found.append((where, " ".join(tokens[:8])))

    line = 1
    for match in TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        token = match.group()
        if not statement:
            start = line
        if token == "{":
            head = statement
            if scopes[-1] == "namespace" and ("namespace" in head or head[:2] == ["extern", '"']):
                scopes.append("namespace")
                statement = []
            elif "=" in head or (head and head[-1] not in (")", "const", "override", "noexcept", "else", "do", "try") and
                                 not {"class", "struct", "union", "enum"} & set(head) and "(" not in head):
                scopes.append("value")  # an initialiser: the statement goes on behind it
                suspended.append((statement, start))
                statement = []
            else:
                kind = "type" if {"class", "struct", "union", "enum"} & set(head) and not is_function(head) else "body"
                scopes.append(kind)
                statement = []
        elif token == "}":
            kind = scopes.pop() if len(scopes) > 1 else "namespace"
            if kind == "value":
                statement, start = suspended.pop()
                statement = statement + ["{", "}"]
            else:
                statement = ["struct"] if kind == "type" else []
        elif token == ";" and scopes[-1] != "value":
            judge(statement, start, "namespace" if scopes[-1] == "namespace" else "inner")
            statement = []
        else:
            statement.append(token)
    return found


def sources():
    for base in ("src", "include"):
        for folder, names, files in os.walk(os.path.join(ROOT, base)):
            names.sort()
            for name in sorted(files):
                if name.endswith((".h", ".cpp", ".inc", ".def")):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def faults_of(path):
    """(line, key, text) for each thing that is wrong with one file."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        text = without_comments(file.read())
    parts = path.split("/")
    component = parts[1] if parts[0] == "src" else "public"
    if component not in ALLOWED and component != "public":
        yield 1, "component", f"'{component}' is no component that this script knows"
        return
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', text, re.M):
        line, header = text.count("\n", 0, match.start()) + 1, match[1]
        target = header.split("/")[0]
        if component == "public":
            if target != "natrix":
                yield line, header, f'a public header includes "{header}"'
        elif not os.path.exists(os.path.join(ROOT, "src", header)) and not (
                target == "natrix" and os.path.exists(os.path.join(ROOT, "include", header))):
            yield line, header, f'"{header}" is not there (names begin at src/)'
        elif target != component and target not in ALLOWED[component] and not (
                target == "natrix" and component == "host"):
            yield line, header, f'{component} may not include {target} ("{header}")'
    if component not in RUNTIME or path.endswith((".inc", ".def")) and os.path.getsize(os.path.join(ROOT, path)) > 200_000:
        return
    for pattern, key in FORBIDDEN:
        for match in pattern.finditer(text):
            if key == "new" and "#" in text[text.rfind("\n", 0, match.start()) + 1:match.start()]:
                continue  # <new>
            yield text.count("\n", 0, match.start()) + 1, key, f"{key}: {match.group().strip()}"
    if path.endswith((".h", ".cpp", ".inc")):
        for line, words in mutable_variables(text, path.endswith(".h")):
            yield line, "mutable", f"state outside of a VM: {words}"


def read_allowed():
    """{(path, key): reason}"""
    allowed, faults = {}, []
    with open(ALLOW_FILE, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 3 or not all(parts):
                faults.append(f"tools/check_includes.allow:{number}: not 'path | what | reason'")
            else:
                allowed[parts[0], parts[1]] = parts[2]
    return allowed, faults


def object_faults(folder):
    """Writable sections with something in them, in the object files of the runtime."""
    counted = 0
    for place, _, files in os.walk(folder):
        for name in sorted(files):
            path = os.path.join(place, name)
            if not name.endswith(".o") or not re.search(r"/src/(?:" + "|".join(RUNTIME) + r")/", path):
                continue
            counted += 1
            listing = subprocess.run(["readelf", "-SW", path], capture_output=True, text=True).stdout
            for match in re.finditer(r"\] (\.(?:data|bss|tdata|tbss)(?:\.\S+)?)\s+\w+\s+\w+\s+\w+\s+(\w+)", listing):
                if not match[1].startswith(".data.rel.ro") and int(match[2], 16):
                    yield f"{os.path.relpath(path, ROOT)}: {int(match[2], 16)} bytes in {match[1]}"
    if not counted:
        yield f"no object files of the runtime in {folder}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--objects", metavar="FOLDER", help="a build folder of a compiler without sanitizers")
    arguments = parser.parse_args()
    allowed, complaints = read_allowed()
    used = set()
    passed = failed = 0
    for path in sources():
        wrong = []
        for line, key, text in faults_of(path):
            if (path, key) in allowed:
                used.add((path, key))
            else:
                wrong.append(f"{path}:{line}: {text}")
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for text in wrong:
            print(text)
    for path, key in sorted(set(allowed) - used):
        complaints.append(f"tools/check_includes.allow: '{path} | {key}' is not needed any more")
    if arguments.objects:
        found = list(object_faults(os.path.abspath(arguments.objects)))
        complaints += found
        passed += not found
    for text in complaints:
        print(text)
    failed += len(complaints)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
