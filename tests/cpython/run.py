#!/usr/bin/env python3
"""Runs CPython's own test files with Natrix's unittest, and compares each method's result with what is expected.

  tests/cpython/run.py [NAME ...]     files by name (test_int); all of files.txt without names
  --update                            write what was found to expected/
  --table                             print the table of shares, in Markdown
  --natrix PATH  --tests FOLDER  --seconds N (for each file)  -j N

The files come from an installed CPython (Debian's libpython3.11-testsuite), and are never copied here. A file's source, and
those of test.support, go to Natrix in one script: it needs no file system for that. When a method ends the process, by a
limit or a crash, that is its result, and the rest goes on in a new one."""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

DRIVER = r'''
import sys, importlib.util, types

class Finder:
    """Modules of the package `test` from the sources above."""
    def find_spec(name, path=None, target=None):
        if name in SOURCES:
            return importlib.util.spec_from_loader(name, Loader, is_package=name in PACKAGES)

class Loader:
    def create_module(spec):
        return None
    def exec_module(module):
        name = module.__name__
        module.__file__ = FILES[name]
        if "ann_module" in name:
            module.__annotations__ = {}  # until 3.13 a module had them from the start
        exec(compile(SOURCES[name], FILES[name], "exec"), module.__dict__)

sys.meta_path.insert(0, Finder)
import unittest
if SEEN == 0:
    print("@@ begin", flush=True)
try:
    module = __import__("test." + NAME, fromlist=["x"])
except unittest.SkipTest as skip:
    print("@@ skipped-file", skip)
    sys.exit()
except BaseException as error:
    import traceback
    traceback.print_exc()
    print("@@ broken-file", type(error).__name__, error)
    sys.exit()
suite = unittest.defaultTestLoader.loadTestsFromModule(module)

def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test

class Result(unittest.TestResult):
    status = "pass"
    why = ""
    def addError(self, test, error):
        self.note("error", error)
    def addFailure(self, test, error):
        self.note("fail", error)
    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.note("fail", error)
    def addSkip(self, test, reason):
        if self.status == "pass":
            self.status, self.why = "skip", reason
    def addUnexpectedSuccess(self, test):
        self.status = "fail"
    def note(self, status, error):
        if self.status in ("pass", "skip"):
            text = str(error[1]).strip().split("\n")[0][:160]
            self.status, self.why = status, f"{error[0].__name__}: {text}"
        if SHOW:
            import traceback
            traceback.print_exception(*error)

tests = list(flatten(suite))
classes = {}
ready = set()
for number, test in enumerate(tests):
    if number < SEEN or ONLY and ONLY not in test.id():
        continue
    name = test.id().split(".", 2)[-1] if test.id().startswith("test.") else test.id()
    print("@@ run", number, name, flush=True)
    result = Result()
    try:
        unittest.TestSuite([test]).run(result)
    except BaseException as error:
        result.status, result.why = "error", f"{type(error).__name__}: {str(error)[:160]}"
    print("@@ done", result.status, ascii(result.why), flush=True)
print("@@ end")
'''


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def support_sources(tests):
    """The package test and what its files import of it: {name: (path, source)}."""
    found = {"test": (f"{tests}/__init__.py", "")}
    # Many files import it for a few methods.
    found["subprocess"] = ("subprocess.py", "PIPE = -1\nSTDOUT = -2\nDEVNULL = -3\nclass SubprocessError(Exception): pass\n"
                           "def Popen(*args, **kwargs): raise OSError('there are no processes')\nrun = check_output = Popen\n")
    for folder, _, files in os.walk(f"{tests}/support"):
        for name in files:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                module = "test." + os.path.relpath(path, tests)[:-3].replace(os.sep, ".")
                found[module.removesuffix(".__init__")] = (path, read(path))
    for name in sorted(os.listdir(tests)):
        # What tests share: string_tests, list_tests, seq_tests, mapping_tests …
        if name.endswith(".py") and not name.startswith("test_") and not name.startswith("__") and name != "regrtest.py":
            found[f"test.{name[:-3]}"] = (f"{tests}/{name}", read(f"{tests}/{name}"))
    return found


class File:
    def __init__(self, name):
        self.name = name
        self.results = {}   # method -> (status, why)
        self.note = ""


