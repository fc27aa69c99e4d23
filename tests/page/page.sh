#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Writes pages and looks at them in headless Chromium.
# usage: page.sh ENTENTE INTEROP_GRAPHS SOURCE BUILD
set -eu
for tool in node npm chromium; do
  command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
mkdir -p "$4/node" "$4/pages"
cd "$4/node"
if ! cmp -s "$3/package-lock.json" installed.json || [ ! -d node_modules ]; then
  cp "$3/package.json" "$3/package-lock.json" .
  npm ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1 || { echo "skipped: npm cannot install"; tail -3 npm.log; exit 77; }
  cp package-lock.json installed.json
fi
cp "$3/check.mjs" "$3/large.mjs" .
pages=$4/pages
"$2" "$pages"
"$1" -q "$3/../../samples/articles" -o "$pages/samples.html"
"$1" link -q "$3/../cli/explain/copies.jsonl" -o "$pages/copies.html"
node large.mjs 5000 12000 > "$pages/large.jsonl"
"$1" link -q "$pages/large.jsonl" -o "$pages/large.html"
: > "$pages/empty.jsonl"
"$1" link -q "$pages/empty.jsonl" -o "$pages/empty.html"
exec node check.mjs "$pages" "$(command -v chromium)"
