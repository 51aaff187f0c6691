#!/bin/sh
# Builds build/release/libnatrix.a of the repository, as far as it is not there yet. pip shows nothing of what a build
# prints, so this goes to the terminal, if there is one.
set -e
cd "$1"
jobs=${NATRIX_JOBS:-$(getconf _NPROCESSORS_ONLN)}

build() {
    if [ ! -e build/release/build.ninja ]; then
        if command -v clang++-19 >/dev/null; then
            cmake --preset release
        else
            cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release
        fi
    fi
    cmake --build build/release -j "$jobs" --target natrix_static
}

# A pipe has the status of its last part; the first one's is kept in a file.
if (: >/dev/tty) 2>/dev/null; then
    status=$(mktemp)
    { build 2>&1 || echo failed >"$status"; } | tee /dev/tty
    failed=$(cat "$status")
    rm -f "$status"
    [ -z "$failed" ]
else
    build
fi
