# Mistake 8: a limit inside of a native cannot be caught.
# limits: time=0.1
# expect: limit time
while True:
    try:
        sorted([str(i * 7919 % 100003) for i in range(100000)] * 5)
        ("ab" * 10**6).count("aba" * 1000)
        int("9" * 4000) ** 50000
    except BaseException:
        pass
    finally:
        try:
            7 ** (10**7)
        except BaseException:
            pass
