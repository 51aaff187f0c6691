"""The functions in this module allow compression and decompression using the
zlib library, which is based on GNU zip."""

__all__ = ("DEFLATED", "DEF_BUF_SIZE", "DEF_MEM_LEVEL", "MAX_WBITS", "ZLIB_RUNTIME_VERSION", "ZLIB_VERSION",
           "Z_BEST_COMPRESSION", "Z_BEST_SPEED", "Z_BLOCK", "Z_DEFAULT_COMPRESSION", "Z_DEFAULT_STRATEGY", "Z_FILTERED",
           "Z_FINISH", "Z_FIXED", "Z_FULL_FLUSH", "Z_HUFFMAN_ONLY", "Z_NO_COMPRESSION", "Z_NO_FLUSH", "Z_PARTIAL_FLUSH",
           "Z_RLE", "Z_SYNC_FLUSH", "Z_TREES", "_ZlibDecompressor", "adler32", "compress", "compressobj", "crc32",
           "decompress", "decompressobj", "error")

MAX_WBITS = 15
DEFLATED = 8
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
Z_BEST_COMPRESSION = 9
Z_BEST_SPEED = 1
Z_BLOCK = 5
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_FINISH = 4
Z_FIXED = 4
Z_FULL_FLUSH = 3
Z_HUFFMAN_ONLY = 2
Z_NO_COMPRESSION = 0
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_RLE = 3
Z_SYNC_FLUSH = 2
Z_TREES = 6
ZLIB_VERSION = "1.3.1"
ZLIB_RUNTIME_VERSION = "1.3.1"

# How much goes into a stream, or comes out of it, between two polls.
PIECE = 65536
# The forms of a stream, by number (base/deflate/inflate.h).
RAW = 0
ZLIB = 1
GZIP = 2
EITHER = 3


class error(Exception):
    pass


def bytes_argument(value):
    data = MISSING if is_str(value) else buffer_of(value)
    if data is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return data if is_buffer(data) else buffer_copy(data)


def int_argument(value):
    value = index_of(value)
    if not -2147483648 <= value <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    return int_pos(value)


def crc32(data, value=0, /):
    """Compute a CRC-32 checksum of data.

  value
    Starting value of the checksum.

The returned checksum is an integer."""
    return zlib_crc32(bytes_argument(data), index_of(value) & 0xffffffff)


def adler32(data, value=1, /):
    """Compute an Adler-32 checksum of data.

  value
    Starting value of the checksum.

The returned checksum is an integer."""
    return zlib_adler32(bytes_argument(data), index_of(value) & 0xffffffff)


def compression_form(wbits):
    """The form and the window of a stream to be made, or MISSING."""
    if 9 <= wbits <= 15:
        return (ZLIB, wbits)
    if wbits == 8:
        return (ZLIB, 9)
    if -15 <= wbits <= -9:
        return (RAW, -wbits)
    if 25 <= wbits <= 31:
        return (GZIP, wbits - 16)
    if wbits == 24:
        return (GZIP, 9)
    return MISSING


def decompression_form(wbits):
    if wbits == 0 or 8 <= wbits <= 15:
        return (ZLIB, wbits)
    if -15 <= wbits <= -8:
        return (RAW, -wbits)
    if wbits == 16 or 24 <= wbits <= 31:
        return (GZIP, wbits - 16)
    if wbits == 32 or 40 <= wbits <= 47:
        return (EITHER, wbits - 32)
    return MISSING


def run_deflate(state, data, flush):
    size = len(data)
    parts = []
    at = 0
    while size - at > PIECE:
        list_append(parts, deflater_run(state, data, at, at + PIECE, Z_NO_FLUSH))
        at += PIECE
    list_append(parts, deflater_run(state, data, at, size, flush))
    return b"".join(parts)


def compress(data, /, level=-1, wbits=15):
    """Returns a bytes object containing compressed data.

  data
    Binary data to be compressed.
  level
    Compression level, in 0-9 or -1.
  wbits
    The window buffer size and container format."""
    data = bytes_argument(data)
    level = int_argument(level)
    form = compression_form(int_argument(wbits))
    if not -1 <= level <= 9 or form is MISSING:
        raise error("Bad compression level")
    state = deflater_make(form[0], 6 if level == -1 else level, form[1], DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY)
    return run_deflate(state, data, Z_FINISH)


