#!/usr/bin/env bash
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
#
# Builds the fuzz targets with clang's libFuzzer and runs them, each for some seconds.
# usage: fuzz.sh BUILD_DIR SECONDS [TARGET...]     (all targets without TARGET)
# New inputs that reach new code are kept in BUILD_DIR/corpus/TARGET, findings in
# BUILD_DIR/findings. Status 1: something was found; 77: there is no libFuzzer here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
build=$1 seconds=$2
shift 2

works() { # is there a clang with libFuzzer?
  echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return !d && n; }' |
    clang -x c - -fsanitize=fuzzer,address,undefined -o "$build/works" 2>"$build/works.log"
}

mkdir -p "$build"
if ! works; then
  echo "fuzz.sh: no clang with libFuzzer: $(head -n 1 "$build/works.log")"
  exit 77
fi
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache)
cmake -S "$source" --preset fuzz -B "$build" "${launcher[@]}" >/dev/null
cmake --build "$build" --target fuzz_targets --parallel "${FUZZ_JOBS:-1}" >"$build/build.log" ||
  { cat "$build/build.log"; exit 1; }

# GLib's own allocator would hide what is read after it was freed.
export G_SLICE=always-malloc ENTENTE_DATA=$source/extract/data
export LSAN_OPTIONS=print_suppressions=0:suppressions=$source/tests/cli/leaks.txt
[ $# -gt 0 ] || set -- $(cd "$here" && ls *_fuzz.c | sed 's/_fuzz\.c$//')
status=0
for target; do
  grown=$build/corpus/$target findings=$build/findings/$target
  mkdir -p "$grown" "$findings"
  dictionary=()
  [ -f "$here/dict/$target.dict" ] && dictionary=("-dict=$here/dict/$target.dict")
  log=$build/$target.log
  if "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 "-artifact_prefix=$findings/" \
    "${dictionary[@]}" "$grown" "$here/corpus/$target" >"$log" 2>&1; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs," \
      "nothing found"
  else
    status=1
    echo "$target: found something, see $findings; the last lines of $log:"
    tail -n 40 "$log"
  fi
done
exit $status
