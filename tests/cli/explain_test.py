#!/usr/bin/env python3
# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""entente explain, word for word: explain/session.txt holds commands, each after "$ ",
and what they print of explain/graph.jsonl and explain/copies.jsonl. With UPDATE=1 in the environment the file is
written anew.

usage: explain_test.py ENTENTE [unittest arguments]
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = str(pathlib.Path(sys.argv.pop(1)).resolve())
HERE = pathlib.Path(__file__).parent / "explain"
GRAPHS = "graph", "copies"


def run(command, folder):
    arguments = shlex.split(command)
    assert arguments[0] == "entente"
    result = subprocess.run([BINARY, *arguments[1:]], cwd=folder, capture_output=True,
                            timeout=60, check=False)
    return result.stdout.decode() + result.stderr.decode()


def session():
    """(command, what it should print) of each."""
    parts = re.split(r"^\$ ", (HERE / "session.txt").read_text(), flags=re.M)[1:]
    return [part.split("\n", 1) for part in parts]


class Explain(unittest.TestCase):
    maxDiff = None

    def test_session(self):
        if os.environ.get("UPDATE"):
            text = "".join(f"$ {c}\n{run(c, HERE)}\n" for c, _ in session())
            (HERE / "session.txt").write_text(text)
        self.assertGreater(len(session()), 5)
        for command, expected in session():
            with self.subTest(command=command):
                self.assertEqual(run(command, HERE).strip(), expected.strip())

    def test_other_formats(self):
        """What comes back from N-Quads and TriG is told in the same words."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-explain-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        for kind in ("nq", "trig"):
            for graph in GRAPHS:
                run(f"entente link -q {HERE}/{graph}.jsonl -o {folder}/{graph}.{kind}", HERE)
            for command, expected in session():
                with self.subTest(command=command, kind=kind):
                    for graph in GRAPHS:
                        command = command.replace(f"{graph}.jsonl", f"{folder}/{graph}.{kind}")
                    self.assertEqual(run(command, HERE).strip(), expected.strip())

    def test_hostile_names(self):
        """Control characters do not reach the terminal."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-explain-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        lines = (HERE / "graph.jsonl").read_text().replace("Norway and Chile signed",
                                                           "Norway \\u001b[31m signed")
        (folder / "graph.jsonl").write_text(lines)
        told = run("entente explain Norway --in graph.jsonl", folder)
        self.assertIn("\ufffd[31m", told)
        self.assertNotIn("\x1b", told)

    def test_bytes_that_are_no_text(self):
        """A graph with a broken character is refused, in every notation, before it is told."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="entente-explain-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        for kind in ("ttl", "trig", "nq"):
            run(f"entente link -q --statements {HERE}/graph.jsonl -o {folder}/graph.{kind}", HERE)
            whole = (folder / f"graph.{kind}").read_bytes()
            self.assertIn(b"Norway and Chile signed", whole)
            (folder / f"bad.{kind}").write_bytes(
                whole.replace(b"Norway and Chile signed", b"Norway and Chile \xf1"))
            told = run(f"entente explain Norway --in bad.{kind}", folder)
            self.assertIn("UTF-8", told)
            self.assertNotIn("\ufffd", told)


if __name__ == "__main__":
    unittest.main()
