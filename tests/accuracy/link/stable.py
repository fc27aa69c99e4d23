#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Counts the IRIs of nodes that change when one more article is added.

usage: stable.py ENTENTE INPUT... [--floor F]

The documents are extracted once, then linked: the first, the first two, and so on, by
date. An IRI is lost when a graph has it and the next has not. Printed for each step; 1
where less than F of all IRIs last a step.
"""
import argparse, json, os, subprocess, sys, tempfile

ENT = "<https://w3id.org/entente/ns#key>"


def documents(entente, inputs):
    """The statement lines of each document, by date."""
    out = subprocess.run([entente, "statements", *inputs, "-q"], check=True, capture_output=True, text=True).stdout
    docs = []
    for line in out.splitlines(keepends=True):
        head = json.loads(line)
        if head["line"] == "document":
            docs.append((head.get("date", ""), head["id"], []))
        docs[-1][2].append(line)
    return sorted(docs, key=lambda d: d[:2])


def node_iris(entente, lines, folder):
    path, graph = os.path.join(folder, "lines.jsonl"), os.path.join(folder, "graph.nq")
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(lines)
    subprocess.run([entente, "link", path, "-q", "-o", graph], check=True)
    with open(graph, encoding="utf-8") as f:
        return {line.split(" ", 1)[0] for line in f if line.split(" ", 2)[1] == ENT}


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("entente")
    p.add_argument("inputs", nargs="+")
    p.add_argument("--floor", type=float, default=0.0)
    p.add_argument("--list", action="store_true")
    args = p.parse_args()
    if not all(os.path.exists(i) for i in args.inputs):
        print("skipped: no " + " ".join(args.inputs))
        return 77
    lines, before, kept, lost = [], set(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for _, name, more in documents(args.entente, args.inputs):
            lines += more
            now = node_iris(args.entente, lines, folder)
            gone = before - now
            print(f"+ {name:30} {len(now):4} nodes, {len(gone)} IRIs lost")
            if args.list:
                print("".join(f"    {iri}\n" for iri in sorted(gone)), end="")
            kept, lost, before = kept + len(before & now), lost + len(gone), now
    share = kept / (kept + lost) if kept + lost else 1.0
    print(f"IRIs that last when an article is added: {share:.4f} ({lost} of {kept + lost} lost)")
    return 1 if share < args.floor else 0


if __name__ == "__main__":
    sys.exit(main())
