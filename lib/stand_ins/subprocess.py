# What modules of the library name of `subprocess` while they are imported. No script can import it: there are no processes.

PIPE = -1
STDOUT = -2
DEVNULL = -3
