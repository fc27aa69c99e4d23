#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs rdf-validate-shacl into the build folder and runs check.mjs with it.
# usage: node.sh PROGRAM SOURCE BUILD
set -eu
command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: no node here"; exit 77; }
here=$2/tests/shapes
mkdir -p "$3/node"
cd "$3/node"
if ! cmp -s "$here/package-lock.json" installed.json || [ ! -d node_modules ]; then
  cp "$here/package.json" "$here/package-lock.json" .
  npm ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1 || { echo "skipped: npm cannot install"; tail -3 npm.log; exit 77; }
  cp package-lock.json installed.json
fi
cp "$here/check.mjs" .
rm -rf graphs
mkdir graphs
"$1" graphs
exec node check.mjs "$2/export/vocab/shapes.ttl" graphs/tiny.nq graphs/small.trig graphs/flat.ttl \
  graphs/facts.ttl graphs/moved.nq graphs/many.nq graphs/none.nq "$2/samples/output/graph.nq"
