#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# Makes the sample outputs anew in a folder of BUILD and compares them with those in the
# source tree. usage: output.sh PROGRAM SOURCE BUILD
set -eu
unset ENTENTE_DATA
rm -rf "$3/output"
ENTENTE="$1" "$2/samples/regenerate" "$3/output"
[ "$(ls "$3/output" | wc -l)" -ge 8 ] || { echo "fewer than 8 outputs were made"; exit 1; }
diff -r -q "$2/samples/output" "$3/output" && exit 0
diff -u "$2/samples/output/list.txt" "$3/output/list.txt" | head -40 || true
echo "If the change is meant: samples/regenerate (with the release build), and commit."
exit 1
