# An exit status of one's own.
import sys

print("leaving")
try:
    sys.exit(3)
finally:
    print("finally runs")
