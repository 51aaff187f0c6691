#!/usr/bin/env python3
"""Start-up: the command from the shell, and a new VM inside a process.

The shell's figures are wall time, least of many alternating rounds. The figures in process come from `natrix time`, which makes
a VM, compiles and runs a file again and again; the first runs are cold, so the least and the median of the rest are shown.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from run import LIMITS, add_engine_options, clear_progress, progress


def wall(command):
    start = time.perf_counter()
    status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    return time.perf_counter() - start, status


def from_shell(commands, rounds):
    """The least and the median wall time of each command."""
    times = [[] for _ in commands]
    for done in range(rounds):
        progress(done, rounds, "from the shell")
        for which, command in zip(times, commands):
            seconds, status = wall(command)
            if status != 0:
                clear_progress()
                sys.exit(" ".join(command) + f": status {status}")
            which.append(seconds)
    clear_progress()
    return [(min(t), statistics.median(t)) for t in times]


def in_process(natrix, limits, source, runs):
    """(wall, cpu) of each run of the source, cold ones first, and what natrix says that compiling took."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as file:
        file.write(source)
    try:
        command = [natrix, "time"] + limits + [file.name, str(runs), "20"]
        answer = subprocess.run(command, capture_output=True, text=True)
    finally:
        os.unlink(file.name)
    if answer.returncode != 0:
        sys.exit("natrix time: " + answer.stderr.strip())
    found = json.loads(answer.stdout)
    return found["runs"], found.get("compile")


PYTHON_EXEC = """
import time
source = "1 + 1"
best = 1.0
for _ in range(2000):
    start = time.process_time_ns()
    for _ in range(50):
        exec(source, {})
    best = min(best, (time.process_time_ns() - start) / 50e9)
print(best)
"""


def python_exec(python):
    return float(subprocess.run([python, "-I", "-c", PYTHON_EXEC], capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_engine_options(parser)
    parser.add_argument("--quick", action="store_true", help="few rounds")
    parser.add_argument("--json", action="store_true", help="print one line of JSON instead of the table")
    options = parser.parse_args()

    rounds = 20 if options.quick else 100
    (natrix, natrix_median), (python, python_median) = from_shell(
        [[options.natrix] + LIMITS + ["-c", "1"], [options.python, "-I", "-c", "1"]], rounds)
    runs, compiling = in_process(options.natrix, LIMITS, "1 + 1\n", 5000 if options.quick else 50000)
    cpu = [run[1] for run in runs]
    warm = cpu[len(cpu) // 10:] or cpu
    exec_time = python_exec(options.python)
    result = {
        "shell": {"natrix": natrix, "natrix_median": natrix_median, "python": python, "python_median": python_median},
        "in_process": {"cold": cpu[0], "least": min(warm), "median": statistics.median(warm), "compile": compiling, "runs": len(cpu)},
        "python_exec": exec_time,
    }
    if options.json:
        print(json.dumps(result))
        return
    print(f"natrix -c 1          {natrix * 1e3:8.2f} ms   median {natrix_median * 1e3:8.2f} ms   (to reach: 3 ms)")
    print(f"python3 -I -c 1      {python * 1e3:8.2f} ms   median {python_median * 1e3:8.2f} ms   {python / natrix:.1f} times natrix (to reach: 3)")
    print(f"1+1 in process       {min(warm) * 1e6:8.2f} us   median {statistics.median(warm) * 1e6:8.2f} us   cold {cpu[0] * 1e6:.1f} us (to reach: 2.5 us)")
    print(f"exec('1 + 1', {{}})    {exec_time * 1e6:8.2f} us   CPython, for comparison")


if __name__ == "__main__":
    main()
