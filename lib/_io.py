# _io: streams. In memory they are complete here; files reach the host through posix.
import posix

DEFAULT_BUFFER_SIZE = 131072
CHUNK = 8192


def closed_error(self):
    return ValueError("I/O operation on closed file.")


def check_open(self):
    if truth_of(get_attribute(self, "closed")):
        raise closed_error(self)


def size_argument(size):
    """How much to read: an int; -1 for all."""
    if size is None:
        return -1
    if type_lookup(type_of(size), "__index__") is MISSING:
        raise TypeError(f"argument should be integer or None, not '{name_of(type_of(size))}'")
    return index_of(size)


class _IOBase(weakref=True):
    """What all streams have in common."""

    __slots__ = ("__dict__", ".closed")

    def seek(self, offset, whence=0, /):
        """Set where the stream is."""
        raise UnsupportedOperation("seek")

    def tell(self):
        """Where the stream is."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cut the file."""
        raise UnsupportedOperation("truncate")

    def flush(self):
        """Write what is buffered."""
        if own_attribute(self, ".closed") is True:
            raise closed_error(self)

    def close(self):
        """Flush and close the stream."""
        if own_attribute(self, ".closed") is True:
            return
        try:
            self.flush()
        finally:
            set_own_attribute(self, ".closed", True)

    @property
    def closed(self):
        return own_attribute(self, ".closed") is True

    def seekable(self):
        """Whether the stream can be sought in."""
        check_open(self)
        return False

    def readable(self):
        """Whether the stream can be read."""
        check_open(self)
        return False

    def writable(self):
        """Whether the stream can be written."""
        check_open(self)
        return False

    def _checkClosed(self, msg=None):
        check_open(self)

    def _checkSeekable(self, msg=None):
        if self.seekable() is not True:
            raise UnsupportedOperation("File or stream is not seekable.")
        return True

    def _checkReadable(self, msg=None):
        if self.readable() is not True:
            raise UnsupportedOperation("File or stream is not readable.")
        return True

    def _checkWritable(self, msg=None):
        if self.writable() is not True:
            raise UnsupportedOperation("File or stream is not writable.")
        return True

    def fileno(self):
        """The number of the open file."""
        raise UnsupportedOperation("fileno")

    def isatty(self):
        """Whether the stream is a terminal."""
        check_open(self)
        return False

    def __enter__(self):
        check_open(self)
        return self

    def __exit__(self, /, *args):
        self.close()

    def __iter__(self):
        check_open(self)
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        size = size_argument(size)
        peek = get_attribute_or(self, "peek", MISSING)
        result = bytearray()
        while size < 0 or len(result) < size:
            wanted = 1
            if peek is not MISSING:
                ahead = peek(1)
                if not is_subtype(type_of(ahead), bytes):
                    raise OSError(f"peek() should have returned a bytes object, not '{name_of(type_of(ahead))}'")
                if ahead:
                    wanted = ahead.find(b"\n") + 1 or len(ahead)
                    if size >= 0:
                        wanted = min(wanted, size - len(result))
            piece = self.read(wanted)
            if piece is None:
                break
            if not is_subtype(type_of(piece), bytes):
                raise OSError(f"read() should have returned a bytes object, not '{name_of(type_of(piece))}'")
            if not piece:
                break
            result += piece
            if result.endswith(b"\n"):
                break
        return bytes(result)

    def readlines(self, hint=-1, /):
        """A list of the lines that are left; not many more than hint says."""
        hint = size_argument(hint)
        if hint <= 0:
            return list(self)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total > hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write several pieces."""
        check_open(self)
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """A stream of bytes without a buffer."""

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        size = size_argument(size)
        if size < 0:
            return self.readall()
        room = bytearray(size)
        count = self.readinto(room)
        if count is None:
            return None
        if count < 0 or count > size:
            raise ValueError(f"readinto returned {count} outside buffer size {size}")
        return bytes(room[:count])

    def readall(self):
        """Read all that is left."""
        result = bytearray()
        while True:
            piece = self.read(DEFAULT_BUFFER_SIZE)
            if piece is None:
                if not result:
                    return None
                break
            if not is_subtype(type_of(piece), bytes):
                raise TypeError("read() should return bytes")
            if not piece:
                break
            result += piece
        return bytes(result)

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, b, /):
        raise NotImplementedError


def unsupported(name):
    raise UnsupportedOperation(name)


def read_into(self, buffer, read, name):
    view = memoryview(buffer)
    if view.format != "B":
        view = view.cast("B")
    piece = read(len(view))
    if not is_subtype(type_of(piece), bytes):
        raise TypeError(f"{name}() should return bytes")
    if len(piece) > len(view):
        raise ValueError(f"read() returned too much data: {len(view)} bytes requested, {len(piece)} returned")
    view[:len(piece)] = piece
    return len(piece)


class _BufferedIOBase(_IOBase):
    """A stream of bytes with a buffer."""

    def detach(self):
        """Take the raw stream out."""
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        """Read at most so many bytes, with one read of the raw stream."""
        raise UnsupportedOperation("read1")

    def readinto(self, buffer, /):
        """Read into a buffer; gives how many bytes."""
        return read_into(self, buffer, self.read, "read")

    def readinto1(self, buffer, /):
        """Read into a buffer, with one read of the raw stream."""
        return read_into(self, buffer, self.read1, "read1")

    def write(self, b, /):
        """Write bytes; gives how many."""
        raise UnsupportedOperation("write")


class _TextIOBase(_IOBase):
    """A stream of text."""

    def detach(self):
        """Take the stream of bytes out."""
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        """Read at most so many characters."""
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        raise UnsupportedOperation("readline")

    def write(self, s, /):
        """Write text; gives how many characters."""
        raise UnsupportedOperation("write")

    @property
    def encoding(self):
        return None

    @property
    def newlines(self):
        return None

    @property
    def errors(self):
        return None


# Ends of lines that were seen.
CR, LF, CRLF = 1, 2, 4
SEEN = (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"), ("\r", "\n", "\r\n"))


def seen_in(text):
    pairs = text.count("\r\n")
    seen = CRLF if pairs else 0
    if text.count("\r") > pairs:
        seen |= CR
    if text.count("\n") > pairs:
        seen |= LF
    return seen


class IncrementalNewlineDecoder:
    """A decoder whose results have one sort of line end."""

    __slots__ = (".decoder", ".translate", ".pending", ".seen")

    def __init__(self, decoder, translate, errors="strict"):
        set_own_attribute(self, ".decoder", decoder)
        set_own_attribute(self, ".translate", truth_of(translate))
        set_own_attribute(self, ".pending", False)
        set_own_attribute(self, ".seen", 0)

    def decode(self, input, final=False):
        """Decode a piece."""
        decoder = own_attribute(self, ".decoder")
        if decoder is MISSING:
            raise ValueError("IncrementalNewlineDecoder.__init__() not called")
        text = input if decoder is None else decoder.decode(input, final)
        if not is_subtype(type_of(text), str):
            raise TypeError(f"decoder should return a string result, not '{name_of(type_of(text))}'")
        return newlines_of(self, text, truth_of(final))

    def getstate(self):
        """The state, as bytes and a number."""
        decoder = own_attribute(self, ".decoder")
        if decoder is None:
            left, flag = b"", 0
        else:
            left, flag = decoder.getstate()
        return (left, flag << 1 | own_attribute(self, ".pending"))

    def setstate(self, state, /):
        """Set the state."""
        left, flag = state
        set_own_attribute(self, ".pending", truth_of(flag & 1))
        decoder = own_attribute(self, ".decoder")
        if decoder is not None:
            decoder.setstate((left, flag >> 1))

    def reset(self):
        """Begin again."""
        set_own_attribute(self, ".seen", 0)
        set_own_attribute(self, ".pending", False)
        decoder = own_attribute(self, ".decoder")
        if decoder is not None:
            decoder.reset()

    @property
    def newlines(self):
        return SEEN[own_attribute(self, ".seen")]


def newlines_of(self, text, final):
    if own_attribute(self, ".pending") and (text or final):
        text = "\r" + text
        set_own_attribute(self, ".pending", False)
    # A line end of two characters is kept together.
    if text.endswith("\r") and not final:
        text = text[:-1]
        set_own_attribute(self, ".pending", True)
    if text.find("\n") < 0 and text.find("\r") < 0:
        return text
    set_own_attribute(self, ".seen", own_attribute(self, ".seen") | seen_in(text))
    if own_attribute(self, ".translate") and text.find("\r") >= 0:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def check_newline(newline, quoted):
    if newline is not None and not is_subtype(type_of(newline), str):
        raise TypeError(f"newline must be str or None, not {name_of(type_of(newline))}")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}" if quoted else f"illegal newline value: {newline}")


def line_end(text, at, newline):
    """Where the line that begins at this place ends; -1: it has no end. newline: None after translation, "" for any."""
    if newline is None or newline == "\n":
        return text.find("\n", at) + 1 or -1
    if newline:
        found = text.find(newline, at)
        return -1 if found < 0 else found + len(newline)
    feed = text.find("\n", at)
    cr = text.find("\r", at, feed if feed >= 0 else len(text))
    if cr < 0:
        return feed + 1 or -1
    return cr + 2 if text[cr + 1:cr + 2] == "\n" else cr + 1


def text_state(self):
    """The text of a StringIO, checked to be open."""
    text = own_attribute(self, ".text")
    if text is MISSING:
        raise ValueError("I/O operation on uninitialized object")
    if own_attribute(self, ".closed") is True:
        raise ValueError("I/O operation on closed file")
    return text


def put_text(self, addition):
    """Write at the position; the text is translated already."""
    text = own_attribute(self, ".text")
    at = own_attribute(self, ".at")
    if at == len(text):
        text += addition
    else:
        if at > len(text):
            text += "\0" * (at - len(text))
        text = text[:at] + addition + text[at + len(addition):]
    set_own_attribute(self, ".text", text)
    set_own_attribute(self, ".at", at + len(addition))


def written_text(self, text):
    """What becomes of the line ends of text that is written to a StringIO."""
    decoder = own_attribute(self, ".decoder")
    if decoder is not None:
        text = newlines_of(decoder, text, True)
    newline = own_attribute(self, ".newline")
    if newline is not None and newline != "" and newline != "\n":
        text = text.replace("\n", newline)
    return text


class StringIO(_TextIOBase):
    """A stream of text in memory."""

    __slots__ = (".text", ".at", ".newline", ".decoder")

    def __init__(self, initial_value="", newline="\n"):
        check_newline(newline, True)
        if initial_value is not None and not is_subtype(type_of(initial_value), str):
            raise TypeError(f"initial_value must be str or None, not {name_of(type_of(initial_value))}")
        set_own_attribute(self, ".closed", False)
        set_own_attribute(self, ".text", "")
        set_own_attribute(self, ".at", 0)
        set_own_attribute(self, ".newline", newline)
        decoder = None
        if newline is None or newline == "":
            decoder = IncrementalNewlineDecoder(None, newline is None)
        set_own_attribute(self, ".decoder", decoder)
        if initial_value:
            put_text(self, written_text(self, str.__str__(initial_value)))
            set_own_attribute(self, ".at", 0)

    def getvalue(self):
        """All of the text."""
        return text_state(self)

    def read(self, size=-1, /):
        """Read at most so many characters."""
        text = text_state(self)
        size = size_argument(size)
        at = own_attribute(self, ".at")
        end = len(text) if size < 0 else min(at + size, len(text))
        if end <= at:
            return ""
        set_own_attribute(self, ".at", end)
        return text[at:end]

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        text = text_state(self)
        size = size_argument(size)
        at = own_attribute(self, ".at")
        if at >= len(text) or size == 0:
            return ""
        end = line_end(text, at, own_attribute(self, ".newline"))
        if end < 0:
            end = len(text)
        if size > 0 and end > at + size:
            end = at + size
        set_own_attribute(self, ".at", end)
        return text[at:end]

    def __next__(self):
        text_state(self)
        if type_of(self) is StringIO:
            line = read_line_of_text(self)
        else:
            line = self.readline()
            if not is_subtype(type_of(line), str):
                raise OSError(f"readline() should have returned a str object, not '{name_of(type_of(line))}'")
        if not line:
            raise StopIteration
        return line

    def write(self, s, /):
        """Write text; gives how many characters."""
        if not is_subtype(type_of(s), str):
            raise TypeError(f"string argument expected, got '{name_of(type_of(s))}'")
        text_state(self)
        if s:
            put_text(self, written_text(self, str.__str__(s)))
        return len(s)

    def tell(self):
        """Where the stream is."""
        text_state(self)
        return own_attribute(self, ".at")

    def seek(self, pos, whence=0, /):
        """Set where the stream is."""
        text = text_state(self)
        pos = index_of(pos)
        whence = index_of(whence)
        if whence < 0 or whence > 2:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if pos < 0 and whence == 0:
            raise ValueError(f"Negative seek position {pos}")
        if pos != 0 and whence != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 1:
            pos = own_attribute(self, ".at")
        elif whence == 2:
            pos = len(text)
        set_own_attribute(self, ".at", pos)
        return pos

    def truncate(self, pos=None, /):
        """Cut the text, where the stream is by default."""
        text = text_state(self)
        size = own_attribute(self, ".at") if pos is None else size_argument(pos)
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        if size < len(text):
            set_own_attribute(self, ".text", text[:size])
        return size

    def close(self):
        """Close the stream and forget the text."""
        set_own_attribute(self, ".closed", True)
        set_own_attribute(self, ".text", "")

    def readable(self):
        """True."""
        text_state(self)
        return True

    def writable(self):
        """True."""
        text_state(self)
        return True

    def seekable(self):
        """True."""
        text_state(self)
        return True

    @property
    def closed(self):
        return own_attribute(self, ".closed") is True

    @property
    def newlines(self):
        text_state(self)
        decoder = own_attribute(self, ".decoder")
        return None if decoder is None else SEEN[own_attribute(decoder, ".seen")]

    @property
    def line_buffering(self):
        text_state(self)
        return False

    def __getstate__(self):
        text = text_state(self)
        newline = own_attribute(self, ".newline")
        attributes = visible_attributes(self)
        return (text, newline, own_attribute(self, ".at"), attributes)

    def __setstate__(self, state, /):
        if own_attribute(self, ".closed") is True:
            raise ValueError("__setstate__ on closed file")
        if type_of(state) is not tuple or tuple_size(state) < 4:
            raise TypeError(f"{type_of(self).__name__}.__setstate__ argument should be 4-tuple, got {name_of(type_of(state))}")
        StringIO.__init__(self, "", state[1])
        if not is_subtype(type_of(state[0]), str):
            raise TypeError(f"initial_value must be str or None, not {name_of(type_of(state[0]))}")
        set_own_attribute(self, ".text", state[0])
        if type_of(state[2]) is not int:
            raise TypeError(f"third item of state must be an integer, got {name_of(type_of(state[2]))}")
        if state[2] < 0:
            raise ValueError("position value cannot be negative")
        set_own_attribute(self, ".at", state[2])
        restore_attributes(self, state[3])


read_line_of_text = type_dict(StringIO)["readline"]


def visible_attributes(self):
    if not takes_attributes(self):
        return None
    return {name: value for name, value in own_dict(self).items()} or None


def restore_attributes(self, attributes):
    if attributes is not None:
        if not is_subtype(type_of(attributes), dict):
            raise TypeError(f"fourth item of state should be a dict, got a {name_of(type_of(attributes))}")
        own_dict(self).update(attributes)


def bytes_state(self):
    """The bytearray of a BytesIO, checked to be open."""
    if own_attribute(self, ".closed") is True:
        raise closed_error(self)
    return own_attribute(self, ".bytes")


def bytes_of(data):
    """A bytes-like object as what a bytearray takes."""
    if type_of(data) is bytes or type_of(data) is bytearray:
        return data
    if is_subtype(type_of(data), str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return memoryview(data).tobytes()


def put_bytes(self, data):
    buffer = bytes_state(self)
    data = bytes_of(data)
    at = own_attribute(self, ".at")
    if not data:
        return 0
    check_exports(self)
    if at > len(buffer):
        buffer += bytes(at - len(buffer))
    if at == len(buffer):
        buffer += data
    else:
        buffer[at:at + len(data)] = data
    set_own_attribute(self, ".at", at + len(data))
    return len(data)


def check_exports(self):
    """A bytearray that a memoryview shows cannot be re-sized."""
    buffer = own_attribute(self, ".bytes")
    buffer.append(0)
    buffer.pop()


def take_bytes(self, size):
    buffer = bytes_state(self)
    at = own_attribute(self, ".at")
    end = len(buffer) if size < 0 else min(at + size, len(buffer))
    if end <= at:
        return b""
    set_own_attribute(self, ".at", end)
    return bytes(buffer[at:end])


def take_line(self, size):
    buffer = bytes_state(self)
    at = own_attribute(self, ".at")
    end = buffer.find(b"\n", at) + 1 or len(buffer)
    if size >= 0 and end > at + size:
        end = at + size
    if end <= at:
        return b""
    set_own_attribute(self, ".at", end)
    return bytes(buffer[at:end])


class BytesIO(_BufferedIOBase):
    """A stream of bytes in memory."""

    __slots__ = (".bytes", ".at")

    def __new__(cls, /, *args, **kwargs):
        self = make_object(cls)
        set_own_attribute(self, ".bytes", bytearray())
        set_own_attribute(self, ".at", 0)
        set_own_attribute(self, ".closed", False)
        return self

    def __init__(self, initial_bytes=b""):
        check_exports(self)
        set_own_attribute(self, ".at", 0)
        set_own_attribute(self, ".bytes", bytearray() if initial_bytes is None else bytearray(bytes_of(initial_bytes)))

    def readable(self):
        """True."""
        bytes_state(self)
        return True

    def writable(self):
        """True."""
        bytes_state(self)
        return True

    def seekable(self):
        """True."""
        bytes_state(self)
        return True

    def isatty(self):
        """False."""
        bytes_state(self)
        return False

    def flush(self):
        """There is nothing to flush."""
        bytes_state(self)

    def close(self):
        """Close the stream and forget the bytes."""
        check_exports(self)
        set_own_attribute(self, ".closed", True)
        set_own_attribute(self, ".bytes", bytearray())

    @property
    def closed(self):
        return own_attribute(self, ".closed") is True

    def getvalue(self):
        """All of the bytes."""
        return bytes(bytes_state(self))

    def getbuffer(self):
        """A view of the bytes that can be written to."""
        return memoryview(bytes_state(self))

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        bytes_state(self)
        return take_bytes(self, size_argument(size))

    def read1(self, size=-1, /):
        """Read at most so many bytes."""
        bytes_state(self)
        return take_bytes(self, size_argument(size))

    def readinto(self, buffer, /):
        """Read into a buffer; gives how many bytes."""
        bytes_state(self)
        view = memoryview(buffer)
        if view.format != "B":
            view = view.cast("B")
        piece = take_bytes(self, len(view))
        view[:len(piece)] = piece
        return len(piece)

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        bytes_state(self)
        return take_line(self, size_argument(size))

    def readlines(self, size=None, /):
        """A list of the lines that are left; not many more than size says."""
        bytes_state(self)
        if size is not None and type_lookup(type_of(size), "__index__") is MISSING:
            raise TypeError(f"integer argument expected, got '{name_of(type_of(size))}'")
        limit = 0 if size is None else index_of(size)
        lines = []
        total = 0
        while True:
            line = take_line(self, -1)
            if not line:
                return lines
            lines.append(line)
            total += len(line)
            if limit > 0 and total >= limit:
                return lines

    def __iter__(self):
        bytes_state(self)
        return self

    def __next__(self):
        line = take_line(self, -1)
        if not line:
            raise StopIteration
        return line

    def write(self, b, /):
        """Write bytes; gives how many."""
        return put_bytes(self, b)

    def writelines(self, lines, /):
        """Write several pieces."""
        bytes_state(self)
        for line in lines:
            put_bytes(self, line)

    def tell(self):
        """Where the stream is."""
        bytes_state(self)
        return own_attribute(self, ".at")

    def seek(self, pos, whence=0, /):
        """Set where the stream is."""
        buffer = bytes_state(self)
        pos = index_of(pos)
        whence = index_of(whence)
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence == 1:
            pos += own_attribute(self, ".at")
        elif whence == 2:
            pos += len(buffer)
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if pos > 9223372036854775807:
            raise OverflowError("new position too large")
        pos = max(pos, 0)
        set_own_attribute(self, ".at", pos)
        return pos

    def truncate(self, size=None, /):
        """Cut the bytes, where the stream is by default."""
        buffer = bytes_state(self)
        check_exports(self)
        size = own_attribute(self, ".at") if size is None else size_argument(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        if size < len(buffer):
            del buffer[size:]
        return size

    def __getstate__(self):
        return (bytes(bytes_state(self)), own_attribute(self, ".at"), visible_attributes(self))

    def __setstate__(self, state, /):
        if type_of(state) is not tuple or tuple_size(state) < 3:
            raise TypeError(f"{type_of(self).__name__}.__setstate__ argument should be 3-tuple, got {name_of(type_of(state))}")
        check_exports(self)
        set_own_attribute(self, ".bytes", bytearray(state[0]))
        if type_of(state[1]) is not int:
            raise TypeError(f"second item of state must be an integer, got {name_of(type_of(state[1]))}")
        if state[1] < 0:
            raise ValueError("position value cannot be negative")
        set_own_attribute(self, ".at", state[1])
        if state[2] is not None:
            if not is_subtype(type_of(state[2]), dict):
                raise TypeError(f"third item of state should be a dict, got a {name_of(type_of(state[2]))}")
            own_dict(self).update(state[2])

    def __sizeof__(self):
        return 64 + len(own_attribute(self, ".bytes"))


# Files.

MODES = ("r", "w", "a", "x")


def file_flags(mode):
    """(flags of open(), readable, writable) of a mode without text and binary."""
    kinds = [kind for kind in mode if kind in "rwax"]
    for letter in mode:
        if letter not in "rwaxb+":
            raise ValueError(f"invalid mode: {mode}")
    if len(kinds) != 1 or mode.count("+") > 1:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    plus = "+" in mode
    kind = kinds[0]
    flags = {"r": 0, "w": 0o1000 | 0o100, "a": 0o2000 | 0o100, "x": 0o200 | 0o100}[kind]
    flags |= 2 if plus else 0 if kind == "r" else 1
    return (flags | 0o2000000, plus or kind == "r", plus or kind != "r")


class FileIO(_RawIOBase):
    """An open file, without a buffer."""

    __slots__ = (".number", ".readable", ".writable", ".mode", ".closefd")

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if not is_subtype(type_of(mode), str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {argument_name(mode)}")
        set_own_attribute(self, ".closed", False)
        flags, readable, writable = file_flags(mode)
        kind = "r" if "r" in mode else "a" if "a" in mode else "x" if "x" in mode else "w"
        shown = {"r": "rb+" if writable else "rb", "w": "rb+" if readable else "wb", "a": "ab+" if readable else "ab",
                 "x": "xb+" if readable else "xb"}[kind]
        if is_subtype(type_of(file), float):
            raise TypeError("integer argument expected, got float")
        if type_lookup(type_of(file), "__index__") is not MISSING:
            number = index_of(file)
            if number < 0:
                raise ValueError("negative file descriptor")
            if number > 2:
                posix.fstat(number)
        else:
            if not truth_of(closefd):
                raise ValueError("Cannot use closefd=False with file name")
            if opener is None:
                number = posix.open(file, flags, 0o666)
            else:
                number = opener(file, flags)
                if type_of(number) is not int:
                    raise TypeError("expected integer from opener")
                if number < 0:
                    raise ValueError(f"opener returned {number}")
        set_own_attribute(self, ".number", number)
        set_own_attribute(self, ".readable", readable)
        set_own_attribute(self, ".writable", writable)
        set_own_attribute(self, ".mode", shown)
        set_own_attribute(self, ".closefd", truth_of(closefd))
        own_dict(self)["name"] = file
        if kind == "a":
            self.seek(0, 2)

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        number = number_of(self)
        check_readable_file(self)
        size = size_argument(size)
        if size < 0:
            return self.readall()
        return posix.read(number, size)

    def readall(self):
        """Read all that is left."""
        number = number_of(self)
        check_readable_file(self)
        result = bytearray()
        while True:
            piece = posix.read(number, DEFAULT_BUFFER_SIZE)
            if not piece:
                return bytes(result)
            result += piece

    def readinto(self, buffer, /):
        """Read into a buffer; gives how many bytes."""
        number = number_of(self)
        check_readable_file(self)
        view = memoryview(buffer).cast("B")
        piece = posix.read(number, len(view))
        view[:len(piece)] = piece
        return len(piece)

    def write(self, b, /):
        """Write bytes; gives how many."""
        number = number_of(self)
        if not own_attribute(self, ".writable"):
            raise UnsupportedOperation("File not open for writing")
        return posix.write(number, bytes(bytes_of(b)))

    def seek(self, pos, whence=0, /):
        """Set where the file is."""
        return posix.lseek(number_of(self), pos, whence)

    def tell(self):
        """Where the file is."""
        return posix.lseek(number_of(self), 0, 1)

    def truncate(self, size=None, /):
        """Cut the file, where it is by default."""
        number = number_of(self)
        if not own_attribute(self, ".writable"):
            raise UnsupportedOperation("File not open for writing")
        if size is None:
            size = posix.lseek(number, 0, 1)
        posix.ftruncate(number, size)
        return size

    def close(self):
        """Close the file."""
        if own_attribute(self, ".closed") is True:
            return
        try:
            self.flush()
        finally:
            set_own_attribute(self, ".closed", True)
            if own_attribute(self, ".closefd") is True and own_attribute(self, ".number") > 2:
                posix.close(own_attribute(self, ".number"))

    def seekable(self):
        """Whether the file can be sought in."""
        if number_of(self) <= 2:
            return False
        try:
            posix.lseek(number_of(self), 0, 1)
        except OSError:
            return False
        return True

    def readable(self):
        """Whether the file can be read."""
        number_of(self)
        return own_attribute(self, ".readable")

    def writable(self):
        """Whether the file can be written."""
        number_of(self)
        return own_attribute(self, ".writable")

    def fileno(self):
        """The number of the open file."""
        return number_of(self)

    def isatty(self):
        """Whether the file is a terminal."""
        return posix.isatty(number_of(self))

    def _isatty_open_only(self):
        return posix.isatty(number_of(self))

    def _dealloc_warn(self, source, /):
        """Files that were not closed are closed when the program ends."""

    @property
    def closed(self):
        return own_attribute(self, ".closed") is True

    @property
    def closefd(self):
        return own_attribute(self, ".closefd")

    @property
    def mode(self):
        return own_attribute(self, ".mode")

    @property
    def _blksize(self):
        return DEFAULT_BUFFER_SIZE

    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type_of(self).__name__}' instances")

    def __repr__(self):
        if own_attribute(self, ".closed") is True:
            return f"<{qualified_name(type_of(self))} [closed]>"
        name = get_attribute_or(self, "name", MISSING)
        shown = f"fd={own_attribute(self, '.number')}" if name is MISSING else f"name={name!r}"
        return f"<{qualified_name(type_of(self))} {shown} mode={own_attribute(self, '.mode')!r} closefd={own_attribute(self, '.closefd')}>"


def number_of(file):
    if own_attribute(file, ".closed") is not False:
        raise ValueError("I/O operation on closed file")
    return own_attribute(file, ".number")


def check_readable_file(file):
    if not own_attribute(file, ".readable"):
        raise UnsupportedOperation("File not open for reading")


# Buffers. What was read ahead is bytes and a place in them; what waits to be written a bytearray. Never both.

def raw_of(self):
    raw = own_attribute(self, ".raw")
    if raw is MISSING:
        raise ValueError("I/O operation on uninitialized object")
    if raw is None:
        raise ValueError("raw stream has been detached")
    return raw


def open_raw(self, what):
    raw = raw_of(self)
    if truth_of(raw.closed):
        raise ValueError(f"{what} of closed file")
    return raw


def begin_buffer(self, raw, size):
    size = index_of(size)
    if size <= 0:
        raise ValueError("buffer size must be strictly positive")
    set_own_attribute(self, ".raw", raw)
    set_own_attribute(self, ".size", size)
    set_own_attribute(self, ".ahead", b"")
    set_own_attribute(self, ".at", 0)
    set_own_attribute(self, ".waiting", bytearray())


def left_ahead(self):
    return len(own_attribute(self, ".ahead")) - own_attribute(self, ".at")


def take_ahead(self, count):
    at = own_attribute(self, ".at")
    set_own_attribute(self, ".at", at + count)
    return own_attribute(self, ".ahead")[at:at + count]


def drop_ahead(self):
    """Before something else is done to the raw stream: what was read ahead is unread."""
    left = left_ahead(self)
    if left:
        raw_of(self).seek(-left, 1)
    set_own_attribute(self, ".ahead", b"")
    set_own_attribute(self, ".at", 0)


def read_raw(raw, size):
    piece = raw.read(size)
    if piece is not None and not is_subtype(type_of(piece), bytes):
        raise OSError("raw readinto() failed")
    return piece


def fill_ahead(self, size):
    """Read once from the raw stream; False at its end."""
    flush_waiting(self)
    piece = read_raw(raw_of(self), max(size, own_attribute(self, ".size")))
    if not piece:
        return piece
    rest = own_attribute(self, ".ahead")[own_attribute(self, ".at"):]
    set_own_attribute(self, ".ahead", rest + piece)
    set_own_attribute(self, ".at", 0)
    return piece


def buffered_read(self, size):
    if size < 0:
        flush_waiting(self)
        raw = raw_of(self)
        start = take_ahead(self, left_ahead(self))
        readall = get_attribute_or(raw, "readall", MISSING)
        if readall is not MISSING:
            rest = readall()
            if rest is not None and not is_subtype(type_of(rest), bytes):
                raise TypeError("readall() should return bytes")
            if rest is None:
                return start or None
            return start + rest
        pieces = [start]
        while True:
            piece = raw.read()
            if not piece:
                return piece if piece is None and pieces == [b""] else b"".join(pieces)
            pieces.append(piece)
    while left_ahead(self) < size:
        piece = fill_ahead(self, size - left_ahead(self))
        if not piece:
            if piece is None and left_ahead(self) == 0:
                return None
            break
    return take_ahead(self, min(size, left_ahead(self)))


def buffered_readline(self, size):
    result = b""
    while True:
        ahead = own_attribute(self, ".ahead")
        at = own_attribute(self, ".at")
        end = ahead.find(b"\n", at) + 1
        count = (end or len(ahead)) - at
        if size >= 0:
            count = min(count, size - len(result))
        result += take_ahead(self, count)
        if end and count == end - at or size >= 0 and len(result) >= size:
            return result
        if not fill_ahead(self, 1):
            return result


def flush_waiting(self):
    waiting = own_attribute(self, ".waiting")
    while waiting:
        written = raw_of(self).write(bytes(waiting))
        if written is None:
            raise BlockingIOError(11, "write could not complete without blocking", 0)
        if written < 0 or written > len(waiting):
            raise OSError(f"raw write() returned invalid length {written} (should have been between 0 and {len(waiting)})")
        del waiting[:written]


def buffered_write(self, data):
    data = bytes_of(data)
    drop_ahead(self)
    waiting = own_attribute(self, ".waiting")
    waiting += data
    if len(waiting) > own_attribute(self, ".size"):
        flush_waiting(self)
    return len(data)


def buffered_seek(self, pos, whence):
    whence = index_of(whence)
    if whence not in (0, 1, 2):
        raise ValueError(f"whence value {whence} unsupported")
    raw = open_raw(self, "seek")
    check_seekable_raw(raw)
    pos = index_of(pos)
    flush_waiting(self)
    if whence == 1:
        pos -= left_ahead(self)
    set_own_attribute(self, ".ahead", b"")
    set_own_attribute(self, ".at", 0)
    return checked_position(raw.seek(pos, whence))


def check_seekable_raw(raw):
    if not truth_of(raw.seekable()):
        raise UnsupportedOperation("File or stream is not seekable.")


def checked_position(pos):
    if pos < 0:
        raise OSError(f"Raw stream returned invalid position {pos}")
    return pos


def buffered_tell(self):
    return checked_position(raw_of(self).tell()) - left_ahead(self) + len(own_attribute(self, ".waiting"))


def buffered_close(self):
    raw = raw_of(self)
    if truth_of(raw.closed):
        return
    try:
        self.flush()
    finally:
        raw.close()


def buffered_flush(self):
    open_raw(self, "flush")
    flush_waiting(self)


def buffered_detach(self):
    raw = raw_of(self)
    self.flush()
    set_own_attribute(self, ".raw", None)
    return raw


def buffered_truncate(self, pos):
    raw = open_raw(self, "truncate")
    if not truth_of(raw.writable()):
        raise UnsupportedOperation("truncate")
    self.flush()
    if pos is None:
        pos = buffered_tell(self)
    drop_ahead(self)
    return raw.truncate(pos)


def buffered_repr(self):
    try:
        name = get_attribute_or(self, "name", MISSING)
    except ValueError:
        name = MISSING
    if name is MISSING:
        return f"<{qualified_name(type_of(self))}>"
    return f"<{qualified_name(type_of(self))} name={name!r}>"


def buffered_class(name, doc, readable, writable):
    """BufferedReader, BufferedWriter and BufferedRandom differ in what they can do."""
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if readable and writable:
            check_seekable_raw(raw)
        if readable and not truth_of(raw.readable()):
            raise UnsupportedOperation("File or stream is not readable.")
        if writable and not truth_of(raw.writable()):
            raise UnsupportedOperation("File or stream is not writable.")
        begin_buffer(self, raw, buffer_size)

    def __repr__(self):
        return buffered_repr(self)

    def detach(self):
        """Take the raw stream out."""
        return buffered_detach(self)

    def flush(self):
        """Write what waits."""
        buffered_flush(self)

    def close(self):
        """Flush and close the stream."""
        buffered_close(self)

    def readable_(self):
        """Whether the stream can be read."""
        return raw_of(self).readable()

    def writable_(self):
        """Whether the stream can be written."""
        return raw_of(self).writable()

    def seekable(self):
        """Whether the stream can be sought in."""
        return raw_of(self).seekable()

    def fileno(self):
        """The number of the open file."""
        return raw_of(self).fileno()

    def isatty(self):
        """Whether the stream is a terminal."""
        return raw_of(self).isatty()

    def seek(self, target, whence=0, /):
        """Set where the stream is."""
        return buffered_seek(self, target, whence)

    def tell(self):
        """Where the stream is."""
        return buffered_tell(self)

    def truncate(self, pos=None, /):
        """Cut the file, where the stream is by default."""
        return buffered_truncate(self, pos)

    def _dealloc_warn(self, source, /):
        get_attribute(raw_of(self), "_dealloc_warn")(source)

    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type_of(self).__name__}' instances")

    def closed(self):
        return raw_of(self).closed

    def raw(self):
        found = own_attribute(self, ".raw")
        return None if found is MISSING else found

    def name_(self):
        return raw_of(self).name

    def mode(self):
        return raw_of(self).mode

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        size = size_argument(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        open_raw(self, "read")
        return buffered_read(self, size)

    def read1(self, size=-1, /):
        """Read at most so many bytes, with one read of the raw stream."""
        size = index_of(size)
        open_raw(self, "read")
        if size < 0:
            size = own_attribute(self, ".size")
        if size == 0:
            return b""
        if left_ahead(self) == 0:
            flush_waiting(self)
            return read_raw(raw_of(self), size) or b""
        return take_ahead(self, min(size, left_ahead(self)))

    def peek(self, size=0, /):
        """What comes next, without going on."""
        open_raw(self, "peek")
        if left_ahead(self) == 0:
            fill_ahead(self, 1)
        return own_attribute(self, ".ahead")[own_attribute(self, ".at"):]

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        size = size_argument(size)
        open_raw(self, "readline")
        return buffered_readline(self, size)

    def __next__(self):
        open_raw(self, "readline")
        line = buffered_readline(self, -1)
        if not line:
            raise StopIteration
        return line

    def readinto(self, buffer, /):
        """Read into a buffer; gives how many bytes."""
        open_raw(self, "readinto")
        return read_into(self, buffer, self.read, "read")

    def readinto1(self, buffer, /):
        """Read into a buffer, with one read of the raw stream."""
        open_raw(self, "readinto")
        return read_into(self, buffer, self.read1, "read1")

    def write(self, buffer, /):
        """Write bytes; gives how many."""
        if is_subtype(type_of(buffer), str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if truth_of(raw_of(self).closed):
            raise ValueError("write to closed file")
        return buffered_write(self, buffer)

    def __del__(self):
        close_forgotten(self)

    functions = [__init__, __repr__, detach, flush, close, seekable, fileno, isatty, seek, tell, truncate, _dealloc_warn,
                 __getstate__]
    if readable:
        functions.extend((read, read1, peek, readline, __next__, readinto, readinto1))
    if writable:
        functions.extend((write, __del__))
    namespace = {function_part(function, 5): function for function in functions}
    if readable:
        namespace["readable"] = readable_
    if writable:
        namespace["writable"] = writable_
    for key, function in namespace.items():
        set_function_part(function, 5, key)
        set_function_part(function, 6, f"{name}.{key}")
    for key, getter in (("closed", closed), ("name", name_), ("mode", mode)):
        namespace[key] = property(getter)
    namespace["raw"] = member(raw)
    namespace["__doc__"] = doc
    namespace["__module__"] = "_io"
    namespace["__slots__"] = (".raw", ".size", ".ahead", ".at", ".waiting")
    cls = type(name, (_BufferedIOBase,), namespace)
    for key in ("__slots__", ".raw", ".size", ".ahead", ".at", ".waiting"):
        delete_type_attribute(cls, key)
    seal_class(cls, f"_io.{name}")
    return cls


def close_forgotten(self):
    """A stream that nobody has any more is closed."""
    try:
        closed = self.closed
    except (ValueError, AttributeError):
        return
    if closed is not True:
        self.close()


BufferedReader = buffered_class("BufferedReader", "A stream that is read through a buffer.", True, False)
BufferedWriter = buffered_class("BufferedWriter", "A stream that is written through a buffer.", False, True)
BufferedRandom = buffered_class("BufferedRandom", "A stream that is read and written through a buffer.", True, True)


class BufferedRWPair(_BufferedIOBase):
    """Two streams, one to read and one to write."""

    __slots__ = (".reader", ".writer")

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        set_own_attribute(self, ".reader", BufferedReader(reader, buffer_size))
        set_own_attribute(self, ".writer", BufferedWriter(writer, buffer_size))

    def read(self, size=-1, /):
        """Read at most so many bytes."""
        return own_attribute(self, ".reader").read(size)

    def peek(self, size=0, /):
        """What comes next, without going on."""
        return own_attribute(self, ".reader").peek(size)

    def read1(self, size=-1, /):
        """Read at most so many bytes, with one read of the raw stream."""
        return own_attribute(self, ".reader").read1(size)

    def readinto(self, buffer, /):
        """Read into a buffer; gives how many bytes."""
        return own_attribute(self, ".reader").readinto(buffer)

    def readinto1(self, buffer, /):
        """Read into a buffer, with one read of the raw stream."""
        return own_attribute(self, ".reader").readinto1(buffer)

    def write(self, b, /):
        """Write bytes; gives how many."""
        return own_attribute(self, ".writer").write(b)

    def flush(self):
        """Write what waits."""
        own_attribute(self, ".writer").flush()

    def readable(self):
        """Whether the stream can be read."""
        return own_attribute(self, ".reader").readable()

    def writable(self):
        """Whether the stream can be written."""
        return own_attribute(self, ".writer").writable()

    def close(self):
        """Close both streams."""
        try:
            own_attribute(self, ".writer").close()
        finally:
            own_attribute(self, ".reader").close()

    def isatty(self):
        """Whether one of the streams is a terminal."""
        return own_attribute(self, ".writer").isatty() or own_attribute(self, ".reader").isatty()

    @property
    def closed(self):
        return own_attribute(self, ".writer").closed


# Text over bytes.

NAMESPACE = {"__name__": "_io"}


def codec_of(encoding):
    codec = import_module_for(NAMESPACE, "_codecs", ("lookup",), 0).lookup(encoding)
    if not truth_of(get_attribute_or(codec, "_is_text_encoding", True)):
        raise LookupError(f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs")
    return codec


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that None stands for."""
    return "locale" if encoding is None else encoding


