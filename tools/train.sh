#!/usr/bin/env bash
# Builds natrix with counters, runs the benchmark programs and the language suite with it, and leaves what it counted in
# build/natrix.profdata. A release build that finds that file lays out its branches and inlines by it, as Debian's CPython
# is built too: 7 % over the benchmark programs. The counts may be older than the sources; what has changed is then
# compiled without them.
#
#   tools/train.sh            only if there is no such file yet
#   tools/train.sh --again    in any case
#
# NATRIX_JOBS sets how many compilers run at a time (2).
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=${NATRIX_JOBS:-2}
result=build/natrix.profdata
raw=build/profile/counts
case "${1:-}" in
"") [ ! -e $result ] || exit 0 ;;
--again) ;;
*)
    sed -n '2,11s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

[ -e build/profile/build.ninja ] || cmake --preset profile
cmake --build --preset profile -j "$jobs" --target natrix
rm -rf $raw
programs=(bench/programs/*.py)
mapfile -t scripts < <(python3 tests/run.py --suite language --list)
done=0
whole=$((${#programs[@]} + ${#scripts[@]}))
for script in "${programs[@]}" "${scripts[@]}"; do
    LLVM_PROFILE_FILE=$raw/%2m.profraw timeout 60 build/profile/natrix "$script" </dev/null >/dev/null 2>&1 || true
    done=$((done + 1))
    if [ $((done % 40)) = 0 ] || [ $done = $whole ]; then echo "trained with $done of $whole scripts"; fi
done
llvm-profdata-19 merge -o $result.new $raw/*.profraw
mv $result.new $result
