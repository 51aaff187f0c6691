// Records what CPython 3.14 answers to every script here and in tests/library: NAME.out, NAME.err (if any) and NAME.exit (if not 0).
//
//   node tests/language/record.mjs [--check] [--missing] [--seed=N] [PATH-PART ...]
//
// --check    compares with what is recorded instead of writing; a different --seed shows whether an
//            answer depends on string hashes (the default seed is 0, and 77 when checking)
// --missing  only scripts that have no record yet
// --times    also prints how long the oracle took for each
// Needs the npm package named in package.json (`npm install` in this folder). Scripts in word64/ depend on
// the size of a machine word, which the 32-bit oracle cannot show; a 64-bit CPython 3.11 or newer records them.
import fs from "fs";
import path from "path";
import { spawn, spawnSync } from "child_process";
import { fileURLToPath } from "url";

const here = path.dirname(fileURLToPath(import.meta.url));
const version = "314.0.7";
const patience = 60_000;

function scripts(folder) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") found.push(...scripts(full));
    else if (entry.name.endsWith(".py") && folder !== here) found.push(full);
  }
  return found.sort();
}

const stem = file => file.slice(0, -3);
const read = file => (fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0));

async function worker(seed) {
  const { loadPyodide, version: actual } = await import("pyodide");
  if (actual !== version) throw new Error(`pyodide ${version} is needed, found ${actual}`);
  const py = await loadPyodide({ env: { PYTHONHASHSEED: String(seed), HOME: "/home/pyodide" } });
  py.runPython(fs.readFileSync(path.join(here, "oracle_guest.py"), "utf8"));
  const run = py.globals.get("run_script");
  let pending = "";
  process.stdin.on("data", chunk => {
    pending += chunk;
    for (let end; (end = pending.indexOf("\n")) >= 0; pending = pending.slice(end + 1)) {
      const file = pending.slice(0, end);
      const text = bytes => bytes.toString("base64");
      let answer;
      try {
        answer = run(path.basename(file), text(read(file)), text(read(stem(file) + ".in")));
      } catch (error) {
        // Not the error's stack: it quotes the package's only line, which is a megabyte long.
        answer = JSON.stringify({ failure: `${error.name}: ${String(error.message).slice(-800)}` });
      }
      process.stdout.write(answer + "\n");
    }
  });
  process.stdin.on("end", () => process.exit(0));
  process.stdout.write("{}\n");
}

// A worker answers one script at a time; when it dies or hangs, the script is at fault and a new one starts.
function startWorker(seed) {
  // A thousand nested calls of special methods need more stack than node allows by itself.
  const command = 'ulimit -s 64000; exec "$0" --stack-size=60000 "$@"';
  const child = spawn("sh", ["-c", command, process.execPath, fileURLToPath(import.meta.url), "--worker", `--seed=${seed}`],
    { stdio: ["pipe", "pipe", "pipe"] });
  let text = "", complaint = "", waiting = null;
  const settle = value => { const w = waiting; waiting = null; if (w) { clearTimeout(w.timer); w.resolve(value); } };
  child.stdout.on("data", chunk => {
    text += chunk;
    const end = text.indexOf("\n");
    if (end >= 0) { const line = text.slice(0, end); text = text.slice(end + 1); settle({ line }); }
  });
  child.stderr.on("data", chunk => { complaint += chunk; });
  child.on("close", () => settle({ failure: "the oracle died: " + complaint.trim().slice(-500) }));
  const next = () => new Promise(resolve => {
    waiting = { resolve, timer: setTimeout(() => { settle({ failure: "no answer in time" }); child.kill("SIGKILL"); }, patience) };
  });
  return { next, ask(file) { const answer = next(); child.stdin.write(file + "\n"); return answer; }, stop() { child.stdin.end(); } };
}

function askNative(file, seed) {
  const done = spawnSync("python3", ["-B", path.basename(file)], { timeout: patience,
    cwd: path.dirname(file), input: read(stem(file) + ".in"), env: { ...process.env, PYTHONHASHSEED: String(seed) } });
  // CPython shows the script's absolute path, the oracle its base name.
  const err = done.stderr.toString().replaceAll(`File "${path.dirname(file)}/`, 'File "');
  return { out: done.stdout, err: Buffer.from(err), status: done.status };
}

function parse(line) {
  try { return JSON.parse(line); } catch { return { failure: "the oracle broke down: " + line.slice(0, 200) }; }
}

// Answers that would not be the same elsewhere: addresses, and the oracle's own platform.
const unwanted = /\bat 0x[0-9a-f]{4,}|Result not representable|emscripten|pyodide|never awaited|ResourceWarning|Exception ignored/;

function write(file, { out, err, status }) {
  fs.writeFileSync(stem(file) + ".out", out);
  const keep = (suffix, data) => data.length
    ? fs.writeFileSync(stem(file) + suffix, data) : fs.rmSync(stem(file) + suffix, { force: true });
  keep(".err", err);
  keep(".exit", status ? `${status}\n` : "");
}

function differs(file, { out, err, status }) {
  return !fs.existsSync(stem(file) + ".out") || !read(stem(file) + ".out").equals(out)
    || !read(stem(file) + ".err").equals(err) || (parseInt(read(stem(file) + ".exit").toString()) || 0) !== status;
}

async function main(args) {
  const check = args.includes("--check");
  const seed = args.find(a => a.startsWith("--seed="))?.slice(7) ?? (check ? "77" : "0");
  const parts = args.filter(a => !a.startsWith("--"));
  let files = [...scripts(here), ...scripts(path.join(here, "../library"))];
  if (parts.length) files = files.filter(file => parts.some(part => file.includes(part)));
  if (args.includes("--missing")) files = files.filter(file => !fs.existsSync(stem(file) + ".out"));
  let bad = 0, oracle = null;
  for (const file of files) {
    let answer;
    if (file.includes(`${path.sep}word64${path.sep}`)) {
      answer = askNative(file, seed);
      if (answer.status === null) { bad++; console.log(`FAILED ${path.relative(here, file)}: killed`); continue; }
    } else {
      if (!oracle) { oracle = startWorker(seed); const ready = await oracle.next(); if (ready.failure) throw new Error(ready.failure); }
      const start = Date.now();
      const got = await oracle.ask(file);
      if (args.includes("--times")) console.log(`${Date.now() - start} ms ${path.relative(here, file)}`);
      const parsed = got.failure ? got : parse(got.line);
      if (parsed.failure) {
        bad++;
        oracle.stop();
        oracle = null;
        console.log(`FAILED ${path.relative(here, file)}: ${parsed.failure}`);
        continue;
      }
      answer = { out: Buffer.from(parsed.out, "base64"), err: Buffer.from(parsed.err, "base64"), status: parsed.status };
    }
    const odd = unwanted.exec(answer.out.toString() + answer.err.toString());
    if (odd && !fs.readFileSync(file, "utf8").includes(odd[0])) console.log(`SUSPICIOUS ${path.relative(here, file)}: ${odd[0]}`);
    if (!check) write(file, answer);
    else if (differs(file, answer)) { bad++; console.log(`DIFFERS ${path.relative(here, file)}`); }
  }
  oracle?.stop();
  console.log(`${files.length - bad} ${check ? "agree" : "recorded"}, ${bad} ${check ? "differ" : "failed"}`);
  process.exitCode = bad ? 1 : 0;
}

const args = process.argv.slice(2);
if (args.includes("--worker")) await worker(args.find(a => a.startsWith("--seed=")).slice(7));
else await main(args);
