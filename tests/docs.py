#!/usr/bin/env python3
"""Runs the snippets of README.md and docs/ against the built natrix, so that they stay true.

    tests/docs.py [--natrix FILE] [PAGE ...]

    ```python           a script of its own, run by natrix; it must end with status 0
    ```python status=1  … or with this one
    ```sh run           a bash script, run in the root of the repository with natrix on the PATH
    ```cpp              the body of a C++ program with `engine` at hand, linked with the library
    ```output           right after one of these: its standard output, then what it wrote to standard error

Other blocks are text: ```sh without `run` (commands that install or build), ```py (fragments).
In an ```output block, a line `…` stands for any lines, and `…` in a line for any text.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

import harness

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```[ \t]*$", re.M | re.S)


class Snippet:
    def __init__(self, page, line, info, body):
        self.page, self.line, self.body, self.expected = page, line, body, None
        words = info.split()
        self.kind = words[0] if words else ""
        self.run = self.kind in ("python", "cpp") or self.kind == "sh" and "run" in words
        self.status = next((int(word[7:]) for word in words if word.startswith("status=")), 0)

    def execute(self, natrix):
        """None, or what is wrong."""
        if self.kind == "cpp":
            return self.execute_cpp(os.path.dirname(natrix))
        environment = dict(harness.CLEAN_ENVIRONMENT, PATH=os.path.dirname(natrix) + ":" + os.environ["PATH"])
        command = [natrix, "-"] if self.kind == "python" else ["bash", "-eu", "-o", "pipefail", "-c", self.body]
        given = self.body.encode() if self.kind == "python" else b""
        try:
            done = subprocess.run(command, input=given, cwd=harness.ROOT, env=environment, capture_output=True,
                                  timeout=60)
        except subprocess.TimeoutExpired:
            return "does not end"
        return self.judge(done)

    def execute_cpp(self, build):
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "snippet.cpp"), os.path.join(folder, "snippet")
            with open(source, "w", encoding="utf-8") as file:
                file.write(CPP_FRAME.replace("BODY", self.body))
            command = [cpp_compiler(build), "-std=c++20", "-I" + os.path.join(harness.ROOT, "include"), source,
                       os.path.join(build, "libnatrix.a"), "-lpthread", "-o", program]
            made = subprocess.run(command, capture_output=True)
            if made.returncode != 0:
                return "does not compile\n" + made.stderr.decode(errors="replace")
            return self.judge(subprocess.run([program], cwd=folder, capture_output=True, timeout=60))

    def judge(self, done):
        shown = (done.stdout + done.stderr).decode(errors="replace")
        if done.returncode != self.status:
            return f"status {done.returncode} instead of {self.status}\n{shown}"
        if self.expected is not None and not matches(self.expected, shown):
            return f"printed\n{shown}"
        return None


CPP_FRAME = """#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>
#include <natrix/natrix.hpp>
using namespace natrix;
int main() {
    Engine engine = *Engine::create();
BODY
}
"""


def cpp_compiler(build):
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as file:
        return re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", file.read(), re.M)[1]


def matches(expected, shown):
    lines = [r"(?s:.*?)" if line == "…" else re.escape(line).replace("…", ".*?")
             for line in expected.strip().split("\n")]
    return re.fullmatch("\n".join(lines), shown.strip()) is not None


def snippets(page):
    with open(os.path.join(harness.ROOT, page), encoding="utf-8") as file:
        text = file.read()
    previous, end = None, 0
    for match in FENCE.finditer(text):
        snippet = Snippet(page, text.count("\n", 0, match.start()) + 1, match["info"], match["body"])
        if snippet.kind == "output":
            if previous is None or len(text[end:match.start()].strip()) > 0:
                raise SystemExit(f"{page}:{snippet.line}: an output block right after nothing that runs")
            previous.expected = snippet.body
            continue
        previous, end = snippet if snippet.run else None, match.end()
        if snippet.run:
            yield snippet


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--natrix", type=os.path.abspath, default=harness.NATRIX)
    parser.add_argument("pages", nargs="*")
    arguments = parser.parse_args()
    pages = arguments.pages or ["README.md"] + sorted(
        os.path.relpath(page, harness.ROOT) for page in glob.glob(os.path.join(harness.ROOT, "docs", "*.md")))
    if not os.access(arguments.natrix, os.X_OK):
        print(f"no natrix at {os.path.relpath(arguments.natrix)}: build it, or name it with --natrix")
        return 1
    build = os.path.dirname(arguments.natrix)
    subprocess.run(["cmake", "--build", build, "--target", "natrix_static"], check=True, stdout=subprocess.DEVNULL)
    passed = failed = 0
    for page in pages:
        for snippet in list(snippets(page)):
            wrong = snippet.execute(arguments.natrix)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"FAIL {page}:{snippet.line}: {wrong}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
