#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# The matrix of readers and formats, at a size for each run of the tests.
# usage: matrix.sh PROGRAM BUILD
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$2/matrix
rm -rf "$folder"
mkdir -p "$folder/graphs"
"$1" "$folder/graphs" 3
exec sh "$here/read_all.sh" "$folder" "$2" tools python node
