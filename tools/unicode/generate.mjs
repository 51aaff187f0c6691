// Makes the .inc files of src/base/unicode by asking CPython 3.14 for everything it knows of each code point.
// Usage: node generate.mjs PYODIDE_DIRECTORY [--check]      (the npm package pyodide, version 314.0.7)
// With --check nothing is written; the exit status says whether the committed files are what would be written.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, "../../src/base/unicode");
if (!process.argv[2]) {
    console.error("usage: node generate.mjs PYODIDE_DIRECTORY [--check]");
    process.exit(2);
}
const { loadPyodide } = await import(pathToFileURL(path.resolve(process.argv[2], "pyodide.mjs")));
const python = await loadPyodide();
python.globals.set("unlisted_names", fs.readFileSync(path.join(here, "unlisted_names.txt"), "utf8"));
python.runPython(fs.readFileSync(path.join(here, "generate.py"), "utf8"));
const files = python.globals.get("files").toJs();
let same = true;
for (const [name, text] of Object.entries(files)) {
    const file = path.join(target, name);
    if (process.argv[3] === "--check") {
        if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) {
            console.log(`${name} differs`);
            same = false;
        }
    } else {
        fs.writeFileSync(file, text);
        console.log(`${name}: ${text.length} characters`);
    }
}
console.log(python.globals.get("report"));
process.exit(same ? 0 : 1);
