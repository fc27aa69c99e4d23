#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Runs entente on a Spark cluster: extracts, links in parts, merges by IRI.

The result is the same set of quads as that of one `entente build` over all articles, but
for what parts cannot know: the description of the run (VoID, PROV), and on which line of
the whole input an article stands (ent:line). What runs where, and why that is so: docs/cluster.md. Started by scripts/spark/run.
"""
import argparse
import hashlib
import json
import re
import shlex
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession

DOCUMENT = '{"line":"document"'


# ---- entente as a process of each partition ----

def command(program, *arguments, forgive=False):
    """A command line for RDD.pipe. forgive: status 1 (an input could not be read, the
    rest was) is no failure of the job; what was wrong stands in the executor's log."""
    line = " ".join(shlex.quote(word) for word in (program, *arguments))
    return "sh -c " + shlex.quote(f"{line} || [ $? -eq 1 ]" if forgive else line)


def by_document(lines):
    """Statement lines of one partition as (id, the document's lines)."""
    ident, kept = None, []
    for line in lines:
        if line.startswith(DOCUMENT):
            if kept:
                yield ident, "\n".join(kept)
            ident, kept = json.loads(line)["id"], []
        kept.append(line)
    if kept:
        yield ident, "\n".join(kept)


# ---- which documents must be linked together ----

def vertex(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def edges_of(blocks):
    """(document, block) for each block that is sure for one document at least."""
    rows = blocks.map(lambda line: line.split("\t", 2))
    sure = rows.filter(lambda r: r[1] == "sure").map(lambda r: (r[2], None)).distinct()
    pairs = rows.map(lambda r: (r[2], r[0])).distinct()
    return pairs.join(sure).map(
        lambda row: (vertex("document " + row[1][0]), vertex("block " + row[0])))


def large_star(item):
    here, around = item[0], set(item[1])
    least = min(here, min(around))
    return [(v, least) for v in around if v > here]


def small_star(item):
    here, below = item[0], set(item[1])
    least = min(below)
    return [(v, least) for v in below | {here} if v != least]


def components(edges):
    """(vertex, least vertex of its component). Alternating large and small stars:
    Kiveris et al., Connected Components in MapReduce and Beyond, SoCC 2014."""
    edges = edges.map(lambda e: (max(e), min(e))).distinct()
    while True:  # some ten rounds, whatever the size
        before = edges.persist(StorageLevel.MEMORY_AND_DISK)
        large = before.flatMap(lambda e: [e, (e[1], e[0])]).groupByKey().flatMap(large_star)
        edges = large.groupByKey().flatMap(small_star).distinct()
        edges = edges.persist(StorageLevel.MEMORY_AND_DISK)
        same = before.count() == edges.count() and before.subtract(edges).isEmpty()
        before.unpersist()
        if same:
            return edges


def parts_of(documents, blocks):
    """(component, the document's lines)."""
    roots = components(edges_of(blocks))
    keyed = documents.map(lambda d: (vertex("document " + d[0]), d[1]))
    return keyed.leftOuterJoin(roots).map(
        lambda row: (row[0] if row[1][1] is None else row[1][1], row[1][0]))


# ---- the whole ----

def merge(quads):
    """Each quad once, sorted; without descriptions and lines, which are of single parts."""
    of_part = re.compile(r" <\S+/dataset/[0-9a-f]+> \.$|^\S+ <https://w3id.org/entente/ns#line> ")
    return (quads.filter(lambda line: not of_part.search(line))
            .distinct().sortBy(lambda line: line))


def run(spark, options):
    context = spark.sparkContext
    lines = context.textFile(options.input, options.parts).pipe(
        command(options.entente, "statements", "-", "--from=jsonl", "-q", "-j", "1",
                "-o", "-", *options.option, forgive=True), checkCode=True)
    documents = lines.mapPartitions(by_document).persist(StorageLevel.MEMORY_AND_DISK)
    count = documents.count()
    if documents.keys().distinct().count() != count:
        sys.exit("job.py: two documents have one id; each article needs its own")
    blocks = documents.values().pipe(command(options.entente, "link", "-", "--blocks", "-q"),
                                     checkCode=True)
    parts = parts_of(documents, blocks).persist(StorageLevel.MEMORY_AND_DISK)
    sizes = parts.mapValues(lambda _: 1).reduceByKey(lambda a, b: a + b).values()
    n_parts, largest = sizes.count(), sizes.max() if count else 0
    quads = parts.partitionBy(options.parts).values().pipe(
        command(options.entente, "link", "-", "-q", "-f", "nq", "-o", "-", *options.link),
        checkCode=True)
    merge(quads).saveAsTextFile(options.output)
    print(f"{count} documents in {n_parts} parts that share no name; "
          f"the largest has {largest}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("input", help="articles as JSON lines, each with an id")
    parser.add_argument("output", help="a folder that is not there yet: N-Quads")
    parser.add_argument("--entente", default="entente", help="the program on each machine")
    parser.add_argument("--parts", type=int, default=8, help="partitions (default 8)")
    parser.add_argument("--option", action="append", default=[],
                        help="for entente statements, such as --option=--rules=my.rules")
    parser.add_argument("--link", action="append", default=[],
                        help="for entente link, such as --link=--base=https://my.org/kg/")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("entente").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        run(spark, options)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
