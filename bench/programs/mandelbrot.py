# The Mandelbrot set, with pairs of floats and with complex numbers.
def floats(width, height, limit):
    total = 0
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        for column in range(width):
            cr = 3.0 * column / width - 2.0
            zr = zi = 0.0
            n = 0
            while n < limit:
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                n += 1
            total += n
    return total


def complexes(width, height, limit):
    total = 0
    for row in range(height):
        for column in range(width):
            c = complex(3.0 * column / width - 2.0, 2.0 * row / height - 1.0)
            z = 0j
            for n in range(limit):
                if abs(z) > 2.0:
                    break
                z = z * z + c
            total += n
    return total


print(floats(320, 240, 60), complexes(180, 120, 40))
