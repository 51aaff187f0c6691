#!/usr/bin/env python3
"""The command as a user meets it: exit status, standard error, and the interactive mode through a pseudo terminal.

    tests/command/run.py [--natrix PATH] [NAME-PART ...]
"""
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NATRIX = os.path.join(ROOT, "build", "release", "natrix")

# name, arguments, standard input, status, patterns of standard output and standard error
RUNS = [
    ("input", ["-c", "import sys; print([input('p> '), sys.stdin.read(2), sys.stdin.readlines(), sys.stdin.read()])"],
     "one\r\ntwo\rthrée\nrest", 0, r"p> \['one', 'tw', \['o\\n', 'thrée\\n', 'rest'\], ''\]\n", ""),
    ("input-lines", ["-c", "import sys; print([l for l in sys.stdin])"], "a\n\nb", 0, r"\['a\\n', '\\n', 'b'\]\n", ""),
    ("input-end", ["-c", "input()"], "", 1, "", "(?s).*EOFError: EOF when reading a line\n"),
    ("call", ["--call", "f=cat > /dev/null; echo '[5, null]'", "-c", "print(f(1), f(x=2))"], "", 0, r"\[5, None\] \[5, None\]\n", ""),
    ("call-gets-json", ["--call", "f=cat", "-c", "print(f('a', [1.5, None], k=True))"], "", 0,
     r"{'name': 'f', 'args': \['a', \[1.5, None\]\], 'kwargs': {'k': True}}\n", ""),
    ("call-fails", ["--call", "f=echo no >&2; exit 1", "-c", "f()"], "", 1, "", r"(?s).*RuntimeError: no\n"),
    ("call-no-json", ["--call", "f=echo {", "-c", "f()"], "", 1, "", r"(?s).*RuntimeError: the command for f\(\) wrote no JSON\n"),
    ("call-not-json", ["--call", "f=cat", "-c", "f(object())"], "", 1, "", r"(?s).*TypeError: an argument of f\(\) is not JSON\n"),
    ("call-unknown", ["--call", "f=cat", "-c", "g()"], "", 1, "", r"(?s).*NameError: name 'g' is not defined\n"),
    ("call-malformed", ["--call", "f", "-c", "1"], "", 2, "", "natrix: --call wants NAME=COMMAND\n"),
    ("mount", ["-m", ROOT + "/tests/command:/m", "-c", "print(open('/m/run.py').readline(), end='')"], "", 0, "#!.*\n", ""),
    ("mount-read-only", ["-m", ROOT + "/tests/command:/m", "-c", "open('/m/new', 'w')"], "", 1, "",
     r"(?s).*PermissionError: \[Errno 13\] Permission denied: '/m/new'\n"),
    ("mount-overlay", ["-m", ROOT + "/tests/command:/m:overlay", "-c",
                       "f = open('/m/new', 'w')\nf.write('x')\nf.close()\nprint(open('/m/new').read())"], "", 0, "x\n", ""),
    ("mount-malformed", ["-m", "/nowhere/at/all:/m", "-c", "1"], "", 2, "", "natrix: cannot open the directory .*\n"),
    ("no-mount", ["-c", "open('/etc/passwd')"], "", 1, "", r"(?s).*PermissionError: .*'/etc/passwd'\n"),
    ("clock", ["-c", "import time; print(time.time() > 1e9)"], "", 0, "True\n", ""),
    ("resume-nothing", ["resume", "/nowhere"], "", 2, "", "natrix: can't open file '/nowhere'\n"),
    ("exit-int", ["-c", "raise SystemExit(3)"], "", 3, "", ""),
    ("exit-none", ["-c", "raise SystemExit"], "", 0, "", ""),
    ("exit-none-given", ["-c", "raise SystemExit(None)"], "", 0, "", ""),
    ("exit-bool", ["-c", "raise SystemExit(True)"], "", 1, "", ""),
    ("exit-text", ["-c", "raise SystemExit('bye')"], "", 1, "", "bye\n"),
    ("exit-tuple", ["-c", "raise SystemExit(1, 2)"], "", 1, "", r"\(1, 2\)\n"),
    ("exit-float", ["-c", "raise SystemExit(2.5)"], "", 1, "", "2.5\n"),
    ("exit-wraps", ["-c", "raise SystemExit(257)"], "", 1, "", ""),
    ("exit-negative", ["-c", "raise SystemExit(-1)"], "", 255, "", ""),
    ("exit-64-bit", ["-c", "raise SystemExit(2**62 + 7)"], "", 7, "", ""),
    ("exit-huge", ["-c", "raise SystemExit(2**100)"], "", 255, "", ""),
    ("exit-negative-huge", ["-c", "raise SystemExit(-2**100)"], "", 255, "", ""),
    ("exit-code-set", ["-c", "e = SystemExit(1)\ne.code = 9\nraise e"], "", 9, "", ""),
    ("exit-sys", ["-c", "import sys; sys.exit(4)"], "", 4, "", ""),
    ("exit-flushes", ["-c", "print('a', end=''); raise SystemExit(0)"], "", 0, "a", ""),
    ("uncaught", ["-c", "1/0"], "", 1, "", r'(?s)Traceback .*File "<string>", line 1, in <module>.*ZeroDivisionError: .*\n'),
    ("syntax", ["-c", "x ="], "", 1, "", r'  File "<string>", line 1\n    x =\n.*\nSyntaxError: invalid syntax\n'),
    ("output-before-error", ["-c", "print(1); 1/0"], "", 1, "1\n", "(?s).*ZeroDivisionError.*"),
    ("stdin", ["-"], "import sys; print(sys.argv, __name__)", 0, r"\['-'\] __main__\n", ""),
    ("stdin-error", ["-"], "1/0", 1, "", r'(?s).*File "<stdin>", line 1.*'),
    ("no-arguments", [], "print('from standard input')", 0, "from standard input\n", ""),
    ("argv", ["-c", "import sys; print(sys.argv)", "a", "--max-time", "-x"], "", 0, r"\['-c', 'a', '--max-time', '-x'\]\n", ""),
    ("missing-file", ["no-such-file.py"], "", 2, "", r"natrix: can't open file '.*no-such-file\.py': \[Errno 2\] No such file or directory\n"),
    ("folder", ["."], "", 2, "", r"natrix: can't open file '.*': \[Errno 21\] Is a directory\n"),
    ("no-code", ["-c"], "", 2, "", "(?s).*usage: natrix.*"),
    ("unknown-option", ["--no-such-option"], "", 2, "", "(?s).*usage: natrix.*"),
    ("help", ["--help"], "", 0, "(?s)usage: natrix.*", ""),
    ("print-to-stderr", ["-c", "import sys; print('e', file=sys.stderr); sys.stdout.write('o\\n'); sys.stdout.flush()"], "", 0, "o\n", "e\n"),
    ("keyboard-interrupt", ["-c", "raise KeyboardInterrupt"], "", -signal.SIGINT, "", "(?s)Traceback.*KeyboardInterrupt\n"),
    ("time-limit", ["--max-time", "0.05", "-c", "while True: pass"], "", 1, "", "natrix: time limit .*\n"),
    ("memory-limit", ["--max-memory=20000000", "-c", "x = 'a' * 10**9"], "", 1, "", "natrix: memory limit .*\n"),
    ("dis", ["dis", "ANSWER"], "", 0, "(?s)<module>:.*MUL.*", ""),
    ("eval", ["eval", "ANSWER"], "", 0, "42\n", ""),
    ("eval-error", ["eval", "BROKEN"], "", 1, "", "(?s).*ValueError: no\n"),
]
FILES = {"ANSWER": "x = 6\nx * 7\n", "BROKEN": "print('out')\nraise ValueError('no')\n"}


