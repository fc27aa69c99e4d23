#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# usage: python.sh PYTHON SOURCE BUILD LAYOUT_PROGRAM
# Makes the wheel, installs it into an environment of its own, runs the test there.
set -eu
python=$1 source=$2 build=$3 layout=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m venv "$work/venv" >"$work/log" 2>&1 || {
  echo "skipped: no venv with pip: $(tail -1 "$work/log")"
  exit 77
}
wheel=$("$source/scripts/python/build_wheel" "$build" "$work")
"$work/venv/bin/pip" install --quiet --no-index --no-deps \
  --disable-pip-version-check "$wheel"
unset ENTENTE_DATA ENTENTE_LIBRARY
cd "$work"
"$work/venv/bin/python" "$source/tests/python/entente_test.py" "$layout" \
  "$source/samples/articles" "$build/entente"
