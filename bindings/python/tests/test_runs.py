"""Programs, pauses, sessions, errors, limits, output."""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback

import pytest

import natrix

# ---- programs


def test_run():
    assert natrix.run("x * 2", {"x": 21}) == 42
    assert natrix.run("x = 1") is None
    program = natrix.Program("a + b", ["a", "b"], name="sum.py")
    assert program.inputs == ["a", "b"] and program.name == "sum.py"
    assert program.run({"a": 1, "b": 2}) == 3
    assert program.run({"b": "y", "a": "x"}) == "xy"
    assert "sum.py" in repr(program)


def test_wrong_inputs():
    program = natrix.Program("a", ["a"])
    with pytest.raises(natrix.RefusedError, match="missing required inputs: a"):
        program.run()
    with pytest.raises(natrix.RefusedError, match="too many inputs: expected 1, got 2"):
        program.run({"a": 1, "b": 2})
    with pytest.raises(natrix.RefusedError, match="missing required inputs: a"):
        program.run({"b": 1})
    with pytest.raises(TypeError, match="names of inputs are str"):
        program.run({1: 2})
    with pytest.raises(TypeError, match="not one str"):
        natrix.Program("a", "a")


def test_functions():
    assert natrix.run("f(1, 2, k=3)", functions={"f": lambda *a, **k: (a, k)}) == ((1, 2), {"k": 3})
    with pytest.raises(natrix.ScriptError, match="name 'f' is not defined"):
        natrix.run("f(1)")
    with pytest.raises(natrix.ScriptError, match="name 'g' is not defined"):
        natrix.run("g", functions={"f": print})
    assert natrix.run("g = f\ng(2)", functions={"f": lambda n: n + 1}) == 3
    assert natrix.run("limit + 1", names={"limit": 9}) == 10


def test_functions_of_any_mapping():
    class Table(dict):
        def get(self, name, default=None):
            return lambda *args: (name, args)

    assert natrix.run("anything(1)", functions=Table()) == ("anything", (1,))


def test_host_calls_wherever_a_script_can_call():
    code = """
class C:
    def __eq__(self, other): return f('eq')
    def __hash__(self): return 1
    @property
    def p(self): return f('p')
[sorted([3, 1, 2], key=lambda n: f(n)), C() == 1, C().p, [f(n) for n in (1, 2)], sum(f(n) for n in (1, 2)), f'{f(1)}']
"""
    assert natrix.run(code, functions={"f": lambda v: v}) == [[1, 2, 3], "eq", "p", [1, 2], 3, "1"]


# ---- errors


def test_an_error_of_the_script():
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("def f(x):\n    return 1 / x\n\nf(0)", name="job.py")
    error = caught.value
    assert str(error) == "ZeroDivisionError: division by zero"
    assert (error.type, error.message, error.is_limit) == ("ZeroDivisionError", "division by zero", False)
    assert type(error.exception) is ZeroDivisionError
    assert [(frame.filename, frame.line, frame.function) for frame in error.frames] == [("job.py", 4, None), ("job.py", 2, "f")]
    assert error.text.startswith("Traceback (most recent call last):") and "return 1 / x" in error.text
    shown = "".join(traceback.format_exception(error))
    assert 'File "job.py", line 4, in <module>' in shown and 'File "job.py", line 2, in f\n    return 1 / x\n' in shown
    assert shown.endswith("natrix.ScriptError: ZeroDivisionError: division by zero\n")