def decompress(data, /, wbits=15, bufsize=16384):
    """Returns a bytes object containing the uncompressed data.

  data
    Compressed data.
  wbits
    The window buffer size and container format.
  bufsize
    The initial output buffer size."""
    data = bytes_argument(data)
    form = decompression_form(int_argument(wbits))
    if index_of(bufsize) < 0:
        raise ValueError("bufsize must be non-negative")
    if form is MISSING:
        raise error("Error -2 while preparing to decompress data: inconsistent stream state")
    state = inflater_make(form[0], form[1])
    parts = []
    at = 0
    size = len(data)
    while True:
        end = min(at + PIECE, size)
        part, used, how = inflater_run(state, data, at, end, PIECE)
        list_append(parts, part)
        at += used
        if how == 1:
            return b"".join(parts)
        if how == 2:
            raise error("Error 2 while decompressing data")
        if how != 0:
            raise error(f"Error -3 while decompressing data: {how}")
        if at >= size and len(part) < PIECE:
            raise error("Error -5 while decompressing data: incomplete or truncated stream")


class Compress(new=False):
    __slots__ = ("_state",)

    def compress(self, data, /):
        """Returns a bytes object containing compressed data.

  data
    Binary data to be compressed.

After calling this function, some of the input data may still
be stored in internal buffers for later processing.
Call the flush() method to clear these buffers."""
        data = bytes_argument(data)
        if self._state is None:
            raise error("Error -2 while compressing data: inconsistent stream state")
        return run_deflate(self._state, data, Z_NO_FLUSH)

    def flush(self, mode=4, /):
        """Return a bytes object containing any remaining compressed data.

  mode
    One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.
    If mode == Z_FINISH, the compressor object can no longer be
    used after calling the flush() method.  Otherwise, more data
    can still be compressed."""
        mode = int_argument(mode)
        if mode == Z_NO_FLUSH:
            return b""
        if self._state is None or not 0 <= mode <= 4:
            raise error("Error -2 while flushing: inconsistent stream state")
        made = run_deflate(self._state, b"", mode)
        if mode == Z_FINISH:
            self._state = None
        return made

    def copy(self, /):
        """Return a copy of the compression object."""
        if self._state is None:
            raise ValueError("Inconsistent stream state")
        made = object.__new__(Compress)
        made._state = stream_copy(self._state)
        return made

    def __copy__(self, /):
        return self.copy()

    def __deepcopy__(self, memo, /):
        return self.copy()


def compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=MISSING):
    """Return a compressor object.

  level
    The compression level (an integer in the range 0-9 or -1; default is
    currently equivalent to 6).  Higher compression levels are slower,
    but produce smaller results.
  method
    The compression algorithm.  If given, this must be DEFLATED.
  wbits
    +9 to +15: The base-two logarithm of the window size.  Include a zlib
        container.
    -9 to -15: Generate a raw stream.
    +25 to +31: Include a gzip container.
  memLevel
    Controls the amount of memory used for internal compression state.
    Valid values range from 1 to 9.
  strategy
    Used to tune the compression algorithm.
  zdict
    The predefined compression dictionary - a sequence of bytes
    containing subsequences that are likely to occur in the input data."""
    dictionary = MISSING if zdict is MISSING else buffer_copy(bytes_argument(zdict))
    level = int_argument(level)
    method = int_argument(method)
    form = compression_form(int_argument(wbits))
    memory = int_argument(memLevel)
    strategy = int_argument(strategy)
    if (not -1 <= level <= 9 or method != DEFLATED or form is MISSING or not 1 <= memory <= 9
            or not 0 <= strategy <= 4):
        raise ValueError("Invalid initialization option")
    made = object.__new__(Compress)
    made._state = deflater_make(form[0], 6 if level == -1 else level, form[1], memory, strategy)
    if dictionary is not MISSING:
        if form[0] == GZIP:
            raise ValueError("Invalid dictionary")
        deflater_dictionary(made._state, dictionary)
    return made


class Decompress(new=False):
    __slots__ = ("_dictionary", "_eof", "_state", "_tail", "_unused")

    def decompress(self, data, /, max_length=0):
        """Return a bytes object containing the decompressed version of the data.

  data
    The binary data to decompress.
  max_length
    The maximum allowable length of the decompressed data.
    Unconsumed input data will be stored in
    the unconsumed_tail attribute.

After calling this function, some of the input data may still be stored in
internal buffers for later processing.
Call the flush() method to clear these buffers."""
        data = bytes_argument(data)
        max_length = index_of(max_length)
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        return inflate_some(self, data, max_length)

    def flush(self, length=16384, /):
        """Return a bytes object containing any remaining decompressed data.

  length
    the initial size of the output buffer."""
        if index_of(length) <= 0:
            raise ValueError("length must be greater than zero")
        return inflate_some(self, self._tail, 0)

    def copy(self, /):
        """Return a copy of the decompression object."""
        made = object.__new__(Decompress)
        made._state = stream_copy(self._state)
        made._dictionary = self._dictionary
        made._eof = self._eof
        made._tail = self._tail
        made._unused = self._unused
        return made

    def __copy__(self, /):
        return self.copy()

    def __deepcopy__(self, memo, /):
        return self.copy()

    @property
    def unused_data(self):
        return self._unused

    @property
    def unconsumed_tail(self):
        return self._tail

    @property
    def eof(self):
        return self._eof


