# except*: splitting, several clauses, naked exceptions, re-raising, combining.
def run(exc, body):
    space = {"exc": exc, "log": []}
    try: exec("try:\n    if exc: raise exc\n" + body, space)
    except BaseException as e:
        def text(e): return f"{type(e).__name__}({e.message!r}, {[text(x) for x in e.exceptions]})" if isinstance(e, BaseExceptionGroup) else repr(e)
        print("out:", text(e), "ctx:", e.__context__ and text(e.__context__), "cause:", repr(e.__cause__), space["log"])
    else: print("ok", space["log"])


def G(*e, m="g"): return BaseExceptionGroup(m, list(e))
V, K, T = ValueError, KeyError, TypeError
log = "log.append((type(e).__name__, repr(e.exceptions)))"
run(G(V(1), K(2)), f"except* ValueError as e: {log}\nexcept* KeyError as e: {log}\nelse: log.append('else')\nfinally: log.append('fin')")
run(G(V(1), K(2)), f"except* ValueError as e: {log}")
run(G(V(1), K(2), T(3)), f"except* (ValueError, TypeError) as e: {log}")
run(V("naked"), f"except* ValueError as e: {log}")
run(V("naked"), f"except* KeyError as e: {log}")
run(None, f"except* ValueError as e: {log}\nelse: log.append('else')\nfinally: log.append('fin')")
run(G(V(1), G(V(2), K(3), m="in")), f"except* ValueError as e: {log}")
run(G(V(1), K(2)), "except* ValueError: raise OSError('new')")
run(G(V(1), K(2)), "except* ValueError: raise OSError('a')\nexcept* KeyError: raise IndexError('b')")
run(G(V(1), K(2)), "except* ValueError: raise")
run(G(V(1), K(2)), "except* ValueError as e: raise e")
run(G(V(1), K(2)), "except* ValueError as e: raise OSError from e")
run(G(V(1), K(2)), "except* ValueError as e: raise OSError from None")
run(G(V(1)), "except* ValueError as e: raise")
run(V("n"), "except* ValueError as e: raise")
run(V("n"), "except* ValueError as e: raise OSError('x')")
run(G(V(1), K(2)), "except* Exception as e: log.append(e.exceptions)")
run(G(V(1), KeyboardInterrupt()), "except* Exception as e: log.append(repr(e))")
run(KeyboardInterrupt(), "except* BaseException as e: log.append(repr(e))")
run(G(V(1), V(2)), f"except* ValueError as e: {log}\nexcept* ValueError as e: log.append('again')")
run(G(V(1), K(1)), f"except* LookupError as e: {log}\nexcept* KeyError as e: log.append('never')\nexcept* Exception as e: {log}")
run(G(V(1)), "except* ExceptionGroup: pass")
run(G(V(1)), "except* BaseExceptionGroup: pass")
run(G(V(1)), "except* (ValueError, ExceptionGroup): pass")
run(G(V(1)), "except* 5: pass")
run(G(V(1)), "except* int: pass")
run(G(V(1)), "except* undefined: pass")
run(G(V(1)), "except* (): log.append('empty')")
run(G(V(1), K(2)), "except* ValueError as e: pass\nexcept* 5: pass")
run(G(V(1), K(2)), "except* ValueError as e:\n    try: raise OSError\n    except OSError: log.append('inner')\nfinally: log.append('e' in globals())")
run(G(V(1), K(2)), "except* ValueError as e:\n    try: raise G2\n    except NameError as n: log.append(str(n))")
run(G(V(1), K(2)), "except* ValueError as e:\n    def f(): return e\n    log.append(repr(f()))")
def nested():
    try:
        try: raise G(V(1), K(2), T(3))
        except* ValueError: pass
    except* KeyError as e: return_value = repr(e)
    except* TypeError as e: return_value += repr(e)
    return return_value
print(nested())
def loop():
    out = []
    for i in range(3):
        try: raise G(V(i), K(i))
        except* ValueError as e:
            for x in e.exceptions: out.append(x.args)
        except* KeyError: out.append("k")
    return out
print(loop())
def locals_after():
    try: raise G(V(1))
    except* ValueError as e: x = 1
    return x, "e" in locals()
print(locals_after())
class My(ExceptionGroup):
    def derive(self, e): return My(self.message + "d", e)
run(My("my", [V(1), K(2)]), "except* ValueError as e: log.append(repr(e))")
class Eq(Exception):
    def __eq__(self, o): return True
    __hash__ = None
run(G(Eq(1), Eq(2), K(1)), "except* Eq2 as e: pass" if 0 else "except* KeyError as e: log.append(repr(e))")
def finally_flow():
    try: raise G(V(1), K(2))
    except* ValueError: pass
    finally: print("finally", end=" ")
try: finally_flow()
except ExceptionGroup as e: print(repr(e))
def tb(e):
    n, t = 0, e.__traceback__
    while t: n, t = n + 1, t.tb_next
    return n
try:
    try: raise G(V(1), K(2))
    except* ValueError: pass
except BaseExceptionGroup as e: print(repr(e), tb(e), e.__context__)
