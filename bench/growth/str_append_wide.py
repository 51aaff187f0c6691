n = 100000
doublings = 4
# setup
# work
def main():
    s = ""
    for _ in range(n):
        s += "é日"


main()
