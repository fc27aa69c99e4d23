#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Names in bad numbers, sizes and spellings: what comes out, and in bounded time.

usage: bad_names_test.py PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
SECONDS = 30  # for any input here; below 3 on an idle machine
MANY = 5000


def surname(i):
    """Invented surnames that are no words: Aaaaov, Baaaov, ..."""
    letters = "".join(chr(ord("a") + i // 26 ** k % 26) for k in range(4))
    return letters.capitalize() + "ov"


class BadNames(unittest.TestCase):
    def things(self, text):
        """The things of a text, by name; fails where it takes too long."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "names.txt")
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            begin = time.monotonic()
            done = subprocess.run([PROGRAM, "statements", path, "-q", "-o", "-"], check=True,
                                  capture_output=True, text=True, encoding="utf-8",
                                  timeout=SECONDS)
        self.assertLess(time.monotonic() - begin, SECONDS)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return {line["name"]: line for line in lines if line["line"] == "thing"}

    def test_one_name_many_times(self):
        things = self.things("Ada Lind met Kari Holt. " * MANY)
        self.assertEqual(sorted(things), ["Ada Lind", "Kari Holt"])
        self.assertEqual(len(things["Ada Lind"]["mentions"]), MANY)

    def test_many_names(self):
        things = self.things(" ".join(f"Anna {surname(i)} met Ivan {surname(i + 7)}."
                                      for i in range(MANY // 2)))
        self.assertGreater(len(things), MANY // 2)

    def test_many_acronyms_and_bodies(self):
        things = self.things(" ".join(
            f"The {surname(i)} Energy Board met. XEB paid. The Ministry of {surname(i)} and "
            f"the Norwegian Ministry of {surname(i)} closed." for i in range(MANY // 5)))
        self.assertGreater(len(things), MANY // 5)

    def test_many_descriptions_and_positions(self):
        self.things(" ".join(
            f"Minister Anna {surname(i)} signed the {surname(i).lower()} agreement. The "
            "minister praised the agreement. She left." for i in range(MANY // 5)))

    def test_long_names(self):
        self.things("Mr. A" + "b" * 10000 + " spoke.")
        self.things("The Ministry of " + "Science and " * 3000 + "Trade met.")
        self.things("Lunde " * 2500 + "Ministry of " + "Holt " * 2500 + "met.")
        self.things("Norway's " * 3000 + "embassy's ministry closed.")
        self.things("ministers " + "Ada Lind and " * 3000 + "Kari Holt met.")

    def test_quotes_without_end(self):
        self.things("\"I will go,\" he said. \"I " * MANY)

    def test_parts_in_a_circle(self):
        things = self.things("The Lunde Institute, part of the Holt Institute, met. The Holt "
                             "Institute, part of the Lunde Institute, met.")
        self.assertEqual(sorted(things), ["Holt Institute", "Lunde Institute"])

    def test_accents_and_case(self):
        things = self.things("Recep Erdoğan spoke. Recep Erdogan left. NORDVIK INC. and "
                             "Nordvik Inc. paid.")
        self.assertEqual(len(things), 2, sorted(things))

    def test_other_scripts_stay_apart(self):
        latin, cyrillic = "Ada Lind", "Ad\u0430 Lind"
        things = self.things(f"Minister {latin} spoke. Minister {cyrillic} left.")
        self.assertIn(latin, things)
        self.assertNotIn(cyrillic, things[latin].get("aliases", []))


if __name__ == "__main__":
    unittest.main()