def test_a_file_of_the_scripts_name_is_not_quoted(tmp_path, monkeypatch):
    (tmp_path / "main.py").write_text("secret = 1\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("1 / 0")
    shown = "".join(traceback.format_exception(caught.value))
    assert "secret" not in shown and "1 / 0" in shown


def test_deep_recursion_has_a_short_traceback():
    with pytest.raises(natrix.Error) as caught:
        natrix.run("def f(n): return f(n + 1)\nf(0)")
    assert caught.value.type == "RecursionError"
    assert len(traceback.extract_tb(caught.value.__traceback__)) < 60


def test_syntax_errors():
    with pytest.raises(natrix.ScriptSyntaxError) as caught:
        natrix.Program("x = = 1")
    assert caught.value.type == "SyntaxError" and "invalid syntax" in str(caught.value)
    assert isinstance(caught.value.exception, SyntaxError)


def test_an_error_of_a_function_of_the_host():
    class Odd(KeyError):
        pass

    raised = Odd("k")

    def f():
        raise raised

    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("f()", functions={"f": f})
    assert caught.value.exception is raised and caught.value.__cause__ is raised
    assert natrix.run("try:\n    f()\nexcept LookupError as e:\n    r = type(e).__name__\nr", functions={"f": f}) == "KeyError"


@pytest.mark.parametrize("error", [ValueError("a", 1), OSError(2, "No such file or directory"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), StopIteration(3), TimeoutError("t")], ids=repr)
def test_exceptions_go_in_and_out(error):
    def f():
        raise error

    code = "try:\n    f()\nexcept Exception as e:\n    r = (type(e).__name__, str(e))\nr"
    assert natrix.run(code, functions={"f": f}) == (type(error).__name__, str(error))


def test_what_is_meant_for_the_host_goes_through():
    def f():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        natrix.run("try:\n    f()\nexcept BaseException:\n    pass", functions={"f": f})


def test_an_exception_class_of_the_script():
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("class Odd(ValueError): pass\nraise Odd('x')")
    assert caught.value.type == "Odd" and str(caught.value) == "Odd: x"


def test_errors_can_be_pickled():
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.run("1 / 0")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert str(copy) == str(caught.value) and copy.text == caught.value.text and copy.frames == caught.value.frames


# ---- limits


@pytest.mark.parametrize(
    "limits, code, error",
    [
        (natrix.Limits(seconds=0.05), "while True: pass", natrix.TimeLimitError),
        (natrix.Limits(fuel=10_000), "while True: pass", natrix.TimeLimitError),
        (natrix.Limits(memory=1_000_000), "a = []\nwhile True: a.append([0] * 1000)", natrix.MemoryLimitError),
        (natrix.Limits(allocations=10_000), "a = []\nwhile True: a.append([])", natrix.MemoryLimitError),
        (natrix.Limits(output=1000), "while True: print('x' * 100)", natrix.MemoryLimitError),
        (natrix.Limits(host_calls=10), "while True: f()", natrix.HostCallLimitError),
    ],
    ids=["seconds", "fuel", "memory", "allocations", "output", "host calls"],
)
def test_limits(limits, code, error):
    with pytest.raises(error) as caught:
        natrix.run(f"try:\n    {code.replace(chr(10), chr(10) + '    ')}\nexcept BaseException:\n    pass", limits=limits, functions={"f": lambda: 1}, output=None)
    assert caught.value.is_limit
    assert isinstance(caught.value, natrix.LimitError)


def test_limits_are_the_errors_that_python_has_for_them():
    assert issubclass(natrix.TimeLimitError, TimeoutError)
    assert issubclass(natrix.MemoryLimitError, MemoryError)
    assert issubclass(natrix.DepthLimitError, RecursionError)


def test_depth():
    code = "def f(n): return n and 1 + f(n - 1)\nf({})"
    assert natrix.run(code.format(900)) == 900
    with pytest.raises(natrix.Error) as caught:
        natrix.run(code.format(900), limits=natrix.Limits(depth=100))
    assert caught.value.type == "RecursionError"
    assert natrix.run(code.format(50_000), limits=natrix.Limits(depth=100_000)) == 50_000


@pytest.mark.parametrize("limits", [{"seconds": "1"}, {"memory": 1.5}, {"fuel": True}, {"depth": None}])
def test_limits_of_the_wrong_type(limits):
    with pytest.raises(TypeError, match=next(iter(limits))):
        natrix.Limits(**limits)


@pytest.mark.parametrize("limits", [{"seconds": -1}, {"seconds": float("nan")}, {"memory": -1}, {"memory": 2**63}, {"depth": 2**32}])
def test_limits_out_of_range(limits):
    with pytest.raises(ValueError, match=next(iter(limits))):
        natrix.Limits(**limits)


def test_cancel():
    canceller = natrix.Canceller()
    threading.Timer(0.05, canceller.cancel).start()
    with pytest.raises(natrix.Cancelled):
        natrix.run("while True: pass", canceller=canceller)
    with pytest.raises(natrix.Cancelled):
        natrix.run("while True: pass", canceller=canceller)


def test_ctrl_c():
    code = "import natrix\nprint('ready', flush=True)\nnatrix.run('while True: pass')"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    # One that comes before the run has begun may be lost, so a person would press again.
    for _ in range(40):
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=1)
            break
        except subprocess.TimeoutExpired:
            continue
    assert errors.rstrip().endswith("KeyboardInterrupt")


# ---- output


def test_output_goes_to_stdout(capsys):
    natrix.run("import sys\nprint('out')\nprint('err', file=sys.stderr)")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("out\n", "err\n")


def test_output_comes_as_it_is_printed():
    events = []
    natrix.run(
        "print('one')\nf()\nprint('two')\nprint('three', end='')",
        functions={"f": lambda: events.append("f")},
        output=lambda stream, text: events.append((stream, text)),
    )
    assert [event for event in events if event == "f"] == ["f"]
    before = events.index("f")
    assert "".join(text for _, text in events[:before]) == "one\n"
    assert "".join(text for _, text in events[before + 1 :]) == "two\nthree"


