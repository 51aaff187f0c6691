"""Compares the numeric kernels with Python's own answers: random numbers and corner cases.

usage: numbers.py DRIVER [--seed N] [--scale X] [--oracle COMMAND] [GROUP...]

DRIVER is the program built from numbers_driver.cpp. The answers come from the Python that runs this script, which
must agree with 3.14 on a group for the group to be run here; groups where Python 3.14 differs from older versions
are computed by the command after --oracle, which takes a script's path and runs it with Python 3.14.
"""
import math
import os
import random
import struct
import subprocess
import sys
import tempfile

sys.set_int_max_str_digits(0)
random.seed(1)
scale = 1.0


def bits(x):
    return 'nan' if x != x else '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]


def double_of(text):
    return struct.unpack('<d', struct.pack('<Q', int(text, 16)))[0]


def hexa(n):
    return '%x' % n if n >= 0 else '-%x' % -n


def count(n):
    return max(1, int(n * scale))


def random_int(limit):
    """Sizes spread over all magnitudes; long runs of ones and zeros are frequent, as carries live there."""
    kind = random.random()
    size = random.choice((random.randint(0, 70), random.randint(0, 300), random.randint(0, limit)))
    if kind < 0.4:
        n = random.getrandbits(size) if size else 0
    elif kind < 0.8:
        n = 0
        left = size
        while left > 0:
            run = random.randint(1, 1 + random.choice((8, 64, 200, 1000)))
            n = n << run | (random.choice((0, (1 << run) - 1)))
            left -= run
    else:
        n = (1 << size) + random.choice((-2, -1, 0, 1, 2))
    return -n if random.random() < 0.4 else n


corner_ints = [0, 1, -1, 2, -2, 3, 7, 10, -10, 2**31, 2**32 - 1, 2**48, -2**48, 2**53, 2**53 + 1, 2**61 - 1, 2**61 - 2, 2**63,
               -2**63, 2**63 - 1, 2**64 - 1, 2**64, 2**64 + 1, -2**64, 2**127, 2**128 - 1, 2**128, 10**19, 10**20, 10**38,
               2**1023, 2**1024, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024 - 2**971]


def attempt(function, *names):
    """The value, or the name of the failure."""
    try:
        return function()
    except ZeroDivisionError:
        return 'zero_division'
    except OverflowError:
        return 'overflow'
    except ValueError:
        return names[0]


def add_cases(cases, op, *arguments, answer):
    cases.append(('\t'.join((op,) + tuple(map(str, arguments))), answer))


