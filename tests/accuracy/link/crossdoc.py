#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Scores linking over documents: which things of several articles are one node.

usage: crossdoc.py ENTENTE INPUT... --gold FILE [--docs DIR] [--floor F] [--errors]
       crossdoc.py ENTENTE --shared DIR [--floor F] [--errors]

All inputs are read in one run. The elements that are scored are the things of each
document that the gold knows by one of their names; two are right together when the gold
has them under one key. Printed: pairs of elements of different documents, and B-cubed
(each element's share of its node that is right, and of its true cluster that is found),
over all elements and over those that occur in several documents; and how many of the
gold's things were found at all. "maybe_same" keys may be one node or two.
FILE: {"clusters": {KEY: {"type", "docs", "names"}}, "maybe_same": [{"keys": [A, B]}]};
DIR holds DOC.json with names for one document, see ANNOTATION of gold articles.
Exit 77 where there is no gold; 1 where B-cubed F1 is below F.
"""
import argparse, json, os, re, subprocess, sys, tempfile, unicodedata
from collections import Counter, defaultdict

ORGS = {"Organization", "GovernmentBody", "University", "ResearchOrganization", "Company", "MediaOutlet",
        "PoliticalParty", "InternationalOrganization"}


def norm(name):
    s = unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "'").replace("\u2018", "'")
    s = re.sub(r"[\"\u201c\u201d().,;:!?]", " ", s)
    s = re.sub(r"[-\u2010-\u2015/]", " ", s)
    s = re.sub(r"'s\b", "", s)
    s = re.sub(r"\s+", " ", s).strip()
    return re.sub(r"^(the|a|an) ", "", s)


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def run(entente, inputs, folder):
    """Things of each document as extraction gives them, each with the node it became."""
    found, linked = os.path.join(folder, "found.jsonl"), os.path.join(folder, "linked.jsonl")
    subprocess.run([entente, "statements", *inputs, "-q", "-o", found], check=True)
    subprocess.run([entente, "link", found, "-q", "-o", linked], check=True)
    nodes = defaultdict(Counter)
    for line in lines(linked):
        if line["line"] == "thing":
            for span in line["mentions"]:
                nodes[line["document"], tuple(span)][line["type"], line["key"]] += 1
    things = []
    for line in lines(found):
        if line["line"] != "thing":
            continue
        votes = Counter()
        for span in line["mentions"]:
            votes.update(nodes[line["document"], tuple(span)])
        best = max(votes, key=lambda n: (votes[n], same_type(n[0], line["type"]), n))
        things.append({"doc": line["document"], "type": line["type"], "node": best,
                       "names": {norm(n) for n in [line["name"], *line.get("aliases", [])]}})
    return things


def same_type(a, b):
    return 2 if a == b else 1 if {a, b} <= ORGS else 0


def gold_of(path, folder):
    """{document: {key: {"type", "names"}}}, and the pairs that may be one or two."""
    with open(path, encoding="utf-8") as f:
        cross = json.load(f)
    gold = defaultdict(dict)
    for key, cluster in cross["clusters"].items():
        for doc in cluster["docs"]:
            gold[doc][key] = {"type": cluster["type"], "names": {norm(n) for n in cluster["names"]}}
    for doc in gold if folder else ():
        with open(os.path.join(folder, doc + ".json"), encoding="utf-8") as f:
            own = json.load(f)
        for key, entity in {**own.get("optional_entities", {}), **own["entities"]}.items():
            if key in gold[doc]:
                gold[doc][key]["names"] = {norm(n) for n in entity["names"]}
    maybe = {frozenset(m["keys"]) for m in cross.get("maybe_same", [])}
    return gold, maybe


def match(things, gold):
    """The elements: (document, node, gold key)."""
    elements, taken = [], Counter()
    for thing in sorted(things, key=lambda t: (t["doc"], -len(t["names"]), sorted(t["names"]), t["node"])):
        best = None
        for key, entity in gold[thing["doc"]].items():
            common = len(thing["names"] & entity["names"])
            rank = (same_type(thing["type"], entity["type"]), common, -taken[thing["doc"], key], key)
            if common and (best is None or rank > best):
                best = rank
        if best:
            taken[thing["doc"], best[3]] += 1
            elements.append((thing["doc"], thing["node"], best[3]))
    return elements


def prf(p, r):
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def pairwise(elements, maybe):
    both = only_system = only_gold = 0
    for i, (doc, node, key) in enumerate(elements):
        for other_doc, other_node, other_key in elements[i + 1:]:
            if doc == other_doc or (key != other_key and frozenset((key, other_key)) in maybe):
                continue
            both += node == other_node and key == other_key
            only_system += node == other_node and key != other_key
            only_gold += node != other_node and key == other_key
    return prf(both / (both + only_system) if both + only_system else 1.0,
               both / (both + only_gold) if both + only_gold else 1.0)


def bcubed(elements, maybe, of=None):
    precision = recall = n = 0
    for doc, node, key in elements:
        if of is not None and key not in of:
            continue
        mates = [k for _, m, k in elements if m == node]
        true = [m for _, m, k in elements if k == key]
        precision += sum(k == key or frozenset((k, key)) in maybe for k in mates) / len(mates)
        recall += sum(m == node for m in true) / len(true)
        n += 1
    return prf(precision / n, recall / n) if n else (0.0, 0.0, 0.0)


def print_errors(elements, maybe):
    by_key, by_node = defaultdict(set), defaultdict(set)
    for doc, node, key in elements:
        by_key[key].add(node)
        by_node[node].add(key)
    for key, nodes in sorted(by_key.items()):
        if len(nodes) > 1:
            print(f"split: {key}: {sorted(n[1] for n in nodes)}")
    for node, keys in sorted(by_node.items()):
        if len(keys) > 1 and not (len(keys) == 2 and frozenset(keys) in maybe):
            print(f"merged: {node[0]} {node[1]}: {sorted(keys)}")


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("entente")
    p.add_argument("inputs", nargs="*")
    p.add_argument("--gold")
    p.add_argument("--docs")
    p.add_argument("--shared")
    p.add_argument("--floor", type=float, default=0.0)
    p.add_argument("--errors", action="store_true")
    args = p.parse_args()
    if args.shared:
        args.docs = os.path.join(args.shared, "gold", "seeds")
        args.gold = os.path.join(args.docs, "crossdoc.json")
        args.inputs = [os.path.join(args.docs, "documents.jsonl")]
    if not os.path.exists(args.gold):
        print(f"skipped: no {args.gold}")
        return 77
    gold, maybe = gold_of(args.gold, args.docs)
    with tempfile.TemporaryDirectory() as folder:
        things = run(args.entente, args.inputs, folder)
    elements = match(things, gold)
    wanted = sum(len(keys) for keys in gold.values())
    docs_of = defaultdict(set)
    for doc, keys in gold.items():
        for key in keys:
            docs_of[key].add(doc)
    several = {key for key, docs in docs_of.items() if len(docs) > 1}
    hit = len({(doc, key) for doc, _, key in elements})
    print(f"{len(gold)} documents, {wanted} things in them, {hit} found, "
          f"{len({n for _, n, _ in elements})} nodes for {len({k for _, _, k in elements})} true things")
    score = bcubed(elements, maybe)
    for name, (precision, recall, f1) in (("pairs over documents", pairwise(elements, maybe)), ("B-cubed", score),
                                          ("B-cubed, in several documents", bcubed(elements, maybe, several))):
        print(f"{name:30} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    if args.errors:
        print_errors(elements, maybe)
    if score[2] < args.floor:
        print(f"FELL: B-cubed F1 {score[2]:.4f}, floor {args.floor}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
