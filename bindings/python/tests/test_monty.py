"""Package monty: the names that integrators use."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import pickle
from pathlib import PurePosixPath

import pytest

import monty


# ---- running


def test_external_functions_and_lookup():
    m = monty.Monty("add(x, 2) + limit", inputs=["x"])
    assert m.run(inputs={"x": 1}, external_functions={"add": lambda a, b: a + b}, external_lookup={"limit": 10}) == 13
    assert m.run({"x": 1}, external_lookup={"add": lambda a, b: a * b, "limit": 0}) == 2
    with pytest.raises(monty.MontyRuntimeError, match="name 'add' is not defined"):
        m.run(inputs={"x": 1})


def test_reprs():
    m = monty.Monty("f(1, a=2)", inputs=["x"])
    assert repr(m) == "Monty(<1 line of code>, script_name='main.py', inputs=['x'])"
    snapshot = m.start(inputs={"x": 1})
    assert repr(snapshot) == "MontySnapshot(script_name='main.py', function_name='f', args=(1,), kwargs={'a': 2})"
    assert repr(snapshot.resume(3)) == "MontyComplete(output=3)"
    assert repr(monty.Monty("nope").start()) == "NameLookupSnapshot(script_name='main.py', variable_name='nope')"


def test_wrong_inputs():
    with pytest.raises(TypeError, match="missing required inputs: x"):
        monty.Monty("x", inputs=["x"]).run()
    with pytest.raises(TypeError, match="unexpected inputs"):
        monty.Monty("1").run(inputs={"x": 1})
    with pytest.raises(monty.MontyConversionError, match="cannot cross"):
        monty.Monty("x", inputs=["x"]).run(inputs={"x": object()})
    with pytest.raises(TypeError, match="not one str"):
        monty.Monty("x", external_functions="f")


def test_printing(capsys):
    m = monty.Monty("print('a', 'b')\nprint(1)")
    m.run()
    assert capsys.readouterr().out == "a b\n1\n"
    text, streams = monty.CollectString(), monty.CollectStreams()
    m.run(print_callback=text)
    m.run(print_callback=streams)
    assert text.output == "a b\n1\n" and streams.output == [("stdout", "a b\n1\n")]
    parts = []
    m.run(print_callback=lambda stream, text: parts.append((stream, text)))
    assert "".join(text for _, text in parts) == "a b\n1\n" and {stream for stream, _ in parts} == {"stdout"}
    with pytest.raises(MemoryError):
        monty.Monty("while True: print('x' * 1000)").run(print_callback=monty.CollectString(max_bytes=10_000))


@pytest.mark.parametrize(
    "limits, code, error",
    [
        ({"max_duration_secs": 0.05}, "while True: pass", TimeoutError),
        ({"max_memory": 1_000_000}, "x = [0] * 10_000_000", MemoryError),
        ({"max_allocations": 1000}, "a = []\nwhile True: a.append([])", MemoryError),
        ({"max_recursion_depth": 20}, "def f(n): return f(n + 1)\nf(0)", RecursionError),
    ],
    ids=["time", "memory", "allocations", "depth"],
)
def test_limits(limits, code, error):
    with pytest.raises(monty.MontyRuntimeError) as caught:
        monty.Monty(code).run(limits=limits)
    assert isinstance(caught.value.exception(), error)
    with pytest.raises(TypeError, match="no limit 'max_memor'"):
        monty.Monty("1").run(limits={"max_memor": 1})


def test_depth_is_what_is_asked_for():
    m = monty.Monty("def f(n): return n and 1 + f(n - 1)\nf(n)", inputs=["n"])
    assert m.run(inputs={"n": 20_000}, limits=monty.ResourceLimits(max_recursion_depth=30_000)) == 20_000


# ---- errors


def test_errors():
    with pytest.raises(monty.MontyRuntimeError) as caught:
        monty.Monty("def f():\n    1 / 0\n\nf()").run()
    error = caught.value
    assert str(error) == "ZeroDivisionError: division by zero"
    assert repr(error) == "MontyRuntimeError(ZeroDivisionError: division by zero)"
    assert isinstance(error.exception(), ZeroDivisionError)
    assert error.display("msg") == "division by zero" and error.display("type-msg") == str(error)
    assert error.display().startswith("Traceback (most recent call last):\n") and error.display().endswith(str(error))
    assert [frame.dict() for frame in error.traceback()] == [
        {"filename": "main.py", "line": 4, "column": 1, "end_line": 4, "end_column": 4, "function_name": "<module>", "source_line": "f()"},
        {"filename": "main.py", "line": 2, "column": 5, "end_line": 2, "end_column": 10, "function_name": "f", "source_line": "    1 / 0"},
    ]
    assert isinstance(error, monty.MontyError)


def test_syntax_errors():
    with pytest.raises(monty.MontySyntaxError) as caught:
        monty.Monty("x = = 1")
    assert "invalid syntax" in str(caught.value) and caught.value.display("type-msg").startswith("SyntaxError: invalid syntax")
    assert isinstance(caught.value.exception(), SyntaxError)


# ---- snapshots


def test_kinds_of_snapshots():
    assert monty.FunctionSnapshot is monty.MontySnapshot
    snapshot = monty.Monty("f(n)").start()
    assert isinstance(snapshot, monty.NameLookupSnapshot) and not isinstance(snapshot, monty.FunctionSnapshot)
    snapshot = snapshot.resume(value=5)
    assert isinstance(snapshot, monty.FunctionSnapshot) and snapshot.args == (5,)
    assert not snapshot.is_os_function and not snapshot.is_method_call
    with pytest.raises(monty.MontyRuntimeError, match="name 'n' is not defined"):
        monty.Monty("n").start().resume()
    looked_up = monty.Monty("g = f\ng(1)").start()
    assert looked_up.variable_name == "f"
    assert looked_up.resume(value=print).function_name == "f"


def test_answers():
    def start():
        return monty.Monty("try:\n    r = f()\nexcept ValueError as e:\n    r = str(e)\nr").start()

    assert start().resume(1).output == 1
    assert start().resume(return_value=1).output == 1
    assert start().resume(**{"return_value": None}).output is None
    assert start().resume({"return_value": 1}).output == {"return_value": 1}
    assert start().resume(exception=ValueError("bad")).output == "bad"
    assert start().resume(exc_type="ValueError", message="bad").output == "bad"
    for wrong in ({}, {"return_value": 1, "exception": ValueError()}):
        with pytest.raises(TypeError, match="one answer"):
            start().resume(**wrong)
    with pytest.raises(TypeError, match="instance of an exception"):
        start().resume(exception=1)


def test_a_snapshot_resumes_once():
    snapshot = monty.Monty("f()").start()
    snapshot.resume(1)
    with pytest.raises(RuntimeError, match="resumed already"):
        snapshot.resume(1)
    with pytest.raises(RuntimeError, match="resumed already"):
        snapshot.dump()
    snapshot = monty.Monty("f()").start()
    with pytest.raises(monty.MontyConversionError):
        snapshot.resume(object())
    assert snapshot.resume(2).output == 2


def test_dumps():
    m = monty.Monty.load(monty.Monty("x", inputs=["x"], script_name="a.py").dump())
    assert m.script_name == "a.py" and m.inputs == ["x"]
    snapshot = monty.load_snapshot(monty.Monty("f(1)", script_name="b.py").start().dump())
    assert snapshot.script_name == "b.py" and snapshot.args == (1,)
    assert pickle.loads(pickle.dumps(m)).run(inputs={"x": 3}) == 3
    assert pickle.loads(pickle.dumps(snapshot)).resume("x").output == "x"
    for load in (monty.Monty.load, monty.load_snapshot, monty.MontyRepl.load):
        with pytest.raises(ValueError):
            load(b"abc")


def test_json():
    value = monty.Monty("[1, (2, {3}), b'x', float('nan'), {'a': None}, {1: 2}, ...]").start()
    assert json.loads(value.output_json()) == [
        1, {"$tuple": [2, {"$set": [3]}]}, {"$bytes": [120]}, {"$float": "nan"}, {"a": None}, {"$dict": [[1, 2]]},
        {"$ellipsis": "..."},
    ]  # fmt: skip
    snapshot = monty.Monty("f(1, (2,), k='v')").start()
    assert json.loads(snapshot.args_json()) == [1, {"$tuple": [2]}] and json.loads(snapshot.kwargs_json()) == {"k": "v"}


@dataclasses.dataclass
class Point:
    x: int

    def plus(self, y):
        return self.x + y


def test_dataclasses():
    m = monty.Monty("p.plus(2)", inputs=["p"])
    assert m.run(inputs={"p": Point(1)}) == 3
    snapshot = m.start(inputs={"p": Point(1)})
    assert snapshot.is_method_call and snapshot.function_name == "plus" and snapshot.args == (Point(1), 2)
    changed = monty.Monty("p.x = 5\np", inputs=["p"])
    assert changed.run(inputs={"p": Point(1)}) == Point(5)


# ---- futures


@pytest.mark.skip(reason="top-level await does not run in an asyncio loop yet")
def test_futures():
    code = "import asyncio\nawait asyncio.gather(f(1), f(2))"
    try:
        snapshot = monty.Monty(code).start()
    except monty.MontyRuntimeError:
        pytest.skip("the engine has no module asyncio")
    first = snapshot.call_id
    snapshot = snapshot.resume(future=...)
    second = snapshot.call_id
    waiting = snapshot.resume(future=...)
    assert isinstance(waiting, monty.FutureSnapshot) and sorted(waiting.pending_call_ids) == [first, second]
    with pytest.raises(TypeError, match="a dict with one of"):
        waiting.resume({first: 1})
    waiting = waiting.resume({second: {"return_value": "b"}})
    assert waiting.pending_call_ids == [first]
    assert waiting.resume({first: {"return_value": "a"}}).output == ["a", "b"]


def test_run_async():
    async def fetch(n):
        await asyncio.sleep(0.01)
        return n * 2

    async def main():
        m = monty.Monty("await fetch(n)", inputs=["n"])
        assert await m.run_async(inputs={"n": 1}, external_functions={"fetch": fetch}) == 2
        assert await monty.run_monty_async(m, inputs={"n": 2}, external_functions={"fetch": fetch}) == 4
        repl = monty.MontyRepl()
        assert await repl.feed_run_async("await fetch(5)", external_lookup={"fetch": fetch}) == 10
        assert (await monty.Monty.acreate("1 + 1")).run() == 2
        with pytest.raises(monty.MontyRuntimeError, match="division"):
            await monty.Monty("1 / 0").run_async()

    asyncio.run(main())


# ---- sessions


def test_repl():
    repl = monty.MontyRepl()
    assert repl.feed_run("x = 1") is None
    assert repl.feed_run("x += n\nx", inputs={"n": 4}) == 5
    assert repl.feed_run("f(x)", external_functions={"f": lambda v: -v}) == -5
    snapshot = repl.feed_start("y = f(x)")
    assert snapshot.resume(9).output is None
    assert repl.feed_run("y") == 9
    assert monty.MontyRepl.load(repl.dump()).feed_run("x + y") == 14
    assert pickle.loads(pickle.dumps(repl)).feed_run("x + y") == 14


def test_a_paused_repl_is_loaded():
    repl = monty.MontyRepl(script_name="r.py")
    repl.feed_run("x = 1")
    snapshot, loaded = monty.load_repl_snapshot(repl.feed_start("y = f(x)").dump())
    assert snapshot.script_name == "r.py" and loaded.script_name == "r.py"
    snapshot.resume(5)
    assert loaded.feed_run("x + y") == 6


def test_types_are_not_checked_here():
    with pytest.raises(NotImplementedError, match="mypy"):
        monty.Monty("1", type_check=True)


# ---- the operating system


def needs_pathlib():
    try:
        monty.Monty("import pathlib, os").run()
    except monty.MontyRuntimeError:
        pytest.skip("the engine has no modules pathlib and os")


@pytest.mark.skip(reason="pathlib asks for open() and stat(), not for its own methods, yet")
def test_os_calls_are_pauses():
    needs_pathlib()
    snapshot = monty.Monty("from pathlib import Path\nPath('/x').exists()").start()
    assert snapshot.is_os_function and snapshot.function_name == "Path.exists" and snapshot.args == (PurePosixPath("/x"),)
    assert snapshot.resume(True).output is True
    snapshot = monty.Monty("import os\nos.getenv('HOME', 'none')").start()
    assert (snapshot.function_name, snapshot.args) == ("os.getenv", ("HOME", "none"))
    assert snapshot.resume("/home").output == "/home"


@pytest.mark.skip(reason="pathlib asks for open() and stat(), not for its own methods, yet")
def test_os_access():
    needs_pathlib()
    files = [monty.MemoryFile("/a/b.txt", "hello"), monty.MemoryFile("/c.bin", b"\0\1")]
    access = monty.OSAccess(files, {"NAME": "v"})
    code = """
