n = 1000
doublings = 4
# setup
source = '\n'.join('name%d = name%d' % (i, i) for i in range(n))
# work
compile(source, "s", "exec")
