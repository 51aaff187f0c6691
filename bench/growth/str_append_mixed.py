n = 100000
doublings = 4
# setup
# work
def main():
    s = ""
    for i in range(n):
        s += "日" if i == n // 2 else "c"


main()
