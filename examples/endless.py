"""Never ends, and refuses to be stopped. A limit stops it all the same."""

while True:
    try:
        while True:
            pass
    except BaseException:
        pass
