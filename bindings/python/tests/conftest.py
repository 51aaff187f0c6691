from __future__ import annotations

import functools

import hypothesis
import pytest

import natrix

# Machines that are busy with other things make single examples slow.
hypothesis.settings.register_profile("natrix", deadline=None, derandomize=True)
hypothesis.settings.load_profile("natrix")


@functools.cache
def has_module(name):
    try:
        natrix.run(f"import {name}")
    except natrix.ScriptError:
        return False
    return True


@pytest.fixture(autouse=True)
def _needs(request):
    """@pytest.mark.needs("module", …): what scripts of the test import. An engine may be built without it."""
    for mark in request.node.iter_markers("needs"):
        for name in mark.args:
            if not has_module(name):
                pytest.skip(f"the engine has no module {name}")


_counts = {"passed": 0, "failed": 0}


def pytest_terminal_summary(terminalreporter):
    stats = terminalreporter.stats
    _counts["passed"] = len(stats.get("passed", ()))
    _counts["failed"] = len(stats.get("failed", ())) + len(stats.get("error", ()))


def pytest_unconfigure(config):
    # Last of all; tools/test.sh reports it.
    print(f"{_counts['passed']} passed, {_counts['failed']} failed")
