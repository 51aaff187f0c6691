"""The event loop of a sandbox: there are no files or sockets to wait for, only time and calls of the host."""
import time

import _host_calls

from . import base_events
from . import events

__all__ = ("SelectorEventLoop", "EventLoop")


class _Clock:
    """What the loop waits with between its rounds."""

    def __init__(self, loop):
        self._loop = loop

    def select(self, timeout=None):
        if timeout != 0 and _host_calls.waiting():
            self._loop._calls_settled(_host_calls.wait(timeout))
            return ()
        if timeout is None:
            raise RuntimeError("the event loop has nothing left to wait for: every task waits for another")
        if timeout > 0:
            time.sleep(timeout)
        return ()

    def close(self):
        pass


class SandboxEventLoop(base_events.BaseEventLoop):
    """An event loop of callbacks, timers and calls of the host."""

    def __init__(self):
        super().__init__()
        self._selector = _Clock(self)
        self._call_waiters = {}

    def run_forever(self):
        before = _host_calls.enter(self)
        try:
            super().run_forever()
        finally:
            _host_calls.leave(before)

    async def wait_for_call(self, number):
        """Waits until the host has settled the call of this number."""
        waiter = self.create_future()
        self._call_waiters.setdefault(number, []).append(waiter)
        await waiter

    def _calls_settled(self, numbers):
        for number in numbers:
            for waiter in self._call_waiters.pop(number, ()):
                if not waiter.done():
                    waiter.set_result(None)

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        super().close()

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError("no signal arrives in this sandbox")

    def remove_signal_handler(self, sig):
        return False

    def run_in_executor(self, executor, func, *args):
        """There are no threads: the function is called at once, and its outcome is what the future has."""
        self._check_closed()
        future = self.create_future()
        try:
            result = func(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future


class _SandboxEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = SandboxEventLoop


SelectorEventLoop = SandboxEventLoop
_DefaultEventLoopPolicy = _SandboxEventLoopPolicy
EventLoop = SelectorEventLoop
