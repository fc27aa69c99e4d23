#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Jena's shacl and riot: samples and made graphs satisfy the shapes, a damaged one does not, and
# the shipped files and samples are valid to riot. Jena is taken from JENA_HOME, else fetched by
# Maven into the build folder. usage: jena.sh PROGRAM SOURCE BUILD
set -eu
command -v java >/dev/null || { echo "skipped: no java here"; exit 77; }
mkdir -p "$3/jena"
cd "$3/jena"
version=5.6.0
jena=${JENA_HOME:-$PWD/apache-jena-$version}
if [ ! -x "$jena/bin/shacl" ]; then
  command -v mvn >/dev/null && command -v unzip >/dev/null || { echo "skipped: no Jena, no Maven"; exit 77; }
  mvn -q -B dependency:copy -Dartifact=org.apache.jena:apache-jena:$version:zip -DoutputDirectory=. > mvn.log 2>&1 ||
    { echo "skipped: Maven cannot fetch Jena"; tail -3 mvn.log; exit 77; }
  unzip -q -o apache-jena-$version.zip
fi
rm -rf graphs
mkdir graphs
"$1" graphs
failed=0
samples=$2/samples/output
"$jena/bin/riot" --validate --strict "$samples/graph.nq" "$samples/graph.trig" "$samples/graph.ttl" \
  "$samples/graph.rdf" "$samples/graph.jsonld" "$2/export/vocab/entente.ttl" "$2/export/vocab/shapes.ttl" \
  graphs/*.nq graphs/*.trig graphs/*.ttl > riot.log 2>&1 || failed=1
grep -E 'WARN|ERROR' riot.log && failed=1
[ $failed = 0 ] && echo "ok riot"
conforms() { # FILE
  "$jena/bin/shacl" validate --shapes "$2/export/vocab/shapes.ttl" --data "$1" 2>&1
}
expect() { # NAME true|false FILE SOURCE
  if conforms "$3" "$4" > shacl.log && grep -q "sh:conforms  *$2" shacl.log; then echo "ok $1"
  else echo "FAILED $1"; head -20 shacl.log; failed=1; fi
}
# shacl reads the default graph only: all layers in one
expect "samples/output/graph.ttl" true "$samples/graph.ttl" "$2"
sed 's/ent:status ent:Denied/ent:status ent:Doubted/' graphs/flat.ttl > graphs/damaged.ttl
expect "damaged.ttl" false graphs/damaged.ttl "$2"
sed 's/"2025-03-03"^^xsd:date/"2025-02-30"^^xsd:date/' graphs/flat.ttl > graphs/february.ttl
expect "february.ttl" false graphs/february.ttl "$2"
exit $failed
