# An indentation error in the file itself.
if True:
    x = 1
   y = 2
