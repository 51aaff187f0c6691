#!/usr/bin/env python3
"""Every long operation of cases.py, under limits: it stops in time, and its memory stays below the limit.

    tests/limits/run.py [-j N] [--natrix BINARY] [--only once|caught|fuel] [--every N] [NAME-PART ...]

Each runs three ways: once; in a loop that catches BaseException (both under a limit of 100 ms of processor time);
and under a limit of fuel alone, which it must reach in reasonable time. How far a run went beyond its time is
measured in processor time from the moment at which the time was over: 10 ms are allowed, and 1 ms for each 2 MB
that were alive. The machine may be busy, so the least of several tries counts.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import harness  # noqa: E402
from cases import CASES  # noqa: E402

SECONDS = 0.1
MEMORY = 256 << 20
FUEL = 300_000
FUEL_SECONDS = 2.0
TRIES = 4
# The process itself, its image and the collector's tables: 3 bits in 64 of the heap, and the mark stack.
RESIDENT_BESIDE = (40 << 20) + MEMORY // 16


def indented(text, by):
    return "".join(" " * by + line + "\n" for line in text.split("\n"))


def source_of(name, way):
    setup, work = CASES[name][:2]
    if way == "caught":
        work = f"while True:\n    try:\n{indented(work, 8)}    except BaseException: pass\n"
    return f"{setup}\n{work}\n"


class Measured:
    """One run of `natrix time`: what ended it, its processor time, how late it stopped, peak and resident bytes."""

    def __init__(self, binary, path, options):
        command = [binary, *options, "time", path, "1", "100"]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=harness.CLEAN_ENVIRONMENT, start_new_session=True)
        try:
            out, err = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            self.crash = "hang"
            return
        self.crash = None
        try:
            answer = json.loads(out.decode(errors="replace").splitlines()[-1])
        except (ValueError, IndexError):
            self.crash = f"status {process.returncode}, {err.decode(errors='replace')[-300:]}"
            return
        self.cpu = answer["runs"][-1][1]
        self.late = answer["late"]
        self.peak = answer["peak_bytes"]
        self.resident = answer["resident_bytes"]
        self.error = answer["error"]


def judge(binary, name, way):
    """None, or what is wrong; and how late it was."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(source_of(name, way))
        file.flush()
        seconds = CASES[name][2] if len(CASES[name]) > 2 else SECONDS
        options = [f"--max-memory={MEMORY}"]
        options.append(f"--max-fuel={FUEL}" if way == "fuel" else f"--max-cpu={seconds}")
        wrong, least = None, None
        for _ in range(TRIES):
            run = Measured(binary, file.name, options)
            if run.crash:
                return run.crash, None
            if run.peak > MEMORY:
                return f"{run.peak} bytes, the limit is {MEMORY}", None
            # What was printed is in the hands of the command.
            if run.resident > run.peak + RESIDENT_BESIDE and not name.startswith("print"):
                return f"{run.resident >> 20} MB resident with {run.peak >> 20} MB counted", None
            late = run.cpu if way == "fuel" else run.late
            allowed = FUEL_SECONDS if way == "fuel" else 0.010 + run.peak / (2 << 20) / 1000
            if way == "caught" and not run.error:
                return "ended by itself", None
            least = late if least is None else min(least, late)
            if late <= allowed:
                return None, least
            wrong = f"{late * 1000:.1f} ms, allowed are {allowed * 1000:.0f} ({run.error}, {run.peak >> 20} MB)"
    return wrong, least


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--natrix", type=os.path.abspath, default=harness.NATRIX)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--only", choices=["once", "caught", "fuel"])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="a fixed spread: every N-th of all")
    parser.add_argument("--latest", action="store_true", help="also list the ten that stopped latest")
    parser.add_argument("filters", nargs="*", metavar="NAME-PART")
    arguments = parser.parse_args()
    work = [(name, way) for name in CASES for way in ("once", "caught", "fuel")
            if (not arguments.filters or any(part in name for part in arguments.filters))
            and arguments.only in (None, way)][::arguments.every]
    progress = harness.Progress(len(work))
    failed, times = 0, []

    def done(item, result):
        nonlocal failed
        wrong, late = result
        progress.step(item[0])
        if late is not None and item[1] != "fuel":
            times.append((late, *item))
        if wrong:
            failed += 1
            progress.clear()
            print(f"FAIL {item[0]} {item[1]}: {wrong}", flush=True)

    harness.in_parallel(arguments.jobs, lambda item: judge(arguments.natrix, *item), work, done)
    progress.clear()
    if arguments.latest:
        for late, name, way in sorted(times, reverse=True)[:10]:
            print(f"{late * 1000:8.1f} ms  {name} {way}")
    print(f"{len(work) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
