n = 20000
doublings = 4
# setup
source = '[' + '1,' * n + ']'
# work
compile(source, "s", "eval")
