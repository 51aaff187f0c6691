"""The snippets of docs/python.md, one after the other, as a reader would type them."""

from __future__ import annotations

import contextlib
import io
import pathlib
import re

PAGE = pathlib.Path(__file__).parents[3] / "docs" / "python.md"
BLOCK = re.compile(r"^```py\n(?P<code>.*?)^```\n(?:```output\n(?P<output>.*?)^```\n)?", re.M | re.S)


def test_snippets():
    text = PAGE.read_text(encoding="utf-8")
    names = {"__name__": "docs"}
    blocks = list(BLOCK.finditer(text))
    assert len(blocks) > 5
    for block in blocks:
        line = text.count("\n", 0, block.start()) + 2
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile("\n" * (line - 1) + block["code"], str(PAGE), "exec"), names)
        if block["output"] is not None:
            assert printed.getvalue() == block["output"], f"line {line}"
