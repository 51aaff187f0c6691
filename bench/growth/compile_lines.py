n = 1000
doublings = 4
# setup
source = 'x = 1 + 2 * y if False else [3, 4]\n' * n
# work
compile(source, "s", "exec")