def wrapped(self):
    """The stream of bytes."""
    buffer = own_attribute(self, ".buffer")
    if buffer is MISSING:
        raise ValueError("I/O operation on uninitialized object")
    if buffer is None:
        raise ValueError("underlying buffer has been detached")
    return buffer


def check_wrapper(self):
    if truth_of(wrapped(self).closed):
        raise closed_error(self)


def set_up_text(self, encoding, errors, newline, line_buffering, write_through):
    if encoding is None or encoding == "locale":
        encoding = "UTF-8" if encoding is None else "utf-8"
    if not is_subtype(type_of(encoding), str):
        raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {name_of(type_of(encoding))}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    codec = codec_of(encoding)
    if errors is None:
        errors = "strict"
    elif not is_subtype(type_of(errors), str):
        raise TypeError(f"TextIOWrapper() argument 'errors' must be str or None, not {name_of(type_of(errors))}")
    set_own_attribute(self, ".encoding", encoding)
    set_own_attribute(self, ".errors", errors)
    set_own_attribute(self, ".newline", newline)
    set_own_attribute(self, ".line_buffering", line_buffering)
    set_own_attribute(self, ".write_through", write_through)
    set_own_attribute(self, ".codec", codec)
    set_own_attribute(self, ".decoder", None)
    set_own_attribute(self, ".encoder", None)


