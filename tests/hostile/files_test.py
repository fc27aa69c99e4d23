#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Gives damaged rule files to `entente --rules`, and damaged graphs to `explain` and
`verify`: each is refused with a message that names the file, or used; nothing crashes
or hangs.

usage: files_test.py PROGRAM SOURCE_DIR
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

RULES = 150
GRAPHS = 100
SECONDS = 60   # for one run on a busy machine or in a sanitized build
SANITIZED = 99

TOKENS = ["frame", "pattern", "match", "gives", "role", "verb", "noun", "thing", "test", "not", "cue",
          "words", "need", "only", "never", "named", "pair", "in", "Any", "Agent", "metWith", "Asserted",
          ":", "=", "|", ",", ";", "(", ")", "?", "*", "+", '"', "->", "<", ">", "[", "]", "!", ".", "^",
          "$", "/", "-", "#", "@time", "é", "\n", "\t", "\0", "\x80"]
TEXT = "Norway met Peru in Lima. Anna Lind, the minister, signed the Lima Treaty on 3 March 2025.\n"


def damage(data, rng, tokens):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(data))
        kind = rng.random()
        if kind < 0.4:
            data[at:at] = rng.choice(tokens).encode("utf-8", "surrogateescape")
        elif kind < 0.7:
            del data[at:at + rng.randint(1, 20)]
        elif at < len(data):
            data[at] = rng.randrange(256)
    return bytes(data)


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, timeout=SECONDS,
                          env={**os.environ, "ASAN_OPTIONS": f"exitcode={SANITIZED}"}, check=False)


def problem_of(result, statuses, named):
    """What is wrong with how a run ended, or None."""
    if result.returncode not in statuses:
        return f"status {result.returncode}: {result.stderr.decode(errors='replace')[:300]}"
    if result.returncode and named.encode() not in result.stderr + result.stdout:
        return f"no message that names the file: {result.stderr[:200]!r}"
    return None


def parts_of(files, rng):
    """A run of lines of one of the files."""
    lines = rng.choice(files).read_bytes().splitlines(keepends=True)
    begin = rng.randrange(len(lines))
    return b"".join(lines[begin:begin + rng.randint(1, 30)])


def try_rules(program, source, folder):
    files = sorted((source / "extract" / "data" / "rules").glob("*.rules"))
    text, rules = folder / "text.txt", folder / "damaged.rules"
    text.write_text(TEXT)
    for i in range(RULES):
        rng = random.Random(i)
        rules.write_bytes(damage(parts_of(files, rng), rng, TOKENS))
        result = run(program, "-q", text, "--rules", rules, "-o", folder / "out.nq")
        problem = problem_of(result, (0, 2), "damaged.rules:")
        if problem:
            yield f"rules {i}: {problem}"


def try_graphs(program, folder):
    text = folder / "text.txt"
    graphs = [folder / f"graph.{kind}" for kind in ("nq", "trig", "jsonl")]
    run(program, "-q", text, *(x for g in graphs for x in ("-o", g)))
    tokens = ["<", ">", '"', ".", "_:", "@en", "^^", "#char=", "9999999999", "-1", "\\u0000",
              "\n", "{", "}", "\0", "\x80", " null ", "[", "]", ","]
    for i in range(GRAPHS):
        rng = random.Random(1000 + i)
        whole = graphs[i % len(graphs)]
        graph = folder / f"damaged{whole.suffix}"
        graph.write_bytes(damage(whole.read_bytes(), rng, tokens))
        explained = run(program, "explain", "Norway", "--in", graph)
        # 2: the damage may have taken the name
        if explained.returncode not in (0, 1, 2):
            yield f"explain {i}: status {explained.returncode}"
        verified = run(program, "verify", graph, "--against", text)
        problem = problem_of(verified, (0, 1), "")
        if problem:
            yield f"verify {i}: {problem}"


def main(program, source):
    with tempfile.TemporaryDirectory(prefix="entente-hostile-") as name:
        folder = pathlib.Path(name)
        problems = [*try_rules(program, pathlib.Path(source), folder), *try_graphs(program, folder)]
    print("\n".join(problems) or f"{RULES} rule files, {GRAPHS} graphs: all told or used")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
