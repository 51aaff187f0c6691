#!/usr/bin/env python3
"""Runs the language, library and hostile suites against a natrix binary.

    tests/run.py [--mode normal|twin|gc|slices|memory|dump] [-j N] [--diff] [PATH-PART ...]

Each script runs in its own folder as `natrix NAME.py`; standard output, standard error and exit status must be
those that are recorded beside it (NAME.out, NAME.err, NAME.exit; NAME.in is standard input). The modes:

    normal   once, as it is
    twin     with the twin binary, in which every native defers to its Python body
    gc       with a moving collection at every safepoint
    slices   three times, in fuel slices of 1, 7 and 50
    memory   with ever less memory: each run ends rightly, or with a clean limit error and a true beginning of
             the expected output
    dump     in slices, each of which goes on in another VM that the dump of the last was loaded into

A script may say in its first lines that it is too long for some modes; one in hostile/ may also ask for limits
and for another outcome:

    # only: normal, twin
    # limits: time=0.1 memory=67108864
    # expect: limit time        (also: limit memory, limit time or memory; or: any clean end)

expected-failures.txt names tests that are known to fail, each with its reason. It may only shrink.
"""
import argparse
import collections
import difflib
import os
import re
import sys

import harness

SLICES = (1, 7, 50)
DUMP_SLICES = (13, 101)
MEMORY_START = 64 << 20
MEMORY_GRAIN = 16


class Test:
    def __init__(self, path):
        self.path = path
        self.folder, self.name = os.path.split(os.path.join(harness.TESTS, path))
        stem = os.path.join(self.folder, self.name[:-3])
        self.stdin, self.stdout, self.stderr = (harness.read(stem + suffix) for suffix in (".in", ".out", ".err"))
        self.recorded = os.path.exists(stem + ".out")
        self.status = int(harness.read(stem + ".exit") or 0)
        self.limits, self.expect, self.only = {}, "same", None
        for line in harness.read(os.path.join(self.folder, self.name)).decode().split("\n")[:8]:
            if line.startswith("# limits:"):
                self.limits = dict(word.split("=") for word in line[9:].split())
            elif line.startswith("# expect:"):
                self.expect = line[9:].strip()
            elif line.startswith("# only:"):
                self.only = [word.strip() for word in line[7:].split(",")]

    def runs_in(self, mode):
        if self.only and mode not in self.only:
            return False
        if mode == "dump" and self.limits:
            return False  # how far such a run comes is not what dumps are about
        return mode != "memory" or not self.limits and self.expect == "same"