def forget_read(self):
    set_own_attribute(self, ".text", "")
    set_own_attribute(self, ".at", 0)
    set_own_attribute(self, ".snapshot", None)


def decoder_of(self):
    decoder = own_attribute(self, ".decoder")
    if decoder is None:
        decoder = own_attribute(self, ".codec").incrementaldecoder(own_attribute(self, ".errors"))
        newline = own_attribute(self, ".newline")
        if newline is None or newline == "":
            decoder = IncrementalNewlineDecoder(decoder, newline is None)
        set_own_attribute(self, ".decoder", decoder)
    return decoder


def encoder_of(self):
    encoder = own_attribute(self, ".encoder")
    if encoder is None:
        encoder = own_attribute(self, ".codec").incrementalencoder(own_attribute(self, ".errors"))
        # A byte order mark is written at the beginning only.
        buffer = wrapped(self)
        if truth_of(buffer.seekable()) and buffer.tell() != 0:
            try:
                encoder.setstate(0)
            except (AttributeError, TypeError):
                pass
            if own_attribute(self, ".codec").name in ("utf-16", "utf-32", "utf-8-sig"):
                encoder.encode("")
                encoder.setstate(2 if own_attribute(self, ".codec").name != "utf-8-sig" else 0)
        set_own_attribute(self, ".encoder", encoder)
    return encoder


