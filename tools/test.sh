#!/usr/bin/env bash
# Runs all tests, from nothing: installs what is missing, builds, tests, and tells at the end how each stage went.
#
#   tools/test.sh              as CI does it: the stages that are green today
#   tools/test.sh --quick      for a change in hand: checks, release build, unit and language tests, docs
#   tools/test.sh --full       every stage, those that still fail too, and the slow modes over the whole suite instead of a spread
#   tools/test.sh STAGE ...    only these: checks release unit language command twin gc slices dump memory limits docs
#                              python sanitize gcc fuzz
#
# NATRIX_JOBS sets how many compilers or tests run at a time (2).
set -uo pipefail
cd "$(dirname "$0")/.."

jobs=${NATRIX_JOBS:-2}
logs=build/test-logs
all="checks release unit language twin gc slices dump command docs python memory limits sanitize gcc fuzz"
green="checks release unit language twin gc slices dump command docs python memory gcc"
full=
case "${1:-}" in
"") stages=$green ;;
--quick) stages="checks release unit language command docs" ;;
--full) stages=$all full=yes ;;
-*)
    sed -n '2,10s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
*) stages="$*" ;;
esac
for stage in $stages; do
    case " $all " in
    *" $stage "*) ;;
    *)
        echo "no such stage: $stage (there are: $all)" >&2
        exit 2
        ;;
    esac
done

summary=()
failures=0

clock() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

# step NAME COMMAND…: one line of the summary. The command's last "N passed, N failed" is what it reports.
step() {
    local name=$1 began=$SECONDS log status result
    shift
    log=$logs/${name//[^a-z0-9]/-}.log
    printf '\n== %s  %s\n' "$(clock)" "$name"
    "$@" </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    result=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
    if [ "$status" != 0 ]; then
        failures=$((failures + 1))
        result="${result:+$result  }FAILED (status $status)"
    fi
    summary+=("$(printf '%-34s %4d s  %s' "$name" $((SECONDS - began)) "${result:-done}")")
    return "$status"
}

# Builds targets with a preset. Warnings are errors in two of them, one for each compiler; in the release build they are
# not, so that it is the same one as that of tools/setup.sh.
build() {
    local preset=$1 werror=OFF
    shift
    case $preset in sanitize | release-gcc) werror=ON ;; esac
    if [ "$preset" = release ] || [ ! -e "build/$preset/build.ninja" ] || ! grep -q "^NATRIX_WERROR:BOOL=$werror" "build/$preset/CMakeCache.txt"; then
        cmake --preset "$preset" -DNATRIX_WERROR=$werror || return
    fi
    cmake --build --preset "$preset" -j "$jobs" --target "$@" -- -k 0
}

# The unit tests of one build, and their sum.
unit_tests() {
    local folder=$1 source name output passed=0 failed=0 line status
    for source in tests/unit/*_test.cpp tests/host/*_test.c*; do
        name=$(basename "${source%.*}")
        output=$(timeout 600 "$folder/$name" 2>&1)
        status=$?
        line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' <<<"$output" | tail -n 1)
        if [ "$status" != 0 ] || [ -z "$line" ]; then
            printf '%s\n%s: status %d\n' "$(tail -n 40 <<<"$output")" "$name" "$status"
            [[ $line =~ ,\ [1-9] ]] || failed=$((failed + 1))
        else
            echo "$name: $line"
        fi
        [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+) ]] && passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    done
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

# Every n-th script of a suite, always the same ones.
spread() {
    python3 tests/run.py --suite "$1" --list | awk -v n="$2" 'NR % n == 1 || n == 1'
}

# The suite in a mode: mode, how many scripts to pass over (1 takes all), more options.
suite() {
    local mode=$1 every=$2 scripts
    shift 2
    [ -z "$full" ] || every=1
    mapfile -t scripts < <(spread language "$every" && spread hostile 1)
    python3 tests/run.py --mode "$mode" -j "$jobs" "$@" "${scripts[@]}"
}

stage_checks() {
    step "includes" tools/check_includes.py
    step "format" tools/check_format.sh
}

stage_release() {
    step "training" tools/train.sh || return
    step "build: release, clang" build release natrix unit_tests || return
    step "no state in object files" tools/check_includes.py --objects build/release
}

stage_unit() { step "unit tests" unit_tests build/release; }

stage_language() { step "language and hostile" suite normal 1; }

stage_twin() {
    step "build: twin" build twin natrix && step "mode twin: natives defer" suite twin 1
}

stage_gc() { step "mode gc: collection everywhere" suite gc 1; }

stage_slices() { step "mode slices: fuel 1, 7, 50" suite slices 2; }

stage_dump() { step "mode dump: each slice in another VM" suite dump 2; }

stage_memory() { step "mode memory: ever less of it" suite memory 4; }

stage_limits() { step "limits" python3 tests/limits/run.py -j "$jobs" --every "$([ -n "$full" ] && echo 1 || echo 4)"; }

stage_command() { step "the command" python3 tests/command/run.py; }

stage_docs() { step "docs" python3 tests/docs.py; }

stage_python() { step "python: install, types, tests" bindings/python/test.sh; }

stage_sanitize() {
    step "build: ASan and UBSan" build sanitize natrix unit_tests || return
    step "unit tests, sanitized" unit_tests build/sanitize
    step "language and hostile, sanitized" suite normal 2 --natrix build/sanitize/natrix --timeout 120
}

stage_fuzz() { step "fuzzing, a minute" tests/fuzz/run.sh "$([ -n "$full" ] && echo 300 || echo 20)"; }

stage_gcc() {
    step "build: release, g++" build release-gcc natrix || return
    step "language, g++" suite normal 2 --natrix build/release-gcc/natrix
}

export NATRIX_JOBS=$jobs
mkdir -p $logs
step "packages" tools/setup.sh --packages || exit 1
step "CPython's library" tools/setup.sh --library || exit 1
for stage in $stages; do "stage_$stage"; done

printf '\n== %s  summary\n' "$(clock)"
printf '%s\n' "${summary[@]}"
if [ "$failures" != 0 ]; then
    echo "$failures of ${#summary[@]} stages failed; their output is in $logs"
    exit 1
fi
echo "all ${#summary[@]} stages passed"
