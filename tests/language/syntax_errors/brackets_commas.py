# Exact messages and positions: expressions, part 2.
def check(*sources):
    for source in sources:
        try:
            compile(source, "file", "exec")
            print(repr(source), "-> ok")
        except SyntaxError as e:
            print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))



check('0x.a', 'a[', 'a[]', 'a[1', 'a[1,,2]', 'a[:::]', 'a[1:2:3:4]', 'a[*]', 'a[**b]', 'a[x=1]', 'a[1 2]', 'a(', 'a(1', 'a(1 2)', 'a(,)', 'a(1,,2)', '()()', 'a()()', '[1 2]', '[1, 2', '(1 2)', '{1 2}', '{1: 2 3: 4}', '{1 2: 3}', '{1:2, 3}', '{1, 2:3}', '{**a, b}', '{a, **b}', '{:}', '{,}', '{1:}', '[*]', '[**a]', '(*a)', '*a', '*a, b', 'a = *b', 'a = *b,', 'print(*a b)', 'f(**)', 'f(*, a)', 'a b', 'a b c', '1 2', "'a' 1", "1 'a'", "a 'b'", "f'a' b", 'a, b c', 'x = a b', 'x = 1 2', 'return 1 2', 'True False', 'None None', 'a := 1', '(a := )', '(a := b := c)', 'a = (b := 1', '(a, b := 1)', '[a := 1, b]', 'a[b := 1]', 'x = a := 1', '...', '....', '.. .', 'a...')
