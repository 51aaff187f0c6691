import cmath


def show(expression):
    try:
        text = repr(eval(expression))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    while " at 0x" in text:
        at = text.index(" at 0x")
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:at] + text[end:]
    print(expression, "->", text)


inf=float('inf'); nan=float('nan')
class F:
    def __float__(s): return 2.0
class Cx:
    def __complex__(s): return 1+2j
class I:
    def __index__(s): return 4
fs='acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isnan isinf isfinite'.split()
for f in fs:
    for a in ('"x"','1','F()','Cx()','I()','None','10**400','True'): show(f'cmath.{f}({a})') if a in('"x"','10**400','None') or f in ('sqrt','phase','isnan') else None
    show(f'cmath.{f}()')
for s in '''cmath.rect(1,2)
cmath.rect('x',1)
cmath.rect(1,inf)
cmath.rect(0,inf)
cmath.rect(inf,1)
cmath.rect(-inf,1)
cmath.rect(1)
cmath.polar(3+4j)
cmath.phase(-1)
cmath.phase(-1-0j)
cmath.polar(1e308+1e308j)
cmath.polar(complex(1.7e308,1.7e308))
cmath.log(8,2)
cmath.log(0,2)
cmath.log(2,0)
cmath.log(2,1)
cmath.log(1,2,3)
cmath.isclose(1,1+1e-12j)
cmath.isclose(1,2,rel_tol=-1)
cmath.isclose(1,2,abs_tol=2)
cmath.isclose(inf,inf)
cmath.pi,cmath.e,cmath.tau,cmath.inf,cmath.infj,cmath.nan,cmath.nanj
cmath.sqrt(-1)
cmath.sqrt(complex(-0.0,-0.0))
cmath.exp(1000)
cmath.exp(complex(710,1))
cmath.cosh(1000)
cmath.sinh(-1000)
cmath.atanh(1)
cmath.atanh(-1)
cmath.atan(1j)
cmath.log(0)
cmath.log10(0)
    show(s)
vals=[0.0,-0.0,1.0,-2.5,1e300,3e-310]
for f in fs[:16]:
    g=getattr(cmath,f)
    for a in vals:
        row=[]
        for b in vals:
            try: r=g(complex(a,b)); row.append('%.9g,%.9g'%(r.real,r.imag))
            except Exception as e: row.append(type(e).__name__[:3]+str(e)[5:9])
        print(f,a,*row)
