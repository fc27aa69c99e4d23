#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Reads GEXF, GraphML, Cytoscape.js JSON, CSV and Cypher back, with networkx and Python's
own readers; each must hold the statements that the N-Quads hold, no more and no less.

usage: check_networks.py FOLDER
"""
import csv
import json
import pathlib
import re
import sys

import networkx

ENT = "https://w3id.org/entente/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TERM = re.compile(r'<([^>]*)>|"((?:[^"\\]|\\.)*)"\S*')
ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def plain(text):
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if m[1][0] in "uU"
                      else CONTROL.get(m[1], m[1]), text)


def wanted(path):
    """(subject, property, status, object) of each statement; values as their label."""
    about = {}
    for line in path.read_text().strip().split("\n"):
        s, p, o = (m for m in list(TERM.finditer(line))[:3])
        about.setdefault(s[1], {}).setdefault(p[1], o[1] if o[2] is None else plain(o[2]))
    found = set()
    for facts in about.values():
        if RDF + "subject" not in facts or ENT + "status" not in facts:
            continue  # no statement; an ent:Fact has no status
        value = about.get(facts[RDF + "object"], {})
        label = facts[RDF + "object"]
        if "https://schema.org/currency" in value:
            amount = re.sub(r"\.0$", "", value["https://schema.org/value"])
            label = f'{value["https://schema.org/currency"]} {amount}'
        found.add((facts[RDF + "subject"], facts[RDF + "predicate"][len(ENT):],
                   facts[ENT + "status"][len(ENT):], label))
    return found


def edges(nodes, rows):
    """rows: (source, target, property, status); a value stands as its label."""
    def name(node):
        return nodes[node]["label"] if nodes[node]["class"] in ("Date", "Amount", "Text") else node
    return [(s, p, status, name(t)) for s, t, p, status in rows]


def of_networkx(graph, label):
    return edges(graph.nodes, [(s, t, d[label], d["status"])
                               for s, t, d in graph.edges(data=True)])


def gexf(stem):
    return of_networkx(networkx.read_gexf(f"{stem}.gexf", version="1.3"), "label")


def graphml(stem):
    return of_networkx(networkx.read_graphml(f"{stem}.graphml"), "property")


def cytoscape(stem):
    with open(f"{stem}.cyjs", encoding="utf-8") as f:
        elements = json.load(f)["elements"]
    nodes = {n["data"]["id"]: n["data"] for n in elements["nodes"]}
    return edges(nodes, [(d["source"], d["target"], d["property"], d["status"])
                         for d in (e["data"] for e in elements["edges"])])


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, strict=True))


def sheets(stem):
    nodes = {r["Id"]: {"label": r["Label"], "class": r["class"]} for r in rows(f"{stem}.nodes.csv")}
    return edges(nodes, [(r["Source"], r["Target"], r["Label"], r["status"])
                         for r in rows(f"{stem}.edges.csv")])


def neo4j(stem):
    nodes = {r["iri:ID"]: r for r in rows(f"{stem}.neo4j-nodes.csv")}
    for r in nodes.values():
        assert r[":LABEL"].split(";")[0] == r["class"], r
    return edges(nodes, [(r[":START_ID"], r[":END_ID"], r[":TYPE"], r["status"])
                         for r in rows(f"{stem}.neo4j-edges.csv")])


STRING = r"'((?:[^'\\]|\\.)*)'"


def cypher(stem):
    text = pathlib.Path(f"{stem}.cypher").read_text()
    assert "\\u" not in text, "Neo4j would replace it before parsing"
    text = text.replace("' + '", "")
    unquote = lambda t: re.sub(r"\\(.)", lambda m: CONTROL.get(m[1], m[1]), t)
    node = re.compile(r"^  \[" + STRING + r", \{label: " + STRING + r", class: " + STRING, re.M)
    nodes = {m[1]: {"label": unquote(m[2]), "class": m[3]} for m in node.finditer(text)}
    edge = re.compile(r"^MATCH \(a:Node \{iri: " + STRING + r"\}\), \(b:Node \{iri: " + STRING +
                      r"\}\) MERGE \(a\)-\[r:(\w+) \{status: " + STRING + r"\}\]->\(b\)", re.M)
    return edges(nodes, [m.groups() for m in edge.finditer(text)])


def main():
    folder, failed = pathlib.Path(sys.argv[1]), False
    for name in ("small", "hostile", "moved", "many"):
        want = wanted(folder / f"{name}.nq")
        assert len(want) > 10, name
        for read in (gexf, graphml, cytoscape, sheets, neo4j, cypher):
            got = read(folder / name)
            good = set(got) == want and len(got) == len(want)
            failed |= not good
            print("ok" if good else "FAILED", name, read.__name__, len(got), "edges")
            if not good:
                print("  lacks", sorted(want - set(got))[:2])
                print("  has", sorted(set(got) - want)[:2])
    return failed


if __name__ == "__main__":
    sys.exit(main())
