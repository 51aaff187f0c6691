# What the module builtins offers, and what becomes of prelude functions that scripts can see. Runs last.

TYPES = (
    "object", "type", "int", "bool", "float", "complex", "str", "bytes", "bytearray", "memoryview", "tuple", "list",
    "dict", "set", "frozenset", "range", "slice", "staticmethod", "classmethod", "property", "super", "map", "filter",
    "zip", "enumerate", "reversed",
)
EXCEPTIONS = (
    "BaseException", "Exception", "BaseExceptionGroup", "ExceptionGroup", "GeneratorExit", "KeyboardInterrupt",
    "SystemExit", "ArithmeticError", "FloatingPointError", "OverflowError", "ZeroDivisionError", "AssertionError",
    "AttributeError", "BufferError", "EOFError", "ImportError", "ModuleNotFoundError", "LookupError", "IndexError",
    "KeyError", "MemoryError", "NameError", "UnboundLocalError", "OSError", "BlockingIOError", "ChildProcessError",
    "ConnectionError", "BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError",
    "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "TimeoutError", "ReferenceError", "RuntimeError", "NotImplementedError",
    "PythonFinalizationError", "RecursionError", "StopAsyncIteration", "StopIteration", "SyntaxError",
    "IndentationError", "TabError", "SystemError", "TypeError", "ValueError", "UnicodeError", "UnicodeDecodeError",
    "UnicodeEncodeError", "UnicodeTranslateError", "Warning", "BytesWarning", "DeprecationWarning", "EncodingWarning",
    "FutureWarning", "ImportWarning", "PendingDeprecationWarning", "ResourceWarning", "RuntimeWarning", "SyntaxWarning",
    "UnicodeWarning", "UserWarning", "_IncompleteInputError",
)
FUNCTIONS = (
    "__build_class__", "__import__", "abs", "aiter", "all", "anext", "any", "ascii", "bin", "breakpoint", "callable",
    "chr", "compile", "delattr", "dir", "divmod", "eval", "exec", "format", "getattr", "globals", "hasattr", "hash",
    "hex", "id", "input", "isinstance", "issubclass", "iter", "len", "locals", "max", "min", "next", "oct", "ord",
    "pow", "print", "repr", "round", "setattr", "sorted", "sum", "vars",
)


def export():
    namespace = builtins_dict()
    prelude = main_globals()
    namespace["__name__"] = "builtins"
    namespace["__doc__"] = "Built-in functions, types, exceptions, and other objects."
    namespace["__package__"] = ""
    namespace["__loader__"] = None
    namespace["__spec__"] = None
    for name in FUNCTIONS:
        found = dict_get(prelude, name)
        if found is not MISSING:
            namespace[name] = make_builtin_function(found)
    for name in (*TYPES, *EXCEPTIONS):
        found = dict_get(prelude, name)
        if found is not MISSING:
            namespace[name] = found
    BUILD_CLASS[0] = namespace["__build_class__"]
    namespace["IOError"] = OSError
    namespace["EnvironmentError"] = OSError
    namespace["None"] = None
    namespace["True"] = True
    namespace["False"] = False
    namespace["Ellipsis"] = ...
    namespace["NotImplemented"] = NotImplemented
    namespace["__debug__"] = True
    namespace["exit"] = Site("exit", "Use exit() or Ctrl-D (i.e. EOF) to exit")
    namespace["quit"] = Site("quit", "Use quit() or Ctrl-D (i.e. EOF) to exit")
    module = make_module(namespace)
    modules_dict()["builtins"] = module


set_type_attribute(SimpleNamespace, "__module__", "types")
for name in ("__firstlineno__", "__static_attributes__"):
    delete_type_attribute(SimpleNamespace, name)
seal_class(SimpleNamespace, "types.SimpleNamespace")
make_sys()
export()
