x = f"{x}" "a" f'{y=}' u"z"
x = u"a" f"{b}"
x = "a" f"{b}" "c" rf"\d{c}\{d}"
x = f"{{}} {x:{{y}}}"
