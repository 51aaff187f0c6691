# Fannkuch: permutations turned by reversing the front of a list.
def fannkuch(n):
    permutation = list(range(n))
    count = list(range(n))
    most = checksum = turn = 0
    rank = n
    while True:
        while rank > 1:
            count[rank - 1] = rank
            rank -= 1
        flips = 0
        work = permutation[:]
        first = work[0]
        while first:
            work[:first + 1] = work[first::-1]
            first = work[0]
            flips += 1
        if flips > most:
            most = flips
        checksum += -flips if turn & 1 else flips
        while True:
            if rank == n:
                return checksum, most
            front = permutation[0]
            i = 0
            while i < rank:
                permutation[i] = permutation[i + 1]
                i += 1
            permutation[rank] = front
            count[rank] -= 1
            if count[rank] > 0:
                break
            rank += 1
        turn += 1


print(fannkuch(9))
