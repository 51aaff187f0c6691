n = 500
doublings = 4
# setup
source = 'def f(a, b=1):\n    for i in a:\n        if i > b:\n            return i\n' * n
# work
compile(source, "s", "exec")
