# Exact messages and positions: expressions, part 1.
def check(*sources):
    for source in sources:
        try:
            compile(source, "file", "exec")
            print(repr(source), "-> ok")
        except SyntaxError as e:
            print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))



check('1 +', '1 + + ', '* 1', '1 * * 2', '1 ** ** 2', '/ 2', '1 // // 2', '1 % % 2', '1 @ @ 2', '1 << << 2', '1 < < 2', '1 <> 2', '1 = = 2', '1 === 2', '1 !== 2', '1 ! = 2', '! x', 'x !', 'a && b', 'a || b', 'a & & b', 'a ++', '++a', 'a--', 'a +- b', 'a ? b : c', 'a if b', 'a if b else', 'if b else c', 'a else b', 'not', 'not not', 'a not b', 'a not in', 'a in', 'in a', 'is a', 'a is', 'a is not', 'a is is b', 'a and', 'and a', 'a or', 'or', 'a and or b', 'lambda', 'lambda x', 'lambda x:', 'lambda: ', '(lambda)', 'await', 'yield = 1', 'x = yield = 1', 'a.', 'a..b', '.a', 'a.1', 'a.b.', 'a.(b)', 'a.if', 'a.None', 'a.True', "a.'x'", '1.a', '1.real', '1 .real')
