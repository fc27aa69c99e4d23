#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Extracts the annotated articles, each alone, and scores them (score.py says how).

usage: gold.py ENTENTE [SHARED] [--part PART]... [--errors] [--brief] [--floor FILE]
               [--out DIR]

Parts: samples (the articles of samples/articles), articles (samples/gold-articles), and
with a SHARED folder dev and seeds (SHARED/gold). With --floor the figures must not be
below those in FILE ("part measure figure" a line): exit 1. Exit 77 where there are no
articles of the wanted parts. --out keeps the graphs as DIR/PART/NAME.nq.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import score

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def folders(part, shared):
    """Where a part's annotations and texts are."""
    samples = os.path.join(ROOT, "samples")
    if part == "samples":
        return os.path.join(samples, "gold"), os.path.join(samples, "articles")
    folder = os.path.join(samples, "gold-articles") if part == "articles" \
        else os.path.join(shared or "", "gold", part)
    return folder, folder


def read_lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


class Texts:
    """The texts of a folder by document: files, and the lines of feeds."""

    def __init__(self, folder):
        self.files, self.lines, self.dates = {}, {}, {}
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            stem, suffix = os.path.splitext(name)
            if name == "documents.jsonl":
                self.dates = {d["id"]: d.get("date") for d in read_lines(path)}
            elif suffix == ".jsonl":
                self.lines.update((d["id"], d) for d in read_lines(path))
            elif suffix != ".json":
                self.files[stem] = path

    def date(self, name, data):
        """The date that a feed would give: of the list of documents, or annotated."""
        return self.dates.get(name) if self.dates else data.get("date")

    def path(self, name, scratch):
        """The file of a document; a feed's line becomes a file of its own."""
        if name in self.files:
            return self.files[name]
        path = os.path.join(scratch, name + ".jsonl")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(self.lines[name], f)
        return path


def extract(entente, gold, texts_folder, out):
    """Writes NAME.nq for each annotated document."""
    texts = Texts(texts_folder)
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in score.read_gold(gold):
            command = [entente, texts.path(name, scratch), "-q",
                       "-o", os.path.join(out, name + ".nq")]
            date = texts.date(name, data)
            if date:
                command += ["--date", date]
            subprocess.run(command, check=True)


def read_floors(path):
    floors = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                part, measure, figure = line.split()
                floors.append((part, measure, float(figure)))
    return floors


def figure_of(summary, measure):
    """F1, or the share that must not fall: of reversed statements that of the others."""
    row = summary[measure]
    if measure == "reversed":
        return 1 - row["share"]
    return row["share"] if "share" in row else row["f1"]


def check_floors(floors, part, summary):
    fell = False
    for floor_part, measure, floor in floors:
        if floor_part == part and figure_of(summary, measure) < floor:
            print(f"FELL: {part} {measure} {figure_of(summary, measure):.4f}, "
                  f"floor {floor}")
            fell = True
    return fell


def score_part(args, part):
    gold, texts = folders(part, args.shared)
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(args.out, part) if args.out else scratch
        os.makedirs(out, exist_ok=True)
        extract(args.entente, gold, texts, out)
        summary = score.score_folder(gold, out,
                                     score.print_errors if args.errors else None)
    print(f"== {part}: {summary['documents']} documents")
    score.print_summary(summary, args.brief)
    return summary


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("entente")
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--part", action="append",
                        choices=("samples", "articles", "dev", "seeds"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--floor")
    parser.add_argument("--out")
    args = parser.parse_args()
    floors = read_floors(args.floor) if args.floor else []
    done = fell = False
    for part in args.part or ("samples", "articles", "dev", "seeds"):
        if not os.path.isdir(folders(part, args.shared)[0]):
            continue
        fell |= check_floors(floors, part, score_part(args, part))
        done = True
    if not done:
        print("skipped: no annotated articles")
        return 77
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
