#!/usr/bin/env python3
"""Natrix against pydantic-monty, where that is installed, and CPython's exec(): one table, one run.

    python3 bench.py            with the packages of this interpreter

`pip install pydantic-monty` gets the newest Monty, which works in other processes; 0.0.x work in this one.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import natrix

FIB = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(20)\n"
CALLS = 900  # the newest Monty ends a run after 1,000
LOOP = f"for i in range({CALLS}):\n    f(i)\n"
OWN_LOOP = "def f(i):\n    return i\n" + LOOP
SUM = "sum(i * i for i in range(10_000))"
LIST = list(range(100_000))


def best(work: Callable[[], object], seconds: float = 0.5) -> float:
    """The shortest time of one call, in seconds."""
    work()
    began = time.perf_counter()
    work()
    once = max(time.perf_counter() - began, 1e-7)
    number = max(1, int(0.01 / once))
    shortest = float("inf")
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        for _ in range(number):
            work()
        shortest = min(shortest, (time.perf_counter() - began) / number)
    return shortest


def identity(value: object) -> object:
    return value


class Natrix:
    name = f"natrix {natrix.__version__}"

    def runner(self, code: str, inputs: dict[str, object] | None = None) -> Callable[[], object]:
        program = natrix.Program(code, list(inputs or ()))
        functions = {"f": identity}
        return lambda: program.run(inputs, functions=functions)

    def bare(self, code: str) -> Callable[[], object]:
        return natrix.Program(code).run

    def fresh(self, code: str) -> Callable[[], object]:
        return lambda: natrix.Program(code).run()

    def step(self) -> Callable[[], object]:
        pause = natrix.Program("f(1)").start()
        return lambda: natrix.Pause.load(pause.dump()).resume(1)


class Exec:
    name = f"exec of {sys.version.split()[0]}"

    def runner(self, code: str, inputs: dict[str, object] | None = None) -> Callable[[], object]:
        program = compile(code, "bench", "exec")
        return lambda: exec(program, {"f": identity, **(inputs or {})})

    def bare(self, code: str) -> Callable[[], object]:
        return self.runner(code)

    def fresh(self, code: str) -> Callable[[], object]:
        return lambda: exec(compile(code, "bench", "exec"), {})

    step = None


def rival() -> object | None:
    try:
        import pydantic_monty
    except ImportError:
        return None
    version = getattr(pydantic_monty, "__version__", "?")
    if hasattr(pydantic_monty.Monty, "checkout"):
        pool = pydantic_monty.Monty().__enter__()
        session = pool.checkout().__enter__()

        class Pooled:
            name = f"pydantic-monty {version}"

            def runner(self, code: str, inputs: dict[str, object] | None = None) -> Callable[[], object]:
                lookup = {} if "def f" in code else {"f": identity}
                return lambda: session.feed_run(code, inputs=inputs, external_lookup=lookup)

            def bare(self, code: str) -> Callable[[], object]:
                return lambda: session.feed_run(code)

            fresh = None
            step = None

        return Pooled()

    class InProcess:
        name = f"pydantic-monty {version}"

        def runner(self, code: str, inputs: dict[str, object] | None = None) -> Callable[[], object]:
            program = pydantic_monty.Monty(code, inputs=list(inputs or ()))
            functions = {} if "def f" in code else {"f": identity}
            return lambda: program.run(inputs=inputs or None, external_functions=functions)

        def bare(self, code: str) -> Callable[[], object]:
            return pydantic_monty.Monty(code).run

        def fresh(self, code: str) -> Callable[[], object]:
            return lambda: pydantic_monty.Monty(code).run()

        def step(self) -> Callable[[], object]:
            pause = pydantic_monty.Monty("f(1)").start()
            return lambda: pydantic_monty.load_snapshot(pause.dump()).resume({"return_value": 1})

    return InProcess()


def host_call(engine) -> float:
    """What a call of the host costs beyond one of the script's own functions."""
    return (best(engine.runner(LOOP)) - best(engine.runner(OWN_LOOP))) / CALLS


def threads(work: Callable[[], object], count: int) -> float:
    """Runs a second of one script in so many threads."""
    done = [0] * count
    end = time.perf_counter() + 1

    def go(index: int) -> None:
        while time.perf_counter() < end:
            work()
            done[index] += 1

    workers = [threading.Thread(target=go, args=(index,)) for index in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done)


ROWS: list[tuple[str, Callable[[object], float | None], str]] = [
    ("1+1, compiled before", lambda e: best(e.bare("1+1")), "< 3 µs"),
    ("1+1, from source", lambda e: e.fresh and best(e.fresh("1+1")), ""),
    ("a call of the host and back", host_call, "< 2 µs"),
    ("fib(20)", lambda e: best(e.bare(FIB)), ""),
    ("sum of 10,000 squares", lambda e: best(e.bare(SUM)), ""),
    ("100,000 ints in", lambda e: best(e.runner("len(x)", {"x": LIST})), ""),
    ("100,000 ints out", lambda e: best(e.bare("list(range(100_000))")), ""),
    ("dump, load, resume", lambda e: e.step and best(e.step()), ""),
]


def shown(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds * 1e6:.2f} µs" if seconds < 1e-3 else f"{seconds * 1e3:.2f} ms"


def main() -> None:
    engines = [engine for engine in (Natrix(), rival(), Exec()) if engine is not None]
    print(f"{'':32}" + "".join(f"{engine.name:>24}" for engine in engines))
    for title, measure, aim in ROWS:
        print(f"{title:32}" + "".join(f"{shown(measure(engine)):>24}" for engine in engines) + f"  {aim}", flush=True)
    work = Natrix().bare(FIB)
    alone = threads(work, 1)
    for count in (2, 4, 8):
        print(f"fib(20) in {count} threads: {threads(work, count) / alone:.2f} times the runs of one")


if __name__ == "__main__":
    main()
