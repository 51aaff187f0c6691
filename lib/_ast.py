# _ast: the classes of syntax trees.

PyCF_ONLY_AST = 0x400

# Each sort of node with its classes and their fields, and the attributes that all of the sort have. A field is its type,
# then ? for what may be None or * for a list, then its name.
POSITION = "int lineno, int col_offset, int? end_lineno, int? end_col_offset"
EXACT = "int lineno, int col_offset, int end_lineno, int end_col_offset"
SORTS = (
    ("mod", "", ("Module(stmt* body, type_ignore* type_ignores)", "Interactive(stmt* body)", "Expression(expr body)",
                 "FunctionType(expr* argtypes, expr returns)")),
    ("stmt", POSITION, (
        "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, "
        "type_param* type_params)",
        "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, "
        "string? type_comment, type_param* type_params)",
        "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)",
        "Return(expr? value)", "Delete(expr* targets)", "Assign(expr* targets, expr value, string? type_comment)",
        "TypeAlias(expr name, type_param* type_params, expr value)", "AugAssign(expr target, operator op, expr value)",
        "AnnAssign(expr target, expr annotation, expr? value, int simple)",
        "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
        "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
        "While(expr test, stmt* body, stmt* orelse)", "If(expr test, stmt* body, stmt* orelse)",
        "With(withitem* items, stmt* body, string? type_comment)",
        "AsyncWith(withitem* items, stmt* body, string? type_comment)", "Match(expr subject, match_case* cases)",
        "Raise(expr? exc, expr? cause)",
        "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
        "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)", "Assert(expr test, expr? msg)",
        "Import(alias* names)", "ImportFrom(identifier? module, alias* names, int? level)", "Global(identifier* names)",
        "Nonlocal(identifier* names)", "Expr(expr value)", "Pass", "Break", "Continue")),
    ("expr", POSITION, (
        "BoolOp(boolop op, expr* values)", "NamedExpr(expr target, expr value)",
        "BinOp(expr left, operator op, expr right)", "UnaryOp(unaryop op, expr operand)",
        "Lambda(arguments args, expr body)", "IfExp(expr test, expr body, expr orelse)", "Dict(expr?* keys, expr* values)",
        "Set(expr* elts)", "ListComp(expr elt, comprehension* generators)", "SetComp(expr elt, comprehension* generators)",
        "DictComp(expr key, expr value, comprehension* generators)", "GeneratorExp(expr elt, comprehension* generators)",
        "Await(expr value)", "Yield(expr? value)", "YieldFrom(expr value)",
        "Compare(expr left, cmpop* ops, expr* comparators)", "Call(expr func, expr* args, keyword* keywords)",
        "FormattedValue(expr value, int conversion, expr? format_spec)",
        "Interpolation(expr value, constant str, int conversion, expr? format_spec)", "JoinedStr(expr* values)",
        "TemplateStr(expr* values)", "Constant(constant value, string? kind)",
        "Attribute(expr value, identifier attr, expr_context ctx)", "Subscript(expr value, expr slice, expr_context ctx)",
        "Starred(expr value, expr_context ctx)", "Name(identifier id, expr_context ctx)",
        "List(expr* elts, expr_context ctx)", "Tuple(expr* elts, expr_context ctx)",
        "Slice(expr? lower, expr? upper, expr? step)")),
    ("expr_context", "", ("Load", "Store", "Del")),
    ("boolop", "", ("And", "Or")),
    ("operator", "", ("Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor",
                      "BitAnd", "FloorDiv")),
    ("unaryop", "", ("Invert", "Not", "UAdd", "USub")),
    ("cmpop", "", ("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn")),
    ("comprehension", "", "comprehension(expr target, expr iter, expr* ifs, int is_async)"),
    ("excepthandler", POSITION, ("ExceptHandler(expr? type, identifier? name, stmt* body)",)),
    ("arguments", "", "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, "
                      "expr* defaults)"),
    ("arg", POSITION, "arg(identifier arg, expr? annotation, string? type_comment)"),
    ("keyword", POSITION, "keyword(identifier? arg, expr value)"),
    ("alias", POSITION, "alias(identifier name, identifier? asname)"),
    ("withitem", "", "withitem(expr context_expr, expr? optional_vars)"),
    ("match_case", "", "match_case(pattern pattern, expr? guard, stmt* body)"),
    ("pattern", EXACT, (
        "MatchValue(expr value)", "MatchSingleton(constant value)", "MatchSequence(pattern* patterns)",
        "MatchMapping(expr* keys, pattern* patterns, identifier? rest)",
        "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)",
        "MatchStar(identifier? name)", "MatchAs(pattern? pattern, identifier? name)", "MatchOr(pattern* patterns)")),
    ("type_ignore", "", ("TypeIgnore(int lineno, string tag)",)),
    ("type_param", EXACT, (
        "TypeVar(identifier name, expr? bound, expr? default_value)", "ParamSpec(identifier name, expr? default_value)",
        "TypeVarTuple(identifier name, expr? default_value)")),
)
SIMPLE_TYPES = {"identifier": str, "string": str, "int": int, "constant": object}

