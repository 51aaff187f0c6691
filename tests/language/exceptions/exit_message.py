# sys.exit with a text prints it to standard error; status 1.
import sys
print("out")
sys.exit("goodbye: é")
