// Runs a script of cases in CPython 3.14 and prints what it prints.
// Usage: node cases.mjs PYODIDE_DIRECTORY SCRIPT [SEED [ROUNDS]] | DRIVER
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [directory, script, seed = "1", rounds = "400"] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(directory, "pyodide.mjs")));
const python = await loadPyodide({
    env: { CASES_SEED: seed, CASES_ROUNDS: rounds },
    stdout: (line) => fs.writeSync(1, line + "\n"),
});
python.runPython(fs.readFileSync(script, "utf8"));