# By name, once they are made; then also the nodes that have no fields, of which one each is enough.
CLASSES = {}
SINGLETONS = {}


def warn_of(text):
    warn(text, DeprecationWarning, 1)


def init_node(self, /, *args, **kwargs):
    cls = type_of(self)
    fields = get_attribute_or(cls, "_fields", MISSING)
    if fields is MISSING:
        raise missing_attribute(cls, "_fields")
    if len(args) > len(fields):
        raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument"
                        f"{'' if len(fields) == 1 else 's'}")
    left = {name: True for name in fields}
    at = 0
    for value in args:
        name = fields[at]
        at += 1
        left.pop(name, None)
        set_attribute(self, name, value)
    attributes = get_attribute_or(cls, "_attributes", ())
    for name, value in kwargs.items():
        if name in fields:
            if name not in left:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            del left[name]
        elif name not in attributes:
            warn_of(f"{shown_class(cls)}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary keyword "
                    "arguments is deprecated and will be removed in Python 3.15.")
        set_attribute(self, name, value)
    if not left:
        return
    types = get_attribute_or(cls, "_field_types", MISSING)
    if types is MISSING:
        return
    for name in left:
        wanted = types.get(name, MISSING)
        if wanted is MISSING:
            warn_of(f"Field {name!r} is missing from {shown_class(cls)}._field_types. This will become an error in Python 3.15.")
        elif type_of(wanted) is Union:
            pass  # None, as the class says
        elif type_of(wanted) is GenericAlias:
            set_attribute(self, name, [])
        elif wanted is CLASSES["expr_context"]:
            set_attribute(self, name, SINGLETONS["Load"])
        else:
            warn_of(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an error in "
                    "Python 3.15.")


def shown_class(cls):
    return "ast.AST" if cls is CLASSES["AST"] else cls.__name__


def reduce_node(self, /):
    names = get_attribute_or(type_of(self), "_fields", ())
    attributes = own_dict(self)
    # Positional arguments keep the constructor from warning of what is missing.
    count = 0
    for name in names:
        if name not in attributes:
            break
        count += 1
    return (type_of(self), (None,) * count, {**attributes})


def replace_node(self, /, *args, **fields):
    cls = type_of(self)
    if args:
        raise TypeError(f"{cls.__name__}.__replace__() takes 1 positional argument but {len(args) + 1} were given")
    known = (*get_attribute_or(cls, "_fields", ()), *get_attribute_or(cls, "_attributes", ()))
    for name in fields:
        if name not in known and name not in own_dict(self):
            raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
    result = cls.__new__(cls)
    own_dict(result).update(own_dict(self))
    own_dict(result).update(fields)
    return result


def node_text(value, depth):
    if type_of(value) is list or type_of(value) is tuple:
        left, right = ("[", "]") if type_of(value) is list else ("(", ")")
        if not value:
            return left + right
        items = [value[0], value[-1]] if len(value) > 2 else value
        shown = [node_text(item, depth) for item in items]
        if len(value) > 2:
            shown.insert(1, "...")
        return left + ", ".join(shown) + right
    if is_subtype(type_of(value), CLASSES["AST"]):
        return repr_node_at(value, depth)
    text = repr(value)
    return text


