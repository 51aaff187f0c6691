# limits: memory=33554432
# expect: limit memory
# What backtracking has to remember counts as memory.
import re

re.match(r"(?:(a)|b|c)*x", "abc" * 5000000)