def run_file(name, options, support):
    """All methods of a file, in as many processes as it takes."""
    result = File(name)
    sources = dict(support)
    path = f"{options.tests}/{name}.py"
    if not os.path.exists(path):
        result.note = "no such file"
        return result
    sources[f"test.{name}"] = (path, read(path))
    # Some files take from others.
    for other in re.findall(r"\btest(?:\.| import )(test_\w+)", sources[f"test.{name}"][1]):
        if os.path.exists(f"{options.tests}/{other}.py"):
            sources.setdefault(f"test.{other}", (f"{options.tests}/{other}.py", read(f"{options.tests}/{other}.py")))
    seen = 0
    while True:
        script = "".join((
            f"SOURCES = {({key: text for key, (_, text) in sources.items()})!r}\n",
            f"FILES = {({key: path for key, (path, _) in sources.items()})!r}\n",
            f"PACKAGES = {[key for key, (path, _) in sources.items() if path.endswith('/__init__.py')]!r}\n",
            f"NAME = {name!r}\nSEEN = {seen}\nSHOW = {options.show!r}\nONLY = {options.only!r}\n", DRIVER))
        with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False, encoding="utf-8", errors="surrogateescape") as file:
            file.write(script)
        try:
            done = subprocess.run([options.natrix, "--max-memory", "1000000000", "--max-time", str(options.seconds), file.name],
                                  capture_output=True, timeout=options.seconds * 3 + 30)
            out, error, status = done.stdout, done.stderr, done.returncode
        except subprocess.TimeoutExpired as expired:
            out, error, status = expired.stdout or b"", b"", "hang"
        finally:
            os.unlink(file.name)
        text = out.decode("utf-8", "replace")
        if options.show:
            sys.stdout.write(text + error.decode("utf-8", "replace"))
        running = None
        ended = False
        for line in text.split("\n"):
            if line.startswith("@@ run "):
                _, _, number, running = line.split(" ", 3)
                seen = int(number) + 1
            elif line.startswith("@@ done ") and running:
                _, _, outcome, why = line.split(" ", 3)
                result.results[running] = (outcome, why.strip("'\""))
                running = None
            elif line.startswith(("@@ skipped-file", "@@ broken-file")):
                result.note = line[3:]
                ended = True
            elif line.startswith("@@ end"):
                ended = True
        if ended:
            return result
        last = error.decode("utf-8", "replace").strip().split("\n")[-1][:160]
        if running is None:
            result.note = f"ended before its end ({status}): {last}"
            return result
        result.results[running] = ("ended", f"{status}: {last}")


def expected_path(name):
    return f"{HERE}/expected/{name}.txt"


def read_expected(name):
    """{method: status} of what does not pass, and how many do."""
    found = {}
    passed = 0
    if os.path.exists(expected_path(name)):
        for line in read(expected_path(name)).split("\n"):
            if line.startswith("passed "):
                passed = int(line.split()[1])
            elif line and not line.startswith("#"):
                status, method = line.split(" ", 2)[:2]
                found[method] = status
    return found, passed


def write_expected(result):
    lines = [f"passed {sum(status == 'pass' for status, _ in result.results.values())}"]
    if result.note:
        lines.insert(0, f"# {result.note}")
    for method, (status, why) in sorted(result.results.items()):
        if status != "pass":
            lines.append(f"{status} {method} {why}".rstrip())
    os.makedirs(f"{HERE}/expected", exist_ok=True)
    with open(expected_path(result.name), "w", encoding="utf-8", errors="replace") as file:
        file.write("\n".join(lines) + "\n")


def compare(result):
    """What is otherwise than expected: lines to print; and how many of them are losses."""
    expected, passed = read_expected(result.name)
    lines = []
    losses = 0
    for method, (status, why) in sorted(result.results.items()):
        before = expected.pop(method, "pass")
        if before == status:
            continue
        good = status in ("pass", "skip")
        losses += not good
        lines.append(f"{'gain' if good else 'LOSS'} {result.name}.{method}: {before} -> {status} {why}")
    for method in expected:
        lines.append(f"gone {result.name}.{method}")
    now = sum(status == "pass" for status, _ in result.results.values())
    if now < passed and not losses:
        losses += 1
        lines.append(f"LOSS {result.name}: {passed} passed before, {now} do now")
    return lines, losses


def row_of(result):
    counts = {}
    for status, _ in result.results.values():
        counts[status] = counts.get(status, 0) + 1
    passed = counts.get("pass", 0)
    ran = sum(counts.values()) - counts.get("skip", 0)
    share = f"{100 * passed / ran:.1f} %" if ran else "-"
    return (result.name, share, passed, ran, counts.get("skip", 0), result.note)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--natrix", default=f"{ROOT}/build/release/natrix")
    parser.add_argument("--tests", default="/usr/lib/python3.11/test")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--show", action="store_true", help="the output and the tracebacks")
    parser.add_argument("--only", default="", help="methods whose name has this in it; compares nothing")
    options = parser.parse_args()
    if not os.path.isdir(options.tests):
        sys.exit(f"{options.tests} is not there: install libpython3.11-testsuite, or say where with --tests")
    names = options.names or [line.strip() for line in read(f"{HERE}/files.txt").split("\n")
                              if line.strip() and not line.startswith("#")]
    support = support_sources(options.tests)
    losses = 0
    rows = []
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for result in pool.map(lambda name: run_file(name, options, support), names):
            rows.append(row_of(result))
            print("%-24s %8s  %5d of %5d passed, %4d skipped  %s" % rows[-1], flush=True)
            if options.only:
                continue
            if options.update:
                write_expected(result)
                continue
            lines, lost = compare(result)
            losses += lost
            for line in lines:
                print("  " + line)
    passed = sum(row[2] for row in rows)
    ran = sum(row[3] for row in rows)
    if ran:
        print(f"{passed} of {ran} methods passed: {100 * passed / ran:.1f} %; {losses} losses")
    if options.table:
        print("| file | share | passed | ran | skipped |\n|---|---|---|---|---|")
        for name, share, good, ran, skipped, note in rows:
            print(f"| {name} | {share} | {good} | {ran} | {skipped} |")
    sys.exit(losses != 0)


if __name__ == "__main__":
    main()
