#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Installs readers where they are missing, has each read every graph, and prints a table of
# what came of it. usage: read_all.sh FOLDER CACHE READER...
# FOLDER/graphs holds the graphs; CACHE keeps what is installed. READERs: tools (serdi,
# rapper, xmllint, nop, dot), python (rdflib, pyoxigraph, pyld, networkx), jena, node; node
# comes last, since it compares. Exit status: 0 all equal, 1 something is not, 77 a reader
# cannot be installed here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 cache=$2
shift 2
mkdir -p "$folder/results" "$folder/read" "$folder/tmp"

for reader; do
  case $reader in
    tools)
      for tool in serdi rapper xmllint nop dot; do
        command -v "$tool" >/dev/null || { echo "skipped: no $tool here"; exit 77; }
      done
      sh "$here/read_tools.sh" "$folder"
      ;;
    python)
      "$here/install.sh" "$cache" python
      PYTHONPATH=$cache/python python3 "$here/read_rdf.py" "$folder"
      PYTHONPATH=$cache/python python3 "$here/read_networks.py" "$folder"
      ;;
    jena)
      "$here/install.sh" "$cache" jena
      java -cp "$cache/jena/lib/*" "$here/ReadJena.java" "$folder"
      ;;
    node)
      "$here/install.sh" "$cache" node
      cp "$here/compare.mjs" "$cache/node"
      (cd "$cache/node" && node compare.mjs "$folder")
      ;;
    *)
      echo "no reader $reader" >&2
      exit 2
      ;;
  esac
done
awk -f "$here/table.awk" "$folder"/results/*.tsv
