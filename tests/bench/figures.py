#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Linking and exporting measured, with peers on the same data in the same run.

usage: figures.py BUILD LINES.jsonl [--sizes N,N,...] [--export N] [--plot FILE.svg]
                  [--node FOLDER]

LINES.jsonl are statement lines; repeat_press.py makes larger presses of them. Prints how
time and memory of linking grow over --sizes statements, then what each format costs at
--export statements beside serdi, and JSON-LD beside jsonld.js (from FOLDER/node_modules)
at a size that it can do. Times are processor seconds, user and system, the least of
three runs of ours and of two of a peer's; peaks are resident memory.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = (("nq", "nquads", "nquads", "nq"), ("trig", "nquads", "trig", "nq"),
         ("ttl", "ntriples", "turtle", "nt"))
FORMATS = ("nq", "trig", "nt", "ttl", "jsonld")
JSONLD_STATEMENTS = 2000


def make_lines(source, statements, folder):
    path = os.path.join(folder, f"{statements}.jsonl")
    with open(path, "wb") as out:
        subprocess.run([sys.executable, os.path.join(HERE, "repeat_press.py"), source,
                        str(statements)], stdout=out, stderr=subprocess.DEVNULL,
                       check=True)
    return path


def bench(build, lines, folder=None, formats=()):
    """Rows of graph_bench: {"read": [...], "link": [...], "graph": [...], "nq": ...}."""
    command = [os.path.join(build, "tests/bench/graph_bench"), lines]
    command += [folder, *formats] if folder else []
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in out.splitlines()]
    return {row[0] if row[0] == "graph" else row[1]:
            [float(x) for x in row[1 if row[0] == "graph" else 2:]] for row in rows}


def cpu_of(command, output):
    """Least processor seconds of two runs, and the peak in bytes."""
    best, peak = None, 0
    for _ in range(2):
        with open(output, "wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
        if status:
            return None, 0
        seconds = usage.ru_utime + usage.ru_stime
        best = seconds if best is None else min(best, seconds)
        peak = max(peak, usage.ru_maxrss * 1024)
    return best, peak


def measure_growth(build, source, sizes, folder):
    print("\nlinking, over the number of statements (processor seconds)")
    print(f"{'statements':>11} {'documents':>9} {'nodes':>9} {'read':>8} {'link':>8}"
          f" {'peak':>9} {'bytes a statement':>18}")
    points = []
    for size in sizes:
        lines = make_lines(source, size, folder)
        rows = bench(build, lines)
        os.remove(lines)
        documents, nodes, statements = rows["graph"]
        (read, *_), (link, _, peak) = rows["read"], rows["link"]
        points.append((statements, read + link, peak))
        print(f"{statements:11,.0f} {documents:9,.0f} {nodes:9,.0f} {read:8.2f}"
              f" {link:8.2f} {peak / 1e6:6.0f} MB {peak / statements:18.0f}", flush=True)
    return points


def count_lines(path):
    with open(path, "rb") as source:
        return sum(block.count(b"\n") for block in iter(lambda: source.read(1 << 20), b""))


def print_peer(name, ours, seconds, peak, peer):
    if seconds is None:
        print(f"{name:>7} {ours[0]:8.2f} s   ({peer} is missing, or failed)")
        return
    room = f", {peak / 1e6:.0f} MB" if peak else ""
    print(f"{name:>7} {ours[0]:8.2f} s {seconds:8.2f} s {peer}: {seconds / ours[0]:.1f}"
          f" times as long{room}", flush=True)


def measure_exports(build, source, size, folder):
    lines = make_lines(source, size, folder)
    rows = bench(build, lines, folder, FORMATS)
    os.remove(lines)
    quads = count_lines(os.path.join(folder, "graph.nq"))
    print(f"\nexport of {rows['graph'][2]:,.0f} statements = {quads:,} quads "
          "(processor seconds; memory over that of the graph)")
    for name in FORMATS:
        cpu, wall, memory = rows[name]
        path = os.path.join(folder, "graph." + name)
        print(f"{name:>7} {cpu:8.2f} s  wall {wall:6.2f} s {os.path.getsize(path) / 1e6:8.0f}"
              f" MB {quads / cpu / 1e6:6.2f} M quads/s {memory / quads:6.1f} bytes a quad")
    print("ours, and serdi reading and writing the same data (serdi -b; its peak)")
    for name, syntax, to, data in PEERS:
        path = os.path.join(folder, "graph." + data)
        command = ["serdi", "-b", "-i", syntax, "-o", to, path]
        try:
            seconds, peak = cpu_of(command, os.path.join(folder, "peer"))
        except FileNotFoundError:
            seconds, peak = None, 0
        print_peer(name, rows[name], seconds, peak, "serdi")


def measure_jsonld(build, source, node, folder):
    lines = make_lines(source, JSONLD_STATEMENTS, folder)
    rows = bench(build, lines, folder, ("nq", "jsonld"))
    nquads, ours = (os.path.join(folder, "graph." + name) for name in ("nq", "jsonld"))
    print(f"\nJSON-LD of {rows['graph'][2]:,.0f} statements = {count_lines(nquads):,} quads;"
          " jsonld.js: N-Quads to JSON-LD (fromRDF, compact, stringify)")
    script = os.path.join(node or "", "jsonld_peer.mjs")
    try:
        with open(os.path.join(HERE, "jsonld_peer.mjs")) as here, open(script, "w") as to:
            to.write(here.read())
        out = subprocess.run(["node", script, nquads, ours, os.path.join(folder, "peer")],
                             check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        print("  jsonld.js is missing; tests/interop/install.sh installs it")
        return
    whole, compact = map(float, out.split())
    print_peer("jsonld", rows["jsonld"], whole, 0, "jsonld.js")
    print_peer("jsonld", rows["jsonld"], compact, 0, "jsonld.js, compact only")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("lines")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--export", type=int, default=50000)
    parser.add_argument("--plot")
    parser.add_argument("--node")
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split(",") if size]
    with tempfile.TemporaryDirectory() as folder:
        points = measure_growth(args.build, args.lines, sizes, folder)
        if args.plot:
            import plot  # beside this file
            with open(args.plot, "w", encoding="utf-8") as out:
                out.write(plot.draw(points))
        if args.export:
            measure_exports(args.build, args.lines, args.export, folder)
            measure_jsonld(args.build, args.lines, args.node, folder)


if __name__ == "__main__":
    main()
