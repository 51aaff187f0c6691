# Carets under wide, combining and tabbed text.
import sys
def show(f):
    try: f()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__.tb_next)
def a(): x = "日本語"; return x + 5
def b(): 日 = 0; return "日本" + str(1 / 日) + "語"
def c(): é = {}; return é["ключ"]
def d():
	x = 0
	return		1 /	x
def e(): return "😀" * 3 + "a".nope + "😀"
def f(): raise ValueError("日本\nnew line\ttab")
def g(): raise KeyError("é", 1)
def h(): return "a\u0301" + undefined
def i(): ａ = 0; return 1 / ａ
for fn in (a, b, c, d, e, f, g, h, i): show(fn)
class É(Exception): pass
raise É("最後")
