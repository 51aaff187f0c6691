# bool: a kind of int with its own and/or/xor, repr and formatting.
for a in (True, False):
    for b in (True, False): print(a & b, a | b, a ^ b, a + b, a - b, a * b, a == b, a < b, a and b, a or b, a ** b, a << b, a >> b, a // True, a % True, type(a & b).__name__, type(a + b).__name__)
print(True & 1, 1 | False, True ^ 3, True & 2.0 if 0 else "", type(True & 1).__name__, type(1 ^ True).__name__, not True, -True, +False, abs(True), int(True), float(True), complex(True), str(True), repr(False), hash(True), bool(2), bool(""), bool([0]), bool())
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, True == 1, True is True, True != "True", [10, 20][True], "ab"[False], {1: "one"}[True], {True: "t"}[1.0], sum([True, True, False]), max(True, 0), sorted([True, False, 2, -1]), [True, False].count(1), "x" * True, range(True), True.bit_length(), True.real, True.numerator, True.conjugate(), True.to_bytes(), bool.from_bytes(b"\x00"), bool.from_bytes(b"\x05"), True.as_integer_ratio(), True.__index__(), type(True.real).__name__, round(True), divmod(True, 2), pow(True, False), True / 2, True.is_integer())
print(f"{True}", f"{True:d}", f"{True:5}|", f"{True!r:>6}", f"{False:x}", f"{True:.2f}", f"{True:s}" if 0 else "", "%d %s %r %5s %x" % (True, True, False, True, True), "{:b} {:>5} {}".format(True, False, True), format(True), format(True, ""), format(True, "e"), str(True) + "!", f"{True:<8}|", f"{True:^8}|")
for f in (lambda: bool(1, 2), lambda: bool(x=1), lambda: True + "a", lambda: True < "a", lambda: type("B", (bool,), {}), lambda: f"{True:s}", lambda: True.nope, lambda: setattr(True, "x", 1), lambda: len(True), lambda: bool.__new__(int), lambda: bool.__new__(bool, "x"), lambda: True @ 1, lambda: int.__new__(bool), lambda: bool.__and__(True, 1), lambda: bool.__and__(True, 1.5), lambda: bool.__and__(1, True), lambda: exec("True = 1"), lambda: exec("del None"), lambda: exec("def True(): 0"), lambda: exec("x.True = 1"), lambda: exec("class None: 0"), lambda: exec("for True in x: 0"), lambda: exec("import True"), lambda: exec("True += 1"), lambda: exec("lambda False: 0")):
    try: print(f())
    except SyntaxError as e: print("SyntaxError", e.msg)
    except Exception as e: print(type(e).__name__, e)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
print(bool(T(True)), not T(False), T(True) and "yes", T(False) or "no", any([T(False), T(True)]), all([]), any([]), all([T(True)]), [x.v for x in filter(None, [T(True), T(False)])], bool(T), bool(len), bool(None), bool(...), bool(NotImplementedError))
print(all(x for x in (1, [], 1 / 0) if 0) if 0 else all(v for v in (1, 0, "never")), True if T(True) else False, [not x for x in (0, 1, "", "a", None, [], [0], 0.0)], True == 1.0, True == 1 + 0j, False == "", False == None, True in [1], 1 in {True}, {True, 1, 1.0}, {False: 0, 0: 1}, int("1") == True, (True, 1) == (1, True))
x = True
x += True; x -= False; x *= True; x <<= 1; x |= False; x &= 7; x ^= True
print(x, type(x).__name__, ~5 if x else 0, True if not x else False, None is not True, (not None) is True)
