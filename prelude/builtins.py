# Builtin functions that belong to no type: output, compiling and running code, classes' helpers.


class mappingproxy:
    """A read-only view of a mapping."""

    def __new__(cls, mapping, /):
        if type_lookup(type_of(mapping), "__getitem__") is MISSING or isinstance(mapping, (list, tuple)):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {name_of(type_of(mapping))}")
        self = make_object(cls)
        set_own_attribute(self, ".mapping", mapping)
        return self

    def __getitem__(self, key, /):
        return own_attribute(self, ".mapping")[key]

    def __len__(self):
        return len(own_attribute(self, ".mapping"))

    def __iter__(self):
        return iter(own_attribute(self, ".mapping"))

    def __contains__(self, key, /):
        return key in own_attribute(self, ".mapping")

    def __reversed__(self):
        return reversed(own_attribute(self, ".mapping"))

    def __repr__(self):
        return f"mappingproxy({own_attribute(self, '.mapping')!r})"

    def __str__(self):
        return str(own_attribute(self, ".mapping"))

    def __eq__(self, other, /):
        return own_attribute(self, ".mapping") == other

    def __hash__(self):
        return hash(own_attribute(self, ".mapping"))

    def __or__(self, other, /):
        mine = own_attribute(self, ".mapping")
        return mine | (own_attribute(other, ".mapping") if type_of(other) is mappingproxy else other)

    def __ror__(self, other, /):
        return other | own_attribute(self, ".mapping")

    def get(self, key, default=None, /):
        return own_attribute(self, ".mapping").get(key, default)

    def keys(self):
        return own_attribute(self, ".mapping").keys()

    def values(self):
        return own_attribute(self, ".mapping").values()

    def items(self):
        return own_attribute(self, ".mapping").items()

    def copy(self):
        return own_attribute(self, ".mapping").copy()


class SimpleNamespace:
    """An object with the attributes that it is given."""

    def __init__(self, /, *args, **kwargs):
        if tuple_size(args) > 1:
            raise TypeError(f"{type_of(self).__name__} expected at most 1 argument, got {tuple_size(args)}")
        if args:
            given = dict(args[0])
            for key in given:
                if not is_subtype(type_of(key), str):
                    raise TypeError("keywords must be strings")
            own_dict(self).update(given)
        own_dict(self).update(kwargs)

    def __reduce__(self):
        return (type_of(self), (), own_dict(self))

    def __replace__(self, /, *args, **changes):
        if args:
            raise TypeError("__replace__() takes no positional arguments")
        result = type_of(self)()
        own_dict(result).update(own_dict(self))
        own_dict(result).update(changes)
        return result

    def __repr__(self):
        name = "namespace" if type_of(self) is SimpleNamespace else type_of(self).__name__
        if not repr_begins(self):
            return f"{name}(...)"
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in own_dict(self).items()])})"
        finally:
            repr_ends(self)

    def __eq__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) == own_dict(other)

    def __ne__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) != own_dict(other)

    def __lt__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) < own_dict(other)

    def __le__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) <= own_dict(other)

    def __gt__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) > own_dict(other)

    def __ge__(self, other, /):
        if not are_namespaces(self, other):
            return NotImplemented
        return own_dict(self) >= own_dict(other)


def are_namespaces(left, right):
    return is_subtype(type_of(left), SimpleNamespace) and is_subtype(type_of(right), SimpleNamespace)


def print(*args, sep=" ", end="\n", file=None, flush=False):
    """Prints the values to a stream, or to sys.stdout by default."""
    if sep is None:
        sep = " "
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {name_of(type_of(sep))}")
    if end is None:
        end = "\n"
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {name_of(type_of(end))}")
    if file is None:
        file = own_attribute(SYS[0], "stdout")
        if file is MISSING:
            raise RuntimeError("lost sys.stdout")
        if file is None:
            return
    if file is STANDARD_OUT[0]:
        parts = []
        for arg in args:
            list_append(parts, str(arg))
        write_text(0, sep.join(parts) + end)
        return
    write = file.write
    first = True
    for arg in args:
        if first:
            first = False
        else:
            write(sep)
        write(str(arg))
    write(end)
    if flush:
        file.flush()


SYS = [MISSING]
STANDARD_OUT = [MISSING]


def input(prompt="", /):
    """Reads a line from the standard input."""
    if prompt:
        print(prompt, end="")
    line = own_attribute(SYS[0], "stdin").readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line[-1] == "\n" else line


