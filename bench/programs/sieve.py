# The sieve of Eratosthenes: over a list by loops, over a bytearray by slices; trial division.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
        i += 1
    return sum(flags)


def sieve_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, limit + 1, i)))
    return sum(flags)


def trial(limit):
    primes = [2]
    for n in range(3, limit, 2):
        for p in primes:
            if p * p > n:
                primes.append(n)
                break
            if n % p == 0:
                break
    return len(primes)


print(sieve(1000000), sieve_slices(2000000), trial(60000))
