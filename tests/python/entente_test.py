#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""The Python package as somebody uses it who has installed the wheel.

usage: entente_test.py LAYOUT_PROGRAM ARTICLES ENTENTE [unittest arguments]
"""
import concurrent.futures
import ctypes
import gc
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import entente
from entente import _library

LAYOUT, ARTICLES, BINARY = sys.argv[1:4]
del sys.argv[1:4]
TEXT = ("Talks in Quito\n\nMinister Jonas Vik met Astrid Lunde in Quito on Monday. "
        "Norway and Peru signed the Quito Accord, Vik said.\n")


def resident():
    """Bytes of memory that the process holds."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


class Structs(unittest.TestCase):
    def test_they_are_those_of_the_headers(self):
        for line in subprocess.check_output([LAYOUT], text=True).splitlines():
            struct, member, at = line.split()
            ours = getattr(_library, struct.removeprefix("Ent"))
            with self.subTest(struct=struct, member=member):
                if member == "size":
                    self.assertGreaterEqual(ctypes.sizeof(ours), int(at))
                else:
                    name = {"from": "from_"}.get(member, member)
                    self.assertEqual(getattr(ours, name).offset, int(at))

    def test_kinds(self):
        told = subprocess.check_output([BINARY, "--help"], text=True)
        kinds = re.search(r"Kind of the input: ([a-z ]+)", told).group(1).split()
        self.assertEqual(list(entente.KINDS), kinds)


class Extract(unittest.TestCase):
    def test_statements(self):
        document = entente.extract(TEXT, id="quito", date="2025-03-04")
        self.assertEqual(document.id, "quito")
        self.assertEqual(document.metadata["date"], "2025-03-04")
        said = {(s["subject"], s["property"], s["object"]): s for s in document}
        self.assertEqual(len(document), len(document.statements))
        met = said["Jonas Vik", "metWith", "Astrid Lunde"]
        self.assertEqual(met["status"], "Asserted")
        self.assertEqual(met["quote"],
                         "Minister Jonas Vik met Astrid Lunde in Quito on Monday.")
        self.assertEqual(met["subject_thing"]["type"], "Person")
        begin, end = met["span"]
        self.assertEqual(TEXT[begin:end], met["quote"])
        told = [s for s in document if s.get("attributed_to") == "Jonas Vik"]
        self.assertTrue(told)
        self.assertTrue(any(thing["name"] == "Peru" for thing in document.things))

    def test_lines_are_those_of_the_command(self):
        for path in sorted(pathlib.Path(ARTICLES).iterdir()):
            command = subprocess.run([BINARY, "statements", path], capture_output=True,
                                     check=True).stdout.decode()
            ours = "".join(d.lines() for d in entente.documents(path))
            self.assertEqual(ours, command)

    def test_odd_texts(self):
        for text in "", " ", "\0", "a\0b", "\u202e", "\U0001f600 met Norway.", "x" * 100000:
            with self.subTest(text=text[:10]):
                self.assertEqual(entente.extract(text).id, "text")
        with self.assertRaises(UnicodeEncodeError):
            entente.extract("\ud800")

    def test_line_separators(self):
        """Python takes more characters for line ends than lines of JSON do."""
        for mark in "\u2028\u2029\x85":
            with self.subTest(mark=mark.encode()):
                title = f"Lima{mark}Quito"
                found = entente.extract("Norway met Peru in Lima.", title=title)
                self.assertEqual(found.metadata["title"], title)

    def test_forms(self):
        document = entente.extract("Norway\nmet\nPeru\n.\n", form="tokens")
        self.assertEqual([s["property"] for s in document], ["metWith"])
        with self.assertRaises(ValueError):
            entente.extract("x", form="pdf")

    def test_threads(self):
        expected = entente.extract(TEXT).lines()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = list(pool.map(lambda _: entente.extract(TEXT).lines(), range(200)))
        self.assertEqual(set(results), {expected})


