#!/usr/bin/env bash
# Installs the Python packages into a virtual environment under build/, checks their types and runs their tests. The last
# line says how many passed and failed.
#
#   bindings/python/test.sh [PYTEST-OPTION …]
#
# PYTHON is the interpreter to use (python3).
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-python3}
venv=../../build/venv-python-$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ -x "$venv/bin/pip" ] || "$python" -m venv "$venv"
# The second time nothing is asked of the network.
if ! cmp -s tests/requirements.txt "$venv/requirements.txt"; then
    "$venv/bin/pip" install -q --disable-pip-version-check -r tests/requirements.txt
    cp tests/requirements.txt "$venv/requirements.txt"
fi
# Nor for what these are built with: it is in the environment already.
"$venv/bin/pip" install -q --disable-pip-version-check --no-build-isolation --no-deps --force-reinstall .
"$venv/bin/mypy" --config-file pyproject.toml
"$venv/bin/python" -m pytest -q "$@"
