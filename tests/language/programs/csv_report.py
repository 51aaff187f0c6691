# Parse quoted CSV, group, sort and format a report.
def parse_csv(text, sep=","):
    rows, row, field, quoted, i = [], [], [], False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"':
                if text[i + 1:i + 2] == '"': field.append('"'); i += 1
                else: quoted = False
            else: field.append(c)
        elif c == '"' and not field: quoted = True
        elif c == sep: row.append("".join(field)); field = []
        elif c in "\r\n":
            if c == "\r" and text[i + 1:i + 2] == "\n": i += 1
            row.append("".join(field)); rows.append(row); row, field = [], []
        else: field.append(c)
        i += 1
    if quoted: raise ValueError("unterminated quote")
    if field or row: row.append("".join(field)); rows.append(row)
    return rows
def write_csv(rows, sep=","):
    def cell(v): v = "" if v is None else str(v); return '"' + v.replace('"', '""') + '"' if any(c in v for c in sep + '"\r\n') else v
    return "".join(sep.join(map(cell, r)) + "\n" for r in rows)
data = '''date,region,product,units,price
2024-01-05,north,"Widget, large",10,2.50
2024-01-06,south,Gadget,3,10
2024-01-07,north,"The ""best"" thing",1,99.99
2024-02-01,east,Gadget,7,10
2024-02-03,south,"Widget, large",20,2.25
2024-02-09,north,Gadget,0,10
2024-03-01,west,"multi
line",2,1.5
2024-03-02,north,Gadget,abc,10
'''
header, *body = parse_csv(data)
print(header, len(body), body[0], body[2][2], body[6][2].splitlines(), parse_csv(write_csv([header] + body)) == [header] + body)
records, errors = [], []
for n, values in enumerate(body, 2):
    rec = dict(zip(header, values))
    try: rec |= {"units": int(rec["units"]), "price": float(rec["price"])}
    except ValueError as e: errors.append(f"line {n}: {e}")
    else: rec["total"] = rec["units"] * rec["price"]; records.append(rec)
print(errors)
def group(rows, *keys):
    out = {}
    for r in rows: out.setdefault(tuple(r[k] for k in keys), []).append(r)
    return out
def report(rows, *keys):
    lines = []
    for key, items in sorted(group(rows, *keys).items(), key=lambda p: (-sum(r["total"] for r in p[1]), p[0])):
        total, units = sum(r["total"] for r in items), sum(r["units"] for r in items)
        lines.append(f"{' / '.join(k.splitlines()[0] for k in key):<24}{len(items):>3}{units:>6,}{total:>12,.2f}{total / (units or 1):>8.3f}")
    return "\n".join(lines)
print(report(records, "region"), report(records, "product"), report(records, "region", "product"), sep="\n\n")
pivot = {}
for r in records: pivot.setdefault(r["date"][:7], {}).setdefault(r["region"], 0); pivot[r["date"][:7]][r["region"]] += r["total"]
regions = sorted({r["region"] for r in records})
print(f"{'':8}" + "".join(f"{r:>9}" for r in regions))
for month, cells in sorted(pivot.items()): print(f"{month:8}" + "".join(f"{cells.get(r, 0):>9.2f}" if r in cells else f"{'-':>9}" for r in regions))
best = max(records, key=lambda r: r["total"]); print(best["product"], best["total"], {k: type(v).__name__ for k, v in best.items()})
for bad in ('"abc', 'a,"b\nc'):
    try: parse_csv(bad)
    except ValueError as e: print(e)
print(parse_csv(""), parse_csv("\n"), parse_csv("a,,b\n,\n"), parse_csv('""'), parse_csv('"a""b"'), parse_csv("a\r\nb\rc\n"), parse_csv("x;y", ";"), write_csv([[1, None, 'q"q', "a,b", "n\nl", ""]]))
