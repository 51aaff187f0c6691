# An unterminated string.
x = "abc
y = 2
