#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""How good coreference within a document is.

usage: coref.py ENTENTE SHARED [--floor FILE]

Prints for each pass the pairs that it made and of those that the annotation can judge
how many are right: on GUM dev (chains in the column MISC) and on the annotated articles
(a mention's words are names of one thing). Then, on GUM dev, precision, recall and F1
of pairs of names and of pronouns of the third person with the nearest name before them.
With --floor no figure may be below its line in FILE ("measure figure"). Exit 77 where
SHARED has neither.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import gum

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import score  # noqa: E402

PRONOUNS = set("he him his himself she her hers herself it its itself they them their "
               "theirs themselves".split())


def dump(entente, path, stage):
    done = subprocess.run([entente, path, "--from", "text", f"--dump={stage}"], check=True,
                          capture_output=True)
    return done.stdout.decode("utf-8")


def span(field):
    begin, end = field.split("-")
    return int(begin), int(end)


def read_joins(text):
    """(pass, span, words, span, words) a line."""
    for line in text.splitlines():
        name, one, words, other, others = line.split("\t")
        yield name, span(one), words, span(other), others


def read_chains(text):
    """(chain, kind, span, words) of what stands for a thing."""
    chain = None
    for line in text.splitlines():
        if not line.startswith("  "):
            chain = (chain or 0) + 1
            continue
        kind, where, words = line.strip().split("\t")[:3]
        if kind not in ("date", "money"):
            yield chain, kind, span(where), words


class Passes:
    """Pairs by pass: made, judged, right."""

    def __init__(self):
        self.made = collections.OrderedDict()

    def add(self, name, judged):
        made = self.made.setdefault(name, [0, 0, 0])
        made[0] += 1
        if judged is not None:
            made[1] += 1
            made[2] += judged

    def table(self, title):
        print(f"== {title}\n{'pass':18}{'made':>7}{'judged':>8}{'right':>7}  precision")
        total = [0, 0, 0]
        for name, counts in self.made.items():
            total = [a + b for a, b in zip(total, counts)]
            self.row(name, counts)
        self.row("all", total)
        return total[2] / total[1] if total[1] else 0.0

    @staticmethod
    def row(name, counts):
        share = f"{counts[2] / counts[1]:.3f}" if counts[1] else "-"
        print(f"{name:18}{counts[0]:7}{counts[1]:8}{counts[2]:7}  {share}")


class Pairs:
    """Right, wrong and missed pairs."""

    def __init__(self):
        self.right = self.wrong = self.missed = 0

    def add(self, system, gold):
        self.right += len(system & gold)
        self.wrong += len(system - gold)
        self.missed += len(gold - system)

    def line(self, title):
        made, there = self.right + self.wrong, self.right + self.missed
        p = self.right / made if made else 0.0
        r = self.right / there if there else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{title:18} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  right {self.right}"
              f"  wrong {self.wrong}  missed {self.missed}")
        return f


class Alignment:
    """From spans of bytes in the text that entente sees to GUM's mentions."""

    def __init__(self, document, text):
        self.document = document
        self.begins, self.ends = {}, {}
        at = 0
        for i, token in enumerate(document.tokens):
            form = document.text[token["begin"]:token["end"]]
            found = text.find(form, at, at + len(form) + 400) if form else -1
            if found < 0:
                continue
            at = found + len(form)
            self.begins[len(text[:found].encode())] = i
            self.ends[len(text[:at].encode())] = i

    def mention(self, where):
        """The smallest of GUM's mentions that the span names, or None."""
        first, last = self.begins.get(where[0]), self.ends.get(where[1])
        if first is None or last is None:
            return None
        best = None
        for m in self.document.mentions:
            inside = m.first <= first and last <= m.last
            if inside and (first <= m.head <= last or last == m.last) and \
                    (best is None or m.last - m.first < best.last - best.first):
                best = m
        return best


def numbered(pairs):
    return {tuple(sorted(p)) for p in pairs}


def name_pairs(chains):
    """All pairs of members of one chain; chains: {chain: [id]}."""
    return {(a, b) for ids in chains.values() for k, a in enumerate(ids)
            for b in ids[k + 1:] if a != b}


def key(m):
    return (m.first, m.last)


def score_names(document, found, pairs):
    """Pairs of names of one chain; a name that GUM has no mention for is not judged, a
    pair of which GUM calls one no name neither, unless it is wrong."""
    system, gold, chain_of = (collections.defaultdict(list) for _ in range(3))
    for chain, kind, _, _, mention in found:
        if kind == "name" and chain is not None and mention:
            system[chain].append(key(mention))
    for m in document.mentions:
        chain_of[key(m)] = m.chain
        if m.is_name(document.tokens):
            gold[m.chain].append(key(m))
    wanted = numbered(name_pairs(gold))
    made = numbered(name_pairs({c: sorted(set(ids)) for c, ids in system.items()}))
    pairs.add({p for p in made if p in wanted or chain_of[p[0]] != chain_of[p[1]]}, wanted)


