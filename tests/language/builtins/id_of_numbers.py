# Numbers that differ have different identities.
values = [*range(-20, 20), *[x / 8 for x in range(-20, 20)], True, False, None, ..., NotImplemented]
print(len({id(value) for value in values}), len(values), id(1) == id(2), id(True) == id(1), id(None) == id(...))
a = object()
print(id(a) == id(a), f"{id(a):#x}" == repr(a)[-len(f"{id(a):#x}") - 1:-1])
