#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Scores the extraction against the annotated articles in ../shared/gold.

usage: gold.py ENTENTE SHARED [--part dev|seeds|all] [--errors] [--floor FILE] [--out DIR]

Each document is extracted alone, with the date that documents.jsonl gives. With --floor
the figures must not be below those in FILE ("part measure value" a line): exit 1.
Exit 77 where SHARED has no gold articles.
"""
import argparse, json, os, subprocess, sys, tempfile

MEASURES = ("names", "entities", "lenient", "relations")


def extract(entente, gold, out):
    """Writes NAME.nq for each document of a gold folder."""
    with open(os.path.join(gold, "documents.jsonl"), encoding="utf-8") as f:
        dates = {d["id"]: d.get("date") for d in map(json.loads, f)}
    for name in sorted(os.listdir(gold)):
        if not name.endswith(".txt"):
            continue
        doc = name[:-4]
        command = [entente, os.path.join(gold, name), "-q", "-o", os.path.join(out, doc + ".nq")]
        if dates.get(doc):
            command += ["--date", dates[doc]]
        subprocess.run(command, check=True)


def score(scorer, gold, out, errors):
    flags = ["--errors"] if errors else []
    text = subprocess.run([sys.executable, scorer, gold, out, *flags], check=True,
                          capture_output=True, text=True).stdout
    data = json.loads(subprocess.run([sys.executable, scorer, gold, out, "--json"], check=True,
                                     capture_output=True, text=True).stdout)
    return text, data


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("entente")
    p.add_argument("shared")
    p.add_argument("--part", default="all")
    p.add_argument("--errors", action="store_true")
    p.add_argument("--floor")
    p.add_argument("--out")
    args = p.parse_args()
    scorer = os.path.join(args.shared, "eval", "score.py")
    if not os.path.exists(scorer):
        print(f"skipped: no annotated articles under {args.shared}")
        return 77
    floors = {}
    if args.floor:
        with open(args.floor, encoding="utf-8") as f:
            for line in f:
                if line.strip() and not line.startswith("#"):
                    part, measure, value = line.split()
                    floors[part, measure] = float(value)
    failed = False
    for part in ("dev", "seeds") if args.part == "all" else (args.part,):
        with tempfile.TemporaryDirectory() as tmp:
            out = os.path.join(args.out, part) if args.out else tmp
            os.makedirs(out, exist_ok=True)
            gold = os.path.join(args.shared, "gold", part)
            extract(args.entente, gold, out)
            text, data = score(scorer, gold, out, args.errors)
        print(f"== {part}: {data['documents']} documents")
        print(text)
        for measure in MEASURES:
            floor = floors.get((part, measure), 0.0)
            if data[measure]["f1"] < floor:
                print(f"FELL: {part} {measure} F1 {data[measure]['f1']:.4f}, floor {floor}")
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
