#!/usr/bin/env bash
# Checks that the C++ sources are formatted as .clang-format says; with --fix, formats them.
#
#   tools/check_format.sh [--fix] [FILE ...]
#
# Tables (.def, .inc) are laid out by hand.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v clang-format-19 >/dev/null || { echo "clang-format-19 is missing: tools/setup.sh --packages" >&2; exit 1; }
fix=
if [ "${1:-}" = --fix ]; then
    fix=yes
    shift
fi
if [ $# -gt 0 ]; then
    files=("$@")
else
    mapfile -t files < <(find src tools tests include examples -name node_modules -prune -o \
        \( -name '*.h' -o -name '*.cpp' \) -print | sort)
fi
if [ -n "$fix" ]; then
    clang-format-19 -i "${files[@]}"
    exit
fi
bad=$(clang-format-19 --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: warning: code should be.*/\1/p' |
    sort -u)
count=0
if [ -n "$bad" ]; then
    count=$(wc -l <<<"$bad")
    printf '%s: tools/check_format.sh --fix would change it\n' $bad
fi
echo "$((${#files[@]} - count)) passed, $count failed"
[ "$count" = 0 ]
