#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs readers into CACHE/NAME, unless what is wanted is there. usage: install.sh CACHE NAME
# NAME: node (package-lock.json, by npm), python (requirements.txt, by pip), jena (pom.xml, by
# Maven). Exit status 77: it cannot be installed here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=$1 name=$2

lacks() { # TOOL...
  for tool; do command -v "$tool" >/dev/null || { echo "skipped: no $tool here"; exit 77; }; done
}
into_node() {
  cp "$here/package.json" "$here/package-lock.json" "$cache/node"
  (cd "$cache/node" && npm ci --no-audit --no-fund --ignore-scripts)
}
into_python() {
  python3 -m pip install --quiet --no-deps --target "$cache/python" -r "$here/requirements.txt"
}
into_jena() {
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/jena/lib"
}

case $name in
  node) lacks node npm && list=package-lock.json ;;
  python) lacks python3 && list=requirements.txt ;;
  jena) lacks java mvn && list=pom.xml ;;
  *) exit 2 ;;
esac
cmp -s "$here/$list" "$cache/$name/installed" && exit 0
rm -rf "${cache:?}/$name"
mkdir -p "$cache/$name"
if ! "into_$name" > "$cache/$name.log" 2>&1; then
  echo "skipped: $name cannot be installed"
  tail -3 "$cache/$name.log"
  exit 77
fi
cp "$here/$list" "$cache/$name/installed"
