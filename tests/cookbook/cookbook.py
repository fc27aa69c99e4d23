#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Asks the questions of *.rq of samples/output/graph.nq in Oxigraph and in rdflib, two engines
that share no code; both must give the answers in *.tsv, and docs/cookbook.md must hold just
these questions and answers. usage: cookbook.py SOURCE [--write] [--packages FOLDER]

--write makes answers and page anew with Oxigraph. Without the packages it is skipped (77).
"""
import argparse
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
SKIPPED, SHOWN = 77, 8
DECIMAL = re.compile(r"^-?\d+\.\d+$")
HEAD = """<!-- Made from tests/cookbook by cookbook.py --write; do not edit. -->
# Cookbook: questions in SPARQL

{n} questions that people ask of such a graph, each with its answer over [samples](../samples/README.md)
(`samples/output/graph.nq`; what the program finds, mistakes included). Facts and entities are in the default
graph, statements in the named graph of their document: `GRAPH ?g` finds them, also in stores that unite all graphs. In a
file of a single graph (`ttl`, `nt`, `rdf` with `--statements`) leave `GRAPH ?g` out. What is asked of plain triples
is answered by facts alone; to hear of plans, claims and denials ask for statements and their `ent:status`
([formats.md](formats.md), [ontology.html](ontology.html)).

The queries with their prefixes are files in [tests/cookbook](../tests/cookbook), to be used as they are:
`oxigraph query --location db --query-file tests/cookbook/01-who-met-whom.rq`. A test asks them in Oxigraph and rdflib.

```sparql
{prefixes}
```
"""


def plain(value, datatype):
    """One spelling of a number: engines write 4000000.0 or 4000000."""
    if datatype and datatype.endswith("#decimal") and DECIMAL.match(value):
        value = value.rstrip("0").rstrip(".")
    return " ".join(value.split())


def ask_oxigraph(graph, queries):
    import pyoxigraph
    store = pyoxigraph.Store()
    store.load(graph.read_bytes(), pyoxigraph.RdfFormat.N_QUADS)
    for text in queries:
        found = store.query(text)
        names = [v.value for v in found.variables]
        yield names, [[plain(t.value, getattr(t, "datatype", None) and t.datatype.value) if t else ""
                       for t in (row[n] for n in names)] for row in found]


def ask_rdflib(graph, queries):
    import rdflib
    data = rdflib.Dataset()
    data.parse(graph, format="nquads")
    for text in queries:
        found = data.query(text)
        names = [str(v) for v in found.vars]
        yield names, [[plain(str(t), str(getattr(t, "datatype", None) or "")) if t is not None else ""
                       for t in row] for row in found]


def as_table(names, rows):
    return "".join("\t".join(row) + "\n" for row in [names, *rows])


def split(text):
    """Question, further words, prefixes, query."""
    lines = text.splitlines()
    words = [line[2:] for line in lines if line.startswith("# ")]
    prefixes = [line for line in lines if line.startswith("PREFIX ")]
    query = [line for line in lines if not line.startswith(("# ", "PREFIX "))]
    return words[0], words[1:], prefixes, "\n".join(query)


def row_of_page(cells):
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def section(number, file, answer):
    question, words, _, query = split(file.read_text(encoding="utf-8"))
    names, rows = answer
    lines = [f"\n## {number}. {question}\n", *words, "" if words else None, "```sparql", query, "```\n",
             row_of_page(names), "|" + "---|" * len(names), *map(row_of_page, rows[:SHOWN])]
    if len(rows) > SHOWN:
        table = file.with_suffix(".tsv").name
        lines.append(f"\n{len(rows) - SHOWN} more rows: [{table}](../tests/cookbook/{table})")
    return "\n".join(line for line in lines if line is not None) + "\n"


def page(files, answers):
    prefixes = sorted({p for f in files for p in split(f.read_text(encoding="utf-8"))[2]})
    return HEAD.format(n=len(files), prefixes="\n".join(prefixes)) + "".join(
        section(i + 1, file, answer) for i, (file, answer) in enumerate(zip(files, answers)))


def compare(name, expected, came):
    if expected == came:
        print(f"ok {name}")
        return 0
    print(f"FAILED {name}: expected\n{expected}came\n{came}")
    return 1


def check(files, by_engine, target, text):
    failed = 0
    for i, file in enumerate(files):
        expected = file.with_suffix(".tsv").read_text(encoding="utf-8")
        names, rows = by_engine["Oxigraph"][i]
        assert rows, f"{file.name}: an answer without rows tells nothing"
        failed += compare(f"{file.name} Oxigraph", expected, as_table(names, rows))
        # Order among what ORDER BY leaves equal is the engine's own.
        lines = expected.splitlines()
        names, rows = by_engine["rdflib"][i]
        failed += compare(f"{file.name} rdflib", as_table([lines[0]], sorted([r] for r in lines[1:])),
                          as_table(names, sorted(rows)))
    tables = {f.with_suffix(".tsv") for f in files}
    failed += compare("no table without a question", sorted(tables), sorted(HERE.glob("*.tsv")))
    failed += compare("docs/cookbook.md", target.read_text(encoding="utf-8"), text)
    if failed:
        print("If the change is meant: tests/cookbook/cookbook.sh . build-release/tests/cookbook --write")
    return 1 if failed else 0


def main():
    options = argparse.ArgumentParser()
    options.add_argument("source", type=pathlib.Path)
    options.add_argument("--packages")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.packages:
        sys.path.insert(0, given.packages)
    files = sorted(HERE.glob("*.rq"))
    assert len(files) >= 20, "questions are missing"
    queries = [f.read_text(encoding="utf-8") for f in files]
    graph, target = given.source / "samples/output/graph.nq", given.source / "docs/cookbook.md"
    try:
        answers = list(ask_oxigraph(graph, queries))
        if not given.write:
            by_engine = {"Oxigraph": answers, "rdflib": list(ask_rdflib(graph, queries))}
    except ImportError as error:
        print(f"skipped: {error}")
        return SKIPPED
    text = page(files, answers)
    if not given.write:
        return check(files, by_engine, target, text)
    for file, answer in zip(files, answers):
        file.with_suffix(".tsv").write_text(as_table(*answer), encoding="utf-8")
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
