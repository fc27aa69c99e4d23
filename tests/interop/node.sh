#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs the readers of package-lock.json into the build folder and runs check.mjs with
# them. usage: node.sh PROGRAM SOURCE BUILD
# With ENTENTE_INSTALL_ONLY set it only installs (scripts/bench).
set -eu
command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: no node here"; exit 77; }
mkdir -p "$3/node"
cd "$3/node"
if ! cmp -s "$2/package-lock.json" installed.json || [ ! -d node_modules ]; then
  cp "$2/package.json" "$2/package-lock.json" .
  npm ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1 || { echo "skipped: npm cannot install"; tail -3 npm.log; exit 77; }
  cp package-lock.json installed.json
fi
[ -z "${ENTENTE_INSTALL_ONLY:-}" ] || exit 0
cp "$2/check.mjs" .
rm -rf graphs
mkdir graphs
"$1" graphs
exec node check.mjs graphs
