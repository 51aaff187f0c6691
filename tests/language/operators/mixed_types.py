# Every arithmetic pair of builtin types: result type, or the exact message.
values = {"int": 3, "bool": True, "float": 2.5, "complex": 1 + 1j, "str": "ab", "bytes": b"xy", "list": [1], "tuple": (2,), "set": {1}, "dict": {1: 2}, "None": None, "range": range(2), "big": 2**70, "bytearray": bytearray(b"z")}
for symbol in ["+", "-", "*", "%", "&", "|"]:
    f = eval(f"lambda a, b: a {symbol} b")
    print("==", symbol)
    for left, a in values.items():
        for right, b in values.items():
            if symbol == "*" and "big" in (left, right) and {left, right} & {"str", "bytes", "list", "tuple", "bytearray"}:
                continue
            try:
                print(left, right, repr(f(a, b)))
            except Exception as error:
                print(left, right, type(error).__name__, error)
