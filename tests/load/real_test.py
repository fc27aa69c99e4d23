#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""entente load against a real store, also one that is killed while it loads.

usage: real_test.py ENTENTE OXIGRAPH GRAPH.nq [unittest arguments]
"""
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

BINARY, OXIGRAPH, GRAPH = sys.argv[1:4]
del sys.argv[1:4]
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
KG = "https://example.org/kg/"
DOCUMENT = re.compile(r"<(https://example.org/kg/doc/[^>]*)> \.$")
WHOLE = re.compile(r'"(\d+)\.0"\^\^(?=<http://www.w3.org/2001/XMLSchema#decimal>)')
urllib.request.install_opener(urllib.request.build_opener(urllib.request.ProxyHandler({})))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(
            [OXIGRAPH, "serve", "-l", str(self.folder / "db"), "-b", f"127.0.0.1:{self.port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not start")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def dump(self):
        """All that it has, as lines of N-Quads."""
        request = urllib.request.Request(self.url + "/store",
                                         headers={"Accept": "application/n-quads"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode().splitlines()

    def ask(self, query):
        url = self.url + "/query?" + urllib.parse.urlencode({"query": query})
        request = urllib.request.Request(url, headers={"Accept": "text/csv"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode().splitlines()[1:]


class Real(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-load-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.server = Server(self.folder)
        self.server.start()
        self.addCleanup(lambda: self.server.kill())
        self.lines = pathlib.Path(GRAPH).read_text(encoding="utf-8").splitlines()

    def load(self, *arguments, says="counted there"):
        done = subprocess.run([BINARY, "load", *map(str, arguments)], capture_output=True,
                              text=True, env=ENVIRONMENT, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(says, done.stderr)
        return done.stderr

    def has(self, lines):
        """The store has these lines, each once. It writes some numbers otherwise."""
        should = {WHOLE.sub(r'"\1"^^', l.replace("#nonNegativeInteger>", "#integer>"))
                  for l in lines}
        found = self.server.dump()
        self.assertEqual(len(found), len(should))
        self.assertEqual((sorted(should - set(found))[:3], sorted(set(found) - should)[:3]),
                         ([], []))

    def put(self, lines, name="new.nq"):
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def documents(self, lines):
        return sorted({m[1] for m in map(DOCUMENT.search, lines) if m})

    def test_what_is_loaded_is_there_once(self):
        for arguments in [(), ("--whole",), ("--kind", "oxigraph")]:
            self.load(*arguments, GRAPH, self.server.url)
            self.has(self.lines)

    def test_by_update(self):
        for _ in range(2):
            self.load("--kind", "update", "--query", self.server.url + "/query", GRAPH,
                      self.server.url + "/update")
            self.has(self.lines)

    def test_words_do_not_break_out_of_an_update(self):
        words = r'"\u0022 . } } ; DROP ALL ; INSERT DATA { { <x:s> <x:p> \U0000005C\\u0022"'
        self.load(GRAPH, self.server.url)
        evil = self.put([f"<{KG}a> <{KG}p> {words} <{KG}doc/evil> ."])
        self.load("--kind", "update", evil, self.server.url + "/update", says="not counted")
        self.assertEqual(len(self.server.dump()), len(self.lines) + 1)
        found = self.server.ask(f"SELECT (STRLEN(?o) AS ?n) {{ GRAPH ?g {{ <{KG}a> ?p ?o }} }}")
        self.assertEqual(found, [str(len(r'" . } } ; DROP ALL ; INSERT DATA { { <x:s> <x:p> \\u0022'))])

    def test_an_article_is_replaced_and_removed(self):
        self.load(GRAPH, self.server.url)
        first, second = self.documents(self.lines)[:2]
        changed = [l for l in self.lines
                   if not (l.endswith(f"<{first}> .") and "#char=" in l)]
        new = [l for l in changed if not l.endswith(f"<{second}> .")]
        self.load("--previous", GRAPH, self.put(new), self.server.url,
                  says="1 graph loaded, 1 removed")
        self.has(new)
        self.load("--remove", first, self.server.url, says="1 removed")
        self.has([l for l in new if not l.endswith(f"<{first}> .")])

    def test_of_many_facts_what_has_changed_is_sent(self):
        facts = [f'<{KG}f{i}> <{KG}p> "{"words " * 40}{i}" .' for i in range(20000)]
        old = self.put(self.lines + facts)
        self.load(old, self.server.url)
        new = self.lines + facts[7:] + [f'<{KG}new> <{KG}p> "\\"new\\" }} }}" .']
        old.rename(old.with_name("old.nq"))
        self.load("--previous", old.with_name("old.nq"), self.put(new), self.server.url)
        self.has(new)
        named = ("--facts-graph", KG + "facts")
        count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{KG}facts> {{ ?s ?p ?o }} }}"
        self.load(*named, old.with_name("old.nq"), self.server.url)
        before = int(self.server.ask(count)[0])
        self.load(*named, "--previous", old.with_name("old.nq"), self.put(new),
                  self.server.url)
        self.assertEqual(self.server.ask(count), [str(before - 7 + 1)])

    def test_a_store_that_is_killed_while_it_loads(self):
        many = [f'<{KG}s{i}> <{KG}p> "{"words " * 20}{i}" <{KG}doc/{i // 2500}> .'
                for i in range(20000)]
        file = self.put(self.lines + many, "many.nq")
        loading = subprocess.Popen([BINARY, "load", "-v", "--piece", "1", file, self.server.url],
                                   stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        said = ""
        while "doc/2: 2500 triples" not in said:
            said += loading.stderr.readline()
        self.server.kill()
        time.sleep(0.2)
        self.server.start()
        said += loading.communicate(timeout=120)[1]
        self.assertEqual(loading.returncode, 0, said)
        self.assertIn("counted there", said)
        self.has(self.lines + many)


if __name__ == "__main__":
    unittest.main()
