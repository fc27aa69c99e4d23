#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs pyoxigraph and rdflib into BUILD and runs cookbook.py with them; --write makes the
# expected answers and docs/cookbook.md anew. usage: cookbook.sh SOURCE BUILD [--write]
set -eu
packages="pyoxigraph==0.5.13 rdflib==7.6.0"
source=$1 python=$2/python
shift 2
command -v python3 >/dev/null || { echo "skipped: no python3 here"; exit 77; }
if [ ! -d "$python/rdflib" ] || [ ! -d "$python/pyoxigraph" ]; then
  mkdir -p "$python"
  python3 -m pip install --quiet --target "$python" $packages > "$python/pip.log" 2>&1 ||
    { echo "skipped: pip cannot install $packages"; tail -3 "$python/pip.log"; exit 77; }
fi
exec python3 "$source/tests/cookbook/cookbook.py" "$source" --packages "$python" "$@"
