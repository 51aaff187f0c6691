# Unterminated strings of every kind.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source)[:80], "-> ok")
        except (SyntaxError, ValueError) as e: print(repr(source)[:80], "->", type(e).__name__, repr(getattr(e, "msg", str(e))), getattr(e, "lineno", 0), getattr(e, "offset", 0), getattr(e, "end_lineno", 0), getattr(e, "end_offset", 0))



check("'", '"', "'''", '"""', "'a", "x = 'a\ny", "x = 'a\\\nb", "x = 'a\\\nb\nc'", "'''a\nb\nc", "x = 1\ny = '''a\nb", "f('a", "f('a)", "f('a\n)", "['a, 'b']", "{'a: 1}", "r'a", "b'a", "f'a", "f'''a", "rb'a\\'", "r'\\'", "u'a\"", "'a' 'b", "'a\n'b'", "x = \"it\\\"s", "'\\", "'\\'", "'a\\", "\"a\rb\"", "'a\fb'", "'''a'' '", '""""', "''''", "'''''", "f'{a", "f'{a'", "f'{a}", "f'{'a'}", "f'{\"a}'", "f'''{a\n", "f'''{a\n}", "f'''{\n'''", "f\"{'a\"}\"", "f'{(}'", "f'{[}'", "f'{{'", "f'}'", "f'{a:{b}'", "f'{a:{b'", "f'{a!r", "f'{a=", "t'{a")
