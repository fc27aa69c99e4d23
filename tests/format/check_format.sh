#!/usr/bin/env bash
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
#
# Is every C file laid out as .clang-format says? Exits with 77 where there is no
# clang-format. To lay them out: check_format.sh SOURCE_DIR --fix
# usage: check_format.sh SOURCE_DIR [--fix]
set -euo pipefail
cd "$1"
command -v clang-format >/dev/null || { echo "no clang-format here"; exit 77; }
mode=(--dry-run -Werror)
[ "${2:-}" = --fix ] && mode=(-i)
find . \( -path './build*' -o -path './.?*' -o -name node_modules \) -prune -o \
  -name '*.[ch]' -print0 |
  sort -z | xargs -0 clang-format "${mode[@]}"
echo "all laid out as .clang-format says"
