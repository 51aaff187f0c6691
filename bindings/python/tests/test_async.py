"""Scripts and coroutines of the host."""

from __future__ import annotations

import asyncio
import time

import pytest

import natrix


async def slow(value, seconds=0.05):
    await asyncio.sleep(seconds)
    return value


def test_a_coroutine_is_awaited_by_the_script():
    async def main():
        return await natrix.run_async("await slow(3) + plain(4)", functions={"slow": slow, "plain": lambda n: n})

    assert asyncio.run(main()) == 7


@pytest.mark.skip(reason="top-level await does not run in an asyncio loop yet")
@pytest.mark.needs("asyncio")
def test_coroutines_run_side_by_side():
    async def main():
        began = time.perf_counter()
        value = await natrix.run_async(
            "import asyncio\nawait asyncio.gather(*[slow(n, 0.2) for n in range(20)])", functions={"slow": slow}
        )
        return value, time.perf_counter() - began

    value, seconds = asyncio.run(main())
    assert value == list(range(20)) and seconds < 2


@pytest.mark.skip(reason="top-level await does not run in an asyncio loop yet")
@pytest.mark.needs("asyncio")
def test_errors_of_coroutines():
    async def bad():
        raise ValueError("late")

    async def main():
        code = "import asyncio\nr = await asyncio.gather(bad(), slow(1), return_exceptions=True)\n[str(r[0]), r[1]]"
        assert await natrix.run_async(code, functions={"bad": bad, "slow": slow}) == ["late", 1]
        with pytest.raises(natrix.ScriptError, match="ValueError: late"):
            await natrix.run_async("await bad()", functions={"bad": bad})

    asyncio.run(main())


def test_the_loop_is_not_held_up():
    async def main():
        gaps = []

        async def tick():
            last = time.perf_counter()
            while True:
                await asyncio.sleep(0.001)
                now = time.perf_counter()
                gaps.append(now - last)
                last = now

        ticking = asyncio.ensure_future(tick())
        await natrix.run_async("t = 0\nfor i in range(10_000_000): t += i\nt")
        ticking.cancel()
        return gaps

    gaps = asyncio.run(main())
    assert len(gaps) > 5
    assert sorted(gaps)[len(gaps) // 2] < 0.05


def test_cancelling_the_task_ends_the_run():
    cancelled = []

    async def never():
        try:
            await asyncio.sleep(1000)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    async def main():
        for code in ("while True: pass", "await never()"):
            task = asyncio.ensure_future(natrix.run_async(code, functions={"never": never}))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(asyncio.shield(task), 10)

    asyncio.run(main())
    assert cancelled == [True]


@pytest.mark.skip(reason="top-level await does not run in an asyncio loop yet")
@pytest.mark.needs("asyncio")
def test_timers_of_the_script():
    async def main():
        code = "import asyncio\nawait asyncio.sleep(0.01)\ntry:\n    await asyncio.wait_for(slow(1, 100), 0.05)\nexcept TimeoutError:\n    r = 'late'\nr"
        return await natrix.run_async(code, functions={"slow": slow})

    assert asyncio.run(main()) == "late"


def test_sessions():
    async def main():
        session = natrix.Session()
        await session.run_async("a = await slow(2)", functions={"slow": slow})
        return await session.run_async("a + 1")

    assert asyncio.run(main()) == 3


def test_many_runs_at_once():
    async def main():
        program = natrix.Program("await slow(n, 0.01)", ["n"])
        return await asyncio.gather(*[program.run_async({"n": n}, functions={"slow": slow}) for n in range(200)])

    assert asyncio.run(main()) == list(range(200))


@pytest.mark.skip(reason="top-level await does not run in an asyncio loop yet")
@pytest.mark.needs("asyncio")
def test_by_hand():
    pause = natrix.Program("import asyncio\nawait asyncio.gather(f(1), f(2))").start()
    first = pause.call_id
    pause = pause.resume_pending()
    second = pause.call_id
    waiting = pause.resume_pending()
    assert isinstance(waiting, natrix.Futures) and sorted(waiting.calls) == sorted([first, second])
    waiting = natrix.Pause.load(waiting.dump())
    waiting = waiting.settle({second: "b"})
    assert waiting.calls == [first]
    assert waiting.settle({first: "a"}).value == ["a", "b"]


def test_values_that_cannot_cross():
    async def odd():
        return object()

    async def main():
        code = "try:\n    await odd()\nexcept TypeError as e:\n    r = str(e)\nr"
        return await natrix.run_async(code, functions={"odd": odd})

    assert "cannot cross" in asyncio.run(main())
