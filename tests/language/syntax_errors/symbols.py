# Exact messages and positions: expressions, part 3.
def check(*sources):
    for source in sources:
        try:
            compile(source, "file", "exec")
            print(repr(source), "-> ok")
        except SyntaxError as e:
            print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))



check('$', 'a $ b', '`a`', 'a ` b', '\\ a', 'a \\ b', 'a \\', '?', 'a ?b', '€ + 1', 'a\xa0b', 'x = “a”', 'x = ‘a’', 'a → b', '×', 'a ≠ b', 'a ≤ b', '1…2', '１ + ２', 'a\u200bb', '\ufeffa', 'a\ufeff', 'x = 5;;', ';', 'x = 5; ; y', ',', ',a', 'a,,b', ':', 'a:', 'a::', '@', '@a', '->', 'a -> b', '=', '= 1', 'a =', 'a = = b', '+=', 'a += ', 'a += b += c', 'a + = b', 'a =+ b', 'a =! b', 'a :=b', '~', '~ ~', '- ', '--', '(', ')', '())', '(()', '[', ']', '{', '}', '(]', '[)', '{)', '(}', '((1)', '[(1])', '{[}]')