def test_output_comes_before_the_run_ends():
    arrived = []
    canceller = natrix.Canceller()

    def output(stream, text):
        arrived.append(text)
        canceller.cancel()

    with pytest.raises(natrix.Cancelled):
        natrix.run("print('here')\nwhile True: pass", output=output, canceller=canceller)
    assert "".join(arrived) == "here\n"


def test_an_error_of_the_output_function_ends_the_run():
    def output(stream, text):
        raise OSError("the pipe is closed")

    with pytest.raises(OSError, match="the pipe is closed"):
        natrix.run("while True: print('x')", output=output)


def test_output_before_an_error():
    parts = []
    with pytest.raises(natrix.ScriptError):
        natrix.run("print('before')\n1 / 0", output=lambda stream, text: parts.append(text))
    assert "".join(parts) == "before\n"
    with pytest.raises(natrix.ScriptError) as caught:
        natrix.Program("print('before')\n1 / 0").start()
    assert caught.value.output == "before\n"


def test_output_with_pauses():
    pause = natrix.Program("print('a')\nf()\nprint('b')").start()
    assert pause.output == "a\n"
    assert pause.resume().output == "b\n"


# ---- pauses


def test_pauses():
    pause = natrix.Program("x = f(1, k=2)\ny = g\nx + y").start()
    assert isinstance(pause, natrix.FunctionCall)
    assert (pause.kind, pause.name, pause.args, pause.kwargs) == ("function", "f", (1,), {"k": 2})
    pause = pause.resume(10)
    assert isinstance(pause, natrix.NameLookup) and pause.name == "g"
    done = pause.resume(5)
    assert isinstance(done, natrix.Completed) and done.value == 15
    assert done.usage.host_calls >= 1


def test_a_pause_resumes_once():
    pause = natrix.Program("f()").start()
    pause.resume(1)
    with pytest.raises(natrix.RefusedError, match="already"):
        pause.resume(1)


def test_a_refused_answer_does_not_spend_the_pause():
    pause = natrix.Program("f()").start()
    with pytest.raises(natrix.ConversionError):
        pause.resume(object())
    with pytest.raises((natrix.RefusedError, TypeError)):
        pause.resume_error("NoSuchError", "x")
    assert pause.resume(2).value == 2


def test_resume_with_an_error():
    program = natrix.Program("try:\n    f()\nexcept ValueError as e:\n    r = str(e)\nr")
    assert program.start().resume_error(ValueError("bad")).value == "bad"
    assert program.start().resume_error("ValueError", "bad").value == "bad"
    with pytest.raises(natrix.ScriptError, match="name 'f' is not defined"):
        program.start().resume_unhandled()


def test_fork():
    pause = natrix.Program("a = [1]\na.append(f())\na").start()
    forks = [pause.fork() for _ in range(3)]
    assert [fork.resume(n).value for n, fork in enumerate(forks)] == [[1, 0], [1, 1], [1, 2]]
    assert pause.resume("x").value == [1, "x"]


def test_dump_and_load():
    pause = natrix.Program("a = [f(n) for n in range(3)]\na").start()
    copy = natrix.Pause.load(pause.dump())
    assert (copy.name, copy.args) == ("f", (0,))
    assert copy.run(functions={"f": lambda n: n * n}) == [0, 1, 4]
    assert pause.dump() == natrix.Pause.load(pause.dump()).dump()


def test_a_pause_goes_on_with_handlers():
    pause = natrix.Program("f(1) + g(2)").start()
    assert pause.run(functions={"f": lambda n: n, "g": lambda n: n * 10}) == 21


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 1000, os.urandom(1000)])
def test_bytes_that_are_no_dump(data):
    for load in (natrix.Pause.load, natrix.Program.load, natrix.Session.load):
        with pytest.raises(natrix.RefusedError):
            load(data)


def test_dumps_of_another_kind():
    program = natrix.Program("f()")
    with pytest.raises(natrix.RefusedError):
        natrix.Program.load(program.start().dump())
    with pytest.raises(natrix.RefusedError):
        natrix.Pause.load(program.dump())
    with pytest.raises(TypeError, match="bytes are loaded"):
        natrix.Program.load("text")


def test_damaged_dumps():
    dump = natrix.Program("a = {'k': [1, 2.5, 'x']}\nf(a)").start().dump()
    for at in range(0, len(dump), 7):
        damaged = bytearray(dump)
        damaged[at] ^= 0x55
        try:
            pause = natrix.Pause.load(bytes(damaged))
        except natrix.Error:
            continue
        try:
            pause.resume(1)
        except natrix.Error:
            pass