@native
def chr(i, /):
    """The str of one character with this code point."""
    i = index_of(i)
    if i < 0 or i > 0x10FFFF:
        raise ValueError("chr() arg not in range(0x110000)")
    return str_character(i)


@native
def ord(c, /):
    """The code point of a str of one character."""
    if isinstance(c, str):
        if len(c) == 1:
            return str_code_point(c)
        raise TypeError(f"ord() expected a character, but string of length {len(c)} found")
    if isinstance(c, (bytes, bytearray)):
        if len(c) == 1:
            return c[0]
        raise TypeError(f"ord() expected a character, but string of length {len(c)} found")
    raise TypeError(f"ord() expected string of length 1, but {name_of(type_of(c))} found")


@native
def format(value, format_spec="", /):
    """value.__format__(format_spec)"""
    if not isinstance(format_spec, str):
        raise TypeError(f"format() argument 2 must be str, not {argument_name(format_spec)}")
    return format_value(value, 0, format_spec)


def eval(source, /, globals=None, locals=None):
    """The value of an expression."""
    globals, locals = code_scope("eval", globals, locals)
    if is_code(source):
        return run_code(source, globals, locals, None)
    if not isinstance(source, (str, bytes, bytearray, memoryview)):
        raise TypeError("eval() arg 1 must be a string, bytes or code object")
    if isinstance(source, str):
        source = source.lstrip(" \t")
    code = compile_source_text(source, "<string>", 1, 0, -1, "eval")
    return run_code(code, globals, locals, None)


def exec(source, /, globals=None, locals=None, *, closure=None):
    """Runs code."""
    globals, locals = code_scope("exec", globals, locals)
    if is_code(source):
        run_code(source, globals, locals, checked_closure(source, closure))
        return
    if closure is not None:
        raise TypeError("closure can only be used when source is a code object")
    if not isinstance(source, (str, bytes, bytearray, memoryview)):
        raise TypeError("exec() arg 1 must be a string, bytes or code object")
    code = compile_source_text(source, "<string>", 0, 0, -1, "exec")
    run_code(code, globals, locals, None)


def checked_closure(code, closure):
    free = code_part(code, 10)
    if not free:
        if closure is not None:
            raise TypeError("cannot use a closure with this code object")
        return None
    if closure is None or not isinstance(closure, tuple) or len(closure) != len(free):
        raise TypeError(f"code object requires a closure of exactly length {len(free)}")
    for item in closure:
        if not is_cell(item):
            raise TypeError(f"code object requires a closure of exactly length {len(free)}")
    return closure


def code_scope(function, globals, locals):
    if globals is None:
        globals = frame_globals()
        if locals is None:
            locals = frame_locals()
    elif function == "eval" and locals is not None and type_lookup(type_of(locals), "__getitem__") is MISSING:
        raise TypeError("locals must be a mapping")
    elif not isinstance(globals, dict):
        if function == "exec":
            raise TypeError(f"exec() globals must be a dict, not {name_of(type_of(globals))}")
        raise TypeError("globals must be a dict" if type_lookup(type_of(globals), "__getitem__") is MISSING
                        else "globals must be a real dict; try eval(expr, {}, mapping)")
    if locals is None:
        locals = globals
    elif type_lookup(type_of(locals), "__getitem__") is MISSING:
        raise TypeError("locals must be a mapping" if function == "eval"
                        else f"locals must be a mapping or None, not {name_of(type_of(locals))}")
    if dict_get(globals, "__builtins__") is MISSING:
        globals["__builtins__"] = builtins_dict()
    return globals, locals


