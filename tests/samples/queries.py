#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Asks the questions in queries/*.rq of a graph and compares the answers with *.tsv.

Uses pyoxigraph, or the npm package oxigraph that tests/interop installs; with neither
the test is skipped (77). With --write the answers become the expected ones.
"""
import argparse
import json
import pathlib
import subprocess
import sys

QUERIES = pathlib.Path(__file__).parent / "queries"
SKIPPED = 77
NODE_PROGRAM = """
import oxigraph from "oxigraph"; import fs from "fs";
const store = new oxigraph.Store();
store.load(fs.readFileSync(process.argv[1], "utf8"), {format: "application/n-quads"});
const answers = process.argv.slice(2).map((file) => {
  const text = fs.readFileSync(file, "utf8");
  const names = [...text.match(/SELECT(.*)/)[1].matchAll(/\\?(\\w+)/g)].map((m) => m[1]);
  const rows = store.query(text).map((row) => names.map((n) => row.get(n)?.value ?? ""));
  return [names, rows];
});
console.log(JSON.stringify(answers));
"""


def ask_python(graph, files):
    """The header and rows of each query's answer, or None without pyoxigraph."""
    try:
        import pyoxigraph
    except ImportError:
        return None
    store = pyoxigraph.Store()
    store.load(graph.read_bytes(), pyoxigraph.RdfFormat.N_QUADS)
    answers = []
    for file in files:
        found = store.query(file.read_text(encoding="utf-8"))
        names = [v.value for v in found.variables]
        rows = [[row[n].value if row[n] else "" for n in names] for row in found]
        answers.append([names, rows])
    return answers


def ask_node(graph, files, folder):
    """The same by the npm package, or None where it is not installed."""
    if not folder or not (folder / "node_modules/oxigraph").is_dir():
        return None
    command = ["node", "--input-type=module", "-e", NODE_PROGRAM, str(graph.resolve())]
    command += [str(f.resolve()) for f in files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def as_table(names, rows):
    lines = ["\t".join(names)] + ["\t".join(row) for row in rows]
    return "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("graph", type=pathlib.Path)
    options.add_argument("--node", type=pathlib.Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    files = sorted(QUERIES.glob("*.rq"))
    assert len(files) >= 3, "queries are missing"
    answers = ask_python(given.graph, files) or ask_node(given.graph, files, given.node)
    if answers is None:
        print("skipped: neither pyoxigraph nor the npm package oxigraph is here")
        return SKIPPED
    failed = 0
    for file, (names, rows) in zip(files, answers):
        table, expected = as_table(names, rows), file.with_suffix(".tsv")
        if given.write:
            expected.write_text(table, encoding="utf-8")
        elif table != expected.read_text(encoding="utf-8"):
            print(f"{file.name}: expected\n{expected.read_text(encoding='utf-8')}came\n{table}")
            failed = 1
    if failed:
        print("If the change is meant: tests/samples/queries.py GRAPH --write, and samples/README.md")
    return failed


if __name__ == "__main__":
    sys.exit(main())
