# Statements over several lines: which lines are shown and marked.
import sys
def show(f):
    try: f()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__.tb_next)
def f(*a, **k): raise ValueError("f")
def a():
    return f(
        1,
        [2,
         3],
        k={
            "a": 1
        }
    )
def b():
    x = [
        1,
        2 / 0,
        3
    ]
def c():
    return (f(1)
            + 2)
def d():
    return {
        "a": 1,
        "b": undefined,
    }
def e():
    if (1 and
            2 / 0 and
            3):
        pass
def g():
    x = """a
b""" + 5
def h():
    return f'''
{1 / 0}
'''
def i():
    return (1 +
            2 +
            "x" +
            3)
def j():
    f(
        f(1)
    )
def k():
    x = (lambda:
         1 / 0)()
def l():
    for x in [
        1,
        2,
    ]:
        f(x)
def m():
    return [
        y
        for x in [1]
        for y in
        x
    ]
def n():
    with (
        open_ := 5
    ):
        pass
def o():
    assert (
        1 ==
        2
    ), (
        "long",
        "message"
    )
def p():
    raise ValueError(
        "over",
        "lines"
    ) from KeyError(
        "cause"
    )
def q():
    x = a.b if 0 else \
        1 / \
        0
def r(): f(); 1 / 0
def s():
    f(


        # comment and blank lines

        1,

    )
def t():
    obj.attr \
        .other
def u():
    return f(1, 2,
             3)(4,
                5)
def v():
    return some_function_with_a_rather_long_name_indeed(1)[
        2
    ]
def w():
    x = {**{1: 2}, **[
        1]}
def x():
    return (
        1
        if undefined_condition
        else 2
    )
def y():
    del (
        undefined_a
    )
for fn in (a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y): show(fn)
