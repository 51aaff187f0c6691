n = 250
doublings = 4
# setup
source = '+'.join(['x'] * n)
# work
compile(source, "s", "exec")
