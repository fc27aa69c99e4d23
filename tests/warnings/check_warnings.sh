#!/usr/bin/env bash
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
#
# Builds the library's objects and the program with gcc and with clang, a warning being
# an error. Exits with 77 where there is neither compiler.
# usage: check_warnings.sh SOURCE_DIR WORK_DIR
set -euo pipefail
source=$1 work=$2
compilers=0
for cc in gcc clang; do
  command -v "$cc" >/dev/null || { echo "no $cc here"; continue; }
  compilers=$((compilers + 1))
  cmake -S "$source" -B "$work/$cc" -G Ninja -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_BUILD_TYPE=Debug -DENTENTE_WERROR=ON -DBUILD_TESTING=OFF >/dev/null
  targets=(entente_objects)
  ! ninja -C "$work/$cc" -t query entente_cli >/dev/null 2>&1 || targets+=(entente_cli)
  ninja -C "$work/$cc" -j 2 "${targets[@]}" || { echo "$cc warns"; exit 1; }
done
[ "$compilers" -gt 0 ] || exit 77
