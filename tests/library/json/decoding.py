# json.loads(): documents and what is wrong with them, hooks, the scanner by itself.
import json
from json import decoder, scanner


def t(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}")


L = json.loads
for d in [
    '','  ','{','[','[1','[1,','[1,]','[1,2 ','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','{a:1}','{"a" 1}','[1 2]','nul','tru','-','01','1.','1.e5','1e','1e+','.5','-.5','NaN','-Infinity','Infinity','[NaN]','"abc','"a\\','"a\\x"','"a\\u12"','"a\\u12','"\\ud834\\udd20"','"\\ud834\\u0020"','"\\ud834\\uzzzz"','"\\ud834"','"\n"','"a\x00"','1 2','{} x','[]]','"\\u00e9é\U0001F600"','123456789012345678901234567890','-123456789012345678901234567890','1.5e400','-0','-0.0','1E5','[1.0,2.5e-3]','{"a":{"b":[{}, [], ""]}}','{"a":1,"a":2}','\ufeff[]','[true,false,null]',' [ 1 , 2 ] ','{ "a" : 1 , "b" : [ ] }','[1,\n2,\n x]','{"k":\n"v" "z"}','"\\/\\b\\f\\n\\r\\t\\"\\\\"','[',']','[}','{]','{"a":}','[,1]','-N','-Infinit','1'*5000,
]:
    t(lambda: L(d))
t(lambda: L(b'[1,2]'))
t(lambda: L(5))
t(lambda: L('[1, NaN]', parse_constant=lambda s: 'C'+s))
t(lambda: L('{"b":1,"a":{}}', object_pairs_hook=list))
t(lambda: L('[{"a":1}, {]', object_hook=dict))
t(lambda:L('"a\nb"', strict=False))
t(lambda:L('{"a\nb":[1,{"x":"\t"}]}', strict=False))
s = decoder.scanstring
t(lambda: s('abc"d',0))
t(lambda: s('abc"d',0,True))
t(lambda: s('abc',5))
t(lambda: s('abc',-1))
t(lambda: s(b'abc',1))
t(lambda: s('a','b'))
c = scanner.make_scanner(decoder.JSONDecoder())
t(lambda: c('[1]',0))
t(lambda: c('[1]',-1))
t(lambda: c('[1]',9))
t(lambda: c(b'[1]',0))
t(lambda: c('x',0))
t(lambda: (c.strict, c.parse_int, c.object_hook))
t(lambda: c(string='1',idx=0))
