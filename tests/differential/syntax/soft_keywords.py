def f[T, *Ts, **P, U: int = str, *V = *tuple[int], **Q = [int]](x: T, *args: *Ts, y=1, **kw: P.kwargs) -> T: ...
type X[T: (int, str)] = list[T]
type Y = int
type = 5
type.x = 3
type(x)
match = 1
match[x] = 3
match(x)
match -x:
    case 1: pass
    case -1.5 | 2+3j | -4-5j: pass
    case "a" 'b' | b"c": pass
    case None | True | False: pass
    case a.b.c: pass
    case [a, *_, b] | (c, *d): pass
    case {"x": 1, a.b: y, **rest}: pass
    case {}: pass
    case Foo(): pass
    case foo.Bar(1, x, y=2, z=[3],): pass
    case (x): pass
    case (x,): pass
    case (): pass
    case x, *y: pass
    case x, : pass
    case _ if (z := 3): pass
    case (1 | 2) as k: pass
    case str() as s if s: pass
match x, *y:
    case _: pass
match (x):
    case _: pass
match x,:
    case _:
        pass
print(match, case, type, _)
match.case
match, x = 1, 2
match: int = 3
case = 3
case(x)
