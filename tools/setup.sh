#!/usr/bin/env bash
# Everything from a fresh Debian 12 to a running natrix: packages, the release build, an example.
#
#   tools/setup.sh              all of it; a second run finds nothing to do but the example
#   tools/setup.sh --packages   only the packages
#   tools/setup.sh --library    only CPython's library: a file of an npm package, of one version and one hash
#
# NATRIX_JOBS sets how many compilers run at a time (2). NATRIX_STDLIB names a python_stdlib.zip that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

# Package, and a file that tells that it is there.
needed=(
    "clang-19 /usr/bin/clang++-19"
    "clang-format-19 /usr/bin/clang-format-19"
    "libclang-rt-19-dev /usr/lib/llvm-19/lib/clang/19/lib/linux"
    "llvm-19 /usr/bin/llvm-profdata-19"
    "g++ /usr/bin/g++"
    "cmake /usr/bin/cmake"
    "ninja-build /usr/bin/ninja"
    "ccache /usr/bin/ccache"
    "mold /usr/bin/mold"
    "python3 /usr/bin/python3"
    "python3-dev /usr/include/python3.11/Python.h"
    "python3-venv /usr/lib/python3.11/ensurepip/__init__.py"
    "npm /usr/bin/npm"
)
library_package=pyodide@314.0.7
jobs=${NATRIX_JOBS:-2}
started=$SECONDS

say() { printf '== %s (%d s)\n' "$*" $((SECONDS - started)); }

install_packages() {
    local missing=() entry package
    for entry in "${needed[@]}"; do
        package=${entry%% *}
        [ -e "${entry#* }" ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        # Asking for a password needs a terminal.
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            printf '%s\n' "These packages are missing, and only root may install them:" \
                "    apt-get install --no-install-recommends ${missing[*]}" \
                "Run that as root, or run this script as root or where sudo works." >&2
            exit 1
        fi
    fi
    if ! command -v apt-get >/dev/null; then
        printf 'There is no apt-get here. Natrix needs what Debian 12 calls: %s\n' "${missing[*]}" >&2
        exit 1
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
        install -y --no-install-recommends "${missing[@]}" </dev/null
}

# It is fetched once, for all working trees. The build checks its hash.
fetch_library() {
    local kept=$HOME/.cache/natrix/${library_package/@/-} folder
    if [ -n "${NATRIX_STDLIB:-}" ] || [ -e "$kept/python_stdlib.zip" ]; then return 0; fi
    say "fetching $library_package"
    folder=$(mktemp -d)
    (cd "$folder" && npm pack --silent "$library_package" >/dev/null && tar xzf ./*.tgz package/python_stdlib.zip)
    mkdir -p "$kept"
    mv "$folder/package/python_stdlib.zip" "$kept/"
    rm -rf "$folder"
}

case "${1:-}" in
--packages)
    install_packages
    exit 0
    ;;
--library)
    fetch_library
    exit 0
    ;;
"") ;;
*)
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

install_packages
fetch_library
say "measuring which branches are taken (once)"
tools/train.sh
say "building build/release/natrix"
cmake --preset release >build/configure.log || { cat build/configure.log; exit 1; }
cmake --build --preset release -j "$jobs" --target natrix
say "running examples/hello.py"
build/release/natrix examples/hello.py
say "running examples/price.py: it asks for look_up(), and waits in a file until it has an answer"
paused=build/price.dump
status=0
build/release/natrix --dump-on-pause $paused examples/price.py || status=$?
if [ $status != 75 ]; then
    echo "the run did not pause" >&2
    exit 1
fi
ls -l $paused | awk '{print "the paused run has " $5 " bytes"}'
status=0
build/release/natrix resume $paused --dump-on-pause $paused.2 --value 3.5 || status=$?
build/release/natrix resume $paused.2 --value 1.25
say "running examples/endless.py with a limit of 0.1 s"
if build/release/natrix --max-time 0.1 examples/endless.py; then
    echo "the limit did not hold" >&2
    exit 1
fi
say "done: build/release/natrix FILE"