class Judge:
    def __init__(self, arguments):
        self.arguments = arguments
        self.binary = arguments.natrix or (harness.TWIN if arguments.mode == "twin" else harness.NATRIX)
        self.timeout = arguments.timeout or {"normal": 10, "memory": 20}.get(arguments.mode, 120)

    def run(self, test, **more):
        options = harness.options(**test.limits | more) + self.arguments.option
        return harness.Run([self.binary, *options, test.name], test.folder, test.stdin, self.timeout)

    def complaint(self, test, run):
        """None if the run is right, else what is wrong with it."""
        if run.crash:
            return run.crash + tail(run.stderr)
        if test.expect.startswith("limit"):
            allowed = test.expect[5:].replace(" or ", " ").split()
            return None if run.limit in allowed else f"expected a {test.expect}, got status {run.status}" + tail(run.stderr)
        if test.expect == "any clean end":
            return None
        if not test.recorded:
            return "nothing is recorded for it"
        if run.stdout != test.stdout:
            return "standard output differs" + self.diff(test.stdout, run.stdout) + tail(run.stderr)
        if self.arguments.stdout_only:
            return None
        if run.stderr != test.stderr:
            return "standard error differs" + self.diff(test.stderr, run.stderr)
        if run.status != test.status:
            return f"exit status is {run.status} instead of {test.status}"
        return None

    def diff(self, expected, actual):
        if not self.arguments.diff:
            return ""
        lines = [data.decode(errors="backslashreplace").splitlines() for data in (expected, actual)]
        shown = list(difflib.unified_diff(*lines, "expected", "actual", lineterm="", n=1))
        limit = self.arguments.diff_lines
        rest = [f"… {len(shown) - limit} more lines"] if len(shown) > limit else []
        return "".join("\n    " + line for line in shown[:limit] + rest)

    def judge(self, test):
        mode = self.arguments.mode
        if mode == "slices":
            for size in SLICES:
                wrong = self.complaint(test, self.run(test, slice=size))
                if wrong:
                    return f"slice {size}: {wrong}"
            return None
        if mode == "dump":
            for size in DUMP_SLICES:
                wrong = self.complaint(test, self.run(test, stress="dump", slice=size))
                if wrong:
                    return f"slice {size}: {wrong}"
            return None
        if mode == "memory":
            return self.bisect(test)
        return self.complaint(test, self.run(test, **{"stress": "gc"} if mode == "gc" else {}))

    def bisect(self, test):
        def fits(limit):
            """(whether the limit was enough, what is wrong)"""
            run = self.run(test, memory=limit)
            if not run.crash and run.limit == "memory":
                if not test.stdout.startswith(run.stdout):
                    return False, f"memory {limit}: stopped after wrong output" + self.diff(test.stdout, run.stdout)
                return False, None
            wrong = self.complaint(test, run)
            return True, wrong and f"memory {limit}: {wrong}"

        enough = MEMORY_START
        fitting, wrong = fits(enough)
        if wrong or not fitting:
            return wrong or f"memory {enough}: is not enough"
        low = enough
        while fitting and not wrong and low > 1:
            low //= 4
            fitting, wrong = fits(low)
            if fitting:
                enough = low
        while not wrong and enough - low > max(enough // MEMORY_GRAIN, 64):
            middle = (low + enough) // 2
            fitting, wrong = fits(middle)
            low, enough = (low, middle) if fitting else (middle, enough)
        return wrong


def tail(stderr):
    lines = stderr.decode(errors="replace").strip().splitlines()
    return f" ({lines[-1][:160]})" if lines else ""


def expected_failures(mode):
    """Answers {path: reason}, and complaints about the list itself."""
    listed, complaints = {}, []
    for line in harness.read(os.path.join(harness.TESTS, "expected-failures.txt")).decode().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = re.match(r"(?P<path>\S+\.py)(?: \[(?P<modes>[a-z,]+)\])?: (?P<reason>\S.*)$", line)
        if not found:
            complaints.append(f"expected-failures.txt: not 'PATH [modes]: reason': {line}")
        elif not os.path.exists(os.path.join(harness.TESTS, found["path"])):
            complaints.append(f"expected-failures.txt: no such test: {found['path']}")
        elif not found["modes"] or mode in found["modes"].split(","):
            listed[found["path"]] = found["reason"]
    return listed, complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--natrix", type=os.path.abspath, help="the binary (build/release/natrix, for twin build/twin/natrix)")
    parser.add_argument("--mode", choices=["normal", "twin", "gc", "slices", "memory", "dump"], default="normal")
    parser.add_argument("--suite", choices=["language", "library", "hostile", "all"], default="all")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, help="seconds for one process")
    parser.add_argument("--diff", action="store_true", help="show how the output differs")
    parser.add_argument("--diff-lines", type=int, default=12, metavar="N")
    parser.add_argument("--option", action="append", default=[], help="passed to natrix; may be repeated")
    parser.add_argument("--stdout-only", action="store_true", help="compare neither standard error nor status")
    parser.add_argument("--summary", action="store_true", help="also count by folder")
    parser.add_argument("--list", action="store_true", help="only print the names")
    parser.add_argument("--passing", action="store_true", help="also print the names of tests that pass")
    parser.add_argument("filters", nargs="*", metavar="PATH-PART")
    arguments = parser.parse_args()

    suites = ["language", "library", "hostile"] if arguments.suite == "all" else [arguments.suite]
    paths = [path for suite in suites for path in harness.scripts(suite)
             if not arguments.filters or any(part in path for part in arguments.filters)]
    if arguments.list:
        print("\n".join(paths))
        return 0
    judge = Judge(arguments)
    if not os.access(judge.binary, os.X_OK):
        print(f"no natrix at {os.path.relpath(judge.binary)}: build it, or name it with --natrix")
        return 1
    listed, complaints = expected_failures(arguments.mode)
    tests = [Test(path) for path in paths]
    skipped = [test for test in tests if not test.runs_in(arguments.mode)]
    tests = [test for test in tests if test.runs_in(arguments.mode)]
    progress = harness.Progress(len(tests))
    results = {}

    def done(test, wrong):
        results[test.path] = wrong
        progress.step(test.path)
        expected = test.path in listed
        if wrong and not expected:
            progress.clear()
            print(f"FAIL {test.path}: {wrong}", flush=True)
        elif not wrong and expected:
            progress.clear()
            print(f"FAIL {test.path}: passes unexpectedly, take it off expected-failures.txt", flush=True)
        elif arguments.passing:
            print(f"{'expected failure' if wrong else 'pass'} {test.path}", flush=True)

    harness.in_parallel(arguments.jobs, judge.judge, tests, done)
    progress.clear()
    for complaint in complaints:
        print(f"FAIL {complaint}")
    good = {path for path, wrong in results.items() if bool(wrong) == (path in listed)}
    if arguments.summary:
        folders = collections.Counter(os.path.dirname(path) for path in results)
        right = collections.Counter(os.path.dirname(path) for path in good)
        for folder in sorted(folders):
            print(f"{right[folder]:4} of {folders[folder]:4}  {folder}")
    known = sum(1 for path in good if path in listed)
    failed = len(results) - len(good) + len(complaints)
    left_out = len(skipped) + known
    print(f"{len(good) - known} passed, {failed} failed" + (f", {left_out} skipped" if left_out else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
