#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""A document over a limit of tokens or of seconds: it is named, the rest goes on.

usage: limits_test.py ENTENTE [unittest arguments]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = sys.argv.pop(1)
FIRST = "Minister Jonas Vik met Astrid Lunde in Quito on Monday. Norway and Peru signed a pact.\n"
LAST = "Kenya joined the Nairobi Accord on 3 March 2025, its president Wanja Oduor said.\n"
LONG = FIRST * 60
# Names without number, which are compared with each other: some seconds of work.
ENDLESS = "".join(f"The {a}{b}{c} Council signed a pact with the {c}{b}{a} Bank in Oslo.\n"
                  for a in ("Bor", "Dal", "Fen", "Gim", "Hol", "Jar", "Kel", "Lom", "Mir")
                  for b in map("".join, zip("abcdefghijklmnopqrst" * 5, "aeiou" * 20))
                  for c in ("bek", "dor", "fal", "gan", "hus", "jen", "kir", "lan", "mos"))
TIMEOUT = 120


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True,
                          timeout=TIMEOUT, check=False)


def documents(result):
    """The ids of those that gave lines."""
    lines = map(json.loads, result.stdout.splitlines())
    return [line["id"] for line in lines if line["line"] == "document"]


class Limits(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-limits-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.first = self.write("1.txt", FIRST)
        self.last = self.write("3.txt", LAST)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def good_lines(self):
        result = run("statements", self.first, self.last)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(documents(result), ["1", "3"])
        self.assertGreater(result.stdout.count(b'{"line":"statement"'), 5)
        return result.stdout

    def check_between(self, long, message, *limit):
        """The long one stands between the good ones: it alone is missing."""
        good, report = self.good_lines(), self.folder / "failed.jsonl"
        for jobs in 1, 2:
            result = run("statements", self.first, long, self.last, "-j", jobs,
                         "--failed", report, *limit)
            self.assertEqual(result.returncode, 1, result.stderr)
            self.assertEqual(result.stdout, good)
            self.assertRegex(result.stderr.decode(), f"{re.escape(str(long))}: {message}")
            failed = [json.loads(line) for line in report.read_text().splitlines()]
            self.assertEqual([line["file"] for line in failed], [str(long)])
            self.assertRegex(failed[0]["reason"], message)

    def test_tokens(self):
        self.check_between(self.write("2.txt", LONG), r"\d+ tokens are more than the 500 that "
                           r"are read of one document \(--max-tokens\)", "--max-tokens", 500)

    def test_tokens_to_the_last(self):
        message = run("statements", self.first, "--max-tokens", 1).stderr.decode()
        tokens = int(re.search(r"(\d+) tokens are more than the 1 that", message)[1])
        self.assertEqual(run("statements", self.first, "--max-tokens", tokens).returncode, 0)
        self.assertEqual(run("statements", self.first, "--max-tokens", tokens - 1).returncode, 1)
        given = self.write("given.tokens", FIRST.replace(" ", "\n"))
        self.assertEqual(run("statements", given, "--max-tokens", 5).returncode, 1)

    def test_no_time_at_all(self):
        """Whatever the machine: no time is too little for every document."""
        for jobs in 1, 2:
            result = run("statements", self.first, self.last, "--max-seconds", 1e-9, "-j", jobs)
            self.assertEqual((result.returncode, result.stdout), (1, b""))
            self.assertEqual(result.stderr.count(b"(--max-seconds)"), 2)

    def test_seconds(self):
        long = self.write("2.txt", ENDLESS * 6)
        start = time.monotonic()
        self.check_between(long, r"it takes more than the 0.5 seconds that one document may "
                           r"take \(--max-seconds\)", "--max-seconds", 0.5)
        print(f"{time.monotonic() - start:.1f} s for two runs of half a second")

    def test_none(self):
        long, good = self.write("2.txt", LONG), self.good_lines()
        result = run("statements", long, self.first, "--max-tokens", 0, "--max-seconds", 0)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(documents(result), ["2", "1"])
        self.assertIn(result.stdout[result.stdout.index(b'{"line":"document","id":"1"'):], good)

    def test_wrong_values(self):
        for option, value in (("--max-tokens", -1), ("--max-seconds", -0.1),
                              ("--max-seconds", "nan"), ("--max-tokens", "x")):
            result = run("statements", self.first, f"{option}={value}")
            self.assertEqual(result.returncode, 2, (option, value))

    def test_a_line_of_a_feed_is_read_again(self):
        texts = [FIRST, LONG, LAST]
        feed = self.write("feed.jsonl", "".join(json.dumps({"text": text}) + "\n"
                                                for text in texts))
        report = self.folder / "failed.jsonl"
        result = run("statements", feed, "--max-tokens", 500, "--failed", report)
        self.assertEqual((result.returncode, len(documents(result))), (1, 2))
        failed = json.loads(report.read_text())
        self.assertEqual((failed["file"], failed["line"]), (str(feed), 2))
        again = run("statements", "--inputs-from", report)
        self.assertEqual((again.returncode, len(documents(again))), (0, 1), again.stderr)

    def test_store(self):
        store, long = self.folder / "s.store", self.write("2.txt", LONG)
        inputs = ("statements", self.first, long, self.last, "--store", store)
        result = run(*inputs, "--max-tokens", 500)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"2 put in", result.stderr)
        result = run(*inputs)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b"1 put in, 2 unchanged", result.stderr)

    def test_build_and_dump(self):
        long, graph = self.write("2.txt", LONG), self.folder / "g.nq"
        result = run("build", self.first, long, "-o", graph, "--max-tokens", 500)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"Quito", graph.read_bytes())
        for stage in "tokens", "tree", "coref", "statements":
            good = run("build", self.first, "--dump", stage)
            self.assertEqual(good.returncode, 0)
            both = run("build", long, self.first, "--dump", stage, "--max-tokens", 500)
            self.assertEqual((both.returncode, both.stdout), (1, good.stdout))
            self.assertIn(b"(--max-tokens)", both.stderr)


if __name__ == "__main__":
    unittest.main()
