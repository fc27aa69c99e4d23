#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Documents that `entente link --blocks` keeps apart can be linked apart: the parts'
quads are those of the whole.

usage: blocks_test.py ENTENTE [STATEMENTS.jsonl...]
"""
import collections
import json
import subprocess
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0])
import worlds


def entente(program, arguments, text):
    return subprocess.run([program, *arguments], input=text.encode(), check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def quads(program, lines):
    text = entente(program, ["link", "-", "-q", "-f", "nq", "-o", "-"], "".join(lines))
    return {quad for quad in text.splitlines() if not worlds.is_of_run(quad)}


def components(rows):
    """Document -> one name for all that a chain of blocks joins."""
    sure = {block for _, how, block in rows if how == "sure"}
    parent = {}

    def root(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for document, _, block in rows:
        if block in sure:
            parent[root(("block", block))] = root(document)
        else:
            root(document)
    return root


def copies_of(told):
    return sum("/entente/ns#copyOf>" in quad for quad in told)


def check(program, text, least_parts, copies=0):
    lines = collections.defaultdict(list)
    for line in text.splitlines(keepends=True):
        row = json.loads(line)
        lines[row.get("document") or row["id"]].append(line)
    rows = [r.split("\t") for r in entente(program, ["link", "-", "--blocks", "-q"],
                                           text).splitlines()]
    root = components(rows)
    parts = collections.defaultdict(list)
    for document, mine in lines.items():
        parts[root(document)] += mine
    if len(parts) < least_parts:
        sys.exit(f"{len(parts)} parts, not {least_parts}: the test tests nothing")
    whole = quads(program, [text])
    apart = set().union(*(quads(program, part) for part in parts.values()))
    if copies_of(whole) < copies:
        sys.exit(f"{copies_of(whole)} copies, not {copies}: the test tests nothing")
    if apart != whole:
        for quad in sorted(apart ^ whole)[:10]:
            print("-" if quad in whole else "+", quad)
        sys.exit(f"{len(apart ^ whole)} quads differ in {len(parts)} parts")
    print(f"{len(lines)} documents in {len(parts)} parts: {len(whole)} quads, equal")


def main():
    program = sys.argv[1]
    for copies in (1, 2):
        told = entente(program, ["statements", "-", "--from=jsonl", "-q", "-o", "-"],
                       "\n".join(worlds.articles(copies)))
        check(program, told, len(worlds.WORLDS))
    told = entente(program, ["statements", "-", "--from=jsonl", "-q", "-o", "-"],
                   "\n".join([*worlds.articles(1), *worlds.nameless()]))
    check(program, told, len(worlds.WORLDS) + len(worlds.NAMELESS), len(worlds.NAMELESS))
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            check(program, file.read(), 1)


if __name__ == "__main__":
    main()