def integers():
    cases = []
    pairs = [(a, b) for a in corner_ints for b in corner_ints]
    pairs += [(random_int(2000), random_int(2000)) for _ in range(count(5000))]
    pairs += [(random_int(60000), random_int(60000)) for _ in range(count(150))]
    pairs += [(random.getrandbits(random.randint(1, 400000)), random_int(300000)) for _ in range(count(25))]
    for a, b in pairs:
        ha, hb = hexa(a), hexa(b)
        add_cases(cases, 'add', ha, hb, answer=hexa(a + b))
        add_cases(cases, 'sub', ha, hb, answer=hexa(a - b))
        add_cases(cases, 'mul', ha, hb, answer=hexa(a * b))
        add_cases(cases, 'and', ha, hb, answer=hexa(a & b))
        add_cases(cases, 'or', ha, hb, answer=hexa(a | b))
        add_cases(cases, 'xor', ha, hb, answer=hexa(a ^ b))
        add_cases(cases, 'cmp', ha, hb, answer=str((a > b) - (a < b)))
        if b:
            add_cases(cases, 'divmod', ha, hb, answer='%s %s' % tuple(map(hexa, divmod(a, b))))
            c = a * b + random.choice((-1, 0, 1, b - 1, -b))
            add_cases(cases, 'divmod', hexa(c), hb, answer='%s %s' % tuple(map(hexa, divmod(c, b))))
        add_cases(cases, 'truediv', ha, hb, answer=attempt(lambda: bits(a / b)))
        if max(abs(a), abs(b)).bit_length() < 5000:
            add_cases(cases, 'gcd', ha, hb, answer=hexa(math.gcd(a, b)))
            if b:
                try:
                    inverse = hexa(pow(a, -1, abs(b)))
                except ValueError:
                    inverse = 'not_invertible'
                add_cases(cases, 'inverse', ha, hb, answer=inverse)
    for _ in range(count(300)):
        g, a, b = random_int(3000), random_int(9000), random_int(9000)
        add_cases(cases, 'gcd', hexa(a * g), hexa(b * g), answer=hexa(math.gcd(a * g, b * g)))
    x, y = 1, 1
    for i in range(4000):
        x, y = y, x + y
        if i % 100 == 0:
            add_cases(cases, 'gcd', hexa(y), hexa(x), answer='1')
    # Quotients on the edge of the estimates.
    for _ in range(count(3000)):
        n = random.randint(2, 6)
        b = random.choice((2**(64 * n) - random.getrandbits(70), 2**(64 * n - 1) + random.getrandbits(70),
                           random.getrandbits(64 * n) | 1))
        q = random.choice((2**64 - 1, 2**128 - 1, 2**64, random.getrandbits(128)))
        a = b * q + random.choice((0, b - 1, -1, 1, b // 2))
        add_cases(cases, 'divmod', hexa(a), hexa(b), answer='%s %s' % tuple(map(hexa, divmod(a, b))))
    singles = corner_ints + [random_int(3000) for _ in range(count(4000))] + [random_int(200000) for _ in range(count(60))]
    for a in singles:
        ha = hexa(a)
        add_cases(cases, 'sqr', ha, answer=hexa(a * a))
        add_cases(cases, 'invert', ha, answer=hexa(~a))
        add_cases(cases, 'bits', ha, answer='%d %d' % (a.bit_length(), bin(a).count('1')))
        add_cases(cases, 'hash', ha, answer=str(hash(a)))
        add_cases(cases, 'todouble', ha, answer=attempt(lambda: bits(float(a))))
        add_cases(cases, 'isqrt', ha, answer='negative' if a < 0 else hexa(math.isqrt(a)))
        add_cases(cases, 'isqrt', hexa(a * a), answer=hexa(abs(a)))
        for shift in (0, 1, 63, 64, 65, 128, random.randint(0, 3000)):
            add_cases(cases, 'shl', ha, shift, answer=hexa(a << shift))
            add_cases(cases, 'shr', ha, shift, answer=hexa(a >> shift))
        for signed in (0, 1):
            for order in ('little', 'big'):
                for size in ((a.bit_length() + 7) // 8 + d for d in (0, 1, -1, 9)):
                    if size < 0 or (size == 0 and a == -1):
                        continue  # an error only since 3.12
                    answer = attempt(lambda: 'x' + a.to_bytes(size, order, signed=bool(signed)).hex())
                    add_cases(cases, 'tobytes', ha, size, order, signed, answer=answer)
                    if answer[0] == 'x':
                        data = bytes.fromhex(answer[1:])
                        add_cases(cases, 'frombytes', answer, order, 1 - signed,
                                  answer=hexa(int.from_bytes(data, order, signed=not signed)))
    for _ in range(count(3000)):
        a = random_int(random.choice((10, 60, 130, 300)))
        e = random.choice((0, 1, 2, 3, random.randint(0, 200)))
        add_cases(cases, 'pow', hexa(a), e, answer=hexa(a**e))
        size = random.choice((60, 200, 1200))
        a, e, m = random_int(size), random_int(random.choice((20, 200, size))), random_int(size)
        if m:
            try:
                answer = hexa(pow(a, e, m))
            except ValueError:
                answer = 'not_invertible'
            add_cases(cases, 'powmod', hexa(a), hexa(e), hexa(m), answer=answer)
    for _ in range(count(4)):
        a, e, m = random.getrandbits(12000), random.getrandbits(200), random.getrandbits(9000) | 1
        add_cases(cases, 'powmod', hexa(a), hexa(e), hexa(m), answer=hexa(pow(a, e, m)))
        add_cases(cases, 'powmod', hexa(a), hexa(e), hexa(m + 1), answer=hexa(pow(a, e, m + 1)))
    for _ in range(count(40)):
        a = random_int(5000)
        add_cases(cases, 'pow', hexa(a), 7, answer=hexa(a**7))
    # Ratios on the edge of rounding, and of the range of floats.
    for _ in range(count(20000)):
        d = random.getrandbits(random.choice((10, 53, 64, 200, 1100))) | 1
        m = random.choice((random.getrandbits(54) | 1, 2**53 - 1, 2**54 - 1, 1, 3, 2**53 + 1, random.getrandbits(10)))
        e = random.choice((0, 970, 971, 972, -1074, -1075, -1076, -1100, -1130, -1022, -1023, random.randint(-1200, 1100)))
        n, d = (m * d << e, d) if e > 0 else (m * d, d << -e)
        n += random.choice((0, 0, 1, -1))
        add_cases(cases, 'truediv', hexa(n), hexa(d), answer=attempt(lambda: bits(n / d)))
    for _ in range(count(20000)):
        x = random_double()
        if math.isfinite(x):
            n = int(x)
            add_cases(cases, 'fromdouble', bits(x), answer=hexa(n))
            for d in (0, 1, -1, random.getrandbits(30)):
                add_cases(cases, 'cmpdouble', hexa(n + d), bits(x), answer=str((n + d > x) - (n + d < x)))
        else:
            add_cases(cases, 'fromdouble', bits(x) if x == x else '7ff8000000000000', answer='not_finite')
    for x in (math.inf, -math.inf, math.nan):
        for n in corner_ints:
            b = bits(x) if x == x else '7ff8000000000000'
            add_cases(cases, 'cmpdouble', hexa(n), b, answer=str((n > x) - (n < x) if x == x else 2))
    return cases


def to_base(n, base):
    if base == 10:
        return str(n)
    if n < 0:
        return '-' + to_base(-n, base)
    out = []
    while n:
        n, r = divmod(n, base)
        out.append('0123456789abcdefghijklmnopqrstuvwxyz'[r])
    return ''.join(reversed(out)) or '0'


def texts():
    cases = []
    for a in corner_ints + [random_int(2500) for _ in range(count(2500))]:
        for base in {2, 8, 10, 16, 36, random.randint(2, 36), random.randint(2, 36)}:
            text = to_base(a, base)
            add_cases(cases, 'totext', hexa(a), base, answer=text)
            add_cases(cases, 'fromtext', text, base, answer=hexa(a))
    for _ in range(count(120)):
        a = random_int(random.choice((20000, 60000, 100000)))
        add_cases(cases, 'totext', hexa(a), 10, answer=str(a))
        add_cases(cases, 'fromtext', str(a), 10, answer=hexa(a))
    for d in list(range(1, 60)) + [455, 456, 457, 911, 912, 913, 1824, 1825, 3648, 3649]:
        for a in (10**d, 10**d - 1, -10**d + 1, 10**d + 1, 10**(2 * d) + 1):
            add_cases(cases, 'totext', hexa(a), 10, answer=str(a))
            add_cases(cases, 'fromtext', str(a), 10, answer=hexa(a))
    alphabet = '0123456789_+-abxoXOBzZ '
    handmade = ['', '-', '+', '0', '00', '-0', '0_0', '_0', '0_', '0__0', '0x', '0x_', '0x_1', '0x1_', '0b2', '0b_1', '0B1', '0o7',
                '0O_17', '012', '0_7', '00_0', '+-1', '- 1', '1 ', '0xg', 'z', 'Z', '0b1', 'b1', '1_000', '1__000', '١', '0x0x1',
                '-0x1f', '+0b1', '0x-1', '00x1']
    tries = handmade + [''.join(random.choice(alphabet) for _ in range(random.randint(1, 6))) for _ in range(count(20000))]
    for text in tries:
        if text.strip() != text or not text.isascii():
            continue
        for base in (0, 2, 8, 10, 16, 36, random.randint(2, 36)):
            try:
                answer = hexa(int(text, base))
            except ValueError:
                answer = 'bad_text'
            add_cases(cases, 'fromtext', text, base, answer=answer)
    return cases


def random_double():
    kind = random.random()
    if kind < 0.4:
        return struct.unpack('<d', struct.pack('<Q', random.getrandbits(64)))[0]
    if kind < 0.6:
        return random.uniform(-1000, 1000)
    if kind < 0.75:
        return round(random.uniform(-1000, 1000), random.randint(0, 6))
    if kind < 0.85:
        return float(random.randint(-10**6, 10**6)) * 2.0**random.randint(-60, 60)
    if kind < 0.95:
        return random.choice((1.0, -1.0)) * float('%de%d' % (random.randint(1, 99999), random.randint(-330, 305)))
    return random.choice((0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
                          1e16, 9999999999999998.0, 1e22, 1e23, 0.1, 0.5, 1.5, 2.5, 1e-4, 1e-5, 123456789012345680.0))


def float_texts():
    cases = []

    def number(text):
        try:
            return bits(float(text))
        except ValueError:
            return 'bad_text'

    for _ in range(count(60000)):
        x = random_double()
        add_cases(cases, 'repr', bits(x) if x == x else '7ff8000000000000', answer=repr(x))
        add_cases(cases, 'parse', repr(x), answer=number(repr(x)))
        hexadecimal = x.hex()
        add_cases(cases, 'hex', bits(x) if x == x else '7ff8000000000000', answer=hexadecimal)
        if x == x:
            add_cases(cases, 'hashfloat', bits(x), answer=str(hash(x)))
            if math.isfinite(x):
                n, d = x.as_integer_ratio()
                small = d < 2**64 and abs(n) < 2**53 * 1000 and (d > 1 or (n & -n) < 2**10)
                add_cases(cases, 'ratio', bits(x), answer='%d %d' % (n, d) if small else 'large')
            digits = random.choice((0, 1, 2, 3, random.randint(-20, 20), random.randint(-330, 330)))
            y = random.choice((x, random.randint(-4000, 4000) / 8, random.randint(-10**9, 10**9) * 5.0))
            add_cases(cases, 'round', bits(y), digits, answer=attempt(lambda: bits(round(y, digits))))
    # Halfway between two floats, exactly, and a little beside it.
    for _ in range(count(6000)):
        m = random.getrandbits(53) | 1 << 52
        e = random.choice((random.randint(-1074, 971), random.randint(-80, 20), -1074))
        n = 2 * m + 1
        if random.random() < 0.2:
            e, n = -1074, 2 * random.randint(0, 1000) + 1
        if e >= 1:
            text = str(n << (e - 1))
        else:
            text = str(n * 5**(1 - e)) + 'e%d' % (e - 1)
        for t in (text, text.replace('e', '0000000000001e') if 'e' in text else text + '.0000000000000000000000000001'):
            add_cases(cases, 'parse', t, answer=number(t))
    alphabet = '0123456789_+-.eEinfatyINFx '
    handmade = ['', '.', '+', '-.', '1e', '1e+', 'e5', '.5', '5.', '5.e3', '1_0', '1__0', '_1', '1_', '1_.0', '1._0', '1_0.0_1e1_0', '1e_1',
                '1e1_', 'inf', 'INF', '-Infinity', 'infinit', 'nan', '+nan', '-nan', 'nan1', 'infx', '0x1', '1e400', '-1e400', '1e-400',
                '-1e-400', '1e999999999999999999999', '1e-999999999999999999999', '0e999999999999999999999',
                '1' * 5000, '0.' + '0' * 5000 + '1', '1' + '0' * 400, '0' * 5000 + '1.5', '1' * 400 + 'e-400', '0.' + '0' * 400 + '1e401',
                '9' * 900 + 'e-900', '4.9406564584124654e-324', '2.4703282292062327e-324', '2.4703282292062328e-324',
                '1.7976931348623158e308', '1.7976931348623159e308', '1.797693134862315807e308', '2.2250738585072011e-308',
                '1' + '0' * 100000 + 'e-100000']
    for text in handmade + [''.join(random.choice(alphabet) for _ in range(random.randint(1, 7))) for _ in range(count(30000))]:
        if text.strip() == text:
            add_cases(cases, 'parse', text, answer=number(text))
    for _ in range(count(15000)):
        text = '%s%s.%se%d' % (random.choice(('', '-', '+')), random.randint(0, 10**random.randint(0, 30)),
                               str(random.randint(0, 10**random.randint(0, 900))).zfill(random.randint(0, 300)), random.randint(-340, 320))
        add_cases(cases, 'parse', text, answer=number(text))
    alphabet = '0123456789abcdefABCDEFxpP.+-_ inf'
    handmade = ['', '0x', '0x.', '0x.p1', '0x1p', '0x1p+', '1p1', ' 0x1p1 ', '0x1.8', '1.8', '.8', '8.', '0x1p1024', '0x1.fffffffffffff7p1023',
                '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7fffffffp1023', '0x0p99999999999999999999', '0x1p-99999999999999999999',
                '0x1p99999999999999999999', '-0x0p0', 'inf', '-nan', 'Infinity', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1.000001p-1075',
                '0x3p-1075', '0x5p-1076', '0x.' + '0' * 400 + '1p1600', '0x1' + '0' * 400 + 'p-1600', '0x' + '0' * 3000 + '1', '0X1P+5', '0x1\x00',
                '0xinf', '++1', '0x1p1.0', '0x1_0', 'nan ', '\x0b1']
    for text in handmade + [''.join(random.choice(alphabet) for _ in range(random.randint(1, 7))) for _ in range(count(30000))]:
        if '\n' in text or '\t' in text:
            continue
        try:
            answer = bits(float.fromhex(text))
        except ValueError:
            answer = 'bad_text'
        except OverflowError:
            answer = 'overflow'
        add_cases(cases, 'fromhex', text, answer=answer)
    for _ in range(count(30000)):
        text = '%s0x%s%x.%s%xp%+d' % (random.choice(('', '-')), '0' * random.choice((0, 0, 9)), random.getrandbits(random.randint(1, 130)),
                                      '0' * random.choice((0, 0, 30)), random.getrandbits(random.randint(1, 130)) << random.choice((0, 60)),
                                      random.choice((random.randint(-1200, 1100), random.randint(-1100, -1000), random.randint(-5, 5))))
        try:
            answer = bits(float.fromhex(text))
        except OverflowError:
            answer = 'overflow'
        add_cases(cases, 'fromhex', text, answer=answer)
    return cases


def float_arithmetic():
    cases = []
    nan = '7ff8000000000000'
    corners = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 1 / 3, math.inf, -math.inf, math.nan, 5e-324, -5e-324, 1e308, -1e308,
               1e-308, 1e16, -1e16, 2.0**53, 1e300, 0.1, 1.5, -7.5]
    pairs = [(a, b) for a in corners for b in corners] + [(random_double(), random_double()) for _ in range(count(40000))]
    pairs += [(random.uniform(-50, 50), float(random.randint(-9, 9))) for _ in range(count(10000))]

    def show(value):
        if isinstance(value, str):
            return value
        if isinstance(value, complex):
            return 'complex_result'
        if isinstance(value, tuple):
            return ' '.join(map(bits, value))
        return bits(value)

    for a, b in pairs:
        ha, hb = (bits(x) if x == x else nan for x in (a, b))
        add_cases(cases, 'fdiv', ha, hb, answer=show(attempt(lambda: a / b)))
        add_cases(cases, 'floordiv', ha, hb, answer=show(attempt(lambda: a // b)))
        add_cases(cases, 'fmod', ha, hb, answer=show(attempt(lambda: a % b)))
        add_cases(cases, 'fdivmod', ha, hb, answer=show(attempt(lambda: divmod(a, b))))
        answer = 'complex_result' if -math.inf < a < 0 and math.isfinite(b) and b % 1 else show(attempt(lambda: a**b))
        add_cases(cases, 'fpow', ha, hb, answer='zero_to_negative_power' if answer == 'zero_division' else answer)
    return cases


def escaped(text):
    return ''.join(c if 32 < ord(c) < 127 and c != '\\' else '\\{%x}' % ord(c) for c in text)


# What the oracle runs: it reads its cases from a list of expressions and prints an answer for each.
ORACLE_HEAD = r'''
import math, struct
inf, nan = math.inf, math.nan
def bits(x):
    return 'nan' if x != x else '%x' % struct.unpack('<Q', struct.pack('<d', x))[0]
def D(text):
    return struct.unpack('<d', struct.pack('<Q', int(text, 16)))[0]
def C(a, b):
    return complex(D(a), D(b))
def escaped(text):
    return ''.join(c if 32 < ord(c) < 127 and c != '\\' else '\\{%x}' % ord(c) for c in text)
names = {'zero to a negative or complex power': 'zero_to_negative_power', 'division by zero': 'zero_division',
         'complex exponentiation': 'overflow', 'absolute value too large': 'overflow',
         'complex() arg is a malformed string': 'bad_text'}
def show(f):
    try:
        x = f()
    except Exception as e:
        text = str(e)
        if text in names:
            return names[text]
        if text.startswith('could not convert string to complex'):
            return 'bad_underscores'
        return type(e).__name__ + ':' + escaped(text)
    if isinstance(x, complex):
        return bits(x.real) + ' ' + bits(x.imag)
    if isinstance(x, float):
        return bits(x)
    return '=' + escaped(x)
'''
oracle = None


def ask_oracle(questions):
    """questions: (case, expression). The cases with the oracle's answers."""
    cases = []
    for start in range(0, len(questions), 20000):
        part = questions[start:start + 20000]
        with tempfile.NamedTemporaryFile('w', suffix='.py', delete=False, encoding='utf-8') as script:
            script.write(ORACLE_HEAD)
            for at in range(0, len(part), 500):
                script.write('def block():\n')
                for _, expression in part[at:at + 500]:
                    script.write(' print(show(lambda: %s))\n' % expression)
                script.write('block()\n')
        run = subprocess.run(oracle + [script.name], stdout=subprocess.PIPE)
        answers = run.stdout.decode().split('\n')
        os.unlink(script.name)
        if len(answers) != len(part) + 1:
            raise SystemExit('the oracle gave %d answers for %d questions: %s' % (len(answers) - 1, len(part), answers[-2:]))
        cases += [(case, answer) for (case, _), answer in zip(part, answers)]
    return cases


def random_spec(types):
    if random.random() < 0.05:
        return ''.join(random.choice('<>=^+- z#0123456789,_.bcdeEfFgGnosxX%kq\u20ac\u0663') for _ in range(random.randint(0, 5)))
    out = ''
    if random.random() < 0.4:
        out += random.choice(('', '', '*', '0', '\u20ac', '\U0001f600', 'z', '<')) + random.choice('<>=^')
    out += random.choice(('', '', '', '+', '-', ' '))
    out += random.choice(('', '', '', '', 'z'))
    out += random.choice(('', '', '', '#'))
    out += random.choice(('', '', '0'))
    out += random.choice(('', '', '1', '5', '8', '12', '13', '14', '15', '20', '40'))
    out += random.choice(('', '', '', ',', '_'))
    if random.random() < 0.35:
        out += '.' + random.choice(('0', '1', '2', '3', '6', '10', '17', '30', '')) + random.choice(('', '', '', ',', '_'))
    return out + random.choice(types)


def formats():
    questions = []

    def float_argument():
        x = random_double()
        return bits(x) if x == x else '7ff8000000000000'

    for _ in range(count(40000)):
        n = random.choice((0, 1, -1, 5, 65, 1234567, -1234567, 999, 1000, random_int(80), random_int(300), random_int(40)))
        if random.random() < 0.02:
            n = random.choice((10**400, 0x110000, 0x10ffff, 8364))
        spec = random_spec(('', 'd', 'b', 'o', 'x', 'X', 'n', 'd', 'f', 'e', 'g', '%', 'c', 's', 'k', ''))
        if 'c' in spec and abs(n) >= 2**31 or n == 0xdcff or 0xd800 <= n < 0xe000:
            n = 70
        questions.append(('fmtint\t%s\t%s' % (hexa(n), escaped(spec)), 'format(%d, %s)' % (n, ascii(spec)) if n != 10**400 else 'format(10**400, %s)' % ascii(spec)))
        x = float_argument()
        spec = random_spec(('', '', 'f', 'F', 'e', 'E', 'g', 'G', '%', 'n', 'd', 's'))
        questions.append(('fmtfloat\t%s\t%s' % (x, escaped(spec)), 'format(D("%s"), %s)' % (x, ascii(spec))))
        if random.random() < 0.5:
            y = float_argument()
            spec = random_spec(('', '', 'f', 'F', 'e', 'E', 'g', 'G', '%', 'n'))
            if spec:
                questions.append(('fmtcomplex\t%s\t%s\t%s' % (x, y, escaped(spec)), 'format(C("%s", "%s"), %s)' % (x, y, ascii(spec))))
            text = random.choice(('', 'a', 'abcdef', '\u20ac\U0001f600x', 'x' * 30))
            spec = random_spec(('', '', 's', 's', 'd'))
            questions.append(('fmttext\t%s\t%s' % (escaped(text), escaped(spec)), 'format(%s, %s)' % (ascii(text), ascii(spec))))
        flags = ''.join(c for c in '-+ #0' if random.random() < 0.25)
        width = random.choice((-1, -1, 0, 1, 5, 8, 12, 30))
        precision = random.choice((-1, -1, 0, 1, 3, 6, 12, 20))
        spec = '%' + flags + (str(width) if width >= 0 else '') + ('.%d' % precision if precision >= 0 else '')
        type = random.choice('diuoxX')
        questions.append(('pctint\t%s\t%s\t%d\t%d\t%s' % (hexa(n), flags, width, precision, type), '%r %% %s' % (spec + type, n if n != 10**400 else '(10**400)')))
        type = random.choice('eEfFgG')
        questions.append(('pctfloat\t%s\t%s\t%d\t%d\t%s' % (x, flags, width, precision, type), '%r %% D("%s")' % (spec + type, x)))
    questions.sort(key=lambda q: len(q[1]) > 400)
    return ask_oracle(questions)


def long_formats():
    """Many digits; the same in every version."""
    cases = []
    for _ in range(count(6000)):
        x = random_double()
        if x != x:
            continue
        spec = '.%d%s' % (random.choice((0, 15, 16, 17, 18, 50, 300, 766, 767, 768, 800, 1073, 1074, 1075, 1200, 5000)), random.choice('efgEFG%'))
        spec = random.choice(('', '#')) + spec
        add_cases(cases, 'fmtfloat', bits(x), spec, answer='=' + escaped(format(x, spec)))
    return cases


def complexes():
    questions = []
    special = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e308, -1e308, 5e-324, 2.5, -0.5, 3.0]

    def number():
        x = random.choice(special) if random.random() < 0.5 else random_double()
        return bits(x) if x == x else '7ff8000000000000'

    quadruples = [tuple(bits(x) if x == x else '7ff8000000000000' for x in (a, b, c, d))
                  for a in special[:8] for b in special[:8] for c in special[:8] for d in special[:8]]
    quadruples += [tuple(number() for _ in range(4)) for _ in range(count(10000))]
    for a, b, c, d in quadruples:
        left, right = 'C("%s", "%s")' % (a, b), 'C("%s", "%s")' % (c, d)
        questions.append(('cmul\t%s\t%s\t%s\t%s' % (a, b, c, d), left + ' * ' + right))
        questions.append(('cdiv\t%s\t%s\t%s\t%s' % (a, b, c, d), left + ' / ' + right))
        if random.random() < 0.3:
            real = 'D("%s")' % c
            for op, expression in (('cmulreal', left + ' * ' + real), ('cmulreal', real + ' * ' + left), ('caddreal', left + ' + ' + real),
                                   ('csubreal', left + ' - ' + real), ('rsub', real + ' - ' + left), ('cdivreal', left + ' / ' + real),
                                   ('rdiv', real + ' / ' + left)):
                questions.append(('%s\t%s\t%s\t%s' % (op, a, b, c), expression))
            questions.append(('crepr\t%s\t%s' % (a, b), 'repr(%s)' % left))
        if random.random() < 0.3:
            n = bits(float(random.randint(-12, 12)))
            questions.append(('cpow\t%s\t%s\t%s\t0' % (a, b, n), '%s ** D("%s")' % (left, n)))
    alphabet = '0123456789+-.jJeE_()innaf '
    handmade = ['', '()', '(', 'j', '-j', '+j', '1+j', '1-j', '1j+2', '1jj', '(1+2j)', '( 1+2j )', '((1))', '1 + 2j', 'nan+infj', '1_0+2_0j', '1__0j',
                '_1j', '1_j', '1e1_0j', '1e5j', '1.5.5j', '--1j', '1+-2j', '1+ 2j', '+1+2j', 'i', 'n_an', '_', 'nanj', '-nan-nanj', 'infinity-infinityj',
                '1e400j', '1_+2j', '(1+2j', '1+2j)', '1e', '1ej', '.j', '1.e5-.5j', '(j)', '(-j )']
    for text in handmade + [''.join(random.choice(alphabet) for _ in range(random.randint(1, 8))) for _ in range(count(15000))]:
        if text.strip() == text:
            questions.append(('cparse\t' + text, 'complex(%r)' % text))
    # Functions of the C library are compared with a Python that uses the same one.
    local = []
    for _ in range(count(20000)):
        x, y = (complex(random_double(), random_double()) for _ in range(2))
        if x == x and y == y:
            add_cases(local, 'cabs', bits(x.real), bits(x.imag), answer=attempt(lambda: bits(abs(x))))
    cases = local + ask_oracle(questions)
    return [(case, answer[1:] if case.startswith('crepr') else answer) for case, answer in cases]


groups = {'integers': integers, 'texts': texts, 'float_texts': float_texts, 'float_arithmetic': float_arithmetic,
          'long_formats': long_formats, 'formats': formats, 'complexes': complexes}
need_oracle = ('formats', 'complexes')


def main(arguments):
    global scale, oracle
    driver, chosen = arguments[0], []
    rest = arguments[1:]
    while rest:
        word = rest.pop(0)
        if word == '--seed':
            random.seed(int(rest.pop(0)))
        elif word == '--scale':
            scale = float(rest.pop(0))
        elif word == '--oracle':
            oracle = rest.pop(0).split()
        else:
            chosen.append(word)
    total = failed = 0
    for name in chosen or groups:
        if name in need_oracle and not oracle:
            print('%s: left out, there is no oracle' % name)
            continue
        cases = groups[name]()
        data = '\n'.join(case for case, _ in cases) + '\n'
        run = subprocess.run([driver], input=data.encode('utf-8', 'surrogatepass'), stdout=subprocess.PIPE)
        if run.returncode:
            print('%s: the driver ended with %d' % (name, run.returncode))
            failed += 1
        answers = run.stdout.decode('utf-8', 'surrogatepass').split('\n')
        shown = 0
        for (case, answer), got in zip(cases, answers):
            total += 1
            if got != answer:
                failed += 1
                shown += 1
                if shown <= 20:
                    print('%s: %s\n  expected %s\n  got      %s' % (name, case[:300], answer[:300], got[:300]))
        print('%s: %d cases' % (name, len(cases)))
    print('%d passed, %d failed' % (total - failed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
