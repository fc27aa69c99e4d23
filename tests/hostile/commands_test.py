#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Gives a folder of hostile files, good articles among them, to every command: nothing
crashes or hangs, no good article is lost or read otherwise, and what the files name
elsewhere is neither read nor asked for.

usage: commands_test.py PROGRAM SOURCE_DIR
"""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

import hostile_test

SECONDS = 120  # for one run on a busy machine or in a sanitized build
SANITIZED = 99
FORMATS = "nq trig jsonld ttl nt rdf dot html gexf graphml cyjs cypher jsonl txt".split()
GRAPHS = "nq trig ttl rdf jsonl".split()
SECRET = "Quarrendon"


class Problems(list):
    def check(self, good, text):
        if not good:
            self.append(text)


def run(program, *arguments, cwd):
    environment = {**os.environ, **{f"{kind}SAN_OPTIONS": f"exitcode={SANITIZED}"
                                    for kind in ("A", "UB", "T")}}
    try:
        return subprocess.run([program, *map(str, arguments)], cwd=cwd, env=environment,
                              capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(arguments, "no end", b"", b"")


def ended_well(problems, what, result, statuses):
    """A status that is expected, and a message where it is not 0."""
    last = result.stderr[-300:].decode(errors="replace")
    problems.check(result.returncode in statuses, f"{what}: status {result.returncode}: {last}")
    problems.check(result.returncode == 0 or result.stderr, f"{what}: no message")


# ---- the folder ----

def corpus_files(source):
    """The fuzzers' finds and seeds; the first line of some is the extension."""
    for path in sorted((source / "tests" / "fuzz" / "corpus").glob("*/*")):
        head, _, rest = path.read_bytes().partition(b"\n")
        named = head.decode("ascii", "ignore")
        if path.parent.name in ("read", "gazetteer") and named.isalnum():
            yield f"{path.parent.name}-{path.name}.{named}", rest
        else:
            yield f"{path.parent.name}-{path.name.replace('.', '-')}.txt", path.read_bytes()


def make_folders(source, folder):
    """in/ with all, good/in/ with the good ones alone. Returns the names of the good."""
    everything, good = folder / "in", folder / "good" / "in"
    everything.mkdir()
    good.mkdir(parents=True)
    hostile_test.make(everything)
    for name in hostile_test.FIXED:  # hostile_test.py has these; they take long
        (everything / name).unlink()
    for name, data in corpus_files(source):
        (everything / name).write_bytes(data)
    names = []
    for i, article in enumerate(sorted((source / "samples" / "articles").glob("*.txt"))):
        names.append(f"{i * 60:03}-good-{article.name}")
        for place in (everything, good):
            shutil.copy(article, place / names[-1])
    return names


# ---- what each command does with it ----

def lines_of(path, names):
    """Lines of the good documents."""
    wanted, found = {pathlib.Path(n).stem for n in names}, []
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        value = json.loads(line)
        if (value["id"] if value["line"] == "document" else value["document"]) in wanted:
            found.append(line)
    return found


def try_reading(program, folder, names, problems):
    """statements, build: the good ones come out as if they were alone."""
    outputs = {}
    for place in (folder, folder / "good"):
        result = run(program, "statements", "-q", "in", "-o", "out.jsonl", cwd=place)
        ended_well(problems, f"statements in {place.name}", result, {0, 1})
        outputs[place] = lines_of(place / "out.jsonl", names)
    problems.check(outputs[folder] == outputs[folder / "good"],
                   "the good documents' lines are not those of a run of their own")
    problems.check(len(outputs[folder]) > 20, "the good documents gave next to nothing")
    result = run(program, "-q", "in", *(x for f in FORMATS for x in ("-o", f"g.{f}")), cwd=folder)
    ended_well(problems, "build", result, {0, 1})
    for kind in FORMATS:
        problems.check((folder / f"g.{kind}").exists(), f"build: no g.{kind}")
    result = run(program, "verify", "g.nq", "--against", "in", cwd=folder)
    ended_well(problems, "verify", result, {0, 1})


def try_graphs(program, folder, problems):
    """link, explain, diff, verify: every tenth file as each kind of graph."""
    files = sorted((folder / "in").iterdir())
    for i, path in enumerate(files):
        kind = GRAPHS[i % len(GRAPHS)]
        graph = folder / f"hostile.{kind}"
        shutil.copy(path, graph)
        what = f"{path.name} as {kind}"
        result = run(program, "explain", "Norway", "--in", graph, cwd=folder)
        ended_well(problems, f"explain {what}", result, {0, 1, 2})
        if i % 4 == 0:
            result = run(program, "diff", graph, "g.nq", cwd=folder)
            ended_well(problems, f"diff {what}", result, {0, 1})
        if i % 4 == 1:
            result = run(program, "link", "-q", path, "-o", "linked.nq", cwd=folder)
            ended_well(problems, f"link {path.name}", result, {0, 1})