MODES = {"exec": 0, "eval": 1, "single": 2}


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    """Compiles source text to a code object."""
    if isinstance(filename, (bytes, bytearray)):
        filename = bytes(filename).decode("utf-8", "surrogateescape")
    elif not isinstance(filename, str):
        path = special(filename, "__fspath__")
        if path is MISSING:
            raise TypeError(f"expected str, bytes or os.PathLike object, not {name_of(type_of(filename))}")
        filename = path()
    if not isinstance(mode, str):
        raise TypeError(f"compile() argument 'mode' must be str, not {name_of(type_of(mode))}")
    if flags & ~0x1FFFE40:
        raise ValueError("compile(): unrecognised flags")
    if optimize < -1 or optimize > 2:
        raise ValueError("compile(): invalid optimize value")
    only_tree = flags & ONLY_TREE
    if mode not in MODES and not (only_tree and mode == "func_type"):
        if mode == "func_type":
            raise ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
        more = ", 'single' or 'func_type'" if only_tree else " or 'single'"
        raise ValueError(f"compile() mode must be 'exec', 'eval'{more}")
    if is_code(source):
        return source
    if TREE_PARTS[2] is not None and isinstance(source, TREE_PARTS[2]):
        if only_tree:
            return source
        source = tree_source(source, mode)
    elif only_tree and isinstance(source, (str, bytes, bytearray, memoryview)):
        return tree_of_source(source, filename, 3 if mode == "func_type" else MODES[mode], flags)
    if not isinstance(source, (str, bytes, bytearray, memoryview)):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    return compile_source_text(source, filename, MODES[mode], flags, optimize, "compile")


# Of compile()'s flags: to give the tree.
ONLY_TREE = 0x400
# What the module _ast has made: the classes of nodes, the nodes of enumerations, the class AST.
TREE_PARTS = [None, None, None]


def tree_of_source(source, filename, mode, flags):
    """The syntax tree of a source."""
    source = plain_source(source)
    tree, warnings = parse_tree(source, filename, mode, flags, TREE_PARTS[0], TREE_PARTS[1])
    if warnings is not None:
        issue_syntax_warnings(filename, warnings, source)
    if is_subtype(type_of(tree), BaseException):
        raise tree
    return tree


def tree_source(tree, mode):
    """A source that means what the tree does."""
    wanted = {"exec": "Module", "eval": "Expression", "single": "Interactive"}[mode]
    if type_of(tree).__name__ != wanted:
        raise TypeError(f"expected {wanted} node, got {type_of(tree).__name__}")
    namespace = {"__name__": "ast"}
    return import_module_for(namespace, "ast", ("unparse",), 0).unparse(tree)


def plain_source(source):
    if isinstance(source, (bytearray, memoryview)):
        source = bytes(source)
    if isinstance(source, str):
        if "\0" in source:
            raise SyntaxError("source code string cannot contain null bytes")
        source = str(source)
    elif b"\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    if isinstance(source, str) and not text_isascii(source):
        source.encode("utf-8")  # there may be no surrogates
    return source


def compile_source_text(source, filename, mode, flags, optimize, function):
    source = plain_source(source)
    code, warnings = compile_text(source, filename, mode, flags, optimize)
    if warnings is not None:
        issue_syntax_warnings(filename, warnings, source)
    if not is_code(code):
        raise code
    return code


def __build_class__(func=MISSING, name=MISSING, /, *bases, metaclass=MISSING, **kwds):
    """__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class; what a class statement calls."""
    if name is MISSING:
        raise TypeError("__build_class__: not enough arguments")
    if not is_function(func):
        raise TypeError("__build_class__: func must be a function")
    if not isinstance(name, str):
        raise TypeError("__build_class__: name is not a string")
    return class_of_body(func, name, bases, metaclass, kwds)


def breakpoint(*args, **kws):
    """There is no debugger here."""
    raise RuntimeError("breakpoint() has no debugger to call in a sandbox")


def print_expression(value):
    hook = own_attribute(SYS[0], "displayhook")
    if hook is MISSING:
        raise RuntimeError("lost sys.displayhook")
    hook(value)


def displayhook(object, /):
    """Print an object to sys.stdout and also save it in builtins._"""
    if object is None:
        return
    builtins_dict()["_"] = None
    print(repr(object))
    builtins_dict()["_"] = object


class Site:
    """copyright, credits, license, exit and quit of the interactive mode."""

    def __init__(self, name, text):
        self.name = name
        self.text = text

    def __repr__(self):
        return self.text

    def __call__(self, code=None):
        raise SystemExit(code)


class StandardStream:
    """sys.stdout and sys.stderr: what is written goes to the host."""

    def __init__(self, descriptor, name):
        self.descriptor = descriptor
        self.name = name
        self.encoding = "utf-8"
        self.errors = "strict" if descriptor == 0 else "backslashreplace"
        self.newlines = None
        self.closed = False
        self.mode = "w"

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {name_of(type_of(text))}")
        write_text(self.descriptor, text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        """Output reaches the host by itself."""

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        return self.descriptor + 1

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"
