#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Reads every graph with rdflib, pyoxigraph and pyld; what they have read is written as
N-Quads, for compare.mjs. A reader that is not installed is told and left out.

usage: read_rdf.py FOLDER    reads FOLDER/graphs; writes FOLDER/read, FOLDER/results/rdf.tsv
"""
import importlib
import json
import logging
import pathlib
import re
import sys

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def literal(text, language, datatype):
    quoted = '"' + re.sub(r'[\\"\n\r]', lambda m: ESCAPES[m[0]], text) + '"'
    return quoted + (f"@{language}" if language else f"^^<{datatype}>" if datatype else "")


def line(*terms):
    return " ".join(t for t in terms if t) + " .\n"


class Rdflib:
    formats = {"nq": "nquads", "trig": "trig", "nt": "nt11", "ttl": "turtle",
               "rdf": "xml", "jsonld": "json-ld"}

    def __init__(self):
        self.rdflib = importlib.import_module("rdflib")
        # Its known ways: it rewrites the values that it knows (dates, decimals), unless told
        # not to; and it logs what it takes for a bad value, which is none of the syntax.
        self.rdflib.NORMALIZE_LITERALS = False
        logging.getLogger("rdflib").setLevel(logging.ERROR)

    def term(self, term):
        if isinstance(term, self.rdflib.URIRef):
            return f"<{term}>"
        assert isinstance(term, self.rdflib.Literal), repr(term)
        return literal(str(term), term.language, term.datatype)

    def read(self, path, extension):
        rdflib = self.rdflib
        data = rdflib.Dataset(default_union=False)
        data.parse(str(path), format=self.formats[extension], publicID="urn:base:")
        for s, p, o, g in data.quads():
            default = g is None or g in (rdflib.graph.DATASET_DEFAULT_GRAPH_ID,
                                         rdflib.URIRef("urn:base:"))
            yield line(self.term(s), self.term(p), self.term(o), None if default else self.term(g))


class Pyoxigraph:
    formats = {"nq": "N_QUADS", "trig": "TRIG", "nt": "N_TRIPLES", "ttl": "TURTLE",
               "rdf": "RDF_XML", "jsonld": "JSON_LD"}

    def __init__(self):
        self.oxigraph = importlib.import_module("pyoxigraph")

    def read(self, path, extension):
        wanted = getattr(self.oxigraph.RdfFormat, self.formats[extension])
        for quad in self.oxigraph.parse(path=str(path), format=wanted):
            terms = [quad.subject, quad.predicate, quad.object]
            if not isinstance(quad.graph_name, self.oxigraph.DefaultGraph):
                terms.append(quad.graph_name)
            yield line(*map(str, terms))


class Pyld:
    formats = {"jsonld": None}

    def __init__(self):
        self.jsonld = importlib.import_module("pyld").jsonld

    def read(self, path, extension):
        del extension
        document = json.loads(path.read_text(encoding="utf-8"))
        yield self.jsonld.to_rdf(document, {"format": "application/n-quads"})


def main():
    folder = pathlib.Path(sys.argv[1])
    with open(folder / "results/rdf.tsv", "w", encoding="utf-8") as results:
        for kind in (Rdflib, Pyoxigraph, Pyld):
            name = kind.__name__.lower()
            try:
                reader = kind()
            except ImportError as error:
                print(f"left out: {name}: {error}")
                continue
            out = folder / "read" / name
            out.mkdir(parents=True, exist_ok=True)
            for nq in sorted((folder / "graphs").glob("*.nq")):
                for extension in reader.formats:
                    path = nq.with_suffix("." + extension)
                    try:
                        text = "".join(reader.read(path, extension))
                        (out / path.name).write_text(text, encoding="utf-8", newline="")
                    except Exception as error:  # whatever a reader throws is its verdict
                        why = re.sub(r"\s+", " ", f"{type(error).__name__}: {error}")[:300]
                        results.write(f"{name}\t{extension}\t{nq.stem}\tfailed\t{why}\n")


if __name__ == "__main__":
    main()
