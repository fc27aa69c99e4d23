#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Reads every format back with serdi, rapper, xmllint, nop and dot. usage: tools.sh PROGRAM SOURCE BUILD
set -eu
for tool in serdi rapper xmllint nop dot; do
  command -v $tool >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
out=$3/tools
rm -rf "$out"
mkdir -p "$out"
"$1" "$out"
cd "$out"
LC_ALL=C
export LC_ALL
failed=0
same() { # NAME A B
  if cmp -s "$2" "$3"; then echo "ok $1"; else echo "FAILED $1"; failed=1; diff "$2" "$3" | head -5; fi
}
# rapper and serdi write characters beyond ASCII as escapes in N-Triples, not in N-Quads;
# serdi -o nquads undoes it.
plain() { serdi -i nquads - | sort -u; }
for graph in small hostile moved many; do
  sort "$graph.nq" > want.nq
  sort "$graph.nt" > want.nt
  [ "$(uniq -d want.nq | wc -l)" = 0 ] || { echo "FAILED $graph: a quad twice"; failed=1; }
  serdi -i nquads "$graph.nq" | sort > got && same "$graph.nq serdi" want.nq got
  serdi -i trig -o nquads "$graph.trig" | sort > got && same "$graph.trig serdi" want.nq got
  serdi -i ntriples -o nquads "$graph.nt" | sort > got && same "$graph.nt serdi" want.nt got
  serdi -i turtle -o nquads "$graph.ttl" | sort > got && same "$graph.ttl serdi" want.nt got
  rapper -q -i nquads -o nquads "$out/$graph.nq" | plain > got && same "$graph.nq rapper" want.nq got
  rapper -q -i trig -o nquads "$out/$graph.trig" | plain > got && same "$graph.trig rapper" want.nq got
  rapper -q -i turtle -o ntriples "$out/$graph.ttl" | plain > got && same "$graph.ttl rapper" want.nt got
  rapper -q -i rdfxml -o ntriples "$out/$graph.rdf" | plain > got && same "$graph.rdf rapper" want.nt got
  xmllint --noout "$graph.rdf" "$graph.svg" && echo "ok $graph xmllint" || failed=1
  nop -p "$graph.dot" && dot -Tsvg "$graph.dot" > got.svg && xmllint --noout got.svg && echo "ok $graph.dot" || failed=1
  grep -q 'javascript:' "$graph.svg" && grep -q 'xlink:href="javascript' "$graph.svg" && { echo "FAILED $graph.svg: a script"; failed=1; }
done
serdi -i turtle -o nquads "$2/../../export/vocab/entente.ttl" | sort > want.nt
rapper -q -i turtle -o ntriples "$2/../../export/vocab/entente.ttl" | plain > got && same "entente.ttl" want.nt got
[ "$(wc -l < want.nt)" -gt 500 ] || { echo "FAILED: the ontology is short"; failed=1; }
exit $failed
