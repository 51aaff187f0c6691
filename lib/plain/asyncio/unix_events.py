"""The event loop of a sandbox: there are no files or sockets to wait for, only time."""
import time

from . import base_events
from . import events

__all__ = ("SelectorEventLoop", "EventLoop")


class _Clock:
    """What the loop waits with between its rounds."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("the event loop has nothing left to wait for: every task waits for another")
        if timeout > 0:
            time.sleep(timeout)
        return ()

    def close(self):
        pass


class SandboxEventLoop(base_events.BaseEventLoop):
    """An event loop of callbacks and timers."""

    def __init__(self):
        super().__init__()
        self._selector = _Clock()

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
