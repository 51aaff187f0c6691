#!/usr/bin/env python3
"""Runs the programs on Natrix and on CPython in turn, and prints how many times faster Natrix is.

Each time is the least CPU time (user and system) of several rounds, each in a fresh process; the two alternate. Natrix runs
with every limit set.  A program whose answers differ, or that fails, is reported and counts in no mean.
"""
import argparse
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = [
    "--max-memory", "1000000000",
    "--max-time", "60",
    "--max-fuel", "100000000000",
    "--max-allocations", "100000000000",
    "--max-depth", "1000",
    "--max-output", "10000000",
]


class Outcome:
    def __init__(self, seconds, output, error, status):
        self.seconds = seconds
        self.output = output
        self.error = error
        self.status = status

    def problem(self):
        if self.status == 0:
            return None
        if self.status < 0:
            return "died of " + signal.Signals(-self.status).name
        lines = self.error.strip().splitlines()
        return lines[-1] if lines else f"status {self.status}"


def run(command, timeout=120):
    """One fresh process; its CPU time is what the kernel counted for this child alone."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        previous = signal.signal(signal.SIGALRM, lambda *_: child.kill())
        signal.alarm(timeout)
        try:
            _, state, usage = os.wait4(child.pid, 0)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, previous)
        child.returncode = os.waitstatus_to_exitcode(state)
        out.seek(0)
        err.seek(0)
        return Outcome(
            usage.ru_utime + usage.ru_stime,
            out.read().decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
            child.returncode,
        )


def count_instructions(command):
    """Instructions that valgrind's callgrind counts, or None."""
    with tempfile.TemporaryDirectory() as folder:
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + os.path.join(folder, "out")]
        error = run(tool + command, timeout=1800).error
    found = re.search(r"Collected : (\d+)", error)
    return int(found.group(1)) if found else None


def progress(done, whole, label):
    if sys.stderr.isatty():
        width = 30
        bar = "#" * (width * done // whole)
        sys.stderr.write(f"\r[{bar:<{width}}] {done}/{whole} {label:<24}")
        sys.stderr.flush()


def clear_progress():
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * 78 + "\r")
        sys.stderr.flush()


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


def default_natrix():
    return os.path.join(os.path.dirname(HERE), "build", "release", "natrix")


def add_engine_options(parser):
    parser.add_argument("--natrix", default=default_natrix(), help="the binary to measure")
    parser.add_argument("--python", default="/usr/bin/python3", help="the CPython to compare with")


def programs_named(only):
    folder = os.path.join(HERE, "programs")
    names = sorted(f[:-3] for f in os.listdir(folder) if f.endswith(".py"))
    if only:
        names = [n for n in names if any(part in n for part in only)]
    return [(n, os.path.join(folder, n + ".py")) for n in names]


def measure(options, chosen):
    natrix = [options.natrix] + ([] if options.no_limits else LIMITS)
    python = [options.python, "-I"]
    rows = {name: {"natrix": None, "python": None, "problem": None} for name, _ in chosen}
    done, whole = 0, options.rounds * len(chosen) * 2

    # Round by round over all programs, so that a noisy minute spoils one round of many and not all rounds of one.
    for _ in range(options.rounds):
        for name, path in chosen:
            row = rows[name]
            answers = {}
            for engine, command in (("natrix", natrix), ("python", python)):
                progress(done, whole, name)
                done += 1
                if row["problem"]:
                    continue
                outcome = run(command + [path])
                problem = outcome.problem()
                if problem:
                    row["problem"] = engine + ": " + problem
                answers[engine] = outcome.output
                if row[engine] is None or outcome.seconds < row[engine]:
                    row[engine] = outcome.seconds
            if not row["problem"] and answers["natrix"] != answers["python"]:
                row["problem"] = "other answer: " + repr(answers["natrix"][:60]) + " not " + repr(answers["python"][:60])
    if options.instructions:
        for at, (name, path) in enumerate(chosen):
            progress(at, len(chosen), name + " (instructions)")
            if not rows[name]["problem"]:
                rows[name]["instructions"] = count_instructions(natrix + [path])
    clear_progress()
    return rows


def show(rows, options):
    print(f"{'program':<18}{'CPython':>10}{'Natrix':>10}{'ratio':>8}" + ("  Minstr" if options.instructions else ""))
    ratios = []
    for name, row in rows.items():
        if row["problem"]:
            print(f"{name:<18}  fails: {row['problem']}")
            continue
        row["ratio"] = row["python"] / max(row["natrix"], 1e-6)
        ratios.append(row["ratio"])
        line = f"{name:<18}{row['python'] * 1000:>7.1f} ms{row['natrix'] * 1000:>7.1f} ms{row['ratio']:>8.2f}"
        if options.instructions:
            line += f"{(row['instructions'] or 0) / 1e6:>8.0f}"
        print(line + ("  slow" if row["ratio"] < 0.8 else ""))
    slow = sum(1 for ratio in ratios if ratio < 0.8)
    failed = len(rows) - len(ratios)
    print(f"geometric mean {geometric_mean(ratios):.2f} over {len(ratios)} programs; {slow} below 0.8; {failed} failed")
    return ratios


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_engine_options(parser)
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", action="append", metavar="NAME", help="programs whose name contains NAME (repeatable)")
    parser.add_argument("--no-limits", action="store_true", help="run Natrix without limits")
    parser.add_argument("--instructions", action="store_true", help="count Natrix's instructions with callgrind too")
    parser.add_argument("--json", action="store_true", help="print one line of JSON instead of the table")
    options = parser.parse_args()
    if options.quick:
        options.rounds = 1
    for tool in (options.natrix, options.python):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not there")
    chosen = programs_named(options.only)
    if not chosen:
        sys.exit("no program has that name")
    rows = measure(options, chosen)
    if options.json:
        ratios = []
        for row in rows.values():
            if not row["problem"]:
                row["ratio"] = row["python"] / max(row["natrix"], 1e-6)
                ratios.append(row["ratio"])
        print(json.dumps({"programs": rows, "geometric_mean": geometric_mean(ratios) if ratios else None}))
    else:
        show(rows, options)
    sys.exit(1 if any(row["problem"] for row in rows.values()) else 0)


if __name__ == "__main__":
    main()
