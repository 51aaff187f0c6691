n = 30000
doublings = 4
# setup
# work
"".join(f"{i:>8}{i / 3:.3f}" for i in range(n))
