# limits: time=0.2
# expect: limit time
# Backtracking without end ends at its limit, wherever it comes from.
import re

re.match(r"(a+)+$", "a" * 5000 + "b")
