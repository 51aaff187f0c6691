# Characters that may not stand in a program.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source)[:80], "-> ok")
        except (SyntaxError, ValueError) as e: print(repr(source)[:80], "->", type(e).__name__, repr(getattr(e, "msg", str(e))), getattr(e, "lineno", 0), getattr(e, "offset", 0), getattr(e, "end_lineno", 0), getattr(e, "end_offset", 0))



check("\x01", "a\x02", "\x7f", "x = \x1b", "\u2028", "a\u2029b", "\xa0x", "x\xa0= 1", "x = '\u2028'", "\ud800", "x = '\ud800'", "# \ud800", "\ue000", "x\u0300 = 1", "\u0300x = 1", "x = ５", "²x", "x²", "x\u200d", "­x", "x = 1 ", "x =　1", "«x»", "x = ‘a’", "x = “a” + 1", "x – y", "x — y", "x − y", "x ÷ y", "x · y", "“", "¡x", "x¿", "№", "ⅰ = 1", "ﬀ = 1", "😀", "x = 😀", "日本 = 1 日", "print(“hello”)", "𝐱 = 1")
