#!/usr/bin/env python3
"""How the cost of single operations grows: each is timed at n, 2n, 4n, …, on Natrix and on CPython.

A file of growth/ begins with n and the number of doublings; then comes what is not counted, under `# setup`, and what is, under
`# work`. The program runs with and without its work, and the difference is the time. The exponent is the slope of the line
through log(time) over log(n), by least squares: 1 is linear, 2 is quadratic.
"""
import argparse
import json
import math
import os
import sys
import tempfile

from run import LIMITS, add_engine_options, clear_progress, progress, run

HERE = os.path.dirname(os.path.abspath(__file__))


def cases(only):
    """(name, n, doublings, setup, work) of every case in growth/*.py."""
    folder = os.path.join(HERE, "growth")
    found = []
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".py"):
            continue
        with open(os.path.join(folder, file), encoding="utf-8") as source:
            text = source.read()
        head, rest = text.split("# setup\n")
        setup, work = rest.split("# work\n")
        values = {}
        exec(head, values)
        name = file[:-3]
        if not only or any(part in name for part in only):
            found.append((name, values["n"], values.get("doublings", 4), setup, work))
    return found


def time_of(command, path, source, rounds):
    """Least CPU seconds, or the problem as text."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    best = math.inf
    for _ in range(rounds):
        outcome = run(command + [path], timeout=100)
        if outcome.problem():
            return outcome.problem()
        best = min(best, outcome.seconds)
    return best


def slope(points):
    """Of the line by least squares through (log n, log time)."""
    xs = [math.log(n) for n, _ in points]
    ys = [math.log(t) for _, t in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)


def measure(command, case, rounds, path):
    """{"times": [...], "exponent": ...} or {"problem": text}."""
    name, n, doublings, setup, work = case
    points = []
    floor = 0.002  # what is less drowns in the start of the process
    for step in range(doublings):
        size = n << step
        head = f"n = {size}\n" + setup
        empty = time_of(command, path, head, rounds)
        full = time_of(command, path, head + work, rounds)
        for seconds in (empty, full):
            if isinstance(seconds, str):
                return {"problem": f"n = {size}: {seconds}", "times": [t for _, t in points], "exponent": None}
        points.append((size, max(full - empty, 1e-5)))
        if full > 3:
            break
    sure = [p for p in points if p[1] >= floor]
    # Too quick to see how it grows: no exponent rather than a made-up one.
    exponent = slope(sure) if len(sure) >= 2 else None
    return {"times": [t for _, t in points], "exponent": exponent}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_engine_options(parser)
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", metavar="NAME", help="cases whose name contains NAME (repeatable)")
    parser.add_argument("--json", action="store_true", help="print one line of JSON instead of the table")
    options = parser.parse_args()
    rounds = 1 if options.quick else options.rounds
    chosen = cases(options.only)
    if not chosen:
        sys.exit("no case has that name")
    engines = {"natrix": [options.natrix] + LIMITS, "python": [options.python, "-I"]}
    results = {}
    if not options.json:
        print(f"{'case':<24}{'Natrix n^':>11}{'CPython n^':>12}{'Natrix at most':>17}{'CPython at most':>17}")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.py")
        for done, case in enumerate(chosen):
            progress(done, len(chosen), case[0])
            row = {engine: measure(command, case, rounds, path) for engine, command in engines.items()}
            results[case[0]] = row
            mine, theirs = row["natrix"], row["python"]
            row["worse"] = bool(mine.get("problem")) or (
                mine["exponent"] is not None and mine["exponent"] > max(theirs["exponent"] or 1.0, 1.0) + 0.3)
            bad += row["worse"]
            clear_progress()
            if options.json:
                continue
            if mine.get("problem"):
                print(f"{case[0]:<24}  fails: {mine['problem']}")
                continue
            shown = ["    –" if r["exponent"] is None else f"{r['exponent']:.2f}" for r in (mine, theirs)]
            last = [f"{r['times'][-1] * 1000:.1f} ms" for r in (mine, theirs)]
            print(f"{case[0]:<24}{shown[0]:>11}{shown[1]:>12}{last[0]:>17}{last[1]:>17}" + ("  worse" if row["worse"] else ""))
    if options.json:
        print(json.dumps(results))
    else:
        print(f"{len(chosen)} cases; {bad} grow worse than in CPython or fail")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
