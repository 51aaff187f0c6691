// Compares trees and syntax errors with CPython's, which runs as a WebAssembly module.
//
//   node parse.mjs DUMPER ORACLE files FOLDER     every .py file below FOLDER: the trees must be equal
//   node parse.mjs DUMPER ORACLE snippets FILE    a JSON list of sources, or of [mode, source]: errors must be equal
//
// DUMPER is the program made from syntax_dump.cpp, ORACLE the folder of the `pyodide` package. CPython's answers are
// kept in a cache beside the dumper.
import {spawnSync} from "child_process";
import crypto from "crypto";
import fs from "fs";
import os from "os";
import path from "path";
import {pathToFileURL} from "url";

const [dumper, oracle, what, where, ...options] = process.argv.slice(2);
const cache = path.join(path.dirname(path.resolve(dumper)), "oracle-cache");
fs.mkdirSync(cache, {recursive: true});

let python = null;
async function ask(kind, bytes) {
    const key = crypto.createHash("sha256").update(kind).update(bytes).digest("hex").slice(0, 32);
    const file = path.join(cache, key);
    if (fs.existsSync(file)) return fs.readFileSync(file, "utf8");
    if (!python) {
        const {loadPyodide} = await import(pathToFileURL(path.join(path.resolve(oracle), "pyodide.mjs")));
        python = await loadPyodide({indexURL: path.resolve(oracle)});
        python.runPython(`
import ast, json, warnings
warnings.simplefilter("ignore")
def answer(kind, source):
    source = bytes(source.to_py())
    if kind == "tree":
        try:
            return ast.dump(ast.parse(source, "x"), include_attributes=True)
        except SyntaxError as e:
            return "!" + describe(e)
    mode = kind
    try:
        text = source.decode()
    except UnicodeDecodeError:
        text = source
    try:
        compile(text, "x", mode)
    except SyntaxError as e:
        return "!" + describe(e)
    except BaseException as e:
        return "!" + json.dumps({"type": type(e).__name__, "msg": str(e)})
    return "ok"
def describe(e):
    return json.dumps({"type": type(e).__name__, "msg": e.msg, "lineno": e.lineno, "offset": e.offset,
                       "end_lineno": e.end_lineno, "end_offset": e.end_offset, "text": e.text})
`);
    }
    const result = python.globals.get("answer")(kind, new Uint8Array(bytes));
    fs.writeFileSync(file, result);
    return result;
}

function run(files, flags) {
    const done = spawnSync(dumper, flags, {input: files.join("\n") + "\n", maxBuffer: 1 << 30, encoding: "utf8"});
    if (done.status !== 0) console.log("the dumper ended with", done.status, done.signal, done.stderr);
    return done.stdout.split("\n");
}

let passed = 0, failed = 0;
if (what === "files") {
    const files = fs.readdirSync(where, {recursive: true}).filter(f => f.endsWith(".py")).sort().map(f => path.join(where, f));
    const ours = run(files, []);
    for (const [i, file] of files.entries()) {
        const theirs = await ask("tree", fs.readFileSync(file));
        if (theirs === ours[i] && theirs[0] !== "!") passed++;
        else {
            failed++;
            let at = 0;
            while (theirs[at] === ours[i]?.[at]) at++;
            console.log(file, "\n  theirs", theirs.slice(Math.max(0, at - 160), at + 120), "\n  ours  ",
                        ours[i]?.slice(Math.max(0, at - 160), at + 120));
        }
    }
} else {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "snippets-"));
    const all = JSON.parse(fs.readFileSync(where, "utf8")).map(s => Array.isArray(s) ? s : ["exec", s]);
    for (const mode of ["exec", "eval", "single"]) {
        const snippets = all.filter(s => s[0] === mode).map(s => s[1]);
        if (!snippets.length) continue;
        const files = snippets.map((s, i) => {
            const file = path.join(folder, `${mode}${i}.py`);
            fs.writeFileSync(file, s);
            return file;
        });
        const ours = run(files, ["--checked", "--text", ...(mode === "exec" ? [] : ["--" + mode])]);
        for (const [i, source] of snippets.entries()) {
            const theirs = await ask(mode, Buffer.from(source));
            let same = theirs === ours[i];
            if (theirs[0] === "!" && ours[i]?.[0] === "!") {
                const a = JSON.parse(theirs.slice(1)), b = JSON.parse(ours[i].slice(1));
                same = a.type === b.type && a.msg === b.msg;
                if (same && "lineno" in a) {
                    const position = b.positioned || a.lineno != null;
                    same = position ? ["lineno", "offset", "end_lineno", "end_offset"].every(k => (a[k] ?? 0) === b[k]) : true;
                    if (same && options.includes("--text")) same = (a.text ?? "").trimEnd() === (b.text ?? "").trimEnd();
                }
            }
            if (same) passed++;
            else {
                failed++;
                console.log(JSON.stringify(source), "\n  theirs", theirs, "\n  ours  ", ours[i]);
            }
        }
    }
    fs.rmSync(folder, {recursive: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
