#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Reads every graph with serdi and rapper, which write what they have read as N-Quads, and
# checks XML, diagrams and pictures. usage: read_tools.sh FOLDER
# Reads FOLDER/graphs; writes FOLDER/read/READER/GRAPH.FORMAT and FOLDER/results/tools.tsv.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 2
mkdir -p read/serdi read/rapper results tmp
results=$PWD/results/tools.tsv
: > "$results"
cd graphs || exit 2

tell() { # READER FORMAT VERDICT WHY
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$graph" "$3" "$4" >> "$results"
}
# A reader must end well and say nothing. What it has read is compared by compare.mjs.
reads() { # READER FORMAT COMMAND...
  reader=$1 format=$2
  shift 2
  if "$@" > "../read/$reader/$graph.$format" 2> ../tmp/errors && [ ! -s ../tmp/errors ]; then return; fi
  rm -f "../read/$reader/$graph.$format"
  tell "$reader" "$format" failed "$(head -1 ../tmp/errors)"
}
accepts() { # READER FORMAT COMMAND...
  reader=$1 format=$2
  shift 2
  if "$@" > ../tmp/out 2> ../tmp/errors && [ ! -s ../tmp/errors ]; then
    tell "$reader" "$format" ok ""
  else
    tell "$reader" "$format" failed "$(head -1 ../tmp/errors)"
  fi
}
# xmllint tells on stderr that it is well, too.
fits() { xmllint --noout --relaxng "$1" "$2" > ../tmp/told 2>&1 || { head -1 ../tmp/told >&2; return 1; }; }
draws() { dot -Tsvg "$1" > ../tmp/drawn.svg && xmllint --noout ../tmp/drawn.svg; }
png() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] && tail -c 12 "$1" | grep -q IEND; }
pdf() { head -c 5 "$1" | grep -q '^%PDF-' && tail -c 8 "$1" | grep -q '%%EOF'; }
# No script, no link but to the web or to an IRI of ours.
tame() {
  if grep -aiE '<script|<foreignObject|<image|[[:space:]]on[a-z]+="|href="[[:space:]]*(javascript|data|file):' "$1"; then
    echo "it could act" >&2
    return 1
  fi
}

for path in *.nq; do
  graph=${path%.nq}
  for format in nq:nquads nt:ntriples ttl:turtle trig:trig; do
    syntax=${format#*:} format=${format%:*}
    reads serdi $format serdi -i "$syntax" -o nquads "$graph.$format"
    reads rapper $format rapper -q -i "$syntax" -o nquads "$PWD/$graph.$format"
  done
  reads rapper rdf rapper -q -i rdfxml -o nquads "$PWD/$graph.rdf"
  accepts xmllint rdf xmllint --noout "$graph.rdf"
  accepts xmllint svg xmllint --noout "$graph.svg"
  accepts xmllint graphml xmllint --noout "$graph.graphml"
  accepts gexf.rng gexf fits "$here/gexf.rng" "$graph.gexf"
  [ -z "${ENT_GEXF_SCHEMA:-}" ] || accepts gexf.net gexf fits "$ENT_GEXF_SCHEMA" "$graph.gexf"
  accepts nop dot nop -p "$graph.dot"
  accepts dot dot draws "$graph.dot"
  accepts tame svg tame "$graph.svg"
  accepts signature png png "$graph.png"
  accepts signature pdf pdf "$graph.pdf"
done
graph=entente
reads serdi ttl serdi -i turtle -o nquads entente.ttl
reads rapper ttl rapper -q -i turtle -o nquads "$PWD/entente.ttl"
exit 0