def test_signed_dumps():
    pause = natrix.Program("f()").start()
    signed = pause.dump(key=b"secret")
    assert natrix.Pause.load(signed, key=b"secret").resume(3).value == 3
    for data, key in ((signed, b"other"), (pause.dump(), b"secret"), (signed[:-1] + bytes([signed[-1] ^ 1]), b"secret")):
        with pytest.raises(natrix.RefusedError):
            natrix.Pause.load(data, key=key)


# ---- pickling


def _run_pickled(data):
    return pickle.loads(data).run({"n": 20})


def _finish_pickled(data):
    return pickle.loads(data).run(functions={"f": lambda n: n + 1})


def test_pickle():
    program = pickle.loads(pickle.dumps(natrix.Program("n * 2", ["n"], name="p.py")))
    assert program.run({"n": 2}) == 4 and program.name == "p.py"
    pause = pickle.loads(pickle.dumps(natrix.Program("f(1)").start()))
    assert pause.resume(7).value == 7
    session = natrix.Session()
    session.run("a = 5")
    assert pickle.loads(pickle.dumps(session)).run("a") == 5


def test_pickle_between_processes():
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(_run_pickled, (pickle.dumps(natrix.Program("n * 2", ["n"])),)) == 40
        assert pool.apply(_finish_pickled, (pickle.dumps(natrix.Program("f(1) * 10").start()),)) == 20


# ---- sessions


def test_session():
    session = natrix.Session()
    assert session.run("a = 1") is None
    assert session.run("def f(): return a") is None
    assert session.run("a += x\nf()", {"x": 5}) == 6
    with pytest.raises(natrix.ScriptError):
        session.run("1 / 0")
    assert session.run("f()") == 6


def test_session_fork_dump_and_reset():
    session = natrix.Session()
    session.run("a = [1]")
    fork = session.fork()
    fork.run("a.append(2)")
    assert session.run("a") == [1] and fork.run("a") == [1, 2]
    loaded = natrix.Session.load(fork.dump())
    assert loaded.run("a") == [1, 2]
    loaded.reset()
    with pytest.raises(natrix.ScriptError, match="name 'a' is not defined"):
        loaded.run("a")


def test_session_with_a_paused_run():
    session = natrix.Session()
    pause = session.start("b = f()")
    with pytest.raises(natrix.RefusedError, match="paused"):
        session.run("1")
    assert isinstance(pause.resume(3), natrix.Completed)
    assert session.run("b") == 3


def test_session_output():
    stream = io.StringIO()
    session = natrix.Session(output=lambda _, text: stream.write(text))
    session.run("print('a')")
    session.run("print('b')")
    assert stream.getvalue() == "a\nb\n"


# ---- threads


def test_threads_run_side_by_side():
    program = natrix.Program("t = 0\nfor i in range(n): t += i\nt", ["n"])
    results = []

    def work():
        for _ in range(20):
            results.append(program.run({"n": 10_000}))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [sum(range(10_000))] * 160


def test_other_threads_run_while_a_script_does():
    ticks = []
    canceller = natrix.Canceller()

    def tick():
        for _ in range(20):
            ticks.append(time.perf_counter())
            time.sleep(0.002)
        canceller.cancel()

    thread = threading.Thread(target=tick)
    thread.start()
    with pytest.raises(natrix.Cancelled):
        natrix.run("while True: pass", canceller=canceller)
    thread.join()
    assert len(ticks) == 20


def test_one_run_in_two_threads_is_refused():
    session = natrix.Session()
    canceller = natrix.Canceller()
    began = threading.Event()

    def work():
        with pytest.raises(natrix.Cancelled):
            session.run("f()\nwhile True: pass", functions={"f": began.set}, canceller=canceller)

    thread = threading.Thread(target=work)
    thread.start()
    began.wait()
    time.sleep(0.05)
    with pytest.raises(RuntimeError, match="another thread"):
        session.dump()
    with pytest.raises(RuntimeError, match="another thread"):
        session.run("1")
    canceller.cancel()
    thread.join()


def test_nothing_is_left_behind():
    import gc
    import resource

    def work(times):
        for n in range(times):
            host = {"f": lambda v: v}
            host["self"] = host
            pause = natrix.Program("f([n])", ["n"]).start({"n": n})
            host["pause"] = pause
            natrix.run("def g(): return 1\ng")
            try:
                natrix.run("1 / 0")
            except natrix.ScriptError:
                pass
        gc.collect()

    work(300)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work(2000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
