#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Reads GEXF, GraphML, Cytoscape.js JSON, CSV and Cypher back, with networkx and Python's
own readers; each must hold the statements that the N-Quads hold, no more and no less.
Statement lines and ledger must be JSON, the list have its five columns.

usage: read_networks.py FOLDER    reads FOLDER/graphs; writes FOLDER/results/networks.tsv
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


def decimal(text):
    """The canonical form that the RDF has, where it is a decimal at all."""
    m = re.fullmatch(r"0*(\d+)(?:\.(\d+?)0*)?", text, re.ASCII)
    return text if not m else m[1] + ("." + m[2] if m[2] not in (None, "0") else "")


def wanted(path):
    """(subject, property, status, object) of each statement; values as their label."""
    about = {}
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        s, p, o = (m for m in list(TERM.finditer(line))[:3])
        about.setdefault(s[1], {}).setdefault(p[1], o[1] if o[2] is None else plain(o[2]))
    found = set()
    for facts in about.values():
        if RDF + "subject" not in facts or ENT + "status" not in facts:
            continue  # no statement; an ent:Fact has no status
        value = about.get(facts[RDF + "object"], {})
        label = facts[RDF + "object"]
        if "https://schema.org/currency" in value:
            label = f'{value["https://schema.org/currency"]} {decimal(value["https://schema.org/value"])}'
        found.add((facts[RDF + "subject"], facts[RDF + "predicate"][len(ENT):],
                   facts[ENT + "status"][len(ENT):], label))
    return found


def edges(nodes, rows):
    """rows: (source, target, property, status); a value stands as its label."""
    def name(node):
        label = nodes[node]["label"]
        if nodes[node]["class"] == "Amount":
            unit, _, number = label.rpartition(" ")
            return f"{unit} {decimal(number)}"
        return label if nodes[node]["class"] in ("Date", "Text") else node
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
    text = pathlib.Path(f"{stem}.cypher").read_text(encoding="utf-8")
    assert "\\u" not in text, "Neo4j would replace it before parsing"
    text = text.replace("' + '", "")
    unquote = lambda t: re.sub(r"\\(.)", lambda m: CONTROL.get(m[1], m[1]), t)
    node = re.compile(r"^  \[" + STRING + r", \{label: " + STRING + r", class: " + STRING, re.M)
    nodes = {m[1]: {"label": unquote(m[2]), "class": m[3]} for m in node.finditer(text)}
    edge = re.compile(r"^MATCH \(a:Node \{iri: " + STRING + r"\}\), \(b:Node \{iri: " + STRING +
                      r"\}\) MERGE \(a\)-\[r:(\w+) \{status: " + STRING + r"\}\]->\(b\)", re.M)
    return edges(nodes, [m.groups() for m in edge.finditer(text)])


def json_lines(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        return [json.loads(text, parse_constant=refuse) for text in f]


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def listed(stem):
    with open(f"{stem}.txt", encoding="utf-8", newline="\n") as f:
        table = [text.rstrip("\n").split("\t") for text in f]
    assert all(len(row) == 5 for row in table), "not five columns"
    return len(table)


READERS = (("networkx", "gexf", gexf), ("networkx", "graphml", graphml),
           ("python json", "cyjs", cytoscape), ("python csv", "csv", sheets),
           ("python csv", "neo4j csv", neo4j), ("python", "cypher", cypher))


def check(folder, stem):
    """(reader, format, verdict, why) for each."""
    want = wanted(folder / f"{stem}.nq")
    for reader, form, read in READERS:
        try:
            got = read(folder / stem)
            good = set(got) == want and len(got) == len(want)
            why = f"lacks {sorted(want - set(got))[:1]} has {sorted(set(got) - want)[:1]}"
            yield reader, form, "ok" if good else "unequal", "" if good else why
        except Exception as error:  # whatever a reader throws is its verdict
            yield reader, form, "failed", f"{type(error).__name__}: {error}"
    for form in ("jsonl", "ledger"):
        try:
            json_lines(folder / f"{stem}.{form}")
            yield "python json", form, "ok", ""
        except ValueError as error:
            yield "python json", form, "failed", str(error)
    try:
        listed(folder / stem)
        yield "python", "list", "ok", ""
    except (ValueError, AssertionError) as error:
        yield "python", "list", "failed", str(error)


def main():
    folder = pathlib.Path(sys.argv[1])
    with open(folder / "results/networks.tsv", "w", encoding="utf-8") as results:
        for nq in sorted((folder / "graphs").glob("*.nq")):
            for reader, form, verdict, why in check(folder / "graphs", nq.stem):
                why = re.sub(r"\s+", " ", why)[:300].encode("utf-8", "replace").decode()
                results.write(f"{reader}\t{form}\t{nq.stem}\t{verdict}\t{why}\n")


if __name__ == "__main__":
    main()