def read_chunk(self):
    """Decode the next piece; False at the end."""
    buffer = wrapped(self)
    decoder = decoder_of(self)
    state = decoder.getstate()
    read1 = get_attribute_or(buffer, "read1", MISSING)
    piece = buffer.read(CHUNK) if read1 is MISSING else read1(CHUNK)
    if piece is not None and not is_subtype(type_of(piece), bytes) and not is_subtype(type_of(piece), bytearray):
        raise TypeError(f"underlying {'read' if read1 is MISSING else 'read1'}() should have returned a bytes-like object, "
                        f"not '{name_of(type_of(piece))}'")
    piece = b"" if piece is None else bytes(piece)
    text = decoder.decode(piece, not piece)
    rest = own_attribute(self, ".text")[own_attribute(self, ".at"):]
    if rest:
        # The snapshot has to lead to what is left of the text as well.
        before = own_attribute(self, ".snapshot")
        set_own_attribute(self, ".snapshot", (before[0], before[1] + piece, before[2] + own_attribute(self, ".at")))
    else:
        set_own_attribute(self, ".snapshot", (state, state[0] + piece, 0))
    set_own_attribute(self, ".text", rest + text)
    set_own_attribute(self, ".at", 0)
    return bool(piece) or bool(text)


def take_text(self, end):
    at = own_attribute(self, ".at")
    set_own_attribute(self, ".at", end)
    return own_attribute(self, ".text")[at:end]


