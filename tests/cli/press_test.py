#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Linking a press of tens of thousands of statements: memory a statement and a quad stay
within bounds, time grows with the statements, and the order of the input changes nothing.

usage: press_test.py ENTENTE SOURCE_DIR [unittest arguments]
"""
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import unittest

BINARY = sys.argv.pop(1)
SOURCE = pathlib.Path(sys.argv.pop(1))
SMALL, LARGE = 8000, 32000
# Peak of the whole process over its statements at LARGE; 1200 when this was written.
MOST_A_STATEMENT = 1450
MOST_A_QUAD = 30


class Press(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="entente-press-")
        cls.folder = pathlib.Path(cls.temporary.name)
        lines = cls.folder / "samples.jsonl"
        subprocess.run([BINARY, "statements", "-q", SOURCE / "samples/articles", "-o",
                        lines], check=True)
        for size in (SMALL, LARGE):
            with open(cls.folder / f"{size}.jsonl", "wb") as out:
                subprocess.run([sys.executable, SOURCE / "tests/bench/repeat_press.py",
                                lines, str(size)], stdout=out, check=True,
                               stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def link(self, *inputs, output):
        """Peak in bytes, bytes a statement, processor seconds."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run([BINARY, "link", "-v", *inputs, "-o", output],
                                capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        summary = result.stderr.decode().splitlines()[-1]
        found = re.search(r"peak memory (\d+) MB, (\d+) bytes a statement", summary)
        self.assertIsNotNone(found, summary)
        return int(found[1]) * 1e6, int(found[2]), after.ru_utime - before.ru_utime

    def test_memory_is_bounded(self):
        lines, nquads = self.folder / f"{LARGE}.jsonl", self.folder / "g.nq"
        peak, each, _ = self.link(lines, output=nquads)
        self.assertLess(each, MOST_A_STATEMENT)
        bare, _, _ = self.link(lines, output="list:/dev/null")
        with open(nquads, "rb") as quads:
            self.assertLess((peak - bare) / sum(1 for _ in quads), MOST_A_QUAD)

    def test_time_grows_with_the_statements(self):
        times = [min(self.link(self.folder / f"{size}.jsonl", output="nq:/dev/null")[2]
                     for _ in range(2)) for size in (SMALL, LARGE)]
        self.assertLess(times[1], 9 * times[0] + 0.3, times)

    def test_order_changes_nothing(self):
        documents = []
        with open(self.folder / f"{SMALL}.jsonl", encoding="utf-8") as source:
            for line in source:
                if line.startswith('{"line":"document"'):
                    documents.append([])
                documents[-1].append(line)
        self.assertGreater(len(documents), 100)
        half = len(documents) // 2
        parts = [self.folder / "part2.jsonl", self.folder / "part1.jsonl"]
        for path, some in zip(parts, (documents[:half - 1:-1], documents[half - 1::-1])):
            path.write_text("".join(line for d in some for line in d), encoding="utf-8")
        outputs = [self.folder / "whole.trig", self.folder / "parts.trig"]
        self.link(self.folder / f"{SMALL}.jsonl", output=outputs[0])
        self.link(*parts, output=outputs[1])
        self.assertEqual(outputs[0].read_bytes(), outputs[1].read_bytes())


if __name__ == "__main__":
    unittest.main()
