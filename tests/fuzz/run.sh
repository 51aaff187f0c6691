#!/usr/bin/env bash
# Fuzzes: tests/fuzz/run.sh [parser|program|loader] [SECONDS]; without a name all, each for so long (30).
# What was found stays in build/fuzz/TARGET/found; `build/sanitize/fuzz_TARGET FILE` shows it again.
# NATRIX_FUZZ names another preset than sanitize: release is faster, and sees crashes and broken heaps only.
# tests/fuzz/TARGET/ holds the inputs that found bugs once; each run begins with them.
set -uo pipefail
cd "$(dirname "$0")/../.."
preset=${NATRIX_FUZZ:-sanitize}
targets="parser program loader"
case "${1:-}" in
parser | program | loader) targets=$1 && shift ;;
esac
seconds=${1:-30}
failed=0
[ -e "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null || exit
cmake --build --preset "$preset" -j "${NATRIX_JOBS:-2}" --target fuzz || exit
for target in $targets; do
    binary=build/$preset/fuzz_$target
    folder=build/fuzz/$target
    mkdir -p "$folder/corpus" "$folder/seeds" "$folder/found"
    # (The loader's target has its seeds in itself.)
    # A seed is a source with the byte before it that chooses the limits, or the two of the parser's target.
    [ "$target" = loader ] || python3 - "$target" "$folder/seeds" <<'P'
import pathlib, sys, zlib
target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
for suite in ("language", "hostile"):
    for path in sorted(pathlib.Path("tests", suite).rglob("*.py")):
        data = path.read_bytes()
        if "node_modules" not in path.parts and len(data) < 8000:
            number = zlib.crc32(data)
            head = bytes([number % 32]) if target == "program" else bytes([number % 32, number % 3])
            (folder / f"{number:08x}").write_bytes(head + data)
P
    kept=tests/fuzz/$target
    mkdir -p "$kept"
    printf '== %s, %s s\n' "$target" "$seconds"
    "$binary" -max_total_time="$seconds" -max_len=8000 -len_control=0 -timeout=20 -rss_limit_mb=3000 -detect_leaks=0 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="$folder/found/" \
        "$folder/corpus" "$folder/seeds" "$kept" >"$folder/log" 2>&1
    status=$?
    grep -E 'number_of_executed_units|average_exec' "$folder/log"
    if [ $status != 0 ]; then
        failed=$((failed + 1))
        grep -vE '^#[0-9]+' "$folder/log" | tail -n 60
    fi
done
[ $failed = 0 ]
