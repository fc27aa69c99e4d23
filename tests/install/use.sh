#!/bin/sh
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# usage: use.sh BUILD_FOLDER PROGRAM.c COMPILER [FLAG]
# Installs the build, moves the tree, builds the program against it with pkg-config and
# with find_package, runs it, and looks at which symbols the shared library shows.
set -eu
build=$1 program=$2 compiler=$3 flags=${4-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/first" >"$work/log" || {
  cat "$work/log"
  exit 1
}
mv "$work/first" "$work/tree" # what is installed must not know where it was
pc=$(find "$work/tree" -name entente.pc)
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
library=$(pkg-config --variable=libdir entente)
ENTENTE_DATA=$(pkg-config --variable=datadir entente)
export ENTENTE_DATA

check() {
  out=$(LD_LIBRARY_PATH=$library "$1")
  [ "$out" = "2 nodes, 1 fact: Norway metWith Chile" ] || {
    echo "$1 printed: $out"
    exit 1
  }
}

# shellcheck disable=SC2046,SC2086
{
  $compiler -std=c17 -Wall -Wextra -Werror $flags "$program" -o "$work/shared" \
    $(pkg-config --cflags --libs entente)
  $compiler -std=c17 $flags "$program" -o "$work/static" \
    $(pkg-config --cflags entente) "$library/libentente.a" \
    $(pkg-config --libs $(pkg-config --print-requires-private entente)) -lm -pthread
}
check "$work/shared"
check "$work/static"

# The example of the manual, as it stands there.
manual=$(dirname "$0")/../../docs/c-api.md
sed -n '/^```c$/,/^```$/p' "$manual" | sed '/^```/d' >"$work/example.c"
# shellcheck disable=SC2046,SC2086
$compiler -std=c17 -Wall -Wextra -Werror $flags "$work/example.c" -o "$work/example" \
  $(pkg-config --cflags --libs entente)
article=$work/article.txt
printf 'Norway met Peru in Lima.\n' >"$article"
(
  cd "$work"
  LD_LIBRARY_PATH=$library ./example "$article" missing.txt >said 2>messages
)
grep -q '^Norway metWith Peru (Asserted, 0\.[0-9]*)$' "$work/said"
grep -q '^missing\.txt: no such file$' "$work/messages"
grep -q ':metWith ' "$work/graph.trig"
[ "$(wc -l <"$work/example.c")" -le 60 ]

mkdir "$work/cmake"
cp "$program" "$work/cmake/use.c"
cat >"$work/cmake/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.25)
project(use LANGUAGES C)
find_package(entente 0.1 REQUIRED)
foreach(kind shared static)
  add_executable(use_\${kind} use.c)
  target_link_libraries(use_\${kind} PRIVATE entente::\${kind})
endforeach()
END
cmake -S "$work/cmake" -B "$work/cmake/build" -DCMAKE_PREFIX_PATH="$work/tree" \
  -DCMAKE_C_COMPILER="$compiler" -DCMAKE_C_FLAGS="$flags" >"$work/log" &&
  cmake --build "$work/cmake/build" >>"$work/log" || {
  cat "$work/log"
  exit 1
}
check "$work/cmake/build/use_shared"
check "$work/cmake/build/use_static"

foreign=$(nm -D --defined-only "$library/libentente.so" | awk '{print $3}' |
  grep -v -E '^(ent_|__(a|t|ub)san|__gcov|__odr_asan|mangle_path)' || true)
[ -z "$foreign" ] || {
  echo "the shared library shows:"
  echo "$foreign"
  exit 1
}
[ -f "$work/tree/share/man/man1/entente.1" ]
[ -s "$work/tree/share/man/man1/entente-link.1" ]
[ -s "$work/tree/share/bash-completion/completions/entente" ]
for header in "$work"/tree/include/entente/*/*.h; do # each can stand alone
  echo "#include \"$header\"" >"$work/one.c"
  # shellcheck disable=SC2046
  $compiler -std=c17 -Wall -Wextra -Werror -fsyntax-only \
    $(pkg-config --cflags entente) "$work/one.c"
done
