# Chained exceptions: the two sentences between, several levels, notes.
def low(): return 1 / 0
def middle():
    try: low()
    except ZeroDivisionError as error:
        error.add_note("note on the first")
        raise KeyError("second") from error
def high():
    try: middle()
    except KeyError:
        e = ValueError("third")
        e.add_note("one note")
        e.add_note("two\nlines")
        raise e
high()
