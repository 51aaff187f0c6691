# _host_calls: calls of the host that it answered with "pending", for the event loop.

__all__ = ("enter", "leave", "waiting", "wait")


def enter(loop):
    """From now on awaiting such a call waits by loop.wait_for_call(number). What it was before."""
    before = EVENT_LOOP[0]
    EVENT_LOOP[0] = loop
    return before


def leave(before):
    EVENT_LOOP[0] = before


def waiting():
    """Whether anything waits for the host."""
    for number in PENDING:
        if PENDING[number] is None:
            return True
    return False


def wait(timeout):
    """Waits until the host has settled a call, or for so many seconds (None: as long as it takes). The numbers of the calls
    that are settled."""
    if timeout is None:
        return wait_for_calls()
    before = list(PENDING)
    timer = os_call("sleep", timeout, awaitable=True)
    if type_of(timer) is not coroutine:
        return []   # the time has passed
    number = [number for number in PENDING if number not in before][0]
    settled = wait_for_calls()
    PENDING.pop(number, None)
    timer.close()
    return [done for done in settled if done != number]
