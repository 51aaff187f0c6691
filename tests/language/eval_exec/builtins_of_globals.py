# The builtins that code sees are those of its globals: names, class statements, imports; what they must be.
def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__, error)


class Mapping:
    def __getitem__(self, key):
        raise KeyError(key)


for text in ["eval('1', [])", "eval('1', 5)", "eval('1', None, 5)", "eval('1', {}, 5)", "eval('1', 5, 5)", "eval('1', Mapping())",
             "exec('1', [])", "exec('1', 5)", "exec('1', None, 5)", "exec('1', {}, 5)", "exec('1', Mapping())", "exec('1', {}, [])",
             "eval(5, 5)", "eval(5, {}, 5)", "eval('[][5]', {'__builtins__': {}})", "eval('x', {'__builtins__': {}})",
             "eval('[x for x in y]', {'__builtins__': {'y': 'ab'}})"]:
    attempt(text)


def build(*parts, **keywords):
    return parts[1:], keywords


space = {"__builtins__": {"__build_class__": build, "int": int, "__import__": lambda name, *rest: name.upper()}}
exec("class A: pass\nclass B(int, x=1): pass\nimport sys", space)
print(space["A"], space["B"], space["sys"])
print([eval("i") for i in range(3)], [sorted(set(locals()) - set(globals())) for hidden in range(1)])


class Body:
    values = [(eval("n"), "values" in locals()) for n in range(2)]


print(Body.values)
import sys
saved = sys.displayhook
del sys.displayhook
attempt("exec(compile('1', 'f', 'single'))")
sys.displayhook = saved
exec(compile("'shown'", "f", "single"))
print(_)