def read_text_line(self, size):
    newline = own_attribute(self, ".newline")
    while True:
        text = own_attribute(self, ".text")
        at = own_attribute(self, ".at")
        end = line_end(text, at, newline)
        # A carriage return at the end of what was read may be half of a line end: the decoder keeps those back.
        if end >= 0 or size >= 0 and len(text) - at >= size:
            if end < 0 or size >= 0 and end - at > size:
                end = at + size
            return take_text(self, end)
        if not read_chunk(self):
            return take_text(self, len(own_attribute(self, ".text")))


class TextIOWrapper(_TextIOBase):
    """A stream of text over one of bytes."""

    __slots__ = (".buffer", ".encoding", ".errors", ".newline", ".line_buffering", ".write_through", ".codec",
                 ".decoder", ".encoder", ".seekable", ".waiting", ".text", ".at", ".snapshot")

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        check_newline(newline, False)
        set_up_text(self, encoding, errors, newline, truth_of(line_buffering), truth_of(write_through))
        set_own_attribute(self, ".seekable", truth_of(buffer.seekable()))
        buffer.readable
        set_own_attribute(self, ".buffer", buffer)
        set_own_attribute(self, ".waiting", bytearray())
        forget_read(self)

    def detach(self):
        """Take the stream of bytes out."""
        buffer = wrapped(self)
        self.flush()
        set_own_attribute(self, ".buffer", None)
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=MISSING, line_buffering=None, write_through=None):
        """Change how text is written and read."""
        if own_attribute(self, ".snapshot") is not None and (encoding is not None or errors is not None or newline is not MISSING):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if newline is not MISSING:
            check_newline(newline, False)
        else:
            newline = own_attribute(self, ".newline")
        if errors is None:
            errors = own_attribute(self, ".errors") if encoding is None else "strict"
        if encoding is None:
            encoding = own_attribute(self, ".encoding")
        if line_buffering is None:
            line_buffering = own_attribute(self, ".line_buffering")
        if write_through is None:
            write_through = own_attribute(self, ".write_through")
        self.flush()
        set_up_text(self, encoding, errors, newline, truth_of(line_buffering), truth_of(write_through))

    def write(self, text, /):
        """Write text; gives how many characters."""
        if not is_subtype(type_of(text), str):
            raise TypeError(f"write() argument must be str, not {name_of(type_of(text))}")
        check_wrapper(self)
        length = len(text)
        newline = own_attribute(self, ".newline")
        ends_line = own_attribute(self, ".line_buffering") and ("\n" in text or "\r" in text)
        if newline is not None and newline != "" and newline != "\n":
            text = text.replace("\n", newline)
        data = encoder_of(self).encode(text)
        waiting = own_attribute(self, ".waiting")
        waiting += data
        if own_attribute(self, ".write_through") or ends_line or len(waiting) > CHUNK:
            flush_text(self)
            if ends_line:
                wrapped(self).flush()
        if own_attribute(self, ".snapshot") is not None:
            forget_read(self)
            if own_attribute(self, ".decoder") is not None:
                own_attribute(self, ".decoder").reset()
        return length

    def read(self, size=-1, /):
        """Read at most so many characters."""
        size = size_argument(size)
        check_wrapper(self)
        flush_text(self)
        if size < 0:
            decoder = decoder_of(self)
            data = wrapped(self).read()
            text = take_text(self, len(own_attribute(self, ".text"))) + decoder.decode(b"" if data is None else bytes(data), True)
            forget_read(self)
            return text
        while len(own_attribute(self, ".text")) - own_attribute(self, ".at") < size:
            if not read_chunk(self):
                break
        return take_text(self, min(own_attribute(self, ".at") + size, len(own_attribute(self, ".text"))))

    def readline(self, size=-1, /):
        """Read up to the end of the line."""
        size = size_argument(size)
        check_wrapper(self)
        flush_text(self)
        return read_text_line(self, size)

    def __next__(self):
        check_wrapper(self)
        flush_text(self)
        if type_of(self) is TextIOWrapper:
            line = read_text_line(self, -1)
        else:
            line = self.readline()
            if not is_subtype(type_of(line), str):
                raise OSError(f"readline() should have returned a str object, not '{name_of(type_of(line))}'")
        if not line:
            raise StopIteration
        return line

    def flush(self):
        """Write what waits."""
        check_wrapper(self)
        flush_text(self)
        wrapped(self).flush()

    def close(self):
        """Flush and close the stream."""
        buffer = wrapped(self)
        if truth_of(buffer.closed):
            return
        try:
            self.flush()
        finally:
            buffer.close()

    def __del__(self):
        if own_attribute(self, ".buffer") is not MISSING and own_attribute(self, ".buffer") is not None:
            close_forgotten(self)

    def fileno(self):
        """The number of the open file."""
        return wrapped(self).fileno()

    def seekable(self):
        """Whether the stream can be sought in."""
        return wrapped(self).seekable()

    def readable(self):
        """Whether the stream can be read."""
        return wrapped(self).readable()

    def writable(self):
        """Whether the stream can be written."""
        return wrapped(self).writable()

    def isatty(self):
        """Whether the stream is a terminal."""
        return wrapped(self).isatty()

    def tell(self):
        """Where the stream is: a number that seek() understands."""
        check_wrapper(self)
        if not own_attribute(self, ".seekable"):
            raise UnsupportedOperation("underlying stream is not seekable")
        self.flush()
        position = wrapped(self).tell()
        snapshot = own_attribute(self, ".snapshot")
        if snapshot is None:
            return position
        state, data, skipped = snapshot
        start = position - len(data)
        wanted = skipped + own_attribute(self, ".at")
        if wanted == 0 and state[1] == 0:
            return start
        # The fewest bytes that give as many characters, and leave nothing in the decoder.
        decoder = decoder_of(self)
        kept = decoder.getstate()
        try:
            decoder.setstate((b"", state[1]))
            count = 0
            for at in range(len(data)):
                if count >= wanted:
                    left, flags = decoder.getstate()
                    if not left and flags == 0 and count == wanted:
                        return start + at
                    if count > wanted:
                        break
                count += len(decoder.decode(data[at:at + 1]))
            if count == wanted and decoder.getstate() == (b"", 0):
                return start + len(data)
        finally:
            decoder.setstate(kept)
        # Otherwise how the bytes before it are to be decoded, and how many characters to skip, goes with it.
        return start | state[1] << 64 | len(data) << 128 | wanted << 192 | 1 << 256

    def seek(self, cookie, whence=0, /):
        """Set where the stream is, to what tell() gave."""
        check_wrapper(self)
        whence = index_of(whence)
        if not own_attribute(self, ".seekable"):
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            position = wrapped(self).seek(0, 2)
            forget_read(self)
            if own_attribute(self, ".decoder") is not None:
                own_attribute(self, ".decoder").reset()
            set_own_attribute(self, ".encoder", None)
            return position
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        cookie = index_of(cookie)
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        wrapped(self).seek(cookie & 0xFFFFFFFFFFFFFFFF)
        forget_read(self)
        set_own_attribute(self, ".encoder", None)
        decoder = own_attribute(self, ".decoder")
        if cookie >> 256:
            decoder = decoder_of(self)
            flags = cookie >> 64 & 0xFFFFFFFFFFFFFFFF
            decoder.setstate((b"", flags))
            data = wrapped(self).read(cookie >> 128 & 0xFFFFFFFFFFFFFFFF)
            text = decoder.decode(data)
            set_own_attribute(self, ".snapshot", ((b"", flags), data, 0))
            set_own_attribute(self, ".text", text)
            set_own_attribute(self, ".at", min(cookie >> 192 & 0xFFFFFFFFFFFFFFFF, len(text)))
        elif decoder is not None:
            decoder.reset()
        return cookie

    def truncate(self, pos=None, /):
        """Cut the file, where the stream is by default."""
        self.flush()
        if pos is None:
            pos = self.tell()
        return wrapped(self).truncate(pos)

    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type_of(self).__name__}' instances")

    @member
    def encoding(self):
        return own_attribute(self, ".encoding")

    @member
    def buffer(self):
        return own_attribute(self, ".buffer")

    @member
    def line_buffering(self):
        return own_attribute(self, ".line_buffering")

    @member
    def write_through(self):
        return own_attribute(self, ".write_through")

    @property
    def name(self):
        return wrapped(self).name

    @property
    def closed(self):
        return wrapped(self).closed

    @property
    def newlines(self):
        decoder = own_attribute(self, ".decoder")
        return None if decoder is None else get_attribute_or(decoder, "newlines", None)

    @property
    def errors(self):
        return own_attribute(self, ".errors")

    @property
    def _CHUNK_SIZE(self):
        return CHUNK

    @_CHUNK_SIZE.setter
    def _CHUNK_SIZE(self, value):
        if index_of(value) <= 0:
            raise ValueError("a strictly positive integer is required")

    def __repr__(self):
        text = f"<{qualified_name(type_of(self))}"
        for name in ("name", "mode"):
            try:
                value = get_attribute_or(self, name, MISSING)
            except ValueError:
                continue
            if value is not MISSING:
                text += f" {name}={value!r}"
        return f"{text} encoding={own_attribute(self, '.encoding')!r}>"