def nearest_name(document, chain, before):
    """The nearest named mention of a GUM chain before a token."""
    names = [m for m in document.mentions
             if m.chain == chain and m.last < before and m.is_name(document.tokens)]
    return key(names[-1]) if names else None


def score_pronouns(document, found, pairs):
    by_chain = collections.defaultdict(list)
    system, gold = set(), set()
    for chain, kind, _, words, mention in found:
        if kind == "name" and mention and chain is not None:
            by_chain[chain].append(mention)
    for chain, kind, _, words, mention in found:
        if kind != "pronoun" or words.lower() not in PRONOUNS or not mention:
            continue
        names = [m for m in by_chain.get(chain, ()) if m.last < mention.first]
        if names:
            right = names[-1].chain == mention.chain
            nearest = nearest_name(document, mention.chain, mention.first)
            system.add((key(mention), nearest if right else key(names[-1])))
    for m in document.mentions:
        token = document.tokens[m.first]
        if m.is_pronoun(document.tokens) and token["form"].lower() in PRONOUNS:
            nearest = nearest_name(document, m.chain, m.first)
            if nearest:
                gold.add((key(m), nearest))
    pairs.add(system, gold)


def score_gum(entente, path):
    passes, names, pronouns = Passes(), Pairs(), Pairs()
    for document in gum.read(path):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
            f.write(document.text)
            f.flush()
            align = Alignment(document, dump(entente, f.name, "text"))
            joins = dump(entente, f.name, "coref")
            chains = dump(entente, f.name, "mentions")
        for name, one, _, other, _ in read_joins(joins):
            a, b = align.mention(one), align.mention(other)
            passes.add(name, a.chain == b.chain if a and b else None)
        found = [(*row, align.mention(row[2])) for row in read_chains(chains)]
        score_names(document, found, names)
        score_pronouns(document, found, pronouns)
    figures = {"gum-passes": passes.table("GUM dev")}
    print("== GUM dev, pairs of mentions")
    figures["gum-names"] = names.line("names")
    figures["gum-pronouns"] = pronouns.line("pronouns")
    return figures


def things_of(gold, words):
    """The annotated things that have these words as a name."""
    wanted = score.normalize(words)
    return {k for part in ("entities", "optional_entities")
            for k, e in gold.get(part, {}).items()
            if wanted in {score.normalize(n) for n in e["names"]}}


def judge(gold, name, _, words, __, others):
    """Whether a pair is right by the annotation; None: it cannot be told by the words,
    as those of a pronoun never can. A position stands for its holder."""
    one, other = things_of(gold, words), things_of(gold, others)
    if not one or not other or name == "pronouns":
        return None
    holds = {(r[0], r[2]) for r in gold["relations"] + gold.get("optional_relations", [])
             if r[1] == "holdsRole"}
    return bool(one & other) or any((a, b) in holds or (b, a) in holds
                                    for a in one for b in other)


def score_articles(entente, folders):
    passes = Passes()
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            text = os.path.join(folder, name[:-5] + ".txt")
            if not name.endswith(".json") or not os.path.exists(text):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                gold = json.load(f)
            for row in read_joins(dump(entente, text, "coref")):
                passes.add(row[0], judge(gold, *row))
    return {"articles-passes": passes.table("annotated articles")}


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("entente")
    p.add_argument("shared")
    p.add_argument("--floor")
    args = p.parse_args()
    figures = {}
    path = os.path.join(args.shared, "data", "ud", "gum-dev.conllu")
    if os.path.exists(path):
        figures.update(score_gum(args.entente, path))
    folders = [f for f in (os.path.join(args.shared, "gold", part)
                           for part in ("dev", "seeds")) if os.path.isdir(f)]
    if folders:
        figures.update(score_articles(args.entente, folders))
    if not figures:
        print(f"skipped: no chains under {args.shared}")
        return 77
    fell = False
    for measure, floor in read_floors(args.floor):
        if figures.get(measure, 1.0) < floor:
            print(f"FELL: {measure} {figures[measure]:.3f}, floor {floor}")
            fell = True
    return int(fell)


def read_floors(path):
    if not path:
        return
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                measure, figure = line.split()
                yield measure, float(figure)


if __name__ == "__main__":
    sys.exit(main())
