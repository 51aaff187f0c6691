# The caret counts characters, not bytes, and wide characters keep their column.
é = "日本" + 5 5