def flush_text(self):
    waiting = own_attribute(self, ".waiting")
    if waiting:
        data = bytes(waiting)
        waiting.clear()
        wrapped(self).write(data)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file; gives a stream."""
    if type_lookup(type_of(file), "__index__") is MISSING:
        file = posix.fspath(file)
    if not is_subtype(type_of(mode), str):
        raise TypeError(f"open() argument 'mode' must be str, not {argument_name(mode)}")
    buffering = index_of(buffering)
    for argument, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if value is not None and not is_subtype(type_of(value), str):
            raise TypeError(f"open() argument '{argument}' must be str or None, not {name_of(type_of(value))}")
    letters = set(mode)
    if letters - set("rwaxbt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    text = "t" in letters
    binary = "b" in letters
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("rwax")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for argument, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                article = "a" if argument == "newline" else "an"
                raise ValueError(f"binary mode doesn't take {article} {argument} argument")
    raw = FileIO(file, "".join([letter for letter in mode if letter not in "bt"]), closefd, opener)
    result = raw
    try:
        line_buffering = buffering == 1 or buffering < 0 and raw.isatty()
        if buffering == 1 or buffering < 0:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if "+" in letters:
            result = BufferedRandom(raw, buffering)
        elif "r" in letters:
            result = BufferedReader(raw, buffering)
        else:
            result = BufferedWriter(raw, buffering)
        if binary:
            return result
        result = TextIOWrapper(result, encoding, errors, newline, line_buffering)
        own_dict(result)["mode"] = mode
        return result
    except BaseException:
        result.close()
        raise


def open_code(path):
    """Open a file whose code is to be run."""
    return open(path, "rb")


UnsupportedOperation = type("UnsupportedOperation", (OSError, ValueError), {"__module__": "io"})

__all__ = {
    "open": open, "text_encoding": text_encoding, "open_code": open_code, "DEFAULT_BUFFER_SIZE": DEFAULT_BUFFER_SIZE,
    "UnsupportedOperation": UnsupportedOperation, "BlockingIOError": BlockingIOError,
    "IncrementalNewlineDecoder": IncrementalNewlineDecoder, "_IOBase": _IOBase, "_TextIOBase": _TextIOBase,
    "_BufferedIOBase": _BufferedIOBase, "_RawIOBase": _RawIOBase, "BytesIO": BytesIO, "BufferedWriter": BufferedWriter,
    "BufferedReader": BufferedReader, "BufferedRWPair": BufferedRWPair, "BufferedRandom": BufferedRandom, "FileIO": FileIO,
    "StringIO": StringIO, "TextIOWrapper": TextIOWrapper,
}
builtins_dict()["open"] = open
