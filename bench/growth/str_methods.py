n = 500000
doublings = 4
# setup
s = 'abC é' * (n // 5)
# work
s.upper()
s.lower()
s.strip()
s.title()
s.encode().decode()
s == s[:-1] + "x"
repr(s)