class Errors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_knowledge(self):
        rules = self.folder / "my.rules"
        rules.write_text("frame oops\n")
        with self.assertRaises(entente.InputError) as caught:
            entente.Extractor(rules=[rules])
        self.assertEqual(caught.exception.file, str(rules))
        self.assertGreater(caught.exception.line, 0)
        with self.assertRaises(entente.Error):
            entente.Extractor(data=self.folder)

    def test_limits(self):
        for limits, reason in (({"max_tokens": 5}, "--max-tokens"),
                               ({"max_seconds": 1e-9}, "--max-seconds")):
            with self.assertRaises(entente.InputError) as caught:
                entente.Extractor(**limits).extract(TEXT, id="long")
            self.assertEqual(caught.exception.file, "long")
            self.assertIn(reason, caught.exception.reason)
        free = entente.Extractor(max_tokens=0, max_seconds=0).extract(TEXT)
        self.assertEqual(len(free), len(entente.extract(TEXT)))
        with self.assertRaises(ValueError):
            entente.Extractor(max_tokens=-1)

    def test_inputs(self):
        bad = self.folder / "bad.txt"
        bad.write_text("")
        good = self.folder / "good.txt"
        good.write_text(TEXT)
        with self.assertRaises(entente.InputError) as caught:
            list(entente.documents([bad, good]))
        self.assertEqual(caught.exception.file, str(bad))
        self.assertIn("empty", caught.exception.reason)
        failed = []
        for jobs in 1, 3:
            read = list(entente.documents([bad, self.folder / "none", good], jobs=jobs,
                                          on_error=failed.append))
            self.assertEqual([d.id for d in read], ["good"])
        self.assertEqual(len(failed), 4)
        with self.assertRaises(ValueError):
            entente.documents([good], kind="soup")

    def test_fields(self):
        feed = self.folder / "feed.jsonl"
        feed.write_text(json.dumps({"body": TEXT, "name": "n"}) + "\n")
        read = list(entente.documents(feed, fields="text=body,id=name"))
        self.assertEqual([d.id for d in read], ["n"])
        self.assertTrue(len(read[0]))

    def test_a_reader_that_is_left(self):
        for _ in range(20):
            for document in entente.documents([ARTICLES], jobs=2):
                break

    def test_outputs(self):
        graph = entente.build(entente.extract(TEXT))
        with self.assertRaises(entente.OutputError):
            graph.write(self.folder / "none" / "x.trig")
        with self.assertRaises(entente.UsageError):
            graph.to_string("nq", base="no iri")
        for call in (lambda: graph.write(self.folder / "x.soup"),
                     lambda: graph.to_string("soup"),
                     lambda: graph.filter(types="Planet"),
                     lambda: graph.filter(about="Nobody Known")):
            with self.assertRaises(ValueError):
                call()
        with self.assertRaises(entente.InputError):
            entente.build([entente.extract(TEXT), entente.extract("Peru met Chile.")])


class Build(unittest.TestCase):
    def test_the_bytes_of_the_command(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            graph = entente.build([ARTICLES])
            self.assertGreater(graph.facts, 10)
            for format in "nq", "jsonld", "gexf", "ttl":
                ours, theirs = folder / f"ours.{format}", folder / f"theirs.{format}"
                graph.write(ours)
                subprocess.run([BINARY, ARTICLES, "-q", "-o", theirs], check=True)
                self.assertEqual(ours.read_bytes(), theirs.read_bytes())
                self.assertEqual(graph.to_bytes(format), theirs.read_bytes())
            graph.write(folder / "x.nq.gz")
            self.assertEqual((folder / "x.nq.gz").read_bytes()[:2], b"\x1f\x8b")

    def test_mixed_and_filtered(self):
        graph = entente.build([ARTICLES, entente.extract(TEXT, id="mine")], texts=True)
        before = graph.entities
        self.assertIn("Astrid Lunde", graph.to_string("html"))
        graph.filter(about="Astrid Lunde")
        self.assertLess(graph.entities, before)
        self.assertIn("Jonas Vik", graph.to_string("list"))
        graph.filter(types="Organization")
        json.loads(graph.to_string("jsonld"))

    def test_wishes(self):
        one = entente.extract("Jonas Vik met Peru.", id="one")
        two = entente.extract("Jonas Vik met Chile.", id="two")
        apart = entente.build([one, two])
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
            file.write("Jonas Vik\tJonas Vik\tPerson\tone\ttwo\n")
            file.flush()
            self.assertEqual(entente.build([one, two], different=file.name).entities,
                             apart.entities + 1)


class Memory(unittest.TestCase):
    def test_nothing_is_kept(self):
        def once():
            document = entente.extract(TEXT)
            list(document)
            entente.build([document]).to_string("nq")
            with self.assertRaises(entente.InputError):
                list(entente.documents(["/nonexistent"]))

        for _ in range(50):
            once()
        gc.collect()
        before = resident()
        for _ in range(400):
            once()
        gc.collect()
        self.assertLess(resident() - before, 1 << 20)


if __name__ == "__main__":
    unittest.main()
