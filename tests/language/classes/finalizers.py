# __del__ at the end of a program that still holds the object.
class A:
    def __init__(self, name): self.name = name
    def __del__(self): print("finalised", self.name)


keep = A("kept until the end")
print("end of program")