def inflate_some(self, data, most):
    """Up to `most` bytes out of a stream (0: all there are); what was not needed of the data is kept."""
    parts = []
    made = 0
    at = 0
    size = len(data)
    while True:
        room = PIECE if most == 0 else min(PIECE, most - made)
        part, used, how = inflater_run(self._state, data, at, min(at + PIECE, size), room)
        list_append(parts, part)
        made += len(part)
        at += used
        if how == 2:
            if self._dictionary is None:
                raise error("Error 2 while decompressing data")
            if not inflater_dictionary(self._state, self._dictionary):
                raise error("Error -3 while setting zdict: invalid input data")
            continue
        if how == 1:
            self._eof = True
            break
        if how != 0:
            raise error(f"Error -3 while decompressing data: {how}")
        if made == most and most or at >= size and len(part) < room:
            break
    rest = bytes(data[at:])
    if self._eof:
        if rest:
            self._unused = self._unused + rest
        if self._tail:
            self._tail = rest
    elif rest or self._tail:
        self._tail = rest
    return b"".join(parts)


def decompressobj(wbits=15, zdict=b""):
    """Return a decompressor object.

  wbits
    The window buffer size and container format.
  zdict
    The predefined compression dictionary.  This must be the same
    dictionary as used by the compressor that produced the input data."""
    if is_str(zdict) or buffer_of(zdict) is MISSING:
        raise TypeError("zdict argument must support the buffer protocol")
    form = decompression_form(int_argument(wbits))
    if form is MISSING:
        raise ValueError("Invalid initialization option")
    made = object.__new__(Decompress)
    made._state = inflater_make(form[0], form[1])
    made._dictionary = buffer_copy(buffer_of(zdict)) or None
    made._eof = False
    made._tail = b""
    made._unused = b""
    if made._dictionary is not None and form[0] == RAW:
        inflater_dictionary(made._state, made._dictionary)
    return made


class _ZlibDecompressor(final=True):
    """Create a decompressor object for decompressing data incrementally."""

    __slots__ = ("_dictionary", "_eof", "_input", "_needs", "_state", "_unused")

    def __new__(cls, wbits=15, zdict=b""):
        """Create and return a new object."""
        form = decompression_form(int_argument(wbits))
        if form is MISSING:
            raise ValueError("Invalid initialization option")
        self = object.__new__(cls)
        self._state = inflater_make(form[0], form[1])
        self._dictionary = buffer_copy(bytes_argument(zdict)) or None
        self._eof = False
        self._needs = True
        self._input = b""
        self._unused = b""
        if self._dictionary is not None and form[0] == RAW:
            inflater_dictionary(self._state, self._dictionary)
        return self

    def decompress(self, /, data, max_length=-1):
        """Decompress *data*, returning uncompressed data as bytes.

If *max_length* is nonnegative, returns at most *max_length* bytes of
decompressed data. If this limit is reached and further output can be
produced, *self.needs_input* will be set to ``False``. In this case, the next
call to *decompress()* may provide *data* as b'' to obtain more of the output."""
        data = bytes_argument(data)
        max_length = index_of(max_length)
        if self._eof:
            raise EOFError("End of stream already reached")
        data = self._input + data if self._input else bytes(data)
        parts = []
        made = 0
        at = 0
        size = len(data)
        self._needs = True
        while max_length < 0 or made < max_length or max_length == 0:
            room = PIECE if max_length < 0 else min(PIECE, max_length - made)
            part, used, how = inflater_run(self._state, data, at, min(at + PIECE, size), room)
            list_append(parts, part)
            made += len(part)
            at += used
            if how == 2:
                if self._dictionary is None:
                    raise error("Error 2 while decompressing data")
                if not inflater_dictionary(self._state, self._dictionary):
                    raise error("Error -3 while setting zdict: invalid input data")
                continue
            if how == 1:
                self._eof = True
                break
            if how != 0:
                raise error(f"Error -3 while decompressing data: {how}")
            if max_length == 0 or at >= size and len(part) < room:
                break
        rest = data[at:]
        if self._eof:
            self._needs = False
            self._unused = rest
            self._input = b""
        else:
            self._input = rest
            # A full buffer may leave more behind it.
            self._needs = not rest and (max_length < 0 or made < max_length)
        return b"".join(parts)

    @property
    def eof(self):
        """True if the end-of-stream marker has been reached."""
        return self._eof

    @property
    def needs_input(self):
        """True if more input is needed before more decompressed data can be produced."""
        return self._needs

    @property
    def unused_data(self):
        """Data found after the end of the compressed stream."""
        return self._unused
