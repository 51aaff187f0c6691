n = 250
doublings = 4
# setup
source = 'def f():\n' + '\n'.join('    v%d = %d' % (i, i) for i in range(n))
# work
compile(source, "s", "exec")
