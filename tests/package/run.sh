#!/usr/bin/env bash
# Installs a build into a folder of its own and builds a program against it: with find_package, static and shared, and with
# pkg-config.
#   tests/package/run.sh [BUILD]     (build/release; its targets `natrix` and `libraries` are built first)
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath "${1:-$root/build/release}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --build "$build" --target natrix libraries > "$work/build.log" || { cat "$work/build.log"; exit 1; }
cmake --install "$build" --prefix "$work/prefix" > "$work/install.log"
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
c_compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
expect() {
    local got
    got=$("${@:2}")
    [ "$got" = "$1" ] || { echo "FAIL ${*:2}: got '$got'"; exit 1; }
}
for shared in OFF ON; do
    cmake -S "$root/tests/package" -B "$work/$shared" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" \
        -DBUILD_SHARED_LIBS=$shared -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_C_COMPILER="$c_compiler" > "$work/configure.log"
    cmake --build "$work/$shared" > "$work/outside.log" || { cat "$work/outside.log"; exit 1; }
    expect 42 "$work/$shared/outside_cpp"
    expect 42 "$work/$shared/outside_c"
done
expect 42 "$work/prefix/bin/natrix" -c 'print(42)'
if command -v pkg-config > /dev/null; then
    folder=$(dirname "$(find "$work/prefix" -name natrix.pc)")
    flags=$(PKG_CONFIG_PATH=$folder pkg-config --cflags --libs natrix)
    # shellcheck disable=SC2086
    "$compiler" -std=c++20 "$root/tests/package/main.cpp" $flags -o "$work/by_pkg_config"
    library=$(dirname "$(find "$work/prefix" -name 'libnatrix.so')")
    expect 42 env LD_LIBRARY_PATH="$library" "$work/by_pkg_config"
fi
echo "package: ok"
