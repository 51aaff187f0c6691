# An assembler and a stack machine: dict dispatch, exceptions as control flow, bytes.
class VMError(Exception): pass
class Halt(Exception): pass
OPS = ["push", "pop", "dup", "swap", "over", "add", "sub", "mul", "div", "mod", "neg", "eq", "lt", "not", "jmp", "jz", "jnz", "call", "ret", "load", "store", "print", "halt", "nop"]
CODE = {n: i for i, n in enumerate(OPS)}
WITH_ARG = {"push", "jmp", "jz", "jnz", "call", "load", "store"}


def assemble(text):
    labels, out, fixups = {}, bytearray(), []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition(";")[0].strip()
        if not line: continue
        if line.endswith(":"):
            if line[:-1] in labels: raise VMError(f"line {number}: label {line[:-1]} twice")
            labels[line[:-1]] = len(out); continue
        op, *args = line.split()
        if op not in CODE: raise VMError(f"line {number}: unknown {op!r}")
        if len(args) != (op in WITH_ARG): raise VMError(f"line {number}: {op} takes {int(op in WITH_ARG)} argument")
        out.append(CODE[op])
        if args:
            if args[0].lstrip("-").isdigit(): out += int(args[0]).to_bytes(4, "little", signed=True)
            else: fixups.append((len(out), args[0], number)); out += bytes(4)
    for at, name, number in fixups:
        if name not in labels: raise VMError(f"line {number}: no label {name}")
        out[at:at + 4] = labels[name].to_bytes(4, "little")
    return bytes(out)


class Machine:
    def __init__(self, code, limit=20000):
        self.code, self.pc, self.stack, self.calls, self.memory, self.out, self.limit, self.steps = code, 0, [], [], {}, [], limit, 0
        self.table = [getattr(self, "op_" + n) for n in OPS]
    def arg(self): v = int.from_bytes(self.code[self.pc:self.pc + 4], "little", signed=True); self.pc += 4; return v
    def pop(self):
        if not self.stack: raise VMError(f"stack empty at {self.pc}")
        return self.stack.pop()
    def push(self, v): self.stack.append(v)
    def binary(f):
        def op(self): b, a = self.pop(), self.pop(); self.push(f(a, b))
        return op
    op_add, op_sub, op_mul = binary(lambda a, b: a + b), binary(lambda a, b: a - b), binary(lambda a, b: a * b)
    op_div, op_mod, op_eq, op_lt = binary(lambda a, b: a // b), binary(lambda a, b: a % b), binary(lambda a, b: int(a == b)), binary(lambda a, b: int(a < b))
    def op_push(self): self.push(self.arg())
    def op_pop(self): self.pop()
    def op_dup(self): v = self.pop(); self.stack += [v, v]
    def op_swap(self): b, a = self.pop(), self.pop(); self.stack += b, a
    def op_over(self): b, a = self.pop(), self.pop(); self.stack += a, b, a
    def op_neg(self): self.push(-self.pop())
    def op_not(self): self.push(int(not self.pop()))
    def op_jmp(self): self.pc = self.arg()
    def op_jz(self): t = self.arg(); self.pc = t if not self.pop() else self.pc
    def op_jnz(self): t = self.arg(); self.pc = t if self.pop() else self.pc
    def op_call(self): t = self.arg(); self.calls.append(self.pc); self.pc = t
    def op_ret(self): self.pc = self.calls.pop()
    def op_load(self): self.push(self.memory.get(self.arg(), 0))
    def op_store(self): self.memory[self.arg()] = self.pop()
    def op_print(self): self.out.append(self.pop())
    def op_halt(self): raise Halt
    def op_nop(self): pass
    def run(self):
        try:
            while self.steps < self.limit:
                self.steps += 1
                op = self.code[self.pc]; self.pc += 1
                self.table[op]()
            raise VMError("too many steps")
        except Halt: return self.out
        except IndexError: raise VMError(f"ran off at {self.pc}") from None


programs = {
    "countdown": "push 5\nloop:\ndup\nprint\npush 1\nsub\ndup\njnz loop\nhalt",
    "factorial": "push 10\ncall fact\nprint\nhalt\nfact:\ndup\npush 2\nlt\njnz base\ndup\npush 1\nsub\ncall fact\nmul\nret\nbase:\npop\npush 1\nret",
    "fib": "push 0\nstore 0\npush 1\nstore 1\npush 20\nstore 2\nloop:\nload 0\nprint\nload 1\ndup\nload 0\nadd\nstore 1\nstore 0\nload 2\npush 1\nsub\ndup\nstore 2\njnz loop\nhalt",
    "primes": "push 2\nstore 0\nouter:\npush 2\nstore 1\ninner:\nload 1\nload 0\nlt\njz prime\nload 0\nload 1\nmod\njz next\nload 1\npush 1\nadd\nstore 1\njmp inner\nprime:\nload 0\nprint\nnext:\nload 0\npush 1\nadd\ndup\nstore 0\npush 30\nlt\njnz outer\nhalt",
    "forever": "a:\njmp a", "empty stack": "add\nhalt", "off the end": "nop", "division": "push 1\npush 0\ndiv\nhalt", "unknown": "frob 1", "no label": "jmp nowhere", "twice": "a:\na:\nhalt", "arguments": "push\nhalt", "negative": "push -7\npush 2\ndiv\nprint\npush -7\npush 2\nmod\nprint\npush -3\nneg\nprint\nhalt",
}
for name, text in programs.items():
    try:
        m = Machine(assemble(text))
        print(name, m.run(), m.steps, len(m.code))
    except (VMError, ZeroDivisionError) as e: print(name, type(e).__name__, e)
print(assemble(programs["countdown"]).hex())
