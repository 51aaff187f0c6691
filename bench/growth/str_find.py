n = 4000000
doublings = 4
# setup
s = 'ab' * (n // 2) + 'aa'
# work
s.find("aa")
s.rfind("bb")
s.count("ba")
"aac" in s
