#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs networkx into the build folder and runs check_networks.py with it.
# usage: networks.sh PROGRAM SOURCE BUILD
set -eu
networkx=networkx==3.6.1
command -v python3 >/dev/null || { echo "skipped: no python3 here"; exit 77; }
python=$3/python
if [ ! -d "$python/networkx" ]; then
  python3 -m pip install --quiet --no-deps --target "$python" "$networkx" > "$3/pip.log" 2>&1 ||
    { echo "skipped: pip cannot install $networkx"; tail -3 "$3/pip.log"; exit 77; }
fi
rm -rf "$3/networks"
mkdir -p "$3/networks"
"$1" "$3/networks"
PYTHONPATH=$python exec python3 "$2/check_networks.py" "$3/networks"
