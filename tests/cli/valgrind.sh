#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# usage: valgrind.sh VALGRIND ENTENTE TEXT: one small run with threads, no error, no leak.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# GLib keeps some memory of its type system until the end: reachable, so not counted.
G_SLICE=always-malloc "$1" --quiet --error-exitcode=99 --leak-check=full \
  --errors-for-leak-kinds=definite,indirect --child-silent-after-fork=yes \
  "$2" -q -j 2 "$3" -o "$work/graph.nq" -o "$work/graph.trig"
[ -s "$work/graph.nq" ]
