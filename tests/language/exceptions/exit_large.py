# The status is the code's low eight bits.
import sys
print("before")
sys.exit(256 + 42)
