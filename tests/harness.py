"""What the runners share: how natrix is called, how a run is judged, and running many at once."""
import concurrent.futures
import os
import re
import signal
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TESTS = os.path.join(ROOT, "tests")
NATRIX = os.path.join(ROOT, "build", "release", "natrix")
TWIN = os.path.join(ROOT, "build", "twin", "natrix")

# The command-line options that the suites rely on, in one place.
OPTION = {
    "memory": "--max-memory={}",        # bytes
    "time": "--max-time={}",            # seconds
    "fuel": "--max-fuel={}",
    "allocations": "--max-allocations={}",
    "depth": "--max-depth={}",
    "output": "--max-output={}",        # bytes
    "stress": "--stress={}",
    "slice": "--slice={}",
}

# A run that a limit ended says so in the last line of standard error.
LIMIT_LINE = re.compile(r"^natrix: (?P<limit>memory|time|fuel|allocation|depth|output)s? limit\b")
SANITIZER = re.compile(rb"AddressSanitizer|UndefinedBehaviorSanitizer|LeakSanitizer|runtime error: |"
                       rb"natrix: internal error|Assertion .* failed")

CLEAN_ENVIRONMENT = {name: value for name, value in os.environ.items()
                     if name in ("PATH", "HOME", "TMPDIR") or name.endswith("SAN_OPTIONS")}
CLEAN_ENVIRONMENT["LC_ALL"] = "C.UTF-8"


def options(**limits):
    return ["--verify"] + [OPTION[name].format(value) for name, value in limits.items() if value is not None]


class Run:
    """The outcome of one process: stdout, stderr, status, seconds of wall and CPU time, timed_out."""

    def __init__(self, command, folder, stdin=b"", timeout=10.0):
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=CLEAN_ENVIRONMENT, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        self.command, self.timed_out = command, False
        try:
            self.stdout, self.stderr = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired:
            self.timed_out = True
            os.killpg(process.pid, signal.SIGKILL)
            self.stdout, self.stderr = process.communicate()
        self.seconds = time.monotonic() - start
        self.status = process.returncode
        # Natrix may show the script by its name or by its absolute path; a record holds the name.
        self.stderr = self.stderr.replace(os.fsencode(folder) + b"/", b"")

    @property
    def crash(self):
        """Why this run counts as a crash, whatever else it did; None if it does not."""
        if self.timed_out:
            return f"hang: killed after {self.seconds:.0f} s"
        found = SANITIZER.search(self.stderr)
        if found:
            return "crash: " + found.group().decode()
        if self.status < 0 or self.status in (132, 134, 135, 136, 139):
            number = -self.status if self.status < 0 else self.status - 128
            return f"crash: {signal.Signals(number).name}"
        return None

    @property
    def limit(self):
        """The limit that ended the run, by its own report; None if none did."""
        lines = self.stderr.decode(errors="replace").strip().splitlines()
        found = LIMIT_LINE.match(lines[-1]) if lines and self.status != 0 else None
        return found and found["limit"]


def in_parallel(jobs, work, items, done):
    """Calls work(item) on threads, and done(item, result) here in the order of completion."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        waiting = {pool.submit(work, item): item for item in items}
        try:
            for future in concurrent.futures.as_completed(waiting):
                done(waiting[future], future.result())
        except KeyboardInterrupt:
            for future in waiting:
                future.cancel()
            raise


class Progress:
    """One line that is rewritten while work goes on; silent when nobody watches."""

    def __init__(self, total):
        self.total, self.count, self.shown = total, 0, sys.stderr.isatty()

    def step(self, text):
        self.count += 1
        if self.shown:
            sys.stderr.write(f"\r\x1b[K[{self.count}/{self.total}] {text}")
            sys.stderr.flush()

    def clear(self):
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def scripts(folder):
    """Every test script below folder, as paths relative to tests/."""
    found = []
    for path, names, files in os.walk(os.path.join(TESTS, folder)):
        names[:] = sorted(name for name in names if name != "node_modules")
        if path != os.path.join(TESTS, "language"):
            found += [os.path.relpath(os.path.join(path, name), TESTS)
                      for name in sorted(files) if name.endswith(".py") and name != "run.py"]
    return sorted(found)
