n = 200000
doublings = 4
# setup
parts = ['abc', 'é'] * (n // 2)
# work
",".join(parts)
