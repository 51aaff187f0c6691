# Broken import statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("import", "import a.", "import .a", "import a b", "import a as", "import a as b.c", "import a as 1", "import 1", "import 'a'", "import *", "import a, ", "import a,, b", "import (a)", "import a.b as c, d", "import a.1", "import a from b", "import a.b.", "from", "from a", "from a import", "from a import ", "from a import b,", "from a import (b", "from a import (b,)", "from a import ()", "from a import (b, *)", "from a import *, b", "from a import b c", "from a import b as", "from a import b as c.d", "from a import b.c", "from . import", "from .. import a", "from ... import a", "from .... import a", "from .a import b", "from a. import b", "from import a", "from a import b as 1", "from a import 1", "from 1 import a", "def f(): from a import *", "class A: from a import *", "from __future__ import nope", "from __future__ import braces", "from __future__ import (annotations, nope)", "x = 1\nfrom __future__ import annotations", "'doc'\nfrom __future__ import annotations", "from __future__ import *", "import a.b as c", "import a as None", "from a import b as None", "from a import None", "from a import (b as c, d)", "from a import b, (c)", "import a;; import b")
