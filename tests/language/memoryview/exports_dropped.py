# A view that nothing refers to any more does not hold its buffer.
data = bytearray(b"0123456789")


def peek():
    view = memoryview(data)
    return view[2:4].tobytes(), bytes(view[::2])


print(peek())
data.append(65)
print(bytes(memoryview(data)[1:3]))
data.extend(b"BC")
for i in range(3):
    m = memoryview(data)
    m[i] = 42
    m = None
    data.pop()
print(data)
kept = memoryview(data)
try:
    data.append(1)
except BufferError as error:
    print(error)
kept = None
data.clear()
print(data)