class Failed(Exception):
    pass


def run(arguments, stdin="", **more):
    return subprocess.run([NATRIX, *arguments], input=stdin.encode(), capture_output=True, timeout=30, **more)


def check_run(folder, arguments, stdin, status, out, err):
    arguments = [os.path.join(folder, a) if a in FILES else a for a in arguments]
    done = run(arguments, stdin, cwd=folder)
    for what, pattern, text in (("stdout", out, done.stdout.decode()), ("stderr", err, done.stderr.decode())):
        if arguments[:1] == ["eval"] and pattern == "" and what == "stdout":
            continue
        if not re.fullmatch(pattern, text):
            raise Failed(f"{what} is {text!r}, not {pattern!r}")
    if done.returncode != status:
        raise Failed(f"status {done.returncode}, not {status}")


def check(condition, text):
    if not condition:
        raise Failed(text)


def eval_json(folder):
    keys = ["outcome", "value", "error", "traceback", "output", "seconds", "fuel", "peak_bytes"]
    answer = json.loads(run(["eval", "--json", os.path.join(folder, "ANSWER")]).stdout)
    check(list(answer) == keys and answer["outcome"] == "done" and answer["value"] == "42", str(answer))
    broken = run(["eval", "--json", os.path.join(folder, "BROKEN")])
    answer = json.loads(broken.stdout)
    check(broken.returncode == 1 and answer["outcome"] == "exception" and answer["error"] == "ValueError"
          and answer["output"] == "out\n" and answer["traceback"].endswith("ValueError: no\n"), str(answer))
    answer = json.loads(run(["eval", "--json", "--max-fuel", "1000", "-"], "while 1: pass").stdout)
    check(answer["outcome"] == "stopped" and "fuel" in answer["error"], str(answer))


