# Arithmetic on floats held in local variables.
def logistic(steps):
    x = 0.5
    total = 0.0
    for _ in range(steps):
        x = 3.7 * x * (1.0 - x)
        total += x
    return total


def square_root(value):
    guess = value / 2.0
    while True:
        better = (guess + value / guess) / 2.0
        if abs(better - guess) < 1e-12 * better:
            return better
        guess = better


def integrate(steps):
    width = 1.0 / steps
    total = 0.0
    i = 0
    while i < steps:
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
        i += 1
    return total * width


roots = 0.0
for n in range(1, 50000):
    roots += square_root(float(n))
print(logistic(1900000), roots, integrate(500000))