from pathlib import Path
import os
Path('/a/new').mkdir()
Path('/a/new/x.txt').write_text('new')
Path('/a/b.txt').write_text(Path('/a/b.txt').read_text() + '!')
(sorted(str(p) for p in Path('/a').iterdir()), Path('/c.bin').read_bytes(), os.getenv('NAME'), Path('/a/b.txt').stat().st_size)
"""
    assert monty.Monty(code).run(os=access) == (["/a/b.txt", "/a/new"], b"\0\1", "v", 6)
    assert files[0].content == "hello!" and access.path_read_text(PurePosixPath("/a/new/x.txt")) == "new"
    with pytest.raises(monty.MontyRuntimeError, match="FileNotFoundError"):
        monty.Monty("from pathlib import Path\nPath('/none').read_text()").run(os=access)


def test_os_access_by_itself():
    access = monty.OSAccess([monty.MemoryFile("a/b", "x")], root_dir="/root")
    assert access.path_exists(PurePosixPath("/root/a/b")) and access.path_is_dir(PurePosixPath("/root/a"))
    access.path_rename(PurePosixPath("/root/a"), PurePosixPath("/moved"))
    assert access.path_read_text(PurePosixPath("/moved/b")) == "x" and not access.path_exists(PurePosixPath("/root/a"))
    assert access.path_resolve(PurePosixPath("/../../etc/./x")) == "/etc/x"
    with pytest.raises(OSError, match="not empty"):
        access.path_rmdir(PurePosixPath("/moved"))
    with pytest.raises(ValueError, match="where a directory is|beneath the file"):
        monty.OSAccess([monty.MemoryFile("/a", ""), monty.MemoryFile("/a/b", "")])
    handle = access("Open", (PurePosixPath("/moved/new"), "wt"))
    assert (handle.path, handle.mode, handle.writable, handle.binary) == ("/moved/new", "w", True, False)
    assert access("no.such", ()) is monty.NOT_HANDLED


def test_mounts(tmp_path):
    needs_pathlib()
    (tmp_path / "in.txt").write_text("in")
    read = monty.Monty("from pathlib import Path\nPath('/data/in.txt').read_text()")
    write = monty.Monty("from pathlib import Path\nPath('/data/out.txt').write_text('out')\nPath('/data/out.txt').read_text()")
    with monty.MountDir("/data", tmp_path) as overlay:
        assert read.run(mount=overlay) == "in"
        assert write.run(mount=overlay) == "out"
        assert not (tmp_path / "out.txt").exists()
    with pytest.raises(ValueError, match="closed"):
        read.run(mount=overlay)
    with pytest.raises(monty.MontyRuntimeError, match="OSError|PermissionError"):
        write.run(mount=monty.MountDir("/data", tmp_path, mode="read-only"))
    assert write.run(mount=[monty.MountDir("/data", tmp_path, mode="read-write")]) == "out"
    assert (tmp_path / "out.txt").read_text() == "out"
    snapshot = monty.Monty("from pathlib import Path\nf(Path('/data/in.txt').read_text())").start(mount=monty.MountDir("/data", tmp_path))
    assert snapshot.function_name == "f" and snapshot.args == ("in",)


def test_wrong_mounts(tmp_path):
    with pytest.raises(ValueError):
        monty.MountDir("/data", tmp_path / "none")
    with pytest.raises(ValueError, match="mode is"):
        monty.MountDir("/data", tmp_path, mode="rw")
    with pytest.raises(TypeError, match="a MountDir or a list"):
        monty.Monty("1").run(mount="/data")
