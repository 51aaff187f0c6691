n = 50000
doublings = 4
# setup
# work
def main():
    s = ""
    for _ in range(n):
        s += "c"
        if s[-1] != "c" or len(s) == 0:
            break


main()
