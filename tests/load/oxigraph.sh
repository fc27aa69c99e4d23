#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs the server of Oxigraph into the build folder and loads into it.
# usage: oxigraph.sh ENTENTE SOURCE BUILD
set -eu
oxigraph=oxigraph==0.5.13
command -v python3 >/dev/null || { echo "skipped: no python3 here"; exit 77; }
packages=$3/python
if [ ! -x "$packages/bin/oxigraph" ]; then
  python3 -m pip install --quiet --no-deps --target "$packages" "$oxigraph" > "$3/pip.log" 2>&1 ||
    { echo "skipped: pip cannot install $oxigraph"; tail -n 3 "$3/pip.log"; exit 77; }
fi
exec python3 "$2/tests/load/real_test.py" "$1" "$packages/bin/oxigraph" "$2/samples/output/graph.nq"
