#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""A disk that is full at any time: in every format each call that changes a file fails once, and
from then on. Then the old file is still there, nothing else is, the message says so, and the
exit status is 3; or the output is whole and the status 0, where there is another way.

usage: full_disk_test.py ENTENTE FAIL_CALLS.so
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY, SHIM = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
GRAPH = pathlib.Path(__file__).parent / "explain/graph.jsonl"
EXTENSIONS = ("nq trig jsonld ttl nt rdf dot html gexf graphml cyjs cypher nodes.csv edges.csv "
              "neo4j-nodes.csv neo4j-edges.csv jsonl ledger txt nq.gz").split()
PICTURES = ("svg", "png", "pdf") if shutil.which("dot") else ()


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.scratch.name).resolve()
        self.folder = self.root / "watched"

    def tearDown(self):
        self.scratch.cleanup()

    def link(self, name, **fail):
        """(result, calls): a run beside an old file, with failures as told."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / name).write_bytes(b"old")
        count = self.root / "count"
        environment = {**os.environ, **fail, "LD_PRELOAD": SHIM, "TMPDIR": str(self.folder),
                       "FAIL_FOLDER": str(self.folder), "FAIL_COUNT": str(count),
                       "ENTENTE_SANDBOX": "off"}  # the shim counts elsewhere
        result = subprocess.run([BINARY, "link", str(GRAPH), "-q", "-o", str(self.folder / name)],
                                env=environment, capture_output=True, timeout=60, check=False)
        return result, int(count.read_text())

    def check(self, name, whole, result):
        left = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        message = result.stderr.decode()
        if result.returncode == 0:
            self.assertEqual(left, {name: whole})
            return
        self.assertEqual(result.returncode, 3, message)
        self.assertEqual(left, {name: b"old"})
        self.assertRegex(message, re.escape(name) + ".*(No space left|cannot|no temporary)")

    def fail_each(self, name):
        result, calls = self.link(name)
        whole = (self.folder / name).read_bytes()
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertGreaterEqual(calls, 5)
        failed = 0
        for at in range(1, calls + 1):
            for how in ({}, {"FAIL_ONCE": "1"}):
                with self.subTest(name=name, at=at, **how):
                    result, _ = self.link(name, FAIL_AT=str(at), **how)
                    self.check(name, whole, result)
                    failed += result.returncode == 3
        self.assertGreaterEqual(failed, 4, name)

    def test_formats(self):
        for extension in EXTENSIONS:
            self.fail_each("kg." + extension)

    def test_pictures(self):
        for extension in PICTURES:
            self.fail_each("kg." + extension)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main()
