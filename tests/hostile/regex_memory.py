# limits: memory=33554432
# expect: limit memory
# What backtracking has to remember counts as memory.
import re

re.match(r"(?:(.)|[abc])*\dx", "abc" * 3000000)