def time_mode(folder):
    answer = json.loads(run(["time", os.path.join(folder, "ANSWER"), "3", "5"]).stdout)
    check(len(answer["runs"]) == 3 and len(answer["runs"][0]) == 2 and answer["result"] == "42"
          and answer["error"] is None and answer["compile"] > 0, str(answer))
    answer = json.loads(run(["time", os.path.join(folder, "BROKEN")]).stdout)
    check("ValueError" in answer["error"], str(answer))


def broken_pipe(folder):
    process = subprocess.Popen([NATRIX, "-c", "for i in range(200000): print(i)"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    error = process.stderr.read().decode()
    status = process.wait(timeout=30)
    check(status == 1 and error.endswith("BrokenPipeError: [Errno 32] Broken pipe\n"), f"status {status}: {error!r}")
    process = subprocess.Popen([NATRIX, "-c", "input(); print('late')"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.close()
    error = process.communicate(b"\n", timeout=30)[1].decode()
    check(process.returncode == 120 and "BrokenPipeError" in error, f"status {process.returncode}: {error!r}")


def interrupt(folder):
    code = "try:\n    print('begun', flush=True)\n    while True: pass\nfinally:\n    print('cleaned up')"
    process = subprocess.Popen([NATRIX, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=30)
    check(out == b"begun\ncleaned up\n" and error.endswith(b"KeyboardInterrupt\n"), f"{out!r} {error!r}")
    check(process.returncode == -signal.SIGINT, f"status {process.returncode}")


class Terminal:
    """natrix in a pseudo terminal. What comes is gathered without control sequences."""

    def __init__(self, *arguments, **environment):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment, TERM="xterm")
            os.execv(NATRIX, [NATRIX, *arguments])
        self.text = ""
        self.expect(">>> ")

    def expect(self, wanted, seconds=20):
        end = time.monotonic() + seconds
        while wanted not in self.text:
            ready = select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]
            if not ready:
                raise Failed(f"no {wanted!r} in {self.text!r}")
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                raise Failed(f"ended without {wanted!r}: {self.text!r}")
            self.text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode(errors="replace"))
        before, self.text = self.text.split(wanted, 1)
        return before

    def send(self, keys):
        os.write(self.fd, keys.encode())

    def answer(self, keys, wanted):
        """Types a statement; its output ends with `wanted` on a line of its own."""
        self.send(keys)
        before = self.expect("\r\n" + wanted + "\r\n")
        self.expect(">>> ")
        return before

    def end(self, keys="\x04"):
        self.send(keys)
        try:
            while os.read(self.fd, 65536):
                pass
        except OSError:
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def repl_statements(folder):
    terminal = Terminal()
    terminal.answer("6 * 7\r", "42")
    terminal.answer("_ + 1\r", "43")
    terminal.answer("for i in range(2):\rprint(i * 100 + 1)\r\r", "101")
    terminal.answer("def f(x):\rreturn [\rx]\r\r" "f('y')\r", "['y']")
    terminal.answer("'''a\rb'''\r", "'a\\nb'")
    shown = terminal.answer("1 / 0\r", "ZeroDivisionError: division by zero")
    check('File "<python-input-' in shown and "1 / 0\r\n    ~~^~~" in shown, shown)
    terminal.answer("x = = 1\r", "SyntaxError: invalid syntax")
    terminal.answer("if True: print('one line')\r\r", "one line")
    check(terminal.end() == 0, "Ctrl-D does not end with status 0")
    check(Terminal().end("raise SystemExit(7)\r") == 7, "SystemExit(7) has another status")


def repl_editing(folder):
    terminal = Terminal()
    terminal.answer("12\x1b[D0\r", "102")                    # left, insert
    terminal.answer("print('b')\x01\x0b3 + 4\r", "7")        # begin, erase to the end
    terminal.answer("5 + 55\x7f\r", "10")                    # backspace
    terminal.answer("\x1b[A + 1\r", "11")                    # up: the statement before
    terminal.answer("\x1b[A\x1b[A\x1b[B\x1b[B9\r", "9")       # up and down again
    terminal.answer("first second\x17\x17'w'\r", "'w'")      # erase words
    terminal.answer("'é€😀'\x1b[D\x1b[D\x7f\r", "'é😀'")
    terminal.answer("'" + "x" * 200 + "'[0]\r", "'x'")       # longer than a row
    terminal.send("half\x03")
    terminal.expect("KeyboardInterrupt")
    terminal.answer("2\r", "2")
    terminal.answer("\x1b[200~for c in 'pq':\r    d = c\r\r    print(c * 3)\r\x1b[201~\r", "qqq")  # a paste with an empty line
    terminal.answer("\x1b[200~a = 20\rb = 22\ra + b\x1b[201~\r", "42")
    check(terminal.end() == 0, "status")


def repl_interrupt(folder):
    terminal = Terminal()
    terminal.send("while True: pass\r\r")
    time.sleep(0.5)
    os.write(terminal.fd, b"\x03")
    terminal.expect("KeyboardInterrupt")
    terminal.expect(">>> ")
    terminal.answer("'alive'\r", "'alive'")
    check(terminal.end() == 0, "status")


def repl_limits(folder):
    terminal = Terminal("--max-time", "0.3")
    terminal.send("while True: pass\r\r")
    terminal.expect("time limit")
    terminal.expect(">>> ")
    terminal.answer("'alive'\r", "'alive'")
    check(terminal.end() == 0, "status")


def repl_history(folder):
    path = os.path.join(folder, "history")
    terminal = Terminal(NATRIX_HISTORY=path)
    terminal.answer("'kept \\\\ ' + '''x\ry'''\r", "'kept \\\\ x\\ny'")
    terminal.end()
    terminal = Terminal(NATRIX_HISTORY=path)
    terminal.answer("\x1b[A\r", "'kept \\\\ x\\ny'")
    check(terminal.end() == 0, "status")


CHECKS = [eval_json, time_mode, broken_pipe, interrupt, repl_statements, repl_editing, repl_interrupt, repl_limits,
          repl_history]


def main(arguments):
    global NATRIX
    if arguments[:1] == ["--natrix"]:
        NATRIX = os.path.abspath(arguments[1])
        arguments = arguments[2:]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        tests = [(row[0], lambda row=row: check_run(folder, *row[1:])) for row in RUNS]
        tests += [(test.__name__, lambda test=test: test(folder)) for test in CHECKS]
        for name, test in tests:
            if arguments and not any(part in name for part in arguments):
                continue
            try:
                test()
                passed += 1
            except (Failed, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
                failed += 1
                print(f"FAIL {name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


sys.exit(main(sys.argv[1:]))