def try_others(program, folder, problems):
    """A model and the network: refused."""
    result = run(program, "train", "in", "-o", "made.bin", cwd=folder)
    ended_well(problems, "train", result, {1, 2})
    problems.check(not (folder / "made.bin").exists(), "train: left a model")
    for i, path in enumerate(sorted((folder / "in").glob("0[0-4]*.*"))):
        for option in ("--model", "--rules", "--gazetteer", "--same")[i % 2::2]:
            result = run(program, "-q", "good/in", option, path, "-o", "o.nq", cwd=folder)
            ended_well(problems, f"{option} {path.name}", result, {0, 2})
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound, but nobody listens
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/ds"
        result = run(program, "load", "g.nq", url, "--retries", "0", cwd=folder)
        problems.check(result.returncode in (1, 2, 3) and result.stderr,
                       f"load without a server: {result.returncode} {result.stderr[:200]}")


# ---- what files name elsewhere ----

def entities(url, secret):
    return (f'<!DOCTYPE r [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b SYSTEM "{url}/b">'
            f'<!ENTITY % p SYSTEM "{url}/p.dtd"> %p;<!ENTITY c PUBLIC "-//x" "{url}/c">]>')


def foreign_files(url, secret):
    """Kind -> a file that names another file and an address."""
    doctype = entities(url, secret)
    told = "<p>Norway met Peru in Lima. &a; &b; &c; Anna Lind signed the Lima Treaty.</p>"
    xi = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/>'
    return {
        "html": f'<?xml version="1.0"?>{doctype}<html><head><link rel=stylesheet href="{url}/s">'
                f'<script src="{url}/j"></script><base href="{url}/"></head><body>{told}'
                f'<img src="{url}/i"><iframe src="file://{secret}"></iframe>{xi}</body></html>',
        "rss": f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><item><title>T &a;</title>'
               f'<link>{url}/l</link><description>Norway met Peru. &a;&b; {xi}</description>'
               '</item></channel></rss>',
        "atom": f'<?xml version="1.0"?>{doctype}<feed xmlns="http://www.w3.org/2005/Atom"><entry>'
                f'<id>1</id><title>T</title><content type="xhtml"><div>{told}</div></content>'
                f'<content src="{url}/s"/></entry></feed>',
    }


def graph_of(url, secret):
    return (f'<?xml version="1.0"?>{entities(url, secret)}<rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns:e="https://w3id.org/entente/ns#" '
            'xmlns:r="http://www.w3.org/2000/01/rdf-schema#"><e:Country rdf:about="http://a.b/c">'
            '<r:label>Norway &a; &b; &c;</r:label></e:Country></rdf:RDF>')


def listen(asked):
    """A server that only counts who comes. Returns it."""
    server = socket.create_server(("127.0.0.1", 0))

    def count():
        while True:
            try:
                asked.append(server.accept()[1])
            except OSError:
                return

    threading.Thread(target=count, daemon=True).start()
    return server


def try_foreign(program, folder, problems):
    secret, asked = folder / "secret.txt", []
    secret.write_text(f"{SECRET} signed the {SECRET} Treaty with Norway.\n")
    with listen(asked) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        for kind, text in foreign_files(url, secret).items():
            (folder / f"foreign.{kind}").write_text(text)
            result = run(program, "statements", "-q", f"foreign.{kind}", "-o", "f.jsonl", cwd=folder)
            ended_well(problems, f"foreign.{kind}", result, {0, 1})
            dump = run(program, "--dump=text", f"foreign.{kind}", cwd=folder).stdout
            found = (folder / "f.jsonl").read_bytes() + dump + result.stderr
            problems.check(SECRET.encode() not in found, f"foreign.{kind}: a file it names was read")
        (folder / "foreign.rdf").write_text(graph_of(url, secret))
        for name in ("Norway", SECRET):
            result = run(program, "explain", name, "--in", "foreign.rdf", cwd=folder)
            ended_well(problems, "foreign.rdf", result, {0, 1, 2})
            problems.check(b"signed the" not in result.stdout + result.stderr,
                           "foreign.rdf: a file it names was read")
    problems.check(not asked, f"{len(asked)} connections were made")


def main(program, source):
    program, source, problems = str(pathlib.Path(program).resolve()), pathlib.Path(source).resolve(), Problems()
    os.environ["ENTENTE_DATA"] = str(source / "extract" / "data")
    with tempfile.TemporaryDirectory(prefix="entente-hostile-") as name:
        folder = pathlib.Path(name)
        names = make_folders(source, folder)
        n = len(list((folder / "in").iterdir()))
        problems.check(n >= 300 and len(names) >= 3, f"only {n} files, {len(names)} of them good")
        try_reading(program, folder, names, problems)
        try_graphs(program, folder, problems)
        try_others(program, folder, problems)
        try_foreign(program, folder, problems)
    print("\n".join(problems) or f"{n} files through every command, {len(names)} good ones among them")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