def repr_node_at(node, depth):
    cls = type_of(node)
    name = shown_class(cls)
    fields = get_attribute_or(cls, "_fields", ())
    if depth == 0:
        return f"{name}(...)"
    if not fields:
        return f"{name}()"
    parts = []
    for field in fields:
        value = get_attribute_or(node, field, MISSING)
        if value is not MISSING:
            parts.append(f"{field}={node_text(value, depth - 1)}")
    return f"{name}({', '.join(parts)})"


def repr_node(self, /):
    return repr_node_at(self, 3)


def named(function, name):
    set_function_part(function, 5, name)
    set_function_part(function, 6, f"AST.{name}")
    return function


def parse_fields(text):
    """[(name, type, mark)] of "type mark name, …"."""
    fields = []
    for part in text.split(", ") if text else ():
        kind, name = part.split(" ")
        mark = kind.lstrip("abcdefghijklmnopqrstuvwxyz_")
        fields.append((name, kind[:len(kind) - len(mark)], mark))
    return fields


def make_class(name, base, fields, attributes, doc):
    names = tuple([field[0] for field in fields])
    namespace = {"_fields": names, "__match_args__": names, "__module__": "ast", "__doc__": doc}
    if attributes is not None:
        namespace["_attributes"] = tuple([field[0] for field in attributes])
    for field in [*fields, *(attributes or ())]:
        if field[2] == "?":
            namespace[field[0]] = None
    CLASSES[name] = type(name, (base,), namespace)
    return CLASSES[name]


def make_classes():
    root = type("AST", (object,), {
        "__module__": "ast", "_fields": (), "_attributes": (), "__match_args__": (), "__init__": named(init_node, "__init__"),
        "__reduce__": named(reduce_node, "__reduce__"), "__replace__": named(replace_node, "__replace__"),
        "__repr__": named(repr_node, "__repr__")})
    CLASSES["AST"] = root
    waiting = []
    for sort, attributes, rows in SORTS:
        attributes = parse_fields(attributes)
        alone = type_of(rows) is str
        if alone:
            rows = (rows,)
        else:
            doc = f"{sort} = " + ("\n" + " " * len(sort) + " | ").join(rows)
            if len(rows) > 1 and all(["(" not in row for row in rows]):
                doc = f"{sort} = {' | '.join(rows)}"
            base = make_class(sort, root, [], attributes, doc)
        for row in rows:
            name, paren, rest = row.partition("(")
            fields = parse_fields(rest[:-1])
            cls = make_class(name, root if alone else base, fields, attributes if alone else None, row)
            waiting.append((cls, fields))
            if not fields:
                SINGLETONS[name] = make_object(cls)
    for cls, fields in waiting:
        types = {}
        for name, kind, mark in fields:
            wanted = SIMPLE_TYPES.get(kind) or CLASSES[kind]
            types[name] = list[wanted] if "*" in mark else wanted | None if mark == "?" else wanted
        set_type_attribute(cls, "_field_types", types)
        set_type_attribute(cls, "__annotations_cache__", types)


make_classes()

# For the kernel that makes trees: the classes by the numbers of node kinds, and the nodes of its enumerations.
TREE_PARTS[0] = tuple([CLASSES[name] for name in node_names()])
TREE_PARTS[1] = tuple([tuple([SINGLETONS[row] for row in rows]) for sort, attributes, rows in SORTS
                       if sort in ("expr_context", "boolop", "operator", "unaryop", "cmpop")])
TREE_PARTS[2] = CLASSES["AST"]

__all__ = {**CLASSES, "PyCF_ONLY_AST": PyCF_ONLY_AST, "PyCF_TYPE_COMMENTS": 0x1000, "PyCF_ALLOW_TOP_LEVEL_AWAIT": 0x2000,
           "PyCF_OPTIMIZED_AST": 0x8400}
